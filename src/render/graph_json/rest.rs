//! What is no node: citations, saved questions, expected answers.

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::allow::Allow;
use crate::catalog::entry::{Cite, Expect, NoCitation, Saved};
use crate::render::graph_json::{PlaceJson, ids, place};

#[derive(Serialize)]
pub(super) struct CitationJson<'a> {
    id: &'a str,
    from: PlaceJson<'a>,
    to: PlaceJson<'a>,
    /// What it is for; empty if that is not said.
    intent: &'a str,
    /// The claims that it serves.
    serves: Vec<&'a str>,
    /// The authors as the citing place prints them.
    named: Vec<&'a str>,
    note: &'a str,
}

impl<'a> CitationJson<'a> {
    pub(super) fn of(catalog: &'a Catalog, cite: &'a Cite) -> Self {
        Self {
            id: &cite.id,
            from: place(catalog, &cite.from),
            to: place(catalog, &cite.to),
            intent: &cite.intent,
            serves: ids(catalog, &cite.serves),
            named: cite.named.iter().map(|name| name.value.as_str()).collect(),
            note: &cite.note,
        }
    }
}

#[derive(Serialize)]
pub(super) struct WithoutCitationJson<'a> {
    from: PlaceJson<'a>,
    note: &'a str,
}

impl<'a> WithoutCitationJson<'a> {
    pub(super) fn of(catalog: &'a Catalog, one: &'a NoCitation) -> Self {
        Self { from: place(catalog, &one.from), note: &one.note }
    }
}

#[derive(Serialize)]
pub(super) struct QuestionJson<'a> {
    id: &'a str,
    question: &'a str,
    /// What its parameters stand for if nothing is given, in the order of their first use.
    with: &'a [String],
    note: &'a str,
    was: &'a [String],
}

impl<'a> QuestionJson<'a> {
    pub(super) fn of(saved: &'a Saved) -> Self {
        Self {
            id: &saved.id,
            question: &saved.question,
            with: &saved.with,
            note: &saved.note,
            was: &saved.was,
        }
    }
}

#[derive(Serialize)]
pub(super) struct AllowanceJson<'a> {
    /// The first line of the record that allows it.
    record: &'a str,
    /// The code of the warning.
    code: &'static str,
    /// Why a reader can accept it.
    reason: &'a str,
}

impl<'a> AllowanceJson<'a> {
    pub(super) fn of(allow: &'a Allow) -> Self {
        Self { record: &allow.record, code: allow.code.name(), reason: &allow.reason }
    }
}

#[derive(Serialize)]
pub(super) struct ExpectationJson<'a> {
    question: &'a str,
    /// The ids of the answer's rows in order.
    is: &'a [String],
}

impl<'a> ExpectationJson<'a> {
    pub(super) fn of(expect: &'a Expect) -> Self {
        Self { question: &expect.question, is: &expect.ids }
    }
}
