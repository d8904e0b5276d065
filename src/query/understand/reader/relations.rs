//! The relations of a corpus in the words of questions: every form of their own words, and words that mean alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::vocabulary::RelationId;
use crate::query::expr::Relation;
use crate::query::understand::lexicon::Verb;
use crate::query::understand::other_words::{OtherWords, verb_forms};
use crate::query::understand::reader::inflected::{base_of, is_gerund, is_past};
use crate::query::understand::reader::thesaurus::{ALIKE, OF_OBJECTS, is_among};
use crate::query::understand::reader::token::{Token, joined, stems};

/// How a relation is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// As a verb, in its plain form or in the third person.
    Finite,
    /// `disputed`, which may be the past or the passive.
    Participle,
    /// `disputing`
    Gerund,
    /// `criticism of`
    Noun,
}

/// A relation that words may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meant {
    pub verb: Verb,
    pub form: Form,
    /// Whether the words are not the relation's own but mean alike.
    pub alike: bool,
}

/// The relations of a corpus by the stems of what is said for them.
#[derive(Debug, Default)]
pub(super) struct Relations {
    verbs: BTreeMap<String, Vec<(Verb, bool)>>,
    nouns: BTreeMap<String, Vec<(Verb, bool)>>,
    /// Nouns and verbs as they are written: some stems are those of both.
    written_nouns: BTreeSet<String>,
    written_verbs: BTreeSet<String>,
    /// The stems of nouns for whoever does something, and of other nouns.
    agents: BTreeSet<String>,
    other_nouns: BTreeSet<String>,
    /// The most words of any of them.
    pub(super) longest: usize,
    /// Their single words.
    pub(super) known: BTreeSet<String>,
}

