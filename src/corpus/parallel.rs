//! Parses the texts of a corpus on several threads, with the result in the order of the texts.

use std::thread;

use crate::annotation::{self, Document};
use crate::bibliography::{self, Entry};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources};

/// A thread more for each so many bytes of text: less is parsed as soon as a thread is started and has
/// memory of its own.
const WORTH_A_THREAD: usize = 256 * 1024;

/// What a text holds.
pub(super) enum Content {
    Annotations(Document),
    Bibliography(Vec<Entry>),
}

/// A text parsed.
pub(super) struct Parsed {
    pub file: FileId,
    pub content: Content,
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses the files of `sources` that `files` names, true for bibliographies.
pub(super) fn parse(sources: &Sources, files: &[(FileId, bool)]) -> Vec<Parsed> {
    let size = |file: &(FileId, bool)| sources.file(file.0).text.len();
    let total: usize = files.iter().map(size).sum();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(total / WORTH_A_THREAD).max(1);
    let mut parsed: Vec<(usize, Parsed)> = thread::scope(|scope| {
        let mut shares = shares(files.iter().map(size).collect(), threads).into_iter();
        let own = shares.next().unwrap_or_default();
        let work =
            |share: Vec<usize>| share.into_iter().map(|at| (at, one(sources, files[at]))).collect::<Vec<_>>();
        let others: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
        let mut all = work(own);
        for other in others {
            match other.join() {
                Ok(more) => all.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    parsed.sort_by_key(|(at, _)| *at);
    parsed.into_iter().map(|(_, parsed)| parsed).collect()
}

/// Divides numbered work of these sizes: the largest first, each to whoever has least.
fn shares(sizes: Vec<usize>, number: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, usize)> = sizes.into_iter().enumerate().map(|(at, size)| (size, at)).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    let mut shares = vec![(0, Vec::new()); number];
    for (size, at) in order {
        if let Some((load, share)) = shares.iter_mut().min_by_key(|(load, _)| *load) {
            *load += size;
            share.push(at);
        }
    }
    shares.into_iter().map(|(_, share)| share).collect()
}

fn one(sources: &Sources, (file, is_bibliography): (FileId, bool)) -> Parsed {
    let text = &sources.file(file).text;
    let mut diagnostics = Vec::new();
    let content = if is_bibliography {
        Content::Bibliography(bibliography::read(file, text, &mut diagnostics))
    } else {
        Content::Annotations(annotation::parse(file, text, &mut diagnostics))
    };
    Parsed { file, content, diagnostics }
}
