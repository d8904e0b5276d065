//! What stands around the links to an annotation: the words quoted, and those of the reader.

use crate::highlight::plain::{lines, note, quote, some};

/// Marks that end a quotation, each with those that begin one.
const MARKS: [(char, &[char]); 7] = [
    ('”', &['“', '„', '”']),
    ('“', &['„']),
    ('»', &['«']),
    ('«', &['»']),
    ('"', &['"']),
    ('’', &['‘', '‚']),
    ('」', &['「']),
];

/// A text cut where the quotation at its end begins: what is before, and the words quoted without their marks. Text in
/// `<mark>` or `<span>`, or all of a quoted line, is a quotation too.
pub(super) fn split(text: &str, is_quoted: bool) -> (&str, Option<String>) {
    let text = text.trim_end();
    let last = text.chars().next_back();
    if let Some((close, opens)) = MARKS.iter().find(|(close, _)| Some(*close) == last)
        && let Some(at) = opening(text, *close, opens)
    {
        let inner = text[at..text.len() - close.len_utf8()].chars().as_str();
        let inner = inner.chars().next().map_or("", |open| &inner[open.len_utf8()..]);
        return (&text[..at], words(inner));
    }
    // A quotation may have lost its end, or its beginning to the paragraph before.
    if let Some(at) = text.rfind('“').filter(|at| !text[*at..].contains('”')) {
        return (&text[..at], words(&text[at + '“'.len_utf8()..]));
    }
    if let Some(inner) = text.strip_suffix('”').filter(|inner| !inner.contains('“')) {
        return ("", words(inner));
    }
    let tag = ["<mark", "<span"].iter().filter_map(|tag| text.find(tag)).min();
    match tag.filter(|_| text.ends_with("</mark>") || text.ends_with("</span>")) {
        Some(at) => {
            let inner = words(&text[at..]);
            let inner = inner.and_then(|inner| some(inner.trim_matches(['"', '“', '”'])));
            (&text[..at], inner)
        }
        None if is_quoted => ("", words(text)),
        None => (text, None),
    }
}

/// Where the quotation begins that ends a text. Marks within it are balanced; where they are not, it begins with the
/// first.
fn opening(text: &str, close: char, opens: &[char]) -> Option<usize> {
    let within = &text[..text.len() - close.len_utf8()];
    let first = || within.find(opens);
    if opens == [close] {
        return first();
    }
    // A mark that the text lost or has too many of does not cut a quotation short.
    let number = |wanted: &dyn Fn(char) -> bool| text.chars().filter(|c| wanted(*c)).count();
    let is_balanced = number(&|c| opens.contains(&c) && c != close) == number(&|c| c == close);
    if !is_balanced && text.trim_start().starts_with(opens) {
        return first();
    }
    let mut ended = 0_usize;
    for (at, c) in within.char_indices().rev() {
        if opens.contains(&c) && c != close {
            if ended == 0 {
                return Some(at);
            }
            ended -= 1;
        } else if c == close {
            ended += 1;
        }
    }
    first()
}

fn words(markdown: &str) -> Option<String> {
    quote(&unescaped(markdown)).filter(|words| words.chars().any(char::is_alphanumeric))
}

/// What the reader wrote, without the signs of lists and headings; none if there are no words.
pub(super) fn comment(markdown: &str) -> Option<String> {
    let text: Vec<&str> = markdown
        .lines()
        .map(bare)
        .filter(|line| !line.starts_with("[!"))
        .map(|line| if line.starts_with("![") && line.trim_end().ends_with(')') { "" } else { line })
        .collect();
    let text = note(&unescaped(&text.join("\n")))?;
    lines(&text).filter(|text| text.chars().any(char::is_alphanumeric))
}

/// A line without the signs of quotations, lists and headings before it.
fn bare(line: &str) -> &str {
    let mut line = line.trim_start();
    loop {
        let signs = line.len() - line.trim_start_matches(['>', '-', '*', '+', '#']).len();
        let is_sign = line.starts_with('>') || line[signs..].starts_with(' ');
        if signs == 0 || !is_sign {
            return line;
        }
        line = line[if line.starts_with('>') { 1 } else { signs }..].trim_start();
    }
}

/// Markdown without the strokes before signs.
fn unescaped(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut letters = markdown.chars().peekable();
    while let Some(c) = letters.next() {
        if c != '\\' || letters.peek().is_none_or(|next| !next.is_ascii_punctuation()) {
            out.push(c);
        } else {
            out.extend(letters.next());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{comment, split};

    #[test]
    fn a_quotation_ends_the_text() {
        for (text, before, words) in [
            ("Note. “One “two” three” ", "Note. ", Some("One “two” three")),
            ("„Eins“", "", Some("Eins")),
            ("x «Un»", "x ", Some("Un")),
            ("\"a \\[b\\] c\"", "", Some("a [b] c")),
            ("“a” b “c” d”", "", Some("a” b “c” d")),
            ("<mark style=\"x\">\" Four\"</mark>", "", Some("Four")),
            ("No marks", "No marks", None),
            ("“One “two three”", "", Some("One “two three")),
            ("x “No end", "x ", Some("No end")),
            ("no beginning”", "", Some("no beginning")),
            ("”", "", None),
        ] {
            assert_eq!(split(text, false), (before, words.map(str::to_owned)), "{text}");
        }
        assert_eq!(split("All of it", true), ("", Some("All of it".to_owned())));
    }

    #[test]
    fn a_comment_is_words() {
        assert_eq!(comment("\n- **See** a\\_b\n").as_deref(), Some("**See** a_b"));
        assert_eq!(comment(" . "), None);
        assert_eq!(comment("![[a.png]](x)"), None);
    }
}
