//! Days as programs write them, in the languages of their menus.

/// The names of months, as dates have them, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and
/// Russian, and those that English shortens.
const MONTHS: [&str; 12] = [
    "january jan januar janvier enero gennaio janeiro januari stycznia января",
    "february feb februar février febrero febbraio fevereiro februari lutego февраля",
    "march mar märz mars marzo março maart marca марта",
    "april apr avril abril aprile kwietnia апреля",
    "may mai mayo maggio maio mei maja мая",
    "june jun juni juin junio giugno junho czerwca июня",
    "july jul juli juillet julio luglio julho lipca июля",
    "august aug août agosto augustus sierpnia августа",
    "september sep sept septembre septiembre settembre setembro września сентября",
    "october oct oktober octobre octubre ottobre outubro października октября",
    "november nov novembre noviembre novembro listopada ноября",
    "december dec dezember décembre diciembre dicembre dezembro grudnia декабря",
];

/// The day that a text names, `YYYY-MM-DD`: from ISO 8601 (`2024-03-05T12:00:00Z`), with a month's name
/// (`Monday, 5 March 2024 12:00:00`), or with the signs of Chinese, Japanese and Korean (`2024年3月5日`).
pub(super) fn day(text: &str) -> Option<String> {
    // Full-width digits, as Japanese has them.
    let text: String = text
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            c => c,
        })
        .collect();
    signs(&text, ['年', '月', '日'])
        .or_else(|| signs(&text, ['년', '월', '일']))
        .or_else(|| iso(&text))
        .or_else(|| named(&text.to_lowercase()))
}

fn signs(text: &str, [year, month, day]: [char; 3]) -> Option<String> {
    let (before, rest) = text.split_once(year)?;
    let (months, rest) = rest.split_once(month)?;
    let (days, _) = rest.split_once(day)?;
    let start = before
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    written(before[start..].parse().ok()?, months.trim().parse().ok()?, days.trim().parse().ok()?)
}

fn iso(text: &str) -> Option<String> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || c == '-'));
    words.into_iter().find_map(|word| {
        let mut parts = word.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        (year.len() == 4).then_some(())?;
        written(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    })
}

fn named(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.'))
        .filter(|word| !word.is_empty())
        .collect();
    let of_month = |word: &&str| MONTHS.iter().position(|names| names.split(' ').any(|name| name == *word));
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| Some((at, of_month(word)?)))?;
    let numbers = || words.iter().filter_map(|word| word.parse::<u32>().ok());
    // Old devices shorten the year, which comes after the month: `3 December 12`.
    let after = || words[at + 1..].iter().filter_map(|word| word.parse::<u32>().ok());
    let short = || after().find(|number| (7..=99).contains(number)).map(|number| 2000 + number);
    let year = numbers().find(|number| (1000..=9999).contains(number)).or_else(short)?;
    let day = numbers().find(|number| (1..=31).contains(number)).or_else(|| {
        // `1er`, `1st`, `2nd`.
        words.iter().find_map(|word| {
            let digits = word.trim_end_matches(char::is_alphabetic);
            digits.parse::<u32>().ok().filter(|number| (1..=31).contains(number))
        })
    })?;
    written(year, u32::try_from(month).ok()? + 1, day)
}

fn written(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    ((1000..=9999).contains(&year) && (1..=days).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_of_every_language() {
        for (text, wanted) in [
            ("2018-12-15T16:16:12.225402+00:00", "2018-12-15"),
            ("2026-07-17 14:00:25+00:00", "2026-07-17"),
            ("Added on Saturday, 26 March 2016 14:59:39", "2016-03-26"),
            ("Added on Monday, December 30, 2024 2:46:33 PM", "2024-12-30"),
            ("Added on Tuesday, April 24, 2012, 04:13 PM", "2012-04-24"),
            ("Added on Monday, 3 December 12 19:42:30 Greenwich Mean Time", "2012-12-03"),
            ("Hinzugefügt am Montag, 30. Dezember 2024 14:46:33", "2024-12-30"),
            ("Ajouté le lundi 17 décembre 2012 à 08:27:45", "2012-12-17"),
            ("Ajouté le mercredi 1er août 2017 02:14:10", "2017-08-01"),
            ("Añadido el sábado, 12 de octubre de 2019 0:37:31", "2019-10-12"),
            ("Aggiunto in data lunedì 8 marzo 2021 22:52:57", "2021-03-08"),
            ("Adicionado: sexta-feira, 29 de novembro de 2019 18:00:13", "2019-11-29"),
            ("Toegevoegd op maandag 30 september 2019 18:00:39", "2019-09-30"),
            ("Dodany w niedzielę, 19 maja 2025, 22:20:31", "2025-05-19"),
            ("Добавлено: понедельник, 30 декабря 2024 г. в 14:46:33", "2024-12-30"),
            ("添加于 2016年6月16日星期四 下午1:47:27", "2016-06-16"),
            ("作成日: ２０２４年12月30日月曜日 14:46:33", "2024-12-30"),
            ("추가됨: 2019년 9월 30일 월요일 오후 6:00:39", "2019-09-30"),
        ] {
            assert_eq!(day(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "2021-02-29", "31 April 2020", "March 2020", "12/10/2019", "年月日", "x年1月1日"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
