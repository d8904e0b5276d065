//! Values and tests as they stand in a statement.

use crate::query::expr::Comparison;
use crate::relational::algebra::{Operation, Scalar, Test, Value};
use crate::relational::sql::block::{Block, Printer};

impl Printer {
    pub(super) fn value(&mut self, value: &Value) -> String {
        let known = self.parameters.iter().position(|known| known == value);
        let at = known.unwrap_or_else(|| {
            self.parameters.push(value.clone());
            self.parameters.len() - 1
        });
        let of = match value {
            Value::Text(_) => self.dialect.text(),
            Value::Number(_) => "BIGINT",
        };
        format!("CAST({} AS {of})", self.dialect.parameter(at + 1))
    }

    pub(super) fn scalar(&mut self, block: &Block, scalar: &Scalar) -> String {
        match scalar {
            Scalar::Column(name) => block.expression(name).unwrap_or(name).to_owned(),
            Scalar::Value(value) => self.value(value),
            Scalar::Flag(test) => format!("CASE WHEN {} THEN 1 ELSE 0 END", self.test(block, test)),
            Scalar::Less(from, 0) => self.scalar(block, from),
            Scalar::Less(from, less) => format!("({} - {less})", self.scalar(block, from)),
            Scalar::Else(one, other) => {
                format!("COALESCE({}, {})", self.scalar(block, one), self.scalar(block, other))
            }
            Scalar::Decimal(number) => format!("CAST({number} AS {})", self.dialect.real()),
            Scalar::Figured(one, operation, other) => {
                let sign = match operation {
                    Operation::Plus => '+',
                    Operation::Minus => '-',
                    Operation::Times => '*',
                    Operation::Over => '/',
                };
                format!("({} {sign} {})", self.scalar(block, one), self.scalar(block, other))
            }
            Scalar::Log(of) => format!("LN({})", self.scalar(block, of)),
            Scalar::Round(of) => format!("ROUND({})", self.scalar(block, of)),
            Scalar::Least(all) => match all.as_slice() {
                [one] => self.scalar(block, one),
                all => {
                    let each: Vec<String> = all.iter().map(|one| self.scalar(block, one)).collect();
                    format!("{}({})", self.dialect.least(), each.join(", "))
                }
            },
            Scalar::Written(of) => format!("CAST({} AS {})", self.scalar(block, of), self.dialect.text()),
            Scalar::Joined(one, other) => {
                format!("({} || {})", self.scalar(block, one), self.scalar(block, other))
            }
            Scalar::Slice(of, from, length) => {
                format!("SUBSTR({}, {from}, {length})", self.scalar(block, of))
            }
            Scalar::Pick(of, choices) => {
                let of = self.scalar(block, of);
                let choices = choices.iter().map(|(value, scalar)| {
                    format!("WHEN {} THEN {}", self.value(value), self.scalar(block, scalar))
                });
                format!("CASE {of} {} END", choices.collect::<Vec<_>>().join(" "))
            }
        }
    }

    pub(super) fn test(&mut self, block: &Block, test: &Test) -> String {
        let of = |name: &str| block.expression(name).unwrap_or(name).to_owned();
        match test {
            Test::Compares(one, comparison, other) => {
                let sign = match comparison {
                    Comparison::Unequal => "<>",
                    other => other.sign(),
                };
                let is_order = !matches!(comparison, Comparison::Equal | Comparison::Unequal);
                let is_text = [one, other].iter().any(|side| matches!(side, Scalar::Value(Value::Text(_))));
                let (one, other) = (self.scalar(block, one), self.scalar(block, other));
                let one = if is_order && is_text { self.dialect.by_bytes(&one) } else { one };
                format!("{one} {sign} {other}")
            }
            Test::In(name, values) => {
                let values: Vec<String> = values.iter().map(|value| self.value(value)).collect();
                if values.is_empty() {
                    "1 = 0".to_owned()
                } else {
                    format!("{} IN ({})", of(name), values.join(", "))
                }
            }
            Test::Begins(name, beginning) => {
                let length = beginning.chars().count();
                let beginning = self.value(&Value::Text(beginning.clone()));
                format!("SUBSTR({}, 1, {length}) = {beginning}", of(name))
            }
            Test::Is(name) => of(name),
            Test::Missing(name) => format!("{} IS NULL", of(name)),
            Test::All(parts) if parts.is_empty() => "1 = 1".to_owned(),
            Test::One(parts) if parts.is_empty() => "1 = 0".to_owned(),
            Test::All(parts) => {
                parts.iter().map(|part| self.within(block, part)).collect::<Vec<_>>().join(" AND ")
            }
            Test::One(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.within(block, part)).collect();
                format!("({})", parts.join(" OR "))
            }
            Test::Not(inner) => format!("NOT ({})", self.test(block, inner)),
        }
    }

    fn within(&mut self, block: &Block, test: &Test) -> String {
        let text = self.test(block, test);
        if matches!(test, Test::All(_)) { format!("({text})") } else { text }
    }
}
