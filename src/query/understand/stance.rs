//! The standpoint of a question by its words alone: where it ends, and which names it has.

use std::ops::Range;

/// What a part of a standpoint does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As of a year.
    AsOf,
    /// According to somebody.
    According,
    /// Without a source.
    Without,
}

impl Kind {
    /// The words of the language that begin such a part.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::AsOf => "as of",
            Self::According => "according to",
            Self::Without => "without",
        }
    }
}

/// How parts begin, the language's own words first; each is followed by a year or by names.
const BEGINNINGS: [(&str, Kind); 12] = [
    ("as of", Kind::AsOf),
    ("according to", Kind::According),
    ("without", Kind::Without),
    ("in the view of", Kind::According),
    ("in the opinion of", Kind::According),
    ("in the eyes of", Kind::According),
    ("on the word of", Kind::According),
    ("by the word of", Kind::According),
    ("leaving out", Kind::Without),
    ("leaving aside", Kind::Without),
    ("disregarding", Kind::Without),
    ("setting aside", Kind::Without),
];
/// What follows a name and `'s` after `in`: `in Keating's view`.
const VIEWS: [&str; 5] = ["view", "opinion", "account", "reading", "eyes"];

/// A part of a standpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance<'q> {
    /// What it does.
    pub kind: Kind,
    /// The year or the names.
    pub text: &'q str,
}

/// A question parted from its standpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted<'q> {
    /// The parts, at least one.
    pub stances: Vec<Stance<'q>>,
    /// Whether a colon ends the last.
    pub by_colon: bool,
    /// The rest.
    pub asked: &'q str,
}

/// The standpoint at the beginning of a question; none if it begins otherwise, or nothing follows. A colon ends it that has
/// a blank after it or a year before it, which that of `work:kydd2005` has not; where there is none, the first comma that
/// no other part follows.
#[must_use]
pub fn parted(question: &str) -> Option<Parted<'_>> {
    let (mut stances, mut at) = (Vec::new(), 0);
    let mut by_colon = false;
    while let Some(begun) = begun(&question[at..]) {
        let rest = &question[at + begun.names.start..];
        let end = end_of(rest, begun.names.end - begun.names.start)?;
        by_colon = rest[end..].starts_with(':');
        stances.push(Stance { kind: begun.kind, text: rest[..end - begun.after].trim() });
        at += begun.names.start + end + 1;
        at += question[at..].len() - question[at..].trim_start().len();
    }
    let asked = question[at..].trim();
    (!stances.is_empty() && !asked.is_empty()).then_some(Parted { stances, by_colon, asked })
}

/// The standpoint at the end of a question: `what fosters trust according to Kydd?`
#[must_use]
pub fn at_the_end(question: &str) -> Option<Parted<'_>> {
    let question = question.trim().trim_end_matches(['?', '.', ' ']);
    let lower = question.to_ascii_lowercase();
    let place = |(words, kind): &(&str, Kind)| {
        let at = lower.rfind(&format!(" {words} "))?;
        Some((at, at + words.len() + 2, *kind))
    };
    let (at, names, kind) = BEGINNINGS.iter().filter_map(place).max_by_key(|(at, ..)| *at)?;
    let (asked, text) = (question[..at].trim_end_matches([',', ' ']), question[names..].trim());
    let stances = vec![Stance { kind, text }];
    (!asked.is_empty() && !text.is_empty()).then_some(Parted { stances, by_colon: false, asked })
}

/// The names in a list, by commas, `and` and `or`.
#[must_use]
pub fn names(list: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut quoted) = (0, false);
    let lower = list.to_ascii_lowercase();
    let mut at = 0;
    while at < list.len() {
        let rest = &lower[at..];
        let joint = [", and ", ", or ", ", ", ",", " and ", " or ", " & "];
        match joint.into_iter().find(|joint| !quoted && rest.starts_with(joint)) {
            Some(joint) => {
                found.push(list[start..at].trim());
                at += joint.len();
                start = at;
            }
            None => {
                let c = rest.chars().next().map_or(1, char::len_utf8);
                quoted ^= ["\"", "“", "”"].iter().any(|mark| rest.starts_with(mark));
                at += c;
            }
        }
    }
    found.push(list[start..].trim());
    found.retain(|name| !name.is_empty());
    found
}

