//! Turns pest's errors into diagnostics in the words of the language.

use pest::error::{Error, ErrorVariant, InputLocation};

use crate::annotation::parse::Rule;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// What each keyword's first line looks like.
const HEADS: &[(&str, &str)] = &[
    ("kind", "kind explanation"),
    ("relation", "relation admits"),
    ("work", "work snyder1997"),
    ("scholar", "scholar snyder"),
    ("claim", "claim snyder1997/allies-fear-abandonment"),
    ("cite", "cite keating2015 n. 69 -> thies2009 p. 290"),
    ("query", "query trust-admitted \"which explanations admit trust\""),
    ("expect", "expect \"which explanations exclude trust\""),
];

/// What the fields whose values have a form of their own look like.
const FIELDS: &[(&str, &str)] = &[
    ("aka", "aka  NATO, \"Kegley Jr., Charles W\""),
    ("at", "at  § \"Trust and NATO\" ¶ 3 n. 75`, `at  pp. 183-184"),
    ("via", "via  keating2015 n. 37"),
    ("stated", "stated  keating2015 § \"Trust and NATO\" nn. 68-69"),
    ("quote", "quote  \"requires a high degree of trust\""),
    ("says", "says  bipolarity excludes trust"),
    ("about", "about  signalling, alliance-formation"),
];

/// The first line of a record that cannot be read. `base` is where `text` begins in its file.
pub(super) fn head(file: FileId, base: usize, text: &str, error: &Error<Rule>) -> Diagnostic {
    let keyword = text.split_whitespace().next().unwrap_or_default();
    let example = HEADS.iter().find(|(name, _)| *name == keyword).map(|(_, example)| *example);
    let example = example.unwrap_or("concept trust \"Trust\"");
    fault(file, base, text, error).help(format!("this kind of record begins like `{example}`"))
}

/// A field that cannot be read. `name` is the field's name, `text` the field from its indent on.
pub(super) fn field(file: FileId, base: usize, name: &str, text: &str, error: &Error<Rule>) -> Diagnostic {
    let diagnostic = fault(file, base, text, error);
    match FIELDS.iter().find(|(field, _)| *field == name) {
        Some((_, example)) => diagnostic.help(format!("this field is written like `{example}`")),
        None if text.trim() == name => {
            diagnostic.help(format!("give `{name}` a value, or take the line out"))
        }
        None => diagnostic.help("a list is written like `one, another, a-third`"),
    }
}

fn fault(file: FileId, base: usize, text: &str, error: &Error<Rule>) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at.min(text.len()),
    };
    if let Some(open) = unclosed_quote(text, at) {
        let span = Span::new(file, base + open, base + open + 1);
        return Diagnostic::new(Code::UnclosedQuote, span, "this string does not end on its line")
            .help("close it with `\"`; a quote mark inside it is written `\\\"`");
    }
    let found = found(text, at);
    let span = Span::new(file, base + at, base + at + found.len());
    let what =
        if found.is_empty() { "the end of the line".to_owned() } else { format!("`{}`", shortened(found)) };
    Diagnostic::new(Code::Syntax, span, format!("expected {}, found {what}", expected(error)))
}

/// Where the string begins that is open at `at` and not closed on its line.
fn unclosed_quote(text: &str, at: usize) -> Option<usize> {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[line_start..].split('\n').next().unwrap_or_default();
    let mut open = None;
    let mut escaped = false;
    for (offset, char) in line.char_indices() {
        match char {
            _ if escaped => escaped = false,
            '\\' if open.is_some() => escaped = true,
            '"' => open = if open.is_some() { None } else { Some(offset) },
            _ => {}
        }
    }
    open.map(|offset| line_start + offset).filter(|open| *open <= at)
}

/// The word at `at`, or the single character where no word begins there; empty at a line's end.
fn found(text: &str, at: usize) -> &str {
    let rest = text[at..].split(['\n', '\r']).next().unwrap_or_default();
    let word = rest.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    rest[..word.max(first)].trim_end()
}

fn shortened(word: &str) -> String {
    const LIMIT: usize = 40;
    if word.chars().count() <= LIMIT {
        word.to_owned()
    } else {
        word.chars().take(LIMIT).chain(['…']).collect()
    }
}

fn expected(error: &Error<Rule>) -> String {
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return "something else".to_owned();
    };
    let mut names: Vec<&str> =
        positives.iter().map(|rule| name_of(*rule)).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => "the end of the value".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// What a reader calls a rule; empty where naming it would not help.
fn name_of(rule: Rule) -> &'static str {
    match rule {
        Rule::id => "an id (lower-case words joined by `-`)",
        Rule::key | Rule::citation => "a work's key",
        Rule::claim_id => "a claim's id (`KEY/words-with-hyphens`)",
        Rule::string | Rule::chars => "a string in `\"…\"`",
        Rule::bare_name | Rule::names => "a name",
        Rule::refs | Rule::r#ref => "an id",
        Rule::locator | Rule::numbered | Rule::section | Rule::unit => "a place (`p. 9`, `n. 37`, `§ \"…\"`)",
        Rule::range | Rule::number | Rule::number_path => "a number",
        Rule::prose | Rule::prose_line => "words",
        Rule::keyword => "a keyword",
        Rule::field_name
        | Rule::prose_field
        | Rule::names_field
        | Rule::refs_field
        | Rule::at_field
        | Rule::citation_field
        | Rule::quote_field
        | Rule::says_field
        | Rule::other_field => "a field's name and its value",
        Rule::kind_head
        | Rule::relation_head
        | Rule::work_head
        | Rule::scholar_head
        | Rule::claim_head
        | Rule::cite_head
        | Rule::query_head
        | Rule::expect_head
        | Rule::topic_head => "the first line of a record",
        _ => "",
    }
}
