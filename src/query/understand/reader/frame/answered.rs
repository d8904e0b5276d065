//! `which objections are unanswered`, `who answers Mearsheimer`, `is it true that …`: what stands, what answers what, and
//! what is true.

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::{AFFIRMS, Literal, RelationId};
use crate::query::expr::{Relation, Term, print_term};
use crate::query::understand::reader::clause::{Clause, Named};
use crate::query::understand::reader::frame::{Candidate, words_beside};
use crate::standing::{DISPUTES, Standing};

/// How well it fits: better than what the same words mean of claims in general.
const WORTH: i64 = 90;

/// Words that ask, or say nothing of their own.
const ASKING: [&str; 30] = [
    "what", "which", "are", "is", "was", "were", "the", "a", "an", "list", "show", "me", "all", "there",
    "any", "do", "does", "did", "that", "of", "have", "has", "been", "still", "yet", "find", "give", "so",
    "anyone", "anybody",
];
const OBJECTION: [&str; 14] = [
    "objection",
    "objections",
    "criticism",
    "criticisms",
    "challenge",
    "challenges",
    "dispute",
    "disputes",
    "counterargument",
    "counterarguments",
    "rebuttal",
    "rebuttals",
    "critique",
    "critiques",
];
/// What joins an objection to what it is against, and to who makes it.
const JOINING: [&str; 8] = ["to", "against", "of", "on", "by", "from", "in", "made"];
/// Words for an objection that stands.
const UNANSWERED: [&str; 10] = [
    "unanswered",
    "standing",
    "stand",
    "stands",
    "remain",
    "remains",
    "open",
    "unrebutted",
    "outstanding",
    "unmet",
];
/// Words for one that falls to an answer; with a denial it stands.
const ANSWERED: [&str; 8] =
    ["answered", "rebutted", "refuted", "met", "addressed", "countered", "defused", "rejected"];
const STANDING: [&str; 10] =
    ["stand", "stands", "standing", "survive", "survives", "survived", "hold", "holds", "up", "remain"];
const FALLING: [&str; 10] =
    ["fall", "falls", "fell", "fallen", "fail", "fails", "failed", "defeated", "collapse", "collapses"];
/// Words for what can stand, with the kind of the core.
const KINDS: [(&[&str], &str); 3] = [
    (&["claim", "claims"], "claim"),
    (&["argument", "arguments"], "argument"),
    (&["statement", "statements", "proposition", "propositions", "thesis", "theses"], "statement"),
];
const ANSWERING: [&str; 14] = [
    "answer",
    "answers",
    "answered",
    "reply",
    "replies",
    "replied",
    "respond",
    "responds",
    "responded",
    "rebut",
    "rebuts",
    "rebutted",
    "response",
    "responses",
];
const SCHOLAR: [&str; 6] = ["who", "scholar", "scholars", "author", "authors", "whom"];
const TRUE: [&str; 25] = [
    "it",
    "true",
    "case",
    "whether",
    "really",
    "actually",
    "hold",
    "holds",
    "correct",
    "right",
    "false",
    "untrue",
    "wrong",
    "in",
    "fact",
    "contested",
    "controversial",
    "disputed",
    "settled",
    "agreed",
    "established",
    "if",
    "debated",
    "accepted",
    "scholars",
];
const BELIEVING: [&str; 27] = [
    "believe",
    "believes",
    "think",
    "thinks",
    "hold",
    "holds",
    "say",
    "says",
    "claim",
    "claims",
    "maintain",
    "maintains",
    "accept",
    "accepts",
    "assert",
    "asserts",
    "agree",
    "agrees",
    "affirm",
    "affirms",
    "argue",
    "argues",
    "with",
    "concede",
    "concedes",
    "grant",
    "grants",
];
const DENYING: [&str; 17] = [
    "deny",
    "denies",
    "disbelieve",
    "disbelieves",
    "reject",
    "rejects",
    "doubt",
    "doubts",
    "oppose",
    "opposes",
    "contradict",
    "contradicts",
    "disagree",
    "disagrees",
    "with",
    "against",
    "dispute",
];

/// The words of a clause beside its names.
struct Words<'w>(Vec<&'w str>);

impl Words<'_> {
    fn has(&self, list: &[&str]) -> bool {
        self.0.iter().any(|word| list.contains(word))
    }

    /// True if each word is in one of the lists.
    fn are_among(&self, lists: &[&[&str]]) -> bool {
        self.0.iter().all(|word| lists.iter().any(|list| list.contains(word)))
    }
}

