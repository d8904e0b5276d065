//! Answers as JSON: the contract of `docs/answer.schema.json`.

mod standpoint;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Force, NodeId, Place};
use crate::graph::Source;
use crate::graph::walk::{Hop, Path};
use crate::grounds::Change;
use crate::index::Snippet;
use crate::query::answer::{Answer, Bearing as OnThing, LeftOut, Row, Value};
use crate::query::snippet::Snippets;
use crate::render::bearing::{self, Bearing};
use crate::render::cite;
use crate::render::headline::headline;
use crate::render::json::standpoint::StandpointJson;
use crate::render::located::{CitedAs, Located};
use crate::standing::Standing;
use crate::verdict::{Challenge, Elsewhere, Evidence, Lesser, Reach, Speaker, Tally, Verdict};

/// The number of the contract.
const SCHEMA: u32 = 2;

#[derive(Serialize)]
struct AnswerJson<'a> {
    schema: u32,
    question: &'a str,
    /// How the question's words were taken, where they allow another reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    read_as: Option<&'a str>,
    /// The answer in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    core: &'a str,
    /// From where the corpus was looked at; left out for the whole of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    standpoint: Option<StandpointJson>,
    columns: &'a [String],
    rows: Vec<RowJson>,
    left_out: Vec<LeftOutJson>,
    paths: Vec<PathJson>,
    /// What the question asks to be taken away.
    without: Vec<String>,
    /// The verdicts that would change without it.
    changes: Vec<ChangeJson>,
    /// Where nothing is found: why, and which question has an answer.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    reasons: &'a [String],
    total: usize,
    truncated: bool,
    /// Of a thing's page: the claims that bear a declared relation to the thing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bearing: Vec<BearingJson>,
    /// The answers to the further questions that were asked in one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<AnswerJson<'a>>,
}

#[derive(Serialize)]
struct BearingJson {
    claim: String,
    relation: String,
    force: &'static str,
    text: String,
    work: String,
    #[serde(flatten)]
    at: Located,
}

#[derive(Serialize)]
struct RowJson {
    id: String,
    kind: String,
    label: String,
    verdict: Option<VerdictJson>,
    /// Where a question asks for several verdicts: those after the first.
    more_verdicts: Vec<VerdictJson>,
    values: BTreeMap<String, ValueJson>,
    /// The place of a claim, an argument or a citation; left out if none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    cited_as: Option<CitedAs>,
    /// Of a claim.
    #[serde(flatten)]
    challenged: Option<ChallengedJson>,
    /// Left out where the question looks for no words.
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<SnippetJson>,
}