impl Relations {
    /// Those of a catalog.
    #[must_use]
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut found = Self::default();
        let mut called: Vec<Called> = Vec::new();
        let others = OtherWords::of_relations(catalog);
        for (id, relation) in catalog.vocabulary.relations() {
            let verb = Verb::plain(Relation::Declared { id, literal: false });
            let own = [relation.id.replace('-', " "), relation.plural.clone()];
            let keys: BTreeSet<String> = own.iter().map(|words| stemmed(words)).collect();
            for words in &own {
                found.learn(words);
            }
            for key in &keys {
                found.verb(key, verb.clone(), false);
            }
            if !relation.inverse.is_empty() {
                found.learn(&relation.inverse);
                let inverse = Verb { inverse: true, ..verb.clone() };
                let key = stemmed(&relation.inverse);
                found.verb(&key, inverse.clone(), false);
                // `held-by`: what is meant is said by the inverse.
                called.push(Called {
                    id,
                    verb: inverse,
                    keys: BTreeSet::from([key]),
                    other: BTreeSet::new(),
                });
            }
            let mut other = BTreeSet::new();
            for words in others.used(&relation.id, &relation.aka) {
                other.insert(stemmed(words));
                for words in verb_forms(words) {
                    found.learn(&words);
                    found.verb(&stemmed(&words), verb.clone(), false);
                }
            }
            called.push(Called { id, verb, keys, other });
        }
        for (verb, words) in own() {
            for words in words.split('|') {
                found.learn(words);
                found.verb(&stemmed(words), verb.clone(), false);
            }
        }
        for (verb, words) in [
            (Verb::plain(Relation::Edited), "editor|editor of"),
            (Verb::plain(Relation::Wrote), "author of|writer of"),
        ] {
            for words in words.split('|') {
                found.written_nouns.insert(words.to_owned());
                found.learn(words);
                found.noun(&stemmed(words), verb.clone());
            }
        }
        for (verb, words) in [(Verb::plain(Relation::Cites), "use|consult|rely on")] {
            for words in words.split('|') {
                found.learn(words);
                found.verb(&stemmed(words), verb.clone(), true);
            }
        }
        let families: Vec<BTreeSet<String>> =
            ALIKE.iter().map(|alike| alike.verbs.split('|').map(stemmed).collect()).collect();
        for (at, alike) in ALIKE.iter().enumerate() {
            let verbs: Vec<&str> = alike.verbs.split('|').collect();
            for Called { verb, keys: own, .. } in called
                .iter()
                .filter(|one| one.is_of(&families, at) || speaks_for(catalog, &called, &families, one, at))
            {
                found.written_verbs.extend(verbs.iter().map(|words| (*words).to_owned()));
                for words in &verbs {
                    if !own.contains(&stemmed(words)) {
                        found.learn(words);
                        found.verb(&stemmed(words), verb.clone(), true);
                    }
                }
                // `supported by` is one relation's inverse, and means what others are alike.
                for words in &verbs {
                    let passive = format!("{} by", stemmed(words));
                    if found.verbs.contains_key(&passive) {
                        found.verb(&passive, Verb { inverse: !verb.inverse, ..verb.clone() }, true);
                    }
                }
                for words in alike.nouns.split('|') {
                    let noun = words.split(' ').next().unwrap_or_default();
                    // `supports` is a verb as well.
                    let several = Some(plural(words)).filter(|_| !is_verb(noun));
                    found.written_nouns.extend(several.into_iter().chain([words.to_owned()]));
                    found.learn(words);
                    let inverse = OF_OBJECTS.contains(&words) != verb.inverse;
                    let key = stemmed(words);
                    if is_agent(noun) {
                        found.agents.insert(key.clone());
                    } else {
                        found.other_nouns.insert(key.clone());
                    }
                    found.noun(&key, Verb { inverse, ..verb.clone() });
                }
            }
        }
        found
    }

    fn learn(&mut self, words: &str) {
        self.longest = self.longest.max(words.split(' ').count());
        self.known.extend(words.split(' ').filter(|word| word.len() > 3).map(str::to_owned));
    }

    fn verb(&mut self, key: &str, verb: Verb, alike: bool) {
        insert(self.verbs.entry(key.to_owned()).or_default(), verb, alike);
    }

    fn noun(&mut self, key: &str, verb: Verb) {
        insert(self.nouns.entry(key.to_owned()).or_default(), verb, true);
    }

    /// What a run of words may mean, the relations first of which they are the own words.
    pub(super) fn meant(&self, tokens: &[Token]) -> Vec<Meant> {
        let keys: Vec<&str> = tokens.iter().map(|token| token.stem.as_str()).collect();
        let base = base_of(&tokens[0].word);
        let with_base = base.map(|base| {
            let first = stems(base).concat();
            let rest = keys[1..].iter().copied();
            joined(&std::iter::once(first.as_str()).chain(rest).collect::<Vec<_>>())
        });
        let stative = tokens.len() > 1 && STATIVE.contains(&tokens[0].word.as_str());
        let form = match tokens[0].word.as_str() {
            // `is based on` says what the subject does.
            _ if stative => Form::Finite,
            word if is_gerund(word) => Form::Gerund,
            word if is_past(word) || base.is_some() => Form::Participle,
            _ => Form::Finite,
        };
        let key = joined(&keys);
        let said = self.verbs.get(&key).or_else(|| self.verbs.get(with_base.as_deref()?));
        let mut meant: Vec<Meant> = said
            .into_iter()
            .flatten()
            .map(|(verb, alike)| Meant { verb: verb.clone(), form, alike: *alike })
            .collect();
        // What is said with a relation's own words goes first.
        meant.sort_by_key(|meant| meant.alike);
        let written: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
        let written = joined(&written);
        // `follows` has the stem of `follower`, and is none.
        let is_other = meant.is_empty()
            && self.agents.contains(&key)
            && !self.other_nouns.contains(&key)
            && !is_agent(tokens[0].word.trim_end_matches('s'));
        let nouns = self.nouns.get(&key).into_iter().flatten().filter(|_| !is_other);
        meant.extend(nouns.map(|(verb, _)| Meant { verb: verb.clone(), form: Form::Noun, alike: true }));
        if self.written_nouns.contains(&written) && !self.written_verbs.contains(&written) {
            let nouns = meant.iter().filter(|meant| meant.form == Form::Noun).cloned().collect::<Vec<_>>();
            if !nouns.is_empty() {
                meant = nouns;
            }
        }
        if meant.is_empty() && tokens.len() == 1 {
            meant.extend(self.derived(&tokens[0]));
        }
        meant
    }

    /// `presupposition` for `presuppose`: a noun that ends as those do which are made of verbs, and begins as one.
    fn derived(&self, token: &Token) -> Vec<Meant> {
        let word = token.word.strip_suffix('s').unwrap_or(&token.word);
        if !NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending)) {
            return Vec::new();
        }
        let own = self.verbs.iter().filter(|(key, _)| !key.contains(' '));
        let is_made = |key: &str| {
            let shared = key.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            shared >= 4 && shared + 1 >= key.len() && word.len() <= shared + 6
        };
        let verbs = own.filter(|(key, _)| is_made(key)).flat_map(|(_, said)| said);
        verbs
            .filter(|(verb, alike)| !alike && !verb.inverse)
            .map(|(verb, _)| Meant { verb: verb.clone(), form: Form::Noun, alike: false })
            .collect()
    }
}

