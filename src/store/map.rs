//! Values by their keys, each read when it is first asked for.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, btree_map};
use std::fmt;
use std::io;
use std::ops::Bound;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::list::List;
use crate::store::pack::{Pack, Why};
use crate::store::{Keep, Packer};

/// Values by their keys, in the order of keys: here, or in a file.
#[derive(Clone)]
pub struct Map<K, V>(Form<K, V>);

#[derive(Clone)]
enum Form<K, V> {
    Here(BTreeMap<K, V>),
    /// As many keys as values, the keys in order.
    Kept(List<K>, List<V>),
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Form::Here(BTreeMap::new()))
    }
}

impl<K, V> From<BTreeMap<K, V>> for Map<K, V> {
    fn from(map: BTreeMap<K, V>) -> Self {
        Self(Form::Here(map))
    }
}

impl<K: DeserializeOwned + Ord + fmt::Debug, V: DeserializeOwned + fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: DeserializeOwned + Ord, V: DeserializeOwned> Map<K, V> {
    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Here(map) => map.len(),
            Form::Kept(keys, _) => keys.len(),
        }
    }

    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).map(|(_, value)| value)
    }

    /// A key as it is in the map, with its value.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        match &self.0 {
            Form::Here(map) => map.get_key_value(key),
            Form::Kept(keys, values) => {
                let at = place(keys, key).ok()?;
                keys.get(at).zip(values.get(at))
            }
        }
    }

    /// True if there is a value of the key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }

    /// The keys with their values, in the order of keys.
    pub fn iter(&self) -> Iter<'_, K, V> {
        match &self.0 {
            Form::Here(map) => Iter::Here(map.iter()),
            Form::Kept(keys, values) => Iter::Kept(keys.iter(), values.iter()),
        }
    }

    /// The keys from one on with their values, in order.
    pub fn from_key<Q: Ord + ?Sized>(&self, first: &Q) -> impl Iterator<Item = (&K, &V)> + use<'_, K, V, Q>
    where
        K: Borrow<Q>,
    {
        let (here, kept) = match &self.0 {
            Form::Here(map) => (Some(map.range((Bound::Included(first), Bound::Unbounded))), None),
            Form::Kept(keys, values) => {
                let start = place(keys, first).unwrap_or_else(|start| start);
                (None, Some((start..keys.len()).filter_map(|at| keys.get(at).zip(values.get(at)))))
            }
        };
        here.into_iter().flatten().chain(kept.into_iter().flatten())
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        let (here, kept) = match &self.0 {
            Form::Here(map) => (Some(map.keys()), None),
            Form::Kept(keys, _) => (None, Some(keys.iter())),
        };
        here.into_iter().flatten().chain(kept.into_iter().flatten())
    }
}

impl<K: DeserializeOwned + Ord + Clone, V: DeserializeOwned + Clone> Map<K, V> {
    /// The map, to be changed; what is in a file is read first.
    pub fn to_mut(&mut self) -> &mut BTreeMap<K, V> {
        if let Form::Kept(..) = self.0 {
            self.0 = Form::Here(self.iter().map(|(key, value)| (key.clone(), value.clone())).collect());
        }
        match &mut self.0 {
            Form::Here(map) => map,
            Form::Kept(..) => unreachable!("it has just been read"),
        }
    }
}

/// Where a key is among keys in order, or where it would be.
fn place<K: DeserializeOwned + Borrow<Q>, Q: Ord + ?Sized>(keys: &List<K>, key: &Q) -> Result<usize, usize> {
    let (mut low, mut high) = (0, keys.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match keys.get(middle).map(|found| found.borrow().cmp(key)) {
            Some(Ordering::Less) => low = middle + 1,
            Some(Ordering::Greater) | None => high = middle,
            Some(Ordering::Equal) => return Ok(middle),
        }
    }
    Err(low)
}

/// The keys of a map with their values, in order.
pub enum Iter<'a, K, V> {
    /// Of one that is here.
    Here(btree_map::Iter<'a, K, V>),
    /// Of one in a file.
    Kept(super::list::Iter<'a, K>, super::list::Iter<'a, V>),
}

impl<'a, K: DeserializeOwned, V: DeserializeOwned> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Here(map) => map.next(),
            Self::Kept(keys, values) => keys.next().zip(values.next()),
        }
    }
}

impl<K: DeserializeOwned, V: DeserializeOwned> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        match self {
            Self::Here(map) => map.next_back(),
            Self::Kept(keys, values) => keys.next_back().zip(values.next_back()),
        }
    }
}

impl<'a, K: DeserializeOwned + Ord, V: DeserializeOwned> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<K, V> Keep for Map<K, V>
where
    K: Serialize + DeserializeOwned + Ord,
    V: Serialize + DeserializeOwned,
{
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        let (keys, values): (Vec<&K>, Vec<&V>) = self.iter().unzip();
        super::list::keep(&keys, to, &format!("{name}/keys"))?;
        super::list::keep(&values, to, &format!("{name}/values"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        let keys = List::<K>::kept(from, &format!("{name}/keys"))?;
        let values = List::<V>::kept(from, &format!("{name}/values"))?;
        if keys.len() != values.len() {
            return Err(Why::Damaged(format!(
                "`{name}` has {} keys for {} values",
                keys.len(),
                values.len()
            )));
        }
        Ok(Self(Form::Kept(keys, values)))
    }
}
