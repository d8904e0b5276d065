//! The ids of claims and arguments, made from what a debate calls them.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, NodeClass};
use crate::debate::records::Source;
use crate::debate::titles::{Taken, of_quote, printed};
use crate::debate::{Debate, Inference};

/// The ids by the numbers of statements and of inferences.
pub(super) struct Ids {
    pub(super) claims: Vec<String>,
    pub(super) arguments: Vec<String>,
}

impl Ids {
    /// The ids that the library has already for what has the same title, or without one the same text; else new ids, made of
    /// titles or of the first words.
    pub(super) fn of(debate: &Debate, source: &Source, catalog: &Catalog) -> Self {
        let held = Held::of(catalog);
        let mut taken: BTreeMap<String, Taken> = BTreeMap::new();
        for id in catalog.quoted().map(|stated| stated.id) {
            if let Some((work, slug)) = id.rsplit_once('/') {
                taken.entry(work.to_owned()).or_default().take(slug);
            }
        }
        let own = |work: &str| {
            // What is from no work of the library is the debate's own.
            if !work.is_empty() && is_work(catalog, work) { work } else { &source.key }.to_owned()
        };
        let mut used: BTreeSet<String> = BTreeSet::new();
        let mut id = |work: &str, known: Option<&String>, words: &str, otherwise: &str| {
            let known = known.filter(|id| used.insert((*id).clone()));
            let new =
                || format!("{work}/{}", taken.entry(work.to_owned()).or_default().slug(words, otherwise));
            known.cloned().unwrap_or_else(new)
        };
        let claims: Vec<String> = debate
            .statements
            .iter()
            .map(|one| {
                let work = own(&one.work);
                let words = if one.title.is_empty() { &one.text } else { &one.title };
                let named =
                    if one.title.is_empty() { String::new() } else { printed(&one.title, one.is_sketch) };
                id(&work, held.claim(&work, &named, &one.text), words, "claim")
            })
            .collect();
        let words = words(debate);
        let arguments = debate.inferences.iter().zip(&words).map(|(one, words)| {
            let work = own(&one.work);
            let named = if one.title.is_empty() { String::new() } else { printed(&one.title, true) };
            let known = held.argument(&work, &named, &claims[one.conclusion]);
            id(&work, known, words, "argument")
        });
        let arguments = arguments.collect();
        Self { claims, arguments }
    }

    /// True if one of them is of this work.
    pub(super) fn are_of(&self, work: &str) -> bool {
        let is_of = |id: &String| id.rsplit_once('/').is_some_and(|(key, _)| key == work);
        self.claims.iter().chain(&self.arguments).any(is_of)
    }
}

/// What a library has of works, by what tells one thing from another.
struct Held {
    /// By the work and the printed title.
    titled: BTreeMap<(String, String), String>,
    /// By the work and the text, what has no printed title.
    untitled: BTreeMap<(String, String), String>,
    /// By the work, the printed title, which may be empty, and the conclusion.
    arguments: BTreeMap<(String, String, String), String>,
}

impl Held {
    fn of(catalog: &Catalog) -> Self {
        let mut held =
            Self { titled: BTreeMap::new(), untitled: BTreeMap::new(), arguments: BTreeMap::new() };
        let title = |quotes: &[String]| quotes.iter().find(|quote| of_quote(quote).is_some()).cloned();
        let key = |id: &str| id.rsplit_once('/').map_or(String::new(), |(work, _)| work.to_owned());
        for (_, claim) in catalog.claims() {
            let work = key(&claim.id);
            let (map, words) = match title(&claim.quotes) {
                Some(title) => (&mut held.titled, title),
                None => (&mut held.untitled, claim.text.clone()),
            };
            map.entry((work, words)).or_insert_with(|| claim.id.clone());
        }
        for (_, argument) in catalog.arguments() {
            let title = title(&argument.quotes).unwrap_or_default();
            let concludes = catalog.id(argument.concludes).to_owned();
            held.arguments
                .entry((key(&argument.id), title, concludes))
                .or_insert_with(|| argument.id.clone());
        }
        held
    }

    fn claim(&self, work: &str, title: &str, text: &str) -> Option<&String> {
        match title {
            "" => self.untitled.get(&(work.to_owned(), text.to_owned())),
            title => self.titled.get(&(work.to_owned(), title.to_owned())),
        }
    }

    fn argument(&self, work: &str, title: &str, concludes: &str) -> Option<&String> {
        self.arguments.get(&(work.to_owned(), title.to_owned(), concludes.to_owned()))
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
