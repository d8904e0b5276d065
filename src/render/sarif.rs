//! Diagnostics as SARIF 2.1.0, which code hosts and editors read
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use serde_json::{Value, json};

use crate::code::{Code, Severity};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Sources, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All diagnostics in their order as one run of one tool, and a line feed. Columns count characters.
/// `folder` is the library's path from the top of the repository: empty, or with `/` at its end.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, folder: &str) -> String {
    let shown = Shown { sources, folder };
    let rules: Vec<Value> = Code::all().map(rule).collect();
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| shown.result(diagnostic)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "catena",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn rule(code: Code) -> Value {
    let explanation = code.explanation();
    let head = explanation.lines().next().unwrap_or_default();
    let phrase = head.split_once(": ").map_or(head, |(_, phrase)| phrase);
    json!({
        "id": code.name(),
        "shortDescription": { "text": phrase },
        "fullDescription": { "text": phrase },
        "help": { "text": explanation, "markdown": explanation },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

struct Shown<'a> {
    sources: &'a Sources,
    folder: &'a str,
}

impl Shown<'_> {
    fn result(&self, diagnostic: &Diagnostic) -> Value {
        let help = diagnostic.help.iter().map(|help| format!("\n{help}"));
        let mut result = json!({
            "ruleId": diagnostic.code.name(),
            "ruleIndex": diagnostic.code as usize,
            "level": level(diagnostic.severity()),
            "message": { "text": diagnostic.message.clone() + &help.collect::<String>() },
            "locations": [self.location(diagnostic.primary.span, &diagnostic.primary.text)],
        });
        if !diagnostic.secondary.is_empty() {
            let related = diagnostic.secondary.iter().enumerate().map(|(at, label)| {
                let mut location = self.location(label.span, &label.text);
                location["id"] = json!(at + 1);
                location
            });
            result["relatedLocations"] = related.collect();
        }
        if let Some(fix) = &diagnostic.fix {
            result["fixes"] = json!([self.fix(fix)]);
        }
        result
    }

    fn location(&self, span: Span, text: &str) -> Value {
        let mut location = json!({
            "physicalLocation": {
                "artifactLocation": self.artifact(span),
                "region": self.region(span),
            },
        });
        if !text.is_empty() {
            location["message"] = json!({ "text": text });
        }
        location
    }

    fn artifact(&self, span: Span) -> Value {
        let path = self.folder.to_owned() + &self.sources.file(span.file).name;
        json!({ "uri": uri(&path), "uriBaseId": "%SRCROOT%" })
    }

    fn region(&self, span: Span) -> Value {
        let file = self.sources.file(span.file);
        let (start, end) = (file.line_column(span.start), file.line_column(span.end));
        json!({
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        })
    }

    fn fix(&self, fix: &Fix) -> Value {
        json!({
            "artifactChanges": [{
                "artifactLocation": self.artifact(fix.span),
                "replacements": [{
                    "deletedRegion": self.region(fix.span),
                    "insertedContent": { "text": fix.replacement },
                }],
            }],
        })
    }
}

/// A path as a relative URI: what is no unreserved character of RFC 3986 is written as its bytes.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("corpus/a b/ä:1.catena"), "corpus/a%20b/%C3%A4%3A1.catena");
    }
}
