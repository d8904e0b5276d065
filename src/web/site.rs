//! The explorer as files: for any server of files, in any folder of it, and from a disk.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::error::Error;
use crate::files::tree::{Tree, Written};
use crate::parallel::each;
use crate::web::address::{Address, Listed};
use crate::web::explorer::Explorer;
use crate::web::page::map::Chosen;
use crate::web::taken::{Due, further};
use crate::web::{asset, find};

/// The names that search as one types looks through, as a script: a page from a disk may load no data.
const NAMES: &str = "find.js";
/// Maps of more things than boxes, as scripts: of the topics, and of the whole library.
pub(super) const MAP: &str = "map.js";
pub(super) const WHOLE: &str = "whole.js";

/// Writes all pages of a library to a folder, which is new or was written so before. `tell` is told how many of how many
/// files are done.
///
/// # Errors
/// As [`Tree::begin`], and if a file cannot be made or written.
pub fn write(
    explorer: &Explorer<'_>,
    folder: &Path,
    tell: &(dyn Fn(usize, usize) + Sync),
) -> Result<Written, Error> {
    let pages = pages(explorer);
    let names = names(explorer.catalog());
    let revision = explorer.session.revision();
    let addresses: Vec<Address> = pages.iter().map(|(_, address)| address.clone()).collect();
    let taken = Due::beside(explorer, &addresses, revision.as_ref())?;
    let maps = [(MAP, Chosen::default()), (WHOLE, Chosen::whole())]
        .map(|(name, chosen)| Some((name, explorer.places(&chosen)?)));
    let made = [(NAMES, names.as_bytes())].into_iter();
    let made = made.chain(maps.iter().flatten().map(|(name, map)| (*name, map.as_bytes())));
    let beside: Vec<(&str, &[u8])> =
        asset::ALL.iter().map(|asset| (asset.name, asset.bytes)).chain(made).collect();
    let all = pages.iter().map(|(path, _)| path.clone());
    let all = all.chain(beside.iter().map(|(name, _)| (*name).to_owned()));
    let all = all.chain(taken.iter().map(|taken| taken.path.clone()));
    let tree = Tree::begin(folder, all)?;
    let mut changed = 0;
    for (name, bytes) in &beside {
        changed += usize::from(tree.write(name, bytes)?);
    }
    changed += write_pages(explorer, &tree, &pages, tell)?;
    changed += each(&taken, &|taken| {
        let bytes = taken.bytes(explorer, revision.as_ref())?;
        Ok(usize::from(tree.write(&taken.path, &bytes)?))
    })
    .into_iter()
    .sum::<Result<usize, Error>>()?;
    let removed = tree.finish()?;
    Ok(Written { files: pages.len() + beside.len() + taken.len(), changed, removed })
}

/// Makes and writes pages on all processors; gives how many are other than before.
fn write_pages(
    explorer: &Explorer<'_>,
    tree: &Tree,
    pages: &[(String, Address)],
    tell: &(dyn Fn(usize, usize) + Sync),
) -> Result<usize, Error> {
    let done = AtomicUsize::new(0);
    let written = each(pages, &|(path, address)| {
        let text = explorer.page(address);
        let text = text.ok_or_else(|| Error::Other(format!("the page `{path}` could not be made")))?;
        let is_changed = tree.write(path, text.as_bytes())?;
        tell(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
        Ok(usize::from(is_changed))
    });
    written.into_iter().sum()
}

/// The pages that a library has, by their paths, in the order of addresses.
fn pages(explorer: &Explorer<'_>) -> Vec<(String, Address)> {
    let catalog = explorer.catalog();
    let compare = (!explorer.index().usual().is_empty()).then_some(Address::Compare);
    let vocabulary = &catalog.vocabulary;
    let has_page = |node: &Node| !matches!(node, Node::Citation(_));
    let topics: Vec<NodeId> = catalog.topics().map(|(id, _)| id).collect();
    let around = each(&topics, &|id| further(explorer, *id));
    let all = [Address::Home, Address::Map, Address::Whole, Address::Time, Address::Problems]
        .into_iter()
        .chain(compare)
        .chain(Listed::ALL.map(Address::List))
        .chain(vocabulary.kinds().map(|kind| Address::Kind(kind.id.clone())))
        .chain(vocabulary.relations().map(|(id, _)| Address::Relation(id)))
        .chain(catalog.saved.iter().map(|saved| Address::Saved(saved.id.clone())))
        .chain(catalog.nodes().filter(|(_, node)| has_page(node)).map(|(id, _)| Address::Thing(id)))
        .chain(
            topics
                .into_iter()
                .zip(around)
                .flat_map(|(id, around)| around.into_iter().map(move |steps| Address::Around(id, steps))),
        );
    all.map(|address| (address.path(catalog), address)).collect()
}

/// The script with the names of everything.
fn names(catalog: &Catalog) -> String {
    let entries = serde_json::to_string(&find::entries(catalog)).unwrap_or_default();
    format!("catenaNames({entries});\n")
}
