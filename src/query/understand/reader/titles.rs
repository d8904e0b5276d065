//! Works that are named by their titles together with whoever wrote them.

use crate::catalog::entry::NodeId;
use crate::query::understand::reader::described::is_work;
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::token::Token;

/// `Hale's book Hot Water`, `the book "Hot Water" of Hale`: the title alone, which says whose it is.
pub(super) fn titles_alone(known: &Known<'_>, tokens: &[Token]) -> Vec<Token> {
    let mentions = known.mentions(tokens);
    let one = |at: usize| match mentions.get(at)?.thing()? {
        [one] => Some(*one),
        _ => None,
    };
    let Some((at, makers)) = (0..mentions.len()).find_map(|at| {
        let work = known.catalog.work(one(at)?)?;
        // A key says so itself.
        let is_titled = mentions[at].words.len() > 1 || tokens[mentions[at].words.start].quoted;
        is_titled.then_some((at, work.makers()))
    }) else {
        return tokens.to_vec();
    };
    let is_maker = |node: &NodeId| makers.contains(node);
    let names_maker = |at: usize| mentions[at].thing().is_some_and(|things| things.iter().any(is_maker));
    let is_noun = |at: usize| {
        let words = &tokens[mentions[at].words.clone()];
        words.len() == 1 && is_work(&words[0].word).is_some()
    };
    let mut from = at;
    let is_article = |at: usize| matches!(tokens[mentions[at].words.start].word.as_str(), "the" | "a");
    let is_said = |at: usize| is_article(at) || tokens[mentions[at].words.end - 1].possessive;
    if from > 1 && is_noun(from - 1) && is_said(from - 2) {
        from -= 1;
    }
    let owner =
        (0..from).rev().take_while(|before| mentions[*before].joint() == Some("and") || names_maker(*before));
    let owner = owner.last().filter(|first| {
        names_maker(*first) && names_maker(from - 1) && tokens[mentions[from - 1].words.end - 1].possessive
    });
    from = owner.unwrap_or(from);
    if owner.is_none() && from < at && from > 0 && is_article(from - 1) {
        from -= 1;
    }
    // `… of Hale`, `… by Hale`
    let after = (at + 1 < mentions.len()).then(|| mentions[at + 1].joint()).flatten();
    let of_maker = matches!(after, Some("of" | "by")) && at + 2 < mentions.len() && names_maker(at + 2);
    let to = if of_maker { at + 2 } else { at };
    let title = &tokens[mentions[at].words.clone()];
    let rest = &tokens[mentions[to].words.end..];
    [&tokens[..mentions[from].words.start], title, rest].concat()
}
