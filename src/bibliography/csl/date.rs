//! Dates of CSL-JSON: numbers in lists, a season, `circa`, or words.

use serde_json::{Map, Value, json};

use crate::bibliography::{Date, Point};

/// A date. What lists of numbers cannot say is said in `raw` too, as EDTF.
pub(super) fn write(date: &Date) -> Value {
    let points = match date {
        Date::Words(words) => return json!({ "literal": words }),
        Date::Point(point) => vec![point],
        Date::Range(from, to) => [from, to].into_iter().flatten().collect(),
    };
    let mut value = Map::new();
    value.insert(
        "date-parts".to_owned(),
        Value::from(points.iter().map(|point| parts(point)).collect::<Vec<_>>()),
    );
    if let Some(season) = points[0].month.filter(|month| (21..=24).contains(month)) {
        value.insert("season".to_owned(), Value::from(season - 20));
    }
    if points.iter().any(|point| point.circa || point.doubtful) {
        value.insert("circa".to_owned(), Value::from(true));
    }
    let value = Value::Object(value);
    if read(&value).as_ref() == Some(date) {
        return value;
    }
    let mut value = value;
    value["raw"] = Value::from(date.to_string());
    value
}

fn parts(point: &Point) -> Value {
    // A year of two digits would be taken for one without its century.
    let year = match point.year {
        year @ 10..=99 => Value::from(format!("{year:04}")),
        // Here the year before the year 1 is the year -1.
        year @ ..=0 => Value::from(year - 1),
        year => Value::from(year),
    };
    let mut parts = vec![year];
    if let Some(month) = point.month.filter(|month| *month <= 12) {
        parts.push(Value::from(month));
        parts.extend(point.day.map(Value::from));
    }
    Value::from(parts)
}

/// The years in a value as they are written, and what else may stand for one.
pub(super) fn years(value: &Value) -> Vec<String> {
    let Some(object) = value.as_object() else { return text(value).into_iter().collect() };
    if let Some(raw) = object.get("raw") {
        return text(raw).into_iter().collect();
    }
    let lists = object.get("date-parts").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let years = lists.iter().filter_map(|list| list.as_array()?.first()).filter_map(text);
    let literal = object.get("literal").and_then(text);
    years.chain(literal.filter(|_| lists.is_empty())).collect()
}

/// The date in a value; none if it has none.
pub(super) fn read(value: &Value) -> Option<Date> {
    if let Some(text) = text(value) {
        return Some(Date::parse(&text));
    }
    let object = value.as_object()?;
    if let Some(Value::String(raw)) = object.get("raw") {
        return Some(Date::parse(raw));
    }
    let circa = match object.get("circa") {
        Some(Value::Bool(circa)) => *circa,
        Some(Value::Number(number)) => number.as_i64() != Some(0),
        Some(Value::String(text)) => text != "false",
        _ => false,
    };
    let season = object.get("season").and_then(text).and_then(|season| match season.as_str() {
        "spring" | "Spring" => Some(21),
        "summer" | "Summer" => Some(22),
        "fall" | "Fall" | "autumn" | "Autumn" => Some(23),
        "winter" | "Winter" => Some(24),
        number => {
            number.parse::<u8>().ok().filter(|number| (1..=4).contains(number)).map(|number| number + 20)
        }
    });
    let lists = object.get("date-parts").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let points: Option<Vec<Point>> = lists.iter().map(|list| point(list, circa, season)).collect();
    match points?.as_slice() {
        [] => object.get("literal").and_then(text).map(Date::Words),
        [only] => Some(Date::Point(only.clone())),
        [from, to, ..] => Some(Date::Range(Some(from.clone()), Some(to.clone()))),
    }
}

fn point(list: &Value, circa: bool, season: Option<u8>) -> Option<Point> {
    let mut numbers =
        list.as_array()?.iter().map(|part| text(part).and_then(|text| text.parse::<i32>().ok()));
    let year = numbers.next()??;
    // The year before the year 1 is the year -1, which astronomers count as 0.
    let year = if year < 0 { year + 1 } else { year };
    let mut small = |most: u8| match numbers.next() {
        None => Some(None),
        Some(number) => {
            let number = u8::try_from(number?).ok()?;
            // Some programs write 0 for what they do not know.
            (number <= most).then_some(Some(number).filter(|number| *number > 0))
        }
    };
    let month = match small(24)? {
        // Seasons in place of a month, as some programs write them.
        Some(month @ 13..=16) => Some(month + 8),
        Some(17..=20) => return None,
        month => month,
    };
    let day = small(31)?;
    Some(Point {
        year,
        month: month.or(season),
        day: day.filter(|_| month.is_some()),
        circa,
        ..Point::default()
    })
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{read, write};
    use crate::bibliography::Date;

    #[test]
    fn dates_come_back() {
        for edtf in [
            "1997",
            "1997-05",
            "1997-05-02",
            "1997-21",
            "1997~",
            "1997?",
            "199X",
            "1997/1998",
            "1997/",
            "/1997",
            "-0043",
            "0000",
            "-0427/-0346",
            "forthcoming",
            "2006-02-03T10:00:00Z",
            "1997-05/1998-06",
        ] {
            let date = Date::parse(edtf);
            assert_eq!(read(&write(&date)), Some(date), "{edtf}");
        }
    }

    #[test]
    fn dates_as_programs_write_them() {
        for (value, edtf) in [
            (json!({"date-parts": [["1997", "5"]]}), "1997-05"),
            (json!({"date-parts": [[1997, 0, 0]]}), "1997"),
            (json!({"date-parts": [[1997]], "season": "2"}), "1997-22"),
            (json!({"raw": "1997-05-02"}), "1997-05-02"),
            (json!("1997-05"), "1997-05"),
            (json!(1997), "1997"),
            (json!({"literal": "in press"}), "in press"),
            // Plato's birth is about 428 BC; Caesar's death is the year -43 of astronomers and of EDTF.
            (json!({"date-parts": [[-44, 3, 15]]}), "-0043-03-15"),
            (json!({"date-parts": [[-1]]}), "0000"),
        ] {
            assert_eq!(read(&value), Some(Date::parse(edtf)), "{value}");
        }
        for bad in
            [json!({}), json!([]), json!({"date-parts": [[]]}), json!({"date-parts": [["x"]]}), json!(null)]
        {
            assert_eq!(read(&bad), None, "{bad}");
        }
    }
}
