//! Every row of the table of forms.

use catena::annotation::lenient::FORMS;
use catena::corpus::Corpus;
use catena::session::Session;

use super::{formatted, text};

const LIBRARY: &str = "\
kind concept

concept trust \"Trust\"
concept fear \"Fear\"
";

/// A library with the form in it: as a field of a claim, or as a record of its own.
fn with(form: &str) -> Vec<(String, Vec<u8>)> {
    let record = if form.starts_with("cite") {
        form.to_owned()
    } else {
        format!("claim doyle1983/peace\n  text  Allies trust each other.\n  {form}")
    };
    vec![
        (
            "corpus/a.bib".to_owned(),
            b"@book{doyle1983, author={Doyle, Michael}, title={Peace}, year={1983}}\n".to_vec(),
        ),
        ("corpus/a.catena".to_owned(), format!("{LIBRARY}\n{record}\n").into_bytes()),
    ]
}

#[test]
fn each_form_is_written_in_the_canonical_way() {
    for form in FORMS {
        for accepted in form.accepted.iter().chain([&form.written]) {
            let files = with(accepted);
            let session = Session::of(Corpus::read(files.clone()));
            assert_eq!(session.errors(), 0, "{}: `{accepted}`: {:#?}", form.what, session.diagnostics);
            let canonical = text(&formatted(&files), "corpus/a.catena");
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                words(&canonical).ends_with(&words(form.written)),
                "{}: `{accepted}` is written\n{canonical}\nnot {}",
                form.what,
                form.written
            );
            let again = formatted(&formatted(&files));
            assert_eq!(text(&again, "corpus/a.catena"), canonical, "`{accepted}`");
        }
    }
}

/// The table stands in the documents as it is here.
#[test]
fn each_form_is_told_of_in_the_documents() {
    let path = crate::program::root().join("docs/annotation.md");
    let text = std::fs::read_to_string(path).expect("the document can be read");
    for form in FORMS {
        let row = text.lines().find(|line| line.starts_with(&format!("| {} |", form.what)));
        let row = row.unwrap_or_else(|| panic!("no row tells of {}", form.what));
        let written = form.written.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(row.contains(&format!("`{written}`")), "{row} lacks `{written}`");
    }
}
