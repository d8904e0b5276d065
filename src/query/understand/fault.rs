//! Turns what pest says of a wrong question into what helps its asker.

use pest::error::{Error, ErrorVariant, InputLocation};

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::ast::Form;
use crate::query::understand::parse::Rule;
use crate::query::understand::stance::parted;
use crate::source::{FileId, Span};

/// The forms of questions by the word they begin with, with an example each. A question that begins
/// with another word is of the last form.
const FORMS: [(&[&str], Rule, &str); 8] = [
    (
        &["find"],
        Rule::core,
        "write the core language as `find {kind} e where e -[{relates}]-> {target}:{object}`",
    ),
    (&["trace"], Rule::trace, "write a trace as `trace {object} to {subject} within 4`"),
    (&["why"], Rule::why, "ask for reasons with `why does {subject} {relate} {object}`"),
    (&["compare"], Rule::compare, "write a comparison as `compare {kinds} on {object}, {subject}`"),
    (&["rests", "rest"], Rule::rests, "ask what depends on a work with `what rests only on {work}`"),
    (&["search"], Rule::search, "write a search as `search \"{word}*\" limit 5`"),
    (&["how", "count"], Rule::count, "write a count as `how many claims about {topic} per scholar`"),
    (
        &["which", "what", "list"],
        Rule::which,
        "write a kind and conditions: `which {kinds} {relate} {object} but not {subject}`, \
         `claims by {scholar} about {topic} since 1990`",
    ),
];

/// How questions of other languages are known, and what takes their place in this one.
const FOREIGN: [(&str, &str); 6] = [
    ("match (", "this looks like Cypher: write `find {kind} e where e -[{relates}]-> {target}:{object}`"),
    ("match(", "this looks like Cypher: write `find {kind} e where e -[{relates}]-> {target}:{object}`"),
    (
        "select ",
        "this looks like SQL or SPARQL: write `find claim c where c -[by]-> scholar:{scholar} show text`",
    ),
    ("list from", DATAVIEW),
    ("table from", DATAVIEW),
    ("contains(", DATAVIEW),
];

/// Signs and words that other languages have too, and what takes their place in this one.
const LOOK_ALIKES: [(&str, &str); 9] = [
    ("where ", "write conditions after the kind, without `where`: `claims by {scholar} about {topic}`"),
    ("from ", "use `in` for a work and `by` for a scholar: `claims in {work}`"),
    ("&&", "write `and` for `&&`"),
    ("||", "write `or` for `||`"),
    ("==", "write `=` for `==`"),
    ("order by", "write `sort year desc` for `ORDER BY year DESC`"),
    ("group by", "write `per scholar` for `GROUP BY scholar`"),
    ("]-(", "write an edge as `a -[relation]-> b`; for the other direction `a -[^relation]-> b`"),
    ("->", "write an edge as `a -[relation]-> b`"),
];

const DATAVIEW: &str = "this looks like Dataview: write `claims matching \"{word}\" show text, locator`";

/// What `why` cannot take, and what takes its place.
const OF_TWO_TOPICS: &str = "a verdict is about one relation between two topics and weighs all claims: compare several topics with `compare {kinds} on {object}`, list one scholar's claims with `claims by {scholar} about {topic}`";

/// Words that want something after them.
const WANTING: [(&[&str], &str); 11] = [
    (&["by"], "a scholar"),
    (&["in"], "a work or a year"),
    (&["via"], "a work or a relation"),
    (&["about"], "a topic"),
    (&["matching", "matches"], "words to search for"),
    (&["since", "after", "before"], "a year"),
    (&["per", "sort", "show"], "an attribute such as `year`"),
    (&["limit"], "a number"),
    (&["within"], "a number of hops"),
    (&["to", "into", "avoiding", "neither", "nor"], "a name"),
    (&["and", "or", "but", "not", "where"], "a condition"),
];

