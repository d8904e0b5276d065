//! Rows: every combination of things that fulfils the condition; then counts, order, limit, columns.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use catena::catalog::entry::NodeId;
use catena::query::attribute::Attribute;
use catena::query::expr::{Comparison, Condition, Find, Of, SortKey, Stage};

use super::condition::{Env, Taken};
use super::part::Part;
use super::told::Told;

/// What sorting looks at: numbers before words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Words(String),
}

/// A row with the things that it is of; a count's row has none.
struct Row {
    env: Env,
    /// The values that a count is for.
    group: Vec<String>,
    count: usize,
}

impl Part<'_> {
    /// What the variables stand for in each row, in the order of the question.
    pub(super) fn rows_of(&self, find: &Find) -> Vec<Env> {
        let mut rows = vec![Env::new()];
        for variable in &find.variables {
            let things = self.of_sort(&variable.sort);
            let with = |row: &Env| -> Vec<Env> {
                let bind = |thing: &NodeId| {
                    let mut row = row.clone();
                    row.insert(variable.name.clone(), *thing);
                    row
                };
                things.iter().map(bind).collect()
            };
            rows = rows.iter().flat_map(with).collect();
        }
        rows.retain(|row| self.holds(&find.condition, row, Taken::Real));
        rows
    }

    pub(super) fn tabulated(&self, find: &Find, rows: Vec<Env>) -> Told {
        let per = find.stages.iter().find_map(|stage| match stage {
            Stage::Count(per) => Some(per),
            _ => None,
        });
        let mut rows: Vec<Row> = match per {
            Some(per) => self.counted(per, &rows),
            None => rows.into_iter().map(|env| Row { env, group: Vec::new(), count: 0 }).collect(),
        };
        for stage in &find.stages {
            match stage {
                Stage::Having(comparison, figure) => {
                    rows.retain(|row| per.is_some() && compares(row.count, *comparison, *figure));
                }
                Stage::Sort(key, descending) => {
                    rows.sort_by(|a, b| match (self.key(a, per, key), self.key(b, per, key)) {
                        (Some(a), Some(b)) if *descending => b.cmp(&a),
                        (Some(a), Some(b)) => a.cmp(&b),
                        (Some(_), None) => Ordering::Less,
                        (None, Some(_)) => Ordering::Greater,
                        (None, None) => Ordering::Equal,
                    });
                }
                _ => {}
            }
        }
        let lines = rows.iter().map(|row| self.line(find, per, row)).collect();
        let mut told = Told::lines(lines);
        told.limit = limit_of(&find.stages);
        told.any_order = per.is_none() && is_search(&find.condition);
        if let [only] = find.variables.as_slice() {
            let things = self.of_sort(&only.sort).into_iter();
            let env = |thing| Env::from([(only.name.clone(), thing)]);
            let left = things.filter(|thing| self.is_left_out(&find.condition, &env(*thing)));
            told.left_out = left.map(|thing| self.catalog.id(thing).to_owned()).collect();
        }
        told
    }

    fn counted(&self, per: &[Of], rows: &[Env]) -> Vec<Row> {
        if per.is_empty() {
            return vec![Row { env: Env::new(), group: Vec::new(), count: rows.len() }];
        }
        let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for row in rows {
            let mut groups: Vec<Vec<String>> = vec![Vec::new()];
            for of in per {
                let mut values = self.values(row[&of.variable], of.attribute);
                if values.is_empty() {
                    values.push(String::new());
                }
                groups = groups
                    .iter()
                    .flat_map(|group| {
                        values.iter().map(|value| [group.clone(), vec![value.clone()]].concat())
                    })
                    .collect();
            }
            for group in groups {
                *counts.entry(group).or_default() += 1;
            }
        }
        counts.into_iter().map(|(group, count)| Row { env: Env::new(), group, count }).collect()
    }

    fn key(&self, row: &Row, per: Option<&Vec<Of>>, key: &SortKey) -> Option<Key> {
        let number = |text: &String| text.parse().map_or_else(|_| Key::Words(text.clone()), Key::Number);
        match (key, per) {
            (SortKey::Count, _) => per.map(|_| Key::Number(i64::try_from(row.count).unwrap())),
            (SortKey::Of(of), Some(per)) => {
                let at = per.iter().position(|one| one == of)?;
                Some(&row.group[at]).filter(|value| !value.is_empty()).map(number)
            }
            (SortKey::Of(of), None) if of.attribute == Attribute::Year => {
                self.year(row.env[&of.variable]).map(|year| Key::Number(year.into()))
            }
            (SortKey::Of(of), None) => {
                let values = self.values(row.env[&of.variable], of.attribute);
                (!values.is_empty()).then(|| Key::Words(values.join(", ")))
            }
        }
    }

    fn line(&self, find: &Find, per: Option<&Vec<Of>>, row: &Row) -> String {
        if let Some(per) = per {
            let named = per.iter().zip(&row.group).skip(1);
            let mut values: Vec<(String, String)> =
                named.map(|(of, value)| (column(find, of), value.clone())).collect();
            values.push(("count".to_owned(), row.count.to_string()));
            return self.row_line(None, row.group.first(), &[], &values);
        }
        let asked = self.asked_in(&find.condition, &row.env).into_iter();
        let verdicts: Vec<_> =
            asked.map(|(subject, relation, object)| self.verdict(subject, relation, object)).collect();
        let others = find
            .variables
            .iter()
            .skip(1)
            .map(|variable| (variable.name.clone(), self.catalog.id(row.env[&variable.name]).to_owned()));
        let shown = shown(find).into_iter().filter_map(|of| {
            let values = self.values(row.env[&of.variable], of.attribute);
            (!values.is_empty()).then(|| (column(find, &of), values.join(", ")))
        });
        let values: Vec<(String, String)> = others.chain(shown).collect();
        self.row_line(Some(row.env[&find.variables[0].name]), None, &verdicts, &values)
    }
}

/// The attributes that a question asks to be shown.
pub(super) fn shown(find: &Find) -> Vec<Of> {
    let lists = find.stages.iter().filter_map(|stage| match stage {
        Stage::Show(list) => Some(list.clone()),
        _ => None,
    });
    let mut shown: Vec<Of> = Vec::new();
    for of in lists.flatten() {
        if !shown.contains(&of) {
            shown.push(of);
        }
    }
    shown
}

/// An attribute's column is named after it, with the variable where that is not the first one or where a
/// variable is called so.
fn column(find: &Find, of: &Of) -> String {
    let first = &find.variables[0].name;
    let word = of.attribute.word();
    let is_taken = find.variables.iter().any(|variable| variable.name == word);
    if of.variable == *first && !is_taken { word.to_owned() } else { format!("{}.{word}", of.variable) }
}

pub(super) fn limit_of(stages: &[Stage]) -> Option<usize> {
    let limits = stages.iter().filter_map(|stage| match stage {
        Stage::Limit(limit) => Some(*limit),
        _ => None,
    });
    limits.min()
}

fn compares(count: usize, comparison: Comparison, figure: i64) -> bool {
    let count = i64::try_from(count).unwrap();
    match comparison {
        Comparison::Equal => count == figure,
        Comparison::Unequal => count != figure,
        Comparison::Less => count < figure,
        Comparison::AtMost => count <= figure,
        Comparison::More => count > figure,
        Comparison::AtLeast => count >= figure,
    }
}

/// True if every row has the words, so that the best come first.
fn is_search(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().any(|part| matches!(part, Condition::Matches(..))),
        other => matches!(other, Condition::Matches(..)),
    }
}
