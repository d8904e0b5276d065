//! The shapes of the contract, as `docs/answer.schema.json` has them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::render::json::standpoint::StandpointJson;
use crate::render::located::{CitedAs, Located};

#[derive(Serialize)]
pub(super) struct AnswerJson<'a> {
    pub(super) schema: u32,
    pub(super) question: &'a str,
    /// How the question's words were taken, where they allow another reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) read_as: Option<&'a str>,
    /// The answer in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) headline: Option<String>,
    pub(super) core: &'a str,
    /// From where the corpus was looked at; left out for the whole of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) standpoint: Option<StandpointJson>,
    pub(super) columns: &'a [String],
    pub(super) rows: Vec<RowJson>,
    pub(super) left_out: Vec<LeftOutJson>,
    pub(super) paths: Vec<PathJson>,
    /// What the question asks to be taken away.
    pub(super) without: Vec<String>,
    /// The verdicts that would change without it.
    pub(super) changes: Vec<ChangeJson>,
    /// Where nothing is found: why, and which question has an answer.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) reasons: &'a [String],
    pub(super) total: usize,
    pub(super) truncated: bool,
    /// Of a thing's page: the claims that bear a declared relation to the thing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) bearing: Vec<BearingJson>,
    /// The answers to the further questions that were asked in one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<AnswerJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct BearingJson {
    pub(super) claim: String,
    pub(super) relation: String,
    pub(super) force: &'static str,
    pub(super) text: String,
    pub(super) work: String,
    #[serde(flatten)]
    pub(super) at: Located,
}

#[derive(Serialize)]
pub(super) struct RowJson {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) label: String,
    pub(super) verdict: Option<VerdictJson>,
    /// Where a question asks for several verdicts: those after the first.
    pub(super) more_verdicts: Vec<VerdictJson>,
    pub(super) values: BTreeMap<String, ValueJson>,
    /// The place of a claim, an argument or a citation; left out if none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cited_as: Option<CitedAs>,
    /// Of a claim.
    #[serde(flatten)]
    pub(super) challenged: Option<ChallengedJson>,
    /// Left out where the question looks for no words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) snippet: Option<SnippetJson>,
}

#[derive(Serialize)]
pub(super) struct SnippetJson {
    pub(super) field: &'static str,
    pub(super) text: String,
    /// Characters of `text`, not bytes: half-open, counted from 0.
    pub(super) ranges: Vec<[usize; 2]>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ValueJson {
    Number(i64),
    Text(String),
}

#[derive(Serialize)]
pub(super) struct VerdictJson {
    pub(super) status: String,
    pub(super) relation: String,
    pub(super) object: String,
    pub(super) marks: Vec<&'static str>,
    #[serde(rename = "for")]
    pub(super) supporting: Vec<EvidenceJson>,
    pub(super) against: Vec<EvidenceJson>,
    pub(super) asked: Vec<EvidenceJson>,
    pub(super) caveats: Vec<EvidenceJson>,
    /// Claims that dispute evidence or the subject as a whole.
    pub(super) disputes: Vec<EvidenceJson>,
    /// What disputes or qualifies a caveat or a dispute.
    pub(super) answers: Vec<EvidenceJson>,
    pub(super) partial: Vec<EvidenceJson>,
    /// How many speak on each side.
    pub(super) counts: CountsJson,
    /// What is said by weaker relations.
    pub(super) lesser: Vec<LesserJson>,
    /// Of a silent verdict, those on narrower and broader subjects.
    pub(super) elsewhere: Vec<ElsewhereJson>,
}

#[derive(Serialize)]
pub(super) struct LesserJson {
    pub(super) relation: String,
    pub(super) short_of: String,
    pub(super) claims: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct CountsJson {
    #[serde(rename = "for")]
    pub(super) supporting: TallyJson,
    pub(super) against: TallyJson,
}

#[derive(Serialize)]
pub(super) struct TallyJson {
    pub(super) claims: usize,
    pub(super) works: usize,
    pub(super) authors: usize,
}

#[derive(Serialize)]
pub(super) struct ElsewhereJson {
    pub(super) subject: String,
    /// `narrower` or `broader` than the subject asked about.
    pub(super) is: &'static str,
    pub(super) status: String,
    pub(super) marks: Vec<&'static str>,
    pub(super) claims: usize,
}

#[derive(Serialize)]
pub(super) struct ChallengesJson {
    pub(super) relation: &'static str,
    pub(super) of: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct EvidenceJson {
    pub(super) claim: Option<String>,
    pub(super) text: String,
    pub(super) work: String,
    #[serde(flatten)]
    pub(super) at: Located,
    pub(super) via: Option<PlaceJson>,
    pub(super) force: &'static str,
    /// How what says it stands.
    pub(super) standing: &'static str,
    /// The claims that dispute it.
    pub(super) disputed_by: Vec<String>,
    /// What a caveat, dispute or answer does to which claims or topics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) challenges: Option<ChallengesJson>,
    /// True if it is said of a narrower or broader topic than was asked about.
    pub(super) inherited: bool,
    /// Left out where it says just what was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) says: Option<SaysJson>,
    /// The conditions under which it holds: all topics of one of these lists. Left out where it holds always.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) when: Vec<Vec<String>>,
}

#[derive(Serialize)]
pub(super) struct SaysJson {
    pub(super) relation: String,
    pub(super) object: String,
}

#[derive(Serialize)]
pub(super) struct PlaceJson {
    pub(super) work: String,
    #[serde(flatten)]
    pub(super) at: Located,
}

#[derive(Serialize)]
pub(super) struct LeftOutJson {
    pub(super) id: String,
    pub(super) status: String,
    pub(super) marks: Vec<&'static str>,
}

#[derive(Serialize)]
pub(super) struct ChangeJson {
    pub(super) subject: String,
    pub(super) before: VerdictJson,
    pub(super) after: VerdictJson,
}

#[derive(Serialize)]
pub(super) struct PathJson {
    pub(super) nodes: Vec<String>,
    pub(super) hops: Vec<HopJson>,
}

#[derive(Serialize)]
pub(super) struct HopJson {
    pub(super) from: String,
    pub(super) relation: String,
    pub(super) inverse: bool,
    pub(super) to: String,
    pub(super) claim: Option<String>,
    pub(super) work: Option<String>,
    #[serde(flatten)]
    pub(super) at: Located,
    pub(super) via: Option<PlaceJson>,
    /// How strongly the relation is said.
    pub(super) force: &'static str,
    /// The conditions under which it holds: all topics of one of these lists. Left out where it holds always.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) when: Vec<Vec<String>>,
    /// Of the claim that it rests on.
    #[serde(flatten)]
    pub(super) challenged: ChallengedJson,
}

/// How a claim stands: what disputes and what qualifies it.
#[derive(Serialize)]
pub(super) struct ChallengedJson {
    pub(super) standing: &'static str,
    pub(super) disputed_by: Vec<String>,
    pub(super) qualified_by: Vec<String>,
}
