//! Turns what pest says of a wrong question into what helps its asker.

use pest::error::{Error, ErrorVariant, InputLocation};

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::parse::Rule;
use crate::source::{FileId, Span};

/// Questions that show the forms of the language.
const FORMS: &str = "forms: `which explanations admit trust`, `claims by Snyder about trust`, `how many claims per scholar`, \
     `trace trust to bipolarity`, `why does bipolarity exclude trust`, `search \"reputation\"`, \
     `find explanation e where e -[admits]-> concept:trust`";

/// Signs of other languages, and what takes their place in this one.
const LOOK_ALIKES: [(&str, &str); 10] = [
    ("match (", "this looks like Cypher: write `find explanation e where e -[admits]-> concept:trust`"),
    ("match(", "this looks like Cypher: write `find explanation e where e -[admits]-> concept:trust`"),
    (
        "select ",
        "this looks like SQL or SPARQL: write `find claim c where c -[by]-> scholar:snyder show text`",
    ),
    ("&&", "write `and` for `&&`"),
    ("||", "write `or` for `||`"),
    ("==", "write `=` for `==`"),
    (" order by ", "write `sort year desc` for `ORDER BY year DESC`"),
    (" group by ", "write `count per scholar` for `GROUP BY scholar`"),
    ("]-(", "an edge is written `a -[relation]-> b`; for the other direction `a -[^relation]-> b`"),
    ("->", "an edge is written `a -[relation]-> b`"),
];

/// A question that pest cannot read.
pub(super) fn syntax(file: FileId, text: &str, error: &Error<Rule>) -> Diagnostic {
    if text.trim().is_empty() {
        return Diagnostic::new(
            Code::QuestionSyntax,
            Span::new(file, 0, text.len()),
            "the question is empty",
        )
        .help(FORMS);
    }
    if let ErrorVariant::CustomError { message } = &error.variant {
        let message = format!("the question is too intricate to read ({message})");
        return Diagnostic::new(Code::QuestionLimit, Span::new(file, 0, text.len()), message);
    }
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at.min(text.len()),
    };
    if let Some(open) = open_quote(text) {
        let span = Span::new(file, open, open + 1);
        return Diagnostic::new(Code::QuestionSyntax, span, "this quote mark is not closed")
            .help("close it with `\"`");
    }
    let found = found(text, at);
    let span = Span::new(file, at, at + found.len());
    let what = if found.is_empty() { "the end of the question".to_owned() } else { format!("`{found}`") };
    let diagnostic = Diagnostic::new(
        Code::QuestionSyntax,
        span,
        format!("expected {}, found {what}", expected(error, at)),
    );
    let lower = text.to_lowercase();
    let arrow_in_core = |sign: &str| sign == "->" && lower.contains("]->");
    match LOOK_ALIKES.iter().find(|(sign, _)| lower.contains(sign) && !arrow_in_core(sign)) {
        Some((_, hint)) => diagnostic.help(*hint),
        None => diagnostic.help(FORMS),
    }
}

/// A question whose numbers are out of range.
pub(super) fn unreadable(file: FileId, text: &str) -> Diagnostic {
    Diagnostic::new(
        Code::QuestionSyntax,
        Span::new(file, 0, text.len()),
        "a number in this question is too large",
    )
}

fn open_quote(text: &str) -> Option<usize> {
    let mut open = None;
    let mut escaped = false;
    for (at, char) in text.char_indices() {
        match char {
            _ if escaped => escaped = false,
            '\\' if open.is_some() => escaped = true,
            '"' => open = if open.is_some() { None } else { Some(at) },
            _ => {}
        }
    }
    open
}

/// The word at `at`, without blanks.
fn found(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let rest = rest.trim_start();
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len()).min(rest.len());
    let word = &rest[..end];
    word.char_indices().nth(40).map_or(word, |(cut, _)| &word[..cut])
}

fn expected(error: &Error<Rule>, at: usize) -> String {
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return "something else".to_owned();
    };
    if at == 0 {
        return "a question".to_owned();
    }
    let mut names: Vec<&str> =
        positives.iter().map(|rule| name_of(*rule)).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => "the end of the question".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

fn name_of(rule: Rule) -> &'static str {
    match rule {
        Rule::phrase | Rule::word | Rule::phrases => "a word or a name",
        Rule::string | Rule::chars => "a string in `\"…\"`",
        Rule::integer => "a whole number",
        Rule::year | Rule::years => "a year",
        Rule::attribute => "an attribute such as `year` or `c.text`",
        Rule::variable | Rule::name => "a kind and a variable",
        Rule::term | Rule::reference => "a variable or a thing such as `concept:trust`",
        Rule::step | Rule::sequence | Rule::atom => "a relation",
        Rule::condition | Rule::test => "a condition",
        Rule::selector => "`shortest`, `all shortest` or `all`",
        Rule::comparison => "`=`, `!=`, `<` or `>`",
        Rule::and | Rule::or => "`and` or `or`",
        Rule::to | Rule::into => "`to` or `into`",
        Rule::sort => "`sort`",
        Rule::limit => "`limit`",
        Rule::show => "`show`",
        Rule::per => "`per`",
        Rule::unit => "a condition",
        _ => "",
    }
}
