//! What places are counted in: one table, read by the reader, the printer, the hints, the exports, the order of
//! places and the documents.

use serde::{Deserialize, Serialize};

/// What a part of a place counts, in the order in which places are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// A page.
    Page,
    /// A page of the edition that all others refer to: Bekker's Aristotle, Stephanus' Plato, the two editions of the
    /// first *Critique*.
    Standard,
    /// A note.
    Note,
    /// A section, by its title or its number.
    Section,
    /// A chapter.
    Chapter,
    /// A paragraph; where a section is given, counted from 1 within it.
    Paragraph,
    /// A number in the margin, by which lawyers cite.
    Margin,
    /// A volume.
    Volume,
    /// A book of a work.
    Book,
    /// A part.
    Part,
    /// An issue, or whatever has a mere number.
    Number,
    /// An article of a law.
    Article,
    /// A title of a code.
    Title,
    /// A rule.
    Rule,
    /// A canon.
    Canon,
    /// A leaf of a manuscript.
    Folio,
    /// A leaf of an early printed book, by its signature.
    Signature,
    /// A column.
    Column,
    /// A line.
    Line,
    /// A verse.
    Verse,
    /// An act of a play.
    Act,
    /// A scene.
    Scene,
    /// A surah.
    Surah,
    /// A fragment of a lost work.
    Fragment,
    /// An opus.
    Opus,
    /// A figure.
    Figure,
    /// A plate.
    Plate,
    /// A table.
    Table,
    /// An equation.
    Equation,
    /// An appendix.
    Appendix,
    /// An annex.
    Annex,
    /// A supplement.
    Supplement,
    /// A version.
    Version,
    /// The word under which a dictionary has it.
    Entry,
    /// A location in an electronic book.
    Location,
    /// A time in a recording.
    Time,
    /// A slide.
    Slide,
    /// A box of an archive.
    Box,
    /// A folder of an archive.
    Folder,
    /// A reel of microfilm.
    Reel,
    /// A frame of microfilm.
    Frame,
}

/// What may stand behind a word for what is counted, besides numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing else.
    Numbers,
    /// A letter: `app. A`.
    Letters,
    /// A title in quotation marks: `ch. "On Trust"`.
    Titles,
    /// Both.
    LettersAndTitles,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What is counted.
    pub unit: Unit,
    /// Its name in plain words.
    pub name: &'static str,
    /// How `fmt` writes it before one number; empty if the number is enough.
    pub one: &'static str,
    /// The same before several.
    pub several: &'static str,
    /// Other words that mean just this; `fmt` writes them as `one` or `several`. In small letters, without a full
    /// stop at their end.
    pub also: &'static [&'static str],
    /// Words of other languages, and names for something of the kind. They stay as they are written.
    pub kept: &'static [&'static str],
    /// CSL's term for it; none if it has none: then the word is a part of the value.
    pub csl: Option<&'static str>,
    /// What may stand behind it.
    pub takes: Takes,
}

