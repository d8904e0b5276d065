//! `bipolarity versus institutions`, `how does Snyder differ from Kydd`, `what do Snyder and Hoffman have in
//! common`: two things set side by side.

use crate::catalog::NodeClass as Class;
use crate::query::expr::Relation;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::verb::said;
use crate::query::understand::reader::frame::{Candidate, Used};
use crate::query::understand::reader::relations::Meant;
use crate::query::understand::reader::thesaurus::arguing::AGREEING;
use crate::query::understand::reader::thesaurus::is_among;

pub(super) fn compare(clause: &Clause<'_>) -> Vec<Candidate> {
    let Some(cue) = clause.cue(&["compare", "common", "debate"]) else { return Vec::new() };
    // Where propositions are agreed on, that is told of these.
    let is_told = clause.known.catalog.vocabulary.kinds().any(|kind| kind.affirmable);
    if is_told && clause.tokens.iter().any(|token| is_among(AGREEING, &token.word)) {
        return Vec::new();
    }
    let named = clause.named();
    let common = clause.is_cue(cue, &["common"]);
    let debate = clause.is_cue(cue, &["debate"]);
    // What is compared stands first, or around the word; what it is compared on follows `on` or `about`.
    let is_on = |named: &&Named| {
        matches!(clause.joint_before(named.first), Some("on" | "over" | "about" | "regarding" | "concerning"))
    };
    // `Weston versus Pickett disorder`
    let speakers: usize =
        named.iter().filter(|named| clause.speaks(named)).map(|named| named.things.len()).sum();
    let is_on = |named: &&Named| is_on(named) || speakers == 2 && clause.class(named) == Some(Class::Topic);
    let on: Vec<&Named> = named.iter().filter(is_on).collect();
    let sides: Vec<&Named> = named.iter().filter(|named| !is_on(named)).collect();
    let things: Vec<_> = sides.iter().flat_map(|named| named.things.iter().cloned()).collect();
    let [first, second] = things.as_slice() else { return Vec::new() };
    // `who disagrees with A and B` is asked of others.
    let stands_before = sides.iter().all(|side| side.first < cue)
        || sides.iter().any(|side| clause.joint_before(side.first) == Some("between"));
    if clause.mentions[cue].relation().is_some() && (!stands_before || clause.cue(&["who"]).is_some()) {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    for named in &named {
        used.take_all(named.first, named.last);
    }
    used.take_joints(&["with", "against"]);
    used.take_cues(&[
        "compare",
        "common",
        "debate",
        "what",
        "how",
        "which",
        "exist",
        "both",
        "each other",
        "where",
        "say",
        "view",
    ]);
    for at in used.left() {
        // `the bipolarity and institutional explanations`
        if clause.mentions[at].kind().is_some() {
            used.take(at);
        }
    }
    if !used.all() || on.len() > 1 {
        return Vec::new();
    }
    let pairs = first.iter().flat_map(|first| second.iter().map(move |second| (*first, *second)));
    let on: Vec<Option<String>> = match on.as_slice() {
        [on] => clause.names(on, ", ").into_iter().map(Some).collect(),
        _ => vec![None],
    };
    let classes = [first, second].map(|things| things.first().map(|node| clause.known.catalog.class(*node)));
    let mut found = Vec::new();
    for (first, second) in pairs {
        let (a, b) = (clause.name(first), clause.name(second));
        for on in &on {
            let question = match classes {
                [Some(Class::Topic), Some(Class::Topic)] => {
                    let on = on.as_ref().map_or_else(String::new, |on| format!(" on {on}"));
                    format!("compare {a}, {b}{on}")
                }
                [Some(Class::Scholar | Class::Work), Some(Class::Scholar | Class::Work)] => {
                    let by = if classes[0] == Some(Class::Scholar) { "by" } else { "in" };
                    if let Some(on) = on.as_ref().filter(|_| debate) {
                        let disputes = disputing(clause).join(" or ");
                        let any = format!("any claim (by {a} or {b})");
                        let question = format!("claims {by} {a} or {b} about {on} that {disputes} {any}");
                        if !disputes.is_empty() {
                            found.push(Candidate::new("debate", 57, question).if_found());
                        }
                    }
                    match on {
                        Some(on) => format!("claims {by} {a} or {b} about {on}"),
                        None if debate => {
                            let disputes = disputing(clause).join(" or ");
                            let question =
                                format!("claims {by} {a} or {b} that {disputes} any claim ({by} {a} or {b})");
                            if !disputes.is_empty() {
                                found.push(Candidate::new("debate", 57, question).if_found());
                            }
                            format!("claims {by} {a} or {b}")
                        }
                        None if common => format!("topics that are discussed by {a} and discussed by {b}"),
                        None => format!(
                            "claims {by} {a} or {b} about any topic (discussed by {a} and discussed by {b})"
                        ),
                    }
                }
                _ => continue,
            };
            found.push(Candidate::new("compare", 55, question));
        }
    }
    found
}

/// The relations by which claims of this corpus speak against one another, in the plural.
pub(super) fn disputing(clause: &Clause<'_>) -> Vec<String> {
    let catalog = clause.known.catalog;
    let leads_to_claims = |meant: &Meant| match &meant.verb.relation {
        Relation::Declared { id, .. } => {
            catalog.vocabulary.relation(*id).to.iter().any(|kind| kind == "claim")
        }
        _ => false,
    };
    let meant = clause.known.relations_for("dispute");
    let between_claims = meant.into_iter().filter(leads_to_claims);
    between_claims.filter_map(|meant| said(catalog, &meant.verb, false)).collect()
}
