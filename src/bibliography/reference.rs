//! A work as every format of exchange can take it: its type, people by their role, dates, and fields
//! of text with its marks.

use std::collections::{BTreeMap, BTreeSet};

use super::bibtex::TYPE;
use super::columns::COLUMNS;
use super::date::{Date, Point, month_number};
use super::fields::{is_link, is_local_file};
use super::identifiers::bare_doi;
use super::kinds::{DATES, ROLES, in_bibtex, of_bibtex};
use super::names::{Names, names};
use super::text::Text;
use serde::{Deserialize, Serialize};

use crate::bibliography::{Entry, PersonName};

/// A work, apart from any format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Its citation key; empty if it has none yet.
    pub key: String,
    /// Its type as BibLaTeX calls it: `article`, `incollection`, `thesis`, …
    pub kind: String,
    /// The people by their role, in order: `author`, `editor`, `translator`, `director`, … A role that
    /// is there has at least one.
    pub people: BTreeMap<String, Vec<PersonName>>,
    /// The roles whose list of people says that there are others.
    pub truncated: BTreeSet<String>,
    /// The dates: `date` (when it appeared), `origdate`, `eventdate`, `urldate`, …
    pub dates: BTreeMap<String, Date>,
    /// Every other field by the name that [`Entry::fields`] has for it.
    pub fields: BTreeMap<String, Text>,
    /// The key of the work that contains it.
    pub host: Option<String>,
    /// Fields as they were written in LaTeX, where they say more than their text: mathematics, commands.
    pub latex: BTreeMap<String, String>,
    /// The letter that tells it apart from works of the same people and year in its library, which only a session knows;
    /// empty for most. No format of exchange has it.
    #[serde(skip)]
    pub letter: String,
}

