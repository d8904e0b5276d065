//! Words in texts. The words of these tests have one inflection that matters: `signals` and `signalling` are
//! one word.

use catena::catalog::Catalog;
use catena::catalog::entry::{Node, NodeId};
use catena::query::attribute::Attribute;

use super::part::{Part, arguers, speakers};

/// The texts of a thing, each with the attribute under which it is looked for.
fn texts(catalog: &Catalog, id: NodeId) -> Vec<(Attribute, String)> {
    let names = |list: &[NodeId]| -> String {
        list.iter().map(|who| catalog.label(*who)).collect::<Vec<_>>().join("\n")
    };
    match catalog.node(id) {
        Node::Topic(topic) => vec![
            (Attribute::Label, topic.label.clone()),
            (Attribute::Names, topic.aka.join("\n")),
            (Attribute::Text, topic.text.clone()),
            (Attribute::Note, topic.note.clone()),
        ],
        Node::Claim(claim) => vec![
            (Attribute::Text, claim.text.clone()),
            (Attribute::Quote, claim.quotes.join("\n")),
            (Attribute::Note, claim.note.clone()),
            (Attribute::Scholar, names(&speakers(catalog, claim))),
        ],
        Node::Argument(argument) => vec![
            (Attribute::Text, argument.text.clone()),
            (Attribute::Quote, argument.quotes.join("\n")),
            (Attribute::Note, argument.note.clone()),
            (Attribute::Scholar, names(&arguers(catalog, argument))),
        ],
        Node::Work(work) => vec![
            (Attribute::Label, work.title.clone()),
            (Attribute::Note, work.note.clone()),
            (Attribute::Scholar, names(&[work.authors.clone(), work.editors.clone()].concat())),
        ],
        Node::Scholar(scholar) => {
            vec![(Attribute::Label, catalog.label(id)), (Attribute::Names, scholar.aka.join("\n"))]
        }
        Node::Excerpt(excerpt) => vec![
            (Attribute::Quote, excerpt.quotes.join("\n")),
            (Attribute::Note, excerpt.note.clone()),
            (Attribute::Tags, excerpt.tags.join("\n")),
            (Attribute::Marked, excerpt.marked.clone()),
        ],
        Node::Citation(at) => vec![(Attribute::Note, catalog.cites[*at].note.clone())],
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn same(word: &str, other: &str) -> bool {
    let stem = |word: &str| if word == "signalling" { "signals".to_owned() } else { word.to_owned() };
    stem(word) == stem(other)
}

impl Part<'_> {
    /// True if a thing has the words: `a b` both, `a OR b` one, `'a b'` in a row, `a*` a word that begins so.
    pub(super) fn has_words(&self, id: NodeId, attribute: Option<Attribute>, wanted: &str) -> bool {
        let title = |one| if one == Attribute::Title { Attribute::Label } else { one };
        let texts = texts(self.catalog, id).into_iter();
        let texts = texts.filter(|(of, _)| attribute.is_none_or(|wanted| *of == title(wanted)));
        let texts: Vec<Vec<String>> = texts.map(|(_, text)| words(&text)).collect();
        let any = |fits: &dyn Fn(&[String]) -> bool| texts.iter().any(|text| fits(text));
        if let Some(phrase) = wanted.strip_prefix('\'') {
            let phrase = words(phrase);
            let alike = |run: &[String]| run.iter().zip(&phrase).all(|(word, other)| same(word, other));
            return any(&|text| text.windows(phrase.len()).any(alike));
        }
        let has = |wanted: &str| match wanted.strip_suffix('*') {
            Some(start) => any(&|text| text.iter().any(|word| word.starts_with(start))),
            None => any(&|text| text.iter().any(|word| same(word, wanted))),
        };
        wanted.split(" OR ").any(|part| part.split(' ').all(has))
    }
}
