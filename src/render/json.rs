//! Answers as JSON: the contract of `docs/answer.schema.json`.

mod shape;
mod standpoint;

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Force, NodeId, Place};
use crate::graph::Source;
use crate::graph::walk::{Hop, Path};
use crate::grounds::Change;
use crate::index::Snippet;
use crate::query::answer::{Answer, Bearing as OnThing, LeftOut, Row, Value};
use crate::query::attribute::Attribute;
use crate::query::snippet::Snippets;
use crate::render::bearing::{self, Bearing};
use crate::render::cite;
use crate::render::headline::headline;
use crate::render::json::shape::{
    AnswerJson, BearingJson, ChallengedJson, ChallengesJson, ChangeJson, CountsJson, ElsewhereJson,
    EvidenceJson, HopJson, LeftOutJson, LesserJson, PathJson, PlaceJson, RowJson, SaysJson, SnippetJson,
    TallyJson, ValueJson, VerdictJson,
};
use crate::render::json::standpoint::StandpointJson;
use crate::render::located::{CitedAs, Located};
use crate::standing::Standing;
use crate::verdict::{Challenge, Elsewhere, Evidence, Lesser, Reach, Speaker, Tally, Verdict};

/// The number of the contract.
const SCHEMA: u32 = 2;

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
            label: row.node.map_or_else(|| told(row).unwrap_or(group), |node| self.catalog.label(node)),
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

/// What a reader calls the thing of a row that the catalog has not, where the row tells.
fn told(row: &Row) -> Option<String> {
    row.values.iter().find_map(|(column, value)| match value {
        Value::Text(text) if column == Attribute::Label.word() => Some(text.clone()),
        _ => None,
    })
}

fn value_json(value: &Value) -> ValueJson {
    match value {
        Value::Number(number) => ValueJson::Number(*number),
        Value::Text(text) => ValueJson::Text(text.clone()),
    }
}
