//! What is the author's in a piece of text, and what is only its setting: note marks, emphasis, tags, links,
//! line breaks and the hyphens before them are taken away.

mod link;
pub(super) mod marks;
mod tag;

pub(super) use link::{definition, name};

use std::collections::BTreeSet;

use crate::bibliography::entity;
use crate::verify::inline::link::{Link, link};
use crate::verify::inline::marks::{Behind, Skip, marks};
use crate::verify::inline::tag::{raised, tag};
use crate::verify::layout::TURN;

/// Stands for a hyphen at the end of a line: the word may or may not have one.
pub(super) const SOFT: char = '\u{ad}';

/// No mark, tag or link is longer, in bytes.
pub(super) const LONGEST: usize = 1024;

/// The mark of a note in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// What the note is called: mostly its number.
    pub(super) label: String,
    /// The character of the text before which the mark stood.
    pub(super) at: usize,
}

/// A piece of text as its author wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clean {
    /// The characters. Runs of white space are one blank.
    pub(super) chars: Vec<char>,
    /// The marks of notes that stood in it, in their order.
    pub(super) marks: Vec<Mark>,
    /// The characters that begin a page each.
    pub(super) turns: Vec<usize>,
    /// What a quote may leave out.
    pub(super) skips: Vec<Skip>,
    /// Numbers behind words, of which the whole text tells whether they are marks of notes.
    pub(super) behind: Vec<Behind>,
}

/// Reads plain text or Markdown. `names` are those of links that the text defines.
pub(super) fn clean(raw: &str, names: &BTreeSet<String>) -> Clean {
    let mut clean = Clean::default();
    clean.read(raw, names);
    while clean.chars.last() == Some(&' ') {
        clean.chars.pop();
    }
    (clean.skips, clean.behind) = marks(&clean.chars);
    clean
}

/// A quote as a scholar writes it down: it has no marks of notes, so nothing of the kind is taken away.
pub(super) fn quoted(quote: &str) -> Vec<char> {
    let mut clean = Clean::default();
    let mut before = None;
    let mut rest = quote.chars().peekable();
    while let Some(char) = rest.next() {
        if char != SOFT && !is_emphasis(before, char, rest.peek().copied()) {
            clean.push(char);
        }
        before = Some(char);
    }
    clean.chars
}

/// The labels of a mark at the beginning of a text, and how many bytes the mark has.
pub(super) fn mark(text: &str) -> Option<(Vec<String>, usize)> {
    if let Some((inside, length)) = raised(text) {
        let named = |char: char| char.is_ascii_digit() || ", -–*†‡§".contains(char);
        let labels: Vec<String> =
            inside.split([',', ' ']).filter(|label| !label.is_empty()).map(str::to_owned).collect();
        return (inside.chars().all(named) && !labels.is_empty()).then_some((labels, length));
    }
    if let Some((Link::Mark(label), length)) = link(text, &|_| false) {
        return Some((vec![label.to_owned()], length));
    }
    let after = text.strip_prefix("[^")?;
    let label = &after[..near(after).find(']')?];
    let named = !label.is_empty() && label.len() <= 64 && !label.contains(char::is_whitespace);
    named.then_some((vec![label.to_owned()], "[^]".len() + label.len()))
}

impl Clean {
    fn read(&mut self, raw: &str, names: &BTreeSet<String>) {
        let is_named = |found: &str| names.contains(&name(found));
        let mut at = 0;
        while let Some(char) = raw[at..].chars().next() {
            let rest = &raw[at..];
            at += if let Some((labels, length)) = mark(rest) {
                self.mark(labels, &rest[length..]);
                length
            } else if let Some((length, parts)) = tag(rest) {
                if parts {
                    self.push(' ');
                }
                length
            } else if let Some((link, length)) = link(rest, &is_named) {
                if let Link::Words(words) = link {
                    self.read(words, names);
                }
                length
            } else if let Some((letter, length)) = entity(rest) {
                self.push(letter);
                length
            } else if rest.starts_with("\\\n") {
                1
            } else if let Some(literal) = escaped(rest) {
                self.push(literal);
                1 + literal.len_utf8()
            } else {
                let after = &rest[char.len_utf8()..];
                match char {
                    TURN => self.turns.push(self.chars.len()),
                    '\n' => self.line_end(after),
                    SOFT if self.chars.last().is_none_or(|last| !last.is_alphanumeric()) => {}
                    _ if is_emphasis(raw[..at].chars().next_back(), char, after.chars().next()) => {}
                    _ => self.push(char),
                }
                char.len_utf8()
            };
        }
    }

