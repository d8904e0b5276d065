//! The standpoint of a question by its words alone: where it ends, and which names it has.

use std::ops::Range;

/// How a part of a standpoint begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// As of a year.
    AsOf,
    /// According to somebody.
    According,
    /// Without a source.
    Without,
    /// Under a condition.
    When,
}

impl Opening {
    /// The words of the language that begin such a part.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::AsOf => "as of",
            Self::According => "according to",
            Self::Without => "without",
            Self::When => "when",
        }
    }
}

/// How parts begin, the language's own words first; each is followed by a year or by names.
const BEGINNINGS: [(&str, Opening); 20] = [
    ("as of", Opening::AsOf),
    ("according to", Opening::According),
    ("without", Opening::Without),
    ("when", Opening::When),
    ("if", Opening::When),
    ("given", Opening::When),
    ("under", Opening::When),
    ("during", Opening::When),
    ("in times of", Opening::When),
    ("in case of", Opening::When),
    ("under the condition of", Opening::When),
    ("in the view of", Opening::According),
    ("in the opinion of", Opening::According),
    ("in the eyes of", Opening::According),
    ("on the word of", Opening::According),
    ("by the word of", Opening::According),
    ("leaving out", Opening::Without),
    ("leaving aside", Opening::Without),
    ("disregarding", Opening::Without),
    ("setting aside", Opening::Without),
];
/// What stands before a condition at the end of a question, the surest first: `in` may begin anything.
const CONDITIONS: [(&str, bool); 14] = [
    ("when", true),
    ("if", true),
    ("in times of", true),
    ("in time of", true),
    ("in the case of", true),
    ("in case of", true),
    ("in a situation of", true),
    ("under the condition of", true),
    ("under conditions of", true),
    ("on condition of", true),
    ("given", false),
    ("under", false),
    ("during", false),
    ("in", false),
];
/// No more places are tried at which a condition may begin: of more, the last ones.
const MOST_PLACES: usize = 6;
/// What may stand before the name of a condition: `when there is peace`.
const BEFORE_CONDITION: [&str; 6] = ["there is", "there are", "there's", "in", "under", "in times of"];
/// What follows a name and `'s` after `in`: `in Keating's view`.
const VIEWS: [&str; 5] = ["view", "opinion", "account", "reading", "eyes"];

/// A part of a standpoint as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenStance<'q> {
    /// How it begins.
    pub opening: Opening,
    /// The year or the names.
    pub text: &'q str,
}

/// A question parted from its standpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithStandpoint<'q> {
    /// The parts, at least one.
    pub stances: Vec<WrittenStance<'q>>,
    /// Whether a colon ends the last.
    pub by_colon: bool,
    /// The rest.
    pub asked: &'q str,
}

/// The standpoint at the beginning of a question; none if it begins otherwise, or nothing follows. A colon ends it that has
/// a blank after it or a year before it, which that of `work:kydd2005` has not; where there is none, the first comma that
/// no other part follows.
#[must_use]
pub fn parted(question: &str) -> Option<WithStandpoint<'_>> {
    let (mut stances, mut at) = (Vec::new(), 0);
    let mut by_colon = false;
    while let Some(begun) = begun(&question[at..]) {
        let rest = &question[at + begun.names..];
        let (end, text) = match begun.view {
            None => {
                let end = end_of(rest)?;
                (end, rest[..end].trim())
            }
            // `in Keating's view`: an end must follow at once.
            Some(Range { start, end }) => {
                let blanks = rest[end..].len() - rest[end..].trim_start().len();
                (end + blanks, rest[..start].trim())
            }
        };
        if !rest[end..].starts_with([':', ',']) {
            return None;
        }
        by_colon = rest[end..].starts_with(':');
        stances.push(WrittenStance { opening: begun.opening, text });
        at += begun.names + end + 1;
        at += question[at..].len() - question[at..].trim_start().len();
    }
    let asked = question[at..].trim();
    (!stances.is_empty() && !asked.is_empty()).then_some(WithStandpoint { stances, by_colon, asked })
}

/// The standpoint at the end of a question: `what fosters trust according to Kydd?`, `… in Kydd's view?`
#[must_use]
pub fn at_the_end(question: &str) -> Option<WithStandpoint<'_>> {
    let question = question.trim().trim_end_matches(['?', '.', ' ']);
    let lower = question.to_ascii_lowercase();
    let place = |(words, opening): &(&str, Opening)| {
        let at = lower.rfind(&format!(" {words} "))?;
        Some((at, question[at + words.len() + 2..].trim(), *opening))
    };
    let view = || {
        let ending = VIEWS.iter().flat_map(|view| [format!("'s {view}"), format!("’s {view}")]);
        let end = ending.into_iter().find_map(|ending| Some(lower.strip_suffix(&ending)?.len()))?;
        let at = lower[..end].rfind(" in ")?;
        Some((at, question[at + " in ".len()..end].trim(), Opening::According))
    };
    let (at, text, opening) = BEGINNINGS.iter().filter_map(place).chain(view()).max_by_key(|(at, ..)| *at)?;
    let asked = question[..at].trim_end_matches([',', ' ']);
    let stances = vec![WrittenStance { opening, text }];
    (!asked.is_empty() && !text.is_empty()).then_some(WithStandpoint { stances, by_colon: false, asked })
}

