//! The examples of help texts, in words of the library at hand.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Command, CommandFactory};

use crate::cli::Arguments;
use crate::corpus::load::Library;
use crate::query::examples::Stock;
use crate::session::Session;

/// The words of the library that a command line is for; none where there is no library, or it cannot be read.
pub(super) fn at_hand(given: &[OsString]) -> Stock {
    let named = given.iter().enumerate().find_map(|(at, word)| {
        let word = word.to_string_lossy();
        match word.strip_prefix("--library=") {
            Some(folder) => Some(PathBuf::from(folder)),
            None if word == "--library" => given.get(at + 1).map(PathBuf::from),
            None => None,
        }
    });
    let library = match named {
        Some(folder) => Library::at(&folder).ok(),
        None => std::env::current_dir().ok().and_then(|here| Library::find(&here).ok()),
    };
    let session = library.and_then(|library| Session::open(library).ok());
    session.map_or_else(Stock::default, |session| Stock::of(&session.catalog))
}

/// The commands, with examples in these words.
pub(super) fn command(stock: &Stock) -> Command {
    filled(Arguments::command(), stock)
}

fn filled(mut command: Command, stock: &Stock) -> Command {
    if let Some(text) = command.get_after_help().map(ToString::to_string) {
        command = command.after_help(aligned(&stock.fill(&text)));
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| filled(sub, stock)))
}

/// Lines of examples with what is said of each in one column.
fn aligned(text: &str) -> String {
    let parted: Vec<(&str, Option<&str>)> = text.lines().map(parted).collect();
    let said = parted.iter().filter(|(_, remark)| remark.is_some());
    let widest = said.map(|(example, _)| example.chars().count()).max().unwrap_or(0);
    let lines = parted.into_iter().map(|(example, remark)| match remark {
        Some(remark) => format!("{example:<widest$}  {remark}"),
        None => example.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// An example, and what is said of it after two blanks or more.
fn parted(line: &str) -> (&str, Option<&str>) {
    let is_example = line.starts_with("  ") && !line.starts_with("   ");
    match line.rsplit_once("  ") {
        Some((example, remark)) if is_example && !example.trim().is_empty() && !remark.is_empty() => {
            (example.trim_end(), Some(remark))
        }
        _ => (line, None),
    }
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn what_is_said_of_examples_stands_in_one_column() {
        let text = "Examples:\n  catena a      one\n  catena longer  two\n      --more\n  catena b";
        let expected = "Examples:\n  catena a       one\n  catena longer  two\n      --more\n  catena b";
        assert_eq!(aligned(text), expected);
    }
}
