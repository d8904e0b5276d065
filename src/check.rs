//! Checks of a corpus as a whole, beyond what reading it finds. Each takes time in proportion to the
//! corpus, give or take a logarithm.

mod alike_names;
mod allowed;
mod backwards_range;
mod excerpt_elsewhere;
mod expectations;
pub mod fix;
mod hidden_character;
mod host;
mod idle_condition;
mod line_end_hyphen;
mod look_alike;
mod misreported;
mod name_spelling;
mod never_cited;
mod no_challenge;
mod not_listed;
mod notes;
mod nothing_denied;
mod opposed;
mod page_range;
mod places;
mod records;
mod same_doi;
mod self_contradiction;
mod shared_name;
mod support_cycle;
mod topics;
mod uncited_via;
mod unused_aka;

use crate::check::records::Records;
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::session::Session;

/// What is wrong with a corpus.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What nobody allows, in the order of places.
    pub found: Vec<Diagnostic>,
    /// The warnings that records allow, in the order of places.
    pub allowed: Vec<Allowed>,
}

/// A warning that a record allows.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// The warning.
    pub diagnostic: Diagnostic,
    /// Why it is allowed.
    pub reason: String,
}

type Rule = fn(&Session, &Records<'_>) -> Vec<Diagnostic>;

/// The rules, each of which looks at the whole corpus.
const RULES: [Rule; 24] = [
    same_doi::check,
    page_range::check,
    backwards_range::check,
    notes::out_of_range,
    notes::missing,
    notes::none_and_citation,
    never_cited::check,
    not_listed::check,
    name_spelling::check,
    alike_names::check,
    look_alike::check,
    uncited_via::check,
    excerpt_elsewhere::check,
    self_contradiction::check,
    misreported::check,
    nothing_denied::check,
    idle_condition::check,
    support_cycle::check,
    topics::orphans,
    topics::undefined,
    shared_name::check,
    no_challenge::check,
    unused_aka::check,
    line_end_hyphen::check,
];

/// Everything that is wrong with a corpus and that no record allows, in the order of places.
///
/// # Errors
/// If an expected answer needs the text index and that fails.
pub fn check(session: &Session) -> Result<Vec<Diagnostic>, Error> {
    examine(session).map(|findings| findings.found)
}

/// Everything that is wrong with a corpus, and what of it records allow. A corpus with errors is not
/// looked at as a whole: what is set aside cannot answer, and one fault would be told many times.
///
/// # Errors
/// As [`check`].
pub fn examine(session: &Session) -> Result<Findings, Error> {
    let answers = if session.errors() == 0 { expectations::check(session)? } else { Vec::new() };
    Ok(with(session, answers))
}

/// As [`examine`], but expected answers and saved questions aside.
fn without_answers(session: &Session) -> Findings {
    with(session, Vec::new())
}

/// What the rules find, and what was found besides.
fn with(session: &Session, besides: Vec<Diagnostic>) -> Findings {
    let mut diagnostics = session.diagnostics.to_vec();
    diagnostics.extend(hidden_character::check(session));
    let everything = session.errors() == 0;
    if everything {
        let records = Records::of(session.corpus());
        diagnostics.extend(RULES.iter().flat_map(|rule| rule(session, &records)));
    }
    diagnostics.extend(besides);
    diagnostic::sort(&mut diagnostics, session.sources());
    allowed::part(session, diagnostics, everything)
}
