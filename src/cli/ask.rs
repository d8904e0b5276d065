//! `catena ask`

mod bounded;
mod command;
mod complete;
mod examples;
mod history;
mod on;
mod prompt;
pub(super) mod saved;
mod sql;

use std::io::{self, IsTerminal, Read};
use std::sync::OnceLock;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::cli::drawn::of_answer;
use crate::cli::output::Style;
use crate::cli::{Context, Outcome, only_one, pager};
use crate::error::Error;
use crate::query::answer::Answer;
use crate::query::budget::Budget;
use crate::query::snippet::Snippets;
use crate::query::understand::saved::Asked;
use crate::query::used::works;
use crate::relational::sql::Dialect;
use crate::render::amount::Amount;
use crate::render::drawn::Picture;
use crate::render::links::Links;
use crate::render::{csv, json, markdown, references, table};
use crate::session::{Failure, Session};

const EXAMPLES: &str = "\
Examples:
  catena ask \"which {kinds} {relate} {object}\"
  catena ask --brief \"which {kinds} {relate} {object}\"
  catena ask --full \"which {kinds} {relate} {object}\"
  catena ask \"which {kinds} {relate} {object} but not {subject}\"
  catena ask \"claims by {scholar} about {topic} matching '{word}' since 1990\"
  catena ask \"how many claims per scholar sort count desc limit 10\"
  catena ask \"trace {object} into {kinds} within 4\"
  catena ask \"why does {subject} {relate} {object}\"
  catena ask \"compare {kinds} on {object}, {subject}\"
  catena ask \"what of the argument rests only on {work}\"
  catena ask \"as of 2005 but not 1990: {kinds}\"
  catena ask \"according to {scholar}: what {relates} {object}\"
  catena ask \"without {work}: does {subject} {relate} {object}\"
  catena ask \"works citing {work} as {intent}\"
  catena ask \"search common ident*\"
  catena ask \"search label:{word} OR quote:{word}\"
  catena ask \"find {kind} e where e -[{relates}]-> {target}:{object}\"
  catena ask @{saved}                            a saved question
  catena ask @by-scholar {scholar}                         with a value for its parameter
  echo \"{kinds} by {scholar}\" | catena ask -
  catena ask --format csv --bom \"claims show text\" > claims.csv
  catena ask --explain sql --dialect postgres \"{kinds} by {scholar}\"
  catena ask --examples                               questions that this corpus can answer
  catena ask                                          a prompt with history and completion

On a terminal, long answers go through a pager: CATENA_PAGER, else PAGER, else `less -FRX`. \
Set it to nothing or to `cat` for none.

Exit codes: 0 results, 1 no results, 2 an invalid question, 3 results truncated at a limit.

See docs/query-language.md for all forms of questions, and docs/sql.md for `--on` and for questions as SQL.";

/// Answer a question from the corpus
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The question; `-` reads it from standard input, `@NAME` is a saved question [default: on a terminal, a
    /// prompt]
    question: Vec<String>,
    /// List questions that this corpus can answer, and what each one shows
    #[arg(long, conflicts_with_all = ["question", "explain", "format", "limit"])]
    examples: bool,
    /// The format of the answer
    #[arg(long, short, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Show only the headline and one line for each row
    #[arg(long, conflicts_with_all = ["full", "explain", "examples"])]
    brief: bool,
    /// Show all the evidence, with the ids of claims
    #[arg(long, conflicts_with_all = ["explain", "examples"])]
    full: bool,
    /// Show how the question is understood and evaluated instead of answering it; `--explain sql` shows it as SQL
    #[arg(long)]
    explain: bool,
    /// With `--explain`, show the question as SQL for this engine
    #[arg(long, value_name = "ENGINE", requires = "explain", value_parser = Dialect::ALL.map(|(name, _)| name))]
    dialect: Option<String>,
    /// Let an engine find the rows: a folder of tables, `postgres://…` or `spark://HOST:PORT/FOLDER`
    ///
    /// The bounds are not for engines.
    #[arg(
        long,
        value_name = "ENGINE",
        conflicts_with_all = ["explain", "examples", "max_steps", "max_rows", "max_hops", "max_time"]
    )]
    on: Option<String>,
    /// Show at most N rows or paths
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// Stop after N steps (tests made, edges followed, nodes reached)
    #[arg(long, value_name = "N", help_heading = "Bounds")]
    max_steps: Option<usize>,
    /// Stop after finding N rows or paths
    #[arg(long, value_name = "N", help_heading = "Bounds")]
    max_rows: Option<usize>,
    /// Follow paths and repetitions for at most N hops
    #[arg(long, value_name = "N", help_heading = "Bounds", value_parser = clap::value_parser!(u32).range(1..=12))]
    max_hops: Option<u32>,
    /// Stop after MS milliseconds
    #[arg(long, value_name = "MS", help_heading = "Bounds")]
    max_time: Option<u64>,
    /// Do not use a pager
    #[arg(long)]
    no_pager: bool,
    /// Begin CSV with a byte order mark, which some spreadsheets need to recognise UTF-8
    #[arg(long)]
    bom: bool,
    /// The style of references in Markdown
    #[arg(long, value_name = "STYLE", default_value = "apa")]
    style: Style,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Table,
    /// One JSON document
    Json,
    /// One JSON value per line
    Ndjson,
    /// For a spreadsheet
    Csv,
    /// For notes
    Markdown,
    /// A graph for Graphviz
    Dot,
    /// A picture, for documents and web pages
    Svg,
    /// A picture, for slides
    Png,
}

