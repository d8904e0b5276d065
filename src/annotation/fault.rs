//! Turns pest's errors into diagnostics in the words of the language.

use pest::error::{Error, ErrorVariant, InputLocation};

use crate::annotation::cut::BLANKS;
use crate::annotation::lenient::fold::Folded;
use crate::annotation::locator::quoted;
use crate::annotation::locator::read::Wrong;
use crate::annotation::parse::Rule;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Span;
use crate::suggest::with_article;

/// What follows each keyword, and what its record's first line looks like.
const HEADS: &[(&str, &str, &str)] = &[
    ("kind", "an id", "kind {kind}"),
    ("intent", "an id", "intent {intent}"),
    ("scheme", "an id", "scheme words-of-your-choice"),
    ("relation", "an id", "relation {relates}"),
    ("work", "a work's key", "work {work}"),
    ("scholar", "an id", "scholar {scholar}"),
    ("claim", "a claim's id", "claim {work}/words-of-your-choice"),
    ("argument", "an argument's id", "argument {work}/words-of-your-choice"),
    ("excerpt", "an excerpt's id", "excerpt {work}/words-of-the-passage"),
    ("cite", "a work's key", "cite {work} n. 69 -> {other-work} p. 290"),
    ("query", "an id", "query words-of-your-choice \"which {kinds} {relate} {object}\""),
    ("expect", "a question in `\"…\"`", "expect \"which {kinds} {relate} {object}\""),
];
/// The same of topics, whose keywords are the kinds that a corpus declares.
const TOPIC: (&str, &str) = ("an id", "{kind} {topic} \"{label}\"");

/// What the fields whose values have a form of their own look like.
const FIELDS: &[(&str, &str)] = &[
    ("aka", "`aka another name, \"a name, with a comma\"`"),
    ("tags", "`tags to read, \"a tag, with a comma\"`"),
    ("with", "`with {scholar}, \"a value with blanks\"`"),
    ("at", "`at pp. 183-184` or `at § \"Title of the Section\" ¶ 3 n. 75`"),
    ("via", "`via {other-work} n. 37`"),
    ("stated", "`stated {work} § \"Title of the Section\" nn. 68-69`"),
    ("notes", "`notes 1-89`; your own words belong in `note`"),
    ("named", "`named \"{name}\"`"),
    ("allow", "`allow page-range \"the work prints it so\"`"),
    ("quote", "`quote \"a few words of the place\"`"),
    ("says", "`says {subject} {relates} {object}`"),
    ("when", "`when {topic}`"),
    ("about", "`about {topic}, {subject}`"),
    ("premises", "`premises {work}/one-claim, {other-work}/another-claim`"),
    ("concludes", "`concludes {work}/a-claim`"),
    ("marked", "`marked Ann Example 2024-05-01`"),
    ("done", "`done No more than page 9 says.`"),
];

/// The first line of a record that cannot be read.
pub(super) fn head(folded: &Folded<'_>, error: &Error<Rule>) -> Diagnostic {
    let line = folded.text.trim_end_matches(BLANKS);
    let keyword = line.split(BLANKS).next().unwrap_or_default();
    let span = |from: usize, upto: usize| folded.span(from, upto);
    let own = HEADS.iter().find(|(name, ..)| *name == keyword);
    let (next, example) = own.map_or(TOPIC, |(_, next, example)| (*next, *example));
    let written = |diagnostic: Diagnostic| diagnostic.help(format!("write the first line like `{example}`"));
    if !keyword.starts_with(char::is_alphanumeric) {
        let message = format!("expected a record, found `{}`", shortened(keyword));
        return Diagnostic::new(Code::Syntax, span(0, keyword.len()), message)
            .help(format!("begin a record with its keyword: `{example}`"));
    }
    if keyword.to_lowercase() != keyword {
        let message = format!("unknown keyword `{}`: keywords are in lower case", shortened(keyword));
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, span(0, keyword.len()), message);
        return diagnostic.nearest(keyword, [keyword.to_lowercase().as_str()]);
    }
    if own.is_none() && line[keyword.len()..].contains('/') {
        // Only claims, arguments and excerpts have ids with a `/`, so it cannot be a kind that the corpus declares.
        let message = format!("a `{}` record cannot have an id with a `/`", shortened(keyword));
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, span(0, keyword.len()), message);
        return diagnostic.nearest(keyword, ["claim", "argument", "excerpt"]);
    }
    if line == keyword && own.is_none() {
        let message = format!("expected a keyword and an id, found `{}` alone", shortened(keyword));
        return written(Diagnostic::new(Code::Syntax, span(0, keyword.len()), message))
            .help("indent a line more to continue the one above");
    }
    if line == keyword {
        let message = format!("expected {next} after `{keyword}`, found the end of the line");
        return written(Diagnostic::new(Code::Syntax, span(line.len(), line.len()), message));
    }
    let diagnostic = fault(folded, line, error, "the end of the line");
    if diagnostic.code == Code::Syntax { written(diagnostic) } else { diagnostic }
}

