//! What the elements of HTML are to a reader.

use std::collections::BTreeMap;

use html5gum::StartTag;

/// An element that is open.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    /// True where its text is not the author's.
    pub(super) is_skipped: bool,
    /// True where it is a note.
    pub(super) is_note: bool,
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) is_closed: bool,
    attributes: BTreeMap<String, String>,
}

impl Tag {
    pub(super) fn of(tag: &StartTag<()>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            name: text(&tag.name),
            is_closed: tag.self_closing,
            attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(&value.value))).collect(),
        }
    }

    /// An attribute; empty if there is none.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Whether an attribute of several words has one of these.
    pub(super) fn has(&self, name: &str, words: &[&str]) -> bool {
        self.attribute(name).split_whitespace().any(|word| words.contains(&word))
    }

    /// Whether it is one of these kinds, as EPUB or as HTML says it.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.has("epub:type", &[kind]) || self.attribute("role").strip_prefix("doc-") == Some(kind)
    }
}

/// Whether an element has no end.
pub(super) fn is_closed(tag: &Tag) -> bool {
    const VOID: [&str; 13] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ];
    tag.is_closed || VOID.contains(&tag.name.as_str())
}

/// Whether what an element holds is no text of the author's: scripts, styles, what leads to other pages.
pub(super) fn is_skipped(tag: &Tag) -> bool {
    const OTHER: [&str; 15] = [
        "script", "style", "noscript", "template", "head", "nav", "form", "button", "select", "iframe",
        "object", "svg", "audio", "video", "dialog",
    ];
    OTHER.contains(&tag.name.as_str())
        || tag.attributes.contains_key("hidden")
        || tag.attribute("aria-hidden") == "true"
        || ["navigation", "banner", "search", "complementary"].contains(&tag.attribute("role"))
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<usize> {
    let level: usize = name.strip_prefix('h')?.parse().ok()?;
    // The title of a page is a heading as those of its sections are.
    (1..=6).contains(&level).then_some(level + 1)
}

/// Whether an element is a paragraph or holds paragraphs.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 24] = [
        "p",
        "div",
        "section",
        "article",
        "aside",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "body",
        "main",
        "figure",
        "figcaption",
        "header",
        "footer",
        "pre",
        "hr",
        "address",
        "caption",
        "details",
        "summary",
    ];
    BLOCKS.contains(&name)
}
