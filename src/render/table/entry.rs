//! A row without a verdict: what it is, where it comes from and, if words were looked for, where it has them.

use crate::catalog::Catalog;
use crate::catalog::condition;
use crate::catalog::entry::{Excerpt, NodeId, Place};
use crate::graph::Evidence;
use crate::index::{Field, Snippet};
use crate::query::attribute::Attribute;
use crate::render::amount::Amount;
use crate::render::cite;
use crate::render::links::{Links, linked};
use crate::render::names::Names;
use crate::render::paint::{Paint, Role};
use crate::render::phrase;
use crate::render::wrap::shortened;
use crate::statement;

/// Where snippets begin that show what nothing else on the page does.
const INDENT: usize = 11;

pub(super) struct Entry<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) paint: Paint,
    pub(super) names: &'a Names<'a>,
    pub(super) node: NodeId,
    pub(super) snippet: Option<&'a Snippet>,
    /// Why it is among the rows of what rests on a source; empty for other questions.
    pub(super) because: &'a str,
    /// What disputes and qualifies it, if it is a claim; may be empty.
    pub(super) standing: &'a str,
    /// Whether other rows are of other kinds, so that it must be told of which it is.
    pub(super) is_mixed: bool,
    pub(super) amount: Amount,
    pub(super) links: Option<Links<'a>>,
}

