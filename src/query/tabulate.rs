//! Turns found nodes into rows: counts, order, limit, columns.

use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::query::attribute::Attribute;
use crate::query::expr::{Condition, Of, Sort, SortKey, Stage};
use crate::query::plan::Plan;
use crate::verdict::Verdict;

/// The column of a count.
const COUNT: &str = "count";

/// Fills `answer` with the rows of `nodes`, after the plan's stages. `rank` orders the hits of a
/// text condition, 0 for the best.
pub(super) fn tabulate(
    catalog: &Catalog,
    plan: &Plan,
    nodes: Vec<(NodeId, Vec<Verdict>)>,
    rank: &dyn Fn(NodeId) -> usize,
    answer: &mut Answer,
) {
    let counted = plan.stages.iter().find_map(|stage| match stage {
        Stage::Count(of) => Some(of),
        _ => None,
    });
    match counted {
        Some(of) => count(catalog, of.as_ref(), &nodes, answer),
        None => list(catalog, plan, nodes, rank, answer),
    }
    for stage in &plan.stages {
        if let Stage::Sort(key, descending) = stage {
            sort(catalog, key, *descending, &mut answer.rows);
        }
    }
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

fn list(
    catalog: &Catalog,
    plan: &Plan,
    mut nodes: Vec<(NodeId, Vec<Verdict>)>,
    rank: &dyn Fn(NodeId) -> usize,
    answer: &mut Answer,
) {
    if is_text_search(plan) {
        nodes.sort_by_key(|(node, _)| (rank(*node), *node));
    }
    let asked: Vec<Attribute> = plan
        .stages
        .iter()
        .filter_map(|stage| match stage {
            Stage::Show(list) => Some(list),
            _ => None,
        })
        .flatten()
        .map(|of| of.attribute)
        .collect();
    answer.shown = !asked.is_empty();
    let has_verdicts = nodes.iter().any(|(_, verdicts)| !verdicts.is_empty()) || !answer.left_out.is_empty();
    let attributes = match asked.as_slice() {
        [] if has_verdicts => &[],
        [] => usual(&plan.sort),
        asked => asked,
    };
    let first = if plan.sort == Sort::Any { "thing" } else { plan.sort.word() };
    answer.columns.push(first.to_owned());
    if has_verdicts {
        answer.columns.push("verdict".to_owned());
    }
    let mut names: Vec<&str> = attributes.iter().map(|attribute| attribute.word()).collect();
    names.dedup();
    answer.columns.extend(names.into_iter().map(str::to_owned));
    for (node, verdicts) in nodes {
        let values = attributes.iter().filter_map(|attribute| {
            let value = value(catalog, *attribute, node)?;
            Some((attribute.word().to_owned(), value))
        });
        answer.rows.push(Row { node: Some(node), group: None, verdicts, values: values.collect() });
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
        Sort::Claim => {
            &[Attribute::Text, Attribute::Scholar, Attribute::Work, Attribute::Locator, Attribute::Via]
        }
        Sort::Work => &[Attribute::Title, Attribute::Scholar, Attribute::Year],
        Sort::Scholar => &[Attribute::Label],
        Sort::Kind(_) | Sort::Topic => &[Attribute::Label, Attribute::Text],
        Sort::Any => &[Attribute::Kind, Attribute::Text],
    }
}

fn value(catalog: &Catalog, attribute: Attribute, node: NodeId) -> Option<Value> {
    let values = attribute.values(catalog, node);
    if attribute == Attribute::Year {
        return values.first().and_then(|year| year.parse().ok()).map(Value::Number);
    }
    (!values.is_empty()).then(|| Value::Text(values.join(", ")))
}

fn count(catalog: &Catalog, per: Option<&Of>, nodes: &[(NodeId, Vec<Verdict>)], answer: &mut Answer) {
    answer.shape = Shape::Counts;
    let figure =
        |number: usize| vec![(COUNT.to_owned(), Value::Number(i64::try_from(number).unwrap_or(i64::MAX)))];
    let Some(of) = per else {
        answer.columns = vec![COUNT.to_owned()];
        answer.rows.push(Row { node: None, group: None, verdicts: Vec::new(), values: figure(nodes.len()) });
        return;
    };
    answer.columns = vec![of.attribute.word().to_owned(), COUNT.to_owned()];
    let mut groups: BTreeMap<String, usize> = BTreeMap::new();
    for (node, _) in nodes {
        let values = of.attribute.values(catalog, *node);
        if values.is_empty() {
            *groups.entry(String::new()).or_default() += 1;
        }
        for value in values {
            *groups.entry(value).or_default() += 1;
        }
    }
    let class = match of.attribute {
        Attribute::Scholar => Some(Class::Scholar),
        Attribute::Work => Some(Class::Work),
        Attribute::About => Some(Class::Topic),
        _ => None,
    };
    for (group, number) in groups {
        let node = class.and_then(|class| catalog.names().get(class, &group));
        answer.rows.push(Row { node, group: Some(group), verdicts: Vec::new(), values: figure(number) });
    }
}

fn sort(catalog: &Catalog, key: &SortKey, descending: bool, rows: &mut [Row]) {
    let key_of = |row: &Row| -> Option<Value> {
        match key {
            SortKey::Count => {
                row.values.iter().find(|(column, _)| column == COUNT).map(|(_, value)| value.clone())
            }
            SortKey::Of(of) => match &row.group {
                Some(group) => Some(group.parse().map_or_else(|_| Value::Text(group.clone()), Value::Number)),
                None => value(catalog, of.attribute, row.node?),
            },
        }
    };
    // A stable sort: rows with equal keys stay in the order of ids. Rows without the attribute come
    // last either way.
    rows.sort_by(|a, b| match (key_of(a), key_of(b)) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
}
