//! Topics: concepts, theories, explanations and whatever else the vocabulary has kinds for.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Citation, Field, Head, Record, Value};
use crate::catalog::Builder;
use crate::catalog::circle::{circle, circle_report};
use crate::catalog::entry::{Link, NodeId, Place, Topic};
use crate::catalog::fields::Fields;
use crate::catalog::names::{Class, Names};
use crate::catalog::same::{SAME_AS, Topics, narrower_than_the_same};
use crate::catalog::vocabulary::{OWN_KINDS, RelationId};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Span, Spanned};

/// The fields of every topic, relations aside.
const FIELDS: [&str; 8] = ["text", "aka", SAME_AS, "broader", "stated", "note", "reads", "was"];
/// The keywords of records that are not topics.
const KEYWORDS: [&str; 12] = [
    "kind", "intent", "scheme", "relation", "work", "scholar", "claim", "argument", "excerpt", "cite",
    "query", "expect",
];

impl Builder<'_> {
    /// Declares the ids of topics, claims, arguments and excerpts; reports ids that stand twice and unknown kinds.
    pub(super) fn declare_records(&self, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) {
        let mut seen: BTreeMap<(&str, &str), Span> = BTreeMap::new();
        for record in &self.records {
            let Some(id) = record.head.id() else { continue };
            let Some(space) = record.head.space() else { continue };
            let class = match &record.head {
                Head::Topic { kind, .. } => {
                    if self.vocabulary.kind(&kind.value).is_none() {
                        diagnostics.push(self.unknown_keyword(kind, id));
                        for id in Self::meant_ids(kind, id) {
                            names.set_aside(None, &id);
                        }
                        continue;
                    }
                    Some(Class::Topic)
                }
                Head::Claim(_) => Some(Class::Claim),
                Head::Argument(_) => Some(Class::Argument),
                Head::Excerpt(_) => Some(Class::Excerpt),
                _ => None,
            };
            if let Some(first) = seen.insert((space, &id.value), id.span) {
                seen.insert((space, &id.value), first);
                // The order of files does not tell which of the two was made later.
                let other = self.corpus.sources.place(first);
                let message = format!("`{}` has two records: here and at {other}", id.value);
                diagnostics.push(
                    Diagnostic::new(Code::DuplicateId, id.span, message)
                        .label("one of the two")
                        .with(first, "the other, which is used because it comes first")
                        .help("merge the two, or give the later one another id"),
                );
                continue;
            }
            if matches!(record.head, Head::Work(_)) {
                for old in record_refs(record, "was") {
                    names.declare_was(Class::Work, &old.value, &id.value);
                }
            }
            if let Some(class) = class {
                match class {
                    Class::Topic if self.same.is_other(&id.value) => {
                        names.declare_same(&id.value, self.same.called(&id.value));
                    }
                    _ => names.declare(class, &id.value),
                }
                for old in record_refs(record, "was") {
                    names.declare_was(class, &old.value, &id.value);
                }
            }
        }
    }

    /// The ids that a head can have been meant to declare whose keyword is no kind.
    fn meant_ids(kind: &Spanned<String>, id: &Spanned<String>) -> Vec<String> {
        let words: Vec<&str> = kind.value.split(' ').skip(1).chain([id.value.as_str()]).collect();
        let mut ids = vec![id.value.clone(), words.join("-")];
        ids.extend(words.first().map(|first| (*first).to_owned()));
        ids
    }

    pub(super) fn unknown_keyword(&self, kind: &Spanned<String>, id: &Spanned<String>) -> Diagnostic {
        if let Some((first, rest)) = kind.value.split_once(' ')
            && self.vocabulary.kind(first).is_some()
        {
            let words = format!("{rest} {}", id.value);
            let start = kind.span.end as usize - rest.len();
            let span = Span::new(kind.span.file, start, id.span.end as usize);
            let one = words.replace(' ', "-");
            let mut diagnostic =
                Diagnostic::new(Code::Syntax, span, format!("an id is one word, found `{words}`"))
                    .help(format!("write `{one}`; a label follows the id in `\"…\"`"));
            let is_free =
                !self.records.iter().any(|record| record.head.id().is_some_and(|id| id.value == one));
            diagnostic.fix = is_free.then_some(Fix { span, replacement: one });
            return diagnostic;
        }
        let known = self.vocabulary.kinds().map(|kind| kind.id.as_str()).chain(KEYWORDS);
        Diagnostic::new(Code::UnknownKeyword, kind.span, format!("unknown keyword or kind `{}`", kind.value))
            .nearest(&kind.value, known)
            .otherwise(format!("declare a kind of topic with a record `kind {}`", kind.value))
    }

    /// The topics in the order of ids.
    pub(super) fn topics(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Topics {
        let records = self
            .topic_records()
            .iter()
            .filter_map(|(_, record)| self.topic(record, names, diagnostics))
            .collect();
        let mut gathered = Topics::gather(records, &self.same);
        cut_cycles(&mut gathered, diagnostics);
        gathered
    }

    pub(super) fn topic(
        &self,
        record: &Record,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Topic> {
        let Head::Topic { kind, id, label } = &record.head else { return None };
        let fields = Fields::of(record, &self.with_relations(&FIELDS), diagnostics);
        let resolve = |id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>| {
            names.resolve(id, &[Class::Topic], diagnostics)
        };
        // Which are the same is known already; here those are reported that are unknown.
        for other in fields.refs(SAME_AS) {
            let _ = resolve(other, diagnostics);
        }
        let own = names.get(Class::Topic, &id.value);
        let mut broader = Vec::new();
        for broad in fields.refs("broader") {
            let Some(found) = resolve(broad, diagnostics) else { continue };
            if own == Some(found) && names.now(Class::Topic, &broad.value) != Some(&id.value) {
                diagnostics.push(narrower_than_the_same(&id.value, broad));
            } else {
                broader.push(found);
            }
        }
        let stated =
            fields.citations("stated").filter_map(|place| self.place(place, names, diagnostics)).collect();
        Some(Topic {
            id: id.value.clone(),
            kind: self.vocabulary.kind(&kind.value).map_or_else(String::new, |kind| kind.id.clone()),
            label: label.as_ref().map_or_else(|| label_of(&id.value), |label| label.value.clone()),
            text: fields.prose("text").unwrap_or_default(),
            aka: fields.names("aka").map(|name| name.value.clone()).collect(),
            broader,
            links: self.links(record, &kind.value, names, diagnostics),
            stated,
            note: fields.prose("note").unwrap_or_default(),
            span: id.span,
            records: Vec::new(),
        })
    }

    /// The names of fields together with those of all relations.
    pub(super) fn with_relations<'s>(&'s self, names: &[&'s str]) -> Vec<&'s str> {
        names
            .iter()
            .copied()
            .chain(self.vocabulary.relations().map(|(_, relation)| relation.id.as_str()))
            .collect()
    }

    /// A work and a place in it.
    pub(super) fn place(
        &self,
        citation: &Citation,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Place> {
        let work = names.resolve(&citation.key, &[Class::Work], diagnostics)?;
        Some(Place { work, locator: citation.locator.clone() })
    }

    /// The declared relations of a record of `kind`, each checked for what it may join.
    pub(super) fn links(
        &self,
        record: &Record,
        kind: &str,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Link> {
        let mut links = BTreeSet::new();
        for field in &record.fields {
            let Some(id) = self.vocabulary.find(&field.name.value) else { continue };
            self.joins(id, kind, field.name.span, End::From, None, diagnostics);
            match &field.value {
                Value::Refs(targets) => {
                    let to = &self.vocabulary.relation(id).to;
                    for target in targets {
                        if let Some(found) = names.resolve(target, &target_classes(to), diagnostics)
                            && self.joins(
                                id,
                                self.kind_of(found, names),
                                target.span,
                                End::To,
                                Some(kind),
                                diagnostics,
                            )
                        {
                            links.insert(Link { relation: id, target: found });
                        }
                    }
                }
                Value::Unread => {}
                _ => diagnostics.push(no_ids(field)),
            }
        }
        links.into_iter().collect()
    }

    /// The kind of what a number stands for.
    pub(super) fn kind_of<'s>(&'s self, node: NodeId, names: &Names) -> &'s str {
        match names.class_of(node) {
            Class::Topic => self.topic_kinds.get(node.index()).map_or("", String::as_str),
            other => other.word(),
        }
    }

    /// The kinds of all topics in the order of their ids, which is that of their numbers.
    pub(super) fn topic_kinds(&self) -> Vec<String> {
        let mut records = self.topic_records();
        records.retain(|(id, _)| !self.same.is_other(id));
        let kinds = records.iter().filter_map(|(_, record)| self.vocabulary.kind(topic_kind(&record.head)?));
        kinds.map(|kind| kind.id.clone()).collect()
    }

    pub(super) fn topic_records(&self) -> Vec<(String, &Record)> {
        self.heads(|head| match head {
            Head::Topic { id, kind, .. } if self.vocabulary.kind(&kind.value).is_some() => Some(&id.value),
            _ => None,
        })
    }

    /// True if the relation may have `kind` at that end.
    pub(super) fn fits(&self, relation: RelationId, kind: &str, end: End) -> bool {
        let relation = self.vocabulary.relation(relation);
        let kinds = match end {
            End::From => &relation.from,
            End::To => &relation.to,
        };
        kinds.is_empty()
            || kinds.iter().any(|known| known == kind)
            || (kinds.iter().any(|known| known == "topic") && !OWN_KINDS.contains(&kind))
    }

    /// True if the relation may have `kind` at that end; reports it if not, with those that may, and have the kind at their
    /// other end too if it is known.
    pub(super) fn joins(
        &self,
        relation: RelationId,
        kind: &str,
        at: Span,
        end: End,
        other: Option<&str>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        let fits = self.fits(relation, kind, end);
        if !fits {
            let others = self.vocabulary.relations().filter(|(id, _)| {
                *id != relation
                    && self.fits(*id, kind, end)
                    && other.is_none_or(|other| self.fits(*id, other, end.opposite()))
            });
            let others: Vec<String> = others.map(|(_, other)| format!("`{}`", other.id)).collect();
            let relation = self.vocabulary.relation(relation);
            let (kinds, word) = match end {
                End::From => (&relation.from, "starts from"),
                End::To => (&relation.to, "leads to"),
            };
            let list = kinds.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(" or ");
            let message = format!("`{}` {word} {list}, not `{kind}`", relation.id);
            let mut diagnostic =
                Diagnostic::new(Code::WrongEnds, at, message).with(relation.span, "declared here");
            if kind == Class::Claim.word() && matches!(end, End::From) {
                diagnostic = diagnostic
                    .help(format!("write what a claim says about topics as `says … {} …`", relation.id));
            } else {
                let are_told = !others.is_empty() && others.len() <= MOST_OTHERS;
                if are_told {
                    diagnostic =
                        diagnostic.help(format!("relations that can join these: {}", others.join(", ")));
                }
                let field = if matches!(end, End::From) { "from" } else { "to" };
                let or = if are_told { "or " } else { "" };
                diagnostic =
                    diagnostic.help(format!("{or}add `{kind}` to the `{field}` of `{}`", relation.id));
            }
            diagnostics.push(diagnostic);
        }
        fits
    }
}

/// More relations that fit are no help.
const MOST_OTHERS: usize = 8;

/// An end of a relation.
#[derive(Clone, Copy)]
pub(super) enum End {
    From,
    To,
}

impl End {
    fn opposite(self) -> Self {
        match self {
            Self::From => Self::To,
            Self::To => Self::From,
        }
    }
}

fn no_ids(field: &Field) -> Diagnostic {
    let message = format!("`{}` is a relation: expected ids separated by commas", field.name.value);
    let span = match &field.value {
        Value::Prose(words) => words.span,
        _ => field.span,
    };
    Diagnostic::new(Code::Syntax, span, message).help("your own words belong in `text` or `note`")
}

/// The classes in which to look for what a relation leads to, given the kinds that it may lead to.
pub(crate) fn target_classes(kinds: &[String]) -> Vec<Class> {
    let mut classes = BTreeSet::new();
    for kind in kinds {
        classes.insert(match kind.as_str() {
            "claim" => Class::Claim,
            "argument" => Class::Argument,
            "work" => Class::Work,
            "scholar" => Class::Scholar,
            _ => Class::Topic,
        });
    }
    if classes.is_empty() {
        vec![Class::Topic, Class::Claim, Class::Argument, Class::Work, Class::Scholar]
    } else {
        classes.into_iter().collect()
    }
}

pub(super) fn topic_kind(head: &Head) -> Option<&str> {
    match head {
        Head::Topic { kind, .. } => Some(&kind.value),
        _ => None,
    }
}

pub(super) fn record_refs<'a>(
    record: &'a Record,
    name: &'static str,
) -> impl Iterator<Item = &'a Spanned<String>> {
    record.fields.iter().filter(move |field| field.name.value == name).flat_map(|field| field.value.refs())
}

