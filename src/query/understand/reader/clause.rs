//! One clause of a question: its mentions, what of them has been used, and how things are named in what is made of
//! it.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::catalog::people::family;
use crate::query::expr::{Sort, Term, print_term};
use crate::query::understand::reader::mention::{Known, Mention, Sense};
use crate::query::understand::reader::thesaurus::AUXILIARIES;
use crate::query::understand::reader::token::Token;
use crate::query::understand::resolve::ANY;
use crate::query::words::is_word;

/// Things that are named side by side.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// For each of them what it may be.
    pub things: Vec<Vec<NodeId>>,
    /// Whether `or` joins them.
    pub or: bool,
    /// Whether `and` or a comma joins them.
    pub and: bool,
    /// The mentions that they take, from the first to the last.
    pub first: usize,
    pub last: usize,
    /// Whether `'s` follows the last.
    pub possessive: bool,
    /// Any of these rows, in the words of a condition, instead of things.
    pub rows: Option<(Sort, String)>,
}

impl Named {
    /// Nothing yet, at one mention.
    fn at(at: usize) -> Self {
        Self { things: Vec::new(), or: false, and: false, first: at, last: at, possessive: false, rows: None }
    }
}

/// A clause.
pub(super) struct Clause<'a> {
    pub known: Known<'a>,
    pub tokens: &'a [Token],
    pub mentions: Vec<Mention>,
}

impl<'a> Clause<'a> {
    /// The same words, the mentions still to be given.
    pub(super) fn again(&self) -> Self {
        Self { known: self.known, tokens: self.tokens, mentions: Vec::new() }
    }

    /// The words of a mention.
    pub(super) fn words(&self, at: usize) -> String {
        let words = self.tokens[self.mentions[at].words.clone()].iter().map(|token| token.word.as_str());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The first mention that has one of these cues.
    pub(super) fn cue(&self, cues: &[&str]) -> Option<usize> {
        (0..self.mentions.len()).find(|at| self.is_cue(*at, cues))
    }

    /// True if a mention has one of these cues.
    pub(super) fn is_cue(&self, at: usize, cues: &[&str]) -> bool {
        self.mentions.get(at).is_some_and(|mention| mention.has_cue(cues))
    }

    /// The things that are named, those that `and`, `or` or a comma joins taken together if they are of one class.
    pub(super) fn named(&self) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        let mut joint: Option<&str> = None;
        let mut between = 0;
        for (at, mention) in self.mentions.iter().enumerate() {
            if let Some((sort, words)) = mention.rows() {
                found.push(Named { rows: Some((sort.clone(), words.to_owned())), ..Named::at(at) });
                joint = None;
                between = 0;
                continue;
            }
            let Some(things) = mention.thing().filter(|_| self.is_name(at)) else {
                match mention.joint() {
                    Some(word @ ("and" | "or")) => joint = Some(word),
                    _ if mention.is_small() && mention.joint().is_none() => {}
                    _ => between += 1,
                }
                continue;
            };
            let last_word = mention.words.end - 1;
            let possessive = self.tokens[last_word].possessive;
            let comma = found
                .last()
                .is_some_and(|last: &Named| self.tokens[self.mentions[last.last].words.end - 1].ends);
            let class = |things: &[NodeId]| things.first().map(|node| self.known.catalog.class(*node));
            match found.last_mut() {
                Some(last)
                    if between == 0
                        && last.rows.is_none()
                        && (joint.is_some()
                            || (comma || self.wrote_together(last, things)) && last.last + 1 == at)
                        && class(&last.things[0]) == class(things) =>
                {
                    last.things.push(things.to_vec());
                    last.or |= joint == Some("or");
                    last.and |= joint == Some("and");
                    last.last = at;
                    last.possessive |= possessive;
                }
                _ => found.push(Named { things: vec![things.to_vec()], possessive, ..Named::at(at) }),
            }
            joint = None;
            between = 0;
        }
        for named in &mut found {
            self.as_makers(named);
        }
        found
    }

    /// True of scholars who made a work together: `lofton palmer`.
    fn wrote_together(&self, named: &Named, things: &[NodeId]) -> bool {
        let catalog = self.known.catalog;
        let (Some(one), Some(other)) = (named.things.last().and_then(|who| who.first()), things.first())
        else {
            return false;
        };
        let works = self.known.names.works_of(*one).iter().filter_map(|work| catalog.work(*work));
        !named.possessive && works.into_iter().any(|work| work.makers().contains(other))
    }

    /// Of people of one name those are meant who wrote something with the others that are named beside them.
    fn as_makers(&self, named: &mut Named) {
        let is_one = |things: &Vec<NodeId>| things.len() == 1;
        let Some(sure) = named.things.iter().find(|things| is_one(things)).map(|things| things[0]) else {
            return;
        };
        let catalog = self.known.catalog;
        let with_sure = |who: &NodeId| {
            let works = self.known.names.works_of(sure).iter();
            works.filter_map(|work| catalog.work(*work)).any(|work| work.makers().contains(who))
        };
        for things in named.things.iter_mut().filter(|things| !is_one(things)) {
            let joint: Vec<NodeId> = things.iter().copied().filter(with_sure).collect();
            if let [one] = joint.as_slice() {
                *things = vec![*one];
            }
        }
    }

    /// True if something is denied or excepted.
    pub(super) fn denies(&self) -> bool {
        (0..self.mentions.len())
            .any(|at| self.denies_at(at) || self.is_cue(at, &["nobody", "lack", "except"]))
    }

