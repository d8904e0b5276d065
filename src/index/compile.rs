//! [`Words`] into tantivy's queries.

use tantivy::query::{
    BooleanQuery, BoostQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field as Slot, IndexRecordOption};
use tantivy::tokenizer::Token;
use tantivy::{Searcher, Term};

use super::document::Field;
use super::schema::Layout;
use super::tokens::Form;
use super::words::Words;

/// What words are compiled for: an index and the fields in which to look.
pub(super) struct Compiler<'a> {
    /// The index, whose words a prefix stands for.
    pub(super) searcher: &'a Searcher,
    /// Where its fields are.
    pub(super) layout: &'a Layout,
    /// The fields in which a word may be found.
    pub(super) fields: &'a [Field],
}

/// Which words of the index the last token of a leaf stands for.
#[derive(Clone, Copy)]
enum Reach {
    Itself,
    Beginnings,
    Edits(u8),
}

impl Compiler<'_> {
    /// The query for `words`. Recurs as deep as they are nested.
    pub(super) fn compile(&self, words: &Words) -> tantivy::Result<Box<dyn Query>> {
        match words {
            Words::Word(word) => self.leaf(Form::Stemmed, word, Reach::Itself),
            Words::Phrase(words) => self.leaf(Form::Stemmed, &words.join(" "), Reach::Itself),
            Words::Prefix(word) => self.leaf(Form::Exact, word, Reach::Beginnings),
            Words::Fuzzy(word, edits) => self.leaf(Form::Exact, word, Reach::Edits(*edits)),
            Words::All(parts) => self.together(Occur::Must, parts),
            Words::Any(parts) => self.together(Occur::Should, parts),
            Words::In(field, words) if self.fields.contains(field) => {
                let fields = std::slice::from_ref(field);
                Compiler { searcher: self.searcher, layout: self.layout, fields }.compile(words)
            }
            Words::In(..) => Ok(Box::new(EmptyQuery)),
        }
    }

    fn together(&self, occur: Occur, parts: &[Words]) -> tantivy::Result<Box<dyn Query>> {
        let parts: tantivy::Result<Vec<_>> =
            parts.iter().map(|part| Ok((occur, self.compile(part)?))).collect();
        Ok(Box::new(BooleanQuery::new(parts?)))
    }

    /// The words of `text` in any one field, each field with its weight.
    fn leaf(&self, form: Form, text: &str, reach: Reach) -> tantivy::Result<Box<dyn Query>> {
        let tokens = form.tokens(text);
        let mut fields: Vec<Box<dyn Query>> = Vec::new();
        for &field in self.fields {
            if let Some(slot) = self.layout.slot(field, form) {
                let query = self.in_field(slot, &tokens, reach)?;
                fields.push(Box::new(BoostQuery::new(query, field.weight())));
            }
        }
        Ok(Box::new(BooleanQuery::union(fields)))
    }

    /// `tokens` in this order in one field; the last one stands for all words within `reach`. A beginning or
    /// a near word alone scores the same wherever it is found, for nobody said which word was meant.
    fn in_field(&self, slot: Slot, tokens: &[Token], reach: Reach) -> tantivy::Result<Box<dyn Query>> {
        let Some((last, before)) = tokens.split_last() else { return Ok(Box::new(EmptyQuery)) };
        let term = Term::from_field_text(slot, &last.text);
        let reached = match reach {
            Reach::Itself if before.is_empty() => {
                return Ok(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
            }
            Reach::Itself => vec![term],
            Reach::Beginnings => self.beginnings(slot, &last.text)?,
            Reach::Edits(edits) => self.near(&term, edits.min(2))?,
        };
        if before.is_empty() {
            return Ok(Box::new(TermSetQuery::new(reached)));
        }
        let before: Vec<_> =
            before.iter().map(|token| (token.position, Term::from_field_text(slot, &token.text))).collect();
        let phrases = reached.into_iter().map(|term| -> Box<dyn Query> {
            let terms = before.iter().cloned().chain([(last.position, term)]).collect();
            Box::new(PhraseQuery::new_with_offset(terms))
        });
        Ok(Box::new(BooleanQuery::union(phrases.collect())))
    }

    /// The words of a field that begin with `beginning`.
    fn beginnings(&self, slot: Slot, beginning: &str) -> tantivy::Result<Vec<Term>> {
        let mut terms = Vec::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(slot)?;
            let mut words = index.terms().range().ge(beginning).into_stream()?;
            while words.advance() && words.key().starts_with(beginning.as_bytes()) {
                terms.push(term(slot, words.key()));
            }
        }
        Ok(terms)
    }

    /// The words of a field within so many edits, at most 2, of `word`.
    fn near(&self, word: &Term, edits: u8) -> tantivy::Result<Vec<Term>> {
        let swaps_count_once = true;
        let automaton = FuzzyTermQuery::new(word.clone(), edits, swaps_count_once).automaton()?;
        let mut terms = Vec::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(word.field())?;
            let mut words = index.terms().search(&automaton).into_stream()?;
            while words.advance() {
                terms.push(term(word.field(), words.key()));
            }
        }
        Ok(terms)
    }
}

/// A word of the index as a term. The index holds nothing but UTF-8.
fn term(slot: Slot, word: &[u8]) -> Term {
    Term::from_field_text(slot, &String::from_utf8_lossy(word))
}
