//! Ids that records had before: each leads to one thing, which is what it is kept for.

use std::collections::BTreeMap;

use crate::catalog::Builder;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::suggest::with_article;

impl Builder<'_> {
    /// Reports each `was` that names what is now another's id, or what another record was called too.
    pub(super) fn former_ids(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut now: BTreeMap<(&str, &str), (&str, Span)> = BTreeMap::new();
        for entry in &self.corpus.entries {
            now.entry(("work", &entry.key.value)).or_insert(("work", entry.key.span));
        }
        for (id, person) in &self.people.persons {
            now.entry(("scholar", id)).or_insert(("scholar", person.span));
        }
        for record in &self.records {
            if let (Some(space), Some(id)) = (record.head.space(), record.head.id()) {
                let word = record.head.word().unwrap_or(space);
                now.entry((space, &id.value)).or_insert((word, id.span));
            }
        }
        let mut before: BTreeMap<(&str, &str), (&str, Span)> = BTreeMap::new();
        for record in &self.records {
            let (Some(space), Some(id)) = (record.head.space(), record.head.id()) else { continue };
            let word = record.head.word().unwrap_or(space);
            let was = record.fields.iter().filter(|field| field.name.value == "was");
            for old in was.flat_map(|field| field.value.refs()) {
                let key = (space, old.value.as_str());
                if old.value == id.value {
                    let message = format!("`{}` is the current id of this record", old.value);
                    diagnostics.push(
                        Diagnostic::new(Code::FormerId, old.span, message)
                            .help("remove it from `was`, which lists earlier ids"),
                    );
                } else if let Some((other_word, other)) = now.get(&key) {
                    let another = if *other_word == word {
                        format!("another {word}")
                    } else {
                        with_article(other_word)
                    };
                    let message =
                        format!("`{}` is now the id of {another}, so it does not lead here", old.value);
                    diagnostics.push(
                        Diagnostic::new(Code::FormerId, old.span, message)
                            .with(*other, "what has the id now")
                            .help("remove it from `was`, or rename the other one"),
                    );
                } else if let Some((_, first)) = before.get(&key).filter(|(of, _)| *of != id.value) {
                    let message =
                        format!("two records for {} had the id `{}` before", with_article(word), old.value);
                    diagnostics.push(
                        Diagnostic::new(Code::FormerId, old.span, message)
                            .with(*first, "the other")
                            .help("keep it only in the `was` of the one that the old id should lead to"),
                    );
                } else {
                    before.insert(key, (&id.value, old.span));
                }
            }
        }
    }
}
