//! `catena ask`

mod asked;
mod bounded;
mod command;
mod complete;
mod examples;
mod history;
mod prompt;
mod saved;

use std::io::{self, IsTerminal, Read};
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::cli::ask::asked::Asked;
use crate::cli::output::Style;
use crate::cli::{Context, Outcome, only_one, pager};
use crate::error::Error;
use crate::query::answer::Answer;
use crate::query::budget::Budget;
use crate::query::snippet::{Snippets, snippets};
use crate::query::used::works;
use crate::render::{csv, dot, json, markdown, references, table};
use crate::session::{Failure, Session};

const EXAMPLES: &str = "\
Examples:
  catena ask \"which {kinds} {relate} {object}\"
  catena ask \"which {kinds} {relate} {object} but not {subject}\"
  catena ask \"claims by {scholar} about {topic} matching '{word}' since 1990\"
  catena ask \"how many claims per scholar sort count desc limit 10\"
  catena ask \"trace {object} into {kinds} within 4\"
  catena ask \"why does {subject} {relate} {object}\"
  catena ask \"compare {kinds} on {object}, {subject}\"
  catena ask \"what of the argument rests only on {work}\"
  catena ask \"as of 2005 but not 1990: {kinds}\"
  catena ask \"works citing {work} as {intent}\"
  catena ask \"search common ident*\"
  catena ask \"search label:{word} OR quote:{word}\"
  catena ask \"find {kind} e where e -[{relates}]-> {target}:{object}\"
  catena ask @{saved}                            a question saved in the corpus
  catena ask @by-scholar {scholar}                         one with a value for its parameter
  echo \"{kinds} by {scholar}\" | catena ask -
  catena ask --format csv --bom \"claims show text\" > claims.csv
  catena ask --examples                               questions that fit this corpus
  catena ask                                          a prompt with history and completion

On a terminal, an answer that is longer than the screen goes through a pager:
CATENA_PAGER, else PAGER, else `less -FRX`. An empty one or `cat` means none.

Exit codes: 0 answered, 1 an empty answer, 2 a wrong question, 3 an answer that a bound has cut.

The forms of questions are described in docs/query-language.md.";

