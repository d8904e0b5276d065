//! The receipts of verified quotes, which know a quote by the ids of its claim and of the work it was
//! read in.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::stated::Stated;
use crate::rename::Ids;
use crate::rename::thing::Space;
use crate::verify::read_in;
use crate::verify::receipt::{Receipts, quote_hash};

/// The file of receipts, given as `text`, with the new ids; none if nothing changes in it.
pub(super) fn renamed(before: &Catalog, after: &Catalog, ids: &Ids, text: &str) -> Option<String> {
    let mut keys: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for stated in before.quoted() {
        let class = before.class(stated.node);
        let new = ids.get(&(Space::Node(class), stated.id.to_owned()));
        let id = new.map_or(stated.id, String::as_str);
        let found = after.names().get(class, id).and_then(|node| after.quoted_as(node));
        let Some(found) = found else { continue };
        for quote in stated.quotes {
            let (old, new) = (hash(before, &stated, quote), hash(after, &found, quote));
            if (stated.id, &old) != (id, &new) {
                keys.insert((stated.id.to_owned(), old), (id.to_owned(), new));
            }
        }
    }
    let line = |line: &str| -> String {
        let (content, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
        let mut fields: Vec<&str> = content.split('\t').collect();
        let new = match fields.as_slice() {
            [claim, quote, ..] => keys.get(&((*claim).to_owned(), (*quote).to_owned())),
            _ => None,
        };
        let Some((claim, quote)) = new else { return line.to_owned() };
        (fields[0], fields[1]) = (claim, quote);
        fields.join("\t") + end
    };
    let edited: String = text.split_inclusive('\n').map(line).collect();
    if edited == text {
        return None;
    }
    // Receipts are sorted by claim, unless there are lines among them that are none.
    let receipts = Receipts::parse(&edited);
    Some(if receipts.strange == 0 { receipts.to_string() } else { edited })
}

fn hash(catalog: &Catalog, stated: &Stated<'_>, quote: &str) -> String {
    let (work, place) = read_in(stated);
    quote_hash(catalog.id(work), &place.to_string(), quote)
}
