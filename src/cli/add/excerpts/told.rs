//! What came of an import, as its reader is told.

use std::collections::BTreeMap;

use crate::add::{Import, NotPlaced, is_file};
use crate::cli::add::excerpts::gathered::Gathered;
use crate::highlight::{Hint, Skipped};
use crate::render::phrase::counted;

/// So many of a kind are named.
const SHOWN: usize = 3;
/// So many letters of their words are shown.
const WORDS: usize = 60;

/// What was done, a line each. `notices` say what could not be read.
pub(super) fn told(import: &Import, read: &Gathered, dry_run: bool) -> Vec<String> {
    let mut lines = vec![head(import, read, dry_run)];
    let fields = |list: &[&str]| list.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let changed = if dry_run { "would change" } else { "changed" };
    for (id, names) in &import.changed {
        lines.push(format!("{changed} {id}: {}", fields(names)));
    }
    for (id, names) in &import.kept {
        lines.push(format!(
            "kept {id} as it is here: {} changed here and in the other program",
            fields(names)
        ));
    }
    for (id, names) in &import.older {
        lines.push(format!(
            "kept {id} as it is here: the export is older than the last import, and says otherwise in {}",
            fields(names)
        ));
    }
    if !(import.here.is_empty() || is_all_here(import)) {
        lines.push(format!("already here: {}", counted(import.here.len(), "excerpt")));
    }
    for (work, number) in &import.by_people {
        let number = counted(*number, "excerpt");
        lines.push(format!(
            "note: {number} of `{work}` placed by author and year alone, for the export says no more"
        ));
    }
    lines.extend(read.notices.iter().map(|notice| format!("note: {notice}")));
    lines.extend(omitted(import.left_out.iter().chain(&read.skipped)));
    lines.extend(without_place(import));
    lines.extend(read.helps.iter().map(|help| format!("help: {help}")));
    lines
}

/// What was added, or that nothing was to be.
fn head(import: &Import, read: &Gathered, dry_run: bool) -> String {
    let works = by_work(&import.added);
    if read.highlights.is_empty() {
        return "nothing to add: no highlight or note was found".to_owned();
    }
    if is_all_here(import) {
        let are = if import.here.len() == 1 { "is" } else { "are" };
        return format!(
            "nothing to add: {} {are} already here, unchanged",
            counted(import.here.len(), "excerpt")
        );
    }
    let done = if dry_run { "would add" } else { "added" };
    let of = if works.is_empty() { String::new() } else { format!(" of {}", works.join(", ")) };
    format!("{done} {}{of}", counted(import.added.len(), "excerpt"))
}

/// True if all that could be added is here as it is in the other program.
fn is_all_here(import: &Import) -> bool {
    let is_other = !(import.added.is_empty()
        && import.changed.is_empty()
        && import.kept.is_empty()
        && import.older.is_empty()
        && import.not_placed.is_empty());
    !(is_other || import.here.is_empty())
}

/// What became no excerpt. Of many for one reason only the first are named.
fn omitted<'s>(skipped: impl Iterator<Item = &'s Skipped>) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for one in skipped {
        let number = seen.entry(&one.why).or_default();
        *number += 1;
        if *number <= SHOWN {
            lines.push(format!("omitted: {one}"));
        }
    }
    let more = seen.into_iter().filter(|(_, number)| *number > SHOWN);
    lines.extend(more.map(|(why, number)| format!("omitted: {} more: {why}", number - SHOWN)));
    lines
}

/// `kydd2005 (8)`: the works of new excerpts, with how many each has.
fn by_work(ids: &[String]) -> Vec<String> {
    let mut works: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ids {
        *works.entry(id.rsplit_once('/').map_or(id, |(work, _)| work)).or_default() += 1;
    }
    works.into_iter().map(|(work, number)| format!("{work} ({number})")).collect()
}

/// What has no place, by work and reason.
fn without_place(import: &Import) -> Vec<String> {
    let not_placed = &import.not_placed;
    let mut works: BTreeMap<(String, &str), Vec<&str>> = BTreeMap::new();
    for one in not_placed {
        works.entry((called(one), &one.why)).or_default().push(&one.words);
    }
    let mut lines = Vec::new();
    for ((work, why), words) in &works {
        lines.push(format!("not placed: {} of {work}: {why}", counted(words.len(), "highlight")));
        for words in words.iter().take(SHOWN) {
            let short: String = words.chars().take(WORDS).collect();
            let mark = if short.len() < words.len() { "…" } else { "" };
            lines.push(format!("  “{short}{mark}”"));
        }
        if words.len() > SHOWN {
            lines.push(format!("  and {} more", words.len() - SHOWN));
        }
    }
    if import.has_no_works && !not_placed.is_empty() {
        lines.push(
            "help: the bibliography of this library has no works yet; add those that you read, \
             `catena add works FILE`, then add the excerpts again"
                .to_owned(),
        );
        return lines;
    }
    let unknown = not_placed.iter().find(|one| !one.is_ambiguous);
    lines.extend(unknown.map(|one| format!("help: {}", remedy(&one.work))));
    if not_placed.iter().any(|one| one.is_ambiguous) {
        let by_hand = "`catena add excerpt KEY/ID --quote \"…\" --at \"p. 9\"`";
        lines.push(format!(
            "help: where several works could be meant, give the document another name or title in the other program, or \
             add the excerpts by hand, {by_hand}"
        ));
    }
    lines
}

/// How a work can be made known by which an export calls it so.
fn remedy(work: &Hint) -> String {
    let file = work.file.as_ref().or(work.title.as_ref().filter(|title| is_file(title)));
    let file = file.map(|path| path.rsplit(['/', '\\']).next().unwrap_or(path));
    let field = match (file, &work.title) {
        (Some(file), _) => Some(format!("`file = {{{file}}}`")),
        (None, title) => title.as_ref().map(|title| format!("`shorttitle = {{{title}}}`")),
    };
    match field {
        Some(field) => format!(
            "if the work is here, write {field} into its entry in the bibliography; if not, add it, `catena add works FILE`; \
             then add the excerpts again"
        ),
        None => "add the works first, `catena add works FILE`, then the excerpts again".to_owned(),
    }
}

/// What is told of a work, in words.
pub(super) fn called(one: &NotPlaced) -> String {
    let work = &one.work;
    let title = work.title.as_ref().map(|title| format!("“{title}”"));
    let other = [&work.doi, &work.isbn, &work.file, &work.url, &work.key];
    let name = title.or_else(|| other.into_iter().flatten().next().cloned());
    let year = work.year.as_ref().map(ToString::to_string);
    let beside: Vec<String> = work.authors.iter().cloned().chain(year).collect();
    let beside = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(", ")) };
    name.unwrap_or_else(|| "an unnamed work".to_owned()) + &beside
}