    /// True of a word that denies.
    pub(super) fn denies_at(&self, at: usize) -> bool {
        let joint = self.mentions[at].joint();
        matches!(joint, Some("not" | "no" | "never" | "nor" | "neither")) || self.words(at) == "cannot"
    }

    /// The one thing that is named; none where several are, or rows.
    pub(super) fn only(&self, named: &Named) -> Option<NodeId> {
        match named.things.as_slice() {
            [things] if named.rows.is_none() => things.first().copied(),
            _ => None,
        }
    }

    /// True of scholars and works, which make claims.
    pub(super) fn speaks(&self, named: &Named) -> bool {
        matches!(self.class(named), Some(Class::Scholar | Class::Work))
    }

    /// `by Kydd`, `in kydd2005`; none if it can be meant in several ways.
    pub(super) fn spoken(&self, named: &Named) -> Option<String> {
        let by = if self.class(named) == Some(Class::Scholar) { "by" } else { "in" };
        Some(format!("{by} {}", self.one_name(named, self.joint(named))?))
    }

    /// True of a question that begins as those do which ask whether something is so.
    pub(super) fn asks_whether(&self) -> bool {
        self.tokens.first().is_some_and(|token| AUXILIARIES.contains(&token.word.as_str()))
    }

    /// True if a mention is a name before all else it may be.
    pub(super) fn is_name(&self, at: usize) -> bool {
        matches!(self.mentions[at].senses.first(), Some(Sense::Thing(_) | Sense::Rows(..)))
    }

    /// The last word before a mention that is a preposition or joint, with nothing but small words between.
    pub(super) fn joint_before(&self, at: usize) -> Option<&'static str> {
        let before = self.mentions[..at].iter().rev();
        before.take_while(|mention| mention.is_small()).find_map(Mention::joint)
    }

    /// The class of what is named.
    pub(super) fn class(&self, named: &Named) -> Option<Class> {
        match &named.rows {
            Some((Sort::Claim, _)) => return Some(Class::Claim),
            Some((Sort::Argument, _)) => return Some(Class::Argument),
            Some((Sort::Work, _)) => return Some(Class::Work),
            Some((Sort::Scholar, _)) => return Some(Class::Scholar),
            Some((Sort::Excerpt, _)) => return Some(Class::Excerpt),
            Some((Sort::Citation, _)) => return Some(Class::Citation),
            Some(_) => return Some(Class::Topic),
            None => {}
        }
        named.things.first().and_then(|things| things.first()).map(|node| self.known.catalog.class(*node))
    }

    /// How a thing is named in a question: in words if these mean it alone, else by its kind and id.
    pub(super) fn name(&self, node: NodeId) -> String {
        let Known { catalog, lexicon, .. } = self.known;
        let plain = match catalog.scholar(node) {
            Some(scholar) => family(&scholar.name),
            None => catalog.id(node).to_owned(),
        };
        let is_one = |name: &str| lexicon.look_up(name, &ANY) == [node];
        let is_plain = |name: &str| {
            let odd =
                |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '/' | '\'' | ' ' | '.' | '_' | '+'));
            !name.contains(odd) && !name.split(' ').any(|word| is_word(word) || word.parse::<i64>().is_ok())
        };
        let printed = print_term(&Term::Node(node), catalog);
        if is_one(&plain) && is_plain(&plain) {
            plain
        } else if printed.starts_with('"') {
            printed
        } else {
            match catalog.scholar(node) {
                Some(_) if is_one(catalog.id(node)) => catalog.id(node).to_owned(),
                _ => printed,
            }
        }
    }

    /// Every way in which what is named can be meant, each with the names joined by `joint`.
    pub(super) fn names(&self, named: &Named, joint: &str) -> Vec<String> {
        if let Some((_, words)) = &named.rows {
            return vec![words.clone()];
        }
        let mut ways: Vec<Vec<String>> = vec![Vec::new()];
        for things in &named.things {
            ways = ways
                .into_iter()
                .flat_map(|way| {
                    things.iter().map(move |thing| {
                        let mut way = way.clone();
                        way.push(self.name(*thing));
                        way
                    })
                })
                .take(MOST_WAYS)
                .collect();
        }
        ways.into_iter().map(|way| way.join(joint)).collect()
    }

    /// The names of things that are called alike, for each name in the clause that several have.
    pub(super) fn namesakes(&self) -> Vec<Vec<String>> {
        let named = self.named();
        let several = named.iter().flat_map(|named| &named.things).filter(|things| things.len() > 1);
        several.map(|things| things.iter().map(|thing| self.name(*thing)).collect()).collect()
    }

    /// What is named, if it can be meant in one way alone.
    pub(super) fn one_name(&self, named: &Named, joint: &str) -> Option<String> {
        let mut names = self.names(named, joint).into_iter();
        names.next().filter(|_| names.next().is_none())
    }

    /// The joint of names that hold together: `or` if it was typed, or if no work is by all of the scholars.
    pub(super) fn joint(&self, named: &Named) -> &'static str {
        let together = || {
            let scholars: Vec<NodeId> =
                named.things.iter().filter_map(|things| things.first().copied()).collect();
            let catalog = self.known.catalog;
            let works = scholars.first().map_or(&[][..], |who| self.known.names.works_of(*who));
            works.iter().any(|work| {
                catalog.work(*work).is_some_and(|work| scholars.iter().all(|who| work.makers().contains(who)))
            })
        };
        match self.class(named) {
            _ if named.or => " or ",
            Some(Class::Scholar) if !together() => " or ",
            Some(Class::Work) => " or ",
            _ => " and ",
        }
    }
}

/// A question of names that may each be several things is read in no more ways.
const MOST_WAYS: usize = 12;
