//! Which topics take part in what is claimed.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;

impl Catalog {
    /// The topics that a claim is about or says something of, those under whose condition it does, those at either end
    /// of a link, and those that an argument uses or concludes.
    #[must_use]
    pub fn used_topics(&self) -> BTreeSet<NodeId> {
        let mut used = BTreeSet::new();
        for (_, claim) in self.claims() {
            used.extend(claim.about.iter().copied());
            used.extend(claim.says.iter().flat_map(|said| [said.subject, said.object]));
            used.extend(claim.says.iter().flat_map(|said| &said.when).chain(&claim.when));
            used.extend(claim.links.iter().map(|link| link.target));
        }
        for (_, argument) in self.arguments() {
            used.extend(argument.premises.iter().chain([&argument.concludes]));
        }
        for (id, topic) in self.topics().filter(|(_, topic)| !topic.links.is_empty()) {
            used.insert(id);
            used.extend(topic.links.iter().map(|link| link.target));
        }
        used.retain(|id| self.topic(*id).is_some());
        used
    }

    /// The topics that are not used and have no narrower ones, in the order of ids.
    #[must_use]
    pub fn orphan_topics(&self) -> Vec<NodeId> {
        let mut taken = self.used_topics();
        taken.extend(self.topics().flat_map(|(_, topic)| topic.broader.iter().copied()));
        self.topics().map(|(id, _)| id).filter(|id| !taken.contains(id)).collect()
    }
}
