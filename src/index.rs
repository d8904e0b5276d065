//! The full-text index: a cache beside the corpus, made by catena and safe to delete.
//!
//! [`Document`]s go in, [`Words`] ask, and node numbers come out. The steps, one a file: `tokens` (how text
//! becomes what is compared), `schema` (what is kept of a document), `write` (documents → files), `seal`
//! (files ⇄ one file on disk), `store` (open or rebuild), `guard` (an index that is not what was written), `words` and
//! `parse` (conditions and how they are written), `compile` (conditions → tantivy's queries), `search` (asking),
//! `highlight` (showing what matched) and `snippet` (the part of a document to show).

use std::cell::RefCell;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::tokenizer::{TextAnalyzer, TokenStream};

mod compile;
mod document;
mod guard;
mod highlight;
mod parse;
mod schema;
mod seal;
mod search;
mod snippet;
mod store;
mod tokens;
mod words;
mod write;

pub use self::document::{Document, Field};
pub use self::highlight::highlight;
pub use self::search::{Hit, Matching, TextIndex};
pub use self::snippet::Snippet;
pub use self::store::Opened;
pub use self::tokens::Forms;
pub use self::words::{ParseFault, Words};

#[cfg(test)]
mod tests;

thread_local! {
    /// Made once: it costs more than the stem of a word.
    static STEMS: RefCell<TextAnalyzer> = RefCell::new(tokens::Form::Stemmed.analyzer());
}

/// How many words a field has, as the index keeps it: in one byte, and so rounded down where there are many.
#[must_use]
pub fn kept_length(words: u32) -> u32 {
    FieldNormReader::id_to_fieldnorm(FieldNormReader::fieldnorm_to_id(words))
}

/// The English stem of a word, as the index has it.
#[must_use]
pub fn stem(word: &str) -> String {
    STEMS.with_borrow_mut(|stems| {
        let mut stem = String::new();
        stems.token_stream(word).process(&mut |token| stem += &token.text);
        stem
    })
}