#[derive(Serialize)]
struct SnippetJson {
    field: &'static str,
    text: String,
    /// Characters of `text`, not bytes: half-open, counted from 0.
    ranges: Vec<[usize; 2]>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueJson {
    Number(i64),
    Text(String),
}

#[derive(Serialize)]
struct VerdictJson {
    status: String,
    relation: String,
    object: String,
    marks: Vec<&'static str>,
    #[serde(rename = "for")]
    supporting: Vec<EvidenceJson>,
    against: Vec<EvidenceJson>,
    asked: Vec<EvidenceJson>,
    caveats: Vec<EvidenceJson>,
    /// Claims that dispute evidence or the subject as a whole.
    disputes: Vec<EvidenceJson>,
    /// What disputes or qualifies a caveat or a dispute.
    answers: Vec<EvidenceJson>,
    partial: Vec<EvidenceJson>,
    /// How many speak on each side.
    counts: CountsJson,
    /// What is said by weaker relations.
    lesser: Vec<LesserJson>,
    /// Of a silent verdict, those on narrower and broader subjects.
    elsewhere: Vec<ElsewhereJson>,
}

#[derive(Serialize)]
struct LesserJson {
    relation: String,
    short_of: String,
    claims: Vec<String>,
}

#[derive(Serialize)]
struct CountsJson {
    #[serde(rename = "for")]
    supporting: TallyJson,
    against: TallyJson,
}

#[derive(Serialize)]
struct TallyJson {
    claims: usize,
    works: usize,
    authors: usize,
}

#[derive(Serialize)]
struct ElsewhereJson {
    subject: String,
    /// `narrower` or `broader` than the subject asked about.
    is: &'static str,
    status: String,
    marks: Vec<&'static str>,
    claims: usize,
}

#[derive(Serialize)]
struct ChallengesJson {
    relation: &'static str,
    of: Vec<String>,
}

#[derive(Serialize)]
struct EvidenceJson {
    claim: Option<String>,
    text: String,
    work: String,
    #[serde(flatten)]
    at: Located,
    via: Option<PlaceJson>,
    force: &'static str,
    /// How what says it stands.
    standing: &'static str,
    /// The claims that dispute it.
    disputed_by: Vec<String>,
    /// What a caveat, dispute or answer does to which claims or topics.
    #[serde(skip_serializing_if = "Option::is_none")]
    challenges: Option<ChallengesJson>,
    /// True if it is said of a narrower or broader topic than was asked about.
    inherited: bool,
    /// Left out where it says just what was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<SaysJson>,
    /// The conditions under which it holds: all topics of one of these lists. Left out where it holds always.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    when: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct SaysJson {
    relation: String,
    object: String,
}

#[derive(Serialize)]
struct PlaceJson {
    work: String,
    #[serde(flatten)]
    at: Located,
}

#[derive(Serialize)]
struct LeftOutJson {
    id: String,
    status: String,
    marks: Vec<&'static str>,
}

#[derive(Serialize)]
struct ChangeJson {
    subject: String,
    before: VerdictJson,
    after: VerdictJson,
}

#[derive(Serialize)]
struct PathJson {
    nodes: Vec<String>,
    hops: Vec<HopJson>,
}

#[derive(Serialize)]
struct HopJson {
    from: String,
    relation: String,
    inverse: bool,
    to: String,
    claim: Option<String>,
    work: Option<String>,
    #[serde(flatten)]
    at: Located,
    via: Option<PlaceJson>,
    /// How strongly the relation is said.
    force: &'static str,
    /// The conditions under which it holds: all topics of one of these lists. Left out where it holds always.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    when: Vec<Vec<String>>,
    /// Of the claim that it rests on.
    #[serde(flatten)]
    challenged: ChallengedJson,
}

/// How a claim stands: what disputes and what qualifies it.
#[derive(Serialize)]
struct ChallengedJson {
    standing: &'static str,
    disputed_by: Vec<String>,
    qualified_by: Vec<String>,
}

/// An answer as one JSON document, indented, with a line feed at its end.
#[must_use]
pub fn answer(catalog: &Catalog, answer: &Answer, snippets: &Snippets) -> String {
    let shown = Shown { catalog, snippets };
    text_of(serde_json::to_string_pretty(&shown.answer(answer))) + "\n"
}

/// An answer as one JSON value a line: its rows, or its paths.
#[must_use]
pub fn lines(catalog: &Catalog, answer: &Answer, snippets: &Snippets) -> String {
    let shown = Shown { catalog, snippets };
    let rows = answer.rows.iter().map(|row| text_of(serde_json::to_string(&shown.row(answer, row))));
    let paths = answer.paths.iter().map(|path| text_of(serde_json::to_string(&shown.path(answer, path))));
    rows.chain(paths).map(|line| line + "\n").collect()
}

/// These values have string keys and no foreign numbers, so writing them does not fail.
fn text_of(written: serde_json::Result<String>) -> String {
    written.unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}

struct Shown<'a> {
    catalog: &'a Catalog,
    snippets: &'a Snippets,
}

