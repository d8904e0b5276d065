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

/// The DOI that an address gives as such. That of a publisher's page may have more behind it, which is cut where it can
/// be told.
pub(crate) fn doi_of_address(address: &str) -> Option<String> {
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    // JSTOR makes DOIs of the numbers in its addresses.
    let of_jstor = bare.split_once("jstor.org/stable/").map(|(_, number)| number.trim_end_matches('/'));
    if let Some(number) = of_jstor.filter(|number| is_number(number)) {
        return Some(format!("10.2307/{number}"));
    }
    let is_told = bare.starts_with("doi:") || bare.contains("doi.org/10.") || bare.contains("/doi/");
    is_told.then(|| doi_in(bare)).flatten()
}

/// The number of a paper of arXiv in an address, a DOI or the name of a file, without its version; a text that has none
/// of arXiv's words must be a number alone: `2401.01234v2`.
pub(crate) fn arxiv_in(text: &str) -> Option<String> {
    const BEFORE: [&str; 5] =
        ["arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "arxiv:", "10.48550/arxiv."];
    let lower = text.trim().to_lowercase();
    let told = BEFORE.iter().find_map(|before| lower.find(before).map(|at| &lower[at + before.len()..]));
    let rest = told.unwrap_or(&lower);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/')));
    let number = rest[..end.unwrap_or(rest.len())].trim_end_matches(".pdf").trim_end_matches(['/', '.']);
    let version = number.rsplit_once('v').filter(|(_, version)| is_number(version));
    let number = version.map_or(number, |(number, _)| number);
    let is_new = number.split_once('.').is_some_and(|(month, number)| {
        month.len() == 4 && (4..=5).contains(&number.len()) && is_number(month) && is_number(number)
    });
    let is_old = told.is_some() && number.split_once('/').is_some_and(|(_, number)| is_number(number));
    (is_new || is_old).then(|| number.to_owned())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An address without what may differ though it leads to the same page: protocol, `www.`, the last stroke,
/// the case of letters.
pub(crate) fn address(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let bare = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').to_owned()
}

/// The [`address`] of the page that a reader has open: also without a page that shows it for readers who mark it, the
/// place on it, and what tells where the reader came from.
pub(crate) fn page_of_address(text: &str) -> String {
    // `https://via.hypothes.is/https://…`, `chrome-extension://…/https://…`
    let inner = text.rfind("http://").max(text.rfind("https://"));
    let page = inner.map_or(text, |at| &text[at..]);
    let page = page.split('#').next().unwrap_or_default();
    let (page, query) = page.split_once('?').unwrap_or((page, ""));
    let told = query.split('&').filter(|part| {
        let name = part.split('=').next().unwrap_or_default().to_lowercase();
        !(name.is_empty() || name.starts_with("utm_") || ["fbclid", "gclid"].contains(&name.as_str()))
    });
    let query = told.collect::<Vec<_>>().join("&");
    let page = address(page);
    if query.is_empty() { page } else { format!("{page}?{}", query.to_lowercase()) }
}

/// A path or an address with its characters in place of `%20` and the like. What is no such sign stays.
pub(crate) fn unescaped(text: &str) -> String {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let sign = match after {
            [high, low, ..] if *first == b'%' => digit(high).zip(digit(low)),
            _ => None,
        };
        match sign {
            Some((high, low)) => {
                bytes.push(high * 16 + low);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{address, arxiv_in, bare_doi, doi_in, doi_of_address, isbns_in, page_of_address, unescaped};

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
        for other in [
            "https://www.Example.org/a/",
            "https://via.hypothes.is/https://example.org/a",
            "https://example.org/a?utm_source=x&fbclid=y#page=3",
        ] {
            assert_eq!(page_of_address(other), address("http://example.org/a"), "{other}");
        }
        assert_ne!(
            page_of_address("https://example.org/?id=1"),
            page_of_address("https://example.org/?id=2")
        );
        assert_eq!(doi_of_address("https://example.org/doi/10.1000/X?a=b").as_deref(), Some("10.1000/x"));
        assert_eq!(doi_of_address("https://example.org/10.1000/x"), None);
        let of_jstor = doi_of_address("https://www.jstor.org/stable/2538540?seq=3");
        assert_eq!(of_jstor.as_deref(), Some("10.2307/2538540"));
        for text in [
            "https://arxiv.org/pdf/2401.01234v2.pdf",
            "arXiv:2401.01234",
            "2401.01234v1",
            "10.48550/arXiv.2401.01234",
        ] {
            assert_eq!(arxiv_in(text).as_deref(), Some("2401.01234"), "{text}");
        }
        assert_eq!(arxiv_in("https://arxiv.org/abs/hep-th/9901001").as_deref(), Some("hep-th/9901001"));
        for text in ["https://example.org/2401.01234", "2024.12", "arxiv.org/abs/"] {
            assert_eq!(arxiv_in(text), None, "{text}");
        }
        for (text, plain) in
            [("a%20b.pdf", "a b.pdf"), ("100%", "100%"), ("%zz%C3%A9", "%zzé"), ("%ff", "%ff")]
        {
            assert_eq!(unescaped(text), plain);
        }
    }
}
