//! GraphML and GEXF as a reader of XML that knows nothing of catena finds them.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape_with};
use quick_xml::events::Event;

/// An element with its attributes, what stands in it, and its text.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) within: Vec<Element>,
    pub(super) text: String,
}

impl Element {
    /// All elements of that name in it, at any depth.
    pub(super) fn all<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        let own = self.within.iter().filter(|one| one.name == name);
        let deeper = self.within.iter().flat_map(|one| one.all(name));
        own.chain(deeper).collect()
    }

    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// Reads a document.
pub(super) fn read(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().expect("well-formed XML");
        match event {
            Event::Start(start) | Event::Empty(start) if !start.name().as_ref().is_empty() => {
                let is_empty = text.as_bytes()[..usize::try_from(reader.buffer_position()).expect("a place")]
                    .ends_with(b"/>");
                let name = String::from_utf8(start.name().as_ref().to_vec()).expect("a name");
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let key = String::from_utf8(attribute.key.as_ref().to_vec()).expect("a name");
                    let raw = std::str::from_utf8(&attribute.value).expect("UTF-8");
                    (key, unescape_with(raw, resolve_xml_entity).expect("known entities").into_owned())
                });
                let element = Element { name, attributes: attributes.collect(), ..Element::default() };
                if is_empty {
                    open.last_mut().expect("it is in one").within.push(element);
                } else {
                    open.push(element);
                }
            }
            Event::Text(words) => {
                open.last_mut().expect("it is in one").text += &words.decode().expect("UTF-8");
            }
            Event::GeneralRef(reference) => {
                let raw = format!("&{};", reference.decode().expect("UTF-8"));
                let plain = unescape_with(&raw, resolve_xml_entity).expect("a known entity");
                open.last_mut().expect("it is in one").text += &plain;
            }
            Event::End(_) => {
                let element = open.pop().expect("it was begun");
                open.last_mut().expect("it is in one").within.push(element);
            }
            Event::Eof => return open.pop().expect("the document"),
            _ => {}
        }
    }
}
