//! `catena ask --examples`

use crate::cli::ask::Ask;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::query::examples::{Example, examples};
use crate::render::paint::{Paint, Role};
use crate::session::Session;

/// Lists questions that fit the corpus at hand.
pub(super) fn show(ask: &Ask, context: &Context, session: &Session) -> Result<Outcome, Error> {
    let found = examples(&session.catalog, &|question| session.ask(question).ok());
    if found.is_empty() {
        context.output.message("the corpus is empty: there is nothing to ask about yet");
        return Ok(Outcome::Findings);
    }
    ask.write(context, &text(&found, context.output.paint()))?;
    Ok(Outcome::Answered)
}

/// Each question with what it answers below it.
fn text(found: &[Example], paint: Paint) -> String {
    let lines = found.iter().flat_map(|example| {
        let tells = paint.block_in(Some(Role::Faint), "", 2, &example.tells);
        std::iter::once(paint.text(Role::Title, &example.question)).chain(tells)
    });
    lines.map(|line| line + "\n").collect()
}
