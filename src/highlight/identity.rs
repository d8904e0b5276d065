//! The identity of a highlight to which its program gives no id.

use sha2::{Digest, Sha256};

use super::plain::one_line;

/// An id from what makes a highlight itself: work, place and words. Blanks do not count.
pub(super) fn hashed(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(one_line(part).as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(10).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::hashed;

    #[test]
    fn parts_count_and_blanks_do_not() {
        assert_eq!(hashed(&["a  b", "c"]), hashed(&["a b", " c"]));
        assert_ne!(hashed(&["a b", "c"]), hashed(&["a", "b c"]));
    }
}
