//! How the conditions of an English question go together.
//!
//! What a condition leaves out it takes from its neighbours: the relation from the one before (`admit trust but
//! not power`), the object from the one after (`admit or foster trust`). What shares a relation so goes together
//! first. Then neighbours of one sort go together: two scholars, two topics, two relations. `or` joins these,
//! and the rest holds of both: `claims by Kydd or by Snyder about power` are both scholars' about power. Where the
//! neighbours of `or` are of two sorts, they are what it joins; but if both its sides have a condition of one
//! sort, or `that` follows it, each side is read by itself.

use crate::query::expr::{Condition, Relation, Sort};
use crate::query::understand::ast::{Joint, Word};
use crate::query::understand::english::{is_auxiliary, joined_words, no_condition};
use crate::query::understand::lexicon::Verb;
use crate::query::understand::reading::{Item, Reading, denials, in_turn};
use crate::query::understand::resolve::Wrong;
use crate::query::understand::row::{Object, Row, Said, Test};
use crate::source::Span;

/// The sorts of conditions: those of one sort go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Who says or wrote it.
    People,
    /// Which work it is in.
    Work,
    /// Where it was read.
    Via,
    /// What it is about.
    Topic,
    /// What a citation is for.
    Intent,
    /// Words of its text.
    Words,
    /// When it was published.
    Years,
    /// An adjective.
    Mark,
    /// Any other relation.
    Relation,
}

impl Role {
    fn of(verb: &Verb) -> Self {
        match (&verb.relation, verb.inverse) {
            (Relation::By, false) | (Relation::Wrote | Relation::Edited, true) => Self::People,
            (Relation::In, false) | (Relation::States, true) => Self::Work,
            (Relation::Via, false) => Self::Via,
            (Relation::About, false) => Self::Topic,
            _ => Self::Relation,
        }
    }
}

/// Conditions put together.
pub(super) struct Read {
    pub reading: Reading,
    /// True if the words allow another reading.
    pub ambiguous: bool,
}

/// Conditions that share a relation, or one that shares none.
struct Group {
    opens: bool,
    role: Role,
    item: Item,
}

