//! Rows: every combination of things that fulfils the condition; then counts, order, limit, columns.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use catena::catalog::entry::NodeId;
use catena::query::attribute::Attribute;
use catena::query::expr::{Comparison, Condition, Find, Of, SortKey, Stage};

use super::condition::{Env, Taken};
use super::part::Part;
use super::told::Told;

/// What stands where there is no value.
const NONE: &str = "(none)";

/// A row with the things that it is of; a count's row has none.
struct Row {
    env: Env,
    /// The values that a count is for.
    group: Vec<Option<String>>,
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
                    rows.sort_by(|a, b| self.sorted(a, b, per, key, *descending));
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
            let blamed = |thing: NodeId| {
                let asked = self.asked_in(&find.condition, &env(thing)).into_iter();
                asked.map(|(subject, relation, object)| {
                    self.verdict_text(&self.verdict(subject, relation, object))
                })
            };
            told.left_out =
                left.map(|thing| (self.catalog.id(thing).to_owned(), blamed(thing).collect())).collect();
        }
        told
    }

    fn counted(&self, per: &[Of], rows: &[Env]) -> Vec<Row> {
        if per.is_empty() {
            return vec![Row { env: Env::new(), group: Vec::new(), count: rows.len() }];
        }
        let mut counts: BTreeMap<Vec<Option<String>>, usize> = BTreeMap::new();
        for row in rows {
            let mut groups: Vec<Vec<Option<String>>> = vec![Vec::new()];
            for of in per {
                let values = self.values(row[&of.variable], of.attribute).into_iter().map(Some);
                let mut values: Vec<Option<String>> = values.collect();
                if values.is_empty() {
                    values.push(None);
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
        let rows = counts.into_iter().map(|(group, count)| Row { env: Env::new(), group, count });
        let mut rows: Vec<Row> = rows.collect();
        // One attribute after another, from the last: each sort keeps the order of those before.
        for (at, of) in per.iter().enumerate().rev() {
            rows.sort_by(|a, b| {
                in_order(of.attribute, a.group[at].as_slice(), b.group[at].as_slice(), false)
            });
        }
        rows
    }

    /// How two rows stand by a key; what has no value comes last.
    fn sorted(&self, a: &Row, b: &Row, per: Option<&Vec<Of>>, key: &SortKey, descending: bool) -> Ordering {
        let turned = |order: Ordering| if descending { order.reverse() } else { order };
        match (key, per) {
            (SortKey::Count, _) => turned(a.count.cmp(&b.count)),
            (SortKey::Of(of), Some(per)) => {
                let at = per.iter().position(|one| one == of).unwrap();
                in_order(of.attribute, a.group[at].as_slice(), b.group[at].as_slice(), descending)
            }
            (SortKey::Of(of), None) => {
                let values = |row: &Row| self.values(row.env[&of.variable], of.attribute);
                in_order(of.attribute, &values(a), &values(b), descending)
            }
        }
    }

    fn line(&self, find: &Find, per: Option<&Vec<Of>>, row: &Row) -> String {
        if let Some(per) = per {
            let named = per.iter().zip(&row.group).skip(1);
            let mut values: Vec<(String, String)> =
                named.map(|(of, value)| (column(find, of), shown_value(value))).collect();
            values.push(("count".to_owned(), row.count.to_string()));
            let group = row.group.first().map(shown_value);
            return self.row_line(None, group.as_ref(), &[], &values);
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
        let first = row.env[&find.variables[0].name];
        self.row_line(Some(first), None, &verdicts, &values) + &self.stands(first)
    }
}

fn shown_value(value: &Option<String>) -> String {
    value.clone().unwrap_or_else(|| NONE.to_owned())
}

/// Values against values, one after another; what has none comes last.
fn in_order(attribute: Attribute, one: &[String], other: &[String], descending: bool) -> Ordering {
    if one.is_empty() || other.is_empty() {
        return one.is_empty().cmp(&other.is_empty());
    }
    let each = one.iter().zip(other).map(|(one, other)| by_value(attribute, one, other));
    let order = each.fold(Ordering::Equal, Ordering::then).then(one.len().cmp(&other.len()));
    if descending { order.reverse() } else { order }
}

/// Years by number, places by pages, text as a dictionary has it. The corpora of these tests have pages alone, and
/// letters without accents: that is enough here, and the order of values is tested for itself.
pub(super) fn by_value(attribute: Attribute, one: &str, other: &str) -> Ordering {
    let number = |text: &str| -> Option<i64> {
        let digits = text.trim_start_matches("p. ");
        digits.parse().ok()
    };
    let letters = |text: &str| text.to_lowercase();
    // Signs come before digits, digits before letters, small letters before capitals.
    let rank = |c: char| (c.is_alphabetic(), c.is_numeric(), c);
    let key = |text: &str| letters(text).chars().map(rank).collect::<Vec<_>>();
    match (attribute, number(one), number(other)) {
        (
            Attribute::Year | Attribute::Locator | Attribute::CitedAt | Attribute::ViaAt,
            Some(one),
            Some(other),
        ) => one.cmp(&other),
        _ => key(one).cmp(&key(other)).then(other.cmp(one)),
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
