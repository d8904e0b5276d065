//! Highlights of other programs: every format, from an export to what is read of it.

pub(crate) mod archives;

use std::fmt::Write as _;
use std::fs::read;
use std::path::Path;

use catena::highlight::{FORMATS, Fault, Format, Highlight, Reading, read as read_export, read_as};
use insta::{Settings, assert_snapshot, glob};

use self::archives::project;
use crate::program::root;

/// Each export beside what is read of it: `highlights/NAME` and `highlights/NAME.snap`. The folder `project` is packed
/// as a `.qdpx`.
#[test]
fn exports() {
    let shown_of = |name: &str, bytes: &[u8]| shown(read_export(name, bytes));
    glob!("highlights/*.{json,md,csv,txt,html}", |path| {
        if !path.ends_with("README.md") {
            let name = name_of(path);
            golden(path, &name, &shown_of(&name, &read(path).expect("an export can be read")));
        }
    });
    glob!("highlights/project", |path| golden(path, "project", &shown_of("project.qdpx", &project(path))));
}

/// A second export of the same, and one with other notes, tags and colours, have highlights of the same identity.
#[test]
fn identity_stays() {
    let folder = root().join("tests/highlights");
    for (name, changes) in [
        ("readwise.csv", [("a note alone", "a note alone"), ("yellow", "blue"), ("favorite", "other")]),
        ("kindle-notebook.csv", [("Yellow", "Pink"), ("ch. 13", "ch. 14"), ("", "")]),
        (
            "kindle-clippings.txt",
            [("and more of it", "and less"), ("26 July 2021 08:01:13", "1 May 2022 08:00:00"), ("", "")],
        ),
        (
            "zotero-api.json",
            [("The harm principle.", "Something else"), ("#ffd400", "#000000"), ("harm principle", "x")],
        ),
    ] {
        let text = String::from_utf8(read(folder.join(name)).expect("it is there")).expect("it is UTF-8");
        let ids = |text: &str| -> Vec<_> {
            let reading = read_export(name, text.as_bytes()).expect("it is an export");
            reading
                .highlights
                .into_iter()
                .filter(|highlight| highlight.quote.is_some())
                .map(|it| it.source)
                .collect()
        };
        let changed = changes.iter().filter(|(old, _)| !old.is_empty());
        let changed = changed.fold(text.clone(), |text, (old, new)| text.replace(old, new));
        assert_eq!(ids(&text), ids(&changed), "{name}");
        assert!(ids(&text).len() > 1, "{name}");
    }
}

/// An annotation of Zotero is one, whether it comes by JSON or by Markdown.
#[test]
fn zotero_by_two_ways_is_one() {
    let folder = root().join("tests/highlights");
    let sources = |name: &str| -> Vec<_> {
        let reading =
            read_export(name, &read(folder.join(name)).expect("it is there")).expect("it is an export");
        reading.highlights.into_iter().map(|highlight| highlight.source).collect()
    };
    let (json, markdown) = (sources("zotero-api.json"), sources("zotero-note.md"));
    assert_eq!(json.iter().filter(|source| markdown.contains(source)).count(), 2);
}

#[test]
fn encodings_do_not_matter() {
    let text = "Moby-Dick (Melville)\n- Your Note at location 7 | Added on Monday, 26 July 2021\n\nnaïve\n==========\n";
    let wanted = read_export("a", text.as_bytes()).expect("it is an export").highlights;
    assert_eq!(wanted[0].note.as_deref(), Some("naïve"));
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> =
        text.chars().map(|c| u8::try_from(u32::from(c)).expect("it is in Latin-1")).collect();
    let windows = text.replace('\n', "\r\n").into_bytes();
    let marked = [b"\xff\xfe".as_slice(), &utf_16].concat();
    for bytes in [utf_16, latin, windows, marked] {
        assert_eq!(read_export("a", &bytes).expect("it is an export").highlights, wanted);
    }
}

