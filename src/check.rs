//! Checks of a corpus as a whole, beyond what reading it finds.

mod expectations;
pub mod fix;

use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::session::Session;

/// Everything that is wrong with a corpus, in the order of places. Expected answers are held against a
/// corpus without errors only: what is set aside cannot answer, and one fault would be told many times.
///
/// # Errors
/// If an expected answer needs the text index and that fails.
pub fn check(session: &Session) -> Result<Vec<Diagnostic>, Error> {
    let mut diagnostics = session.diagnostics.clone();
    if session.errors() == 0 {
        diagnostics.extend(expectations::check(session)?);
    }
    diagnostic::sort(&mut diagnostics, &session.corpus.sources);
    Ok(diagnostics)
}
