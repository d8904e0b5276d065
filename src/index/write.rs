//! Documents into the files of an index, in memory: `seal` puts them on disk, all or nothing.

use tantivy::directory::RamDirectory;
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, IndexWriter, TantivyDocument};

use super::document::Document;
use super::schema::{Layout, settings, whole};
use super::tokens::Form;

/// How much memory the words gathered so far may take, in bytes; then they are written as a segment.
const BUDGET: usize = 30_000_000;

/// The files of an index of `documents`. One thread writes them and at most one segment results, so that the
/// same documents always get the same scores.
pub(super) fn build(layout: &Layout, documents: &[Document]) -> tantivy::Result<RamDirectory> {
    let directory = RamDirectory::create();
    let index = Index::builder()
        .schema(layout.schema.clone())
        .settings(settings())
        .tokenizers(tokenizers())
        .open_or_create(directory.clone())?;
    let options = IndexWriterOptions::builder()
        .num_worker_threads(1)
        .num_merge_threads(1)
        .memory_budget_per_thread(BUDGET)
        .build();
    let mut writer: IndexWriter = index.writer_with_options(options)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for document in documents {
        writer.add_document(entry(layout, document))?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.wait_merging_threads()?;
    Ok(directory)
}

/// What tantivy is to index of one document.
fn entry(layout: &Layout, document: &Document) -> TantivyDocument {
    let mut entry = TantivyDocument::new();
    entry.add_u64(layout.node, u64::from(document.node));
    if let Some(label) = whole(&document.label) {
        entry.add_text(layout.whole, label);
    }
    for (field, slot) in layout.slots() {
        let text = document.field(field);
        if !text.is_empty() {
            entry.add_text(slot, text);
        }
    }
    entry
}

fn tokenizers() -> TokenizerManager {
    // Not an empty one: even for numbers tantivy asks for its default tokenizer.
    let tokenizers = TokenizerManager::default();
    for form in Form::ALL {
        tokenizers.register(form.name(), form.analyzer());
    }
    tokenizers
}