/// A record that does not name its work, with no `work` record above it that does.
pub(super) fn no_work(span: Span, keyword: &str, slug: &str) -> Diagnostic {
    let (message, help) = if keyword == "cite" {
        ("expected the work that cites".to_owned(), "`cite KEY n. 1 -> …`".to_owned())
    } else {
        let whose = with_article(keyword);
        let message =
            format!("expected {whose}'s id (`KEY/lower-case-words`), found `{slug}` without its work");
        (message, format!("`{keyword} KEY/{slug}`"))
    };
    Diagnostic::new(Code::Syntax, span, message)
        .help(format!("write {help}, with the key of the work, or put the record below `work KEY`"))
}

/// A line that begins with no field's name.
pub(super) fn field_name(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(Code::Syntax, span, format!("expected a field name, found `{}`", shortened(name)))
        .help("write a field as its name, a space and its value: `note Your own words.`")
}

/// A field of which there is only the name.
pub(super) fn no_value(span: Span, name: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::Syntax, span, format!("the field `{name}` has no value"));
    diagnostic.help(match example(name) {
        Some(example) => format!("write it like {example}, or remove the line"),
        None => "give it a value, or remove the line".to_owned(),
    })
}

/// The value of a field that cannot be read.
pub(super) fn value(folded: &Folded<'_>, name: &str, error: &Error<Rule>) -> Diagnostic {
    let diagnostic = fault(folded, &folded.text, error, "the end of the value");
    if matches!(name, "quote" | "named") {
        return string(folded, name, diagnostic);
    }
    if diagnostic.code == Code::Syntax { written(diagnostic, name) } else { diagnostic }
}

/// A place, or a work with a place, that cannot be read.
pub(super) fn place(folded: &Folded<'_>, name: &str, wrong: Wrong) -> Diagnostic {
    let diagnostic = misplaced(folded, &folded.text, wrong);
    if diagnostic.code == Code::Syntax && diagnostic.help.is_empty() {
        written(diagnostic, name)
    } else {
        diagnostic
    }
}

/// The first line of a record that tells of a citation, which cannot be read.
pub(super) fn cite(folded: &Folded<'_>, wrong: Wrong) -> Diagnostic {
    let line = folded.text.trim_end_matches(BLANKS);
    let own = HEADS.iter().find(|(name, ..)| *name == "cite");
    let (next, example) = own.map_or(TOPIC, |(_, next, example)| (*next, *example));
    let mut diagnostic = misplaced(folded, line, wrong);
    if diagnostic.code != Code::Syntax || !diagnostic.help.is_empty() {
        return diagnostic;
    }
    if line.ends_with("->") {
        let message = format!("expected {next} after the arrow, found the end of the line");
        diagnostic = Diagnostic::new(Code::Syntax, folded.span(line.len(), line.len()), message);
    } else if !line.contains("->") {
        let found = diagnostic.message.rsplit_once(", found ").map_or("", |(_, found)| found);
        diagnostic.message = format!("expected `->` and the cited work, found {found}");
    }
    diagnostic.help(format!("write the first line like `{example}`"))
}

/// What is wrong with a place, in a text that may end before the folded one.
fn misplaced(folded: &Folded<'_>, text: &str, wrong: Wrong) -> Diagnostic {
    let mut diagnostic = match wrong.hint.instead {
        Some((at, message)) => Diagnostic::new(Code::Syntax, folded.span(at.start, at.end), message),
        None => expected_at(folded, text, wrong.at.min(text.len()), wrong.expected),
    };
    diagnostic.help.extend(wrong.hint.help);
    diagnostic.fix =
        wrong.hint.fix.map(|(at, replacement)| Fix { span: folded.span(at.start, at.end), replacement });
    diagnostic
}

