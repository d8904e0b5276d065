//! How well things fit words, as the text index scores them: BM25 over their fields, each with its weight, and what is
//! called just so before all else.
//!
//! The index reckons in single precision, an engine in double: scores are rounded to what the index tells apart, so that
//! what is equally good there is so here.

use crate::catalog::NodeClass;
use crate::index::{Field, Words};
use crate::query::expr::{Condition, Find, Sort};
use crate::relational::algebra::{
    Aggregate, Operation, Order, Rows, Scalar, Test, Value, column, decimal, equal, figured, number, text,
};
use crate::relational::lower::words::{EXACT, STEMMED, occurrences, of_token, read, split};
use crate::relational::lower::{Lowering, Native, native};

/// The parameters of BM25: how soon more of a word counts for no more, and how much the length of a field counts.
const SATURATION: &str = "1.2";
const SATURATION_AND_ONE: &str = "2.2";
const LENGTH: &str = "0.75";
const NOT_LENGTH: &str = "0.25";

/// Into how many parts a score is rounded: single precision has no finer ones of scores like those of words, nor of those
/// that have the large bonus of a whole name.
const PARTS: i64 = 100_000;
const PARTS_OF_NAMED: i64 = 1024;

/// The column of a row's rank.
pub(super) const RANK: &str = "rank_of_row";

impl Lowering<'_> {
    /// Rows with their rank in [`RANK`], the least first, where words were what was asked; none where they were not. A thing
    /// has a place among all that the words of each condition find, and no place is as good as the first.
    pub(super) fn ranked(
        &mut self,
        rows: &Rows,
        variables: &[String],
        find: &Find,
    ) -> Result<Option<Rows>, Native> {
        let parts = match &find.condition {
            Condition::All(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        };
        let Some(first) = find.variables.first() else { return Ok(None) };
        let mut asked = Vec::new();
        for part in parts {
            if let Condition::Matches(variable, attribute, words) = part
                && *variable == first.name
            {
                asked.push(read(*attribute, words)?);
            }
        }
        if asked.is_empty() {
            return Ok(None);
        }
        let mut scorer = Scorer::new(self, first.sort == Sort::Excerpt);
        let places: Result<Vec<Rows>, Native> = asked.iter().map(|words| scorer.places(words)).collect();
        let places = places?;
        let mut ranked = rows.clone();
        let mut ranks = Vec::new();
        for (at, variable) in variables.iter().enumerate() {
            let mut rank: Option<Scalar> = None;
            for (which, places) in places.iter().enumerate() {
                let (node, place) = (format!("placed_{at}_{which}"), format!("place_{at}_{which}"));
                let places = places.clone().named(&[(&node, "node"), (&place, "place")]);
                ranked = ranked.outer(places, &[(variable, &node)]);
                let place =
                    Scalar::Else(Box::new(Scalar::Less(Box::new(column(&place)), 1)), Box::new(number(0)));
                rank = Some(match rank {
                    None => place,
                    Some(sum) => figured(sum, Operation::Plus, place),
                });
            }
            ranks.extend(rank);
        }
        let mut columns: Vec<(String, Scalar)> =
            rows.columns().into_iter().map(|name| (name.clone(), Scalar::Column(name))).collect();
        columns.push((RANK.to_owned(), Scalar::Least(ranks)));
        Ok(Some(ranked.map(columns)))
    }
}

/// Scores what an index has: excerpts, or everything else.
struct Scorer<'l, 'c> {
    lowering: &'l mut Lowering<'c>,
    /// What is in the index, in a column `indexed`.
    indexed: Rows,
    /// How many that is, in a column `docs`.
    docs: Rows,
    /// How many words all of it has in a field: `total_field`, `total`.
    totals: Rows,
}

impl<'l, 'c> Scorer<'l, 'c> {
    fn new(lowering: &'l mut Lowering<'c>, excerpts: bool) -> Self {
        let is_excerpt = equal("class", text(NodeClass::Excerpt.word()));
        let is_indexed = if excerpts { is_excerpt } else { is_excerpt.negated() };
        let indexed = Rows::table("nodes").filter(is_indexed).named(&[("indexed", "id")]);
        let docs = group(indexed.clone(), &[], "docs", Aggregate::Count);
        let totals = Rows::table("lengths").semi(indexed.clone(), &[("node", "indexed")]);
        let totals = group(totals, &["field"], "total", Aggregate::Sum(column("words")));
        let totals = totals.named(&[("total_field", "field"), ("total", "total")]);
        let docs = lowering.made("indexed", docs);
        let totals = lowering.made("totals", totals);
        Self { lowering, indexed, docs, totals }
    }

