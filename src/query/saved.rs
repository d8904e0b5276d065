//! Saved questions with parameters: `claims by $scholar about $topic`, asked as `@by kydd trust`.

use crate::annotation::locator::quoted;
use crate::catalog::entry::Saved;

/// What is wrong with the values given for a saved question, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadValues {
    /// What was found and expected.
    pub message: String,
    /// How the question is asked.
    pub help: String,
}

/// The names of a question's parameters, each once, in the order of their first use. A parameter is `$` and a
/// word in lower case, with `-` inside.
#[must_use]
pub fn parameters(question: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (_, name) in uses(question) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The places of `$` in a question, in bytes, with the name after each.
fn uses(question: &str) -> impl Iterator<Item = (usize, &str)> {
    question.match_indices('$').filter_map(|(at, _)| {
        let rest = &question[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-');
        let name = rest[..end.unwrap_or(rest.len())].trim_end_matches('-');
        name.starts_with(|c: char| c.is_ascii_lowercase()).then_some((at, name))
    })
}

/// A saved question with its parameters filled in: by `values` in order or as `name=value`, the others by what
/// the record has `with`. A value of several words is one name.
///
/// # Errors
/// [`BadValues`] for too many values, for one of no parameter, and for a parameter without a value.
pub fn filled(saved: &Saved, values: &[String]) -> Result<String, BadValues> {
    let names = parameters(&saved.question);
    let usage = || {
        let parameters = names.iter().map(|name| format!(" {}", name.to_uppercase()));
        format!("ask `@{}{}`", saved.id, parameters.collect::<String>())
    };
    let mut given: Vec<Option<&str>> = vec![None; names.len()];
    let mut next = 0;
    for value in values {
        let named = value.split_once('=').map(|(name, value)| (name.trim_start_matches('$'), value));
        let (at, value) = match named {
            Some((name, value)) => (names.iter().position(|known| *known == name), value),
            None => {
                next = (next..names.len()).find(|at| given[*at].is_none()).unwrap_or(names.len());
                ((next < names.len()).then_some(next), value.as_str())
            }
        };
        match at {
            Some(at) => given[at] = Some(value),
            None => {
                let message = match names.len() {
                    0 => format!("`@{}` takes no value, found `{value}`", saved.id),
                    1 => format!("`@{}` takes one value, and `{value}` is for none", saved.id),
                    many => format!("`@{}` takes {many} values, and `{value}` is for none", saved.id),
                };
                return Err(BadValues { message, help: usage() });
            }
        }
    }
    for (at, usual) in saved.with.iter().enumerate().take(names.len()) {
        given[at].get_or_insert(usual);
    }
    let mut text = String::new();
    let mut from = 0;
    for (at, name) in uses(&saved.question) {
        let value = names.iter().position(|known| *known == name).and_then(|at| given[at]);
        let Some(value) = value else {
            let message = format!("`@{}` wants a value for `{name}`", saved.id);
            return Err(BadValues { message, help: usage() });
        };
        let before = &saved.question[from..at];
        text += before;
        text += &written(value, is_inside_quotes(&text));
        from = at + 1 + name.len();
    }
    Ok(text + &saved.question[from..])
}

/// A value as a question has it: a word as it is, several as one string, nothing that would end a string.
fn written(value: &str, inside_quotes: bool) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | ':' | '.' | '_' | '+' | '~' | '*');
    if inside_quotes {
        let inside = quoted(value);
        inside[1..inside.len() - 1].to_owned()
    } else if !value.is_empty() && value.chars().all(is_word) {
        value.to_owned()
    } else {
        quoted(value)
    }
}

fn is_inside_quotes(text: &str) -> bool {
    let mut inside = false;
    let mut escaped = false;
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => inside = !inside,
            _ => {}
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::{filled, parameters};
    use crate::catalog::entry::Saved;
    use crate::source::{Sources, Span};

    fn saved(question: &str, with: &[&str]) -> Saved {
        let file = Sources::new().add("questions", question);
        Saved {
            id: "by".to_owned(),
            was: Vec::new(),
            question: question.to_owned(),
            with: with.iter().map(|&value| value.to_owned()).collect(),
            note: String::new(),
            span: Span::new(file, 0, 0),
        }
    }

    fn ask(question: &str, with: &[&str], values: &[&str]) -> Result<String, String> {
        let values: Vec<String> = values.iter().map(|&value| value.to_owned()).collect();
        filled(&saved(question, with), &values).map_err(|bad| format!("{}; {}", bad.message, bad.help))
    }

    #[test]
    fn parameters_are_filled_in_order_by_name_or_as_usual() {
        assert_eq!(parameters("claims by $scholar about $topic or by $scholar"), ["scholar", "topic"]);
        let question = "claims by $scholar about $topic";
        assert_eq!(ask(question, &[], &["kydd", "trust"]).as_deref(), Ok("claims by kydd about trust"));
        assert_eq!(ask(question, &["kydd"], &["topic=trust"]).as_deref(), Ok("claims by kydd about trust"));
        assert_eq!(
            ask(question, &["kydd", "trust"], &["Glenn H. Snyder"]).as_deref(),
            Ok("claims by \"Glenn H. Snyder\" about trust")
        );
        assert_eq!(ask("search \"$word*\"", &[], &["a\"b"]).as_deref(), Ok("search \"a\\\"b*\""));
    }

    #[test]
    fn values_that_do_not_fit_are_told() {
        let question = "claims by $scholar";
        assert_eq!(
            ask(question, &[], &[]),
            Err("`@by` wants a value for `scholar`; ask `@by SCHOLAR`".to_owned())
        );
        assert_eq!(
            ask(question, &[], &["kydd", "trust"]),
            Err("`@by` takes one value, and `trust` is for none; ask `@by SCHOLAR`".to_owned())
        );
        assert_eq!(
            ask("claims", &[], &["kydd"]),
            Err("`@by` takes no value, found `kydd`; ask `@by`".to_owned())
        );
    }
}
