//! The algebra that questions become for engines that keep tables: operations over sets of rows with named columns.
//!
//! It knows neither questions nor SQL. Whatever a set of rows is made of, no row comes twice in it.

mod scalar;

use std::collections::BTreeMap;

use crate::relational::schema;

pub use self::scalar::{
    Aggregate, Operation, Scalar, Test, Value, column, decimal, equal, figured, number, text, unequal,
};

/// Pairs of columns that must be equal, one of the left and one of the right side.
pub type On = Vec<(String, String)>;

/// A set of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A table of a library.
    Table(&'static schema::Table),
    /// What a step before made, by its name, with its columns.
    Made(String, Vec<String>),
    /// One row of constants.
    Once(Vec<(String, Value)>),
    /// The rows that fulfil a test.
    Filter(Box<Rows>, Test),
    /// Other columns made of those that there are.
    Map(Box<Rows>, Vec<(String, Scalar)>),
    /// Each row of the one with each row of the other that is equal in these columns. No column of one is named as
    /// one of the other.
    Join(Box<Rows>, Box<Rows>, On),
    /// The same, and rows of the left side without a partner, which lack the columns of the right.
    Outer(Box<Rows>, Box<Rows>, On),
    /// The rows of the left side that have a partner on the right.
    Semi(Box<Rows>, Box<Rows>, On),
    /// Those that have none.
    Anti(Box<Rows>, Box<Rows>, On),
    /// The rows of all, which have the same columns.
    Union(Vec<Rows>),
    /// A row for each combination of the values of these columns, with what is worked out of its rows.
    Group(Box<Rows>, Vec<String>, Vec<(String, Aggregate)>),
    /// The rows with their places in an order, from 1, in one more column; no two have the same.
    Ranked(Box<Rows>, String, Vec<Order>),
}

/// A step of a [`Program`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Makes rows that later steps use.
    Make(String, Rows),
    /// Makes the least set that has some rows and all that follows from them.
    Grow(Grow),
}

/// A least fixed point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grow {
    /// The name of what is made.
    pub name: String,
    /// Its rows at first.
    pub first: Rows,
    /// What follows from what is [new](Grow::new_rows) and from what is there.
    pub next: Rows,
    /// How often it may follow; as often as there is something new if none.
    pub most: Option<u32>,
    /// True if `next` looks at nothing but single new rows: then it is a recursion of standard SQL.
    pub linear: bool,
}

impl Grow {
    /// What is new since the last round, for `next`.
    #[must_use]
    pub fn new_rows(name: &str, columns: &[&str]) -> Rows {
        Rows::made(&format!("{name}_new"), columns)
    }
}

/// What rows are ordered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column. What is missing comes last.
    pub column: String,
    /// True for the greatest first.
    pub descending: bool,
    /// True of text, which is ordered by its bytes.
    pub text: bool,
}

/// How a question is answered from tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// What is made before.
    pub steps: Vec<Step>,
    /// The rows of the answer.
    pub rows: Rows,
    /// What they show: a name for readers, and the column.
    pub columns: Vec<(String, String)>,
    /// Their order.
    pub order: Vec<Order>,
    /// How many are wanted, if not all.
    pub limit: Option<u64>,
    /// What is counted where not all are wanted and one takes several rows.
    pub wholes: Option<Rows>,
}

impl Program {
    /// A program of rows that are all wanted, and for which nothing is made before.
    #[must_use]
    pub fn new(rows: Rows, columns: Vec<(String, String)>, order: Vec<Order>) -> Self {
        Self { steps: Vec::new(), rows, columns, order, limit: None, wholes: None }
    }

    /// The program that tells how many there are of which not all are wanted; none where all are.
    #[must_use]
    pub fn total(&self) -> Option<Self> {
        let all = match (&self.wholes, self.limit) {
            (Some(wholes), _) => wholes,
            (None, Some(_)) => &self.rows,
            (None, None) => return None,
        };
        let name = "total".to_owned();
        let counted = vec![(name.clone(), Aggregate::Count)];
        let rows = Rows::Group(Box::new(all.clone()), Vec::new(), counted);
        Some(Self { steps: self.steps.clone(), ..Self::new(rows, vec![(name.clone(), name)], Vec::new()) })
    }

    /// How many tables it uses, those that a step uses anew for each use of that step.
    #[must_use]
    pub fn references(&self) -> usize {
        let mut made = BTreeMap::new();
        for step in &self.steps {
            let (name, number) = match step {
                Step::Make(name, rows) => (name, rows.references(&made)),
                Step::Grow(grow) => {
                    let next = grow.next.references(&made);
                    (&grow.name, grow.first.references(&made).saturating_add(next))
                }
            };
            made.insert(name.as_str(), number.saturating_add(1));
        }
        self.rows.references(&made)
    }
}

