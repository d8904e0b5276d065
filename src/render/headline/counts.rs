//! The headline of figures: how many in all, and of what there are most.

use std::cmp::Reverse;

use crate::query::answer::{Answer, Row, Value};
use crate::query::attribute::Attribute;
use crate::render::cells::{self, NONE};
use crate::render::headline::{Headline, NAMED, plural};
use crate::render::names::Names;

impl Headline<'_> {
    /// `32 works; most claims: Keating 2015 (218), Rathbun 2012 (13), Deni 2007 (12)`
    pub(super) fn counts(&self) -> Option<String> {
        let Answer { rows, columns, total, truncated, .. } = self.answer;
        if rows.first()?.group.is_none() {
            let number = figure(rows.first()?)?;
            return Some(format!("{number} {}", self.noun(usize::try_from(number).ok()?)));
        }
        // What has no value is no group.
        let has_value = |row: &&Row| row.group.as_deref() != Some(NONE);
        let groups = total - rows.iter().filter(|row| !has_value(row)).count();
        let text = format!("{groups} {}", plural(&self.group()?, groups));
        if *truncated {
            return Some(format!("{text}, {} of them shown", rows.len()));
        }
        let rows = rows.iter().filter(has_value);
        let mut figures: Vec<(i64, &Row)> = rows.filter_map(|row| Some((figure(row)?, row))).collect();
        figures.sort_by_key(|(number, _)| Reverse(*number));
        let (Some((first, _)), Some((last, _))) = (figures.first().copied(), figures.last().copied()) else {
            return Some(text);
        };
        if first == last {
            let each = if groups == 1 { "" } else { " each" };
            return Some(format!("{text} with {first} {}{each}", self.noun(usize::try_from(first).ok()?)));
        }
        let names = Names::of(self.catalog, self.answer);
        let name = |row: &Row| {
            let values = (0..columns.len() - 1)
                .filter_map(|at| cells::shown(self.catalog, self.answer, &names, row, at));
            let values = values.map(|value| match value {
                Value::Text(text) => text,
                Value::Number(number) => number.to_string(),
            });
            values.collect::<Vec<_>>().join(" · ")
        };
        let most = figures.iter().take(NAMED).map(|(number, row)| format!("{} ({number})", name(row)));
        Some(format!("{text}; most {}: {}", self.noun(0), most.collect::<Vec<_>>().join(", ")))
    }

    /// The word for what figures are of: `work`, `year`; `group` where they are of several values together.
    fn group(&self) -> Option<String> {
        let columns = &self.answer.columns;
        if columns.len() > 2 {
            return Some("group".to_owned());
        }
        let word = columns.first()?.rsplit('.').next()?;
        let class = Attribute::from_word(word).and_then(Attribute::class);
        Some(class.map_or(word, |class| class.word()).to_owned())
    }
}

fn figure(row: &Row) -> Option<i64> {
    row.values.iter().find_map(|(_, value)| match value {
        Value::Number(number) => Some(*number),
        Value::Text(_) => None,
    })
}
