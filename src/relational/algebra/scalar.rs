//! Values of rows, and tests of rows.

use crate::query::expr::Comparison;

/// A constant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number, or the number of a thing.
    Number(i64),
}

/// What stands for a value in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// The value of a column.
    Column(String),
    /// A constant.
    Value(Value),
    /// 1 where a test holds, else 0.
    Flag(Box<Test>),
    /// So much less than a number.
    Less(Box<Scalar>, i64),
    /// Another where the first has no value.
    Else(Box<Scalar>, Box<Scalar>),
    /// A decimal number, as it is written.
    Decimal(String),
    /// Two numbers worked out to one.
    Figured(Box<Scalar>, Operation, Box<Scalar>),
    /// The natural logarithm.
    Log(Box<Scalar>),
    /// The nearest whole number.
    Round(Box<Scalar>),
    /// The least of numbers.
    Least(Vec<Scalar>),
    /// A number as text.
    Written(Box<Scalar>),
    /// One text after another.
    Joined(Box<Scalar>, Box<Scalar>),
    /// From a place in a text, the first being 1, so many letters.
    Slice(Box<Scalar>, u32, u32),
    /// What belongs to a value; none to others.
    Pick(Box<Scalar>, Vec<(Value, Scalar)>),
}

/// What is done with two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Added.
    Plus,
    /// Subtracted.
    Minus,
    /// Multiplied.
    Times,
    /// Divided.
    Over,
}

/// What a row must fulfil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Two values compare so, texts by their bytes.
    Compares(Scalar, Comparison, Scalar),
    /// A column has one of these values.
    In(String, Vec<Value>),
    /// The text of a column begins so.
    Begins(String, String),
    /// A column of truths is true.
    Is(String),
    /// A column has no value.
    Missing(String),
    /// All of these.
    All(Vec<Test>),
    /// One of these.
    One(Vec<Test>),
    /// Not this.
    Not(Box<Test>),
}

/// What is worked out of a group of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// How many there are.
    Count,
    /// The sum of a number.
    Sum(Scalar),
    /// The least value, texts by their bytes.
    Least(Scalar),
    /// The texts of a column in the order of another, joined by these words.
    Joined(String, String, &'static str),
}

/// A column.
#[must_use]
pub fn column(name: &str) -> Scalar {
    Scalar::Column(name.to_owned())
}

/// Text.
#[must_use]
pub fn text(value: &str) -> Scalar {
    Scalar::Value(Value::Text(value.to_owned()))
}

/// A number.
#[must_use]
pub fn number(value: i64) -> Scalar {
    Scalar::Value(Value::Number(value))
}

/// A decimal number, as it is written.
#[must_use]
pub fn decimal(value: &str) -> Scalar {
    Scalar::Decimal(value.to_owned())
}

/// Two numbers worked out to one.
#[must_use]
pub fn figured(one: Scalar, operation: Operation, other: Scalar) -> Scalar {
    Scalar::Figured(Box::new(one), operation, Box::new(other))
}

/// True if a column has a value.
#[must_use]
pub fn equal(name: &str, value: Scalar) -> Test {
    Test::Compares(column(name), Comparison::Equal, value)
}

/// True if a column has another value.
#[must_use]
pub fn unequal(name: &str, value: Scalar) -> Test {
    Test::Compares(column(name), Comparison::Unequal, value)
}

impl Test {
    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }
}
