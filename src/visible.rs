//! Characters that a terminal obeys, or that nobody sees, shown as what they are.
//!
//! Texts come from other people: the corpus, names of files, commits, what git says. All that a command prints
//! goes through [`printed`], whatever the text is made of, so that no text can move the cursor, set the title of
//! a window, or read otherwise than it is written. The notation is that of JSON, `\u202e`: a document of JSON
//! that has been through here is the same document.
//!
//! catena's own colours are told from those in a text by a [`signature`] that nobody can know beforehand.

use std::borrow::Cow;
use std::collections::hash_map::RandomState;
use std::fmt::Write as _;
use std::hash::{BuildHasher, Hasher};
use std::sync::OnceLock;

const ESCAPE: &str = "\u{1b}[";

/// True for a character that a terminal obeys: every control character.
fn is_control(c: char) -> bool {
    c.is_control()
}

/// True for a character that has no shape of its own and changes how others are read: marks of direction, blanks
/// without width, fillers, tags. Those that scripts and emoji need are judged by [`is_hidden`].
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}'
        | '\u{e01f0}'..='\u{e0fff}')
}

/// True for what joins or parts the letters beside it in some scripts, and emoji.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// True for what chooses among the shapes of the sign before it.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// True for letters of the scripts that know no joiners.
fn is_western(c: char) -> bool {
    c < '\u{590}' && c.is_alphanumeric()
}

/// True if `c`, between `before` and `after`, is obeyed or not seen where it stands. Ends of lines and tabs are
/// seen; so is a joiner between letters of a script that needs it, and a selector of shapes after a sign that
/// has some.
#[must_use]
pub fn is_hidden(before: Option<char>, c: char, after: Option<char>) -> bool {
    if c.is_ascii() {
        let is_seen = matches!(c, '\n' | '\t') || (c == '\r' && after == Some('\n'));
        return is_control(c) && !is_seen;
    }
    if is_joiner(c) {
        let joins = |c: Option<char>| {
            c.is_some_and(|c| {
                let is_apart = c.is_whitespace() || is_invisible(c) || is_joiner(c);
                c >= '\u{a9}' && !is_western(c) && !is_apart
            })
        };
        return !(joins(before) && (joins(after) || after.is_none_or(|c| c.is_whitespace() || c.is_ascii())));
    }
    if is_selector(c) {
        let has_shapes = |c: char| {
            !(is_control(c) || c.is_whitespace() || is_selector(c) || is_joiner(c) || is_invisible(c))
                && (!is_western(c) || c.is_ascii_digit())
        };
        return !before.is_some_and(has_shapes);
    }
    is_control(c) || is_invisible(c)
}

/// The hidden characters of a text, each with its byte.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = rest.next()?;
            let after = rest.peek().map(|(_, c)| *c);
            if is_hidden(before.replace(c), c, after) {
                return Some((at, c));
            }
        }
    })
}

/// `text` with hidden characters as JSON writes them, `\u202e`.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    for (at, c) in hidden(text) {
        out += &text[copied..at];
        for unit in c.encode_utf16(&mut [0; 2]) {
            // A string takes any text.
            let _ = write!(out, "\\u{unit:04x}");
        }
        copied = at + c.len_utf8();
    }
    if copied == 0 { Cow::Borrowed(text) } else { Cow::Owned(out + &text[copied..]) }
}

/// What catena writes at the start of each of its own sequences of escape: a number that is another in each run.
fn signature() -> &'static str {
    static SIGNATURE: OnceLock<String> = OnceLock::new();
    SIGNATURE.get_or_init(|| {
        let number = RandomState::new().build_hasher().finish();
        format!("{ESCAPE}{number};")
    })
}

/// Marks the colours in `text` as catena's own. No escape in it may come from anywhere else.
#[must_use]
pub fn signed(text: &str) -> String {
    text.replace(ESCAPE, signature())
}

/// What catena writes at the start of each of its own links.
fn link_signature() -> &'static str {
    static SIGNATURE: OnceLock<String> = OnceLock::new();
    SIGNATURE.get_or_init(|| signature().replace(ESCAPE, "\u{1b}]"))
}

