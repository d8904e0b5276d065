//! The command line: arguments in, exit code out. One command a file; what they share is here.

mod add;
mod ask;
mod changes;
mod check;
mod check_draft;
mod diff;
mod drawn;
mod examples;
mod explain;
mod export;
mod fmt;
mod import_tables;
mod index;
mod init;
mod log;
mod losses;
mod merge_driver;
mod output;
mod pager;
mod pages;
mod rename;
mod report;
mod serve;
mod sharing;
mod show;
mod site;
mod stats;
mod status;
mod texts;
mod verify;
mod vocabulary;

use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{FromArgMatches, Parser, Subcommand};

use crate::cli::output::{Color, Output};
use crate::corpus::load::Library;
use crate::document::apart;
use crate::error::Error;
use crate::files::Recovered;
use crate::query::answer::Answer;
use crate::query::understand::examples::Stock;
use crate::render::phrase::counted;
use crate::session::Session;
use crate::store::{Damaged, undamaged};
use crate::visible::hidden;

const EXAMPLES: &str = "\
Examples:
  catena ask \"which {kinds} {relate} {object}\"     an answer, with its evidence
  catena ask \"trace {object} to {subject}\"          how one topic leads to another
  catena ask \"claims by {scholar} about {topic}\"  what someone claims
  catena show {subject}                          everything about one thing
  catena check                                    what is wrong in the corpus
  catena status                                   what is left to do
  catena add works zotero.bib                     works from BibTeX, RIS, …
  catena export svg \"trace {object} into {kinds}\" -o picture.svg

Exit codes: 0 success, 1 problems found or no results, 2 an invalid question, \
wrong usage or unreadable input, 3 results truncated at a limit.";

/// Record what a literature claims, who claims it and where; ask questions about the argument.
#[derive(Parser)]
#[command(name = "catena", version, after_help = EXAMPLES, max_term_width = 100)]
struct Arguments {
    /// The library, a folder that holds `corpus/` [default: this folder or the nearest one above it]
    #[arg(long, global = true, value_name = "DIR")]
    library: Option<PathBuf>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Read all files of the library, and neither use nor write the cache
    #[arg(long, global = true)]
    no_cache: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Ask(ask::Ask),
    Show(show::Show),
    Check(check::Check),
    Status(status::Status),
    Vocabulary(vocabulary::Vocabulary),
    Verify(verify::Verify),
    Explain(explain::Explain),
    Fmt(fmt::Fmt),
    Diff(diff::Diff),
    Log(log::Log),
    Stats(stats::Stats),
    Add(Box<add::Add>),
    Rename(rename::Rename),
    Export(export::Export),
    ImportTables(import_tables::ImportTables),
    Report(report::Report),
    CheckDraft(check_draft::CheckDraft),
    Serve(serve::Serve),
    Site(site::Site),
    Index(index::Index),
    Init(init::Init),
    MergeDriver(merge_driver::MergeDriver),
    Completions(pages::Completions),
    Man(pages::Man),
}

impl Command {
    fn run(&self, context: &Context) -> Result<Outcome, Error> {
        match self {
            Self::Ask(command) => command.run(context),
            Self::Show(command) => command.run(context),
            Self::Check(command) => command.run(context),
            Self::Status(command) => command.run(context),
            Self::Vocabulary(command) => command.run(context),
            Self::Verify(command) => command.run(context),
            Self::Explain(command) => command.run(context),
            Self::Fmt(command) => command.run(context),
            Self::Diff(command) => command.run(context),
            Self::Log(command) => command.run(context),
            Self::Stats(command) => command.run(context),
            Self::Add(command) => command.run(context),
            Self::Rename(command) => command.run(context),
            Self::Export(command) => command.run(context),
            Self::ImportTables(command) => command.run(context),
            Self::Report(command) => command.run(context),
            Self::CheckDraft(command) => command.run(context),
            Self::Serve(command) => command.run(context),
            Self::Site(command) => command.run(context),
            Self::Index(command) => command.run(context),
            Self::Init(command) => command.run(context),
            Self::MergeDriver(command) => command.run(context),
            Self::Completions(command) => command.run(context),
            Self::Man(command) => command.run(context),
        }
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Answered.
    Answered,
    /// Findings, or an empty answer.
    Findings,
    /// A wrong question or wrong usage.
    Wrong,
    /// An answer that was cut by a bound on its cost.
    Cut,
}

/// True of an answer to one question; of several it says that the format has no place for them.
fn only_one(context: &Context, answer: &Answer) -> bool {
    if answer.parts.is_empty() {
        return true;
    }
    context.output.message("error: expected one question for this format, found several");
    for reading in answer.each().filter_map(|answer| answer.read_as.as_ref()) {
        context.output.message(&format!("help: ask `{reading}`"));
    }
    false
}

impl Outcome {
    /// How a question ended.
    fn of(answer: &Answer) -> Self {
        match answer {
            answer if answer.each().any(|answer| answer.cut) => Self::Cut,
            answer if answer.each().all(Answer::is_empty) => Self::Findings,
            _ => Self::Answered,
        }
    }
}

/// Runs the program with the arguments of this process.
#[must_use]
pub fn run() -> ExitCode {
    if let Some(code) = apart::serve(std::env::args_os()) {
        return code;
    }
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let cache = if arguments.no_cache { Cache::Unused } else { Cache::Used };
    let mut context = Context { library: arguments.library, output: Output::new(arguments.color), cache };
    // What is read part by part may turn out to be damaged at any moment. Commands tell what they found when they
    // have found it all, so that hardly any has begun to, and can begin again.
    let outcome = undamaged(|| arguments.command.run(&context)).or_else(|damaged| {
        if output::is_begun() {
            return Err(damaged);
        }
        context.tell_of(&damaged);
        context.cache = Cache::Renewed;
        undamaged(|| arguments.command.run(&context))
    });
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(damaged) => {
            let message = format!("error: what was kept of the library is damaged: {}", damaged.how);
            context.output.message(&message);
            context.output.message(
                "help: run the command again with `--no-cache`, and delete the files `index/*.pack` of the library",
            );
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(Outcome::Answered) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Wrong) => ExitCode::from(2),
        Ok(Outcome::Cut) => ExitCode::from(3),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            context.output.error(&error);
            ExitCode::from(2)
        }
    }
}

