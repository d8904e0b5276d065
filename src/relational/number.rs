//! The numbers of things in tables.

use sha2::{Digest, Sha256};

use crate::catalog::NodeClass;

/// The number of a thing: the first eight bytes, big-endian, of SHA-256 of its class, a zero byte and its id, without the
/// highest bit. It depends on nothing else, so tables that were made apart agree.
#[must_use]
pub fn number(class: NodeClass, id: &str) -> i64 {
    let mut hash = Sha256::new();
    hash.update(class.word().as_bytes());
    hash.update([0]);
    hash.update(id.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize()[..8]);
    (u64::from_be_bytes(first) & (u64::MAX >> 1)).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::catalog::NodeClass;

    /// As `printf 'work\0snyder1997' | sha256sum` has it.
    #[test]
    fn a_number_is_of_class_and_id() {
        assert_eq!(number(NodeClass::Work, "snyder1997"), 0x4154_7897_c70b_2a6e);
        assert_ne!(number(NodeClass::Topic, "trust"), number(NodeClass::Scholar, "trust"));
    }
}
