//! The fields in each format: one table.

/// What BibTeX, CSL and RIS call a field.
#[derive(Debug)]
pub(super) struct Column {
    /// The name in [`Reference`](super::Reference) and in BibTeX.
    pub(super) name: &'static str,
    /// The variable of CSL, or empty.
    pub(super) csl: &'static str,
    /// The tag of RIS, or empty.
    pub(super) ris: &'static str,
}

const fn column(name: &'static str, csl: &'static str, ris: &'static str) -> Column {
    Column { name, csl, ris }
}

/// The fields, in the order in which they are written. What depends on the type of the work (`number`,
/// what contains the work, who brought it out) is in [`csl_name`] and [`of_other`].
pub(super) const COLUMNS: &[Column] = &[
    column("title", "title", "TI"),
    column("subtitle", "", ""),
    column("titleaddon", "", ""),
    column("shorttitle", "title-short", "ST"),
    column("origtitle", "original-title", ""),
    column("reviewedtitle", "reviewed-title", ""),
    column("booktitle", "container-title", "T2"),
    column("booksubtitle", "", ""),
    column("journal", "container-title", "T2"),
    column("journalsubtitle", "", ""),
    column("shortjournal", "container-title-short", "J2"),
    column("maintitle", "", ""),
    column("mainsubtitle", "", ""),
    column("eventtitle", "event-title", ""),
    column("venue", "event-place", ""),
    column("series", "collection-title", "T3"),
    column("volume", "volume", "VL"),
    column("volumes", "number-of-volumes", "NV"),
    column("number", "number", "IS"),
    column("issue", "", ""),
    column("part", "part-number", ""),
    column("supplement", "supplement-number", ""),
    column("chapter", "chapter-number", ""),
    column("section", "section", "SE"),
    column("pages", "page", "SP"),
    column("eid", "article-number", "C7"),
    column("pagetotal", "number-of-pages", ""),
    column("edition", "edition", "ET"),
    column("version", "version", ""),
    column("institution", "publisher", "PB"),
    column("publisher", "publisher", "PB"),
    column("organization", "", ""),
    column("address", "publisher-place", "CY"),
    column("origpublisher", "original-publisher", ""),
    column("origlocation", "original-publisher-place", ""),
    column("type", "genre", "M3"),
    column("howpublished", "medium", ""),
    column("pubstate", "status", ""),
    column("jurisdiction", "jurisdiction", ""),
    column("authority", "authority", ""),
    column("scale", "scale", ""),
    column("dimensions", "dimensions", ""),
    column("references", "references", ""),
    column("doi", "DOI", "DO"),
    column("isbn", "ISBN", "SN"),
    column("issn", "ISSN", "SN"),
    column("pmid", "PMID", ""),
    column("pmcid", "PMCID", ""),
    column("url", "URL", "UR"),
    column("language", "language", "LA"),
    column("library", "source", "DP"),
    column("archive", "archive", "DB"),
    column("archivecollection", "archive_collection", ""),
    column("archivelocation", "archive_location", "AN"),
    column("archiveplace", "archive-place", ""),
    column("callnumber", "call-number", "CN"),
    column("keywords", "keyword", "KW"),
    column("abstract", "abstract", "AB"),
    column("note", "note", "N1"),
    column("annote", "annote", "RN"),
];

/// Other names of CSL's variables and RIS's tags under which fields are read.
pub(super) const READ_AS: &[(&str, &str)] = &[
    ("shortTitle", "shorttitle"),
    ("journalAbbreviation", "shortjournal"),
    ("event", "eventtitle"),
    ("T1", "title"),
    ("CT", "title"),
    ("BT", "booktitle"),
    ("JA", "shortjournal"),
    ("J1", "shortjournal"),
    ("CP", "number"),
    ("M1", "number"),
    ("PP", "address"),
    ("N2", "abstract"),
    ("L1", "file"),
];

/// The variable of CSL for a field of a work of type `kind`; none if CSL has none. A number is that of
/// an issue, of the work itself, or of its place in a series.
pub(super) fn csl_name(kind: &str, name: &str) -> Option<&'static str> {
    match name {
        "number" if is_in_periodical(kind) => Some("issue"),
        "number" if !is_numbered(kind) => Some("collection-number"),
        _ => known(name).map(|column| column.csl).filter(|csl| !csl.is_empty()),
    }
}

/// The variable of CSL in which a field is shown for which a work of type `kind` has none of its own: who
/// brought it out, what it is part of, the number of an issue.
pub(super) fn shown_as(kind: &str, name: &str) -> Option<&'static str> {
    match name {
        "publisher" | "institution" | "organization" | "school" => Some("publisher"),
        "journal" | "booktitle" => Some("container-title"),
        "issue" if is_in_periodical(kind) => Some("issue"),
        _ => None,
    }
}

/// The same for RIS.
pub(super) fn shown_as_ris(kind: &str, name: &str) -> Option<&'static str> {
    Some(match shown_as(kind, name)? {
        "publisher" => "PB",
        "container-title" => "T2",
        _ => "IS",
    })
}

/// The tag of RIS for a field; none if RIS has none.
pub(super) fn ris_name(name: &str) -> Option<&'static str> {
    known(name).map(|column| column.ris).filter(|ris| !ris.is_empty())
}

fn known(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.name == name)
}

/// The field that a variable of CSL, or a tag of RIS, is read as in a work of type `kind`; none if it
/// is not known.
pub(super) fn of_other(kind: &str, other: &str) -> Option<&'static str> {
    Some(match other {
        "container-title" | "T2" => container(kind),
        "publisher" | "PB" => publisher(kind),
        "issue" | "collection-number" => "number",
        _ => {
            let column = |column: &&Column| column.csl == other || column.ris == other;
            let read_as = || READ_AS.iter().find(|(known, _)| *known == other).map(|(_, name)| *name);
            return COLUMNS.iter().find(column).map(|column| column.name).or_else(read_as);
        }
    })
}

/// What the work that contains one of type `kind` is named by.
pub(super) fn container(kind: &str) -> &'static str {
    if is_in_periodical(kind) { "journal" } else { "booktitle" }
}

/// Who brought out a work of type `kind`.
pub(super) fn publisher(kind: &str) -> &'static str {
    if matches!(kind, "thesis" | "report") { "institution" } else { "publisher" }
}

pub(super) fn is_in_periodical(kind: &str) -> bool {
    matches!(kind, "article" | "review" | "suppperiodical" | "periodical")
}

/// True of types whose own number `number` is, not that of their series.
fn is_numbered(kind: &str) -> bool {
    matches!(
        kind,
        "report"
            | "patent"
            | "standard"
            | "dataset"
            | "legislation"
            | "jurisdiction"
            | "legal"
            | "misc"
            | "online"
            | "manual"
            | "software"
            | "unpublished"
    )
}
