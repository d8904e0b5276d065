//! RIS, read record by record.

use super::container::Container;
use super::tag::tag;
use super::value::{date, person};
use super::{KEY, OWN, PREFIX, besides, field_of, on_lines};
use crate::annotation::is_key;
use crate::bibliography::besides::Besides;
use crate::bibliography::identifiers::bare_doi;
use crate::bibliography::import::{Found, key_of_id};
use crate::bibliography::kinds::{ROLES, of_other};
use crate::bibliography::text::{from_html, plain_of_html};
use crate::bibliography::words::shown;
use crate::bibliography::year::without_its_century;
use crate::bibliography::{Date, Reference, Text};
use crate::code::Code;
use crate::diagnostic::{Bound, Diagnostic};
use crate::source::{FileId, Sources, Span};

/// The work that lines of tags and values are read as.
pub(super) fn as_read(lines: &[(String, String)]) -> Reference {
    let file = Sources::new().add("", "");
    let nowhere = Span::new(file, 0, 0);
    let kind = lines.iter().find(|(tag, _)| tag == "TY").map(|(_, kind)| kind.clone()).unwrap_or_default();
    let lines = lines
        .iter()
        .filter(|(tag, _)| tag != "TY")
        .map(|(tag, value)| (tag.clone(), on_lines(value).trim().to_owned(), nowhere));
    let record = Record { span: nowhere, kind, lines: lines.collect() };
    let mut reader =
        Reader { file, diagnostics: &mut Vec::new(), works: Vec::new(), record: None, skipping: false };
    reader.work(&record)
}

/// Reads a text of records.
pub(in crate::bibliography) fn read(
    file: FileId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Found> {
    let mut told = Vec::new();
    let mut bound = Bound::default();
    let mut reader =
        Reader { file, diagnostics: &mut told, works: Vec::new(), record: None, skipping: false };
    let mut start = 0;
    // Lines end in a carriage return, a line feed or both; an empty line between the two says nothing.
    for line in text.split_inclusive(['\r', '\n']) {
        reader.line(start, line.trim_end_matches(['\r', '\n']));
        bound.keep(reader.diagnostics);
        start += line.len();
    }
    if let Some(open) = reader.record.take() {
        reader.unfinished(&open, Span::new(file, text.len(), text.len()), "the end of the file");
        reader.finish(&open);
    }
    let works = reader.works;
    bound.finish(&mut told);
    diagnostics.append(&mut told);
    works
}

/// A record that is being read: its lines as tag, value and place.
struct Record {
    span: Span,
    kind: String,
    lines: Vec<(String, String, Span)>,
}

struct Reader<'d> {
    file: FileId,
    diagnostics: &'d mut Vec<Diagnostic>,
    works: Vec<Found>,
    record: Option<Record>,
    /// What is read belongs to a record without a beginning, which has been reported.
    skipping: bool,
}

