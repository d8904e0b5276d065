//! What makes a thing last, or end: `what causes alliances to fall apart` asks what threatens their survival.

use crate::query::understand::reader::thesaurus::{AUXILIARIES, ENDING, LASTING, MAKING, is_among};
use crate::query::understand::reader::token::{Token, tokens};

/// What makes a thing last, or end: as what threatens or fosters its survival.
pub(super) fn of_fate(words: &[Token]) -> Option<Vec<Token>> {
    let (fate, ends) = fate(words)?;
    let first = words.first()?.word.as_str();
    let making = (1..fate).find(|at| is_among(MAKING, &words[*at].word));
    let (asking, thing) = match making {
        Some(at) if ["what", "which"].contains(&first) => {
            let to = if words[fate - 1].word == "to" { fate - 1 } else { fate };
            let mut asking = words[..at].to_vec();
            asking.retain(|token| !AUXILIARIES.contains(&token.word.as_str()));
            (asking, &words[at + 1..to])
        }
        None if ["why", "how"].contains(&first) && AUXILIARIES.contains(&words.get(1)?.word.as_str()) => {
            (tokens("what"), &words[2..fate])
        }
        _ => return None,
    };
    let relation = if ends { "threatens the survival of" } else { "sustains the survival of" };
    (!thing.is_empty()).then(|| [asking.as_slice(), &tokens(relation), thing].concat())
}

/// Where the words begin that tell how a thing fares, and whether it ends so. They end the question.
fn fate(words: &[Token]) -> Option<(usize, bool)> {
    let from = words.len().saturating_sub(4).max(2);
    (from..words.len()).find_map(|at| {
        let end: Vec<&str> = words[at..].iter().map(|token| token.word.as_str()).collect();
        let end = end.join(" ");
        let ends = is_among(ENDING, &end);
        (ends || is_among(LASTING, &end)).then_some((at, ends))
    })
}
