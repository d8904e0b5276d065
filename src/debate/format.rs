//! The formats of debates, and how each is recognised.

use std::fmt;

use serde_json::Value;

/// A format in which debates are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The JSON that Argdown exports.
    Argdown,
    /// JSON of the Argument Interchange Format, as AIFdb has it.
    Aif,
    /// Pages of a discourse graph, as Markdown.
    DiscourseGraph,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Argdown => "Argdown as JSON",
            Self::Aif => "AIF as JSON",
            Self::DiscourseGraph => "Discourse Graph Markdown",
        })
    }
}

/// Why a text cannot be read as a debate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong with it, to follow its name: `is empty`.
    pub why: String,
    /// What helps; may be empty.
    pub help: String,
}

impl Unreadable {
    pub(super) fn new(why: impl Into<String>, help: impl Into<String>) -> Self {
        Self { why: why.into(), help: help.into() }
    }
}

/// The endings of the names of Argdown's texts.
const OF_ARGDOWN: [&str; 4] = [".argdown", ".ad", ".adown", ".argdn"];

/// The format of a file by its name and its content.
///
/// # Errors
/// What the text is instead.
pub fn recognise(name: &str, text: &str) -> Result<Format, Unreadable> {
    let lower = name.to_lowercase();
    // A page may consist of its name alone.
    if lower.ends_with(".md") || lower.ends_with(".markdown") {
        return Ok(Format::DiscourseGraph);
    }
    if text.trim().is_empty() {
        return Err(Unreadable::new("is empty", ""));
    }
    if OF_ARGDOWN.iter().any(|ending| lower.ends_with(ending)) {
        return Err(argdown_text());
    }
    let is_json = text.trim_start().starts_with(['{', '[']);
    let value = json(text).map_err(|unreadable| match (looks_like_argdown(text), is_json) {
        (true, _) => argdown_text(),
        (false, true) => unreadable,
        (false, false) => none_of_them(),
    })?;
    let has = |keys: &[&str]| keys.iter().all(|key| value.get(key).is_some());
    if has(&["statements", "arguments"]) {
        Ok(Format::Argdown)
    } else if has(&["nodes", "edges"]) || has(&["AIF"]) || has(&["aif"]) {
        Ok(Format::Aif)
    } else {
        Err(none_of_them())
    }
}

/// A text as JSON.
///
/// # Errors
/// Where it is none.
pub(super) fn json(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(text).map_err(|error| {
        let help = if error.is_eof() { "it may be cut off: export it again" } else { "" };
        Unreadable::new(format!("is not JSON: {error}"), help)
    })
}

/// What is said where JSON of the right form was expected.
pub(super) fn other_json(format: Format, error: &serde_json::Error) -> Unreadable {
    Unreadable::new(format!("is not {format}: {error}"), "")
}

/// True of a text with the first line of a statement or an argument of Argdown.
fn looks_like_argdown(text: &str) -> bool {
    text.lines().map(str::trim_start).any(|line| {
        (line.starts_with('[') && line.contains("]:")) || (line.starts_with('<') && line.contains(">:"))
    })
}

fn argdown_text() -> Unreadable {
    Unreadable::new(
        "is Argdown text, of which catena reads the JSON",
        "write that with `npx @argdown/cli@1 json FILE`, and give the file that it makes",
    )
}

fn none_of_them() -> Unreadable {
    Unreadable::new(
        "is not in any of the formats Argdown (as JSON), AIF (as JSON), Discourse Graph (as Markdown)",
        "name the format with `--from argdown|aif|discourse-graph`",
    )
}
