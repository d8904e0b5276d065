//! A question with its words in the order that the frames expect, or without those around it that ask for nothing: `any
//! idea who disputes Kydd`, `by whom is Kydd disputed`, `trust: what does it require`. Each way is tried where a question
//! has no meaning as it stands; what comes of it is read as any question is, so that several may follow one another.

mod around;
mod meant;
mod order;
mod plain;

use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::recast::around::{
    stated, without_closing, without_noise, without_opening,
};
use crate::query::understand::reader::recast::meant::{falling, mentioned, quoted, unanswered, unquoted};
pub(super) use crate::query::understand::reader::recast::order::about_what_stands_first;
use crate::query::understand::reader::recast::order::{fronted, last_first, listed, with_particle};
use crate::query::understand::reader::recast::plain::plain;
use crate::query::understand::reader::token::Token;

/// The ways to put a question, the likeliest first.
pub(super) fn recast(known: &Known<'_>, words: &[Token]) -> Vec<Vec<Token>> {
    let mut ways = Vec::new();
    ways.extend(quoted(words));
    ways.extend(without_opening(known, words));
    ways.extend(plain(words));
    ways.extend(without_noise(words));
    ways.extend(without_closing(words));
    ways.extend(with_particle(known, words));
    ways.extend(fronted(known, words));
    ways.extend(last_first(known, words));
    ways.extend(listed(known, words));
    ways.extend(stated(known, words));
    ways.extend(falling(words));
    ways.extend(unanswered(known, words));
    ways.extend(unquoted(known, words));
    ways.extend(mentioned(known, words));
    ways.retain(|way| !way.is_empty() && way != words);
    ways
}
