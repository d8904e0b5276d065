//! Topics set against topics.

use std::collections::BTreeSet;

use catena::catalog::entry::NodeId;
use catena::catalog::vocabulary::RelationId;
use catena::query::expr::{Compare, Subjects};

use super::part::Part;
use super::told::Told;
use super::verdict::{Result, Verdict};

impl Part<'_> {
    pub(super) fn comparison(&self, asked: &Compare) -> Told {
        let subjects = match &asked.subjects {
            Subjects::Of(sort) => self.of_sort(sort),
            Subjects::These(these) => these.clone(),
        };
        // Of all works and scholars those are compared that say something.
        let says = |subject: &NodeId| {
            let mut cells = asked.objects.iter().map(|object| self.cell(*subject, &asked.relations, *object));
            self.catalog.topic(*subject).is_some()
                || matches!(asked.subjects, Subjects::These(_))
                || cells.any(|cell| !cell.is_empty())
        };
        let row = |subject: NodeId| {
            let (mut values, mut verdicts) = (Vec::new(), Vec::new());
            for object in &asked.objects {
                let cell = self.cell(subject, &asked.relations, *object);
                let words: Vec<String> = cell.iter().map(|verdict| self.in_cell(verdict)).collect();
                let words = if words.is_empty() { "silent".to_owned() } else { words.join("; ") };
                let words = words + &self.less(&cell, subject, &asked.relations, *object);
                values.push((self.catalog.id(*object).to_owned(), words));
                verdicts.extend(cell);
            }
            self.row_line(Some(subject), None, &verdicts, &values)
        };
        Told::lines(subjects.into_iter().filter(says).map(row).collect())
    }

    /// What is said less than what was asked: in a silent cell all that is less than a relation named or its opposites, else
    /// what is less than an opposite of a verdict there.
    fn less(&self, cell: &[Verdict], subject: NodeId, named: &[RelationId], object: NodeId) -> String {
        let silent: Vec<Verdict> = match cell.is_empty() {
            true => named.iter().map(|relation| self.verdict(subject, *relation, object)).collect(),
            false => Vec::new(),
        };
        let mut said: BTreeSet<RelationId> =
            silent.iter().flat_map(|verdict| verdict.less.keys()).map(|(less, _)| *less).collect();
        for verdict in cell {
            let told = verdict.less.keys().filter(|(_, of)| *of != verdict.relation);
            said.extend(told.map(|(less, _)| *less));
        }
        said.retain(|less| cell.iter().all(|verdict| verdict.relation != *less));
        let names: Vec<&str> =
            said.iter().map(|id| self.catalog.vocabulary.relation(*id).id.as_str()).collect();
        match names.join(", ") {
            names if names.is_empty() => names,
            names if cell.is_empty() => format!(" (only {names})"),
            names => format!("; also {names}"),
        }
    }

    fn in_cell(&self, verdict: &Verdict) -> String {
        let marks = verdict.marks.join(", ");
        let word = self.word(verdict);
        if marks.is_empty() { word } else { format!("{word} ({marks})") }
    }

    /// The verdicts of a cell that are not silent: on the relations named. If none is named, of a work or a scholar what
    /// that affirms, and of a topic, on every relation
    /// that is said of the subject, or implied by one that is: of those borne or divided each that no other such
    /// implies, of two opposites on which it is divided the first; if there is none such, each denied of which no
    /// weaker one is denied too, of those with one word the first.
    fn cell(&self, subject: NodeId, named: &[RelationId], object: NodeId) -> Vec<Verdict> {
        let speaking = |relation: &RelationId| {
            Some(self.verdict(subject, *relation, object)).filter(|verdict| verdict.result != Result::Silent)
        };
        if !named.is_empty() {
            return named.iter().filter_map(speaking).collect();
        }
        let vocabulary = &self.catalog.vocabulary;
        if self.catalog.topic(subject).is_none() {
            return vocabulary.find("affirms").iter().filter_map(speaking).collect();
        }
        let said = self.said_of(subject);
        let all: BTreeSet<RelationId> = vocabulary
            .relations()
            .map(|(id, _)| id)
            .filter(|id| said.iter().any(|said| self.implies(*said, *id)))
            .collect();
        let (borne, denied): (Vec<Verdict>, Vec<Verdict>) =
            all.iter().filter_map(speaking).partition(|verdict| verdict.result != Result::Opposite);
        let relations: Vec<RelationId> = borne.iter().map(|verdict| verdict.relation).collect();
        let tells_more = |other: &RelationId, verdict: &Verdict| {
            let own = verdict.relation;
            let implies = *other != own && self.implies(*other, own);
            let opposite = {
                let relation = vocabulary.relation(own);
                relation.against.contains(other) || relation.contradicts.contains(other)
            };
            implies || (verdict.result == Result::Divided && opposite && *other < own)
        };
        let is_told = |verdict: &Verdict| relations.iter().any(|other| tells_more(other, verdict));
        let kept: Vec<Verdict> = borne.into_iter().filter(|verdict| !is_told(verdict)).collect();
        if !kept.is_empty() {
            return kept;
        }
        let relations: Vec<RelationId> = denied.iter().map(|verdict| verdict.relation).collect();
        let weaker_denied = |verdict: &Verdict| {
            let weaker =
                |other: &RelationId| *other != verdict.relation && self.implies(verdict.relation, *other);
            relations.iter().any(weaker)
        };
        let mut words = BTreeSet::new();
        let told = denied.into_iter().filter(|verdict| !weaker_denied(verdict));
        told.filter(|verdict| words.insert(self.word(verdict))).collect()
    }
}
