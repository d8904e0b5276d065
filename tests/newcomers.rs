//! Wrong questions of the kinds that a newcomer types, asked of the example corpus. Each message names the
//! place, the cause, and a question that works here.

use std::fs::read_to_string;

use catena::corpus::load::Library;
use catena::render::paint::Paint;
use catena::render::terminal;
use catena::session::{Failure, Session};
use insta::assert_snapshot;

use crate::program::root;

#[test]
fn wrong_questions_teach() {
    let corpus = Library::at(&root()).and_then(|library| library.load()).expect("the example corpus");
    let session = Session::of(corpus);
    let text = read_to_string(root().join("tests/newcomers/wrong.questions")).expect("the questions");
    let mut shown = Vec::new();
    for question in text.lines() {
        let Err(Failure::Wrong(wrong)) = session.understand(question) else {
            panic!("`{question}` is no wrong question")
        };
        let (diagnostic, sources) = *wrong;
        assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{question}");
        let place = diagnostic.primary.span.range();
        assert!(place.end <= question.len() && question.is_char_boundary(place.start), "{question}");
        let offered = diagnostic.help.iter().flat_map(|help| help.split('`').skip(1).step_by(2));
        let works = offered.filter(|offered| offered.contains(' ') && session.understand(offered).is_ok());
        assert!(works.count() > 0, "no question that works for `{question}`: {:#?}", diagnostic.help);
        shown.push(terminal::render(&diagnostic, &sources, Paint { color: false, width: 100 }));
    }
    assert!(shown.len() >= 20);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("newcomers");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!("wrong", shown.join("\n")));
}
