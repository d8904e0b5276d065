//! Things that a question names and the library at hand has not: an engine may have them, since the number of a thing in
//! tables comes from its id alone.

use std::collections::BTreeSet;

use crate::catalog::NodeClass;
use crate::catalog::entry::NodeId;
use crate::session::Session;

/// How works and scholars are named by their ids.
const PREFIXES: [(&str, NodeClass); 2] = [("work:", NodeClass::Work), ("scholar:", NodeClass::Scholar)];

/// A session in which a question can be read.
pub struct Named {
    /// The session, with what the library has not.
    pub session: Session,
    /// What that is.
    pub others: BTreeSet<NodeId>,
}

/// A session that knows the works and scholars which a question names by their ids, as in `work:10.1000/182`, and
/// which the library has not; none if it has them all.
#[must_use]
pub fn with_named(session: &Session, question: &str) -> Option<Named> {
    let (mut entries, mut records) = (String::new(), String::new());
    let mut ids = BTreeSet::new();
    for (class, written) in named(question) {
        let id = as_in_tables(class, written);
        let is_known = |id: &str| session.catalog.names().get(class, id).is_some();
        if is_known(written) || is_known(&id) || !ids.insert((class, id.clone())) {
            continue;
        }
        match class {
            NodeClass::Work => entries += &format!("@misc{{{id},\n  title = {{{id}}},\n}}\n"),
            _ => records += &format!("scholar {id}\n  name  {id}\n\n"),
        }
    }
    if ids.is_empty() {
        return None;
    }
    let session = session.with(vec![
        ("elsewhere.bib".to_owned(), entries.into_bytes()),
        ("elsewhere.catena".to_owned(), records.into_bytes()),
    ]);
    let others = ids.iter().filter_map(|(class, id)| session.catalog.names().get(*class, id)).collect();
    Some(Named { session, others })
}

/// The works and scholars that a question names by their ids.
fn named(question: &str) -> impl Iterator<Item = (NodeClass, &str)> {
    let is_of_id = |c: char| c.is_alphanumeric() || "_-:.+'’/".contains(c);
    let words = question.split(move |c: char| !is_of_id(c));
    words.filter_map(|word| {
        let (prefix, class) = PREFIXES.iter().find(|(prefix, _)| word.starts_with(prefix))?;
        let id = word[prefix.len()..].trim_end_matches(|c: char| !c.is_alphanumeric());
        (!id.is_empty()).then_some((*class, id))
    })
}

/// An id as tables have it: DOIs and scholars in small letters, works of OpenAlex with a capital.
fn as_in_tables(class: NodeClass, id: &str) -> String {
    let is_of_openalex =
        id.strip_prefix(['w', 'W']).is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    match class {
        NodeClass::Work if is_of_openalex => id.to_uppercase(),
        NodeClass::Work if !id.starts_with("10.") => id.to_owned(),
        _ => id.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Corpus;

    #[test]
    fn ids_in_questions_are_known() {
        let found: Vec<_> =
            named("who cites work:10.1000/182, or (work:W12)? works by scholar:a501; work: note").collect();
        let works = [(NodeClass::Work, "10.1000/182"), (NodeClass::Work, "W12")];
        assert_eq!(found, [works[0], works[1], (NodeClass::Scholar, "a501")]);
    }

    #[test]
    fn what_the_library_has_is_not_added() {
        let bib = b"@misc{W12, title = {Known}}\n".to_vec();
        let session = Session::of(Corpus::read(vec![("corpus/a.bib".to_owned(), bib)]));
        assert!(with_named(&session, "who cites work:W12").is_none());
        assert!(session.read("who cites work:W13").is_err());
        let named = with_named(&session, "works by scholar:a501 that cite work:W13 or work:W12");
        assert_eq!(named.as_ref().map(|named| named.others.len()), Some(2));
        assert!(named.is_some_and(|named| named.session.read("who cites work:w13").is_ok()));
    }
}
