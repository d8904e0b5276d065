//! The order in which the parts of a page are read: columns from left to right, between what goes across them.

use std::collections::BTreeMap;

use crate::document::pdf::layout::{Run, median};

/// So often a page can be divided.
const DEEPEST: usize = 6;
/// In sizes of the font: a line of text in a column is longer than an entry of a table, a number or a label.
const SHORTEST: f64 = 8.0;
/// In sizes of the font: columns are further apart than the words of a loose line.
const NEAREST: f64 = 0.8;
/// A column has so many lines.
const LEAST_LINES: usize = 3;

/// The parts of a page in their order; each is read line by line.
pub(super) fn in_order(runs: Vec<Run>) -> Vec<Vec<Run>> {
    let mut parts = Vec::new();
    let (numbers, runs) = line_numbers(runs);
    divide(runs, DEEPEST, &mut parts);
    parts.extend((!numbers.is_empty()).then_some(numbers));
    parts
}

/// The numbers of lines, as editions and manuscripts print them beside a text, and the rest: numbers under one another that
/// count by fives or the like, or many that count by ones.
fn line_numbers(runs: Vec<Run>) -> (Vec<Run>, Vec<Run>) {
    const LEAST: usize = 3;
    const LEAST_BY_ONE: usize = 8;
    let mut columns: BTreeMap<i64, Vec<(f64, u32)>> = BTreeMap::new();
    for run in &runs {
        if let Some(number) = run.number() {
            columns.entry((run.right / 4.0).round() as i64).or_default().push((run.base, number));
        }
    }
    columns.retain(|_, numbers| {
        numbers.sort_by(|one, other| one.0.total_cmp(&other.0));
        let steps: Vec<u32> = numbers.windows(2).map(|pair| pair[1].1.wrapping_sub(pair[0].1)).collect();
        let is_even = steps
            .first()
            .is_some_and(|first| (1..=10).contains(first) && steps.iter().all(|step| step == first));
        is_even && numbers.len() >= if steps[0] == 1 { LEAST_BY_ONE } else { LEAST }
    });
    let is_of_line =
        |run: &Run| run.number().is_some() && columns.contains_key(&((run.right / 4.0).round() as i64));
    runs.into_iter().partition(is_of_line)
}

fn divide(mut runs: Vec<Run>, depth: usize, parts: &mut Vec<Vec<Run>>) {
    runs.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
    let size = median(runs.iter().map(|run| run.size));
    let gutter = gutter(&runs, size).filter(|_| depth > 0);
    let Some(gutter) = gutter else {
        parts.extend((!runs.is_empty()).then_some(runs));
        return;
    };
    let mut across = Vec::new();
    for band in bands(runs, &gutter, size) {
        if band.is_divided(gutter.beside, size) {
            divide(std::mem::take(&mut across), depth - 1, parts);
            divide(band.left, depth - 1, parts);
            divide(band.right, depth - 1, parts);
        } else {
            across.extend(band.left.into_iter().chain(band.right));
        }
        across.extend(band.across);
    }
    // What goes across these columns may have others.
    divide(across, depth - 1, parts);
}

/// A place where nearly no line goes on, and what is to its left and right.
struct Gutter {
    at: f64,
    width: f64,
    centre: f64,
    beside: Beside,
}

enum Side {
    Left,
    Right,
    Across,
}

impl Gutter {
    fn side(&self, run: &Run) -> Side {
        let (before, after) = (self.at - run.left, run.right - self.at);
        let is_centred = ((run.left + run.right) / 2.0 - self.centre).abs() < 0.03 * self.width;
        if before <= 0.0 {
            Side::Right
        } else if after <= 0.0 {
            Side::Left
        } else if is_centred || before.min(after) > 0.1 * self.width {
            Side::Across
        } else if before > after {
            // A line that is too long for its column.
            Side::Left
        } else {
            Side::Right
        }
    }
}

