//! Links to Zotero in Markdown: `[label](zotero://open-pdf/library/items/KEY?page=3&annotation=KEY)`.

use std::ops::Range;

/// So many letters may a label have, and an address.
const LONGEST: usize = 500;

/// Links that stand together: of a citation, of the place in a file, or both.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Links {
    /// From the first bracket to the last, in bytes.
    pub(super) range: Range<usize>,
    /// How the work and the page are cited.
    pub(super) label: Option<String>,
    /// The key of the work.
    pub(super) work: Option<String>,
    /// The key of the attachment.
    pub(super) attachment: Option<String>,
    /// The key of the annotation.
    pub(super) annotation: Option<String>,
    /// True of a citation of several works at once.
    pub(super) are_several: bool,
}

/// All links to Zotero in a text, those together that only blanks divide.
pub(super) fn links(text: &str) -> Vec<Links> {
    let mut all: Vec<Links> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("](zotero://") {
        let middle = at + found;
        at = middle + 2;
        let mut letters = text.as_bytes()[at..].iter().take(LONGEST);
        let Some(end) = letters.position(|byte| *byte == b')').map(|end| at + end) else { continue };
        let Some(start) = opening(&text[..middle]) else { continue };
        let label = &text[start + 1..middle];
        let enclosed = text[..start].ends_with('(') && text[end + 1..].starts_with(')');
        let range = if enclosed { start - 1..end + 2 } else { start..end + 1 };
        let address = &text[at..end];
        at = end;
        let Some(last) = all.last_mut() else {
            all.push(Links::first(range, label, address));
            continue;
        };
        if last.range.end > range.start {
            continue;
        }
        // `([Roe](…); [Doe](…)) ([pdf](…)) ([pdf](…))`
        let between = text[last.range.end..range.start].trim();
        let bare = between.trim_matches(['(', ')', ' ']);
        let is_list = bare == ";";
        let is_more = last.are_several && bare.is_empty() || between.is_empty() && last.takes(address);
        if is_list || is_more {
            last.are_several |= is_list;
            last.range.end = range.end;
            last.add(label, address);
        } else {
            all.push(Links::first(range, label, address));
        }
    }
    all
}

/// The bracket that begins a label, whose text may have brackets itself.
fn opening(before: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, c) in before.char_indices().rev().take(LONGEST) {
        match c {
            '\n' => return None,
            ']' => open += 1,
            '[' if open == 0 => return Some(at),
            '[' => open -= 1,
            _ => {}
        }
    }
    None
}

impl Links {
    fn first(range: Range<usize>, label: &str, address: &str) -> Self {
        let mut links = Self { range, ..Self::default() };
        links.add(label, address);
        links
    }

    /// True if a further link can belong to the same annotation.
    fn takes(&self, address: &str) -> bool {
        if opens(address) { self.attachment.is_none() } else { self.work.is_none() }
    }

    fn add(&mut self, label: &str, address: &str) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let key = path.split("/items/").nth(1).and_then(|rest| rest.split('/').next());
        let key = key.filter(|key| !key.is_empty()).map(str::to_owned);
        if opens(address) {
            self.attachment = key;
            let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name));
            self.annotation = value("annotation=").filter(|key| !key.is_empty()).map(str::to_owned);
            // `([pdf](…))` says nothing, `[(p. 2)](…)` where.
            if self.label.is_none() && label.chars().any(|c| c.is_ascii_digit()) {
                self.label = Some(label.trim_matches(['(', ')', ' ']).to_owned());
            }
        } else {
            self.work = key;
            self.label = Some(label.trim().to_owned());
        }
    }
}

/// True of an address that opens a file, rather than showing a work in the list of works.
fn opens(address: &str) -> bool {
    address.starts_with("zotero://open")
}

#[cfg(test)]
mod tests {
    use super::links;

    #[test]
    fn what_stands_together_is_one() {
        let text = "“a” ([Roe, 2020, p. 4](zotero://select/library/items/W)) \
            ([pdf](zotero://open-pdf/library/items/A?page=3&annotation=N)) b \
            [(p. 2)](zotero://open/groups/1/items/B?annotation=M&page=2)";
        let found = links(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].label.as_deref(), Some("Roe, 2020, p. 4"));
        assert_eq!((found[0].work.as_deref(), found[0].annotation.as_deref()), (Some("W"), Some("N")));
        assert_eq!(&text[found[0].range.end..found[1].range.start], " b ");
        assert_eq!((found[1].label.as_deref(), found[1].annotation.as_deref()), (Some("p. 2"), Some("M")));
        assert_eq!(found[1].attachment.as_deref(), Some("B"));
    }

    #[test]
    fn several_works_are_told() {
        let text = "([Roe](zotero://select/library/items/A); [Doe](zotero://select/library/items/B)) \
            ([pdf](zotero://open-pdf/library/items/C?annotation=M)) \
            ([pdf](zotero://open-pdf/library/items/D?annotation=N))";
        let found = links(text);
        assert_eq!((found.len(), found[0].are_several), (1, true));
        assert_eq!(&text[found[0].range.end..], "");
    }

    #[test]
    fn what_is_broken_is_no_link() {
        for text in ["](zotero://", "x](zotero://a)", "[x](zotero://a", "[\n](zotero://a)"] {
            assert_eq!(links(text), [], "{text}");
        }
    }
}
