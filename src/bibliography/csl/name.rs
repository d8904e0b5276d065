//! Names of CSL-JSON.

use serde_json::{Map, Value};

use crate::bibliography::PersonName;

/// A name; one that has a family name alone is taken for a body's.
pub(super) fn write(name: &PersonName) -> Value {
    let PersonName { family, given, particle, suffix } = name;
    let mut parts = Map::new();
    if given.is_empty() && particle.is_empty() && suffix.is_empty() {
        parts.insert("literal".to_owned(), Value::from(family.as_str()));
    } else {
        for (part, text) in
            [("family", family), ("given", given), ("non-dropping-particle", particle), ("suffix", suffix)]
        {
            if !text.is_empty() {
                parts.insert(part.to_owned(), Value::from(text.as_str()));
            }
        }
    }
    Value::Object(parts)
}

/// The name in an object; none if it has none.
pub(super) fn read(value: &Value) -> Option<PersonName> {
    if let Value::String(name) = value {
        return body(name);
    }
    let parts = value.as_object()?;
    let part = |name: &str| {
        let text = parts.get(name).and_then(Value::as_str).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    let family = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!family.is_empty()).then(|| PersonName { family, ..PersonName::default() })
}
