//! Turns what was found into rows: counts, order, limit, columns.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::expr::{Comparison, Condition, Of, Sort, SortKey, Stage};
use crate::query::plan::Plan;
use crate::verdict::Verdict;

/// The column of a count.
const COUNT: &str = "count";

/// One row as found: what the question's variables stand for, in their order, and its verdicts.
pub(super) struct Found {
    pub nodes: Vec<NodeId>,
    pub verdicts: Vec<Verdict>,
}

/// Fills `answer` with the rows of `found`, after the plan's stages. `rank` orders the hits of a
/// text condition, 0 for the best.
pub(super) fn tabulate(
    catalog: &Catalog,
    plan: &Plan,
    found: Vec<Found>,
    rank: &dyn Fn(NodeId) -> usize,
    answer: &mut Answer,
) {
    let table = Table { catalog, plan };
    let counted = table.counted_per();
    let mut rows = match counted {
        Some(per) => table.count(per, &found, answer),
        None => table.list(found, rank, answer),
    };
    for stage in &plan.stages {
        match stage {
            Stage::Having(comparison, figure) => rows.retain(|(_, row)| has(row, *comparison, *figure)),
            Stage::Sort(key, descending) => table.sort(key, *descending, &mut rows),
            Stage::Count(_) | Stage::Limit(_) | Stage::Show(_) => {}
        }
    }
    answer.rows = rows.into_iter().map(|(_, row)| row).collect();
    answer.total = answer.rows.len();
    if let Some(limit) = limit_of(&plan.stages)
        && answer.rows.len() > limit
    {
        answer.rows.truncate(limit);
        answer.truncated = true;
    }
}

/// Keeps as many paths as the question's limit says.
pub(super) fn limit_paths(stages: &[Stage], answer: &mut Answer) {
    if let Some(limit) = limit_of(stages)
        && answer.paths.len() > limit
    {
        answer.paths.truncate(limit);
        answer.truncated = true;
    }
}

fn limit_of(stages: &[Stage]) -> Option<usize> {
    stages
        .iter()
        .filter_map(|stage| match stage {
            Stage::Limit(limit) => Some(*limit),
            _ => None,
        })
        .min()
}

fn has(row: &Row, comparison: Comparison, figure: i64) -> bool {
    row.values.iter().any(|(column, value)| match value {
        Value::Number(number) => column == COUNT && comparison.holds(number.cmp(&figure)),
        Value::Text(_) => false,
    })
}

/// A row with what its variables stand for; empty for a figure.
type Bound = (Vec<NodeId>, Row);

struct Table<'a> {
    catalog: &'a Catalog,
    plan: &'a Plan,
}

