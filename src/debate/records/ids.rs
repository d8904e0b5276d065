//! The ids of claims and arguments, made from what a debate calls them.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, NodeClass};
use crate::debate::records::Source;
use crate::debate::titles::Taken;
use crate::debate::{Debate, Inference};

/// The ids by the numbers of statements and of inferences.
pub(super) struct Ids {
    pub(super) claims: Vec<String>,
    pub(super) arguments: Vec<String>,
}

impl Ids {
    /// Ids of titles, or else of the first words; they depend on the debate and on which works the library has.
    pub(super) fn of(debate: &Debate, source: &Source, catalog: &Catalog) -> Self {
        let mut taken: BTreeMap<String, Taken> = BTreeMap::new();
        let mut id = |work: &str, words: &str, otherwise: &str| {
            // What is from no work of the library is the debate's own.
            let work = if !work.is_empty() && is_work(catalog, work) { work } else { &source.key };
            let slug = taken.entry(work.to_owned()).or_default().slug(words, otherwise);
            format!("{work}/{slug}")
        };
        let claims = debate.statements.iter().map(|one| {
            let words = if one.title.is_empty() { &one.text } else { &one.title };
            id(&one.work, words, "claim")
        });
        let claims = claims.collect();
        let words = words(debate);
        let arguments = debate.inferences.iter().zip(&words);
        let arguments = arguments.map(|(one, words)| id(&one.work, words, "argument")).collect();
        Self { claims, arguments }
    }

    /// True if one of them is of this work.
    pub(super) fn are_of(&self, work: &str) -> bool {
        let is_of = |id: &String| id.rsplit_once('/').is_some_and(|(key, _)| key == work);
        self.claims.iter().chain(&self.arguments).any(is_of)
    }
}

/// True of the key of a work that the library has.
pub(super) fn is_work(catalog: &Catalog, key: &str) -> bool {
    catalog.names().get(NodeClass::Work, key).is_some()
}

/// What inferences are called. Of several steps of one argument the last has its title, and the others have numbers.
fn words(debate: &Debate) -> Vec<String> {
    fn title(one: &Inference) -> (&str, &str) {
        (&one.work, &one.title)
    }
    let mut steps: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in &debate.inferences {
        *steps.entry(title(one)).or_default() += 1;
    }
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let words = debate.inferences.iter().map(|one| {
        let step = seen.entry(title(one)).and_modify(|step| *step += 1).or_insert(1);
        match (one.title.as_str(), one.text.as_str()) {
            ("", "") => format!("so {}", debate.statements[one.conclusion].text),
            ("", text) => text.to_owned(),
            (words, _) if *step == steps[&title(one)] => words.to_owned(),
            (words, _) => format!("{words} step {step}"),
        }
    });
    words.collect()
}
