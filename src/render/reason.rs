//! In words, how a verdict came about.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::render::phrase::{counted, listed, quoted};
use crate::standing::Standing;
use crate::statement;
use crate::verdict::{Challenge, Evidence, Lesser, Outcome, Status, Tally, Verdict};

/// So many claims are named of those that say less; of more it is told how many they are.
const NAMED: usize = 3;

/// The derivation of a verdict; `negated` if the question was why not.
#[must_use]
pub fn text(catalog: &Catalog, verdict: &Verdict, negated: bool) -> String {
    let relation = catalog.vocabulary.relation(verdict.relation);
    let name = |id: RelationId| {
        let relation = catalog.vocabulary.relation(id);
        if verdict.is_of_truth { statement::participle(relation) } else { relation.id.clone() }
    };
    let asked = format!("`{}`", name(verdict.relation));
    let supporting = |of: &str| side(catalog, verdict, &verdict.supporting, &format!("for {of}"));
    let opposing = |of: &str| side(catalog, verdict, &verdict.opposing, &format!("against {of}"));
    let word = match verdict.outcome() {
        Outcome::Relation(id) => name(id),
        Outcome::Denied(_) | Outcome::Divided | Outcome::Depends | Outcome::Silent => verdict.words(catalog),
    };
    let sides = match verdict.status {
        Status::Holds | Status::Silent => [supporting("it"), opposing("it")],
        Status::Opposite => [opposing(&asked), supporting("it")],
        Status::Divided | Status::Depends => [supporting(&asked), opposing("it")],
    };
    let mut text = if verdict.status == Status::Silent && verdict.is_of_truth {
        "Verdict `silent`: no claim says outright whether it is so. Silence is not rejection.".to_owned()
    } else if verdict.status == Status::Silent {
        let opposite = catalog.vocabulary.opposite(verdict.relation);
        let opposite = opposite
            .map_or_else(|| statement::denied(relation), |id| catalog.vocabulary.relation(id).id.clone());
        format!(
            "Verdict `silent`: no claim says {asked} or `{opposite}` of this pair outright. Silence is not exclusion."
        )
    } else {
        let gap = if sides.iter().any(|side| side.has_parts) { "; " } else { ", " };
        let told = sides.map(|side| side.words).join(gap);
        let apart = if verdict.status == Status::Depends { ", under different conditions" } else { "" };
        format!("Verdict `{word}`: {told}{apart}.")
    };
    let when = verdict.conditions();
    if !when.is_always() {
        text += &format!(" All that is said outright is said under a condition: {}.", when.words(catalog));
    }
    let more = [asks(verdict), caveats(verdict), disputes(catalog, verdict), beyond(catalog, verdict)];
    for sentence in more.into_iter().flatten() {
        text += &format!(" {sentence}");
    }
    if !verdict.partial.is_empty() {
        let is_narrower = |evidence: &Evidence| evidence.is_narrower;
        let topics = "bears on a narrower or broader topic, or denies more than was asked";
        let which = if verdict.partial.iter().all(is_narrower) {
            "is said of a narrower condition only".to_owned()
        } else if verdict.partial.iter().any(is_narrower) {
            format!("{topics}, or is said of a narrower condition only")
        } else {
            topics.to_owned()
        };
        text += &format!(" Partial evidence {which}; it counts on neither side.");
    }
    for lesser in &verdict.lesser {
        text += &format!(" {}", self::lesser(catalog, lesser));
    }
    if negated && verdict.status == Status::Holds {
        text += " So the “not” in the question does not hold.";
    }
    text
}

/// `2 claims say only `admits` (a/b, c/d), which is weaker than `fosters` and decides nothing here.`
fn lesser(catalog: &Catalog, lesser: &Lesser) -> String {
    let name = |id: RelationId| format!("`{}`", catalog.vocabulary.relation(id).id);
    let mut claims: Vec<String> =
        lesser.claims.iter().take(NAMED).map(|claim| catalog.id(*claim).to_owned()).collect();
    let number = lesser.claims.len();
    if number > NAMED {
        claims.push(format!("{} more", number - NAMED));
    }
    let say = if number == 1 { "One claim says".to_owned() } else { format!("{number} claims say") };
    format!(
        "{say} only {} ({}), which is weaker than {} and decides nothing here.",
        name(lesser.relation),
        listed(&claims),
        name(lesser.short_of)
    )
}

