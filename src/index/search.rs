//! Asking the index.

use std::slice;
use std::sync::Arc;
use std::time::Instant;

use tantivy::collector::TopDocs;
use tantivy::columnar::ColumnValues;
use tantivy::query::{BooleanQuery, ConstScoreQuery, EnableScoring, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{
    Directory, DocAddress, DocSet, Index, ReloadPolicy, Searcher, SegmentReader, TERMINATED, TantivyError,
    Term,
};

use super::compile::Compiler;
use super::document::Field;
use super::guard::guarded;
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
    /// One more than the highest number that a node can have.
    nodes: u64,
}

/// Some of the nodes that match, and whether they are all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// By their number.
    pub nodes: Vec<u32>,
    /// False if the time was up before all were found.
    pub is_all: bool,
}

/// The clock is looked at once in so many documents.
const DOCUMENTS_BETWEEN_LOOKS: usize = 256;

impl TextIndex {
    /// The index that the files in `directory` make up.
    pub(super) fn over(directory: impl Directory, layout: Layout) -> tantivy::Result<Self> {
        let index = Index::open(directory)?;
        if index.schema() != layout.schema {
            return Err(TantivyError::SchemaError("it has other fields".to_owned()));
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { searcher: reader.searcher(), layout, nodes: u64::MAX })
    }

    /// The same index of nodes whose numbers are below `nodes`: one that finds others is damaged.
    #[must_use]
    pub fn of_nodes(mut self, nodes: usize) -> Self {
        self.nodes = nodes as u64;
        self
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
        guarded(|| self.best(words, limit)).map_err(failed)
    }

    /// All nodes that match `words` in `field`, or in any field, by their number.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy fails.
    pub fn matching(&self, words: &Words, field: Option<Field>) -> Result<Vec<u32>, Error> {
        self.matching_until(words, field, None).map(|matching| matching.nodes)
    }

    /// As [`matching`](Self::matching), but no longer than until a moment.
    ///
    /// # Errors
    /// [`Error::Index`] if tantivy fails.
    pub fn matching_until(
        &self,
        words: &Words,
        field: Option<Field>,
        until: Option<Instant>,
    ) -> Result<Matching, Error> {
        let fields = field.as_ref().map_or(&Field::ALL[..], slice::from_ref);
        guarded(|| self.all(words, fields, until)).map_err(failed)
    }

    fn best(&self, words: &Words, limit: usize) -> tantivy::Result<Vec<Hit>> {
        let query = self.ranking(words)?;
        let found = self.searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        let columns: Vec<_> =
            self.searcher.segment_readers().iter().map(nodes).collect::<tantivy::Result<_>>()?;
        let node = |at: DocAddress| self.number(columns[at.segment_ord as usize].get_val(at.doc_id));
        found.into_iter().map(|(score, at)| Ok(Hit { node: node(at)?, score })).collect()
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

    fn all(&self, words: &Words, fields: &[Field], until: Option<Instant>) -> tantivy::Result<Matching> {
        let is_over = || until.is_some_and(|until| Instant::now() >= until);
        if is_over() {
            return Ok(Matching { nodes: Vec::new(), is_all: false });
        }
        let query = self.compiler(fields).compile(words)?;
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let (mut found, mut is_all) = (Vec::new(), true);
        for segment in self.searcher.segment_readers() {
            let nodes = nodes(segment)?;
            let mut documents = weight.scorer(segment, 1.0)?;
            let mut document = documents.doc();
            while document != TERMINATED && is_all {
                found.push(self.number(nodes.get_val(document))?);
                document = documents.advance();
                is_all = !found.len().is_multiple_of(DOCUMENTS_BETWEEN_LOOKS) || !is_over();
            }
        }
        found.sort_unstable();
        Ok(Matching { nodes: found, is_all })
    }

    /// A node's number as it was given.
    fn number(&self, stored: u64) -> tantivy::Result<u32> {
        let number = u32::try_from(stored).ok().filter(|_| stored < self.nodes);
        number.ok_or_else(|| TantivyError::InternalError(format!("there is no node {stored}")))
    }

    fn compiler<'a>(&'a self, fields: &'a [Field]) -> Compiler<'a> {
        Compiler { searcher: &self.searcher, layout: &self.layout, fields }
    }
}

/// The node's number of each document of a segment.
fn nodes(segment: &SegmentReader) -> tantivy::Result<Arc<dyn ColumnValues<u64>>> {
    Ok(segment.fast_fields().u64(NODE)?.first_or_default_col(0))
}

/// tantivy's errors in our words.
#[allow(clippy::needless_pass_by_value, reason = "`map_err` hands over values")]
pub(super) fn failed(error: TantivyError) -> Error {
    Error::Index(error.to_string())
}
