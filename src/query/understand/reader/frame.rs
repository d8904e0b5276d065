//! What a clause asks for: each frame makes canonical questions of it, and tells how well they fit.

mod affect;
mod agreeing;
mod answered;
mod argued;
mod beside;
mod busiest;
mod cited;
mod compare;
mod consensus;
mod define;
mod keyword;
mod list;
mod most;
mod objecting;
mod paths;
mod placed;
mod quoted;
mod replied;
mod replying;
mod rest;
mod verb;

use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::mention::Sense;

/// A canonical question that a clause may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub question: String,
    /// How well it fits: the higher, the better.
    pub worth: i64,
    /// Which frame made it.
    pub frame: &'static str,
    /// Asked only if what it asks for is there: where it finds nothing the next candidate is meant.
    pub if_found: bool,
    /// Refused if it finds nothing: part of it is only a guess.
    pub must_find: bool,
    /// It lists citations where the claims that these serve are asked for.
    pub for_claims: bool,
}

impl Candidate {
    pub(super) fn new(frame: &'static str, worth: i64, question: String) -> Self {
        Self { question, worth, frame, if_found: false, must_find: false, for_claims: false }
    }

    pub(super) fn must_find(self) -> Self {
        Self { must_find: true, ..self }
    }

    pub(super) fn if_found(self) -> Self {
        Self { if_found: true, ..self }
    }
}

/// All that a clause may mean.
pub(super) fn candidates(clause: &Clause<'_>) -> Vec<Candidate> {
    let frames: [fn(&Clause<'_>) -> Vec<Candidate>; 18] = [
        rest::rest,
        answered::answered,
        replied::replied,
        replying::replying,
        argued::argued,
        agreeing::agreeing,
        cited::cited,
        quoted::quoted,
        consensus::consensus,
        affect::affect,
        compare::compare,
        paths::paths,
        define::define,
        busiest::busiest,
        most::most,
        list::list,
        placed::placed,
        keyword::keyword,
    ];
    frames.iter().flat_map(|frame| frame(clause)).collect()
}

/// What of a clause is accounted for.
#[derive(Clone)]
pub(super) struct Used<'a> {
    clause: &'a Clause<'a>,
    used: Vec<bool>,
}

impl<'a> Used<'a> {
    /// Nothing but the words that say nothing of their own.
    pub(super) fn of(clause: &'a Clause<'a>) -> Self {
        let before_unit = |at: usize| {
            let next = clause.mentions.get(at + 1);
            next.is_some_and(|next| matches!(next.senses.first(), Some(Sense::Unit(_))))
        };
        let used = clause.mentions.iter().enumerate().map(|(at, mention)| {
            let joint = mention.joint();
            let bounds = joint.is_some_and(|joint| BOUNDS.contains(&joint)) && before_unit(at);
            mention.is_small() && !bounds && !joint.is_some_and(|joint| WEIGHTY.contains(&joint))
        });
        let mut used = Self { clause, used: used.collect() };
        // `both A and B`
        for named in clause.named().into_iter().filter(|named| named.and) {
            let before = (0..named.first).rev().take_while(|at| named.first - at < 3);
            for at in before.filter(|at| clause.is_cue(*at, &["both"])) {
                used.used[at] = true;
            }
        }
        used.take_cues(&["here"]);
        used
    }

    pub(super) fn take(&mut self, at: usize) {
        self.used[at] = true;
    }

    pub(super) fn take_all(&mut self, from: usize, to: usize) {
        (from..=to).for_each(|at| self.used[at] = true);
    }

    /// Takes the mentions that have one of these cues.
    pub(super) fn take_cues(&mut self, cues: &[&str]) {
        for at in 0..self.used.len() {
            self.used[at] |= self.clause.is_cue(at, cues);
        }
    }

    pub(super) fn is_used(&self, at: usize) -> bool {
        self.used[at]
    }

    /// Takes the prepositions between two things.
    pub(super) fn take_joints(&mut self, joints: &[&str]) {
        for at in 0..self.used.len() {
            self.used[at] |= self.clause.mentions[at].joint().is_some_and(|joint| joints.contains(&joint));
        }
    }

    /// True if nothing is left that could change the answer.
    pub(super) fn all(&self) -> bool {
        self.used.iter().all(|used| *used)
    }

    /// What is left.
    pub(super) fn left(&self) -> Vec<usize> {
        (0..self.used.len()).filter(|at| !self.used[*at]).collect()
    }
}

/// Prepositions that, before a year, would change it.
const BOUNDS: [&str; 6] = ["between", "from", "to", "than", "as", "over"];

/// Small words that may not be passed over: they change what is asked.
const WEIGHTY: &[&str] = &[
    "or", "but", "against", "with", "through", "not", "no", "nor", "neither", "never", "since", "before",
    "after", "until", "limit", "matching", "per",
];
