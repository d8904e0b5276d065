//! `arguments for far-analogy-helps`, `the premises of boyd1999/from-fixation`: what is argued from what.
//!
//! Only in a corpus that has arguments: in others an argument is a claim, as in everyday English.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::query::expr::{Sort, Term, print_term};
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::answered::{against, made};
use crate::query::understand::reader::frame::{Candidate, words_beside};

/// How well it fits: better than what the same words mean of claims.
const WORTH: i64 = 90;

/// Words that ask, or say nothing of their own.
const ASKING: [&str; 22] = [
    "what", "which", "are", "is", "were", "the", "a", "an", "list", "show", "me", "all", "there", "any",
    "do", "does", "did", "that", "tell", "give", "of", "find",
];
const ARGUMENT: [&str; 6] = ["argument", "arguments", "argue", "argues", "argued", "arguing"];
const PREMISE: [&str; 4] = ["premise", "premises", "assumption", "assumptions"];
const CONCLUSION: [&str; 2] = ["conclusion", "conclusions"];
/// What an argument does to its conclusion.
const CONCLUDING: [&str; 20] = [
    "for",
    "in",
    "favour",
    "favor",
    "support",
    "to",
    "with",
    "whose",
    "lead",
    "leading",
    "leads",
    "conclude",
    "concludes",
    "concluding",
    "establish",
    "establishes",
    "show",
    "shows",
    "prove",
    "proves",
];
/// What it does to its premises.
const USING: [&str; 17] = [
    "use", "uses", "using", "have", "has", "having", "with", "take", "takes", "taking", "as", "from", "on",
    "rely", "relies", "whose", "among",
];
/// Words without which those above ask for no conclusion and no premise.
const CONCLUDES: [&str; 13] = [
    "for",
    "favour",
    "favor",
    "support",
    "to",
    "conclude",
    "concludes",
    "concluding",
    "establish",
    "establishes",
    "show",
    "shows",
    "prove",
];
const USES: [&str; 8] = ["use", "uses", "using", "from", "rely", "relies", "take", "takes"];

pub(super) fn argued(clause: &Clause<'_>) -> Vec<Candidate> {
    if clause.known.lexicon.sort(Sort::Argument.word()).is_none() || clause.denies() {
        return Vec::new();
    }
    let named = clause.named();
    let one = |named: &Named| match named.things.as_slice() {
        [things] if named.rows.is_none() => things.first().copied(),
        _ => None,
    };
    let makes = |named: &&Named| matches!(clause.class(named), Some(Class::Scholar | Class::Work));
    let makers: Vec<&Named> = named.iter().filter(makes).collect();
    let ends: Vec<&Named> = named.iter().filter(|named| !makes(named)).collect();
    let ([end], 0..=1) = (ends.as_slice(), makers.len()) else { return Vec::new() };
    let Some(node) = one(end) else { return Vec::new() };
    let words = words_beside(clause, &named);
    let question = match clause.class(end) {
        Some(Class::Argument) if makers.is_empty() => of_argument(clause, &words, node),
        Some(Class::Claim | Class::Topic) => {
            let by = makers.first().and_then(|maker| Some((clause.class(maker)?, one(maker)?)));
            of_end(clause, &words, node, by)
        }
        _ => None,
    };
    question.map(|question| Candidate::new("argued", WORTH, question)).into_iter().collect()
}

/// What an argument concludes, or from what: all words must be among those that ask so.
fn of_argument(clause: &Clause<'_>, words: &[&str], argument: NodeId) -> Option<String> {
    let is_among = |lists: &[&[&str]]| words.iter().all(|word| lists.iter().any(|list| list.contains(word)));
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let argument = print_term(&Term::Node(argument), clause.known.catalog);
    let asks_what = words.first() == Some(&"what");
    let premises = has(&PREMISE) && is_among(&[&ASKING, &PREMISE, &USING])
        || asks_what && has(&USES) && is_among(&[&ASKING, &ARGUMENT, &USING]);
    let conclusion = has(&CONCLUSION) && is_among(&[&ASKING, &CONCLUSION])
        || asks_what && has(&CONCLUDES) && is_among(&[&ASKING, &ARGUMENT, &CONCLUDING]);
    let relation = match (premises, conclusion) {
        (true, _) => "premises",
        (false, true) => "concludes",
        (false, false) => return None,
    };
    Some(format!("find any x where {argument} -[{relation}]-> x"))
}

/// The arguments that conclude a claim or a topic, or use it, or those against it.
fn of_end(clause: &Clause<'_>, words: &[&str], end: NodeId, by: Option<(Class, NodeId)>) -> Option<String> {
    let (count, words) = match words {
        ["how", "many", rest @ ..] => ("how many ", rest),
        _ => ("", words),
    };
    let is_how = words.first() == Some(&"how");
    let words = if is_how { &words[1..] } else { words };
    let small = |word: &&str| ["by", "from", "make", "makes", "in"].contains(word) && by.is_some();
    let is_among = |lists: &[&[&str]]| {
        words.iter().all(|word| small(word) || lists.iter().any(|list| list.contains(word)))
    };
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if !has(&ARGUMENT) {
        return None;
    }
    let name = clause.name(end);
    let made = by.map_or_else(String::new, |(class, maker)| {
        let joint = if class == Class::Scholar { "by" } else { "in" };
        format!(" {joint} {}", clause.name(maker))
    });
    if (has(&PREMISE) || has(&USES)) && is_among(&[&ASKING, &ARGUMENT, &PREMISE, &USING]) {
        return Some(format!("{count}arguments that argue from {name}{made}"));
    }
    let concludes = has(&CONCLUDES) || has(&CONCLUSION);
    if concludes && is_among(&[&ASKING, &ARGUMENT, &CONCLUDING, &CONCLUSION]) {
        return Some(format!("{count}arguments that conclude {name}{made}"));
    }
    if has(&["against"]) && is_among(&[&ASKING, &["argument", "arguments", "against"]]) {
        let objects = |variable: &str| against(clause, variable, Some(end));
        let (claim, concluded) = (objects("x")?, objects("c")?);
        let (count, by) = (if count.is_empty() { "" } else { " count" }, by);
        let made =
            by.map_or_else(String::new, |(_, maker)| format!(" and {}", self::made(clause, "x", maker)));
        return Some(format!(
            "find any x where (x.kind = \"claim\" and {claim} or exists claim c (x -[concludes]-> c and {concluded})){made}{count}"
        ));
    }
    None
}