/// The table, in the order of [`Unit`].
pub const UNITS: [Entry; 41] = [
    row(
        Unit::Page,
        "page",
        ("p.", "pp."),
        &["pg", "pgs", "page", "pages"],
        &[
            "S", "Seite", "Seiten", "pág", "págs", "pag", "pagg", "pagina", "página", "páginas", "blz",
            "str", "sid", "с", "стр",
        ],
        Some("page"),
        Takes::Numbers,
    ),
    row(
        Unit::Standard,
        "page of the standard edition",
        ("", ""),
        &[],
        &["Bekker", "Stephanus", "Steph", "AA", "Ak", "Akad"],
        Some("page"),
        Takes::Numbers,
    ),
    row(
        Unit::Note,
        "note",
        ("n.", "nn."),
        &["note", "notes", "fn", "fns", "fnn", "footnote", "footnotes", "endnote", "endnotes"],
        &["Anm", "Anmerkung", "Anmerkungen", "Fußn", "Fussn", "Fußnote", "Fussnote", "nota", "прим"],
        Some("note"),
        Takes::Numbers,
    ),
    row(
        Unit::Section,
        "section",
        ("§", "§§"),
        &["sec", "secs", "sect", "sects", "section", "sections"],
        &["Abschn", "Abschnitt", "secc", "sez"],
        Some("section"),
        Takes::LettersAndTitles,
    ),
    row(
        Unit::Chapter,
        "chapter",
        ("ch.", "chs."),
        &["chap", "chaps", "chapter", "chapters"],
        &["Kap", "Kapitel", "cap", "caps", "capp", "chapitre", "capítulo", "capitolo", "hfst", "гл"],
        Some("chapter"),
        Takes::Titles,
    ),
    row(
        Unit::Paragraph,
        "paragraph",
        ("¶", "¶¶"),
        &["para", "paras", "par", "paragraph", "paragraphs"],
        &["Abs", "Absatz", "al", "alinéa", "párr"],
        Some("paragraph"),
        Takes::Numbers,
    ),
    row(
        Unit::Margin,
        "number in the margin",
        ("marginal", "marginals"),
        &["marg"],
        &["Rn", "Rdn", "Rdnr", "Rdnrn", "Rz", "Randnummer"],
        Some("paragraph"),
        Takes::Numbers,
    ),
    row(
        Unit::Volume,
        "volume",
        ("vol.", "vols."),
        &["volume", "volumes"],
        &["Bd", "Bde", "Band", "Bände", "t", "T", "tt", "tom", "tome", "tomes", "tomo", "dl", "т"],
        Some("volume"),
        Takes::Numbers,
    ),
    row(
        Unit::Book,
        "book",
        ("bk.", "bks."),
        &["book", "books"],
        &["Buch", "lib", "liv", "livre", "libro", "кн"],
        Some("book"),
        Takes::Titles,
    ),
    row(
        Unit::Part,
        "part",
        ("pt.", "pts."),
        &["part", "parts"],
        &["Teil", "Tl", "partie", "parte", "ч"],
        Some("part"),
        Takes::LettersAndTitles,
    ),
    row(
        Unit::Number,
        "number",
        ("no.", "nos."),
        &["number", "numbers", "issue", "issues"],
        &["Nr", "Nrn", "n°", "nº", "núm", "num", "№", "H", "Heft"],
        Some("issue"),
        Takes::Numbers,
    ),
    row(
        Unit::Article,
        "article",
        ("art.", "arts."),
        &["article", "articles"],
        &["Artikel", "artículo", "articolo", "ст"],
        Some("article-locator"),
        Takes::Numbers,
    ),
    row(
        Unit::Title,
        "title",
        ("tit.", "tits."),
        &["title", "titles"],
        &["Titel", "titre", "título"],
        Some("title-locator"),
        Takes::Titles,
    ),
    row(Unit::Rule, "rule", ("rule", "rules"), &[], &["Regel", "règle"], Some("rule"), Takes::Numbers),
    row(
        Unit::Canon,
        "canon",
        ("can.", "cann."),
        &["canon", "canons"],
        &["Kan"],
        Some("canon"),
        Takes::Numbers,
    ),
    row(
        Unit::Folio,
        "folio",
        ("fol.", "fols."),
        &["folio", "folios", "foll"],
        &["f", "ff", "Bl", "Blatt", "fo", "leaf", "leaves", "л"],
        Some("folio"),
        Takes::Numbers,
    ),
    row(
        Unit::Signature,
        "signature",
        ("sig.", "sigs."),
        &["signature", "signatures"],
        &["Bogen"],
        Some("folio"),
        Takes::Letters,
    ),
    row(
        Unit::Column,
        "column",
        ("col.", "cols."),
        &["column", "columns"],
        &["Sp", "Spalte", "Spalten", "стб"],
        Some("column"),
        Takes::Letters,
    ),
    row(
        Unit::Line,
        "line",
        ("l.", "ll."),
        &["line", "lines"],
        &["Z", "Zeile", "Zeilen", "lin", "ligne"],
        Some("line"),
        Takes::Numbers,
    ),
    row(
        Unit::Verse,
        "verse",
        ("v.", "vv."),
        &["verse", "verses", "vs", "vss"],
        &["V", "Vers", "stanza", "st", "Strophe"],
        Some("verse"),
        Takes::Numbers,
    ),
    row(Unit::Act, "act", ("act", "acts"), &[], &["Akt", "acte", "Aufzug"], Some("act"), Takes::Numbers),
    row(
        Unit::Scene,
        "scene",
        ("sc.", "scs."),
        &["scene", "scenes"],
        &["Szene", "scène", "Auftritt"],
        Some("scene"),
        Takes::Numbers,
    ),
    row(
        Unit::Surah,
        "surah",
        ("surah", "surahs"),
        &["sura", "suras"],
        &["Sure", "sourate"],
        Some("surah"),
        Takes::Titles,
    ),
    row(
        Unit::Fragment,
        "fragment",
        ("fr.", "frs."),
        &["frag", "frags", "fragment", "fragments"],
        &["Fragm"],
        Some("section"),
        Takes::Numbers,
    ),
    row(Unit::Opus, "opus", ("op.", "opp."), &["opus"], &[], Some("opus"), Takes::Numbers),
    row(
        Unit::Figure,
        "figure",
        ("fig.", "figs."),
        &["figure", "figures"],
        &["Abb", "Abbildung", "map", "maps", "ill", "illus", "рис"],
        Some("figure"),
        Takes::Letters,
    ),
    row(
        Unit::Plate,
        "plate",
        ("pl.", "pls."),
        &["plate", "plates"],
        &["Taf", "Tafel", "planche", "lám", "tav"],
        Some("figure"),
        Takes::Letters,
    ),
    row(
        Unit::Table,
        "table",
        ("table", "tables"),
        &["tbl", "tbls", "tab", "tabs"],
        &["Tabelle", "tableau", "tabla", "табл"],
        Some("table"),
        Takes::Letters,
    ),
    row(
        Unit::Equation,
        "equation",
        ("eq.", "eqs."),
        &["eqn", "eqns", "equation", "equations"],
        &["Gl", "Gleichung"],
        Some("equation"),
        Takes::Numbers,
    ),
    row(
        Unit::Appendix,
        "appendix",
        ("app.", "apps."),
        &["appx", "appendix", "appendices"],
        &["Anh", "Anhang", "appendice", "apéndice"],
        Some("appendix"),
        Takes::LettersAndTitles,
    ),
    row(
        Unit::Annex,
        "annex",
        ("annex", "annexes"),
        &[],
        &["Anl", "Anlage", "annexe", "anexo"],
        Some("appendix"),
        Takes::LettersAndTitles,
    ),
    row(
        Unit::Supplement,
        "supplement",
        ("suppl.", "suppls."),
        &["supp", "supplement", "supplements"],
        &["Beil", "Beilage"],
        Some("supplement"),
        Takes::Letters,
    ),
    row(
        Unit::Version,
        "version",
        ("version", "versions"),
        &["ver"],
        &["Fassung"],
        Some("version"),
        Takes::Numbers,
    ),
    row(
        Unit::Entry,
        "entry of a dictionary",
        ("s.v.", "s.vv."),
        &["sv", "entry"],
        &["Stichwort"],
        Some("sub-verbo"),
        Takes::Titles,
    ),
    row(
        Unit::Location,
        "location in an e-book",
        ("loc.", "locs."),
        &["location", "locations"],
        &["Pos", "Position", "emplacement"],
        Some("elocation"),
        Takes::Numbers,
    ),
    row(
        Unit::Time,
        "time in a recording",
        ("time", "times"),
        &["timestamp", "timecode"],
        &["min", "Min"],
        Some("timestamp"),
        Takes::Numbers,
    ),
    row(Unit::Slide, "slide", ("slide", "slides"), &[], &["Folie"], None, Takes::Numbers),
    row(Unit::Box, "box of an archive", ("box", "boxes"), &[], &["Karton"], None, Takes::Letters),
    row(
        Unit::Folder,
        "folder of an archive",
        ("folder", "folders"),
        &["fldr"],
        &["Mappe", "dossier"],
        None,
        Takes::LettersAndTitles,
    ),
    row(Unit::Reel, "reel of microfilm", ("reel", "reels"), &[], &["Rolle"], None, Takes::Numbers),
    row(Unit::Frame, "frame of microfilm", ("frame", "frames"), &[], &[], None, Takes::Numbers),
];