impl Format {
    /// True of the formats that have no place for what is said about an answer.
    fn has_rows_alone(self) -> bool {
        matches!(self, Self::Csv | Self::Ndjson | Self::Dot | Self::Svg | Self::Png)
    }
}

impl Ask {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let session = context.session()?;
        if self.bom && self.format != Format::Csv {
            context.output.message("error: `--bom` needs `--format csv`");
            return Ok(Outcome::Wrong);
        }
        if self.format == Format::Png && io::stdout().is_terminal() {
            context.output.message("error: a PNG cannot be shown on a terminal");
            context
                .output
                .message("help: redirect standard output to a file, or use `catena export png -o FILE.png`");
            return Ok(Outcome::Wrong);
        }
        if (self.brief || self.full) && self.format != Format::Table {
            context.output.message(
                "error: `--brief` and `--full` are for `--format table`; other formats have all the evidence",
            );
            return Ok(Outcome::Wrong);
        }
        if self.examples {
            return examples::show(self, context, &session);
        }
        if self.worded().iter().all(|word| word.trim().is_empty()) {
            if io::stdin().is_terminal() && io::stdout().is_terminal() {
                return prompt::run(self, context, session);
            }
            context.output.message(NO_QUESTION);
            for question in examples::offered(&session) {
                context.output.message(&format!("help: for example: catena ask '{question}'"));
            }
            context
                .output
                .message(&format!("help: {}", saved::list(&session.catalog, context.output.messages())));
            return Ok(Outcome::Wrong);
        }
        let asked = match self.worded() {
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
        let Some(question) = saved::question(context, session, asked) else { return Ok(Outcome::Wrong) };
        if let Some(engine) = &self.on {
            return on::answer(self, context, session, &question, engine);
        }
        report(context, session.ask_within(&question, self.budget(session)), |answer| {
            self.show(context, session, answer)
        })
    }

    /// Writes an answer in the format that is wanted.
    fn show(&self, context: &Context, session: &Session, mut answer: Answer) -> Result<Outcome, Error> {
        let budget = self.budget(session);
        if self.format.has_rows_alone() && !only_one(context, &answer) {
            return Ok(Outcome::Wrong);
        }
        self.cut(&mut answer);
        let text = bounded::rendered(&mut answer, &budget, |answer| {
            let snippets = answer.each().flat_map(|answer| session.found_in(answer)).collect();
            // JSON has the parts inside.
            let parts = answer.each().skip(1).filter(|_| self.format != Format::Json);
            let mut text = self.rendered(session, context, answer, &snippets)?;
            for part in parts {
                text.push(b'\n');
                text.extend(self.rendered(session, context, part, &snippets)?);
            }
            Ok(text)
        })?;
        for notice in answer.each().flat_map(|answer| self.told(answer)).chain(session.notices()) {
            context.output.notice(&notice);
        }
        if self.format == Format::Png {
            context.output.bytes(&text)?;
        } else {
            self.write(context, &String::from_utf8_lossy(&text))?;
        }
        for unseen in self.unseen(&answer) {
            context.output.notice(&unseen);
        }
        Ok(Outcome::of(&answer))
    }

    /// What is said of an answer on standard error: what its format has no place for, and its notices.
    fn told(&self, answer: &Answer) -> Vec<String> {
        let reading = answer.read_as.iter().map(|reading| format!("read as: {reading}"));
        let besides = reading.chain(answer.reasons.clone()).filter(|_| self.format.has_rows_alone());
        besides.chain(answer.notices.clone()).collect()
    }

    /// The engine for which the question is shown as SQL: `--dialect`, or DuckDB for `--explain sql`.
    fn dialect(&self) -> Option<Dialect> {
        let named = self.dialect.as_ref().and_then(|named| {
            Dialect::ALL.iter().find(|(name, _)| name == named).map(|(_, dialect)| *dialect)
        });
        let usual = self.explain && self.worded().len() < self.question.len();
        named.or_else(|| usual.then_some(Dialect::DuckDb))
    }