pub(super) fn answered(clause: &Clause<'_>) -> Vec<Candidate> {
    let named = clause.named();
    let one = |named: &Named| match named.things.as_slice() {
        [things] if named.rows.is_none() => things.first().copied(),
        _ => None,
    };
    let things: Option<Vec<NodeId>> = named.iter().map(one).collect();
    let Some(things) = things else { return Vec::new() };
    let words = Words(words_beside(clause, &named));
    let makes = |at: usize| {
        let joint = clause.joint_before(named[at].first);
        clause.speaks(&named[at]) && (matches!(joint, Some("by" | "from" | "in")) || named[at].possessive)
    };
    let question = match things.as_slice() {
        [] => objections(clause, &words, None, None).or_else(|| standing(clause, &words, None)),
        [thing] if clause.known.catalog.is_affirmable(*thing) => {
            truth(clause, &words, *thing).or_else(|| objections(clause, &words, Some(*thing), None))
        }
        [maker] if makes(0) => {
            objections(clause, &words, None, Some(*maker)).or_else(|| standing(clause, &words, Some(*maker)))
        }
        [thing] => objections(clause, &words, Some(*thing), None)
            .or_else(|| answers(clause, &words, *thing))
            .or_else(|| standing(clause, &words, Some(*thing).filter(|_| clause.speaks(&named[0])))),
        [thing, maker] if makes(1) => objections(clause, &words, Some(*thing), Some(*maker)),
        [maker, thing] if makes(0) => objections(clause, &words, Some(*thing), Some(*maker)),
        _ => None,
    };
    question.map(|question| Candidate::new("answered", WORTH, question)).into_iter().collect()
}

/// The objections that are answered, or not: to a thing, or to what a scholar or a work says; by somebody.
fn objections(
    clause: &Clause<'_>,
    words: &Words<'_>,
    of: Option<NodeId>,
    by: Option<NodeId>,
) -> Option<String> {
    let denials = ["not", "no", "never", "nobody", "without", "one", "answer", "with", "ever"];
    let lists: [&[&str]; 6] = [&ASKING, &OBJECTION, &JOINING, &UNANSWERED, &ANSWERED, &denials];
    let fate = words.has(&UNANSWERED) || words.has(&ANSWERED) || words.has(&["answer"]);
    if !fate || !words.has(&OBJECTION) || !words.are_among(&lists) {
        return None;
    }
    let denials = words.0.iter().filter(|word| denials.contains(word)).count() > 0;
    let stands = words.has(&UNANSWERED) != denials;
    let sign = if stands { "!=" } else { "=" };
    let objects = against(clause, "c", of)?;
    let by = by.map_or_else(String::new, |by| format!(" and {}", made(clause, "c", by)));
    Some(format!(
        "find claim c where {objects}{by} and c.standing {sign} \"{}\"",
        Standing::Challenged.word()
    ))
}

/// Which claims, arguments or statements stand, or fall: `which arguments still stand`.
fn standing(clause: &Clause<'_>, words: &Words<'_>, by: Option<NodeId>) -> Option<String> {
    let sort = KINDS.iter().find(|(words_of, _)| words.has(words_of)).map(|(_, sort)| *sort)?;
    let kind = if sort == "statement" {
        clause.known.catalog.vocabulary.kinds().find(|kind| kind.affirmable)?.id.as_str()
    } else {
        sort
    };
    let kinds: Vec<&str> = KINDS.iter().flat_map(|(words_of, _)| words_of.iter().copied()).collect();
    let lists: [&[&str]; 5] = [&ASKING, &kinds, &JOINING, &STANDING, &FALLING];
    if clause.denies() || !words.are_among(&lists) || (kind != sort && by.is_some()) {
        return None;
    }
    let by = by.map_or_else(String::new, |by| format!(" and {}", made(clause, "x", by)));
    if words.has(&FALLING) {
        Some(format!("find {kind} x where challenged(x){by}"))
    } else if words.has(&STANDING) {
        Some(format!("find {kind} x where (unchallenged(x) or defended(x)){by}"))
    } else {
        None
    }
}

