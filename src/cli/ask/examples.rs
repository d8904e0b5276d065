//! `catena ask --examples`

use crate::cli::ask::Ask;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::query::understand::examples::{Example, examples, first_examples};
use crate::render::paint::{Paint, Role};
use crate::session::Session;

/// Lists questions that fit the corpus at hand.
pub(super) fn show(ask: &Ask, context: &Context, session: &Session) -> Result<Outcome, Error> {
    let found: Vec<Example> = examples(&session.catalog, &|question| session.ask(question).ok()).collect();
    if found.is_empty() {
        context.output.message("the corpus is empty: there is nothing to ask about yet");
        return Ok(Outcome::Findings);
    }
    ask.write(context, &text(&found, context.output.paint()))?;
    Ok(Outcome::Answered)
}

/// So many questions are offered to who asks none.
const OFFERED: usize = 3;

/// Questions about the corpus at hand, for who asks none: `for example: …`; empty if there are none.
pub(super) fn offered(session: &Session) -> Vec<String> {
    first_examples(&session.catalog, &|question| session.ask(question).ok(), OFFERED)
}

/// Each question with what it answers below it.
fn text(found: &[Example], paint: Paint) -> String {
    let lines = found.iter().flat_map(|example| {
        let tells = paint.block_in(Some(Role::Faint), "", 2, &example.tells);
        std::iter::once(paint.text(Role::Title, &example.question)).chain(tells)
    });
    lines.map(|line| line + "\n").collect()
}
