//! Conditions in questions as people write them: `when peace and détente: …`, `… if there is peace`, `when does …`; and
//! what is wrong with one.

use std::ops::Range;

use crate::catalog::NodeClass as Class;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::declared::understood;
use crate::query::understand::stance::{Opening, at_the_end, conditions_at_the_end, parted, without_lead};
use crate::session::Session;
use crate::source::{FileId, Sources, Span};

/// No condition has more topics.
const MOST: usize = 8;
/// No more words than this are looked at for the name of a condition.
const LONGEST: usize = 24;
/// What begins a question for the conditions themselves; the verdict tells them.
const ASKING: [&str; 9] = [
    "when do",
    "when does",
    "when is",
    "when are",
    "under what conditions",
    "under which conditions",
    "under what circumstances",
    "in what circumstances",
    "under which circumstances",
];

/// What begins a stage of a question.
const STAGES: [&str; 5] = ["per", "having", "sort", "limit", "show"];

/// A part of what is written of a condition, with its place in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Word(&'t str, usize),
    /// Without its marks.
    Quoted(&'t str, usize),
    Comma,
}

impl Session {
    /// A question that ends with a condition, in the words of the language: `which norms foster trust when peace`. None if
    /// what stands there names no topics, or if the question is one of the core, where `when` is a relation.
    pub(super) fn condition_last(&self, question: &str, unsure: bool) -> Option<String> {
        // A label may have the words in it.
        if question.trim_start().to_lowercase().starts_with("find ") || self.is_form(question) {
            return None;
        }
        conditions_at_the_end(question, unsure).find_map(|(_, parted)| {
            let (condition, stages) = before_stages(parted.stances.first()?.text);
            let named = self.conditions_named(condition)?;
            Some(
                format!("{} {named}: {} {stages}", Opening::When.words(), parted.asked).trim_end().to_owned(),
            )
        })
    }

    /// A question that begins with a condition without a colon after it, `when peace do norms foster trust`, or that asks
    /// for the conditions themselves, `when do norms foster trust`.
    pub(super) fn condition_first(&self, question: &str) -> Option<String> {
        let lower = question.trim_start().to_lowercase();
        let start = question.len() - question.trim_start().len();
        if let Some(asking) = ASKING.iter().find(|asking| lower.starts_with(&format!("{asking} "))) {
            let verb = asking.strip_prefix("when ");
            let rest = question.get(start + asking.len()..)?.trim_start();
            let why =
                format!("why {}", verb.map_or_else(|| rest.to_owned(), |verb| format!("{verb} {rest}")));
            let why = why.trim_end_matches(['?', ' ']);
            return self.is_form(why).then(|| why.to_owned());
        }
        let rest = lower.strip_prefix("when ").and(question.get(start + "when ".len()..))?;
        if rest.contains([':', ',']) {
            return None;
        }
        let ends: Vec<usize> = rest.match_indices(' ').map(|(at, _)| at).take(LONGEST).collect();
        ends.into_iter().rev().find_map(|end| {
            let named = self.conditions_named(&rest[..end])?;
            let asked = rest[end..].trim();
            self.is_form(asked).then(|| format!("{} {named}: {asked}", Opening::When.words()))
        })
    }

    fn is_form(&self, question: &str) -> bool {
        let file = Sources::new().add("question", question);
        understood(file, question, &self.lexicon().untold()).is_ok()
    }

    /// The topics of a condition as forms know them: `peace, "balance of power"`; none if something in it is no topic, or
    /// it can be read in several ways.
    pub(super) fn conditions_named(&self, text: &str) -> Option<String> {
        match self.readings(text).as_slice() {
            [one] => {
                let joined = one.join(" and ");
                // A label may have the `and` in it.
                let is_one = self.readings(&joined).len() == 1;
                Some(if is_one { joined } else { one.join(", ") })
            }
            _ => None,
        }
    }

