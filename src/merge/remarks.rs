//! Comments and blank lines between blocks: they stay, once, where their neighbours are.

use std::collections::BTreeMap;

use super::blocks::{Key, Layout};

/// Remarks of both sides. Where both changed them, ours are kept and what theirs added is put below.
pub(super) fn unite(base: &str, ours: &str, theirs: &str) -> String {
    if ours == theirs || theirs == base {
        return ours.to_owned();
    }
    if ours == base {
        return theirs.to_owned();
    }
    let known: Vec<&str> = ours.lines().chain(base.lines()).map(str::trim_end).collect();
    let added = theirs.lines().filter(|line| !line.trim().is_empty() && !known.contains(&line.trim_end()));
    let mut united = ours.to_owned();
    for line in added {
        if !united.is_empty() && !united.ends_with('\n') {
            united.push('\n');
        }
        united += line;
        united.push('\n');
    }
    united
}

/// What stands between the blocks of the merged text.
pub(super) struct Gaps {
    /// For each side that has the block: the key of the block before it, and its gap.
    sides: [BTreeMap<Key, (Option<Key>, String)>; 3],
    /// How often each remark may still be written.
    left: BTreeMap<String, usize>,
}

impl Gaps {
    pub(super) fn new<I>(base: &Layout<'_, I>, ours: &Layout<'_, I>, theirs: &Layout<'_, I>) -> Self {
        let layouts = [base, ours, theirs];
        let counts = layouts.map(counts);
        let of = |at: usize, line: &String| counts[at].get(line).copied().unwrap_or(0);
        // What both sides put in front of blocks of their own was one remark, if it was there before.
        let left = counts.iter().flat_map(BTreeMap::keys).map(|line| {
            let (base, ours, theirs) = (of(0, line), of(1, line), of(2, line));
            (line.clone(), ours.max(theirs).max((ours + theirs).saturating_sub(base)))
        });
        Self { left: left.collect(), sides: layouts.map(neighbours) }
    }

    /// What stands before the block `key`, which follows `before`; `text` is what is written so far.
    pub(super) fn between(&mut self, before: Option<&Key>, key: &Key, text: &str) -> String {
        let united = self.united(key);
        let gap = self.without_excess(&united);
        let mut written = self.sides[1..].iter().filter_map(|side| side.get(key));
        let is_as_written = written
            .any(|(follows, written)| follows.as_ref() == before && (*written == gap || before.is_none()));
        match before {
            _ if is_as_written => gap,
            None if text.is_empty() => gap.trim_start_matches(['\n', '\r']).to_owned(),
            None => gap,
            // Blocks that were not neighbours are set apart, but for lists of lines.
            Some(_) if starts_blank(&gap) => gap,
            Some(before) if gap.is_empty() && self.is_tight(before) && self.is_tight(key) => gap,
            Some(_) => format!("\n{gap}"),
        }
    }

    /// The gap of a block that both sides agree on.
    fn united(&self, key: &Key) -> String {
        let side = |at: usize| self.sides[at].get(key).map(|(_, gap)| gap.as_str());
        match (side(0), side(1), side(2)) {
            (base, Some(ours), Some(theirs)) => unite(base.unwrap_or(ours), ours, theirs),
            (_, one, None) | (_, None, one) => one.unwrap_or_default().to_owned(),
        }
    }

    /// True if a block stands right below or above another in a side.
    fn is_tight(&self, key: &Key) -> bool {
        self.sides[1..].iter().any(|side| {
            let below = side.get(key).is_some_and(|(before, gap)| before.is_some() && gap.is_empty());
            let above = side.values().any(|(before, gap)| before.as_ref() == Some(key) && gap.is_empty());
            below || above
        })
    }

    fn without_excess(&mut self, gap: &str) -> String {
        let mut kept = String::new();
        for line in gap.split_inclusive('\n') {
            let Some(left) = self.left.get_mut(line.trim()) else {
                kept += line;
                continue;
            };
            if *left > 0 {
                *left -= 1;
                kept += line;
            }
        }
        kept
    }
}

fn starts_blank(gap: &str) -> bool {
    gap.split('\n').next().is_some_and(|line| line.trim().is_empty()) && gap.contains('\n')
}

/// How often each line that is no blank stands in the gaps.
fn counts<I>(layout: &Layout<'_, I>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for line in layout.blocks.iter().flat_map(|block| block.gap.lines()).map(str::trim) {
        if !line.is_empty() {
            *counts.entry(line.to_owned()).or_default() += 1;
        }
    }
    counts
}

fn neighbours<I>(layout: &Layout<'_, I>) -> BTreeMap<Key, (Option<Key>, String)> {
    let before = std::iter::once(None).chain(layout.blocks.iter().map(|block| Some(block.key.clone())));
    layout
        .blocks
        .iter()
        .zip(before)
        .map(|(block, before)| (block.key.clone(), (before, block.gap.to_owned())))
        .collect()
}
