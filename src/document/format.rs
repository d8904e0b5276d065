//! The formats of copies.

use std::path::Path;

/// A format that copies of works are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text or Markdown.
    Plain,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 1] = [Self::Plain];

    /// How the names of its files end, the likeliest first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &["txt", "md", "markdown"],
        }
    }

    /// The format of a file, by its content where that tells, else by its name.
    #[must_use]
    pub fn of(_name: &str, _bytes: &[u8]) -> Self {
        Self::Plain
    }

    /// The format that the name of a file stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let ending = Path::new(name).extension()?;
        Self::ALL.into_iter().find(|format| format.endings().iter().any(|known| ending == *known))
    }
}