impl Table<'_> {
    fn list(&self, mut found: Vec<Found>, rank: &dyn Fn(NodeId) -> usize, answer: &mut Answer) -> Vec<Bound> {
        if is_text_search(self.plan) {
            let best = |row: &Found| row.nodes.iter().map(|node| rank(*node)).min();
            found.sort_by_cached_key(|row| (best(row), row.nodes.clone()));
        }
        let shown = self.plan.stages.iter().filter_map(|stage| match stage {
            Stage::Show(list) => Some(list),
            _ => None,
        });
        let mut asked: Vec<Of> = shown.flatten().cloned().collect();
        answer.shown = !asked.is_empty();
        let has_verdicts = found.iter().any(|row| !row.verdicts.is_empty()) || !answer.left_out.is_empty();
        let variables = &self.plan.variables;
        if asked.is_empty() && !has_verdicts && variables.len() == 1 {
            let of = |attribute: &Attribute| Of { variable: variables[0].clone(), attribute: *attribute };
            asked = usual(self.plan.row_sort()).iter().map(of).collect();
        }
        let sort = self.plan.row_sort();
        let first = if *sort == Sort::Any { "thing" } else { sort.word() };
        answer.columns.push(first.to_owned());
        answer.columns.extend(variables.iter().skip(1).cloned());
        if has_verdicts {
            answer.columns.push("verdict".to_owned());
        }
        let mut known = BTreeSet::new();
        asked.retain(|of| known.insert(of.clone()));
        answer.columns.extend(asked.iter().map(|of| self.column(of)));
        // Several things to a row are only to be seen as a table.
        answer.shown |= variables.len() > 1 && !has_verdicts;
        let rows = found.into_iter().map(|Found { nodes, verdicts }| {
            let others = variables.iter().zip(&nodes).skip(1);
            let others =
                others.map(|(name, node)| (name.clone(), Value::Text(self.catalog.id(*node).to_owned())));
            let values = asked.iter().filter_map(|of| Some((self.column(of), self.value(of, &nodes)?)));
            let values = others.chain(values).collect();
            let row = Row { node: nodes.first().copied(), group: None, verdicts, values };
            (nodes, row)
        });
        rows.collect()
    }

    /// The name of an attribute's column: of the first variable the attribute alone, unless a variable is called
    /// so.
    fn column(&self, of: &Of) -> String {
        let word = of.attribute.word();
        let is_first = self.plan.variables.first() == Some(&of.variable);
        if is_first && !self.plan.variables.iter().any(|variable| variable == word) {
            word.to_owned()
        } else {
            format!("{}.{word}", of.variable)
        }
    }

    fn node(&self, of: &Of, nodes: &[NodeId]) -> Option<NodeId> {
        let at = self.plan.variables.iter().position(|name| *name == of.variable)?;
        nodes.get(at).copied()
    }

    fn value(&self, of: &Of, nodes: &[NodeId]) -> Option<Value> {
        let values = of.attribute.values(self.catalog, self.node(of, nodes)?);
        if of.attribute == Attribute::Year {
            return values.first().and_then(|year| year.parse().ok()).map(Value::Number);
        }
        (!values.is_empty()).then(|| Value::Text(values.join(", ")))
    }

    fn count(&self, per: &[Of], found: &[Found], answer: &mut Answer) -> Vec<Bound> {
        answer.shape = Shape::Counts;
        answer.columns = per.iter().map(|of| self.column(of)).chain([COUNT.to_owned()]).collect();
        let figure =
            |number: usize| (COUNT.to_owned(), Value::Number(i64::try_from(number).unwrap_or(i64::MAX)));
        let Some((first, others)) = per.split_first() else {
            let row =
                Row { node: None, group: None, verdicts: Vec::new(), values: vec![figure(found.len())] };
            return vec![(Vec::new(), row)];
        };
        let mut groups: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for row in found {
            for group in self.groups(per, &row.nodes) {
                *groups.entry(group).or_default() += 1;
            }
        }
        let class = first.attribute.class();
        let rows = groups.into_iter().map(|(mut group, number)| {
            let rest = group.split_off(1);
            let group = group.pop().unwrap_or_default();
            let rest = others.iter().zip(rest).map(|(of, value)| (self.column(of), Value::Text(value)));
            let row = Row {
                node: class.and_then(|class| self.catalog.names().get(class, &group)),
                group: Some(group),
                verdicts: Vec::new(),
                values: rest.chain([figure(number)]).collect(),
            };
            (Vec::new(), row)
        });
        rows.collect()
    }

    /// The combinations of a row's values, one of each attribute; an attribute without values gives an
    /// empty one.
    fn groups(&self, per: &[Of], nodes: &[NodeId]) -> Vec<Vec<String>> {
        per.iter().fold(vec![Vec::new()], |groups, of| {
            let mut values =
                self.node(of, nodes).map_or_else(Vec::new, |node| of.attribute.values(self.catalog, node));
            if values.is_empty() {
                values.push(String::new());
            }
            let with = |group: Vec<String>| {
                values.iter().map(|value| group.iter().chain([value]).cloned().collect()).collect::<Vec<_>>()
            };
            groups.into_iter().flat_map(with).collect()
        })
    }

    /// A stable sort: rows with equal keys stay in the order of ids. Rows without the attribute come
    /// last either way.
    fn sort(&self, key: &SortKey, descending: bool, rows: &mut [Bound]) {
        rows.sort_by(|a, b| match (self.key(key, a), self.key(key, b)) {
            (Some(a), Some(b)) if descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
    }

    /// The attributes for whose values rows are counted; none if they are not.
    fn counted_per(&self) -> Option<&[Of]> {
        self.plan.stages.iter().find_map(|stage| match stage {
            Stage::Count(per) => Some(per.as_slice()),
            _ => None,
        })
    }

    fn key(&self, key: &SortKey, (nodes, row): &Bound) -> Option<Value> {
        let under =
            |column: &str| row.values.iter().find(|(name, _)| name == column).map(|(_, value)| value.clone());
        let numeric = |text: &str| text.parse().map_or_else(|_| Value::Text(text.to_owned()), Value::Number);
        match key {
            SortKey::Count => under(COUNT),
            SortKey::Of(of) if nodes.is_empty() => {
                let first = self.counted_per().and_then(|per| per.first()) == Some(of);
                let value = if first { row.group.clone().map(Value::Text) } else { under(&self.column(of)) };
                match value {
                    // What has no such attribute is counted under an empty value.
                    Some(Value::Text(text)) => (!text.is_empty()).then(|| numeric(&text)),
                    other => other,
                }
            }
            SortKey::Of(of) => self.value(of, nodes),
        }
    }
}

/// True where the words were what was asked, so that the best hits come first.
fn is_text_search(plan: &Plan) -> bool {
    let matches = |test: &Condition| matches!(test, Condition::Matches(..));
    match &plan.asked {
        Condition::All(parts) => parts.iter().any(matches),
        other => matches(other),
    }
}

/// The attributes that are shown of a sort if the question names none.
fn usual(sort: &Sort) -> &'static [Attribute] {
    match sort {
        Sort::Claim => &[
            Attribute::Text,
            Attribute::Scholar,
            Attribute::Work,
            Attribute::Locator,
            Attribute::Via,
            Attribute::ViaAt,
        ],
        Sort::Work => &[Attribute::Title, Attribute::Scholar, Attribute::Year],
        Sort::Scholar => &[Attribute::Label],
        Sort::Citation => {
            &[Attribute::Locator, Attribute::Cited, Attribute::CitedAt, Attribute::Intent, Attribute::Serves]
        }
        Sort::Kind(_) | Sort::Topic => &[Attribute::Label, Attribute::Text],
        Sort::Any => &[Attribute::Kind, Attribute::Text],
    }
}
