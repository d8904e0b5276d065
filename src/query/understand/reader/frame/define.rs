//! `what is trust`, `what does "generalized trust" mean`, `definitions of trust`: what a thing is.

use crate::catalog::NodeClass as Class;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::verb::said;
use crate::query::understand::reader::frame::{Candidate, Used};

pub(super) fn define(clause: &Clause<'_>) -> Vec<Candidate> {
    let named = clause.named();
    if let ([thing], Some(_), Some(_)) = (named.as_slice(), clause.cue(&["oldest"]), clause.cue(&["define"]))
    {
        return first_defined(clause, thing);
    }
    if let ([thing], Some(coin)) = (named.as_slice(), clause.cue(&["coin"])) {
        return coined(clause, thing, coin);
    }
    let asks = clause.cue(&["define", "mean", "term", "about it"]);
    match named.as_slice() {
        [thing] => {
            let mut used = Used::of(clause);
            used.take_all(thing.first, thing.last);
            used.take_cues(&["what", "who", "how", "define", "mean", "term", "about it", "which"]);
            // `what is the bipolarity argument`
            for at in used.left() {
                if at == thing.last + 1 && clause.mentions[at].kind().is_some() {
                    used.take(at);
                }
            }
            let says_is =
                clause.tokens.iter().any(|token| ["is", "are", "was"].contains(&token.word.as_str()));
            let bare = clause.is_cue(0, &["what", "who"]) && says_is || clause.is_cue(0, &["about it"]);
            if !used.all() || thing.things.len() > 1 || !(asks.is_some() || bare) {
                return Vec::new();
            }
            let defines = asks.is_some_and(|at| clause.is_cue(at, &["define"]))
                && clause.class(thing) == Some(Class::Topic);
            let names = clause.names(thing, " and ");
            let pages = names.iter().map(|name| Candidate::new("page", 50, format!("what is {name}")));
            let defined = defining(clause).filter(|_| defines).into_iter().flat_map(|verb| {
                names.iter().map(move |name| {
                    Candidate::new("defines", 58, format!("claims that {verb} {name}")).if_found()
                })
            });
            pages.chain(defined).collect()
        }
        // `how does Hardin define trust`, `what does Kydd mean by trust`
        [who, what] | [what, who]
            if matches!(clause.class(who), Some(Class::Scholar | Class::Work))
                && clause.class(what) == Some(Class::Topic) =>
        {
            let Some(asks) = asks else { return Vec::new() };
            let mut used = Used::of(clause);
            used.take_all(who.first, who.last);
            used.take_all(what.first, what.last);
            used.take_cues(&["what", "how", "define", "mean", "term", "which"]);
            if !used.all() || clause.is_cue(asks, &["about it"]) {
                return Vec::new();
            }
            let by = if clause.class(who) == Some(Class::Scholar) { "by" } else { "in" };
            let speakers = clause.names(who, clause.joint(who));
            let topics = clause.names(what, " and ");
            let pairs = speakers.iter().flat_map(|who| topics.iter().map(move |what| (who, what)));
            pairs
                .flat_map(|(who, what)| {
                    let verb = defining(clause);
                    let defined = verb.map(|verb| format!("claims {by} {who} that {verb} {what}"));
                    let about = format!("claims {by} {who} about {what}");
                    defined
                        .map(|question| Candidate::new("defines", 62, question).if_found())
                        .into_iter()
                        .chain([Candidate::new("defines", 56, about)])
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The relation by which claims of this corpus define, in the plural.
fn defining(clause: &Clause<'_>) -> Option<String> {
    let meant = clause.known.relations_for("define");
    meant.iter().find_map(|meant| said(clause.known.catalog, &meant.verb, false))
}

/// `who coined the term`: whoever defines it, else the oldest work about it.
fn coined(clause: &Clause<'_>, thing: &Named, coin: usize) -> Vec<Candidate> {
    let mut used = Used::of(clause);
    used.take_all(thing.first, thing.last);
    used.take(coin);
    used.take_cues(&["who", "term"]);
    if !used.all() || clause.cue(&["who"]).is_none() || clause.class(thing) != Some(Class::Topic) {
        return Vec::new();
    }
    let coins = clause.known.relations_for("coin");
    let coins = coins.iter().find_map(|meant| said(clause.known.catalog, &meant.verb, false));
    let verb = coins.or_else(|| defining(clause));
    let asked = |name: String| {
        let defined = verb.as_ref().map(|verb| format!("scholars that {verb} {name}"));
        let defined = defined.map(|question| Candidate::new("coined", 56, question).if_found());
        let oldest = Candidate::new("coined", 54, format!("works about {name} sort year limit 1"));
        defined.into_iter().chain([oldest])
    };
    clause.names(thing, " and ").into_iter().flat_map(asked).collect()
}

/// `where was monopsony first defined`: the oldest claim that defines it.
fn first_defined(clause: &Clause<'_>, thing: &Named) -> Vec<Candidate> {
    let mut used = Used::of(clause);
    used.take_all(thing.first, thing.last);
    used.take_cues(&["oldest", "define", "who", "where", "when", "what", "which", "been", "term"]);
    let Some(verb) = defining(clause).filter(|_| used.all()) else { return Vec::new() };
    let names = clause.names(thing, " and ").into_iter();
    names
        .map(|name| format!("claims that {verb} {name} sort year limit 1"))
        .map(|question| Candidate::new("defines", 58, question).if_found())
        .collect()
}
