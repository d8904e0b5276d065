//! The words of questions: which are kinds, which are relations, and what names stand for. Made
//! from the catalog, so that a corpus that declares a relation can ask with it at once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use deunicode::deunicode;

use serde::{Deserialize, Serialize};

use crate::catalog::entry::{Node, NodeId};
use crate::catalog::people::family;
use crate::catalog::vocabulary::{AFFIRMS, RelationId, plural_of};
use crate::catalog::{Catalog, NodeClass as Class};
use crate::query::expr::{Relation, Sort};
use crate::query::understand::other_words::{OtherWords, noun_forms, verb_forms};
use crate::query::words::is_word;
use crate::statement;
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};

/// A relation as a question words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verb {
    /// Which relation.
    pub relation: Relation,
    /// True if it is said from its other end: `admitted by`.
    pub inverse: bool,
    /// True if it holds of nothing else: `rests only on`.
    pub only: bool,
}

impl Verb {
    /// A relation as it is, said from its start.
    #[must_use]
    pub fn plain(relation: Relation) -> Self {
        Self { relation, inverse: false, only: false }
    }
}

/// Words of own relations, as verbs of English.
const OWN_VERBS: [(&str, Relation, bool); 30] = [
    ("cite", Relation::Cites, false),
    ("cites", Relation::Cites, false),
    ("citing", Relation::Cites, false),
    ("cited by", Relation::Cites, true),
    ("wrote", Relation::Wrote, false),
    ("write", Relation::Wrote, false),
    ("written by", Relation::Wrote, true),
    ("edited", Relation::Edited, false),
    ("edit", Relation::Edited, false),
    ("edited by", Relation::Edited, true),
    ("make", Relation::By, true),
    ("makes", Relation::By, true),
    ("discuss", Relation::About, false),
    ("discusses", Relation::About, false),
    ("discussing", Relation::About, false),
    ("discussed by", Relation::About, true),
    ("state", Relation::States, false),
    ("states", Relation::States, false),
    ("stating", Relation::States, false),
    ("stated by", Relation::States, true),
    ("of", Relation::Of, false),
    ("for", Relation::For, false),
    ("rest on", Relation::RestsOn, false),
    ("rests on", Relation::RestsOn, false),
    ("depend on", Relation::RestsOn, false),
    ("depends on", Relation::RestsOn, false),
    ("narrower than", Relation::Broader, false),
    ("under", Relation::Broader, false),
    ("broader than", Relation::Broader, true),
    ("above", Relation::Broader, true),
];

/// Words of own relations that a corpus without arguments leaves to everyday English, in which an argument is a claim.
const VERBS_OF_ARGUMENTS: [(&str, Relation, bool); 12] = [
    ("conclude", Relation::Concludes, false),
    ("concludes", Relation::Concludes, false),
    ("concluding", Relation::Concludes, false),
    ("concluded by", Relation::Concludes, true),
    ("conclusion of", Relation::Concludes, true),
    ("conclusions of", Relation::Concludes, true),
    ("argue from", Relation::Premises, false),
    ("argues from", Relation::Premises, false),
    ("arguing from", Relation::Premises, false),
    ("premise of", Relation::Premises, true),
    ("a premise of", Relation::Premises, true),
    ("premises of", Relation::Premises, true),
];

/// Words of `rests-on` that say: on nothing else.
const ONLY: [&str; 6] =
    ["rest only on", "rests only on", "depend only on", "depends only on", "fall without", "falls without"];

/// The forms of the language's own relations.
pub(super) fn language_verbs(has_arguments: bool) -> impl Iterator<Item = &'static str> {
    let of_arguments = VERBS_OF_ARGUMENTS.iter().filter(move |_| has_arguments);
    OWN_VERBS.iter().chain(of_arguments).map(|(form, ..)| *form).chain(ONLY)
}

