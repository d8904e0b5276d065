//! A list of values, each read when it is first asked for.

use std::fmt;
use std::io;
use std::ops::Index;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::damage::Damaged;
use crate::store::pack::{Pack, Why};
use crate::store::pile::Pile;
use crate::store::{Keep, Packer};

/// So many cells are made at a time: a long list of which little is read takes little room.
const CHUNK: usize = 64;

/// Values of which each is read once.
type Chunk<T> = Box<[OnceLock<Box<T>>]>;
type Cells<T> = Box<[OnceLock<Chunk<T>>]>;

/// A list of values: here, or in a file.
pub struct List<T>(Form<T>);

enum Form<T> {
    Here(Vec<T>),
    Kept(Pile, Cells<T>),
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Form::Here(Vec::new()))
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(values: Vec<T>) -> Self {
        Self(Form::Here(values))
    }
}

impl<T: Clone> Clone for List<T> {
    fn clone(&self) -> Self {
        match &self.0 {
            Form::Here(values) => Self::from(values.clone()),
            Form::Kept(pile, _) => Self::over(pile.clone()),
        }
    }
}

impl<T: DeserializeOwned + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T> List<T> {
    fn over(pile: Pile) -> Self {
        let chunks = pile.len().div_ceil(CHUNK);
        Self(Form::Kept(pile, (0..chunks).map(|_| OnceLock::new()).collect()))
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Here(values) => values.len(),
            Form::Kept(pile, _) => pile.len(),
        }
    }

    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T: DeserializeOwned> List<T> {
    /// The value at a place; none beyond the end.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&T> {
        let (pile, cells) = match &self.0 {
            Form::Here(values) => return values.get(at),
            Form::Kept(pile, cells) => (pile, cells),
        };
        let chunk = cells.get(at / CHUNK)?.get_or_init(|| (0..CHUNK).map(|_| OnceLock::new()).collect());
        let cell = chunk.get(at % CHUNK)?;
        if let Some(value) = cell.get() {
            return Some(value);
        }
        let bytes = pile.get(at)?;
        Some(cell.get_or_init(|| match postcard::from_bytes(&bytes) {
            Ok(value) => Box::new(value),
            Err(error) => Damaged::unwind(error.to_string()),
        }))
    }

    /// The first value.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }

    /// The values, in order.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { list: self, at: 0, end: self.len() }
    }
}

impl<T: DeserializeOwned + Clone> List<T> {
    /// The list, to be changed; what is in a file is read first.
    pub fn to_mut(&mut self) -> &mut Vec<T> {
        if let Form::Kept(..) = self.0 {
            self.0 = Form::Here(self.iter().cloned().collect());
        }
        match &mut self.0 {
            Form::Here(values) => values,
            Form::Kept(..) => unreachable!("it has just been read"),
        }
    }
}

impl<T: DeserializeOwned> Index<usize> for List<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        match &self.0 {
            Form::Here(values) => &values[at],
            Form::Kept(..) => match self.get(at) {
                Some(value) => value,
                None => Damaged::unwind(format!("it has no entry {at}")),
            },
        }
    }
}

/// The values of a list, in order.
pub struct Iter<'a, T> {
    list: &'a List<T>,
    at: usize,
    end: usize,
}

impl<'a, T: DeserializeOwned> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        self.list.get(self.at - 1)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.at, Some(self.end - self.at))
    }
}

impl<T: DeserializeOwned> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.at == self.end {
            return None;
        }
        self.end -= 1;
        self.list.get(self.end)
    }
}

impl<T: DeserializeOwned> ExactSizeIterator for Iter<'_, T> {}

impl<'a, T: DeserializeOwned> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T: Serialize + DeserializeOwned> Keep for List<T> {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        keep(&self.iter().collect::<Vec<_>>(), to, name)
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Pile::kept(from, name).map(Self::over)
    }
}

/// Adds values to a file, as a list reads them.
pub(super) fn keep<T: Serialize>(values: &[&T], to: &mut Packer<'_>, name: &str) -> io::Result<()> {
    let items: Result<Vec<Vec<u8>>, _> = values.iter().map(postcard::to_allocvec).collect();
    Pile::keep(to, name, &items.map_err(io::Error::other)?)
}
