//! Annotations joined to those that they answer or are one mark with.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::object::ObjectIdentifier;

use crate::document::pdf::marks::{Kind, Mark};

/// What an annotation says, and what it answers.
pub(super) struct Annotated {
    pub(super) id: Option<ObjectIdentifier>,
    pub(super) answers: Option<ObjectIdentifier>,
    /// True if it is one mark with what it answers: the words struck out and the sign of an insertion, where some are
    /// to replace others.
    pub(super) is_part: bool,
    pub(super) mark: Mark,
}

/// The marks with what answers them, in the order of the file. An answer to an answer belongs to the first, wherever
/// it stands; what answers nothing here is a mark itself, and so is what marks other words than the first.
pub(super) fn joined(annotated: Vec<Annotated>) -> Vec<Mark> {
    let at: HashMap<ObjectIdentifier, usize> =
        annotated.iter().enumerate().filter_map(|(at, one)| Some((one.id?, at))).collect();
    let answered: Vec<Option<usize>> =
        annotated.iter().map(|one| one.answers.and_then(|id| at.get(&id).copied())).collect();
    let firsts = firsts(&answered);
    let mut marks: Vec<Option<Mark>> = Vec::new();
    let mut answers = Vec::new();
    for (at, (one, first)) in annotated.into_iter().zip(firsts).enumerate() {
        if first == at {
            marks.push(Some(one.mark));
        } else {
            marks.push(None);
            answers.push((at, first, one.is_part, one.mark));
        }
    }
    for (at, first, is_part, answer) in answers {
        let left = match marks[first].as_mut() {
            Some(mark) => taken_in(mark, answer, is_part),
            None => Some(answer),
        };
        marks[at] = left;
    }
    marks.into_iter().flatten().collect()
}

/// For each the first of those that it answers. Of some that answer each other in a circle it is one of them.
fn firsts(answered: &[Option<usize>]) -> Vec<usize> {
    let mut firsts: Vec<Option<usize>> = vec![None; answered.len()];
    for start in 0..answered.len() {
        let (mut at, mut way) = (start, Vec::new());
        let first = loop {
            if let Some(first) = firsts[at] {
                break first;
            }
            // Whoever comes here again has gone in a circle.
            firsts[at] = Some(at);
            way.push(at);
            let Some(next) = answered[at] else { break at };
            at = next;
        };
        way.into_iter().for_each(|at| firsts[at] = Some(first));
    }
    firsts.into_iter().enumerate().map(|(at, first)| first.unwrap_or(at)).collect()
}

/// Adds an answer to a mark: its words where the mark has none, and its note after the name of who wrote it. Gives it
/// back if it has other words.
fn taken_in(mark: &mut Mark, answer: Mark, is_part: bool) -> Option<Mark> {
    if !(answer.quote.is_empty() || mark.quote.is_empty() || answer.quote == mark.quote) {
        return Some(answer);
    }
    if mark.quote.is_empty() && answer.kind == Kind::Passage {
        (mark.kind, mark.quote) = (Kind::Passage, answer.quote);
    }
    if is_part && mark.author.is_empty() {
        mark.author.clone_from(&answer.author);
    }
    if !answer.note.is_empty() {
        let between = if mark.note.is_empty() { "" } else { " — " };
        let by = match answer.author.as_str() {
            _ if is_part && answer.author == mark.author => String::new(),
            "" => "a reply: ".to_owned(),
            author => format!("{author}: "),
        };
        mark.note += &format!("{between}{by}{}", answer.note);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::firsts;

    #[test]
    fn chains_lead_to_their_first_and_circles_end() {
        assert_eq!(firsts(&[Some(1), Some(2), None, Some(0), None]), [2, 2, 2, 2, 4]);
        assert_eq!(firsts(&[Some(1), Some(0), Some(1), Some(3)]), [0, 0, 0, 3]);
    }
}