const fn row(
    unit: Unit,
    name: &'static str,
    (one, several): (&'static str, &'static str),
    also: &'static [&'static str],
    kept: &'static [&'static str],
    csl: Option<&'static str>,
    takes: Takes,
) -> Entry {
    Entry { unit, name, one, several, also, kept, csl, takes }
}

impl Unit {
    /// Its row of the table.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        &UNITS[self as usize]
    }

    /// Every unit.
    pub fn all() -> impl Iterator<Item = Self> {
        UNITS.iter().map(|entry| entry.unit)
    }
}

impl Entry {
    /// True if a letter may stand in the place of a number.
    pub(super) fn takes_letters(&self) -> bool {
        matches!(self.takes, Takes::Letters | Takes::LettersAndTitles)
    }

    /// True if a title may.
    pub(super) fn takes_titles(&self) -> bool {
        matches!(self.takes, Takes::Titles | Takes::LettersAndTitles)
    }

    /// Every word for it, the canonical ones first, without full stops at their ends.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let canonical = [self.one, self.several].into_iter().map(bare).filter(|word| !word.is_empty());
        canonical.chain(self.also.iter().copied()).chain(self.kept.iter().copied())
    }
}

/// What a word for what is counted comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it counts.
    pub unit: Unit,
    /// True if it stays as it is written.
    pub is_kept: bool,
    /// True if the word speaks of several.
    pub is_plural: bool,
}

