//! Citation keys for works that have none, by one formula.

use deunicode::deunicode;

use crate::bibliography::Reference;

/// The key of a work: the family name of its first author, with its particle (else of its first editor
/// or other person, else the first long word of its title, else `anon`), then its year (else `nd`), all
/// in small letters and digits of ASCII. If `taken` has that, `a`, `b`, … follow, and after `z` numbers.
///
/// `Glenn H. Snyder, 1997` is `snyder1997`, and the next one `snyder1997a`.
pub(super) fn make(work: &Reference, taken: impl Fn(&str) -> bool) -> String {
    let year = work.year().map_or_else(|| "nd".to_owned(), |year| year.unsigned_abs().to_string());
    free(&(who(work) + &year), taken)
}

/// The key itself or, if `taken` has it, with a letter after it, and after `z` with a number. Of a key that
/// does not end in a year only numbers can be told from it.
pub(super) fn free(key: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(key) {
        return key.to_owned();
    }
    let is_dated = key.ends_with("nd") || key.ends_with(|c: char| c.is_ascii_digit());
    let letters = ('a'..='z').filter(|_| is_dated).map(|letter| format!("{key}{letter}"));
    let numbers = (if is_dated { 27_u32 } else { 2 }..).map(|number| format!("{key}-{number}"));
    letters.chain(numbers).find(|key| !taken(key)).unwrap_or_else(|| key.to_owned())
}

fn who(work: &Reference) -> String {
    let first = ["author", "editor"]
        .iter()
        .find_map(|role| work.people.get(*role))
        .or_else(|| work.people.values().next());
    let name = first
        .and_then(|people| people.first())
        .map(|name| folded(&format!("{}{}", name.particle, name.family)));
    let title = work.plain("title");
    let word = || {
        title
            .split_whitespace()
            .map(folded)
            .find(|word| word.len() > 3 || word.chars().any(|c| c.is_ascii_digit()))
    };
    name.filter(|name| !name.is_empty())
        .or_else(word)
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
        .unwrap_or_else(|| "anon".to_owned())
}

/// Small letters and digits of ASCII: `Čapek` is `capek`.
pub(super) fn folded(text: &str) -> String {
    deunicode(text).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::make;
    use crate::bibliography::{Date, PersonName, Reference, Text};

    fn work(family: &str, particle: &str, title: &str, year: Option<i32>) -> Reference {
        let mut work = Reference::default();
        if !family.is_empty() {
            let name = PersonName {
                family: family.to_owned(),
                particle: particle.to_owned(),
                ..PersonName::default()
            };
            work.people.insert("author".to_owned(), vec![name]);
        }
        work.fields.insert("title".to_owned(), Text::from(title));
        work.dates.extend(year.map(|year| ("date".to_owned(), Date::year(year))));
        work
    }

    #[test]
    fn the_formula() {
        let none = |_: &str| false;
        assert_eq!(make(&work("Snyder", "", "Alliance Politics", Some(1997)), none), "snyder1997");
        assert_eq!(make(&work("Hoop Scheffer", "de", "A Speech", Some(2006)), none), "dehoopscheffer2006");
        assert_eq!(make(&work("Čapek", "", "R.U.R.", None), none), "capeknd");
        assert_eq!(make(&work("", "", "On the Alliance", Some(1997)), none), "alliance1997");
        assert_eq!(make(&work("", "", "", None), none), "anonnd");
        let taken = ["snyder1997", "snyder1997a"];
        assert_eq!(make(&work("Snyder", "", "x", Some(1997)), |key| taken.contains(&key)), "snyder1997b");
        assert_eq!(make(&work("Snyder", "", "x", Some(1997)), |key| !key.contains('-')), "snyder1997-27");
    }
}
