//! Years and places in works, in the words of questions.

use std::ops::Range;

use deunicode::deunicode_char;

use crate::annotation::locator::{Locator, Part, Unit, from_roman, quoted};
use crate::query::understand::reader::parted::Parted;
use crate::query::understand::reader::token::Token;

/// Decades that are written out.
const DECADES: [(&str, i32); 10] = [
    ("tens", 1910),
    ("twenties", 1920),
    ("thirties", 1930),
    ("forties", 1940),
    ("fifties", 1950),
    ("sixties", 1960),
    ("seventies", 1970),
    ("eighties", 1980),
    ("nineties", 1990),
    ("noughties", 2000),
];

/// A condition on years: `in the 1960s`, `since 2000`, `between 2002 and 2005`, `after 1990`, `2003`.
pub(super) fn years(words: &[Token]) -> Option<String> {
    let texts: Vec<&str> = words
        .iter()
        .map(|token| token.word.as_str())
        .filter(|word| !["the", "year", "years", "time", "period"].contains(word))
        .collect();
    // `studies from before 1950`
    let texts = match texts.as_slice() {
        ["from" | "dating", rest @ ..]
            if rest.first().is_some_and(|next| ["before", "after", "since", "between"].contains(next)) =>
        {
            rest.to_vec()
        }
        _ => texts,
    };
    let unit = match texts.as_slice() {
        ["since", year] => format!("since {}", first(year)?),
        ["from", year, "on" | "onwards" | "onward"] => format!("since {}", first(year)?),

        ["from" | "since", year, "until" | "to" | "till", "now" | "today"]
        | [year, "or", "later"]
        | [year, "onwards"] => {
            format!("since {}", first(year)?)
        }
        ["post", year] => format!("after {}", last(year)?),
        ["pre" | "preceding" | "predating", year] => format!("before {}", first(year)?),
        ["by" | "until" | "to", "end", "of", year] => format!("until {}", last(year)?),
        ["after", year]
        | ["newer", "than", year]
        | ["more", "recent", "than", year]
        | ["later", "than", year] => format!("after {}", last(year)?),
        ["before", year] | ["older", "than", year] | ["prior", "to", year] | ["earlier", "than", year] => {
            format!("before {}", first(year)?)
        }
        ["until" | "till" | "by", year]
        | ["up", "to", year]
        | ["in" | "on", "or", "before", year]
        | ["not" | "no", "later" | "after", "than", year]
        | [year, "or", "earlier" | "before"]
        | [year, "at", "latest"] => format!("until {}", last(year)?),
        ["in" | "on", "or", "after" | "since", year] | ["not" | "no", "earlier" | "before", "than", year] => {
            format!("since {}", first(year)?)
        }
        ["this", "century"] | ["in" | "during", "this", "century"] => "since 2000".to_owned(),
        ["between", from, "and", to] | ["from", from, "to" | "until", to] => {
            format!("between {} and {}", first(from)?, last(to)?)
        }
        ["in" | "during" | "of" | "from", year] => whole(year)?,

        [year] => whole(year)?,
        _ => return None,
    };
    // An article or `year` alone is none.
    let is_century = texts.ends_with(&["this", "century"]);
    let has_number = is_century || words.iter().any(|token| span(&token.word).is_some());
    let ends_well = words.last().is_some_and(|token| {
        let ends = ["on", "now", "today", "later", "earlier", "before", "latest", "century"]
            .contains(&token.word.as_str());
        span(&token.word).is_some() || token.word.starts_with("onward") || ends
    });
    (has_number && ends_well).then_some(unit)
}

fn whole(year: &str) -> Option<String> {
    let (from, to) = span(year)?;
    Some(if from == to { format!("in {from}") } else { format!("between {from} and {to}") })
}

fn first(year: &str) -> Option<i32> {
    span(year).map(|(from, _)| from)
}

fn last(year: &str) -> Option<i32> {
    span(year).map(|(_, to)| to)
}