/// A question that pest cannot read; `of_verdict` tells that it begins as one for a verdict, and goes on.
pub(super) fn syntax(file: FileId, text: &str, error: &Error<Rule>, of_verdict: bool) -> Diagnostic {
    let whole = Span::new(file, 0, text.len());
    if text.trim().is_empty() {
        let diagnostic = Diagnostic::new(Code::QuestionSyntax, whole, "the question is empty");
        return FORMS.iter().rev().fold(diagnostic, |diagnostic, (_, _, example)| diagnostic.help(*example));
    }
    if let ErrorVariant::CustomError { message } = &error.variant {
        let message = format!("the question is too complex to read ({message})");
        return Diagnostic::new(Code::QuestionLimit, whole, message).help("split the question");
    }
    let plain = unquoted(text);
    if let Some(diagnostic) = unclosed(file, text, &plain) {
        return diagnostic;
    }
    if let Some(diagnostic) = year_without_colon(file, text).or_else(|| standpoint_alone(file, text)) {
        return diagnostic;
    }
    let at = position(error).min(text.len());
    let diagnostic = wanting(file, text, at).unwrap_or_else(|| {
        let (start, word) = word_at(text, at);
        let expected =
            if of_verdict { "the end of the question".to_owned() } else { expected(error, text, at) };
        let message = format!("expected {expected}, found {}", shown(word));
        Diagnostic::new(Code::QuestionSyntax, Span::new(file, start, start + word.len()), message)
    });
    let list = text[at..].trim_start().starts_with(',');
    let list = list.then_some("join conditions with `and` and `or`: `claims by {scholar} or in {work}`");
    let verdict = of_verdict.then_some(OF_TWO_TOPICS);
    diagnostic.help(look_alike(&plain).or(list).or(verdict).unwrap_or_else(|| form(text).2))
}

/// A question that begins with the word of a form, and has no more of that form.
pub(super) fn unfinished(file: FileId, text: &str) -> Diagnostic {
    let asked = text.trim_end_matches(|c: char| c.is_whitespace() || c == '?');
    let message = format!("expected more after {}, found the end of the question", shown(asked.trim_start()));
    Diagnostic::new(Code::QuestionSyntax, Span::new(file, asked.len(), asked.len()), message)
        .help(form(text).2)
}

/// True of a question that could be read only as if the word that begins another form were a kind.
pub(super) fn is_unfinished(form: &Form) -> bool {
    let Form::Which(which) = form else { return false };
    let first = &which.head.words[0];
    let word = first.text.to_lowercase();
    !first.quoted && FORMS.iter().any(|(words, ..)| words.contains(&word.as_str()))
}

/// The byte at which pest stopped.
pub(super) fn position(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
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

/// The rule of the form that the question's first word begins.
pub(super) fn rule_of(text: &str) -> Rule {
    form(text).1
}

/// The rules of all forms that the question's first word can begin.
pub(super) fn rules_of(text: &str) -> Vec<Rule> {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let more: &[Rule] = match first.as_str() {
        "what" => &[Rule::says, Rule::rests],
        "how" | "does" | "do" | "did" | "is" | "are" | "can" => &[Rule::why],
        _ => &[],
    };
    std::iter::once(rule_of(text)).chain(more.iter().copied()).collect()
}

/// What takes the place of a word that begins a clause of another language.
pub(super) fn foreign(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let begins = |sign: &str| sign.trim_end_matches([' ', '(']).trim_end_matches(" by") == word;
    FOREIGN.iter().chain(&LOOK_ALIKES).find(|(sign, _)| begins(sign)).map(|(_, hint)| *hint)
}

/// True of a question in another query language.
pub(super) fn is_foreign(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    let begins = |sign: &str| if sign.ends_with('(') { text.contains(sign) } else { text.starts_with(sign) };
    FOREIGN.iter().any(|(sign, _)| begins(sign))
}

/// What takes the place of a sign or a word of another language in `text`.
fn look_alike(text: &str) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let in_core = |sign: &str| sign == "->" && text.contains("]->");
    // In the core `where` has its place.
    let in_place = |sign: &str| sign == "where " && rule_of(&text) == Rule::core;
    let mut signs = FOREIGN.iter().chain(&LOOK_ALIKES);
    let found = signs.find(|(sign, _)| text.contains(sign) && !in_core(sign) && !in_place(sign));
    let brackets = "brackets group conditions only in the core: `find … where (… or …) and …`";
    let grouped = text.contains('(') && rule_of(&text) != Rule::core;
    found.map(|(_, hint)| *hint).or(grouped.then_some(brackets))
}

