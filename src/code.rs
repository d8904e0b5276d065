//! The codes of diagnostics: every fault that catena can tell of, with its explanation.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The record or question is set aside.
    Error,
    /// It is used, but a reader should look at it.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A kind of fault. Its name is what `catena explain` takes; the explanation is the file
/// `docs/codes/<name>.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Code {
    /// A file is not UTF-8.
    InvalidUtf8,
    /// A file has a NUL or another control character.
    ControlCharacter,
    /// A file begins with a byte order mark.
    ByteOrderMark,
    /// A file's lines end in carriage return and line feed.
    CarriageReturn,
    /// A line is longer than catena reads.
    LineTooLong,
    /// git left both sides of a conflict in the file.
    ConflictMarker,
    /// A record or a field is not of the language.
    Syntax,
    /// A field is indented so deep that it reads as text of the one above.
    SwallowedField,
    /// A string does not end on its line.
    UnclosedQuote,
    /// Indented text belongs to no record.
    StrayText,
    /// A record begins with a word that is no keyword and no declared kind.
    UnknownKeyword,
    /// A record has a field that the language does not know.
    UnknownField,
    /// A field stands twice where one is meant.
    RepeatedField,
    /// A record lacks a field without which it says nothing.
    MissingField,
    /// Two records have one id.
    DuplicateId,
    /// An id that a record had before is now another's.
    FormerId,
    /// A name that nothing declares.
    UnknownId,
    /// A name that several things share.
    AmbiguousName,
    /// The id of a claim or an argument does not begin with the key of a work.
    ClaimKey,
    /// An argument concludes one of its own premises.
    CircularArgument,
    /// A relation joins kinds that it is not declared for.
    WrongEnds,
    /// A record declares a name that the language itself uses.
    ReservedName,
    /// Relations imply one another in a circle.
    ImpliesCycle,
    /// It is not clear which of two opposites spreads up.
    AmbiguousSpread,
    /// A text has a character that nobody sees.
    HiddenCharacter,
    /// A quote has a hyphen from a line's end.
    LineEndHyphen,
    /// An id reads like another, or is not written as others are.
    LookAlike,
    /// Topics are broader than themselves.
    BroaderCycle,
    /// A bibliography entry that is not BibTeX.
    BibSyntax,
    /// Two bibliography entries have one key.
    BibDuplicateKey,
    /// An abbreviation that no `@string` defines.
    BibUnknownString,
    /// Entries inherit from one another in a circle.
    BibCircular,
    /// An entry inherits from one that is not there.
    BibUnknownParent,
    /// A field of an entry that cannot be read as what it should be.
    BibValue,
    /// An imported text, or part of it, is not of its format.
    ImportSyntax,
    /// A work is in the bibliography already.
    DuplicateWork,
    /// An answer is not what an `expect` record says.
    Expectation,
    /// An `allow` that silences nothing.
    UnusedAllow,
    /// A page that the work does not have.
    PageRange,
    /// A range in a place ends before it begins.
    BackwardsRange,
    /// A note that the work does not have.
    NoteRange,
    /// Notes of a work of which no record says what they cite.
    MissingNote,
    /// A note is recorded as citing nothing, and with a citation.
    NoneAndCitation,
    /// A work that ought to be cited and is not.
    NeverCited,
    /// A work is cited that is not in the bibliography of the citing work.
    NotListed,
    /// A name is printed otherwise than in the bibliography.
    NameSpelling,
    /// Two names of the bibliography may be one person's.
    AlikeNames,
    /// A claim was read in a note that does not cite its work.
    UncitedVia,
    /// A claim is made from an excerpt of another work.
    ExcerptElsewhere,
    /// A claim denies and says nothing that could be denied.
    NothingDenied,
    /// Two claims of one work say the opposite.
    SelfContradiction,
    /// A report says the opposite of what its author says.
    Misreported,
    /// Claims support one another in a circle.
    SupportCycle,
    /// A field of older libraries has no effect.
    IdleField,
    /// Two topics have the same name.
    SharedName,
    /// A relation is called as if it disputed something, and does not.
    NoChallenge,
    /// A topic that nothing is about.
    OrphanTopic,
    /// A topic is used that nothing explains.
    UndefinedTopic,
    /// Questions do not go by a word of `aka`.
    UnusedAka,
    /// The question is not of the query language.
    QuestionSyntax,
    /// The question has a word that names nothing.
    QuestionName,
    /// The question has a name that several things share.
    QuestionAmbiguous,
    /// The question joins what cannot be joined.
    QuestionSense,
    /// The question is larger or deeper than catena takes.
    QuestionLimit,
}

struct Entry {
    code: Code,
    name: &'static str,
    severity: Severity,
    explanation: &'static str,
}

