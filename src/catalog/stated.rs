//! What works state, be it a claim or an argument: who says it, where, in which words.

use crate::annotation::Locator;
use crate::catalog::Catalog;
use crate::catalog::entry::{Argument, Claim, Excerpt, Node, NodeId, Place, Work};
use crate::source::Span;

/// A claim or an argument, with what both have.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'c> {
    /// Which.
    pub node: NodeId,
    /// `KEY/slug`.
    pub id: &'c str,
    /// The work that makes it.
    pub work: NodeId,
    /// What it says, in the annotator's words.
    pub text: &'c str,
    /// Where in the work.
    pub at: &'c Locator,
    /// Who makes it, where that is not the work's authors.
    pub by: &'c [NodeId],
    /// Where it was read, if not in the work itself.
    pub via: Option<&'c Place>,
    /// The few words that fix the place.
    pub quotes: &'c [String],
    /// The annotator's note; may be empty.
    pub note: &'c str,
    /// Its id in the record.
    pub span: Span,
}

impl<'c> Stated<'c> {
    /// A claim.
    #[must_use]
    pub fn claim(node: NodeId, claim: &'c Claim) -> Self {
        Self {
            node,
            id: &claim.id,
            work: claim.work,
            text: &claim.text,
            at: &claim.at,
            by: &claim.by,
            via: claim.via.as_ref(),
            quotes: &claim.quotes,
            note: &claim.note,
            span: claim.span,
        }
    }

    /// An argument.
    #[must_use]
    pub fn argument(node: NodeId, argument: &'c Argument) -> Self {
        Self {
            node,
            id: &argument.id,
            work: argument.work,
            text: &argument.text,
            at: &argument.at,
            by: &argument.by,
            via: argument.via.as_ref(),
            quotes: &argument.quotes,
            note: &argument.note,
            span: argument.span,
        }
    }
}

impl<'c> Stated<'c> {
    /// An excerpt, of which a text is looked for as that of a claim is.
    #[must_use]
    pub fn excerpt(node: NodeId, excerpt: &'c Excerpt) -> Self {
        Self {
            node,
            id: &excerpt.id,
            work: excerpt.work,
            text: "",
            at: &excerpt.at,
            by: &[],
            via: None,
            quotes: &excerpt.quotes,
            note: &excerpt.note,
            span: excerpt.span,
        }
    }
}

impl Catalog {
    /// What has quotes of a work: the claims, the arguments and the excerpts, in the order of their numbers.
    pub fn quoted(&self) -> impl Iterator<Item = Stated<'_>> {
        self.stated().chain(self.excerpts().map(|(id, excerpt)| Stated::excerpt(id, excerpt)))
    }

    /// The claims and the arguments, in the order of their numbers.
    pub fn stated(&self) -> impl Iterator<Item = Stated<'_>> {
        let claims = self.claims().map(|(id, claim)| Stated::claim(id, claim));
        claims.chain(self.arguments().map(|(id, argument)| Stated::argument(id, argument)))
    }

    /// The claim or argument of a number; none if it is of another class.
    #[must_use]
    pub fn stated_as(&self, id: NodeId) -> Option<Stated<'_>> {
        match self.node(id) {
            Node::Claim(claim) => Some(Stated::claim(id, claim)),
            Node::Argument(argument) => Some(Stated::argument(id, argument)),
            _ => None,
        }
    }

    /// What has quotes, of a number; none if it is of another class.
    #[must_use]
    pub fn quoted_as(&self, id: NodeId) -> Option<Stated<'_>> {
        match self.node(id) {
            Node::Excerpt(excerpt) => Some(Stated::excerpt(id, excerpt)),
            _ => self.stated_as(id),
        }
    }

    /// Where a claim, an argument, an excerpt or a citation stands in its work; none for other things.
    #[must_use]
    pub fn place_of(&self, id: NodeId) -> Option<&Locator> {
        match self.node(id) {
            Node::Claim(claim) => Some(&claim.at),
            Node::Argument(argument) => Some(&argument.at),
            Node::Excerpt(excerpt) => Some(&excerpt.at),
            Node::Citation(_) => self.citation(id).map(|cite| &cite.from.locator),
            Node::Topic(_) | Node::Work(_) | Node::Scholar(_) => None,
        }
    }

    /// True of a claim that was not read where it is made: it was read in another work, or another's work puts it down to
    /// somebody.
    #[must_use]
    pub fn is_reported(&self, claim: &Claim) -> bool {
        let makers = self.makers(&[], claim.work);
        claim.via.is_some() || (!claim.by.is_empty() && claim.by.iter().all(|who| !makers.contains(who)))
    }

    /// Who makes it: its speakers, or the authors of its work, or, of a work without authors, its editors.
    #[must_use]
    pub fn makers<'a>(&'a self, by: &'a [NodeId], work: NodeId) -> &'a [NodeId] {
        if by.is_empty() { self.work(work).map_or(&[], Work::makers) } else { by }
    }
}
