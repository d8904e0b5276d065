//! What a line at the prompt asks for: a question, or a command that begins with `:`.

use crate::suggest::did_you_mean;

/// A line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Blanks alone.
    Nothing,
    /// A question.
    Question(&'a str),
    /// How a question is understood.
    Explain(&'a str),
    /// Everything about one thing.
    Show(&'a str),
    /// Questions that fit this corpus.
    Examples,
    /// The corpus as it is now.
    Reload,
    /// What can be typed.
    Help,
    /// The end.
    Quit,
}

/// The commands, each with what it wants after it and what it does.
pub(super) const COMMANDS: [(&str, &str, &str); 6] = [
    (":explain", "QUESTION", "how the question is understood and evaluated"),
    (":show", "ID", "everything about a work, scholar, topic or claim"),
    (":examples", "", "questions that this corpus can answer"),
    (":reload", "", "read the corpus again after a change"),
    (":help", "", "this"),
    (":quit", "", "leave (also Ctrl-D)"),
];

/// Reads a line. The words with which other programs are left, and `help`, need no colon.
///
/// # Errors
/// What is wrong with a command and, as help, what to do: two phrases.
pub(super) fn read(line: &str) -> Result<Line<'_>, (String, String)> {
    let line = line.trim();
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    match line {
        "" => return Ok(Line::Nothing),
        "quit" | "exit" | ":q" => return Ok(Line::Quit),
        "help" | "?" => return Ok(Line::Help),
        _ if !line.starts_with(':') => return Ok(Line::Question(line)),
        _ => {}
    }
    let found = match name {
        ":explain" => Line::Explain(rest),
        ":show" => Line::Show(rest),
        ":examples" => Line::Examples,
        ":reload" => Line::Reload,
        ":help" => Line::Help,
        ":quit" => Line::Quit,
        _ => {
            let names = COMMANDS.map(|(name, ..)| name);
            let help = did_you_mean(name, names).unwrap_or_else(|| format!("commands: {}", names.join(", ")));
            return Err((format!("unknown command `{name}`"), help));
        }
    };
    let wanted = COMMANDS.iter().find(|(known, ..)| *known == name).map_or("", |(_, wanted, _)| *wanted);
    match (wanted.is_empty(), rest.is_empty()) {
        (true, false) => {
            Err((format!("`{name}` takes no argument, found `{rest}`"), format!("type `{name}` alone")))
        }
        (false, true) => {
            let wants = if wanted == "ID" { "an id or a name" } else { "a question" };
            Err((
                format!("expected {wants} after `{name}`, found the end of the line"),
                format!("type `{name} {wanted}`"),
            ))
        }
        _ => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, Line, read};

    #[test]
    fn a_line_is_a_question_unless_it_is_a_command() {
        assert_eq!(read("  "), Ok(Line::Nothing));
        assert_eq!(read(" claims by Snyder "), Ok(Line::Question("claims by Snyder")));
        assert_eq!(read("@admits-trust"), Ok(Line::Question("@admits-trust")));
        assert_eq!(read(":explain  works since 1990"), Ok(Line::Explain("works since 1990")));
        assert_eq!(read(":show Lasting trust"), Ok(Line::Show("Lasting trust")));
        for (line, read_as) in
            [("quit", Line::Quit), (":q", Line::Quit), ("help", Line::Help), ("?", Line::Help)]
        {
            assert_eq!(read(line), Ok(read_as));
        }
    }

    #[test]
    fn every_command_is_read_and_a_wrong_one_is_explained() {
        for (name, wanted, _) in COMMANDS {
            let line = format!("{name} {}", wanted.to_lowercase());
            assert!(read(&line).is_ok(), "{line}");
        }
        let said = |line: &str| {
            read(line).map_or_else(|(wrong, help)| format!("{wrong}; {help}"), |_| String::new())
        };
        assert_eq!(said(":shwo trust"), "unknown command `:shwo`; did you mean `:show`?");
        assert_eq!(
            said(":explain"),
            "expected a question after `:explain`, found the end of the line; type `:explain QUESTION`"
        );
        assert_eq!(said(":help me"), "`:help` takes no argument, found `me`; type `:help` alone");
        assert!(said(":frobnicate").contains("commands: :explain, :show"), "{}", said(":frobnicate"));
    }
}
