//! `what if Webber is wrong`, `how much of the argument hinges on Thies`: what rests on a source.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::Claim;
use crate::query::expr::Relation;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::{Candidate, Used};

pub(super) fn rest(clause: &Clause<'_>) -> Vec<Candidate> {
    let named = clause.named();
    // `suppose Kydd is wrong: what goes with him`
    let [source, again @ ..] = named.as_slice() else { return Vec::new() };
    if again.iter().any(|again| again.things != source.things) {
        return Vec::new();
    }
    let is_source = matches!(clause.class(source), Some(Class::Work | Class::Scholar | Class::Claim));
    let rests = clause.cue(&["rest", "rest only"]).is_some_and(|at| at < source.first);
    // What would be left is not what would fall.
    if clause
        .tokens
        .iter()
        .any(|token| ["remains", "remain", "survives", "left"].contains(&token.word.as_str()))
    {
        return Vec::new();
    }
    let falls = clause.cue(&["wrong"]).is_some() && clause.cue(&["if"]).is_some();
    let without =
        clause.cue(&["lack"]).is_some_and(|at| at < source.first) && clause.cue(&["goes"]).is_some();
    if !is_source || !(rests || falls || without) {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    for named in &named {
        used.take_all(named.first, named.last);
    }
    used.take_joints(&["with"]);
    used.take_cues(&[
        "rest",
        "rest only",
        "wrong",
        "if",
        "what",
        "how much",
        "how many",
        "which",
        "else",
        "goes",
        "only",
        "lack",
    ]);
    for at in used.left() {
        // `the argument`, `claims`, `the definition`: what rests is claims.
        let is_claims = clause.mentions[at].kind().is_some_and(|(sort, _)| sort.word() == "claim")
            || clause.is_cue(at, &["define", "say", "view"]);
        if is_claims {
            used.take(at);
        }
    }
    if !used.all() {
        return Vec::new();
    }
    // `Kydd's definition`: what rests on that claim.
    let defines = clause.cue(&["define"]).filter(|at| *at == source.last + 1);
    if defines.is_some() {
        let definitions = definitions(clause, source);
        let candidate = |name: String| Candidate::new("rests", 60, format!("what rests on {name}"));
        return if definitions.is_empty() { Vec::new() } else { vec![candidate(definitions.join(", "))] };
    }
    let only = if clause.cue(&["only", "rest only"]).is_some() || without { "only " } else { "" };
    let names = clause.names(source, ", ");
    names.into_iter().map(|name| Candidate::new("rests", 60, format!("what rests {only}on {name}"))).collect()
}

/// The claims of a scholar that define something.
fn definitions(clause: &Clause<'_>, source: &Named) -> Vec<String> {
    let catalog = clause.known.catalog;
    let defining: Vec<Relation> =
        clause.known.relations_for("define").into_iter().map(|meant| meant.verb.relation).collect();
    let is_by =
        |claim: &Claim| source.things.iter().flatten().any(|who| catalog.speakers(claim).contains(who));
    let defines = |claim: &Claim| {
        let relations =
            claim.links.iter().map(|link| Relation::Declared { id: link.relation, literal: false });
        relations.into_iter().any(|relation| defining.contains(&relation))
    };
    let claims = catalog.claims().filter(|(_, claim)| is_by(claim) && defines(claim));
    claims.map(|(id, _)| clause.name(id)).collect()
}
