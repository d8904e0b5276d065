//! An answer that is longer than the screen, on a terminal: what the pager shows, or else the program.

use std::process::Command;

use crate::program::Library;
use crate::repository::prepared;

/// What appears on a terminal of ten lines when the program is asked something long, with this pager.
fn on_a_terminal(pager: &str) -> Option<String> {
    let library = Library::small();
    let catena = env!("CARGO_BIN_EXE_catena");
    let mut command = Command::new("script");
    let asked = format!("stty rows 10 cols 80; '{catena}' ask 'find any x where x.id != \"q\"'");
    prepared(command.args(["-qec", &asked, "/dev/null"]), library.path());
    command.env("CATENA_PAGER", pager).env("TERM", "dumb").stdin(std::process::Stdio::null());
    // A machine may lack the program that makes a terminal.
    let output = command.output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn the_pager_is_a_command_of_the_shell() {
    for pager in ["sed 's/^/paged /' | cat", "X=paged; sed \"s/^/$X /\""] {
        let Some(shown) = on_a_terminal(pager) else { return };
        assert!(shown.contains("paged ") && shown.contains("Alliance Politics"), "{pager}: {shown}");
        assert!(!shown.contains("the pager"), "{pager}: {shown}");
    }
}

#[test]
fn an_answer_is_not_lost_with_its_pager() {
    for pager in ["no-such-program-is-here", "no-such-program-is-here -x | false", "exit 3"] {
        let Some(shown) = on_a_terminal(pager) else { return };
        assert!(shown.contains("Alliance Politics"), "{pager}: {shown}");
        assert!(shown.contains(&format!("the pager `{pager}` failed")), "{pager}: {shown}");
    }
}
