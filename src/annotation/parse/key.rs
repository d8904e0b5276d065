//! What can be an id, and what a work's key.

use pest::Parser;

use crate::annotation::parse::{Grammar, Rule};

/// True for what an id or a key can be made of: letters, digits, `_`, and within it `-/:.+'’`.
pub(in crate::annotation) fn is_id(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '_';
    text.starts_with(plain)
        && text.chars().all(|c| plain(c) || matches!(c, '-' | '/' | ':' | '.' | '+' | '\'' | '’'))
        && !text.ends_with('.')
}

/// True for a work's key that records can name.
#[must_use]
pub fn is_key(text: &str) -> bool {
    text != "none" && Grammar::parse(Rule::key_alone, text).is_ok()
}

/// The key most like `text` that records can name; none if nothing of it can stand in one.
#[must_use]
pub fn key_like(text: &str) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || c == '_';
    let kept = |c: char| if is_plain(c) || "-:.+'’/".contains(c) { c } else { '-' };
    let mut key: String = text.chars().map(kept).collect();
    while key.contains("--") && !text.contains("--") {
        key = key.replace("--", "-");
    }
    let key = key.trim_matches(|c| !is_plain(c));
    let key = if key == "none" { "none-".to_owned() + "work" } else { key.to_owned() };
    [key.clone(), key.replace(['.', '/'], "-")].into_iter().find(|key| is_key(key))
}
