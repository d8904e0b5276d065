//! The rows of an answer: counts, order, columns.

use crate::query::expr::{Find, Of, SortKey, Stage};
use crate::relational::algebra::{Aggregate, Order, Program, Rows, Test, column, number};
use crate::relational::lower::condition::values_of;
use crate::relational::lower::ranked::RANK;
use crate::relational::lower::{Lowering, Native};

/// The column of a count.
const COUNT: &str = "count";

impl Lowering<'_> {
    /// The program of a question that finds rows.
    pub(super) fn find(mut self, find: &Find) -> Result<Program, Native> {
        if let Some(paths) = &find.paths {
            return self.paths(find, paths);
        }
        let rows = self.found(find)?;
        let columns: Vec<String> =
            find.variables.iter().map(|variable| self.column(&variable.name)).collect::<Result<_, _>>()?;
        let rows = rows.only(&columns);
        let counted = find.stages.iter().find_map(|stage| match stage {
            Stage::Count(per) => Some(per.as_slice()),
            _ => None,
        });
        let limit = find.stages.iter().filter_map(|stage| match stage {
            Stage::Limit(limit) => u64::try_from(*limit).ok(),
            _ => None,
        });
        let limit = limit.min();
        let program = match counted {
            Some(per) => self.counted(rows, per, &find.stages)?,
            None => self.listed(rows, &columns, find)?,
        };
        Ok(Program { steps: self.steps, limit, ..program })
    }

    /// Things with what is shown of them, in the order that is asked for, then the best fit for words, then in that of ids.
    fn listed(&mut self, rows: Rows, variables: &[String], find: &Find) -> Result<Program, Native> {
        let (mut columns, mut order) = (Vec::new(), Vec::new());
        let mut rows = match self.ranked(&rows, variables, find)? {
            Some(ranked) => {
                order.push(by(RANK, false, false));
                ranked
            }
            None => rows,
        };
        for (at, variable) in variables.iter().enumerate() {
            let named = |name: &str| if at == 0 { name.to_owned() } else { format!("{name}_{}", at + 1) };
            let names = ["id", "class", "class_order", "key", "sort_key", "label"]
                .map(|name| (format!("node_{}", named(name)), name));
            let names: Vec<(&str, &str)> = names.iter().map(|(to, from)| (to.as_str(), *from)).collect();
            rows = rows.join(Rows::table("nodes").named(&names), &[(variable, names[0].0)]);
            for name in ["class", "key", "label"] {
                columns.push((named(name), format!("node_{}", named(name))));
            }
            order.push(by(&format!("node_{}", named("class_order")), false, false));
            order.push(by(&format!("node_{}", named("sort_key")), false, true));
        }
        let mut sorted = Vec::new();
        for (at, stage) in find.stages.iter().enumerate() {
            match stage {
                Stage::Sort(SortKey::Of(of), descending) => {
                    let name = format!("sorted_{at}");
                    rows = self.with_values(rows, of, &name, "sort_key", " ")?;
                    sorted.push(by(&name, *descending, true));
                }
                Stage::Show(shown) => {
                    for (number, of) in shown.iter().enumerate() {
                        let name = format!("shown_{at}_{number}");
                        rows = self.with_values(rows, of, &name, "value", ", ")?;
                        columns.push((of.attribute.word().to_owned(), name));
                    }
                }
                Stage::Sort(SortKey::Count, _) | Stage::Count(_) | Stage::Having(..) | Stage::Limit(_) => {}
            }
        }
        // The last order that is asked for decides first.
        sorted.reverse();
        sorted.extend(order);
        Ok(Program::new(rows, columns, sorted))
    }

    /// Rows with the values of an attribute in one column.
    fn with_values(
        &mut self,
        rows: Rows,
        of: &Of,
        name: &str,
        value: &str,
        between: &'static str,
    ) -> Result<Rows, Native> {
        let own = self.column(&of.variable)?;
        let node = format!("{name}_node");
        let values =
            values_of(of.attribute).named(&[(&node, "node"), ("value", value), ("place", "position")]);
        let joined = Aggregate::Joined("value".to_owned(), "place".to_owned(), between);
        let values = Rows::Group(Box::new(values), vec![node.clone()], vec![(name.to_owned(), joined)]);
        Ok(rows.outer(values, &[(&own, &node)]))
    }

    /// How many rows there are of each combination of values.
    fn counted(&mut self, rows: Rows, per: &[Of], stages: &[Stage]) -> Result<Program, Native> {
        let mut rows = rows;
        let (mut keys, mut columns, mut order) = (Vec::new(), Vec::new(), Vec::new());
        for (at, of) in per.iter().enumerate() {
            let own = self.column(&of.variable)?;
            let [node, value, key] = ["node", "value", "key"].map(|name| format!("group_{name}_{at}"));
            let values = values_of(of.attribute);
            let values = values.named(&[(&node, "node"), (&value, "value"), (&key, "sort_key")]);
            rows = rows.outer(values, &[(&own, &node)]);
            columns.push((of.attribute.word().to_owned(), value.clone()));
            order.push(by(&key, false, true));
            keys.extend([value, key]);
        }
        columns.push((COUNT.to_owned(), COUNT.to_owned()));
        let mut rows = Rows::Group(Box::new(rows), keys, vec![(COUNT.to_owned(), Aggregate::Count)]);
        let mut sorted = Vec::new();
        for stage in stages {
            match stage {
                Stage::Having(comparison, figure) => {
                    rows = rows.filter(Test::Compares(column(COUNT), *comparison, number(*figure)));
                }
                Stage::Sort(SortKey::Count, descending) => sorted.push(by(COUNT, *descending, false)),
                Stage::Sort(SortKey::Of(of), descending) => {
                    if let Some(at) = per.iter().position(|known| known == of) {
                        sorted.push(by(&format!("group_key_{at}"), *descending, true));
                    }
                }
                Stage::Count(_) | Stage::Limit(_) | Stage::Show(_) => {}
            }
        }
        sorted.reverse();
        sorted.extend(order);
        Ok(Program::new(rows, columns, sorted))
    }
}

fn by(column: &str, descending: bool, text: bool) -> Order {
    Order { column: column.to_owned(), descending, text }
}
