//! What a quote says otherwise than the text, where brackets show it: `[T]he` for “the”, `[the pilots]` for “they”; and the
//! numbers behind words that it leaves out.

use crate::verify::find::{Hit, Match};
use crate::verify::inline::SOFT;
use crate::verify::quote::{ENDING, LETTER, Quote};
use crate::verify::text::Passage;
use crate::verify::word::words;

/// What was changed, a phrase each, in the order of kinds: words put in, words changed, numbers left out.
pub(super) fn edited(passage: &Passage, quote: &Quote, how: Match, hit: Hit) -> Vec<String> {
    if how != Match::Loose {
        return Vec::new();
    }
    let pattern = quote.pattern(how);
    let gaps = quote.gaps(passage, how, hit);
    let printed = |(start, end): (usize, usize)| -> String {
        let chars = passage.exact.chars[start..end].iter().filter(|char| **char != SOFT);
        chars.collect::<String>().trim().replace([';', '\t'], ",")
    };
    let put_in = |own: &String| format!("{} put in", own.replace([';', '\t'], ","));
    let mut told: Vec<String> = pattern.before.iter().map(put_in).collect();
    for (joint, gap) in pattern.joints.iter().zip(&gaps).filter(|(joint, _)| !joint.own.is_empty()) {
        let author = printed(*gap);
        if joint.omits || !author.contains(char::is_alphanumeric) {
            told.extend(joint.own.iter().map(put_in));
        } else {
            let own = joint.own.join(" ").replace([';', '\t'], ",");
            told.push(format!("{own} for “{author}”"));
        }
    }
    told.extend(pattern.behind.iter().map(put_in));
    // Where each part stands: from the end of a gap to the beginning of the next.
    let starts = std::iter::once(hit.start).chain(gaps.iter().map(|gap| gap.1));
    let ends = gaps.iter().map(|gap| gap.0).chain(std::iter::once(hit.end));
    let mut changed = pattern.changed.iter();
    for ((part, start), end) in pattern.parts.iter().zip(starts).zip(ends) {
        let own = words_with(&part.chars, |char| char == LETTER || char == ENDING);
        let author: Vec<(usize, usize)> = words(&passage.exact.chars[start..end])
            .into_iter()
            .map(|(from, to)| (start + from, start + to))
            .filter(|(from, to)| !passage.exact.skips.iter().any(|skip| skip.from <= *from && *to <= skip.to))
            .collect();
        for at in own {
            let Some(word) = changed.next() else { break };
            match author.get(at) {
                Some(span) => told.push(format!("{word} for “{}”", printed(*span))),
                None => told.push(format!("{word} changed")),
            }
        }
        for skip in
            passage.exact.skips.iter().filter(|skip| skip.is_loose && start <= skip.from && skip.to <= end)
        {
            let number = printed((skip.from, skip.to));
            if number.chars().all(|char| char.is_ascii_digit()) {
                told.push(format!("without the number {number} behind a word"));
            }
        }
    }
    told
}

/// The numbers of the words in which signs stand, once for each row of signs.
fn words_with(chars: &[char], is_sign: impl Fn(char) -> bool) -> Vec<usize> {
    let bare: Vec<char> = chars.iter().map(|char| if is_sign(*char) { 'x' } else { *char }).collect();
    let spans = words(&bare);
    let begins =
        |at: &usize| is_sign(chars[*at]) && !at.checked_sub(1).is_some_and(|before| is_sign(chars[before]));
    let signs = (0..chars.len()).filter(begins);
    signs.filter_map(|at| spans.iter().position(|(start, end)| (*start..*end).contains(&at))).collect()
}
