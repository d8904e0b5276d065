//! Numbers in groups.

use std::io;
use std::sync::Arc;

use crate::store::{Keep, Numbers, Pack, Packer, Why};

/// Numbers, those of one group together.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// Where each group begins; one more than there are groups.
    starts: Numbers,
    members: Numbers,
}

impl Groups {
    /// So many groups, of pairs of a group and a member, whose order is kept within each. A pair of a group that there
    /// is not is left out.
    #[must_use]
    pub fn of(groups: usize, pairs: impl Iterator<Item = (usize, u32)> + Clone) -> Self {
        let pairs = pairs.filter(|(group, _)| *group < groups);
        let mut starts = vec![0_u32; groups + 1];
        let mut number = 0;
        for (group, _) in pairs.clone() {
            starts[group + 1] += 1;
            number += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut members = vec![0_u32; number];
        for (group, member) in pairs {
            members[next[group] as usize] = member;
            next[group] += 1;
        }
        Self { starts: starts.into(), members: members.into() }
    }

    /// Where each group begins among all members; one more than there are groups.
    #[must_use]
    pub fn into_starts(self) -> Numbers {
        self.starts
    }

    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The members of a group.
    pub fn of_group(&self, group: usize) -> impl Iterator<Item = u32> {
        let (start, end) = self.starts.bounds(group).unwrap_or_default();
        (start..end).filter_map(|at| self.members.get(at))
    }

    /// All members, those of one group after those of another.
    pub fn members(&self) -> impl Iterator<Item = u32> {
        (0..self.members.len()).filter_map(|at| self.members.get(at))
    }
}

impl Keep for Groups {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.starts.keep(to, &format!("{name}/starts"))?;
        self.members.keep(to, &format!("{name}/members"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            starts: Keep::kept(from, &format!("{name}/starts"))?,
            members: Keep::kept(from, &format!("{name}/members"))?,
        })
    }
}
