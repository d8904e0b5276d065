//! `what did Darwin reply`, `whom does Kydd dispute`: who is named after the auxiliary objects, and is not objected to.

use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::Candidate;
use crate::query::understand::reader::frame::beside::Beside;
use crate::query::understand::reader::frame::objecting::{against, made, means_another};
use crate::query::understand::reader::thesaurus::arguing::{
    ANSWERING, OBJECTING, OPPOSING, SCHOLAR, TOWARDS,
};
use crate::query::understand::reader::thesaurus::is_among;
use crate::standing::DISPUTES;

/// How well it fits: better than what the same words mean where their order does not count.
const WORTH: i64 = 95;
/// The words before the name.
const AUXILIARIES: &str = "do|does|did";
/// What asks.
const ASKING: &str = "what|which|claims|else|all|ever";

pub(super) fn replying(clause: &Clause<'_>) -> Vec<Candidate> {
    question(clause).map(|question| Candidate::new("replying", WORTH, question)).into_iter().collect()
}

fn question(clause: &Clause<'_>) -> Option<String> {
    let named = clause.named();
    let [one] = named.as_slice() else { return None };
    let maker = clause.only(one).filter(|_| clause.speaks(one) && !one.possessive && !clause.denies())?;
    let before = clause.mentions.get(one.first)?.words.start.checked_sub(1)?;
    let words = Beside::of(clause, &named);
    let asks_who = words.begins(SCHOLAR);
    let is_so = is_among(AUXILIARIES, &clause.tokens.get(before)?.word)
        && (asks_who || words.begins("what|which"))
        && (words.has(ANSWERING) || words.has(OBJECTING) || words.has(OPPOSING))
        && words.are_among(&[ASKING, SCHOLAR, AUXILIARIES, ANSWERING, OBJECTING, OPPOSING, TOWARDS]);
    let typed = clause.tokens.iter().map(|token| token.word.as_str());
    let verbs = typed.filter(|word| [ANSWERING, OBJECTING, OPPOSING].iter().any(|list| is_among(list, word)));
    if !is_so || means_another(clause, verbs) {
        return None;
    }
    let vocabulary = &clause.known.catalog.vocabulary;
    let disputes = &vocabulary.relation(vocabulary.find(DISPUTES)?).id;
    let own = made(clause, "c", maker);
    let ends = |with: &str| clause.tokens.last().is_some_and(|last| is_among(with, &last.word));
    Some(if asks_who {
        format!(
            "find scholar s where exists claim c ({own} and exists any o (c -[{disputes}]-> o and o -[by]-> s))"
        )
    } else if ends(TOWARDS) || ends(OPPOSING) {
        format!("find any o where exists claim c ({own} and c -[{disputes}]-> o)")
    } else {
        format!("find claim c where {own} and {}", against(clause, "c", None)?)
    })
}