    /// The words of the question, without the `sql` of `--explain sql`.
    fn worded(&self) -> &[String] {
        match self.question.as_slice() {
            [sql, question @ ..] if self.explain && sql == "sql" => question,
            all => all,
        }
    }

    fn explain(&self, context: &Context, session: &Session, asked: &Asked) -> Result<Outcome, Error> {
        let Some(question) = saved::question(context, session, asked) else { return Ok(Outcome::Wrong) };
        if let Some(dialect) = self.dialect() {
            return sql::show(self, context, session, &question, dialect);
        }
        report(context, session.explain(&question, self.budget(session)), |text| {
            self.write(context, &text)?;
            Ok(Outcome::Answered)
        })
    }

    /// Writes to standard output, through a pager where that helps.
    fn write(&self, context: &Context, text: &str) -> Result<(), Error> {
        let is_data = matches!(self.format, Format::Csv | Format::Dot | Format::Svg);
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
            given_up: None,
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

    /// What of an answer the formats that hold nothing but its rows have no place for.
    fn unseen(&self, answer: &Answer) -> Vec<String> {
        if !matches!(self.format, Format::Csv | Format::Ndjson) {
            return Vec::new();
        }
        let mut unseen = Vec::new();
        if answer.truncated {
            let shown = answer.rows.len().max(answer.paths.len());
            unseen.push(match answer.total.saturating_sub(shown) {
                0 => "results truncated: there may be more".to_owned(),
                more => format!("{shown} {} shown, {more} more omitted by the limit", be(shown)),
            });
        }
        let elsewhere = "tables, JSON, Markdown and pictures show";
        match answer.left_out.len() {
            0 => {}
            1 => unseen.push(format!("1 omitted because of its verdict: {elsewhere} it")),
            more => unseen.push(format!("{more} omitted because of their verdicts: {elsewhere} them")),
        }
        match answer.changes.len() {
            0 => {}
            1 => unseen.push(format!("without these sources, 1 verdict would change: {elsewhere} it")),
            more => {
                let many = format!("{more} verdicts would change");
                unseen.push(format!("without these sources, {many}: {elsewhere} them"));
            }
        }
        unseen
    }

    /// How much of the answer is shown.
    fn amount(&self) -> Amount {
        match (self.brief, self.full) {
            (true, _) => Amount::Brief,
            (_, true) => Amount::Full,
            _ => Amount::Usual,
        }
    }

    fn rendered(
        &self,
        session: &Session,
        context: &Context,
        answer: &Answer,
        snippets: &Snippets,
    ) -> Result<Vec<u8>, Error> {
        let catalog = &session.catalog;
        let picture = |format: Picture| format.bytes(of_answer(session, answer), session.revision().as_ref());
        Ok(match self.format {
            Format::Table => {
                let root = session.root().filter(|_| context.output.has_links());
                let sources = session.sources();
                let links = root.as_deref().map(|root| Links { catalog, sources, root });
                table::answer(catalog, context.output.paint(), answer, snippets, self.amount(), links)
                    .into_bytes()
            }
            Format::Json => json::answer(catalog, answer, snippets).into_bytes(),
            Format::Ndjson => json::lines(catalog, answer, snippets).into_bytes(),
            Format::Csv => {
                let mark = if self.bom { csv::BYTE_ORDER_MARK } else { "" };
                (mark.to_owned() + &csv::answer(catalog, answer, snippets)?).into_bytes()
            }
            Format::Markdown => {
                let works = session.references(&works(catalog, answer));
                let references = references::markdown(&works, self.style.into());
                (markdown::answer(catalog, answer, snippets) + &references).into_bytes()
            }
            Format::Dot => picture(Picture::Dot)?,
            Format::Svg => picture(Picture::Svg)?,
            Format::Png => picture(Picture::Png)?,
        })
    }
}

/// The verb for so many.
fn be(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// What comes on standard input; it comes once, also if the command is run again.
fn from_standard_input() -> Result<String, Error> {
    static READ: OnceLock<String> = OnceLock::new();
    if READ.get().is_none() {
        let mut bytes = Vec::new();
        io::stdin().lock().take(LONGEST_INPUT).read_to_end(&mut bytes)?;
        READ.get_or_init(|| String::from_utf8_lossy(&bytes).into_owned());
    }
    Ok(READ.get().cloned().unwrap_or_default())
}

const NO_QUESTION: &str = "\
error: expected a question
help: list questions that this corpus can answer with `catena ask --examples`
help: on a terminal, `catena ask` alone opens a prompt; `catena ask -` reads standard input";

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