/// The years that a word means: `1997`, `1960s`, `'60s`, `sixties`, `1990-2000`.
fn span(word: &str) -> Option<(i32, i32)> {
    if let Some((from, to)) = word.split_once('-') {
        return Some((year(from)?, year(to)?));
    }
    if let Some((_, from)) = DECADES.iter().find(|(name, _)| *name == word) {
        return Some((*from, from + 9));
    }
    let bare = word.trim_start_matches('\'');
    if let Some(decade) = bare.strip_suffix('s') {
        let from = match decade.len() {
            4 => year(decade)?,
            2 => 1900 + decade.parse::<i32>().ok()?,
            _ => return None,
        };
        return (from % 10 == 0).then_some((from, from + 9));
    }
    year(word).map(|year| (year, year))
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

/// A condition on places: `note 37`, `on page 12`, `pp. S87-S96`, `in vol. 2`, `at fol. 12r`, `between pages 8 and 10`.
/// The words are those of a question in `run`; with the number of its parts.
pub(super) fn place(tokens: &[Token], run: Range<usize>, parted: &Parted) -> Option<(String, usize)> {
    let parts_word = |at: usize| {
        at > 0
            && tokens
                .get(at)
                .is_some_and(|token| token.written.as_ref().is_some_and(|written| written.word.is_empty()))
    };
    if parts_word(run.start) || parts_word(run.end) {
        return None;
    }
    let words = &tokens[run];
    let (before, named) = match words {
        [before, rest @ ..] if BEFORE.contains(&before.word.as_str()) => (Some(before.word.as_str()), rest),
        rest => (None, rest),
    };
    let written = written(named, before == Some("between")).filter(|written| may_be_place(written))?;
    // `PAGE 9` and `pagé 9` are read as `page 9` is; the case of `S. 9` and of `S87` says something.
    let locator =
        parted.place(written, |written| Locator::of(written).or_else(|| Locator::of(&plain(written))))?;
    let units: Vec<Unit> = locator.parts.iter().map(unit).collect::<Option<_>>()?;
    let has_word = locator.parts.iter().all(|part| !part.word().is_empty());
    // `Article 5` and `Table 3` may be what a corpus is about.
    let is_place = match before {
        None => has_word && units.iter().any(|unit| matches!(unit, Unit::Page | Unit::Note | Unit::Folio)),
        Some("in" | "from" | "between") => units.iter().all(|unit| WITHIN.contains(unit)),
        Some("on") => units.iter().all(|unit| UPON.contains(unit)),
        Some(_) => true,
    };
    is_place.then(|| (format!("{WITH_PLACE} {}", quoted(&locator.to_string())), locator.parts.len()))
}

/// How a condition on places begins.
pub(super) const WITH_PLACE: &str = "with locator";

/// What stands before a place.
const BEFORE: [&str; 5] = ["in", "on", "at", "from", "between"];

/// The words as they are written; none if they are not from a question. A title in quotation marks is whole, and `and`
/// joins the ends of what is between them.
fn written(words: &[Token], is_between: bool) -> Option<String> {
    let mut text = String::new();
    for (at, token) in words.iter().enumerate() {
        let written = token.written.as_ref()?;
        text += if at == 0 { "" } else { &written.before };
        text += if is_between && token.word == "and" { "to" } else { &written.word };
    }
    let text = text.replace(['“', '”'], "\"");
    let is_open = text.replace("\\\"", "").matches('"').count() % 2 == 1;
    Some(if is_open { text + "\"" } else { text })
}

/// A text in lower case, its letters without accents.
fn plain(text: &str) -> String {
    let letter = |c: char| match deunicode_char(c).filter(|_| c.is_alphabetic()) {
        Some(letters) => letters.to_lowercase(),
        None => c.to_string(),
    };
    text.chars().map(letter).collect()
}

/// True of what has a number or a title, as every place does.
fn may_be_place(written: &str) -> bool {
    let words = || written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    written.contains(|c: char| c.is_ascii_digit() || c == '"')
        || words().skip(1).any(|word| from_roman(&word.to_lowercase()).is_some())
}

/// What people say that something is in.
const WITHIN: [Unit; 14] = [
    Unit::Page,
    Unit::Note,
    Unit::Section,
    Unit::Chapter,
    Unit::Paragraph,
    Unit::Volume,
    Unit::Book,
    Unit::Part,
    Unit::Column,
    Unit::Line,
    Unit::Appendix,
    Unit::Figure,
    Unit::Scene,
    Unit::Folio,
];

/// What people say that something is on.
const UPON: [Unit; 8] = [
    Unit::Page,
    Unit::Note,
    Unit::Folio,
    Unit::Signature,
    Unit::Column,
    Unit::Line,
    Unit::Plate,
    Unit::Slide,
];

/// What a part counts; none for words of one's own, which may be anything that a question has in quotation marks.
fn unit(part: &Part) -> Option<Unit> {
    match part {
        Part::Numbered { unit, .. } | Part::Titled { unit, .. } => Some(*unit),
        Part::Words(_) => None,
    }
}
