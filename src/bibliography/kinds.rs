//! What works are called in each format: one table for the types, one for the people, one for the
//! fields.
//!
//! Sources: the manual of BibLaTeX (2.1 Entry Types), the specification of CSL 1.0.2 (Appendices III
//! and IV), and the list of types and tags of RIS as EndNote and Zotero use them.

/// A type of work.
#[derive(Debug)]
pub(super) struct Kind {
    /// BibLaTeX's type, which is the one that [`Reference`](super::Reference) has.
    pub(super) kind: &'static str,
    /// What `entrysubtype` adds, or empty.
    pub(super) subtype: &'static str,
    /// BibTeX's type.
    pub(super) bibtex: &'static str,
    /// The type of the Citation Style Language.
    pub(super) csl: &'static str,
    /// The type of RIS.
    pub(super) ris: &'static str,
}

const fn kind(
    kind: &'static str,
    subtype: &'static str,
    bibtex: &'static str,
    csl: &'static str,
    ris: &'static str,
) -> Kind {
    Kind { kind, subtype, bibtex, csl, ris }
}

/// The types. Of several with the same name in a format the first is the one that it is read as.
const KINDS: &[Kind] = &[
    kind("misc", "", "misc", "document", "GEN"),
    kind("article", "", "article", "article-journal", "JOUR"),
    kind("article", "magazine", "article", "article-magazine", "MGZN"),
    kind("article", "newspaper", "article", "article-newspaper", "NEWS"),
    kind("review", "", "article", "review", "JOUR"),
    kind("review", "book", "article", "review-book", "JOUR"),
    kind("book", "", "book", "book", "BOOK"),
    kind("mvbook", "", "book", "book", "BOOK"),
    kind("collection", "", "book", "book", "EDBOOK"),
    kind("mvcollection", "", "book", "book", "EDBOOK"),
    kind("incollection", "", "incollection", "chapter", "CHAP"),
    kind("inbook", "", "inbook", "chapter", "CHAP"),
    kind("bookinbook", "", "inbook", "chapter", "CHAP"),
    kind("suppbook", "", "inbook", "chapter", "CHAP"),
    kind("suppcollection", "", "incollection", "chapter", "CHAP"),
    kind("suppperiodical", "", "article", "article-journal", "JOUR"),
    kind("inproceedings", "", "inproceedings", "paper-conference", "CPAPER"),
    kind("proceedings", "", "proceedings", "book", "EDBOOK"),
    kind("mvproceedings", "", "proceedings", "book", "EDBOOK"),
    kind("reference", "", "book", "book", "EDBOOK"),
    kind("mvreference", "", "book", "book", "EDBOOK"),
    kind("inreference", "", "incollection", "entry-encyclopedia", "ENCYC"),
    kind("inreference", "dictionary", "incollection", "entry-dictionary", "DICT"),
    kind("thesis", "", "phdthesis", "thesis", "THES"),
    kind("report", "", "techreport", "report", "RPRT"),
    kind("unpublished", "", "unpublished", "manuscript", "UNPB"),
    kind("manual", "", "manual", "book", "BOOK"),
    kind("booklet", "", "booklet", "pamphlet", "PAMP"),
    kind("online", "", "misc", "webpage", "ELEC"),
    kind("online", "blog", "misc", "post-weblog", "BLOG"),
    kind("online", "post", "misc", "post", "ELEC"),
    kind("periodical", "", "misc", "periodical", "JFULL"),
    kind("dataset", "", "misc", "dataset", "DATA"),
    kind("software", "", "misc", "software", "COMP"),
    kind("softwareversion", "", "misc", "software", "COMP"),
    kind("softwaremodule", "", "misc", "software", "COMP"),
    kind("codefragment", "", "misc", "software", "COMP"),
    kind("patent", "", "misc", "patent", "PAT"),
    kind("standard", "", "misc", "standard", "STAND"),
    kind("letter", "", "misc", "personal_communication", "PCOMM"),
    kind("movie", "", "misc", "motion_picture", "MPCT"),
    kind("video", "", "misc", "broadcast", "VIDEO"),
    kind("audio", "", "misc", "song", "SOUND"),
    kind("music", "", "misc", "song", "SOUND"),
    kind("audio", "score", "misc", "musical_score", "MUSIC"),
    kind("performance", "", "misc", "performance", "GEN"),
    kind("artwork", "", "misc", "graphic", "ART"),
    kind("image", "", "misc", "figure", "FIGURE"),
    kind("legislation", "", "misc", "legislation", "STAT"),
    kind("legislation", "bill", "misc", "bill", "BILL"),
    kind("legislation", "regulation", "misc", "regulation", "LEGAL"),
    kind("legislation", "hearing", "misc", "hearing", "HEAR"),
    kind("jurisdiction", "", "misc", "legal_case", "CASE"),
    kind("legal", "", "misc", "treaty", "LEGAL"),
    kind("misc", "map", "misc", "map", "MAP"),
    kind("misc", "speech", "misc", "speech", "GEN"),
    kind("misc", "interview", "misc", "interview", "GEN"),
    kind("misc", "slides", "misc", "speech", "SLIDE"),
    kind("misc", "chart", "misc", "document", "CHART"),
    kind("misc", "government", "misc", "document", "GOVDOC"),
    kind("misc", "collection", "misc", "collection", "GEN"),
    kind("misc", "event", "misc", "event", "GEN"),
    kind("misc", "entry", "misc", "entry", "GEN"),
    kind("misc", "classic", "misc", "classic", "CLSWK"),
    kind("misc", "preprint", "misc", "article", "GEN"),
];

