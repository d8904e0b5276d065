//! A page as a browser takes it apart.

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer};

/// Elements that have no end.
const VOID: [&str; 6] = ["meta", "link", "input", "br", "hr", "img"];

/// An element's start.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

/// A page taken apart.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    pub(crate) starts: Vec<Start>,
    /// The text as it stands on the page: what a block holds is a line.
    pub(crate) lines: Vec<String>,
    /// All text, and the values of attributes.
    pub(crate) texts: Vec<String>,
}

impl Taken {
    /// Begins a line unless an element is part of one.
    fn next(&mut self, element: &str) {
        if !INLINE.contains(&element) {
            self.lines.push(String::new());
        }
    }
}

/// Elements within a line; in a picture, what is written in one box.
const INLINE: [&str; 12] = ["a", "b", "i", "br", "code", "span", "td", "th", "mark", "time", "text", "path"];

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Takes a page apart; everything that begins must end, in order, and nothing may be malformed.
pub(crate) fn taken(name: &str, page: &str) -> Taken {
    let mut taken = Taken { lines: vec![String::new()], ..Taken::default() };
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(page) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes: BTreeMap<String, String> =
                    tag.attributes.iter().map(|(key, value)| (text(key), text(value))).collect();
                taken.texts.extend(attributes.values().cloned());
                let own = text(&tag.name);
                if !tag.self_closing && !VOID.contains(&own.as_str()) {
                    open.push(own.clone());
                }
                taken.next(&own);
                taken.starts.push(Start { name: own, attributes });
            }
            Token::EndTag(tag) => {
                let own = text(&tag.name);
                taken.next(&own);
                assert_eq!(open.pop().as_deref(), Some(own.as_str()), "{name}: an end without its start");
            }
            Token::String(found) => {
                let found = text(&found);
                taken.lines.last_mut().expect("a line").push_str(&found);
                taken.texts.push(found);
            }
            Token::Comment(found) => panic!("{name}: a comment: {}", text(&found)),
            Token::Doctype(_) => {}
            Token::Error(error) => panic!("{name}: {error:?}"),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} never end");
    taken
}
