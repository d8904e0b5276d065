//! Turns what was found into rows: counts, order, limit, columns.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::entry::NodeId;
use crate::order::{Key, missing_last};
use crate::query::answer::{Answer, NONE, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::evaluate::plan::Plan;
use crate::query::evaluate::world::World;
use crate::query::expr::{Comparison, Condition, Of, Sort, SortKey, Stage};
use crate::verdict::Verdict;

/// The column of a count.
const COUNT: &str = "count";

/// One row as found: what the question's variables stand for, in their order, and its verdicts.
pub(super) struct Found {
    pub nodes: Vec<NodeId>,
    pub verdicts: Vec<Verdict>,
}

/// Fills `answer` with the rows of `found`, after the plan's stages. `rank`, where there is one, orders the hits of a
/// text condition, 0 for the best.
pub(super) fn tabulate(
    world: &World<'_>,
    plan: &Plan,
    found: Vec<Found>,
    rank: Option<&dyn Fn(NodeId) -> usize>,
    answer: &mut Answer,
) {
    let table = Table { world, plan };
    answer.sort = (plan.variables.len() == 1).then(|| plan.row_sort().clone());
    let counted = table.counted_per();
    let mut rows = match counted {
        Some(per) => table.count(per, &found, answer),
        None => table.list(found, rank, answer),
    };
    for stage in &plan.stages {
        match stage {
            Stage::Having(comparison, figure) => rows.retain(|bound| has(&bound.row, *comparison, *figure)),
            Stage::Sort(key, descending) => table.sort(key, *descending, &mut rows),
            Stage::Count(_) | Stage::Limit(_) | Stage::Show(_) => {}
        }
    }
    limited(plan, rows, answer);
}

/// Puts rows into `answer`, as many as are wanted.
fn limited(plan: &Plan, rows: Vec<Bound>, answer: &mut Answer) {
    answer.rows = rows.into_iter().map(|bound| bound.row).collect();
    answer.total = answer.rows.len();
    if let Some(limit) = limit_of(&plan.stages)
        && answer.rows.len() > limit
    {
        match tied(&plan.stages, &answer.rows, limit) {
            0 => {}
            1 => answer.notices.push("1 more has the same count as the last one shown".to_owned()),
            more => answer.notices.push(format!("{more} more have the same count as the last one shown")),
        }
        answer.rows.truncate(limit);
        answer.truncated = true;
    }
}

/// The columns that a question asks to be shown, by their names, in its order.
pub(super) fn shown_columns(plan: &Plan) -> impl Iterator<Item = (String, &Of)> {
    let shown = plan.stages.iter().filter_map(|stage| match stage {
        Stage::Show(list) => Some(list),
        _ => None,
    });
    shown.flatten().map(|of| (column(plan, of), of))
}

/// The name of an attribute's column: of the first variable the attribute alone, unless a variable is called so.
fn column(plan: &Plan, of: &Of) -> String {
    let word = of.attribute.word();
    let is_first = plan.variables.first() == Some(&of.variable);
    if is_first && !plan.variables.iter().any(|variable| variable == word) {
        word.to_owned()
    } else {
        format!("{}.{word}", of.variable)
    }
}

/// Fills `answer` with all figures that were counted elsewhere, in order, as many as are wanted.
pub(super) fn tabulate_counts(
    world: &World<'_>,
    plan: &Plan,
    groups: Vec<(Vec<Option<String>>, i64)>,
    answer: &mut Answer,
) {
    let table = Table { world, plan };
    answer.sort = (plan.variables.len() == 1).then(|| plan.row_sort().clone());
    let per = table.counted_per().unwrap_or_default();
    let rows = table.figures(per, groups, answer);
    limited(plan, rows, answer);
}

/// How many rows that the limit leaves out have the figure of the last that it lets in, where they are ordered by it:
/// `the most cited work` may be one of several.
fn tied(stages: &[Stage], rows: &[Row], limit: usize) -> usize {
    let order = stages.iter().rev().find_map(|stage| match stage {
        Stage::Sort(key, _) => Some(key),
        _ => None,
    });
    let figure =
        |row: &Row| row.values.iter().find(|(column, _)| column == COUNT).map(|(_, value)| value.clone());
    let Some(last) = limit.checked_sub(1).and_then(|last| figure(rows.get(last)?)) else { return 0 };
    if !matches!(order, Some(SortKey::Count)) {
        return 0;
    }
    rows.iter().skip(limit).take_while(|row| figure(row).as_ref() == Some(&last)).count()
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

/// A row with what it is ordered by.
struct Bound {
    /// What its variables stand for; empty for a figure.
    nodes: Vec<NodeId>,
    /// The values that a figure is for, one of each attribute.
    group: Vec<Option<String>>,
    row: Row,
}

/// A figure with the values that it is for, and these as they are ordered.
type Group = (Vec<Option<Key>>, Vec<Option<String>>, usize);

struct Table<'a, 'w> {
    world: &'a World<'w>,
    plan: &'a Plan,
}

impl Table<'_, '_> {
    fn list(
        &self,
        mut found: Vec<Found>,
        rank: Option<&dyn Fn(NodeId) -> usize>,
        answer: &mut Answer,
    ) -> Vec<Bound> {
        if let Some(rank) = rank
            && is_text_search(self.plan)
        {
            let best = |row: &Found| row.nodes.iter().map(|node| rank(*node)).min();
            found.sort_by_cached_key(|row| (best(row), row.nodes.clone()));
        }
        let mut asked: Vec<Of> = shown_columns(self.plan).map(|(_, of)| of.clone()).collect();
        answer.shown = !asked.is_empty();
        let has_verdicts = found.iter().any(|row| !row.verdicts.is_empty()) || !answer.left_out.is_empty();
        let variables = &self.plan.variables;
        if asked.is_empty() && !has_verdicts && variables.len() == 1 {
            let of = |attribute: &Attribute| Of { variable: variables[0].clone(), attribute: *attribute };
            asked = usual(self.plan.row_sort()).iter().map(of).collect();
            // Few claims name conditions: a column for them is there where one does.
            let has_any = found.iter().any(|row| {
                row.nodes.iter().any(|node| !self.world.values(Attribute::When, *node).is_empty())
            });
            asked.retain(|of| of.attribute != Attribute::When || has_any);
        }
        let sort = self.plan.row_sort();
        let first = if *sort == Sort::Any { "thing" } else { sort.word() };
        answer.columns.push(first.to_owned());
        answer.variables.extend(variables.iter().skip(1).cloned());
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
            let others = others
                .map(|(name, node)| (name.clone(), Value::Text(self.world.catalog.id(*node).to_owned())));
            let values = asked.iter().filter_map(|of| Some((self.column(of), self.value(of, &nodes)?)));
            let values = others.chain(values).collect();
            let row = Row { node: nodes.first().copied(), group: None, verdicts, values };
            Bound { nodes, group: Vec::new(), row }
        });
        rows.collect()
    }

    fn column(&self, of: &Of) -> String {
        column(self.plan, of)
    }

    fn node(&self, of: &Of, nodes: &[NodeId]) -> Option<NodeId> {
        let at = self.plan.variables.iter().position(|name| *name == of.variable)?;
        nodes.get(at).copied()
    }

    fn value(&self, of: &Of, nodes: &[NodeId]) -> Option<Value> {
        let values = self.world.values(of.attribute, self.node(of, nodes)?);
        if of.attribute == Attribute::Year {
            return values.first().and_then(|year| year.parse().ok()).map(Value::Number);
        }
        (!values.is_empty()).then(|| Value::Text(values.join(", ")))
    }

    fn count(&self, per: &[Of], found: &[Found], answer: &mut Answer) -> Vec<Bound> {
        let figure = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let groups = if per.is_empty() {
            vec![(Vec::new(), figure(found.len()))]
        } else {
            self.grouped(per, found).into_iter().map(|(_, group, number)| (group, figure(number))).collect()
        };
        self.figures(per, groups, answer)
    }

    /// The rows of figures, each with the values that it is for.
    fn figures(
        &self,
        per: &[Of],
        groups: Vec<(Vec<Option<String>>, i64)>,
        answer: &mut Answer,
    ) -> Vec<Bound> {
        answer.shape = Shape::Counts;
        answer.columns = per.iter().map(|of| self.column(of)).chain([COUNT.to_owned()]).collect();
        let class = per.first().and_then(|first| first.attribute.class());
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| NONE.to_owned());
        let rows = groups.into_iter().map(|(group, number)| {
            let figure = (COUNT.to_owned(), Value::Number(number));
            let of = class.zip(group.first().and_then(Option::as_ref));
            let node = of.and_then(|(class, id)| self.world.catalog.names().get(class, id));
            let rest = per.iter().zip(&group).skip(1);
            let rest = rest.map(|(of, value)| (self.column(of), Value::Text(shown(value))));
            let values = rest.chain([figure]).collect();
            let row = Row { node, group: group.first().map(shown), verdicts: Vec::new(), values };
            Bound { nodes: Vec::new(), group, row }
        });
        rows.collect()
    }

    /// How many rows have each combination of values, in the order of the values, what has none last.
    fn grouped(&self, per: &[Of], found: &[Found]) -> Vec<Group> {
        let mut groups: BTreeMap<Vec<Option<String>>, usize> = BTreeMap::new();
        for row in found {
            for group in self.groups(per, &row.nodes) {
                *groups.entry(group).or_default() += 1;
            }
        }
        let ordered = |group: &[Option<String>]| {
            let key =
                |(of, value): (&Of, &Option<String>)| value.as_ref().map(|value| of.attribute.key(value));
            per.iter().zip(group).map(key).collect::<Vec<_>>()
        };
        let mut groups: Vec<Group> =
            groups.into_iter().map(|(group, number)| (ordered(&group), group, number)).collect();
        groups.sort_by(|(one, ..), (other, ..)| {
            let sides = one.iter().zip(other);
            let each = sides.map(|(one, other)| missing_last(one.as_ref(), other.as_ref(), false));
            each.fold(Ordering::Equal, Ordering::then)
        });
        groups
    }

    /// The combinations of a row's values, one of each attribute and each once; an attribute without values
    /// gives none.
    fn groups(&self, per: &[Of], nodes: &[NodeId]) -> BTreeSet<Vec<Option<String>>> {
        per.iter().fold(BTreeSet::from([Vec::new()]), |groups, of| {
            let values =
                self.node(of, nodes).map_or_else(Vec::new, |node| self.world.values(of.attribute, node));
            let mut values: Vec<Option<String>> = values.into_iter().map(Some).collect();
            if values.is_empty() {
                values.push(None);
            }
            let with = |group: &Vec<Option<String>>| {
                let group = group.clone();
                let longer = move |value: &Option<String>| [group.clone(), vec![value.clone()]].concat();
                values.iter().map(longer).collect::<Vec<_>>()
            };
            groups.iter().flat_map(with).collect()
        })
    }

    /// A stable sort: rows with equal keys stay in the order of ids. Rows without the attribute come
    /// last either way.
    fn sort(&self, key: &SortKey, descending: bool, rows: &mut Vec<Bound>) {
        let keyed = std::mem::take(rows).into_iter().map(|row| (self.key(key, &row), row));
        let mut keyed: Vec<(Option<Vec<Key>>, Bound)> = keyed.collect();
        keyed.sort_by(|(one, _), (other, _)| missing_last(one.as_ref(), other.as_ref(), descending));
        rows.extend(keyed.into_iter().map(|(_, row)| row));
    }

    /// The attributes for whose values rows are counted; none if they are not.
    fn counted_per(&self) -> Option<&[Of]> {
        self.plan.stages.iter().find_map(|stage| match stage {
            Stage::Count(per) => Some(per.as_slice()),
            _ => None,
        })
    }

    /// What a row is ordered by: its figure, the value that a figure is for, or all values of the attribute.
    fn key(&self, key: &SortKey, bound: &Bound) -> Option<Vec<Key>> {
        match key {
            SortKey::Count => bound.row.values.iter().find_map(|(column, value)| match value {
                Value::Number(number) if column == COUNT => Some(vec![Key::Number(*number)]),
                _ => None,
            }),
            SortKey::Of(of) if bound.nodes.is_empty() => {
                let at = self.counted_per()?.iter().position(|known| known == of)?;
                bound.group.get(at)?.as_ref().map(|value| vec![of.attribute.key(value)])
            }
            SortKey::Of(of) => {
                let values = self.world.values(of.attribute, self.node(of, &bound.nodes)?);
                let keys: Vec<Key> = values.iter().map(|value| of.attribute.key(value)).collect();
                (!keys.is_empty()).then_some(keys)
            }
        }
    }
}

/// True where the words were what was asked, so that the best hits come first.
pub(super) fn is_text_search(plan: &Plan) -> bool {
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
            Attribute::Force,
            Attribute::When,
            Attribute::Scholar,
            Attribute::Work,
            Attribute::Locator,
            Attribute::Via,
            Attribute::ViaAt,
        ],
        Sort::Argument => &[
            Attribute::Text,
            Attribute::Premises,
            Attribute::Concludes,
            Attribute::Scheme,
            Attribute::Scholar,
            Attribute::Work,
            Attribute::Locator,
        ],
        Sort::Work => &[Attribute::Title, Attribute::Scholar, Attribute::Year],
        Sort::Scholar => &[Attribute::Label],
        Sort::Excerpt => &[
            Attribute::Quote,
            Attribute::Note,
            Attribute::Tags,
            Attribute::Work,
            Attribute::Locator,
            Attribute::Marked,
        ],
        Sort::Citation => {
            &[Attribute::Locator, Attribute::Cited, Attribute::CitedAt, Attribute::Intent, Attribute::Serves]
        }
        Sort::Kind(_) | Sort::Topic => &[Attribute::Label, Attribute::Text],
        Sort::Any => &[Attribute::Kind, Attribute::Text, Attribute::Force],
    }
}
