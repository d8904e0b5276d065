//! `arguments for far-analogy-helps`, `the premises of boyd1999/from-fixation`: what is argued from what.
//!
//! Only in a corpus that has arguments: in others an argument is a claim, as in everyday English.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::query::expr::{Term, print_term};
use crate::query::understand::lexicon::has_arguments;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::Candidate;
use crate::query::understand::reader::frame::beside::Beside;
use crate::query::understand::reader::frame::objecting::{against, made};
use crate::query::understand::reader::thesaurus::arguing::{
    ARGUMENT, ASKING, CONCLUDES, CONCLUSION, JOINING, PREMISE, USES, WITH_CONCLUDES, WITH_USES,
};

/// How well it fits: better than what the same words mean of claims.
const WORTH: i64 = 90;

pub(super) fn argued(clause: &Clause<'_>) -> Vec<Candidate> {
    if !has_arguments(clause.known.catalog) || clause.denies() {
        return Vec::new();
    }
    let named = clause.named();
    let (makers, ends): (Vec<&Named>, Vec<&Named>) = named.iter().partition(|named| clause.speaks(named));
    let ([end], 0..=1) = (ends.as_slice(), makers.len()) else { return Vec::new() };
    let Some(node) = clause.only(end) else { return Vec::new() };
    let words = Beside::of(clause, &named);
    let question = match clause.class(end) {
        Some(Class::Argument) if makers.is_empty() => of_argument(clause, &words, node),
        Some(Class::Claim | Class::Topic) => {
            of_end(clause, words, node, makers.first().and_then(|maker| clause.only(maker)))
        }
        _ => None,
    };
    question.map(|question| Candidate::new("argued", WORTH, question)).into_iter().collect()
}

/// What an argument concludes, or from what: all words must be among those that ask so.
fn of_argument(clause: &Clause<'_>, words: &Beside<'_>, argument: NodeId) -> Option<String> {
    let argument = print_term(&Term::Node(argument), clause.known.catalog);
    let asks_what = words.begins("what");
    let premises = words.has(PREMISE) && words.are_among(&[ASKING, PREMISE, USES, WITH_USES])
        || asks_what && words.has(USES) && words.are_among(&[ASKING, ARGUMENT, USES, WITH_USES]);
    let conclusion = words.has(CONCLUSION) && words.are_among(&[ASKING, CONCLUSION])
        || asks_what
            && words.has(CONCLUDES)
            && words.are_among(&[ASKING, ARGUMENT, CONCLUDES, WITH_CONCLUDES]);
    let relation = match (premises, conclusion) {
        (true, _) => "premises",
        (false, true) => "concludes",
        (false, false) => return None,
    };
    Some(format!("find any x where {argument} -[{relation}]-> x"))
}

/// The arguments that conclude a claim or a topic, or use it, or those against it.
fn of_end(clause: &Clause<'_>, mut words: Beside<'_>, end: NodeId, by: Option<NodeId>) -> Option<String> {
    let counts = words.take(&["how", "many"]);
    words.take(&["how"]);
    if !words.has(ARGUMENT) {
        return None;
    }
    let of_maker = if by.is_some() { JOINING } else { "" };
    let asks = |beside: &[&str]| words.are_among(&[&[ASKING, ARGUMENT, of_maker], beside].concat());
    let what = if (words.has(PREMISE) || words.has(USES)) && asks(&[PREMISE, USES, WITH_USES]) {
        format!("arguments that argue from {}", clause.name(end))
    } else if (words.has(CONCLUDES) || words.has(CONCLUSION))
        && asks(&[CONCLUDES, WITH_CONCLUDES, CONCLUSION])
    {
        format!("arguments that conclude {}", clause.name(end))
    } else if words.has("against") && asks(&["against"]) {
        return objecting(clause, end, by, counts);
    } else {
        return None;
    };
    let made = by.map_or_else(String::new, |maker| {
        let joint = if clause.known.catalog.class(maker) == Class::Work { "in" } else { "by" };
        format!(" {joint} {}", clause.name(maker))
    });
    Some(format!("{}{what}{made}", if counts { "how many " } else { "" }))
}

/// The claims that object to something, and the arguments for one that does.
fn objecting(clause: &Clause<'_>, end: NodeId, by: Option<NodeId>, counts: bool) -> Option<String> {
    let [claim, concluded] = ["x", "c"].map(|variable| against(clause, variable, Some(end)));
    let made = by.map_or_else(String::new, |maker| format!(" and {}", made(clause, "x", maker)));
    Some(format!(
        "find any x where (x.kind = \"claim\" and {} or exists claim c (x -[concludes]-> c and {})){made}{}",
        claim?,
        concluded?,
        if counts { " count" } else { "" }
    ))
}
