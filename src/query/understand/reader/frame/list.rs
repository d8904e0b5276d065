//! Lists: what is asked for, and what must be so of it. Most questions are of this frame.
//!
//! What is asked for comes first ([`target`]), then every relation with what it joins ([`related`]), then what is
//! left is attached to the rows ([`attached`]). A list in which everything is accounted for is a question.

mod around;
mod attached;
mod related;
mod target;

use crate::catalog::NodeClass as Class;
use crate::query::expr::Sort;
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::placed::{is_note, is_section};
use crate::query::understand::reader::frame::{Candidate, Used};
use crate::query::understand::reader::mention::Sense;
use crate::query::understand::reader::when::WITH_PLACE;

pub(super) fn list(clause: &Clause<'_>) -> Vec<Candidate> {
    let mut lists = vec![List::of(clause)];
    let mut done = Vec::new();
    // Each relation may be meant in several ways; the rest of the question is the same.
    while let Some(list) = lists.pop() {
        match list.next_relation() {
            Some(at) if lists.len() < MOST => lists.extend(list.related(at)),
            _ => done.push(list),
        }
    }
    done.into_iter().flat_map(List::finished).collect()
}

/// A question is read in no more ways.
const MOST: usize = 64;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// Things of a kind.
    Kind(Sort),
    /// Whatever the relation can start from, or lead to.
    What,
    /// Nothing that the words name: a relation between two things may be asked about.
    None,
}

/// A question in the making.
#[derive(Clone)]
struct List<'a> {
    clause: &'a Clause<'a>,
    named: Vec<Named>,
    used: Used<'a>,
    target: Target,
    /// Conditions, in words.
    units: Vec<String>,
    stages: String,
    counted: bool,
    /// The whole question, where it is no list of conditions, and which frame it is of.
    whole: Option<(String, &'static str)>,
    worth: i64,
    if_found: bool,
    must_find: bool,
    for_claims: bool,
    /// Relations that have been looked at.
    seen: Vec<usize>,
}

/// Conditions in the order in which a question has them.
#[derive(Clone, Default)]
struct Conditions {
    /// Adjectives before the kind.
    marks: Vec<String>,
    /// Who, which work, about what: for each way in which names can be meant.
    ways: Vec<Vec<String>>,
    /// Years, places and words.
    late: Vec<String>,
}

impl<'a> List<'a> {
    fn of(clause: &'a Clause<'a>) -> Self {
        let mut list = Self {
            clause,
            named: clause.named(),
            used: Used::of(clause),
            target: Target::None,
            units: Vec::new(),
            stages: String::new(),
            counted: false,
            whole: None,
            worth: 50,
            if_found: false,
            must_find: false,
            for_claims: false,
            seen: Vec::new(),
        };
        list.find_target();
        list
    }

    /// The canonical questions of a list in which everything is accounted for.
    fn finished(mut self) -> Vec<Candidate> {
        if let Some((question, frame)) = self.whole {
            let candidate = Candidate::new(frame, self.worth + 4, question);
            let if_found = ["relation", "paths"].contains(&frame);
            let candidate = if if_found { candidate.if_found() } else { candidate };
            let is_whole = self.used.all() && self.units.is_empty();
            return if is_whole && !self.counted { vec![candidate] } else { Vec::new() };
        }
        let Target::Kind(sort) = self.target.clone() else { return Vec::new() };
        let claim = self
            .named
            .iter()
            .find(|named| !self.used.is_used(named.first) && self.clause.class(named) == Some(Class::Claim));
        if let (Sort::Claim, Some(claim)) = (&sort, claim.cloned()) {
            return self.page_of(&claim);
        }
        let Some(conditions) = self.conditions(&sort) else { return Vec::new() };
        // Only claims are made with a force.
        let forced = conditions.late.iter().any(|unit| unit.starts_with("with force"));
        if !self.used.all() || forced && sort != Sort::Claim {
            return Vec::new();
        }
        // Claims are not in every note, and citations have no sections.
        let place = conditions.late.iter().chain(&self.units).find_map(|unit| unit.strip_prefix(WITH_PLACE));
        self.if_found |= sort == Sort::Claim && place.is_some_and(is_note);
        self.must_find |= sort == Sort::Citation && place.is_some_and(is_section);
        let plural = self.clause.known.lexicon.plural(&sort);
        let nested = sort == Sort::Scholar && conditions.late.iter().any(|unit| is_years(unit));
        let Conditions { marks, ways, late } = conditions;
        let made = ways.into_iter().map(|way| {
            let (conditions, late) =
                if nested { (years_of_claims(way, &late), Vec::new()) } else { (way, late.clone()) };
            let start = if marks.is_empty() { String::new() } else { format!("{} ", marks.join(" ")) };
            let mut all: Vec<String> = Vec::new();
            for unit in conditions.into_iter().chain(self.units.clone()).chain(late) {
                if !all.contains(&unit) {
                    all.push(unit);
                }
            }
            let count = if self.counted { "how many " } else { "" };
            let gap = if all.is_empty() { "" } else { " " };
            let question = format!("{count}{start}{plural}{gap}{}{}", all.join(" "), self.stages);
            Candidate {
                if_found: self.if_found,
                must_find: self.must_find,
                for_claims: self.for_claims,
                ..Candidate::new("list", self.worth, question)
            }
        });
        made.collect()
    }

    /// True if some mention is first of all of a sense.
    fn has(&self, is: impl Fn(&Sense) -> bool) -> bool {
        self.clause.mentions.iter().filter_map(|mention| mention.senses.first()).any(is)
    }
}

/// Scholars have no years; what they claim has.
fn years_of_claims(way: Vec<String>, late: &[String]) -> Vec<String> {
    let (about, mut rest): (Vec<String>, Vec<String>) =
        way.into_iter().partition(|unit| unit.starts_with("about"));
    let inside = about.iter().chain(late).map(String::as_str).collect::<Vec<_>>().join(" ");
    rest.push(format!("that make any claim ({inside})"));
    rest
}

fn is_years(unit: &str) -> bool {
    ["in ", "since", "after", "before", "until", "between"].iter().any(|start| unit.starts_with(start))
}
