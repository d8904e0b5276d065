//! Saved questions with parameters: `claims by $scholar about $topic`, asked as `@by kydd trust`.

mod asked;

use crate::annotation::locator::quoted;
use crate::catalog::entry::Saved;

pub use self::asked::{Asked, InWords, Unasked};

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
/// [`BadValues`] for too many values, and for a parameter without a value.
pub fn filled(saved: &Saved, values: &[String]) -> Result<String, BadValues> {
    let names = parameters(&saved.question);
    let given = given(saved, &names, values)?;
    let mut text = String::new();
    let mut from = 0;
    for (at, name) in uses(&saved.question) {
        let value = names.iter().zip(&given).find_map(|(known, value)| (*known == name).then_some(*value));
        let usual = || usual(saved, &names, name);
        let Some(value) = value.flatten().or_else(usual) else {
            let message = format!("`@{}` needs a value for `{name}`", saved.id);
            return Err(BadValues { message, help: usage(saved, &names) });
        };
        let before = &saved.question[from..at];
        text += before;
        text += &written(value, is_inside_quotes(&text));
        from = at + 1 + name.len();
    }
    Ok(text + &saved.question[from..])
}

/// The parameters that `values` leave to what the record has `with`, each with what is taken for it.
#[must_use]
pub fn taken<'a>(saved: &'a Saved, values: &[String]) -> Vec<(&'a str, &'a str)> {
    let names = parameters(&saved.question);
    let Ok(given) = given(saved, &names, values) else { return Vec::new() };
    let left = names.iter().zip(given).filter(|(_, value)| value.is_none());
    left.filter_map(|(name, _)| Some((*name, usual(saved, &names, name)?))).collect()
}

/// What the record has for a parameter if the asker gives nothing.
fn usual<'a>(saved: &'a Saved, names: &[&str], name: &str) -> Option<&'a str> {
    let at = names.iter().position(|known| *known == name)?;
    saved.with.get(at).map(String::as_str)
}

fn usage(saved: &Saved, names: &[&str]) -> String {
    let parameters = names.iter().map(|name| format!(" {}", name.to_uppercase()));
    format!("ask `@{}{}`", saved.id, parameters.collect::<String>())
}

/// The value that is given for each parameter. `x=y` is the value of a parameter only if that is called `x`: any
/// other text may have `=` in it.
fn given<'v>(saved: &Saved, names: &[&str], values: &'v [String]) -> Result<Vec<Option<&'v str>>, BadValues> {
    let mut given: Vec<Option<&str>> = vec![None; names.len()];
    let mut next = 0;
    for value in values {
        let named = value.split_once('=').and_then(|(name, value)| {
            let name = name.trim_start_matches('$');
            Some((names.iter().position(|known| *known == name)?, value))
        });
        let place = named.or_else(|| {
            next = (next..names.len()).find(|at| given[*at].is_none()).unwrap_or(names.len());
            (next < names.len()).then_some((next, value.as_str()))
        });
        let Some((at, value)) = place else {
            let message = match names.len() {
                0 => format!("`@{}` takes no value, found `{value}`", saved.id),
                1 => format!("`@{}` takes one value, so `{value}` is one too many", saved.id),
                many => format!("`@{}` takes {many} values, so `{value}` is one too many", saved.id),
            };
            return Err(BadValues { message, help: usage(saved, names) });
        };
        given[at] = Some(value);
    }
    Ok(given)
}

/// The name and the values of a saved question as they are typed on a line: parted by blanks outside `"…"`,
/// where `\"` is a quote mark and `\\` a backslash.
#[must_use]
pub fn parted(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut value: Option<String> = None;
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                quoted = !quoted;
                value.get_or_insert_default();
            }
            '\\' if quoted => {
                let escaped = chars.next_if(|next| matches!(next, '"' | '\\')).unwrap_or(c);
                value.get_or_insert_default().push(escaped);
            }
            c if c.is_whitespace() && !quoted => values.extend(value.take()),
            c => value.get_or_insert_default().push(c),
        }
    }
    values.extend(value);
    values
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
    use super::{filled, parameters, parted, taken};
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
    fn a_value_is_one_whatever_is_in_it() {
        let question = "claims matching $words by $scholar";
        assert_eq!(
            ask(question, &[], &["say \"hi\" now", "kydd"]).as_deref(),
            Ok("claims matching \"say \\\"hi\\\" now\" by kydd")
        );
        assert_eq!(ask(question, &[], &["a=b", "kydd"]).as_deref(), Ok("claims matching \"a=b\" by kydd"));
        assert_eq!(ask(question, &[], &["@a b", "kydd"]).as_deref(), Ok("claims matching \"@a b\" by kydd"));
        assert_eq!(
            parted(r#"by "say \"hi\" now"  kydd "" a\b"#),
            ["by", "say \"hi\" now", "kydd", "", "a\\b"]
        );
    }

    #[test]
    fn what_is_taken_for_a_parameter_is_told() {
        let saved = saved("claims by $scholar about $topic", &["kydd", "trust"]);
        assert_eq!(taken(&saved, &[]), [("scholar", "kydd"), ("topic", "trust")]);
        assert_eq!(taken(&saved, &["topic=power".to_owned()]), [("scholar", "kydd")]);
        assert_eq!(taken(&saved, &["snyder".to_owned(), "power".to_owned()]), []);
    }

    #[test]
    fn values_that_do_not_fit_are_told() {
        let question = "claims by $scholar";
        assert_eq!(
            ask(question, &[], &[]),
            Err("`@by` needs a value for `scholar`; ask `@by SCHOLAR`".to_owned())
        );
        assert_eq!(
            ask(question, &[], &["kydd", "trust"]),
            Err("`@by` takes one value, so `trust` is one too many; ask `@by SCHOLAR`".to_owned())
        );
        assert_eq!(
            ask("claims", &[], &["kydd"]),
            Err("`@by` takes no value, found `kydd`; ask `@by`".to_owned())
        );
    }
}
