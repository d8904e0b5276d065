//! What is remarked on a piece of evidence beside its words: how strongly it is said, why it bears on the verdict, and
//! what disputes it.

use crate::catalog::Catalog;
use crate::catalog::entry::Force;
use crate::render::{bearing, challenged, cite};
use crate::verdict::{Challenge, Evidence, Reach, Verdict};

/// How strongly evidence under `word` is said, why it bears on the verdict if it is worded otherwise, and what
/// disputes it.
#[must_use]
pub fn of_evidence(
    catalog: &Catalog,
    verdict: &Verdict,
    evidence: &Evidence,
    word: &str,
    is_full: bool,
) -> Vec<String> {
    let vocabulary = &catalog.vocabulary;
    let said = &vocabulary.relation(evidence.relation).id;
    let mut remarks = Vec::new();
    let says = match evidence.force {
        Force::Asserts | Force::Suggests => "says",
        Force::Asks => "asks about",
        Force::Denies => "denies",
    };
    // The word says already that it asks, and what is denied is told below.
    if word != bearing::ASKED && evidence.force != Force::Denies {
        remarks.push(cite::force(evidence.force).to_owned());
    }
    if evidence.force == Force::Denies {
        let asked = &vocabulary.relation(verdict.relation).id;
        let follows =
            evidence.relation != verdict.relation && vocabulary.implies(verdict.relation, evidence.relation);
        let follows = if follows { format!(", which `{asked}` implies") } else { String::new() };
        remarks.push(format!("{says} `{said}`{follows}"));
    } else if evidence.relation != verdict.relation {
        let asked = vocabulary.relation(verdict.relation);
        let implied = vocabulary.implies(evidence.relation, verdict.relation);
        let mut opposites = vocabulary.opposites(verdict.relation);
        if implied && !is_full {
            remarks.push(format!("{says} `{said}`"));
        } else if implied {
            remarks.push(format!("{says} `{said}`, which implies `{}`", asked.id));
        } else if !opposites.any(|opposite| opposite == evidence.relation) {
            let opposite = vocabulary
                .opposites(verdict.relation)
                .find(|opposite| vocabulary.implies(evidence.relation, *opposite));
            remarks.push(match opposite {
                Some(opposite) => {
                    format!("{says} `{said}`, which implies `{}`", vocabulary.relation(opposite).id)
                }
                None => format!("{says} `{said}`"),
            });
        }
    }
    remarks.push(evidence.when.words(catalog));
    let object = catalog.label(evidence.object);
    match evidence.reach {
        Reach::Same => {}
        Reach::Up if catalog.is_affirmable(evidence.object) => {
            remarks.push(format!("said of the narrower “{object}”"));
        }
        Reach::Up => remarks.push(format!("inherited from the narrower “{object}”")),
        Reach::Down => remarks.push(format!("inherited from the broader “{object}”")),
    }
    remarks.push(challenged::standing(catalog, evidence.standing, &evidence.disputed_by));
    remarks
}

/// How strongly a caveat, a dispute or an answer is made, what it challenges, and what answers it in turn.
#[must_use]
pub fn of_challenge(catalog: &Catalog, verdict: &Verdict, challenge: &Challenge) -> Vec<String> {
    vec![
        cite::force(challenge.force).to_owned(),
        challenge.when(catalog).words(catalog),
        challenged::what(catalog, verdict, challenge),
        challenged::answers(catalog, verdict, challenge),
    ]
}