impl Reader<'_> {
    fn line(&mut self, start: usize, line: &str) {
        let span = Span::new(self.file, start, start + line.len());
        match (tag(line), self.record.take()) {
            (Some(("TY", kind)), open) => {
                if let Some(open) = open {
                    self.unfinished(&open, span, "the next record");
                    self.finish(&open);
                }
                self.skipping = false;
                self.record = Some(Record { span, kind: kind.to_owned(), lines: Vec::new() });
            }
            (Some(("ER", _)), Some(open)) => self.finish(&open),
            (Some(("ER", _)), None) if self.skipping => self.skipping = false,
            (Some((tag, value)), Some(mut open)) => {
                open.lines.push((tag.to_owned(), value.to_owned(), span));
                self.record = Some(open);
            }
            (Some((tag, _)), None) if !self.skipping => {
                self.skipping = true;
                let message = format!("expected `TY  - ` at the beginning of a record, found `{tag}`");
                self.diagnostics.push(
                    Diagnostic::new(Code::ImportSyntax, span, message)
                        .help("begin the record with its type, such as `TY  - JOUR`; it is skipped"),
                );
            }
            // A line without a tag goes on with the value above.
            (None, Some(mut open)) => {
                if let Some((_, value, _)) = open.lines.last_mut().filter(|_| !line.trim().is_empty()) {
                    value.push('\n');
                    value.push_str(line.trim());
                }
                self.record = Some(open);
            }
            (_, None) => {}
        }
    }

    fn unfinished(&mut self, open: &Record, at: Span, found: &str) {
        let message = format!("expected `ER  - ` at the end of the record, found {found}");
        let at =
            Span::new(at.file, at.start as usize, at.start as usize + usize::from(at.end > at.start) * 2);
        self.value(at, message, |fault| fault.with(open.span, "the record begins here"));
    }

    fn finish(&mut self, record: &Record) {
        let work = self.work(record);
        if work.is_empty() {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::ImportSyntax,
                    record.span,
                    "expected a work, found a record without any of its fields: skipped",
                )
                .help("give it at least a title (`TI  - …`), or remove it"),
            );
            return;
        }
        self.works.push(Found { work, span: record.span });
    }

    fn work(&mut self, record: &Record) -> Reference {
        let mut work = Reference::default();
        match of_other(&record.kind, |row| row.ris) {
            Some(row) => {
                row.kind.clone_into(&mut work.kind);
                if !row.subtype.is_empty() {
                    work.fields.insert("entrysubtype".to_owned(), Text::from(row.subtype));
                }
            }
            None => {
                let message =
                    format!("expected a RIS type, found `{}`: treated as `GEN`", shown(&record.kind));
                self.value(record.span, message, |fault| fault);
                "misc".clone_into(&mut work.kind);
            }
        }
        let mut pages = (String::new(), String::new());
        let mut besides = Besides::default();
        let container = Container::of(&record.lines);
        for (tag, value, span) in record.lines.iter().filter(|(_, value, _)| !value.is_empty()) {
            let tag = container.tag(&work.kind, tag);
            if tag == OWN
                && let Some((name, value)) = value.strip_prefix(PREFIX).and_then(|own| own.split_once(':'))
            {
                match (name.trim(), value.trim()) {
                    (KEY, key) if is_key(key) => key.clone_into(&mut work.key),
                    (name, value) => besides::say(&mut besides, name, value),
                }
                continue;
            }
            match tag {
                "SP" => pages.0 = value.replace(['–', '—'], "-"),
                "EP" => value.clone_into(&mut pages.1),
                _ => self.tag(&mut work, tag, value, *span),
            }
        }
        let pages = match pages {
            (from, to) if to.is_empty() || from == to || from.contains('-') => from,
            (from, to) if from.is_empty() => to,
            (from, to) => format!("{from}-{to}"),
        };
        if !pages.is_empty() {
            work.fields.insert("pages".to_owned(), from_html(&pages).tidy(false));
        }
        besides.keep_type_if(&work, |row| row.ris == record.kind);
        besides.complete(work)
    }

    fn tag(&mut self, work: &mut Reference, tag: &str, value: &str, span: Span) {
        match tag {
            "ID" => {
                if let Some(key) = key_of_id(value) {
                    work.key = key;
                }
            }
            "AU" | "A1" | "A2" | "ED" | "A3" | "A4" | "TA" => self.person(work, tag, value, span),
            "PY" | "Y1" | "DA" => self.date(work, "date", tag, value, span),
            "Y2" => self.date(work, "urldate", tag, value, span),
            _ => match field_of(&work.kind, tag, value) {
                Some(field) => self.add(work, field, value, span),
                None => self.add(work, &format!("ris-{}", tag.to_lowercase()), value, span),
            },
        }
    }

    fn date(&mut self, work: &mut Reference, field: &str, tag: &str, value: &str, span: Span) {
        let Some(found) = date(value) else {
            let message = format!("expected a date in `{tag}`, found `{}`", shown(value));
            return self.value(span, message, |fault| fault);
        };
        let year = value.split('/').next().unwrap_or_default();
        if let Some((message, help)) = without_its_century(tag, year) {
            self.value(span, message, |fault| fault.help(help));
        }
        // `PY` has the year alone where `DA` has the day.
        let known = work.dates.get(field).and_then(Date::first).and_then(|point| point.month);
        if known.is_none() {
            work.dates.insert(field.to_owned(), found);
        }
    }

    fn person(&mut self, work: &mut Reference, tag: &str, value: &str, span: Span) {
        let tag = match tag {
            "A1" => "AU",
            "ED" => "A2",
            "TA" => "A4",
            tag => tag,
        };
        let Some(role) = ROLES.iter().find(|role| role.ris == tag) else { return };
        let value = plain_of_html(value);
        if let Some(by) = [";", " & "].into_iter().find(|by| value.contains(by)) {
            let message =
                format!("expected one name in a line, found `{}` in `{}`", by.trim(), shown(&value));
            self.value(span, message, |fault| fault.help("write a line for each name"));
        }
        if matches!(value.as_str(), "others" | "et al." | "et al") {
            work.truncated.insert(role.role.to_owned());
            return;
        }
        work.add_people(role.role, person(&value));
    }

    /// Adds a value; of what may stand several times the values are joined.
    fn add(&mut self, work: &mut Reference, field: &str, value: &str, span: Span) {
        let text = match field {
            "doi" => Text::from(bare_doi(value).as_str()),
            _ => from_html(value).tidy(true),
        };
        let Some(known) = work.fields.get(field).cloned() else {
            work.fields.insert(field.to_owned(), text);
            return;
        };
        let joint = match field {
            "keywords" => ", ",
            "note" | "abstract" | "annote" => "\n",
            "url" | "file" => " ",
            _ if field.starts_with("ris-") => "; ",
            _ if known == text => return,
            _ => {
                let message = format!("expected one value for `{field}`, found another");
                return self.value(span, message, |fault| fault.help("the first is kept"));
            }
        };
        work.fields.insert(field.to_owned(), known.and(Text::from(joint)).and(text));
    }

    fn value(&mut self, span: Span, message: String, more: impl FnOnce(Diagnostic) -> Diagnostic) {
        let fault = more(Diagnostic::new(Code::BibValue, span, message));
        self.diagnostics.push(fault.otherwise("the rest of the record is imported"));
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::source::Sources;

    #[test]
    fn entities_in_names_are_letters() {
        let text = "TY  - BOOK\nTI  - Trees\nAU  - M&uuml;ller, Hans\nED  - Smith &amp; Co\nER  - \n";
        let mut faults = Vec::new();
        let found = read(Sources::new().add("a.ris", text), text, &mut faults);
        let people = found.iter().flat_map(|found| found.work.people.values().flatten());
        let families: Vec<&str> = people.map(|person| person.family.as_str()).collect();
        assert_eq!(families, ["Müller", "Smith & Co"]);
        // Only what joins two names is a fault.
        let said: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(said, ["expected one name in a line, found `&` in `Smith & Co`"]);
    }
}
