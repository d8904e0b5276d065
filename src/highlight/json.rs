//! What the readers of JSON have in common.

use serde_json::Value;

use super::fault::Fault;

/// A text as JSON.
///
/// # Errors
/// Where it is none.
pub(super) fn value(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text).map_err(|error| {
        if error.is_eof() {
            return Fault::new("JSON", "JSON that ends too early")
                .on_line(error.line())
                .help("export it again: it may be cut off");
        }
        let found = error.to_string();
        let found = found.split(" at line ").next().unwrap_or_default();
        Fault::new("JSON", format!("text that is not JSON: {found}")).on_line(error.line())
    })
}

/// A member that is a text or a number, trimmed; none if it is empty or not there.
pub(super) fn text(value: &Value, key: &str) -> Option<String> {
    let text = match value.get(key)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        // Hypothesis gives a document several titles.
        Value::Array(several) => several.iter().find_map(Value::as_str)?.trim().to_owned(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// The values of a member that is a list.
pub(super) fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// True of a member that is `true`, or a number other than 0.
pub(super) fn flag(value: &Value, key: &str) -> bool {
    match value.get(key) {
        Some(Value::Bool(flag)) => *flag,
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        _ => false,
    }
}
