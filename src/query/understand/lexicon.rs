//! The words of questions: which are kinds, which are relations, and what names stand for.

mod verb;
mod words;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use deunicode::deunicode;

use crate::catalog::entry::NodeId;
use crate::catalog::people::family;
use crate::catalog::vocabulary::{AFFIRMS, RelationId};
use crate::catalog::{Catalog, NodeClass as Class};
use crate::query::expr::{Relation, Sort};
use crate::query::understand::lexicon::verb::{ONLY, OWN_VERBS, VERBS_OF_ARGUMENTS};
use crate::statement;

pub use self::verb::Verb;
pub(super) use self::verb::language_verbs;
pub use self::words::Words;
pub(super) use self::words::has_arguments;

/// A catalog with the words by which questions speak of it.
pub struct Lexicon<'a> {
    catalog: &'a Catalog,
    words: Cow<'a, Arc<Words>>,
    /// Whether the fault of a name that is not known tells of those that are near.
    telling: bool,
}

impl<'a> Lexicon<'a> {
    /// A catalog with its words.
    #[must_use]
    pub fn build(catalog: &'a Catalog) -> Self {
        Self { catalog, words: Cow::Owned(Arc::new(Words::of(catalog))), telling: true }
    }

    /// A catalog with its words, which are kept elsewhere.
    #[must_use]
    pub fn with(catalog: &'a Catalog, words: &'a Arc<Words>) -> Self {
        Self { catalog, words: Cow::Borrowed(words), telling: true }
    }

    /// The relation on whose verdict it is asked by a word that says whether something is true: `true`, `affirmed`,
    /// `rejected`, `divided`.
    #[must_use]
    pub fn truth(&self, word: &str) -> Option<RelationId> {
        let vocabulary = &self.catalog().vocabulary;
        let affirms = vocabulary.find(AFFIRMS)?;
        let word = word.to_lowercase();
        let is_called = |id: &RelationId| statement::participle(vocabulary.relation(*id)) == word;
        match word.as_str() {
            "true" | "so" | "right" | "divided" => Some(affirms),
            "false" | "untrue" | "wrong" => Some(vocabulary.opposites(affirms).next().unwrap_or(affirms)),
            _ => vocabulary
                .relations()
                .map(|(id, _)| id)
                .find(|id| vocabulary.is_of_truth(*id) && is_called(id)),
        }
    }

    /// The same, for questions that are only tried: nobody reads what is wrong with them, and to look for names that
    /// are near takes as long as there are names.
    #[must_use]
    pub fn untold(self) -> Self {
        Self { telling: false, ..self }
    }

    /// Whether somebody reads what is wrong.
    pub(super) fn is_telling(&self) -> bool {
        self.telling
    }

    /// The catalog.
    pub(super) fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The sort of a kind's name, in singular or plural; also the names of the core.
    #[must_use]
    pub fn sort(&self, words: &str) -> Option<Sort> {
        let folded = fold(words);
        if folded == Sort::Any.word() { Some(Sort::Any) } else { self.words.kinds.get(&folded).cloned() }
    }

    /// The sort of a kind's name in the core, where `argument` is one in every corpus.
    #[must_use]
    pub fn sort_of_core(&self, word: &str) -> Option<Sort> {
        let is_argument = fold(word) == Sort::Argument.word();
        self.sort(word).or_else(|| is_argument.then_some(Sort::Argument))
    }

    /// The most words that a kind or a relation has: of a run of words no more need to be tried.
    #[must_use]
    pub fn longest(&self) -> usize {
        *self.words.longest
    }

    /// The forms of kinds and relations that have words of the language in them.
    pub(super) fn clashing(&self) -> impl Iterator<Item = &str> {
        self.words.clashing.iter().map(String::as_str)
    }

    /// True of such a form, folded.
    pub(super) fn is_clashing(&self, form: &str) -> bool {
        self.words.clashing.contains(form)
    }

    /// The names of kinds, for suggestions.
    pub fn kind_names(&self) -> impl Iterator<Item = &str> {
        self.words.kinds.keys().map(String::as_str)
    }

    /// The plural of a sort.
    #[must_use]
    pub fn plural(&self, sort: &Sort) -> String {
        plural(self.catalog, sort)
    }

    /// The relation that words say, in any of its forms.
    #[must_use]
    pub fn verb(&self, words: &str) -> Option<Verb> {
        self.words.verbs.get(&fold(words)).cloned()
    }

    /// How a relation of the language itself is worded: `by`, `cited by`, `rest on`.
    #[must_use]
    pub fn own_words(&self, relation: &Relation, verb: &Verb) -> String {
        let mut forms = OWN_VERBS.iter().chain(&VERBS_OF_ARGUMENTS);
        let forms = forms.find(|(_, known, inverse)| known == relation && *inverse == verb.inverse);
        let word = match forms {
            _ if *relation == Relation::About && !verb.inverse => "about",
            _ if verb.only => ONLY[0],
            Some((form, ..)) => form,
            None => relation.word(&self.catalog.vocabulary),
        };
        word.to_owned()
    }

    /// The forms of relations, for suggestions.
    pub fn verb_forms(&self) -> impl Iterator<Item = &str> {
        // Two letters are near to too much.
        self.words.verbs.keys().map(String::as_str).filter(|form| form.len() > 3)
    }

    /// A relation of the core by its id.
    #[must_use]
    pub fn relation(&self, name: &str, literal: bool) -> Option<Relation> {
        let own = Relation::OWN.iter().find(|(word, _)| *word == name).map(|(_, relation)| relation.clone());
        own.or_else(|| self.catalog.vocabulary.find(name).map(|id| Relation::Declared { id, literal }))
    }

