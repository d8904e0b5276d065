//! What has been read of a question: clauses that stand inside others, or are put in other words, come up again and
//! again.

use std::cell::{Cell, RefCell};

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::reader::parted::Parted;
use crate::query::understand::reader::token::Token;
use crate::query::understand::reader::{Read, Refused};
use crate::source::Span;

/// The clauses of one question that have been read, each with what came of it.
#[derive(Debug, Default)]
pub struct Done {
    begun: Cell<usize>,
    read: RefCell<Vec<Clause>>,
    parted: Parted,
}

/// The words of a clause, and what came of it.
type Clause = (Vec<Token>, Result<Read, Refused>);

/// Of one question no more clauses are read.
const MOST: usize = 128;

impl Done {
    /// What came of a clause, if it has been read.
    pub(super) fn read(&self, words: &[Token]) -> Option<Result<Read, Refused>> {
        let read = self.read.borrow();
        read.iter().find(|(known, _)| known == words).map(|(_, read)| read.clone())
    }

    /// What words were found to mention.
    pub(super) fn parted(&self) -> &Parted {
        &self.parted
    }

    /// Counts a clause that is to be read; false if that is one too many.
    pub(super) fn begin(&self) -> bool {
        self.begun.set(self.begun.get() + 1);
        !self.is_too_much()
    }

    /// True while other words for a clause may be tried.
    pub(super) fn has_room(&self) -> bool {
        self.begun.get() < MOST / 2
    }

    /// Notes what came of a clause.
    pub(super) fn end(&self, words: &[Token], read: &Result<Read, Refused>) {
        self.read.borrow_mut().push((words.to_vec(), read.clone()));
    }

    /// True if a clause had to be left unread.
    pub(super) fn is_too_much(&self) -> bool {
        self.begun.get() > MOST
    }

    /// How many clauses have been read.
    #[cfg(test)]
    pub(crate) fn clauses(&self) -> usize {
        self.read.borrow().len()
    }
}

/// What is said of a question that has too many clauses.
pub(super) fn too_much(whole: Span) -> Refused {
    let message = "this question has too many parts inside one another";
    let wrong = Diagnostic::new(Code::QuestionSyntax, whole, message);
    Refused::of(wrong.help("ask it as several questions, with `;` between them"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Done, MOST};
    use crate::corpus::load::Library;
    use crate::query::understand::declared::understood;
    use crate::query::understand::reader::{Reader, Vocabulary};
    use crate::session::Session;
    use crate::source::Sources;

    #[test]
    fn what_stands_inside_another_is_read_a_limited_number_of_times() {
        let corpus = Library::at(Path::new(env!("CARGO_MANIFEST_DIR"))).and_then(|library| library.load());
        let Ok(corpus) = corpus else { unreachable!("the project is a library") };
        let session = Session::of(corpus);
        for (outer, inner) in [
            ("claims that dispute claims that concern", "trust"),
            ("claims that dispute", "claims that concern trust"),
            ("scholars who dispute", "claims by Kydd about trust"),
            ("the view that", "trust threatens NATO"),
        ] {
            for depth in 1..=9 {
                let read = clauses(&session, &format!("{} {inner}", [outer; 9][..depth].join(" ")));
                assert!(read <= MOST, "{read} clauses, {depth} times `{outer}`");
            }
        }
    }

    /// How many clauses are read of a question.
    fn clauses(session: &Session, question: &str) -> usize {
        let lexicon = session.lexicon().untold();
        let vocabulary = &Vocabulary::of(&session.catalog, lexicon.words());
        let means = |question: &str| {
            let file = Sources::new().add("question", question);
            understood(file, question, &lexicon).ok().map(|understood| understood.expr)
        };
        let reader =
            Reader { lexicon: &lexicon, vocabulary, means: &means, finds: &|_| true, done: Done::default() };
        let _ = reader.read(Sources::new().add("question", question), question);
        reader.done.clauses()
    }
}
