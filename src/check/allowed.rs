//! What records allow, taken out of what is wrong.

use crate::check::{Allowed, Findings};
use crate::code::Code;
use crate::diagnostic::{self, Diagnostic};
use crate::session::Session;
use crate::source::Span;

/// Parts what is wrong from what a record allows. Where everything was checked, an `allow` that silences
/// nothing is itself reported.
pub(super) fn part(session: &Session, diagnostics: Vec<Diagnostic>, everything: bool) -> Findings {
    let allows = &session.catalog.allows;
    let mut used = vec![false; allows.len()];
    let mut findings = Findings::default();
    let covering = Covering::of(session);
    for diagnostic in diagnostics {
        match covering.find(&diagnostic) {
            Some(at) => {
                used[at] = true;
                findings.allowed.push(Allowed { diagnostic, reason: allows[at].reason.clone() });
            }
            None => findings.found.push(diagnostic),
        }
    }
    if everything {
        let unused = allows.iter().zip(used).filter(|(_, used)| !used).map(|(allow, _)| {
            let message = format!("this record has no `{}` warning to allow", allow.code.name());
            Diagnostic::new(Code::UnusedAllow, allow.span, message)
                .help("remove this `allow`: the warning is gone")
        });
        findings.found.extend(unused);
        diagnostic::sort(&mut findings.found, session.sources());
    }
    findings
}

/// The places where warnings are allowed, in order, so that the one around a fault is found at once.
struct Covering {
    places: Vec<(Span, Code, usize)>,
}

impl Covering {
    fn of(session: &Session) -> Self {
        let allows = session.catalog.allows.iter().enumerate();
        let mut places: Vec<_> = allows
            .flat_map(|(at, allow)| allow.within.iter().map(move |span| (*span, allow.code, at)))
            .collect();
        places.sort_by_key(|(span, _, at)| (span.file, span.start, *at));
        Self { places }
    }

    /// The first `allow` for a diagnostic. Records and entries do not overlap, so that only those
    /// that begin last before it can hold it.
    fn find(&self, diagnostic: &Diagnostic) -> Option<usize> {
        let at = diagnostic.primary.span;
        let upto = self.places.partition_point(|(span, ..)| (span.file, span.start) <= (at.file, at.start));
        let (last, ..) = self.places[..upto].last()?;
        let same = self.places[..upto].iter().rev().take_while(|(span, ..)| span == last);
        let holds = last.file == at.file && at.end <= last.end;
        same.filter(|(_, code, _)| holds && *code == diagnostic.code).map(|(.., at)| *at).last()
    }
}