fn asks(verdict: &Verdict) -> Vec<String> {
    match verdict.asked.len() {
        0 => Vec::new(),
        1 => vec!["One claim only asks; it counts on neither side.".to_owned()],
        more => vec![format!("{more} claims only ask; they count on neither side.")],
    }
}

fn caveats(verdict: &Verdict) -> Vec<String> {
    let direct = || verdict.caveats.iter().filter(|caveat| caveat.is_direct());
    let all_suggested =
        direct().filter(|caveat| caveat.counts()).all(|caveat| caveat.force == Force::Suggests);
    let said = match direct().filter(|caveat| caveat.counts()).count() {
        0 => None,
        1 if all_suggested => Some(
            "One claim suggests that this evidence is limited: a caveat, not evidence in itself.".to_owned(),
        ),
        1 => Some("One claim qualifies that evidence: a caveat, not evidence in itself.".to_owned()),
        more => Some(format!("{more} claims qualify that evidence: caveats, not evidence in themselves.")),
    };
    let asked = match direct().filter(|caveat| !caveat.counts()).count() {
        0 => None,
        1 => Some("One claim asks whether that evidence is limited.".to_owned()),
        more => Some(format!("{more} claims ask whether that evidence is limited.")),
    };
    said.into_iter().chain(asked).collect()
}

/// Who disputes the evidence, and who the subject as a whole.
fn disputes(catalog: &Catalog, verdict: &Verdict) -> Vec<String> {
    let of_evidence: Vec<&Challenge> =
        verdict.speaking().flat_map(|evidence| &evidence.disputed_by).collect();
    let suggested = |list: &[&Challenge]| {
        let all = list.iter().filter(|one| one.counts()).all(|one| one.force == Force::Suggests);
        if all { " (only suggested)" } else { "" }
    };
    let remark = suggested(&of_evidence);
    let fates = fates(&of_evidence);
    let of_evidence = number(of_evidence);
    let against_subject: Vec<&Challenge> = verdict.subject_disputed_by.iter().collect();
    let remark_of_subject = suggested(&against_subject);
    let fates_of_subject = self::fates(&against_subject);
    let of_subject = number(against_subject);
    let subject = quoted(catalog, verdict.subject);
    let mut told = Vec::new();
    if of_evidence > 0 {
        told.push(format!(
            "That evidence is disputed by {}{remark}, {fates}; it still counts.",
            if of_evidence == 1 { "one claim".to_owned() } else { counted(of_evidence, "claim") }
        ));
    }
    match of_subject {
        0 => {}
        1 => told.push(format!(
            "One claim, {fates_of_subject}, disputes {subject} as a whole{remark_of_subject}."
        )),
        more => told.push(format!(
            "{more} claims, {fates_of_subject}, dispute {subject} as a whole{remark_of_subject}."
        )),
    }
    told
}

/// How challenges stand themselves: `which stands`, `which are answered`, `of which one stands and 2 are answered`.
fn fates(challenges: &[&Challenge]) -> String {
    let mut of: BTreeMap<NodeId, Standing> = BTreeMap::new();
    of.extend(challenges.iter().filter(|one| one.counts()).map(|one| (one.claim, one.standing)));
    let fate = |standing: &Standing| match standing {
        Standing::Unchallenged | Standing::Defended => 0,
        Standing::Challenged => 1,
        Standing::Undecided => 2,
    };
    let words = [("stands", "stand"), ("is answered", "are answered"), ("is undecided", "are undecided")];
    let told = words.iter().enumerate().filter_map(|(at, (one, several))| {
        let number = of.values().filter(|standing| fate(standing) == at).count();
        (number > 0).then_some((number, if number == 1 { *one } else { *several }))
    });
    match told.collect::<Vec<_>>().as_slice() {
        [(_, only)] => format!("which {only}"),
        several => {
            let number = |number: usize| if number == 1 { "one".to_owned() } else { number.to_string() };
            let parts: Vec<String> =
                several.iter().map(|(found, words)| format!("{} {words}", number(*found))).collect();
            format!("of which {}", listed(&parts))
        }
    }
}

