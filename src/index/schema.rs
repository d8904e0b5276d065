//! What is kept of a document: each field in both forms, and the node's number.

use tantivy::IndexSettings;
use tantivy::index::{IndexSortByField, Order};
use tantivy::schema::{
    Field as Slot, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::store::Compressor;

use super::document::Field;
use super::tokens::Form;

/// The fast field with the node's number.
pub(super) const NODE: &str = "node";

/// The field with the label as one word: its words as written but for case and accents.
const WHOLE: &str = "label.whole";

/// tantivy's schema, and where in it each of our fields is.
pub(super) struct Layout {
    /// The schema itself.
    pub(super) schema: Schema,
    /// The field with the node's number.
    pub(super) node: Slot,
    /// The field with the whole label, see [`whole`].
    pub(super) whole: Slot,
    slots: Vec<(Field, Form, Slot)>,
}

impl Layout {
    /// The one layout there is.
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let node = schema.add_u64_field(NODE, NumericOptions::default().set_fast());
        let whole = schema.add_text_field(WHOLE, one_word());
        let mut slots = Vec::new();
        for field in Field::ALL {
            for form in Form::ALL {
                let name = format!("{}.{}", field.name(), form.name());
                slots.push((field, form, schema.add_text_field(&name, options(form))));
            }
        }
        Self { schema: schema.build(), node, whole, slots }
    }

    /// Where `field` is kept in `form`.
    pub(super) fn slot(&self, field: Field, form: Form) -> Option<Slot> {
        self.slots.iter().find(|slot| (slot.0, slot.1) == (field, form)).map(|slot| slot.2)
    }

    /// All fields in all forms.
    pub(super) fn slots(&self) -> impl Iterator<Item = (Field, Slot)> {
        self.slots.iter().map(|&(field, _, slot)| (field, slot))
    }
}

/// Nothing is stored: the caller has the documents. Positions are kept in both forms, for phrases and for
/// `burden-shar*`, which is a phrase that ends in a prefix.
fn options(form: Form) -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(form.name())
            .set_index_option(IndexRecordOption::WithFreqsAndPositions)
            .set_fieldnorms(form == Form::Stemmed),
    )
}

/// A text that is one word whatever is in it, and of which only the presence counts.
fn one_word() -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false),
    )
}

/// The words of a text, as written but for case and accents, as one word of the index; none if there are none,
/// or more than a word of the index holds.
pub(super) fn whole(text: &str) -> Option<String> {
    let words: Vec<String> = Form::Exact.tokens(text).into_iter().map(|token| token.text).collect();
    let whole = words.join(" ");
    (!whole.is_empty() && whole.len() <= LONGEST_WHOLE).then_some(whole)
}

/// The longest whole label in bytes: nobody types a longer one to find what it names.
const LONGEST_WHOLE: usize = 1000;

/// Documents lie in the order of their nodes. Among hits of equal score tantivy takes the first: the lowest
/// node.
pub(super) fn settings() -> IndexSettings {
    IndexSettings {
        sort_by_field: Some(IndexSortByField { field: NODE.to_owned(), order: Order::Asc }),
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    }
}