/// The one table of codes, in the order of the enum.
const TABLE: &[Entry] = &[
    entry(Code::InvalidUtf8, "invalid-utf8", Severity::Error, include_str!("../docs/codes/invalid-utf8.md")),
    entry(
        Code::ControlCharacter,
        "control-character",
        Severity::Error,
        include_str!("../docs/codes/control-character.md"),
    ),
    entry(
        Code::ByteOrderMark,
        "byte-order-mark",
        Severity::Warning,
        include_str!("../docs/codes/byte-order-mark.md"),
    ),
    entry(
        Code::CarriageReturn,
        "carriage-return",
        Severity::Warning,
        include_str!("../docs/codes/carriage-return.md"),
    ),
    entry(
        Code::LineTooLong,
        "line-too-long",
        Severity::Error,
        include_str!("../docs/codes/line-too-long.md"),
    ),
    entry(
        Code::ConflictMarker,
        "conflict-marker",
        Severity::Error,
        include_str!("../docs/codes/conflict-marker.md"),
    ),
    entry(Code::Syntax, "syntax", Severity::Error, include_str!("../docs/codes/syntax.md")),
    entry(
        Code::SwallowedField,
        "swallowed-field",
        Severity::Error,
        include_str!("../docs/codes/swallowed-field.md"),
    ),
    entry(
        Code::UnclosedQuote,
        "unclosed-quote",
        Severity::Error,
        include_str!("../docs/codes/unclosed-quote.md"),
    ),
    entry(Code::StrayText, "stray-text", Severity::Error, include_str!("../docs/codes/stray-text.md")),
    entry(
        Code::UnknownKeyword,
        "unknown-keyword",
        Severity::Error,
        include_str!("../docs/codes/unknown-keyword.md"),
    ),
    entry(
        Code::UnknownField,
        "unknown-field",
        Severity::Error,
        include_str!("../docs/codes/unknown-field.md"),
    ),
    entry(
        Code::RepeatedField,
        "repeated-field",
        Severity::Error,
        include_str!("../docs/codes/repeated-field.md"),
    ),
    entry(
        Code::MissingField,
        "missing-field",
        Severity::Error,
        include_str!("../docs/codes/missing-field.md"),
    ),
    entry(Code::DuplicateId, "duplicate-id", Severity::Error, include_str!("../docs/codes/duplicate-id.md")),
    entry(Code::FormerId, "former-id", Severity::Warning, include_str!("../docs/codes/former-id.md")),
    entry(Code::UnknownId, "unknown-id", Severity::Error, include_str!("../docs/codes/unknown-id.md")),
    entry(
        Code::AmbiguousName,
        "ambiguous-name",
        Severity::Error,
        include_str!("../docs/codes/ambiguous-name.md"),
    ),
    entry(Code::ClaimKey, "claim-key", Severity::Error, include_str!("../docs/codes/claim-key.md")),
    entry(
        Code::CircularArgument,
        "circular-argument",
        Severity::Error,
        include_str!("../docs/codes/circular-argument.md"),
    ),
    entry(Code::WrongEnds, "wrong-ends", Severity::Error, include_str!("../docs/codes/wrong-ends.md")),
    entry(
        Code::ReservedName,
        "reserved-name",
        Severity::Error,
        include_str!("../docs/codes/reserved-name.md"),
    ),
    entry(
        Code::ImpliesCycle,
        "implies-cycle",
        Severity::Error,
        include_str!("../docs/codes/implies-cycle.md"),
    ),
    entry(
        Code::AmbiguousSpread,
        "ambiguous-spread",
        Severity::Error,
        include_str!("../docs/codes/ambiguous-spread.md"),
    ),
    entry(
        Code::HiddenCharacter,
        "hidden-character",
        Severity::Warning,
        include_str!("../docs/codes/hidden-character.md"),
    ),
    entry(
        Code::LineEndHyphen,
        "line-end-hyphen",
        Severity::Warning,
        include_str!("../docs/codes/line-end-hyphen.md"),
    ),
    entry(Code::LookAlike, "look-alike", Severity::Warning, include_str!("../docs/codes/look-alike.md")),
    entry(
        Code::BroaderCycle,
        "broader-cycle",
        Severity::Error,
        include_str!("../docs/codes/broader-cycle.md"),
    ),
    entry(Code::BibSyntax, "bib-syntax", Severity::Error, include_str!("../docs/codes/bib-syntax.md")),
    entry(
        Code::BibDuplicateKey,
        "bib-duplicate-key",
        Severity::Error,
        include_str!("../docs/codes/bib-duplicate-key.md"),
    ),
    entry(
        Code::BibUnknownString,
        "bib-unknown-string",
        Severity::Error,
        include_str!("../docs/codes/bib-unknown-string.md"),
    ),
    entry(Code::BibCircular, "bib-circular", Severity::Error, include_str!("../docs/codes/bib-circular.md")),
    entry(
        Code::BibUnknownParent,
        "bib-unknown-parent",
        Severity::Error,
        include_str!("../docs/codes/bib-unknown-parent.md"),
    ),
    entry(Code::BibValue, "bib-value", Severity::Warning, include_str!("../docs/codes/bib-value.md")),
    entry(
        Code::ImportSyntax,
        "import-syntax",
        Severity::Error,
        include_str!("../docs/codes/import-syntax.md"),
    ),
    entry(
        Code::DuplicateWork,
        "duplicate-work",
        Severity::Warning,
        include_str!("../docs/codes/duplicate-work.md"),
    ),
    entry(Code::Expectation, "expectation", Severity::Error, include_str!("../docs/codes/expectation.md")),
    entry(
        Code::UnusedAllow,
        "unused-allow",
        Severity::Warning,
        include_str!("../docs/codes/unused-allow.md"),
    ),
    entry(Code::PageRange, "page-range", Severity::Warning, include_str!("../docs/codes/page-range.md")),
    entry(
        Code::BackwardsRange,
        "backwards-range",
        Severity::Warning,
        include_str!("../docs/codes/backwards-range.md"),
    ),
    entry(Code::NoteRange, "note-range", Severity::Warning, include_str!("../docs/codes/note-range.md")),
    entry(
        Code::MissingNote,
        "missing-note",
        Severity::Warning,
        include_str!("../docs/codes/missing-note.md"),
    ),
    entry(
        Code::NoneAndCitation,
        "none-and-citation",
        Severity::Warning,
        include_str!("../docs/codes/none-and-citation.md"),
    ),
    entry(Code::NeverCited, "never-cited", Severity::Warning, include_str!("../docs/codes/never-cited.md")),
    entry(Code::NotListed, "not-listed", Severity::Warning, include_str!("../docs/codes/not-listed.md")),
    entry(
        Code::NameSpelling,
        "name-spelling",
        Severity::Warning,
        include_str!("../docs/codes/name-spelling.md"),
    ),
    entry(Code::AlikeNames, "alike-names", Severity::Warning, include_str!("../docs/codes/alike-names.md")),
    entry(Code::UncitedVia, "uncited-via", Severity::Warning, include_str!("../docs/codes/uncited-via.md")),
    entry(
        Code::ExcerptElsewhere,
        "excerpt-elsewhere",
        Severity::Warning,
        include_str!("../docs/codes/excerpt-elsewhere.md"),
    ),
    entry(
        Code::NothingDenied,
        "nothing-denied",
        Severity::Warning,
        include_str!("../docs/codes/nothing-denied.md"),
    ),
    entry(
        Code::SelfContradiction,
        "self-contradiction",
        Severity::Warning,
        include_str!("../docs/codes/self-contradiction.md"),
    ),
    entry(Code::Misreported, "misreported", Severity::Warning, include_str!("../docs/codes/misreported.md")),
    entry(
        Code::SupportCycle,
        "support-cycle",
        Severity::Warning,
        include_str!("../docs/codes/support-cycle.md"),
    ),
    entry(Code::IdleField, "idle-field", Severity::Warning, include_str!("../docs/codes/idle-field.md")),
    entry(Code::SharedName, "shared-name", Severity::Warning, include_str!("../docs/codes/shared-name.md")),
    entry(
        Code::NoChallenge,
        "no-challenge",
        Severity::Warning,
        include_str!("../docs/codes/no-challenge.md"),
    ),
    entry(
        Code::OrphanTopic,
        "orphan-topic",
        Severity::Warning,
        include_str!("../docs/codes/orphan-topic.md"),
    ),
    entry(
        Code::UndefinedTopic,
        "undefined-topic",
        Severity::Warning,
        include_str!("../docs/codes/undefined-topic.md"),
    ),
    entry(Code::UnusedAka, "unused-aka", Severity::Warning, include_str!("../docs/codes/unused-aka.md")),
    entry(
        Code::QuestionSyntax,
        "question-syntax",
        Severity::Error,
        include_str!("../docs/codes/question-syntax.md"),
    ),
    entry(
        Code::QuestionName,
        "question-name",
        Severity::Error,
        include_str!("../docs/codes/question-name.md"),
    ),
    entry(
        Code::QuestionAmbiguous,
        "question-ambiguous",
        Severity::Error,
        include_str!("../docs/codes/question-ambiguous.md"),
    ),
    entry(
        Code::QuestionSense,
        "question-sense",
        Severity::Error,
        include_str!("../docs/codes/question-sense.md"),
    ),
    entry(
        Code::QuestionLimit,
        "question-limit",
        Severity::Error,
        include_str!("../docs/codes/question-limit.md"),
    ),
];

const fn entry(code: Code, name: &'static str, severity: Severity, explanation: &'static str) -> Entry {
    Entry { code, name, severity, explanation }
}

impl Code {
    /// Every code, in the order of the enum.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|entry| entry.code)
    }

    /// The code of a name such as `unknown-id`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|entry| entry.name == name).map(|entry| entry.code)
    }

    /// Its name: lower-case words with `-`.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE[self as usize].name
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(self) -> Severity {
        TABLE[self as usize].severity
    }

    /// Meaning, example and remedy, in Markdown.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        TABLE[self as usize].explanation
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, TABLE};

    #[test]
    fn the_table_follows_the_enum() {
        for (at, entry) in TABLE.iter().enumerate() {
            assert_eq!(entry.code as usize, at, "{}", entry.name);
            assert_eq!(Code::from_name(entry.name), Some(entry.code));
        }
    }
}
