//! Asking the index.

use std::slice;
use std::sync::Arc;

use tantivy::collector::TopDocs;
use tantivy::columnar::ColumnValues;
use tantivy::directory::RamDirectory;
use tantivy::query::{BooleanQuery, ConstScoreQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Index, ReloadPolicy, Searcher, SegmentReader, TantivyError, Term};

use super::compile::Compiler;
use super::document::Field;
use super::schema::{Layout, NODE, whole};
use super::words::Words;
use crate::error::Error;

/// By how much what is called just so scores more: more than any sum over words and fields comes to.
const WHOLE_NAME: f32 = 10_000.0;

/// A node found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The number given in [`Document::node`](super::Document::node).
    pub node: u32,
    /// How well it matches; only the order of scores means anything.
    pub score: f32,
}

/// A full-text index, open for questions. See [`TextIndex::open`].
pub struct TextIndex {
    searcher: Searcher,
    layout: Layout,
}

impl TextIndex {
    /// The index that the files in `directory` make up.
    pub(super) fn over(directory: RamDirectory, layout: Layout) -> tantivy::Result<Self> {
        let index = Index::open(directory)?;
        if index.schema() != layout.schema {
            return Err(TantivyError::SchemaError("it has other fields".to_owned()));
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { searcher: reader.searcher(), layout })
    }

    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// The `limit` nodes that match `words` best in any field, the best first, equally good ones by their
    /// number.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy fails.
    pub fn search(&self, words: &Words, limit: usize) -> Result<Vec<Hit>, Error> {
        let limit = limit.min(usize::try_from(self.documents()).unwrap_or(usize::MAX));
        if limit == 0 {
            return Ok(Vec::new());
        }
        self.best(words, limit).map_err(failed)
    }

    /// All nodes that match `words` in `field`, or in any field, by their number.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy fails.
    pub fn matching(&self, words: &Words, field: Option<Field>) -> Result<Vec<u32>, Error> {
        self.all(words, field.as_ref().map_or(&Field::ALL[..], slice::from_ref)).map_err(failed)
    }

    fn best(&self, words: &Words, limit: usize) -> tantivy::Result<Vec<Hit>> {
        let query = self.ranking(words)?;
        let found = self.searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        let columns: Vec<_> =
            self.searcher.segment_readers().iter().map(nodes).collect::<tantivy::Result<_>>()?;
        let node = |at: DocAddress| number(columns[at.segment_ord as usize].get_val(at.doc_id));
        Ok(found.into_iter().map(|(score, at)| Hit { node: node(at), score }).collect())
    }

    /// The query for `words` in any field; what they are the whole name of comes first.
    fn ranking(&self, words: &Words) -> tantivy::Result<Box<dyn Query>> {
        let query = self.compiler(&Field::ALL).compile(words)?;
        let Some(name) = words.plain().and_then(|text| whole(&text)) else { return Ok(query) };
        let term = Term::from_field_text(self.layout.whole, &name);
        let named = TermQuery::new(term, IndexRecordOption::Basic);
        let named = ConstScoreQuery::new(Box::new(named), WHOLE_NAME);
        Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, query), (Occur::Should, Box::new(named))])))
    }

    fn all(&self, words: &Words, fields: &[Field]) -> tantivy::Result<Vec<u32>> {
        let query = self.compiler(fields).compile(words)?;
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let mut found = Vec::new();
        for segment in self.searcher.segment_readers() {
            let nodes = nodes(segment)?;
            weight.for_each_no_score(segment, &mut |documents| {
                found.extend(documents.iter().map(|&document| number(nodes.get_val(document))));
            })?;
        }
        found.sort_unstable();
        Ok(found)
    }

    fn compiler<'a>(&'a self, fields: &'a [Field]) -> Compiler<'a> {
        Compiler { searcher: &self.searcher, layout: &self.layout, fields }
    }
}

/// The node's number of each document of a segment.
fn nodes(segment: &SegmentReader) -> tantivy::Result<Arc<dyn ColumnValues<u64>>> {
    Ok(segment.fast_fields().u64(NODE)?.first_or_default_col(0))
}

/// A node's number as it was given.
fn number(stored: u64) -> u32 {
    u32::try_from(stored).unwrap_or(u32::MAX)
}

/// tantivy's errors in our words.
#[allow(clippy::needless_pass_by_value, reason = "`map_err` hands over values")]
pub(super) fn failed(error: TantivyError) -> Error {
    Error::Index(error.to_string())
}
