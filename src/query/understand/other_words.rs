//! The other words (`aka`) of kinds and relations: which of them questions go by, and why not by the rest.
//!
//! A word that could be one thing as well as another is nobody's: an answer must not hang on the order of records.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::vocabulary::{plural_noun, plural_of, third_person};
use crate::index::stem;
use crate::query::expr::Sort;
use crate::query::understand::lexicon::{fold, has_arguments, language_verbs};

/// Why questions do not go by another word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idle {
    /// It has no letters.
    Empty,
    /// What has it is called so anyhow, as this form says.
    Own(String),
    /// The language itself has it.
    Language,
    /// The kind or relation of this id is called so.
    Taken(String),
    /// The kind or relation of this id has it in its `aka` as well.
    Shared(String),
}

/// The other words of a corpus's kinds, or of its relations.
#[derive(Debug, Default)]
pub struct OtherWords {
    /// Whose a form is, and the form as it is declared.
    own: BTreeMap<String, Owner>,
    /// The ids that have a word in their `aka`.
    claimed: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Debug)]
enum Owner {
    Language,
    Declared { id: String, form: String },
}

impl OtherWords {
    /// Those of kinds.
    #[must_use]
    pub fn of_kinds(catalog: &Catalog) -> Self {
        let mut words = Self::default();
        if catalog.vocabulary.kinds().all(|kind| kind.aka.is_empty()) {
            return words;
        }
        for sort in Sort::OWN {
            if sort == Sort::Argument && !has_arguments(catalog) {
                continue;
            }
            words.language(&[sort.word().to_owned(), format!("{}s", sort.word())]);
        }
        words.language(&["who".to_owned(), Sort::Any.word().to_owned()]);
        for kind in catalog.vocabulary.kinds() {
            words.declare(&kind.id, [kind.id.clone(), kind.plural.clone()], &kind.aka);
        }
        for (old, now) in catalog.vocabulary.before() {
            if let Some(kind) = catalog.vocabulary.kind(now) {
                words.declare(&kind.id, [old.to_owned(), format!("{old}s")], &[]);
            }
        }
        words
    }

    /// Those of relations.
    #[must_use]
    pub fn of_relations(catalog: &Catalog) -> Self {
        let vocabulary = &catalog.vocabulary;
        let mut words = Self::default();
        if vocabulary.relations().all(|(_, relation)| relation.aka.is_empty()) {
            return words;
        }
        words.language(&language_verbs(has_arguments(catalog)).map(str::to_owned).collect::<Vec<_>>());
        for (_, relation) in vocabulary.relations() {
            let forms = [relation.id.clone(), relation.plural.clone(), relation.inverse.clone()];
            words.declare(&relation.id, forms, &relation.aka);
        }
        for (old, now) in vocabulary.before() {
            if let Some(id) = vocabulary.find(now) {
                let id = &vocabulary.relation(id).id;
                words.declare(id, [old.to_owned(), plural_of(old)], &[]);
            }
        }
        words
    }

    fn language(&mut self, forms: &[String]) {
        self.own.extend(forms.iter().map(|form| (key(form), Owner::Language)));
    }

    fn declare<const N: usize>(&mut self, id: &str, forms: [String; N], aka: &[String]) {
        for form in forms.into_iter().filter(|form| !form.is_empty()) {
            let owner = || Owner::Declared { id: id.to_owned(), form: form.replace('-', " ") };
            self.own.entry(key(&form)).or_insert_with(owner);
        }
        for word in aka {
            self.claimed.entry(key(word)).or_default().insert(id.to_owned());
        }
    }

    /// Why questions do not go by another word of the kind or relation `id`; none if they do.
    #[must_use]
    pub fn idle(&self, id: &str, word: &str) -> Option<Idle> {
        let key = key(word);
        if key.is_empty() {
            return Some(Idle::Empty);
        }
        match self.own.get(&key) {
            Some(Owner::Language) => return Some(Idle::Language),
            Some(Owner::Declared { id: owner, form }) if owner == id => return Some(Idle::Own(form.clone())),
            Some(Owner::Declared { id: owner, .. }) => return Some(Idle::Taken(owner.clone())),
            None => {}
        }
        let others = self.claimed.get(&key).into_iter().flatten();
        others.into_iter().find(|other| *other != id).map(|other| Idle::Shared(other.clone()))
    }

    /// The words of `aka` by which questions go.
    pub fn used<'w>(&self, id: &str, aka: &'w [String]) -> impl Iterator<Item = &'w str> {
        aka.iter().map(String::as_str).filter(move |word| self.idle(id, word).is_none())
    }
}

/// The forms that another word of a relation has in questions.
#[must_use]
pub fn verb_forms(word: &str) -> Vec<String> {
    let word = fold(word);
    let third = third_person(&word);
    // `explanations compatible with trust`
    let bare = word.strip_prefix("are ").map(str::to_owned);
    [word, third].into_iter().chain(bare).collect()
}

/// The forms that another word of a kind has in questions.
#[must_use]
pub fn noun_forms(word: &str) -> [String; 2] {
    let word = fold(word);
    let plural = plural_noun(&word);
    [word, plural]
}

/// What words are compared by, however they are written and inflected: `Disagrees with` is `disagree with`.
#[must_use]
pub fn key(words: &str) -> String {
    stem(&fold(words))
}