fn form(text: &str) -> &'static (&'static [&'static str], Rule, &'static str) {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let named = FORMS.iter().find(|(words, ..)| words.contains(&first.as_str()));
    named.unwrap_or(&FORMS[FORMS.len() - 1])
}

/// The question with what stands in quotes left blank, at the same length in bytes. A quote that is not closed
/// stays.
pub(super) fn unquoted(text: &str) -> String {
    let mut plain = text.to_owned();
    let mut open = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if open.is_some() => escaped = true,
            '"' => match open.take() {
                Some(start) => plain.replace_range(start..=at, &" ".repeat(at + 1 - start)),
                None => open = Some(at),
            },
            _ => {}
        }
    }
    plain
}

/// `as of 2005` without the colon that parts it from the question.
fn year_without_colon(file: FileId, text: &str) -> Option<Diagnostic> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [first, second, year, ..] = words.as_slice() else { return None };
    let begins = first.eq_ignore_ascii_case("as") && second.eq_ignore_ascii_case("of");
    if !begins || text.contains(':') || year.parse::<i32>().is_err() {
        return None;
    }
    let at = text.find(year)? + year.len();
    let rest = text[at..].trim();
    let rest = if rest.is_empty() { "which {kinds} {relate} {object}" } else { rest };
    Some(
        Diagnostic::new(Code::QuestionSyntax, Span::new(file, at, at), "expected `:` after the year")
            .help(format!("write `as of {year}: {rest}`")),
    )
}

/// `without Webber:` and nothing after it.
fn standpoint_alone(file: FileId, text: &str) -> Option<Diagnostic> {
    let written = text.trim_end();
    let begins = parted(&format!("{written} …")).is_some_and(|parted| parted.by_colon && parted.asked == "…");
    if !begins {
        return None;
    }
    let span = Span::new(file, written.len(), written.len());
    let help = format!("write a question after it: `{written} which {{kinds}} {{relate}} {{object}}`");
    Some(Diagnostic::new(Code::QuestionSyntax, span, "expected a question after the colon").help(help))
}

/// A quote mark or bracket without its partner.
fn unclosed(file: FileId, text: &str, plain: &str) -> Option<Diagnostic> {
    let report = |at: usize, message: &str, help: String| {
        Diagnostic::new(Code::QuestionSyntax, Span::new(file, at, at + 1), message).help(help)
    };
    if let Some(at) = plain.find('"') {
        return Some(report(at, "this quotation mark is not closed", "close it with `\"`".to_owned()));
    }
    let mut open = Vec::new();
    for (at, byte) in plain.bytes().enumerate() {
        match byte {
            b'(' => open.push((at, b')')),
            b'[' => open.push((at, b']')),
            b'{' => open.push((at, b'}')),
            b')' | b']' | b'}' if open.pop().is_none_or(|(_, closer)| closer != byte) => {
                let message = "this bracket has no opening bracket";
                return Some(report(
                    at,
                    message,
                    format!("remove it, or open one before it: `{}`", text.trim()),
                ));
            }
            _ => {}
        }
    }
    let (at, closer) = open.pop()?;
    Some(report(at, "this bracket is not closed", format!("close it with `{}`", char::from(closer))))
}

/// Tells of a word that lacks what it wants after it, if such a word stands at or before `at`.
fn wanting(file: FileId, text: &str, at: usize) -> Option<Diagnostic> {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || c == '?').len();
    let wants = |word: &str| {
        let word = word.to_lowercase();
        WANTING.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, wanted)| *wanted)
    };
    let report = |wanted: &str, word: &str, start: usize, found: &str| {
        let message = format!("expected {wanted} after `{word}`, found {}", shown(found));
        Diagnostic::new(Code::QuestionSyntax, Span::new(file, start, start + found.len()), message)
    };
    let (start, mut word) = word_at(text, at);
    let mut next = start + word.len();
    if wants(word).is_none() {
        // The word before the place, if nothing stands between them.
        let before = text[..at].trim_end();
        word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        next = before.len();
    }
    let (found_at, found) = word_at(text, next);
    if word.eq_ignore_ascii_case("exists") {
        let message = "expected a kind, a variable and a condition in brackets after `exists`";
        let span = Span::new(file, found_at, end.max(found_at));
        return Some(Diagnostic::new(Code::QuestionSyntax, span, message));
    }
    if word.eq_ignore_ascii_case("in") && rule_of(text) == Rule::core && !found.contains("..") {
        return Some(report("a range of years such as `1990..2000`", word, found_at, found));
    }
    let wanted = wants(word)?;
    (found_at >= end || wants(found).is_some())
        .then(|| report(wanted, word, found_at.min(end), if found_at >= end { "" } else { found }))
}

