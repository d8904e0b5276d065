//! Files of other programs in `imports/`, each beside what becomes of it: what is said, the bibliography that it
//! makes, and its works as CSL-JSON has them. A second import of each adds nothing.

use std::fmt::Write as _;
use std::fs;

use catena::bibliography::format::Format;
use catena::bibliography::import::import;
use catena::bibliography::merge::{Merged, Options, merge};
use catena::bibliography::{Abbreviations, Reference, csl_value, read};
use catena::diagnostic::{self, Diagnostic};
use catena::source::Sources;
use catena::source::decode::decoded;
use insta::{Settings, assert_snapshot, glob};

#[test]
fn files_of_other_programs() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("imports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    glob!("imports/*.*[!p]", |path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (text, encoding) = decoded(fs::read(path).unwrap_or_default());
        let mut shown = encoding.map_or_else(String::new, |encoding| format!("read as {encoding}\n"));
        let (first, faults) = merged("", &name, &text);
        shown += &faults;
        for (key, other) in &first.alike {
            let _ = writeln!(shown, "{key} may be {other}");
        }
        let _ = write!(shown, "\n{}\n{}", first.text, works(&first.text));
        assert_snapshot!(shown);
        let (second, _) = merged(&first.text, &name, &text);
        assert_eq!(second.text, first.text, "{name}");
    });
}

/// A file merged into a bibliography, and what is said of it.
fn merged(old: &str, name: &str, text: &str) -> (Merged, String) {
    let mut sources = Sources::new();
    let library = sources.add("references.bib", old);
    let file = sources.add(name, text);
    let mut faults = Vec::new();
    let format = Format::recognise(name, text).expect("a format of works");
    let entries = read(library, old, &mut faults);
    let imports = import(file, text, format, &Abbreviations::default(), &mut faults);
    let merged = merge(library, old, &entries, &imports, Options::default(), &mut faults);
    diagnostic::sort(&mut faults, &sources);
    let said = |fault: &Diagnostic| {
        let line = sources.file(fault.primary.span.file).line_column(fault.primary.span.start).line;
        format!("{} in line {line}: {}\n", fault.code.name(), fault.message)
    };
    (merged, faults.iter().map(said).collect())
}

/// The works of a bibliography as CSL-JSON, one a line.
fn works(text: &str) -> String {
    let file = Sources::new().add("references.bib", text);
    let entries = read(file, text, &mut Vec::new());
    entries.iter().map(|entry| csl_value(&Reference::of(entry)).to_string() + "\n").collect()
}
