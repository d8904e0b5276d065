//! How the blocks of a text go on in one another: a paragraph across a page break and the notes before
//! it, a note on the next page.

use crate::verify::inline::{LONGEST, mark};
use crate::verify::layout::TURN;
use crate::verify::lines::{Block, Large};
use crate::verify::raised::digit;

/// What a piece of a text is, before it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A title.
    Heading,
    /// Running text.
    Body,
    /// The note of this name.
    Note(String),
}

/// A heading, a paragraph or a note, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub(super) sort: Sort,
    /// The number of the heading that it stands under; 0 before the first.
    pub(super) section: usize,
    /// Its text as it is written, with [`TURN`] where a page begins in it.
    pub(super) raw: String,
    /// The page on which it begins, from 0.
    pub(super) page: usize,
    /// How many pages begin in it.
    turns: usize,
}

/// What a text is made of.
pub(super) struct Pieces {
    /// Its headings with their levels.
    pub(super) headings: Vec<(usize, String)>,
    /// Its pieces in the order in which they begin.
    pub(super) pieces: Vec<Piece>,
    /// The pieces that begin as headings are printed, by their numbers.
    pub(super) large: Vec<(usize, Large)>,
}

/// The headings and the pieces of a text.
pub(super) fn pieces(blocks: &[Block]) -> Pieces {
    let mut flow = Flow { rule_opens_notes: rule_opens_notes(blocks), ..Flow::default() };
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading { level, title } => {
                flow.headings.push((*level, title.clone()));
                flow.add(Sort::Heading, title);
                (flow.body, flow.last) = (None, Last::Body);
            }
            Block::Rule => flow.last = Last::Rule,
            Block::Page => flow.last = Last::Page,
            Block::Turn => (flow.page, flow.last) = (flow.page + 1, Last::Page),
            Block::Head(_) if flow.is_cut(&blocks[at + 1..]) => flow.last = Last::Page,
            Block::Head(text) => flow.text(text, false, false, false),
            Block::Body { text, list, large: Some(large), .. } => flow.large(text, *list, large),
            Block::Note { label, text } => {
                flow.note = Some(flow.add(Sort::Note(label.clone()), text));
                flow.last = Last::Note;
            }
            Block::Body { text, indented, list, large: None } => {
                let before_note = matches!(blocks.get(at + 1), Some(Block::Note { .. }));
                flow.text(text, *indented, *list, before_note);
            }
        }
    }
    Pieces { headings: flow.headings, pieces: flow.pieces, large: flow.large }
}

/// What came last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Body,
    Note,
    Rule,
    Page,
}

#[derive(Default)]
struct Flow {
    headings: Vec<(usize, String)>,
    pieces: Vec<Piece>,
    large: Vec<(usize, Large)>,
    /// The paragraph and the note that may go on.
    body: Option<usize>,
    note: Option<usize>,
    last: Last,
    rule_opens_notes: bool,
    /// The page that is being read.
    page: usize,
}

impl Flow {
    fn add(&mut self, sort: Sort, raw: &str) -> usize {
        let (page, turns) = (self.page, turns(raw));
        self.pieces.push(Piece { sort, section: self.headings.len(), raw: raw.to_owned(), page, turns });
        self.page += turns;
        self.pieces.len() - 1
    }

    /// True in mid-sentence: the paragraph is unfinished, and what follows goes on with a small letter.
    fn is_cut(&self, next: &[Block]) -> bool {
        let is_unfinished = self.body.is_some_and(|body| is_unfinished(&self.pieces[body].raw));
        let mut following =
            next.iter().skip_while(|block| matches!(block, Block::Page | Block::Turn | Block::Rule));
        is_unfinished && matches!(following.next(), Some(Block::Body { text, .. }) if is_mid_sentence(text))
    }

    /// What is printed as headings are: one with a number begins a piece.
    fn large(&mut self, text: &str, list: bool, large: &Large) {
        if large.number.is_some() {
            (self.body, self.note, self.last) = (None, None, Last::Body);
        }
        let before = self.pieces.len();
        self.text(text, false, list, false);
        self.large.extend((self.pieces.len() > before).then(|| (before, large.clone())));
    }

