//! Merging texts block by block; what a block is and how two of them unite is the language's affair.

use std::collections::BTreeMap;

use super::order::order;
use super::remarks::{Gaps, unite as unite_remarks};
use super::{Conflict, Marks, Merged, Versions};

/// What a block is known by, and how many of the same name stand before it in its text.
pub(super) type Key = (String, usize);

/// A part of a text that is merged by itself.
#[derive(Clone, Debug)]
pub(super) struct Block<'t, I> {
    pub key: Key,
    /// The text between the block before and this one: blank lines and comments.
    pub gap: &'t str,
    /// Its lines.
    pub text: &'t str,
    /// What they say.
    pub item: I,
}

/// A text as blocks. Its parts in order are the text.
#[derive(Clone, Debug)]
pub(super) struct Layout<'t, I> {
    /// Comments at the top that a blank line sets off from the first block.
    pub header: &'t str,
    pub blocks: Vec<Block<'t, I>>,
    /// What follows the last block.
    pub after: &'t str,
    /// The places of the blocks by their keys.
    places: BTreeMap<Key, usize>,
}

impl<'t, I> Layout<'t, I> {
    /// The layout of a text from its blocks: the bytes of each with its name and what it says, in the
    /// order of the text.
    pub(super) fn new(
        text: &'t str,
        blocks: impl IntoIterator<Item = (std::ops::Range<usize>, String, I)>,
    ) -> Self {
        let mut layout = Self { header: "", blocks: Vec::new(), after: "", places: BTreeMap::new() };
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut end = 0;
        for (range, name, item) in blocks {
            let mut gap = &text[end..range.start];
            if layout.blocks.is_empty() {
                let header = gap.rfind("\n\n").map_or(0, |at| at + 2);
                (layout.header, gap) = gap.split_at(header);
            }
            end = through_line_end(text, range.end);
            let number = seen.entry(name.clone()).or_default();
            let key = (name, *number);
            *number += 1;
            layout.places.insert(key.clone(), layout.blocks.len());
            layout.blocks.push(Block { key, gap, text: &text[range.start..end], item });
        }
        layout.after = &text[end..];
        layout
    }

    pub(super) fn get(&self, key: &Key) -> Option<&Block<'t, I>> {
        self.places.get(key).map(|at| &self.blocks[*at])
    }

    fn rename(&mut self, at: usize, key: Key) {
        self.places.remove(&self.blocks[at].key);
        self.places.insert(key.clone(), at);
        self.blocks[at].key = key;
    }
}

/// The place after the line end that follows `at`, if nothing but blanks stands before it.
fn through_line_end(text: &str, at: usize) -> usize {
    let blanks = text[at..].len() - text[at..].trim_start_matches([' ', '\t', '\r']).len();
    if text[at + blanks..].starts_with('\n') { at + blanks + 1 } else { at }
}

/// A block that both sides changed, united.
pub(super) struct United {
    pub text: String,
    /// The fields in conflict.
    pub conflicts: Vec<String>,
}

/// What blocks of a text mean.
pub(super) trait Language {
    type Item;

    /// Reads a text.
    fn read<'t>(&self, text: &'t str) -> Result<Layout<'t, Self::Item>, String>;

    /// True if two blocks say the same.
    fn same(&self, one: &Self::Item, other: &Self::Item) -> bool;

    /// The names that a block had before.
    fn former(&self, item: &Self::Item) -> Vec<String>;

    /// What a reader calls a block.
    fn name(&self, item: &Self::Item) -> String;

    /// What an item says of those below it, up to the next that says such a thing.
    fn opens(&self, _item: &Self::Item) -> Option<String> {
        None
    }

    /// What must stand above the item, as [`opens`](Self::opens) has it, for it to say what it says.
    fn context(&self, _item: &Self::Item) -> Option<String> {
        None
    }

    /// The text with nothing in it that hangs on what stands above.
    fn in_full(&self, text: &str) -> Result<String, String> {
        Ok(text.to_owned())
    }

    /// Unites two versions of a block that both sides changed or added.
    fn unite(
        &self,
        base: Option<&Block<'_, Self::Item>>,
        ours: &Block<'_, Self::Item>,
        theirs: &Block<'_, Self::Item>,
        marks: &Marks,
    ) -> United;
}

/// Merges the versions of a text.
pub(super) fn merge<L: Language>(
    language: &L,
    versions: Versions<'_>,
    marks: &Marks,
) -> Result<Merged, String> {
    let merged = merged(language, versions, marks)?;
    if merged.1 {
        return Ok(merged.0);
    }
    // What one side put between a record and the one above would make it another's.
    let in_full = |text, whose: &str| language.in_full(text).map_err(|why| format!("{whose}: {why}"));
    let base = in_full(versions.base, "the common ancestor")?;
    let ours = in_full(versions.ours, marks.ours.as_str())?;
    let theirs = in_full(versions.theirs, marks.theirs.as_str())?;
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
    Ok(self::merged(language, versions, marks)?.0)
}

