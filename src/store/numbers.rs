//! Numbers, one after another.

use std::fmt;
use std::io;
use std::sync::Arc;

use crate::store::damage::Damaged;
use crate::store::pack::{Pack, Section, Why};
use crate::store::{Keep, Packer};

/// How many bytes a number takes.
const NUMBER: usize = 4;

/// A list of numbers of 32 bits.
#[derive(Clone)]
pub struct Numbers(Form);

#[derive(Clone)]
enum Form {
    Here(Vec<u32>),
    Kept(Section, usize),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl From<Vec<u32>> for Numbers {
    fn from(numbers: Vec<u32>) -> Self {
        Self(Form::Here(numbers))
    }
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries((0..self.len()).filter_map(|at| self.get(at))).finish()
    }
}

impl Numbers {
    /// How many numbers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Here(numbers) => numbers.len(),
            Form::Kept(_, length) => *length,
        }
    }

    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at a place; none beyond the end.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<u32> {
        match &self.0 {
            Form::Here(numbers) => numbers.get(at).copied(),
            Form::Kept(section, length) => (at < *length).then(|| {
                let bytes = section.bytes((at * NUMBER) as u64, NUMBER);
                bytes.as_ref().try_into().map_or(0, u32::from_le_bytes)
            }),
        }
    }

    /// `N` numbers from a place on; none if they are not all there.
    #[must_use]
    pub fn row<const N: usize>(&self, at: usize) -> Option<[u32; N]> {
        match &self.0 {
            Form::Here(numbers) => numbers.get(at..at + N)?.try_into().ok(),
            Form::Kept(section, length) => (at + N <= *length).then(|| {
                let bytes = section.bytes((at * NUMBER) as u64, N * NUMBER);
                let mut row = [0; N];
                for (number, bytes) in row.iter_mut().zip(bytes.chunks_exact(NUMBER)) {
                    *number = bytes.try_into().map_or(0, u32::from_le_bytes);
                }
                row
            }),
        }
    }

    /// The numbers at two places that follow one another: where a part begins and where it ends.
    #[must_use]
    pub fn bounds(&self, at: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.get(at)? as usize, self.get(at + 1)? as usize);
        if start > end {
            Damaged::unwind("a part ends before it begins");
        }
        Some((start, end))
    }
}

impl Keep for Numbers {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        match &self.0 {
            Form::Here(numbers) => {
                let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
                to.section(name, [bytes.as_slice()])
            }
            Form::Kept(section, _) => to.section(name, [section.whole().as_slice()]),
        }
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        let section = from.section(name)?;
        let length = usize::try_from(section.len()).ok().filter(|length| length.is_multiple_of(NUMBER));
        let length = length.ok_or_else(|| Why::Damaged(format!("`{name}` is cut off")))?;
        Ok(Self(Form::Kept(section, length / NUMBER)))
    }
}
