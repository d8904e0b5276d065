//! The examples of help texts, in words of the library at hand.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Command, CommandFactory};

use crate::cli::Arguments;
use crate::corpus::load::Library;
use crate::query::understand::examples::Stock;
use crate::session::Session;
use crate::store::undamaged;

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
    let no_cache = given.iter().any(|word| word == "--no-cache");
    let open = |library| if no_cache { Session::without_cache(library) } else { Session::look(library) };
    // Where what is kept is damaged, help has the words of no library.
    let stock = undamaged(|| Some(Stock::of(&open(library?).ok()?.catalog)));
    stock.ok().flatten().unwrap_or_default()
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

/// Columns of the narrowest terminal on which examples and remarks stand beside one another.
const NARROW: usize = 80;

/// Lines of examples with what is said of each in one column, block by block.
fn aligned(text: &str) -> String {
    text.split("\n\n").map(block).collect::<Vec<_>>().join("\n\n")
}

/// The lines of a block. Where a remark would not fit beside its example, all of them stand below theirs.
fn block(text: &str) -> String {
    let parted: Vec<(&str, Option<&str>)> = text.lines().map(parted).collect();
    let of_each = |width: fn(&str, &str) -> usize| {
        let said = parted.iter().filter_map(|(example, remark)| Some(width(example, (*remark)?)));
        said.max().unwrap_or(0)
    };
    let widest = of_each(|example, _| example.chars().count());
    let fits = widest + 2 + of_each(|_, remark| remark.chars().count()) <= NARROW;
    let lines = parted.iter().map(|(example, remark)| match remark {
        Some(remark) if fits => format!("{example:<widest$}  {remark}"),
        Some(remark) => format!("{example}\n      {remark}"),
        None => (*example).to_owned(),
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
    use clap::Command;

    use super::{NARROW, aligned, at_hand, command};
    use crate::query::understand::examples::Stock;

    /// The lines of examples that a narrow terminal would break, of a command and those below it.
    fn too_long(command: &Command) -> Vec<String> {
        let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let examples = text.lines().filter(|line| line.starts_with("  ") && line.chars().count() > NARROW);
        let own = examples.map(str::to_owned);
        own.chain(command.get_subcommands().flat_map(too_long)).collect()
    }

    #[test]
    fn no_example_is_broken_on_a_narrow_terminal() {
        for stock in [Stock::default(), at_hand(&[])] {
            assert_eq!(too_long(&command(&stock)), Vec::<String>::new());
        }
    }

    #[test]
    fn what_is_said_of_examples_stands_in_one_column() {
        let text = "Examples:\n  catena a      one\n  catena longer  two\n      --more\n  catena b";
        let expected = "Examples:\n  catena a       one\n  catena longer  two\n      --more\n  catena b";
        assert_eq!(aligned(text), expected);
    }

    #[test]
    fn blocks_have_columns_of_their_own_and_long_remarks_stand_below() {
        let long = "one ".repeat(20);
        let text =
            format!("A:\n  catena a   {}\n  catena longer  two\n\nB:\n  b  one\n\nText.", long.trim_end());
        let expected = format!(
            "A:\n  catena a\n      {}\n  catena longer\n      two\n\nB:\n  b  one\n\nText.",
            long.trim_end()
        );
        assert_eq!(aligned(&text), expected);
    }
}
