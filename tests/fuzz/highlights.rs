//! What is read of any export.

use std::collections::HashSet;
use std::fs::{read_dir, read_to_string};

use catena::highlight::{FORMATS, Reading, read, read_as};

use super::dice::Dice;
use super::each;
use crate::highlights::archives::packed;
use crate::program::root;

/// The exports that the tests have, by their names.
fn exports() -> Vec<(String, String)> {
    let folder = read_dir(root().join("tests/highlights")).expect("a folder").flatten();
    let mut exports: Vec<(String, String)> = folder
        .filter(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            ["json", "md", "csv", "txt", "html"].iter().any(|ending| name.ends_with(ending))
        })
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, read_to_string(file.path()).expect("an export can be read"))
        })
        .collect();
    let project = read_to_string(root().join("tests/highlights/project/project.qde")).expect("a project");
    exports.push(("project.qdpx".to_owned(), project));
    exports.sort();
    exports
}

/// Holds what every reading must be.
fn sound(reading: &Reading) {
    let mut sources = HashSet::new();
    for highlight in &reading.highlights {
        assert!(sources.insert(&highlight.source), "{highlight:?} is there twice");
        assert!(!highlight.source.id.is_empty(), "{highlight:?}");
        assert!(highlight.quote.is_some() || highlight.note.is_some(), "{highlight:?}");
        let texts = [&highlight.quote, &highlight.note, &highlight.place, &highlight.work.title];
        for text in texts.into_iter().flatten() {
            assert_eq!(text.trim(), text, "{highlight:?}");
            assert!(!text.is_empty(), "{highlight:?}");
        }
        assert!(highlight.quote.as_ref().is_none_or(|quote| !quote.contains('\n')), "{highlight:?}");
        let is_day = |on: &String| on.len() == 10 && on.as_bytes()[4] == b'-' && on.as_bytes()[7] == b'-';
        assert!(highlight.on.as_ref().is_none_or(is_day), "{highlight:?}");
    }
    assert!(reading.skipped.iter().all(|skipped| !skipped.what.is_empty() && !skipped.why.is_empty()));
}

fn changed(dice: &mut Dice, (name, text): &(String, String)) -> Vec<u8> {
    let bytes = dice.changed_bytes(text);
    if !name.ends_with(".qdpx") {
        return bytes;
    }
    let source = "sources/50000001-0000-0000-0000-000000000000.txt";
    let mut archive = packed([("project.qde", bytes.as_slice()), (source, b"Words\r\nand more".as_slice())]);
    if dice.once_in(3) {
        let at = dice.below(archive.len());
        archive[at] ^= 1 << dice.below(8);
    }
    archive
}

#[test]
fn exports_of_any_bytes_are_read_or_told_of() {
    let exports = exports();
    each(400, |dice| {
        let export = dice.one(&exports);
        let bytes = changed(dice, export);
        match read(&export.0, &bytes) {
            Ok(reading) => {
                sound(&reading);
                assert_eq!(
                    read(&export.0, &bytes).expect("it was read"),
                    reading,
                    "a second reading is another"
                );
            }
            Err(fault) => assert!(!fault.expected.is_empty() && !fault.found.is_empty(), "{fault:?}"),
        }
        // As what it is not.
        if let Ok(reading) = read_as(*dice.one(&FORMATS), &bytes) {
            sound(&reading);
        }
    });
}
