//! Works that are named by what they are: `Kruse's chapter on nurses`, `the 1994 paper by Kowalczyk`; and whose
//! `his` and `her` is within a clause.

use std::collections::{BTreeMap, BTreeSet};

use crate::bibliography::is_of_type;
use crate::catalog::entry::{Node, NodeId};
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::thesaurus::{JOINTS, KINDS, SMALL};
use crate::query::understand::reader::titles::titles_alone;
use crate::query::understand::reader::token::{self, Token, stems};

/// A question with the keys of works that are described, and names for the pronouns that own something.
pub(super) fn described(known: &Known<'_>, tokens: &[Token]) -> Vec<Token> {
    let mut tokens = titles_alone(known, &owners_named(known, tokens));
    let mut at = 0;
    while at < tokens.len() {
        match description(known, &tokens, at) {
            Some((from, to, key)) => {
                let last = &tokens[to - 1];
                let mut named = token::tokens(&key);
                for token in &mut named {
                    token.span = tokens[from].span.start..last.span.end;
                }
                if let Some(end) = named.last_mut() {
                    end.ends = last.ends;
                    end.possessive = last.possessive;
                }
                at = from + named.len();
                tokens.splice(from..to, named);
            }
            None => at += 1,
        }
    }
    tokens
}

/// `Whitcombe … his paper`: the pronoun is whoever was named before it, if something that scholars make follows.
fn owners_named(known: &Known<'_>, tokens: &[Token]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let owns = ["his", "her", "their"].contains(&token.word.as_str()) && !token.quoted;
        let made = tokens.get(at + 1).is_some_and(|next| {
            let singular = next.word.strip_suffix('s').unwrap_or(&next.word);
            is_work(singular).is_some() || known.lexicon.sort(&next.word).is_some()
        });
        let owner = if owns && made { speaker(known, &tokens[..at]) } else { None };
        match owner {
            Some(mut owner) => {
                if let Some(last) = owner.last_mut() {
                    last.possessive = true;
                    last.ends = false;
                }
                found.extend(owner);
            }
            None => found.push(token.clone()),
        }
    }
    found
}

/// The words of the scholar or work that is named, if no other is.
fn speaker(known: &Known<'_>, before: &[Token]) -> Option<Vec<Token>> {
    let mentions = known.mentions(before);
    let mut named = mentions.iter().filter(|mention| {
        let things = mention.thing().unwrap_or_default();
        let speaks =
            |node: &NodeId| known.catalog.scholar(*node).is_some() || known.catalog.work(*node).is_some();
        !things.is_empty() && things.iter().all(speaks)
    });
    let named = named.next().filter(|_| named.next().is_none())?;
    Some(before[named.words.clone()].to_vec())
}

/// The type that a word for one work tells, which may be none; no answer if it is no such word.
pub(super) fn is_work(word: &str) -> Option<&'static str> {
    let is_it = |words: &str| words.split('|').any(|known| known == word);
    let (_, unit, _) = KINDS.iter().find(|(sort, _, words)| *sort == "work" && is_it(words))?;
    Some(unit.strip_prefix("with type ").map_or("", |quoted| quoted.trim_matches('"')))
}

