//! XML: elements and their text, one after the other. Entities that a file declares itself are left out, so that none
//! can grow.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// An element without the prefix of its name.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).flatten().map(|attribute| {
            let raw = text(&attribute.value);
            let value = unescape(&raw).map_or_else(|_| raw.clone(), Cow::into_owned);
            (text(attribute.key.local_name().as_ref()), value)
        });
        let attributes = attributes.collect();
        Self { name: text(start.local_name().as_ref()), attributes }
    }

    /// An attribute by its name without prefix; empty if there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str())
    }
}

/// A part of a file.
#[derive(Debug)]
pub(super) enum Part {
    Start(Element),
    End(String),
    Text(String),
}

/// The parts of a file, up to where it is no longer XML.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut reader = Reader::from_str(text);
    let mut parts = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => parts.push(Part::Start(Element::of(&start))),
            Ok(Event::Empty(start)) => {
                let element = Element::of(&start);
                let name = element.name.clone();
                parts.extend([Part::Start(element), Part::End(name)]);
            }
            Ok(Event::End(end)) => {
                parts.push(Part::End(String::from_utf8_lossy(end.local_name().as_ref()).into_owned()));
            }
            Ok(Event::Text(text)) => {
                parts.extend(text.decode().ok().map(|text| Part::Text(text.into_owned())));
            }
            Ok(Event::CData(text)) => {
                parts.extend(text.decode().ok().map(|text| Part::Text(text.into_owned())));
            }
            Ok(Event::GeneralRef(name)) => {
                let name = format!("&{};", String::from_utf8_lossy(&name));
                parts.extend(unescape(&name).ok().map(|text| Part::Text(text.into_owned())));
            }
            Ok(Event::Eof) | Err(_) => return parts,
            Ok(_) => {}
        }
    }
}
