//! Imports as their users have them: exports that say little of their works, that bring nothing, or that were extended.

use super::{held, library};
use crate::copies::made::{lines, marked};
use crate::program::{Library, catena};

fn run(library: &Library, file: &str) -> String {
    let run = catena(library.path(), &["add", "excerpts", file]);
    format!("$ catena add excerpts {file}\n{}{}exit code {}\n", run.stdout, run.stderr, run.code)
}

/// The library with works whose bibliography names files.
fn with_files() -> Library {
    let library = library();
    let path = "corpus/references.bib";
    let before = std::fs::read_to_string(library.path().join(path)).expect("a bibliography");
    let more = "@book{oak2001, author = {Oak, Ann}, title = {Lights: A History}, year = {2001}, file = {files/7/oak.pdf}}\n\
                @article{elm2002, author = {Elm, Bo}, title = {Shadows}, year = {2002}, file = {a/notes.pdf}}\n\
                @article{fir2003, author = {Fir, Cy}, title = {Colours}, year = {2003}, file = {b/notes.pdf}}\n";
    library.write(path, &(before + more));
    library
}

fn hypothesis(id: &str, uri: &str, title: &str, quote: &str) -> String {
    format!(
        r#"{{"id": "{id}", "user": "acct:ann@hypothes.is", "created": "2024-05-01T00:00:00+00:00", "uri": "{uri}",
        "document": {{"title": ["{title}"], "link": [{{"href": "{uri}"}}]}},
        "target": [{{"source": "{uri}", "selector": [{{"type": "TextQuoteSelector", "exact": "{quote}"}}]}}]}}"#
    )
}

#[test]
fn where_the_bibliography_is_empty_this_is_why_nothing_has_a_place() {
    let library = library();
    library.write("corpus/references.bib", "");
    library.write("corpus/library.catena", "");
    library.write("note.json", &format!("[{}]", hypothesis("a", "urn:x-pdf:1", "oak.pdf", "a light")));
    held("without-works", &run(&library, "note.json"));
}

/// A tag with a comma is one tag wherever tags are shown, and stays one when it comes again.
#[test]
fn a_tag_with_a_comma_stays_one() {
    let library = library();
    library.write(
        "zotero.json",
        r##"[{"itemType": "book", "key": "W", "title": "Trust and Mistrust in International Relations",
        "attachments": [{"itemType": "attachment", "key": "P", "annotations": [{"itemType": "annotation", "key": "A",
        "annotationText": "a light", "annotationPageLabel": "3", "annotationColor": "#5fb236",
        "tags": [{"tag": "to read, again"}, {"tag": "x"}]}]}]}]"##,
    );
    let told = [run(&library, "zotero.json"), run(&library, "zotero.json")];
    let shown = |arguments: &[&str]| {
        let run = catena(library.path(), arguments);
        format!("$ catena {}\n{}", arguments.join(" "), run.stdout)
    };
    let asked =
        [shown(&["show", "kydd2005/a-light"]), shown(&["ask", "excerpts with tags \"to read, again\""])];
    held("comma", &[told.concat(), asked.concat()].join("\n"));
}

#[test]
fn a_work_is_told_by_whatever_an_export_says_of_it() {
    let library = with_files();
    let rows = [
        hypothesis("a", "urn:x-pdf:1", "oak.pdf", "a light"),
        hypothesis("b", "file:///home/ann/my%20texts/oak.pdf", "Microsoft Word - final.doc", "another light"),
        hypothesis("c", "urn:x-pdf:2", "notes.pdf", "one shadow"),
        hypothesis("d", "urn:x-pdf:3", "Lights", "a third light"),
        hypothesis(
            "e",
            "urn:x-pdf:4",
            "Kydd - 2005 - Trust and Mistrust in International Relations",
            "trust",
        ),
        hypothesis("f", "https://example.org/unknown", "Unknown", "nothing"),
    ];
    library.write("hypothesis.json", &format!(r#"{{"total": 6, "rows": [{}]}}"#, rows.join(", ")));
    library.write(
        "note.md",
        "“A remark” ([Elm, 2002, p. 4](zotero://select/library/items/ZZZZ9999)) \
         ([pdf](zotero://open-pdf/library/items/YYYY9999?page=4&annotation=XXXX9999)) and mine\n",
    );
    let mut told = vec![run(&library, "hypothesis.json"), run(&library, "note.md"), run(&library, "note.md")];
    // What is here stays in its work, also if the bibliography no longer says that it is the one.
    let path = "corpus/references.bib";
    let before = std::fs::read_to_string(library.path().join(path)).expect("a bibliography");
    library.write(path, &before.replace("files/7/oak.pdf", "files/7/other.pdf"));
    told.push(run(&library, "hypothesis.json"));
    held("placed", &told.join("\n"));
}

#[test]
fn an_export_that_brings_nothing_says_why() {
    let library = with_files();
    let page = lines(50, 500, &["Keepers learn trust in long nights."]);
    let pdf = |name: &str, annotations: &str| {
        std::fs::write(library.path().join(name), marked(&[&page], "", annotations))
            .expect("a PDF can be written");
    };
    pdf("unmarked.pdf", "");
    // A highlight where there is no text, a drawing, one with a comment, what a reviewer clicked, and a link.
    pdf(
        "oak.pdf",
        "<< /Subtype /Highlight /QuadPoints [10 50 90 50 10 40 90 40] >> << /Subtype /Ink >> \
         << /Subtype /Square /Contents (See this figure.) >> \
         << /Subtype /Text /StateModel (Review) /Contents (Accepted set by Ann) >> << /Subtype /Link >>",
    );
    library.write("empty.json", r#"{"total": 0, "rows": []}"#);
    library.write("works.json", r#"[{"itemType": "book", "key": "ABCD1234", "title": "Lights"}]"#);
    library.write("readwise.csv", "Highlight,Book Title,Book Author\n");
    library.write("broken.csv", "One,Two\n1,2\n");
    let bookmark =
        |page: usize| format!("Lights (Oak, Ann)\n- Your Bookmark on page {page}\n\n\n==========\n");
    library.write("bookmarks.txt", &(1..=5).map(bookmark).collect::<String>());
    let files = [
        "unmarked.pdf",
        "oak.pdf",
        "oak.pdf",
        "empty.json",
        "works.json",
        "readwise.csv",
        "bookmarks.txt",
        "broken.csv",
    ];
    held("nothing", &files.map(|file| run(&library, file)).join("\n"));
}

fn clipping(words: &str, place: &str) -> String {
    format!(
        "Lights (Oak, Ann)\n- Your Highlight at location {place} | Added on Monday, 6 May 2024\n\n{words}\n==========\n"
    )
}

#[test]
fn a_highlight_that_was_extended_replaces_what_it_was() {
    let library = with_files();
    let record =
        || std::fs::read_to_string(library.path().join("corpus/works/oak2001.catena")).unwrap_or_default();
    let first = clipping("Keepers learn", "10-11");
    library.write("clippings.txt", &first);
    let mut told = vec![run(&library, "clippings.txt"), record()];
    let longer = first + &clipping("Keepers learn trust", "10-12");
    library.write("clippings.txt", &longer);
    told.extend([run(&library, "clippings.txt"), record()]);
    told.push(run(&library, "clippings.txt"));
    // It was changed here, too.
    library.write("corpus/works/oak2001.catena", &record().replace("learn trust", "learn  Trust"));
    library.write("clippings.txt", &(longer + &clipping("Keepers learn trust in nights", "10-13")));
    told.extend([run(&library, "clippings.txt"), record()]);
    held("extended", &told.join("\n"));
}
