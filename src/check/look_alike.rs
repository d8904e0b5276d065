//! Ids that read like others: letters of another script that look the same, and letters that are composed
//! otherwise than is usual.

use std::collections::BTreeMap;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_security::{MixedScript, skeleton};

use crate::annotation::Head;
use crate::catalog::NodeClass;
use crate::check::records::Records;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;
use crate::source::Span;

/// An id and where it is declared.
type Declared = (String, Span);

/// Ids that are not in the usual form of Unicode, that mix scripts, or that cannot be told from others by eye.
/// Ids in plain letters are compared with the others, and not with each other: `modern` is not `modem`.
pub(super) fn check(session: &Session, _: &Records<'_>) -> Vec<Diagnostic> {
    let mut ids = declared(session);
    // Plain ones first: of two that are alike, the other is told of.
    ids.sort_by(|a, b| (!a.0.is_ascii(), &a.0, a.1).cmp(&(!b.0.is_ascii(), &b.0, b.1)));
    ids.dedup_by(|a, b| a.0 == b.0);
    if ids.last().is_none_or(|(id, _)| id.is_ascii()) {
        return Vec::new();
    }
    let mut known: BTreeMap<String, &Declared> = BTreeMap::new();
    let mut found = Vec::new();
    for declared @ (id, span) in &ids {
        let alike = *known.entry(skeleton(id).collect()).or_insert(declared);
        if id.is_ascii() {
            continue;
        }
        let topic = |id: &str| session.catalog.names().get(NodeClass::Topic, id);
        let is_same = topic(id).is_some() && topic(id) == topic(&alike.0);
        let is_alike = alike.0 != *id && !is_same;
        if is_alike {
            found.push(looks_like(id, *span, alike));
        } else if !is_nfc(id) {
            found.push(not_composed(id, *span));
        } else if !id.is_single_script() {
            let message = format!("`{id}` mixes letters of several scripts");
            found.push(
                Diagnostic::new(Code::LookAlike, *span, message)
                    .help(format!("{}; write it in one script", foreign(id))),
            );
        }
    }
    found
}

fn looks_like(id: &str, span: Span, (other, there): &Declared) -> Diagnostic {
    let message = format!("`{id}` looks the same as `{other}`");
    Diagnostic::new(Code::LookAlike, span, message)
        .with(*there, "the other")
        .help(format!("{}; if they are the same thing, use one spelling", foreign(id)))
}

fn not_composed(id: &str, span: Span) -> Diagnostic {
    let usual: String = id.nfc().collect();
    let message = format!("`{id}` is not in Unicode normal form (NFC)");
    Diagnostic::new(Code::LookAlike, span, message)
        .help(format!("`catena rename {id} {usual}` changes it everywhere to the usual form"))
}

/// Names the characters of an id that are not plain.
fn foreign(id: &str) -> String {
    let mut named: Vec<String> =
        id.chars().filter(|c| !c.is_ascii()).map(|c| format!("`{c}` is U+{:04X}", c as u32)).collect();
    named.dedup();
    named.truncate(3);
    named.join(", ")
}

/// The ids of topics, vocabulary, claims and scholars, and the keys of works.
fn declared(session: &Session) -> Vec<Declared> {
    let documents = session.corpus().documents.iter();
    let records = documents.flat_map(|(_, document)| document.records());
    let heads = records.filter_map(|record| match &record.head {
        Head::Cite { .. } | Head::Expect(_) | Head::Work(_) => None,
        _ => Some((record.head.id()?.value.clone(), record.head.span())),
    });
    let works = session.corpus().entries.iter().map(|entry| (entry.key.value.clone(), entry.key.span));
    heads.chain(works).collect()
}
