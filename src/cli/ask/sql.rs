//! `catena ask --explain sql`: a question as SQL.

use crate::cli::ask::{Ask, Format};
use crate::cli::{Context, Outcome};
use crate::engine::named::with_named;
use crate::error::Error;
use crate::query::expr::Printed;
use crate::relational::lower::{Native, program};
use crate::relational::script::{Asked, for_programs, to_read};
use crate::relational::sql::{Dialect, script};
use crate::session::Session;

/// Shows a question as SQL in a dialect.
pub(super) fn show(
    ask: &Ask,
    context: &Context,
    session: &Session,
    question: &str,
    dialect: Dialect,
) -> Result<Outcome, Error> {
    let named = with_named(session, question);
    let session = named.as_ref().map_or(session, |named| &named.session);
    super::report(context, session.read(question), |understood| {
        let mut parts = Vec::new();
        for part in std::iter::once(&understood).chain(&understood.more) {
            let program = match program(&session.catalog, &part.expr) {
                Ok(program) => program,
                Err(Native { what }) => {
                    context.output.message(&format!("error: {what} has no SQL"));
                    context
                        .output
                        .message("help: catena answers it from the texts: ask it without `--dialect`");
                    return Ok(Outcome::Wrong);
                }
            };
            let core = Printed { expr: &part.expr, catalog: &session.catalog }.to_string();
            let asked = Asked { question: part.asked.trim(), core: &core, dialect };
            let script = script(&program, dialect);
            parts.push(match ask.format {
                Format::Json => for_programs(asked, &script),
                _ => to_read(asked, &script),
            });
        }
        ask.write(context, &parts.join("\n"))?;
        Ok(Outcome::Answered)
    })
}