/// The versions merged, and whether each record stands where it says what it said.
fn merged<L: Language>(
    language: &L,
    versions: Versions<'_>,
    marks: &Marks,
) -> Result<(Merged, bool), String> {
    let read = |text, whose: &str| language.read(text).map_err(|why| format!("{whose}: {why}"));
    let base = read(versions.base, "the common ancestor")?;
    let mut ours = read(versions.ours, marks.ours.as_str())?;
    let mut theirs = read(versions.theirs, marks.theirs.as_str())?;
    follow_renames(language, &base, &mut ours);
    follow_renames(language, &base, &mut theirs);
    let merger = Merger { language, base: &base, ours: &ours, theirs: &theirs, marks };
    let mut conflicts = Vec::new();
    let mut kept: BTreeMap<&Key, String> = BTreeMap::new();
    let keys = order(&keys(&base), &keys(&ours), &keys(&theirs));
    for key in &keys {
        if let Some(text) = merger.block(key, &mut conflicts) {
            kept.insert(key, text);
        }
    }
    let mut gaps = Gaps::new(&base, &ours, &theirs);
    let mut text = unite_remarks(base.header, ours.header, theirs.header);
    let mut before: Option<&Key> = None;
    let (mut context, mut is_in_place) = (None, true);
    for key in keys.iter().filter(|key| kept.contains_key(key)) {
        for block in [ours.get(key), theirs.get(key)].into_iter().flatten() {
            context = language.opens(&block.item).or(context);
            let wanted = language.context(&block.item);
            is_in_place &= wanted.is_none() || wanted == context;
        }
        text += &gaps.between(before, key, &text);
        text += &kept[key];
        before = Some(key);
    }
    text += &unite_remarks(base.after, ours.after, theirs.after);
    // Nothing may be lost: what was put together is read again.
    if is_in_place && conflicts.is_empty() && language.read(&text)?.blocks.len() != kept.len() {
        return Err("the merged records would not be those of both sides".to_owned());
    }
    Ok((Merged { text, conflicts }, is_in_place))
}

fn keys<'l, I>(layout: &'l Layout<'_, I>) -> Vec<&'l Key> {
    layout.blocks.iter().map(|block| &block.key).collect()
}

/// Gives a block that had another name in the base the key that it has there.
fn follow_renames<L: Language>(language: &L, base: &Layout<'_, L::Item>, side: &mut Layout<'_, L::Item>) {
    for at in 0..side.blocks.len() {
        if base.get(&side.blocks[at].key).is_some() {
            continue;
        }
        let former = language.former(&side.blocks[at].item).into_iter().map(|name| (name, 0));
        let is_free = |key: &Key| base.get(key).is_some() && side.get(key).is_none();
        if let Some(key) = former.into_iter().find(is_free) {
            side.rename(at, key);
        }
    }
}

struct Merger<'a, 't, L: Language> {
    language: &'a L,
    base: &'a Layout<'t, L::Item>,
    ours: &'a Layout<'t, L::Item>,
    theirs: &'a Layout<'t, L::Item>,
    marks: &'a Marks,
}

impl<L: Language> Merger<'_, '_, L> {
    /// The lines of a block; none if it was removed.
    fn block(&self, key: &Key, conflicts: &mut Vec<Conflict>) -> Option<String> {
        let (base, ours, theirs) = (self.base.get(key), self.ours.get(key), self.theirs.get(key));
        let same =
            |one: &Block<'_, L::Item>, other: &Block<'_, L::Item>| self.language.same(&one.item, &other.item);
        match (base, ours, theirs) {
            (base, Some(ours), Some(theirs)) => {
                let rewritten = |base: &&Block<'_, L::Item>| same(base, ours);
                if same(ours, theirs) {
                    let only_theirs = base.is_some_and(|base| base.text == ours.text);
                    return Some(lines(if only_theirs { theirs.text } else { ours.text }));
                }
                if base.filter(rewritten).is_some() {
                    return Some(lines(theirs.text));
                }
                if base.is_some_and(|base| same(base, theirs)) {
                    return Some(lines(ours.text));
                }
                let united = self.language.unite(base, ours, theirs, self.marks);
                let record = self.language.name(&ours.item);
                conflicts.extend(
                    united
                        .conflicts
                        .into_iter()
                        .map(|field| Conflict { record: record.clone(), field: Some(field) }),
                );
                Some(united.text)
            }
            (Some(base), Some(one), None) | (Some(base), None, Some(one)) => {
                if same(base, one) {
                    return None;
                }
                conflicts.push(Conflict { record: self.language.name(&one.item), field: None });
                let changed = lines(one.text);
                let (ours, theirs) = if ours.is_some() { (&*changed, "") } else { ("", &*changed) };
                Some(self.marks.conflict(ours, theirs))
            }
            (None, Some(added), None) | (None, None, Some(added)) => Some(lines(added.text)),
            (_, None, None) => None,
        }
    }
}

/// `text` with a line feed at its end.
fn lines(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}
