//! What several tests need: corpora from text, documents without their places, answers as text.

pub(crate) mod construct;
pub(crate) mod corpora;
pub(crate) mod joins;
pub(crate) mod oracle;
pub(crate) mod phrases;
pub(crate) mod shown;

use catena::annotation::{self, Body, Citation, Document, Head, Record, Statement, Value};
use catena::corpus::Corpus;
use catena::diagnostic::{Diagnostic, any_error};
use catena::session::Session;
use catena::source::{FileId, Sources, Span, Spanned};
use proptest::test_runner::{Config, RngSeed};

/// So many cases, the same in every run. `PROPTEST_CASES` asks for more of them, drawn anew.
pub(crate) fn cases(usual: u32) -> Config {
    let drawn = Config {
        failure_persistence: None,
        max_shrink_iters: 20_000,
        // A case in two draws something that is left out, and 100,000 may be asked for.
        max_local_rejects: 10_000_000,
        ..Config::default()
    };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => drawn,
        None => Config { cases: usual, rng_seed: RngSeed::Fixed(1997), ..drawn },
    }
}

/// A session over files given as name and text.
pub(crate) fn session(files: &[(&str, &str)]) -> Session {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    Session::of(Corpus::read(files.collect()))
}

/// A session over a corpus that has no fault.
pub(crate) fn sound_session(files: &[(&str, &str)]) -> Session {
    without_faults(session(files))
}

/// A session over a corpus that was made up for a test.
pub(crate) fn session_of(corpus: &corpora::Corpus) -> Session {
    let files = corpus.files();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    sound_session(&files)
}

/// A session that has no fault.
pub(crate) fn without_faults(session: Session) -> Session {
    if any_error(&session.diagnostics) {
        let faults: Vec<String> = session
            .diagnostics
            .iter()
            .map(|fault| format!("{}: {}", session.sources().place(fault.primary.span), fault.message))
            .collect();
        panic!("the corpus of a test has faults:\n{}", faults.join("\n"));
    }
    session
}

/// A text read as annotations, with what is wrong with it.
pub(crate) fn read(text: &str) -> (Document, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    let file = sources.add("test.catena", text);
    let mut faults = Vec::new();
    let document = annotation::parse(file, text, &mut faults);
    (document, faults)
}

/// A place for what has none.
pub(crate) fn nowhere() -> Span {
    Span::new(some_file(), 0, 0)
}

fn some_file() -> FileId {
    Sources::new().add("", "")
}

/// A value without a place.
pub(crate) fn bare<T>(value: T) -> Spanned<T> {
    Spanned::new(value, nowhere())
}

/// What a document says, whatever its places, blank lines and order of fields.
pub(crate) fn meaning(document: &Document) -> Document {
    let mut document = document.clone();
    for item in &mut document.items {
        item.before.retain(Option::is_some);
        match &mut item.body {
            Body::Record(record) => forget_places(record),
            Body::Broken { span, rest, .. } => {
                *span = nowhere();
                *rest = None;
            }
        }
    }
    document.after.retain(Option::is_some);
    document
}

fn forget_places(record: &mut Record) {
    record.span = nowhere();
    record.work = None;
    match &mut record.head {
        Head::Kind(id)
        | Head::Intent(id)
        | Head::Scheme(id)
        | Head::Relation(id)
        | Head::Work(id)
        | Head::Scholar(id)
        | Head::Claim(id)
        | Head::Argument(id)
        | Head::Excerpt(id) => id.span = nowhere(),
        Head::Topic { kind, id, label } => {
            for word in [kind, id].into_iter().chain(label) {
                word.span = nowhere();
            }
        }
        Head::Cite { from, to } => std::iter::once(from).chain(to).for_each(forget_place),
        Head::Query { id, question } => [id, question].into_iter().for_each(|word| word.span = nowhere()),
        Head::Expect(question) => question.span = nowhere(),
    }
    for field in &mut record.fields {
        field.span = nowhere();
        field.name.span = nowhere();
        match &mut field.value {
            Value::Prose(word) | Value::Quote(word) => word.span = nowhere(),
            Value::Names(words) | Value::Refs(words) => {
                words.iter_mut().for_each(|word| word.span = nowhere());
            }
            Value::Citation(citation) => forget_place(citation),
            Value::Locator(locator) => locator.span = nowhere(),
            Value::Numbers(numbers) => numbers.span = nowhere(),
            Value::Unread => {}
            Value::Allow(allow) => {
                [&mut allow.code, &mut allow.reason].into_iter().for_each(|word| word.span = nowhere());
            }
            Value::Statement(said) => {
                let Statement { words, when } = &mut **said;
                words.iter_mut().chain(when).for_each(|word| word.span = nowhere());
            }
            Value::Said(words) => words.iter_mut().for_each(|word| word.span = nowhere()),
        }
    }
    record.fields.sort_by(|a, b| a.name.value.cmp(&b.name.value));
}

fn forget_place(citation: &mut Citation) {
    citation.key.span = nowhere();
}
