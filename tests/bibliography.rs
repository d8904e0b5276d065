//! Bibliographies in `bibliography/*.bib`, each beside what is read of it.

use std::fmt::Write as _;
use std::fs::read_to_string;

use catena::bibliography::{Entry, PersonName, read};
use catena::diagnostic::Diagnostic;
use catena::source::{Sources, Span};
use insta::{Settings, assert_snapshot, glob};

#[test]
fn entries_and_faults() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("bibliography");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    glob!("bibliography/*.bib", |path| {
        let text = read_to_string(path).unwrap_or_default();
        let mut sources = Sources::new();
        let file = sources.add(path.file_name().unwrap_or_default().to_string_lossy(), text.as_str());
        let mut faults = Vec::new();
        let entries = read(file, &text, &mut faults);
        catena::diagnostic::sort(&mut faults, &sources);
        let mut shown = String::new();
        for entry in &entries {
            shown += &show_entry(entry, &sources);
        }
        for fault in &faults {
            shown += &show_fault(fault, &sources);
        }
        assert_snapshot!(shown);
    });
}

fn show_entry(entry: &Entry, sources: &Sources) -> String {
    let mut out = format!("{} {} at {}\n", entry.kind, entry.key.value, sources.place(entry.span));
    for (role, people) in [("author", &entry.authors), ("editor", &entry.editors)] {
        for PersonName { family, given, particle, suffix } in people {
            let _ = writeln!(out, "  {role} {family} | {given} | {particle} | {suffix}");
        }
    }
    if let Some(year) = entry.year {
        let _ = writeln!(out, "  the year {year}");
    }
    if let Some(host) = &entry.host {
        let _ = writeln!(out, "  in {host}");
    }
    for (name, value) in &entry.fields {
        let _ = writeln!(out, "  {name} = {value}");
    }
    out + "\n"
}

fn show_fault(fault: &Diagnostic, sources: &Sources) -> String {
    let place = |span: Span| format!("{} `{}`", sources.place(span), sources.text(span).escape_debug());
    let mut out = format!("{}: {}\n  {}", fault.code.name(), fault.message, place(fault.primary.span));
    let _ = writeln!(out, " {}", fault.primary.text);
    for label in &fault.secondary {
        let _ = writeln!(out, "  {} {}", place(label.span), label.text);
    }
    for help in &fault.help {
        let _ = writeln!(out, "  help: {help}");
    }
    if let Some(fix) = &fault.fix {
        let _ = writeln!(out, "  fix: {} to `{}`", place(fix.span), fix.replacement);
    }
    out + "\n"
}
