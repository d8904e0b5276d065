//! Works of Crossref, as <https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md> describes them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::bibliography::identifiers::doi_in;
use crate::relational::import::work::{Person, Work, line, once};

/// The fields of a work that are used; all but the DOI may be missing or `null`.
#[derive(Debug, Deserialize)]
pub(super) struct Record {
    #[serde(rename = "DOI")]
    doi: String,
    title: Option<Vec<String>>,
    author: Option<Vec<Contributor>>,
    editor: Option<Vec<Contributor>>,
    issued: Option<Date>,
    r#type: Option<String>,
    page: Option<String>,
    reference: Option<Vec<Reference>>,
    relation: Option<BTreeMap<String, Vec<Related>>>,
    indexed: Option<Indexed>,
}

#[derive(Debug, Deserialize)]
struct Contributor {
    given: Option<String>,
    family: Option<String>,
    /// Of a body.
    name: Option<String>,
    #[serde(rename = "ORCID")]
    orcid: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Date {
    #[serde(rename = "date-parts")]
    parts: Option<Vec<Vec<Option<i64>>>>,
}

#[derive(Debug, Deserialize)]
struct Reference {
    #[serde(rename = "DOI")]
    doi: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Related {
    #[serde(rename = "id-type")]
    sort: Option<String>,
    id: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Indexed {
    #[serde(rename = "date-time")]
    at: Option<String>,
}

impl Record {
    /// The work; none if it has no DOI.
    pub(super) fn work(self) -> Option<Work> {
        let key = doi_in(&self.doi)?;
        let people =
            |all: Option<Vec<Contributor>>| once(all.unwrap_or_default().into_iter().filter_map(person));
        let references = self.reference.unwrap_or_default();
        let cited = references.iter().map(|reference| reference.doi.as_deref().and_then(doi_in));
        let cited: Vec<Option<String>> = cited.collect();
        let without_key = cited.iter().filter(|doi| doi.is_none()).count();
        let hosts = self.relation.as_ref().and_then(|relation| relation.get("is-part-of"));
        let of_doi = |of: &&Related| of.sort.as_deref() == Some("doi");
        let host = hosts.into_iter().flatten().filter(of_doi).find_map(|of| doi_in(of.id.as_deref()?));
        let year = self.issued.and_then(|date| *date.parts?.first()?.first()?);
        Some(Work {
            title: line(&self.title.unwrap_or_default().into_iter().next().unwrap_or_default()),
            year,
            kind: kind(&self.r#type.unwrap_or_default()).to_owned(),
            doi: key.clone(),
            pages: self.page.unwrap_or_default(),
            host: host.filter(|host| *host != key),
            authors: people(self.author),
            editors: people(self.editor),
            cites: once(cited.into_iter().flatten().filter(|cited| *cited != key)),
            without_key: u32::try_from(without_key).unwrap_or(u32::MAX),
            changed: self.indexed.and_then(|indexed| indexed.at).unwrap_or_default(),
            key,
        })
    }
}

/// A person, by the number at ORCID if there is one; without, as catena makes ids of names.
fn person(of: Contributor) -> Option<Person> {
    let parts = [of.given, of.family, of.name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let orcid = of.orcid.as_deref().map(|address| address.trim_end_matches('/'));
    let orcid = orcid.and_then(|address| address.rsplit('/').next()).filter(|orcid| !orcid.is_empty());
    Person::new(orcid, &parts)
}

/// What a bibliography calls a type of Crossref; types that it has no word for keep theirs.
fn kind(kind: &str) -> &str {
    match kind {
        "journal-article" => "article",
        "monograph" | "edited-book" => "book",
        "book-chapter" | "book-section" | "book-part" => "incollection",
        "proceedings-article" => "inproceedings",
        "dissertation" => "thesis",
        "reference-book" => "reference",
        "reference-entry" => "inreference",
        other => other,
    }
}
