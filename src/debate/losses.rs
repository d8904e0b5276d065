//! What is lost where a debate goes from one format to another.

use std::collections::BTreeMap;

/// A sort of thing that is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// The words for several of it.
    pub what: &'static str,
    /// What stands in its place; none if nothing does.
    pub instead: Option<&'static str>,
}

/// All that is lost, by sort, with the names of what loses it or is lost, in the order in which they were met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<Loss, Vec<String>>);

impl Losses {
    /// Puts down something that is not there any more.
    pub fn omitted(&mut self, what: &'static str, name: impl Into<String>) {
        self.0.entry(Loss { what, instead: None }).or_default().push(name.into());
    }

    /// Puts down something for which another thing stands.
    pub fn changed(&mut self, what: &'static str, instead: &'static str, name: impl Into<String>) {
        self.0.entry(Loss { what, instead: Some(instead) }).or_default().push(name.into());
    }

    /// True if nothing is lost.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sorts with their names.
    pub fn iter(&self) -> impl Iterator<Item = (Loss, &[String])> {
        self.0.iter().map(|(loss, names)| (*loss, names.as_slice()))
    }
}
