//! A value that is read as a whole, when it is first asked for.

use std::fmt;
use std::io;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::damage::Damaged;
use crate::store::pack::{Pack, Section, Why};
use crate::store::{Keep, Packer};

/// A value: here, or in a file.
pub struct Deferred<T> {
    value: OnceLock<T>,
    section: Option<Section>,
}

impl<T: Default> Default for Deferred<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl<T> From<T> for Deferred<T> {
    fn from(value: T) -> Self {
        Self { value: OnceLock::from(value), section: None }
    }
}

impl<T: Clone> Clone for Deferred<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), section: self.section.clone() }
    }
}

impl<T: DeserializeOwned + fmt::Debug> fmt::Debug for Deferred<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: DeserializeOwned> Deref for Deferred<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            let bytes = self.section.as_ref().map(Section::whole).unwrap_or_default();
            match postcard::from_bytes(&bytes) {
                Ok(value) => value,
                Err(error) => Damaged::unwind(error.to_string()),
            }
        })
    }
}

impl<T: DeserializeOwned> DerefMut for Deferred<T> {
    fn deref_mut(&mut self) -> &mut T {
        let _: &T = self;
        match self.value.get_mut() {
            Some(value) => value,
            None => unreachable!("it has just been read"),
        }
    }
}

impl<T: Serialize + DeserializeOwned> Keep for Deferred<T> {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        let bytes = postcard::to_allocvec(&**self).map_err(io::Error::other)?;
        to.section(name, [bytes.as_slice()])
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self { value: OnceLock::new(), section: Some(from.section(name)?) })
    }
}
