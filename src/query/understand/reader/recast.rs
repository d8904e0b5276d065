//! A question with its words in the order that the frames expect, or without those around it that ask for nothing: `any
//! idea who disputes Kydd`, `by whom is Kydd disputed`, `trust: what does it require`. Each way is tried where a question
//! has no meaning as it stands; what comes of it is read as any question is, so that several may follow one another.

mod around;
mod meant;
mod order;
mod owned;
mod people;
mod plain;
mod signs;

use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::phrasing::firmly_rephrased;
use crate::query::understand::reader::recast::around::{
    stated, without_closing, without_noise, without_opening,
};
use crate::query::understand::reader::recast::meant::{falling, mentioned, quoted, unanswered, unquoted};
pub(super) use crate::query::understand::reader::recast::order::about_what_stands_first;
use crate::query::understand::reader::recast::order::{fronted, last_first, listed, with_particle};
use crate::query::understand::reader::recast::owned::owner_first;
use crate::query::understand::reader::recast::people::anybody;
use crate::query::understand::reader::recast::plain::plain;
use crate::query::understand::reader::recast::signs::{at_place, cites_where, divided};
use crate::query::understand::reader::thesaurus::firm::{FIRM, LACKING};
use crate::query::understand::reader::thesaurus::idioms::IDIOMS;
use crate::query::understand::reader::thesaurus::is_among;
use crate::query::understand::reader::token::Token;

/// The ways to put a question that go before its words as they stand, since these have another meaning: with what asks
/// at the end first (`Kydd is cited by which works`), and with plain words for what asks otherwise than it says.
pub(super) fn firm(known: &Known<'_>, words: &[Token]) -> Vec<Vec<Token>> {
    let mut ways: Vec<Vec<Token>> = Vec::new();
    ways.extend(firmly_rephrased(words).map(|again| again.words));
    let idioms = |words: &[Token]| {
        let lacking = plain(LACKING, words).filter(|_| !known.relations_for("lack").is_empty());
        lacking.or_else(|| plain(FIRM, words))
    };
    // What the library has a word of its own for means that.
    let is_own = |token: &Token| {
        let meant = known.relations.meant(std::slice::from_ref(token));
        is_among(OWN, &token.word) && meant.iter().any(|meant| !meant.alike)
    };
    ways.extend(idioms(words).filter(|_| !words.iter().any(is_own)));
    let first = last_first(known, words);
    ways.extend(first.into_iter().flat_map(|way| [fronted(known, &way), vec![way]].concat()));
    ways
}

/// Verbs that a library may have a relation for.
const OWN: &str =
    "agree|agrees|accept|accepts|believe|believes|endorse|endorses|share|shares|buy|buys|convince|persuade";

/// The ways to put a question, the likeliest first.
pub(super) fn recast(known: &Known<'_>, words: &[Token]) -> Vec<Vec<Token>> {
    let mut ways = Vec::new();
    ways.extend(quoted(words));
    ways.extend(without_opening(known, words));
    ways.extend(plain(IDIOMS, words));
    ways.extend(without_noise(words));
    ways.extend(without_closing(words));
    ways.extend(with_particle(known, words));
    ways.extend(fronted(known, words));
    ways.extend(last_first(known, words));
    ways.extend(listed(known, words));
    ways.extend(owner_first(known, words));
    ways.extend(stated(known, words));
    ways.extend(falling(words));
    ways.extend(unanswered(known, words));
    ways.extend(unquoted(known, words));
    ways.extend(mentioned(known, words));
    ways.extend(at_place(known, words));
    ways.extend(divided(known, words));
    ways.extend(cites_where(known, words));
    ways.extend(anybody(known, words));
    ways.retain(|way| !way.is_empty() && way != words);
    ways
}
