//! An answer written out within its budget: as many of its rows as there is time and room for.

use crate::error::Error;
use crate::query::answer::Answer;
use crate::query::budget::{Budget, Cut};

/// So many rows or paths are written first: most answers have fewer.
const FIRST: usize = 512;
/// Each time so many times more are written.
const MORE: usize = 4;
/// No more than so many bytes are held at once, or written.
const MOST_BYTES: usize = 256 << 20;

/// The answer by `write`. What there is no time or room for is left out of the answer, which says so.
///
/// A share of the rows is written, then more, until all are: the last share that could be finished stands. So a
/// cut answer is as whole as any, in every format.
pub(super) fn rendered<T: AsRef<[u8]>>(
    answer: &mut Answer,
    budget: &Budget,
    write: impl Fn(&Answer) -> Result<T, Error>,
) -> Result<T, Error> {
    let all = answer.rows.len().max(answer.paths.len());
    let (mut most, mut written) = (FIRST.min(all), None::<(usize, T)>);
    loop {
        let rows = answer.rows.split_off(most.min(answer.rows.len()));
        let paths = answer.paths.split_off(most.min(answer.paths.len()));
        let was_truncated = answer.truncated;
        answer.truncated |= most < all;
        let text = write(answer)?;
        let cut = budget.overdue().or((text.as_ref().len() > MOST_BYTES).then_some(Cut::Bytes(MOST_BYTES)));
        match (cut, written.take()) {
            (None, _) if most == all => return Ok(text),
            (Some(cut), before) => {
                let (most, text) = match before {
                    Some(before) if most < all || matches!(cut, Cut::Bytes(_)) => before,
                    // The first share is there in any case, and all is when all is finished.
                    _ => (most, text),
                };
                if most == all {
                    return Ok(text);
                }
                answer.rows.truncate(most);
                answer.paths.truncate(most);
                answer.cut_by(cut.notice());
                return Ok(text);
            }
            (None, _) => {
                answer.rows.extend(rows);
                answer.paths.extend(paths);
                answer.truncated = was_truncated;
                written = Some((most, text));
                most = most.saturating_mul(MORE).min(all);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{MOST_BYTES, rendered};
    use crate::query::answer::{Answer, Row, Shape};
    use crate::query::budget::Budget;

    fn answer(rows: usize) -> Answer {
        let row = Row { node: None, group: None, verdicts: Vec::new(), values: Vec::new() };
        Answer { rows: vec![row; rows], total: rows, ..Answer::new(Shape::Rows) }
    }

    #[test]
    fn all_rows_are_written_where_there_is_time_and_room() {
        let mut all = answer(10_000);
        let text = rendered(&mut all, &Budget::default(), |answer| Ok(answer.rows.len().to_string()));
        assert_eq!(text.ok(), Some("10000".to_owned()));
        assert!(!all.truncated && all.notices.is_empty());
    }

    #[test]
    fn without_time_or_room_the_rows_that_are_finished_are_written() {
        let over = Budget { time: Some(Duration::ZERO), until: Some(Instant::now()), ..Budget::default() };
        let mut late = answer(10_000);
        let text = rendered(&mut late, &over, |answer| Ok(answer.rows.len().to_string()));
        assert_eq!(text.ok(), Some("512".to_owned()));
        assert!(late.truncated && late.rows.len() == 512 && late.notices.len() == 1, "{:?}", late.notices);

        let mut wide = answer(10_000);
        let wide_row = MOST_BYTES / 4096;
        let text =
            rendered(&mut wide, &Budget::default(), |answer| Ok("x".repeat(answer.rows.len() * wide_row)));
        assert_eq!(text.ok().map(|text| text.len()), Some(2048 * wide_row));
        assert!(wide.truncated && wide.rows.len() == 2048);
        assert!(wide.notices[0].contains("256 MiB"), "{:?}", wide.notices);
    }
}
