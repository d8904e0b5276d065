//! What people see first: the commands in `screens/commands`, each in a terminal of 80 and of 160 columns.

use std::fs::read_to_string;
use std::process::{Command, Stdio};

use catena::visible::hidden;
use insta::{Settings, assert_snapshot};
use unicode_width::UnicodeWidthStr;

use crate::program::{root, words};

#[test]
fn screens_of_two_widths() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for (name, arguments) in commands() {
        for width in [80, 160] {
            let shown = screen(&arguments, width);
            for line in shown.lines() {
                assert!(line.width() <= width, "{name} at {width}: {line}");
                assert_eq!(hidden(line).next(), None, "{name}: {line}");
            }
            assert_snapshot!(format!("{name}-{width}"), shown);
        }
    }
}

/// The names and words of the commands.
fn commands() -> Vec<(String, Vec<String>)> {
    let text = read_to_string(root().join("tests/screens/commands")).expect("the commands can be read");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let commands = lines.map(|line| {
        let (name, command) = line.split_once(' ').expect("a name and a command");
        (name.to_owned(), words(command.trim()))
    });
    let commands: Vec<_> = commands.collect();
    assert!(commands.len() >= 10);
    commands
}

/// What a command prints for a terminal so wide.
fn screen(arguments: &[String], width: usize) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_catena"))
        .args(arguments)
        .current_dir(root())
        .env("COLUMNS", width.to_string())
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}
