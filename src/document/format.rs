//! The formats of copies.

use std::path::Path;

/// A format that copies of works are in, the best to compare quotes with first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text or Markdown.
    Plain,
    /// PDF.
    Pdf,
    /// EPUB.
    Epub,
    /// A saved page.
    Html,
    /// A manuscript of Word and others.
    Docx,
}

/// What other formats there are, and what makes of them one that is read.
const OTHERS: [(&str, &str); 11] = [
    ("doc", "save it as DOCX or PDF"),
    ("odt", "save it as DOCX or PDF"),
    ("rtf", "save it as DOCX or PDF"),
    ("pages", "export it as DOCX or PDF"),
    ("djvu", "run `ddjvu -format=pdf` and `ocrmypdf`, or `djvutxt`"),
    ("mobi", "convert it to EPUB with Calibre"),
    ("azw", "convert it to EPUB with Calibre"),
    ("azw3", "convert it to EPUB with Calibre"),
    ("ps", "run `ps2pdf`"),
    ("chm", "convert it to EPUB with Calibre"),
    ("pptx", "export it as PDF"),
];

impl Format {
    /// All formats.
    pub const ALL: [Self; 5] = [Self::Plain, Self::Pdf, Self::Epub, Self::Html, Self::Docx];

    /// How the names of its files end, the likeliest first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &["txt", "md", "markdown"],
            Self::Pdf => &["pdf"],
            Self::Epub => &["epub"],
            Self::Html => &["html", "htm", "xhtml"],
            Self::Docx => &["docx"],
        }
    }

    /// The format of a file, by its content where that tells, else by its name.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let named = Self::named(name).unwrap_or(Self::Plain);
        let head = bytes.get(..1024).unwrap_or(bytes);
        // Words about PDF are no PDF.
        if named != Self::Plain && head.windows(5).any(|part| part == b"%PDF-") || head.starts_with(b"%PDF-")
        {
            return Self::Pdf;
        }
        named
    }

    /// The format that the name of a file stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let ending = ending(name)?;
        Self::ALL.into_iter().find(|format| format.endings().contains(&ending.as_str()))
    }

    /// What makes of a format that is not read one that is; of one that nothing is known of, nothing.
    #[must_use]
    pub fn instead(name: &str) -> Option<&'static str> {
        let ending = ending(name)?;
        OTHERS.iter().find(|(other, _)| *other == ending).map(|(_, advice)| *advice)
    }
}

fn ending(name: &str) -> Option<String> {
    Some(Path::new(name).extension()?.to_str()?.to_lowercase())
}
