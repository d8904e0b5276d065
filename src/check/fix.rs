//! Applying the fixes of diagnostics: to texts in memory, until nothing more can be mended.

use std::collections::BTreeSet;

use super::check;
use crate::code::{Code, Severity};
use crate::corpus::Corpus;
use crate::diagnostic::{Diagnostic, Fix};
use crate::error::Error;
use crate::session::Session;

/// So many times a corpus is read anew: a fix may bring another fault to light.
const ROUNDS: usize = 20;

/// The files of a corpus, by name and content.
pub type Files = Vec<(String, Vec<u8>)>;

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The fault that it mended.
    pub code: Code,
    /// Where it was, as `file:line:column` at the time.
    pub place: String,
    /// What stood there; may be empty.
    pub old: String,
    /// What stands there now; may be empty.
    pub new: String,
}

/// Applies every fix that `wanted` takes to `files`, and tells which.
///
/// Files with a conflict are left alone. A fix is kept only if there are fewer errors after it: of
/// several that are tried together and do not help, each is tried by itself.
///
/// # Errors
/// As [`check`].
pub fn fix(files: &mut Files, wanted: &dyn Fn(&Diagnostic) -> bool) -> Result<Vec<Applied>, Error> {
    let mut applied = Vec::new();
    let mut refused: BTreeSet<(String, Fixed)> = BTreeSet::new();
    for _ in 0..ROUNDS {
        let state = State::of(files)?;
        let fixes: Vec<Planned> =
            state.fixes(wanted).into_iter().filter(|plan| !refused.contains(&plan.key())).collect();
        if fixes.is_empty() {
            break;
        }
        let trial = patched(files, &fixes);
        if State::of(&trial)?.faults < state.faults {
            *files = trial;
            applied.extend(fixes.into_iter().map(|plan| plan.applied));
            continue;
        }
        let mut helped = false;
        for plan in fixes {
            let trial = patched(files, std::slice::from_ref(&plan));
            if State::of(&trial)?.faults < state.faults {
                *files = trial;
                applied.push(plan.applied);
                helped = true;
                break;
            }
            refused.insert(plan.key());
        }
        if !helped {
            break;
        }
    }
    Ok(applied)
}

/// What is replaced and by what.
type Fixed = (String, String);

/// A fix and where it goes.
struct Planned {
    file: String,
    fix: Fix,
    applied: Applied,
}

impl Planned {
    fn key(&self) -> (String, Fixed) {
        (self.applied.place.clone(), (self.applied.old.clone(), self.applied.new.clone()))
    }
}

/// A corpus and what is wrong with it.
struct State {
    session: Session,
    found: Vec<Diagnostic>,
    /// Errors, then warnings, those of questions aside: a fix must lower the first, or the second alone.
    faults: (usize, usize),
}

impl State {
    fn of(files: &Files) -> Result<Self, Error> {
        let session = Session::of(Corpus::read(files.clone()));
        let found = check(&session)?;
        // Questions are held against the corpus only once it has no errors: that they are asked at last
        // is no harm done.
        let is_of_question = |code: Code| code == Code::Expectation || code.name().starts_with("question-");
        let own: Vec<_> = found.iter().filter(|fault| !is_of_question(fault.code)).collect();
        let errors = own.iter().filter(|fault| fault.severity() == Severity::Error).count();
        let faults = (errors, own.len() - errors);
        Ok(Self { session, found, faults })
    }

    /// The wanted fixes, none of which touches another.
    fn fixes(&self, wanted: &dyn Fn(&Diagnostic) -> bool) -> Vec<Planned> {
        let sources = &self.session.corpus.sources;
        let in_conflict: BTreeSet<_> = self
            .found
            .iter()
            .filter(|fault| fault.code == Code::ConflictMarker)
            .map(|fault| fault.primary.span.file)
            .collect();
        let mut planned: Vec<Planned> = Vec::new();
        let mut taken: Vec<crate::source::Span> = Vec::new();
        for fault in self.found.iter().filter(|fault| wanted(fault)) {
            let Some(fix) = &fault.fix else { continue };
            let touches = |span: &crate::source::Span| {
                span.file == fix.span.file && span.start <= fix.span.end && fix.span.start <= span.end
            };
            if in_conflict.contains(&fix.span.file) || taken.iter().any(touches) {
                continue;
            }
            taken.push(fix.span);
            let applied = Applied {
                code: fault.code,
                place: sources.place(fix.span),
                old: sources.text(fix.span).to_owned(),
                new: fix.replacement.clone(),
            };
            planned.push(Planned {
                file: sources.file(fix.span.file).name.clone(),
                fix: fix.clone(),
                applied,
            });
        }
        planned
    }
}

/// The files with some fixes, which do not touch each other.
fn patched(files: &Files, fixes: &[Planned]) -> Files {
    let mut files = files.clone();
    for (name, bytes) in &mut files {
        let mut own: Vec<&Fix> =
            fixes.iter().filter(|plan| plan.file == *name).map(|plan| &plan.fix).collect();
        own.sort_by_key(|fix| std::cmp::Reverse(fix.span));
        for fix in own {
            if fix.span.range().end <= bytes.len() {
                bytes.splice(fix.span.range(), fix.replacement.bytes());
            }
        }
    }
    files
}

/// True for a fix that can only be meant so. A name that nothing has is nearest to another one by its
/// letters alone: that is a guess.
#[must_use]
pub fn is_certain(diagnostic: &Diagnostic) -> bool {
    diagnostic.fix.is_some() && !matches!(diagnostic.code, Code::UnknownId | Code::ClaimKey)
}
