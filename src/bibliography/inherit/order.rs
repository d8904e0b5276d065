//! Who comes before whom, and circles, of which no one comes first.

use std::collections::BTreeSet;

use super::Link;
use crate::bibliography::Entry;
use crate::bibliography::words::shown;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// How far the search has come with an entry.
#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// It is on the way that is being followed: to meet it again is a circle.
    Open,
    Done,
}

/// An order in which every entry comes after those it inherits from, and the links that close a
/// circle, which count for nothing. Each circle is reported once.
pub(super) fn order(
    parents: &[Vec<Link>],
    entries: &[Entry],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<usize>, BTreeSet<(usize, usize)>) {
    let mut state = vec![State::New; parents.len()];
    let (mut order, mut circular) = (Vec::new(), BTreeSet::new());
    for start in 0..parents.len() {
        if state[start] != State::New {
            continue;
        }
        // The way from `start` to where we are, each with the number of its links already followed.
        let mut way = vec![(start, 0)];
        state[start] = State::Open;
        while let Some((child, followed)) = way.last_mut() {
            let child = *child;
            let Some(link) = parents[child].get(*followed) else {
                state[child] = State::Done;
                order.push(child);
                way.pop();
                continue;
            };
            *followed += 1;
            match state[link.parent] {
                State::Done => {}
                State::New => {
                    state[link.parent] = State::Open;
                    way.push((link.parent, 0));
                }
                State::Open => {
                    if circular.insert((child, link.parent)) {
                        let begins = way.iter().position(|(at, _)| *at == link.parent).unwrap_or(0);
                        let circle: Vec<_> = way[begins..].iter().map(|(at, _)| &entries[*at].key).collect();
                        diagnostics.push(circle_report(&circle, link));
                    }
                }
            }
        }
    }
    (order, circular)
}

fn circle_report(circle: &[&Spanned<String>], closing: &Link) -> Diagnostic {
    const SHOWN: usize = 8;
    let mut names: Vec<_> = circle.iter().take(SHOWN).map(|key| format!("`{}`", shown(&key.value))).collect();
    if circle.len() > SHOWN {
        names.push("…".to_owned());
    }
    names.push(format!("`{}`", shown(&closing.key.value)));
    let message = format!("entries inherit from one another in a circle: {}", names.join(" → "));
    let mut diagnostic =
        Diagnostic::new(Code::BibCircular, closing.key.span, message).label("closes the circle");
    for key in circle.iter().take(SHOWN) {
        diagnostic = diagnostic.with(key.span, "");
    }
    diagnostic.help("remove one of these references; until then, this one is ignored")
}
