//! Other ways to take the words of a clause, for one that makes no sense as its words are most likely meant.

use std::collections::BTreeSet;

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::Candidate;
use crate::query::understand::reader::mention::{Known, Mention, Sense};
use crate::query::understand::reader::thesaurus::{ASPECTS, AUXILIARIES, FILLERS};
use crate::query::understand::reader::token::Token;

/// More words than this that may mean two things are not tried.
const MOST: usize = 6;

/// A word that may name more topics than these names none.
const MOST_AKIN: usize = 3;

/// The mentions with one that may be a thing or a relation taken for the other, in every way: `invasions`, which is
/// what a relation does and part of a topic's name.
pub(super) fn other_senses(mentions: &[Mention]) -> Vec<Vec<Mention>> {
    let with_other = |at: usize| {
        let senses = &mentions[at].senses;
        let is = |sense: &Sense| {
            matches!(sense, Sense::Thing(_) | Sense::Relation(_) | Sense::Kind(..) | Sense::Mark(_))
        };
        let first = senses.first().filter(|first| is(first))?;
        let differs =
            |sense: &&Sense| is(sense) && std::mem::discriminant(*sense) != std::mem::discriminant(first);
        let other = senses.iter().find(differs)?.clone();
        let mut mentions = mentions.to_vec();
        mentions[at].senses.retain(|sense| *sense != other);
        mentions[at].senses.insert(0, other);
        Some(mentions)
    };
    (0..mentions.len()).filter_map(with_other).take(MOST).collect()
}

/// The mentions with words that name only that a thing is there, or how it fares, saying nothing, and these words: `the existence of
/// NATO`, `knapweed's success`. None if there are no such words.
pub(super) fn without_aspects(mentions: &[Mention], tokens: &[Token]) -> Option<(Vec<Mention>, Vec<String>)> {
    let is_thing = |at: usize| {
        mentions.get(at).is_some_and(|mention| matches!(mention.senses.first(), Some(Sense::Thing(_))))
    };
    let next = |from: usize| (from..mentions.len()).find(|at| !mentions[*at].is_small());
    let is_aspect = |at: &usize| {
        let mention = &mentions[*at];
        let named = ASPECTS.contains(&tokens[mention.words.start].word.as_str());
        let joint = |joint: Option<&str>| joint.is_some_and(|joint| ["of", "on"].contains(&joint));
        let of = match mention.words.len() {
            1 => joint(mentions.get(at + 1).and_then(Mention::joint)) && next(at + 1).is_some_and(is_thing),
            // The preposition may be part of it: `origins of`.
            2 => joint(Some(&tokens[mention.words.end - 1].word)) && next(at + 1).is_some_and(is_thing),
            _ => false,
        };
        let owned = *at > 0 && is_thing(at - 1);
        named && !is_thing(*at) && (of || owned)
    };
    let aspects: Vec<usize> = (0..mentions.len()).filter(is_aspect).collect();
    // `low wages`
    let is_degree = |at: &usize| {
        let mention = &mentions[*at];
        mention.is_unknown()
            && FILLERS.contains(&tokens[mention.words.start].word.as_str())
            && is_thing(at + 1)
    };
    let degrees = (0..mentions.len()).filter(is_degree);
    let bare: Vec<usize> = aspects.into_iter().chain(degrees).collect();
    let mut mentions = mentions.to_vec();
    for at in &bare {
        mentions[*at].senses = vec![Sense::Small];
    }
    let words = bare.iter().map(|at| tokens[mentions[*at].words.start].word.clone()).collect();
    (!bare.is_empty()).then_some((mentions, words))
}

/// The mentions with words that name nothing but are part of one topic's name alone as that topic: `the duet`,
/// where the library has the last duet of one opera. None if there are no such words.
pub(super) fn with_heads(known: &Known<'_>, mentions: &[Mention], tokens: &[Token]) -> Option<Vec<Mention>> {
    let mut found = mentions.to_vec();
    let mut changed = false;
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.is_unknown()) {
        let token = &tokens[mention.words.start];
        let the = at > 0 && tokens[mention.words.start - 1].word == "the";
        let proper = token.capital && at > 0;
        let asked =
            at > 0 && ["what", "which", "many"].contains(&tokens[mention.words.start - 1].word.as_str());
        let definite = the || proper || token.word.ends_with('s') && at > 0 && !asked;
        let topic = known.names.headed(&token.word, proper);
        // Of several topics that a word may name in another form the one is meant of which the question finds something.
        let mut akin = known.names.akin(&[token.word.as_str()], true);
        akin.extend(topic.filter(|_| !akin.is_empty()));
        let is_noun = |topic: &NodeId| proper || known.names.is_noun_of(&token.word, *topic);
        if let Some(topic) = topic.filter(is_noun).filter(|_| definite) {
            found[at].senses = vec![Sense::Thing(vec![topic])];
            changed = true;
        } else if (1..=MOST_AKIN).contains(&akin.len()) {
            found[at].senses = vec![Sense::Thing(akin.into_iter().collect())];
            changed = true;
        }
    }
    changed.then_some(found)
}

