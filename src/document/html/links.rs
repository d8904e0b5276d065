//! Which links lead to notes and which places are pages: read before the text, since notes come after their marks.

use std::collections::BTreeMap;

use html5gum::Token;

use crate::document::html::element::Tag;
use crate::document::html::label::begins_with;
use crate::document::html::tokens;

/// A mark of a note is no longer.
const LONGEST_MARK: usize = 6;

/// Marks of notes are of these classes.
const NOTE_CLASSES: [&str; 4] = ["footnote-ref", "noteref", "fnref", "footnote-reference"];

/// The notes and pages of one or more files. A place is `file#id`.
#[derive(Debug, Default)]
pub(in crate::document) struct Links {
    /// Places by their names.
    places: BTreeMap<String, Place>,
    /// The first link that may be the mark of a note, by where it leads.
    links: BTreeMap<String, Link>,
    /// What lists of pages call places.
    pages: BTreeMap<String, String>,
}

/// An element that can be led to.
#[derive(Debug)]
struct Place {
    /// Which of all it is.
    at: usize,
    /// The name of the element.
    element: String,
    /// Whether it leads back itself.
    is_link: bool,
    /// How its text begins.
    begins: String,
}

/// A link that is being read.
struct Begun {
    to: String,
    said: String,
    is_said: bool,
    is_raised: bool,
}

impl Place {
    /// Whether it can be a note. A number that is not said to be a mark may lead anywhere: to a section, to a page. So what
    /// it leads to must look like a note.
    fn can_be_note(&self, link: &Link) -> bool {
        match self.element.as_str() {
            "body" | "main" | "article" | "figure" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                false
            }
            _ if link.is_said => true,
            "li" | "aside" => true,
            "p" => begins_with(&self.begins, &link.label),
            "a" => self.is_link,
            _ => false,
        }
    }
}

#[derive(Debug)]
struct Link {
    /// How many places are before it.
    at: usize,
    /// What it says.
    label: String,
    /// True if the file says that it is a mark, or if it is raised.
    is_said: bool,
}

