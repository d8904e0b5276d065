//! In words, how a verdict came about.

use crate::catalog::Catalog;
use crate::catalog::entry::Force;
use crate::render::bearing::disputes;
use crate::render::phrase;
use crate::verdict::{Evidence, Status, Verdict};

/// The derivation of a verdict; `negated` if the question was why not.
pub(super) fn text(catalog: &Catalog, verdict: &Verdict, negated: bool) -> String {
    let vocabulary = &catalog.vocabulary;
    let relation = vocabulary.relation(verdict.relation);
    let asked = format!("`{}`", relation.id);
    let opposite =
        relation.against.map_or_else(|| phrase::denied(relation), |id| vocabulary.relation(id).id.clone());
    let supporting = |of: &str| statements(&verdict.supporting, &format!("for {of}"));
    let opposing = |of: &str| statements(&verdict.opposing, &format!("against {of}"));
    let (word, sides) = match verdict.status {
        Status::Holds => (relation.id.clone(), [supporting("it"), opposing("it")]),
        Status::Opposite => {
            let word = verdict.word(catalog);
            let word = if word.starts_with("not ") { phrase::word(catalog, verdict) } else { word };
            (word, [opposing(&asked), supporting("it")])
        }
        Status::Divided => ("divided".to_owned(), [supporting(&asked), opposing("it")]),
        Status::Silent => ("silent".to_owned(), [supporting("it"), opposing("it")]),
    };
    let mut text = if verdict.status == Status::Silent {
        let only_asked = verdict.supporting.len() + verdict.opposing.len();
        let asks = match only_asked {
            0 => String::new(),
            1 => "; one statement only asks".to_owned(),
            more => format!("; {more} statements only ask"),
        };
        format!(
            "Verdict `silent`: no claim says {asked} or `{opposite}` of this pair outright{asks}. \
             Silence is not exclusion."
        )
    } else {
        let gap = if sides.iter().any(|side| side.contains(':')) { ";" } else { "," };
        format!("Verdict `{word}`: {}.", sides.join(&format!("{gap} ")))
    };
    match verdict.caveats.len() {
        0 => {}
        1 => text += " One claim qualifies that evidence: a caveat, not evidence of its own.",
        more => text += &format!(" {more} claims qualify that evidence: caveats, not evidence of their own."),
    }
    match disputes(verdict).len() {
        0 => {}
        1 => text += " That evidence is disputed by one claim; it stays all the same.",
        more => text += &format!(" That evidence is disputed by {more} claims; it stays all the same."),
    }
    if !verdict.partial.is_empty() {
        text += " What is partial bears on a narrower or broader topic, or denies more than was asked; it counts on neither side.";
    }
    if negated && verdict.status == Status::Holds {
        text += " So the question's “not” does not hold.";
    }
    text
}

/// `nothing against it`, `2 statements for it`, and by force where not all is asserted outright:
/// `4 statements for it: one asserted, one suggested, 2 only asked`.
fn statements(evidence: &[Evidence], side: &str) -> String {
    let number = |number: usize| if number == 1 { "one".to_owned() } else { number.to_string() };
    let all = match evidence.len() {
        0 => format!("nothing {side}"),
        1 => format!("one statement {side}"),
        more => format!("{more} statements {side}"),
    };
    let words = [
        (Force::Asserts, "asserted"),
        (Force::Denies, "denied"),
        (Force::Suggests, "suggested"),
        (Force::Asks, "only asked"),
    ];
    let forces = words.into_iter().filter_map(|(force, word)| {
        let found = evidence.iter().filter(|evidence| evidence.force == force).count();
        (found > 0).then_some((force, found, word))
    });
    let forces: Vec<(Force, usize, &str)> = forces.collect();
    match forces.as_slice() {
        [] | [(Force::Asserts, ..)] => all,
        [(_, 1, word)] => format!("{all}: {word}"),
        [(_, _, word)] => format!("{all}: all {word}"),
        several => {
            let parts = several.iter().map(|(_, found, word)| format!("{} {word}", number(*found)));
            format!("{all}: {}", parts.collect::<Vec<_>>().join(", "))
        }
    }
}
