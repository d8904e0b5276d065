//! Which links lead to notes and which places are pages: read before the text, since notes come after their marks.

use std::collections::BTreeMap;

use html5gum::Token;

use crate::document::html::element::Tag;
use crate::document::html::tokens;

/// A mark of a note is no longer.
const LONGEST_MARK: usize = 6;

/// The notes and pages of one or more files. A place is `file#id`.
#[derive(Debug, Default)]
pub(in crate::document) struct Links {
    /// Places in their order.
    order: BTreeMap<String, usize>,
    /// Links that may be marks of notes, by where they lead: where the first is in that order, and what it says.
    links: BTreeMap<String, (usize, String)>,
    /// What lists of pages call places.
    pages: BTreeMap<String, String>,
}

impl Links {
    /// Takes down what a file has.
    pub(in crate::document) fn gather(&mut self, name: &str, text: &str) {
        let mut is_list = false;
        let mut link: Option<(String, String, bool)> = None;
        for token in tokens(text) {
            match token {
                Token::StartTag(tag) => {
                    let tag = Tag::of(&tag);
                    if tag.name == "nav" {
                        is_list = tag.is("page-list") || tag.is("pagelist");
                    }
                    if !tag.attribute("id").is_empty() {
                        let at = self.order.len();
                        self.order.entry(place(name, &format!("#{}", tag.attribute("id")))).or_insert(at);
                    }
                    if tag.name == "a" && tag.attribute("href").contains('#') {
                        let is_said = tag.is("noteref") || tag.has("class", &["footnote-ref", "noteref"]);
                        link = Some((place(name, tag.attribute("href")), String::new(), is_said));
                    }
                }
                Token::String(text) => {
                    if let Some((_, said, _)) = &mut link {
                        *said += &String::from_utf8_lossy(&text.value);
                    }
                }
                Token::EndTag(tag) if &tag.name[..] == b"a" => {
                    if let Some((to, said, is_said)) = link.take() {
                        self.link(to, said.trim(), is_said, is_list);
                    }
                }
                Token::EndTag(tag) if &tag.name[..] == b"nav" => is_list = false,
                _ => {}
            }
        }
    }

    fn link(&mut self, to: String, said: &str, is_said: bool, is_list: bool) {
        if is_list {
            self.pages.insert(to, said.to_owned());
            return;
        }
        let label = said.trim_matches(['[', ']', '(', ')', ' ']);
        let is_mark = label.len() <= LONGEST_MARK
            && !label.is_empty()
            && label.chars().all(|char| char.is_ascii_digit() || matches!(char, '*' | '†' | '‡'));
        if is_said || is_mark {
            self.links.entry(to).or_insert_with(|| (self.order.len(), label.to_owned()));
        }
    }

    /// What a place's note is called, if a link before it leads there.
    fn label(&self, to: &str) -> Option<&str> {
        let at = self.order.get(to)?;
        self.links.get(to).filter(|(from, _)| from <= at).map(|(_, label)| label.as_str())
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
