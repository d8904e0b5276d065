//! The `broader` hierarchy: which topics lie under which.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::store::{Keep, Map, Pack, Packer, Why};

/// Which topics are narrower than which, over any number of steps. The catalog has no cycles.
///
/// Nothing is stored but the steps themselves and, of each topic, its place in the tree that the first step of
/// each makes: memory is in proportion to what is written, however long the chains. Between topics above which
/// none has several broader ones, the tree alone answers; elsewhere the steps are followed.
#[derive(Clone, Debug, Default)]
pub struct Hierarchy {
    topics: Map<NodeId, Topic>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Topic {
    broader: Vec<NodeId>,
    narrower: Vec<NodeId>,
    /// The numbers of the topics under it in the tree, its own first: from, and up to.
    within: (usize, usize),
    /// The topic itself or the nearest above it, in the tree, that has several broader ones.
    fork: Option<NodeId>,
}

impl Hierarchy {
    /// The hierarchy of a catalog's topics.
    #[must_use]
    pub fn build(catalog: &Catalog) -> Self {
        let mut topics: BTreeMap<NodeId, Topic> = BTreeMap::new();
        for (id, topic) in catalog.topics() {
            for broad in topic.broader.iter().filter(|broad| catalog.topic(**broad).is_some()) {
                topics.entry(id).or_default().broader.push(*broad);
                topics.entry(*broad).or_default().narrower.push(id);
            }
        }
        number(&mut topics);
        Self { topics: topics.into() }
    }

    /// True if `narrow` lies under `broad`, over one step or more.
    #[must_use]
    pub fn is_narrower(&self, narrow: NodeId, broad: NodeId) -> bool {
        if narrow == broad {
            return false;
        }
        let Some(above) = self.topics.get(&broad) else { return false };
        let mut open = vec![narrow];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            let Some(topic) = self.topics.get(&id) else { continue };
            if (above.within.0..above.within.1).contains(&topic.within.0) {
                return true;
            }
            // Up to the next fork the tree has said all there is.
            let fork = topic.fork.filter(|fork| seen.insert(*fork)).and_then(|fork| self.topics.get(&fork));
            open.extend(fork.into_iter().flat_map(|fork| &fork.broader));
        }
        false
    }

    /// The topics that a topic lies under.
    pub fn above(&self, narrow: NodeId) -> impl Iterator<Item = NodeId> {
        self.reached(narrow, |topic| &topic.broader)
    }

    /// The topics that lie under a topic.
    pub fn below(&self, broad: NodeId) -> impl Iterator<Item = NodeId> {
        self.reached(broad, |topic| &topic.narrower)
    }

    /// A topic, those that it lies under and those that lie under it; none if these are more than so many.
    #[must_use]
    pub fn near(&self, topic: NodeId, most: usize) -> Option<BTreeSet<NodeId>> {
        let mut near = BTreeSet::from([topic]);
        let ways: [fn(&Topic) -> &Vec<NodeId>; 2] = [|topic| &topic.broader, |topic| &topic.narrower];
        for next in ways {
            let mut open = vec![topic];
            while let Some(id) = open.pop() {
                for id in self.topics.get(&id).into_iter().flat_map(next) {
                    if near.insert(*id) {
                        open.push(*id);
                    }
                }
                if near.len() > most {
                    return None;
                }
            }
        }
        Some(near)
    }

    fn reached(&self, from: NodeId, next: fn(&Topic) -> &Vec<NodeId>) -> impl Iterator<Item = NodeId> {
        let steps = |id: NodeId| self.topics.get(&id).into_iter().flat_map(next).copied();
        let mut reached = BTreeSet::new();
        let mut open: Vec<NodeId> = steps(from).collect();
        while let Some(id) = open.pop() {
            if reached.insert(id) {
                open.extend(steps(id));
            }
        }
        reached.into_iter()
    }

    /// True if the two are the same, or the first lies under the second.
    #[must_use]
    pub fn is_within(&self, narrow: NodeId, broad: NodeId) -> bool {
        narrow == broad || self.is_narrower(narrow, broad)
    }
}

impl Keep for Hierarchy {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.topics.keep(to, name)
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self { topics: Keep::kept(from, name)? })
    }
}

/// Numbers the topics of each tree, those under a topic right after it.
fn number(topics: &mut BTreeMap<NodeId, Topic>) {
    let roots = topics.iter().filter(|(_, topic)| topic.broader.is_empty()).map(|(id, _)| *id);
    let mut open: Vec<(NodeId, bool)> = roots.map(|id| (id, false)).collect();
    let mut next = 0;
    while let Some((id, is_done)) = open.pop() {
        if is_done {
            topics.entry(id).or_default().within.1 = next;
            continue;
        }
        let above = topics.get(&id).and_then(|topic| topic.broader.first());
        let fork_above = above.and_then(|above| topics.get(above)?.fork);
        let topic = topics.entry(id).or_default();
        topic.within.0 = next;
        topic.fork = if topic.broader.len() > 1 { Some(id) } else { fork_above };
        next += 1;
        open.push((id, true));
        let narrower = topic.narrower.clone();
        let is_under =
            |narrow: &NodeId| topics.get(narrow).and_then(|topic| topic.broader.first()) == Some(&id);
        open.extend(narrower.into_iter().filter(is_under).map(|narrow| (narrow, false)));
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::any;
    use proptest::sample::Index;
    use proptest::{prop_assert_eq, proptest};

    use super::Hierarchy;
    use crate::corpus::Corpus;
    use crate::session::Session;

    fn session(text: &str) -> Session {
        Session::of(Corpus::read(vec![("corpus/a.catena".to_owned(), text.as_bytes().to_vec())]))
    }

    proptest! {
        #[test]
        fn steps_followed_one_by_one_say_the_same(above in vec(vec(any::<Index>(), 0..3), 1..14)) {
            let mut text = "kind concept\n".to_owned();
            for (at, above) in above.iter().enumerate() {
                text += &format!("concept t{at:02}\n");
                if at > 0 && !above.is_empty() {
                    let mut names: Vec<String> = above.iter().map(|of| format!("t{:02}", of.index(at))).collect();
                    names.sort();
                    names.dedup();
                    text += &format!("  broader  {}\n", names.join(", "));
                }
            }
            let session = session(&text);
            let catalog = &session.catalog;
            let hierarchy = Hierarchy::build(catalog);
            let ids: Vec<_> = catalog.topics().map(|(id, _)| id).collect();
            for one in &ids {
                let above: Vec<_> = hierarchy.above(*one).collect();
                for other in &ids {
                    prop_assert_eq!(hierarchy.is_narrower(*one, *other), above.contains(other), "{}", text);
                    let is_below = hierarchy.below(*other).any(|id| id == *one);
                    prop_assert_eq!(is_below, above.contains(other), "{}", text);
                }
            }
        }
    }
}
