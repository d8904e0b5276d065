//! Applying the fixes of diagnostics: to texts in memory, until nothing more can be mended.

use std::collections::{BTreeSet, VecDeque};

use super::without_answers;
use crate::code::{Code, Severity};
use crate::corpus::Corpus;
use crate::diagnostic::{Diagnostic, Fix};
use crate::session::Session;
use crate::source::{FileId, Span};

/// So many times what can be mended is gathered anew: a fix may bring another fault to light.
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
/// Files with a conflict are left alone. Each fix is judged: it is kept if nothing gets worse anywhere or,
/// tried by itself, if there are fewer errors after it (or as many, and fewer warnings). Many are tried at
/// once, and parted in halves until those that do harm stand alone. Expected answers are not looked at: they
/// are held against the corpus only once it has no errors.
#[must_use]
pub fn fix(files: &mut Files, wanted: &dyn Fn(&Diagnostic) -> bool) -> Vec<Applied> {
    let mut state = State::of(std::mem::take(files));
    let mut applied = Vec::new();
    for _ in 0..ROUNDS {
        let before = applied.len();
        for severity in [Severity::Error, Severity::Warning] {
            if applied.len() == before {
                let planned = state.fixes(&|fault| fault.severity() == severity && wanted(fault));
                state = state.mended(planned, severity, &mut applied);
            }
        }
        if applied.len() == before {
            break;
        }
    }
    *files = state.files;
    applied
}

/// A fix, the fault that it is for and what to tell of it.
struct Planned {
    fix: Fix,
    fault: Fault,
    applied: Applied,
}

/// A fault as it can be found again in another state of the files: what it is and where.
type Fault = (Code, String, Span);

/// A corpus and what is wrong with it.
struct State {
    files: Files,
    session: Session,
    found: Vec<Diagnostic>,
}

impl State {
    fn of(files: Files) -> Self {
        let session = Session::of(Corpus::read(files.clone()));
        let found = without_answers(&session).found;
        Self { files, session, found }
    }

    /// How many errors, then how many warnings.
    fn faults(&self) -> (usize, usize) {
        let errors = self.found.iter().filter(|fault| fault.severity() == Severity::Error).count();
        (errors, self.found.len() - errors)
    }

    /// The wanted fixes, none of which touches another.
    fn fixes(&self, wanted: &dyn Fn(&Diagnostic) -> bool) -> Vec<Planned> {
        let sources = self.session.sources();
        let in_conflict: BTreeSet<FileId> = self
            .found
            .iter()
            .filter(|fault| fault.code == Code::ConflictMarker)
            .map(|fault| fault.primary.span.file)
            .collect();
        let mut planned: Vec<Planned> = Vec::new();
        for fault in self.found.iter().filter(|fault| wanted(fault)) {
            let Some(fix) = &fault.fix else { continue };
            let touches = |other: &Planned| {
                let span = other.fix.span;
                span.file == fix.span.file && span.start <= fix.span.end && fix.span.start <= span.end
            };
            if in_conflict.contains(&fix.span.file) || planned.iter().any(touches) {
                continue;
            }
            let applied = Applied {
                code: fault.code,
                place: sources.place(fix.span),
                old: sources.text(fix.span).to_owned(),
                new: fix.replacement.clone(),
            };
            planned.push(Planned { fix: fix.clone(), fault: told(fault), applied });
        }
        planned
    }

    /// The state after those of the fixes that are to be kept, which are for faults of one severity.
    fn mended(self, planned: Vec<Planned>, severity: Severity, applied: &mut Vec<Applied>) -> Self {
        let mut state = self;
        let mut batches = VecDeque::from([planned]);
        while let Some(mut batch) = batches.pop_front() {
            if batch.is_empty() {
                continue;
            }
            let trial = Self::of(state.patched(&batch));
            let is_kept = match batch.as_slice() {
                [_] => trial.faults() < state.faults(),
                _ => !state.is_harmed(&batch, &trial, severity),
            };
            if is_kept {
                let edits = Edits::of(&batch);
                for plan in batches.iter_mut().flatten() {
                    plan.fix.span = edits.moved(plan.fix.span);
                    plan.fault.2 = edits.moved(plan.fault.2);
                }
                applied.extend(batch.into_iter().map(|plan| plan.applied));
                state = trial;
            } else if batch.len() > 1 {
                let rest = batch.split_off(batch.len() / 2);
                batches.push_front(rest);
                batches.push_front(batch);
            }
        }
        state
    }

    /// True if the trial with a batch of fixes has a fault, of the severity or a greater one, that was not
    /// there before, or still has one that a fix was for.
    fn is_harmed(&self, batch: &[Planned], trial: &Self, severity: Severity) -> bool {
        let edits = Edits::of(batch);
        let counts = |fault: &&Diagnostic| fault.severity() <= severity;
        let mut known: Vec<Fault> = self.found.iter().filter(counts).map(told).collect();
        known.retain(|fault| !batch.iter().any(|plan| plan.fault == *fault));
        let known: BTreeSet<Fault> =
            known.into_iter().map(|(code, message, span)| (code, message, edits.moved(span))).collect();
        trial.found.iter().filter(counts).any(|fault| !known.contains(&told(fault)))
    }

    /// The files with some fixes, which do not touch each other.
    fn patched(&self, fixes: &[Planned]) -> Files {
        let mut files = self.files.clone();
        let sources = self.session.sources();
        let mut fixes: Vec<&Fix> = fixes.iter().map(|plan| &plan.fix).collect();
        fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span));
        for fix in fixes {
            let name = &sources.file(fix.span.file).name;
            let file =
                files.iter_mut().find(|(file, bytes)| file == name && fix.span.range().end <= bytes.len());
            if let Some((_, bytes)) = file {
                bytes.splice(fix.span.range(), fix.replacement.bytes());
            }
        }
        files
    }
}

fn told(fault: &Diagnostic) -> Fault {
    (fault.code, fault.message.clone(), fault.primary.span)
}

/// What a batch of fixes does to places.
struct Edits<'a>(Vec<&'a Fix>);

impl<'a> Edits<'a> {
    fn of(batch: &'a [Planned]) -> Self {
        Self(batch.iter().map(|plan| &plan.fix).collect())
    }

    /// Where a place is after them. The same files are read each time, so that a file keeps its number.
    fn moved(&self, span: Span) -> Span {
        let moved = |at: u32| {
            let before = self.0.iter().filter(|fix| fix.span.file == span.file && fix.span.end <= at);
            let by = before.map(|fix| {
                let length = i64::try_from(fix.replacement.len()).unwrap_or(i64::MAX);
                length - i64::from(fix.span.end - fix.span.start)
            });
            u32::try_from(i64::from(at) + by.sum::<i64>()).unwrap_or(at)
        };
        Span { file: span.file, start: moved(span.start), end: moved(span.end) }
    }
}

/// True for a fix that can only be meant so. A name that nothing has is nearest to another one by its
/// letters alone: that is a guess.
#[must_use]
pub fn is_certain(diagnostic: &Diagnostic) -> bool {
    diagnostic.fix.is_some() && !matches!(diagnostic.code, Code::UnknownId | Code::ClaimKey)
}