/// A list or a statement that stops being one at `at`.
pub(super) fn list(
    folded: &Folded<'_>,
    field: Span,
    name: &str,
    at: std::ops::Range<usize>,
    expected: &str,
) -> Diagnostic {
    let text: &str = &folded.text;
    let place = folded.span(at.start, at.end);
    let found = &text[at];
    let words = text.split_whitespace().count();
    if name == "says" && words < 3 {
        let plural = if words == 1 { "word" } else { "words" };
        let message = format!("expected a topic, a relation and a topic, found only {words} {plural}");
        return written(Diagnostic::new(Code::Syntax, field, message), name);
    }
    let what =
        if found.is_empty() { "the end of the line".to_owned() } else { format!("`{}`", shortened(found)) };
    written(Diagnostic::new(Code::Syntax, place, format!("expected {expected}, found {what}")), name)
}

/// What is meant as a string and lacks its marks, or the last of them.
fn string(folded: &Folded<'_>, name: &str, mut diagnostic: Diagnostic) -> Diagnostic {
    let text = folded.text.trim_end();
    let marks = text.matches('"').count();
    let end = folded.span(text.len(), text.len());
    diagnostic.fix = match marks {
        0 => {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            Some(Fix { span: folded.span(0, text.len()), replacement: quoted(&words) })
        }
        1 if text.starts_with('"') && !text.ends_with('\\') => {
            Some(Fix { span: end, replacement: "\"".to_owned() })
        }
        _ => None,
    };
    if marks == 0 {
        diagnostic.message = format!("the words of `{name}` need quotation marks");
        diagnostic.primary.span = folded.span(0, text.len());
    }
    if diagnostic.code == Code::Syntax { written(diagnostic, name) } else { diagnostic }
}

/// Adds how a field is written.
fn written(diagnostic: Diagnostic, name: &str) -> Diagnostic {
    match example(name) {
        Some(example) => diagnostic.help(format!("write this field like {example}")),
        None => diagnostic.help("write a list like `one, another, a-third`"),
    }
}

/// What a field looks like whose value has a form of its own.
fn example(name: &str) -> Option<&'static str> {
    FIELDS.iter().find(|(field, _)| *field == name).map(|(_, example)| *example)
}

/// A word that can be no id.
pub(super) fn id(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(Code::Syntax, span, format!("expected an id, found `{}`", shortened(text)))
        .help("ids are letters, digits and hyphens; write a list of them like `one, another, a-third`")
}

fn position(text: &str, error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at.min(text.len()),
    }
}

/// What pest says, in our words; `end` is what should have followed if nothing more was expected.
fn fault(folded: &Folded<'_>, text: &str, error: &Error<Rule>, end: &str) -> Diagnostic {
    let at = position(text, error);
    expected_at(folded, text, at, &expected(error, end))
}

/// Something that was expected at a byte of `text`.
fn expected_at(folded: &Folded<'_>, text: &str, at: usize, expected: &str) -> Diagnostic {
    if let Some(open) = unclosed_quote(text, at) {
        let span = folded.span(open, open + 1);
        return Diagnostic::new(Code::UnclosedQuote, span, "this string does not end")
            .help("close it with `\"`; write a quotation mark inside it as `\\\"`");
    }
    let found = found(text, at);
    let span = folded.span(at, at + found.len());
    let what =
        if found.is_empty() { "the end of the line".to_owned() } else { format!("`{}`", shortened(found)) };
    let diagnostic = Diagnostic::new(Code::Syntax, span, format!("expected {expected}, found {what}"));
    if found.contains('"') && text[..at].contains('"') {
        diagnostic.help("write a quotation mark inside a string as `\\\"`")
    } else {
        diagnostic
    }
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

fn expected(error: &Error<Rule>, end: &str) -> String {
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return "something else".to_owned();
    };
    let mut names: Vec<&str> =
        positives.iter().map(|rule| name_of(*rule)).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => end.to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// What a reader calls a rule; empty where naming it would not help.
fn name_of(rule: Rule) -> &'static str {
    match rule {
        Rule::id => "an id (lower-case words joined by `-`)",
        Rule::key => "a work's key",
        Rule::claim_id => "a claim's id (`KEY/lower-case-words`)",
        Rule::excerpt_id => "an excerpt's id (`KEY/lower-case-words`)",
        Rule::argument_id => "an argument's id (`KEY/lower-case-words`)",
        Rule::string | Rule::chars => "a string in `\"…\"`",
        Rule::bare_name | Rule::names => "a name",
        Rule::keyword => "a keyword",
        Rule::kind_head
        | Rule::intent_head
        | Rule::relation_head
        | Rule::work_head
        | Rule::scholar_head
        | Rule::claim_head
        | Rule::argument_head
        | Rule::excerpt_head
        | Rule::scheme_head
        | Rule::query_head
        | Rule::expect_head
        | Rule::topic_head => "the first line of a record",
        _ => "",
    }
}
