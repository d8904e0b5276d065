//! In which passages of a text words stand, so that a quote is looked for only where all of its words are.

use std::collections::HashMap;

use crate::verify::fold::Form;
use crate::verify::inline::SOFT;
use crate::verify::text::Passage;

/// A word divided into more parts is known by its neighbouring ones only.
const PARTS: usize = 4;

/// The passages of each word, in their order. Words are runs of letters and digits, folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Index(HashMap<String, Vec<usize>>);

impl Index {
    /// The index of a text.
    pub(super) fn of(passages: &[Passage]) -> Self {
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, passage) in passages.iter().enumerate() {
            for word in readings(&passage.folded) {
                let places = index.entry(word).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        Self(index)
    }

    /// The passages that may hold all these words: those of the rarest one.
    pub(super) fn candidates<'a>(&'a self, words: impl Iterator<Item = &'a str>) -> Option<&'a [usize]> {
        let places = words.map(|word| self.0.get(word).map_or(&[] as &[usize], Vec::as_slice));
        places.min_by_key(|places| places.len())
    }

    /// The passages of one word.
    pub(super) fn of_word(&self, word: &str) -> &[usize] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}

/// The words of a passage, however they may be read: with and without what divides them or may be left out.
fn readings(form: &Form) -> Vec<String> {
    // Runs of letters; for each, whether it may be one word with the run before it.
    let mut runs: Vec<(String, bool)> = Vec::new();
    let mut is_open = false;
    let mut joins = false;
    let mut at = 0;
    while let Some(&char) = form.chars.get(at) {
        let skip = form.after_skip(at, true);
        if skip.is_some() {
            (is_open, joins) = (false, true);
        }
        if char.is_alphanumeric() {
            match runs.last_mut().filter(|_| is_open) {
                Some((run, _)) => run.push(char),
                None => runs.push((char.to_string(), joins)),
            }
            (is_open, joins) = (true, false);
        } else {
            is_open = false;
            joins = char == SOFT || (joins && is_inside_skip(form, at));
        }
        at += 1;
    }
    let mut words = Vec::new();
    for start in 0..runs.len() {
        let mut word = runs[start].0.clone();
        words.push(word.clone());
        for (run, joins) in runs[start + 1..].iter().take(PARTS) {
            if !joins {
                break;
            }
            word += run;
            words.push(word.clone());
        }
    }
    words
}

fn is_inside_skip(form: &Form, at: usize) -> bool {
    let begun = form.skips.partition_point(|skip| skip.from <= at);
    form.skips[..begun].last().is_some_and(|skip| at < skip.to)
}
