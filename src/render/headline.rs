//! An answer in a sentence, from what was found and never from its text.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId};
use crate::query::answer::{Answer, LeftOut, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::expr::Sort;
use crate::render::names::Names;
use crate::render::phrase::{self, counted, listed};
use crate::render::{cells, cite, impact};
use crate::statement;
use crate::verdict::{Mark, Outcome, Status, Verdict};

/// So many things are named; of more it is told how many they are.
const NAMED: usize = 3;
/// So many columns of a comparison are told.
const COMPARED: usize = 2;

/// An answer in a sentence, without a full stop; none where nothing is found, or where the answer is no more than
/// that: a thing's page.
#[must_use]
pub fn headline(catalog: &Catalog, answer: &Answer) -> Option<String> {
    if let Some(summary) = impact::summary(answer) {
        return Some(summary);
    }
    if answer.is_empty() {
        return None;
    }
    let said = Headline { catalog, answer };
    match answer.shape {
        Shape::Page => None,
        Shape::Why(_) => answer.rows.first()?.verdicts.first().map(|verdict| said.verdict(verdict)),
        Shape::Comparison => said.comparison(),
        Shape::Paths => said.paths(),
        Shape::Counts => said.counts(),
        Shape::Rows if answer.rows.iter().any(|row| !row.verdicts.is_empty()) => Some(said.verdicts()),
        Shape::Rows => Some(said.rows()),
    }
}

/// A thing with its verdicts.
type Judged<'v> = (NodeId, &'v [Verdict]);

struct Headline<'a> {
    catalog: &'a Catalog,
    answer: &'a Answer,
}