/// What a question asks that is understood but for some words: whatever is said of all that it mentions, which is more
/// than it asks; with the words that were not understood.
#[derive(Debug)]
pub(super) struct Widened {
    /// The questions for it, the best last.
    pub candidates: Vec<Candidate>,
    /// The words that are not used.
    pub unread: Vec<String>,
}

/// `can panpsychism handle the combination problem`: what is said of both, where the verb is not known; `why does Kydd
/// think that trust is frail`: what he says of it. Only of a statement that somebody makes or the question asks of;
/// none of a question that excludes, counts or compares, or asks for things of a kind, since more than it asks for
/// would be wrong.
pub(super) fn widened(clause: &Clause<'_>) -> Option<Widened> {
    let named = clause.named();
    let is_one = |named: &Named| {
        let of_topics = clause.class(named) == Some(Class::Topic);
        named.rows.is_none() && named.things.iter().all(|things| of_topics || things.len() == 1)
    };
    let (speakers, topics): (Vec<&Named>, Vec<&Named>) = named.iter().partition(|named| clause.speaks(named));
    let of_topics = topics.iter().all(|named| clause.class(named) == Some(Class::Topic));
    if clause.cue(NARROW).is_some() || !named.iter().all(is_one) || !of_topics || topics.is_empty() {
        return None;
    }
    let told = told_from(clause);
    // `according to Moss, does fish oil help`
    let by_word_of = clause.is_cue(0, &["according to"]) && speakers.len() == 1;
    let splits_topics = (0..clause.mentions.len()).any(|at| {
        matches!(clause.mentions[at].joint(), Some("or" | "but"))
            && !named.iter().any(|named| named.first < at && at < named.last)
    });
    let happens = clause.is_cue(0, &["what"]) && clause.is_cue(1, &["happen", "goes"]);
    let asks = clause.asks_whether() || clause.is_cue(0, &["why", "how"]) || happens;
    // Who disputes a statement does not make it.
    let related = |at: usize| (0..at).any(|before| clause.mentions[before].relation().is_some());
    let asks_who = clause.is_cue(0, &["who"]) && told.is_some_and(|at| !related(at));
    let offers_choice = clause
        .tokens
        .windows(2)
        .any(|pair| pair[0].word == "or" && AUXILIARIES.contains(&pair[1].word.as_str()));
    if asks_who && clause.denies() {
        return None;
    }
    if splits_topics || offers_choice || speakers.len() > 1 || !(asks || told.is_some() || by_word_of) {
        return None;
    }
    let is_named = |at: usize| named.iter().any(|named| (named.first..=named.last).contains(&at));
    let passed = |at: usize| {
        clause.is_cue(
            at,
            &["why", "how", "say", "view", "who", "where", "what", "when", "happen", "goes", "according to"],
        )
    };
    let unread: Vec<usize> = (0..clause.mentions.len())
        .filter(|at| {
            let is_content = !clause.mentions[*at].is_small() || clause.denies_at(*at);
            is_content && !is_named(*at) && !passed(*at)
        })
        .collect();
    let told_at = told.unwrap_or(clause.mentions.len());
    // Things of a kind are asked for, or what is said begins with what is not known.
    let first = named.iter().map(|named| named.first).min().unwrap_or_default();
    let asks_for_kind =
        (0..first).any(|at| clause.mentions[at].kind().is_some() && !clause.is_cue(at, &["say"]));
    let subject = (told_at..clause.mentions.len()).find(|at| !clause.mentions[*at].is_small());
    if asks_for_kind || subject.is_some_and(|at| clause.mentions[at].is_unknown()) {
        return None;
    }
    // What is unknown after a preposition is what the question is about.
    let is_object = |at: &usize| {
        let joint = clause.joint_before(*at).is_some_and(|joint| OF.contains(&joint));
        clause.mentions[*at].is_unknown() && *at < told_at && joint
    };
    let narrows = |at: &usize| {
        matches!(clause.mentions[*at].senses.first(), Some(Sense::Unit(_) | Sense::Mark(_) | Sense::Text(_)))
    };
    // Where all words are known and do not go together, what is wrong with them is told.
    let is_told = by_word_of || told.is_some() && !speakers.is_empty();
    if !is_told && !unread.iter().any(|at| clause.mentions[*at].is_unknown()) {
        return None;
    }
    // How surely it is said is another question.
    let is_degree = |at: &usize| SURE.contains(&clause.words(*at).as_str());
    if unread.iter().any(is_degree) {
        return None;
    }
    if unread.len() > MOST_UNREAD || unread.iter().any(|at| is_object(at) || narrows(at)) {
        return None;
    }
    // Whatever may be meant by a name is.
    let any = |things: &Vec<NodeId>| {
        things.iter().map(|thing| clause.name(*thing)).collect::<Vec<_>>().join(" or ")
    };
    let names: Vec<String> = topics
        .iter()
        .map(|named| {
            let joint = if named.or { " or " } else { " about " };
            named.things.iter().map(any).collect::<Vec<_>>().join(joint)
        })
        .collect();
    let all: String = names.iter().map(|name| format!(" about {name}")).collect();
    let number = topics.iter().flat_map(|named| &named.things).collect::<BTreeSet<_>>().len();
    let place = if clause.is_cue(0, &["where"]) { " show text, work, locator" } else { "" };
    let mut questions = Vec::new();
    match speakers.first() {
        Some(speaker) => {
            let by = clause.spoken(speaker)?;
            questions.push(format!("claims {by}{all}{place}"));
            if number > 1 {
                questions.push(format!(
                    "claims {by} about {}{place}",
                    names.join(" or ").replace(" about ", " or ")
                ));
            }
        }
        None if asks_who && number > 1 => {
            questions.push(format!("scholars that make any claim ({})", all.trim_start()));
        }
        None if asks && number > 1 => {
            questions.push(format!("claims{all}"));
            // Whether something is so is not told by what lies between.
            if let [from, to] = names.as_slice()
                && !clause.asks_whether()
            {
                questions.push(format!("trace {from} to {to}"));
            }
        }
        None => return None,
    }
    let worth = 20_i64..;
    let candidates = questions.into_iter().rev().zip(worth);
    let candidates =
        candidates.map(|(question, worth)| Candidate::new("widened", worth, question).must_find()).collect();
    let unread = unread.into_iter().map(|at| clause.words(at)).collect();
    Some(Widened { candidates, unread })
}

