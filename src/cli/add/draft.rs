//! `catena add`: a record written in an editor. What was typed is never lost.

use std::fs;
use std::io::{IsTerminal, Write, stderr, stdin};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::add::{Wanted, written};
use crate::cli::add::record::Ended;
use crate::cli::{Context, Outcome};
use crate::error::Error;
use crate::query::understand::examples::Stock;

/// How the lines of a template begin that are no part of what is written.
const HINT: &str = "#|";

/// What is to be written in an editor.
pub(super) struct Draft {
    template: String,
}

impl Draft {
    /// A template for a record, with what is known of it.
    pub(super) fn of(wanted: &Wanted, stock: &Stock) -> Self {
        let mut wanted = wanted.clone();
        let (head, hints) = hints(&wanted.keyword);
        if wanted.head.is_empty() {
            wanted.head.push(stock.fill(head).into_owned());
        }
        let has = |name: &str| wanted.fields.iter().any(|(field, _)| field == name);
        let hints: Vec<&(&str, &str)> = hints.iter().filter(|(name, _)| !has(name)).collect();
        let mut template = format!(
            "{HINT} Save and close to add this record. Leave it unchanged to add nothing.\n\
             {HINT} Lines like this one are ignored: remove the mark from those that you want.\n"
        );
        template += &written(&wanted);
        for (name, example) in hints {
            template += &format!("{HINT}  {name:<9} {}\n", stock.fill(example));
        }
        Self { template }
    }

    /// Opens the editor until what it leaves can be added, or nobody wants to go on.
    pub(super) fn run(
        &self,
        context: &Context,
        attempt: impl Fn(&str) -> Result<Ended, Error>,
    ) -> Result<Outcome, Error> {
        let Some(editor) = ["VISUAL", "EDITOR"]
            .iter()
            .find_map(|name| std::env::var(name).ok())
            .filter(|name| !name.trim().is_empty())
        else {
            context.output.message(
                "error: no editor is set\n\
                 help: set `EDITOR`, or give the fields as arguments: `catena add claim --help`",
            );
            return Ok(Outcome::Wrong);
        };
        let path = self.start()?;
        loop {
            let kept = || format!("what you wrote is kept in `{}`", path.display());
            if let Err(why) = open(&editor, &path) {
                context.output.message(&format!("error: the editor `{editor}` failed: {why}"));
                context.output.notice(&kept());
                return Ok(Outcome::Wrong);
            }
            let text = fs::read_to_string(&path).map_err(|error| Error::read(&path, error))?;
            let own: String = text.split_inclusive('\n').filter(|line| !line.starts_with(HINT)).collect();
            if text == self.template || own.trim().is_empty() {
                let _ = fs::remove_file(&path);
                context.output.notice("nothing was added");
                return Ok(Outcome::Answered);
            }
            match attempt(&own) {
                Ok(Ended::Added) => {
                    let _ = fs::remove_file(&path);
                    return Ok(Outcome::Answered);
                }
                Ok(Ended::Refused) if again() => {}
                Ok(Ended::Refused) => {
                    context.output.notice(&kept());
                    return Ok(Outcome::Wrong);
                }
                Err(error) => {
                    context.output.notice(&kept());
                    return Err(error);
                }
            }
        }
    }

    /// A file outside of the library that holds the template.
    fn start(&self) -> Result<PathBuf, Error> {
        let folder = std::env::temp_dir();
        let failed = |error| Error::write(&folder, error);
        let file = tempfile::Builder::new().prefix("catena-draft-").suffix(".catena").tempfile_in(&folder);
        let (mut file, path) = file.map_err(failed)?.keep().map_err(|kept| failed(kept.error))?;
        file.write_all(self.template.as_bytes()).map_err(|error| Error::write(&path, error))?;
        Ok(path)
    }
}

/// Runs the editor, which may be a command with arguments, and waits for its end.
fn open(editor: &str, path: &Path) -> Result<(), String> {
    let mut command = if cfg!(windows) {
        let mut words = editor.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words);
        command
    } else {
        // As git does it: the setting is a command of the shell.
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{editor} \"$@\""), editor]);
        command
    };
    let status = command.arg(path).status().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(status.to_string()) }
}

/// Asks whether to open the editor once more, where there is someone to ask.
fn again() -> bool {
    if !stdin().is_terminal() {
        return false;
    }
    let _ = write!(stderr(), "open the editor again? [Y/n] ");
    let mut answer = String::new();
    let read = stdin().read_line(&mut answer);
    read.is_ok_and(|bytes| bytes > 0) && !answer.trim().to_lowercase().starts_with('n')
}

/// What the first line of a record looks like, and its fields with an example each.
fn hints(keyword: &str) -> (&'static str, &'static [(&'static str, &'static str)]) {
    match keyword {
        "claim" => (
            "KEY/SLUG",
            &[
                ("text", "What the work claims, in your own words."),
                ("at", "pp. 183-184"),
                ("via", "{other-work} n. 37"),
                ("quote", "\"a few words by which to find the place\""),
                ("about", "{topic}, {subject}"),
                ("says", "{subject} {relates} {object}"),
                ("force", "suggests"),
                ("supports", "{claim}"),
                ("note", "A note of yours."),
            ],
        ),
        "excerpt" => (
            "KEY/SLUG",
            &[
                ("at", "p. 184"),
                ("quote", "\"the words that you marked\""),
                ("about", "{topic}, {subject}"),
                ("tags", "to read, definitions"),
                ("note", "A note of yours."),
                ("marked", "Ann Example 2024-05-01"),
            ],
        ),
        "cite" => {
            ("KEY n. 1 -> KEY p. 1", &[("as", "{intent}"), ("for", "{claim}"), ("note", "A note of yours.")])
        }
        "work" => (
            "KEY",
            &[("read", "part"), ("in", "KEY-OF-VOLUME"), ("text", "KEY.txt"), ("note", "A note of yours.")],
        ),
        "scholar" => ("ID", &[("name", "Given Family"), ("aka", "G. Family"), ("note", "A note of yours.")]),
        "query" => ("NAME \"which {kinds} {relate} {object}\"", &[("note", "A note of yours.")]),
        "expect" => {
            ("\"which {kinds} {relate} {object}\"", &[("is", "one, another"), ("note", "A note of yours.")])
        }
        "kind" => {
            ("ID", &[("plural", "ids"), ("text", "What such topics are."), ("aka", "another word, one more")])
        }
        "relation" => (
            "ID",
            &[
                ("plural", "{relate}"),
                ("inverse", "{inverse}"),
                ("text", "What it means."),
                ("aka", "another word, one more"),
                ("from", "{kind}"),
                ("to", "{target}"),
                ("implies", "weaker-relation"),
                ("against", "opposite"),
            ],
        ),
        _ => (
            "ID \"Label\"",
            &[
                ("text", "What it is."),
                ("aka", "another name"),
                ("broader", "{topic}"),
                ("stated", "{work} p. 9"),
                ("note", "A note of yours."),
            ],
        ),
    }
}
