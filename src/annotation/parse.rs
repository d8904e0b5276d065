//! Reads a file of annotations: pest for each head and each field, a diagnostic for each fault.

use std::ops::Range;

use pest::Parser;
use pest::iterators::Pair;
use pest_derive::Parser;

use crate::annotation::ast::{Body, Citation, Document, Field, Head, Item, Record, Rest, Value};
use crate::annotation::cut::{BLANKS, Lines, Piece, cut};
use crate::annotation::fault;
use crate::annotation::list::{list, statement};
use crate::annotation::locator::{self, Locator, Number, Part, Unit, from_roman, unescaped};
use crate::code::Code;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Span, Spanned};

#[derive(Parser)]
#[grammar = "../grammar/annotation.pest"]
struct Grammar;

type Fault = Box<Diagnostic>;

/// Reads one file. Every fault is reported; a record with a fault is kept as text, with what can be read of it.
#[must_use]
pub fn parse(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let mut bound = Bound::default();
    let pieces = cut(file, text, diagnostics);
    let read = |piece| {
        let item = item(file, text, piece, diagnostics);
        bound.keep(diagnostics);
        item
    };
    let items = pieces.pieces.into_iter().map(read).collect();
    bound.finish(diagnostics);
    Document { items, after: pieces.after }
}

fn item(file: FileId, text: &str, piece: Piece, diagnostics: &mut Vec<Diagnostic>) -> Item {
    let Piece { before, span, head: first, fields: lines, after, sound, is_record, is_torn } = piece;
    let mut faults = Vec::new();
    let mut record = None;
    if is_record {
        let reader = Reader::at(file, text, first);
        let head = reader.head().map_err(|fault| faults.push(*fault)).ok();
        let unread_head = head.is_none().then_some(first);
        let head = head.unwrap_or_else(|| reader.guessed_head());
        let fields = lines.into_iter().filter_map(|lines| field(file, text, lines, &mut faults)).collect();
        record = Some(Rest { record: Record { head, fields, after, span }, unread_head, is_torn });
    }
    let is_sound = sound && faults.is_empty();
    diagnostics.append(&mut faults);
    let body = match record {
        Some(rest) if is_sound => Body::Record(rest.record),
        rest => broken(text, span, rest),
    };
    Item { before, body }
}

/// A record that is set aside.
pub(super) fn broken(text: &str, span: Span, rest: Option<Rest>) -> Body {
    let lines = &text[span.range()];
    let ids = declared_ids(lines);
    Body::Broken { span, text: lines.replace("\r\n", "\n"), ids, rest: rest.map(Box::new) }
}

/// A field, without its value if that cannot be read; none where it is not even known what field it is.
fn field(file: FileId, text: &str, lines: Lines, faults: &mut Vec<Diagnostic>) -> Option<Field> {
    let reader = Reader::at(file, text, lines.span);
    let name = reader
        .field_name()
        .map_err(|fault| {
            if lines.is_whole {
                faults.push(*fault);
            }
        })
        .ok()?;
    let value = if lines.is_whole { reader.field_value(&name) } else { Ok(Value::Unread) };
    let value = value.unwrap_or_else(|fault| {
        faults.push(*fault);
        Value::Unread
    });
    Some(Field { comments: lines.comments, name, value, span: lines.span })
}

/// The ids that lines of a file seem to declare, whether they can be read or not: the word after a
/// keyword, and what the words before a label may have been meant as.
pub(crate) fn declared_ids(lines: &str) -> Vec<String> {
    let heads = lines.lines().filter(|line| !line.starts_with([' ', '\t', '#']));
    let heads = heads.filter_map(|line| line.split_once([' ', '\t']));
    let declared =
        heads.filter(|(keyword, _)| !matches!(*keyword, "cite" | "expect")).flat_map(|(_, rest)| {
            let words: Vec<&str> = rest.split('"').next().unwrap_or_default().split_whitespace().collect();
            let first = words.first().map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
            [first.unwrap_or_default().to_owned(), words.join("-").to_lowercase()]
        });
    let mut ids: Vec<String> = declared.filter(|id| !id.is_empty()).collect();
    ids.dedup();
    ids
}

/// What follows a field's name, from where its value begins: on the same line, or on a deeper one
/// after blank lines and comments.
fn without_remarks(text: &str) -> &str {
    let mut rest = text.trim_start_matches(BLANKS);
    while let Some(next) = rest.strip_prefix('\n') {
        rest = next.trim_start_matches(BLANKS);
        if rest.starts_with('#') {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        }
    }
    rest
}

