//! Shares of a whole.

/// `part` of `all` in percent with one decimal, cut and not rounded: only all of them are 100.0. Of
/// nothing, it is 0.0.
#[must_use]
pub fn percent(part: usize, all: usize) -> String {
    let tenths = (part * 1000).checked_div(all).unwrap_or(0);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn only_all_is_all() {
        assert_eq!(percent(283, 283), "100.0 %");
        assert_eq!(percent(9999, 10000), "99.9 %");
        assert_eq!(percent(1, 3), "33.3 %");
        assert_eq!(percent(0, 0), "0.0 %");
    }
}
