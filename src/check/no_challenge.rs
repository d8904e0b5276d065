//! Relations that speak of disputing and challenge nothing.

use crate::catalog::vocabulary::{AFFIRMS, Literal, Relation, RelationId, Vocabulary};
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;
use crate::standing::DISPUTES;

/// How the ids of relations begin that speak of disputing.
const DISPUTING: [&str; 18] = [
    "attack",
    "challeng",
    "contest",
    "contradict",
    "counter",
    "critic",
    "deni",
    "deny",
    "disagree",
    "disput",
    "object",
    "oppos",
    "rebut",
    "refut",
    "reject",
    "repudiat",
    "undercut",
    "undermin",
];

/// The relations of claims that are called as if they disputed something, and neither imply `disputes` nor speak against
/// the truth of a topic.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let vocabulary = &session.catalog.vocabulary;
    let speaks = |relation: &Relation| DISPUTING.iter().any(|word| relation.id.starts_with(word));
    let of_claims = |relation: &Relation| relation.from.iter().any(|kind| kind == "claim");
    let relations = vocabulary.relations().filter(|(_, relation)| speaks(relation) && of_claims(relation));
    let idle = relations.filter(|(id, _)| !challenges(vocabulary, *id));
    idle.map(|(_, relation)| {
        let message =
            format!("`{}` is named as if it disputed something, but challenges nothing", relation.id);
        let diagnostic = Diagnostic::new(Code::NoChallenge, relation.span, message);
        match vocabulary.find(DISPUTES) {
            Some(_) => diagnostic.help(format!("if it disputes what it leads to, add `implies  {DISPUTES}`")),
            None => {
                diagnostic.help(format!("declare `relation {DISPUTES}`, and add `implies  {DISPUTES}` here"))
            }
        }
        .help(format!("if it says that a statement is false, add `contradicts  {AFFIRMS}`"))
    })
    .collect()
}

fn challenges(vocabulary: &Vocabulary, id: RelationId) -> bool {
    let disputes = vocabulary.find(DISPUTES).is_some_and(|disputes| vocabulary.implies(id, disputes));
    let rejects = |affirms| vocabulary.follows(Literal::said(id), Literal::denied(affirms));
    disputes || vocabulary.find(AFFIRMS).is_some_and(rejects)
}
