//! Lists of names: `Family, Given and Given von Family and {A Body and Its Branch}`.
//!
//! The rules are BibTeX's with three mendings: only leading small words of a family name are its
//! particle (`Ortega y Gasset`), a suffix is known wherever it stands (`King, Jr., M. L.`,
//! `Martin Luther King Jr.`), and a name in braces as a whole is a body.

use super::latex::plain;
use crate::bibliography::PersonName;

/// The names of a field.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) people: Vec<PersonName>,
    /// The list ends in `others`.
    pub(super) truncated: bool,
    /// The first name that has more commas than a name can have: most likely several names without
    /// `and`.
    pub(super) crowded: Option<String>,
    /// Names that are one whole and not in braces: `Ministry of Ports`, `William of Ockham`.
    pub(super) bodies: Vec<String>,
    /// The first name that has a `;` or `&` in it, and which of them: most likely two names.
    pub(super) joined: Option<(String, char)>,
}

/// Small words that stand in the names of bodies, and in no family name.
const OF_BODIES: [&str; 8] = ["of", "for", "on", "the", "für", "pour", "sur", "para"];

/// True if a particle shows that a name has no family name: it is a body's, or says where someone is from.
pub(crate) fn is_of_body(particle: &str) -> bool {
    particle.split_whitespace().any(|word| OF_BODIES.contains(&word))
}

/// Reads a list of names, still in LaTeX.
pub(super) fn names(raw: &str) -> Names {
    let mut names = Names::default();
    for raw in list(raw) {
        if matches!(raw.to_lowercase().as_str(), "others" | "et al" | "et al.") {
            names.truncated = true;
            continue;
        }
        let parts = split(raw, |c| c == ',');
        if parts.len() > 3 && names.crowded.is_none() && extended(&parts).is_none() {
            names.crowded = Some(plain(raw));
        }
        if names.joined.is_none() {
            names.joined = joint(raw).map(|joint| (plain(raw), joint));
        }
        let mut name = name(raw, &parts);
        if parts.len() == 1 && is_of_body(&name.particle) {
            let body = plain(raw);
            names.bodies.push(body.clone());
            name = PersonName { family: body, ..PersonName::default() };
        }
        if !name.family.is_empty() || !name.given.is_empty() {
            names.people.push(name);
        }
    }
    names
}

/// The single names: what stands between the words `and` outside of braces.
fn list(raw: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut start = 0;
    for word in split(raw, char::is_whitespace) {
        if word.eq_ignore_ascii_case("and") {
            // Both are parts of `raw`, so the distance of their beginnings is the word's place.
            let at = word.as_ptr() as usize - raw.as_ptr() as usize;
            names.push(raw[start..at].trim());
            start = at + word.len();
        }
    }
    names.push(raw[start..].trim());
    names.retain(|name| !name.is_empty());
    names
}

/// The sign outside of braces that joins two names in place of `and`, if there is one.
fn joint(raw: &str) -> Option<char> {
    let is_and = |word: &str| matches!(word, "&" | "\\&" | "&amp;" | "\\&amp;");
    if split(raw, char::is_whitespace).into_iter().any(is_and) {
        return Some('&');
    }
    (split(raw, |c| c == ';').len() > 1).then_some(';')
}

/// The text cut at every character outside of braces that `cuts` holds of.
fn split(text: &str, cuts: impl Fn(char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut escaped) = (0_usize, 0, false);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && !escaped && cuts(c) => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    parts.push(&text[start..]);
    parts
}

fn name(raw: &str, parts: &[&str]) -> PersonName {
    if let Some(name) = extended(parts) {
        return name;
    }
    if is_one_group(raw) {
        return PersonName { family: plain(raw), ..PersonName::default() };
    }
    match parts {
        [] | [_] => given_first(raw),
        [family, given] => family_first(family, given, ""),
        // `King, Martin Luther, Jr.`: the order of catalogues, not of BibTeX.
        [family, given, suffix] if is_suffix(suffix) && !is_suffix(given) => {
            family_first(family, given, suffix)
        }
        [family, suffix, given] => family_first(family, given, suffix),
        [family, rest @ ..] => {
            let given: Vec<_> = rest.iter().map(|part| part.trim()).collect();
            family_first(family, &given.join(", "), "")
        }
    }
}