/// The words that describe one work, whose noun is at a place, and the key of the work.
fn description(known: &Known<'_>, tokens: &[Token], noun: usize) -> Option<(usize, usize, String)> {
    let kind = is_work(&tokens[noun].word).filter(|_| !tokens[noun].quoted)?;
    let mut from = noun;
    let year = noun.checked_sub(1).and_then(|at| tokens[at].word.parse::<i32>().ok());
    if year.is_some() {
        from -= 1;
    }
    let mut makers: Vec<Vec<NodeId>> = Vec::new();
    let owner = (0..from).rev().take(4).filter(|_| tokens[from - 1].possessive).find_map(|start| {
        let people = known.names.person(known.catalog, &tokens[start..from]);
        (!people.is_empty()).then_some((start, people))
    });
    // The longest name that ends here.
    let longest = owner.map(|(start, people)| {
        let longer = (start.saturating_sub(3)..start).filter_map(|longer| {
            let people = known.names.person(known.catalog, &tokens[longer..from]);
            (!people.is_empty()).then_some((longer, people))
        });
        longer.min().unwrap_or((start, people))
    });
    if let Some((start, people)) = longest {
        makers.push(people);
        from = start;
    }
    let is_the = |at: usize| tokens[at].word == "the" || tokens[at].word == "that";
    let article = from.checked_sub(1).is_some_and(is_the);
    if makers.is_empty() && !article {
        return None;
    }
    if makers.is_empty() {
        from -= 1;
    }
    let mut to = noun + 1;
    // `Hale's book of 1999`
    let is_joint = tokens.get(to).is_some_and(|token| matches!(token.word.as_str(), "of" | "from"));
    let after = tokens.get(to + 1).and_then(|token| token.word.parse::<i32>().ok()).filter(|_| is_joint);
    let year = year.or(after);
    if after.is_some() {
        to += 2;
    }
    if let Some((end, people)) = by_whom(known, tokens, to) {
        makers.extend(people);
        to = end;
    }
    // `the article by Weston and Kell (1982)`
    let behind = tokens.get(to).and_then(|token| token.word.parse::<i32>().ok());
    let behind = behind.filter(|year| !makers.is_empty() && is_year_of(known, &makers, *year));
    to += usize::from(behind.is_some());
    let year = year.or(behind);
    let all: BTreeSet<NodeId> = match makers.first() {
        Some(any) => any.iter().flat_map(|who| known.names.works_of(*who)).copied().collect(),
        None if is_about(tokens, to) => {
            let nodes = known.catalog.nodes();
            nodes.filter(|(_, node)| matches!(node, Node::Work(_))).map(|(id, _)| id).collect()
        }
        None => return None,
    };
    let fits = |id: &NodeId| {
        known.catalog.work(*id).is_some_and(|work| {
            let by = |any: &Vec<NodeId>| any.iter().any(|who| work.makers().contains(who));
            year.is_none_or(|year| work.year == Some(year)) && makers.iter().all(by)
        })
    };
    let works: Vec<NodeId> = all.into_iter().filter(fits).collect();
    // `what is written in Zhao's book about property`: what is asked, where the book is known without it.
    let within =
        from.checked_sub(1).is_some_and(|before| ["in", "from"].contains(&tokens[before].word.as_str()));
    let asked = within && works.len() == 1 && tokens.get(to).is_some_and(|token| token.word == "about");
    let subject = subject(known, tokens, to, &works).filter(|_| !asked);
    let told = !makers.is_empty()
        && (asked || year.is_some() || subject.is_some() || !MASS.contains(&tokens[noun].word.as_str()));
    let (to, works) = match subject {
        Some((end, works)) => (end, works),
        None if told => (to, works),
        None => return None,
    };
    let of_kind: Vec<NodeId> = works
        .iter()
        .copied()
        .filter(|id| {
            kind.is_empty() || known.catalog.work(*id).is_some_and(|work| is_of_type(&work.kind, kind))
        })
        .collect();
    // Who says `article` may mean a chapter.
    let one = match (of_kind.as_slice(), works.as_slice()) {
        ([one], _) | ([], [one]) => *one,
        _ => return None,
    };
    let to = in_host(known, tokens, to, one).unwrap_or(to);
    Some((from, to, known.catalog.id(one).to_owned()))
}

/// True of a year in which all of these wrote something.
fn is_year_of(known: &Known<'_>, makers: &[Vec<NodeId>], year: i32) -> bool {
    let wrote = |who: &NodeId| {
        let mut works = known.names.works_of(*who).iter().filter_map(|work| known.catalog.work(*work));
        works.any(|work| work.year == Some(year))
    };
    makers.iter().all(|any| any.iter().any(wrote))
}

