//! Works as BibTeX or BibLaTeX.

use std::collections::BTreeMap;

use super::date::{Date, month_macro};
use super::fields::{biblatex_name, is_link};
use super::kinds::{ROLES, in_bibtex};
use super::names::{Names, names};
use super::reference::is_verbatim;
use super::text::{escaped, to_latex};
use crate::bibliography::{PersonName, Reference};

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// BibTeX's types and fields; what type it is for BibLaTeX is said besides where BibTeX has only a wider one.
    BibTeX,
    BibLaTeX,
    /// BibTeX's fields, and of its types those that say as much as BibLaTeX's: what is written into a library.
    Library,
}

/// The field in which an entry of a type of BibTeX says what type of BibLaTeX it is.
pub(super) const TYPE: &str = "biblatextype";

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
            (_, true) if is_link(name) => link(&text.plain()),
            (_, true) => verbatim(&text.plain()),
            (Some(latex), _) => latex.clone(),
            (None, _) if name == "pages" => dashes(&to_latex(text)),
            (None, _) => to_latex(text),
        };
        own.insert(name, value);
    }
    let kind = match (dialect, in_bibtex(&work.kind, &work.plain("entrysubtype"))) {
        (Dialect::BibLaTeX, _) => work.kind.clone(),
        (_, (kind, _)) if kind == "phdthesis" => thesis(&mut own).to_owned(),
        (Dialect::Library, (_, false)) => work.kind.clone(),
        (Dialect::BibTeX, (kind, false)) => {
            own.insert(TYPE, work.kind.clone());
            kind
        }
        (_, (kind, true)) => kind,
    };
    let dates = dates(work, dialect);
    for name in work.names() {
        let Some(value) = own.get(name) else { continue };
        let shown = match dialect {
            Dialect::BibLaTeX => biblatex_name(name).filter(|new| !own.contains_key(new)).unwrap_or(name),
            _ if name == "institution" && kind.ends_with("thesis") => "school",
            _ => name,
        };
        fields.push((shown.to_owned(), value.clone()));
    }
    fields.extend(own.get(TYPE).map(|kind| (TYPE.to_owned(), kind.clone())));
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
            // A month or day of its own stays apart.
            (Some(point), _)
                if !["year", "month", "day"].iter().any(|part| work.fields.contains_key(*part)) =>
            {
                fields.push(("year".to_owned(), point.year.to_string()));
                fields.extend(point.month.and_then(month_macro).map(|month| ("month".to_owned(), month)));
                fields.extend(point.day.map(|day| ("day".to_owned(), day.to_string())));
            }
            // `year` for styles that know no other field; `date` for the rest of it.
            _ => {
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

/// A link to a file, of which every sign is kept. Braces would have to balance.
fn link(plain: &str) -> String {
    let plain = plain.replace(char::is_control, " ");
    let mut depth = 0_usize;
    let balances = plain.bytes().all(|byte| {
        depth += usize::from(byte == b'{');
        let closes = byte == b'}';
        let is_open = depth > 0;
        depth -= usize::from(closes && is_open);
        !closes || is_open
    });
    if balances && depth == 0 { plain } else { plain.replace('{', "%7B").replace('}', "%7D") }
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
        let Names { people, truncated, crowded, bodies, joined } = names(written);
        let is_doubtful = truncated || !bodies.is_empty() || crowded.is_some() || joined.is_some();
        !is_doubtful && people == [name.clone()]
    };
    candidates.iter().find(same).or(candidates.last()).cloned().unwrap_or_default()
}
