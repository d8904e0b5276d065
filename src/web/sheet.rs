//! What pieces and pages are made with: the explorer, and the page that is being made, from which links lead.

use std::cell::Cell;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::render::show::World;
use crate::web::address::Address;
use crate::web::explorer::Explorer;
use crate::web::page::map::Chosen;
use crate::web::piece::next::encoded;

/// A page being made.
pub(super) struct Sheet<'e> {
    pub(super) explorer: &'e Explorer<'e>,
    pub(super) at: Address,
    /// How many folders it is below the root.
    depth: usize,
    /// How many tables it has whose parts are linked to.
    tables: Cell<usize>,
}

impl<'e> Sheet<'e> {
    pub(super) fn new(explorer: &'e Explorer<'e>, at: Address) -> Self {
        let depth = at.path(explorer.catalog()).matches('/').count();
        Self { explorer, at, depth, tables: Cell::new(0) }
    }

    /// For a path from the root at which there is no page.
    pub(super) fn nowhere(explorer: &'e Explorer<'e>, path: &str) -> Self {
        Self { explorer, at: Address::Home, depth: path.matches('/').count(), tables: Cell::new(0) }
    }

    pub(super) fn catalog(&self) -> &'e Catalog {
        &self.explorer.session.catalog
    }

    pub(super) fn world(&self) -> World<'e> {
        self.explorer.world()
    }

    /// The number of the next table whose parts are linked to, from 1.
    pub(super) fn next_table(&self) -> usize {
        self.tables.set(self.tables.get() + 1);
        self.tables.get()
    }

    /// The link to another page.
    pub(super) fn to(&self, address: &Address) -> String {
        self.to_file(&address.path(self.catalog()))
    }

    /// The link to the map of what was chosen.
    pub(super) fn to_map(&self, chosen: &Chosen) -> String {
        self.to(&Address::Map) + &self.asked_of(chosen)
    }

    /// What stands behind the path of a map, so that what was chosen is in its address.
    pub(super) fn asked_of(&self, chosen: &Chosen) -> String {
        let catalog = self.catalog();
        let of = chosen.of.map(|node| ("of", format!("{}:{}", catalog.kind(node), catalog.id(node))));
        let steps = chosen.of.map(|_| ("steps", chosen.steps.to_string()));
        let kinds = chosen.kinds.iter().map(|kind| ("kind", kind.clone()));
        let claims = chosen.claims.then(|| ("claims", "yes".to_owned()));
        let pairs = of.into_iter().chain(steps).chain(claims).chain(kinds);
        let asked: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encoded(&value))).collect();
        if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) }
    }

    /// The link to the page of a thing.
    pub(super) fn to_thing(&self, node: NodeId) -> String {
        self.to(&Address::Thing(node))
    }

    /// The link to a file from the root.
    pub(super) fn to_file(&self, path: &str) -> String {
        "../".repeat(self.depth) + path
    }
}