impl Links {
    /// Takes down what a file has.
    pub(in crate::document) fn gather(&mut self, name: &str, text: &str) {
        let mut is_list = false;
        let mut link: Option<Begun> = None;
        let mut begun: Vec<String> = Vec::new();
        let mut is_raised = false;
        for token in tokens(text) {
            match token {
                Token::StartTag(tag) => {
                    let tag = Tag::of(&tag);
                    if tag.name == "nav" {
                        is_list = tag.is("page-list") || tag.is("pagelist");
                    }
                    let is_link = tag.name == "a" && tag.attribute("href").contains('#');
                    if !tag.attribute("id").is_empty() {
                        let (at, key) =
                            (self.places.len(), place(name, &format!("#{}", tag.attribute("id"))));
                        let element = tag.name.clone();
                        let found = Place { at, element, is_link, begins: String::new() };
                        self.places.entry(key.clone()).or_insert(found);
                        begun.push(key);
                    }
                    if is_link {
                        let is_said = tag.is("noteref") || tag.has("class", &NOTE_CLASSES);
                        let to = place(name, tag.attribute("href"));
                        link = Some(Begun { to, said: String::new(), is_said, is_raised });
                    }
                    if tag.name == "sup" && !tag.is_closed {
                        is_raised = true;
                        link = link.map(|link| Begun { is_raised: true, ..link });
                    }
                }
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text.value);
                    if let Some(link) = &mut link {
                        link.said += &text;
                    }
                    if !text.trim().is_empty() {
                        for key in begun.drain(..) {
                            let place = self.places.get_mut(&key).filter(|place| place.begins.is_empty());
                            if let Some(place) = place {
                                place.begins = text.trim().chars().take(2 * LONGEST_MARK).collect();
                            }
                        }
                    }
                }
                Token::EndTag(tag) if &tag.name[..] == b"sup" => is_raised = false,
                Token::EndTag(tag) if &tag.name[..] == b"a" => {
                    if let Some(link) = link.take() {
                        self.link(link, is_list);
                    }
                }
                Token::EndTag(tag) if &tag.name[..] == b"nav" => is_list = false,
                _ => {}
            }
        }
    }

    fn link(&mut self, Begun { to, said, is_said, is_raised }: Begun, is_list: bool) {
        let said = said.trim();
        if is_list {
            self.pages.insert(to, said.to_owned());
            return;
        }
        let label = said.trim_matches(['[', ']', '(', ')', ' ']);
        let is_mark = label.len() <= LONGEST_MARK
            && !label.is_empty()
            && label.chars().all(|char| char.is_ascii_digit() || matches!(char, '*' | '†' | '‡'));
        let is_said = if is_raised { is_said || is_mark } else { is_said };
        if label.is_empty() || (!is_said && (!is_mark || is_page(&to, label))) {
            return;
        }
        let link = Link { at: self.places.len(), label: label.to_owned(), is_said };
        // A list of contents may lead to notes before their marks do.
        let kept = self.links.get(&to).is_some_and(|kept| kept.is_said || !is_said);
        if !kept {
            self.links.insert(to, link);
        }
    }

    /// What a place's note is called, if a link before it leads there.
    fn label(&self, to: &str) -> Option<&str> {
        let place = self.places.get(to)?;
        let link = self.links.get(to).filter(|link| link.at <= place.at && place.can_be_note(link))?;
        Some(link.label.as_str())
    }

    /// What the note is called that a link leads to.
    pub(super) fn reference(&self, name: &str, tag: &Tag) -> Option<&str> {
        let href = tag.attribute("href");
        (tag.name == "a" && href.contains('#')).then(|| place(name, href)).and_then(|to| self.label(&to))
    }

    /// What the note is called that begins here.
    pub(super) fn note(&self, name: &str, tag: &Tag) -> Option<&str> {
        let id = tag.attribute("id");
        (!id.is_empty()).then(|| place(name, &format!("#{id}"))).and_then(|to| self.label(&to))
    }

    /// The page that begins here, with what it is called.
    #[expect(clippy::option_option, reason = "a page may have no name")]
    pub(super) fn page(&self, name: &str, tag: &Tag) -> Option<Option<String>> {
        let id = tag.attribute("id");
        let listed = self.pages.get(&place(name, &format!("#{id}"))).filter(|_| !id.is_empty());
        if !tag.is("pagebreak") && listed.is_none() {
            return None;
        }
        let own = [tag.attribute("title"), tag.attribute("aria-label")];
        let own = own.into_iter().map(|name| name.trim_start_matches("Page ").trim_start_matches("page "));
        let digits = id.trim_start_matches(|char: char| !char.is_ascii_digit());
        let all = own.chain(listed.map(String::as_str)).chain([digits]);
        let label = all.into_iter().find(|label| !label.trim().is_empty());
        Some(label.map(|label| label.trim().trim_end_matches('.').to_owned()))
    }
}

/// Where a link in a file leads. Folders are left out: files of a book are known by their names.
fn place(name: &str, href: &str) -> String {
    let (file, id) = href.split_once('#').unwrap_or((href, ""));
    let file = file.rsplit('/').next().unwrap_or_default();
    let own = name.rsplit('/').next().unwrap_or_default();
    format!("{}#{id}", if file.is_empty() { own } else { file })
}

/// Whether a place is called after a page: `#page_12`, `#Pg12`, `#p12`.
fn is_page(to: &str, label: &str) -> bool {
    let id = to.rsplit('#').next().unwrap_or_default();
    let word = id.trim_end_matches(label).trim_end_matches(['_', '-', '.', '0']).to_lowercase();
    id.ends_with(label) && ["p", "pg", "page", "pagebreak"].contains(&word.as_str())
}
