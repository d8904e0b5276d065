//! Reads a file of annotations: pest for each record, a diagnostic for each fault.

use pest::Parser;
use pest::iterators::Pair;
use pest_derive::Parser;

use crate::annotation::ast::{Body, Citation, Document, Field, Head, Item, Record, Value};
use crate::annotation::cut::{Piece, cut};
use crate::annotation::fault;
use crate::annotation::locator::{Locator, Number, Part, Range, Unit, from_roman, unescaped};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span, Spanned};

#[derive(Parser)]
#[grammar = "../grammar/annotation.pest"]
struct Grammar;

/// Reads one file. Every fault is reported; a record with a fault is kept as text alone.
#[must_use]
pub fn parse(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let pieces = cut(file, text, diagnostics);
    let items = pieces.pieces.into_iter().map(|piece| item(file, text, piece, diagnostics)).collect();
    Document { items, after: pieces.after }
}

/// Reads a place such as `nn. 44-46`, as in a question; none if it is not one.
#[must_use]
pub fn parse_locator(text: &str) -> Option<Locator> {
    let mut none = Vec::new();
    let mut sources = crate::source::Sources::new();
    let whole = format!("claim a/b\n  at {}", text.trim());
    let file = sources.add("locator", "");
    let document = parse(file, &whole, &mut none);
    let fields = document.records().flat_map(|record| &record.fields);
    let locator = fields.filter_map(|field| match &field.value {
        Value::Locator(locator) => Some(locator.value.clone()),
        _ => None,
    });
    locator.last().filter(|_| none.is_empty())
}

fn item(file: FileId, text: &str, piece: Piece, diagnostics: &mut Vec<Diagnostic>) -> Item {
    let Piece { before, span, sound } = piece;
    let lines = &text[span.range()];
    let broken = |id| Body::Broken { span, text: lines.replace("\r\n", "\n"), id };
    if !sound {
        return Item { before, body: broken(None) };
    }
    let reader = Reader { file, base: span.start as usize, text: lines };
    let body = match Grammar::parse(Rule::record, lines) {
        Ok(mut pairs) => match pairs.next() {
            Some(pair) => reader.record(pair, span, diagnostics).map_or_else(broken, Body::Record),
            None => broken(None),
        },
        Err(error) => {
            diagnostics.push(fault::head(file, reader.base, lines, &error));
            broken(None)
        }
    };
    Item { before, body }
}

/// Reads the pairs of one record; `base` is where its text begins in the file.
struct Reader<'a> {
    file: FileId,
    base: usize,
    text: &'a str,
}