/// `von Family, Given`.
fn family_first(family: &str, given: &str, suffix: &str) -> PersonName {
    let mut words = words(family);
    let mut suffix = plain(suffix);
    if suffix.is_empty() && words.len() > 1 {
        suffix = words.pop_if(|last| is_suffix(last)).map(plain).unwrap_or_default();
    }
    let small = words.iter().take_while(|word| is_small(word)).count();
    let (particle, family) = words.split_at(small.min(words.len().saturating_sub(1)));
    PersonName { family: join(family), given: plain(given), particle: join(particle), suffix }
}

/// `Given von Family`.
fn given_first(raw: &str) -> PersonName {
    let mut words = words(raw);
    let suffix = if words.len() > 2 { words.pop_if(|last| is_suffix(last)) } else { None };
    let last = words.len().saturating_sub(1);
    let first_small = words[..last].iter().position(|word| is_small(word));
    let (given_end, particle_end) = match first_small {
        // `José Ortega y Gasset`: the word joins two family names.
        Some(at) if at > 1 && matches!(words[at], "y" | "e" | "i") => (at - 1, at - 1),
        Some(at) => (at, at + words[at..last].iter().take_while(|word| is_small(word)).count()),
        None => (last, last),
    };
    PersonName {
        family: join(&words[particle_end..]),
        given: join(&words[..given_end]),
        particle: join(&words[given_end..particle_end]),
        suffix: suffix.map(plain).unwrap_or_default(),
    }
}

/// BibLaTeX's extended form: `family=Harman, given=Hans, prefix=von`.
fn extended(parts: &[&str]) -> Option<PersonName> {
    let mut name = PersonName::default();
    for part in parts {
        let (key, value) = part.split_once('=')?;
        match key.trim() {
            "family" => name.family = plain(value),
            "given" => name.given = plain(value),
            "prefix" => name.particle = plain(value),
            "suffix" => name.suffix = plain(value),
            "id" | "useprefix" | "given-i" | "family-i" | "prefix-i" | "suffix-i" | "nametemplates" => {}
            _ => return None,
        }
    }
    Some(name)
}

/// The words of a name. A blank right after a command belongs to it: `\aa s` is one word.
fn words(raw: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let mut open: Option<usize> = None;
    for word in split(raw, |c| c.is_whitespace() || c == '~') {
        let at = word.as_ptr() as usize - raw.as_ptr() as usize;
        let start = open.take().unwrap_or(at);
        let whole = &raw[start..at + word.len()];
        if ends_in_command(word) {
            open = Some(start);
        } else if !whole.trim().is_empty() {
            words.push(whole.trim());
        }
    }
    words.extend(open.map(|start| raw[start..].trim()));
    words
}

fn ends_in_command(word: &str) -> bool {
    let before = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    before.len() < word.len() && before.ends_with('\\')
}

fn join(words: &[&str]) -> String {
    plain(&words.join(" "))
}

/// True if the whole name stands in one pair of braces, and they are not merely an accent's.
fn is_one_group(raw: &str) -> bool {
    raw.starts_with('{') && !raw.starts_with("{\\") && {
        let mut depth = 0_usize;
        let closes = |(_, c): &(usize, char)| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        };
        raw.char_indices().find(closes).is_some_and(|(end, _)| end + 1 == raw.len())
    }
}

/// True if the word's first letter is small. As in BibTeX braces hide a word's case, unless they are
/// an accent's.
fn is_small(word: &str) -> bool {
    if word.starts_with('{') && !word.starts_with("{\\") {
        return false;
    }
    plain(word).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

fn is_suffix(word: &str) -> bool {
    let plain = plain(word);
    matches!(
        plain.trim_end_matches('.'),
        "Jr" | "Jnr"
            | "jr"
            | "Sr"
            | "Snr"
            | "sr"
            | "II"
            | "III"
            | "IV"
            | "VI"
            | "VII"
            | "VIII"
            | "Esq"
            | "PhD"
            | "Ph.D"
            | "MD"
    )
}

#[cfg(test)]
mod tests;