/// What may be conditions at the end of a question: `which norms foster trust when peace and détente?`; the longest
/// first. Of words that begin much else, `in` and the like, only if `unsure`.
pub fn conditions_at_the_end(
    question: &str,
    unsure: bool,
) -> impl Iterator<Item = (&'static str, WithStandpoint<'_>)> {
    let question = question.trim().trim_end_matches(['?', '.', ' ']);
    let lower = question.to_ascii_lowercase();
    let mut places: Vec<(usize, usize, &'static str)> = Vec::new();
    for (words, _) in CONDITIONS.iter().filter(|(_, is_sure)| *is_sure != unsure) {
        let found = format!(" {words} ");
        places.extend(lower.match_indices(&found).map(|(at, found)| (at, at + found.len(), *words)));
    }
    places.sort_unstable();
    let last = places.len().saturating_sub(MOST_PLACES);
    places.drain(..last);
    places.into_iter().filter_map(|(at, end, opening)| {
        let text = without_lead(question[end..].trim()).trim();
        let asked = question[..at].trim_end_matches([',', ' ']);
        let stances = vec![WrittenStance { opening: Opening::When, text }];
        let is_one = !asked.is_empty() && !text.is_empty();
        is_one.then_some((opening, WithStandpoint { stances, by_colon: false, asked }))
    })
}

/// The name of a condition without what may stand before it: `there is peace`.
#[must_use]
pub fn without_lead(text: &str) -> &str {
    let lead = BEFORE_CONDITION.iter().find_map(|lead| {
        let start = text.get(..lead.len()).filter(|start| start.eq_ignore_ascii_case(lead))?;
        text[start.len()..].strip_prefix(' ')
    });
    lead.unwrap_or(text)
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
    opening: Opening,
    /// The byte at which its names begin.
    names: usize,
    /// Of `in Keating's view`, where `'s view` stands in them.
    view: Option<Range<usize>>,
}

fn begun(text: &str) -> Option<Begun> {
    let lower = text.to_ascii_lowercase();
    let blanks = text.len() - text.trim_start().len();
    let lower = &lower[blanks..];
    for (words, opening) in BEGINNINGS {
        let blank = lower.strip_prefix(words).and_then(|rest| rest.chars().next());
        if let Some(blank) = blank.filter(|blank| blank.is_whitespace()) {
            return Some(Begun { opening, names: blanks + words.len() + blank.len_utf8(), view: None });
        }
    }
    let of_view = lower.strip_prefix("in ")?;
    VIEWS.iter().find_map(|view| {
        let ending = [format!("'s {view}"), format!("’s {view}")];
        let (at, ending) = ending.iter().find_map(|ending| Some((of_view.find(ending.as_str())?, ending)))?;
        // The name is what stands between.
        let is_near = !of_view[..at].contains([',', ':', '?']);
        let view = Some(at..at + ending.len());
        is_near.then_some(Begun { opening: Opening::According, names: blanks + "in ".len(), view })
    })
}

/// Where a part ends: at a colon; else at the first comma with which no list goes on.
fn end_of(text: &str) -> Option<usize> {
    let mut quoted = false;
    let mut comma = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            ':' if !quoted => {
                let ends = before.is_ascii_digit() || text[at + 1..].starts_with(char::is_whitespace);
                if ends || text.len() == at + 1 {
                    return Some(at);
                }
            }
            ',' if !quoted && comma.is_none() => {
                // Another part follows, with an end of its own.
                if begun(&text[at + 1..]).is_some() {
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
    use super::{Opening, at_the_end, names, parted};

    /// The parts of a standpoint with what follows, as text.
    fn told(question: &str) -> String {
        parted(question).map_or_else(String::new, |parted| {
            let stances: Vec<String> =
                parted.stances.iter().map(|one| format!("{} {}", one.opening.words(), one.text)).collect();
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
            ("in Müller’s opinion: what", "according to Müller: what"),
            ("without\u{a0}Webber: who", "without Webber: who"),
            ("in Keating's view of Südkorea, what", ""),
            ("in Kydd's account of trust, what", ""),
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
            (parted.stances[0].opening, parted.stances[0].text.to_owned(), parted.asked.to_owned())
        });
        assert_eq!(found, Some((Opening::According, "A. Kydd".to_owned(), "What fosters trust".to_owned())));
        let of_view = at_the_end("what fosters trust in Kydd's view?").map(|parted| parted.stances[0].text);
        assert_eq!(of_view, Some("Kydd"));
        assert_eq!(at_the_end("without Ames"), None);
    }

    #[test]
    fn lists_are_parted_outside_quotes() {
        assert_eq!(names("Ames, Boyd, and Cole & \"D and E\""), ["Ames", "Boyd", "Cole", "\"D and E\""]);
        assert_eq!(names("Žvelbil or Díaz"), ["Žvelbil", "Díaz"]);
    }
}
