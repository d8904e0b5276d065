//! What the text index holds of a corpus.

use crate::catalog::entry::{Node, NodeId};
use crate::catalog::people::display;
use crate::catalog::stated::Stated;
use crate::index::Document;
use crate::query::answer::Answer;
use crate::query::snippet::{Snippets, snippets};
use crate::session::Session;

impl Session {
    /// What the text index holds of each node but the excerpts: how well others fit must not hang on these.
    pub(super) fn documents(&self) -> Vec<Document> {
        let is_excerpt = |id: NodeId| self.catalog.excerpt(id).is_some();
        self.catalog.nodes().filter(|(id, _)| !is_excerpt(*id)).map(|(id, _)| self.document(id)).collect()
    }

    /// What the text index of excerpts holds.
    pub(super) fn excerpt_documents(&self) -> Vec<Document> {
        self.catalog.excerpts().map(|(id, _)| self.document(id)).collect()
    }

    /// What the text index holds of a node.
    #[must_use]
    pub fn document(&self, id: NodeId) -> Document {
        let people =
            |list: &[NodeId]| list.iter().map(|who| self.catalog.label(*who)).collect::<Vec<_>>().join("\n");
        let own = Document { node: id.0, ..Document::default() };
        match self.catalog.node(id) {
            Node::Topic(topic) => Document {
                label: topic.label.clone(),
                names: topic.aka.join("\n"),
                text: self.catalog.texts(id).join("\n"),
                note: topic.note.clone(),
                ..own
            },
            Node::Claim(claim) => self.of_stated(&Stated::claim(id, claim), &people),
            Node::Argument(argument) => self.of_stated(&Stated::argument(id, argument), &people),
            Node::Work(work) => Document {
                label: work.title.clone(),
                note: work.note.clone(),
                people: people(&[work.authors.as_slice(), work.editors.as_slice()].concat()),
                ..own
            },
            Node::Scholar(scholar) => {
                Document { label: display(&scholar.name), names: scholar.aka.join("\n"), ..own }
            }
            Node::Excerpt(excerpt) => Document {
                names: excerpt.tags.join("\n"),
                quote: excerpt.quotes.join("\n"),
                note: excerpt.note.clone(),
                people: excerpt.marked.clone(),
                ..own
            },
            Node::Citation(at) => {
                let note = self.catalog.cites.get(*at).map(|cite| cite.note.clone()).unwrap_or_default();
                Document { note, ..own }
            }
        }
    }

    /// Where the rows of an answer have the words that its question looks for.
    #[must_use]
    pub fn found_in(&self, answer: &Answer) -> Snippets {
        // To understand a question again costs about as much as to answer it: not where it looks for no words.
        if !answer.asks.words {
            return Snippets::new();
        }
        let expr = self.understand(&answer.core);
        expr.map_or_else(|_| Snippets::new(), |expr| snippets(&expr, answer, &|node| self.document(node)))
    }

    fn of_stated(&self, stated: &Stated<'_>, people: &dyn Fn(&[NodeId]) -> String) -> Document {
        Document {
            node: stated.node.0,
            text: stated.text.to_owned(),
            quote: stated.quotes.join("\n"),
            note: stated.note.to_owned(),
            people: people(self.catalog.makers(stated.by, stated.work)),
            ..Document::default()
        }
    }
}