impl Headline<'_> {
    /// `Yes: Bipolarity excludes Trust (qualified)`
    fn verdict(&self, verdict: &Verdict) -> String {
        let catalog = self.catalog;
        let whether = || {
            let relation = statement::named(&catalog.vocabulary.relation(verdict.relation).id);
            format!("whether {} {relation} {}", catalog.label(verdict.subject), catalog.label(verdict.object))
        };
        let (answer, said) = match verdict.status {
            Status::Holds => ("Yes: ", phrase::whole(catalog, verdict)),
            Status::Opposite => ("No: ", phrase::whole(catalog, verdict)),
            Status::Divided => ("Divided: ", format!("the claims disagree on {}", whether())),
            Status::Silent => ("", format!("The literature here is silent on {}", whether())),
        };
        let answer = if self.answer.whether { answer } else { "" };
        with_marks(&capital(&format!("{answer}{said}")), verdict)
    }

    /// `2 of 4 explanations admit Trust: Democratic norms and Institutional structure; Bipolarity excludes it`
    fn verdicts(&self) -> String {
        let Answer { rows, left_out, total, .. } = self.answer;
        let of = total + left_out.len();
        let noun = self.noun(of);
        let number = match (self.answer.cut, left_out.len()) {
            (true, _) => format!("at least {total} {}", self.noun(*total)),
            (false, 0) => format!("{total} {noun}"),
            (false, _) => format!("{total} of {of} {noun}"),
        };
        let verdict = self.common();
        let each = rows.iter().filter_map(|row| Some((row.node?, row.verdicts.as_slice())));
        let names = if self.answer.truncated { None } else { self.named_with_doubts(each) };
        let mut text = match (verdict, rows.as_slice()) {
            (Some(verdict), [_]) if *total == 1 => with_names(
                &format!("{number} {}", phrase::of_subject(self.catalog, verdict)),
                names.as_deref(),
            ),
            (Some(verdict), _) => match self.plural(verdict) {
                Some(said) => with_names(&format!("{number} {said}"), names.as_deref()),
                None => with_names(&number, names.as_deref()),
            },
            (None, _) => {
                let said = self.passive().map_or_else(String::new, |said| format!(" {said}"));
                with_names(&format!("{number}{said}"), names.as_deref())
            }
        };
        if names.is_none() {
            text += &doubted(rows.iter().flat_map(|row| &row.verdicts));
        }
        if let (Some(verdict), false) = (verdict, self.answer.cut) {
            text += &self.others(verdict);
        }
        capital(&text)
    }

    /// The verdict that stands for those of all rows: each has one, on the row itself, and all come to the same on
    /// the same thing.
    fn common(&self) -> Option<&Verdict> {
        let mut verdicts = self.answer.rows.iter().map(|row| match row.verdicts.as_slice() {
            [one] if row.node == Some(one.subject) => Some(one),
            _ => None,
        });
        let first = verdicts.next()??;
        let is_decided = matches!(first.status, Status::Holds | Status::Opposite);
        let is_same = |other: Option<&Verdict>| {
            other.is_some_and(|other| (other.outcome(), other.object) == (first.outcome(), first.object))
        };
        (is_decided && verdicts.all(is_same)).then_some(first)
    }

    /// `are admitted by Bipolarity`, where that is what all verdicts come to, each on its row as what it is done to.
    fn passive(&self) -> Option<String> {
        let mut verdicts = self.answer.rows.iter().map(|row| match row.verdicts.as_slice() {
            [one] if row.node == Some(one.object) => Some(one),
            _ => None,
        });
        let first = verdicts.next()??;
        let Outcome::Relation(id) = first.outcome() else { return None };
        let is_same = |other: Option<&Verdict>| {
            other.is_some_and(|other| (other.outcome(), other.subject) == (first.outcome(), first.subject))
        };
        let passive = self.catalog.vocabulary.relation(id).passive().filter(|_| verdicts.all(is_same))?;
        let be = if self.answer.total == 1 { "is" } else { "are" };
        Some(format!("{be} {passive} {}", self.catalog.label(first.subject)))
    }

    /// `admit Trust`, where the verdict's relation has such a form.
    fn plural(&self, verdict: &Verdict) -> Option<String> {
        Some(format!("{} {}", self.verb(verdict)?, self.catalog.label(verdict.object)))
    }

    /// `admit`
    fn verb(&self, verdict: &Verdict) -> Option<&str> {
        match verdict.outcome() {
            Outcome::Relation(id) => Some(&self.catalog.vocabulary.relation(id).plural),
            Outcome::Denied(_) | Outcome::Divided | Outcome::Silent => None,
        }
    }

    /// What the verdict is on that others have which were left out: `; Bipolarity excludes it`.
    fn others(&self, common: &Verdict) -> String {
        let mut by_words: BTreeMap<(Status, String), Vec<&LeftOut>> = BTreeMap::new();
        let same = self.answer.left_out.iter().filter(|left| left.verdict.object == common.object);
        for left in same.filter(|left| left.verdict.status != Status::Silent) {
            let words = left.verdict.words(self.catalog);
            by_words.entry((left.verdict.status, words)).or_default().push(left);
        }
        let parts = by_words.into_iter().map(|((status, words), nodes)| {
            let each = nodes.iter().map(|left| (left.node, std::slice::from_ref(&left.verdict)));
            let who = self.named_with_doubts(each);
            let doubts = match who {
                Some(_) => String::new(),
                None => doubted(nodes.iter().map(|left| &left.verdict)),
            };
            let who = who.unwrap_or_else(|| format!("{} more", nodes.len()));
            let plural = nodes.first().and_then(|left| self.verb(&left.verdict));
            match (status, plural) {
                (Status::Divided | Status::Silent, _) => format!("; on {who} the claims are {words}"),
                (_, Some(verb)) if nodes.len() > 1 => format!("; {who} {verb} it{doubts}"),
                _ if nodes.len() == 1 => format!("; {who} {words} it"),
                _ => format!("; {words} it: {who}{doubts}"),
            }
        });
        parts.collect()
    }

    /// `5 claims in 3 works, 2001–2010; 2 second-hand`
    fn rows(&self) -> String {
        let Answer { rows, total, cut, truncated, .. } = self.answer;
        let noun = self.noun(*total);
        if *cut {
            return format!("At least {total} {noun}");
        }
        if *truncated {
            return format!("{total} {noun}, of which {} are shown", rows.len());
        }
        let nodes: Vec<NodeId> = rows.iter().filter_map(|row| row.node).collect();
        let mut text = format!("{total} {noun}");
        if self.answer.sort == Some(Sort::Any) {
            return text + &self.classes(&nodes);
        }
        let works: BTreeSet<NodeId> =
            nodes.iter().filter_map(|node| Some(self.catalog.claim(*node)?.work)).collect();
        let citing: BTreeSet<NodeId> =
            nodes.iter().filter_map(|node| Some(self.catalog.citation(*node)?.from.work)).collect();
        let works = if works.is_empty() { citing } else { works };
        match works.len() {
            0 => {}
            1 => text += &works.iter().map(|work| format!(" in {}", self.work(*work))).collect::<String>(),
            more => text += &format!(" in {more} works"),
        }
        if works.len() != 1 {
            text += &self.years(&nodes);
        }
        text + &self.remarks(&nodes)
    }

    /// `: 8 claims, 3 works`, of rows of several classes.
    fn classes(&self, nodes: &[NodeId]) -> String {
        let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
        for node in nodes {
            *by_kind.entry(self.catalog.kind(*node)).or_default() += 1;
        }
        let parts = by_kind.iter().map(|(kind, number)| {
            let kind =
                self.catalog.vocabulary.kind(kind).map_or(Sort::Any, |kind| Sort::Kind(kind.id.clone()));
            (kind, *number)
        });
        let named = by_kind.keys().zip(parts).map(|(word, (sort, number))| match sort {
            Sort::Any => counted(number, word),
            sort => format!("{number} {}", noun(self.catalog, &sort, number)),
        });
        let named: Vec<String> = named.collect();
        if named.is_empty() { String::new() } else { format!(": {}", named.join(", ")) }
    }

    /// `, 2001–2010`
    fn years(&self, nodes: &[NodeId]) -> String {
        let years: BTreeSet<i32> =
            nodes.iter().filter_map(|node| Attribute::year(self.catalog, *node)).collect();
        match (years.first(), years.last()) {
            (Some(first), Some(last)) if first != last => format!(", {first}–{last}"),
            _ => String::new(),
        }
    }

    /// How claims are made, where that is not outright: `; 2 second-hand, 1 only asks`.
    fn remarks(&self, nodes: &[NodeId]) -> String {
        let claims: Vec<_> = nodes.iter().filter_map(|node| self.catalog.claim(*node)).collect();
        let number = |force: Force| claims.iter().filter(|claim| claim.force == force).count();
        let disputed = nodes.iter().filter_map(|node| self.answer.standing.get(node));
        let disputed = disputed.filter(|standing| !standing.disputed_by.is_empty()).count();
        let asks = if number(Force::Asks) == 1 { "only asks" } else { "only ask" };
        let remarks = [
            (claims.iter().filter(|claim| claim.via.is_some()).count(), "second-hand"),
            (number(Force::Suggests), "only suggested"),
            (number(Force::Asks), asks),
            (disputed, "disputed"),
        ];
        let told = remarks.into_iter().filter(|(number, _)| *number > 0).map(|(number, words)| {
            match number == claims.len() {
                true if number > 1 => format!("all {words}"),
                true => words.to_owned(),
                false => format!("{number} {words}"),
            }
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() { String::new() } else { format!("; {}", told.join(", ")) }
    }

    /// `32 works; most claims: Keating 2015 (218), Rathbun 2012 (13), Deni 2007 (12)`
    fn counts(&self) -> Option<String> {
        let Answer { rows, columns, total, .. } = self.answer;
        let figure = |row: &Row| {
            row.values.iter().find_map(|(_, value)| match value {
                Value::Number(number) => Some(*number),
                Value::Text(_) => None,
            })
        };
        let things = self.answer.sort.as_ref().map_or("rows".to_owned(), |_| self.noun(0));
        if let ([row], None) = (rows.as_slice(), rows.first()?.group.as_ref()) {
            let number = figure(row)?;
            let noun = usize::try_from(number).map_or(things, |number| self.noun(number));
            return Some(format!("{number} {noun}"));
        }
        let of = columns.first()?.rsplit('.').next()?;
        let class = Attribute::from_word(of).and_then(Attribute::class);
        let of = class.map_or(of, |class| class.word());
        let groups = if columns.len() > 2 { "group" } else { of };
        let groups = plural(groups, *total);
        let names = Names::of(self.catalog, self.answer);
        let mut by_figure: Vec<(i64, String)> = rows
            .iter()
            .filter_map(|row| {
                let values = (0..columns.len() - 1)
                    .filter_map(|at| match cells::shown(self.catalog, self.answer, &names, row, at)? {
                        Value::Text(text) => Some(text),
                        Value::Number(number) => Some(number.to_string()),
                    })
                    .collect::<Vec<_>>();
                Some((figure(row)?, values.join(" · ")))
            })
            .collect();
        by_figure.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
        let text = format!("{total} {groups}");
        if self.answer.truncated {
            return Some(format!("{text}, of which {} are shown", rows.len()));
        }
        let (first, last) = (by_figure.first()?.0, by_figure.last()?.0);
        if first == last {
            return Some(format!("{text} with {first} {} each", self.noun(usize::try_from(first).ok()?)));
        }
        let most = by_figure.iter().take(NAMED).map(|(number, name)| format!("{name} ({number})"));
        Some(format!("{text}; most {things}: {}", most.collect::<Vec<_>>().join(", ")))
    }

    /// `3 paths of 2 to 4 steps`
    fn paths(&self) -> Option<String> {
        let Answer { paths, total, cut, .. } = self.answer;
        let lengths: BTreeSet<usize> = paths.iter().map(Vec::len).collect();
        let (first, last) = (*lengths.first()?, *lengths.last()?);
        let steps = if first == last {
            counted(first, "step")
        } else {
            format!("{first} to {}", counted(last, "step"))
        };
        let least = if *cut { "At least " } else { "" };
        Some(format!("{least}{} of {steps}", counted((*total).max(paths.len()), "path")))
    }

    /// `On Trust, Bipolarity excludes it; 3 foster it`
    fn comparison(&self) -> Option<String> {
        let Answer { rows, columns, .. } = self.answer;
        let objects = &columns[1..];
        if objects.len() > COMPARED {
            let kind = columns.first().map(|kind| Sort::Kind(kind.clone()));
            let rows = noun(self.catalog, &kind.unwrap_or(Sort::Topic), rows.len());
            return Some(format!("{} {rows} on {} topics", self.answer.rows.len(), objects.len()));
        }
        let told = objects.iter().filter_map(|object| {
            let mut groups: Vec<(String, &Verdict, Vec<Judged<'_>>)> = Vec::new();
            for row in rows {
                let verdict = row.verdicts.iter().find(|verdict| self.catalog.id(verdict.object) == *object);
                let (Some(verdict), Some(node)) = (verdict, row.node) else { continue };
                let one = (node, std::slice::from_ref(verdict));
                let words = verdict.words(self.catalog);
                match groups.iter_mut().find(|(known, ..)| *known == words) {
                    Some((.., nodes)) => nodes.push(one),
                    None => groups.push((words, verdict, vec![one])),
                }
            }
            let label = self.catalog.label(groups.first()?.1.object);
            let parts = groups.into_iter().filter_map(|(words, verdict, nodes)| {
                let who = self.named_with_doubts(nodes.iter().copied());
                let doubts = match who {
                    Some(_) => String::new(),
                    None => doubted(nodes.iter().flat_map(|(_, verdicts)| *verdicts)),
                };
                Some(match (verdict.outcome(), nodes.len()) {
                    (Outcome::Silent, _) => return None,
                    (Outcome::Divided, _) => format!("the claims are divided on {}", who?),
                    (_, 1) => format!("{} {words} it", who?),
                    (Outcome::Relation(id), number) => {
                        let words = &self.catalog.vocabulary.relation(id).plural;
                        format!("{} {words} it{doubts}", who.unwrap_or_else(|| number.to_string()))
                    }
                    (Outcome::Denied(_), number) => format!("{number}: {words} it{doubts}"),
                })
            });
            Some(format!("On {label}: {}", parts.collect::<Vec<_>>().join("; ")))
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join(". "))
    }

    /// Things by name, if they are few, each with what makes its verdict doubtful: `A (hedged) and B`.
    fn named_with_doubts<'v>(&self, each: impl Iterator<Item = (NodeId, &'v [Verdict])>) -> Option<String> {
        let names: Vec<String> = each
            .take(NAMED + 1)
            .map(|(node, verdicts)| {
                let doubts: BTreeSet<&str> = verdicts.iter().flat_map(doubts).collect();
                let label = self.catalog.label(node);
                if doubts.is_empty() {
                    label
                } else {
                    format!("{label} ({})", doubts.into_iter().collect::<Vec<_>>().join(", "))
                }
            })
            .collect();
        (!names.is_empty() && names.len() <= NAMED).then(|| listed(&names))
    }

    fn noun(&self, number: usize) -> String {
        self.answer.sort.as_ref().map_or_else(
            || if number == 1 { "row".to_owned() } else { "rows".to_owned() },
            |sort| noun(self.catalog, sort, number),
        )
    }

    fn work(&self, work: NodeId) -> String {
        cite::author_year(self.catalog, work)
    }
}

/// What must be told wherever a verdict is: that it is only suggested, or that its evidence is disputed or limited.
fn doubts(verdict: &Verdict) -> impl Iterator<Item = &'static str> {
    let doubts = verdict
        .marks
        .iter()
        .filter(|mark| matches!(mark, Mark::Qualified | Mark::Contested | Mark::Hedged(_)));
    doubts.map(|mark| mark.words())
}

