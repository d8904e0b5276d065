//! An answer that is longer than the screen goes through a pager.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, ExitStatus, Stdio};

use anstream::adapter::strip_str;
use terminal_size::{Height, Width, terminal_size_of};
use unicode_width::UnicodeWidthStr;

use crate::cli::output::Output;
use crate::error::Error;
use crate::visible::printed;

/// What is asked for a pager, the first that is set; an empty one or `cat` means none.
const VARIABLES: [&str; 2] = ["CATENA_PAGER", "PAGER"];
/// The pager if nothing is asked for: it leaves at once if all fits, shows colours, and leaves the text on the
/// screen.
const USUAL: &str = "less -FRX";

/// Writes an answer to standard output: through a pager if that is a terminal with fewer lines. That a reader
/// closes the pager early is no error.
pub(super) fn write(output: &Output, text: &str) -> Result<(), Error> {
    let size = terminal_size_of(io::stdout()).filter(|_| io::stdout().is_terminal());
    match size {
        Some(size) if is_longer(text, size) => {}
        _ => return output.answer(text),
    }
    let asked = VARIABLES.into_iter().find_map(|variable| std::env::var(variable).ok());
    let Some(command) = chosen(asked.as_deref()) else { return output.answer(text) };
    super::output::begin();
    match page(command, text) {
        Ok(status) if is_shown(status) => Ok(()),
        failed => {
            // Nobody asked for `less`: that it is missing is no news.
            if asked.is_some() {
                let why = failed.map_or_else(|error| error.to_string(), |status| status.to_string());
                output.notice(&format!("the pager `{command}` failed ({why}); continuing without it"));
            }
            output.answer(text)
        }
    }
}

/// True if a text and the line for what is typed next do not fit on a screen.
fn is_longer(text: &str, (width, height): (Width, Height)) -> bool {
    let width = usize::from(width.0).max(1);
    let rows = |line: &str| strip_str(line).to_string().width().div_ceil(width).max(1);
    text.lines().map(rows).sum::<usize>() >= usize::from(height.0)
}

/// The pager's command, as a shell has it; none if no pager is wanted.
fn chosen(asked: Option<&str>) -> Option<&str> {
    let asked = asked.unwrap_or(USUAL).trim();
    (!asked.is_empty() && asked != "cat").then_some(asked)
}

/// True if the pager has shown the answer. One that ends by an interrupt, or since what it wrote to was
/// closed, was left by its reader; any other failure may have shown nothing.
fn is_shown(status: ExitStatus) -> bool {
    const INTERRUPTED: i32 = 130;
    const CLOSED_PIPE: i32 = 141;
    status.success() || matches!(status.code(), Some(INTERRUPTED | CLOSED_PIPE))
}

/// The pager as a command of the shell, so that it may have quotation marks, variables and pipes. Where
/// the shell can tell, it fails if any part of a pipe does.
#[cfg(unix)]
fn command(pager: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("(set -o pipefail) 2>/dev/null && set -o pipefail\n{pager}"));
    command
}

/// The pager as a program with arguments, parted by blanks.
#[cfg(not(unix))]
fn command(pager: &str) -> Command {
    let mut words = pager.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Runs a pager over a text until it ends.
fn page(pager: &str, text: &str) -> io::Result<ExitStatus> {
    let mut command = command(pager);
    command.stdin(Stdio::piped());
    // A `less` that somebody asks for without options would show colours as they are encoded.
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    let mut child = command.spawn()?;
    let _interrupts = interrupt::for_the_pager();
    if let Some(mut input) = child.stdin.take() {
        // A pager that is closed before it has read everything breaks the pipe.
        let _ = input.write_all(printed(text).as_bytes());
    }
    child.wait()
}

#[cfg(unix)]
mod interrupt {
    //! Ctrl-C reaches every program of the terminal: while the pager has it, it is the pager's to act upon.

    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};

    use signal_hook::consts::SIGINT;
    use signal_hook::flag::register_conditional_default;

    /// Whether Ctrl-C ends this program; none if that cannot be changed.
    static ENDS: OnceLock<Option<Arc<AtomicBool>>> = OnceLock::new();

    /// As long as it lives, Ctrl-C does not end this program.
    pub(super) struct Leave;

    pub(super) fn for_the_pager() -> Leave {
        set(false);
        Leave
    }

    impl Drop for Leave {
        fn drop(&mut self) {
            set(true);
        }
    }

    fn set(ends: bool) {
        let flag = ENDS.get_or_init(|| {
            let flag = Arc::new(AtomicBool::new(true));
            register_conditional_default(SIGINT, Arc::clone(&flag)).ok().map(|_| flag)
        });
        if let Some(flag) = flag {
            flag.store(ends, Ordering::SeqCst);
        }
    }
}

#[cfg(not(unix))]
mod interrupt {
    //! Elsewhere Ctrl-C is not changed.

    pub(super) fn for_the_pager() {}
}

#[cfg(test)]
mod tests {
    use terminal_size::{Height, Width};

    use super::{chosen, is_longer};

    #[test]
    fn the_pager_is_what_is_asked_for_unless_that_is_none() {
        assert_eq!(chosen(None), Some("less -FRX"));
        assert_eq!(chosen(Some(" less -FRX | cat ")), Some("less -FRX | cat"));
        for none in ["", "  ", "cat"] {
            assert_eq!(chosen(Some(none)), None, "{none:?}");
        }
    }

    #[test]
    fn a_line_that_is_wider_than_the_screen_takes_several() {
        let screen = (Width(10), Height(4));
        assert!(!is_longer("one\ntwo\n\n", screen));
        assert!(is_longer("one\ntwo\n\nfour\n", screen));
        assert!(is_longer("one\n0123456789012345678901234\n", screen));
        assert!(!is_longer("one\n\u{1b}[1m0123456789\u{1b}[0m\n", screen));
        assert!(is_longer("信頼信頼信頼\n信頼信頼信頼\n", screen));
    }
}