/// Where a statement begins that somebody makes: after `argues that`, `thinks`, `doubts that`.
fn told_from(clause: &Clause<'_>) -> Option<usize> {
    let disputes = clause.known.relations_for("dispute");
    let doubts = |mention: &Mention| {
        let meant = mention.relation().unwrap_or_default();
        meant.iter().any(|meant| disputes.iter().any(|known| known.verb.relation == meant.verb.relation))
    };
    let tells = |at: &usize| {
        let mention = &clause.mentions[*at];
        let next = clause.mentions.get(at + 1);
        let that = next.is_some_and(|next| clause.tokens[next.words.start].word == "that");
        let about = next.and_then(Mention::joint).is_some();
        !clause.is_name(*at) && (clause.is_cue(*at, &["say"]) && !about || doubts(mention) && that)
    };
    (0..clause.mentions.len()).find(tells).map(|at| at + 1)
}

/// Prepositions before what something is about.
const OF: [&str; 11] =
    ["of", "on", "in", "for", "to", "from", "with", "about", "into", "regarding", "concerning"];
/// Words for how surely something is said.
const SURE: [&str; 6] = ["sure", "certain", "confident", "unsure", "uncertain", "doubtful"];
/// With more words that are not understood, too little is.
const MOST_UNREAD: usize = 5;
/// What makes a question narrower than what is said of the things that it mentions, or another question.
const NARROW: &[&str] = &[
    "how many",
    "how often",
    "how much",
    "most",
    "oldest",
    "newest",
    "compare",
    "common",
    "debate",
    "rest",
    "rest only",
    "if",
    "except",
    "only",
    "else",
    "nobody",
    "lack",
    "consensus",
    "coin",
    "quote",
    "which",
    "term",
    "publish",
    "mean",
    "define",
];
