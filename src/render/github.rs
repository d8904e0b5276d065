//! Diagnostics as GitHub's workflow commands, which put them beside the lines of a pull request
//! (<https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>).

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// All diagnostics in their order, a command each. `folder` is the library's path from the top of the
/// repository: empty, or with `/` at its end.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, folder: &str) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, sources, folder)).collect()
}

fn command(diagnostic: &Diagnostic, sources: &Sources, folder: &str) -> String {
    let span = diagnostic.primary.span;
    let file = sources.file(span.file);
    let (start, end) = (file.line_column(span.start), file.line_column(span.end));
    let mut properties = vec![
        ("file", folder.to_owned() + &file.name),
        ("line", start.line.to_string()),
        ("endLine", end.line.to_string()),
    ];
    // GitHub takes columns only within one line.
    if start.line == end.line {
        properties.push(("col", start.column.to_string()));
        properties.push(("endColumn", end.column.to_string()));
    }
    properties.push(("title", format!("catena: {}", diagnostic.code.name())));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escaped_property(value))).collect();
    let message = std::iter::once(diagnostic.message.clone())
        .chain(diagnostic.help.iter().map(|help| format!("help: {help}")))
        .collect::<Vec<_>>()
        .join("\n");
    format!("::{} {}::{}\n", diagnostic.severity(), properties.join(","), escaped(&message))
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escaped_property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