/// `… in the Handbook`: where the work that contains one ends.
fn in_host(known: &Known<'_>, tokens: &[Token], at: usize, work: NodeId) -> Option<usize> {
    let host = known.catalog.work(work)?.host?;
    if tokens.get(at)?.word != "in" {
        return None;
    }
    let rest = &tokens[at + 1..];
    let mentions = known.mentions(rest);
    let named = mentions.iter().find(|mention| !mention.is_small())?;
    let is_host = named.thing().is_some_and(|things| things.contains(&host));
    is_host.then_some(at + 1 + named.words.end)
}

/// `by Kowalczyk and Kruse`: where it ends, and the scholars, each of whom may be several.
fn by_whom(known: &Known<'_>, tokens: &[Token], at: usize) -> Option<(usize, Vec<Vec<NodeId>>)> {
    // `the book of Zhao`
    if tokens.get(at).is_none_or(|token| !matches!(token.word.as_str(), "by" | "of")) {
        return None;
    }
    let mut makers = Vec::new();
    let mut at = at + 1;
    loop {
        let ends = (at + 1..=tokens.len().min(at + 4)).rev();
        let named = ends.into_iter().find_map(|end| {
            let people = known.names.person(known.catalog, &tokens[at..end]);
            (!people.is_empty()).then_some((end, people))
        });
        let (end, people) = match named {
            Some(named) => named,
            None => return (!makers.is_empty()).then_some((at - 1, makers)),
        };
        makers.push(people);
        if tokens.get(end).is_none_or(|token| token.word != "and") {
            return Some((end, makers));
        }
        at = end + 1;
    }
}

/// What a work is said to be about, from its preposition on: where that ends, and the works of which it is true. The
/// most words that any work has in its title, or in the names of what its claims are about.
fn subject(known: &Known<'_>, tokens: &[Token], at: usize, works: &[NodeId]) -> Option<(usize, Vec<NodeId>)> {
    if !is_about(tokens, at) || works.is_empty() || works.len() > MOST_WORKS {
        return None;
    }
    let stop = (at + 1..tokens.len()).find(|at| tokens[*at].ends).map_or(tokens.len(), |last| last + 1);
    let words = words_of(known, works);
    (at + 2..=stop).rev().find_map(|end| {
        let said: BTreeSet<&str> = tokens[at + 1..end]
            .iter()
            .filter(|token| !SMALL.contains(&token.word.as_str()) && !JOINTS.contains(&token.word.as_str()))
            .map(|token| token.stem.as_str())
            .collect();
        let ends_small = JOINTS.contains(&tokens[end - 1].word.as_str());
        let fits = words.iter().filter(|(_, own)| said.iter().all(|stem| own.contains(*stem)));
        let fits: Vec<NodeId> = fits.map(|(work, _)| *work).collect();
        (!said.is_empty() && !ends_small && !fits.is_empty()).then_some((end, fits))
    })
}

/// True of a place where a preposition says what a work is about.
fn is_about(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| ["on", "about", "of", "regarding"].contains(&token.word.as_str()))
}

/// The stems of the titles of works, and of the names of what their claims are about.
fn words_of(known: &Known<'_>, works: &[NodeId]) -> BTreeMap<NodeId, BTreeSet<String>> {
    let catalog = known.catalog;
    let title = |id: &NodeId| catalog.work(*id).map(|work| stems(&work.title)).unwrap_or_default();
    let mut found: BTreeMap<NodeId, BTreeSet<String>> =
        works.iter().map(|id| (*id, title(id).into_iter().collect())).collect();
    for (_, claim) in catalog.claims() {
        let Some(words) = found.get_mut(&claim.work) else { continue };
        for about in &claim.about {
            if let Node::Topic(topic) = catalog.node(*about) {
                let names = std::iter::once(&topic.label).chain(&topic.aka);
                words.extend(names.flat_map(|name| stems(name)));
            }
        }
    }
    found
}

/// Of more works than this the one that is meant is not looked for by what it is about.
const MOST_WORKS: usize = 2_000;
/// Words for all that somebody wrote, as well as for one work.
const MASS: [&str; 4] = ["writing", "literature", "research", "contribution"];
