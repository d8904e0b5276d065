//! Topics whose names are told in parts, or by other nouns: `NATO's existence` for the durability of NATO, `can trust be
//! transferred` for the transfer of trust.

use std::collections::BTreeSet;

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::index::stem;
use crate::query::understand::reader::mention::{Known, Mention, Sense};
use crate::query::understand::reader::thesaurus::{JOINTS, SMALL, nouns_like};
use crate::query::understand::reader::token::Token;

/// The mentions with a topic that a noun beside it, or a word that is not known, makes another topic: the one whose name
/// has no more words than these, or words that mean the same. None if there is no such word.
pub(super) fn composed(known: &Known<'_>, mentions: &[Mention], tokens: &[Token]) -> Option<Vec<Mention>> {
    let mut found = mentions.to_vec();
    let mut changed = false;
    for at in 0..mentions.len() {
        let Some(word) = single(&mentions[at], tokens) else { continue };
        let beside =
            (0..mentions.len()).filter(|other| *other != at && is_beside(mentions, tokens, at, *other));
        let topics: Vec<(usize, NodeId)> = beside
            .filter_map(|other| Some((other, with_word(known, &mentions[other], tokens, word)?)))
            .collect();
        if let [(other, topic)] = topics.as_slice() {
            found[*other].senses = vec![Sense::Thing(vec![*topic])];
            found[at].senses = vec![Sense::Small];
            changed = true;
        }
    }
    changed.then_some(found)
}

/// The word of a mention that may be part of a topic's name and is none by itself.
fn single<'t>(mention: &Mention, tokens: &'t [Token]) -> Option<&'t Token> {
    let word = &tokens[mention.words.start];
    let is_noun =
        mention.words.len() == 1 || mention.words.len() == 2 && tokens[mention.words.end - 1].word == "of";
    let may_name = mention.is_unknown() || !nouns_like(&word.word).is_empty();
    (is_noun && may_name && mention.thing().is_none() && !mention.is_small()).then_some(word)
}

/// True of a topic that owns a word or that `of` joins to it, and, of a word that is not known, of any topic before it.
fn is_beside(mentions: &[Mention], tokens: &[Token], word: usize, topic: usize) -> bool {
    let (first, last) = (word.min(topic) + 1, word.max(topic));
    let clear = mentions[first..last].iter().all(Mention::is_small);
    let joint = mentions[first..last].iter().find_map(Mention::joint);
    let with_of = tokens[mentions[word].words.end - 1].word == "of";
    let owns = topic < word && tokens[mentions[topic].words.end - 1].possessive;
    let of = topic > word && (with_of || matches!(joint, Some("of" | "in" | "for")));
    clear && (owns || of || topic < word && joint.is_none() && mentions[word].is_unknown())
}

/// The one topic whose name has the words of another and one more, or one that means the same.
fn with_word(known: &Known<'_>, topic: &Mention, tokens: &[Token], word: &Token) -> Option<NodeId> {
    let named = topic.thing().filter(|things| {
        things.iter().all(|thing| known.catalog.class(*thing) == Class::Topic) && !things.is_empty()
    })?;
    let is_small = |word: &str| SMALL.contains(&word) || JOINTS.contains(&word);
    let own: Vec<&str> = tokens[topic.words.clone()]
        .iter()
        .filter(|token| !is_small(&token.word))
        .map(|token| token.stem.as_str())
        .collect();
    let mut stems: Vec<String> = nouns_like(&word.word).into_iter().map(stem).collect();
    stems.insert(0, word.stem.clone());
    let of = |stem: &String| {
        let wanted: Vec<&str> = own.iter().copied().chain([stem.as_str()]).collect();
        let (nodes, whole) = known.names.having(&wanted, &word.word);
        nodes.into_iter().filter(|node| whole && !named.contains(node)).collect::<BTreeSet<_>>()
    };
    // What has the very word goes before what has another.
    let exact = of(&stems[0]);
    let all = if exact.is_empty() { stems.iter().flat_map(of).collect() } else { exact };
    let mut all = all.into_iter();
    all.next().filter(|_| all.next().is_none())
}
