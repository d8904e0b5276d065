//! Diagnostics one a line, as compilers give them: `file:line:column: severity[code] message`.

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// All diagnostics in their order, a line each.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let line = |diagnostic: &Diagnostic| {
        let place = sources.place(diagnostic.primary.span);
        let (severity, code) = (diagnostic.severity(), diagnostic.code.name());
        let message = diagnostic.message.replace(['\n', '\r'], " ");
        format!("{place}: {severity}[{code}] {message}\n")
    };
    diagnostics.iter().map(line).collect()
}
