//! Words that are said once and meant twice: `rational versus social theories of trust`, `Rathbun's theory and
//! Luhmann's`, `cite Thornbury but do not dispute him`.

use crate::query::expr::Sort;
use crate::query::understand::reader::mention::{Known, Mention, Sense};
use crate::query::understand::reader::relations::Form;
use crate::query::understand::reader::token::{Token, joined};
use crate::query::understand::reader::when::WITH_PLACE;

/// What may stand between two things that share the rest of a name.
const BETWEEN: [&str; 5] = ["and", "or", "versus", "vs", "against"];
/// No shared rest of a name has more words.
const LONGEST_REST: usize = 4;
/// Objects that stand for what was named last.
const OBJECTS: [&str; 4] = ["him", "her", "them", "it"];

/// A question with such words said again.
pub(super) fn filled(known: &Known<'_>, tokens: &[Token]) -> Vec<Token> {
    let tokens = shared_rest(known, tokens);
    let tokens = shared_owned(&tokens);
    object_again(known, &tokens)
}

/// `rational versus social theories of trust`: the rest of the name after the second adjective is the first's too.
fn shared_rest(known: &Known<'_>, tokens: &[Token]) -> Vec<Token> {
    for at in 1..tokens.len().saturating_sub(2) {
        if !BETWEEN.contains(&tokens[at].word.as_str()) {
            continue;
        }
        let (first, second) = (at - 1, at + 1);
        for end in (second + 2..=tokens.len().min(second + 1 + LONGEST_REST)).rev() {
            let rest = &tokens[second + 1..end];
            let with = |word: &Token| std::iter::once(word).chain(rest).cloned().collect::<Vec<Token>>();
            let is_name = |words: &[Token]| {
                let texts: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();

                !known.names.called(&joined(&texts)).is_empty()
                    || !known.names.called_alike(&texts).is_empty()
            };
            let alone = !known.names.called(&tokens[first].word).is_empty();
            if !alone && is_name(&with(&tokens[first])) && is_name(&with(&tokens[second])) {
                return [&tokens[..at], rest, &tokens[at..]].concat();
            }
        }
    }
    tokens.to_vec()
}

/// `Rathbun's theory … Luhmann's`: what the last one owns is what an earlier one does.
fn shared_owned(tokens: &[Token]) -> Vec<Token> {
    let Some(last) = tokens.last().filter(|token| token.possessive) else { return tokens.to_vec() };
    let owned = tokens.windows(2).find(|pair| pair[0].possessive && !pair[1].possessive && pair[0] != *last);
    let Some(owned) = owned.map(|pair| pair[1].clone()) else { return tokens.to_vec() };
    let mut tokens = tokens.to_vec();
    if let Some(last) = tokens.last_mut() {
        last.ends = false;
    }
    tokens.push(owned);
    tokens
}

/// `… Thornbury but do not dispute him`
fn object_again(known: &Known<'_>, tokens: &[Token]) -> Vec<Token> {
    let is_object = |token: &Token| OBJECTS.contains(&token.word.as_str());
    let Some(at) = (1..tokens.len()).find(|at| is_object(&tokens[*at])) else { return tokens.to_vec() };
    let before = known.mentions(&tokens[..at]);
    let Some(named) = before.iter().rev().find(|mention| mention.thing().is_some()) else {
        return tokens.to_vec();
    };
    [&tokens[..at], &tokens[named.words.clone()], &tokens[at + 1..]].concat()
}

/// Where a list begins that stands inside another: `claims that dispute claims by Kydd`. Its kind follows a relation
/// or the preposition of one, and something is said of it.
pub(super) fn inner_list(known: &Known<'_>, tokens: &[Token]) -> Option<usize> {
    let mentions = known.mentions(tokens);
    let is_outer = |at: usize| {
        let mention = &mentions[at];
        let is_noun =
            mention.relation().is_some_and(|meant| meant.iter().any(|meant| meant.form == Form::Noun));
        mention.kind().is_some() || is_noun || mention.cue().is_some_and(|cue| ASKING.contains(&cue))
    };
    let is_said_of = |at: usize| {
        let next = mentions.get(at + 1)?;
        let joint = next.joint().is_some_and(|joint| SAYING_OF.contains(&joint));
        let that = ["that", "which", "who"].contains(&tokens[next.words.start].word.as_str());
        // `advocates of the view that bleaching is adaptive`: the statement is named, and none is listed.
        let told = mentions.get(at + 2).and_then(Mention::thing).unwrap_or_default();
        let that = that && !told.iter().any(|thing| known.catalog.is_affirmable(*thing));
        // `cited by works after 2000`: a year is that of what it stands beside.
        let dated = matches!(next.senses.first(), Some(Sense::Unit(unit)) if !unit.starts_with(WITH_PLACE));
        (joint || that || dated).then_some(())
    };
    // `disputes Kydd's argument about trust`
    let owned = (2..mentions.len()).find(|at| {
        let is_claim =
            mentions[*at].kind().is_some_and(|(sort, unit)| *sort == Sort::Claim && unit.is_empty())
                || mentions[*at].has_cue(&["view"]);
        let owner = &mentions[*at - 1];
        let owns = owner.thing().is_some() && tokens[owner.words.end - 1].possessive;
        let before = mentions[..*at - 1].iter().rev().find(|before| !before.is_small());
        is_claim
            && owns
            && before.is_some_and(|before| before.relation().is_some())
            && is_said_of(*at).is_some()
    });
    if let Some(owned) = owned {
        return Some(mentions[owned - 1].words.start);
    }
    // `what is wrong with what Kydd said in 1997`
    let said = (1..mentions.len().saturating_sub(1)).find(|at| {
        let related = mentions[..*at].iter().rev().find(|before| !before.is_small());
        let after = mentions[at + 2..].iter().find(|next| !next.is_small());
        mentions[*at].has_cue(&["what"])
            && related.is_some_and(|before| before.relation().is_some())
            && mentions[at + 1].thing().is_some()
            && after.is_some_and(|next| next.has_cue(&["say"]))
    });
    if let Some(said) = said {
        return Some(mentions[said].words.start);
    }
    let inner = (1..mentions.len()).find(|at| {
        let is_kind = mentions[*at].kind().is_some() && mentions[*at].thing().is_none();
        let before = mentions[..*at].iter().rev().find(|before| !before.is_small());
        let related = before.is_some_and(|before| before.relation().is_some());
        is_kind && related && (0..*at).any(is_outer) && is_said_of(*at).is_some()
    })?;
    Some(mentions[inner].words.start)
}

/// What asks for the rows of the outer list.
const ASKING: [&str; 4] = ["who", "what", "which", "how many"];
/// Prepositions by which something is said of things of a kind.
const SAYING_OF: [&str; 7] = ["by", "about", "on", "in", "of", "under", "from"];
