//! `which claims cite Kydd 2005`: the claims that citations serve.

use crate::query::expr::{Body, Printed};
use crate::query::understand::reader::Reader;
use crate::query::understand::reader::frame::Candidate;

impl Reader<'_> {
    /// A candidate, or the claims that the citations serve which it lists; none if it has no meaning.
    pub(super) fn served(&self, candidate: Candidate) -> Option<Candidate> {
        if !candidate.for_claims {
            return Some(candidate);
        }
        let expr = (self.means)(&candidate.question)?;
        let Body::Find(find) = &expr.body else { return None };
        let citation = &find.variables.first()?.name;
        let printed = Printed { expr: &expr, catalog: self.lexicon.catalog() }.to_string();
        let (_, condition) = printed.split_once(" where ")?;
        let question = format!(
            "find claim served where exists citation {citation} ({citation} -[for]-> served and {condition})"
        );
        Some(Candidate { question, for_claims: false, ..candidate })
    }
}
