//! Questions as programs of the [algebra](crate::relational::algebra).
//!
//! A condition is a restriction: of the rows that its variables may stand for, it leaves some. What must exist is joined
//! to those rows by what relates it to them, where anything does.

mod answer;
mod condition;
mod grounds;
mod paths;
mod ranked;
mod relation;
mod supported;
mod values;
mod verdict;
mod words;

use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::catalog::{Catalog, NodeClass};
use crate::query::evaluate::eval::fulfil::may_ask;
use crate::query::expr::{Body, Expr, Find, Sort, Term};
use crate::relational::algebra::{Grow, Program, Rows, Step, Test, Value, equal, number as figure, text};
use crate::relational::number;

/// A question, or a part of one, that is answered from the texts alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Native {
    /// What only catena itself answers.
    pub what: String,
}

fn native<T>(what: &str) -> Result<T, Native> {
    Err(Native { what: what.to_owned() })
}

/// The program of a question.
///
/// # Errors
/// [`Native`] for what has no program.
pub fn program(catalog: &Catalog, expr: &Expr) -> Result<Program, Native> {
    if !expr.standpoint.is_everything() || expr.but_not.is_some() {
        return native("a question from a standpoint (`as of`, `according to`, `without`, `when`)");
    }
    match &expr.body {
        Body::Find(find) => Lowering::new(catalog).find(find),
        Body::Why(why) => Lowering::new(catalog).why(why),
        Body::Compare(_) => native("a comparison"),
        Body::Page(_) => native("the page of a thing"),
    }
}

/// The program for what fulfils all of a question but perhaps its verdicts, of which an answer lists what they leave out;
/// none where they leave out nothing by name.
#[must_use]
pub fn left_out(catalog: &Catalog, expr: &Expr) -> Option<Program> {
    let Body::Find(find) = &expr.body else { return None };
    if find.variables.len() != 1 || find.paths.is_some() || !may_ask(&find.condition) {
        return None;
    }
    let condition = Lowering::new(catalog).possible(find);
    let find = Find { condition, stages: Vec::new(), ..find.clone() };
    let expr = Expr { body: Body::Find(find), ..expr.clone() };
    program(catalog, &expr).ok()
}

/// A program that is being written.
struct Lowering<'c> {
    catalog: &'c Catalog,
    steps: Vec<Step>,
    /// The sorts of the variables, and the columns in which they are.
    variables: BTreeMap<String, (Sort, String)>,
    made: usize,
}

impl<'c> Lowering<'c> {
    fn new(catalog: &'c Catalog) -> Self {
        Self { catalog, steps: Vec::new(), variables: BTreeMap::new(), made: 0 }
    }

    /// A name for what a step makes, after what it is.
    fn name(&mut self, what: &str) -> String {
        self.made += 1;
        format!("{what}_{}", self.made)
    }

    /// Rows that are used several times, made once.
    fn made(&mut self, what: &str, rows: Rows) -> Rows {
        if matches!(rows, Rows::Made(..) | Rows::Table(_) | Rows::Once(_)) {
            return rows;
        }
        let name = self.name(what);
        let columns = rows.columns();
        self.steps.push(Step::Make(name.clone(), rows));
        Rows::Made(name, columns)
    }

    /// The least set that has `first`, and what `next` makes of what is new and of what is there.
    fn grown(
        &mut self,
        what: &str,
        first: Rows,
        most: Option<u32>,
        next: impl FnOnce(&mut Self, Rows, Rows) -> Result<Rows, Native>,
    ) -> Result<Rows, Native> {
        let name = self.name(what);
        let columns = first.columns();
        let there = Rows::Made(name.clone(), columns.clone());
        let new_name = format!("{name}_new");
        let next = next(self, Rows::Made(new_name.clone(), columns), there.clone())?;
        let linear = is_linear(&next, &new_name) && !names(&next, &name);
        self.steps.push(Step::Grow(Grow { name, first, next, most, linear }));
        Ok(there)
    }

    /// A variable, with a column of its own.
    fn bind(&mut self, variable: &str, sort: &Sort) -> String {
        self.made += 1;
        let column = format!("{}_{}", sort_word(sort), self.made);
        self.variables.insert(variable.to_owned(), (sort.clone(), column.clone()));
        column
    }

