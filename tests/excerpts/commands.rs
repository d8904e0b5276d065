//! `catena add excerpts`, `add excerpt` and `add claim --from`, as their users see them.

use std::fs::read_to_string;

use super::{held, library};
use crate::copies::made::{lines, marked};
use crate::program::{Library, catena, root};

/// A library beside which the highlights lie that another program gave.
fn with_highlights() -> Library {
    let library = library();
    let highlights = read_to_string(root().join("tests/excerpts/highlights.json")).expect("highlights");
    library.write("highlights.json", &highlights);
    library
}

/// A command with what it says and its exit code.
fn run(library: &Library, arguments: &[&str]) -> String {
    let run = catena(library.path(), arguments);
    format!("$ catena {}\n{}{}exit code {}\n", arguments.join(" "), run.stdout, run.stderr, run.code)
}

fn file(library: &Library, name: &str) -> String {
    read_to_string(library.path().join(name)).unwrap_or_default()
}

#[test]
fn highlights_come_in_once() {
    let library = with_highlights();
    let before = file(&library, "corpus/library.catena");
    let mut told = vec![run(&library, &["add", "excerpts", "--dry-run", "highlights.json"])];
    assert_eq!(before, file(&library, "corpus/library.catena"));
    told.push(run(&library, &["add", "excerpts", "highlights.json"]));
    let after = file(&library, "corpus/library.catena");
    told.push(after.strip_prefix(&before).unwrap_or(&after).to_owned());
    told.push(run(&library, &["add", "excerpts", "--format", "json", "highlights.json"]));
    assert_eq!(after, file(&library, "corpus/library.catena"), "a second import changes nothing");
    // What the program says now, and what it says where the record says something else too.
    let changed = file(&library, "highlights.json")
        .replace("Against Kydd?", "Against Kydd.")
        .replace("\"label\": \"12\"", "\"label\": \"13\"");
    library.write("highlights.json", &changed);
    library.write("corpus/library.catena", &after.replace("at        p. 12", "at        pp. 12-13"));
    told.push(run(&library, &["add", "excerpts", "highlights.json"]));
    library.write("broken.json", "{");
    told.push(run(&library, &["add", "excerpts", "highlights.json", "broken.json"]));
    held("commands", &told.join("\n"));
}

/// A page whose words `learn trust in long nights` are marked.
fn pdf(comment: &str) -> Vec<u8> {
    let page = lines(50, 500, &["Keepers learn trust in long nights.", "Storms are rare."]);
    let annotations = format!(
        "<< /Subtype /Highlight /QuadPoints [89 510 230 510 89 497 230 497] /Contents ({comment}) /T (Ann) \
         /M (D:20240131120000Z) >>"
    );
    marked(&[&page], "/PageLabels << /Nums [0 << /S /D /St 9 >>] >>", &annotations)
}

#[test]
fn what_is_marked_in_a_pdf_comes_in_once() {
    let library = library();
    let path = library.path().join("oak.pdf");
    let bibliography = file(&library, "corpus/references.bib")
        + "@book{oak2001, author = {Oak, Ann}, title = {Lights}, year = {2001}, file = {files/7/oak.pdf}}\n";
    library.write("corpus/references.bib", &bibliography);
    std::fs::write(&path, pdf("Compare Snyder.")).expect("a PDF can be written");
    let mut told = vec![run(&library, &["add", "excerpts", "oak.pdf"])];
    let records = file(&library, "corpus/works/oak2001.catena");
    told.push(records.clone());
    told.push(run(&library, &["add", "excerpts", "oak.pdf"]));
    assert_eq!(records, file(&library, "corpus/works/oak2001.catena"), "a second import changes nothing");
    std::fs::write(&path, pdf("Compare Weber.")).expect("a PDF can be written");
    told.push(run(&library, &["add", "excerpts", "oak.pdf"]));
    library.write("damaged.pdf", "%PDF-1.7\nno objects");
    told.push(run(&library, &["add", "excerpts", "oak.pdf", "damaged.pdf"]));
    told.push(run(&library, &["add", "excerpts", "--from", "pdf", "oak.pdf"]));
    told.push(run(&library, &["add", "excerpts", "--from", "pdf", "corpus/references.bib"]));
    held("pdf", &told.join("\n"));
}