impl Rows {
    /// A table of the schema, all of whose columns keep their names.
    #[must_use]
    pub fn table(name: &str) -> Self {
        schema::table(name).map_or_else(|| Self::made(name, &[]), Self::Table)
    }

    /// What a step made.
    #[must_use]
    pub fn made(name: &str, columns: &[&str]) -> Self {
        Self::Made(name.to_owned(), columns.iter().map(|&column| column.to_owned()).collect())
    }

    /// One row of one constant.
    #[must_use]
    pub fn once(name: &str, value: Value) -> Self {
        Self::Once(vec![(name.to_owned(), value)])
    }

    /// The rows that fulfil a test.
    #[must_use]
    pub fn filter(self, test: Test) -> Self {
        Self::Filter(Box::new(self), test)
    }

    /// Columns under other names; the others are left out.
    #[must_use]
    pub fn named(self, columns: &[(&str, &str)]) -> Self {
        let columns = columns.iter().map(|(to, from)| ((*to).to_owned(), column(from)));
        Self::Map(Box::new(self), columns.collect())
    }

    /// Other columns made of those that there are.
    #[must_use]
    pub fn map(self, columns: Vec<(String, Scalar)>) -> Self {
        Self::Map(Box::new(self), columns)
    }

    /// These columns alone.
    #[must_use]
    pub fn only(self, columns: &[String]) -> Self {
        Self::Map(Box::new(self), columns.iter().map(|name| (name.clone(), column(name))).collect())
    }

    /// Joined with others on columns.
    #[must_use]
    pub fn join(self, other: Self, on: &[(&str, &str)]) -> Self {
        Self::Join(Box::new(self), Box::new(other), owned(on))
    }

    /// Joined with others on columns, with those that have no partner.
    #[must_use]
    pub fn outer(self, other: Self, on: &[(&str, &str)]) -> Self {
        Self::Outer(Box::new(self), Box::new(other), owned(on))
    }

    /// Those that have a partner among others.
    #[must_use]
    pub fn semi(self, other: Self, on: &[(&str, &str)]) -> Self {
        Self::Semi(Box::new(self), Box::new(other), owned(on))
    }

    /// Those that have no partner among others.
    #[must_use]
    pub fn anti(self, other: Self, on: &[(&str, &str)]) -> Self {
        Self::Anti(Box::new(self), Box::new(other), owned(on))
    }

    /// How many tables it uses; of what is made before, as many as are told.
    fn references(&self, made: &BTreeMap<&str, usize>) -> usize {
        match self {
            Self::Table(_) => 1,
            Self::Made(name, _) => made.get(name.as_str()).copied().unwrap_or(1),
            Self::Once(_) => 0,
            Self::Filter(rows, _) | Self::Map(rows, _) | Self::Group(rows, ..) | Self::Ranked(rows, ..) => {
                rows.references(made)
            }
            Self::Join(left, right, _)
            | Self::Outer(left, right, _)
            | Self::Semi(left, right, _)
            | Self::Anti(left, right, _) => left.references(made).saturating_add(right.references(made)),
            Self::Union(all) => {
                all.iter().fold(0, |number, rows| number.saturating_add(rows.references(made)))
            }
        }
    }

    /// The names of the columns, in order.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let names = |columns: &[(String, Scalar)]| columns.iter().map(|(name, _)| name.clone()).collect();
        match self {
            Self::Table(table) => table.columns.iter().map(|column| column.name.to_owned()).collect(),
            Self::Made(_, columns) => columns.clone(),
            Self::Once(columns) => columns.iter().map(|(name, _)| name.clone()).collect(),
            Self::Filter(rows, _) | Self::Semi(rows, ..) | Self::Anti(rows, ..) => rows.columns(),
            Self::Map(_, columns) => names(columns),
            Self::Join(left, right, _) | Self::Outer(left, right, _) => {
                [left.columns(), right.columns()].concat()
            }
            Self::Union(all) => all.first().map_or_else(Vec::new, Self::columns),
            Self::Group(_, keys, worked_out) => {
                keys.iter().chain(worked_out.iter().map(|(name, _)| name)).cloned().collect()
            }
            Self::Ranked(rows, place, _) => [rows.columns(), vec![place.clone()]].concat(),
        }
    }
}

fn owned(on: &[(&str, &str)]) -> On {
    on.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}
