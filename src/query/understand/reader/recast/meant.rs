//! Questions that are told by a few of their words, in whatever order and with whatever else these stand: for objections
//! without an answer, for claims without a quote, for where words are from.

use crate::query::understand::reader::content::denies;
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::recast::around::ASKING;
use crate::query::understand::reader::thesaurus::arguing::{ANSWERING, OBJECTION};
use crate::query::understand::reader::thesaurus::{JOINTS, SMALL, is_among, is_hollow};
use crate::query::understand::reader::token::{Token, tokens};

/// `to which objections has no reply been given`
pub(super) fn unanswered(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let has = |list: &str| words.iter().any(|token| is_among(list, &token.word));
    let answers = has(ANSWERING) || has(REPLIES);
    let is_so = (has(OBJECTION) || has(ATTACKS)) && (answers && denied(words) || has("unanswered"));
    (is_so && named(known, words).is_empty()).then(|| tokens("which objections are unanswered"))
}

/// `for which claims in Hale's book is no quotation recorded`
pub(super) fn unquoted(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let has = |list: &str| words.iter().any(|token| is_among(list, &token.word));
    let is_so = has(QUOTES) && (denied(words) || has("lacking|lack|lacks|missing|need|needs|still"));
    let claims = has("claim|claims|bits|passages|statements|anything|assertions|things");
    let named = named(known, words);
    (is_so && claims && named.len() < 2).then(|| match named.first() {
        Some(thing) => [tokens("unquoted claims in"), thing.clone()].concat(),
        None => tokens("unquoted claims"),
    })
}

/// `what would have to be given up if Goh's study turned out to be wrong`
pub(super) fn falling(words: &[Token]) -> Option<Vec<Token>> {
    let at = words.iter().position(|token| token.word == "if")?;
    let end = (at + 1..words.len()).rev().find(|end| !is_among(TURNING, &words[*end].word))? + 1;
    let is_wrong = words[end..].iter().any(|token| is_among(WRONG, &token.word));
    let asks = words[..at].iter().all(|token| is_among(FALLING, &token.word));
    (is_wrong && asks && at > 0 && end > at + 1)
        .then(|| [&tokens("what rests on"), &words[at + 1..end]].concat())
}

/// `"the storm is a gardener" source`, `who called slavery "an accelerator"`: where words in quotes are from.
pub(super) fn quoted(words: &[Token]) -> Option<Vec<Token>> {
    let (said, others): (Vec<Token>, Vec<Token>) = words.iter().cloned().partition(|token| token.quoted);
    let from = words.iter().position(|token| token.quoted)?;
    let is_one = words[from..].iter().take(said.len()).all(|token| token.quoted);
    let is_asked = |token: &Token| {
        let word = token.word.as_str();
        SMALL.contains(&word) || JOINTS.contains(&word) || is_among(ASKING, word) || is_among(SOURCES, word)
    };
    (is_one && others.iter().all(is_asked)).then(|| [tokens("who says"), said].concat())
}

/// `passages with the word peat`, `is Jamaica mentioned anywhere`: what has a word that names nothing.
pub(super) fn mentioned(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let is_asked = |token: &Token| {
        let word = token.word.as_str();
        let is_small = SMALL.contains(&word) || JOINTS.contains(&word) || is_among(ASKING, word);
        is_small || is_among(MENTIONS, word) || is_among(PASSAGES, word)
    };
    let asks = |list: &str| words.iter().any(|token| is_among(list, &token.word));
    let said: Vec<Token> = words.iter().filter(|token| !is_asked(token)).cloned().collect();
    let first = words.iter().position(|token| !is_asked(token))?;
    let together = words[first..].iter().take(said.len()).all(|token| !is_asked(token));
    let is_unknown = known.mentions(&said).iter().all(|mention| mention.is_unknown());
    let is_hollow = said.iter().all(|token| is_hollow(&token.word));
    let is_so =
        !is_hollow && (asks(MENTIONS) || asks("anything|something|word|passages|passage")) && !denied(words);
    (is_so && together && is_unknown && said.len() <= MOST_SAID).then(|| {
        let quoted = said.into_iter().map(|token| Token { quoted: true, ..token });
        tokens("who says").into_iter().chain(quoted).collect()
    })
}

/// The words of each thing that is named.
fn named(known: &Known<'_>, words: &[Token]) -> Vec<Vec<Token>> {
    let mentions = known.mentions(words);
    let named = mentions.iter().filter(|mention| mention.thing().is_some());
    named.map(|mention| words[mention.words.clone()].to_vec()).collect()
}

fn denied(words: &[Token]) -> bool {
    words.iter().any(|token| denies(&token.word))
}

/// Words before `if` that ask what would fall.
const FALLING: &str = "what|which|claims|claim|would|will|must|could|might|should|be|affected|lost|fall|go|have|to|given|up|\
     revised|change|changes|collapse|happen|happens|in|the|this|library|literature|we|lose|of|argument|arguments|\
     conclusions|rest|else|away|apart|thrown|out|abandoned|rethought|withdrawn|need|needs|rethinking|revising|topple";
/// Words that say that something is wrong, and those beside them.
const WRONG: &str =
    "wrong|mistaken|false|flawed|unreliable|discredited|unsound|incorrect|refuted|withdrawn|retracted|untrue";
const TURNING: &str = "turn|turns|turned|prove|proves|proved|is|are|was|were|out|to|be|been|has|have|had|shown|found|\
     wrong|mistaken|false|flawed|unreliable|discredited|unsound|incorrect|refuted|withdrawn|retracted|untrue";
/// More words than this that are known to nobody are no term.
const MOST_SAID: usize = 4;
const REPLIES: &str = "reply|replies|replied|responded|response|respond|received|met";
const ATTACKS: &str = "attack|attacks|criticisms|rebuttal|complaint|complaints|reservation";
const QUOTES: &str = "quote|quotes|quotation|quotations|verbatim|wording|quoted";
/// Words that ask where other words are from.
const SOURCES: &str = "source|sources|origin|origins|words|word|phrase|expression|line|lines|passage|sentence|quote|\
     quotation|page|pages|work|works|text|book|paper|come|comes|came|derive|derives|occur|occurs|appear|appears|written|\
     wrote|said|says|stand|stands|found|called|calls|author|originate|remember|reading|somewhere|track|trying";
/// Words that ask where a word stands.
const MENTIONS: &str = "mention|mentions|mentioned|mentioning|occur|occurs|talk|talks|speak|speaks|bring|brings|up|term|\
     word|contain|contains|containing|search|look|say|says|said|discuss|discusses|discussed|discussing|find|come|comes";
const PASSAGES: &str = "passage|passages|claim|claims|work|works|text|texts|anybody|anyone|somebody|literature|all|any|\
     kindly|everything|anything|something|place|places|here|one|authors|author|in|wonder";
