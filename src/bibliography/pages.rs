//! What is doubtful in the `pages` of an entry.

use super::words::shown;

/// What is doubtful in pages, and what to do.
pub(super) fn doubt(pages: &str) -> Option<(String, String)> {
    let bare = without_words(pages);
    if bare.len() < pages.trim().len() {
        let message = format!("expected only numbers in `pages`, found `{}`", shown(pages));
        return Some((message, format!("write `{}`: citation styles add the word", shown(&bare))));
    }
    let backwards = pages.split([',', ';', '&']).find(|range| is_backwards(range))?;
    let message = format!("the pages `{}` end before they begin", shown(backwards.trim()));
    Some((message, "correct the first or the last page".to_owned()))
}

/// Pages without `p.`, `pp.`, `pages` and the like before a number.
fn without_words(pages: &str) -> String {
    const WORDS: [&str; 9] = ["pages", "page", "pgs.", "pgs", "pg.", "pp.", "pp", "p.", "p"];
    let mut out = String::new();
    let mut rest = pages.trim();
    let mut begins = true;
    while let Some(first) = rest.chars().next() {
        let lower = rest.to_ascii_lowercase();
        let word = WORDS.iter().find(|word| {
            let after = lower.strip_prefix(**word).map(str::trim_start);
            begins && after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        });
        if let Some(word) = word {
            rest = rest[word.len()..].trim_start();
            continue;
        }
        begins = !first.is_alphanumeric();
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
    out
}

/// True for `20-10`, `iv-ii` and `S96-87`, but not for `203-33`, which is short for `203-233`.
fn is_backwards(range: &str) -> bool {
    let dashes = ['-', '–', '—', '\u{2010}', '\u{2011}', '\u{2212}'];
    let mut ends = range.split(dashes).map(str::trim).filter(|end| !end.is_empty());
    let (Some(from), Some(to), None) = (ends.next(), ends.next(), ends.next()) else { return false };
    if let (Some(from), Some(to)) = (roman(from), roman(to)) {
        return to < from;
    }
    let parted = |end: &str| {
        let at = end.find(|c: char| c.is_ascii_digit())?;
        let digits = end[at..].to_owned();
        digits.chars().all(|c| c.is_ascii_digit()).then(|| (end[..at].to_owned(), digits))
    };
    let (Some((before, from)), Some((again, to))) = (parted(from), parted(to)) else { return false };
    let same_numbering = before.eq_ignore_ascii_case(&again) || again.is_empty();
    match (from.parse::<u64>(), to.parse::<u64>()) {
        // With fewer digits the last page leaves out those that it shares with the first.
        (Ok(first), Ok(last)) => same_numbering && last < first && to.len() >= from.len(),
        _ => false,
    }
}

/// A small number in roman digits.
fn roman(text: &str) -> Option<i64> {
    let digit = |c: char| match c.to_ascii_lowercase() {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        'd' => Some(500),
        'm' => Some(1000),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let value = digits.iter().enumerate().try_fold(0_i64, |value, (at, digit)| {
        // In `iv` the one is taken away.
        let is_less = digits.get(at + 1).is_some_and(|next| next > digit);
        value.checked_add(if is_less { -i64::from(*digit) } else { i64::from(*digit) })
    })?;
    (!digits.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::doubt;

    #[test]
    fn what_is_doubtful_is_told() {
        for (pages, said) in [
            ("pp. 10-20", "expected only numbers"),
            ("p.5", "expected only numbers"),
            ("PP 10--20", "expected only numbers"),
            ("3, pp. 7-9", "expected only numbers"),
            ("20--10", "end before they begin"),
            ("7-5", "end before they begin"),
            ("1-3, 9–5", "end before they begin"),
            ("iv-ii", "end before they begin"),
            ("S96-S87", "end before they begin"),
        ] {
            let found = doubt(pages).map(|(message, _)| message).unwrap_or_default();
            assert!(found.contains(said), "{pages}: {found}");
        }
        assert!(doubt("pp. 10-20, p. 30").is_some_and(|(_, help)| help.contains("`10-20, 30`")));
    }

    #[test]
    fn what_is_usual_is_not() {
        for pages in [
            "10-20", "203-33", "203–33", "ix-xii", "80", "e17", "S87-96", "A19", "12+", "10-x", "1--3,5",
            "xii-4",
        ] {
            assert_eq!(doubt(pages), None, "{pages}");
        }
    }
}
