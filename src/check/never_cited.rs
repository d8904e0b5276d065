//! Works that ought to be cited and are not.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Read};
use crate::catalog::notes::Notes;
use crate::check::host::host;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;

/// The works that another lists in its bibliography and does not cite, and those that are known through
/// others only, while nothing leads to them. An entry that nobody has begun to work with is neither.
pub(super) fn check(session: &Session, records: &Records<'_>) -> Vec<Diagnostic> {
    let catalog = &session.catalog;
    let mut found = listed(catalog);
    let reached = reached(catalog);
    for (id, work) in catalog.works() {
        if work.read == Some(Read::SecondHand) && !reached.contains(&id) {
            let message = format!(
                "`{}` is marked `second-hand`, but no other work cites it or reports its claims",
                work.key
            );
            let place = records.work(&work.key).unwrap_or(work.span);
            found.push(
                Diagnostic::new(Code::NeverCited, place, message)
                    .help("add the citation or the claim through which you know it, or remove the record"),
            );
        }
    }
    found
}

fn listed(catalog: &Catalog) -> Vec<Diagnostic> {
    let citing = Citing::of(catalog);
    let notes = catalog.notes();
    let mut found = Vec::new();
    for (id, work) in catalog.works() {
        if !citing.is_complete(id, &notes) {
            continue;
        }
        for listed in work.lists.iter().filter(|listed| listed.value != id && !citing.cites(id, listed.value))
        {
            let Some(other) = catalog.work(listed.value) else { continue };
            let message =
                format!("`{}` is in the bibliography of `{}` but not cited there", other.key, work.key);
            found.push(
                Diagnostic::new(Code::NeverCited, other.span, message)
                    .with(listed.span, "listed here")
                    .help("add the missing citation, or correct `lists`")
                    .help(format!(
                        "if no note cites it, add to the record `work {}`: `allow never-cited \"…\"`",
                        other.key
                    )),
            );
        }
    }
    found
}

/// The works that works cite.
struct Citing {
    cited: BTreeMap<NodeId, BTreeSet<NodeId>>,
}

impl Citing {
    /// As the `cite` records say.
    fn of(catalog: &Catalog) -> Self {
        let mut cited: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
        for cite in &catalog.cites {
            let works = cited.entry(cite.from.work).or_default();
            works.insert(cite.to.work);
            works.extend(host(catalog, cite.to.work));
        }
        Self { cited }
    }

    /// True if `work` cites `other`, or something that `other` contains.
    fn cites(&self, work: NodeId, other: NodeId) -> bool {
        self.cited.get(&work).is_some_and(|works| works.contains(&other))
    }

    /// True if it is recorded what all of the work cites: each of its notes or, where it does not say
    /// what notes it has, anything at all.
    fn is_complete(&self, work: NodeId, notes: &BTreeMap<NodeId, Notes>) -> bool {
        match notes.get(&work) {
            Some(notes) => notes.missing.is_empty(),
            None => self.cited.contains_key(&work),
        }
    }
}

/// The works to which something else leads: a citation or a list of another work, a claim of theirs that was
/// read in another work or that a claim of another work bears on, a claim of another work that was read in
/// them, a topic, a part that they contain.
fn reached(catalog: &Catalog) -> BTreeSet<NodeId> {
    let mut reached = BTreeSet::new();
    let mut lead = |from: NodeId, to: NodeId| {
        if from != to {
            reached.insert(to);
        }
    };
    for cite in &catalog.cites {
        lead(cite.from.work, cite.to.work);
    }
    for (_, claim) in catalog.claims() {
        if let Some(via) = &claim.via {
            lead(via.work, claim.work);
            lead(claim.work, via.work);
        }
        for link in &claim.links {
            lead(claim.work, catalog.stated_as(link.target).map_or(link.target, |target| target.work));
        }
    }
    for (_, argument) in catalog.arguments() {
        if let Some(via) = &argument.via {
            lead(via.work, argument.work);
            lead(argument.work, via.work);
        }
        for end in argument.premises.iter().chain([&argument.concludes]) {
            lead(argument.work, catalog.claim(*end).map_or(*end, |claim| claim.work));
        }
    }
    for (id, work) in catalog.works() {
        for listed in &work.lists {
            lead(id, listed.value);
        }
        if let Some(host) = host(catalog, id) {
            lead(id, host);
        }
    }
    for (id, topic) in catalog.topics() {
        let stated = topic.stated.iter().map(|place| place.work);
        for work in stated.chain(topic.links.iter().map(|link| link.target)) {
            lead(id, work);
        }
    }
    reached
}