/// Answer a question from the corpus
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The question; `-` reads it from standard input, `@NAME` is one saved in the corpus [default: on a
    /// terminal, a prompt]
    question: Vec<String>,
    /// List questions that fit this corpus, with what each answers
    #[arg(long, conflicts_with_all = ["question", "explain", "format", "limit"])]
    examples: bool,
    /// How to show the answer
    #[arg(long, short, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Show how the question is understood and carried out, instead of its answer
    #[arg(long)]
    explain: bool,
    /// Show at most so many rows or paths
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// Cut the answer after so many steps: tests made, edges looked at, nodes reached
    #[arg(long, value_name = "N", help_heading = "Bounds")]
    max_steps: Option<usize>,
    /// Cut the answer after so many rows or paths found
    #[arg(long, value_name = "N", help_heading = "Bounds")]
    max_rows: Option<usize>,
    /// Follow paths and repetitions for at most so many hops
    #[arg(long, value_name = "N", help_heading = "Bounds", value_parser = clap::value_parser!(u32).range(1..=12))]
    max_hops: Option<u32>,
    /// Cut the answer after so many milliseconds
    #[arg(long, value_name = "MS", help_heading = "Bounds")]
    max_time: Option<u64>,
    /// Never use a pager
    #[arg(long)]
    no_pager: bool,
    /// Begin CSV with a byte-order mark, by which some spreadsheets know UTF-8
    #[arg(long)]
    bom: bool,
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
        if self.bom && self.format != Format::Csv {
            context.output.message("error: `--bom` is for `--format csv`");
            return Ok(Outcome::Wrong);
        }
        if self.examples {
            return examples::show(self, context, &session);
        }
        if self.question.iter().all(|word| word.trim().is_empty()) {
            if io::stdin().is_terminal() && io::stdout().is_terminal() {
                return prompt::run(self, context, session);
            }
            context.output.message(NO_QUESTION);
            context
                .output
                .message(&format!("help: {}", saved::list(&session.catalog, context.output.messages())));
            return Ok(Outcome::Wrong);
        }
        let asked = match self.question.as_slice() {
            [one] if one == "-" => Asked::typed(&from_standard_input()?),
            words => Asked::given(words),
        };
        self.respond(context, &session, &asked)
    }

    /// Answers a question, or the saved one that it names, or shows how it is understood.
    fn respond(&self, context: &Context, session: &Session, asked: &Asked) -> Result<Outcome, Error> {
        if self.explain {
            self.explain(context, session, asked)
        } else {
            self.answer(context, session, asked)
        }
    }

    fn answer(&self, context: &Context, session: &Session, asked: &Asked) -> Result<Outcome, Error> {
        let Some(question) = asked.question(context, session) else { return Ok(Outcome::Wrong) };
        let budget = self.budget(session);
        report(context, session.ask_within(&question, budget), |mut answer| {
            if self.has_rows_alone() && !only_one(context, &answer) {
                return Ok(Outcome::Wrong);
            }
            self.cut(&mut answer);
            let text = bounded::rendered(&mut answer, &budget, |answer| {
                let snippets = answer.each().flat_map(|answer| found_in(session, answer)).collect();
                // JSON has the parts inside.
                let parts = answer.each().skip(1).filter(|_| self.format != Format::Json);
                let mut text = self.rendered(session, context, answer, &snippets)?;
                for part in parts {
                    text.push('\n');
                    text += &self.rendered(session, context, part, &snippets)?;
                }
                Ok(text)
            })?;
            for notice in answer.each().flat_map(|answer| self.told(answer)).chain(session.notices()) {
                context.output.notice(&notice);
            }
            self.write(context, &text)?;
            for unseen in self.unseen(&answer) {
                context.output.notice(&unseen);
            }
            Ok(Outcome::of(&answer))
        })
    }

    /// What is said of an answer on standard error: what its format has no place for, and its notices.
    fn told(&self, answer: &Answer) -> Vec<String> {
        let reading = answer.read_as.iter().map(|reading| format!("read as: {reading}"));
        let besides = reading.chain(answer.reasons.clone()).filter(|_| self.has_rows_alone());
        besides.chain(answer.notices.clone()).collect()
    }

    fn explain(&self, context: &Context, session: &Session, asked: &Asked) -> Result<Outcome, Error> {
        let Some(question) = asked.question(context, session) else { return Ok(Outcome::Wrong) };
        report(context, session.explain(&question, self.budget(session)), |text| {
            self.write(context, &text)?;
            Ok(Outcome::Answered)
        })
    }

    /// Writes to standard output, through a pager where that helps.
    fn write(&self, context: &Context, text: &str) -> Result<(), Error> {
        let is_data = matches!(self.format, Format::Csv | Format::Dot);
        if is_data && !io::stdout().is_terminal() {
            context.output.data(text)
        } else if self.no_pager {
            context.output.answer(text)
        } else {
            pager::write(&context.output, text)
        }
    }

    /// What the question may cost.
    fn budget(&self, session: &Session) -> Budget {
        let usual = session.budget();
        Budget {
            steps: self.max_steps.unwrap_or(usual.steps),
            rows: self.max_rows.unwrap_or(usual.rows),
            hops: self.max_hops.unwrap_or(usual.hops),
            time: self.max_time.map(Duration::from_millis),
            until: None,
        }
        .begun()
    }

    fn cut(&self, answer: &mut Answer) {
        answer.parts.iter_mut().for_each(|part| self.cut(part));
        let Some(limit) = self.limit.map(|limit| limit as usize) else { return };
        if answer.rows.len() > limit || answer.paths.len() > limit {
            answer.rows.truncate(limit);
            answer.paths.truncate(limit);
            answer.truncated = true;
        }
    }

    /// True of the formats that have no place for what is said about an answer.
    fn has_rows_alone(&self) -> bool {
        matches!(self.format, Format::Csv | Format::Ndjson | Format::Dot)
    }

    /// What of an answer the formats that hold nothing but its rows have no place for.
    fn unseen(&self, answer: &Answer) -> Vec<String> {
        if !matches!(self.format, Format::Csv | Format::Ndjson) {
            return Vec::new();
        }
        let mut unseen = Vec::new();
        if answer.truncated {
            let shown = answer.rows.len().max(answer.paths.len());
            unseen.push(match answer.total.saturating_sub(shown) {
                0 => "the answer is cut: there may be more".to_owned(),
                more => format!(
                    "the answer is cut: {shown} {} shown, {more} more {} left out by the limit",
                    be(shown),
                    be(more)
                ),
            });
        }
        let elsewhere = "the formats table, json, markdown and dot show";
        match answer.left_out.len() {
            0 => {}
            1 => unseen.push(format!("1 is left out because of its verdict: {elsewhere} it")),
            more => unseen.push(format!("{more} are left out because of their verdicts: {elsewhere} them")),
        }
        match answer.changes.len() {
            0 => {}
            1 => unseen.push(format!("without these sources 1 verdict would be another: {elsewhere} it")),
            more => {
                let many = format!("{more} verdicts would be others");
                unseen.push(format!("without these sources {many}: {elsewhere} them"));
            }
        }
        unseen
    }

    fn rendered(
        &self,
        session: &Session,
        context: &Context,
        answer: &Answer,
        snippets: &Snippets,
    ) -> Result<String, Error> {
        let catalog = &session.catalog;
        Ok(match self.format {
            Format::Table => table::answer(catalog, context.output.paint(), answer, snippets),
            Format::Json => json::answer(catalog, answer, snippets),
            Format::Ndjson => json::lines(catalog, answer, snippets),
            Format::Csv => {
                let mark = if self.bom { csv::BYTE_ORDER_MARK } else { "" };
                mark.to_owned() + &csv::answer(catalog, answer, snippets)?
            }
            Format::Markdown => {
                let works = session.references(&works(catalog, answer));
                let references = references::markdown(&works, self.style.into());
                markdown::answer(catalog, answer, snippets) + &references
            }
            Format::Dot => dot::answer(catalog, &session.graph, &session.verdicts, answer),
        })
    }
}

/// Where the rows of an answer have the words that its question looks for.
fn found_in(session: &Session, answer: &Answer) -> Snippets {
    // To understand a question again costs about as much as to answer it: not where it looks for no words.
    if !answer.asks.words {
        return Snippets::new();
    }
    let expr = session.understand(&answer.core);
    expr.map_or_else(|_| Snippets::new(), |expr| snippets(&expr, answer, &|node| session.document(node)))
}

/// The verb for so many.
fn be(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

fn from_standard_input() -> Result<String, Error> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(LONGEST_INPUT).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

const NO_QUESTION: &str = "\
error: what is the question?
help: `catena ask --examples` lists questions that fit this corpus
help: on a terminal, `catena ask` alone opens a prompt; `catena ask -` reads what is piped to it";

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