/// The rule that a record's first line asks for.
fn head_rule(keyword: &str) -> Rule {
    match keyword {
        "kind" => Rule::kind_head,
        "intent" => Rule::intent_head,
        "relation" => Rule::relation_head,
        "work" => Rule::work_head,
        "scholar" => Rule::scholar_head,
        "claim" => Rule::claim_head,
        "cite" => Rule::cite_head,
        "query" => Rule::query_head,
        "expect" => Rule::expect_head,
        _ => Rule::topic_head,
    }
}

/// How the value of a field is read.
#[derive(Clone, Copy)]
enum Form {
    /// Words to the end.
    Prose,
    /// Ids, joined by commas.
    Ids,
    /// As ids if it can be: the vocabulary knows whether the name is a relation's.
    Relation,
    /// Subject, relation and object.
    Statement,
    /// As a rule says.
    Rule(Rule),
}

/// The form that a field's name asks for.
fn form(name: &str) -> Form {
    match name {
        "text" | "note" | "plural" | "inverse" | "name" | "reads" | "cito" | "skos" => Form::Prose,
        "aka" | "with" => Form::Rule(Rule::names),
        "at" => Form::Rule(Rule::place),
        "via" | "stated" => Form::Rule(Rule::cited),
        "quote" | "named" => Form::Rule(Rule::quoted),
        "notes" => Form::Rule(Rule::numbers),
        "allow" => Form::Rule(Rule::allowance),
        "says" => Form::Statement,
        "about" | "broader" | "by" | "force" | "from" | "to" | "implies" | "against" | "spreads"
        | "transitive" | "read" | "in" | "lists" | "as" | "for" | "is" | "was" => Form::Ids,
        _ => Form::Relation,
    }
}

/// Reads one head or field; `base` is where its text begins in the file.
struct Reader<'a> {
    file: FileId,
    base: usize,
    text: &'a str,
}

impl<'a> Reader<'a> {
    fn at(file: FileId, text: &'a str, span: Span) -> Self {
        Self { file, base: span.start as usize, text: &text[span.range()] }
    }

