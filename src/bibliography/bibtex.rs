//! Works as BibTeX or BibLaTeX.

use std::collections::BTreeMap;

use super::date::{Date, month_macro};
use super::fields::biblatex_name;
use super::kinds::{ROLES, of_kind};
use super::names::{Names, names};
use super::reference::is_verbatim;
use super::text::{escaped, to_latex};
use crate::bibliography::{PersonName, Reference};

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    BibTeX,
    BibLaTeX,
}

/// An entry ready to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) kind: String,
    pub(super) key: String,
    /// Names and values in LaTeX, without the outermost braces.
    pub(super) fields: Vec<(String, String)>,
}

impl Written {
    /// The text of the entry, its fields one a line with their signs in one column, `break_` at the
    /// end of every line.
    pub(super) fn text(&self, break_: &str) -> String {
        let head = format!("@{}{{{}", self.kind, self.key);
        let lines: Vec<String> = std::iter::once(head).chain(self.lines("  ", 0)).collect();
        lines.join(&format!(",{break_}")) + break_ + "}" + break_
    }

    /// The lines of the fields, without the commas between them, each after `indent` and with its name
    /// filled up to `width` characters at least.
    pub(super) fn lines(&self, indent: &str, width: usize) -> Vec<String> {
        let widest = self.fields.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(width);
        let line = |(name, value): &(String, String)| {
            let is_macro =
                name == "month" && value.len() == 3 && value.bytes().all(|b| b.is_ascii_lowercase());
            let value = on_one_line(value);
            let value = if is_macro { value } else { format!("{{{value}}}") };
            format!("{indent}{name:<widest$} = {value}")
        };
        self.fields.iter().map(line).collect()
    }
}

/// A value without line ends, and without the white space around them.
fn on_one_line(value: &str) -> String {
    let lines = value.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Works as one text, a blank line between them. A work names the one that contains it (`crossref`)
/// only if that is written too.
pub(super) fn write(works: &[Reference], dialect: Dialect) -> String {
    let keys: std::collections::BTreeSet<&str> = works.iter().map(|work| work.key.as_str()).collect();
    let entry = |work: &Reference| {
        let mut entry = written(work, dialect);
        if let Some(host) = work.host.as_deref().filter(|host| keys.contains(host)) {
            entry.fields.push(("crossref".to_owned(), host.to_owned()));
        }
        entry.text("\n")
    };
    works.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// The entry of a work, `crossref` aside.
pub(super) fn written(work: &Reference, dialect: Dialect) -> Written {
    let mut fields = people(work);
    let mut own: BTreeMap<&str, String> = BTreeMap::new();
    for (name, text) in &work.fields {
        let value = match (work.latex.get(name), is_verbatim(name)) {
            (_, true) => verbatim(&text.plain()),
            (Some(latex), _) => latex.clone(),
            (None, _) if name == "pages" => dashes(&to_latex(text)),
            (None, _) => to_latex(text),
        };
        own.insert(name, value);
    }
    let subtype = work.plain("entrysubtype");
    let row = of_kind(&work.kind, &subtype);
    let kind = match dialect {
        Dialect::BibLaTeX => work.kind.clone(),
        Dialect::BibTeX if !super::kinds::is_known(&work.kind) => work.kind.clone(),
        Dialect::BibTeX if row.bibtex == "phdthesis" => thesis(&mut own).to_owned(),
        Dialect::BibTeX => row.bibtex.to_owned(),
    };
    let dates = dates(work, dialect);
    for name in work.names() {
        let Some(value) = own.get(name) else { continue };
        let shown = match dialect {
            Dialect::BibLaTeX => biblatex_name(name).filter(|new| !own.contains_key(new)).unwrap_or(name),
            Dialect::BibTeX if name == "institution" && kind.ends_with("thesis") => "school",
            Dialect::BibTeX => name,
        };
        fields.push((shown.to_owned(), value.clone()));
    }
    let title = fields.iter().rposition(|(name, _)| name.contains("title")).map_or(fields.len(), |at| at + 1);
    fields.splice(title..title, dates);
    Written { kind, key: work.key.clone(), fields }
}

/// BibTeX's type of a thesis, which makes `type` superfluous; of what degree is not known otherwise.
fn thesis(fields: &mut BTreeMap<&str, String>) -> &'static str {
    match fields.get("type").map(String::as_str) {
        Some("mathesis") => {
            fields.remove("type");
            "mastersthesis"
        }
        Some("phdthesis") => {
            fields.remove("type");
            "phdthesis"
        }
        Some(_) => "phdthesis",
        None => "thesis",
    }
}

fn people(work: &Reference) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut spare = ["editor", "editora", "editorb", "editorc"].into_iter();
    if work.people.contains_key("editor") {
        spare.next();
    }
    let order = |role: &str| ROLES.iter().position(|known| known.role == role).unwrap_or(ROLES.len());
    let mut roles: Vec<&String> = work.people.keys().collect();
    roles.sort_by_key(|role| (order(role), role.as_str()));
    for role in roles {
        let mut list: Vec<String> = work.people[role].iter().map(name).collect();
        if work.truncated.contains(role) {
            list.push("others".to_owned());
        }
        let list = list.join(" and ");
        let has_field = ROLES.iter().any(|known| known.role == role && !known.is_editor_type);
        match if has_field { None } else { spare.next() } {
            Some(field) => {
                fields.push((field.to_owned(), list));
                fields.push((format!("{field}type"), role.clone()));
            }
            None => fields.push((role.clone(), list)),
        }
    }
    fields
}

