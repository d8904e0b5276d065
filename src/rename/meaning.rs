//! What a question means, whether it names things by the ids that they have or by those they had.

use crate::annotation::locator::unescaped;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::query;
use crate::query::attribute::Attribute;
use crate::query::expr::{Body, Condition, Expr, Of};
use crate::query::resolve::resolve;
use crate::rename::thing::Space;
use crate::source::Sources;

/// The meaning of a question that is written as in a record, with its quotation marks; none of one
/// that has none.
pub(super) fn meaning(catalog: &Catalog, written: &str) -> Option<Expr> {
    let question = unescaped(written.strip_prefix('"')?.strip_suffix('"')?);
    let file = Sources::new().add("", question.as_str());
    let mut expr = resolve(&query::parse(file, &question).ok()?, catalog).ok()?.expr;
    if let Body::Find(find) = &mut expr.body {
        by_present_ids(catalog, &mut find.condition);
    }
    Some(expr)
}

/// Values that attributes are compared with are words to the language. Those that are ids are taken as
/// the ids that the things have.
fn by_present_ids(catalog: &Catalog, condition: &mut Condition) {
    match condition {
        Condition::All(parts) | Condition::One(parts) => {
            parts.iter_mut().for_each(|part| by_present_ids(catalog, part));
        }
        Condition::Not(inner) | Condition::Exists(_, _, inner) => by_present_ids(catalog, inner),
        Condition::Compares(of, _, value) => {
            if let Some(now) = spaces(of).iter().find_map(|space| space.now(catalog, value)) {
                *value = now;
            }
        }
        Condition::Relates(..)
        | Condition::Matches(..)
        | Condition::Between(..)
        | Condition::Grounded(..) => {}
    }
}

/// What the values of an attribute are the ids of.
fn spaces(of: &Of) -> &'static [Space] {
    const ANY: [Space; 4] = [
        Space::Node(Class::Topic),
        Space::Node(Class::Claim),
        Space::Node(Class::Work),
        Space::Node(Class::Scholar),
    ];
    match of.attribute {
        Attribute::Id => &ANY,
        Attribute::Kind => &[Space::Kind],
        Attribute::About => &[Space::Node(Class::Topic)],
        Attribute::Work | Attribute::Via | Attribute::Cited => &[Space::Node(Class::Work)],
        Attribute::Scholar | Attribute::CitedScholar => &[Space::Node(Class::Scholar)],
        Attribute::Serves => &[Space::Node(Class::Claim)],
        Attribute::Intent => &[Space::Intent],
        _ => &[],
    }
}
