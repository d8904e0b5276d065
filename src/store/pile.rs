//! Byte strings of any length, one after another.

use std::borrow::Cow;
use std::io;
use std::sync::Arc;

use crate::store::numbers::Numbers;
use crate::store::pack::{Pack, Section, Why};
use crate::store::{Keep, Packer};

/// Byte strings of any length in a file.
#[derive(Clone, Debug)]
pub(super) struct Pile {
    /// Where each begins; one more than there are.
    starts: Numbers,
    bytes: Section,
    length: usize,
}

impl Pile {
    pub(super) fn keep<B: AsRef<[u8]>>(to: &mut Packer<'_>, name: &str, items: &[B]) -> io::Result<()> {
        let mut starts = Vec::with_capacity(items.len() + 1);
        let mut end = 0_u32;
        starts.push(end);
        for item in items {
            let length = u32::try_from(item.as_ref().len()).ok();
            end = length.and_then(|length| end.checked_add(length)).ok_or_else(|| {
                io::Error::new(io::ErrorKind::FileTooLarge, format!("`{name}` is larger than 4 GiB"))
            })?;
            starts.push(end);
        }
        Numbers::from(starts).keep(to, &format!("{name}/starts"))?;
        to.section(name, items.iter().map(AsRef::as_ref))
    }

    pub(super) fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        let starts = Numbers::kept(from, &format!("{name}/starts"))?;
        let length = starts.len().checked_sub(1);
        let length = length.ok_or_else(|| Why::Damaged(format!("`{name}` has no beginning")))?;
        Ok(Self { starts, bytes: from.section(name)?, length })
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    pub(super) fn get(&self, at: usize) -> Option<Cow<'_, [u8]>> {
        let (start, end) = self.starts.bounds(at)?;
        Some(self.bytes.bytes(start as u64, end - start))
    }
}
