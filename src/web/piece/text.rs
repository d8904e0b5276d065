//! Texts of a library in a page: never markup, and with what cannot be seen shown as what it is.

use std::ops::Range;

use maud::{Markup, Render, html};

use crate::visible::hidden;

/// A text of a library.
pub(in crate::web) struct Text<'t>(pub(in crate::web) &'t str);

impl Render for Text<'_> {
    fn render(&self) -> Markup {
        let mut parts: Vec<Result<&str, char>> = Vec::new();
        let mut from = 0;
        for (at, sign) in hidden(self.0) {
            parts.push(Ok(&self.0[from..at]));
            parts.push(Err(sign));
            from = at + sign.len_utf8();
        }
        parts.push(Ok(&self.0[from..]));
        html! {
            @for part in parts {
                @match part {
                    Ok(text) => (text),
                    Err(sign) => span.hidden title="a character that cannot be seen" {
                        (format!("U+{:04X}", u32::from(sign)))
                    },
                }
            }
        }
    }
}

/// A text with the ranges of bytes marked in which words were found.
pub(in crate::web) fn with_hits(text: &str, hits: &[Range<usize>]) -> Markup {
    let mut from = 0;
    let mut parts: Vec<(bool, &str)> = Vec::new();
    for hit in hits {
        let (Some(before), Some(found)) = (text.get(from..hit.start), text.get(hit.clone())) else {
            continue;
        };
        parts.extend([(false, before), (true, found)]);
        from = hit.end;
    }
    parts.push((false, text.get(from..).unwrap_or_default()));
    html! {
        @for (is_hit, part) in parts {
            @if is_hit { mark { (Text(part)) } } @else { (Text(part)) }
        }
    }
}

/// What other text stands in one attribute or title, where there is no markup to show what cannot be seen.
pub(in crate::web) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for (at, sign) in hidden(text) {
        plain.push_str(&text[from..at]);
        plain.push_str(&format!("U+{:04X}", u32::from(sign)));
        from = at + sign.len_utf8();
    }
    plain.push_str(&text[from..]);
    plain
}
