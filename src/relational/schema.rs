//! The tables of a library, as data: what is exported, what SQL is written against and what `docs/tables.md` lists all
//! read this one definition.

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A thing: the 64-bit number that [`number`](crate::relational::number) makes of its class and id, never negative.
    Thing,
    /// A 64-bit number.
    Number,
    /// Text in UTF-8.
    Text,
    /// True or false.
    Truth,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its values are.
    pub of: Type,
    /// True if a row may have no value in it.
    pub optional: bool,
    /// What it holds, for readers.
    pub about: &'static str,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, also that of its file or folder.
    pub name: &'static str,
    /// Its columns. Rows are sorted by them, from the first to the last; what is missing comes first.
    pub columns: &'static [Column],
    /// What a row is, for readers.
    pub about: &'static str,
}

const fn column(name: &'static str, of: Type, about: &'static str) -> Column {
    Column { name, of, optional: false, about }
}

const fn optional(name: &'static str, of: Type, about: &'static str) -> Column {
    Column { name, of, optional: true, about }
}

/// Every table, in the order of names.
pub const TABLES: [Table; 17] = [
    Table {
        name: "arguments",
        about: "an argument",
        columns: &[
            column("id", Type::Thing, "the argument"),
            column("key", Type::Text, "its id in the library"),
            column("text", Type::Text, "what it says"),
            column("scheme", Type::Text, "how it goes; may be empty"),
            column("concludes", Type::Thing, "the claim or topic that it concludes"),
            column("work", Type::Thing, "the work that makes it"),
            column("locator", Type::Text, "the place in the work"),
            optional("via", Type::Thing, "the work in which it was read"),
            column("via_locator", Type::Text, "the place there; may be empty"),
            column("quote", Type::Text, "the words quoted, several joined by a line break; may be empty"),
            column("note", Type::Text, "the annotator's note; may be empty"),
        ],
    },
    Table {
        name: "attributes",
        about: "a value that a thing has: whatever a question can show, compare, count or sort by",
        columns: &[
            column("attribute", Type::Text, "the attribute, by the word that questions print"),
            column("node", Type::Thing, "the thing"),
            column("position", Type::Number, "from 0 where a thing has several values"),
            column("value", Type::Text, "the value; of a thing, its id in the library"),
            column("sort_key", Type::Text, "text whose order by bytes is that of the values"),
            optional("number", Type::Number, "the value, if it is a number"),
        ],
    },
    Table {
        name: "bears",
        about: "a rule of verdicts: on which side a statement speaks to a relation",
        columns: &[
            column("asked", Type::Text, "the relation that is asked about"),
            column("said", Type::Text, "the relation that is said"),
            column("denied", Type::Truth, "whether it is denied"),
            column("side", Type::Text, "`for`, `against` or `neither`"),
            column(
                "spread",
                Type::Text,
                "`up`, `down` or `stays`: to broader, to narrower or to no other topics",
            ),
        ],
    },
    Table {
        name: "bonds",
        about: "what a thing depends on",
        columns: &[
            column("node", Type::Thing, "the thing"),
            column("bond", Type::Text, "`challenge`, `support` or `premise`"),
            column("depends_on", Type::Thing, "what challenges it, supports it or is a premise of it"),
        ],
    },
    Table {
        name: "citations",
        about: "a citation of a work by another",
        columns: &[
            column("id", Type::Thing, "the citation"),
            column("key", Type::Text, "its id in the library"),
            column("work", Type::Thing, "the work that cites"),
            column("locator", Type::Text, "the place that cites"),
            column("cited", Type::Thing, "the work that is cited"),
            column("cited_locator", Type::Text, "the place that is cited; may be empty"),
            column("intent", Type::Text, "what it is for; may be empty"),
            column("note", Type::Text, "the annotator's note; may be empty"),
        ],
    },
    Table {
        name: "claims",
        about: "a claim",
        columns: &[
            column("id", Type::Thing, "the claim"),
            column("key", Type::Text, "its id in the library"),
            column("text", Type::Text, "what it says"),
            column("force", Type::Text, "`asserts`, `suggests`, `asks` or `denies`"),
            column("work", Type::Thing, "the work that states it"),
            column("locator", Type::Text, "the place in the work"),
            optional("via", Type::Thing, "the work in which it was read"),
            column("via_locator", Type::Text, "the place there; may be empty"),
            column("quote", Type::Text, "the words quoted, several joined by a line break; may be empty"),
            column("note", Type::Text, "the annotator's note; may be empty"),
        ],
    },
    Table {
        name: "edges",
        about: "an edge of the graph, with its evidence",
        columns: &[
            column("relation", Type::Text, "what it means"),
            column("source", Type::Thing, "where it starts"),
            column("target", Type::Thing, "where it leads"),
            column("force", Type::Text, "`asserts`, `suggests`, `asks` or `denies`"),
            column("declared", Type::Truth, "true of the relations of the vocabulary"),
            column("of_truth", Type::Truth, "true if a claim says so whether a topic is true"),
            column("evidence", Type::Text, "`claim`, `argument`, `record`, `citation` or `bibliography`"),
            optional("evidence_id", Type::Thing, "the claim, argument, topic or citation"),
            optional("work", Type::Thing, "the work in which that stands"),
            column("locator", Type::Text, "the place in it; may be empty"),
        ],
    },
    Table {
        name: "hierarchy",
        about: "a topic and a broader one, over any number of steps",
        columns: &[
            column("narrower", Type::Thing, "the topic"),
            column("broader", Type::Thing, "the broader one"),
        ],
    },
    Table {
        name: "implies",
        about: "a relation of the vocabulary and one that follows from it; each follows from itself",
        columns: &[
            column("relation", Type::Text, "the relation"),
            column("denied", Type::Truth, "whether it is denied"),
            column("implied", Type::Text, "the relation that follows"),
        ],
    },
    Table {
        name: "lengths",
        about: "how many words a field of a thing has",
        columns: &[
            column("field", Type::Text, "`label`, `names`, `text`, `quote`, `note` or `people`"),
            column("node", Type::Thing, "the thing that has it"),
            column("words", Type::Number, "how many words are in it"),
            column("norm", Type::Number, "the same as the text index keeps it, rounded down above 40"),
        ],
    },
    Table {
        name: "limits",
        about: "a claim that qualifies another and is not itself qualified by it, over any number of steps",
        columns: &[
            column("claim", Type::Thing, "the claim that qualifies"),
            column("target", Type::Thing, "the claim that is qualified"),
        ],
    },
    Table {
        name: "links",
        about: "what the record of a thing names: by whom it is, in which work it stands and so on",
        columns: &[
            column("relation", Type::Text, "`about`, `author`, `by`, `for`, `in`, `of` or `via`"),
            column("source", Type::Thing, "the thing"),
            column("target", Type::Thing, "what it names"),
        ],
    },
    Table {
        name: "nodes",
        about: "a thing of the library",
        columns: &[
            column("id", Type::Thing, "the thing"),
            column(
                "class",
                Type::Text,
                "`topic`, `claim`, `argument`, `work`, `scholar`, `excerpt` or `citation`",
            ),
            column("class_order", Type::Number, "the place of the class in the order of answers, from 0"),
            column("key", Type::Text, "its id in the library"),
            column("sort_key", Type::Text, "text in whose byte order the things of a class stand in answers"),
            column("kind", Type::Text, "the kind of a topic; the class of anything else"),
            column("label", Type::Text, "what a reader calls it"),
            optional("year", Type::Number, "its year, or that of its work"),
            column("affirmable", Type::Truth, "true of a topic that can be true"),
            column("circular", Type::Truth, "true of what nothing but a circle of support holds up"),
        ],
    },
    Table {
        name: "statements",
        about: "what a claim or the record of a topic says of two topics, or of the truth of one",
        columns: &[
            column("subject", Type::Thing, "the topic of which it is said"),
            column("relation", Type::Text, "the relation"),
            column("object", Type::Thing, "to which topic; of the truth of one, the same again"),
            column("of_truth", Type::Truth, "true if it says whether a topic is true"),
            column("is_claim", Type::Truth, "true if a claim says it, false if the record of a topic does"),
            column("speaker", Type::Thing, "the claim or the topic"),
            column("record", Type::Number, "which of the records of a topic it is, from 0; 0 of a claim"),
            column("force", Type::Text, "`asserts`, `suggests`, `asks` or `denies`"),
            column(
                "conditions",
                Type::Text,
                "the ids of topics, joined by a space, that must all hold; empty if it holds always",
            ),
            optional("work", Type::Thing, "the work in which it stands"),
            column("locator", Type::Text, "the place in it; may be empty"),
        ],
    },
    Table {
        name: "tokens",
        about: "a word of a text, as the text index has it",
        columns: &[
            column("form", Type::Text, "`stemmed` or `exact`"),
            column("token", Type::Text, "the word in that form"),
            column("field", Type::Text, "`label`, `names`, `text`, `quote`, `note` or `people`"),
            column("node", Type::Thing, "the thing that has it"),
            column("position", Type::Number, "its place among the words of the field, from 0"),
        ],
    },
    Table {
        name: "vocabulary",
        about: "a word that the library declares",
        columns: &[
            column("sort", Type::Text, "`kind`, `relation`, `intent` or `scheme`"),
            column("id", Type::Text, "the word"),
            column("plural", Type::Text, "after a plural, or of several; may be empty"),
            column("inverse", Type::Text, "a relation from its other end; may be empty"),
            column("spread", Type::Text, "of a relation, `up`, `down` or `stays`; may be empty"),
            column("symmetric", Type::Truth, "true of a relation that holds both ways"),
            column("affirmable", Type::Truth, "true of a kind whose topics can be true"),
            column("text", Type::Text, "what it means; may be empty"),
        ],
    },
    Table {
        name: "works",
        about: "a work",
        columns: &[
            column("id", Type::Thing, "the work"),
            column("key", Type::Text, "its id in the library"),
            column("title", Type::Text, "its title; may be empty"),
            optional("year", Type::Number, "its year"),
            column("type", Type::Text, "what it is in its bibliography: `book`, `article`"),
            column("doi", Type::Text, "its DOI; may be empty"),
            column("note", Type::Text, "the annotator's note; may be empty"),
        ],
    },
];

/// The table of a name.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}
