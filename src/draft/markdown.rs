//! Markdown with the citations of Pandoc: `[see @key, p. 9; @other]`, `@key [p. 9]`, `@{key}`.

use std::ops::Range;

use crate::draft::signs::{Signs, closed, is_blank_line};

pub(super) fn signs(text: &str) -> Signs {
    let mut signs = Signs::default();
    let mut at = front_matter(text);
    while let Some(char) = text[at..].chars().next() {
        let rest = &text[at..];
        let starts_line = at == 0 || text[..at].ends_with('\n');
        let after = at + char.len_utf8();
        at = match char {
            _ if starts_line && fence(rest).is_some() => at + fence(rest).unwrap_or(rest.len()),
            '>' if starts_line => after,
            '<' if rest.starts_with("<!--") => at + rest.find("-->").map_or(rest.len(), |end| end + 3),
            '`' => at + code(rest),
            '\\' => match rest.chars().nth(1) {
                Some(next) if next.is_ascii_punctuation() => {
                    signs.char(at, next);
                    after + 1
                }
                _ => after,
            },
            '\n' if is_blank_line(&rest[1..]) => {
                signs.paragraph(at);
                after
            }
            char if char.is_whitespace() => {
                signs.char(at, ' ');
                after
            }
            '[' => bracket(text, at, &mut signs),
            // The address of a link.
            ']' if rest.starts_with("](") => at + 1 + closed(&rest[1..], '(', ')').unwrap_or(1),
            '@' if !signs.before().is_some_and(char::is_alphanumeric) => in_text(text, at, &mut signs),
            '*' | ']' => after,
            '_' if signs.is_emphasis(rest) => after,
            char => {
                signs.char(at, char);
                after
            }
        };
    }
    signs
}

/// The byte behind the metadata at the start.
fn front_matter(text: &str) -> usize {
    if !text.starts_with("---\n") && !text.starts_with("---\r\n") {
        return 0;
    }
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        if number > 0 && ["---", "..."].contains(&line.trim_end()) {
            return at;
        }
    }
    0
}

/// How long a fenced block of code is with which a line begins; none if none does.
fn fence(rest: &str) -> Option<usize> {
    let line = rest.trim_start_matches(' ');
    let sign = line.chars().next().filter(|char| "`~".contains(*char))?;
    let width = line.len() - line.trim_start_matches(sign).len();
    if width < 3 || rest.len() - line.len() > 3 {
        return None;
    }
    let mut at = 0;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        at += line.len();
        let line = line.trim();
        if number > 0 && line.len() >= width && line.chars().all(|char| char == sign) {
            return Some(at);
        }
    }
    Some(rest.len())
}

/// How long a piece of code in a line is; a run of backticks that none ends is that run.
fn code(rest: &str) -> usize {
    let width = rest.len() - rest.trim_start_matches('`').len();
    let mut at = width;
    while let Some(next) = rest[at..].find('`') {
        let run = rest[at + next..].len() - rest[at + next..].trim_start_matches('`').len();
        at += next + run;
        if run == width {
            return at;
        }
    }
    width
}

/// Citations in brackets; else the bracket is passed over. Gives the byte behind.
fn bracket(text: &str, at: usize, signs: &mut Signs) -> usize {
    let rest = &text[at..];
    let Some(end) = closed(rest, '[', ']').filter(|end| !rest[*end..].starts_with('(')) else {
        return at + 1;
    };
    let inside = at + 1..at + end - 1;
    // A note or a part of the text, with citations of its own.
    if text[inside.clone()].contains('[') {
        return at + 1;
    }
    let mut found = Vec::new();
    let mut start = inside.start;
    for item in text[inside.clone()].split(';') {
        let own = start..start + item.len();
        start = own.end + 1;
        let Some((sign, key)) = first_key(&text[own.clone()]) else { continue };
        let place = own.start + key.end..own.end;
        found.push((own.start + sign..own.end, own.start + key.start..own.start + key.end, place));
    }
    if found.is_empty() {
        return at + 1;
    }
    for (whole, key, place) in found {
        let key = text[key].trim_start_matches('{').trim_end_matches('}');
        signs.cite(whole, key, text[place].trim_start_matches('}'));
    }
    at + end
}

/// Where in an item `@` stands, and the key behind it.
fn first_key(item: &str) -> Option<(usize, Range<usize>)> {
    item.match_indices('@').find_map(|(sign, _)| {
        let is_address = item[..sign].ends_with(|char: char| char.is_alphanumeric() || char == '\\');
        let key = key(&item[sign + 1..]).filter(|_| !is_address)?;
        Some((sign, sign + 1 + key.start..sign + 1 + key.end))
    })
}

/// A citation in the text, and its place in brackets behind it. Gives the byte behind.
fn in_text(text: &str, at: usize, signs: &mut Signs) -> usize {
    let Some(key) = key(&text[at + 1..]) else {
        signs.char(at, '@');
        return at + 1;
    };
    let own = at + 1 + key.start..at + 1 + key.end;
    let behind = own.end + usize::from(text[own.end..].starts_with('}'));
    let rest = &text[behind..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let bracket = rest[gap..].starts_with('[').then(|| closed(&rest[gap..], '[', ']')).flatten();
    // A citation in brackets is one of its own.
    let bracket = bracket
        .filter(|end| first_key(&rest[gap..gap + end]).is_none() && !rest[gap + end..].starts_with('('));
    match bracket {
        Some(end) => {
            let place = behind + gap + 1..behind + gap + end - 1;
            signs.cite(at..place.end + 1, &text[own], &text[place.clone()]);
            place.end + 1
        }
        None => {
            signs.cite(at..behind, &text[own], "");
            behind
        }
    }
}

/// The key with which a text begins, as Pandoc reads it: in braces, or letters and digits with single signs between them.
fn key(text: &str) -> Option<Range<usize>> {
    if let Some(braced) = text.strip_prefix('{') {
        let end = braced.find('}').filter(|end| *end > 0 && !braced[..*end].contains(char::is_whitespace))?;
        return Some(1..1 + end);
    }
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    let mut end = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, char)) = rest.next() {
        let next = rest.peek().is_some_and(|(_, next)| is_word(*next));
        if is_word(char) {
            end = at + char.len_utf8();
        } else if !(end > 0 && ":.#$%&-+?<>~/".contains(char) && next) {
            break;
        }
    }
    (end > 0).then_some(0..end)
}