/// The arguments of this process; where they are wrong, or ask for help, that is told.
fn arguments() -> Result<Arguments, ExitCode> {
    let given: Vec<OsString> = std::env::args_os().collect();
    let asks_for_help = given.iter().skip(1).any(|word| word == "--help" || word == "-h" || word == "help");
    let read = if asks_for_help {
        let read = examples::command(&examples::at_hand(&given)).try_get_matches_from(&given);
        read.and_then(|matches| Arguments::from_arg_matches(&matches))
    } else {
        Arguments::try_parse_from(&given)
    };
    read.map_err(|error| {
        let is_hidden = given.iter().any(|word| hidden(&word.to_string_lossy()).next().is_some());
        // clap repeats what was given as it is.
        if is_hidden && error.use_stderr() {
            Output::new(Color::Never).message(error.to_string().trim_end());
        } else if let Err(failed) = error.print()
            && failed.kind() != std::io::ErrorKind::BrokenPipe
        {
            Output::new(Color::Never).message(&failed.to_string());
        }
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

/// What every command has at hand.
struct Context {
    library: Option<PathBuf>,
    output: Output,
    cache: Cache,
}

/// What becomes of what is kept of a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cache {
    /// It is read where it is as it should be, else made anew.
    Used,
    /// It is made anew.
    Renewed,
    /// It is neither read nor written.
    Unused,
}

impl Context {
    /// The library. What an interrupted command left in it is put in order first, and told.
    fn library(&self) -> Result<Library, Error> {
        let library = match &self.library {
            Some(folder) => Library::at(folder)?,
            None => {
                let here =
                    std::env::current_dir().map_err(|error| Error::read(&PathBuf::from("."), error))?;
                Library::find(&here)?
            }
        };
        match library.recover()? {
            Recovered::Nothing => {}
            Recovered::Finished(files) => {
                let files = counted(files, "file");
                self.output.notice(&format!("finished an interrupted change of {files}"));
            }
            Recovered::TakenBack(files) => {
                let files = counted(files, "file");
                self.output.notice(&format!("undid an interrupted change of {files}"));
            }
        }
        Ok(library)
    }

    /// Says that what was kept turned out to be damaged.
    fn tell_of(&self, damaged: &Damaged) {
        self.output.notice(&format!("what was kept of the library is rebuilt: {}", damaged.how));
    }

    /// The words of the library for examples; writes nothing in it.
    fn stock(&self) -> Result<Stock, Error> {
        let library = self.library()?;
        let session = if self.cache == Cache::Used {
            Session::look(library)?
        } else {
            Session::without_cache(library)?
        };
        Ok(Stock::of(&session.catalog))
    }

    /// Opens the library, and says so if part of its corpus is set aside. The process ends after its
    /// one command, so nothing is taken down piece by piece.
    fn session(&self) -> Result<ManuallyDrop<Session>, Error> {
        let library = self.library()?;
        let session = match self.cache {
            Cache::Used => Session::open(library)?,
            Cache::Renewed => Session::renew(library)?,
            Cache::Unused => Session::without_cache(library)?,
        };
        for notice in session.notices() {
            self.output.notice(&notice);
        }
        let errors = session.errors();
        if errors > 0 {
            let errors = counted(errors, "error");
            let message =
                format!("the corpus has {errors}, and the affected records are skipped: see `catena check`");
            self.output.notice(&message);
        }
        Ok(ManuallyDrop::new(session))
    }
}
