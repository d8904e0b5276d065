//! What a question tells as a statement: `is it true that sugar causes decay`, `evidence for the view that …`, `who
//! rejects the claim that …`.
//!
//! A statement that the vocabulary can say is asked for its verdict, which shows both sides; who or what speaks against
//! it speaks against the claims that say so. Of a statement that denies something the verdict is asked for either way: who
//! speaks against it says the opposite. Others are found by the words of claims
//! ([`content`](crate::query::understand::reader::content)).

use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::query::expr::{Body, Sort, Why};
use crate::query::understand::reader::content::{any_of, is_denial};
use crate::query::understand::reader::mention::{Known, Mention};
use crate::query::understand::reader::relations::Meant;
use crate::query::understand::reader::thesaurus::is_among;
use crate::query::understand::reader::token::{Token, standing_for, tokens};
use crate::query::understand::reader::{Read, Reader};
use crate::source::Span;

/// What is asked of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// Whether it is so, who says so, or on what evidence.
    Verdict,
    /// Who or what speaks against it.
    Against,
}

impl Reader<'_> {
    /// The reading of a question that tells a statement which the vocabulary can say.
    pub(super) fn of_proposition(&self, known: &Known<'_>, whole: Span, words: &[Token]) -> Option<Read> {
        let that = (1..words.len()).find(|at| words[*at].word == "that")?;
        // `what evidence is there that …`
        let is_there =
            |token: &&Token| ["is", "are", "there", "exists", "exist"].contains(&token.word.as_str());
        let after = words[1..that].iter().rev().take_while(is_there).count();
        let (before, said) = (&words[..that - after], &words[that + 1..]);
        // What is said of what is said is no statement of the vocabulary.
        if said.iter().any(|token| token.word == "that") {
            return None;
        }
        let asks = asks(known, before)?;
        let (verdict, named) = self.clause(known, whole, &[&tokens("does"), said].concat()).ok()?;
        let Body::Why(why) = (self.means)(&verdict.question)?.body else { return None };
        // A denial that is not in the question would turn it about.
        if !verdict.unread.is_empty() || why.negated != is_denial(said) {
            return None;
        }
        let claims = saying(known, &why).filter(|_| !why.negated);
        // Whoever says the opposite is against it too: the verdict has them all.
        if let Some(claims) = claims.filter(|_| asks == Asks::Against) {
            let span = words[that].span.start..words[words.len() - 1].span.end;
            let rows = standing_for(Sort::Claim, any_of(known, &claims), span);
            let asked = [&before[..noun(before)], &[rows]].concat();
            if let Ok((reading, named)) = self.clause(known, whole, &asked)
                && (self.means)(&reading.question).is_some_and(|expr| (self.finds)(&expr))
            {
                return Some((reading, named));
            }
        }
        Some((verdict, named))
    }
}

/// Where the words for a statement begin, at the end of what stands before `that`: `the view`.
fn noun(before: &[Token]) -> usize {
    let noun = before.len() - 1;
    let article =
        noun.checked_sub(1).filter(|at| ["the", "a", "an", "any"].contains(&before[*at].word.as_str()));
    if is_among(STATEMENTS, &before[noun].word) { article.unwrap_or(noun) } else { before.len() }
}

/// What is asked of the statement, if the words before `that` ask of one; none of words that ask for more.
fn asks(known: &Known<'_>, before: &[Token]) -> Option<Asks> {
    let last = &before.last()?.word;
    if is_among(TRUE, last)
        && before.iter().all(|token| is_among(ASKING, &token.word) || is_among(TRUE, &token.word))
    {
        return Some(Asks::Verdict);
    }
    let (supports, disputes) = (known.relations_for("support"), known.relations_for("dispute"));
    // `who disputes that …`
    let disputed = known.mentions(before).last().is_some_and(|last| {
        let meant = last.relation().unwrap_or_default();
        meant.iter().any(|meant| disputes.iter().any(|verb| verb.verb.relation == meant.verb.relation))
    });
    if !is_among(STATEMENTS, last) && !is_among(EVIDENCE, last) && !disputed {
        return None;
    }
    let mut asks = Asks::Verdict;
    for mention in known.mentions(&before[..noun(before)]) {
        let is = |verbs: &[Meant]| {
            let meant = mention.relation().unwrap_or_default();
            meant.iter().any(|meant| verbs.iter().any(|verb| verb.verb.relation == meant.verb.relation))
        };
        if is(&disputes) {
            asks = Asks::Against;
        } else if !is(&supports) && !is_asking(&mention, &before[mention.words.clone()]) {
            return None;
        }
    }
    Some(asks)
}

/// True of what asks for a statement's evidence or its speakers, and of nothing that narrows these.
fn is_asking(mention: &Mention, words: &[Token]) -> bool {
    let evidence = words.iter().all(|token| is_among(EVIDENCE, &token.word) || is_among(ASKING, &token.word));
    let is_kind = |mention: &Mention| {
        let kind = mention.kind().filter(|(_, unit)| unit.is_empty());
        kind.is_some_and(|(sort, _)| matches!(sort, Sort::Work | Sort::Scholar | Sort::Claim))
    };
    mention.has_cue(&["who", "what", "which", "exist", "say", "for"]) && mention.thing().is_none()
        || is_kind(mention)
        || mention.is_small()
            && mention.joint().is_none_or(|joint| ["for", "of", "to", "with", "in"].contains(&joint))
        || evidence
}

/// The claims that say so, with that relation or one that implies it; none if some say the opposite.
pub(super) fn saying(known: &Known<'_>, why: &Why) -> Option<Vec<NodeId>> {
    let vocabulary = &known.catalog.vocabulary;
    let opposites: Vec<RelationId> = vocabulary.opposites(why.relation).collect();
    let mut found = Vec::new();
    for (id, claim) in known.catalog.claims() {
        let of_both =
            claim.says.iter().filter(|said| said.subject == why.subject && said.object == why.object);
        for said in of_both {
            if vocabulary.implies(said.relation, why.relation) {
                match claim.force {
                    Force::Denies => return None,
                    // Who asks does not say so.
                    Force::Asks => {}
                    _ => found.push(id),
                }
            }
            if opposites.iter().any(|opposite| vocabulary.implies(said.relation, *opposite)) {
                return None;
            }
        }
    }
    (1..=MOST).contains(&found.len()).then_some(found)
}

/// More claims than this make no question that could be read.
const MOST: usize = 12;
/// Words for what a statement is.
const STATEMENTS: &str = "claim|view|idea|argument|thesis|hypothesis|theory|notion|belief|assertion|contention|\
     proposition|statement|suggestion|assumption|point|finding|conclusion|position|opinion";
/// Words for what speaks for it.
const EVIDENCE: &str = "evidence|proof|support|grounds|reason|reasons|data|studies|findings|arguments";
/// Words that ask whether it is so.
const TRUE: &str = "true|case|fact|correct|right|really|actually|indeed|established|known|shown|proven";
/// Words that ask, or say nothing of their own.
const ASKING: &str =
    "is|was|it|the|a|an|there|any|what|which|who|are|has|been|do|does|we|have|really|actually|in|of|on|basis";
