//! What is indexed of one node.

use serde::{Deserialize, Serialize};

/// The words of one node, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The number by which the caller knows the node; no two documents have the same.
    pub node: u32,
    /// A topic's or work's name: label, title.
    pub label: String,
    /// Other names.
    pub names: String,
    /// The statement or description.
    pub text: String,
    /// The words quoted.
    pub quote: String,
    /// The annotator's note.
    pub note: String,
    /// The names of authors, editors or speaker.
    pub people: String,
}

impl Document {
    /// The words of one field.
    #[must_use]
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Label => &self.label,
            Field::Names => &self.names,
            Field::Text => &self.text,
            Field::Quote => &self.quote,
            Field::Note => &self.note,
            Field::People => &self.people,
        }
    }
}

/// A part of a document that can be searched on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// [`Document::label`]
    Label,
    /// [`Document::names`]
    Names,
    /// [`Document::text`]
    Text,
    /// [`Document::quote`]
    Quote,
    /// [`Document::note`]
    Note,
    /// [`Document::people`]
    People,
}

impl Field {
    /// All fields, the weightiest first.
    pub const ALL: [Self; 6] = [Self::Label, Self::Names, Self::Text, Self::Quote, Self::Note, Self::People];

    /// The word for the field, in questions and in the index.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Names => "names",
            Self::Text => "text",
            Self::Quote => "quote",
            Self::Note => "note",
            Self::People => "people",
        }
    }

    /// The field of a word, in any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(name))
    }

    /// By how much a match here counts for more than one in a note or among people. What a thing is called
    /// says more than what is said in passing; the annotator's own statement more than the words quoted for it.
    #[must_use]
    pub fn weight(self) -> f32 {
        match self {
            Self::Label => 4.0,
            Self::Names => 3.0,
            Self::Text => 2.0,
            Self::Quote => 1.5,
            Self::Note | Self::People => 1.0,
        }
    }
}
