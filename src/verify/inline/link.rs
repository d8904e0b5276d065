//! Links and pictures of Markdown: `[words](target "title")`, `[words][name]`, `<https://…>`, `![words](target)`.

use crate::verify::inline::near;

/// Brackets are in no more brackets than these.
const DEEPEST: usize = 8;

/// What a link is in a text.
pub(super) enum Link<'a> {
    /// Its words are the author's.
    Words(&'a str),
    /// It is the mark of the note of this name.
    Mark(&'a str),
    /// A picture, or the words of a link that has none.
    Nothing,
}

/// A link at the beginning of a text, and how many bytes it has. Of a link by name there is no more than the brackets
/// unless `is_named` knows the name.
pub(super) fn link<'a>(text: &'a str, is_named: &impl Fn(&str) -> bool) -> Option<(Link<'a>, usize)> {
    if let Some(address) = automatic(text) {
        return Some((Link::Words(address), address.len() + "<>".len()));
    }
    let (is_picture, opened) = match text.strip_prefix('!') {
        Some(after) => (true, after),
        None => (false, text),
    };
    let words = bracketed(opened)?;
    let before = text.len() - opened.len() + words.len() + "[]".len();
    let after = &text[before..];
    let (target, length) = match after.chars().next() {
        Some('(') => target(after)?,
        Some('[') => {
            let name = bracketed(after)?;
            let known = if name.is_empty() { words } else { name };
            is_named(known).then_some(("", name.len() + "[]".len()))?
        }
        _ => is_named(words).then_some(("", 0))?,
    };
    let length = before + length;
    let number = words.trim_matches(|char: char| "\\[]^*()".contains(char));
    let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    Some(match () {
        () if is_picture || words.trim().is_empty() => (Link::Nothing, length),
        () if is_number && target.starts_with('#') => (Link::Mark(number), length),
        () => (Link::Words(words), length),
    })
}

/// The name of a target that is defined on a line of its own: `[name]: https://…`.
pub(in crate::verify) fn definition(line: &str) -> Option<&str> {
    let name = bracketed(line)?;
    let target = line[name.len() + "[]".len()..].strip_prefix(':')?.trim_start();
    let address = target.split_whitespace().next()?;
    let is_address = address.contains("://")
        || address.starts_with(['#', '/', '<'])
        || address.starts_with("./")
        || address.starts_with("mailto:")
        || (address.contains('.') && target == address);
    (!name.is_empty() && !name.starts_with('^') && is_address).then_some(name)
}

/// Names of links agree whatever their case and blanks.
pub(in crate::verify) fn name(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// `<https://…>`, `<someone@example.org>`
fn automatic(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('<')?;
    let inside = &inside[..near(inside).find('>')?];
    let scheme = inside.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
    });
    let is_mail = inside.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'));
    ((scheme || is_mail) && !inside.contains(char::is_whitespace)).then_some(inside)
}

/// What stands in the brackets at the beginning of a text; brackets inside are in pairs or escaped.
fn bracketed(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?;
    Some(&inside[..closing(near(inside), '[', ']')?])
}

/// The target of a link with its title, in the round brackets at the beginning of a text: the target, and how many bytes
/// the brackets and all in them have.
fn target(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix('(')?;
    let near = near(inside);
    if let Some(after) = near.trim_start().strip_prefix('<') {
        let target = &after[..after.find('>')?];
        let at = near.len() - after.len() + target.len() + 1;
        let end = at + closing(&near[at..], '(', ')')?;
        return is_title(&near[at..end]).then_some((target, end + "()".len()));
    }
    let end = closing(near, '(', ')')?;
    let all = near[..end].trim();
    let address = all.split(char::is_whitespace).next().unwrap_or_default();
    is_title(&all[address.len()..]).then_some((address, end + "()".len()))
}

/// True for nothing, or a title in quotation marks.
fn is_title(text: &str) -> bool {
    let title = text.trim();
    title.is_empty()
        || (title.len() > 1
            && [('"', '"'), ('\'', '\''), ('(', ')')]
                .iter()
                .any(|(open, close)| title.starts_with(*open) && title.ends_with(*close)))
}

/// Where a bracket closes that is open already.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (at, char) in text.char_indices() {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if char == open && depth == DEEPEST => return None,
            _ if char == open => depth += 1,
            _ if char == close && depth == 0 => return Some(at),
            _ if char == close => depth -= 1,
            _ => {}
        }
    }
    None
}