/// What ends the address of a link: the string terminator of ECMA-48.
const LINK_END: &str = "\u{1b}\\";

/// The beginning of a link that is catena's own; an empty address ends the link before.
#[must_use]
pub fn link(address: &str) -> String {
    format!("{}{address}{LINK_END}", link_signature())
}

/// A text as it is printed: catena's own colours and links, and nothing else that is obeyed or not seen.
#[must_use]
pub fn printed(text: &str) -> Cow<'_, str> {
    let mut parts = text.split(link_signature());
    let first = coloured(parts.next().unwrap_or_default());
    let mut rest = parts.peekable();
    if rest.peek().is_none() {
        return first;
    }
    let mut out = first.into_owned();
    for part in rest {
        let (address, after) = part.split_once(LINK_END).unwrap_or(("", part));
        out += &format!("\u{1b}]8;;{}{LINK_END}{}", shown(address), coloured(after));
    }
    Cow::Owned(out)
}

fn coloured(text: &str) -> Cow<'_, str> {
    if !text.contains(signature()) {
        return shown(text);
    }
    let parts: Vec<Cow<'_, str>> = text.split(signature()).map(shown).collect();
    Cow::Owned(parts.join(ESCAPE))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::{prop_assert, prop_assert_eq, proptest};

    use super::{hidden, link, printed, shown, signed};

    #[test]
    fn what_is_obeyed_or_not_seen_is_shown() {
        let cases = [
            ("a\u{1b}[31mb", "a\\u001b[31mb"),
            ("a\u{9b}31mb", "a\\u009b31mb"),
            ("a\rb\r\n", "a\\u000db\r\n"),
            ("\u{7}\u{8}\u{7f}\u{0}", "\\u0007\\u0008\\u007f\\u0000"),
            ("a\u{202e}b\u{2066}c\u{200f}", "a\\u202eb\\u2066c\\u200f"),
            ("tr\u{200b}ust \u{feff}", "tr\\u200bust \\ufeff"),
            ("evalu\u{ad}ation", "evalu\\u00adation"),
            ("a\u{e0041}", "a\\udb40\\udc41"),
            ("tr\u{200d}ust", "tr\\u200dust"),
            ("a\u{fe0f}", "a\\ufe0f"),
            ("☺\u{fe0f}\u{fe01}\u{fe02}", "☺\u{fe0f}\\ufe01\\ufe02"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_writing_needs_is_kept() {
        let persian = "می\u{200c}خواهم";
        let indic = "क\u{94d}\u{200d}ष";
        let family = "👨\u{200d}👩\u{200d}👧";
        for text in
            [persian, indic, family, "❤\u{fe0f}", "1\u{fe0f}\u{20e3}", "葛\u{e0100}", "e\u{301}", "a\tb\nc"]
        {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn colours_of_our_own_are_kept_and_others_shown() {
        let text = signed("\u{1b}[1mtrust\u{1b}[0m") + " and \u{1b}[1mmore\u{1b}[0m";
        assert_eq!(printed(&text), "\u{1b}[1mtrust\u{1b}[0m and \\u001b[1mmore\\u001b[0m");
    }

    #[test]
    fn links_of_our_own_are_kept_and_others_shown() {
        let text = link("file:///a#1") + "trust" + &link("") + " and \u{1b}]8;;file:///b\u{1b}\\more";
        let kept = "\u{1b}]8;;file:///a#1\u{1b}\\trust\u{1b}]8;;\u{1b}\\";
        assert_eq!(printed(&text), format!("{kept} and \\u001b]8;;file:///b\\u001b\\more"));
    }

    proptest! {
        #[test]
        fn what_is_shown_hides_nothing_and_json_stays_as_it_is(text in any::<String>()) {
            let text = text + "\u{202e}\u{200d}\u{e0041}";
            prop_assert!(hidden(&shown(&text)).next().is_none());
            let json = serde_json::to_string_pretty(&vec![&text]).map_err(|error| proptest::test_runner::TestCaseError::fail(error.to_string()))?;
            let read: Vec<String> = serde_json::from_str(&shown(&json)).map_err(|error| proptest::test_runner::TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(read, vec![text]);
        }
    }
}
