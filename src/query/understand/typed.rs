//! What of a question is looked at before it is read: whether it is a question in a form of the language, however
//! faulty, several questions, or one as of a year.

use crate::query::attribute::Attribute;
use crate::query::understand::fault::is_foreign;

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
    let first = question.split_whitespace().next().unwrap_or_default().to_lowercase();
    ["compare", "count", "as"].contains(&first.as_str())
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

/// `as of 2005: ` at the beginning of a question, and what follows.
#[must_use]
pub fn of_year(question: &str) -> (&str, &str) {
    let begins = question.trim_start().to_lowercase().starts_with("as of ");
    let Some(colon) = question.find(':').filter(|_| begins) else { return ("", question) };
    let blanks = question[colon + 1..].len() - question[colon + 1..].trim_start().len();
    question.split_at(colon + 1 + blanks)
}

#[cfg(test)]
mod tests {
    use super::{is_formal, of_year, questions};

    #[test]
    fn questions_are_parted_outside_quotes() {
        assert_eq!(questions("a; b;"), ["a", "b"]);
        assert_eq!(questions("search \"a; b\""), ["search \"a; b\""]);
        assert_eq!(questions(" ; "), [" ; "]);
    }

    #[test]
    fn a_year_is_parted_from_the_question() {
        assert_eq!(of_year("as of 2005: who"), ("as of 2005: ", "who"));
        assert_eq!(of_year("who: what"), ("", "who: what"));
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
