//! `catena add`: a record from arguments.

use std::io::{IsTerminal, stdin};
use std::path::PathBuf;

use clap::Args;

use crate::add::{Wanted, made_from, words_of, written};
use crate::cli::add::captured::complete;
use crate::cli::add::draft::Draft;
use crate::cli::add::put::put;
use crate::cli::changes::read_for_change;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::session::Session;

/// Under what the fields are listed among the options.
const FIELDS: &str = "Fields";

/// What a record is made of.
#[derive(Args)]
pub(super) struct Record {
    /// The words of the first line: the id, then the label of a topic or the text of a question
    head: Vec<String>,
    /// What the work claims, or what the thing is, in your own words
    #[arg(long, help_heading = FIELDS)]
    text: Option<String>,
    /// The place in the work that makes the claim
    #[arg(long, value_name = "PLACE", help_heading = FIELDS)]
    at: Option<String>,
    /// The work in which you read it, and the place there, if not in the work itself
    #[arg(long, value_name = "WORK PLACE", help_heading = FIELDS)]
    via: Option<String>,
    /// A few words by which to find the place; repeatable
    #[arg(long, value_name = "WORDS", help_heading = FIELDS)]
    quote: Vec<String>,
    /// The topics that a claim is about, separated by commas
    #[arg(long, value_name = "TOPICS", help_heading = FIELDS)]
    about: Option<String>,
    /// What a claim says about two topics; repeatable
    #[arg(long, value_name = "TOPIC RELATION TOPIC", help_heading = FIELDS)]
    says: Vec<String>,
    /// Who speaks, if not the authors of the work
    #[arg(long, value_name = "SCHOLARS", help_heading = FIELDS)]
    by: Option<String>,
    /// How the claim is put: asserts, suggests, asks or denies
    #[arg(long, help_heading = FIELDS)]
    force: Option<String>,
    /// Broader topics, separated by commas
    #[arg(long, value_name = "TOPICS", help_heading = FIELDS)]
    broader: Option<String>,
    /// Your own note
    #[arg(long, help_heading = FIELDS)]
    note: Option<String>,
    /// The excerpt that a claim is made from: its place, quote, topics and note are carried over; repeatable
    #[arg(long, value_name = "EXCERPT", help_heading = FIELDS)]
    from: Vec<String>,
    /// Any other field, or a relation; repeatable
    #[arg(long = "field", value_name = "NAME=VALUE", help_heading = FIELDS)]
    fields: Vec<String>,
    /// Write the record in your editor (`VISUAL`, `EDITOR`), from a template with these fields
    #[arg(long, short)]
    edit: bool,
    /// The file in `corpus/` to add to [default: the file with similar records]
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
    /// The folder with your texts: the quotes of a claim are completed to the words of the text, and its place is given
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// With `--texts`: take the words of the text without asking
    #[arg(long, requires = "texts")]
    yes: bool,
    /// Change nothing; show what would be added
    #[arg(long)]
    dry_run: bool,
}

/// How an attempt to add ended.
pub(super) enum Ended {
    Added,
    /// It is wrong, which has been told.
    Refused,
}

impl Record {
    pub(super) fn run(&self, context: &Context, keyword: &str) -> Result<Outcome, Error> {
        let wanted = match self.wanted(keyword) {
            Ok(wanted) if !self.from.is_empty() => made_from(&context.session()?.catalog, wanted, &self.from),
            wanted => wanted,
        };
        let mut wanted = match wanted {
            Ok(wanted) => wanted,
            Err(message) => {
                context.output.message(&message);
                return Ok(Outcome::Wrong);
            }
        };
        let file = match self.file.as_deref().map(file_name).transpose() {
            Ok(file) => file,
            Err(message) => {
                context.output.message(&message);
                return Ok(Outcome::Wrong);
            }
        };
        // A claim says nothing without its text, and a terminal has someone to write it.
        let lacks_text = keyword == "claim" && !wanted.fields.iter().any(|(name, _)| name == "text");
        let has_id = !wanted.head.is_empty();
        if lacks_text && has_id && !self.edit && !stdin().is_terminal() {
            context.output.message(&textless(&wanted));
            return Ok(Outcome::Wrong);
        }
        if let Some(folder) = &self.texts {
            let session = context.session()?;
            if !complete(context, &session, folder, &mut wanted, self.yes)? {
                return Ok(Outcome::Wrong);
            }
        }
        let attempt = |text: &str| self.attempt(context, text, file.as_deref());
        if self.edit || lacks_text && stdin().is_terminal() {
            // Before anything is typed: there may be no library here.
            let stock = context.stock()?;
            return Draft::of(&wanted, &stock).run(context, attempt);
        }
        Ok(match attempt(&written(&wanted))? {
            Ended::Added => Outcome::Answered,
            Ended::Refused => Outcome::Wrong,
        })
    }