    /// The places (`place`, from 1) of all things that words find (`node`), the best first, equally good ones in the order of
    /// ids.
    fn places(&mut self, words: &Words) -> Result<Rows, Native> {
        let mut scored = self.scored(words, &Field::ALL)?;
        let named = words.plain().and_then(|name| called(&name));
        let is_named = match named {
            None => number(0),
            Some(named) => {
                scored = scored.outer(named, &[("node", "named")]);
                Scalar::Flag(Box::new(Test::Missing("named".to_owned()).negated()))
            }
        };
        let parts = [(0, PARTS), (1, PARTS_OF_NAMED)].map(|(is, parts)| (Value::Number(is), number(parts)));
        let finest = Scalar::Pick(Box::new(is_named.clone()), parts.to_vec());
        let rounded = Scalar::Round(Box::new(figured(column("score"), Operation::Times, finest)));
        let own = |name: &str| (name.to_owned(), column(name));
        let scored =
            scored.map(vec![own("node"), ("is_named".to_owned(), is_named), ("rounded".to_owned(), rounded)]);
        let nodes = Rows::table("nodes").named(&[
            ("scored", "id"),
            ("class_order", "class_order"),
            ("sort_key", "sort_key"),
        ]);
        let order = |name: &str, descending, text| Order { column: name.to_owned(), descending, text };
        let order = vec![
            order("is_named", true, false),
            order("rounded", true, false),
            order("class_order", false, false),
            order("sort_key", false, true),
        ];
        let scored = scored.join(nodes, &[("node", "scored")]);
        let placed = Rows::Ranked(Box::new(scored), "place".to_owned(), order);
        Ok(self.lowering.made("places", placed.named(&[("node", "node"), ("place", "place")])))
    }

    /// How well things fit words: `node` and `score`.
    fn scored(&mut self, words: &Words, fields: &[Field]) -> Result<Rows, Native> {
        match words {
            Words::Word(word) => Ok(self.phrase(STEMMED, word, fields, false)),
            Words::Phrase(words) => Ok(self.phrase(STEMMED, &words.join(" "), fields, false)),
            Words::Prefix(word) => Ok(self.phrase(EXACT, word, fields, true)),
            Words::Fuzzy(..) => native("a word within some edits (`~1`, `~2`)"),
            Words::All(parts) => {
                let each = self.each(parts, fields)?;
                let both = |all: Rows, part: Rows| {
                    let part = part.named(&[("also", "node"), ("more", "score")]);
                    let sum = figured(column("score"), Operation::Plus, column("more"));
                    let both = all.join(part, &[("node", "also")]);
                    both.map(vec![("node".to_owned(), column("node")), ("score".to_owned(), sum)])
                };
                Ok(each.into_iter().reduce(both).unwrap_or_else(nothing))
            }
            Words::Any(parts) => {
                let each = self.each(parts, fields)?.into_iter().zip(0..);
                let each = each.map(|(part, at)| {
                    let own = |name: &str| (name.to_owned(), column(name));
                    part.map(vec![own("node"), own("score"), ("part".to_owned(), number(at))])
                });
                let each: Vec<Rows> = each.collect();
                Ok(if each.is_empty() { nothing() } else { summed(Rows::Union(each)) })
            }
            Words::In(field, words) if fields.contains(field) => {
                self.scored(words, std::slice::from_ref(field))
            }
            Words::In(..) => Ok(nothing()),
        }
    }

    fn each(&mut self, parts: &[Words], fields: &[Field]) -> Result<Vec<Rows>, Native> {
        parts.iter().map(|part| self.scored(part, fields)).collect()
    }

