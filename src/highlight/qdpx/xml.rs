//! XML as a tree, with bounds. Entities other than XML's own stay as they are written, so none can grow.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::highlight::fault::Fault;

/// So deep may elements be. Codes are inside codes, a selection's text inside it.
const DEEPEST: usize = 100;
/// So many elements and attributes may there be.
const ELEMENTS: usize = 2_000_000;
/// The attributes that are kept.
const KEPT: [&str; 10] = [
    "guid",
    "name",
    "id",
    "targetGUID",
    "creatingUser",
    "creationDateTime",
    "startPosition",
    "endPosition",
    "page",
    "plainTextPath",
];

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    attributes: Vec<(&'static str, String)>,
    pub(super) children: Vec<Element>,
    /// The text directly in it.
    pub(super) text: String,
}

impl Element {
    /// Reads a document; the element that holds all.
    ///
    /// # Errors
    /// Where it is no XML, or goes beyond the bounds.
    pub(super) fn read(xml: &str) -> Result<Self, Fault> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = true;
        let mut open = vec![Self::default()];
        let mut count = 0;
        loop {
            let event = reader.read_event().map_err(|error| {
                let at = usize::try_from(reader.error_position()).unwrap_or(0);
                fault(&error.to_string(), xml, at)
            })?;
            let at = || usize::try_from(reader.buffer_position()).unwrap_or(0);
            match event {
                Event::Start(start) => {
                    if open.len() > DEEPEST {
                        return Err(fault(&format!("elements more than {DEEPEST} deep"), xml, at()));
                    }
                    let element = Self::of(&start);
                    count += 1 + element.attributes.len();
                    open.push(element);
                }
                Event::Empty(start) => {
                    let element = Self::of(&start);
                    count += 1 + element.attributes.len();
                    if let Some(last) = open.last_mut() {
                        last.children.push(element);
                    }
                }
                Event::End(_) => {
                    if let (Some(element), Some(above)) = (open.pop(), open.last_mut()) {
                        above.children.push(element);
                    }
                }
                Event::Text(text) => add(&mut open, &String::from_utf8_lossy(&text)),
                Event::CData(text) => add(&mut open, &String::from_utf8_lossy(&text)),
                Event::GeneralRef(name) => {
                    let name = String::from_utf8_lossy(&name).into_owned();
                    add(&mut open, &letter(&name));
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
            if count > ELEMENTS {
                return Err(fault(&format!("more than {ELEMENTS} elements and attributes"), xml, at()));
            }
        }
        if open.len() > 1 {
            let name = open.pop().map(|element| element.name).unwrap_or_default();
            return Err(fault(&format!("no end of `<{name}>`"), xml, xml.len()));
        }
        let all = open.pop().unwrap_or_default();
        all.children.into_iter().next().ok_or_else(|| fault("no element", xml, 0))
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
        let mut element = Self { name, ..Self::default() };
        for attribute in start.attributes().with_checks(false).flatten() {
            let name = attribute.key.local_name();
            if let Some(key) = KEPT.iter().find(|key| key.as_bytes() == name.as_ref()) {
                element.attributes.push((key, letters(&String::from_utf8_lossy(&attribute.value))));
            }
        }
        element
    }

    /// The value of an attribute; empty if it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| *key == name);
        found.map_or("", |(_, value)| value)
    }

    /// The elements of a name directly in it.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first element of a name; empty if there is none.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.children.iter().find(|child| child.name == name).map_or("", |child| child.text.as_str())
    }
}

fn add(open: &mut [Element], text: &str) {
    if let Some(last) = open.last_mut() {
        last.text.push_str(text);
    }
}

/// What an entity stands for.
fn letter(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|digits| {
        let hexadecimal = digits.strip_prefix(['x', 'X']);
        let number = hexadecimal.map_or_else(|| digits.parse(), |digits| u32::from_str_radix(digits, 16));
        char::from_u32(number.ok()?)
    });
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        name => number.map_or_else(|| format!("&{name};"), String::from),
    }
}

/// The value of an attribute with its entities replaced.
fn letters(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match after.split_once(';').filter(|(name, _)| name.len() <= 10) {
            Some((name, after)) => {
                out.push_str(&letter(name));
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn fault(found: &str, xml: &str, at: usize) -> Fault {
    let before = xml.as_bytes().get(..at.min(xml.len())).unwrap_or_default();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    Fault::new("the XML of a REFI-QDA project", found).on_line(line)
}

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn a_tree_with_its_texts() {
        let xml = "<?xml version=\"1.0\"?><q:A xmlns:q=\"u\" name='1 &amp; &#x32;'>x &lt;<B/><![CDATA[&]]> &no;</q:A>";
        let read = Element::read(xml)
            .map(|read| (read.get("name").to_owned(), read.all("B").count(), read.name, read.text));
        let wanted = ("1 & 2".to_owned(), 1, "A".to_owned(), "x <& &no;".to_owned());
        assert_eq!(read, Ok(wanted));
    }

    #[test]
    fn what_is_no_xml_is_told() {
        for (xml, found) in [
            ("", "no element"),
            ("<a><b></a>", ""),
            ("<a>\n<b>", "no end of `<b>`"),
            (&"<a>".repeat(200), "elements more than 100 deep"),
        ] {
            let read = Element::read(xml);
            assert!(read.is_err_and(|fault| fault.found.contains(found)), "{xml}");
        }
    }
}
