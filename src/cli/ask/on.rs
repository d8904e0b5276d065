//! `catena ask --on`: an engine finds the rows, and the library at hand tells what they are and on which evidence.

use std::collections::BTreeSet;
use std::error::Error as _;

use crate::cli::ask::Ask;
use crate::cli::{Context, Outcome};
use crate::engine::answered::{self, Refused};
use crate::engine::named::with_named;
use crate::engine::{self, Failed, Target};
use crate::error::Error;
use crate::relational::lower::Native;
use crate::relational::script::Asked;
use crate::relational::sql::Script;
use crate::session::Session;

/// Answers a question on an engine.
pub(super) fn answer(
    ask: &Ask,
    context: &Context,
    session: &Session,
    question: &str,
    address: &str,
) -> Result<Outcome, Error> {
    let target = match Target::parse(address) {
        Ok(target) => target,
        Err(wrong) => {
            context.output.message(&format!("error: {}\nhelp: {}", wrong.message, wrong.help));
            return Ok(Outcome::Wrong);
        }
    };
    let named = with_named(session, question);
    let none = BTreeSet::new();
    let (session, others) = named.as_ref().map_or((session, &none), |named| (&named.session, &named.others));
    super::report(context, session.read(question), |understood| {
        let mut run = |asked: Asked<'_>, script: &Script| engine::ask(&target, asked, script);
        let answer = answered::answer((session, others), question, &understood, target.dialect(), &mut run);
        let message = match answer {
            Ok(answer) => return ask.show(context, session, answer),
            Err(Refused::Library(failure)) => {
                return super::report(context, Err::<(), _>(failure), |()| Ok(Outcome::Wrong));
            }
            Err(Refused::Native(Native { what })) => format!(
                "error: {what} cannot be asked of an engine\nhelp: catena answers it from the texts: ask it without \
                 `--on`"
            ),
            Err(Refused::Failed(failed)) => failure(&target, &failed),
        };
        context.output.message(&message);
        Ok(Outcome::Wrong)
    })
}

/// What is told of a failure.
fn failure(target: &Target, failed: &Failed) -> String {
    let because = failed.source().map_or_else(String::new, |source| format!(": {source}"));
    let help = match failed {
        Failed::NotStarted { help, .. } => (*help).to_owned(),
        Failed::NoTables(folder) => format!("make tables with `catena export tables {folder}`"),
        Failed::Refused { .. } | Failed::Unread { .. } => {
            format!("see the SQL with `catena ask --explain sql --dialect {} …`", target.dialect().name())
        }
    };
    format!("error: {failed}{because}\nhelp: {help}")
}
