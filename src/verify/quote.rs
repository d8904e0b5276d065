//! Quotes as scholars write them: parts that `…` joins, words of their own in brackets, a full stop drawn inside.

use crate::verify::fold::{Form, fold, plain};
use crate::verify::inline::marks::DIGITS;
use crate::verify::inline::quoted;
use crate::verify::negation::has_negation;

/// Stands in a part for a letter or none, where a bracket has taken the place of a word's end: `argue[d]`.
pub(super) const ENDING: char = '\u{fdd1}';
/// Stands in a part before a letter that a bracket has changed: `[T]he`.
pub(super) const LETTER: char = '\u{fdd2}';

/// Stands in a part for a hyphen or none, where the quote divides a word as the end of a line does: `co- operation`.
pub(super) const DIVIDED: char = '\u{fdd3}';

/// A bracket at the end of a word stands for no more letters than these.
const LONGEST_ENDING: usize = 4;
/// A shorter word says too little: there a bracket stands for no more letters than it has.
const STEM: usize = 4;
/// Words in a bracket are no longer, in bytes.
const LONGEST: usize = 120;
/// What scholars say in brackets that stands for no words.
const SAID: [&str; 12] = [
    "sic",
    "sic!",
    "!",
    "?",
    "emphasis added",
    "emphasis mine",
    "my emphasis",
    "emphasis in original",
    "emphasis in the original",
    "italics added",
    "italics in original",
    "original emphasis",
];

/// A quote in the ways in which it is looked for.
#[derive(Clone, Debug)]
pub(super) struct Quote {
    /// To the letter.
    pub(super) exact: Pattern,
    /// Folded.
    pub(super) folded: Pattern,
    /// Folded, with brackets as what they stand for, and without a last full stop or comma.
    pub(super) loose: Pattern,
}

/// Parts that stand one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Pattern {
    /// The parts; each has letters or digits.
    pub(super) parts: Vec<Form>,
    /// What stands between each and the next.
    pub(super) joints: Vec<Joint>,
    /// The brackets that change a word, as they are written with that word: `[T]he`. Each has its sign in a part.
    pub(super) changed: Vec<String>,
    /// What the scholar has put in before the first part, with its brackets.
    pub(super) before: Vec<String>,
    /// What the scholar has put in behind the last part.
    pub(super) behind: Vec<String>,
    /// True where a bracket denies: `[not]`, `can[not]`.
    pub(super) is_denying: bool,
}

/// What stands between two parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Joint {
    /// True for `…`.
    pub(super) omits: bool,
    /// Words of the scholar's own, with their brackets: `[the pilots]`. Without `…` they are there for a few of the
    /// author's, or for none.
    pub(super) own: Vec<String>,
}

impl Quote {
    /// A quote as it stands in the record.
    pub(super) fn new(quote: &str) -> Self {
        let signs = [ENDING, LETTER, DIVIDED];
        let mut joined =
            quote.replace(signs, "").replace("[...]", "…").replace("[…]", "…").replace("...", "…");
        for spaced in ["[. . .]", ". . . .", ". . ."] {
            joined = joined.replace(spaced, "…");
        }
        let exact = literal(&joined);
        let folded = exact.folded();
        let loose = loose(&joined).folded();
        Self { exact, folded, loose }
    }

    /// True for a quote without words.
    pub(super) fn is_empty(&self) -> bool {
        self.exact.parts.is_empty()
    }

    /// All its words, folded.
    pub(super) fn words(&self) -> Vec<char> {
        self.folded.parts.iter().map(|part| part.chars.as_slice()).collect::<Vec<_>>().join(&' ')
    }
}

impl Pattern {
    fn folded(&self) -> Self {
        let parts = self.parts.iter().map(|part| fold(&part.chars)).collect();
        Self { parts, ..self.clone() }
    }

    /// The words that a passage must hold: runs of letters and digits that no bracket changes.
    pub(super) fn certain(&self) -> Vec<String> {
        let mut words = Vec::new();
        for part in &self.parts {
            let text: String = part.chars.iter().collect();
            let signs = [ENDING, LETTER, DIVIDED];
            let runs = text.split(|char: char| !(char.is_alphanumeric() || signs.contains(&char)));
            let whole = runs.filter(|run| !run.is_empty() && !run.contains([ENDING, DIVIDED]));
            words.extend(whole.map(|run| run.replace(LETTER, "")));
        }
        words
    }

    /// Adds a part and takes what stands before it. What has neither letters nor digits is no part.
    fn add(&mut self, chars: Vec<char>, before: &mut Joint) {
        if !chars.iter().any(|char| char.is_alphanumeric()) {
            return;
        }
        let before = std::mem::take(before);
        if self.parts.is_empty() {
            self.before = before.own;
        } else {
            self.joints.push(before);
        }
        self.parts.push(plain(chars));
    }
}

fn literal(quote: &str) -> Pattern {
    let mut pattern = Pattern::default();
    for part in quote.split('…') {
        pattern.add(quoted(part.trim()), &mut Joint { omits: true, own: Vec::new() });
    }
    pattern
}