    /// The column of a variable.
    fn column(&self, variable: &str) -> Result<String, Native> {
        match self.variables.get(variable) {
            Some((_, column)) => Ok(column.clone()),
            None => native(&format!("the variable `{variable}` outside of its condition")),
        }
    }

    /// What a term is: a column, or a thing.
    fn term(&self, term: &Term) -> Result<End, Native> {
        Ok(match term {
            Term::Variable(name) => End::Column(self.column(name)?),
            Term::Node(node) => End::Thing(self.number(*node)),
        })
    }

    /// The number of a thing in the tables.
    fn number(&self, node: NodeId) -> i64 {
        number(self.catalog.class(node), self.catalog.id(node))
    }

    /// Whether a term stands for topics: always, never, or for some things only.
    fn is_topic(&self, term: &Term) -> Option<bool> {
        let sort = match term {
            Term::Node(node) => return Some(self.catalog.class(*node) == NodeClass::Topic),
            Term::Variable(name) => self.variables.get(name).map(|(sort, _)| sort)?,
        };
        (*sort != Sort::Any).then(|| sort.is_topic())
    }
}

/// One end of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    /// What stands in a column.
    Column(String),
    /// A thing.
    Thing(i64),
}

impl End {
    /// As a value, if it is a thing.
    fn thing(&self) -> Option<Value> {
        match self {
            Self::Thing(number) => Some(Value::Number(*number)),
            Self::Column(_) => None,
        }
    }
}

fn sort_word(sort: &Sort) -> &'static str {
    match sort {
        Sort::Kind(_) | Sort::Topic => "topic",
        Sort::Claim => "claim",
        Sort::Argument => "argument",
        Sort::Work => "work",
        Sort::Scholar => "scholar",
        Sort::Excerpt => "excerpt",
        Sort::Citation => "citation",
        Sort::Any => "thing",
    }
}

/// Everything of a sort, in a column.
fn scan(sort: &Sort, column: &str) -> Rows {
    Rows::table("nodes").filter(of_sort(sort)).named(&[(column, "id")])
}

fn of_sort(sort: &Sort) -> Test {
    match sort {
        Sort::Kind(kind) => {
            Test::All(vec![equal("class", text(NodeClass::Topic.word())), equal("kind", text(kind))])
        }
        Sort::Any => equal("class", text(NodeClass::Excerpt.word())).negated(),
        other => equal("class", text(other.word())),
    }
}

/// The things that can stand or fall.
fn can_stand() -> Test {
    let classes = [NodeClass::Claim, NodeClass::Argument].map(|class| Value::Text(class.word().to_owned()));
    Test::One(vec![Test::In("class".to_owned(), classes.to_vec()), Test::Is("affirmable".to_owned())])
}

/// Pairs that a column of which is a thing.
fn of_thing(pairs: Rows, column: &str, thing: i64) -> Rows {
    pairs.filter(equal(column, figure(thing)))
}

/// True if rows are made of single rows of `new`, so that a recursive table can make them.
fn is_linear(rows: &Rows, new: &str) -> bool {
    match rows {
        Rows::Made(..) | Rows::Table(_) | Rows::Once(_) => true,
        Rows::Filter(rows, _) | Rows::Map(rows, _) => is_linear(rows, new),
        Rows::Join(left, right, _) => is_linear(left, new) && !names(right, new),
        Rows::Semi(left, right, _) | Rows::Anti(left, right, _) => is_linear(left, new) && !names(right, new),
        Rows::Outer(left, right, _) => !names(left, new) && !names(right, new),
        Rows::Union(all) => !all.iter().any(|rows| names(rows, new)),
        Rows::Group(rows, ..) | Rows::Ranked(rows, ..) => !names(rows, new),
    }
}

/// True if rows are made of what a step makes.
fn names(rows: &Rows, name: &str) -> bool {
    match rows {
        Rows::Made(made, _) => made == name,
        Rows::Table(_) | Rows::Once(_) => false,
        Rows::Filter(rows, _) | Rows::Map(rows, _) | Rows::Group(rows, ..) | Rows::Ranked(rows, ..) => {
            names(rows, name)
        }
        Rows::Join(left, right, _)
        | Rows::Outer(left, right, _)
        | Rows::Semi(left, right, _)
        | Rows::Anti(left, right, _) => names(left, name) || names(right, name),
        Rows::Union(all) => all.iter().any(|rows| names(rows, name)),
    }
}