    /// The lists of topics as which a text can be read; of several no more than two.
    fn readings(&self, text: &str) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        self.read_list(&pieces(text), &mut Vec::new(), &mut found);
        found
    }

    fn read_list(&self, pieces: &[Piece<'_>], before: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
        if before.len() == MOST || found.len() > 1 {
            return;
        }
        let run = pieces.iter().take(LONGEST).take_while(|piece| matches!(piece, Piece::Word(..))).count();
        let ends: Vec<usize> = if run == 0 { vec![1] } else { (1..=run).rev().collect() };
        for end in ends.into_iter().filter(|end| *end <= pieces.len()) {
            let name = match &pieces[..end] {
                [Piece::Quoted(name, _)] => (*name).to_owned(),
                words => words.iter().filter_map(Piece::word).collect::<Vec<_>>().join(" "),
            };
            if self.lexicon().untold().look_up(&name, &[Class::Topic]).is_empty() {
                continue;
            }
            before.push(if name.contains(' ') { format!("\"{name}\"") } else { name });
            match &pieces[end..] {
                [] if !found.contains(before) => found.push(before.clone()),
                [] => {}
                [Piece::Comma, and, rest @ ..] if and.is_and() && !rest.is_empty() => {
                    self.read_list(rest, before, found);
                }
                [joint, rest @ ..] if joint.is_and() || *joint == Piece::Comma => {
                    self.read_list(rest, before, found);
                }
                _ => {}
            }
            before.pop();
        }
    }

    /// What is wrong with a condition of a question, wherever it stands, though the question may be understood without
    /// it: it has several readings, names no topic, or is more than topics that must all be met.
    pub(super) fn wrong_condition(&self, file: FileId, question: &str) -> Option<Box<Diagnostic>> {
        let first = parted(question).and_then(|parted| {
            let stance = parted.stances.into_iter().find(|stance| stance.opening == Opening::When)?;
            let is_condition = parted.by_colon || !self.readings(stance.text).is_empty();
            is_condition.then_some((Opening::When.words(), stance.text, parted.asked))
        });
        let last = || {
            let (opening, parted) = conditions_at_the_end(question, false).last()?;
            let text = before_stages(parted.stances.first()?.text).0;
            // `…, according to Kydd` after it is no part of it, and words that are understood as they stand are none.
            let is_followed =
                at_the_end(question).is_some_and(|after| after.asked.len() > parted.asked.len());
            if is_followed || self.is_form(question) {
                return None;
            }
            let is_asked = !self.readings(text).is_empty() || self.is_form(parted.asked);
            is_asked.then_some((opening, text, parted.asked))
        };
        let (opening, text, asked) = first.or_else(last)?;
        let at = question.rfind(text)?;
        let place = |part: Range<usize>| Span::new(file, at + part.start, at + part.end);
        let pieces = pieces(text);
        if let Some(or) = pieces.iter().find_map(|piece| piece.at_word("or")) {
            if self.readings(text).len() == 1 {
                return None;
            }
            let (one, other) = (text[..or].trim(), text[or + "or".len()..].trim());
            let message = "expected `and` between conditions, found `or`";
            let help = format!("ask once for each: `when {one}: {asked}`, `when {other}: {asked}`");
            let span = place(or..or + "or".len());
            return Some(Box::new(Diagnostic::new(Code::QuestionSyntax, span, message).help(help)));
        }
        match self.readings(text).as_slice() {
            [_] => None,
            [] if pieces.first().is_some_and(|piece| piece.at_word("not").is_some()) => {
                let message = "a condition cannot be negated";
                let help = "ask under the opposite condition, if the library has a topic for it";
                Some(Box::new(
                    Diagnostic::new(Code::QuestionSyntax, place(0..text.len()), message).help(help),
                ))
            }
            [] => Some(self.unknown_part(&place, &pieces, text, (opening, asked))),
            several => {
                let message = format!("`{text}` has several readings");
                let each = several.iter().map(|names| format!("`when {}: {asked}`", names.join(", ")));
                let help = format!("write one of {}", each.collect::<Vec<_>>().join(", "));
                let span = place(0..text.len());
                Some(Box::new(Diagnostic::new(Code::QuestionAmbiguous, span, message).help(help)))
            }
        }
    }

    /// The first part of a list that is no topic.
    fn unknown_part(
        &self,
        place: &dyn Fn(Range<usize>) -> Span,
        pieces: &[Piece<'_>],
        text: &str,
        (opening, asked): (&str, &str),
    ) -> Box<Diagnostic> {
        let parts = pieces.split(|piece| piece.is_and() || *piece == Piece::Comma);
        let ranges = parts.filter_map(|part| Some(part.first()?.range()?.start..part.last()?.range()?.end));
        let is_unknown = |range: &Range<usize>| self.readings(&text[range.clone()]).is_empty();
        let unknown = ranges.into_iter().find(is_unknown).unwrap_or(0..text.len());
        let name = text[unknown.clone()].trim_matches(|c| "\"“”".contains(c));
        let message = format!("unknown topic `{name}` after `{opening}`");
        let known = self.catalog.topics().map(|(_, topic)| topic.id.as_str());
        let diagnostic = Diagnostic::new(Code::QuestionName, place(unknown), message).nearest(name, known);
        Box::new(diagnostic.help(format!("without a condition: `{asked}`")))
    }
}

impl Piece<'_> {
    fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word, _) => Some(word),
            Self::Quoted(..) | Self::Comma => None,
        }
    }

    fn is_and(&self) -> bool {
        self.word().is_some_and(|word| word == "&" || word.eq_ignore_ascii_case("and"))
    }

    /// Where it is, if it is that word.
    fn at_word(&self, wanted: &str) -> Option<usize> {
        match self {
            Self::Word(word, at) if word.eq_ignore_ascii_case(wanted) => Some(*at),
            _ => None,
        }
    }

    /// Where it is; none of a comma.
    fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Word(text, at) | Self::Quoted(text, at) => Some(*at..*at + text.len()),
            Self::Comma => None,
        }
    }
}

/// A condition, and the stages of the question that follow it: `peace`, `show label`.
fn before_stages(text: &str) -> (&str, &str) {
    let lower = text.to_ascii_lowercase();
    let begins = STAGES.iter().filter_map(|stage| lower.find(&format!(" {stage} "))).min();
    begins.map_or((text, ""), |at| (text[..at].trim_end(), text[at..].trim_start()))
}

/// The words, quoted names and commas of a text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let text = &text[..text.trim_end().len()];
    let lead = text.len() - without_lead(text).len();
    let mut found = Vec::new();
    let mut at = lead;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at + c.len_utf8()..];
        if let ('"' | '“' | '”', Some(end)) = (c, rest.find(['"', '“', '”'])) {
            found.push(Piece::Quoted(&rest[..end], at + c.len_utf8()));
            let close = rest[end..].chars().next().map_or(1, char::len_utf8);
            at += c.len_utf8() + end + close;
        } else if c == ',' {
            found.push(Piece::Comma);
            at += 1;
        } else if c.is_whitespace() {
            at += c.len_utf8();
        } else {
            let end = text[at..].find(|c: char| c.is_whitespace() || c == ',').unwrap_or(text.len() - at);
            found.push(Piece::Word(&text[at..at + end], at));
            at += end;
        }
    }
    found
}
