//! Where a mark is: a page, a location, or both.

use super::words::{AFTER, LOCATIONS, PAGES};

/// Where a mark is. A page is a label, as printed; a location counts stretches of an e-book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) page: Option<String>,
    pub(super) location: Option<String>,
}

impl Place {
    /// Reads what a line says, up to its date: `- Your Highlight on page 12 | location 175-177`.
    pub(super) fn read(line: &str) -> Self {
        let line: Vec<char> = line.chars().map(narrow).collect();
        let lower: String = line.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
        // The rest of the line behind a byte of its small letters.
        let rest = |at: usize| line[lower[..at].chars().count()..].iter().collect::<String>();
        let after =
            |words: &[&str]| words.iter().find_map(|word| number(&rest(lower.find(word)? + word.len())));
        let before =
            |words: &[&str]| words.iter().find_map(|word| number_before(&lower[..lower.find(word)?]));
        let location =
            after(&LOCATIONS).filter(|location| location.starts_with(|c: char| c.is_ascii_digit()));
        Self { page: before(&AFTER).or_else(|| after(&PAGES)), location }
    }

    /// Reads what a line says by its form alone: in any language it is `- … 12 | … 175-177 | date`, in a notebook
    /// `… 12 · … 175`, with the page first. One number may be a page or a location.
    pub(super) fn by_form(line: &str) -> Option<Self> {
        let line: String = line.chars().map(narrow).collect();
        let parts: Vec<&str> = line.split(['|', '·']).collect();
        let (page, location) = match parts.as_slice() {
            [page, location, _date] => (page, location),
            [page, location] if line.contains('·') => (page, location),
            _ => return None,
        };
        Some(Self { page: Some(only_number(page)?), location: Some(only_number(location)?) })
    }

    /// Reads what a text says by its words, else by its form.
    pub(super) fn told(words: &str, form: &str) -> Self {
        let by_words = Self::read(words);
        if by_words.is_empty() { Self::by_form(form).unwrap_or_default() } else { by_words }
    }

    /// True if it has neither page nor location.
    pub(super) fn is_empty(&self) -> bool {
        self.page.is_none() && self.location.is_none()
    }

    /// As a place is written: the page, which a scholar cites, or else the location.
    pub(super) fn shown(&self) -> Option<String> {
        let page = self.page.as_ref().map(|page| format!("p. {page}"));
        page.or_else(|| self.location.as_ref().map(|location| format!("location {location}")))
    }

    /// The numbers from which and to which it goes; none if it has no number.
    pub(super) fn range(&self) -> Option<(u64, u64)> {
        let text = self.location.as_ref().or(self.page.as_ref())?;
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let start: u64 = from.parse().ok()?;
        // `2919-28` is short for 2919-2928.
        let whole = if to.len() < from.len() {
            format!("{}{to}", &from[..from.len() - to.len()])
        } else {
            to.to_owned()
        };
        let end: u64 = whole.parse().ok()?;
        Some((start, end.max(start)))
    }
}

/// A full-width digit as a narrow one, and every sign of a range as a hyphen.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '–' | '—' | '～' | '〜' | '－' => '-',
        c => c,
    }
}

/// The number or range in a text that has one.
fn only_number(text: &str) -> Option<String> {
    let mut numbers =
        text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | ','))).filter_map(number);
    let first = numbers.next()?;
    numbers.next().is_none().then_some(first)
}

/// The number or range that ends a text.
fn number_before(text: &str) -> Option<String> {
    let text = text.trim_end();
    let start = text.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    number(&text[start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..])
}