/// True of a corpus in which the word *argument* means a record: in others it is another word for a claim.
pub(super) fn has_arguments(catalog: &Catalog) -> bool {
    catalog.arguments().next().is_some()
}

/// The words of a corpus's questions, to be kept beside its catalog.
#[derive(Debug, Default)]
pub struct Words {
    kinds: Deferred<BTreeMap<String, Sort>>,
    verbs: Deferred<BTreeMap<String, Verb>>,
    /// Labels, other names and family names of everything but claims.
    names: Map<String, BTreeSet<NodeId>>,
    /// The most words that a kind or a relation has.
    longest: Deferred<usize>,
    /// The forms of kinds and relations, as the corpus declares them, that have words of the language in them.
    clashing: Deferred<BTreeSet<String>>,
}

/// A catalog with the words by which questions speak of it.
pub struct Lexicon<'a> {
    catalog: &'a Catalog,
    words: Cow<'a, Arc<Words>>,
    /// Whether the fault of a name that is not known tells of those that are near.
    telling: bool,
}

impl Words {
    /// The words that a catalog gives.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let own = [Sort::Topic, Sort::Claim, Sort::Work, Sort::Scholar, Sort::Citation].into_iter();
        let mut kinds: BTreeMap<String, Sort> = own
            .flat_map(|sort| [(sort.word().to_owned(), sort.clone()), (format!("{}s", sort.word()), sort)])
            .collect();
        let has_arguments = has_arguments(catalog);
        if has_arguments {
            let word = Sort::Argument.word();
            kinds.insert(word.to_owned(), Sort::Argument);
            kinds.insert(format!("{word}s"), Sort::Argument);
        }
        // Whoever is asked for with `who` is a scholar.
        kinds.insert("who".to_owned(), Sort::Scholar);
        for kind in catalog.vocabulary.kinds() {
            for form in [&kind.id, &kind.plural] {
                kinds.insert(fold(form), Sort::Kind(kind.id.clone()));
            }
        }
        let mut lexicon = Self { kinds: kinds.into(), ..Self::default() };
        for (form, relation, inverse) in OWN_VERBS {
            lexicon.verbs.insert(form.to_owned(), Verb { relation, inverse, only: false });
        }
        for (form, relation, inverse) in VERBS_OF_ARGUMENTS.into_iter().filter(|_| has_arguments) {
            lexicon.verbs.insert(form.to_owned(), Verb { relation, inverse, only: false });
        }
        for form in ONLY {
            lexicon.verbs.insert(form.to_owned(), Verb { only: true, ..Verb::plain(Relation::RestsOn) });
        }
        for (id, relation) in catalog.vocabulary.relations() {
            let forms = [(&relation.id, false), (&relation.plural, false), (&relation.inverse, true)];
            for (form, inverse) in forms {
                if !form.is_empty() {
                    let relation = Relation::Declared { id, literal: false };
                    lexicon.verbs.insert(fold(form), Verb { relation, inverse, only: false });
                }
            }
        }
        lexicon.name_otherwise(catalog);
        lexicon.name_as_before(catalog);
        let forms = lexicon.kinds.keys().chain(lexicon.verbs.keys());
        let longest = forms.map(|form| form.split(' ').count()).max().unwrap_or(1);
        lexicon.longest = longest.into();
        lexicon.clashing = lexicon.clash().into();
        lexicon.name_everything(catalog);
        lexicon
    }

    /// The other words of kinds and relations, where nothing else has them.
    fn name_otherwise(&mut self, catalog: &Catalog) {
        let vocabulary = &catalog.vocabulary;
        let of_kinds = OtherWords::of_kinds(catalog);
        for kind in vocabulary.kinds() {
            for form in of_kinds.used(&kind.id, &kind.aka).flat_map(noun_forms) {
                self.kinds.entry(form).or_insert_with(|| Sort::Kind(kind.id.clone()));
            }
        }
        let of_relations = OtherWords::of_relations(catalog);
        for (id, relation) in vocabulary.relations() {
            for form in of_relations.used(&relation.id, &relation.aka).flat_map(verb_forms) {
                let relation = Relation::Declared { id, literal: false };
                self.verbs.entry(form).or_insert(Verb::plain(relation));
            }
        }
    }

    fn clash(&self) -> BTreeSet<String> {
        let kinds = self.kinds.iter().filter(|(_, sort)| matches!(sort, Sort::Kind(_))).map(|(form, _)| form);
        let is_declared = |verb: &Verb| matches!(verb.relation, Relation::Declared { .. });
        let verbs = self.verbs.iter().filter(|(_, verb)| is_declared(verb)).map(|(form, _)| form);
        kinds.chain(verbs).filter(|form| form.split(' ').any(is_word)).cloned().collect()
    }

    /// Old ids of kinds and relations, with the forms that came from them, where nothing else has them.
    fn name_as_before(&mut self, catalog: &Catalog) {
        let vocabulary = &catalog.vocabulary;
        for (old, now) in vocabulary.before() {
            if let Some(kind) = vocabulary.kind(now) {
                for form in [old.to_owned(), format!("{old}s")] {
                    self.kinds.entry(fold(&form)).or_insert_with(|| Sort::Kind(kind.id.clone()));
                }
            }
            if let Some(id) = vocabulary.find(now) {
                for form in [old.to_owned(), plural_of(old)] {
                    let relation = Relation::Declared { id, literal: false };
                    self.verbs.entry(fold(&form)).or_insert(Verb::plain(relation));
                }
            }
        }
    }

    fn name_everything(&mut self, catalog: &Catalog) {
        let named = self.names.to_mut();
        for (id, node) in catalog.nodes() {
            let names: Vec<String> = match node {
                Node::Topic(topic) => {
                    [topic.id.clone(), topic.label.clone()].into_iter().chain(topic.aka.clone()).collect()
                }
                Node::Work(work) => vec![work.key.clone(), work.title.clone()],
                Node::Scholar(scholar) => {
                    let own = [scholar.id.clone(), family(&scholar.name), scholar.name.family.clone()];
                    let full = crate::catalog::people::display(&scholar.name);
                    own.into_iter().chain([full]).chain(scholar.aka.clone()).collect()
                }
                Node::Claim(_) | Node::Argument(_) | Node::Citation(_) => continue,
            };
            for name in names.iter().map(|name| fold(name)).filter(|name| !name.is_empty()) {
                named.entry(name).or_default().insert(id);
            }
        }
    }

    /// Every name with what is called so, folded.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, &BTreeSet<NodeId>)> {
        self.names.iter().map(|(name, nodes)| (name.as_str(), nodes))
    }
}

impl Keep for Words {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.kinds.keep(to, &format!("{name}/kinds"))?;
        self.verbs.keep(to, &format!("{name}/verbs"))?;
        self.names.keep(to, &format!("{name}/names"))?;
        self.longest.keep(to, &format!("{name}/longest"))?;
        self.clashing.keep(to, &format!("{name}/clashing"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            kinds: Keep::kept(from, &format!("{name}/kinds"))?,
            verbs: Keep::kept(from, &format!("{name}/verbs"))?,
            names: Keep::kept(from, &format!("{name}/names"))?,
            longest: Keep::kept(from, &format!("{name}/longest"))?,
            clashing: Keep::kept(from, &format!("{name}/clashing"))?,
        })
    }
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
                Sort::Citation => vec![Class::Citation],
                Sort::Any => Class::ALL.to_vec(),
            };
            let found = classes.iter().filter_map(|class| self.catalog.names().get(*class, id));
            return found.filter(of_kind).filter(fits).collect();
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
        let ids =
            classes.iter().flat_map(|class| self.catalog.names().of(*class)).map(|(id, _)| id.to_owned());
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