fn dates(work: &Reference, dialect: Dialect) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (name, date) in &work.dates {
        let text = match date {
            Date::Words(words) => escaped(words),
            _ => date.to_string(),
        };
        if name != "date" {
            fields.push((name.clone(), text));
            continue;
        }
        match (date.plain().filter(|point| point.month.is_none_or(|month| month <= 12)), date) {
            (_, Date::Words(_)) => fields.push(("year".to_owned(), text)),
            (_, _) if dialect == Dialect::BibLaTeX => fields.push((name.clone(), text)),
            (Some(point), _) => {
                fields.push(("year".to_owned(), point.year.to_string()));
                fields.extend(point.month.and_then(month_macro).map(|month| ("month".to_owned(), month)));
                fields.extend(point.day.map(|day| ("day".to_owned(), day.to_string())));
            }
            // `year` for styles that know no other field; `date` for the rest of it.
            (None, _) => {
                fields.extend(date.first_year().map(|year| ("year".to_owned(), year.to_string())));
                fields.push((name.clone(), text));
            }
        }
    }
    fields
}

/// A value whose signs mean themselves. Braces would have to balance, and are written as addresses
/// write them.
fn verbatim(plain: &str) -> String {
    let plain = plain.replace(char::is_control, " ");
    plain.replace('\\', "\\\\").replace('{', "%7B").replace('}', "%7D")
}

/// Ranges of pages as BibTeX wants them.
fn dashes(pages: &str) -> String {
    let mut out = String::with_capacity(pages.len());
    let mut chars = pages.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let between = before.is_alphanumeric() && chars.peek().is_some_and(|next| next.is_alphanumeric());
        out.push(c);
        if c == '-' && between {
            out.push(c);
        }
        before = c;
    }
    out
}

/// A name as it is read again: `von Family, Jr., Given`, a body's in braces.
pub(super) fn name(name: &PersonName) -> String {
    let [family, given, particle, suffix] =
        [&name.family, &name.given, &name.particle, &name.suffix].map(|part| escaped(part));
    let only_family = given.is_empty() && particle.is_empty() && suffix.is_empty();
    let candidates = if only_family {
        vec![family.clone(), format!("{{{family}}}")]
    } else {
        let tail = match (suffix.is_empty(), given.is_empty()) {
            (true, true) => ",".to_owned(),
            (true, false) => format!(", {given}"),
            (false, _) => format!(", {suffix}, {given}"),
        };
        let braced_tail =
            if suffix.is_empty() { format!(", {{{given}}}") } else { format!(", {{{suffix}}}, {{{given}}}") };
        let lead = if particle.is_empty() { String::new() } else { format!("{particle} ") };
        vec![
            format!("{lead}{family}{tail}"),
            format!("{lead}{{{family}}}{tail}"),
            format!("{lead}{{{family}}}{braced_tail}"),
            format!("family={{{family}}}, given={{{given}}}, prefix={{{particle}}}, suffix={{{suffix}}}"),
        ]
    };
    let same = |written: &&String| {
        let Names { people, truncated, crowded, bodies } = names(written);
        !truncated && bodies.is_empty() && crowded.is_none() && people == [name.clone()]
    };
    candidates.iter().find(same).or(candidates.last()).cloned().unwrap_or_default()
}