impl Reader<'_> {
    /// The record, or, where part of it is broken, the id it would have had.
    fn record(
        &self,
        pair: Pair<'_, Rule>,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Record, Option<String>> {
        let mut head = None;
        let mut fields = Vec::new();
        let mut comments = Vec::new();
        let mut sound = true;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::EOI => {}
                Rule::comment => comments.push(part.as_str().trim_end().to_owned()),
                Rule::broken_head => {
                    sound = false;
                    let line = part.as_str();
                    if let Err(error) = Grammar::parse(Rule::lone_head, line) {
                        diagnostics.push(fault::head(self.file, self.base, line, &error));
                    }
                }
                Rule::broken => {
                    sound = false;
                    diagnostics.push(self.broken_field(&part));
                }
                _ if head.is_none() => head = self.head(part),
                _ => match self.field(part, &mut comments) {
                    Ok(field) => fields.push(field),
                    Err(diagnostic) => {
                        sound = false;
                        diagnostics.push(*diagnostic);
                    }
                },
            }
        }
        match head {
            Some(head) if sound => Ok(Record { head, fields, after: comments, span }),
            Some(head) => Err(head.id().map(|id| id.value.clone())),
            None => Err(None),
        }
    }

    fn broken_field(&self, part: &Pair<'_, Rule>) -> Diagnostic {
        let start = self.text[..part.as_span().start()].rfind('\n').map_or(0, |end| end + 1);
        let lines = &self.text[start..part.as_span().end()];
        let name = part.as_str().split_whitespace().next().unwrap_or_default();
        match Grammar::parse(Rule::lone_field, lines) {
            Err(error) => fault::field(self.file, self.base + start, name, lines, &error),
            Ok(_) => Diagnostic::new(
                Code::Syntax,
                self.span(part),
                format!("the field `{name}` cannot be read here"),
            ),
        }
    }

    fn head(&self, pair: Pair<'_, Rule>) -> Option<Head> {
        let rule = pair.as_rule();
        let mut inner = pair.into_inner();
        let first = inner.next()?;
        Some(match rule {
            Rule::kind_head => Head::Kind(self.word(&first)),
            Rule::relation_head => Head::Relation(self.word(&first)),
            Rule::work_head => Head::Work(self.word(&first)),
            Rule::scholar_head => Head::Scholar(self.word(&first)),
            Rule::claim_head => Head::Claim(self.word(&first)),
            Rule::expect_head => Head::Expect(self.string(first)),
            Rule::cite_head => Head::Cite { from: self.citation(first)?, to: self.citation(inner.next()?)? },
            Rule::query_head => Head::Query { id: self.word(&first), question: self.string(inner.next()?) },
            _ => Head::Topic {
                kind: self.word(&first),
                id: self.word(&inner.next()?),
                label: inner.next().map(|label| self.string(label)),
            },
        })
    }

    fn field(&self, pair: Pair<'_, Rule>, comments: &mut Vec<String>) -> Result<Field, Box<Diagnostic>> {
        let span = self.span(&pair);
        let rule = pair.as_rule();
        let mut comments = std::mem::take(comments);
        let mut parts = Vec::new();
        for part in pair.into_inner() {
            self.without_comments(part, &mut comments, &mut parts);
        }
        let mut parts = parts.into_iter();
        let absent = || Box::new(Diagnostic::new(Code::Syntax, span, "this field has no value"));
        let name = self.word(&parts.next().ok_or_else(absent)?);
        let first = parts.next().ok_or_else(absent)?;
        let value = match (rule, first.as_rule()) {
            (Rule::says_field, _) => {
                let relation = parts.next().ok_or_else(absent)?;
                let object = parts.next().ok_or_else(absent)?;
                Value::Statement([self.word(&first), self.word(&relation), self.word(&object)])
            }
            (_, Rule::prose) => Value::Prose(self.prose(first, &mut comments)),
            (_, Rule::names) => Value::Names(self.list(first, &mut comments)),
            (_, Rule::refs) => Value::Refs(self.list(first, &mut comments)),
            (_, Rule::string) => Value::Quote(self.string(first)),
            (_, Rule::citation) => Value::Citation(self.citation(first).ok_or_else(absent)?),
            (_, Rule::locator) => {
                let place = self.span(&first);
                let locator = self.locator(first).ok_or_else(|| {
                    Box::new(Diagnostic::new(
                        Code::Syntax,
                        place,
                        "expected a number, found a numeral that is none",
                    ))
                })?;
                Value::Locator(Spanned::new(locator, place))
            }
            _ => return Err(absent()),
        };
        let span = Span::new(span.file, span.start as usize, self.base + self.trimmed_end(span));
        Ok(Field { comments, name, value, span })
    }

    /// The end of a span in the record's text, blanks at its end left off.
    fn trimmed_end(&self, span: Span) -> usize {
        let start = span.start as usize - self.base;
        start + self.text[start..span.end as usize - self.base].trim_end().len()
    }

    fn without_comments<'p>(
        &self,
        part: Pair<'p, Rule>,
        comments: &mut Vec<String>,
        parts: &mut Vec<Pair<'p, Rule>>,
    ) {
        if part.as_rule() == Rule::comment {
            comments.push(part.as_str().trim_end().to_owned());
        } else {
            parts.push(part);
        }
    }

    fn prose(&self, pair: Pair<'_, Rule>, comments: &mut Vec<String>) -> Spanned<String> {
        let span = self.span(&pair);
        let mut text = String::new();
        for part in pair.into_inner() {
            if part.as_rule() == Rule::comment {
                comments.push(part.as_str().trim_end().to_owned());
                continue;
            }
            for word in part.as_str().split_ascii_whitespace() {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
        }
        Spanned::new(text, Span::new(span.file, span.start as usize, self.base + self.trimmed_end(span)))
    }

    fn list(&self, pair: Pair<'_, Rule>, comments: &mut Vec<String>) -> Vec<Spanned<String>> {
        let mut items = Vec::new();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::comment => comments.push(part.as_str().trim_end().to_owned()),
                Rule::string => items.push(self.string(part)),
                Rule::bare_name => {
                    let trimmed = part.as_str().trim();
                    let start = self.base + part.as_span().start();
                    let name = trimmed.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                    items.push(Spanned::new(name, Span::new(self.file, start, start + trimmed.len())));
                }
                _ => items.push(self.word(&part)),
            }
        }
        items
    }

    fn citation(&self, pair: Pair<'_, Rule>) -> Option<Citation> {
        let mut inner = pair.into_inner().filter(|part| part.as_rule() != Rule::comment);
        let key = self.word(&inner.next()?);
        let locator =
            inner.next().map_or_else(|| Some(Locator::default()), |locator| self.locator(locator))?;
        Some(Citation { key, locator })
    }

    fn locator(&self, pair: Pair<'_, Rule>) -> Option<Locator> {
        let mut parts = Vec::new();
        for part in pair.into_inner() {
            let rule = part.as_rule();
            let mut inner = part.into_inner();
            match rule {
                Rule::section => {
                    let title = inner.next()?;
                    parts.push(Part::Section(match title.as_rule() {
                        Rule::string => self.string(title).value,
                        _ => title.as_str().to_owned(),
                    }));
                }
                Rule::numbered => {
                    let unit = match inner.next()?.as_str() {
                        "p." | "pp." => Unit::Page,
                        "n." | "nn." => Unit::Note,
                        "ch." | "chs." => Unit::Chapter,
                        _ => Unit::Paragraph,
                    };
                    let ranges = inner.map(range).collect::<Option<Vec<_>>>()?;
                    parts.push(Part::Numbered { unit, ranges });
                }
                _ => {}
            }
        }
        Some(Locator { parts })
    }

    fn word(&self, pair: &Pair<'_, Rule>) -> Spanned<String> {
        Spanned::new(pair.as_str().to_owned(), self.span(pair))
    }

    fn string(&self, pair: Pair<'_, Rule>) -> Spanned<String> {
        let span = self.span(&pair);
        Spanned::new(
            pair.into_inner().next().map_or_else(String::new, |chars| unescaped(chars.as_str())),
            span,
        )
    }

    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        Span::new(self.file, self.base + span.start(), self.base + span.end())
    }
}

fn range(pair: Pair<'_, Rule>) -> Option<Range> {
    let mut numbers = pair.into_inner().map(|number| number_of(number.as_str()));
    let from = numbers.next()??;
    match numbers.next() {
        Some(to) => Some(Range::completed(from, to?)),
        None => Some(Range { from, to: from }),
    }
}

fn number_of(text: &str) -> Option<Number> {
    text.parse().map(Number::Arabic).ok().or_else(|| from_roman(text).map(Number::Roman))
}
