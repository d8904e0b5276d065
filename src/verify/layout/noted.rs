//! Notes at the feet of pages, as plain text has them: a line that begins with the number of a note whose mark stands above
//! on the page. They become notes as Markdown writes them, so that the text goes on behind them.

use std::collections::{BTreeMap, BTreeSet};

use crate::verify::raised::{digit, raised};

/// No more notes are left out between two.
const GAP: u32 = 2;
/// So many notes in a row show that lines that begin with numbers are notes.
const FEWEST: usize = 2;
/// A page has no more notes; of more lines that begin with numbers the last ones may be notes.
const MOST: usize = 40;

/// A line that begins with a number.
struct Line {
    /// Which line of the page it is.
    at: usize,
    /// The byte of the page with which it begins.
    from: usize,
    /// The number.
    number: u32,
}

/// The pages with their notes as `[^12]: …`.
pub(super) fn noted(pages: Vec<String>) -> Vec<String> {
    let found: Vec<Vec<(usize, u32)>> = pages.iter().map(|page| on_page(page)).collect();
    if found.iter().map(Vec::len).sum::<usize>() < FEWEST {
        return pages;
    }
    pages.into_iter().zip(found).map(|(page, notes)| with_notes(&page, &notes)).collect()
}

/// The notes of a page: the line of each, and its number. They stand one after another, and each has its mark above the
/// first of them.
fn on_page(page: &str) -> Vec<(usize, u32)> {
    let mut numbered: Vec<Line> = Vec::new();
    let mut from = 0;
    for (at, line) in page.split_inclusive('\n').enumerate() {
        numbered.extend(number(line).map(|(number, _)| Line { at, from, number }));
        from += line.len();
    }
    let numbered = &numbered[numbered.len().saturating_sub(MOST)..];
    let written = page.len() - page.trim_start().len();
    let marks: BTreeMap<u32, Option<usize>> = numbered
        .iter()
        .map(|line| line.number)
        .collect::<BTreeSet<u32>>()
        .into_iter()
        .map(|number| (number, first_mark(page, number)))
        .collect();
    let is_marked_above =
        |number: u32, from: usize| marks.get(&number).copied().flatten().is_some_and(|mark| mark < from);
    // From each line that may be the first note, as far as the numbers go on.
    for (start, first) in numbered.iter().enumerate().filter(|(_, first)| first.from > written) {
        let mut notes: Vec<(usize, u32)> = Vec::new();
        for line in &numbered[start..] {
            let goes_on =
                notes.last().is_none_or(|(_, last)| line.number > *last && line.number - last <= GAP);
            if goes_on {
                notes.push((line.at, line.number));
            }
        }
        if notes.iter().all(|(_, number)| is_marked_above(*number, first.from)) {
            return notes;
        }
    }
    Vec::new()
}

/// The number of a note at the beginning of a line, and what follows: `12 See`, `12. See`, `¹² See`.
fn number(line: &str) -> Option<(u32, &str)> {
    let line = line.trim_start();
    let plain: String = line.chars().map_while(digit).collect();
    let raised = line.chars().take(plain.len()).all(|char| !char.is_ascii_digit());
    let length: usize = line.chars().take(plain.len()).map(char::len_utf8).sum();
    let rest = &line[length..];
    let rest = if raised { rest } else { rest.strip_prefix(['.', ')']).unwrap_or(rest) };
    let is_parted = raised || rest.starts_with([' ', '\t']);
    let words = rest.trim_start();
    let begins = words.starts_with(|char: char| char.is_alphabetic() || "'\"‘“«(*_[".contains(char));
    let number = plain.parse().ok().filter(|_| plain.len() <= 3 && is_parted && begins)?;
    Some((number, words))
}

/// Where the mark of a note first stands behind a word: `trust12`, `trust.¹²`, `trust[12]`, `trust<sup>12</sup>`.
fn first_mark(text: &str, number: u32) -> Option<usize> {
    let plain = number.to_string();
    let raised: String = plain.chars().filter_map(raised).collect();
    let forms = [format!("[{plain}]"), format!("<sup>{plain}</sup>"), format!("[^{plain}]"), raised, plain];
    let first = |form: &String| {
        let mut places = text.match_indices(form.as_str()).map(|(at, _)| at);
        places.find(|at| is_behind_word(text, *at, form.len()))
    };
    forms.iter().filter_map(first).min()
}

/// True for what stands behind a word, perhaps with a sign between: `trust.12`, but not `3.12` nor `trust12a`.
fn is_behind_word(text: &str, at: usize, length: usize) -> bool {
    let word = text[..at].trim_end_matches(|char: char| ".,;:!?'\"’”»)".contains(char));
    let after = text[at + length..].chars().next();
    word.ends_with(char::is_alphabetic) && !after.is_some_and(char::is_alphanumeric)
}

fn with_notes(page: &str, notes: &[(usize, u32)]) -> String {
    let mut out = String::with_capacity(page.len());
    for (at, line) in page.lines().enumerate() {
        match notes.iter().find(|(line, _)| *line == at).and_then(|_| number(line)) {
            Some((number, words)) => out += &format!("\n[^{number}]: {words}\n"),
            None => out += &format!("{line}\n"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::noted;

    #[test]
    fn notes_at_the_feet_of_pages_have_their_marks_above() {
        let pages = ["They trust.1 And\nso on2 they go\n\n1 See Oak.\n2. See Elm,\np. 3.", "on.³\n3 Ibid.\n"];
        let expected = [
            "They trust.1 And\nso on2 they go\n\n\n[^1]: See Oak.\n\n[^2]: See Elm,\np. 3.\n",
            "on.³\n\n[^3]: Ibid.\n",
        ];
        assert_eq!(noted(pages.map(str::to_owned).to_vec()), expected);
    }

    #[test]
    fn many_numbered_lines_take_no_longer() {
        let list: String = (0..30_000).map(|at| format!("{} a line\n", at % 900 + 1)).collect();
        let pages = vec![format!("They trust1 and so2.\n{list}1 See Oak.\n2 See Elm."), "On.".to_owned()];
        let begun = std::time::Instant::now();
        let noted = noted(pages);
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
        assert!(noted[0].ends_with("\n[^1]: See Oak.\n\n[^2]: See Elm.\n"));
    }

    #[test]
    fn lists_and_numbers_in_the_text_are_no_notes() {
        let pages = ["These:\n1. Oak\n2. Elm\nand 3.5 of 12", "In\n1998 they\n12 of them"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(noted(pages.clone()), pages);
    }
}
