//! `which objections are unanswered`, `who answers Mearsheimer`, `is it true that …`: what stands, what answers what, and
//! what is true.

use crate::catalog::entry::{Node, NodeId};
use crate::catalog::vocabulary::{AFFIRMS, RelationId};
use crate::query::expr::{Sort, Term, print_term};
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::content::is_denial;
use crate::query::understand::reader::frame::Candidate;
use crate::query::understand::reader::frame::beside::Beside;
use crate::query::understand::reader::frame::objecting::{against, made, means_another, rejecting};
use crate::query::understand::reader::kin::is_kin;
use crate::query::understand::reader::mention::Mention;
use crate::query::understand::reader::thesaurus::arguing::{
    ADVOCATES, ANSWERING, ARGUMENT, ASKING, BELIEVING, CLAIM, DENIALS, DENYING, FALLING, FALSE, JOINING, MET,
    OBJECTION, OPPONENTS, SAYINGS, SCHOLAR, STANDING, STATEMENT, TRUE, UNMET, WITH_DENIALS,
};
use crate::query::understand::reader::thesaurus::{JOINTS, SMALL};
use crate::query::understand::reader::token::{Token, tokens};
use crate::standing::Standing;

/// How well it fits: better than what the same words mean of claims in general.
const WORTH: i64 = 90;

pub(super) fn answered(clause: &Clause<'_>) -> Vec<Candidate> {
    let named = clause.named();
    let things: Option<Vec<NodeId>> = named.iter().map(|named| clause.only(named)).collect();
    let Some(things) = things else { return Vec::new() };
    let words = Beside::of(clause, &named);
    let makes = |at: usize| {
        let joint = clause.joint_before(named[at].first);
        clause.speaks(&named[at]) && (matches!(joint, Some("by" | "from" | "in")) || named[at].possessive)
    };
    let question = match things.as_slice() {
        [] => objections(clause, &words, None, None).or_else(|| standing(clause, &words, None)),
        [thing] if clause.known.catalog.is_affirmable(*thing) => {
            truth(clause, &words, *thing).or_else(|| objections(clause, &words, Some(*thing), None))
        }
        [maker] if makes(0) => {
            // `who answered Kydd's objections`
            let answers = || answers(clause, &words, *maker).filter(|_| words.begins("who|which|what"));
            let objections = objections(clause, &words, None, Some(*maker));
            objections.or_else(answers).or_else(|| standing(clause, &words, Some(*maker)))
        }
        [thing] => objections(clause, &words, Some(*thing), None)
            .or_else(|| answers(clause, &words, *thing))
            .or_else(|| standing(clause, &words, Some(*thing).filter(|_| clause.speaks(&named[0])))),
        [thing, maker] if makes(1) => objections(clause, &words, Some(*thing), Some(*maker)),
        [maker, thing] if makes(0) => objections(clause, &words, Some(*thing), Some(*maker)),
        _ => None,
    };
    question.map(|question| Candidate::new("answered", WORTH, question)).into_iter().collect()
}

/// The objections that are answered, or not: to a thing, or to what a scholar or a work says; by somebody.
fn objections(
    clause: &Clause<'_>,
    words: &Beside<'_>,
    of: Option<NodeId>,
    by: Option<NodeId>,
) -> Option<String> {
    let lists = [ASKING, OBJECTION, JOINING, UNMET, MET, DENIALS, WITH_DENIALS];
    let tells_fate = words.has(UNMET) || words.has(MET);
    if !tells_fate || !words.has(OBJECTION) || !words.are_among(&lists) {
        return None;
    }
    let stands = words.has(UNMET) != words.has(DENIALS);
    let sign = if stands { "!=" } else { "=" };
    let objects = against(clause, "c", of)?;
    let by = by.map_or_else(String::new, |by| format!(" and {}", made(clause, "c", by)));
    let falls = Standing::Challenged.word();
    Some(format!("find claim c where {objects}{by} and c.standing {sign} \"{falls}\""))
}

