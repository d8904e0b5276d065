//! Conditions on words, as joins on the words of texts.

use crate::index::{Field, Forms, Words};
use crate::query::attribute::Attribute;
use crate::relational::algebra::{Rows, Scalar, Test, Value, column, equal, text};
use crate::relational::lower::{Lowering, Native, native};

/// The forms of words, by their names in the tables.
pub(super) const STEMMED: &str = "stemmed";
pub(super) const EXACT: &str = "exact";

impl Lowering<'_> {
    /// The things that have words, in a column `node`.
    pub(super) fn matching(&mut self, attribute: Option<Attribute>, words: &str) -> Result<Rows, Native> {
        with_words(&read(attribute, words)?, &Field::ALL)
    }
}

/// The words of a condition, in the field of its attribute.
pub(super) fn read(attribute: Option<Attribute>, words: &str) -> Result<Words, Native> {
    let Ok(words) = Words::parse(words) else { return native("words that cannot be read") };
    Ok(match attribute.and_then(Attribute::field) {
        Some(field) => Words::In(field, Box::new(words)),
        None => words,
    })
}

/// The things that have words in any of some fields.
fn with_words(words: &Words, fields: &[Field]) -> Result<Rows, Native> {
    match words {
        Words::Word(word) => Ok(phrase(STEMMED, word, fields, false)),
        Words::Phrase(words) => Ok(phrase(STEMMED, &words.join(" "), fields, false)),
        Words::Prefix(word) => Ok(phrase(EXACT, word, fields, true)),
        Words::Fuzzy(..) => native("a word within some edits (`~1`, `~2`)"),
        Words::All(parts) => {
            let each: Result<Vec<Rows>, Native> = parts.iter().map(|part| with_words(part, fields)).collect();
            let all = each?.into_iter().reduce(|all, part| all.semi(part, &[("node", "node")]));
            Ok(all.unwrap_or_else(nothing))
        }
        Words::Any(parts) if parts.is_empty() => Ok(nothing()),
        Words::Any(parts) => {
            let each: Result<Vec<Rows>, Native> = parts.iter().map(|part| with_words(part, fields)).collect();
            Ok(Rows::Union(each?))
        }
        Words::In(field, words) if fields.contains(field) => with_words(words, std::slice::from_ref(field)),
        Words::In(..) => Ok(nothing()),
    }
}

fn nothing() -> Rows {
    Rows::table("tokens").filter(Test::One(Vec::new())).named(&[("node", "node")])
}

/// The things in one of whose fields the tokens of a text follow one another; the last may only begin so.
fn phrase(form: &str, words: &str, fields: &[Field], begins: bool) -> Rows {
    let found = occurrences(form, &split(form, words), fields, begins);
    found.map_or_else(nothing, |found| found.named(&[("node", "node")]))
}

/// The tokens of a text in a form, with their places.
pub(super) fn split(form: &str, words: &str) -> Vec<(String, usize)> {
    let mut tokens = Vec::new();
    Forms::default().each(words, |of, token, position| {
        if of == form {
            tokens.push((token.to_owned(), position));
        }
    });
    tokens
}

/// Where fields have a token, or one that begins so.
pub(super) fn of_token(form: &str, token: &str, fields: &[Field], begins: bool) -> Rows {
    let mut tests = vec![equal("form", text(form))];
    if fields.len() < Field::ALL.len() {
        let names = fields.iter().map(|field| Value::Text(field.name().to_owned()));
        tests.push(Test::In("field".to_owned(), names.collect()));
    }
    tests.push(if begins {
        Test::Begins("token".to_owned(), token.to_owned())
    } else {
        equal("token", text(token))
    });
    Rows::table("tokens").filter(Test::All(tests))
}

/// Where tokens follow one another: the thing (`node`), the `field`, where that begins (`start`) and the `last` token,
/// which may only begin so. None of no tokens.
pub(super) fn occurrences(
    form: &str,
    tokens: &[(String, usize)],
    fields: &[Field],
    begins: bool,
) -> Option<Rows> {
    let mut rows: Option<Rows> = None;
    for (at, (token, position)) in tokens.iter().enumerate() {
        let is_last = at + 1 == tokens.len();
        // A phrase begins where each of its words stands, less the words before it.
        let shift = i64::try_from(*position).unwrap_or(i64::MAX);
        let start = Scalar::Less(Box::new(column("position")), shift);
        let named = |name: &str| format!("{name}_{at}");
        let mut columns =
            vec![(named("node"), column("node")), (named("field"), column("field")), (named("start"), start)];
        if is_last {
            columns.push(("last".to_owned(), column("token")));
        }
        let found = of_token(form, token, fields, begins && is_last).map(columns);
        rows = Some(match rows {
            None => found,
            Some(rows) => rows.join(
                found,
                &[
                    ("node_0", named("node").as_str()),
                    ("field_0", named("field").as_str()),
                    ("start_0", named("start").as_str()),
                ],
            ),
        });
    }
    let columns = [("node", "node_0"), ("field", "field_0"), ("start", "start_0"), ("last", "last")];
    rows.map(|rows| rows.named(&columns))
}