    fn push(&mut self, char: char) {
        match char {
            // They only tell where a line may break.
            '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            _ if char.is_ascii_whitespace() => {
                // After a hyphen that may only be there because the line ended, a word goes on.
                if self.chars.last().is_some_and(|last| !matches!(*last, ' ' | SOFT)) {
                    self.chars.push(' ');
                }
            }
            _ => self.chars.push(char),
        }
    }

    /// Keeps where a mark stood. A blank before it goes with it if none would be there without it.
    fn mark(&mut self, labels: Vec<String>, after: &str) {
        if self.chars.last() == Some(&' ') && after.starts_with(['.', ',', ';', ':', '?', '!', ')']) {
            self.chars.pop();
        }
        let at = self.chars.len();
        self.marks.extend(labels.into_iter().map(|label| Mark { label, at }));
    }

    /// A line end is a blank, or nothing where a word goes on after a hyphen.
    fn line_end(&mut self, after: &str) {
        let goes_on = after
            .trim_start_matches(|char: char| char.is_whitespace() || "*_".contains(char) || char == TURN);
        let goes_on = goes_on.chars().next().is_some_and(char::is_alphanumeric);
        match self.chars.as_slice() {
            [.., before, '-' | '\u{2010}' | '¬' | SOFT] if before.is_alphanumeric() && goes_on => {
                self.chars.pop();
                self.chars.push(SOFT);
            }
            _ => self.push(' '),
        }
    }
}

/// True for a `*` or `_` that only tells how the words beside it are set.
fn is_emphasis(before: Option<char>, char: char, after: Option<char>) -> bool {
    let both = |test: fn(char) -> bool, edge: bool| [before, after].iter().all(|c| c.map_or(edge, test));
    match char {
        '*' => !both(char::is_whitespace, true) && !both(|char| char.is_ascii_digit(), false),
        '_' => !both(char::is_alphanumeric, false),
        _ => false,
    }
}

/// The beginning of a text: what opens and does not close there is no mark, tag or link.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// The character that a `\` makes literal.
fn escaped(text: &str) -> Option<char> {
    text.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{SOFT, clean, quoted};

    fn text(raw: &str) -> String {
        let names = ["port".to_owned()].into();
        clean(raw, &names).chars.into_iter().map(|char| if char == SOFT { '¬' } else { char }).collect()
    }

    #[test]
    fn only_the_authors_words_stay() {
        assert_eq!(text("the *very*  same<sup>1</sup> **w**ord[^n], x"), "the very same word, x");
        assert_eq!(text("as he says <sup>2</sup>, so"), "as he says, so");
        assert_eq!(text("19<sup>th</sup> century, <i>so</i>"), "19th century, so");
        assert_eq!(text("2 * 3, 2*3, a_b, \\*c\\*, _d_"), "2 * 3, 2*3, a_b, *c*, d");
        assert_eq!(text("see [the *page*](http://x.org/a) [sic] (b)"), "see the page [sic] (b)");
    }

    #[test]
    fn links_are_their_words() {
        for (raw, expected) in [
            ("see [the port](u \"T\") [x](<u v>) [y](a(b)c)", "see the port x y"),
            ("see [the *port*][Port] [Port][] [port] [other]", "see the port Port port [other]"),
            ("see <https://x.org/a?b=c> <a@b.org> ![alt](u) so", "see https://x.org/a?b=c a@b.org so"),
            (
                "so[12](#fn12) [\\[12\\]](#_ftn12) it<sup>[12](#fn12)</sup> <sup id=\"a\"><a href=\"#n\">3</a></sup>is",
                "so it is",
            ),
            ("a [b](c d) [](e)f", "a [b](c d) f"),
        ] {
            assert_eq!(text(raw), expected, "{raw}");
        }
    }

    #[test]
    fn letters_of_html_and_escapes_are_letters() {
        for (raw, expected) in [
            ("R&amp;D and&nbsp;so &#8217;t &x;", "R&D and\u{a0}so ’t &x;"),
            ("wrote<br>to<BR/>him<p class=\"a\">so", "wrote to him so"),
            ("wrote\\\nto \\[him\\]", "wrote to [him]"),
        ] {
            assert_eq!(text(raw), expected, "{raw}");
        }
    }

    #[test]
    fn lines_are_joined_and_hyphens_at_their_ends_stay_open() {
        assert_eq!(text("one\ntwo"), "one two");
        assert_eq!(text("trust-\nbuilding and co\u{ad}\n operation"), "trust¬building and co¬operation");
        assert_eq!(text("a dash -\nhere, and 3 -\n4"), "a dash - here, and 3 - 4");
        assert_eq!(text("trust-\n*building* har¬\nbour"), "trust¬building har¬bour");
    }

    #[test]
    fn marks_keep_their_place() {
        let found = clean("one<sup>1</sup> two<sup>2,3</sup>", &BTreeSet::new());
        let marks: Vec<(&str, usize)> =
            found.marks.iter().map(|mark| (mark.label.as_str(), mark.at)).collect();
        assert_eq!(marks, [("1", 3), ("2", 7), ("3", 7)]);
    }

    #[test]
    fn of_a_quote_only_emphasis_and_doubled_blanks_go() {
        assert_eq!(quoted("a  *b* 5² [^c]").into_iter().collect::<String>(), "a b 5² [^c]");
    }
}