impl Reference {
    /// The work of an entry, with what it inherits.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let (kind, implied) = of_bibtex(&entry.kind);
        let mut work = Self {
            key: entry.key.value.clone(),
            kind: kind.to_owned(),
            host: entry.host.clone(),
            latex: entry.latex.clone(),
            ..Self::default()
        };
        let mut fields = entry.fields.clone();
        if let Some(kind) = fields.remove(TYPE) {
            work.latex.remove(TYPE);
            // Who changed the type of the entry meant another one.
            if in_bibtex(&kind, fields.get("entrysubtype").map_or("", String::as_str)).0 == entry.kind {
                work.kind = kind;
            }
        }
        if !implied.is_empty() {
            fields.entry("type".to_owned()).or_insert_with(|| implied.to_owned());
        }
        work.take_people(entry, &mut fields);
        work.take_dates(entry, &mut fields);
        // With an `address` besides, `location` is where a conference was.
        for (from, to) in [("school", "institution"), ("langid", "language"), ("location", "venue")] {
            if !fields.contains_key(to)
                && let Some(value) = fields.remove(from)
            {
                fields.insert(to.to_owned(), value);
                work.latex.extend(entry.latex.get(from).map(|latex| (to.to_owned(), latex.clone())));
            }
        }
        for (name, plain) in fields {
            let plain = if name == "doi" { bare_doi(&plain) } else { plain };
            let text = match work.latex.get(&name).filter(|_| !keeps_no_latex(&name)) {
                Some(latex) => Text::from_latex(latex),
                None => Text::from(plain.as_str()),
            };
            work.fields.insert(name, text);
        }
        work.take_article_of_reference();
        work.latex.retain(|name, _| work.fields.contains_key(name) && !keeps_no_latex(name));
        work
    }

    /// It without the names of files on somebody's computer, as it can be published.
    #[must_use]
    pub fn without_local_files(mut self) -> Self {
        self.fields.retain(|name, text| !is_local_file(name, &text.plain()));
        self.latex.retain(|name, _| self.fields.contains_key(name));
        self
    }

    /// biblatex-chicago calls an article of an encyclopedia `lista`, and the encyclopedia `title`.
    fn take_article_of_reference(&mut self) {
        if self.kind != "inreference" || self.fields.contains_key("booktitle") {
            return;
        }
        let Some(article) = self.fields.remove("lista") else { return };
        let latex = self.latex.remove("lista");
        if let Some(title) = self.fields.insert("title".to_owned(), article) {
            self.fields.insert("booktitle".to_owned(), title);
            let whole = self.latex.remove("title");
            self.latex.extend(whole.map(|latex| ("booktitle".to_owned(), latex)));
        }
        self.latex.extend(latex.map(|latex| ("title".to_owned(), latex)));
    }

    fn take_people(&mut self, entry: &Entry, fields: &mut BTreeMap<String, String>) {
        let mut add = |role: String, people: &[PersonName], truncated: &str| {
            if fields.remove(truncated).is_some() {
                self.truncated.insert(role.clone());
            }
            self.add_people(&role, people.to_vec());
        };
        add("author".to_owned(), &entry.authors, "authors-truncated");
        let kind = entry.fields.get("editortype").map(String::as_str);
        add(editor_role(kind), &entry.editors, "editors-truncated");
        fields.remove("editortype");
        for letter in ["a", "b", "c"] {
            let field = format!("editor{letter}");
            if let Some(plain) = fields.remove(&field) {
                let kind = fields.remove(&format!("{field}type"));
                let found = names(entry.latex.get(&field).unwrap_or(&plain));
                self.add_names(&editor_role(kind.as_deref()), found);
            }
        }
        for role in ROLES.iter().filter(|role| !matches!(role.role, "author" | "editor")) {
            if let Some(plain) = fields.remove(role.role) {
                self.add_names(role.role, names(entry.latex.get(role.role).unwrap_or(&plain)));
            }
        }
    }

    fn add_names(&mut self, role: &str, found: Names) {
        if found.truncated {
            self.truncated.insert(role.to_owned());
        }
        self.add_people(role, found.people);
    }

    /// Adds people in a role, after those who are there.
    pub(super) fn add_people(&mut self, role: &str, people: Vec<PersonName>) {
        if !people.is_empty() {
            self.people.entry(role.to_owned()).or_default().extend(people);
        }
    }

    fn take_dates(&mut self, entry: &Entry, fields: &mut BTreeMap<String, String>) {
        for (name, ..) in DATES {
            if let Some(text) = fields.remove(name) {
                self.dates.insert(name.to_owned(), Date::parse(&text));
            }
        }
        let year = fields.remove("year");
        if self.dates.get("date").is_some_and(|date| date.first_year().is_some()) {
            return;
        }
        let Some(year) = year else { return };
        // A month or day that is no number stays a field.
        let date = match Date::parse(&year) {
            Date::Point(point) => {
                let month = fields.get("month").and_then(|month| month_and_day(month));
                let day =
                    fields.get("day").and_then(|day| day.parse().ok()).filter(|day| (1..=31).contains(day));
                match month {
                    Some((month, inner)) => {
                        fields.remove("month");
                        if day.is_some() {
                            fields.remove("day");
                        }
                        Date::Point(Point { month: Some(month), day: day.or(inner), ..point })
                    }
                    None => Date::Point(point),
                }
            }
            other => match entry.year.filter(|_| year.trim().parse::<i32>().is_ok()) {
                Some(year) => Date::year(year),
                None => other,
            },
        };
        self.dates.insert("date".to_owned(), date);
    }

    /// True if it says nothing of a work.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.people.is_empty() && self.dates.is_empty() && self.host.is_none()
    }

    /// The title with the subtitle after a colon.
    #[must_use]
    pub fn title(&self) -> Text {
        self.with_subtitle("title", "subtitle")
    }

    /// The title of what contains it, `booktitle`, `maintitle` or `journal`, with its subtitle after a colon.
    #[must_use]
    pub fn titled(&self, name: &str) -> Text {
        let subtitle = match name {
            "booktitle" => "booksubtitle",
            "maintitle" => "mainsubtitle",
            _ => "journalsubtitle",
        };
        self.with_subtitle(name, subtitle)
    }

    /// A field with the one for its subtitle after a colon.
    fn with_subtitle(&self, title: &str, subtitle: &str) -> Text {
        let field = |name: &str| self.fields.get(name).cloned().unwrap_or_default();
        let (title, subtitle) = (field(title), field(subtitle));
        if title.is_empty() || subtitle.is_empty() {
            return title.and(subtitle);
        }
        let colon = if title.plain().ends_with(['?', '!', ':', '.']) { " " } else { ": " };
        title.and(Text::from(colon)).and(subtitle)
    }

    /// The year in which it appeared.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.dates.get("date").and_then(Date::first_year)
    }

    /// A field without its marks.
    #[must_use]
    pub fn plain(&self, name: &str) -> String {
        self.fields.get(name).map(Text::plain).unwrap_or_default()
    }

    /// The names of its fields: those of the table in the table's order, then the others by name.
    pub(super) fn names(&self) -> Vec<&str> {
        let known = COLUMNS.iter().map(|column| column.name).filter(|name| self.fields.contains_key(*name));
        let others = self.fields.keys().map(String::as_str);
        let others = others.filter(|name| COLUMNS.iter().all(|column| column.name != *name));
        known.chain(others).collect()
    }
}

/// True of fields whose signs mean themselves.
pub(super) fn is_verbatim(name: &str) -> bool {
    matches!(name, "url" | "doi" | "eprint" | "uri") || is_link(name)
}

/// True of fields whose plain text says everything.
fn keeps_no_latex(name: &str) -> bool {
    is_verbatim(name) || name == "pages"
}

/// The role of the people in `editor` by `editortype`.
fn editor_role(kind: Option<&str>) -> String {
    match kind.map(str::trim) {
        None | Some("" | "editor") => "editor".to_owned(),
        Some(kind) => kind.to_lowercase(),
    }
}

/// A month, perhaps with a day: `May`, `5`, `12 May`, `May 12`, `may~12`.
fn month_and_day(text: &str) -> Option<(u8, Option<u8>)> {
    if let Some(month) = month_number(text) {
        return Some((month, None));
    }
    let text = text.replace(['~', ',', '\u{a0}'], " ");
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches('.')).collect();
    let [first, second] = words.as_slice() else { return None };
    let day = |word: &str| word.parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    let is_name = |word: &str| word.starts_with(char::is_alphabetic);
    let (name, number) = if is_name(first) { (first, second) } else { (second, first) };
    Some((month_number(name).filter(|_| is_name(name))?, Some(day(number)?)))
}
