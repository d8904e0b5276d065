//! Text inside DOT's quotes: whatever the text, the quotes stay balanced and the line stays one line.
//!
//! Graphviz reads `\` as the start of an escape and, in what it shows, `&` as that of an entity; the
//! fields of a record have signs of their own. Control characters become blanks.

/// The signs of a record's fields.
const FIELD: [char; 5] = ['{', '|', '}', '<', '>'];

/// A name or a word of DOT.
#[must_use]
pub fn word(text: &str) -> String {
    escape(text, None, &[])
}

/// Lines for a reader, each centred.
#[must_use]
pub fn centred(text: &str) -> String {
    text.lines().map(|line| escape(line, Some("&amp;"), &[])).collect::<Vec<_>>().join("\\n")
}

/// Lines for a reader, each flush left.
#[must_use]
pub fn flush_left(text: &str) -> String {
    text.lines().map(|line| escape(line, Some("&amp;"), &[]) + "\\l").collect()
}

/// One line for a reader in a field of a record.
#[must_use]
pub fn field(text: &str) -> String {
    escape(text, Some("&amp;"), &FIELD)
}

fn escape(text: &str, ampersand: Option<&str>, signs: &[char]) -> String {
    let mut inside = String::with_capacity(text.len());
    for char in text.chars() {
        match (char, ampersand) {
            ('&', Some(entity)) => inside.push_str(entity),
            ('"' | '\\', _) => inside.extend(['\\', char]),
            (char, _) if signs.contains(&char) => inside.extend(['\\', char]),
            (char, _) if char.is_control() => inside.push(' '),
            (char, _) => inside.push(char),
        }
    }
    inside
}
