//! A record written down from its parts.

use crate::annotation::lenient::closing;
use crate::annotation::locator::{quoted, unescaped};

/// A record that is wanted: its keyword, the words of its first line, and its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// `claim`, `cite`, a declared kind, …
    pub keyword: String,
    /// The words after it: an id and perhaps a label or a question; the two places of a citation.
    pub head: Vec<String>,
    /// Names and values in the language; but the value of `quote` is the words themselves, without quotation marks
    /// around them.
    pub fields: Vec<(String, String)>,
}

/// The record in the language. It may be wrong: reading it tells.
#[must_use]
pub fn written(wanted: &Wanted) -> String {
    let mut text = head(wanted) + "\n";
    for (name, value) in &wanted.fields {
        text += &format!("  {}  {}\n", line(name), value_of(name, value));
    }
    text
}

fn head(wanted: &Wanted) -> String {
    let words: Vec<String> = wanted.head.iter().map(|word| line(word)).collect();
    let keyword = line(&wanted.keyword);
    let rest = match (keyword.as_str(), words.as_slice()) {
        ("cite", [from, to]) if !from.contains("->") && !to.contains("->") => format!("{from} -> {to}"),
        ("expect", words) => string(&words.join(" ")),
        ("claim" | "cite" | "work" | "scholar" | "kind" | "relation", words) => words.join(" "),
        // A topic with its label, or a saved question.
        (_, [id, label @ ..]) if !label.is_empty() => format!("{id} {}", string(&label.join(" "))),
        (_, words) => words.join(" "),
    };
    format!("{keyword} {rest}").trim_end().to_owned()
}

/// Words of an argument on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn value_of(name: &str, value: &str) -> String {
    let value = line(value);
    if name == "quote" { quoted(&value) } else { value }
}

/// The words of a quote that somebody typed, who may have put it into quotation marks as a file has it, or as a text does.
#[must_use]
pub fn words_of(typed: &str) -> String {
    let typed = typed.trim();
    let inside = typed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if let Some(inside) = inside.filter(|inside| is_inside(inside)) {
        return unescaped(inside);
    }
    within_marks(typed).unwrap_or(typed).trim().to_owned()
}

/// True of what can stand between the marks of one string.
fn is_inside(text: &str) -> bool {
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '"' || letter == '\\' && letters.next().is_none() {
            return false;
        }
    }
    true
}

/// What stands between the marks of one quotation, of any kind; none if it has none or several.
fn within_marks(text: &str) -> Option<&str> {
    let open = text.chars().next().filter(|open| *open != '"')?;
    let rest = &text[open.len_utf8()..];
    let close =
        rest.chars().next_back().filter(|close| closing(open).is_some_and(|known| known.contains(close)))?;
    let inside = &rest[..rest.len() - close.len_utf8()];
    let letters: Vec<char> = inside.chars().collect();
    let is_apostrophe = |at: usize| {
        let is_letter =
            |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphanumeric());
        is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))
    };
    let is_mark = |(at, letter): (usize, &char)| [open, close].contains(letter) && !is_apostrophe(at);
    (!letters.iter().enumerate().any(is_mark)).then_some(inside)
}

/// A text in quotation marks, unless it stands in them.
fn string(text: &str) -> String {
    let is_string = text.len() > 1 && text.starts_with('"') && text.ends_with('"');
    if is_string { text.to_owned() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, words_of, written};

    #[test]
    fn parts_become_a_record() {
        let wanted = |keyword: &str, head: &[&str], fields: &[(&str, &str)]| Wanted {
            keyword: keyword.to_owned(),
            head: head.iter().map(|word| (*word).to_owned()).collect(),
            fields: fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        };
        for (record, text) in [
            (
                wanted("claim", &["a/b"], &[("text", "One\n  two."), ("quote", "a \"b\"")]),
                "claim a/b\n  text  One two.\n  quote  \"a \\\"b\\\"\"\n",
            ),
            (
                wanted("claim", &["a/b"], &[("quote", "\"a\" and \"b\"")]),
                "claim a/b\n  quote  \"\\\"a\\\" and \\\"b\\\"\"\n",
            ),
            (
                wanted("concept", &["trust", "Trust", "and", "so on"], &[]),
                "concept trust \"Trust and so on\"\n",
            ),
            (wanted("cite", &["a n. 1", "b p. 2"], &[]), "cite a n. 1 -> b p. 2\n"),
            (wanted("cite", &["a", "->", "b"], &[]), "cite a -> b\n"),
            (wanted("query", &["q", "which works"], &[]), "query q \"which works\"\n"),
            (wanted("expect", &["which works"], &[("is", "none")]), "expect \"which works\"\n  is  none\n"),
        ] {
            assert_eq!(written(&record), text);
        }
    }

    #[test]
    fn a_quote_may_be_typed_as_a_file_has_it() {
        for (typed, words) in [
            ("a bet", "a bet"),
            (" \"a bet\" ", "a bet"),
            (r#""a \"safe\" bet""#, "a \"safe\" bet"),
            ("\"a\" and \"b\"", "\"a\" and \"b\""),
            (r#""a\""#, r#""a\""#),
            ("\"", "\""),
            ("\"\"", ""),
            ("“a bet”", "a bet"),
            ("„a bet“", "a bet"),
            ("«\u{a0}a bet\u{a0}»", "a bet"),
            ("‘it’s a bet’", "it’s a bet"),
            ("'it's a bet'", "it's a bet"),
            ("“a” and “b”", "“a” and “b”"),
            ("‘a’ and ‘b’", "‘a’ and ‘b’"),
            ("‘tis a bet", "‘tis a bet"),
            ("“a bet", "“a bet"),
            ("“", "“"),
        ] {
            assert_eq!(words_of(typed), words, "{typed}");
        }
    }
}
