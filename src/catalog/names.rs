//! Ids: what each stands for, what it was called before, and what a wrong one should have been.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::sync::Arc;

use crate::catalog::entry::NodeId;
use crate::catalog::people::slug;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Span, Spanned};
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};
use crate::suggest::with_article;

/// The classes of nodes, in the order of their numbers. An id stands for one thing of a class; a
/// topic and a scholar may share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Topics of all kinds.
    Topic,
    /// Claims.
    Claim,
    /// Arguments.
    Argument,
    /// Works.
    Work,
    /// Scholars and other speakers.
    Scholar,
    /// Excerpts.
    Excerpt,
    /// Citations of works by works.
    Citation,
}

impl Class {
    /// All of them, in order.
    pub const ALL: [Self; 7] =
        [Self::Topic, Self::Claim, Self::Argument, Self::Work, Self::Scholar, Self::Excerpt, Self::Citation];

    /// What a reader calls it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Claim => "claim",
            Self::Argument => "argument",
            Self::Work => "work",
            Self::Scholar => "scholar",
            Self::Excerpt => "excerpt",
            Self::Citation => "citation",
        }
    }

    /// How a thing of the class is declared that is named so, by an id or by a name.
    fn declared(self, named: &str) -> String {
        let slug = slug(named);
        let id = if slug.is_empty() { named } else { &slug };
        let label = if id == named { String::new() } else { format!(" \"{named}\"") };
        let name = if id == named { String::new() } else { format!(" and `name  {named}` below it") };
        match self {
            Self::Topic => {
                format!("declare a topic with a record of its kind, such as `{{kind}} {id}{label}`")
            }
            Self::Claim => format!("add a claim with a record `claim {named}`"),
            Self::Argument => format!("add an argument with a record `argument {named}`"),
            Self::Work => "add the work to a `.bib` file in `corpus/`".to_owned(),
            Self::Scholar => {
                format!(
                    "scholars are the authors and editors in the bibliography; declare any other with `scholar {id}`{name}"
                )
            }
            Self::Excerpt => format!("add an excerpt with a record `excerpt {id}`"),
            Self::Citation => "add a citation with a record `cite WORK n. 1 -> WORK p. 2`".to_owned(),
        }
    }
}

/// The ids of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Names {
    ids: [Map<String, NodeId>; Class::ALL.len()],
    /// Ids that records had before, and what they have now.
    was: [Map<String, String>; Class::ALL.len()],
    /// Ids of topics that are the same as others, with those by which these are called.
    same: Map<String, String>,
    /// Ids of records that are set aside because of a fault: naming them is no fault of its own.
    aside: Deferred<BTreeSet<String>>,
    /// Short names that several scholars share, with their ids.
    shared: Map<String, Vec<String>>,
    /// Names as they are written that stand for several things, by their places, with the ids: for resolving the
    /// names in records, so it is not kept.
    pub(super) several: BTreeMap<Span, Vec<String>>,
}

impl Names {
    /// Takes the ids of a class; numbers are given by [`number`](Self::number).
    pub(super) fn declare(&mut self, class: Class, id: &str) {
        self.ids[class as usize].to_mut().insert(id.to_owned(), NodeId(0));
    }

    /// Takes the id of a topic that is the same as another, by whose id it is called.
    pub(super) fn declare_same(&mut self, id: &str, called: &str) {
        self.same.to_mut().insert(id.to_owned(), called.to_owned());
    }

    /// Keeps an id that a record had before.
    pub(super) fn declare_was(&mut self, class: Class, old: &str, id: &str) {
        self.was[class as usize].to_mut().insert(old.to_owned(), id.to_owned());
    }

    /// Keeps the id of a record that is set aside, and forgets that it stands for anything.
    pub(super) fn set_aside(&mut self, class: Option<Class>, id: &str) {
        if let Some(class) = class {
            self.ids[class as usize].to_mut().remove(id);
        }
        self.aside.insert(id.to_owned());
    }

