//! What identifies a publication, however it is written: DOI, ISBN, address.

/// The DOI in a text, in small letters, without the address of a resolver.
pub(crate) fn doi_in(text: &str) -> Option<String> {
    let doi = text.to_lowercase().replace("%2f", "/");
    let begins = doi.find("10.")?;
    let doi = doi[begins..].trim().trim_end_matches(['.', ',', ';', '/']);
    Some(doi.to_owned()).filter(|doi| doi.contains('/') && !doi.contains(char::is_whitespace))
}

/// The DOI as it is printed: without the address of a resolver or `doi:`; a text that has none stays as it is.
pub(super) fn bare_doi(text: &str) -> String {
    let lower = text.trim().to_ascii_lowercase();
    let begins = ["http", "doi", "dx.doi", "www.doi"].iter().any(|before| lower.starts_with(before));
    match lower.find("10.").filter(|_| begins) {
        Some(at) => text.trim()[at..].replace("%2F", "/").replace("%2f", "/"),
        None => text.trim().to_owned(),
    }
}

/// The ISBNs in a text, each in its form of thirteen digits.
pub(crate) fn isbns_in(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '–')));
    let digits = words.map(|word| {
        word.chars().filter(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X')).collect::<String>()
    });
    digits
        .filter_map(|isbn| match isbn.len() {
            13 => Some(isbn),
            // The last digit of the old form is one of control, and another one in the new.
            10 => Some(with_control(&format!("978{}", &isbn[..9]))),
            _ => None,
        })
        .collect()
}

/// An ISBN of thirteen digits from its first twelve.
fn with_control(digits: &str) -> String {
    let sum: u32 = digits
        .chars()
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| digit.to_digit(10).unwrap_or_default() * weight)
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// An address without what may differ though it leads to the same page: protocol, `www.`, the last stroke,
/// the case of letters.
pub(crate) fn address(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let bare = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{address, bare_doi, doi_in, isbns_in};

    #[test]
    fn identifiers_are_the_same_however_they_are_written() {
        for doi in
            ["10.1000/X", "https://doi.org/10.1000/x", "doi: 10.1000/x.", "http://dx.doi.org/10.1000%2Fx"]
        {
            assert_eq!(doi_in(doi).as_deref(), Some("10.1000/x"), "{doi}");
        }
        assert_eq!(doi_in("forthcoming"), None);
        for doi in
            ["10.1000/X", "https://doi.org/10.1000/X", "doi: 10.1000/X", "http://dx.doi.org/10.1000%2FX"]
        {
            assert_eq!(bare_doi(doi), "10.1000/X");
        }
        assert_eq!(isbns_in("0-8014-8428-6, 978-0-8014-8428-3"), ["9780801484285", "9780801484283"]);
        assert_eq!(isbns_in("ISBN 0306406152"), ["9780306406157"]);
        assert_eq!(address("https://www.Example.org/a/"), address("http://example.org/a"));
    }
}