/// The quote with its brackets as what they stand for.
fn loose(quote: &str) -> Pattern {
    let mut pattern = Pattern::default();
    let mut part = String::new();
    // What stands between the part before and this one.
    let mut joint = Joint::default();
    let mut rest = quote;
    while let Some(char) = rest.chars().next() {
        let inside = bracketed(rest);
        let after = &rest[inside.map_or(char.len_utf8(), |inside| inside.len() + "[]".len())..];
        let is_behind = part.ends_with(char::is_alphabetic);
        let is_before = after.starts_with(char::is_alphabetic);
        match inside {
            None if char == '…' => {
                end(&mut pattern, &mut part, &mut joint);
                joint.omits = true;
            }
            None if is_behind && is_division(rest) => {
                part.push(DIVIDED);
                rest = after.trim_start();
                continue;
            }
            None => part.push(char),
            Some(inside) if is_number(inside) || SAID.contains(&inside.to_lowercase().as_str()) => {}
            Some(inside) if is_before => {
                part.push(LETTER);
                part.push_str(inside);
                pattern.changed.push(word_about(quote, rest));
            }
            Some(inside) if is_behind && is_ending(inside) => {
                let stem = part.chars().rev().take_while(|char| char.is_alphabetic()).count();
                let most =
                    if stem < STEM { inside.chars().count().min(LONGEST_ENDING) } else { LONGEST_ENDING };
                part.extend(std::iter::repeat_n(ENDING, most));
                let word = word_about(quote, rest);
                pattern.is_denying |= denies(inside) || denies(&word.replace(['[', ']'], ""));
                pattern.changed.push(word);
            }
            Some(inside) => {
                end(&mut pattern, &mut part, &mut joint);
                pattern.is_denying |= denies(inside);
                joint.own.push(format!("[{inside}]"));
            }
        }
        rest = after;
    }
    let bare = part.trim_end_matches([' ', '\'', '"', '’', '”', '»', '.', ',']);
    if part[bare.len()..].contains(['.', ',']) {
        part.truncate(bare.len());
    }
    end(&mut pattern, &mut part, &mut joint);
    pattern.behind = joint.own;
    pattern
}

/// Ends a part. Beside an omission a stop or comma is the scholar's.
fn end(pattern: &mut Pattern, part: &mut String, joint: &mut Joint) {
    let own: &[char] = if joint.omits { &['.', ',', ';', ' '] } else { &[' '] };
    pattern.add(quoted(part.trim_start_matches(own).trim()), joint);
    part.clear();
}

/// True for a hyphen and a blank behind it, where a word may go on: `- operation`.
fn is_division(text: &str) -> bool {
    let behind = text.strip_prefix(['-', '\u{2010}']).unwrap_or_default();
    behind.starts_with(char::is_whitespace) && behind.trim_start().starts_with(char::is_lowercase)
}

/// What stands in the square brackets at the beginning of a text.
fn bracketed(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?;
    let inside = &inside[..inside.find(']')?];
    (inside.len() <= LONGEST && !inside.contains(['[', '…'])).then_some(inside)
}

/// True for what may be the mark of a note; `[1989]` is none.
fn is_number(text: &str) -> bool {
    text.contains(|char: char| char.is_ascii_digit())
        && text.chars().all(|char| char.is_ascii_digit() || " ,;–-".contains(char))
        && text.split(|char: char| !char.is_ascii_digit()).all(|run| run.len() <= DIGITS)
}

/// True for what a bracket may put at the end of a word: letters, as in `argue[d]`.
fn is_ending(text: &str) -> bool {
    text.chars().all(|char| char.is_alphabetic() || "'’ʼ".contains(char))
}

fn denies(text: &str) -> bool {
    has_negation(&text.chars().collect::<Vec<_>>())
}

/// The word in which a bracket stands, with it: `[T]he`.
fn word_about(quote: &str, rest: &str) -> String {
    let at = quote.len() - rest.len();
    let is_end = |char: char| char.is_whitespace();
    let start = quote[..at].rfind(is_end).map_or(0, |end| end + 1);
    let start = (start..=at).find(|start| quote.is_char_boundary(*start)).unwrap_or(at);
    let length = rest.find(is_end).unwrap_or(rest.len());
    quote[start..at + length]
        .trim_matches(|char: char| !char.is_alphanumeric() && !"[]".contains(char))
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::{DIVIDED, ENDING, LETTER, Quote};

    /// The parts and joints of the loose pattern.
    fn shown(quote: &str) -> String {
        let loose = Quote::new(quote).loose;
        let part = |chars: &[char]| {
            chars.iter().collect::<String>().replace(LETTER, "^").replace(ENDING, "~").replace(DIVIDED, "+")
        };
        let mut out = String::new();
        for (at, form) in loose.parts.iter().enumerate() {
            if let Some(joint) = at.checked_sub(1).map(|at| &loose.joints[at]) {
                out += if joint.omits { " … " } else { " " };
                joint.own.iter().for_each(|words| out += &format!("{words} "));
            }
            out += &part(&form.chars);
        }
        let own = |words: &[String]| words.join(" ");
        format!("{} {out} {}", own(&loose.before), own(&loose.behind)).trim().to_owned()
    }

    #[test]
    fn brackets_are_what_they_stand_for() {
        for (quote, expected) in [
            ("[T]he pilots", "^the pilots"),
            ("They [the pilots] asked", "they [the pilots] asked"),
            ("[the pilots] asked [them].", "[the pilots] asked [them]"),
            ("argue[d] that a[n] [sic] so", "argue~~~~ that a~ so"),
            ("They argue [emphasis added].", "they argue"),
            ("one […] two. . . . three ... four", "one … two … three … four"),
            ("so he said.... Then [it] … went", "so he said … then … [it] went"),
            ("he said ‘trust.’", "he said 'trust"),
            ("the co- operation of post- War", "the co+operation of post-war"),
            ("trust[12] it", "trust it"),
            ("trust [2, 6–9] it", "trust it"),
            ("until [1989] it", "until [1989] it"),
            ("until[1989] it", "until [1989] it"),
            ("They [the pilots] [alone] asked", "they [the pilots] [alone] asked"),
            ("one … [of] two", "one … [of] two"),
        ] {
            assert_eq!(shown(quote), expected, "{quote}");
        }
        assert_eq!(Quote::new("so [T]he pilot[s], say").loose.changed, ["[T]he", "pilot[s]"]);
    }
}
