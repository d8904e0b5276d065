//! The headline of rows with verdicts, and of a comparison: who does what, who does not.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::NodeId;
use crate::query::answer::Answer;
use crate::query::expr::Sort;
use crate::render::headline::{Headline, NAMED, capital, noun};
use crate::render::names::plain;
use crate::render::phrase::{self, listed};
use crate::verdict::{Mark, Outcome, Status, Verdict};

/// So many columns of a comparison are told.
const COMPARED: usize = 2;

/// Things with a verdict each, on one relation to one thing, which come to the same.
struct Group<'v> {
    outcome: Outcome,
    each: Vec<(NodeId, &'v Verdict)>,
}

impl<'v> Group<'v> {
    /// In the order in which the first of each stands.
    fn gather(judged: impl Iterator<Item = (NodeId, &'v Verdict)>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for (node, verdict) in judged {
            let outcome = verdict.outcome();
            match groups.iter_mut().find(|group| group.outcome == outcome) {
                Some(group) => group.each.push((node, verdict)),
                None => groups.push(Self { outcome, each: vec![(node, verdict)] }),
            }
        }
        groups
    }
}

impl Headline<'_> {
    /// `2 of 4 explanations admit Trust: Democratic norms and Institutional structure; Bipolarity excludes it`
    pub(super) fn judged(&self) -> String {
        let Answer { rows, left_out, total, cut, truncated, .. } = self.answer;
        let of = total + left_out.len();
        let mut text = match (cut, left_out.len()) {
            (true, _) => format!("at least {total} {}", self.noun(*total)),
            (false, 0) => format!("{total} {}", self.noun(of)),
            (false, _) => format!("{total} of {of} {}", self.noun(of)),
        };
        let common = self.common();
        let said = common.map_or_else(|| self.passive(), |verdict| self.active(verdict));
        if let Some(said) = self.truth().or(said) {
            text += &format!(" {said}");
        }
        let each = rows.iter().filter_map(|row| Some((row.node?, row.verdicts.iter().collect())));
        text += &match self.named(each).filter(|_| !truncated) {
            Some(names) => format!(": {names}"),
            None => doubtful(rows.iter().map(|row| row.verdicts.iter().collect())),
        };
        if let Some(verdict) = common.filter(|_| !cut) {
            let same = left_out.iter().filter(|left| left.verdict.object == verdict.object);
            let speaking = same.filter(|left| left.verdict.status != Status::Silent);
            for group in Group::gather(speaking.map(|left| (left.node, &left.verdict))) {
                text += &format!("; {}", self.said(&group));
            }
        }
        text
    }

    /// `On Trust: Bipolarity excludes it; 7 foster it`
    pub(super) fn comparison(&self) -> Option<String> {
        let Answer { rows, columns, .. } = self.answer;
        let objects = &columns[1..];
        if objects.len() > COMPARED {
            let word = columns.first()?;
            let own = [Sort::Topic, Sort::Work, Sort::Scholar].into_iter().find(|sort| sort.word() == word);
            let kind = own.unwrap_or_else(|| Sort::Kind(word.clone()));
            return Some(format!(
                "{} {} on {} topics",
                rows.len(),
                noun(self.catalog, &kind, rows.len()),
                objects.len()
            ));
        }
        let told = objects.iter().filter_map(|object| {
            let on = |verdict: &&Verdict| self.catalog.id(verdict.object) == *object;
            let judged = rows.iter().filter_map(|row| Some((row.node?, row.verdicts.iter().find(on)?)));
            let groups = Group::gather(judged.filter(|(_, verdict)| verdict.status != Status::Silent));
            let object = phrase::quoted(self.catalog, groups.first()?.each.first()?.1.object);
            let said: Vec<String> = groups.iter().map(|group| self.said(group)).collect();
            Some(format!("on {object}: {}", said.join("; ")))
        });
        told.reduce(|before, next| format!("{before}. {}", capital(&next)))
    }

    /// `Bipolarity (qualified) excludes it`, `12 admit it (2 hedged)`, `on A and B the claims are divided`
    fn said(&self, group: &Group<'_>) -> String {
        let number = group.each.len();
        let (who, doubts) = match self.named(group.each.iter().map(|(node, verdict)| (*node, vec![*verdict])))
        {
            Some(names) => (names, String::new()),
            None => (number.to_string(), doubtful(group.each.iter().map(|(_, verdict)| vec![*verdict]))),
        };
        let words = group.each.first().map_or_else(String::new, |(_, verdict)| verdict.words(self.catalog));
        match group.outcome {
            Outcome::Depends if number == 1 => {
                let on_what =
                    group.each.first().map(|(_, verdict)| phrase::said(self.catalog, verdict, None, "it"));
                format!("for {who} it {}", on_what.unwrap_or_default())
            }
            Outcome::Depends => format!("for {who} it {words} on conditions{doubts}"),
            Outcome::Divided | Outcome::Silent => format!("on {who} the claims are {words}{doubts}"),
            Outcome::Relation(id) if number > 1 => {
                format!("{who} {} it{doubts}", self.catalog.vocabulary.relation(id).plural)
            }
            Outcome::Relation(_) | Outcome::Denied(_) if number == 1 => format!("{who} {words} it"),
            Outcome::Relation(_) | Outcome::Denied(_) => format!("{who}: {words} it{doubts}"),
        }
    }

    /// The verdict that stands for those of all rows: each has one, on the row itself, and all come to the same on
    /// the same thing.
    fn common(&self) -> Option<&Verdict> {
        let first = self.alike(|verdict| verdict.subject, |verdict| verdict.object)?;
        matches!(first.status, Status::Holds | Status::Opposite).then_some(first)
    }

    /// The first verdict, if each row has one and is its `row`, and all come to the same and have the same `other`.
    fn alike<O: PartialEq>(
        &self,
        row: impl Fn(&Verdict) -> NodeId,
        other: impl Fn(&Verdict) -> O,
    ) -> Option<&Verdict> {
        let mut verdicts = self.answer.rows.iter().map(|of| match of.verdicts.as_slice() {
            [one] if of.node == Some(row(one)) => Some(one),
            _ => None,
        });
        let first = verdicts.next()??;
        let is_same = |one: Option<&Verdict>| {
            one.is_some_and(|one| one.outcome() == first.outcome() && other(one) == other(first))
        };
        verdicts.all(is_same).then_some(first)
    }

    /// `admits Trust`, `admit Trust`; none where the relation has no such form.
    fn active(&self, verdict: &Verdict) -> Option<String> {
        match verdict.outcome() {
            _ if self.answer.total == 1 => Some(phrase::of_subject(self.catalog, verdict)),
            Outcome::Relation(id) => {
                let verb = &self.catalog.vocabulary.relation(id).plural;
                Some(format!("{verb} {}", self.catalog.label(verdict.object)))
            }
            Outcome::Denied(_) | Outcome::Divided | Outcome::Depends | Outcome::Silent => None,
        }
    }

    /// `are admitted by Bipolarity`, where all verdicts come to that, each on its row as what it is done to.
    fn passive(&self) -> Option<String> {
        let first = self.alike(|verdict| verdict.object, |verdict| verdict.subject)?;
        let Outcome::Relation(id) = first.outcome() else { return None };
        let passive = self.catalog.vocabulary.relation(id).passive()?;
        let be = if self.answer.total == 1 { "is" } else { "are" };
        Some(format!("{be} {passive} {}", self.catalog.label(first.subject)))
    }

    /// `are affirmed`, where all verdicts are on the truth of their rows, and come to that.
    fn truth(&self) -> Option<String> {
        let first = self.alike(|verdict| verdict.subject, |verdict| verdict.relation)?;
        let be = if self.answer.total == 1 { "is" } else { "are" };
        let said = match first.status {
            Status::Depends if self.answer.total == 1 => "depends on conditions".to_owned(),
            Status::Depends => "depend on conditions".to_owned(),
            _ => format!("{be} {}", first.words(self.catalog)),
        };
        first.is_of_truth.then_some(said)
    }

    /// Things by name, if they are few, each with what makes its verdicts doubtful: `A (hedged) and B`.
    fn named<'v>(&self, each: impl Iterator<Item = (NodeId, Vec<&'v Verdict>)>) -> Option<String> {
        let name = |(node, verdicts): (NodeId, Vec<&'v Verdict>)| {
            let doubts: BTreeSet<Mark> = verdicts.into_iter().flat_map(doubts).collect();
            let doubts: Vec<&str> = doubts.into_iter().map(Mark::words).collect();
            let label = plain(self.catalog, node);
            if doubts.is_empty() { label } else { format!("{label} ({})", doubts.join(", ")) }
        };
        let names: Vec<String> = each.take(NAMED + 1).map(name).collect();
        (!names.is_empty() && names.len() <= NAMED).then(|| listed(&names))
    }
}

/// What must be told wherever a verdict is: that it is only suggested, or that its evidence is disputed or limited.
fn doubts(verdict: &Verdict) -> impl Iterator<Item = Mark> {
    let is_doubt = |mark: &Mark| {
        matches!(
            mark,
            Mark::Qualified | Mark::Contested | Mark::Defended | Mark::Hedged(_) | Mark::Conditional(_)
        )
    };
    verdict.marks.iter().copied().filter(is_doubt)
}

/// How many things have doubtful verdicts: ` (2 hedged, 1 contested)`; empty if none has.
fn doubtful<'v>(each: impl Iterator<Item = Vec<&'v Verdict>>) -> String {
    let mut number: BTreeMap<Mark, usize> = BTreeMap::new();
    for verdicts in each {
        for doubt in verdicts.into_iter().flat_map(doubts).collect::<BTreeSet<_>>() {
            *number.entry(doubt).or_default() += 1;
        }
    }
    let told: Vec<String> =
        number.into_iter().map(|(doubt, number)| format!("{number} {}", doubt.words())).collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}