/// `specific-trust` is called `Specific trust` where no label is given.
fn label_of(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Takes out the `broader` links that make a topic broader than itself, and reports them.
fn cut_cycles(gathered: &mut Topics, diagnostics: &mut Vec<Diagnostic>) {
    let Topics { topics, records } = gathered;
    let mut narrower: Vec<Vec<usize>> = vec![Vec::new(); topics.len()];
    for (at, topic) in topics.iter().enumerate() {
        topic.broader.iter().for_each(|broad| narrower[broad.index()].push(at));
    }
    // What leads nowhere, or comes from nowhere, is in no circle: chains cost no search.
    let mut is_open = vec![true; topics.len()];
    let close = |is_open: &mut Vec<bool>, topics: &[Topic], from: Vec<usize>| {
        let mut next = from;
        while let Some(at) = next.pop() {
            let leads = topics[at].broader.iter().any(|broad| is_open[broad.index()]);
            let comes = narrower[at].iter().any(|narrow| is_open[*narrow]);
            if is_open[at] && !(leads && comes) {
                is_open[at] = false;
                next.extend(topics[at].broader.iter().map(|broad| broad.index()));
                next.extend(&narrower[at]);
            }
        }
    };
    close(&mut is_open, topics, (0..topics.len()).collect());
    for start in 0..topics.len() {
        if !is_open[start] {
            continue;
        }
        let narrower = |at: usize| topics[at].broader.iter().map(|id| id.index()).collect();
        if let Some(circle) = circle(start, narrower) {
            let labels: Vec<_> =
                circle.iter().map(|at| (topics[*at].id.as_str(), topics[*at].span)).collect();
            let report = circle_report(Code::BroaderCycle, "is narrower than itself", &labels);
            let several = circle.iter().filter_map(|at| records.get(at)).map(|records| {
                let ids: Vec<String> = records.iter().map(|record| format!("`{}`", record.id)).collect();
                format!("{} are the same", ids.join(", "))
            });
            diagnostics.push(
                several
                    .fold(report, Diagnostic::help)
                    .help("`broader` leads from the narrower topic to the broader one, never back")
                    .help(format!("until then, the `broader` of `{}` is ignored", topics[start].id)),
            );
            let broad = std::mem::take(&mut topics[start].broader);
            // The last is looked at first.
            let touched = broad.iter().map(|broad| broad.index()).chain([start]).collect();
            close(&mut is_open, topics, touched);
        }
    }
}
