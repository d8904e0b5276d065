//! Typst: `@key[p. 9]`, `#cite(<key>, supplement: [p. 9])`.

use crate::draft::signs::{Ligatures, Nesting, Signs, closed, is_blank_line};

/// Dashes as they are typed.
const DASHES: Ligatures = &[("---", '—'), ("--", '–')];

pub(super) fn signs(text: &str) -> Signs {
    let mut signs = Signs::default();
    let mut at = 0;
    let mut nesting = Nesting::default();
    while let Some(char) = text[at..].chars().next() {
        let rest = &text[at..];
        let after = at + char.len_utf8();
        at = match char {
            '/' if rest.starts_with("//") && signs.before() != Some(':') => {
                at + rest.find('\n').unwrap_or(rest.len())
            }
            '/' if rest.starts_with("/*") => at + rest.find("*/").map_or(rest.len(), |end| end + 2),
            '`' => {
                let width = rest.len() - rest.trim_start_matches('`').len();
                let end = rest[width..].find(&"`".repeat(width));
                // Two of them are an empty piece of code.
                at + end.filter(|_| width != 2).map_or(width, |end| end + 2 * width)
            }
            '\\' => match rest.chars().nth(1) {
                Some(next) if !next.is_whitespace() => {
                    signs.char(at, next);
                    after + next.len_utf8()
                }
                _ => after,
            },
            '\n' if is_blank_line(&rest[1..]) => {
                signs.paragraph(at);
                after
            }
            char if char.is_whitespace() || char == '~' => {
                signs.char(at, ' ');
                after
            }
            '@' if !signs.before().is_some_and(char::is_alphanumeric) => reference(text, at, &mut signs),
            '#' => code(text, at, &mut signs, &mut nesting),
            '[' => {
                nesting.open();
                after
            }
            ']' => {
                nesting.close(at, &mut signs);
                after
            }
            '*' => after,
            '_' if signs.is_emphasis(rest) => after,
            char => signs.ligature(at, rest, DASHES).unwrap_or_else(|| {
                signs.char(at, char);
                after
            }),
        };
    }
    signs
}

/// A reference to a work, or to something that the draft itself labels. Gives the byte behind it.
fn reference(text: &str, at: usize, signs: &mut Signs) -> usize {
    let rest = &text[at + 1..];
    let is_sign = |char: char| char.is_alphanumeric() || "_-.:".contains(char);
    let key = rest.split(|char: char| !is_sign(char)).next().unwrap_or_default();
    let key = key.trim_end_matches(['.', ':']);
    if key.is_empty() {
        signs.char(at, '@');
        return at + 1;
    }
    let behind = at + 1 + key.len();
    let end =
        text[behind..].starts_with('[').then(|| closed(&text[behind..], '[', ']')).flatten().unwrap_or(0);
    if !is_labelled(text, key) {
        let place = if end == 0 { "" } else { &text[behind + 1..behind + end - 1] };
        signs.cite(at..behind + end, key, place);
    }
    behind + end
}

/// True if a draft has a label of this name: one that stands behind what it labels, not in code.
fn is_labelled(text: &str, key: &str) -> bool {
    let label = format!("<{key}>");
    let mut before = text.match_indices(&label).map(|(at, _)| text[..at].trim_end());
    before.any(|before| !before.ends_with(['(', ':', ',']))
}

/// Code: what it cites, or a quotation; what else it has in parentheses is not text. Gives the byte behind what is passed
/// over.
fn code(text: &str, at: usize, signs: &mut Signs, nesting: &mut Nesting) -> usize {
    let rest = &text[at + 1..];
    let name = rest
        .split(|char: char| !char.is_alphanumeric() && char != '-' && char != '_')
        .next()
        .unwrap_or_default();
    if ["let", "set", "show", "import", "include"].contains(&name) {
        return at + text[at..].find('\n').unwrap_or(text[at..].len());
    }
    let behind = at + 1 + name.len();
    let arguments = text[behind..].starts_with('(').then(|| closed(&text[behind..], '(', ')')).flatten();
    let end = behind + arguments.unwrap_or(0);
    let inside = &text[behind..end];
    match name {
        "cite" => {
            if let Some(key) = label(inside) {
                let place = inside.split_once("supplement:").map(|(_, rest)| rest.trim_start());
                let place = place.and_then(|place| {
                    Some(&place[1..closed(place, '[', ']').filter(|_| place.starts_with('['))? - 1])
                });
                signs.cite(at..end, key, place.unwrap_or_default());
            }
        }
        "quote" if text[end..].starts_with('[') => {
            if let Some(key) = inside.contains("attribution").then(|| label(inside)).flatten() {
                signs.cite(at..end, key, "");
            }
            nesting.quote(end, signs);
        }
        _ => {}
    }
    end
}

/// The first label in code: `<key>` or `label("key")`.
fn label(code: &str) -> Option<&str> {
    let (before, behind) = if code.contains("label(\"") { ("label(\"", "\"") } else { ("<", ">") };
    let (_, rest) = code.split_once(before)?;
    Some(rest.split_once(behind)?.0).filter(|key| !key.is_empty())
}
