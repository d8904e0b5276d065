//! What stands behind the `?` of an address.

use form_urlencoded::parse;

/// The first parameter of a name; empty if there is none. What is no UTF-8 is replaced.
pub(super) fn parameter(query: Option<&str>, name: &str) -> String {
    parameters(query, name).into_iter().next().unwrap_or_default()
}

/// All parameters of a name, in their order.
pub(super) fn parameters(query: Option<&str>, name: &str) -> Vec<String> {
    let pairs = parse(query.unwrap_or_default().as_bytes());
    pairs.filter(|(own, _)| own == name).map(|(_, value)| value.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use crate::web::piece::next::encoded;
    use crate::web::serve::query::parameter;

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
            assert_eq!(parameter(Some(&format!("q={}", encoded(&text))), "q"), text);
        }
    }
}
