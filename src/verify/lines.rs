//! A text cut into blocks: headings, breaks, notes and running text.

mod large;

use crate::annotation::locator::number::Class;
use crate::verify::inline::{definition, mark};
use crate::verify::layout::{LARGE, TURN};
use crate::verify::pages::edge::{is_alone, printed};

pub(super) use self::large::{Count, Large, roman};

/// What stands between blank lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// `## Title`
    Heading {
        /// How many `#` it has.
        level: usize,
        /// The title as it is written.
        title: String,
    },
    /// `---`: the end of a page, or what divides a page's text from its notes.
    Rule,
    /// The next page of a copy begins.
    Turn,
    /// A remark or a page's number on a line of its own: the end of a page.
    Page,
    /// The running head of a page, perhaps: capitals with a number beside them.
    Head(String),
    /// `<sup>12</sup> …` or `[^12]: …`
    Note {
        /// What it is called.
        label: String,
        /// Its text as it is written.
        text: String,
    },
    /// Anything else.
    Body {
        /// The text as it is written.
        text: String,
        /// True where it is set in by four blanks or more, as a note's second paragraph is in Markdown.
        indented: bool,
        /// True for a list.
        list: bool,
        /// What it begins with, if that is printed as headings are.
        large: Option<Large>,
    },
}

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut cutter = Cutter::default();
    for line in text.split('\n') {
        cutter.line(line);
    }
    cutter.end();
    cutter.blocks
}

#[derive(Default)]
struct Cutter<'a> {
    blocks: Vec<Block>,
    label: Option<String>,
    lines: Vec<&'a str>,
    large: Option<Large>,
    /// True as long as all lines are large.
    is_large: bool,
}

impl<'a> Cutter<'a> {
    fn line(&mut self, line: &'a str) {
        let large = line.strip_prefix(LARGE);
        let line = large.unwrap_or(line);
        if self.lines.is_empty() {
            (self.large, self.is_large) = (large.map(Large::of), large.is_some());
        } else if let (true, Some(title), Some(line)) = (self.is_large, &mut self.large, large) {
            title.add(line);
        } else {
            self.is_large = false;
        }
        let words = line.trim_matches([' ', '\t']);
        let bare = words.replace(TURN, "");
        let bare = bare.trim();
        if words.is_empty() {
            self.end();
        } else if bare.is_empty() {
            self.turns(words);
        } else if is_remark(bare) {
            self.alone(Block::Page);
            self.turns(words);
        } else if definition(bare).is_some() {
            self.end();
            self.turns(words);
        } else if is_rule(bare) {
            self.alone(Block::Rule);
            self.turns(words);
        } else if let Some((level, title)) = heading(words) {
            self.alone(Block::Heading { level, title: title.to_owned() });
        } else if let Some((label, text)) = note(words) {
            self.end();
            self.label = Some(label);
            self.lines.push(text);
        } else {
            self.lines.push(line);
        }
    }

    fn alone(&mut self, block: Block) {
        self.end();
        self.blocks.push(block);
    }

    /// The pages that begin in a line of which nothing else is kept.
    fn turns(&mut self, line: &str) {
        line.matches(TURN).for_each(|_| self.alone(Block::Turn));
    }

    /// Ends the block that is being read.
    fn end(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let label = self.label.take();
        let large = self.large.take();
        let Some(first) = lines.first() else { return };
        let indented = first.starts_with("    ") || first.starts_with('\t');
        let list = label.is_none() && item(first).is_some();
        let set_off = label.is_none() && first.trim_start().starts_with('>');
        let bare = lines.iter().map(|line| match () {
            () if list => item(line).unwrap_or(line.trim()),
            () if set_off => line.trim_start().trim_start_matches('>').trim(),
            () => line.trim(),
        });
        let text = bare.collect::<Vec<_>>().join("\n");
        if label.is_none() && lines.len() == 1 && is_alone(&first.replace(TURN, " ")) {
            self.blocks.push(Block::Page);
            self.turns(first);
            return;
        }
        self.blocks.push(match label {
            Some(label) => Block::Note { label, text },
            None if !list && is_head(&text) => Block::Head(text),
            None => Block::Body { text, indented, list, large },
        });
    }
}

/// `<!-- so -->`, one or several.
fn is_remark(words: &str) -> bool {
    let mut rest = words;
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|inside| inside.split_once("-->")) {
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// `---`, `* * *` and the like.
fn is_rule(words: &str) -> bool {
    let signs: Vec<char> = words.chars().filter(|char| *char != ' ').collect();
    signs.len() >= 3 && "-*_".contains(signs[0]) && signs.iter().all(|sign| *sign == signs[0])
}

fn heading(words: &str) -> Option<(usize, &str)> {
    let title = words.trim_start_matches('#');
    let level = words.len() - title.len();
    let title = title.strip_prefix([' ', '\t'])?.trim_end_matches('#').trim();
    ((1..=6).contains(&level) && !title.is_empty()).then_some((level, title))
}

fn note(words: &str) -> Option<(String, &str)> {
    let (labels, length) = mark(words)?;
    let [label] = labels.as_slice() else { return None };
    let after = &words[length..];
    let text = if words.starts_with("[^") { after.strip_prefix(':')? } else { after };
    Some((label.clone(), text.trim_start()))
}

/// What follows the sign of an item of a list.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let number = line.trim_start_matches(|char: char| char.is_ascii_digit());
    let after = match line.len() - number.len() {
        0 => line.strip_prefix(['-', '*', '+', '•']),
        1..=3 => number.strip_prefix(['.', ')']),
        _ => None,
    };
    after.and_then(|after| after.strip_prefix(' ')).map(str::trim)
}

