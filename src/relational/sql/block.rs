//! Rows as `SELECT` statements: what can stand in one statement does, so that the SQL stays short and engines see the
//! whole of it.

use crate::relational::algebra::{Aggregate, On, Order, Rows, Value};
use crate::relational::sql::{Dialect, Statement};

/// A `SELECT` in parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Whether equal rows are given once.
    pub(super) distinct: bool,
    /// The names of the columns, and what they are.
    pub(super) columns: Vec<(String, String)>,
    /// Where rows come from, with their aliases.
    from: Vec<(String, String)>,
    wheres: Vec<String>,
    /// What comes after the conditions: groups.
    tail: String,
}

impl Block {
    /// What a column is.
    pub(super) fn expression(&self, column: &str) -> Option<&str> {
        self.columns.iter().find(|(name, _)| name == column).map(|(_, text)| text.as_str())
    }

    /// One more column.
    pub(super) fn add(&mut self, name: &str, expression: String) {
        self.columns.push((name.to_owned(), expression));
    }

    /// One more condition.
    pub(super) fn and(&mut self, condition: String) {
        self.wheres.push(condition);
    }

    /// The alias under which a table is read; the first of several.
    pub(super) fn alias_of(&self, table: &str) -> Option<&str> {
        self.from.iter().find(|(source, _)| source == table).map(|(_, alias)| alias.as_str())
    }

    /// The statement, indented.
    pub(super) fn text(&self, indent: usize) -> String {
        let columns: Vec<String> = self.columns.iter().map(|(name, text)| shown(name, text)).collect();
        let columns = if columns.is_empty() { "1".to_owned() } else { columns.join(", ") };
        self.with(&columns, indent)
    }

    /// A statement that gives 1 for each row.
    fn ones(&self, indent: usize) -> String {
        Self { distinct: false, ..self.clone() }.with("1", indent)
    }

    fn with(&self, columns: &str, indent: usize) -> String {
        let margin = "  ".repeat(indent);
        let distinct = if self.distinct { "DISTINCT " } else { "" };
        let mut text = format!("{margin}SELECT {distinct}{columns}");
        if !self.from.is_empty() {
            let sources = self.from.iter().map(|(source, alias)| match source == alias {
                true => source.clone(),
                false => format!("{} AS {alias}", indented(source, indent)),
            });
            text += &format!("\n{margin}FROM {}", sources.collect::<Vec<_>>().join(", "));
        }
        if !self.wheres.is_empty() {
            let each: Vec<String> = self.wheres.iter().map(|one| indented(one, indent + 1)).collect();
            text += &format!("\n{margin}WHERE {}", each.join(&format!("\n{margin}  AND ")));
        }
        if !self.tail.is_empty() {
            text += &format!("\n{margin}{}", self.tail);
        }
        text
    }
}

fn shown(name: &str, text: &str) -> String {
    let is_so_called = text.rsplit('.').next() == Some(name) && !text.contains(' ');
    if is_so_called { text.to_owned() } else { format!("{text} AS {name}") }
}

/// The lines of a text after the first moved to the right.
fn indented(text: &str, indent: usize) -> String {
    text.replace('\n', &format!("\n{}", "  ".repeat(indent)))
}

/// Writes one statement.
pub(super) struct Printer {
    pub(super) dialect: Dialect,
    pub(super) parameters: Vec<Value>,
    aliases: usize,
}

