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
    /// All text, and the values of attributes.
    pub(crate) texts: Vec<String>,
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Takes a page apart; everything that begins must end, in order, and nothing may be malformed.
pub(crate) fn taken(name: &str, page: &str) -> Taken {
    let mut taken = Taken::default();
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
                taken.starts.push(Start { name: own, attributes });
            }
            Token::EndTag(tag) => {
                let own = text(&tag.name);
                assert_eq!(open.pop().as_deref(), Some(own.as_str()), "{name}: an end without its start");
            }
            Token::String(found) => taken.texts.push(text(&found)),
            Token::Comment(found) => panic!("{name}: a comment: {}", text(&found)),
            Token::Doctype(_) => {}
            Token::Error(error) => panic!("{name}: {error:?}"),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} never end");
    taken
}
