//! What is recorded of a thing, by name.

use maud::{Markup, html};

use crate::bibliography::is_local_file;
use crate::catalog::entry::Node;
use crate::catalog::entry::NodeId;
use crate::render::show::facts::facts;
use crate::web::piece::prose;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// The facts of a thing but those of these names, which the page tells otherwise.
pub(in crate::web) fn but(sheet: &Sheet<'_>, node: NodeId, told: &[&str]) -> Markup {
    let catalog = sheet.catalog();
    let is_work = matches!(catalog.node(node), Node::Work(_));
    let is_published = |(name, values): &(String, Vec<String>)| {
        let is_local = is_work && values.iter().any(|value| is_local_file(name, value));
        !is_local && !told.contains(&name.as_str())
    };
    let facts: Vec<(String, Vec<String>)> =
        facts(&sheet.world(), node).into_iter().filter(is_published).collect();
    html! {
        @if !facts.is_empty() {
            dl.facts {
                @for (name, values) in &facts {
                    dt { (Text(name)) }
                    @for value in values {
                        dd {
                            @match link(name, value).filter(|_| is_work) {
                                Some(href) => a href=(href) rel="external nofollow" { (Text(value)) },
                                None if is_work => (Text(value)),
                                None => (prose::ids(sheet, value)),
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where a field of the bibliography leads outside; never anywhere but by `http`, `https` and through DOIs.
fn link(name: &str, value: &str) -> Option<String> {
    let value = value.trim();
    if value.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    match name {
        "doi" if value.starts_with("10.") => {
            // A DOI may have signs in it that mean something else in an URL.
            let value = value.replace('%', "%25").replace('#', "%23").replace('?', "%3F");
            Some(format!("https://doi.org/{}", escaped(&value)))
        }
        "doi" | "url" => {
            ["https://", "http://"].iter().any(|scheme| value.starts_with(scheme)).then(|| escaped(value))
        }
        _ => None,
    }
}

/// An URL whose signs are all such as an URL may have; those that mean something in one stay.
fn escaped(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn only_the_web_is_linked_to() {
        assert_eq!(
            link("url", "https://example.org/ä?a=1").as_deref(),
            Some("https://example.org/%C3%A4?a=1")
        );
        assert_eq!(link("doi", "10.1000/x<y>").as_deref(), Some("https://doi.org/10.1000/x%3Cy%3E"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", "ftp://x"]
        {
            assert_eq!(link("url", bad), None, "{bad}");
        }
        assert_eq!(link("title", "https://example.org"), None);
    }
}