    /// How well things fit a text in one of some fields, the last word of which may only begin so. A beginning alone counts
    /// the same wherever it is; with words before it, each word that it stands for counts on its own.
    fn phrase(&mut self, form: &str, words: &str, fields: &[Field], begins: bool) -> Rows {
        let tokens = split(form, words);
        let Some(found) = occurrences(form, &tokens, fields, begins) else { return nothing() };
        let found = found.semi(self.indexed.clone(), &[("node", "indexed")]);
        let own = |name: &str| (name.to_owned(), column(name));
        if begins && tokens.len() == 1 {
            let found = found.named(&[("node", "node"), ("field", "field")]);
            return summed(found.map(vec![own("node"), own("field"), ("score".to_owned(), weight())]));
        }
        let keys = ["node", "field", "last"];
        let times = group(found, &keys, "times", Aggregate::Count);
        let mut hits =
            times.join(self.totals.clone(), &[("field", "total_field")]).join(self.docs.clone(), &[]);
        let mut rarity: Option<Scalar> = None;
        for (at, (token, _)) in tokens.iter().enumerate() {
            let is_open = begins && at + 1 == tokens.len();
            let (having, field, last) =
                (format!("having_{at}"), format!("having_field_{at}"), format!("having_last_{at}"));
            let all = of_token(form, token, fields, is_open)
                .semi(self.indexed.clone(), &[("node", "indexed")])
                .named(&[("node", "node"), (&field, "field"), (&last, "token")]);
            let all = group(all, &[&field, &last], &having, Aggregate::Count);
            let mut on = vec![("field", field.as_str())];
            if is_open {
                on.push(("last", last.as_str()));
            }
            hits = hits.join(all, &on);
            let rare = rare(&having);
            rarity = Some(match rarity {
                None => rare,
                Some(sum) => figured(sum, Operation::Plus, rare),
            });
        }
        let norm = if form == STEMMED {
            let lengths =
                Rows::table("lengths").named(&[("long", "node"), ("long_field", "field"), ("norm", "norm")]);
            hits = hits.join(lengths, &[("node", "long"), ("field", "long_field")]);
            column("norm")
        } else {
            // The index keeps no lengths of the exact form.
            decimal("1.0")
        };
        let score = figured(
            figured(weight(), Operation::Times, rarity.unwrap_or_else(|| decimal("0.0"))),
            Operation::Times,
            saturated(norm),
        );
        summed(hits.map(vec![own("node"), own("field"), own("last"), ("score".to_owned(), score)]))
    }
}

/// What is called just so, in a column `named`; none for a name without words.
fn called(name: &str) -> Option<Rows> {
    let tokens = split(EXACT, name);
    let length = i64::try_from(tokens.len()).ok()?;
    let found = occurrences(EXACT, &tokens, &[Field::Label], false)?;
    let found = found.filter(equal("start", number(0))).named(&[("named", "node")]);
    let lengths = Rows::table("lengths")
        .filter(Test::All(vec![equal("field", text(Field::Label.name())), equal("words", number(length))]));
    Some(found.semi(lengths, &[("named", "node")]))
}

/// How rare it is that a field has a word, from how many have it and how many there are.
fn rare(having: &str) -> Scalar {
    let half = || decimal("0.5");
    let others = figured(figured(column("docs"), Operation::Minus, column(having)), Operation::Plus, half());
    let odds = figured(others, Operation::Over, figured(column(having), Operation::Plus, half()));
    Scalar::Log(Box::new(figured(decimal("1.0"), Operation::Plus, odds)))
}

/// How much it counts that a word comes so often (`times`) in a field of a length.
fn saturated(norm: Scalar) -> Scalar {
    let relative = figured(
        figured(figured(decimal(LENGTH), Operation::Times, norm), Operation::Times, column("docs")),
        Operation::Over,
        column("total"),
    );
    let length = figured(decimal(NOT_LENGTH), Operation::Plus, relative);
    let soon = figured(decimal(SATURATION), Operation::Times, length);
    figured(
        figured(decimal(SATURATION_AND_ONE), Operation::Times, column("times")),
        Operation::Over,
        figured(column("times"), Operation::Plus, soon),
    )
}

/// The weight of a field.
fn weight() -> Scalar {
    let weights = Field::ALL.map(|field| {
        let weight = format!("{:.1}", field.weight());
        (Value::Text(field.name().to_owned()), Scalar::Decimal(weight))
    });
    Scalar::Pick(Box::new(column("field")), weights.to_vec())
}

/// The sum of scores by thing.
fn summed(scores: Rows) -> Rows {
    group(scores, &["node"], "score", Aggregate::Sum(column("score")))
}

fn nothing() -> Rows {
    let none = Rows::table("tokens").filter(Test::One(Vec::new()));
    none.map(vec![("node".to_owned(), column("node")), ("score".to_owned(), decimal("0.0"))])
}

fn group(rows: Rows, keys: &[&str], name: &str, of: Aggregate) -> Rows {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    Rows::Group(Box::new(rows), keys, vec![(name.to_owned(), of)])
}
