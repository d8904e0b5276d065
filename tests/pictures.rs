//! The pictures in `docs/images/`: each `.dot` is what the program writes, and each `.svg` is drawn from it.
//!
//! To make them anew, run the tests with `UPDATE_DOCUMENTS=1`, then `make pictures`.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::golden::updated;
use crate::program::{catena, root};

/// The pictures of the example corpus, with the question that each one answers.
const PICTURES: [(&str, &str); 1] = [("bipolarity", "why does bipolarity exclude trust")];

#[test]
fn the_pictures_are_what_the_program_writes() {
    for (name, question) in PICTURES {
        let run = catena(Path::new("."), &["export", "dot", question]);
        assert_eq!(run.code, 0, "{question}: {}", run.stderr);
        held(name, &run.stdout);
    }
}

#[test]
fn each_picture_is_drawn_from_its_dot() {
    let folder = root().join("docs/images");
    for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|ending| ending == "dot") {
            let dot = fs::read(&path).expect("it can be read");
            let svg = fs::read_to_string(path.with_extension("svg")).expect("it is drawn");
            let hash: String = Sha256::digest(&dot).iter().map(|byte| format!("{byte:02x}")).collect();
            assert!(
                svg.contains(&hash),
                "{} is drawn from another text: run `make pictures`",
                path.display()
            );
            assert!(svg.len() < 40_000, "{} is too large for a page", path.display());
        }
    }
}

/// Holds the text of a picture in `docs/images/` to what the program writes.
pub(crate) fn held(name: &str, dot: &str) {
    let path = root().join(format!("docs/images/{name}.dot"));
    let old = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        old == dot || updated(&path, &old, dot),
        "{} is not what the program writes: run with UPDATE_DOCUMENTS=1, then `make pictures`",
        path.display()
    );
}
