//! Kinds of topic and relations: what the corpus itself says of its language.

mod inflected;
mod literal;
mod opposites;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::annotation::{Head, Record, field_names};
use crate::catalog::circle::{circle, circle_report};
use crate::catalog::cito;
use crate::catalog::declared::{DeclaredWord, DeclaredWords, WordSort};
use crate::catalog::fields::Fields;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// Names that the language uses itself: no kind or relation may take them.
pub const OWN_KINDS: [&str; 6] = ["argument", "citation", "claim", "scholar", "topic", "work"];
/// Keywords of records that declare no things to be asked about, and the word for things of any kind.
const OTHER_KEYWORDS: [&str; 9] =
    ["any", "cite", "excerpt", "expect", "intent", "kind", "query", "relation", "scheme"];
/// The field of relations that hold both ways.
const SYMMETRIC: &str = "symmetric";
/// A field of relations that older libraries have.
const TRANSITIVE: &str = "transitive";
/// The fields of a `kind` record.
pub(super) const KIND_FIELDS: [&str; 7] = ["plural", "affirmable", "text", "aka", "note", "reads", "was"];
/// The relations that need no declaration.
pub const OWN_RELATIONS: [&str; 11] =
    ["about", "any", "broader", "by", "cites", "concludes", "edited", "premises", "says", "states", "wrote"];

pub use inflected::{plural_noun, third_person};
pub use literal::{AFFIRMS, Literal};

/// A declared relation by its number; numbers follow the order of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RelationId(pub(crate) u32);

/// How a statement about a topic carries over to others in the `broader` hierarchy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spread {
    /// What holds of the narrower holds of the broader.
    Up,
    /// What holds of the broader holds of the narrower.
    Down,
    /// It holds of the very topic only.
    Stays,
}

impl Spread {
    /// How the opposite of a relation that spreads so spreads.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            Self::Stays => Self::Stays,
        }
    }
}

/// A kind of topic.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kind {
    /// Its id, the keyword of its topics.
    pub id: String,
    /// Several of them.
    pub plural: String,
    /// True if works can affirm or reject its topics, and conclude them.
    pub affirmable: bool,
    /// What it is; may be empty.
    pub text: String,
    /// Other words for one of them.
    pub aka: Vec<String>,
}

/// A relation between topics or claims.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Relation {
    /// Its id, in the third person: `admits`.
    pub id: String,
    /// After a plural: `admit`.
    pub plural: String,
    /// From the other end: `admitted by`; may be empty.
    pub inverse: String,
    /// Other words for it, each as after a plural: `leave room for`.
    pub aka: Vec<String>,
    /// The kinds that it may start from; any if empty.
    pub from: Vec<String>,
    /// The kinds that it may lead to; any if empty.
    pub to: Vec<String>,
    /// The weaker relations that follow from it, as declared.
    pub implies: Vec<RelationId>,
    /// Its contraries, whichever of the two names the other: both may be false, not both true.
    pub against: Vec<RelationId>,
    /// Its contradictories, whichever of the two names the other: one of the two is true.
    pub contradicts: Vec<RelationId>,
    /// How it carries over in the hierarchy.
    pub spread: Spread,
    /// Whether it holds both ways: whoever says it of two topics says it of the second and the first too.
    pub symmetric: bool,
    /// What it means; may be empty.
    pub text: String,
    /// The terms that it is exported as, by vocabulary (`cito`, `skos`).
    pub terms: BTreeMap<String, String>,
    /// Its id in the record.
    pub span: Span,
}

impl Relation {
    /// Its words from the other end, where they follow *is* and *are*: `admitted by`.
    #[must_use]
    pub fn passive(&self) -> Option<&str> {
        Some(self.inverse.as_str()).filter(|words| words.ends_with(" by"))
    }
}

/// The kinds, relations, intents and schemes of a corpus.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Vocabulary {
    kinds: BTreeMap<String, Kind>,
    relations: Vec<Relation>,
    intents: DeclaredWords,
    schemes: DeclaredWords,
    /// Ids that kinds and relations had before, with those that they have now.
    was: BTreeMap<String, String>,
    /// For each relation, itself and all that it implies, directly or not.
    implied: Vec<BTreeSet<RelationId>>,
    /// For each relation as said and as denied, all that follows from it.
    follows: Vec<BTreeSet<Literal>>,
}

