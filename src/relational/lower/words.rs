//! Conditions on words, as joins on the words of texts.

use crate::index::{Field, Forms, Words};
use crate::query::attribute::Attribute;
use crate::relational::algebra::{Rows, Scalar, Test, Value, column, equal, text};
use crate::relational::lower::{Lowering, Native, native};

/// The forms of words, by their names in the tables.
const STEMMED: &str = "stemmed";
const EXACT: &str = "exact";

impl Lowering<'_> {
    /// The things that have words, in a column `node`.
    pub(super) fn matching(&mut self, attribute: Option<Attribute>, words: &str) -> Result<Rows, Native> {
        let Ok(words) = Words::parse(words) else { return native("words that cannot be read") };
        let words = match attribute.and_then(Attribute::field) {
            Some(field) => Words::In(field, Box::new(words)),
            None => words,
        };
        with_words(&words, &Field::ALL)
    }
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
    let mut tokens: Vec<(String, usize)> = Vec::new();
    Forms::default().each(words, |of, token, position| {
        if of == form {
            tokens.push((token.to_owned(), position));
        }
    });
    let mut rows: Option<Rows> = None;
    for (at, (token, position)) in tokens.iter().enumerate() {
        let mut tests = vec![equal("form", text(form))];
        if fields.len() < Field::ALL.len() {
            let names = fields.iter().map(|field| Value::Text(field.name().to_owned()));
            tests.push(Test::In("field".to_owned(), names.collect()));
        }
        tests.push(if begins && at + 1 == tokens.len() {
            Test::Begins("token".to_owned(), token.clone())
        } else {
            equal("token", text(token))
        });
        // A phrase begins where each of its words stands, less the words before it.
        let shift = i64::try_from(*position).unwrap_or(i64::MAX);
        let start = Scalar::Less(Box::new(column("position")), shift);
        let found = Rows::table("tokens").filter(Test::All(tests));
        let named = |name: &str| format!("{name}_{at}");
        let found = found.map(vec![
            (named("node"), column("node")),
            (named("field"), column("field")),
            (named("start"), start),
        ]);
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
    rows.unwrap_or_else(nothing).named(&[("node", "node_0")])
}
