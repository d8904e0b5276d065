//! `catena ask`

use std::io::Read;

use clap::{Args, ValueEnum};

use crate::cli::output::Style;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::query::answer::Answer;
use crate::query::used::works;
use crate::render::{csv, dot, json, markdown, references, table};
use crate::session::{Failure, Session};
use crate::suggest::did_you_mean;

const EXAMPLES: &str = "\
Examples:
  catena ask \"which explanations admit trust\"
  catena ask \"which explanations admit trust but do not presuppose trust\"
  catena ask \"claims by Snyder about abandonment matching 'reputation' since 1990\"
  catena ask \"how many claims per scholar sort count desc limit 10\"
  catena ask \"trace trust into explanations within 4\"
  catena ask \"why does bipolarity exclude trust\"
  catena ask \"search common ident*\"
  catena ask \"find explanation e where e -[admits]-> concept:trust\"
  catena ask @admits-trust                            a question saved in the corpus
  echo \"theories by Kydd\" | catena ask -

The forms of questions are described in docs/query-language.md.";

/// Answer a question from the corpus
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The question; `-` reads it from standard input, `@NAME` is one saved in the corpus
    question: Vec<String>,
    /// How to show the answer
    #[arg(long, short, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Show how the question is understood and carried out, instead of its answer
    #[arg(long)]
    explain: bool,
    /// Show at most so many rows or paths
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// The style of the references below an answer in Markdown
    #[arg(long, value_name = "STYLE", default_value = "apa")]
    style: Style,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Table,
    /// One JSON document
    Json,
    /// One JSON value a line
    Ndjson,
    /// For a spreadsheet
    Csv,
    /// For notes
    Markdown,
    /// A graph for Graphviz
    Dot,
}

impl Ask {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        let Some(question) = self.question(&session, context)? else { return Ok(Outcome::Wrong) };
        if self.explain {
            return report(context, session.explain(&question), |text| {
                context.output.answer(&text)?;
                Ok(Outcome::Answered)
            });
        }
        report(context, session.ask(&question), |mut answer| {
            self.cut(&mut answer);
            for notice in answer.notices.iter().chain(&session.notices()) {
                context.output.notice(notice);
            }
            context.output.answer(&self.rendered(&session, context, &answer)?)?;
            Ok(if answer.is_empty() { Outcome::Findings } else { Outcome::Answered })
        })
    }

    /// The question, wherever it comes from; none, and a message, if there is none.
    fn question(&self, session: &Session, context: &Context) -> Result<Option<String>, Error> {
        let words = self.question.join(" ");
        if words.is_empty() {
            context.output.message("error: what is the question?");
            context.output.message(&saved_questions(session));
            return Ok(None);
        }
        if words == "-" {
            let mut bytes = Vec::new();
            std::io::stdin().lock().take(LONGEST_INPUT).read_to_end(&mut bytes)?;
            return Ok(Some(String::from_utf8_lossy(&bytes).into_owned()));
        }
        let Some(name) = words.strip_prefix('@') else { return Ok(Some(words)) };
        let saved = &session.catalog.saved;
        if let Some(found) =
            saved.iter().find(|saved| saved.id == name || saved.was.iter().any(|old| old == name))
        {
            return Ok(Some(found.question.clone()));
        }
        context.output.message(&format!("error: no question is saved as `{name}`"));
        let near = did_you_mean(name, saved.iter().map(|saved| saved.id.as_str()));
        context
            .output
            .message(&near.map_or_else(|| saved_questions(session), |help| format!("help: {help}")));
        Ok(None)
    }

    fn cut(&self, answer: &mut Answer) {
        let Some(limit) = self.limit.map(|limit| limit as usize) else { return };
        if answer.rows.len() > limit || answer.paths.len() > limit {
            answer.rows.truncate(limit);
            answer.paths.truncate(limit);
            answer.truncated = true;
        }
    }

    fn rendered(&self, session: &Session, context: &Context, answer: &Answer) -> Result<String, Error> {
        let catalog = &session.catalog;
        Ok(match self.format {
            Format::Table => table::answer(catalog, context.output.paint(), answer),
            Format::Json => json::answer(catalog, answer),
            Format::Ndjson => json::lines(catalog, answer),
            Format::Csv => csv::answer(catalog, answer)?,
            Format::Markdown => {
                let works = session.references(&works(catalog, answer));
                markdown::answer(catalog, answer) + &references::markdown(&works, self.style.into())
            }
            Format::Dot => dot::answer(catalog, &session.graph, &session.verdicts, answer),
        })
    }
}

/// No question is read beyond this many bytes; the limit on questions is lower and has a message.
const LONGEST_INPUT: u64 = 1 << 20;

/// Goes on with what a question gave, or says what is wrong with it.
pub(super) fn report<T>(
    context: &Context,
    result: Result<T, Failure>,
    then: impl FnOnce(T) -> Result<Outcome, Error>,
) -> Result<Outcome, Error> {
    match result {
        Ok(found) => then(found),
        Err(Failure::World(error)) => Err(error),
        Err(Failure::Wrong(wrong)) => {
            let (diagnostic, sources) = &*wrong;
            context.output.diagnostic(diagnostic, sources);
            Ok(Outcome::Wrong)
        }
    }
}

fn saved_questions(session: &Session) -> String {
    let saved = &session.catalog.saved;
    if saved.is_empty() {
        return "help: for example `catena ask \"which explanations admit trust\"`".to_owned();
    }
    let widest = saved.iter().map(|saved| saved.id.len()).max().unwrap_or(0);
    let lines = saved.iter().map(|saved| format!("  @{:<widest$}  {}\n", saved.id, saved.question));
    format!("help: questions saved in this corpus\n{}", lines.collect::<String>().trim_end())
}
