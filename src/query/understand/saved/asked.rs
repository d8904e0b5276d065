//! What is asked: a question, or the name of one that is saved, with values for its parameters.

use crate::catalog::Catalog;
use crate::catalog::entry::Saved;
use crate::query::understand::saved::{BadValues, filled, parted, taken};
use crate::query::understand::typed::with_standpoint;
use crate::suggest::did_you_mean;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A question.
    Question(String),
    /// The name of a saved one, and values for its parameters.
    Saved(String, Vec<String>),
    /// A saved one from a standpoint, `according to Kydd: @admits-trust`, as that is written with its colon.
    SavedFrom(String, Box<Self>),
}

/// A question in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InWords {
    /// The question.
    pub question: String,
    /// What is taken for parameters without a value, as `name = value`.
    pub taken: Vec<String>,
}

/// Why there is no question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unasked {
    /// None is saved under this name; and which name may be meant, as help.
    Unknown(String, Option<String>),
    /// The values do not fit.
    Values(BadValues),
}

impl Asked {
    /// What a line asks. After `@NAME` values are parted by blanks; `"…"` holds one of several words.
    #[must_use]
    pub fn typed(line: &str) -> Self {
        let Some(saved) = line.trim().strip_prefix('@') else {
            let (standpoint, asked) = with_standpoint(line);
            return match asked.starts_with('@') {
                true => Self::SavedFrom(standpoint.to_owned(), Box::new(Self::typed(asked))),
                false => Self::Question(line.to_owned()),
            };
        };
        let mut words = parted(saved).into_iter();
        Self::Saved(words.next().unwrap_or_default(), words.collect())
    }

    /// What the words that the shell has parted ask: each after `@NAME` is one value, whatever is in it.
    #[must_use]
    pub fn given(words: &[String]) -> Self {
        match words {
            [first, rest @ ..] if first.starts_with('@') => match Self::typed(first) {
                Self::Saved(name, mut values) => {
                    values.extend_from_slice(rest);
                    Self::Saved(name, values)
                }
                other => other,
            },
            words => Self::typed(&words.join(" ")),
        }
    }

    /// The question in words. A saved one is found by its name, or one that it had before.
    ///
    /// # Errors
    /// [`Unasked`] if none is saved under the name, or the values do not fit.
    pub fn in_words(&self, catalog: &Catalog) -> Result<InWords, Unasked> {
        let (name, values) = match self {
            Self::Question(question) => {
                return Ok(InWords { question: question.clone(), taken: Vec::new() });
            }
            Self::SavedFrom(standpoint, saved) => {
                let InWords { question, taken } = saved.in_words(catalog)?;
                return Ok(InWords { question: format!("{standpoint}{question}"), taken });
            }
            Self::Saved(name, values) => (name, values),
        };
        let Some(saved) = catalog.saved.iter().find(|saved| is_called(saved, name)) else {
            let near = did_you_mean(name, catalog.saved.iter().map(|saved| saved.id.as_str()));
            return Err(Unasked::Unknown(name.clone(), near));
        };
        let question = filled(saved, values).map_err(Unasked::Values)?;
        let taken = taken(saved, values).into_iter().map(|(name, value)| format!("{name} = {value}"));
        Ok(InWords { question, taken: taken.collect() })
    }
}

fn is_called(saved: &Saved, name: &str) -> bool {
    saved.id == name || saved.was.iter().any(|old| old == name)
}

#[cfg(test)]
mod tests {
    use super::Asked;

    fn saved(name: &str, values: &[&str]) -> Asked {
        Asked::Saved(name.to_owned(), values.iter().map(|&value| value.to_owned()).collect())
    }

    fn given(words: &[&str]) -> Asked {
        Asked::given(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn what_the_shell_has_parted_stays_so() {
        assert_eq!(given(&["claims", "by", "Kydd"]), Asked::Question("claims by Kydd".to_owned()));
        assert_eq!(
            given(&["@by", "say \"hi\" now", "@a b", "x=y"]),
            saved("by", &["say \"hi\" now", "@a b", "x=y"])
        );
        assert_eq!(
            given(&["@by Kydd \"Glenn H. Snyder\"", "a b"]),
            saved("by", &["Kydd", "Glenn H. Snyder", "a b"])
        );
    }

    #[test]
    fn a_line_is_parted_by_blanks_outside_quotes() {
        assert_eq!(Asked::typed(" @by \"a b\" c \n"), saved("by", &["a b", "c"]));
        assert_eq!(Asked::typed("theories\n"), Asked::Question("theories\n".to_owned()));
        let from = Asked::SavedFrom("as of 2005: ".to_owned(), Box::new(saved("by", &["a b"])));
        assert_eq!(Asked::typed("as of 2005: @by \"a b\""), from);
    }
}