/// A part that begins.
struct Begun {
    kind: Kind,
    /// Where its names are sought: from here, and no nearer end than there.
    names: Range<usize>,
    /// So many bytes before its end are no name: `'s view`.
    after: usize,
}

fn begun(text: &str) -> Option<Begun> {
    let lower = text.to_ascii_lowercase();
    let blanks = text.len() - text.trim_start().len();
    let lower = &lower[blanks..];
    for (words, kind) in BEGINNINGS {
        let follows = lower.strip_prefix(words).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if follows {
            let start = blanks + words.len() + 1;
            return Some(Begun { kind, names: start..start, after: 0 });
        }
    }
    let of_view = lower.strip_prefix("in ")?;
    VIEWS.iter().find_map(|view| {
        let ending = [format!("'s {view}"), format!("’s {view}")];
        let (at, ending) = ending.iter().find_map(|ending| Some((of_view.find(ending.as_str())?, ending)))?;
        let start = blanks + "in ".len();
        let names = start..start + at + ending.len();
        // The name is what stands between.
        let is_near = !of_view[..at].contains([',', ':', '?']);
        is_near.then_some(Begun { kind: Kind::According, names, after: ending.len() })
    })
}

/// Where a part ends, from byte `least` on: at a colon; else at the first comma with which no list goes on.
fn end_of(text: &str, least: usize) -> Option<usize> {
    let mut quoted = false;
    let mut comma = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            ':' if !quoted && at >= least => {
                let ends = before.is_ascii_digit() || text[at + 1..].starts_with(char::is_whitespace);
                if ends || text.len() == at + 1 {
                    return Some(at);
                }
            }
            ',' if !quoted && at >= least && comma.is_none() => {
                let rest = &text[at + 1..];
                // Another part follows, with an end of its own.
                if begun(rest).is_some() {
                    return Some(at);
                }
                comma = Some(at);
            }
            _ => {}
        }
        before = c;
    }
    comma
}

#[cfg(test)]
mod tests {
    use super::{Kind, at_the_end, names, parted};

    /// The parts of a standpoint with what follows, as text.
    fn told(question: &str) -> String {
        parted(question).map_or_else(String::new, |parted| {
            let stances: Vec<String> =
                parted.stances.iter().map(|one| format!("{} {}", one.kind.words(), one.text)).collect();
            let end = if parted.by_colon { ':' } else { ',' };
            format!("{}{end} {}", stances.join(" + "), parted.asked)
        })
    }

    #[test]
    fn a_standpoint_ends_at_a_colon_or_a_comma() {
        for (question, expected) in [
            ("as of 2005: who", "as of 2005: who"),
            ("as of 2005:who", "as of 2005: who"),
            ("According to work:kydd2005, Waltz: why: what", "according to work:kydd2005, Waltz: why: what"),
            ("According to Kydd, does it?", "according to Kydd, does it?"),
            ("as of 2000, without Ames, does it", "as of 2000 + without Ames, does it"),
            ("as of 2000: without Ames: who", "as of 2000 + without Ames: who"),
            ("In Keating's view, does it", "according to Keating, does it"),
            ("in the opinion of van den Berg: what", "according to van den Berg: what"),
            ("without \"A, or: B\": what", "without \"A, or: B\": what"),
            ("who: what", ""),
            ("without Ames:", ""),
            ("without", ""),
            ("in 1990, who", ""),
            ("according to Kydd", ""),
        ] {
            assert_eq!(told(question), expected, "{question}");
        }
    }

    #[test]
    fn a_standpoint_may_stand_at_the_end() {
        let found = at_the_end("What fosters trust, according to A. Kydd?").map(|parted| {
            (parted.stances[0].kind, parted.stances[0].text.to_owned(), parted.asked.to_owned())
        });
        assert_eq!(found, Some((Kind::According, "A. Kydd".to_owned(), "What fosters trust".to_owned())));
        assert_eq!(at_the_end("without Ames"), None);
    }

    #[test]
    fn lists_are_parted_outside_quotes() {
        assert_eq!(names("Ames, Boyd, and Cole & \"D and E\""), ["Ames", "Boyd", "Cole", "\"D and E\""]);
        assert_eq!(names("Žvelbil or Díaz"), ["Žvelbil", "Díaz"]);
    }
}
