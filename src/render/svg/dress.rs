//! What an SVG is for.

use crate::catalog::entry::NodeId;

/// What an SVG is for.
#[derive(Clone, Copy)]
pub enum Dress<'a> {
    /// A file of its own: light paper, the question above it, 16 by 9.
    Alone,
    /// An element of a page, without a size, a style or a caption of its own: the page's style sheet may give its classes other
    /// colours.
    Page {
        /// Where a thing's page is; no link where there is none. It is an address by `http` or `https`, or one within the site,
        /// relative or from its root.
        href: &'a dyn Fn(NodeId) -> Option<String>,
    },
}

impl Dress<'_> {
    /// The address of a thing's page.
    pub(super) fn link(&self, node: NodeId) -> Option<String> {
        match self {
            Self::Alone => None,
            Self::Page { href } => href(node).filter(|address| is_harmless(address)),
        }
    }
}

/// True for an address that leads to a page and does nothing.
fn is_harmless(address: &str) -> bool {
    // What has a colon before its path may be a scheme, and two slashes begin with a host.
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    let is_within = !address.is_empty() && !first.contains(':') && !address.starts_with("//");
    let is_page = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
    (is_within || is_page) && !address.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\')
}

#[cfg(test)]
mod tests {
    use super::is_harmless;

    #[test]
    fn only_pages_are_linked_to() {
        for address in [
            "/topic/trust",
            "#trust",
            "?of=trust",
            "trust.html",
            "../topic/trust.html#a:b",
            "https://doi.org/10.1/x",
            "http://a.example",
        ] {
            assert!(is_harmless(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "a:b/c",
            "/a b",
            "\u{1}/",
            "",
            "/\\evil",
        ] {
            assert!(!is_harmless(address), "{address}");
        }
    }
}
