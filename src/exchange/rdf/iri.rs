//! The addresses of things: a base, what sort of thing it is, and its id.

use oxrdf::NamedNode;

/// The base where none is given: names that are not on the Web, and whose owner is nobody.
pub const DEFAULT_BASE: &str = "urn:catena:";

/// What every address of a library begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// A base.
    ///
    /// # Errors
    /// Why the addresses that begin so would be none.
    pub fn new(text: &str) -> Result<Self, String> {
        NamedNode::new(format!("{text}topic/x")).map_err(|error| error.to_string())?;
        Ok(Self(text.to_owned()))
    }

    /// The base itself.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The address of a node, whose id is `KIND:ID`: topics of all kinds share one set of ids.
    pub(super) fn node(&self, id: &str) -> NamedNode {
        let (kind, id) = id.split_once(':').unwrap_or(("", id));
        match kind {
            "claim" | "argument" | "work" | "scholar" | "excerpt" => self.of(kind, id),
            _ => self.of("topic", id),
        }
    }

    /// The address of a thing of a sort.
    pub(super) fn of(&self, sort: &str, id: &str) -> NamedNode {
        // What is encoded has no signs that an address must not have.
        NamedNode::new_unchecked(format!("{}{sort}/{}", self.0, encoded(id)))
    }
}

/// The address of a part of a thing.
pub(super) fn part(of: &NamedNode, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}/{name}", of.as_str()))
}

/// An id as it stands in an address: letters and digits of ASCII, `-`, `_`, `.`, `~` and `/` as they are, all else as the
/// bytes of UTF-8.
pub(super) fn encoded(id: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    id.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Base, encoded};

    #[test]
    fn ids_are_encoded_and_bases_are_checked() {
        assert_eq!(encoded("o'neil_2001/a b→"), "o%27neil_2001/a%20b%E2%86%92");
        for base in ["urn:catena:", "https://example.org/library/", "https://example.org/library#"] {
            assert!(Base::new(base).is_ok(), "{base}");
        }
        for base in ["", "library/", "http://a b/", "<script>", "http://[/"] {
            assert!(Base::new(base).is_err(), "{base}");
        }
    }
}
