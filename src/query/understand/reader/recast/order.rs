//! Questions whose words stand in another order than the frames expect.

use crate::catalog::entry::NodeId;
use crate::query::understand::reader::mention::{Known, Mention};
use crate::query::understand::reader::recast::around::ASKING;
use crate::query::understand::reader::recast::plain::plain;
use crate::query::understand::reader::thesaurus::idioms::IDIOMS;
use crate::query::understand::reader::thesaurus::{AUXILIARIES, is_among};
use crate::query::understand::reader::token::{Token, tokens};

/// Prepositions before a question word: `by whom`, `to which works`.
const BEFORE: &str = "by|in|to|from|on|at|of|with|against|about|through|under|upon|into|within|among|over";
/// Question words that a preposition may stand before.
const WH: &str = "who|whom|what|which|whose";
/// Words that stand for what was named first.
const PRONOUNS: &str = "it|they|them|this|these|those|he|she|him|her|that";
/// The same as an owner.
const OWNERS: &str = "its|their|his";
/// Particles of verbs.
const PARTICLES: &str = "up|down|back|out|off|over|away|apart|about|forward";

/// How many words stand before the comma or colon that ends the first part of a question, if they name something or are
/// of a kind and the rest is a question: `trust: what does it require`.
fn first_part(known: &Known<'_>, words: &[Token]) -> Option<usize> {
    let end = words.iter().position(|token| token.ends)? + 1;
    let rest = words.get(end..).filter(|rest| !rest.is_empty())?;
    let asks = |at: usize| rest.get(at).is_some_and(|token| is_among(ASKING, &token.word));
    let is_question = asks(0) || is_among(BEFORE, &rest[0].word) && asks(1);
    let mentions = known.mentions(&words[..end]);
    let names =
        |mention: &Mention| mention.is_small() || mention.thing().is_some() || mention.kind().is_some();
    let is_asked = is_among(ASKING, &words[0].word) && !is_among("on|about", &words[0].word);
    let is_named = mentions.iter().all(names) && mentions.iter().any(|mention| !mention.is_small());
    (is_question && !is_asked && is_named).then_some(end)
}

/// The question after what stands first, which its pronouns stand for, or which is what it is about.
pub(in crate::query::understand::reader) fn about_what_stands_first(
    known: &Known<'_>,
    words: &[Token],
) -> Option<Vec<Token>> {
    let end = first_part(known, words)?;
    let mut named = plain(IDIOMS, &words[..end]).unwrap_or_else(|| words[..end].to_vec());
    // `on marine reserves, what are Hale's views`
    let joint = named.first().filter(|first| is_among("on|about|regarding|concerning|in|of", &first.word));
    let joint = joint.map(|joint| joint.word.clone());
    if joint.is_some() {
        named.remove(0);
    }
    if let Some(last) = named.last_mut() {
        last.ends = false;
    }
    // What stands first goes on after the last word.
    let mut rest = words[end..].to_vec();
    if let Some(last) = rest.last_mut() {
        last.ends = false;
    }
    let stands = |at: &usize| {
        let of_term = rest[*at].word == "the"
            && rest
                .get(at + 1)
                .is_some_and(|next| is_among("term|word|words|concept|phrase|idea", &next.word));
        of_term || is_among(PRONOUNS, &rest[*at].word) || is_among(OWNERS, &rest[*at].word)
    };
    let first = known.mentions(&named).into_iter().find(|mention| !mention.is_small())?;
    if first.thing().is_none() {
        // `claims about trust: how many`
        return Some(
            [&tokens(if rest[0].word == "how" { "how many" } else { "which" }), named.as_slice()].concat(),
        )
        .filter(|_| joint.is_none());
    }
    let Some(at) = (0..rest.len()).find(stands) else {
        let joint = joint.unwrap_or_default();
        return Some([rest.as_slice(), &tokens(&joint), &named].concat());
    };
    if is_among(OWNERS, &rest[at].word)
        && let Some(last) = named.last_mut()
    {
        last.possessive = true;
    }
    let after = at + 1 + usize::from(rest[at].word == "the");
    Some([&rest[..at], &named, &rest[after..]].concat())
}