/// A line of capitals with a number at one end: `42 PORTS AND PILOTS`.
fn is_head(text: &str) -> bool {
    /// No head has more words.
    const LONGEST: usize = 9;
    !text.contains(['\n', TURN])
        && text.split_whitespace().count() <= LONGEST
        && !text.contains(char::is_lowercase)
        && !text.ends_with(['.', '?', '!', ':'])
        && printed(text).iter().any(|found| found.class == Class::Arabic && !found.beside.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Block, LARGE, Large, TURN, blocks};

    fn body(text: &str) -> Block {
        Block::Body { text: text.to_owned(), indented: false, list: false, large: None }
    }

    fn noted(label: &str, text: &str) -> Block {
        Block::Note { label: label.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn blocks_are_told_apart() {
        let text = format!(
            "# **A** #\n\nOne\ntwo.\n<sup>1</sup> N.\n[^b]: M\n m.\n\n---\n\n12\nx\n{TURN}\ny\n\n- 7 -\n\n[port]: https://x.org\n"
        );
        let title = "**A**".to_owned();
        let expected = [
            Block::Heading { level: 1, title },
            body("One\ntwo."),
            noted("1", "N."),
            noted("b", "M\nm."),
            Block::Rule,
            body("12\nx"),
            Block::Turn,
            body("y"),
            Block::Page,
        ];
        assert_eq!(blocks(&text), expected);
    }

    #[test]
    fn large_lines_are_headings_where_they_begin_what_is_set_apart() {
        let found = blocks(&format!("a\n\n{LARGE}3 Trust\nb\n{LARGE}4 Fear\n\nc"));
        let body =
            |text: &str, large| Block::Body { text: text.to_owned(), indented: false, list: false, large };
        let expected =
            [body("a", None), body("3 Trust\nb\n4 Fear", Some(Large::of("3 Trust"))), body("c", None)];
        assert_eq!(found, expected);
        let found = blocks(&format!("{LARGE}3 Trust and\n{LARGE}Fear\nb"));
        let mut large = Large::of("3 Trust and");
        large.add("Fear");
        assert_eq!(found, [body("3 Trust and\nFear\nb", Some(large))]);
    }

    #[test]
    fn numbers_of_pages_and_heads_stand_alone() {
        for number in ["12", "– 12 –", "xii", "Page 12 of 40", "12 / 40"] {
            assert_eq!(
                blocks(&format!("a\n\n{number}\n\nb")),
                [body("a"), Block::Page, body("b")],
                "{number}"
            );
        }
        for head in ["42 PORTS AND PILOTS", "TRUST IN NATO 43"] {
            assert_eq!(blocks(head), [Block::Head(head.to_owned())]);
        }
        for text in ["42 Ports", "IN 1998 THEY SAILED.", "NATO", "42 PORTS\nAND"] {
            assert_eq!(blocks(text), [body(text)], "{text}");
        }
    }

    #[test]
    fn what_is_left_out_leaves_the_page_that_begins_in_it() {
        for (text, left) in [
            ("| Page 12", Some(Block::Page)),
            ("12 |", Some(Block::Page)),
            ("[1]: https://x.org |", None),
            ("| [1]: https://x.org", None),
            ("<!-- so | it is -->", Some(Block::Page)),
            ("<!-- so --> |", Some(Block::Page)),
            ("--- |", Some(Block::Rule)),
        ] {
            let text = format!("a\n\n{text}\n\nb").replace('|', &TURN.to_string());
            let expected: Vec<Block> =
                [Some(body("a")), left, Some(Block::Turn), Some(body("b"))].into_iter().flatten().collect();
            assert_eq!(blocks(&text), expected, "{text}");
        }
        let words = "<!-- so --> They trust. <!-- on -->";
        assert_eq!(blocks(words), [body(words)]);
    }

    #[test]
    fn lists_and_set_off_text_lose_their_signs() {
        let list =
            |text: &str| Block::Body { text: text.to_owned(), indented: false, list: true, large: None };
        assert_eq!(blocks("- a\n- b\n\n1. c\n\n> d\n> e\n"), [list("a\nb"), list("c"), body("d\ne")]);
        assert_eq!(blocks("the fears\n- that\n"), [body("the fears\n- that")]);
        assert_eq!(blocks("1999. A year\n"), [body("1999. A year")]);
    }
}
