//! `catena check --fix` and `--diff`

use similar::TextDiff;

use super::Codes;
use crate::check::fix::{Applied, Files, fix, is_certain};
use crate::cli::{Context, Outcome};
use crate::corpus::load::Library;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::files::Change;

/// Mends the files of a library, all of them or none, says what was done, and gives the files as they are
/// now.
pub(super) fn mend(context: &Context, library: &Library, codes: &Codes) -> Result<Files, Error> {
    let mut before = library.contents()?;
    let (mut after, mut applied) = mended(&before, codes);
    if before != after {
        let writer = library.writer()?;
        let now = library.contents_for(&writer)?;
        if now != before {
            // Somebody wrote meanwhile, and what they wrote is to be mended too.
            before = now;
            (after, applied) = mended(&before, codes);
        }
        let changes = before.iter().zip(&after).map(|((name, old), (_, new))| Change {
            path: library.root().join(name),
            old: Some(old.clone()),
            new: new.clone(),
        });
        writer.write(&changes.collect::<Vec<_>>())?;
    }
    for fix in &applied {
        context.output.message(&told(fix));
    }
    let plural = if applied.len() == 1 { "" } else { "s" };
    context.output.message(&format!("{} problem{plural} fixed", applied.len()));
    Ok(after)
}

/// Shows what mending would change.
pub(super) fn show(context: &Context, library: &Library, codes: &Codes) -> Result<Outcome, Error> {
    let before = library.contents()?;
    let (after, applied) = mended(&before, codes);
    for ((name, old), (_, new)) in before.iter().zip(&after) {
        if old != new {
            let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
            let diff = TextDiff::from_lines(old.as_ref(), new.as_ref());
            let (from, to) = (format!("a/{name}"), format!("b/{name}"));
            context.output.data(&diff.unified_diff().header(&from, &to).to_string())?;
        }
    }
    let plural = if applied.len() == 1 { "" } else { "s" };
    context.output.message(&format!("{} problem{plural} would be fixed", applied.len()));
    Ok(if applied.is_empty() { Outcome::Answered } else { Outcome::Findings })
}

fn mended(before: &Files, codes: &Codes) -> (Files, Vec<Applied>) {
    let wanted = |diagnostic: &Diagnostic| {
        codes.tell_of(diagnostic.code)
            && (is_certain(diagnostic) || codes.selected.contains(&diagnostic.code))
    };
    let mut files = before.clone();
    let applied = fix(&mut files, &wanted);
    (files, applied)
}

fn told(fix: &Applied) -> String {
    let (place, code) = (&fix.place, fix.code.name());
    match (fix.old.as_str(), fix.new.as_str()) {
        ("", new) => format!("{place}: inserted `{new}` ({code})"),
        ("\u{feff}", "") => format!("{place}: removed a byte order mark ({code})"),
        (old, "") => format!("{place}: removed `{old}` ({code})"),
        (old, new) => format!("{place}: replaced `{old}` with `{new}` ({code})"),
    }
}