impl Vocabulary {
    /// The kinds in the order of ids.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.values()
    }

    /// The kind of an id, or of one that it had before.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.get(id).or_else(|| self.kinds.get(self.was.get(id)?))
    }

    /// The intents of citations in the order of ids.
    pub fn intents(&self) -> impl Iterator<Item = &DeclaredWord> {
        self.intents.iter()
    }

    /// The intent of an id, or of one that it had before.
    #[must_use]
    pub fn intent(&self, id: &str) -> Option<&DeclaredWord> {
        self.intents.get(id)
    }

    /// The intent that `as` names; another word is reported.
    pub(super) fn resolve_intent(
        &self,
        wanted: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&DeclaredWord> {
        self.intents.resolve(WordSort::Intent, wanted, diagnostics)
    }

    /// The schemes of arguments in the order of ids.
    pub fn schemes(&self) -> impl Iterator<Item = &DeclaredWord> {
        self.schemes.iter()
    }

    /// The scheme of an id, or of one that it had before.
    #[must_use]
    pub fn scheme(&self, id: &str) -> Option<&DeclaredWord> {
        self.schemes.get(id)
    }

    /// The scheme that an argument names; another word is reported.
    pub(super) fn resolve_scheme(
        &self,
        wanted: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&DeclaredWord> {
        self.schemes.resolve(WordSort::Scheme, wanted, diagnostics)
    }

    /// The ids that kinds and relations had before, with those that they have now.
    pub fn before(&self) -> impl Iterator<Item = (&str, &str)> {
        self.was.iter().map(|(old, now)| (old.as_str(), now.as_str()))
    }

    /// The relations in the order of ids.
    pub fn relations(&self) -> impl Iterator<Item = (RelationId, &Relation)> {
        (0..).map(RelationId).zip(&self.relations)
    }

    /// A relation by its number.
    #[must_use]
    pub fn relation(&self, id: RelationId) -> &Relation {
        &self.relations[id.0 as usize]
    }

    /// A relation by its id, or by one that it had before.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RelationId> {
        let place = |id: &str| self.relations.binary_search_by(|relation| relation.id.as_str().cmp(id)).ok();
        let at = place(id).or_else(|| place(self.was.get(id)?))?;
        u32::try_from(at).ok().map(RelationId)
    }

    /// True if `relation` is `weaker` or implies it, directly or not.
    #[must_use]
    pub fn implies(&self, relation: RelationId, weaker: RelationId) -> bool {
        self.implied[relation.0 as usize].contains(&weaker)
    }

    /// `relation` and all that it implies.
    #[must_use]
    pub fn implied(&self, relation: RelationId) -> &BTreeSet<RelationId> {
        &self.implied[relation.0 as usize]
    }

    /// Reads the `kind`, `relation`, `intent` and `scheme` records.
    pub(super) fn read<'a>(
        records: impl Iterator<Item = &'a Record>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut kinds = BTreeMap::new();
        let mut was = BTreeMap::new();
        let (mut intents, mut schemes) = (DeclaredWords::default(), DeclaredWords::default());
        let mut declared: BTreeMap<String, (&Record, &Spanned<String>)> = BTreeMap::new();
        for record in records {
            match &record.head {
                Head::Intent(id) => intents.declare(WordSort::Intent, record, id, diagnostics),
                Head::Scheme(id) => schemes.declare(WordSort::Scheme, record, id, diagnostics),
                _ => {}
            }
            if let Head::Kind(id) | Head::Relation(id) = &record.head {
                let old = record.fields.iter().filter(|field| field.name.value == "was");
                let old = old.flat_map(|field| field.value.refs());
                was.extend(old.map(|old| (old.value.clone(), id.value.clone())));
            }
            match &record.head {
                Head::Kind(id) if free(id, &[&OWN_KINDS[..], &OTHER_KEYWORDS].concat(), diagnostics) => {
                    let fields = Fields::of(record, &KIND_FIELDS, diagnostics);
                    let plural = fields.prose("plural").unwrap_or_else(|| format!("{}s", id.value));
                    let affirmable = fields.choice("affirmable", &["yes", "no"], diagnostics) == Some("yes");
                    let text = fields.prose("text").unwrap_or_default();
                    let kind =
                        Kind { id: id.value.clone(), plural, affirmable, text, aka: other_words(&fields) };
                    kinds.entry(id.value.clone()).or_insert(kind);
                }
                Head::Relation(id) if free(id, &OWN_RELATIONS, diagnostics) => {
                    declared.entry(id.value.clone()).or_insert((record, id));
                }
                _ => {}
            }
        }
        let mut vocabulary = Self { kinds, relations: Vec::new(), intents, schemes, was, ..Self::default() };
        let names: Vec<String> = declared.keys().cloned().collect();
        let mut declares_spread = Vec::new();
        for (record, id) in declared.into_values() {
            let relation = vocabulary.read_relation(record, id, &names, diagnostics);
            vocabulary.relations.push(relation);
            declares_spread.push(record.fields.iter().any(|field| field.name.value == "spreads"));
        }
        let named = vocabulary.pair_opposites();
        vocabulary.close_implications(diagnostics);
        vocabulary.settle_spreads(&named, &declares_spread, diagnostics);
        vocabulary.follows = vocabulary.consequences();
        vocabulary
    }

    /// Reads a `relation` record for its faults alone.
    pub(super) fn look_at(&self, record: &Record, id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
        let names: Vec<String> = self.relations.iter().map(|relation| relation.id.clone()).collect();
        self.read_relation(record, id, &names, diagnostics);
    }

    fn read_relation(
        &self,
        record: &Record,
        id: &Spanned<String>,
        names: &[String],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Relation {
        const FIELDS: [&str; 17] = [
            "plural",
            "inverse",
            "text",
            "aka",
            "from",
            "to",
            "implies",
            "against",
            "contradicts",
            "spreads",
            TRANSITIVE,
            SYMMETRIC,
            "cito",
            "skos",
            "note",
            "was",
            "reads",
        ];
        let fields = Fields::of(record, &FIELDS, diagnostics);
        cito::check(&fields, diagnostics);
        if fields.choice(TRANSITIVE, &["yes", "no"], diagnostics).is_some() {
            let field = record.fields.iter().find(|field| field.name.value == TRANSITIVE);
            diagnostics.extend(field.map(|field| {
                let message = format!("`{TRANSITIVE}` has no effect");
                Diagnostic::new(Code::IdleField, field.name.span, message)
                    .help("remove it, and ask for chains with `+`: `find {kind} e where e -[{relates}+]-> {object}`")
            }));
        }
        let kinds = |name: &str, diagnostics: &mut Vec<Diagnostic>| {
            let known = || self.kinds.keys().map(String::as_str).chain(OWN_KINDS);
            let is_known = |kind: &&Spanned<String>| known().any(|known| known == kind.value);
            let unknown: Vec<_> = fields.refs(name).filter(|kind| !is_known(kind)).collect();
            diagnostics.extend(unknown.iter().map(|kind| {
                let message = format!("unknown kind `{}`", kind.value);
                Diagnostic::new(Code::UnknownId, kind.span, message)
                    .nearest(&kind.value, known())
                    .otherwise(format!("declare a kind with a record `kind {}`", kind.value))
            }));
            // With part of the list unknown any kind may stand there: one fault must not look like many.
            let all = fields.refs(name).map(|kind| kind.value.clone());
            if unknown.is_empty() { all.collect() } else { Vec::new() }
        };
        let relations = |name: &str, diagnostics: &mut Vec<Diagnostic>| {
            let mut sound = Vec::new();
            for wanted in fields.refs(name) {
                match names.binary_search(&wanted.value) {
                    Ok(at) => sound.extend(u32::try_from(at).ok().map(RelationId)),
                    Err(_) => diagnostics.push(no_relation(wanted, names.iter().map(String::as_str))),
                }
            }
            sound
        };
        let spread = match fields.choice("spreads", &["up", "down", "none"], diagnostics) {
            Some("down") => Spread::Down,
            Some("none") => Spread::Stays,
            _ => Spread::Up,
        };
        let terms = ["cito", "skos"].into_iter();
        let [from, to] = ["from", "to"].map(|end| kinds(end, diagnostics));
        let is_asked = fields.choice(SYMMETRIC, &["yes", "no"], diagnostics) == Some("yes");
        let of_topics = |kinds: &[String]| !kinds.is_empty() && !kinds.iter().any(|kind| is_no_topic(kind));
        let both: [BTreeSet<&String>; 2] = [from.iter().collect(), to.iter().collect()];
        let symmetric = is_asked && of_topics(&from) && both[0] == both[1];
        if is_asked && !symmetric {
            let field = record.fields.iter().find(|field| field.name.value == SYMMETRIC);
            diagnostics.extend(field.map(|field| {
                let message = format!("`{SYMMETRIC}` needs the same kinds of topic in `from` and `to`");
                Diagnostic::new(Code::WrongEnds, field.name.span, message).help(
                    "a relation that holds both ways joins topics of the same kinds: name them at both ends",
                )
            }));
        }
        Relation {
            id: id.value.clone(),
            plural: fields.prose("plural").unwrap_or_else(|| plural_of(&id.value)),
            inverse: fields.prose("inverse").unwrap_or_default(),
            aka: other_words(&fields),
            from,
            to,
            implies: relations("implies", diagnostics),
            against: relations("against", diagnostics),
            contradicts: relations("contradicts", diagnostics),
            spread,
            symmetric,
            text: fields.prose("text").unwrap_or_default(),
            terms: terms.filter_map(|name| Some((name.to_owned(), fields.prose(name)?))).collect(),
            span: id.span,
        }
    }

    fn close_implications(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let mut in_circle = BTreeSet::new();
        for start in 0..self.relations.len() {
            let next = |at: usize| self.relations[at].implies.iter().map(|id| id.0 as usize).collect();
            let Some(circle) = circle(start, next).filter(|_| !in_circle.contains(&start)) else { continue };
            let relations = circle.iter().map(|at| &self.relations[*at]);
            let labels: Vec<_> = relations.map(|relation| (relation.id.as_str(), relation.span)).collect();
            diagnostics.push(
                circle_report(Code::ImpliesCycle, "implies itself", &labels)
                    .help("`implies` leads from a stronger relation to a weaker one, never back"),
            );
            in_circle.extend(circle);
        }
        for start in (0..).map(RelationId).take(self.relations.len()) {
            let mut reached = BTreeSet::from([start]);
            let mut open = vec![start];
            while let Some(at) = open.pop() {
                open.extend(self.relation(at).implies.iter().filter(|next| reached.insert(**next)));
            }
            self.implied.push(reached);
        }
    }
}