impl Shown<'_> {
    fn answer<'b>(&self, answer: &'b Answer) -> AnswerJson<'b> {
        AnswerJson {
            schema: SCHEMA,
            question: &answer.question,
            read_as: answer.read_as.as_deref(),
            headline: headline(self.catalog, answer),
            core: &answer.core,
            standpoint: StandpointJson::of(self.catalog, answer),
            columns: &answer.columns,
            rows: answer.rows.iter().map(|row| self.row(answer, row)).collect(),
            left_out: answer.left_out.iter().map(|left| self.left_out(left)).collect(),
            paths: answer.paths.iter().map(|path| self.path(answer, path)).collect(),
            without: answer.withdrawn.iter().map(|source| self.id(*source)).collect(),
            changes: answer.changes.iter().map(|change| self.change(change)).collect(),
            reasons: &answer.reasons,
            total: answer.total,
            truncated: answer.truncated,
            bearing: answer.bearing.iter().map(|bearing| self.on_thing(bearing)).collect(),
            parts: answer.parts.iter().map(|part| self.answer(part)).collect(),
        }
    }

    fn row(&self, answer: &Answer, row: &Row) -> RowJson {
        let mut verdicts = row.verdicts.iter().map(|verdict| self.verdict(verdict));
        let group = row.group.clone().unwrap_or_default();
        RowJson {
            id: row.node.map_or_else(|| group.clone(), |node| self.id(node)),
            kind: row.node.map_or_else(String::new, |node| self.catalog.kind(node).to_owned()),
            label: row.node.map_or_else(|| group.clone(), |node| self.catalog.label(node)),
            verdict: verdicts.next(),
            more_verdicts: verdicts.collect(),
            values: row.values.iter().map(|(column, value)| (column.clone(), value_json(value))).collect(),
            cited_as: row.node.and_then(|node| self.catalog.place_of(node)).and_then(CitedAs::of),
            challenged: row
                .node
                .filter(|node| self.catalog.can_stand(*node))
                .map(|claim| self.challenged(answer, Some(claim))),
            snippet: row.node.and_then(|node| self.snippets.get(&node)).map(snippet_json),
        }
    }

    fn left_out(&self, left: &LeftOut) -> LeftOutJson {
        LeftOutJson {
            id: self.id(left.node),
            status: left.verdict.word(self.catalog),
            marks: left.verdict.marks.iter().map(|mark| mark.word()).collect(),
        }
    }

    fn change(&self, change: &Change) -> ChangeJson {
        ChangeJson {
            subject: self.id(change.before.subject),
            before: self.verdict(&change.before),
            after: self.verdict(&change.after),
        }
    }

    fn verdict(&self, verdict: &Verdict) -> VerdictJson {
        let mut sides: BTreeMap<&str, Vec<EvidenceJson>> = BTreeMap::new();
        for (side, list) in bearing::sorted_whole(verdict) {
            sides.insert(side, list.iter().map(|one| self.bearing(verdict, one)).collect());
        }
        let mut side = |name: &str| sides.remove(name).unwrap_or_default();
        let tally = |list: &[Evidence]| {
            let Tally { claims, works, authors, .. } = Tally::of(self.catalog, list);
            TallyJson { claims, works, authors }
        };
        VerdictJson {
            status: verdict.word(self.catalog),
            relation: self.catalog.vocabulary.relation(verdict.relation).id.clone(),
            object: self.id(verdict.object),
            marks: verdict.marks.iter().map(|mark| mark.word()).collect(),
            supporting: side("for"),
            against: side("against"),
            asked: side(bearing::ASKED),
            caveats: side("caveat"),
            disputes: side("disputed"),
            answers: side("answer"),
            partial: side("partial"),
            counts: CountsJson { supporting: tally(&verdict.supporting), against: tally(&verdict.opposing) },
            lesser: verdict.lesser.iter().map(|lesser| self.lesser(lesser)).collect(),
            elsewhere: verdict.elsewhere.iter().map(|elsewhere| self.elsewhere(elsewhere)).collect(),
        }
    }

    fn lesser(&self, lesser: &Lesser) -> LesserJson {
        let relation = |id| self.catalog.vocabulary.relation(id).id.clone();
        LesserJson {
            relation: relation(lesser.relation),
            short_of: relation(lesser.short_of),
            claims: lesser.claims.iter().map(|claim| self.id(*claim)).collect(),
        }
    }

    fn elsewhere(&self, Elsewhere { narrower, verdict }: &Elsewhere) -> ElsewhereJson {
        ElsewhereJson {
            subject: self.id(verdict.subject),
            is: if *narrower { "narrower" } else { "broader" },
            status: verdict.word(self.catalog),
            marks: verdict.marks.iter().map(|mark| mark.word()).collect(),
            claims: Tally::of(self.catalog, verdict.speaking()).claims,
        }
    }

    fn bearing(&self, verdict: &Verdict, bearing: &Bearing<'_>) -> EvidenceJson {
        if let Some(evidence) = bearing.evidence {
            return self.evidence(verdict, evidence);
        }
        let challenge = bearing.challenge.as_ref();
        let force = challenge.map_or(Force::Asserts, |challenge| challenge.force);
        let challenges = challenge.map(|challenge| ChallengesJson {
            relation: challenge.manner.relation(),
            of: challenge.of.iter().map(|of| self.id(*of)).collect(),
        });
        let standing = challenge.map_or_else(Standing::default, |challenge| challenge.standing).word();
        let when = challenge.map(|challenge| self.conditions(&challenge.when(self.catalog)));
        let when = when.unwrap_or_default();
        EvidenceJson { challenges, standing, when, ..self.speaker(&bearing.speaker, force) }
    }

    fn evidence(&self, verdict: &Verdict, evidence: &Evidence) -> EvidenceJson {
        let disputes = evidence.disputed_by.iter().filter(|challenge| challenge.is_direct());
        let as_asked = (evidence.relation, evidence.object) == (verdict.relation, verdict.object);
        let says = (!as_asked).then(|| SaysJson {
            relation: self.catalog.vocabulary.relation(evidence.relation).id.clone(),
            object: self.id(evidence.object),
        });
        EvidenceJson {
            standing: evidence.standing.word(),
            disputed_by: disputes.map(|challenge| self.id(challenge.claim)).collect(),
            inherited: evidence.reach != Reach::Same,
            says,
            when: self.conditions(&evidence.when),
            ..self.speaker(&evidence.speaker, evidence.force)
        }
    }

    fn speaker(&self, speaker: &Speaker, force: Force) -> EvidenceJson {
        let (text, source) = cite::speaker(self.catalog, speaker);
        EvidenceJson {
            claim: source.claim.map(|claim| self.id(claim)),
            text,
            work: source.place.as_ref().map_or_else(String::new, |place| self.id(place.work)),
            at: Located::of(source.place.as_ref()),
            via: source.via.as_ref().map(|via| self.place(via)),
            force: force.word(),
            standing: Standing::default().word(),
            disputed_by: Vec::new(),
            challenges: None,
            inherited: false,
            says: None,
            when: Vec::new(),
        }
    }

    fn conditions(&self, conditions: &Conditions) -> Vec<Vec<String>> {
        let lists = conditions.ids(self.catalog).into_iter();
        lists.map(|list| list.into_iter().map(str::to_owned).collect()).collect()
    }

    fn path(&self, answer: &Answer, path: &Path) -> PathJson {
        let start = path.first().map(|hop| hop.from());
        let nodes = start.into_iter().chain(path.iter().map(Hop::to)).map(|node| self.id(node)).collect();
        PathJson { nodes, hops: path.iter().map(|hop| self.hop(answer, hop)).collect() }
    }

    fn hop(&self, answer: &Answer, hop: &Hop) -> HopJson {
        let source = hop.edge.evidence.source(self.catalog);
        let Source { claim, place, via, .. } = source;
        HopJson {
            from: self.id(hop.from()),
            relation: hop.edge.meaning.name(&self.catalog.vocabulary).to_owned(),
            inverse: hop.inverse,
            to: self.id(hop.to()),
            claim: claim.map(|claim| self.id(claim)),
            work: place.as_ref().map(|place| self.id(place.work)),
            at: Located::of(place.as_ref()),
            via: via.as_ref().map(|via| self.place(via)),
            force: hop.edge.force.word(),
            when: self.conditions(&hop.edge.conditions(self.catalog)),
            challenged: self.challenged(answer, claim),
        }
    }

    fn on_thing(&self, bearing: &OnThing) -> BearingJson {
        let claim = self.catalog.claim(bearing.claim);
        BearingJson {
            claim: self.id(bearing.claim),
            relation: self.catalog.vocabulary.relation(bearing.relation).id.clone(),
            force: claim.map_or("", |claim| claim.force.word()),
            text: claim.map_or_else(String::new, |claim| claim.text.clone()),
            work: claim.map_or_else(String::new, |claim| self.id(claim.work)),
            at: Located::at(&claim.map(|claim| claim.at.clone()).unwrap_or_default()),
        }
    }

    /// How a claim stands that an answer shows, what disputes and what qualifies it.
    fn challenged(&self, answer: &Answer, claim: Option<NodeId>) -> ChallengedJson {
        let found = claim.and_then(|claim| answer.challenged.get(&claim));
        let ids = |list: Option<&Vec<Challenge>>| {
            list.into_iter().flatten().map(|challenge| self.id(challenge.claim)).collect()
        };
        ChallengedJson {
            standing: found.map_or_else(Standing::default, |found| found.standing).word(),
            disputed_by: ids(found.map(|found| &found.disputed_by)),
            qualified_by: ids(found.map(|found| &found.qualified_by)),
        }
    }

    fn place(&self, place: &Place) -> PlaceJson {
        PlaceJson { work: self.id(place.work), at: Located::at(&place.locator) }
    }

    fn id(&self, node: NodeId) -> String {
        self.catalog.id(node).to_owned()
    }
}

fn snippet_json(snippet: &Snippet) -> SnippetJson {
    let characters = |upto: usize| snippet.text[..upto].chars().count();
    SnippetJson {
        field: snippet.field.name(),
        text: snippet.text.clone(),
        ranges: snippet.ranges.iter().map(|range| [characters(range.start), characters(range.end)]).collect(),
    }
}

fn value_json(value: &Value) -> ValueJson {
    match value {
        Value::Number(number) => ValueJson::Number(*number),
        Value::Text(text) => ValueJson::Text(text.clone()),
    }
}