/// What a relation of a corpus is called, as stems.
struct Called {
    id: RelationId,
    verb: Verb,
    /// Its id and plural.
    keys: BTreeSet<String>,
    /// Its other words.
    other: BTreeSet<String>,
}

impl Called {
    /// True if it is of a family of words that mean alike: by its own name, or by its other words where its name
    /// is of no family or several of them are of this.
    fn is_of(&self, families: &[BTreeSet<String>], at: usize) -> bool {
        let is_of = |family: &BTreeSet<String>| !self.keys.is_disjoint(family);
        let shared = self.other.intersection(&families[at]).count();
        is_of(&families[at]) || shared > 1 || shared == 1 && !families.iter().any(is_of)
    }
}

/// True of a relation from claims that the vocabulary sets against one by which claims dispute, or the other way
/// round: it speaks for what the other speaks against, whatever it is called.
fn speaks_for(
    catalog: &Catalog,
    called: &[Called],
    families: &[BTreeSet<String>],
    one: &Called,
    at: usize,
) -> bool {
    let vocabulary = &catalog.vocabulary;
    let opposite = match at {
        FOR => AGAINST,
        AGAINST => FOR,
        _ => return false,
    };
    let from_claims = |id: RelationId| vocabulary.relation(id).from.iter().any(|kind| kind == "claim");
    let is_against = |a: RelationId, b: RelationId| {
        let relation = vocabulary.relation(a);
        relation.against.contains(&b) || relation.contradicts.contains(&b)
    };
    // Its inverse does what is done to it.
    if one.verb.inverse {
        return false;
    }
    let of_neither = !one.is_of(families, FOR) && !one.is_of(families, AGAINST);
    of_neither
        && from_claims(one.id)
        && called.iter().any(|other| {
            let opposed = is_against(one.id, other.id) || is_against(other.id, one.id);
            opposed && from_claims(other.id) && other.is_of(families, opposite)
        })
}

/// The places of the words for supporting and for disputing among those that mean alike.
const FOR: usize = 0;
const AGAINST: usize = 1;

/// The relations of the language itself that are verbs.
fn own() -> [(Verb, &'static str); 6] {
    let inverse = |relation| Verb { inverse: true, ..Verb::plain(relation) };
    [
        (Verb::plain(Relation::Cites), "cite|refer to|draw on|draw upon|reference"),
        (inverse(Relation::Cites), "cited by"),
        (Verb::plain(Relation::Wrote), "wrote|write|author|publish"),
        (inverse(Relation::Wrote), "written by|authored by"),
        (Verb::plain(Relation::Edited), "edit"),
        (inverse(Relation::Edited), "edited by"),
    ]
}

/// Participles that, with a preposition, say what their subject does.
const STATIVE: [&str; 9] =
    ["based", "grounded", "founded", "rooted", "derived", "committed", "blamed", "held", "implicated"];

/// True of a word that is a verb by itself too.
fn is_verb(word: &str) -> bool {
    ALIKE.iter().any(|alike| is_among(alike.verbs, word))
}

/// A noun in the plural, with what follows it.
fn plural(words: &str) -> String {
    let (noun, rest) = words.split_at(words.find(' ').unwrap_or(words.len()));
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies{rest}"),
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") => format!("{noun}es{rest}"),
        _ => format!("{noun}s{rest}"),
    }
}

/// Endings of nouns for what a verb does.
const NOUN_ENDINGS: [&str; 8] = ["ion", "ment", "ance", "ence", "al", "sis", "ism", "ure"];

fn insert(list: &mut Vec<(Verb, bool)>, verb: Verb, alike: bool) {
    match list.iter_mut().find(|(known, _)| *known == verb) {
        Some((_, known)) => *known &= alike,
        None => list.push((verb, alike)),
    }
}

/// True of a noun for whoever or whatever does something: `supporter`, `precursor`.
fn is_agent(noun: &str) -> bool {
    noun.ends_with("er") || noun.ends_with("or")
}

fn stemmed(words: &str) -> String {
    joined(&stems(words).iter().map(String::as_str).collect::<Vec<_>>())
}
