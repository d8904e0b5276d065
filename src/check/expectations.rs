//! Answers that the corpus must give, and saved questions that must make sense.

use std::collections::BTreeSet;

use crate::catalog::entry::Expect;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::parallel::each;
use crate::query::answer::Answer;
use crate::query::understand::saved::{filled, parameters};
use crate::session::{Failure, Session};
use crate::source::Span;

/// The `expect` records whose answer is another, and the questions that cannot be understood.
pub(super) fn check(session: &Session) -> Result<Vec<Diagnostic>, Error> {
    let answered = |expect: &Expect| match session.ask_as_written(&expect.question) {
        Ok(answer) => Ok(compared(session, expect, &answer)),
        Err(failure) => misunderstood(failure, expect.span).map(Some),
    };
    let expects: Vec<&Expect> = session.catalog.expects.iter().collect();
    let answered = each(&expects, &|expect| answered(expect));
    let mut found: Vec<Diagnostic> =
        answered.into_iter().filter_map(Result::transpose).collect::<Result<_, _>>()?;
    for saved in &session.catalog.saved {
        match filled(saved, &[]) {
            Ok(question) => {
                if let Err(failure) = session.read_as_written(&question) {
                    found.push(misunderstood(failure, saved.span)?);
                }
            }
            Err(bad) => {
                let wanted: Vec<String> =
                    parameters(&saved.question).iter().map(|name| name.to_uppercase()).collect();
                let help = format!("give its parameters default values: `with  {}`", wanted.join(", "));
                found.push(Diagnostic::new(Code::MissingField, saved.span, bad.message).help(help));
            }
        }
    }
    Ok(found)
}

fn compared(session: &Session, expect: &Expect, answer: &Answer) -> Option<Diagnostic> {
    if answer.cut {
        let message = "the results are truncated, so they cannot be compared with the expected answer";
        let diagnostic = Diagnostic::new(Code::Expectation, expect.ids_span, message);
        let diagnostic = answer.notices.iter().fold(diagnostic, |found, notice| found.help(notice));
        return Some(diagnostic.with(expect.span, "to this question").help("narrow the question"));
    }
    let rows = answer.rows.iter().map(|row| match row.node {
        Some(node) => session.catalog.id(node).to_owned(),
        None => row.group.clone().unwrap_or_default(),
    });
    let ends =
        answer.paths.iter().filter_map(|path| path.last()).map(|hop| session.catalog.id(hop.to()).to_owned());
    let ids: Vec<String> = rows.chain(ends).collect();
    if ids == expect.ids || ids == called(session, &expect.ids) {
        return None;
    }
    let listed = |ids: &[String]| if ids.is_empty() { "none".to_owned() } else { ids.join(", ") };
    let message = format!("the answer is `{}`, not `{}`", listed(&ids), listed(&expect.ids));
    let diagnostic =
        Diagnostic::new(Code::Expectation, expect.ids_span, message).with(expect.span, "to this question");
    let expected = called(session, &expect.ids);
    let missing: Vec<&String> = expected.iter().filter(|id| !ids.contains(id)).collect();
    let unexpected: Vec<&String> = ids.iter().filter(|id| !expected.contains(id)).collect();
    let quoted = |ids: &[&String]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let help = match (missing.is_empty(), unexpected.is_empty()) {
        (true, true) => "the ids are the same, in another order".to_owned(),
        (false, true) => format!("missing: {}", quoted(&missing)),
        (true, false) => format!("not expected: {}", quoted(&unexpected)),
        (false, false) => format!("missing: {}; not expected: {}", quoted(&missing), quoted(&unexpected)),
    };
    Some(diagnostic.help(help).help("ask the question with `catena ask` to see the evidence"))
}

/// Ids of expected answers as answers have them: a topic by the id by which it is called, whichever of its records is
/// named, and once, though several are.
fn called(session: &Session, ids: &[String]) -> Vec<String> {
    let mut called: Vec<String> = Vec::new();
    let mut is_other = false;
    for id in ids {
        let one = session.catalog.called(id);
        is_other |= one.is_some();
        called.push(one.unwrap_or(id).to_owned());
    }
    let mut seen = BTreeSet::new();
    called.retain(|id| seen.insert(id.clone()) || !is_other);
    called
}

/// A question's own diagnostic, told at the place in the corpus where the question stands.
fn misunderstood(failure: Failure, span: Span) -> Result<Diagnostic, Error> {
    match failure {
        Failure::World(error) => Err(error),
        Failure::Wrong(wrong) => {
            let (inner, _) = *wrong;
            let diagnostic = Diagnostic::new(inner.code, span, inner.message);
            Ok(inner.help.into_iter().fold(diagnostic, Diagnostic::help))
        }
    }
}