/// Other names under which types are read, and the `type` that goes with some of them.
const ALIASES: &[(&str, &str, &str)] = &[
    ("conference", "inproceedings", ""),
    ("electronic", "online", ""),
    ("www", "online", ""),
    ("webpage", "online", ""),
    ("phdthesis", "thesis", "phdthesis"),
    ("mastersthesis", "thesis", "mathesis"),
    ("techreport", "report", ""),
];

/// Further types of CSL and RIS, by the type in [`KINDS`] that is nearest.
const NEAREST: &[(&str, &str)] = &[
    ("CONF", "CPAPER"),
    ("INPR", "JOUR"),
    ("EJOUR", "JOUR"),
    ("ABST", "JOUR"),
    ("EBOOK", "BOOK"),
    ("ECHAP", "CHAP"),
    ("SER", "BOOK"),
    ("MANSCPT", "UNPB"),
    ("WEB", "ELEC"),
    ("ICOMM", "PCOMM"),
    ("DBASE", "DATA"),
    ("AGGR", "DATA"),
    ("ADVS", "VIDEO"),
    ("UNBILL", "BILL"),
];

/// BibLaTeX's type for a type as it is written in BibTeX, and the `type` that it implies.
pub(super) fn of_bibtex(written: &str) -> (&str, &'static str) {
    ALIASES.iter().find(|(alias, ..)| *alias == written).map_or((written, ""), |(_, kind, of)| (*kind, *of))
}

/// True of a type that is the wanted one, or BibTeX's name for a part of it: a `phdthesis` is a `thesis`.
pub(crate) fn is_of_type(written: &str, wanted: &str) -> bool {
    written == wanted || of_bibtex(written).0 == wanted
}

/// The type as BibTeX's styles know it, and whether it is read again as the same: `misc`, which a style makes of
/// every type that it does not know, is never written for another.
pub(super) fn in_bibtex(kind: &str, subtype: &str) -> (String, bool) {
    let row = of_kind(kind, subtype);
    if row.bibtex == "misc" || !is_known(kind) {
        return (kind.to_owned(), true);
    }
    (row.bibtex.to_owned(), of_bibtex(row.bibtex).0 == kind)
}

/// The row of a type. One that is not in the table is treated as `misc`.
pub(super) fn of_kind(kind: &str, subtype: &str) -> &'static Kind {
    let row = |kind: &str, subtype: &str| KINDS.iter().find(|row| row.kind == kind && row.subtype == subtype);
    row(kind, subtype).or_else(|| row(kind, "")).unwrap_or(&KINDS[0])
}

/// True of a type that the table has.
pub(super) fn is_known(kind: &str) -> bool {
    KINDS.iter().any(|row| row.kind == kind)
}

/// The row of a type of CSL or RIS; none if no such type is known.
pub(super) fn of_other(name: &str, column: impl Fn(&Kind) -> &'static str) -> Option<&'static Kind> {
    let find = |name: &str| KINDS.iter().find(|row| column(row) == name);
    find(name).or_else(|| NEAREST.iter().find(|(other, _)| *other == name).and_then(|(_, near)| find(near)))
}

/// Who someone is to a work.
#[derive(Debug)]
pub(super) struct Role {
    /// The name in [`Reference`](super::Reference), which is BibLaTeX's where it has one.
    pub(super) role: &'static str,
    /// The variable of CSL, or empty.
    pub(super) csl: &'static str,
    /// The tag of RIS, or empty.
    pub(super) ris: &'static str,
    /// BibLaTeX has no field of this name, but an editor of this type.
    pub(super) is_editor_type: bool,
}

const fn role(role: &'static str, csl: &'static str, ris: &'static str) -> Role {
    Role { role, csl, ris, is_editor_type: false }
}

const fn typed(role: &'static str, csl: &'static str) -> Role {
    Role { role, csl, ris: "", is_editor_type: true }
}

/// The roles.
pub(super) const ROLES: &[Role] = &[
    role("author", "author", "AU"),
    role("editor", "editor", "A2"),
    role("serieseditor", "collection-editor", "A3"),
    role("translator", "translator", "A4"),
    role("bookauthor", "container-author", ""),
    role("origauthor", "original-author", ""),
    role("reviewedauthor", "reviewed-author", ""),
    role("recipient", "recipient", ""),
    role("annotator", "", ""),
    role("commentator", "", ""),
    role("introduction", "", ""),
    role("foreword", "", ""),
    role("afterword", "", ""),
    role("holder", "", ""),
    role("shortauthor", "", ""),
    role("shorteditor", "", ""),
    typed("director", "director"),
    typed("editorialdirector", "editorial-director"),
    typed("compiler", "compiler"),
    typed("chair", "chair"),
    typed("composer", "composer"),
    typed("contributor", "contributor"),
    typed("curator", "curator"),
    typed("guest", "guest"),
    typed("host", "host"),
    typed("illustrator", "illustrator"),
    typed("interviewer", "interviewer"),
    typed("narrator", "narrator"),
    typed("organizer", "organizer"),
    typed("performer", "performer"),
    typed("producer", "producer"),
    typed("executiveproducer", "executive-producer"),
    typed("scriptwriter", "script-writer"),
    typed("seriescreator", "series-creator"),
    typed("founder", ""),
    typed("continuator", ""),
    typed("redactor", ""),
    typed("reviser", ""),
    typed("collaborator", ""),
];

/// The dates: the name of BibLaTeX's field, CSL's variable, RIS's tag.
pub(super) const DATES: [(&str, &str, &str); 6] = [
    ("date", "issued", "DA"),
    ("origdate", "original-date", ""),
    ("eventdate", "event-date", ""),
    ("urldate", "accessed", "Y2"),
    ("submitted", "submitted", ""),
    ("availabledate", "available-date", ""),
];