    /// Keeps a short name that several scholars share.
    pub(super) fn declare_shared(&mut self, name: &str, ids: Vec<String>) {
        self.shared.to_mut().insert(name.to_owned(), ids);
    }

    /// Numbers all ids anew, by class and id.
    pub(super) fn number(&mut self) {
        for (number, id) in (0..).zip(self.ids.iter_mut().flat_map(|ids| ids.to_mut().values_mut())) {
            *id = NodeId(number);
        }
    }

    /// Gives citations their numbers, which follow those of all else.
    pub(super) fn number_citations(&mut self, ids: impl Iterator<Item = String>, first: u32) {
        let numbered = ids.zip((first..).map(NodeId));
        self.ids[Class::Citation as usize] = numbered.collect::<BTreeMap<_, _>>().into();
    }

    /// How many records are set aside.
    #[must_use]
    pub fn aside(&self) -> usize {
        self.aside.len()
    }

    /// What an id of a class stands for: those that records had before included, and those of topics that are the same
    /// as another.
    #[must_use]
    pub fn get(&self, class: Class, id: &str) -> Option<NodeId> {
        let ids = &self.ids[class as usize];
        let one = || {
            let now = self.now(class, id)?;
            ids.get(self.same_as(class, now).unwrap_or(now))
        };
        ids.get(id).or_else(one).copied()
    }

    /// The id of the record that has this id, or had it before.
    #[must_use]
    pub fn now<'n>(&'n self, class: Class, id: &'n str) -> Option<&'n str> {
        let is_declared = |id: &str| self.is_declared(class, id) || self.same_as(class, id).is_some();
        let before = || self.was[class as usize].get(id).map(String::as_str).filter(|now| is_declared(now));
        if is_declared(id) { Some(id) } else { before() }
    }

    /// The id by which the topic is called that a record with this id declares too.
    fn same_as(&self, class: Class, id: &str) -> Option<&str> {
        self.same.get(id).filter(|_| class == Class::Topic).map(String::as_str)
    }

    /// The ids of all records of a class: of a topic with several records, of each.
    pub fn of_records(&self, class: Class) -> impl Iterator<Item = &str> {
        let same = self.same.iter().filter(move |_| class == Class::Topic);
        self.of(class).map(|(id, _)| id).chain(same.map(|(id, _)| id.as_str()))
    }

    /// True if a record of the class bears that very id now, whatever ids it had before.
    pub(super) fn is_declared(&self, class: Class, id: &str) -> bool {
        self.ids[class as usize].contains_key(id)
    }

    /// The ids of a class that records had before, each with the one that it has now, in the order of the former.
    pub fn before(&self, class: Class) -> impl Iterator<Item = (&str, &str)> {
        self.was[class as usize].iter().map(|(old, now)| (old.as_str(), now.as_str()))
    }