impl Entry<'_> {
    pub(super) fn lines(&self) -> Vec<String> {
        if self.amount == Amount::Brief {
            return vec![self.brief()];
        }
        match self.catalog.stated_as(self.node) {
            Some(stated) => {
                let mut lines = self.words(0, Field::Text, stated.text);
                let source = Evidence::of_stated(self.catalog, self.node).source(self.catalog);
                let place = cite::source(self.catalog, &source);
                let claim = self.catalog.claim(self.node);
                let force = claim.map_or("", |claim| cite::force(claim.force));
                let when = claim.map_or_else(String::new, |claim| condition::of_claim(self.catalog, claim));
                let parts = [place.as_str(), force, &when, self.standing, self.because];
                let place = self.faint(&parts, Field::Text, stated.text);
                lines.extend(linked(self.links, self.node, place));
                lines.extend(self.inference());
                lines.extend(self.note(stated.note));
                lines.extend(self.elsewhere(&[(Field::Text, stated.text), (Field::Note, stated.note)]));
                lines
            }
            None => match self.catalog.excerpt(self.node) {
                Some(excerpt) => self.excerpt(excerpt),
                None => self.named(),
            },
        }
    }

    /// The words that were marked, where, and what became of them.
    fn excerpt(&self, excerpt: &Excerpt) -> Vec<String> {
        let quote = excerpt.quotes.join("\n");
        let words = excerpt.words();
        let mut lines = if excerpt.quotes.is_empty() {
            self.words(0, Field::Note, &words)
        } else {
            self.paint.block_with_hits("“", 1, &(words + "”"), &[])
        };
        let place = Place { work: excerpt.work, locator: excerpt.at.clone() };
        let parts = [&cite::place(self.catalog, &place), &excerpt.id, excerpt.used().word(), &excerpt.marked];
        let place = self.faint(&parts, Field::Quote, &quote);
        lines.extend(linked(self.links, self.node, place));
        if !excerpt.quotes.is_empty() {
            lines.extend(self.note(&excerpt.note));
        }
        let tags = phrase::tags(&excerpt.tags);
        lines.extend(
            self.paint
                .block_in(Some(Role::Faint), "  tags: ", 8, &tags)
                .into_iter()
                .filter(|_| !tags.is_empty()),
        );
        lines.extend(self.elsewhere(&[(Field::Note, &excerpt.note), (Field::Quote, &quote)]));
        lines
    }

    /// It on one line: a claim or an argument by its place and the beginning of its text.
    fn brief(&self) -> String {
        let room = self.paint.prose();
        match self.catalog.stated_as(self.node) {
            Some(stated) => {
                let source = Evidence::of_stated(self.catalog, self.node).source(self.catalog);
                shortened(&format!("{}: {}", cite::read_in(self.catalog, &source), stated.text), room)
            }
            None if self.catalog.work(self.node).is_some() => {
                shortened(&format!("{}: {}", self.names.name(self.node), self.catalog.label(self.node)), room)
            }
            None => match self.catalog.excerpt(self.node) {
                Some(excerpt) => {
                    let place = Place { work: excerpt.work, locator: excerpt.at.clone() };
                    shortened(&format!("{}: “{}”", cite::place(self.catalog, &place), excerpt.words()), room)
                }
                None => self.names.name(self.node),
            },
        }
    }

    /// From what an argument concludes what.
    fn inference(&self) -> Vec<String> {
        let Some(argument) = self.catalog.argument(self.node) else { return Vec::new() };
        let name = |node: &NodeId| self.names.name(*node);
        let premises: Vec<String> = argument.premises.iter().map(name).collect();
        let mut lines = self.paint.block_in(Some(Role::Faint), "  from: ", 8, &premises.join(", "));
        lines.extend(self.paint.block_in(Some(Role::Faint), "  to: ", 8, &name(&argument.concludes)));
        lines
    }

    /// What annotators remark on it.
    fn note(&self, note: &str) -> Vec<String> {
        if note.is_empty() {
            return Vec::new();
        }
        self.paint.block_with_hits("  note: ", 8, note, self.hits(Field::Note, note))
    }

    /// Anything but a claim: its name and, below it, what it is.
    fn named(&self) -> Vec<String> {
        let label = self.catalog.label(self.node);
        let kind = self.catalog.kind(self.node);
        let is_work = self.catalog.work(self.node).is_some();
        let beside = match is_work {
            _ if self.amount.is_full() => format!("{kind}:{}", self.catalog.id(self.node)),
            true if self.catalog.work(self.node).is_some_and(|work| work.is_own) => {
                cite::beside_title(self.catalog, self.node)
            }
            true => self.names.name(self.node),
            false if self.is_mixed => statement::named(kind),
            false => String::new(),
        };
        let text = self.catalog.topic(self.node).map_or("", |topic| topic.text.as_str());
        let hits = self.hits(Field::Label, &label);
        let found =
            if hits.is_empty() { self.found(Field::Text, text) } else { self.found(Field::Label, &label) };
        let beside = self.paint.text(Role::Faint, &(beside + &found));
        let head = self.paint.head(Some(Role::Title), &label, hits, &beside);
        let mut lines = linked(self.links, self.node, head);
        if is_work && self.amount.is_full() {
            lines.extend(self.paint.block("", 2, &cite::beside_title(self.catalog, self.node)));
        }
        if !text.is_empty() {
            lines.extend(self.words(2, Field::Text, text));
        }
        let note = Attribute::Note.values(self.catalog, self.node).concat();
        lines.extend(self.note(&note));
        let there = [(Field::Label, label.as_str()), (Field::Text, text), (Field::Note, &note)];
        lines.extend(self.elsewhere(&there));
        lines
    }

    /// The text of a field after `indent` columns, with what was found in it.
    fn words(&self, indent: usize, field: Field, text: &str) -> Vec<String> {
        self.paint.block_with_hits("", indent, text, self.hits(field, text))
    }

    /// A line that matters less, and whether the field that stands above it is where words were found.
    fn faint(&self, parts: &[&str], field: Field, text: &str) -> Vec<String> {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        let line = parts.join(" · ") + &self.found(field, text);
        self.paint.block_in(Some(Role::Faint), "", 2, &line)
    }

    /// ` · found in text`, if that is where words were found; else nothing.
    fn found(&self, field: Field, text: &str) -> String {
        if self.hits(field, text).is_empty() {
            String::new()
        } else {
            format!(" · found in {}", field.name())
        }
    }

    /// What was found in the text of a field, in bytes of it: nothing unless the snippet is that very text.
    fn hits(&self, field: Field, text: &str) -> &[std::ops::Range<usize>] {
        match self.snippet {
            Some(snippet) if snippet.field == field && snippet.text == text => &snippet.ranges,
            _ => &[],
        }
    }

    /// The snippet with the name of its field, unless it is among what stands there already.
    fn elsewhere(&self, there: &[(Field, &str)]) -> Vec<String> {
        let Some(snippet) = self.snippet else { return Vec::new() };
        if there.contains(&(snippet.field, snippet.text.as_str())) {
            return Vec::new();
        }
        let name = format!("  {}", snippet.field.name());
        self.paint.block_with_hits(&name, INDENT, &snippet.text, &snippet.ranges)
    }
}
