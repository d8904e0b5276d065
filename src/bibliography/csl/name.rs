//! Names of CSL-JSON.

use serde_json::{Map, Value};

use crate::bibliography::PersonName;
use crate::bibliography::text::{escaped_html, plain_of_html};

/// A name; one that has a family name alone is taken for a body's.
pub(super) fn write(name: &PersonName) -> Value {
    let PersonName { family, given, particle, suffix } = name;
    let mut parts = Map::new();
    if given.is_empty() && particle.is_empty() && suffix.is_empty() {
        parts.insert("literal".to_owned(), Value::from(escaped_html(family)));
    } else {
        for (part, text) in
            [("family", family), ("given", given), ("non-dropping-particle", particle), ("suffix", suffix)]
        {
            if !text.is_empty() {
                parts.insert(part.to_owned(), Value::from(escaped_html(text)));
            }
        }
    }
    Value::Object(parts)
}

/// The name in an object; none if it has none.
pub(super) fn read(value: &Value) -> Option<PersonName> {
    if let Value::String(name) = value {
        return body(&plain_of_html(name));
    }
    let parts = value.as_object()?;
    let part = |name: &str| {
        let text = parts.get(name).and_then(Value::as_str).unwrap_or_default();
        on_one_line(&plain_of_html(text))
    };
    let literal = part("literal");
    if !literal.is_empty() {
        return body(&literal);
    }
    let particles = [part("dropping-particle"), part("non-dropping-particle")];
    let particle = particles.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    let name = PersonName { family: part("family"), given: part("given"), particle, suffix: part("suffix") };
    if name.family.is_empty() {
        return body(&name.given);
    }
    Some(name)
}

fn body(name: &str) -> Option<PersonName> {
    let family = on_one_line(name);
    (!family.is_empty()).then(|| PersonName { family, ..PersonName::default() })
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{read, write};

    #[test]
    fn entities_in_names_are_letters() {
        let name = read(&json!({"family": "M&uuml;ller", "given": "R&D &amp;amp;"})).unwrap_or_default();
        assert_eq!((name.family.as_str(), name.given.as_str()), ("Müller", "R&D &amp;"));
        assert_eq!(read(&write(&name)), Some(name));
        let body = read(&json!("Smith &amp; Co.")).unwrap_or_default();
        assert_eq!(body.family, "Smith & Co.");
    }
}