    fn first_word(&self) -> &'a str {
        self.text.split([' ', '\t', '\n', '\r']).next().unwrap_or_default()
    }

    fn head(&self) -> Result<Head, Fault> {
        let rule = head_rule(self.first_word());
        let wrong = |error| Box::new(fault::head(self.file, self.base, self.text, &error));
        let pair = Grammar::parse(rule, self.text).map_err(wrong)?.next();
        let mut parts = pair.into_iter().flat_map(Pair::into_inner);
        let mut next = || parts.next().ok_or_else(|| self.incomplete());
        let first = next()?;
        Ok(match rule {
            Rule::kind_head => Head::Kind(self.word(&first)),
            Rule::intent_head => Head::Intent(self.word(&first)),
            Rule::relation_head => Head::Relation(self.word(&first)),
            Rule::work_head => Head::Work(self.word(&first)),
            Rule::scholar_head => Head::Scholar(self.word(&first)),
            Rule::claim_head => Head::Claim(self.word(&first)),
            Rule::expect_head => Head::Expect(self.string(first)),
            Rule::cite_head => {
                let (from, to) = (self.citation(first)?, next()?);
                let cites = to.as_rule() != Rule::nothing;
                Head::Cite { from, to: cites.then(|| self.citation(to)).transpose()? }
            }
            Rule::query_head => Head::Query { id: self.word(&first), question: self.string(next()?) },
            _ => Head::Topic {
                kind: self.word(&first),
                id: self.word(&next()?),
                label: parts
                    .next()
                    .filter(|part| part.as_rule() == Rule::string)
                    .map(|label| self.string(label)),
            },
        })
    }

    /// A head of the record that a first line that cannot be read was meant as, without its names.
    fn guessed_head(&self) -> Head {
        let span = Span::new(self.file, self.base, self.base + self.text.len());
        let none = || Spanned::new(String::new(), span);
        let nowhere = || Citation { key: none(), locator: Locator::default() };
        match head_rule(self.first_word()) {
            Rule::kind_head => Head::Kind(none()),
            Rule::intent_head => Head::Intent(none()),
            Rule::relation_head => Head::Relation(none()),
            Rule::work_head => Head::Work(none()),
            Rule::scholar_head => Head::Scholar(none()),
            Rule::claim_head => Head::Claim(none()),
            Rule::cite_head => Head::Cite { from: nowhere(), to: Some(nowhere()) },
            Rule::query_head => Head::Query { id: none(), question: none() },
            Rule::expect_head => Head::Expect(none()),
            _ => Head::Topic {
                kind: Spanned::new(self.first_word().to_owned(), span),
                id: none(),
                label: None,
            },
        }
    }

    fn field_name(&self) -> Result<Spanned<String>, Fault> {
        let word = self.first_word();
        let name = Spanned::new(word.to_owned(), Span::new(self.file, self.base, self.base + word.len()));
        if word.chars().all(|c| c.is_lowercase() || c.is_alphanumeric() && !c.is_uppercase() || c == '-') {
            Ok(name)
        } else {
            Err(Box::new(fault::field_name(name.span, word)))
        }
    }

    /// The value of the field of that name, which begins the text.
    fn field_value(&self, name: &Spanned<String>) -> Result<Value, Fault> {
        let word = name.value.as_str();
        let rest = without_remarks(&self.text[word.len()..]);
        if rest.is_empty() {
            return Err(Box::new(fault::no_value(name.span, word)));
        }
        let start = self.base + self.text.len() - rest.len();
        let value = Reader { file: self.file, base: start, text: rest };
        Ok(match form(word) {
            Form::Prose => value.prose(),
            Form::Rule(rule) => value.value(rule, word)?,
            Form::Ids => value.ids(name.span, word)?,
            Form::Relation => value.ids(name.span, word).unwrap_or_else(|_| value.prose()),
            Form::Statement => value.statement(name.span, word)?,
        })
    }

    fn value(&self, rule: Rule, name: &str) -> Result<Value, Fault> {
        let wrong = |error| Box::new(fault::value(self.file, self.base, name, self.text, &error));
        let pair = Grammar::parse(rule, self.text).map_err(wrong)?.next();
        let mut parts =
            pair.into_iter().flat_map(Pair::into_inner).filter(|part| part.as_rule() != Rule::EOI);
        let mut next = || parts.next().ok_or_else(|| self.incomplete());
        Ok(match rule {
            Rule::names => Value::Names(parts.map(|part| self.name(part)).collect()),
            Rule::quoted => Value::Quote(self.string(next()?)),
            Rule::allowance => Value::Allow { code: self.word(&next()?), reason: self.string(next()?) },
            Rule::numbers => {
                let ranges = parts.map(|range| self.range(range)).collect::<Result<_, _>>()?;
                let end = self.base + self.text.trim_end().len();
                Value::Numbers(Spanned::new(ranges, Span::new(self.file, self.base, end)))
            }
            Rule::cited => Value::Citation(self.citation(next()?)?),
            _ => {
                let locator = next()?;
                let place = self.span(&locator);
                Value::Locator(Spanned::new(self.locator(locator)?, place))
            }
        })
    }

    /// The words of prose, each blank or line break between them as one blank. Comments between its
    /// lines have been noted by the cutter.
    fn prose(&self) -> Value {
        let lines = self.text.split('\n').enumerate();
        let said =
            lines.filter(|(at, line)| *at == 0 || !line.trim_start_matches([' ', '\t']).starts_with('#'));
        let words = said.flat_map(|(_, line)| line.split_ascii_whitespace());
        let span = Span::new(self.file, self.base, self.base + self.text.len());
        Value::Prose(Spanned::new(words.collect::<Vec<_>>().join(" "), span))
    }

    /// The grammar gives every part that is asked of it; this is for the case that it does not.
    fn incomplete(&self) -> Fault {
        let span = Span::new(self.file, self.base, self.base + self.text.len());
        Box::new(Diagnostic::new(Code::Syntax, span, "catena cannot read this"))
    }

    fn name(&self, part: Pair<'_, Rule>) -> Spanned<String> {
        if part.as_rule() == Rule::string {
            return self.string(part);
        }
        let trimmed = part.as_str().trim();
        let start = self.base + part.as_span().start();
        let name = trimmed.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        Spanned::new(name, Span::new(self.file, start, start + trimmed.len()))
    }

    fn ids(&self, field: Span, name: &str) -> Result<Value, Fault> {
        let items = list(self.text).map_err(|(at, expected)| self.no_list(field, name, at, expected))?;
        Ok(Value::Refs(items.into_iter().map(|(at, word)| self.id(at, word)).collect::<Result<_, _>>()?))
    }

    fn statement(&self, field: Span, name: &str) -> Result<Value, Fault> {
        let words = statement(self.text).map_err(|(at, expected)| self.no_list(field, name, at, expected))?;
        let [subject, relation, object] = words.map(|(at, word)| self.id(at, word));
        Ok(Value::Statement([subject?, relation?, object?]))
    }

    fn no_list(&self, field: Span, name: &str, at: Range<usize>, expected: &str) -> Fault {
        let place = Span::new(self.file, self.base + at.start, self.base + at.end);
        Box::new(fault::list(field, name, self.text, place, &self.text[at], expected))
    }

    /// A word that can be an id or a key.
    fn id(&self, at: Range<usize>, word: &str) -> Result<Spanned<String>, Fault> {
        let span = Span::new(self.file, self.base + at.start, self.base + at.end);
        if is_id(word) {
            Ok(Spanned::new(word.to_owned(), span))
        } else {
            Err(Box::new(fault::id(span, word)))
        }
    }

    fn citation(&self, pair: Pair<'_, Rule>) -> Result<Citation, Fault> {
        let mut inner = pair.into_inner();
        let key = inner.next().ok_or_else(|| self.incomplete())?;
        let locator = inner.next().map(|locator| self.locator(locator)).transpose()?;
        Ok(Citation {
            key: self.id(key.as_span().start()..key.as_span().end(), key.as_str())?,
            locator: locator.unwrap_or_default(),
        })
    }

    fn locator(&self, pair: Pair<'_, Rule>) -> Result<Locator, Fault> {
        let parts = pair.into_inner().map(|part| self.part(part)).collect::<Result<_, _>>()?;
        Ok(Locator { parts })
    }

    fn part(&self, pair: Pair<'_, Rule>) -> Result<Part, Fault> {
        let rule = pair.as_rule();
        let mut inner = pair.into_inner();
        let first = inner.next().ok_or_else(|| self.incomplete())?;
        if rule == Rule::section {
            let quoted = first.as_rule() == Rule::string;
            return Ok(Part::Section(if quoted {
                self.string(first).value
            } else {
                first.as_str().to_owned()
            }));
        }
        let unit = match first.as_str() {
            "p." | "pp." => Unit::Page,
            "n." | "nn." => Unit::Note,
            "ch." | "chs." => Unit::Chapter,
            _ => Unit::Paragraph,
        };
        let ranges = inner.map(|range| self.range(range)).collect::<Result<_, _>>()?;
        Ok(Part::Numbered { unit, ranges })
    }

    fn range(&self, pair: Pair<'_, Rule>) -> Result<locator::Range, Fault> {
        let number = |pair: Pair<'_, Rule>| {
            number_of(pair.as_str()).ok_or_else(|| fault::numeral(self.span(&pair), pair.as_str()))
        };
        let mut numbers = pair.into_inner();
        let from = number(numbers.next().ok_or_else(|| self.incomplete())?)?;
        let to = numbers.next().map(number).transpose()?;
        Ok(locator::Range::completed(from, to.unwrap_or(from)))
    }

    fn word(&self, pair: &Pair<'_, Rule>) -> Spanned<String> {
        Spanned::new(pair.as_str().to_owned(), self.span(pair))
    }

    fn string(&self, pair: Pair<'_, Rule>) -> Spanned<String> {
        let span = self.span(&pair);
        let chars = pair.into_inner().next();
        Spanned::new(chars.map_or_else(String::new, |chars| unescaped(chars.as_str())), span)
    }

    /// The place of a pair, blanks at its end left off.
    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let start = self.base + pair.as_span().start();
        Span::new(self.file, start, start + pair.as_str().trim_end_matches([' ', '\t', '\r', '\n']).len())
    }
}

