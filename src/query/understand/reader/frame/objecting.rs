//! In the core, what objects to something, and who says so.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::{AFFIRMS, Literal, RelationId};
use crate::query::expr::{Relation, Term, print_term};
use crate::query::understand::reader::clause::Clause;
use crate::standing::DISPUTES;

/// That a variable is somebody's, or in a work.
pub(super) fn made(clause: &Clause<'_>, variable: &str, by: NodeId) -> String {
    let said = if clause.known.catalog.class(by) == Class::Work { "in" } else { "by" };
    format!("{variable} -[{said}]-> {}", print_term(&Term::Node(by), clause.known.catalog))
}

/// That a claim, by its variable, objects: to anything, to a thing, or to what somebody says.
pub(super) fn against(clause: &Clause<'_>, claim: &str, of: Option<NodeId>) -> Option<String> {
    let catalog = clause.known.catalog;
    let disputes = &catalog.vocabulary.relation(catalog.vocabulary.find(DISPUTES)?).id;
    let Some(of) = of else { return Some(format!("exists any o ({claim} -[{disputes}]-> o)")) };
    let name = print_term(&Term::Node(of), catalog);
    Some(match catalog.class(of) {
        Class::Scholar | Class::Work => {
            format!("exists any o ({claim} -[{disputes}]-> o and {})", made(clause, "o", of))
        }
        Class::Topic if catalog.is_affirmable(of) => {
            let rejects = rejecting(clause).map(|id| &catalog.vocabulary.relation(id).id);
            let rejects = rejects.map_or_else(String::new, |id| format!(" or {claim} -[{id}]-> {name}"));
            format!("({claim} -[{disputes}]-> {name}{rejects})")
        }
        _ => format!("{claim} -[{disputes}]-> {name}"),
    })
}

/// True if a library has a relation of its own, which is not one of disputing, for one of these verbs: that is meant.
pub(super) fn means_another<'w>(clause: &Clause<'_>, mut verbs: impl Iterator<Item = &'w str>) -> bool {
    let vocabulary = &clause.known.catalog.vocabulary;
    let disputes = vocabulary.find(DISPUTES);
    let is_other = |relation: &Relation| match relation {
        Relation::Declared { id, .. } => disputes.is_none_or(|disputes| !vocabulary.implies(*id, disputes)),
        _ => true,
    };
    verbs.any(|word| clause.known.lexicon.verb(word).is_some_and(|verb| is_other(&verb.relation)))
}

/// The relation by which claims say that something is not true, the contradictory of that by which they affirm it.
pub(super) fn rejecting(clause: &Clause<'_>) -> Option<RelationId> {
    let vocabulary = &clause.known.catalog.vocabulary;
    let affirms = vocabulary.find(AFFIRMS)?;
    let rejects = |id: &RelationId| vocabulary.follows(Literal::denied(affirms), Literal::said(*id));
    vocabulary.opposites(affirms).find(rejects)
}
