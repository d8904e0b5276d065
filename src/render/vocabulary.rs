//! The words that a corpus declares, with what they mean and how often they are used.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::declared::DeclaredWord;
use crate::catalog::usage::Usage;
use crate::catalog::vocabulary::{Kind, Relation, RelationId};
use crate::render::graph_json::vocabulary::{IntentJson, KindJson, RelationJson, SchemeJson};
use crate::render::paint::{Paint, Role};
use crate::render::phrase::counted;

/// The number of the contract.
const SCHEMA: u32 = 1;
/// The ends of relations that claims bear themselves.
const CLAIM: &str = "claim";

/// The vocabulary as text: kinds, relations between topics, relations of claims, intents and schemes.
#[must_use]
pub fn text(catalog: &Catalog, usage: &Usage, paint: Paint) -> String {
    let vocabulary = &catalog.vocabulary;
    let of_claims = |relation: &Relation| relation.from.iter().any(|kind| kind == CLAIM);
    let relations = |wanted: bool| {
        let all = vocabulary.relations().filter(|(_, relation)| of_claims(relation) == wanted);
        all.map(|(id, relation)| self::relation(catalog, usage, id, relation)).collect::<Vec<_>>()
    };
    let sections = [
        ("kinds", vocabulary.kinds().map(|kind| self::kind(usage, kind)).collect()),
        ("relations between topics", relations(false)),
        ("relations of claims", relations(true)),
        ("intents of citations", vocabulary.intents().map(|intent| self::intent(usage, intent)).collect()),
        ("schemes of arguments", vocabulary.schemes().map(|scheme| self::scheme(usage, scheme)).collect()),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (title, words) in sections.into_iter().filter(|(_, words)| !words.is_empty()) {
        let mut lines = vec![paint.text(Role::Title, title)];
        for Word { name, used, text, facts } in words {
            lines.push(format!("  {name}  {}", paint.text(Role::Faint, &used)));
            if !text.is_empty() {
                lines.extend(paint.block("", 4, &text));
            }
            if !facts.is_empty() {
                let facts = paint.block("", 4, &facts.join(" · "));
                lines.extend(facts.into_iter().map(|line| paint.text(Role::Faint, &line)));
            }
        }
        parts.push(lines.join("\n") + "\n");
    }
    if parts.is_empty() {
        return "this library declares no kinds and no relations\n".to_owned();
    }
    parts.join("\n")
}

/// A declared word as it is told.
struct Word {
    name: String,
    used: String,
    text: String,
    facts: Vec<String>,
}

fn kind(usage: &Usage, kind: &Kind) -> Word {
    let mut facts = Vec::new();
    if !kind.aka.is_empty() {
        facts.push(format!("also called {}", kind.aka.join(", ")));
    }
    if kind.affirmable {
        facts.push("can be affirmed or rejected".to_owned());
    }
    Word {
        name: format!("{}, {}", kind.id, kind.plural),
        used: counted(usage.kinds.get(&kind.id).copied().unwrap_or_default(), "topic"),
        text: kind.text.clone(),
        facts,
    }
}

fn relation(catalog: &Catalog, usage: &Usage, id: RelationId, relation: &Relation) -> Word {
    let vocabulary = &catalog.vocabulary;
    let names = |ids: &[RelationId]| -> Vec<&str> {
        ids.iter().map(|id| vocabulary.relation(*id).id.as_str()).collect()
    };
    let implied_by: Vec<RelationId> = vocabulary
        .relations()
        .filter(|(_, other)| other.implies.contains(&id))
        .map(|(other, _)| other)
        .collect();
    let ends = |kinds: &[String]| match kinds {
        [] => "anything".to_owned(),
        kinds => kinds.join(", "),
    };
    let mut facts = vec![format!("from {} to {}", ends(&relation.from), ends(&relation.to))];
    if relation.symmetric {
        facts.push("holds both ways".to_owned());
    }
    for (word, names) in [
        ("implies", names(&relation.implies)),
        ("implied by", names(&implied_by)),
        ("against", names(&relation.against)),
        ("contradicts", names(&relation.contradicts)),
        ("also called", relation.aka.iter().map(String::as_str).collect()),
    ] {
        if !names.is_empty() {
            facts.push(format!("{word} {}", names.join(", ")));
        }
    }
    let inverse = if relation.inverse.is_empty() { String::new() } else { format!(", {}", relation.inverse) };
    Word {
        name: format!("{}{inverse}", relation.id),
        used: used(usage.relations.get(&id).copied().unwrap_or_default()),
        text: relation.text.clone(),
        facts,
    }
}

fn intent(usage: &Usage, intent: &DeclaredWord) -> Word {
    Word {
        name: intent.id.clone(),
        used: counted(usage.intents.get(&intent.id).copied().unwrap_or_default(), "citation"),
        text: intent.text.clone(),
        facts: intent.rests.then(|| "claims rest on what is cited so".to_owned()).into_iter().collect(),
    }
}

fn scheme(usage: &Usage, scheme: &DeclaredWord) -> Word {
    Word {
        name: scheme.id.clone(),
        used: counted(usage.schemes.get(&scheme.id).copied().unwrap_or_default(), "argument"),
        text: scheme.text.clone(),
        facts: Vec::new(),
    }
}

fn used(times: usize) -> String {
    match times {
        0 => "never used".to_owned(),
        1 => "used once".to_owned(),
        more => format!("used {more} times"),
    }
}

#[derive(Serialize)]
struct VocabularyJson<'c> {
    schema: u32,
    kinds: Vec<Used<KindJson<'c>>>,
    relations: Vec<Used<RelationJson<'c>>>,
    intents: Vec<Used<IntentJson<'c>>>,
    schemes: Vec<Used<SchemeJson<'c>>>,
}

/// A declared word as exports have it, and how often it is used.
#[derive(Serialize)]
struct Used<T> {
    #[serde(flatten)]
    word: T,
    used: usize,
}

/// The vocabulary as one JSON object and a line feed.
#[must_use]
pub fn json(catalog: &Catalog, usage: &Usage) -> String {
    let vocabulary = &catalog.vocabulary;
    let times = |words: &BTreeMap<String, usize>, id: &str| words.get(id).copied().unwrap_or_default();
    let json = VocabularyJson {
        schema: SCHEMA,
        kinds: vocabulary
            .kinds()
            .map(|kind| Used { word: KindJson::of(kind), used: times(&usage.kinds, &kind.id) })
            .collect(),
        relations: vocabulary
            .relations()
            .map(|(id, relation)| Used {
                word: RelationJson::of(catalog, relation),
                used: usage.relations.get(&id).copied().unwrap_or_default(),
            })
            .collect(),
        intents: vocabulary
            .intents()
            .map(|intent| Used { word: IntentJson::of(intent), used: times(&usage.intents, &intent.id) })
            .collect(),
        schemes: vocabulary
            .schemes()
            .map(|scheme| Used { word: SchemeJson::of(scheme), used: times(&usage.schemes, &scheme.id) })
            .collect(),
    };
    // Plain structures of texts and numbers: there is nothing that could fail.
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}
