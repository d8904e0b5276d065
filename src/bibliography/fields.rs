//! What is known of fields by their names: how their text is read, and what BibTeX calls them.

use super::latex::{folded, plain, verbatim};

/// The field's text without LaTeX.
///
/// Pages lose their dashes: `183--184` and `183–184` are both `183-184`, so that they can be compared
/// with locators.
pub(super) fn text(name: &str, raw: &str) -> String {
    match name {
        "url" | "doi" | "eprint" | "uri" | "urlraw" | "verba" | "verbb" | "verbc" => verbatim(raw),
        // In a date `~` and `%` are signs of doubt.
        _ if name.ends_with("date") => verbatim(raw),
        _ if is_link(name) => folded(raw),
        "pages" => pages(&plain(raw)),
        _ => plain(raw),
    }
}

/// Links to files, BibDesk's and Zotero's own among them.
pub(super) fn is_link(name: &str) -> bool {
    matches!(name, "file" | "pdf") || name.starts_with("bdsk-") || name.starts_with("local-")
}

/// True if a field names a file on somebody's computer: nothing to publish.
pub(crate) fn is_local_file(name: &str, value: &str) -> bool {
    (is_link(name) && !name.starts_with("bdsk-url")) || value.trim_start().starts_with("file:")
}

/// Every dash becomes a hyphen without blanks around it.
fn pages(text: &str) -> String {
    let is_dash = |c: char| matches!(c, '-' | '‐'..='―' | '−' | '﹘' | '﹣' | '－');
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_dash(c) {
            out.truncate(out.trim_end().len());
            if !out.ends_with('-') {
                out.push('-');
            }
        } else if !(c == ' ' && out.ends_with('-')) {
            out.push(c);
        }
    }
    out
}

/// What BibTeX and BibLaTeX call by different names.
const NAMES: [(&str, &str); 6] = [
    ("journal", "journaltitle"),
    ("address", "location"),
    ("annote", "annotation"),
    ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"),
    ("key", "sortkey"),
];

/// BibTeX's name for a field of BibLaTeX; none if it is called the same.
pub(super) fn bibtex_name(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, biblatex)| *biblatex == name).map(|(bibtex, _)| *bibtex)
}

/// BibLaTeX's name for a field of BibTeX; none if it is called the same.
pub(super) fn biblatex_name(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(bibtex, _)| *bibtex == name).map(|(_, biblatex)| *biblatex)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn pages_can_be_compared_with_locators() {
        for (raw, expected) in [
            ("183--184", "183-184"),
            ("183–184", "183-184"),
            ("153 – 163", "153-163"),
            ("1{\\textendash}3, 7---9", "1-3, 7-9"),
            ("S12", "S12"),
            ("12--", "12-"),
        ] {
            assert_eq!(text("pages", raw), expected, "{raw}");
        }
    }

    #[test]
    fn dates_keep_their_marks() {
        assert_eq!(text("origdate", "{1994~}"), "1994~");
    }

    #[test]
    fn links_keep_what_looks_like_latex() {
        assert_eq!(text("file", "C\\:\\\\Users\\\\a--b.pdf"), "C\\:\\\\Users\\\\a--b.pdf");
        assert_eq!(text("url", "http://a/b--c\\_d"), "http://a/b--c_d");
    }
}