/// What a kind or a relation is called besides.
fn other_words(fields: &Fields<'_>) -> Vec<String> {
    fields.names("aka").map(|word| word.value.clone()).collect()
}

/// A relation that is not declared.
pub(super) fn no_relation<'a>(
    wanted: &Spanned<String>,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("unknown relation `{}`", wanted.value);
    Diagnostic::new(Code::UnknownId, wanted.span, message)
        .nearest(&wanted.value, known)
        .otherwise(format!("declare a relation with a record `relation {}`", wanted.value))
}

/// False, and a fault, if `id` is one of the language's own names.
fn free(id: &Spanned<String>, own: &[&str], diagnostics: &mut Vec<Diagnostic>) -> bool {
    // `contradicts` came to the language later, and claims may have been said to contradict others before.
    let is_field = field_names().any(|name| name == id.value && name != "contradicts");
    let taken = own.contains(&id.value.as_str()) || is_field;
    if taken {
        let message = format!("`{}` is a reserved word", id.value);
        diagnostics.push(Diagnostic::new(Code::ReservedName, id.span, message).help("choose another id"));
    }
    !taken
}

/// `admits` is `admit` after a plural, `accounts-for` is `account for`, `qualifies` is `qualify`.
pub(crate) fn plural_of(id: &str) -> String {
    let mut words = id.split('-');
    let verb = words.next().unwrap_or_default();
    let verb = match verb {
        "is" => "are".to_owned(),
        "was" => "were".to_owned(),
        "has" => "have".to_owned(),
        "does" => "do".to_owned(),
        _ if verb.ends_with("ies") => format!("{}y", &verb[..verb.len() - "ies".len()]),
        _ if ["ches", "oes", "shes", "sses", "xes", "zzes"].iter().any(|end| verb.ends_with(end)) => {
            verb[..verb.len() - "es".len()].to_owned()
        }
        _ => verb.strip_suffix('s').unwrap_or(verb).to_owned(),
    };
    std::iter::once(verb.as_str()).chain(words).collect::<Vec<_>>().join(" ")
}

/// True of the words at the ends of relations that stand for no kind of topic.
fn is_no_topic(kind: &str) -> bool {
    OWN_KINDS.contains(&kind) && kind != "topic"
}