/// The word at or after `at`, without a question mark at its end, and where it begins; the end of the text if
/// there is none.
fn word_at(text: &str, at: usize) -> (usize, &str) {
    let rest = &text[at..];
    let start = at + rest.len() - rest.trim_start().len();
    let word = text[start..].split(char::is_whitespace).next().unwrap_or_default();
    let word = if word.len() > 1 { word.trim_end_matches('?') } else { word };
    if word.is_empty() { (text.trim_end().len().max(at.min(text.len())), "") } else { (start, word) }
}

fn shown(word: &str) -> String {
    const LIMIT: usize = 40;
    match word.char_indices().nth(LIMIT) {
        _ if word.is_empty() => "the end of the question".to_owned(),
        Some((cut, _)) => format!("`{}…`", &word[..cut]),
        None => format!("`{word}`"),
    }
}

fn expected(error: &Error<Rule>, text: &str, at: usize) -> String {
    const MOST: usize = 3;
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return "something else".to_owned();
    };
    if at == 0 {
        return "a question".to_owned();
    }
    if text[at..].starts_with(']') {
        return "`]->` and a name".to_owned();
    }
    let mut names: Vec<&str> =
        positives.iter().map(|rule| name_of(*rule)).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    if names.contains(&NAME) {
        names.retain(|name| *name != STRING);
    }
    match names.as_slice() {
        [] => "the end of the question".to_owned(),
        [one] => (*one).to_owned(),
        many if many.contains(&TO) => format!("{TO} and a name"),
        // Whatever can go on a question can follow here: to name it all would help nobody.
        many if many.len() > MOST && many.contains(&"a condition") => {
            "a condition or the end of the question".to_owned()
        }
        many if many.len() > MOST => "the end of the question".to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

const NAME: &str = "a name";
const STRING: &str = "a string in `\"…\"`";
const TO: &str = "`to` or `into`";

fn name_of(rule: Rule) -> &'static str {
    match rule {
        Rule::phrase | Rule::word | Rule::phrases => NAME,
        Rule::string | Rule::chars => STRING,
        Rule::integer | Rule::hops => "a whole number",
        Rule::year | Rule::any_year | Rule::years => "a year",
        Rule::attribute => "an attribute such as `year` or `c.text`",
        Rule::variable | Rule::name => "a kind and a variable",
        Rule::term | Rule::reference => "a variable or a thing such as `work:KEY`",
        Rule::step | Rule::sequence | Rule::atom => "a relation",
        Rule::condition | Rule::test => "a condition",
        Rule::selector => "`shortest`, `all shortest` or `all`",
        Rule::comparison => "`-[relation]->`, `matches`, `in` or a sign such as `=`",
        Rule::and | Rule::or => "`and` or `or`",
        Rule::to | Rule::into => TO,
        Rule::sort => "`sort`",
        Rule::limit => "`limit`",
        Rule::show => "`show`",
        Rule::per => "`per`",
        Rule::unit => "a condition",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMS, WANTING};
    use crate::query::words::is_word;

    #[test]
    fn the_words_that_are_told_of_are_words_of_the_language() {
        let forms = FORMS.iter().flat_map(|(words, ..)| words.iter());
        for word in forms.chain(WANTING.iter().flat_map(|(words, _)| words.iter())) {
            // `rest`, the plural, is a verb of the lexicon.
            assert!(is_word(word) || *word == "rest", "{word}");
        }
    }
}
