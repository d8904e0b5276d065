//! No page shows as asserted what a claim only suggests, asks or denies.

use crate::explorer::client::Served;
use crate::explorer::html::taken;
use crate::explorer::pages::{pages, written};
use crate::forces::{hold_line, library};

#[test]
fn no_page_shows_as_asserted_what_is_not() {
    for force in ["suggests", "asks", "denies"] {
        let library = library(force);
        let files = written(library.path());
        let mut shown = 0;
        for (name, page) in pages(&files) {
            page.lines.iter().for_each(|line| hold_line(line, force, name));
            shown += page.lines.iter().filter(|line| line.contains("nurture")).count();
        }
        assert!(shown >= 5, "{force}: {shown}");
        let served = Served::of(library.path(), &[]);
        for question in [
            "why+does+norms+nurture+faith",
            "does+norms+nurture+faith",
            "which+notions+nurture+faith",
            "trace+norms+to+faith",
            "compare+norms+on+faith",
            "claims+about+faith",
        ] {
            let page = taken(question, &served.get(&format!("/ask.html?q={question}")).body);
            page.lines.iter().for_each(|line| hold_line(line, force, question));
        }
    }
}