/// Which claims, arguments or statements stand, or fall: `which arguments still stand`.
fn standing(clause: &Clause<'_>, words: &Beside<'_>, by: Option<NodeId>) -> Option<String> {
    let affirmable = clause.known.catalog.vocabulary.kinds().find(|kind| kind.affirmable);
    let kind = if words.has(CLAIM) {
        Sort::Claim
    } else if words.has(ARGUMENT) {
        Sort::Argument
    } else if words.has(STATEMENT) && by.is_none() {
        Sort::Kind(affirmable?.id.clone())
    } else {
        return None;
    };
    let lists = [ASKING, CLAIM, ARGUMENT, STATEMENT, JOINING, STANDING, FALLING];
    if clause.denies() || !words.are_among(&lists) {
        return None;
    }
    let is_so = if words.has(FALLING) {
        "challenged(x)"
    } else if words.has(STANDING) {
        "(unchallenged(x) or defended(x))"
    } else {
        return None;
    };
    let by = by.map_or_else(String::new, |by| format!(" and {}", made(clause, "x", by)));
    Some(format!("find {} x where {is_so}{by}", kind.word()))
}

/// Who or what answers somebody, or something.
fn answers(clause: &Clause<'_>, words: &Beside<'_>, of: NodeId) -> Option<String> {
    if means_another(clause, ANSWERING.split('|')) || clause.denies() {
        return None;
    }
    if !words.has(ANSWERING) || !words.are_among(&[ASKING, ANSWERING, SCHOLAR, "to", OBJECTION]) {
        return None;
    }
    let objects = against(clause, "c", Some(of))?;
    Some(if words.has(SCHOLAR) {
        format!("find scholar s where exists claim c (c -[by]-> s and {objects})")
    } else {
        format!("find claim c where {objects}")
    })
}

/// Whether something is true, or who says that it is, or is not.
fn truth(clause: &Clause<'_>, words: &Beside<'_>, topic: NodeId) -> Option<String> {
    let catalog = clause.known.catalog;
    let affirms = catalog.vocabulary.find(AFFIRMS)?;
    let name = print_term(&Term::Node(topic), catalog);
    let opposite = says_opposite(clause, topic);
    let (affirms, rejects) = match (opposite, rejecting(clause)) {
        (false, rejects) => (Some(affirms), rejects),
        (true, rejects) => (rejects, Some(affirms)),
    };
    let says = |id: RelationId| {
        let id = &catalog.vocabulary.relation(id).id;
        format!("find scholar s where exists claim c (c -[by]-> s and c -[{id}]-> {name})")
    };
    let asks = |beside: &[&str]| words.are_among(&[&[ASKING], beside].concat());
    if words.begins("is|was|do|does") && words.has(TRUE) && asks(&[TRUE, BELIEVING]) {
        Some(format!("is {name} {}", if words.has(FALSE) != opposite { "false" } else { "true" }))
    } else if words.has(SCHOLAR) && words.has(BELIEVING) && asks(&[SCHOLAR, BELIEVING, SAYINGS]) {
        affirms.map(says)
    } else if words.has(SCHOLAR) && words.has(DENYING) && asks(&[SCHOLAR, DENYING, SAYINGS]) {
        rejects.map(says)
    } else if words.has(ADVOCATES) && asks(&[SCHOLAR, ADVOCATES, SAYINGS, "in"]) {
        affirms.map(says)
    } else if words.has(OPPONENTS) && asks(&[SCHOLAR, OPPONENTS, SAYINGS]) {
        rejects.map(says)
    } else {
        None
    }
}

/// True if the words that name a statement deny what its name says, or say what that denies.
fn says_opposite(clause: &Clause<'_>, topic: NodeId) -> bool {
    let catalog = clause.known.catalog;
    let is_it = |mention: &&Mention| mention.thing().is_some_and(|things| things.contains(&topic));
    let Some(mention) = clause.mentions.iter().find(is_it) else { return false };
    let typed = &clause.tokens[mention.words.clone()];
    let words = |tokens: &[Token]| tokens.iter().map(|token| token.word.clone()).collect::<Vec<_>>();
    // Its id need not deny what its name does.
    if words(typed) == words(&tokens(catalog.id(topic))) {
        return false;
    }
    let Node::Topic(found) = catalog.node(topic) else { return false };
    let has_all = |name: &[Token]| {
        let is_in = |token: &Token| {
            let is_small = SMALL.contains(&token.word.as_str()) || JOINTS.contains(&token.word.as_str());
            is_small || name.iter().any(|own| own.stem == token.stem || is_kin(&own.word, &token.word))
        };
        typed.iter().all(is_in)
    };
    let names = std::iter::once(&found.label).chain(&found.aka).map(|name| tokens(name));
    let mut names = names.filter(|name| has_all(name)).peekable();
    names.peek().is_some() && names.all(|name| is_denial(&name) != is_denial(typed))
}
