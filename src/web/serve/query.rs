//! What stands behind the `?` of an address.

/// The first parameter of a name; empty if there is none. What is no UTF-8 is replaced.
pub(super) fn parameter(query: Option<&str>, name: &str) -> String {
    parameters(query, name).into_iter().next().unwrap_or_default()
}

/// All parameters of a name, in their order.
pub(super) fn parameters(query: Option<&str>, name: &str) -> Vec<String> {
    let pairs = query.unwrap_or_default().split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.filter(|(own, _)| decoded(own) == name).map(|(_, value)| decoded(value)).collect()
}

/// A text without the escapes of an address.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits
            .filter(|digits| first == b'%' && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(if first == b'+' { b' ' } else { first }));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use crate::web::piece::next::encoded;
    use crate::web::serve::query::{decoded, parameter};

    #[test]
    fn a_parameter_is_the_first_of_its_name() {
        assert_eq!(parameter(Some("a=1&q=one+two%3F&q=3"), "q"), "one two?");
        assert_eq!(parameter(Some("q"), "q"), "");
        assert_eq!(parameter(Some("Q=1"), "q"), "");
        assert_eq!(parameter(None, "q"), "");
        assert_eq!(parameter(Some("q=%zz%4"), "q"), "%zz%4");
        assert_eq!(parameter(Some("q=%ff"), "q"), "\u{fffd}");
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(text in any::<String>()) {
            assert_eq!(decoded(&encoded(&text)), text);
        }
    }
}
