//! What somebody made, with whoever made it first: `the findings of Kydd` are `Kydd's findings`.

use crate::query::understand::reader::mention::{Known, Mention};
use crate::query::understand::reader::thesaurus::is_among;
use crate::query::understand::reader::token::Token;

/// What people make or hold, in one of its numbers.
const MADE: &str = "finding|findings|result|results|conclusion|conclusions|view|views|opinion|opinions|idea|ideas|\
     position|positions|argument|arguments|claim|claims|thesis|theses|work|works|writing|writings|paper|papers|\
     reasoning|reading|account|interpretation|proposal|proposals|hypothesis|hypotheses";

/// A question with the first owner before what is his or hers.
pub(super) fn owner_first(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let mentions = known.mentions(words);
    let is_word = |mention: &Mention, list: &str| {
        mention.words.len() == 1 && is_among(list, &words[mention.words.start].word)
    };
    let is_person = |mention: &Mention| {
        mention.thing().is_some_and(|things| {
            !things.is_empty() && things.iter().all(|node| known.catalog.scholar(*node).is_some())
        })
    };
    let owned = (0..mentions.len()).find(|at| {
        let [made, of, owner] = mentions.get(*at..*at + 3).unwrap_or_default() else { return false };
        is_word(made, MADE) && is_word(of, "of") && is_person(owner)
    })?;
    let [made, owner] = [&mentions[owned], &mentions[owned + 2]];
    let before = owned.checked_sub(1).map(|before| &mentions[before]);
    let article = before.filter(|before| is_word(before, "the|all|some|any"));
    let start = article.map_or(made.words.start, |article| article.words.start);
    let mut owner_words = words[owner.words.clone()].to_vec();
    let mut made_words = words[made.words.clone()].to_vec();
    if let (Some(owner), Some(made)) = (owner_words.last_mut(), made_words.last_mut()) {
        made.ends = owner.ends;
        owner.ends = false;
        owner.possessive = true;
    }
    Some([&words[..start], &owner_words, &made_words, &words[owner.words.end..]].concat())
}
