//! What is accepted besides the canonical form: it says the same, and `fmt` writes the canonical form.

mod contexts;
mod elsewhere;
mod forms;
mod strangers;

use catena::annotation::print;
use catena::catalog::{Words, settle_by};
use catena::check::check;
use catena::corpus::Corpus;
use catena::render::paint::Paint;
use catena::render::terminal;
use insta::glob;

use crate::fixture::{Fixture, golden};

/// The files of a library as `fmt` writes them.
fn formatted(files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let mut corpus = Corpus::read(files.to_vec());
    let words = Words::of(&corpus);
    settle_by(&mut corpus, &words);
    let canonical = |(name, bytes): &(String, Vec<u8>)| {
        let found = corpus.documents.iter().find(|(file, _)| corpus.sources.file(*file).name == *name);
        let text = found.map_or_else(|| bytes.clone(), |(_, document)| print(document).into_bytes());
        (name.clone(), text)
    };
    files.iter().map(canonical).collect()
}

fn text(files: &[(String, Vec<u8>)], name: &str) -> String {
    let found = files.iter().find(|(own, _)| own == name).expect("there is such a file");
    String::from_utf8(found.1.clone()).expect("it is text")
}

/// Each fixture, what is wrong with it, and what `fmt` makes of it: the same facts, and the same text the second
/// time.
#[test]
fn fixtures() {
    glob!("forgiving/*.fixture", |path| {
        golden(path, |fixture_text| {
            let fixture = Fixture::read(fixture_text);
            let session = fixture.session();
            let mut shown = format!("{}\n\n════ diagnostics\n", fixture_text.trim_end());
            for found in check(&session).expect("a text index in memory does not fail") {
                let paint = Paint { color: false, width: 100 };
                shown += &format!("{}\n\n", terminal::render(&found, session.sources(), paint));
            }
            let canonical = formatted(&fixture.files);
            assert_eq!(formatted(&canonical), canonical, "{}", path.display());
            assert_eq!(elsewhere::facts(&canonical), elsewhere::facts(&fixture.files), "{}", path.display());
            for (name, _) in canonical.iter().filter(|(name, _)| name.ends_with(".catena")) {
                shown += &format!("════ {name}\n{}", text(&canonical, name));
            }
            shown
        });
    });
}