impl Printer {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { dialect, parameters: Vec::new(), aliases: 0 }
    }

    /// The statement of a text that was written.
    pub(super) fn statement(self, text: String) -> Statement {
        Statement { text, parameters: self.parameters }
    }

    /// Rows as a statement.
    pub(super) fn select(&mut self, rows: &Rows, indent: usize) -> String {
        self.block(rows).text(indent)
    }

    /// What a column is ordered by, what is missing coming last.
    pub(super) fn order(&self, column: &str, descending: bool, text: bool) -> String {
        let by = if text { self.dialect.by_bytes(column) } else { column.to_owned() };
        let down = if descending { " DESC" } else { "" };
        format!("CASE WHEN {column} IS NULL THEN 1 ELSE 0 END, {by}{down}")
    }

    /// Rows as a statement in parts.
    pub(super) fn block(&mut self, rows: &Rows) -> Block {
        match rows {
            Rows::Table(table) => self.source(table.name.to_owned(), rows.columns()),
            Rows::Made(name, columns) => self.source(name.clone(), columns.clone()),
            Rows::Once(columns) => {
                let columns = columns.iter().map(|(name, value)| (name.clone(), self.value(value)));
                Block { columns: columns.collect(), ..Block::default() }
            }
            Rows::Filter(rows, test) => {
                let mut block = self.block(rows);
                let condition = self.test(&block, test);
                block.and(condition);
                block
            }
            Rows::Map(rows, columns) => {
                let mut block = self.block(rows);
                let made = columns.iter().map(|(name, scalar)| (name.clone(), self.scalar(&block, scalar)));
                let made: Vec<_> = made.collect();
                // Columns that are only renamed leave the rows as different as they were.
                let keeps = block.columns.iter().all(|(_, text)| made.iter().any(|(_, new)| new == text));
                block.distinct |= !keeps;
                block.columns = made;
                block
            }
            Rows::Join(left, right, on) => {
                let (mut left, right) = (self.block(left), self.block(right));
                let conditions = equalities(&left, &right, on);
                left.distinct |= right.distinct;
                left.columns.extend(right.columns);
                left.from.extend(right.from);
                left.wheres.extend(right.wheres);
                left.wheres.extend(conditions);
                left
            }
            Rows::Outer(left, right, on) => self.outer(left, right, on),
            Rows::Semi(left, right, on) => self.semi("EXISTS", left, right, on),
            Rows::Anti(left, right, on) => self.semi("NOT EXISTS", left, right, on),
            Rows::Union(all) => {
                let each: Vec<String> = all.iter().map(|rows| self.select(rows, 1)).collect();
                self.source(format!("(\n{}\n)", each.join("\n  UNION\n")), rows.columns())
            }
            Rows::Group(inner, keys, worked_out) => self.group(inner, keys, worked_out, rows.columns()),
            Rows::Ranked(inner, place, order) => self.ranked(inner, place, order, rows.columns()),
        }
    }

    /// All columns of a source.
    fn source(&mut self, source: String, columns: Vec<String>) -> Block {
        self.aliases += 1;
        let alias = format!("a{}", self.aliases);
        let columns = columns.into_iter().map(|name| (name.clone(), format!("{alias}.{name}")));
        Block { columns: columns.collect(), from: vec![(source, alias)], ..Block::default() }
    }

    fn nested(&mut self, rows: &Rows) -> Block {
        let text = self.select(rows, 1);
        self.source(format!("(\n{text}\n)"), rows.columns())
    }

    fn outer(&mut self, left: &Rows, right: &Rows, on: &On) -> Block {
        let (one, other) = (self.nested(left), self.nested(right));
        let conditions = equalities(&one, &other, on).join(" AND ");
        let named = |block: &Block| {
            block.from.iter().map(|(source, alias)| format!("{source} AS {alias}")).collect::<String>()
        };
        let joined = format!("{} LEFT JOIN {} ON {conditions}", named(&one), named(&other));
        let columns = [one.columns, other.columns].concat();
        // The whole join stands where a table would, under an alias that nothing uses.
        let all: Vec<String> = columns.iter().map(|(name, text)| format!("{text} AS {name}")).collect();
        let names = columns.into_iter().map(|(name, _)| name).collect();
        self.source(format!("(\n  SELECT {}\n  FROM {}\n)", all.join(", "), indented(&joined, 1)), names)
    }

    fn semi(&mut self, word: &str, left: &Rows, right: &Rows, on: &On) -> Block {
        let mut block = self.block(left);
        let mut inner = self.block(right);
        for condition in equalities(&block, &inner, on) {
            inner.and(condition);
        }
        block.and(format!("{word} (\n{}\n)", inner.ones(1)));
        block
    }

    fn ranked(&mut self, rows: &Rows, place: &str, order: &[Order], names: Vec<String>) -> Block {
        let mut block = self.nested(rows);
        let by: Vec<String> = order.iter().map(|order| self.ordered(&block, order)).collect();
        block.add(place, format!("ROW_NUMBER() OVER (ORDER BY {})", by.join(", ")));
        let text = block.text(1);
        self.source(format!("(\n{text}\n)"), names)
    }

    /// What rows are ordered by.
    pub(super) fn ordered(&self, block: &Block, order: &Order) -> String {
        let column = block.expression(&order.column).unwrap_or(order.column.as_str());
        self.order(column, order.descending, order.text)
    }

    fn group(
        &mut self,
        rows: &Rows,
        keys: &[String],
        worked_out: &[(String, Aggregate)],
        names: Vec<String>,
    ) -> Block {
        let sorted = worked_out.iter().find_map(|(_, aggregate)| match aggregate {
            Aggregate::Joined(_, order, _) => Some(order),
            Aggregate::Count | Aggregate::Sum(_) | Aggregate::Least(_) => None,
        });
        let mut block = self.block(rows);
        if block.distinct || sorted.is_some() && self.dialect == Dialect::Sqlite {
            let is_in_order = self.dialect == Dialect::Sqlite;
            let order = sorted.filter(|_| is_in_order);
            let order = order.and_then(|order| block.expression(order).map(str::to_owned));
            let order = order.map_or_else(String::new, |order| format!("\n  ORDER BY {order}"));
            let text = block.text(1);
            block = self.source(format!("(\n{text}{order}\n)"), rows.columns());
        }
        let of = |block: &Block, name: &str| block.expression(name).unwrap_or(name).to_owned();
        let by: Vec<String> = keys.iter().map(|key| of(&block, key)).collect();
        let mut columns: Vec<(String, String)> = keys.iter().cloned().zip(by.iter().cloned()).collect();
        for (name, aggregate) in worked_out {
            let text = match aggregate {
                Aggregate::Count => "COUNT(*)".to_owned(),
                Aggregate::Sum(scalar) => format!("SUM({})", self.scalar(&block, scalar)),
                Aggregate::Least(scalar) => {
                    let of = self.scalar(&block, scalar);
                    format!("MIN({})", self.dialect.by_bytes(&of))
                }
                Aggregate::Joined(value, order, between) => {
                    self.dialect.joined(&of(&block, value), &of(&block, order), between)
                }
            };
            columns.push((name.clone(), text));
        }
        block.columns = columns;
        block.tail = if by.is_empty() { String::new() } else { format!("GROUP BY {}", by.join(", ")) };
        let text = block.text(1);
        self.source(format!("(\n{text}\n)"), names)
    }
}

fn equalities(one: &Block, other: &Block, on: &On) -> Vec<String> {
    let of = |block: &Block, name: &str| block.expression(name).unwrap_or(name).to_owned();
    on.iter().map(|(left, right)| format!("{} = {}", of(one, left), of(other, right))).collect()
}
