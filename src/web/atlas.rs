//! Maps of more things than boxes: where their points lie, worked out once for the same things and links, and what the script of a
//! page draws of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::catalog::entry::Force;
use crate::render::forces::place;
use crate::render::layout::Point;
use crate::render::picture::field::Field;
use crate::render::picture::style::Shape;
use crate::web::find;
use crate::web::sheet::Sheet;

/// Maps that are kept; of more, all are forgotten.
const KEPT: usize = 16;
/// Characters of a name.
const NAME: usize = 90;

/// Where the points of maps lie, by what is in them.
#[derive(Debug, Default)]
pub(super) struct Atlas {
    placed: Mutex<BTreeMap<[u8; 32], Arc<Vec<Point>>>>,
}

impl Atlas {
    /// Where the things of a map lie; none if nobody waits for it any more.
    pub(super) fn place(&self, field: &Field, is_over: &dyn Fn() -> bool) -> Option<Arc<Vec<Point>>> {
        let links: Vec<(usize, usize)> = field.links.iter().map(|link| (link.from, link.to)).collect();
        let key = key(field.things.len(), &links);
        let placed = || self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = placed().get(&key) {
            return Some(Arc::clone(known));
        }
        // Nobody waits for the lock while it is worked out.
        let points = Arc::new(place(field.things.len(), &links, is_over)?);
        let mut placed = placed();
        if placed.len() >= KEPT {
            placed.clear();
        }
        placed.insert(key, Arc::clone(&points));
        Some(points)
    }
}

/// What the places depend on, in short.
fn key(count: usize, links: &[(usize, usize)]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update((count as u64).to_le_bytes());
    for (from, to) in links {
        hash.update((*from as u64).to_le_bytes());
        hash.update((*to as u64).to_le_bytes());
    }
    hash.finalize().into()
}

/// A map as a script: a page from a disk may load no data.
///
/// `things` are lists of kind, x, y, links, name and path, the most linked first; `links` four numbers each: from, to, relation, and
/// force, as `forces` has them.
pub(super) fn script(sheet: &Sheet<'_>, field: &Field, points: &[Point]) -> String {
    let kinds = field.kinds.iter().map(|(id, look, count)| {
        json!({ "id": id, "count": count, "fill": look.fill, "border": look.border, "corners": corners(look.shape) })
    });
    let relations = field.relations.iter().map(|(words, arrow, count)| {
        json!({ "id": words.replace(' ', "-"), "words": words, "count": count, "color": arrow.color })
    });
    let things = field.things.iter().zip(points).map(|(thing, point)| {
        let entry = find::entry_of(sheet.catalog(), thing.node);
        let name = shortened(&entry.name);
        json!([thing.kind, point.x.round() as i64, point.y.round() as i64, thing.links, name, entry.path])
    });
    let forces = FORCES.map(Force::word);
    let force = |force| FORCES.iter().position(|own| *own == force).unwrap_or_default();
    let links = field.links.iter().flat_map(|link| [link.from, link.to, link.relation, force(link.force)]);
    let map = json!({
        "kinds": kinds.collect::<Vec<Value>>(),
        "relations": relations.collect::<Vec<Value>>(),
        "forces": forces,
        "things": things.collect::<Vec<Value>>(),
        "links": links.collect::<Vec<usize>>(),
    });
    format!("catenaField({map});\n")
}

/// The beginning of a name.
pub(super) fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(NAME - 1).collect();
    format!("{}…", cut.trim_end())
}

/// The corners of a kind's point, so that no colour stands alone; none of a round one. Those that are negative begin at the side rather
/// than above.
pub(super) fn corners(shape: Shape) -> i32 {
    match shape {
        Shape::Note | Shape::Plain | Shape::Bold => -4,
        Shape::Diagonals => 4,
        Shape::Pointer => 3,
        Shape::Tab => 5,
        Shape::Component => 6,
        Shape::Octagon => 8,
        Shape::Rounded | Shape::Ellipse | Shape::Folder | Shape::Underline | Shape::Table => 0,
    }
}

const FORCES: [Force; 4] = [Force::Asserts, Force::Suggests, Force::Asks, Force::Denies];
