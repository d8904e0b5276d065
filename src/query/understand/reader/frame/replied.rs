//! `which of Mivart's objections did Darwin answer`, `objections to the plan answered by Madison`: the objections to which
//! somebody who is named replies, or does not.

use crate::catalog::entry::NodeId;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::Candidate;
use crate::query::understand::reader::frame::beside::Beside;
use crate::query::understand::reader::frame::objecting::{against, made, means_another};
use crate::query::understand::reader::thesaurus::arguing::{
    ANSWERING, ASKING, DENIALS, JOINING, MET, OBJECTION, WITH_DENIALS,
};
use crate::query::understand::reader::thesaurus::is_among;
use crate::query::understand::reader::token::Token;
use crate::standing::DISPUTES;

/// How well it fits: better than what the same words mean where it does not count who replies.
const WORTH: i64 = 95;
/// What stands right before whoever replies.
const BEFORE: &str = "do|does|did|has|have|had|that|which";
/// Words for leaving an objection as it is.
const LEFT: &str = "unanswered|ignore|ignores|ignored|unmet";
/// Words for not answering one.
const FAILING: &str = "unanswered|unmet|ignore|ignores|ignored|fail|fails|failed";
/// Words that stand beside those that leave or answer an objection.
const WITH: &str =
    "which|that|to|leave|leaves|left|unanswered|ignore|ignored|he|she|it|them|fail|fails|failed|does|did";

pub(super) fn replied(clause: &Clause<'_>) -> Vec<Candidate> {
    question(clause).map(|question| Candidate::new("replied", WORTH, question)).into_iter().collect()
}

fn question(clause: &Clause<'_>) -> Option<String> {
    let named = clause.named();
    let words = Beside::of(clause, &named);
    let lists = [ASKING, OBJECTION, JOINING, ANSWERING, MET, DENIALS, WITH_DENIALS, WITH, BEFORE];
    if !words.has(OBJECTION) || words.begins("who|whom|how") || !words.are_among(&lists) {
        return None;
    }
    let replies = named.iter().find(|named| is_replier(clause, named))?;
    if means_another(clause, ANSWERING.split('|')) {
        return None;
    }
    let others: Vec<&Named> = named.iter().filter(|named| named.first != replies.first).collect();
    let (makers, objects): (Vec<&Named>, Vec<&Named>) = others.into_iter().partition(|named| {
        let joint = clause.joint_before(named.first);
        clause.speaks(named) && (named.possessive || matches!(joint, Some("by" | "from" | "of")))
    });
    let one = |named: &[&Named]| -> Option<Option<NodeId>> {
        match named {
            [] => Some(None),
            [one] => clause.only(one).map(Some),
            _ => None,
        }
    };
    let objects = against(clause, "c", one(&objects)?)?;
    let made_by = one(&makers)?.map_or_else(String::new, |by| format!(" and {}", made(clause, "c", by)));
    // Who did not leave an objection unanswered replied to it.
    let not = if clause.denies() != words.has(FAILING) { "not " } else { "" };
    let vocabulary = &clause.known.catalog.vocabulary;
    let disputes = &vocabulary.relation(vocabulary.find(DISPUTES)?).id;
    let reply = format!("{} and d -[{disputes}]-> c", made(clause, "d", clause.only(replies)?));
    Some(format!("find claim c where {objects}{made_by} and {not}exists claim d ({reply})"))
}

/// True of whoever is named before a verb of answering and after an auxiliary, or after one and `by`.
fn is_replier(clause: &Clause<'_>, named: &Named) -> bool {
    let (from, to) = (clause.mentions[named.first].words.start, clause.mentions[named.last].words.end);
    let answers = |token: &Token| {
        is_among(ANSWERING, &token.word) || is_among(MET, &token.word) || is_among(LEFT, &token.word)
    };
    let is = |at: Option<usize>, list: &str| at.is_some_and(|at| is_among(list, &clause.tokens[at].word));
    let active = is(from.checked_sub(1), BEFORE) && clause.tokens[to..].iter().any(answers);
    let passive = is(from.checked_sub(1), "by") && from > 1 && answers(&clause.tokens[from - 2]);
    clause.speaks(named) && !named.possessive && (active || passive)
}