/// The widest of the places that the fewest lines go across, if columns of text lie beside it.
fn gutter(runs: &[Run], size: f64) -> Option<Gutter> {
    let left = runs.iter().map(|run| run.left).fold(f64::MAX, f64::min);
    let right = runs.iter().map(|run| run.right).fold(f64::MIN, f64::max);
    let width = right - left;
    if !(width > 2.0 * SHORTEST * size && width < 1e5) || runs.len() < 2 * LEAST_LINES {
        return None;
    }
    // How many lines each point of the width is covered by, counted by where they begin and end.
    let steps = width.ceil() as usize;
    let mut changes = vec![0_i64; steps + 2];
    for run in runs {
        changes[(run.left - left).max(0.0).floor() as usize] += 1;
        changes[((run.right - left).ceil() as usize + 1).min(steps + 1)] -= 1;
    }
    let covered: Vec<i64> = changes
        .iter()
        .scan(0, |sum, change| {
            *sum += change;
            Some(*sum)
        })
        .collect();
    let margin = (SHORTEST * size / 2.0) as usize;
    let inner = margin..steps.checked_sub(margin)?;
    let mut places: Vec<(i64, usize, usize)> = Vec::new();
    for at in inner {
        match places.last_mut() {
            Some((cover, first, length)) if *cover == covered[at] && *first + *length == at => *length += 1,
            _ => places.push((covered[at], at, 1)),
        }
    }
    places.sort_by_key(|(cover, _, length)| (*cover, std::cmp::Reverse(*length)));
    let found = |beside, widest: f64| {
        places.iter().filter(|(_, _, length)| *length as f64 >= widest * size).take(6).find_map(
            |(_, first, length)| {
                let at = left + *first as f64 + *length as f64 / 2.0;
                let gutter = Gutter { at, width, centre: left + width / 2.0, beside };
                let is_good =
                    bands(runs.to_vec(), &gutter, size).iter().any(|band| band.is_divided(beside, size));
                is_good.then_some(gutter)
            },
        )
    };
    found(Beside::Text, 0.3).or_else(|| found(Beside::Figure, 1.0))
}

/// A part of a page from one line that goes across the columns to the next.
#[derive(Default)]
struct Band {
    left: Vec<Run>,
    right: Vec<Run>,
    /// The line that ends it, with what is level with it.
    across: Vec<Run>,
}

impl Band {
    /// Whether both sides have lines of text, beside one another; or one has, beside the parts of a figure.
    fn is_divided(&self, beside: Beside, size: f64) -> bool {
        let ends = |runs: &[Run]| percentile(runs.iter().map(|run| run.right), 0.95);
        let begins = |runs: &[Run]| percentile(runs.iter().map(|run| run.left), 0.05);
        if begins(&self.right) - ends(&self.left) < NEAREST * size {
            return false;
        }
        let lines = |runs: &[Run], shortest| lines_of_text(runs, shortest * size, size);
        let texts = [&self.left, &self.right].map(|runs| lines(runs, SHORTEST) >= LEAST_LINES);
        match beside {
            Beside::Text => texts == [true, true],
            Beside::Figure => {
                texts.contains(&true)
                    && [&self.left, &self.right].iter().all(|runs| lines(runs, 0.0) >= LEAST_LINES)
            }
        }
    }
}

/// What lies beside a column of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Text,
    Figure,
}

/// How many lines are as long as those of a text. The runs are sorted.
fn lines_of_text(runs: &[Run], shortest: f64, size: f64) -> usize {
    let lines = runs.chunk_by(|one, other| other.base - one.base < 0.3 * size);
    lines.filter(|line| line.iter().map(|run| run.right - run.left).sum::<f64>() > shortest).count()
}

/// The bands of a page from the top. `runs` are sorted.
fn bands(runs: Vec<Run>, gutter: &Gutter, size: f64) -> Vec<Band> {
    let lines: Vec<f64> =
        runs.iter().filter(|run| matches!(gutter.side(run), Side::Across)).map(|run| run.base).collect();
    let mut bands = vec![Band::default()];
    let mut ends = lines.iter().copied().peekable();
    for run in runs {
        while ends.peek().is_some_and(|end| run.base > end + 0.4 * size) {
            ends.next();
            if bands.last().is_some_and(|band| !band.across.is_empty()) {
                bands.push(Band::default());
            }
        }
        let Some(band) = bands.last_mut() else { continue };
        let is_level = ends.peek().is_some_and(|end| (run.base - end).abs() <= 0.4 * size);
        match gutter.side(&run) {
            _ if is_level => band.across.push(run),
            Side::Across => band.across.push(run),
            Side::Left => band.left.push(run),
            Side::Right => band.right.push(run),
        }
    }
    bands
}

/// The value that this share of some values does not exceed; 0 of none.
fn percentile(values: impl Iterator<Item = f64>, share: f64) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = (share * values.len() as f64).floor() as usize;
    values.get(at.min(values.len().saturating_sub(1))).copied().unwrap_or_default()
}
