//! Copies that are damaged, or made to do harm.

#[cfg(target_os = "linux")]
use std::fs;
#[cfg(target_os = "linux")]
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
#[cfg(target_os = "linux")]
use std::time::{Duration, Instant};

use catena::document::{Limits, Reader, Unreadable, read};

use super::made::{docx, epub, lines, of_objects, pdf, zipped};

const PROGRAM: &str = env!("CARGO_BIN_EXE_catena");

/// A sound copy in each format.
fn sound() -> [(&'static str, Vec<u8>); 4] {
    let page = lines(50, 500, &["Keepers learn trust in long nights of work.", "Storms are rare."]);
    let text =
        "<html><body><h1>One</h1><p>First words.<a href='#n'>1</a></p><p id='n'>1 Note</p></body></html>";
    [
        ("x.pdf", pdf(&[page.as_str(); 2], "/PageLabels << /Nums [0 << /S /r >>] >>")),
        ("x.epub", epub(&[("one.xhtml", text)])),
        ("x.docx", docx("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>", "", "")),
        ("x.html", text.as_bytes().to_vec()),
    ]
}

#[test]
fn a_copy_that_is_cut_off_is_read_or_named() {
    for (name, bytes) in sound() {
        assert!(read(name, &bytes).is_ok(), "{name}");
        for end in (0..bytes.len()).step_by(7) {
            let found = read(name, &bytes[..end]);
            // What is left of a PDF would pass for the whole, and quotes of the rest for gone.
            assert!(found.is_err() || name != "x.pdf" || end + 2 > bytes.len(), "{name} to {end}");
            if let Err(error) = found {
                let error = error.to_string();
                assert!(error.contains("damaged") || error.contains("no text"), "{name} to {end}: {error}");
            }
        }
    }
}

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let blank = " ".repeat(70 << 20);
    let book = epub(&[("one.xhtml", &blank)]);
    assert!(book.len() < 1 << 20);
    assert_eq!(read("x.epub", &book), Err(Unreadable::TooLong));
    assert_eq!(read("x.docx", &zipped(&[("word/document.xml", &blank)])), Err(Unreadable::TooLong));
    // Many parts, none of them too large.
    let part = " ".repeat(40 << 20);
    let names: Vec<String> = (0..8).map(|at| format!("{at}.xhtml")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), part.as_str())).collect();
    assert_eq!(read("x.epub", &epub(&parts)), Err(Unreadable::TooLong));
}

#[test]
fn entities_that_grow_are_left_out() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w=\"w\"><w:p><w:r><w:t>Words \
                &b; here.</w:t></w:r></w:p></w:document>";
    let found = read("x.docx", &zipped(&[("word/document.xml", bomb)])).expect("a manuscript");
    assert_eq!(found.pages[0].text, "Words here.\n\n");
}

#[test]
fn what_lies_deep_or_leads_in_a_circle_comes_to_an_end() {
    let deep = "<div><ul><li>".repeat(50_000) + "Words.";
    assert_eq!(read("x.html", deep.as_bytes()).expect("a page").pages[0].text, "- Words.\n\n");
    let loops = |kids: &str, catalog: &str, content: &str| {
        of_objects(&[
            format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
            format!("<< /Type /Pages /Kids [{kids}] /Count 2 >>"),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
                .to_owned(),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\n\
             stream\n/X Do\nendstream"
                .to_owned(),
            "<< /Kids [6 0 R 6 0 R 6 0 R 6 0 R] >>".to_owned(),
        ])
    };
    for bytes in [
        loops("2 0 R 3 0 R", "", ""),
        loops("3 0 R", "", "/X Do"),
        loops("3 0 R", "/PageLabels 6 0 R", &"q ".repeat(100_000)),
        loops("3 0 R", "", &"[".repeat(100_000)),
    ] {
        assert!(read("x.pdf", &bytes).is_err());
    }
}

#[test]
fn a_format_is_known_by_its_content() {
    let [(_, pdf), (_, epub), ..] = sound();
    assert!(read("x.epub", &pdf).is_ok(), "a PDF with another name");
    assert_eq!(read("x.pdf", &epub), Err(Unreadable::Damaged("PDF".to_owned())));
    assert_eq!(read("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(Unreadable::Encrypted));
    assert!(read("x.txt", b"A remark on %PDF-1.7 files").is_ok());
}

#[test]
fn a_reader_that_crashes_costs_one_copy() {
    let [(name, bytes), ..] = sound();
    let here = read(name, &bytes);
    let program = Reader::Apart(PathBuf::from(PROGRAM), Limits::default());
    assert_eq!(program.read(name, &bytes), here);
    assert_eq!(program.read("x.pdf", b"no"), Err(Unreadable::Damaged("PDF".to_owned())));
    for other in ["/bin/false", "/bin/true"] {
        let other = Reader::Apart(PathBuf::from(other), Limits::default());
        assert_eq!(other.read(name, &bytes), Err(Unreadable::Limits), "{other:?}");
    }
    let missing = Reader::Apart(PathBuf::from("/nowhere/at/all"), Limits::default());
    let error = missing.read(name, &bytes).expect_err("there is no such program");
    assert!(matches!(error, Unreadable::NotStarted(_)), "{error}");
    assert!(error.to_string().contains("cannot be started"), "{error}");
}

/// The limits hold: a copy that the program reads otherwise is not read within less.
#[cfg(target_os = "linux")]
#[test]
fn a_copy_is_read_within_limits() {
    let [(name, bytes), ..] = sound();
    let within = |limits| Reader::Apart(PathBuf::from(PROGRAM), limits).read(name, &bytes);
    assert!(within(Limits::default()).is_ok());
    assert_eq!(within(Limits { memory: 1 << 20, ..Limits::default() }), Err(Unreadable::Limits));
    let begun = Instant::now();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let slow = folder.path().join("slow");
    fs::write(&slow, "#!/bin/sh\nexec sleep 30\n").expect("a script can be written");
    fs::set_permissions(&slow, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let slow = Reader::Apart(slow, Limits { time: Duration::from_millis(200), ..Limits::default() });
    assert_eq!(slow.read(name, &bytes), Err(Unreadable::Limits));
    assert!(begun.elapsed() < Duration::from_secs(15), "{:?}", begun.elapsed());
}
