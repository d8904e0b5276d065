//! Opposite relations, and how relations spread in the hierarchy of topics.
//!
//! Of two contradictories one is true, so that they spread opposite ways: where some lasting trust
//! is admitted, some trust is; where all trust is excluded, so is all lasting trust. Of two contraries both may
//! be false, and they spread alike: where some lasting trust is hindered, some trust is.

use super::{Relation, RelationId, Spread, Vocabulary};
use crate::code::Code;
use crate::diagnostic::Diagnostic;

/// The contradictories that records name, each from the record that names it.
pub(super) type Named = Vec<(RelationId, RelationId)>;

impl Vocabulary {
    /// The relation that a reader would call the opposite: its contradictory, else its contrary, of several the
    /// first.
    #[must_use]
    pub fn opposite(&self, id: RelationId) -> Option<RelationId> {
        self.opposites(id).next()
    }

    /// The contradictories and then the contraries of a relation, each in the order of ids.
    pub fn opposites(&self, id: RelationId) -> impl Iterator<Item = RelationId> {
        let relation = self.relation(id);
        relation.contradicts.iter().chain(&relation.against).copied()
    }

    /// Makes opposition mutual. Returns the contradictories as the records name them.
    pub(super) fn pair_opposites(&mut self) -> Named {
        let named: Named = self.pairs(|relation| &relation.contradicts);
        let contraries = self.pairs(|relation| &relation.against);
        for (id, other) in contraries.iter().flat_map(|&(id, other)| [(id, other), (other, id)]) {
            self.relations[id.0 as usize].against.push(other);
        }
        for (id, other) in named.iter().flat_map(|&(id, other)| [(id, other), (other, id)]) {
            self.relations[id.0 as usize].contradicts.push(other);
        }
        for (at, relation) in (0..).map(RelationId).zip(&mut self.relations) {
            let Relation { against, contradicts, .. } = relation;
            contradicts.sort();
            contradicts.dedup();
            contradicts.retain(|other| *other != at);
            against.sort();
            against.dedup();
            // What contradicts is more than a contrary.
            against.retain(|other| *other != at && !contradicts.contains(other));
        }
        named
    }

    fn pairs(&self, of: impl Fn(&Relation) -> &Vec<RelationId>) -> Named {
        let named = self.relations().flat_map(|(id, relation)| of(relation).iter().map(move |to| (id, *to)));
        named.filter(|(id, other)| id != other).collect()
    }

    /// Gives each relation that declares no spread its own: reversed from its contradictory, where it names
    /// one itself upwards; else that of what it implies, and none where these differ; else that of its
    /// contrary; else upwards. To forbid lasting trust is to exclude it, which is not to exclude trust, whatever
    /// a contrary of forbidding does.
    pub(super) fn settle_spreads(
        &mut self,
        named: &Named,
        declares: &[bool],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut settled = declares.to_vec();
        while self.reverse_contradictories(named, &mut settled) {}
        for &(id, other) in named {
            if settled[id.0 as usize] || settled[other.0 as usize] {
                continue;
            }
            if named.contains(&(other, id)) {
                diagnostics.push(self.ambiguous_spread(id, other));
            }
            self.settle(id, Spread::Up, &mut settled);
            while self.reverse_contradictories(named, &mut settled) {}
        }
        while let Some((id, spread)) = self.next_settled(&settled) {
            self.settle(id, spread, &mut settled);
        }
    }

    fn settle(&mut self, id: RelationId, spread: Spread, settled: &mut [bool]) {
        self.relations[id.0 as usize].spread = spread;
        settled[id.0 as usize] = true;
    }

    /// True if a contradictory of a relation that is settled was settled.
    fn reverse_contradictories(&mut self, named: &Named, settled: &mut [bool]) -> bool {
        let both = named.iter().flat_map(|&(id, other)| [(id, other), (other, id)]);
        let open = both.into_iter().find(|(id, other)| settled[id.0 as usize] && !settled[other.0 as usize]);
        let Some((id, other)) = open else { return false };
        self.settle(other, self.relation(id).spread.reversed(), settled);
        true
    }

    /// A relation that is not settled yet, and how it spreads.
    fn next_settled(&self, settled: &[bool]) -> Option<(RelationId, Spread)> {
        let is_settled = |id: &RelationId| settled[id.0 as usize];
        let open = || self.relations().filter(|(id, _)| !is_settled(id));
        let weaker = |id: RelationId| self.implied(id).iter().filter(move |weaker| **weaker != id);
        // What implies something spreads as that does, so it waits until that is settled.
        let contrary = || {
            open().filter(|(id, _)| weaker(*id).next().is_none()).find_map(|(id, relation)| {
                let of = relation.against.iter().find(|other| is_settled(other))?;
                Some((id, self.relation(*of).spread))
            })
        };
        let implying = || {
            open().find_map(|(id, _)| {
                let spreads: Vec<Spread> = weaker(id)
                    .map(|weaker| is_settled(weaker).then(|| self.relation(*weaker).spread))
                    .collect::<Option<_>>()?;
                let first = *spreads.first()?;
                let agree = spreads.iter().all(|spread| *spread == first);
                Some((id, if agree { first } else { Spread::Stays }))
            })
        };
        // Nothing leads to what is left but relations that are open themselves: the first that implies nothing
        // open, of these one without contraries, which may yet take theirs from what they imply.
        let by_default = || {
            let first = open().min_by_key(|(id, relation)| {
                (weaker(*id).any(|weaker| !is_settled(weaker)), !relation.against.is_empty(), *id)
            });
            first.map(|(id, _)| (id, Spread::Up))
        };
        implying().or_else(contrary).or_else(by_default)
    }

    fn ambiguous_spread(&self, id: RelationId, other: RelationId) -> Diagnostic {
        let (first, second) = (self.relation(id), self.relation(other));
        let message =
            format!("`{}` and `{}` both have `contradicts`: which of them spreads up?", first.id, second.id);
        Diagnostic::new(Code::AmbiguousSpread, first.span, message)
            .with(second.span, "its contradictory")
            .help("keep `contradicts` in the one that spreads up, or give one of them `spreads`")
    }
}
