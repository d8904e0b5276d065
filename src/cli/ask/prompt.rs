//! The prompt: questions one after another, with history and completion.

use std::mem::ManuallyDrop;

use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{CompletionType, Config, Editor, Helper};

use crate::cli::ask::command::{COMMANDS, Line, read};
use crate::cli::ask::complete::complete;
use crate::cli::ask::history::History;
use crate::cli::ask::{Ask, examples};
use crate::cli::show::Show;
use crate::cli::{Cache, Context, Outcome};
use crate::error::Error;
use crate::query::understand::complete::Completions;
use crate::query::understand::saved::Asked;
use crate::session::Session;
use crate::store::undamaged;
use crate::visible::hidden;

const PROMPT: &str = "catena> ";

const HELP: &str = "\
Type a question, or `@` and the name of a saved one. Tab completes a word,
the arrow keys recall earlier lines, Ctrl-C clears the line.";

/// The line editor with the words of the corpus.
type Lines = Editor<Completing, MemHistory>;

/// Asks until there are no more questions. What is wrong with a question is told, and the next one can be
/// asked.
pub(super) fn run(
    ask: &Ask,
    context: &Context,
    mut session: ManuallyDrop<Session>,
) -> Result<Outcome, Error> {
    let mut lines = editor(&session).map_err(failed)?;
    let mut history = History::of(session.library());
    // The line editor writes to the terminal itself: what the terminal would obey is not given to it.
    for line in history.lines().iter().filter(|line| hidden(line).next().is_none()) {
        lines.add_history_entry(line.as_str()).map_err(failed)?;
    }
    context.output.message(&welcome(&session));
    loop {
        let line = match lines.readline(PROMPT) {
            Ok(line) => line,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => return Ok(Outcome::Answered),
            Err(error) => return Err(failed(error)),
        };
        if !line.trim().is_empty() {
            lines.add_history_entry(line.as_str()).map_err(failed)?;
            history.add(&line);
        }
        match read(&line) {
            Ok(Line::Nothing) => {}
            Ok(Line::Quit) => return Ok(Outcome::Answered),
            Ok(Line::Help) => context.output.message(&help()),
            Ok(Line::Reload) => {
                if let Some(again) = opened(context, context.session()) {
                    replace(&mut session, again, &mut lines);
                    context.output.message(&size(&session));
                }
            }
            Ok(asked) => {
                if let Err(damaged) = undamaged(|| answer(ask, context, &session, &asked)) {
                    context.tell_of(&damaged);
                    let renewed =
                        Context { cache: Cache::Renewed, library: context.library.clone(), ..*context };
                    if let Some(again) = opened(context, renewed.session()) {
                        replace(&mut session, again, &mut lines);
                        answer(ask, context, &session, &asked);
                    }
                }
            }
            Err((wrong, help)) => context.output.message(&format!("error: {wrong}\nhelp: {help}")),
        }
    }
}

/// Says what a line that asks for something comes to.
fn answer(ask: &Ask, context: &Context, session: &Session, asked: &Line<'_>) {
    told(
        context,
        match asked {
            Line::Examples => examples::show(ask, context, session),
            Line::Explain(question) => ask.explain(context, session, &Asked::typed(question)),
            Line::Show(name) => Show::of(name).show(context, session, &|text| ask.write(context, text)),
            Line::Question(question) => ask.respond(context, session, &Asked::typed(question)),
            Line::Nothing | Line::Quit | Line::Help | Line::Reload => Ok(Outcome::Answered),
        },
    );
}

/// A session that could be opened; else it is said why not.
fn opened(context: &Context, session: Result<ManuallyDrop<Session>, Error>) -> Option<ManuallyDrop<Session>> {
    session.map_err(|error| context.output.error(&error)).ok()
}

fn replace(session: &mut ManuallyDrop<Session>, by: ManuallyDrop<Session>, lines: &mut Lines) {
    drop(ManuallyDrop::into_inner(std::mem::replace(session, by)));
    lines.set_helper(Some(Completing(Completions::of(&session.catalog))));
}

/// What a question comes to does not end the prompt; what failed is said.
fn told(context: &Context, outcome: Result<Outcome, Error>) {
    match outcome {
        Err(error) if !error.is_closed_pipe() => context.output.error(&error),
        _ => {}
    }
}

fn editor(session: &Session) -> rustyline::Result<Lines> {
    let config = Config::builder().completion_type(CompletionType::List).build();
    let mut lines = Editor::with_history(config, MemHistory::new())?;
    lines.set_helper(Some(Completing(Completions::of(&session.catalog))));
    Ok(lines)
}

fn failed(error: ReadlineError) -> Error {
    match error {
        ReadlineError::Io(error) => Error::Output(error),
        other => Error::Other(format!("the prompt failed: {other}")),
    }
}

fn welcome(session: &Session) -> String {
    let offered = examples::offered(session);
    let offered: String = offered.iter().map(|question| format!("\n  {question}")).collect();
    let offered = if offered.is_empty() { offered } else { format!("\nfor example:{offered}") };
    format!("{}; ask a question, or `:help`{offered}", size(session))
}

/// `388 claims in 96 works, 39 scholars, 112 topics`
fn size(session: &Session) -> String {
    let catalog = &session.catalog;
    let counted =
        |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    format!(
        "{} in {}, {}, {}",
        counted(catalog.claims().count(), "claim"),
        counted(catalog.works().count(), "work"),
        counted(catalog.scholars().count(), "scholar"),
        counted(catalog.topics().count(), "topic")
    )
}

fn help() -> String {
    let commands =
        COMMANDS.map(|(name, wanted, tells)| format!("  {:<20}  {tells}", format!("{name} {wanted}")));
    format!("{HELP}\n{}", commands.join("\n"))
}

/// Completes words; of all that a line editor can be helped with, no more.
struct Completing(Completions);

impl Completer for Completing {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &rustyline::Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, words) = complete(&self.0, line, at);
        // The next word can follow at once where there is no choice.
        let after = if words.len() == 1 { " " } else { "" };
        let pair = |word: String| Pair { replacement: format!("{word}{after}"), display: word };
        let is_seen = |word: &String| hidden(word).next().is_none();
        Ok((start, words.into_iter().filter(is_seen).map(pair).collect()))
    }
}

impl Hinter for Completing {
    type Hint = String;
}

impl Highlighter for Completing {}
impl Validator for Completing {}
impl Helper for Completing {}
