//! Copies as the commands find them.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::made::{docx, lines, pdf};
use crate::program::{Run, catena};

/// A library of claims with quotes from three works, and a folder of copies.
struct Library(TempDir);

const CLAIMS: &str = "\
claim oak2001/trust
  text   Trust is learnt.
  at     p. 41
  quote  \"learn trust in long nights\"

claim elm2002/storms
  text   Storms are rare.
  at     p. 1
  quote  \"Storms are rare\"

claim ash2003/light
  text   The light burns.
  at     p. 1
  quote  \"The light burns all night\"
";

impl Library {
    fn new(bibliography: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let library = Self(folder);
        library.write("corpus/references.bib", bibliography.as_bytes());
        library.write("corpus/claims.catena", CLAIMS.as_bytes());
        library
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }

    fn run(&self, arguments: &[&str]) -> Run {
        catena(self.0.path(), arguments)
    }
}

fn work(key: &str, file: &str) -> String {
    format!(
        "@book{{{key},\n  author = {{Oak, Ann}},\n  title = {{On {key}}},\n  year = {{2001}},\n  file = {{{file}}},\n}}\n\n"
    )
}

fn paper(words: &str) -> Vec<u8> {
    pdf(&[&lines(50, 500, &[words])], "")
}

/// The attachments of Zotero are found by what the bibliography says of them, whoever's computer it was written on.
#[test]
fn a_bibliography_names_its_attachments() {
    let library = Library::new(
        &[
            work("oak2001", "Full Text:/home/ann/Zotero/storage/AAAA1111/Oak - 2001.pdf:application/pdf"),
            work("elm2002", "files/7/elm.html;files/8/elm.pdf"),
            work("ash2003", "/home/ann/Zotero/storage/BBBB2222/Oak - 2001.pdf"),
        ]
        .concat(),
    );
    library.write("z/storage/AAAA1111/Oak - 2001.pdf", &paper("Keepers learn trust in long nights of work."));
    library.write("z/files/7/elm.html", b"<p>A page that only leads to another.</p>");
    library.write("z/files/8/elm.pdf", &paper("Storms are rare in summer."));
    library.write("z/storage/CCCC3333/other.pdf", &paper("The light burns all night."));
    let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let of = |claim: &str| {
        let quotes = found["quotes"].as_array().expect("quotes");
        let quote = quotes.iter().find(|quote| quote["claim"] == claim).expect("a quote");
        (quote["verdict"].as_str().map(str::to_owned), quote["text"]["file"].as_str().map(str::to_owned))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(of("oak2001/trust").1, some("storage/AAAA1111/Oak - 2001.pdf"), "{}", run.stderr);
    assert_eq!(of("elm2002/storms").1, some("files/8/elm.pdf"), "PDF goes before HTML");
    assert_eq!(
        of("ash2003/light"),
        (some("no-text"), None),
        "another attachment of the same name is another"
    );
    let missing = library.run(&["verify", "--texts", "z", "--missing"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (1, "ash2003  On ash2003\n"));
    assert!(missing.stderr.starts_with("1 work with quotes and without a copy"), "{}", missing.stderr);
}

/// What cannot be read is named with what to do, and the next copy of the work is read.
#[test]
fn no_copy_is_ignored_in_silence() {
    let library = Library::new(
        &[
            work("oak2001", ":/x/storage/AAAA1111/scan.pdf:PDF"),
            work("elm2002", "elm.djvu"),
            work("ash2003", ""),
        ]
        .concat(),
    );
    library.write("z/storage/AAAA1111/scan.pdf", &pdf(&["q Q"], ""));
    library.write("z/storage/AAAA1111/.zotero-ft-cache", b"Keepers learn trust in long nights.");
    library.write("z/elm.djvu", b"AT&TFORM");
    library.write(
        "z/ash2003.docx",
        &docx("<w:p><w:r><w:t>The light burns all night.</w:t></w:r></w:p>", "", ""),
    );
    let run = library.run(&["verify", "--texts", "z", "--check"]);
    for notice in [
        "`storage/AAAA1111/scan.pdf` is skipped: it has no text, only pictures of pages: run `ocrmypdf`",
        "the copy `elm.djvu` of `elm2002` is a `.djvu` file, which catena does not read: run `ddjvu",
    ] {
        let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(notice), "{notice}\n{}", run.stderr);
    }
    let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
    assert!(run.stdout.contains("storage/AAAA1111/.zotero-ft-cache"), "{}", run.stdout);
    assert!(run.stdout.contains("ash2003.docx"), "{}", run.stdout);
}

/// A file of a bibliography from somebody else opens nothing outside the folder that the reader named.
#[test]
fn a_bibliography_leads_nowhere_else() {
    let library = Library::new(&work("oak2001", "../secret.txt").replace("On oak2001", "On trust"));
    library.write("secret.txt", b"Keepers learn trust in long nights.");
    fs::create_dir_all(library.0.path().join("z")).expect("a folder can be made");
    let run = library.run(&["verify", "--texts", "z", "--missing"]);
    assert!(run.stdout.contains("oak2001"), "{}{}", run.stdout, run.stderr);
    assert!(Path::new(&library.0.path().join("secret.txt")).exists());
}
