//! The history of one record: which commits changed what it says.

use std::collections::BTreeMap;

use super::Records;
use super::compare::{FieldChange, What, fields_between};
use super::described::{Class, Described, described};
use crate::catalog::{Words, settle, settle_by};
use crate::corpus::Corpus;
use crate::error::Error;
use crate::git::Repository;
use crate::git::history::{Commit, Contents};

/// A commit that changed a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The commit; none for the files as they are, where they are not committed.
    pub commit: Option<Commit>,
    /// What became of the record.
    pub what: What,
    /// What the record was called after it, or last.
    pub id: String,
    /// The file that it stood in after it, or last.
    pub file: String,
    /// The file that it stood in before, if another.
    pub from: Option<String>,
    /// The fields that changed.
    pub fields: Vec<FieldChange>,
}

/// A record and where it is looked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What it declares; none for a record that is gone, of which only the id is known.
    pub class: Option<Class>,
    /// Its ids, the present one first.
    pub ids: Vec<String>,
}

impl Wanted {
    /// The record among others.
    fn find<'r>(&self, records: &'r Records) -> Option<(&'r (Class, String), &'r Described)> {
        let found = |id: &String| {
            records
                .iter()
                .find(|((class, own), _)| own == id && self.class.is_none_or(|wanted| wanted == *class))
        };
        self.ids.iter().find_map(found)
    }

    /// Follows the record to an earlier state.
    fn follow(&mut self, class: Class, id: &str, was: &[String]) {
        self.class = Some(class);
        for id in std::iter::once(id).chain(was.iter().map(String::as_str)) {
            if !self.ids.iter().any(|known| known == id) {
                self.ids.push(id.to_owned());
            }
        }
    }
}

/// The steps of a record's history, newest first: that of the files, given as `now`, if it is not
/// committed, then those of commits. Changes of layout alone are none.
///
/// # Errors
/// If git fails, or has no commit.
pub fn log(repository: &Repository, now: &Corpus, mut wanted: Wanted) -> Result<Vec<Step>, Error> {
    let history = repository.history()?;
    let mut steps = Vec::new();
    let mut head = Corpus::read(repository.corpus("HEAD")?);
    settle(&mut head);
    let committed = described(&head);
    let present = described(now);
    steps.extend(step(&mut wanted, &[&committed], &present, None));
    let mut texts = Texts { contents: repository.contents()?, kept: BTreeMap::new(), words: Words::of(now) };
    for commit in history {
        let parents = commit.files.iter().map(|file| file.old.len()).max().unwrap_or(0);
        let mut old = Vec::new();
        for parent in 0..parents {
            let files = commit.files.iter().map(|file| (&file.name, file.old.get(parent).cloned().flatten()));
            old.push(texts.records(files, &wanted.ids)?);
        }
        let new = commit.files.iter().map(|file| (&file.name, file.new.clone()));
        let new = texts.records(new, &wanted.ids)?;
        steps.extend(step(&mut wanted, &old.iter().collect::<Vec<_>>(), &new, Some(commit)));
    }
    Ok(steps)
}

/// What a commit did to the record, if anything. A merge did something only if the record is as in none
/// of its parents; it is told by the first.
fn step(wanted: &mut Wanted, old: &[&Records], new: &Records, commit: Option<Commit>) -> Option<Step> {
    let after = wanted.find(new);
    if let Some(((class, id), record)) = after {
        wanted.follow(*class, id, &record.was);
    }
    let before: Vec<_> = old.iter().map(|records| wanted.find(records)).collect();
    if let Some(((class, id), record)) = before.iter().flatten().next() {
        wanted.follow(*class, id, &record.was);
    }
    let says = |found: &Option<(&(Class, String), &Described)>| {
        found.map(|((_, id), record)| (id.clone(), record.fields.clone(), record.file.clone()))
    };
    if before.iter().any(|before| says(before) == says(&after)) {
        return None;
    }
    let first = before.first().copied().flatten();
    let nothing = Described::default();
    let ((_, id), last) = after.or(first)?;
    let fields =
        fields_between(first.map_or(&nothing, |found| found.1), after.map_or(&nothing, |found| found.1));
    let what = match (first, after) {
        (None, _) => What::Added,
        (_, None) => What::Removed,
        (Some(((_, old), _)), Some(_)) => What::Changed { was: (old != id).then(|| old.clone()) },
    };
    let from = first.filter(|_| after.is_some()).map(|(_, record)| record.file.clone());
    Some(Step {
        commit,
        what,
        id: id.clone(),
        file: last.file.clone(),
        from: from.filter(|from| *from != last.file),
        fields,
    })
}

/// Texts of earlier states. Those that name no wanted id are not kept.
struct Texts {
    contents: Contents,
    kept: BTreeMap<String, Option<Vec<u8>>>,
    /// What things are called now.
    words: Words,
}

impl Texts {
    /// The records of some files, of those alone that name one of the ids.
    fn records<'n>(
        &mut self,
        files: impl Iterator<Item = (&'n String, Option<String>)>,
        ids: &[String],
    ) -> Result<Records, Error> {
        let mut read = Vec::new();
        for (name, hash) in files {
            let Some(hash) = hash else { continue };
            if let Some(text) = self.text(&hash, ids)? {
                read.push((name.clone(), text));
            }
        }
        if read.is_empty() {
            return Ok(Records::new());
        }
        let mut part = Corpus::read(read);
        settle(&mut part);
        // What the part itself does not tell is called as it is now.
        settle_by(&mut part, &self.words);
        Ok(described(&part))
    }

    fn text(&mut self, hash: &str, ids: &[String]) -> Result<Option<Vec<u8>>, Error> {
        if let Some(Some(text)) = self.kept.get(hash) {
            return Ok(Some(text.clone()));
        }
        let text = self.contents.read(hash)?;
        let names = |id: &String| {
            // The key of a claim's work may stand anywhere, or in the record of the work above.
            let id = id.rsplit_once('/').map_or(id.as_str(), |(_, slug)| slug);
            !id.is_empty() && text.windows(id.len()).any(|window| window == id.as_bytes())
        };
        let kept = ids.iter().any(names).then_some(text);
        self.kept.insert(hash.to_owned(), kept.clone());
        Ok(kept)
    }
}
