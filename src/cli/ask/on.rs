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
use crate::render::phrase::counted;
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
    if engine::texts_of(&target).is_some_and(|texts| texts != session.fingerprint()) {
        context.output.notice(
            "these tables are of an earlier state of the library, or of another one: write them again with `catena \
             export tables`",
        );
    }
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
            Err(Refused::Nowhere(name)) => format!(
                "error: neither the tables nor the library at hand have `{name}`\nhelp: find ids with `catena ask --on … \
                 \"works matching WORD\"`"
            ),
            Err(Refused::Unknown(paths)) => format!(
                "error: {} found, but all lead through what is not in the library at hand and cannot be shown\nhelp: \
                 ask for what they lead to, as in `find work w where work:W1 -[cites+]-> w`",
                counted(paths, "path") + if paths == 1 { " is" } else { " are" },
            ),
        };
        context.output.message(&message);
        Ok(Outcome::Wrong)
    })
}

/// What is told of a failure.
fn failure(target: &Target, failed: &Failed) -> String {
    let because = failed.source().map_or_else(String::new, |source| format!(": {source}"));
    let help = match failed {
        Failed::NotStarted { help, .. } | Failed::Lacks { help, .. } => (*help).to_owned(),
        Failed::NoFolder(_) | Failed::NoTables(_) => {
            "write tables with `catena export tables DIR` and give that folder, or the address of another engine: \
             `postgres://…`, `spark://HOST:PORT/FOLDER`"
                .to_owned()
        }
        Failed::Damaged(..) => "write the tables again, with `catena export tables DIR`".to_owned(),
        Failed::Refused { .. } | Failed::Unread { .. } => {
            format!("see the SQL with `catena ask --explain sql --dialect {} …`", target.dialect().name())
        }
    };
    format!("error: {failed}{because}\nhelp: {help}")
}