impl Row<'_> {
    /// Fills in what conditions leave out, and puts them together.
    pub(super) fn read(&self, said: Vec<Said>) -> Result<Read, Wrong> {
        let said = without_nothing(said)?;
        // What a citation of the row is for belongs to it.
        let is_row = self.scope.get(self.variable) == Some(&Sort::Citation);
        let counts = |said: &&Said| is_row || !matches!(said.test, Test::As(_));
        let joints = || said.iter().skip(1).filter(counts).map(|said| said.joint);
        let mixed = joints().any(|joint| joint == Joint::Or) && joints().any(|joint| joint != Joint::Or);
        let (groups, denied) = self.groups(&said)?;
        // Who fosters trust by Kydd's account, or in a record that Kydd's work states?
        let stated = groups.iter().any(|group| matches!(group.role, Role::People | Role::Work));
        let related = groups.iter().any(|group| group.role == Role::Relation);
        let mixed = mixed || self.is_topic() && stated && related;
        let (runs, denied_too) = runs(groups);
        Ok(Read { reading: together(runs), ambiguous: mixed || denied || denied_too })
    }

    /// The conditions with those that share a relation taken together, and true if a denial holds of several.
    fn groups(&self, said: &[Said]) -> Result<(Vec<Group>, bool), Wrong> {
        let mut groups: Vec<Group> = Vec::new();
        let mut verb: Option<Verb> = None;
        let mut several = false;
        let mut rest = said;
        while let Some(first) = rest.first() {
            let verbs = rest.iter().take_while(|said| matches!(said.test, Test::Verb(..))).count();
            let objects = |from: usize| {
                rest.iter().skip(from).take_while(|said| matches!(said.test, Test::Object(_))).count()
            };
            let (taken, role, item, more) = match &first.test {
                Test::Whole(role, condition) => {
                    let reading = Reading::of(condition.clone(), without_auxiliary(&self.text(first.place)));
                    (1, *role, item(first, first.negated, reading), false)
                }
                Test::As(_) => {
                    let taken = 1 + rest.iter().skip(1).take_while(|said| is_intent(said)).count();
                    let mut items = Vec::new();
                    for said in &rest[..taken] {
                        let word = intent_of(said);
                        let reading = Reading::of(self.is_for(&word)?, format!("as {}", word.text));
                        items.push(shared(said, reading));
                    }
                    let (item, more) = listed(first, items);
                    (taken, Role::Intent, item, more)
                }
                Test::Object(phrase) => {
                    let Some(verb) = &verb else { return Err(self.unknown_predicate(phrase)) };
                    let taken = objects(0);
                    let (item, more) = self.with_objects(verb, phrase.span, &rest[..taken], &[])?;
                    (taken, Role::of(verb), item, more)
                }
                Test::Verb(said, place) => {
                    let both = rest.get(verbs).filter(|said| matches!(said.test, Test::Both(..)));
                    let object = rest.iter().find(|said| matches!(said.test, Test::Both(..)));
                    let Some(object) = object else { return Err(self.no_object(said, *place)) };
                    let after = both.map_or(0, |_| 1 + objects(verbs + 1));
                    let mut objects =
                        both.map_or(vec![object.clone()], |_| rest[verbs..verbs + after].to_vec());
                    // What is denied before the last relation is that relation, not its first object.
                    objects[0].negated = false;
                    verb = verb_of(both.unwrap_or(&rest[verbs - 1]));
                    let taken = verbs + after;
                    let intents = self.intents(&rest[taken..], verb.as_ref())?;
                    let mut items = Vec::new();
                    for said in &rest[..verbs + usize::from(after > 0)] {
                        let Some((verb, place)) = verb_and_place(said) else { continue };
                        let (inner, more) = self.with_objects(&verb, place, &objects, &intents)?;
                        several |= more;
                        items.push(shared(said, inner.reading));
                    }
                    let (item, more) = listed(first, items);
                    (taken + intents.len(), Role::of(said), item, more)
                }
                Test::Both(said, place, _) => {
                    let taken = 1 + objects(1);
                    let intents = self.intents(&rest[taken..], Some(said))?;
                    let (item, more) = self.with_objects(said, *place, &rest[..taken], &intents)?;
                    verb = Some(said.clone());
                    (taken + intents.len(), Role::of(said), item, more)
                }
                // These have been taken out.
                Test::Nothing(_) => {
                    rest = &rest[1..];
                    continue;
                }
            };
            several |= more;
            groups.push(Group { opens: first.opens, role, item });
            rest = &rest[taken..];
        }
        Ok((groups, several))
    }

    /// A relation with one object after another.
    fn with_objects(
        &self,
        verb: &Verb,
        place: Span,
        objects: &[Said],
        intents: &[String],
    ) -> Result<(Item, bool), Wrong> {
        let mut items = Vec::new();
        for said in objects {
            let (object, span) = match &said.test {
                Test::Both(_, _, object) => (object.clone(), place),
                Test::Object(phrase) => (self.object(phrase), phrase.span),
                _ => continue,
            };
            let mut words = format!("{} {}", self.verb_words(verb, place), self.object_words(&object));
            let condition = if intents.is_empty() {
                self.relates(verb, span, &object)?
            } else {
                words += &format!(" as {}", intents.join(" or "));
                self.cites_as(verb, span, &object, intents)?
            };
            items.push(shared(said, Reading::of(condition, words)));
        }
        Ok(objects.first().map_or_else(|| (item_of_nothing(), false), |first| listed(first, items)))
    }

    /// What the citations are for that follow a relation: `citing snyder1997 as evidence or definition`.
    fn intents(&self, after: &[Said], verb: Option<&Verb>) -> Result<Vec<String>, Wrong> {
        let is_row = self.scope.get(self.variable) == Some(&Sort::Citation);
        if is_row || verb.is_none_or(|verb| verb.relation != Relation::Cites) {
            return Ok(Vec::new());
        }
        let is_first = |said: &Said| said.joint == Joint::Beside && matches!(said.test, Test::As(_));
        let Some(first) = after.first().filter(|said| is_first(said) && !said.negated) else {
            return Ok(Vec::new());
        };
        let more =
            after[1..].iter().take_while(|said| is_intent(said) && said.joint == Joint::Or && !said.negated);
        std::iter::once(first).chain(more).map(|said| self.intent(&intent_of(said))).collect()
    }

    /// The words of a relation as they were typed, or as it is called.
    fn verb_words(&self, verb: &Verb, place: Span) -> String {
        let typed = self.text(place);
        if self.resolver.lexicon.verb(&typed).as_ref() == Some(verb) {
            return typed;
        }
        let vocabulary = &self.resolver.catalog.vocabulary;
        match &verb.relation {
            Relation::By if self.is_topic() => "stated by".to_owned(),
            Relation::In if self.is_topic() => "stated in".to_owned(),
            Relation::Declared { id, .. } if verb.inverse => vocabulary.relation(*id).inverse.clone(),
            Relation::Declared { id, .. } => vocabulary.relation(*id).plural.clone(),
            relation => self.resolver.lexicon.own_words(relation, verb),
        }
    }

    fn object_words(&self, object: &Object) -> String {
        match object {
            Object::Name(phrase) => joined_words(&phrase.words),
            Object::Any(sort, inside) => {
                let inside =
                    inside.as_ref().map_or_else(String::new, |inside| format!(" {}", self.text(inside.span)));
                format!("any {}{inside}", sort.word())
            }
        }
    }

    /// True if the rows are topics, which are `by` whoever's work states them.
    fn is_topic(&self) -> bool {
        self.scope.get(self.variable).is_some_and(Sort::is_topic)
    }

    /// The words of the question at a place.
    fn text(&self, place: Span) -> String {
        let text = self.resolver.text.get(place.range()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// `hedged` for `are hedged`.
fn without_auxiliary(words: &str) -> String {
    words.split_whitespace().skip_while(|word| is_auxiliary(word)).collect::<Vec<_>>().join(" ")
}

/// Takes out what says nothing: the next condition takes its place.
fn without_nothing(said: Vec<Said>) -> Result<Vec<Said>, Wrong> {
    let mut kept: Vec<Said> = Vec::new();
    let mut open: Option<Said> = None;
    for (at, mut next) in said.into_iter().enumerate() {
        if let Some(before) = open.take() {
            if next.joint == Joint::Beside {
                next.joint = before.joint;
                next.opens |= before.opens;
            } else if before.joint == Joint::Or || next.joint == Joint::Or {
                return Err(no_condition(before.span));
            }
        }
        match next.test {
            Test::Nothing(span) if next.negated => return Err(no_condition(span)),
            Test::Nothing(_) => {
                let joint = if at == 0 { Joint::Beside } else { next.joint };
                open = Some(Said { joint, ..next });
            }
            _ => kept.push(next),
        }
    }
    match open {
        Some(last) if last.joint == Joint::Or => Err(no_condition(last.span)),
        _ => Ok(kept),
    }
}

fn item(said: &Said, negated: bool, reading: Reading) -> Item {
    Item { joint: said.joint, negated, shares: false, reading }
}

fn item_of_nothing() -> Item {
    let reading = Reading::of(Condition::All(Vec::new()), String::new());
    Item { joint: Joint::Beside, negated: false, shares: false, reading }
}

/// An item of a list that shares a relation: a denial before it holds of it too, unless `but` parts them.
fn shared(said: &Said, reading: Reading) -> Item {
    Item { shares: said.joint != Joint::But, ..item(said, said.negated, reading) }
}

/// A list as one item, in the place of its first. It is denied if one denial holds of all of it.
fn listed(first: &Said, items: Vec<Item>) -> (Item, bool) {
    let (mut items, several) = denials(items);
    if let [only] = items.as_slice()
        && only.negated
    {
        let only = items.remove(0);
        return (item(first, true, only.reading), several);
    }
    (item(first, false, in_turn(items)), several)
}

fn verb_of(said: &Said) -> Option<Verb> {
    verb_and_place(said).map(|(verb, _)| verb)
}

fn verb_and_place(said: &Said) -> Option<(Verb, Span)> {
    match &said.test {
        Test::Verb(verb, place) | Test::Both(verb, place, _) => Some((verb.clone(), *place)),
        _ => None,
    }
}

/// What a citation is for; after `as evidence or` the word alone will do.
fn is_intent(said: &Said) -> bool {
    matches!(said.test, Test::As(_) | Test::Object(_))
}

fn intent_of(said: &Said) -> Word {
    match &said.test {
        Test::As(word) => word.clone(),
        Test::Object(phrase) => Word { text: joined_words(&phrase.words), quoted: false, span: phrase.span },
        _ => Word { text: String::new(), quoted: false, span: said.span },
    }
}

/// Neighbours of one sort, each run of them as one group, and true if a denial holds of several.
fn runs(groups: Vec<Group>) -> (Vec<Group>, bool) {
    let mut runs: Vec<Vec<Group>> = Vec::new();
    for group in groups {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|before| before.role == group.role) => run.push(group),
            _ => runs.push(vec![group]),
        }
    }
    let mut several = false;
    let together = runs.into_iter().filter_map(|run| {
        let first = run.first()?;
        let (opens, role, joint) = (first.opens, first.role, first.item.joint);
        let items = run.into_iter().map(|group| {
            // `not by Kydd or by Snyder` is neither; `that do not admit trust or that foster power` is either.
            let shares = group.item.joint == Joint::Or && !group.opens;
            Item { shares, ..group.item }
        });
        let (items, more) = denials(items.collect());
        several |= more;
        let item = Item { joint, negated: false, shares: false, reading: in_turn(items) };
        Some(Group { opens, role, item })
    });
    (together.collect(), several)
}

/// Runs of different sorts.
fn together(runs: Vec<Group>) -> Reading {
    let mut sides: Vec<Vec<&Group>> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match sides.last_mut() {
            Some(side) if at > 0 && run.item.joint != Joint::Or => side.push(run),
            _ => sides.push(vec![run]),
        }
    }
    let opened = sides.iter().skip(1).any(|side| side.first().is_some_and(|run| run.opens));
    let has = |side: &[&Group], role: Role| side.iter().any(|run| run.role == role);
    let repeated = sides.iter().enumerate().any(|(at, side)| {
        let others = sides.iter().skip(at + 1);
        others.flatten().any(|run| has(side, run.role))
    });
    if sides.len() > 1 && (opened || repeated) {
        let side =
            |side: &Vec<&Group>| Reading::all(side.iter().map(|run| run.item.reading.clone()).collect());
        return Reading::one(sides.iter().map(side).collect());
    }
    in_turn(runs.into_iter().map(|run| run.item).collect())
}