/// The number, numeral or range that begins a text, before which there may be signs; a range of one is one.
fn number(text: &str) -> Option<String> {
    // In Chinese a place is `#114-116`, in Japanese `No. 114-116`.
    let text = text.trim_start_matches([' ', ':', '#', '.', '\u{a0}']);
    let text = text.strip_prefix("No.").or_else(|| text.strip_prefix("no.")).unwrap_or(text).trim_start();
    let is_of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ',');
    // `1,234` is one number.
    let whole: String = text.chars().take_while(|c| is_of_number(*c)).filter(|c| *c != ',').collect();
    let whole = whole.trim_matches('-');
    let is_numeral = whole.chars().all(|c| "ivxlcdm-".contains(c.to_ascii_lowercase()));
    let has_digit = whole.chars().any(|c| c.is_ascii_digit());
    if whole.is_empty() || !(is_numeral || has_digit) {
        return None;
    }
    match whole.split_once('-') {
        Some((from, to)) if from == to => Some(from.to_owned()),
        _ => Some(whole.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn places_of_every_language() {
        for (line, page, location) in [
            ("- Your Highlight on page 12 | location 175-177", "12", "175-177"),
            ("- Your Highlight on page ix | location 247-248", "ix", "247-248"),
            ("- Your Highlight on Page 125-125", "125", ""),
            ("- Your Highlight at location 98-98", "", "98"),
            ("- Your Highlight on page S3 | Location 1,234", "S3", "1234"),
            ("- Highlight Loc. 345-347", "", "345-347"),
            ("- Ihre Markierung auf Seite 42 | Position 1234-1236", "42", "1234-1236"),
            ("- Markierung Pos. 2919-28", "", "2919-28"),
            ("- Votre surlignement sur la page 242 | Emplacement 3706-3708", "242", "3706-3708"),
            ("- La subrayado en la página 6 | posición 36-40", "6", "36-40"),
            ("- La tua evidenziazione alla pagina 6 | posizione 36-40", "6", "36-40"),
            ("- Seu destaque ou posição 333-334", "", "333-334"),
            ("- Je markering op pagina 6 | locatie 36-40", "6", "36-40"),
            ("- Ваш выделенный отрывок на странице 5 | Местоположение 1234-1236", "5", "1234-1236"),
            ("– Ваша заметка в месте 640", "", "640"),
            ("- 您在第 7 页（位置 #114-116）的标注", "7", "114-116"),
            ("- 您在位置 #2544 的笔记", "", "2544"),
            ("- 7ページ｜位置No. 114-116のメモ", "7", "114-116"),
            ("ハイライト(ブルー) - 位置No.１２３", "", "123"),
            ("- Your Note", "", ""),
        ] {
            let place = Place::read(line);
            let shown = |part: &Option<String>| part.clone().unwrap_or_default();
            assert_eq!(
                (shown(&place.page), shown(&place.location)),
                (page.into(), location.into()),
                "{line}"
            );
        }
    }

    #[test]
    fn the_form_tells_page_and_location_in_any_language() {
        let read = |line: &str| Place::by_form(line).map(|place| (place.page, place.location));
        let both = |page: &str, location: &str| Some((Some(page.to_owned()), Some(location.to_owned())));
        assert_eq!(
            read("- Din markering på side 9 | Placering 1.140-142 | 1. januar"),
            None,
            "several numbers"
        );
        assert_eq!(
            read("- Din markering på side 9 | Placering 140-142 | 1. januar 2024"),
            both("9", "140-142")
        );
        assert_eq!(read("- Din markering Placering 140-142 | 1. januar 2024"), None, "one place");
        assert_eq!(read("- Din markering"), None);
        assert_eq!(read("Side 9 · Placering 140"), both("9", "140"));
        assert_eq!(read("Placering 140"), None);
    }

    #[test]
    fn ranges_are_completed() {
        let range = |location: &str| Place { page: None, location: Some(location.to_owned()) }.range();
        assert_eq!(range("2919-28"), Some((2919, 2928)));
        assert_eq!(range("98"), Some((98, 98)));
        assert_eq!(range("12-7"), Some((12, 17)));
        assert_eq!(range("99999999999999999999999"), None);
    }
}
