//! In which file a record belongs: which one makes no difference to catena, but to readers.

use std::collections::BTreeMap;

use crate::annotation::Head;
use crate::corpus::Corpus;
use crate::files::unfit;

/// What stands together in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// What is annotated of a work, by its key.
    Work(String),
    /// The topics of a kind.
    Kind(String),
    /// Scholars.
    Scholars,
    /// Saved questions.
    Queries,
    /// Expected answers.
    Expectations,
    /// Kinds, relations, intents and schemes.
    Vocabulary,
}

impl Home {
    /// Where a record belongs by its head: a claim, an argument or an excerpt to its work, a citation to the work that cites.
    #[must_use]
    pub fn of(head: &Head) -> Self {
        match head {
            Head::Kind(_) | Head::Relation(_) | Head::Intent(_) | Head::Scheme(_) => Self::Vocabulary,
            Head::Work(key) => Self::Work(key.value.clone()),
            Head::Scholar(_) => Self::Scholars,
            Head::Claim(id) | Head::Argument(id) | Head::Excerpt(id) => {
                Self::Work(id.value.rsplit_once('/').map_or(id.value.as_str(), |(key, _)| key).to_owned())
            }
            Head::Topic { kind, .. } => Self::Kind(kind.value.clone()),
            Head::Cite { from, .. } => Self::Work(from.key.value.clone()),
            Head::Query { .. } => Self::Queries,
            Head::Expect(_) => Self::Expectations,
        }
    }

    /// The name of the file: a work's own if there is one, else the one with most records of the kind,
    /// the first by name among equals, else the usual one.
    #[must_use]
    pub fn file(&self, corpus: &Corpus) -> String {
        let usual = self.usual();
        let is_own =
            matches!(self, Self::Work(_)) && corpus.sources.iter().any(|(_, file)| file.name == usual);
        if is_own {
            return usual;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (file, document) in &corpus.documents {
            let number = document.records().filter(|record| Self::of(&record.head) == *self).count();
            counts.insert(&corpus.sources.file(*file).name, number);
        }
        let most = counts.into_iter().rev().max_by_key(|(_, number)| *number);
        most.filter(|(_, number)| *number > 0).map_or(usual, |(name, _)| name.to_owned())
    }

    /// The file that is made where none has any.
    fn usual(&self) -> String {
        let name = match self {
            // A colon is in many keys, and in no name of a file on Windows.
            Self::Work(key) => {
                let name = format!("{}.catena", key.replace(':', "-"));
                let mark = if unfit(name.as_ref()).is_some() { "work-" } else { "" };
                return format!("corpus/works/{mark}{name}");
            }
            Self::Kind(_) => "concepts",
            Self::Scholars => "scholars",
            Self::Queries | Self::Expectations => "questions",
            Self::Vocabulary => "vocabulary",
        };
        format!("corpus/{name}.catena")
    }
}