/// How many claims challenge the thing itself and do not only ask.
fn number<'a>(challenges: impl IntoIterator<Item = &'a Challenge>) -> usize {
    let counting = challenges.into_iter().filter(|challenge| challenge.counts());
    counting.map(|challenge| challenge.claim).collect::<BTreeSet<_>>().len()
}

/// What is said of narrower and broader subjects, where nothing is of the subject itself.
fn beyond(catalog: &Catalog, verdict: &Verdict) -> Vec<String> {
    if verdict.elsewhere.is_empty() {
        return Vec::new();
    }
    let subject = catalog.label(verdict.subject);
    vec![format!("What is said of narrower or broader topics does not carry over to {subject}.")]
}

/// What stands on a side, in words.
struct Side {
    words: String,
    /// True if the words are more than a phrase: what stands beside them needs a semicolon before it.
    has_parts: bool,
}

/// `nothing against it`, `2 statements for it`, and by force where not all is asserted outright:
/// `4 statements for it, in 2 works by 3 authors (one asserted, one suggested, 2 by denying `admits`)`.
fn side(catalog: &Catalog, verdict: &Verdict, evidence: &[Evidence], name: &str) -> Side {
    let number = |number: usize| if number == 1 { "one".to_owned() } else { number.to_string() };
    let all = match evidence.len() {
        // Who disputes what is said speaks against it too, if on no side.
        0 if !verdict.disputes().is_empty() => format!("no statement {name}"),
        0 => format!("nothing {name}"),
        1 => format!("one statement {name}"),
        more => {
            let Tally { works, authors, records, .. } = Tally::of(catalog, evidence);
            let by = if authors == 0 { String::new() } else { format!(" by {}", counted(authors, "author")) };
            let own = if records == 0 { "" } else { " and in the topic's own record, which gives no place" };
            format!("{more} statements {name}, in {}{by}{own}", counted(works, "work"))
        }
    };
    let denied = format!("by denying {}", denied(catalog, verdict, evidence));
    let words = [(Force::Asserts, "asserted"), (Force::Denies, &denied), (Force::Suggests, "suggested")];
    let forces = words.into_iter().filter_map(|(force, word)| {
        let found = evidence.iter().filter(|evidence| evidence.force == force).count();
        (found > 0).then_some((force, found, word))
    });
    let forces: Vec<(Force, usize, &str)> = forces.collect();
    let words = match forces.as_slice() {
        [] | [(Force::Asserts, ..)] => all,
        [(_, 1, word)] => format!("{all} ({word})"),
        [(_, _, word)] => format!("{all} (all {word})"),
        several => {
            let parts = several.iter().map(|(_, found, word)| format!("{} {word}", number(*found)));
            format!("{all} ({})", parts.collect::<Vec<_>>().join(", "))
        }
    };
    Side { words, has_parts: evidence.len() > 1 }
}

/// The relations that evidence denies, each once: `` `admits` and `fosters` ``; `it` where it is just the one that
/// the verdict is on.
fn denied(catalog: &Catalog, verdict: &Verdict, evidence: &[Evidence]) -> String {
    let denials = evidence.iter().filter(|evidence| evidence.force == Force::Denies);
    let relations: BTreeSet<RelationId> = denials.map(|evidence| evidence.relation).collect();
    if relations == BTreeSet::from([verdict.relation]) {
        return "it".to_owned();
    }
    let named = relations.iter().map(|id| format!("`{}`", catalog.vocabulary.relation(*id).id));
    named.collect::<Vec<_>>().join(" and ")
}
