//! Reads a file of annotations: pest for each head and each field, a diagnostic for each fault.

use std::ops::Range;

use pest::Parser;
use pest::iterators::Pair;
use pest_derive::Parser;

use crate::annotation::ast::{Body, Citation, Document, Field, Head, Item, Record, Rest, Value};
use crate::annotation::cut::{Lines, Piece, cut};
use crate::annotation::fault;
use crate::annotation::lenient::fold::{Folded, What, fold};
use crate::annotation::lenient::{is_blank, is_wide_blank};
use crate::annotation::list::{Item as Listed, list, statement};
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
    let mut context = Context::None;
    let read = |piece| {
        let item = item(file, text, piece, &mut context, diagnostics);
        bound.keep(diagnostics);
        item
    };
    let items = pieces.pieces.into_iter().map(read).collect();
    bound.finish(diagnostics);
    Document { items, after: pieces.after }
}

/// What the last `work` record says of the records below it, up to the next one.
#[derive(Clone, Debug)]
enum Context {
    /// There is none above.
    None,
    /// The work of this key.
    Work(String),
    /// There is one, and it cannot be read.
    Unread,
}

fn item(
    file: FileId,
    text: &str,
    piece: Piece,
    context: &mut Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Item {
    let Piece { before, span, head: first, fields: lines, after, sound, is_record, is_torn } = piece;
    let mut faults = Vec::new();
    let mut record = None;
    let mut is_known = true;
    if is_record {
        let reader = Reader::head_at(file, text, first);
        let head = reader.head(context);
        if reader.first_word() == "work" {
            *context = match &head {
                Ok(Head::Work(key)) => Context::Work(key.value.clone()),
                _ => Context::Unread,
            };
        }
        let head = head.map_err(|fault| match fault {
            Some(fault) => faults.push(*fault),
            // It has been told that the record above cannot be read.
            None => is_known = false,
        });
        let head = head.ok();
        let unread_head = head.is_none().then_some(first);
        let head = head.unwrap_or_else(|| reader.guessed_head());
        let fields = lines.into_iter().filter_map(|lines| field(file, text, lines, &mut faults)).collect();
        let work = match context {
            Context::Work(key) => Some(key.clone()),
            Context::None | Context::Unread => None,
        };
        record = Some(Rest { record: Record { head, fields, after, span, work }, unread_head, is_torn });
    }
    let is_sound = sound && is_known && faults.is_empty();
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
    let mut ids = declared_ids(lines);
    if let Some(key) = rest.as_ref().and_then(|rest| rest.record.work.as_ref())
        && lines.starts_with("claim")
    {
        ids = ids.into_iter().flat_map(|id| [format!("{key}/{id}"), id]).collect();
    }
    Body::Broken { span, text: lines.replace("\r\n", "\n"), ids, rest: rest.map(Box::new) }
}

/// A field, without its value if that cannot be read; none where it is not even known what field it is.
fn field(file: FileId, text: &str, lines: Lines, faults: &mut Vec<Diagnostic>) -> Option<Field> {
    let reader = FieldReader::at(file, text, lines.span);
    let name = reader
        .name()
        .map_err(|fault| {
            if lines.is_whole {
                faults.push(*fault);
            }
        })
        .ok()?;
    let value = if lines.is_whole { reader.value(&name) } else { Ok(Value::Unread) };
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

/// What follows a field's name and its colon, from where its value begins: on the same line, or on a deeper one
/// after blank lines and comments.
fn without_remarks(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_blank);
    while let Some(next) = rest.strip_prefix('\n') {
        rest = next.trim_start_matches(is_blank);
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

/// True of the fields whose words are ids, labels or other names of things.
fn takes_names(field: &str) -> bool {
    !matches!(field, "force" | "spreads" | "transitive" | "read" | "was")
}

/// Splits a field's line into its name and what follows, its colon left off.
pub(super) fn name_and_value(line: &str) -> (&str, &str) {
    let end = line.find(|c| is_blank(c) || matches!(c, '\n' | ':' | '：')).unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    // As French sets it, with a no-break blank before it. After a plain one a colon may be of the words.
    let colon = rest.strip_prefix(is_wide_blank).unwrap_or(rest);
    match colon.strip_prefix([':', '：']) {
        Some(after) if !name.is_empty() => (name, after),
        _ => (name, rest),
    }
}

/// Reads one field.
struct FieldReader<'a> {
    file: FileId,
    base: usize,
    text: &'a str,
}

impl<'a> FieldReader<'a> {
    fn at(file: FileId, text: &'a str, span: Span) -> Self {
        Self { file, base: span.start as usize, text: &text[span.range()] }
    }

    fn name(&self) -> Result<Spanned<String>, Fault> {
        let (word, _) = name_and_value(self.text);
        let name = Spanned::new(word.to_owned(), Span::new(self.file, self.base, self.base + word.len()));
        let is_sign = |c: char| c.is_lowercase() || c.is_alphanumeric() && !c.is_uppercase() || c == '-';
        if word.chars().all(is_sign) { Ok(name) } else { Err(Box::new(fault::field_name(name.span, word))) }
    }

    /// The value of the field of that name, which begins the text.
    fn value(&self, name: &Spanned<String>) -> Result<Value, Fault> {
        let word = name.value.as_str();
        let rest = without_remarks(name_and_value(self.text).1);
        if rest.is_empty() {
            return Err(Box::new(fault::no_value(name.span, word)));
        }
        let start = self.base + self.text.len() - rest.len();
        let form = form(word);
        let what = match form {
            Form::Prose | Form::Relation => What::Prose,
            Form::Ids | Form::Statement | Form::Rule(Rule::numbers) => What::Ids,
            Form::Rule(Rule::names) => What::Names,
            Form::Rule(Rule::cited) => What::Cited,
            Form::Rule(Rule::place) => What::Place,
            Form::Rule(_) => What::Quoted,
        };
        let value = Reader(fold(self.file, start, rest, what));
        Ok(match form {
            Form::Prose => prose(self.file, start, rest),
            Form::Rule(rule) => value.value(rule, word)?,
            Form::Ids => value.ids(name.span, word)?,
            Form::Relation => value.plain_ids().unwrap_or_else(|| prose(self.file, start, rest)),
            Form::Statement => value.statement(name.span, word)?,
        })
    }
}

/// The words of prose, each blank or line break between them as one blank. Comments between its
/// lines have been noted by the cutter.
fn prose(file: FileId, base: usize, text: &str) -> Value {
    let lines = text.split('\n').enumerate();
    let said = lines.filter(|(at, line)| *at == 0 || !line.trim_start_matches(is_blank).starts_with('#'));
    let words = said.flat_map(|(_, line)| line.split_ascii_whitespace());
    let words = words.collect::<Vec<_>>().join(" ");
    Value::Prose(Spanned::new(words, Span::new(file, base, base + text.len())))
}

/// The ids, labels and other names of the value of a relation, whose name only the vocabulary knows; none if it
/// is no list.
pub(crate) fn names_of(file: FileId, text: &str, value: Span) -> Option<Vec<Spanned<String>>> {
    let reader = Reader(fold(file, value.start as usize, &text[value.range()], What::Ids));
    let items = list(&reader.0.text).ok()?;
    Some(items.into_iter().map(|item| reader.listed(item)).collect())
}

/// Reads one head, or the value of one field.
struct Reader<'a>(Folded<'a>);

impl<'a> Reader<'a> {
    fn head_at(file: FileId, text: &'a str, span: Span) -> Self {
        let line = &text[span.range()];
        let (keyword, _) = line.split_at(line.find(|c| is_blank(c) || c == ':').unwrap_or(line.len()));
        let what = if keyword == "cite" { What::Cite } else { What::Head };
        Self(fold(file, span.start as usize, line, what))
    }

    fn first_word(&self) -> &str {
        self.0.text.split([' ', '\t', '\n', '\r']).next().unwrap_or_default()
    }

    /// The head, or what is wrong with it; none where that has been told.
    fn head(&self, context: &Context) -> Result<Head, Option<Fault>> {
        let keyword = self.first_word();
        let rule = match head_rule(keyword) {
            Rule::claim_head if Grammar::parse(Rule::short_claim, &self.0.text).is_ok() => Rule::short_claim,
            Rule::topic_head if Grammar::parse(Rule::phrase_head, &self.0.text).is_ok() => Rule::phrase_head,
            rule => rule,
        };
        let wrong = |error| Some(Box::new(fault::head(&self.0, &error)));
        let pair = Grammar::parse(rule, &self.0.text).map_err(wrong)?.next();
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
            Rule::short_claim => {
                let slug = self.word(&first);
                let key = work(context, || fault::no_work(slug.span, &slug.value))?;
                let id = Spanned::new(format!("{key}/{}", slug.value), slug.span);
                Head::Claim(Spanned { omitted: key.len() + 1, ..id })
            }
            Rule::expect_head => Head::Expect(self.string(first)),
            Rule::cite_head => {
                let from = if first.as_rule() == Rule::own_place {
                    self.own_place(first, context)?
                } else {
                    self.citation(first)?
                };
                let to = next()?;
                let cites = to.as_rule() != Rule::nothing;
                Head::Cite { from, to: cites.then(|| self.citation(to)).transpose()? }
            }
            Rule::query_head => Head::Query { id: self.word(&first), question: self.string(next()?) },
            _ => Head::Topic {
                kind: self.phrase(&first),
                id: self.word(&next()?),
                label: parts
                    .next()
                    .filter(|part| part.as_rule() == Rule::string)
                    .map(|label| self.string(label)),
            },
        })
    }

    /// A place in the work whose record stands above.
    fn own_place(&self, pair: Pair<'_, Rule>, context: &Context) -> Result<Citation, Option<Fault>> {
        let at = pair.as_span().start();
        let span = self.0.span(at, at);
        let key = work(context, || fault::no_work(self.0.span(0, self.first_word().len()), "cite"))?;
        let locator = pair.into_inner().next().map(|locator| self.locator(locator)).transpose()?;
        let key = Spanned { omitted: key.len(), ..Spanned::new(key.to_owned(), span) };
        Ok(Citation { key, locator: locator.unwrap_or_default() })
    }

    /// A head of the record that a first line that cannot be read was meant as, without its names.
    fn guessed_head(&self) -> Head {
        let span = self.whole();
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

    fn whole(&self) -> Span {
        self.0.span(0, self.0.text.len())
    }

    fn value(&self, rule: Rule, name: &str) -> Result<Value, Fault> {
        let wrong = |error| Box::new(fault::value(&self.0, name, &error));
        let pair = Grammar::parse(rule, &self.0.text).map_err(wrong)?.next();
        let mut parts =
            pair.into_iter().flat_map(Pair::into_inner).filter(|part| part.as_rule() != Rule::EOI);
        let mut next = || parts.next().ok_or_else(|| self.incomplete());
        Ok(match rule {
            Rule::names => Value::Names(parts.map(|part| self.name(part)).collect()),
            Rule::quoted => Value::Quote(self.string(next()?)),
            Rule::allowance => Value::Allow { code: self.word(&next()?), reason: self.string(next()?) },
            Rule::numbers => {
                let ranges = parts.map(|range| self.range(range)).collect::<Result<_, _>>()?;
                Value::Numbers(Spanned::new(ranges, self.0.span(0, self.0.text.trim_end().len())))
            }
            Rule::cited => Value::Citation(self.citation(next()?)?),
            _ => {
                let locator = next()?;
                let place = self.span(&locator);
                Value::Locator(Spanned::new(self.locator(locator)?, place))
            }
        })
    }

    /// The grammar gives every part that is asked of it; this is for the case that it does not.
    fn incomplete(&self) -> Fault {
        Box::new(Diagnostic::new(Code::Syntax, self.whole(), "catena cannot read this"))
    }

    fn name(&self, part: Pair<'_, Rule>) -> Spanned<String> {
        if part.as_rule() == Rule::string {
            return self.string(part);
        }
        let trimmed = part.as_str().trim();
        let start = part.as_span().start();
        let name = trimmed.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        Spanned::new(name, self.0.span(start, start + trimmed.len()))
    }

    fn ids(&self, field: Span, name: &str) -> Result<Value, Fault> {
        let items = list(&self.0.text).map_err(|(at, expected)| self.no_list(field, name, at, expected))?;
        let read = |item: Listed| {
            if takes_names(name) {
                return Ok(self.listed(item));
            }
            match item.rest {
                Some(at) => Err(self.no_list(field, name, at, "the end of the value")),
                None => self.id(item.at, &item.text),
            }
        };
        Ok(Value::Refs(items.into_iter().map(read).collect::<Result<_, _>>()?))
    }

    /// The ids of a list that has nothing else in it.
    fn plain_ids(&self) -> Option<Value> {
        let items = list(&self.0.text).ok()?;
        let read = |item: Listed| match item.rest {
            Some(_) => None,
            None => self.id(item.at, &item.text).ok(),
        };
        items.into_iter().map(read).collect::<Option<_>>().map(Value::Refs)
    }

    fn listed(&self, item: Listed) -> Spanned<String> {
        Spanned::new(item.text, self.0.span(item.at.start, item.at.end))
    }

    fn statement(&self, field: Span, name: &str) -> Result<Value, Fault> {
        let words =
            statement(&self.0.text).map_err(|(at, expected)| self.no_list(field, name, at, expected))?;
        let words: Vec<Spanned<String>> = words.into_iter().map(|word| self.listed(word)).collect();
        Ok(match <[Spanned<String>; 3]>::try_from(words) {
            Ok(three) => Value::Statement(three),
            Err(words) => Value::Said(words),
        })
    }

    fn no_list(&self, field: Span, name: &str, at: Range<usize>, expected: &str) -> Fault {
        Box::new(fault::list(&self.0, field, name, at, expected))
    }

    /// A word that can be an id or a key.
    fn id(&self, at: Range<usize>, word: &str) -> Result<Spanned<String>, Fault> {
        let span = self.0.span(at.start, at.end);
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
        let key = match key.as_rule() {
            Rule::string => self.string(key),
            _ => {
                let word = self.word(&key);
                // `Kydd 2005, p. 9`
                let name = word.value.trim_end_matches(',');
                let words: Vec<&str> = name.split_ascii_whitespace().collect();
                let start = key.as_span().start();
                if words.len() == 1 {
                    self.id(start..start + name.len(), name)?
                } else {
                    Spanned::new(words.join(" "), self.0.span(start, start + name.len()))
                }
            }
        };
        Ok(Citation { key, locator: locator.unwrap_or_default() })
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
        Spanned::new(pair.as_str().trim_end_matches([' ', '\t', '\r', '\n']).to_owned(), self.span(pair))
    }

    /// Words with single blanks between them.
    fn phrase(&self, pair: &Pair<'_, Rule>) -> Spanned<String> {
        self.word(pair).map(|words| words.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn string(&self, pair: Pair<'_, Rule>) -> Spanned<String> {
        let span = self.span(&pair);
        let chars = pair.into_inner().next();
        Spanned::new(chars.map_or_else(String::new, |chars| unescaped(chars.as_str())), span)
    }

    /// The place of a pair, blanks at its end left off.
    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let start = pair.as_span().start();
        self.0.span(start, start + pair.as_str().trim_end_matches([' ', '\t', '\r', '\n']).len())
    }
}

/// The work that a record belongs to which does not name it.
fn work(context: &Context, missing: impl FnOnce() -> Diagnostic) -> Result<&str, Option<Fault>> {
    match context {
        Context::Work(key) => Ok(key),
        Context::None => Err(Some(Box::new(missing()))),
        Context::Unread => Err(None),
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
        Form::Ids => list(value).is_ok_and(|items| items.iter().all(|item| item.rest.is_none())),
        Form::Statement => statement(value).is_ok(),
        Form::Prose | Form::Relation => false,
    }
}

fn number_of(text: &str) -> Option<Number> {
    text.parse().map(Number::Arabic).ok().or_else(|| from_roman(text).map(Number::Roman))
}
