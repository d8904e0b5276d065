//! Projects of REFI-QDA as archives: whole, damaged, and larger than they look.

use std::fs::{read, read_dir};
use std::io::{Cursor, Write};
use std::path::Path;

use catena::highlight::{Fault, read as read_export};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::program::root;

/// A folder packed as a project.
pub(crate) fn project(folder: &Path) -> Vec<u8> {
    let mut files = vec![("project.qde".to_owned(), read(folder.join("project.qde")).expect("a project"))];
    let sources = read_dir(folder.join("sources")).expect("a folder of sources").flatten();
    files.extend(sources.map(|file| {
        let name = format!("Sources/{}", file.file_name().to_string_lossy());
        (name, read(file.path()).expect("a text"))
    }));
    files.sort();
    packed(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}

/// Files packed into an archive.
pub(crate) fn packed<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(name, options).expect("a name");
        zip.write_all(bytes).expect("it is packed");
    }
    zip.finish().expect("an archive").into_inner()
}

/// What is said of what may not be read.
fn fault(bytes: &[u8]) -> Fault {
    read_export("a.qdpx", bytes).map(|reading| reading.highlights).expect_err("it is refused")
}

const BEGIN: &str = "<Project xmlns=\"urn:QDA-XML:project:1.0\"><Sources>";
const END: &str = "</Sources></Project>";

#[test]
fn bombs_are_refused() {
    let long = vec![b' '; 80 << 20];
    assert!(fault(&packed([("project.qde", long.as_slice())])).found.contains("more in `project.qde`"));
    // Below the bound, but from next to nothing.
    let pattern = vec![b' '; 20 << 20];
    assert!(fault(&packed([("project.qde", pattern.as_slice())])).found.contains("more in"));
    let text = "<TextSource plainTextPath=\"internal://a.txt\"><PlainTextSelection startPosition=\"0\" endPosition=\"1\"/></TextSource>";
    let project = format!("{BEGIN}{text}{END}");
    let archive = packed([("project.qde", project.as_bytes()), ("sources/a.txt", pattern.as_slice())]);
    assert!(fault(&archive).found.contains("more in `sources/a.txt`"));
}

#[test]
fn the_sum_is_bounded() {
    // The same words again and again, which do not pack well.
    let letter = |at: u32| char::from(b'a' + u8::try_from(at.wrapping_mul(2_654_435_761) >> 28).unwrap_or(0));
    let letters: String = (0..2_000_000).map(letter).collect();
    let passage = "<PlainTextSelection startPosition=\"0\" endPosition=\"2000000\"/>".repeat(40);
    let project =
        format!("{BEGIN}<TextSource plainTextPath=\"internal://a.txt\">{passage}</TextSource>{END}");
    let archive = packed([("project.qde", project.as_bytes()), ("sources/a.txt", letters.as_bytes())]);
    assert!(fault(&archive).expected.starts_with("at most 64 MiB of passages"));
}

#[test]
fn depth_and_number_are_bounded() {
    let deep = format!("{BEGIN}{}{END}", "<a>".repeat(200_000));
    assert!(fault(&packed([("project.qde", deep.as_bytes())])).found.contains("deep"));
    let many: String = (0..400_001).map(|at| format!("<a guid='{at}' name='' id='' page=''/>")).collect();
    let many = format!("{BEGIN}{many}{END}");
    assert!(fault(&packed([("project.qde", many.as_bytes())])).found.contains("more than 2000000"));
    let names: Vec<String> = (0..20_001).map(|at| at.to_string()).collect();
    let files = packed(names.iter().map(|name| (name.as_str(), b"".as_slice())));
    assert!(fault(&files).expected.contains("at most 20000 files"));
}

#[test]
fn entities_do_not_grow() {
    let xml = "<!DOCTYPE Project [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
        <Project><Sources><TextSource><PlainTextContent>&b;&c;</PlainTextContent>\
        <PlainTextSelection startPosition=\"0\" endPosition=\"99\"/></TextSource></Sources></Project>";
    let reading = read_export("a.qdpx", &packed([("project.qde", xml.as_bytes())])).expect("it is a project");
    assert_eq!(reading.highlights[0].quote.as_deref(), Some("&b;&c;"));
}

#[test]
fn every_cut_is_told() {
    let whole = project(&root().join("tests/highlights/project"));
    for end in (0..whole.len()).step_by(7) {
        fault(&whole[..end]);
    }
    // A bit that is another may be found out or not, but nothing breaks.
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = read_export("a.qdpx", &bytes);
    }
}

#[test]
fn what_is_no_project_is_told() {
    assert!(fault(&packed([("word/document.xml", b"<a/>".as_slice())])).found.contains("without it"));
    assert!(fault(&packed([("project.qde", b"<CodeBook/>".as_slice())])).found.contains("<CodeBook>"));
    assert!(fault(&packed([("project.qde", b"<a".as_slice())])).line == Some(1));
}
