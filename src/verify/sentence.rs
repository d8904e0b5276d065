//! Which words of a paragraph a note is for.

use crate::verify::text::Passage;

/// Signs that end a sentence, and those that may stand behind them.
const ENDS: [char; 4] = ['.', '?', '!', '…'];
const CLOSERS: [char; 7] = ['\'', '"', '’', '”', '»', ')', ']'];
/// Signs that open or close a quotation, by kind: printers and keyboards mix those of one kind.
const SIGNS: [&[char]; 3] = [&['\'', '‘', '’', '‚'], &['"', '“', '”', '„'], &['«', '»', '‹', '›']];
/// Words after whose point a sentence goes on.
const SHORT: [&str; 20] = [
    "al", "cf", "ch", "dr", "ed", "eds", "e.g", "i.e", "jr", "mr", "mrs", "ms", "no", "p", "pp", "prof",
    "st", "trans", "vol", "vs",
];

/// The sentence that holds the character `at`: from its first character up to the one after its last.
pub(super) fn sentence(chars: &[char], at: usize) -> (usize, usize) {
    let start = (1..=at).rev().find(|start| begins(chars, *start)).unwrap_or(0);
    let end = (at + 1..chars.len()).find(|end| begins(chars, *end)).unwrap_or(chars.len());
    (start, end)
}

/// True where a mark of the note stands in a sentence of the range, or closes a quotation of several
/// sentences to which one of them belongs.
pub(super) fn carries(passage: &Passage, label: &str, start: usize, end: usize) -> bool {
    let chars = &passage.exact.chars;
    let mut marks = passage.marks.iter().filter(|mark| mark.label == label);
    marks.any(|mark| {
        let Some(before) = mark.at.checked_sub(1) else { return false };
        let (own, last) = sentence(chars, before);
        let opened = quotation(passage, mark.at).map_or(own, |at| sentence(chars, at).0);
        opened.min(own) < end && start < last
    })
}

/// Where the quotation opens that closes before a mark at `end`. Another note's mark in between shows
/// that it is not one quotation.
fn quotation(passage: &Passage, end: usize) -> Option<usize> {
    let chars = &passage.exact.chars;
    let signs = SIGNS.iter().find(|signs| signs.contains(&chars[end - 1]))?;
    let opens = |at: &usize| {
        signs.contains(&chars[*at])
            && at.checked_sub(1).is_none_or(|before| chars[before] == ' ' || chars[before] == '(')
            && chars.get(at + 1).is_some_and(|after| after.is_alphanumeric() || *after == '[')
    };
    let start = (0..end - 1).rev().find(opens)?;
    let interrupted = passage.marks.iter().any(|mark| start < mark.at && mark.at < end);
    (!interrupted).then_some(start)
}

/// True where a sentence begins.
fn begins(chars: &[char], at: usize) -> bool {
    if chars[at - 1] != ' ' || chars[at].is_lowercase() {
        return false;
    }
    let before = &chars[..at - 1];
    let closed = before.iter().rev().take_while(|char| CLOSERS.contains(char)).count();
    let before = &before[..before.len() - closed];
    let Some((end, before)) = before.split_last() else { return false };
    if !ENDS.contains(end) {
        return false;
    }
    let word = before.iter().rev().take_while(|char| char.is_alphanumeric() || **char == '.').count();
    let word: String = before[before.len() - word..].iter().collect();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    *end != '.' || !(initial || SHORT.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::{carries, sentence};
    use crate::verify::text::plain_text;

    fn carrying(paragraph: &str, label: &str) -> Vec<String> {
        let text = plain_text(paragraph, "");
        let chars = &text.passages[0].exact.chars;
        let (mut at, mut found) = (0, Vec::new());
        while at < chars.len() {
            let (start, end) = sentence(chars, at);
            if carries(&text.passages[0], label, start, end) {
                found.push(chars[start..end].iter().collect::<String>().trim().to_owned());
            }
            at = end;
        }
        found
    }

    #[test]
    fn a_mark_is_carried_by_its_sentence() {
        let text = "One.<sup>1</sup> Two<sup>2</sup> goes on. Three 'a b'.<sup>3</sup>";
        for (label, sentence) in [("1", "One."), ("2", "Two goes on."), ("3", "Three 'a b'.")] {
            assert_eq!(carrying(text, label), [sentence]);
        }
        assert!(carrying(text, "4").is_empty());
    }

    #[test]
    fn a_mark_that_closes_a_quotation_is_for_all_of_it() {
        let text = "Zero. He says, \"One isn't. Two.”<sup>1</sup> 'Three. Four.' Five. Six.'<sup>2</sup>";
        assert_eq!(carrying(text, "1"), ["He says, \"One isn't.", "Two.”"]);
        let text = "'One. Two'<sup>1</sup> Three. Four.'<sup>2</sup>";
        assert_eq!(carrying(text, "2"), ["Four.'"]);
    }

    #[test]
    fn sentences_end_at_their_ends_only() {
        let text = "So says J. Smith et al. (p. 3). \"Is it?\" It is, i.e. so. And 'so.' (Yes!) End";
        let chars: Vec<char> = text.chars().collect();
        let (mut at, mut found) = (0, Vec::new());
        while at < chars.len() {
            let (start, end) = sentence(&chars, at);
            assert!(start <= at && at < end);
            found.push(chars[start..end].iter().collect::<String>());
            at = end;
        }
        assert_eq!(
            found,
            [
                "So says J. Smith et al. (p. 3). ",
                "\"Is it?\" ",
                "It is, i.e. so. ",
                "And 'so.' ",
                "(Yes!) ",
                "End"
            ]
        );
    }
}