/// `by which scholars is Kydd disputed` as `which scholars disputed Kydd`, `to which works does he refer` as `which works
/// does he refer to`.
pub(super) fn fronted(known: &Known<'_>, words: &[Token]) -> Vec<Vec<Token>> {
    let [before, asking, rest @ ..] = words else { return Vec::new() };
    if !is_among(BEFORE, &before.word) || !is_among(WH, &asking.word) || before.quoted {
        return Vec::new();
    }
    let is_auxiliary = |token: &Token| AUXILIARIES.contains(&token.word.as_str());
    let kind = match asking.word.as_str() {
        "who" | "whom" | "what" => 0,
        // Up to the auxiliary or, without one, the first thing that is named.
        _ => {
            let named = known.mentions(rest).into_iter().find(|mention| mention.thing().is_some());
            let named = named.map_or(rest.len(), |named| named.words.start);
            let auxiliary = rest.iter().position(is_auxiliary).unwrap_or(rest.len());
            named.min(auxiliary)
        }
    };
    let (kind, said) = rest.split_at(kind);
    if said.is_empty() {
        return Vec::new();
    }
    let asked = if asking.word == "whom" { tokens("who") } else { vec![asking.clone()] };
    let asked = [asked.as_slice(), kind].concat();
    let mut ways = Vec::new();
    if before.word == "by" {
        ways.extend(active(known, &asked, said));
    }
    ways.push([asked.as_slice(), said, std::slice::from_ref(before)].concat());
    ways
}

/// What is done by whoever is asked for, as what they do.
fn active(known: &Known<'_>, asked: &[Token], said: &[Token]) -> Option<Vec<Token>> {
    let mentions = known.mentions(said);
    let related = mentions.iter().rposition(|mention| mention.relation().is_some())?;
    let verb = &said[mentions[related].words.clone()];
    let is_left = |token: &&Token| !is_among("is|are|was|were|has|have|had|been|being", &token.word);
    let before: Vec<Token> = said[..mentions[related].words.start].iter().filter(is_left).cloned().collect();
    let after = &said[mentions[related].words.end..];
    Some([asked, verb, &before, after].concat())
}

/// `Kydd is disputed by which scholars`, `trust is discussed where`: the question word first.
pub(super) fn last_first(known: &Known<'_>, words: &[Token]) -> Vec<Vec<Token>> {
    if words.first().is_none_or(|first| is_among(ASKING, &first.word)) {
        return Vec::new();
    }
    let Some(at) =
        (1..words.len()).rev().find(|at| is_among(WH, &words[*at].word) || words[*at].word == "where")
    else {
        return Vec::new();
    };
    let is_kind = |mention: &Mention| mention.is_small() || mention.kind().is_some();
    if words[at..].len() > 1 && !known.mentions(&words[at + 1..]).iter().all(is_kind) {
        return Vec::new();
    }
    let before = at.checked_sub(1).filter(|before| is_among(BEFORE, &words[*before].word));
    let from = before.unwrap_or(at);
    vec![[&words[from..], &words[..from]].concat()]
}

/// `slows reef recovery down` as `slows down reef recovery`, where that is what a relation is called.
pub(super) fn with_particle(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let at = (2..words.len()).find(|at| is_among(PARTICLES, &words[*at].word))?;
    let is_verb = |verb: &usize| {
        let phrase = [words[*verb].clone(), words[at].clone()];
        !known.relations.meant(&phrase).is_empty()
    };
    let verb = (0..at - 1).rev().find(is_verb)?;
    let mut put = words.to_vec();
    let particle = put.remove(at);
    put[at - 1].ends |= particle.ends;
    put.insert(verb + 1, Token { ends: false, ..particle });
    Some(put)
}

/// Words for what stands in a work and refers to another.
const REFERENCES: &str = "references|footnotes|endnotes|notes";

/// `burglary works since 2000`: a thing and then a kind, as things of that kind about it.
pub(super) fn listed(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let mentions = known.mentions(words);
    let [named, kind, ..] = mentions.as_slice() else { return None };
    let is_listed = named.thing().is_some() && kind.thing().is_none() && kind.kind().is_some();
    let owns = words[named.words.end - 1].possessive;
    is_listed.then(|| {
        let refers = is_among(REFERENCES, &words[kind.words.start].word);
        let is_work = |thing: &NodeId| known.catalog.work(*thing).is_some();
        let about = match named.thing() {
            // What a work or its author refers to, and not who refers to these.
            Some(things) if refers && things.iter().all(is_work) => tokens("in"),
            _ if owns || refers => tokens("by"),
            _ => tokens("about"),
        };
        [&words[kind.words.clone()], &about, &words[named.words.clone()], &words[kind.words.end..]].concat()
    })
}
