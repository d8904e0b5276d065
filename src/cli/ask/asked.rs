//! What is asked: a question, or the name of one that is saved, with values for its parameters.

use crate::cli::Context;
use crate::cli::ask::saved;
use crate::query::understand::saved::parted;
use crate::query::understand::typed::with_standpoint;
use crate::session::Session;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Asked {
    /// A question.
    Question(String),
    /// The name of a saved one, and values for its parameters.
    Saved(String, Vec<String>),
    /// A saved one from a standpoint, `according to Kydd: @admits-trust`, as that is written with its colon.
    SavedFrom(String, Box<Self>),
}

impl Asked {
    /// What a line asks. After `@NAME` values are parted by blanks; `"…"` holds one of several words.
    pub(in crate::cli) fn typed(line: &str) -> Self {
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
    pub(in crate::cli) fn given(words: &[String]) -> Self {
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

    /// The question in words; none, and a message, if none is saved under the name. What is taken for parameters
    /// without a value is told.
    pub(in crate::cli) fn question(&self, context: &Context, session: &Session) -> Option<String> {
        let (name, values) = match self {
            Self::Question(question) => return Some(question.clone()),
            Self::SavedFrom(standpoint, saved) => {
                return Some(format!("{standpoint}{}", saved.question(context, session)?));
            }
            Self::Saved(name, values) => (name, values),
        };
        match saved::find(&session.catalog, name, values, context.output.messages()) {
            Ok((question, taken)) => {
                if !taken.is_empty() {
                    context.output.message(&format!("with {}", taken.join(", ")));
                }
                Some(question)
            }
            Err(message) => {
                context.output.message(&message);
                None
            }
        }
    }
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