    fn text(&mut self, text: &str, indented: bool, list: bool, before_note: bool) {
        if let Some(note) = self.note.filter(|_| self.goes_on_in_note(text, indented, before_note)) {
            self.append(note, text);
            self.last = Last::Note;
            return;
        }
        match self.body.filter(|body| !list && self.goes_on_in_body(*body, text)) {
            Some(body) => self.append(body, text),
            None => self.body = Some(self.add(Sort::Body, text)).filter(|_| !list),
        }
        self.last = Last::Body;
    }

    fn append(&mut self, piece: usize, text: &str) {
        let piece = &mut self.pieces[piece];
        let passed = self.page.saturating_sub(piece.page + piece.turns);
        piece.raw.push('\n');
        piece.raw.extend(std::iter::repeat_n(TURN, passed));
        piece.raw.push_str(text);
        let turns = turns(text);
        piece.turns += passed + turns;
        self.page += turns;
    }

    /// A note goes on where it is unfinished and what follows cannot belong to the body: it stands
    /// where notes stand, or begins in mid-sentence although the body is finished.
    fn goes_on_in_note(&self, text: &str, indented: bool, before_note: bool) -> bool {
        let unfinished = self.note.is_some_and(|note| is_unfinished(&self.pieces[note].raw));
        let body_finished = self.body.is_none_or(|body| !is_unfinished(&self.pieces[body].raw));
        match self.last {
            Last::Note if indented => true,
            Last::Rule if self.rule_opens_notes => unfinished,
            Last::Body => unfinished && body_finished && before_note && is_mid_sentence(text),
            _ => unfinished && body_finished && is_mid_sentence(text),
        }
    }

    /// A paragraph goes on where it is unfinished; after a break also where what follows begins in
    /// mid-sentence, as after `et al.`
    fn goes_on_in_body(&self, body: usize, text: &str) -> bool {
        is_unfinished(&self.pieces[body].raw) || (self.last != Last::Body && is_mid_sentence(text))
    }
}

/// How many pages begin in a text.
fn turns(raw: &str) -> usize {
    raw.matches(TURN).count()
}

/// True for a text in which a rule stands between a page's text and its notes, rather than between
/// pages.
fn rule_opens_notes(blocks: &[Block]) -> bool {
    let count = |test: fn(&[Block]) -> bool| blocks.windows(2).filter(|pair| test(pair)).count();
    let opens = count(|pair| matches!(pair, [Block::Rule, Block::Note { .. }]));
    let closes = count(|pair| matches!(pair, [Block::Note { .. }, Block::Rule]));
    opens > closes
}

/// True for a text that does not end as a sentence ends.
fn is_unfinished(raw: &str) -> bool {
    let mut rest = raw[raw.floor_char_boundary(raw.len().saturating_sub(LONGEST))..].trim_end();
    loop {
        let shorter = rest.trim_end_matches(|char: char| {
            char.is_whitespace() || char == TURN || "*_'\"’”»)]".contains(char)
        });
        let marked = shorter.rfind(['<', '[']).filter(|at| ends_in_mark(&rest[*at..]));
        // `</sup>` begins with `<` as well.
        let marked = marked.or_else(|| rest.rfind("<sup>").filter(|at| ends_in_mark(&rest[*at..])));
        match marked {
            Some(at) => rest = &rest[..at],
            None => return !ends(shorter) && !ends(without_number(shorter)),
        }
    }
}

fn ends(text: &str) -> bool {
    text.ends_with(['.', '?', '!', '…', ':'])
}

/// A text without the number of a note that is glued to its end, and the signs that close before it: `so.’12`, `so.[12]`.
fn without_number(text: &str) -> &str {
    let bare = text.trim_end_matches(|char: char| digit(char).is_some() || "[],".contains(char));
    let number = &text[bare.len()..];
    // `p. 12` is no end.
    let bare = if number.contains('[') { bare.trim_end() } else { bare };
    if number.is_empty() { text } else { bare.trim_end_matches(['\'', '"', '’', '”', '»', ')']) }
}

fn ends_in_mark(text: &str) -> bool {
    mark(text).is_some_and(|(_, length)| text[length..].trim().is_empty())
}

