//! `kydd trust`, `abandonment`: names side by side, without a word that asks.

use crate::catalog::NodeClass as Class;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::{Candidate, Used};
use crate::query::understand::reader::mention::Sense;

pub(super) fn keyword(clause: &Clause<'_>) -> Vec<Candidate> {
    let asks = clause
        .mentions
        .iter()
        .any(|mention| mention.cue().is_some_and(|cue| !["say", "view", "for"].contains(&cue)));
    let asks = asks || clause.asks_whether();
    let named = clause.named();
    if asks || named.is_empty() {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    for named in &named {
        used.take_all(named.first, named.last);
    }
    if let [one] = named.as_slice()
        && used.all()
        && one.things.len() == 1
    {
        let names = clause.names(one, " and ");
        let kind = clause.known.lexicon.sort(&clause.tokens[clause.mentions[one.first].words.start].word);
        let is_plural = clause.tokens[clause.mentions[one.first].words.start].word.ends_with('s');
        let plural = kind.filter(|_| is_plural).map(|sort| clause.known.lexicon.plural(&sort));
        return names
            .into_iter()
            .flat_map(|name| {
                // `theories of trust` are those under what is called so.
                let under = plural.as_ref().map(|plural| format!("{plural} under {name}"));
                let under = under.map(|question| Candidate::new("under", 41, question).if_found());
                [Some(Candidate::new("page", 40, format!("what is {name}"))), under].into_iter().flatten()
            })
            .collect();
    }
    // Words that name nothing are looked for in what the scholar or work says.
    let (years, words): (Vec<usize>, Vec<usize>) = used.left().into_iter().partition(|at| {
        matches!(clause.mentions[*at].senses.first(), Some(Sense::Unit(unit)) if !unit.starts_with("with"))
    });
    let units: String = years
        .iter()
        .filter_map(|at| match clause.mentions[*at].senses.first() {
            Some(Sense::Unit(unit)) => Some(format!(" {unit}")),
            _ => None,
        })
        .collect();
    if !units.is_empty() && !words.is_empty() {
        return Vec::new();
    }
    let is_word = |at: &usize| {
        let mention = &clause.mentions[*at];
        mention.is_unknown() || matches!(mention.senses.first(), Some(Sense::Text(_)))
    };
    let unknown = words.iter().all(is_word);
    let of = |class: Class| {
        named.iter().filter(|named| clause.class(named) == Some(class)).collect::<Vec<&Named>>()
    };
    let (scholars, works, topics) = (of(Class::Scholar), of(Class::Work), of(Class::Topic));
    let whole = scholars.len() + works.len() + topics.len() == named.len();
    let people: usize = scholars.iter().map(|named| named.things.len()).sum();
    if !whole || !unknown || works.len() > 1 || topics.is_empty() && words.is_empty() && people < 2 {
        return Vec::new();
    }
    // `Kydd on Waltz`, `Kydd via Waltz`: the one speaks of the other.
    let is_other = |named: &&Named| {
        matches!(clause.joint_before(named.first), Some("on" | "about" | "via" | "against" | "to" | "with"))
    };
    if scholars.len() + works.len() > 1 && scholars.iter().chain(&works).skip(1).any(is_other) {
        return upon(clause, &scholars);
    }
    let speaks = !scholars.is_empty() || !works.is_empty();
    let mut start = "claims".to_owned();
    let mut all: Vec<_> = scholars.iter().flat_map(|named| named.things.clone()).collect();
    if let Some(first) = scholars.first() {
        let together = Named { things: std::mem::take(&mut all), ..(*first).clone() };
        let Some(names) = clause.one_name(&together, clause.joint(&together)) else {
            return Vec::new();
        };
        start += &format!(" by {names}");
    }
    if let Some(work) = works.first() {
        let Some(name) = clause.one_name(work, " or ") else { return Vec::new() };
        start += &format!(" in {name}");
    }
    if !words.is_empty() {
        let word = |at: &usize| match clause.mentions[*at].senses.first() {
            Some(Sense::Text(text)) => format!("'{text}'"),
            _ => clause.words(*at),
        };
        let plain: Vec<String> = words.iter().map(word).collect();
        let about: Vec<String> = topics.iter().flat_map(|topic| clause.names(topic, " and ")).collect();
        let about = about.iter().map(|topic| format!(" about {topic}")).collect::<String>();
        if !speaks && topics.is_empty() {
            return Vec::new();
        }
        let in_all = format!("{start}{about} matching \"{}\"", plain.join(" "));
        // What was taken for part of a name may be a word of the text.
        let from = scholars.iter().chain(&works).map(|named| named.last).max().unwrap_or(0);
        let rest = (from + 1..clause.mentions.len()).filter(|at| !clause.mentions[*at].is_small());
        let rest: Vec<String> = rest.map(|at| clause.words(at)).collect();
        let in_text = format!("{start} matching \"{}\"", rest.join(" "));
        let mut ways = vec![Candidate::new("words", 30, in_all).must_find()];
        if speaks {
            ways.push(Candidate::new("words", 28, in_text).must_find());
        }
        // A word of one topic's name alone means that topic before a word of the text.
        if let ([only], true) = (words.as_slice(), speaks && topics.is_empty())
            && let Some(topic) = clause.known.names.naming(&clause.tokens[clause.mentions[*only].words.start])
        {
            let about = format!("{start} about {}", clause.name(topic));
            ways.push(Candidate::new("words", 31, about).must_find());
        }
        return ways;
    }
    let lists: Vec<Vec<String>> =
        topics.iter().map(|topic| clause.names(topic, if topic.or { " or " } else { " and " })).collect();
    let mut ways = vec![Vec::<String>::new()];
    for list in &lists {
        ways = ways
            .iter()
            .flat_map(|way| list.iter().map(move |name| [way.clone(), vec![name.clone()]].concat()))
            .take(12)
            .collect();
    }
    let joined = topics.iter().any(|topic| topic.and || topic.or);
    ways.into_iter()
        .flat_map(|topics| {
            let both: String = topics.iter().map(|topic| format!(" about {topic}")).collect();
            let both = format!("{both}{units}");
            let either = format!(" about {}{units}", topics.join(" or "));
            let all = Candidate::new("keywords", 42, format!("{start}{both}")).if_found();
            if topics.len() > 1 && !speaks && joined {
                vec![Candidate::new("keywords", 42, format!("{start}{both}"))]
            } else if topics.len() > 2 && !speaks {
                vec![all.must_find()]
            } else if topics.len() > 1 {
                vec![all, Candidate::new("keywords", 38, format!("{start}{either}"))]
            } else if topics.is_empty() {
                vec![Candidate::new("keywords", 38, format!("{start}{units}"))]
            } else {
                vec![Candidate::new("keywords", 42, format!("{start}{both}"))]
            }
        })
        .collect()
}

/// `Kydd via Waltz`: what he says that was read in a work of the other's; `Kydd on Waltz`: what he cites him for.
fn upon(clause: &Clause<'_>, scholars: &[&Named]) -> Vec<Candidate> {
    let [who, of] = scholars else { return Vec::new() };
    let (Some(who), Some(name)) = (clause.spoken(who), clause.one_name(of, " or ")) else {
        return Vec::new();
    };
    let works = of.things.iter().flatten().flat_map(|of| clause.known.names.works_of(*of));
    let works: Vec<String> = works.map(|work| clause.name(*work)).collect();
    let question = match clause.joint_before(of.first) {
        Some("via") if !works.is_empty() => format!("claims {who} via {}", works.join(" or ")),
        Some("on" | "about") => format!("citations of {name} {who}"),
        _ => return Vec::new(),
    };
    vec![Candidate::new("upon", 42, question)]
}
