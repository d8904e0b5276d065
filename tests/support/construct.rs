//! A folder of tests with a small library of one construct of the language: `library.fixture`, files of questions, and
//! golden files.

use std::fs::read_to_string;
use std::path::PathBuf;

use catena::annotation::print;
use catena::check::check;
use catena::corpus::Corpus;
use catena::query::expr::Printed;
use catena::session::{Failure, Session};
use insta::assert_snapshot;

use crate::fixture::Fixture;
use crate::program::root;
use crate::support::shown::answer_text;
use crate::support::without_faults;

/// The name of the folder.
pub(crate) struct Construct(pub(crate) &'static str);

impl Construct {
    fn folder(&self) -> PathBuf {
        root().join("tests").join(self.0)
    }

    pub(crate) fn fixture(&self) -> Fixture {
        Fixture::read(
            &read_to_string(self.folder().join("library.fixture")).expect("the fixture can be read"),
        )
    }

    /// Its library.
    pub(crate) fn corpus(&self) -> Corpus {
        Corpus::read(self.fixture().files)
    }

    pub(crate) fn session(&self) -> Session {
        without_faults(Session::of(self.corpus()))
    }

    /// The questions of a file of the folder, comments aside.
    pub(crate) fn lines(&self, name: &str) -> Vec<String> {
        let text = read_to_string(self.folder().join(name)).expect("questions can be read");
        text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
    }

    /// The questions that are answered, and those that are typed.
    pub(crate) fn asked(&self) -> Vec<String> {
        [self.lines("answers.question"), self.lines("typed.question")].concat()
    }

    /// Compares with a golden file of the folder.
    pub(crate) fn held(&self, name: &str, shown: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(self.folder());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| assert_snapshot!(name, shown));
    }

    /// Holds that no check finds anything in the library.
    pub(crate) fn is_sound(&self) {
        let found = check(&self.session());
        let found: Vec<&str> = found.iter().flatten().map(|found| found.message.as_str()).collect();
        assert!(found.is_empty(), "{found:?}");
    }

    /// Holds that its records are printed as they are written.
    pub(crate) fn is_printed_as_it_is_written(&self) {
        let session = self.session();
        for (file, document) in &session.corpus().documents {
            assert_eq!(print(document), session.sources().file(*file).text);
        }
    }

    /// The answers to its questions, as text.
    pub(crate) fn answers(&self) -> String {
        let session = self.session();
        let answers =
            self.lines("answers.question").into_iter().map(|question| match session.ask(&question) {
                Ok(answer) => {
                    format!("{question}\n= {}\n{}", answer.core, answer_text(&session.catalog, &answer))
                }
                Err(Failure::Wrong(wrong)) => format!("{question}\n  ! {}\n", wrong.0.message),
                Err(Failure::World(error)) => panic!("{question}: {error}"),
            });
        answers.collect::<Vec<_>>().join("\n")
    }

    /// Holds that every question prints as core that is read back.
    pub(crate) fn cores_are_read_back(&self) {
        let session = self.session();
        for question in self.asked() {
            let Ok(expr) = session.understand(&question) else { continue };
            let core = Printed { expr: &expr, catalog: &session.catalog }.to_string();
            let again = session.understand(&core).unwrap_or_else(|_| panic!("{question}: {core}"));
            assert_eq!(again, expr, "{question}: {core}");
        }
    }

    /// Holds that an optimised plan answers every question as the literal one does.
    pub(crate) fn plans_agree(&self) {
        let session = self.session();
        for question in self.asked() {
            let (Ok(answer), Ok(literal)) = (session.ask(&question), session.ask_literally(&question)) else {
                continue;
            };
            assert!(answer == literal, "{question}");
        }
    }
}