/// True for a text that begins with a small letter.
fn is_mid_sentence(text: &str) -> bool {
    let first = text.trim_start_matches(|char: char| !char.is_alphanumeric()).chars().next();
    first.is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{Sort, TURN, is_unfinished, pieces};
    use crate::verify::lines::blocks;

    fn shown(text: &str) -> Vec<String> {
        let pieces = pieces(&blocks(text)).pieces;
        let line = |raw: &str| raw.replace('\n', "/");
        pieces
            .iter()
            .map(|piece| match &piece.sort {
                Sort::Heading => format!("# {}", line(&piece.raw)),
                Sort::Body => line(&piece.raw),
                Sort::Note(label) => format!("{label}: {}", line(&piece.raw)),
            })
            .collect()
    }

    #[test]
    fn a_paragraph_goes_on_across_notes_only_in_mid_sentence() {
        let text = "A goes\n\n---\n\n<sup>1</sup> N.\n\non here.\n\n---\n\n<sup>2</sup> M.\n\nNext one.";
        assert_eq!(shown(text), ["A goes/on here.", "1: N.", "2: M.", "Next one."]);
        assert_eq!(shown("Smith et al.\n\n---\n\nsay so."), ["Smith et al./say so."]);
        assert_eq!(shown("They go\n\n42 PORTS AND PILOTS\n\non here."), ["They go/on here."]);
        assert_eq!(shown("They go.\n\n42 PORTS AND PILOTS\n\nOn."), ["They go.", "42 PORTS AND PILOTS/On."]);
        assert_eq!(shown("As he says\n\nIt is."), ["As he says/It is."]);
        assert_eq!(shown("One.\n\ntwo."), ["One.", "two."]);
        assert_eq!(shown("These:\n\n- a\n- b\n\nAfter."), ["These:", "a/b", "After."]);
    }

    #[test]
    fn a_note_goes_on_under_the_next_rule_before_the_body_does() {
        let text = "A goes\n\n---\n\n<sup>1</sup> N (Oxford\n\non here, and\n\n---\n\nPress), 1.\n\n<sup>2</sup> M.\n\nso on.";
        assert_eq!(shown(text), ["A goes/on here, and/so on.", "1: N (Oxford/Press), 1.", "2: M."]);
        let text = "A.\n\n---\n\n<sup>1</sup> N (Oxford\n\nB.\n\n---\n\nPress), 1.\n\n## C\n\nD.";
        assert_eq!(shown(text), ["A.", "1: N (Oxford/Press), 1.", "B.", "# C", "D."]);
    }

    #[test]
    fn where_rules_divide_pages_the_body_goes_on_after_them() {
        let text = "A goes\n\n<sup>1</sup> N (Oxford\n\n---\n\non here.\n\n<sup>2</sup> M.\n\n---\n\nB.";
        assert_eq!(shown(text), ["A goes/on here.", "1: N (Oxford", "2: M.", "B."]);
        let text = "A.\n\n<sup>1</sup> N, seen\n\n---\n\nby some.\n\nB.\n\n<sup>2</sup> M.";
        assert_eq!(shown(text), ["A.", "1: N, seen/by some.", "B.", "2: M."]);
    }

    #[test]
    fn pieces_know_where_pages_begin() {
        let text = "A goes\n\n^1: N\n|\non |here.\n|\nB.\n\nC\n|\n|\ngoes on."
            .replace("^1", "[^1]")
            .replace('|', &TURN.to_string());
        let pieces = pieces(&blocks(&text)).pieces;
        let shown: Vec<String> = pieces
            .iter()
            .map(|piece| format!("{} {}", piece.page, piece.raw.replace(TURN, "|").replace('\n', "/")))
            .collect();
        assert_eq!(shown, ["0 A goes/|on |here.", "0 N", "3 B.", "3 C/||goes on."]);
    }

    #[test]
    fn a_note_of_markdown_has_several_paragraphs() {
        assert_eq!(shown("A.\n\n[^1]: N.\n\n    And M.\n\nB."), ["A.", "1: N./And M.", "B."]);
    }

    #[test]
    fn marks_and_closing_signs_do_not_hide_the_end_of_a_sentence() {
        for text in [
            "so.'<sup>1</sup>",
            "so?)[^2]",
            "*so.*",
            "so:",
            "so.<sup>1</sup><sup>2</sup> ",
            "so.12",
            "so.’¹²",
            "so. [12]",
        ] {
            assert!(!is_unfinished(text), "{text}");
        }
        for text in [
            "so<sup>1</sup>",
            "trust-",
            "so,",
            "19<sup>th</sup>",
            "so (1990)",
            "in 1990",
            "trust12",
            "on p. 12",
        ] {
            assert!(is_unfinished(text), "{text}");
        }
    }
}