    /// All ids with their numbers, in the order of classes and ids.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (&str, NodeId)> {
        self.ids.iter().flatten().map(|(id, node)| (id.as_str(), *node))
    }

    /// The ids of a class, in order.
    pub fn of(&self, class: Class) -> impl Iterator<Item = (&str, NodeId)> {
        self.ids[class as usize].iter().map(|(id, node)| (id.as_str(), *node))
    }

    /// The numbers of a class.
    pub(super) fn range(&self, class: Class) -> Range<u32> {
        let length = |ids: &Map<String, NodeId>| u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let start = self.ids.iter().take(class as usize).map(length).sum();
        start..start + length(&self.ids[class as usize])
    }

    /// The class of a number.
    pub(super) fn class_of(&self, node: NodeId) -> Class {
        let mut end = 0;
        for class in Class::ALL {
            end += self.ids[class as usize].len();
            if node.index() < end {
                return class;
            }
        }
        // A record of a topic that has several.
        Class::Topic
    }

    /// The scholars that share a short name, if several do.
    #[must_use]
    pub fn shared(&self, name: &str) -> &[String] {
        self.shared.get(name).map_or(&[], Vec::as_slice)
    }

    /// What `id` stands for among `classes`, tried in that order. An id that stands for nothing is
    /// reported, unless its record is set aside for a fault of its own.
    pub(super) fn resolve(
        &self,
        id: &Spanned<String>,
        classes: &[Class],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<NodeId> {
        let found = classes.iter().find_map(|class| self.get(*class, &id.value));
        if found.is_none() && !self.aside.contains(&id.value) {
            diagnostics.push(self.unknown(&id.value, id.span, classes));
        }
        found
    }

    fn unknown(&self, id: &str, span: Span, classes: &[Class]) -> Diagnostic {
        let shared = self.shared(id);
        if !shared.is_empty() && classes.contains(&Class::Scholar) {
            let list = shared.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            let message = format!("several scholars have the family name `{id}`");
            return Diagnostic::new(Code::AmbiguousName, span, message).help(format!("write one of {list}"));
        }
        if let Some(ids) = self.several.get(&span) {
            return ambiguous(id, span, ids, classes);
        }
        let is_id = |word: &&str| classes.iter().any(|class| self.get(*class, word).is_some());
        let words = id.split(' ').filter(|word| !["and", "&", "or"].contains(word) || is_id(word));
        let words: Vec<&str> = words.collect();
        if words.len() > 1 && words.iter().all(is_id) {
            let list = words.join(", ");
            let message = format!("expected commas between the ids, found `{id}`");
            let mut diagnostic = Diagnostic::new(Code::Syntax, span, message).help(format!("write `{list}`"));
            diagnostic.fix = Some(Fix { span, replacement: list });
            return diagnostic;
        }
        let kinds = classes.iter().map(|class| class.word()).collect::<Vec<_>>().join(" or ");
        let diagnostic = Diagnostic::new(Code::UnknownId, span, format!("unknown {kinds} `{id}`"));
        let elsewhere =
            [Class::Topic, Class::Claim, Class::Argument, Class::Work, Class::Scholar, Class::Excerpt]
                .into_iter()
                .find(|class| !classes.contains(class) && self.get(*class, id).is_some());
        match elsewhere {
            Some(class) => diagnostic
                .help(format!("`{id}` is {}, which does not belong here", with_article(class.word()))),
            None => {
                let candidates = classes.iter().flat_map(|class| self.of_records(*class));
                let diagnostic = diagnostic.nearest(id, candidates);
                if let [class] = classes { diagnostic.otherwise(class.declared(id)) } else { diagnostic }
            }
        }
    }
}

impl Keep for Names {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        for class in Class::ALL {
            self.ids[class as usize].keep(to, &format!("{name}/{}", class.word()))?;
            self.was[class as usize].keep(to, &format!("{name}/{}/was", class.word()))?;
        }
        self.same.keep(to, &format!("{name}/same"))?;
        self.aside.keep(to, &format!("{name}/aside"))?;
        self.shared.keep(to, &format!("{name}/shared"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        let mut names = Self {
            same: Keep::kept(from, &format!("{name}/same"))?,
            aside: Keep::kept(from, &format!("{name}/aside"))?,
            shared: Keep::kept(from, &format!("{name}/shared"))?,
            ..Self::default()
        };
        for class in Class::ALL {
            names.ids[class as usize] = Keep::kept(from, &format!("{name}/{}", class.word()))?;
            names.was[class as usize] = Keep::kept(from, &format!("{name}/{}/was", class.word()))?;
        }
        Ok(names)
    }
}

/// A name that several things have.
fn ambiguous(name: &str, span: Span, ids: &[String], classes: &[Class]) -> Diagnostic {
    let list = ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let what = match classes {
        [class] => format!("{}s", class.word()),
        _ => "things".to_owned(),
    };
    let message = format!("`{name}` is a name of {} {what}", ids.len());
    Diagnostic::new(Code::AmbiguousName, span, message).help(format!("name one of {list}"))
}
