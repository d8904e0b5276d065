//! SVG read back: elements and attributes, by a reader that takes nothing but sound XML.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
}

impl Element {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|own| own == class))
    }
}

/// All elements of a document, in the order in which they begin, with the text in them. It panics at what is not sound.
pub(super) fn elements(text: &str) -> Vec<Element> {
    assert!(text.chars().all(is_allowed), "a character that XML cannot hold");
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {text}")) {
            Event::Start(start) => {
                found.push(element(&start));
                open.push(found.len() - 1);
            }
            Event::Empty(start) => found.push(element(&start)),
            Event::End(_) => {
                open.pop();
            }
            Event::Text(part) => {
                let part = part.decode().unwrap();
                assert!(!part.contains("]]>"));
                if let Some(at) = open.last() {
                    found[*at].text += &part;
                }
            }
            Event::GeneralRef(name) => {
                let name = name.decode().unwrap();
                let char = quick_xml::escape::unescape(&format!("&{name};")).unwrap().into_owned();
                if let Some(at) = open.last() {
                    found[*at].text += &char;
                }
            }
            Event::Eof => break,
            other => panic!("{other:?} has no place in a picture"),
        }
    }
    assert!(open.is_empty());
    found
}

fn element(start: &BytesStart<'_>) -> Element {
    let word = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let attribute = |attribute: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
        let attribute = attribute.unwrap_or_else(|error| panic!("{error}: {start:?}"));
        (word(attribute.key.as_ref()), attribute.unescape_value().unwrap().into_owned())
    };
    Element {
        name: word(start.name().as_ref()),
        attributes: start.attributes().map(attribute).collect(),
        text: String::new(),
    }
}

/// True of characters that a document may hold and that show as what they are.
fn is_allowed(c: char) -> bool {
    matches!(c, '\n' | ' '..='\u{7e}' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
