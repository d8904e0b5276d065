//! Years and places in works, in the words of questions.

use crate::annotation::locator::{Locator, Part, Unit, quoted};
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
        .filter(|word| !["the", "year", "years"].contains(word))
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

        ["after", year]
        | ["newer", "than", year]
        | ["more", "recent", "than", year]
        | ["later", "than", year] => format!("after {}", last(year)?),
        ["before", year] | ["older", "than", year] | ["prior", "to", year] | ["earlier", "than", year] => {
            format!("before {}", first(year)?)
        }
        ["until" | "till", year] | ["up", "to", year] => format!("until {}", last(year)?),
        ["between", from, "and", to] | ["from", from, "to" | "until", to] => {
            format!("between {} and {}", first(from)?, last(to)?)
        }
        ["in" | "during" | "of" | "from", year] => whole(year)?,

        [year] => whole(year)?,
        _ => return None,
    };
    // An article or `year` alone is none.
    let has_number = words.iter().any(|token| span(&token.word).is_some());
    let ends_well = words.last().is_some_and(|token| {
        span(&token.word).is_some() || token.word.starts_with("onward") || token.word == "on"
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

/// A condition on places: `note 37`, `on page 12`, `p. 12`, `in chapter 3`, `at fol. 12r`.
pub(super) fn place(words: &[Token]) -> Option<String> {
    let texts: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
    let (before, named) = match texts.as_slice() {
        [before @ ("in" | "on" | "at"), rest @ ..] => (Some(*before), rest),
        rest => (None, rest),
    };
    if !(2..=4).contains(&named.len()) {
        return None;
    }
    // `S. 9` is a page and `s. 9` is none.
    let offset = words.len() - named.len();
    let named = named.iter().zip(&words[offset..]).map(|(word, token)| {
        if token.capital && word.len() == 1 { word.to_uppercase() } else { (*word).to_owned() }
    });
    let locator = Locator::of(&named.collect::<Vec<_>>().join(" "))?;
    let units: Vec<Unit> = locator.parts.iter().map(unit).collect::<Option<_>>()?;
    // `Article 5` and `Table 3` may be what a corpus is about.
    let is_place = match before {
        None => units.len() == 1 && matches!(units[0], Unit::Page | Unit::Note),
        Some("in") => units.iter().all(|unit| WITHIN.contains(unit)),
        Some("on") => units.iter().all(|unit| UPON.contains(unit)),
        Some(_) => true,
    };
    is_place.then(|| format!("with locator {}", quoted(&locator.to_string())))
}

/// What people say that something is in.
const WITHIN: [Unit; 12] = [
    Unit::Page,
    Unit::Note,
    Unit::Section,
    Unit::Chapter,
    Unit::Paragraph,
    Unit::Volume,
    Unit::Book,
    Unit::Column,
    Unit::Line,
    Unit::Appendix,
    Unit::Figure,
    Unit::Scene,
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

/// What a part counts; none for a title or words, which a question has in quotation marks.
fn unit(part: &Part) -> Option<Unit> {
    match part {
        Part::Numbered { unit, .. } => Some(*unit),
        Part::Titled { .. } | Part::Words(_) => None,
    }
}
