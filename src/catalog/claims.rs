//! Claims: what works say, where, how strongly, and how they bear on one another.

use std::collections::BTreeSet;

use crate::annotation::{self, Head, Record};
use crate::catalog::Builder;
use crate::catalog::entry::{Argument, Claim, Excerpt, Force, Link, NodeId, Statement};
use crate::catalog::fields::Fields;
use crate::catalog::names::{Class, Names};
use crate::catalog::settle::{OR, either_condition};
use crate::catalog::topics::End;
use crate::catalog::vocabulary::{RelationId, no_relation};
use crate::code::Code;
use crate::diagnostic::{self, Diagnostic, Fix};
use crate::source::{Span, Spanned};
use crate::suggest::with_article;

/// The fields of a claim, relations aside.
const FIELDS: [&str; 13] =
    ["text", "from", "at", "by", "via", "quote", "about", "says", "when", "force", "reads", "note", "was"];
const FORCES: [Force; 4] = [Force::Asserts, Force::Suggests, Force::Asks, Force::Denies];

/// What works state, and what readers marked in them.
pub(super) struct Stating {
    pub(super) claims: Vec<Claim>,
    pub(super) arguments: Vec<Argument>,
    pub(super) excerpts: Vec<Excerpt>,
}

impl Builder<'_> {
    /// The claims, arguments and excerpts in the order of ids. One with a fault is set aside: half a claim could say
    /// the opposite of the whole, so it does not take part in any answer. So is an argument of which a premise or
    /// the conclusion is set aside: with fewer premises it would be another.
    pub(super) fn stating(&self, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) -> Stating {
        let claims = self.claims(names, diagnostics);
        let arguments = self.arguments(names, diagnostics);
        let excerpts = self.excerpts(names, diagnostics);
        let aside = unsound(&claims, Class::Claim)
            .chain(unsound(&arguments, Class::Argument))
            .chain(unsound(&excerpts, Class::Excerpt));
        let aside: Vec<(Class, String)> = aside.map(|(class, id)| (class, id.to_owned())).collect();
        if aside.is_empty() {
            return Stating { claims: sound(claims), arguments: sound(arguments), excerpts: sound(excerpts) };
        }
        for (class, id) in aside {
            names.set_aside(Some(class), &id);
        }
        names.number();
        // All faults are reported already.
        let silent = &mut Vec::new();
        for (class, id) in unsound(&self.arguments(names, silent), Class::Argument) {
            names.set_aside(Some(class), id);
        }
        names.number();
        // With other numbers now, and without the links to those set aside.
        Stating {
            claims: sound(self.claims(names, silent)),
            arguments: sound(self.arguments(names, silent)),
            excerpts: sound(self.excerpts(names, silent)),
        }
    }

    fn claims(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Option<Claim>)> {
        let records = self.heads(|head| match head {
            Head::Claim(id) if names.is_declared(Class::Claim, &id.value) => Some(&id.value),
            _ => None,
        });
        each(records, diagnostics, |record, found| self.claim(record, names, found))
    }

    fn arguments(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Option<Argument>)> {
        let records = self.heads(|head| match head {
            Head::Argument(id) if names.is_declared(Class::Argument, &id.value) => Some(&id.value),
            _ => None,
        });
        each(records, diagnostics, |record, found| self.argument(record, names, found))
    }

    fn excerpts(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Option<Excerpt>)> {
        let records = self.heads(|head| match head {
            Head::Excerpt(id) if names.is_declared(Class::Excerpt, &id.value) => Some(&id.value),
            _ => None,
        });
        let mut all = each(records, diagnostics, |record, found| self.excerpt(record, names, found));
        let mut read: Vec<&mut Excerpt> =
            all.iter_mut().filter_map(|(_, excerpt)| excerpt.as_mut()).collect();
        self.tag(&mut read, names);
        all
    }

    pub(super) fn claim(
        &self,
        record: &Record,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Claim> {
        let Head::Claim(id) = &record.head else { return None };
        let fields = Fields::of(record, &self.with_relations(&FIELDS), diagnostics);
        fields.require("text", id.span, "say in your own words what the work claims: `text …`", diagnostics);
        let work = work_of(id, Class::Claim, names, diagnostics);
        let via = fields.citations("via").next().and_then(|place| self.place(place, names, diagnostics));
        let by: BTreeSet<_> =
            fields.refs("by").filter_map(|id| names.resolve(id, &[Class::Scholar], diagnostics)).collect();
        let mut about: BTreeSet<_> =
            fields.refs("about").filter_map(|id| names.resolve(id, &[Class::Topic], diagnostics)).collect();
        let mut when = BTreeSet::new();
        for topic in fields.refs("when") {
            if topic.value.split(' ').any(|word| word == OR) {
                diagnostics.push(either_condition(topic.span));
            } else {
                when.extend(names.resolve(topic, &[Class::Topic], diagnostics));
            }
        }
        let says: BTreeSet<Statement> = fields
            .statements("says")
            .filter_map(|said| self.statement(said, &when, names, diagnostics))
            .collect();
        for words in fields.said().filter_map(|words| words.first()) {
            let fault = self.corpus.said.get(&words.span).cloned();
            diagnostics.push(fault.unwrap_or_else(|| {
                Diagnostic::new(Code::Syntax, words.span, "expected a topic, a relation and a topic")
            }));
        }
        // Who says that norms hinder trust has said something about norms and about trust.
        about.extend(says.iter().flat_map(|said| [said.subject, said.object]));
        let links = self.links(record, "claim", names, diagnostics);
        // So has who affirms or rejects a statement.
        let is_of_truth = |link: &&Link| {
            let kind = self.vocabulary.kind(self.kind_of(link.target, names));
            self.vocabulary.is_of_truth(link.relation) && kind.is_some_and(|kind| kind.affirmable)
        };
        about.extend(links.iter().filter(is_of_truth).map(|link| link.target));
        let from = Self::made_from(&fields, names, diagnostics);
        let force = fields.choice("force", &FORCES.map(Force::word), diagnostics);
        Some(Claim {
            id: id.value.clone(),
            work: work?,
            text: fields.prose("text").unwrap_or_default(),
            at: fields.locator("at"),
            by: by.into_iter().collect(),
            via,
            quotes: fields.strings("quote").map(|quote| quote.value.clone()).collect(),
            from,
            about: about.into_iter().collect(),
            says: says.into_iter().collect(),
            when: when.into_iter().collect(),
            force: FORCES.into_iter().find(|known| force == Some(known.word())).unwrap_or_default(),
            links,
            reads: fields.prose("reads").unwrap_or_default(),
            note: fields.prose("note").unwrap_or_default(),
            span: id.span,
        })
    }

    /// What a claim says, under its own conditions and those of all that the claim says.
    fn statement(
        &self,
        said: &annotation::Statement,
        of_all: &BTreeSet<NodeId>,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Statement> {
        let [subject, relation, object] = &said.words;
        let mut when = of_all.clone();
        let mut is_known = true;
        for topic in &said.when {
            let found = names.resolve(topic, &[Class::Topic], diagnostics);
            is_known &= found.is_some();
            when.extend(found);
        }
        let from = names.resolve(subject, &[Class::Topic], diagnostics);
        let to = names.resolve(object, &[Class::Topic], diagnostics);
        let Some(id) = self.vocabulary.find(&relation.value) else {
            let known = self.vocabulary.relations().map(|(_, relation)| relation.id.as_str());
            diagnostics.push(no_relation(relation, known));
            return None;
        };
        let (from, to) = (from?, to?);
        let kinds = (self.kind_of(from, names), self.kind_of(to, names));
        let fits = |from: &str, to: &str| self.fits(id, from, End::From) && self.fits(id, to, End::To);
        if !fits(kinds.0, kinds.1) && fits(kinds.1, kinds.0) {
            diagnostics.push(self.turned_round(id, subject, object));
            return None;
        }
        let starts = self.joins(id, kinds.0, subject.span, End::From, Some(kinds.1), diagnostics);
        let leads = self.joins(id, kinds.1, object.span, End::To, Some(kinds.0), diagnostics);
        let when = when.into_iter().collect();
        (starts && leads && is_known).then_some(Statement { subject: from, relation: id, object: to, when })
    }

    /// The ends of a statement would fit the other way round.
    fn turned_round(
        &self,
        relation: RelationId,
        subject: &Spanned<String>,
        object: &Spanned<String>,
    ) -> Diagnostic {
        let relation = self.vocabulary.relation(relation);
        let span = subject.span.to(object.span);
        let right = format!("{} {} {}", object.value, relation.id, subject.value);
        let message = format!("the subject and object of `{}` are the wrong way round", relation.id);
        let mut diagnostic = Diagnostic::new(Code::WrongEnds, span, message)
            .with(relation.span, "declared here")
            .help(format!("did you mean `{right}`?"));
        diagnostic.fix = Some(Fix { span, replacement: right });
        diagnostic
    }
}

/// The work with whose key the id of a claim, an argument or an excerpt begins; another key is reported.
pub(super) fn work_of(
    id: &Spanned<String>,
    class: Class,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<NodeId> {
    let key = id.value.rsplit_once('/').map_or("", |(key, _)| key);
    let work = names.get(Class::Work, key);
    // Without its key it stands below a `work` record, of which this is told.
    if work.is_none() && id.omitted == 0 {
        let one = with_article(class.word());
        let message = format!("unknown work `{key}`: the id of {one} begins with the key of its work");
        let works = names.of(Class::Work).map(|(key, _)| key);
        let start = id.span.start as usize;
        let span = Span::new(id.span.file, start, start + key.len());
        diagnostics.push(
            Diagnostic::new(Code::ClaimKey, span, message)
                .nearest(key, works)
                .otherwise("add the work to a `.bib` file in `corpus/`"),
        );
    }
    work
}

/// What the records say, each with its id; nothing of one with a fault.
fn each<T>(
    records: Vec<(String, &Record)>,
    diagnostics: &mut Vec<Diagnostic>,
    read: impl Fn(&Record, &mut Vec<Diagnostic>) -> Option<T>,
) -> Vec<(String, Option<T>)> {
    let mut all = Vec::new();
    for (id, record) in records {
        let mut found = Vec::new();
        let said = read(record, &mut found);
        all.push((id, said.filter(|_| !diagnostic::any_error(&found))));
        diagnostics.append(&mut found);
    }
    all
}

fn sound<T>(read: Vec<(String, Option<T>)>) -> Vec<T> {
    read.into_iter().filter_map(|(_, said)| said).collect()
}

fn unsound<T>(read: &[(String, Option<T>)], class: Class) -> impl Iterator<Item = (Class, &str)> {
    read.iter().filter(|(_, said)| said.is_none()).map(move |(id, _)| (class, id.as_str()))
}