    fn wanted(&self, keyword: &str) -> Result<Wanted, String> {
        let single = [
            ("text", &self.text),
            ("at", &self.at),
            ("by", &self.by),
            ("via", &self.via),
            ("about", &self.about),
            ("force", &self.force),
            ("broader", &self.broader),
            ("note", &self.note),
        ];
        let single = single.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        let quotes = self.quote.iter().map(|quote| ("quote", quote));
        let says = self.says.iter().map(|says| ("says", says));
        let named = single.chain(quotes).chain(says);
        let mut fields: Vec<(String, String)> =
            named.map(|(name, value)| (name.to_owned(), value.clone())).collect();
        for field in &self.fields {
            let Some((name, value)) = field.split_once('=') else {
                return Err(format!(
                    "error: expected `NAME=VALUE` after `--field`, found `{field}`\n\
                     help: for example, write `--field as=evidence`"
                ));
            };
            fields.push((name.trim().to_owned(), value.trim().to_owned()));
        }
        let quotes = fields.iter_mut().filter(|(name, _)| name == "quote");
        quotes.for_each(|(_, quote)| *quote = words_of(quote));
        if fields.iter().any(|(name, words)| name == "quote" && words.is_empty()) {
            let help = "give words of the passage with `--quote`, or leave it out";
            return Err(format!("error: the quote is empty\nhelp: {help}"));
        }
        Ok(Wanted { keyword: keyword.to_owned(), head: self.head.clone(), fields })
    }

    /// Adds the records of `text`, or tells what is wrong.
    fn attempt(&self, context: &Context, text: &str, file: Option<&str>) -> Result<Ended, Error> {
        let library = context.library()?;
        let (writer, corpus) = read_for_change(&library, self.dry_run)?;
        let Some(heads) = put(context, &library, writer, &Session::of(corpus), text, file)? else {
            return Ok(Ended::Refused);
        };
        let heads: Vec<String> = heads.iter().map(|head| format!("`{head}`")).collect();
        let done = if self.dry_run { "would add" } else { "added" };
        context.output.message(&format!("{done} {}", heads.join(", ")));
        Ok(Ended::Added)
    }
}

/// What a claim without a text needs, where nobody can be asked for it.
fn textless(wanted: &Wanted) -> String {
    let id = wanted.head.first().map_or("", String::as_str);
    let key = id.split('/').next().unwrap_or_default();
    let work = if key.is_empty() { "the work" } else { &format!("`{key}`") };
    let quote = wanted.fields.iter().find(|(name, _)| name == "quote");
    let passage = quote.map(|(_, words)| format!("\nnote: the passage reads “{words}”")).unwrap_or_default();
    format!(
        "error: the claim has no text{passage}\n\
         help: say what {work} claims, in your own words, with `--text`, or write it in your editor with `--edit`"
    )
}

/// The name of a file of annotations in the library, given from the library or from `corpus/`.
pub(super) fn file_name(file: &str) -> Result<String, String> {
    let inside = file.replace('\\', "/");
    let inside = inside.trim_start_matches("./");
    let inside = inside.strip_prefix("corpus/").unwrap_or(inside);
    let plain = inside.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    if plain && inside.ends_with(".catena") {
        Ok(format!("corpus/{inside}"))
    } else {
        Err(format!(
            "error: expected a file of annotations in `corpus/`, found `{file}`\n\
             help: its name ends in `.catena`"
        ))
    }
}
