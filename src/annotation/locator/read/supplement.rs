//! What a supplement counts apart: `supp. fig. 1` is `fig. S1`, as works print it themselves.

use super::item::list;
use super::word::{Word, word};
use super::{Wrong, hint, skip};
use crate::annotation::locator::number::Class;
use crate::annotation::locator::unit::Unit;
use crate::annotation::locator::{Number, Part, Range};

/// The letter before numbers of a supplement.
const LETTER: &str = "S";

/// The word behind `suppl.`, if it is of what a supplement counts apart.
pub(super) fn counted(text: &str, word_of: &Word, at: usize) -> Option<Word> {
    (word_of.found.unit == Unit::Supplement)
        .then(|| word(text, at))?
        .filter(|word| word.found.unit.is_supplemented())
}

/// The figures or the like from a byte on, behind the word for them that stands behind `suppl.`, and where they end.
///
/// # Errors
/// What was expected, where no number follows or one that cannot have the letter.
pub(super) fn part(text: &str, word: Word) -> Result<(Part, usize), Wrong> {
    let at = skip(text, word.end);
    let (ranges, end) = list(text, at, &word.found)?;
    let ranges: Option<Vec<Range>> = ranges.iter().map(lettered_range).collect();
    let ranges = ranges.ok_or_else(|| hint::unsupplemented(at, text[at..end].trim_end(), &word))?;
    Ok((Part::Numbered { unit: word.found.unit, kept: word.kept, ranges }, end))
}

fn lettered_range(range: &Range) -> Option<Range> {
    Some(Range { from: lettered(&range.from)?, to: lettered(&range.to)?, is_same: range.is_same })
}

/// `1` and `S1` as `S1`; none for a number of another sort.
fn lettered(number: &Number) -> Option<Number> {
    match number.class() {
        Class::Arabic => Number::read(&format!("{LETTER}{number}")),
        Class::Lettered(letter) if letter == LETTER => Some(number.clone()),
        Class::Lettered(_) | Class::Roman => None,
    }
}
