//! Words of the library at hand for the examples in messages, so that a message never speaks of another library.
//!
//! A help text has slots (`claims by {scholar} about {topic}`); where the library has nothing for one, a plain word
//! in capitals tells what belongs there.

use std::borrow::Cow;

use crate::catalog::Catalog;
use crate::catalog::entry::{Claim, Statement};
use crate::catalog::people::display;
use crate::diagnostic::Diagnostic;

/// The slots, with what stands in each where the library has nothing for it.
const SLOTS: [(&str, &str); 19] = [
    ("kind", "KIND"),
    ("kinds", "KINDS"),
    ("topic", "TOPIC"),
    ("label", "A label"),
    ("subject", "TOPIC"),
    ("object", "OTHER-TOPIC"),
    ("target", "KIND"),
    ("relates", "RELATION"),
    ("relate", "RELATION"),
    ("inverse", "RELATION by"),
    ("scholar", "SCHOLAR"),
    ("name", "Given Family"),
    ("work", "WORK"),
    ("other-work", "OTHER-WORK"),
    ("claim", "WORK/slug"),
    ("other-claim", "WORK/other"),
    ("intent", "INTENT"),
    ("word", "word"),
    ("saved", "NAME"),
];

/// The words for the slots of one library.
#[derive(Clone, Debug, Default)]
pub struct Stock {
    words: Vec<(&'static str, String)>,
}

impl Stock {
    /// The words of a catalog: what its first statement speaks of, or else what it declares first.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let mut stock = Self::default();
        let said: Option<(&Claim, &Statement)> =
            catalog.claims().find_map(|(_, claim)| Some((claim, claim.says.first()?)));
        let first = said.map(|(claim, _)| claim).or_else(|| catalog.claims().map(|(_, claim)| claim).next());
        let mut topics = catalog.topics();
        let (subject, object) = match said {
            Some((_, said)) => (Some(said.subject), Some(said.object)),
            None => (topics.next().map(|(id, _)| id), topics.next().map(|(id, _)| id)),
        };
        let vocabulary = &catalog.vocabulary;
        let relation = said.map(|(_, said)| vocabulary.relation(said.relation));
        let relation = relation.or_else(|| vocabulary.relations().map(|(_, relation)| relation).next());
        if let Some(relation) = relation {
            stock.put("relates", &relation.id);
            stock.put("relate", &relation.plural);
            let inverse = if relation.inverse.is_empty() { &relation.id } else { &relation.inverse };
            stock.put("inverse", inverse);
        }
        let kind = subject.map(|topic| catalog.kind(topic).to_owned());
        let kind = kind.or_else(|| vocabulary.kinds().next().map(|kind| kind.id.clone()));
        if let Some(kind) = kind.and_then(|kind| vocabulary.kind(&kind)) {
            stock.put("kind", &kind.id);
            stock.put("kinds", &kind.plural);
        }
        if let Some(subject) = subject {
            stock.put("topic", catalog.id(object.unwrap_or(subject)));
            stock.put("label", &catalog.label(object.unwrap_or(subject)));
            stock.put("subject", catalog.id(subject));
            stock.put("target", catalog.kind(object.unwrap_or(subject)));
        }
        if let Some(object) = object {
            stock.put("object", catalog.id(object));
        }
        let speaker = first.and_then(|claim| catalog.speakers(claim).first().copied());
        let speaker = speaker.or_else(|| catalog.scholars().next().map(|(id, _)| id));
        if let Some(scholar) = speaker.and_then(|id| catalog.scholar(id)) {
            stock.put("scholar", &scholar.id);
            let name = &scholar.name;
            let whole = display(name);
            stock.put("name", &whole);
        }
        let work = first.map(|claim| claim.work).or_else(|| catalog.works().next().map(|(id, _)| id));
        if let Some(work) = work {
            stock.put("work", catalog.id(work));
            let other = catalog.works().map(|(id, _)| id).find(|id| *id != work);
            stock.put("other-work", catalog.id(other.unwrap_or(work)));
        }
        if let Some(claim) = first {
            stock.put("claim", &claim.id);
            let other = catalog.claims().map(|(_, other)| other).find(|other| other.id != claim.id);
            stock.put("other-claim", other.map_or(&claim.id, |other| &other.id));
        } else if let Some(work) = work {
            stock.put("claim", &format!("{}/slug", catalog.id(work)));
            stock.put("other-claim", &format!("{}/other", catalog.id(work)));
        }
        if let Some(intent) = vocabulary.intents().next() {
            stock.put("intent", &intent.id);
        }
        let label = subject.or(object).map(|topic| catalog.label(object.unwrap_or(topic)).to_lowercase());
        let word = label.as_deref().and_then(|label| {
            label.split(|c: char| !c.is_alphanumeric()).rfind(|word| word.len() > 3).map(str::to_owned)
        });
        if let Some(word) = word {
            stock.put("word", &word);
        }
        if let Some(saved) = catalog.saved.first() {
            stock.put("saved", &saved.id);
        }
        stock
    }

    fn put(&mut self, slot: &'static str, word: &str) {
        if !word.is_empty() {
            self.words.push((slot, word.to_owned()));
        }
    }

    fn word(&self, slot: &str) -> Option<&str> {
        let own = self.words.iter().find(|(own, _)| *own == slot).map(|(_, word)| word.as_str());
        own.or_else(|| SLOTS.iter().find(|(own, _)| *own == slot).map(|(_, plain)| *plain))
    }

    /// A text with its slots filled; what is no slot stays.
    #[must_use]
    pub fn fill<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('{') {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('{') {
            out += &rest[..at];
            let inside = &rest[at + 1..];
            let word = inside.find('}').and_then(|end| Some((end, self.word(&inside[..end])?)));
            match word {
                Some((end, word)) => {
                    out += word;
                    rest = &inside[end + 1..];
                }
                None => {
                    out.push('{');
                    rest = inside;
                }
            }
        }
        Cow::Owned(out + rest)
    }

    /// Fills the slots in what a diagnostic says to do.
    pub fn fill_in(&self, diagnostic: &mut Diagnostic) {
        for help in &mut diagnostic.help {
            if let Cow::Owned(filled) = self.fill(help) {
                *help = filled;
            }
        }
    }
}