    /// What a name stands for among `classes`: by `kind:id`, by id, by label, other name or family
    /// name. Several where it is ambiguous.
    #[must_use]
    pub fn look_up(&self, name: &str, classes: &[Class]) -> Vec<NodeId> {
        let fits = |node: &NodeId| classes.contains(&self.catalog.class(*node));
        if let Some((prefix, id)) = name.split_once(':')
            && let Some(sort) = self.sort_of_core(prefix)
        {
            let of_kind = |node: &NodeId| match &sort {
                Sort::Kind(kind) => self.catalog.kind(*node) == kind,
                _ => true,
            };
            let classes = match sort {
                Sort::Kind(_) | Sort::Topic => vec![Class::Topic],
                Sort::Claim => vec![Class::Claim],
                Sort::Argument => vec![Class::Argument],
                Sort::Work => vec![Class::Work],
                Sort::Scholar => vec![Class::Scholar],
                Sort::Excerpt => vec![Class::Excerpt],
                Sort::Citation => vec![Class::Citation],
                Sort::Any => Class::ALL.to_vec(),
            };
            let found = classes.iter().filter_map(|class| self.catalog.names().get(*class, id));
            let found: Vec<NodeId> = found.filter(of_kind).filter(fits).collect();
            if !found.is_empty() {
                return found;
            }
            // As questions are put into other words, capitals get lost.
            let alike = self.words.names.get(&fold(id)).into_iter().flatten().copied();
            let alike = alike.filter(|node| classes.contains(&self.catalog.class(*node)));
            let has_id = |node: &NodeId| fold(self.catalog.id(*node)) == fold(id);
            return alike.filter(of_kind).filter(fits).filter(has_id).collect();
        }
        let by_id: Vec<NodeId> =
            classes.iter().filter_map(|class| self.catalog.names().get(*class, name)).collect();
        if !by_id.is_empty() {
            return by_id;
        }
        // An article is part of a name only where the name has it.
        let names = std::iter::once(name).chain(without_article(name));
        let mut forms = names.flat_map(|name| {
            let others = other_numbers(&fold(name)).into_iter().map(|form| (form, true));
            std::iter::once((fold(name), false)).chain(others)
        });
        // Nobody is called by the plural of a name.
        let is_person = |node: &NodeId| self.catalog.class(*node) == Class::Scholar;
        let found = forms.find_map(|(form, is_other)| {
            let named = self.words.names.get(&form).into_iter().flatten().copied();
            let named: Vec<NodeId> =
                named.filter(fits).filter(|node| !is_other || !is_person(node)).collect();
            (!named.is_empty()).then_some(named)
        });
        let by_id = || {
            let bare = without_article(name)?;
            let ids = classes.iter().filter_map(|class| self.catalog.names().get(*class, bare));
            Some(ids.collect())
        };
        found.or_else(by_id).unwrap_or_default()
    }

    /// The things among `classes` of which a label or another name has all the words of `name`.
    #[must_use]
    pub fn containing(&self, name: &str, classes: &[Class]) -> Vec<NodeId> {
        let name = fold(without_article(name).unwrap_or(name));
        let wanted: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
        let has = |known: &str| wanted.iter().all(|word| known.split(' ').any(|part| part == *word));
        let named = self.words.names.iter().filter(|(known, _)| !wanted.is_empty() && has(known));
        let found: BTreeSet<NodeId> = named.flat_map(|(_, nodes)| nodes.iter().copied()).collect();
        found.into_iter().filter(|node| classes.contains(&self.catalog.class(*node))).collect()
    }

    /// The names that could be meant among `classes`, for suggestions.
    #[must_use]
    pub fn names_of(&self, classes: &[Class]) -> Vec<String> {
        let ids = classes.iter().flat_map(|class| self.catalog.names().of_records(*class)).map(str::to_owned);
        let families = self.catalog.scholars().filter(|_| classes.contains(&Class::Scholar));
        ids.chain(families.map(|(_, scholar)| family(&scholar.name))).collect()
    }
}

/// The plural of a sort.
#[must_use]
pub fn plural(catalog: &Catalog, sort: &Sort) -> String {
    match sort {
        Sort::Kind(id) => catalog.vocabulary.kind(id).map_or_else(String::new, |kind| kind.plural.clone()),
        Sort::Any => "things".to_owned(),
        other => format!("{}s", other.word()),
    }
}

/// A name without the article before it; none if there is no article.
fn without_article(name: &str) -> Option<&str> {
    let (article, rest) = name.trim_start().split_once(char::is_whitespace)?;
    let is_article = ["the", "a", "an"].contains(&article.to_lowercase().as_str());
    (is_article && !rest.trim().is_empty()).then(|| rest.trim_start())
}

/// A name in the singular where it is a plural, and the other way round: `common interest` is what is called
/// `common interests`.
fn other_numbers(name: &str) -> Vec<String> {
    let changed = |from: &str, to: &str| {
        let stem = name.strip_suffix(from).filter(|stem| !stem.is_empty())?;
        Some(format!("{stem}{to}"))
    };
    // No name is so long, and a question may be.
    if name.len() > LONGEST_NAME {
        return Vec::new();
    }
    let singulars = NUMBERS.iter().filter_map(|(one, many)| changed(many, one));
    let plurals = NUMBERS.iter().filter_map(|(one, many)| changed(one, many));
    singulars.chain(plurals).collect()
}

/// Names longer than this, in bytes, are looked for in their own number alone.
const LONGEST_NAME: usize = 200;

/// Endings of singulars and plurals.
const NUMBERS: [(&str, &str); 7] =
    [("y", "ies"), ("", "s"), ("", "es"), ("is", "es"), ("on", "a"), ("um", "a"), ("us", "i")];

/// A name as it is compared: lower case, without accents, hyphens as blanks, blanks folded.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = deunicode(text).to_lowercase().replace('-', " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
