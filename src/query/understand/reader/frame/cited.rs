//! `what is Kydd 2005 cited for`, `what does Keating cite Kydd for`: the citations, each with what it is for.

use crate::query::expr::Relation;
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::{Candidate, Used};
use crate::query::understand::reader::token::Token;

/// The citations of one thing, or of one by another.
pub(super) fn cited(clause: &Clause<'_>) -> Vec<Candidate> {
    let is_cites = |at: &usize| {
        let meant = clause.mentions[*at].relation().unwrap_or_default();
        meant.iter().any(|meant| meant.verb.relation == Relation::Cites)
    };
    let Some(cites) = (0..clause.mentions.len()).find(is_cites) else { return Vec::new() };
    let is_for = |token: &Token| ["for", "as"].contains(&token.word.as_str());
    // `what is it cited for by Keating`
    let after = clause.mentions[cites].words.end;
    let ends_for = clause.tokens.last().is_some_and(is_for) || clause.tokens.get(after).is_some_and(is_for);
    let asks_why = clause.is_cue(0, &["why", "how"]) || clause.is_cue(0, &["what"]) && ends_for;
    let named = clause.named();
    if !asks_why || clause.denies() || !named.iter().all(|named| clause.speaks(named)) {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    used.take(cites);
    used.take_cues(&["what", "why", "how", "for", "been"]);
    used.take_joints(&["as"]);
    for named in &named {
        used.take_all(named.first, named.last);
    }
    if !used.all() {
        return Vec::new();
    }
    let (of, by) = match named.as_slice() {
        [of] => (of, String::new()),
        // `why is Kydd cited by Keating`
        [of, by] if by.first > cites && of.first < cites => match clause.spoken(by) {
            Some(spoken)
                if clause.words(cites).ends_with(" by") || clause.joint_before(by.first) == Some("by") =>
            {
                (of, format!(" {spoken}"))
            }
            _ => match clause.spoken(of) {
                Some(spoken) => (by, format!(" {spoken}")),
                None => return Vec::new(),
            },
        },
        _ => return Vec::new(),
    };
    let names = clause.names(of, " or ");
    names.into_iter().map(|name| Candidate::new("cited", 60, format!("citations of {name}{by}"))).collect()
}