/// What a word counts, with its full stop or without; none for one that is not in the table.
#[must_use]
pub fn find(word: &str) -> Option<Found> {
    let word = bare(word);
    let small = word.to_lowercase();
    let is_letter = word.chars().count() == 1;
    let same = |known: &str| if is_letter { known == word } else { known.to_lowercase() == small };
    let own = UNITS.iter().find_map(|entry| {
        let is_plural = small == bare(entry.several) && entry.one != entry.several;
        let is_own = is_plural || small == bare(entry.one) || entry.also.contains(&small.as_str());
        let is_plural =
            is_plural || (small.ends_with('s') && entry.also.contains(&&small[..small.len() - 1]));
        is_own.then_some(Found { unit: entry.unit, is_kept: false, is_plural })
    });
    let kept = UNITS.iter().find(|entry| entry.kept.iter().any(|known| same(known)));
    let kept = kept.map(|entry| Found { unit: entry.unit, is_kept: true, is_plural: false });
    // `S.` is a page in German and `p.` in English: of a single letter the case decides first.
    if is_letter { kept.or(own) } else { own.or(kept) }.filter(|_| !small.is_empty())
}

/// A word without the full stop at its end.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix('.').unwrap_or(word)
}

/// Words that count one thing for some and another for others, with what each may mean.
pub const DOUBTFUL: [(&str, &[Unit]); 6] = [
    ("s", &[Unit::Page, Unit::Section]),
    ("c", &[Unit::Chapter, Unit::Column, Unit::Canon]),
    ("a", &[Unit::Article, Unit::Act]),
    ("b", &[Unit::Book, Unit::Volume]),
    ("r", &[Unit::Rule, Unit::Reel]),
    ("ex", &[Unit::Equation, Unit::Figure]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{DOUBTFUL, UNITS, find};

    #[test]
    fn the_table_is_in_the_order_of_the_units() {
        assert!(UNITS.iter().all(|entry| entry.unit.entry().name == entry.name));
        assert!(UNITS.is_sorted_by_key(|entry| entry.unit));
    }

    #[test]
    fn every_word_means_one_thing() {
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        for entry in &UNITS {
            for word in entry.words() {
                assert_eq!(known.insert(word, entry.name), None, "`{word}`");
                assert_eq!(find(word).map(|found| found.unit), Some(entry.unit), "`{word}`");
                assert!(!DOUBTFUL.iter().any(|(doubtful, _)| *doubtful == word), "`{word}`");
            }
        }
    }

    #[test]
    fn case_tells_single_letters_apart_and_nothing_else() {
        let kept = |word| find(word).map(|found| (found.unit.entry().name, found.is_kept));
        assert_eq!(kept("S."), Some(("page", true)));
        assert_eq!(kept("s."), None);
        assert_eq!(kept("P."), Some(("page", false)));
        assert_eq!(kept("KAP."), Some(("chapter", true)));
        assert_eq!(kept(""), None);
    }
}
