//! Plain text and Markdown, as `pdftotext` and people write them: a form feed ends a page.

use crate::document::{Document, Page, Unreadable};

/// Reads UTF-8.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8(error.valid_up_to()))?;
    let pages = text.trim_start_matches('\u{feff}').split('\u{c}');
    let pages: Vec<Page> =
        pages.map(|page| Page { label: None, text: page.to_owned(), large: Vec::new() }).collect();
    Ok(Document { is_paged: pages.len() > 1, pages })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::Unreadable;

    #[test]
    fn a_form_feed_ends_a_page() {
        let read = |text: &str| {
            let document = read(text.as_bytes()).unwrap_or_default();
            (document.is_paged, document.pages.into_iter().map(|page| page.text).collect::<Vec<_>>())
        };
        assert_eq!(read("\u{feff}a\n\u{c}b"), (true, vec!["a\n".to_owned(), "b".to_owned()]));
        assert_eq!(read("a"), (false, vec!["a".to_owned()]));
    }

    #[test]
    fn what_is_not_utf_8_is_named_with_its_place() {
        assert_eq!(read(b"caf\xe9"), Err(Unreadable::NotUtf8(3)));
    }
}
