//! What of a question is looked at before it is read: whether it is a question in a form of the language, however
//! faulty, several questions, or one from a standpoint.

use crate::query::attribute::Attribute;
use crate::query::understand::fault::is_foreign;
use crate::query::understand::stance::parted;

/// True of a question that is in the core, has stages, or is of another query language: it is what it says, or a
/// fault, and nothing is to be read into it.
#[must_use]
pub fn is_formal(question: &str) -> bool {
    let lower = question.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_sign = |c: char| matches!(c, '=' | '<' | '>' | '|' | '{' | '}' | '[' | ']' | '^');
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let begins_stage = |pair: &[&str]| match pair[0] {
        "matching" => true,
        "sort" if pair[1] == "of" => false,
        "per" | "sort" => pair[1] == "by" || pair[1] == "count" || Attribute::from_word(pair[1]).is_some(),
        "having" => ["count", "more", "fewer", "less", "at", "exactly"].contains(&pair[1]),
        "limit" => is_number(pair[1]),
        "order" | "group" => pair[1] == "by",
        _ => false,
    };
    words.first().is_none_or(|first| ["find", "trace", "search"].contains(first))
        || words.windows(2).skip(1).any(begins_stage)
        || question.contains(is_sign)
        || question.contains("&&")
        || is_foreign(question)
}

/// True of a question that begins as only one form does, which tells best what is wrong with it.
#[must_use]
pub fn has_form(question: &str) -> bool {
    let (standpoint, asked) = with_standpoint(question);
    let first = asked.split_whitespace().next().unwrap_or_default().to_lowercase();
    !standpoint.is_empty() && standpoint.to_lowercase().starts_with("as")
        || ["compare", "count", "as"].contains(&first.as_str())
}

/// The questions that `;` parts, outside quotes; at least one.
#[must_use]
pub fn questions(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted) = (Vec::new(), 0, false);
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            // In quotes a backslash keeps what follows it from ending them.
            '\\' if quoted => drop(chars.next()),
            '"' | '“' | '”' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    let asked: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    if asked.len() < 2 { vec![text] } else { asked }
}

/// The standpoint at the beginning of a question that a colon ends, `as of 2005, according to Waltz: `, and what follows.
#[must_use]
pub fn with_standpoint(question: &str) -> (&str, &str) {
    match parted(question) {
        Some(parted) if parted.by_colon => question.split_at(question.trim_end().len() - parted.asked.len()),
        _ => ("", question),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_formal, questions, with_standpoint};

    #[test]
    fn questions_are_parted_outside_quotes() {
        assert_eq!(questions("a; b;"), ["a", "b"]);
        assert_eq!(questions("search \"a; b\""), ["search \"a; b\""]);
        assert_eq!(questions(" ; "), [" ; "]);
    }

    #[test]
    fn a_standpoint_is_parted_from_the_question() {
        assert_eq!(with_standpoint("as of 2005: who"), ("as of 2005: ", "who"));
        assert_eq!(with_standpoint("who: what"), ("", "who: what"));
        assert_eq!(
            with_standpoint("According to work:kydd2005: without Webber: why: what"),
            ("According to work:kydd2005: without Webber: ", "why: what")
        );
    }

    #[test]
    fn stages_and_signs_are_formal() {
        for question in ["find x", "claims limit 3", "claims sort year", "a && b", "SELECT * FROM claims", ""]
        {
            assert!(is_formal(question), "{question}");
        }
        for question in ["does competition limit growth", "what sort of trust", "in order to"] {
            assert!(!is_formal(question), "{question}");
        }
    }
}