/// How many verdicts are doubtful: ` (2 hedged, 1 contested)`.
fn doubted<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> String {
    let mut number: BTreeMap<&str, usize> = BTreeMap::new();
    for doubt in verdicts.flat_map(doubts) {
        *number.entry(doubt).or_default() += 1;
    }
    let told: Vec<String> = number.into_iter().map(|(doubt, number)| format!("{number} {doubt}")).collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}

/// The word for so many things of a sort.
fn noun(catalog: &Catalog, sort: &Sort, number: usize) -> String {
    match sort {
        Sort::Kind(id) => match catalog.vocabulary.kind(id) {
            Some(kind) if number != 1 => kind.plural.clone(),
            _ => statement::named(id),
        },
        Sort::Any => plural("result", number),
        other => plural(other.word(), number),
    }
}

fn plural(word: &str, number: usize) -> String {
    if number == 1 { word.to_owned() } else { format!("{word}s") }
}

fn with_names(text: &str, names: Option<&str>) -> String {
    names.map_or_else(|| text.to_owned(), |names| format!("{text}: {names}"))
}

fn with_marks(text: &str, verdict: &Verdict) -> String {
    let marks = phrase::marks(verdict);
    if marks.is_empty() { text.to_owned() } else { format!("{text} ({marks})") }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