#[test]
fn quotes_and_place_are_those_of_one_work() {
    let library = library();
    library.write(
        "corpus/works/waltz1993.catena",
        "excerpt waltz1993/structure\n  at     p. 44\n  quote  \"\\\"structure\\\" shapes \\\"units\\\"\"\n\n\
         excerpt waltz1993/note\n  at     n. 3\n  quote  \"in a note\"\n",
    );
    let claim = |from: &[&str], more: &[&str]| {
        let from = from.iter().flat_map(|excerpt| ["--from", excerpt]);
        let start = ["add", "claim", "--text", "Allies fear."].into_iter();
        run(&library, &start.chain(from).chain(more.iter().copied()).collect::<Vec<_>>())
    };
    let before = file(&library, "corpus/library.catena");
    let mut told = vec![
        claim(&["snyder1997/loyalty", "kydd2005/trust-is-a-belief"], &[]),
        claim(&["snyder1997/loyalty"], &["--field", "from=kydd2005/trust-is-a-belief", "--dry-run"]),
        claim(&["snyder1997/loyalty", "snyder1997/fear-of-being-alone"], &[]),
        claim(&["waltz1993/structure", "waltz1993/note"], &[]),
        claim(&["waltz1993/structure", "waltz1993/note"], &["--at", "pp. 44-45"]),
        claim(&["waltz1993/note"], &["--quote", "\"as a file has it\""]),
    ];
    let after = file(&library, "corpus/library.catena");
    told.push(after.strip_prefix(&before).unwrap_or(&after).to_owned());
    told.push(file(&library, "corpus/works/waltz1993.catena"));
    held("several", &told.join("\n"));
}

#[test]
fn a_claim_is_made_of_an_excerpt() {
    let library = library();
    let text = "Costly signals reassure where cheap talk fails.";
    let mut told = Vec::new();
    for arguments in [
        &["add", "claim", "--from", "kydd2005/reassurance-works", "--text", text][..],
        &["add", "claim", "--from", "kydd2005/reassurance-works", "--text", text],
        &[
            "add",
            "claim",
            "snyder1997/loyal",
            "--from",
            "kydd2005/second-look",
            "--text",
            "Loyalty pays.",
            "--about",
            "trust",
        ],
        &[
            "add",
            "claim",
            "snyder1997/both",
            "--from",
            "snyder1997/loyalty",
            "--from",
            "snyder1997/fear-of-being-alone",
            "--text",
            "Fear and loyalty.",
            "--at",
            "p. 190",
            "--note",
            "Mine.",
        ],
        &["add", "claim", "--from", "kydd2005/reassurance-work", "--text", "No."],
        &["add", "concept", "signal", "--from", "kydd2005/second-look"],
        &[
            "add",
            "excerpt",
            "waltz1993/structure",
            "--quote",
            "structure shapes",
            "--at",
            "p. 44",
            "--field",
            "tags=to read, systems",
        ],
        &["add", "excerpt", "waltz1993/structure", "--note", "Twice."],
        &["add", "excerpt", "waltz1993/empty", "--at", "p. 44"],
        &["add", "claim", "waltz1993/empty", "--text", "No.", "--quote", " "],
        &["check"],
        &["status"],
    ] {
        told.push(run(&library, arguments));
    }
    let start = super::EXCERPTS.fixture().files.into_iter().find(|(name, _)| name == "corpus/library.catena");
    let before = start.map(|(_, bytes)| String::from_utf8(bytes).expect("text")).unwrap_or_default();
    let after = file(&library, "corpus/library.catena");
    told.push(after.strip_prefix(&before).unwrap_or(&after).to_owned());
    told.push(file(&library, "corpus/works/waltz1993.catena"));
    held("claims", &told.join("\n"));
}