/// That a variable is somebody's, or in a work.
pub(super) fn made(clause: &Clause<'_>, variable: &str, by: NodeId) -> String {
    let said = if clause.known.catalog.class(by) == Class::Work { "in" } else { "by" };
    format!("{variable} -[{said}]-> {}", print_term(&Term::Node(by), clause.known.catalog))
}

/// That a claim, by its variable, objects: to anything, to a thing, or to what somebody says.
pub(super) fn against(clause: &Clause<'_>, claim: &str, of: Option<NodeId>) -> Option<String> {
    let catalog = clause.known.catalog;
    let disputes = &catalog.vocabulary.relation(catalog.vocabulary.find(DISPUTES)?).id;
    let Some(of) = of else { return Some(format!("exists any o ({claim} -[{disputes}]-> o)")) };
    let name = print_term(&Term::Node(of), catalog);
    let said = match catalog.class(of) {
        Class::Scholar => "by",
        Class::Work => "in",
        Class::Topic if catalog.is_affirmable(of) => {
            let rejects = rejecting(clause).map(|id| &catalog.vocabulary.relation(id).id);
            let rejects = rejects.map_or_else(String::new, |id| format!(" or {claim} -[{id}]-> {name}"));
            return Some(format!("({claim} -[{disputes}]-> {name}{rejects})"));
        }
        _ => return Some(format!("{claim} -[{disputes}]-> {name}")),
    };
    Some(format!("exists any o ({claim} -[{disputes}]-> o and o -[{said}]-> {name})"))
}

/// Who or what answers somebody, or something.
fn answers(clause: &Clause<'_>, words: &Words<'_>, of: NodeId) -> Option<String> {
    // A corpus that has a word of its own for it means that.
    let vocabulary = &clause.known.catalog.vocabulary;
    let disputes = vocabulary.find(DISPUTES);
    let is_other = |relation: &Relation| match relation {
        Relation::Declared { id, .. } => disputes.is_none_or(|disputes| !vocabulary.implies(*id, disputes)),
        _ => true,
    };
    let verbs = ANSWERING.iter().filter_map(|word| clause.known.lexicon.verb(word));
    let is_own = verbs.into_iter().any(|verb| is_other(&verb.relation));
    let lists: [&[&str]; 5] = [&ASKING, &ANSWERING, &SCHOLAR, &["to"], &OBJECTION];
    if is_own || clause.denies() || !words.has(&ANSWERING) || !words.are_among(&lists) {
        return None;
    }
    let objects = against(clause, "c", Some(of))?;
    Some(if words.has(&SCHOLAR) {
        format!("find scholar s where exists claim c (c -[by]-> s and {objects})")
    } else {
        format!("find claim c where {objects}")
    })
}

/// Whether something is true, or who says that it is, or is not.
fn truth(clause: &Clause<'_>, words: &Words<'_>, topic: NodeId) -> Option<String> {
    let catalog = clause.known.catalog;
    let vocabulary = &catalog.vocabulary;
    let affirms = vocabulary.find(AFFIRMS)?;
    let name = print_term(&Term::Node(topic), catalog);
    let says = |id: RelationId| {
        let id = &vocabulary.relation(id).id;
        format!("find scholar s where exists claim c (c -[by]-> s and c -[{id}]-> {name})")
    };
    let asks = matches!(words.0.first(), Some(&("is" | "does" | "do" | "was")));
    let is_asked = asks && words.has(&TRUE) && words.are_among(&[&ASKING, &TRUE, &BELIEVING]);
    let is_false = words.has(&["false", "untrue", "wrong"]);
    if is_asked {
        return Some(format!("is {name} {}", if is_false { "false" } else { "true" }));
    }
    if words.has(&SCHOLAR) && words.are_among(&[&ASKING, &SCHOLAR, &BELIEVING]) && words.has(&BELIEVING) {
        return Some(says(affirms));
    }
    if words.has(&SCHOLAR) && words.are_among(&[&ASKING, &SCHOLAR, &DENYING]) && words.has(&DENYING) {
        return rejecting(clause).map(says);
    }
    None
}

/// The relation by which claims say that something is not true, the contradictory of that by which they affirm it.
fn rejecting(clause: &Clause<'_>) -> Option<RelationId> {
    let vocabulary = &clause.known.catalog.vocabulary;
    let affirms = vocabulary.find(AFFIRMS)?;
    let rejects = |id: &RelationId| vocabulary.follows(Literal::denied(affirms), Literal::said(*id));
    vocabulary.opposites(affirms).find(rejects)
}