/// What cannot be read says what was expected, what was found, where, and what helps.
#[test]
fn faults() {
    let shown = |name: &str, bytes: &[u8]| match read_export(name, bytes) {
        Ok(reading) => panic!("{name} was read as {}", reading.format),
        Err(fault) => shown_fault(&fault),
    };
    let mut all = String::new();
    for (name, bytes) in [
        ("nothing", "".as_bytes()),
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.bib", b"@book{a, title={T}}"),
        ("a.ris", b"TY  - BOOK\n"),
        ("a.json", b"{\"rows\": [\n"),
        ("a.json", b"[\n1 2]"),
        ("a.json", b"[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\"}]"),
        ("a.json", b"[]"),
        ("a.csv", b"one,two\n1,2\n"),
        ("a.md", "“Words” (Roe 2020, p. 4)".as_bytes()),
        ("a.txt", b"Some text\nand more"),
        ("a.txt", b"Title\n==========\nTitle\nwords\n==========\n"),
        ("a.qde", b"<Project xmlns=\"urn:QDA-XML:project:1.0\"/>"),
        ("a.html", b"<div class='noteHeading'>Highlight - Page 3</div>"),
        ("a.qdpx", b"not a zip"),
        ("a.qdpx", b""),
    ] {
        writeln!(all, "{name}: {}", shown(name, bytes)).expect("a text takes all");
    }
    for format in FORMATS {
        let fault = read_as(format, b"x").map(|reading| reading.highlights).expect_err("it is none");
        writeln!(all, "{}: {}", format.word(), shown_fault(&fault)).expect("a text takes all");
    }
    let folder = root().join("tests/highlights/faults");
    golden(&folder, "faults", &all);
}

/// A format that is named is not recognised.
#[test]
fn a_named_format_is_taken() {
    let empty = read_as(Format::Hypothesis, b"[]").expect("it may be empty");
    assert_eq!((empty.format, empty.highlights.len()), (Format::Hypothesis, 0));
}

fn name_of(path: &Path) -> String {
    path.file_name().expect("it has a name").to_string_lossy().into_owned()
}

fn golden(path: &Path, name: &str, shown: &str) {
    let mut settings = Settings::new();
    settings.set_snapshot_path(path.parent().expect("it is in a folder"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_snapshot_suffix();
    settings.bind(|| assert_snapshot!(name, shown));
}

fn shown_fault(fault: &Fault) -> String {
    let line = fault.line.map(|line| format!(" (line {line})")).unwrap_or_default();
    let help = if fault.help.is_empty() { String::new() } else { format!("\n  help: {}", fault.help) };
    format!("{fault}{line}{help}")
}

fn shown(reading: Result<Reading, Fault>) -> String {
    let reading = match reading {
        Ok(reading) => reading,
        Err(fault) => return shown_fault(&fault),
    };
    let mut out = format!("{}\n", reading.format);
    for highlight in &reading.highlights {
        out += &format!("\n{}", shown_highlight(highlight));
    }
    for skipped in &reading.skipped {
        let line = skipped.line.map(|line| format!("{line}: ")).unwrap_or_default();
        out += &format!("\nskipped {line}{skipped}");
    }
    for notice in &reading.notices {
        out += &format!("\nnotice {notice}");
    }
    out
}

fn shown_highlight(highlight: &Highlight) -> String {
    let mut out = format!("{} {}\n", highlight.source.tool, highlight.source.id);
    let mut part = |name: &str, value: Option<&String>| {
        if let Some(value) = value {
            out += &format!("  {name:6} {}\n", value.replace('\n', "\n         "));
        }
    };
    let work = &highlight.work;
    part("key", work.key.as_ref());
    part("doi", work.doi.as_ref());
    part("isbn", work.isbn.as_ref());
    part("title", work.title.as_ref());
    for author in &work.authors {
        part("author", Some(author));
    }
    part("year", work.year.map(|year| year.to_string()).as_ref());
    part("url", work.url.as_ref());
    part("file", work.file.as_ref());
    part("quote", highlight.quote.as_ref());
    part("note", highlight.note.as_ref());
    for tag in &highlight.tags {
        part("tag", Some(tag));
    }
    part("place", highlight.place.as_ref());
    part("by", highlight.by.as_ref());
    part("on", highlight.on.as_ref());
    part("color", highlight.color.as_ref());
    for earlier in &highlight.earlier {
        part("before", Some(earlier));
    }
    out
}