/// True for what an id or a key can be made of: letters, digits, `_`, and within it `-/:.+'’`.
pub(super) fn is_id(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || c == '_';
    text.starts_with(plain)
        && text.chars().all(|c| plain(c) || matches!(c, '-' | '/' | ':' | '.' | '+' | '\'' | '’'))
        && !text.ends_with('.')
}

/// True for a work's key that records can name.
#[must_use]
pub fn is_key(text: &str) -> bool {
    text != "none" && Grammar::parse(Rule::key_alone, text).is_ok()
}

/// The key most like `text` that records can name; none if nothing of it can stand in one.
#[must_use]
pub fn key_like(text: &str) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || c == '_';
    let kept = |c: char| if is_plain(c) || "-:.+'’/".contains(c) { c } else { '-' };
    let mut key: String = text.chars().map(kept).collect();
    while key.contains("--") && !text.contains("--") {
        key = key.replace("--", "-");
    }
    let key = key.trim_matches(|c| !is_plain(c));
    let key = if key == "none" { "none-".to_owned() + "work" } else { key.to_owned() };
    [key.clone(), key.replace(['.', '/'], "-")].into_iter().find(|key| is_key(key))
}

/// True if `value` can be read as the value of the field `name`, which has a form of its own.
pub(super) fn reads_as(name: &str, value: &str) -> bool {
    match form(name) {
        Form::Rule(rule) => Grammar::parse(rule, value).is_ok(),
        Form::Ids => list(value).is_ok(),
        Form::Statement => statement(value).is_ok(),
        Form::Prose | Form::Relation => false,
    }
}

fn number_of(text: &str) -> Option<Number> {
    text.parse().map(Number::Arabic).ok().or_else(|| from_roman(text).map(Number::Roman))
}
