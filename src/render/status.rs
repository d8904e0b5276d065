//! How far a library has come, for reading.

use unicode_width::UnicodeWidthStr;

use crate::annotation::locator::{Locator, Part, Unit};
use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Read};
use crate::catalog::excerpts::Use;
use crate::overview::{Left, Overview, ScholarRow, Tally, WorkRow};
use crate::render::grid::{Cell, grid};
use crate::render::paint::{Paint, Role};
use crate::render::share::percent;

/// So many ids of a list are shown; what is left out is counted.
const SHOWN: usize = 8;
const WORKS: [&str; 2] = ["work", "works"];
/// The least width of the figures, in columns.
const FIGURES: usize = 4;

/// The figures, and what is left to do.
#[must_use]
pub fn text(catalog: &Catalog, overview: &Overview, paint: Paint) -> String {
    let facts = facts(catalog, overview);
    let names = facts.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
    let figures = facts.iter().map(|(_, figure, _)| figure.to_string().len()).max().unwrap_or(0).max(FIGURES);
    let mut lines = Vec::new();
    for (name, figure, words) in &facts {
        let first = format!("{}{:>figures$}", pad(&paint.text(Role::Title, name), name, names + 2), figure);
        let indent = names + 2 + figures + 3;
        let says_nothing = words.is_empty() || (*figure == 0 && *name != "notes");
        let words = if says_nothing { vec![String::new()] } else { words.clone() };
        for (at, words) in words.iter().enumerate() {
            let lead = if at == 0 { first.as_str() } else { "" };
            lines.extend(aligned(paint, lead, names + 2 + figures, indent, words));
        }
    }
    lines.push(String::new());
    lines.extend(to_do(catalog, &overview.left, paint));
    lines.join("\n") + "\n"
}

/// A table of the works, those with the most claims first; those of which nothing is recorded are counted.
#[must_use]
pub fn by_work(catalog: &Catalog, overview: &Overview, paint: Paint) -> String {
    let untouched = &overview.left.untouched;
    let is_shown = |row: &&WorkRow| untouched.binary_search(&row.work).is_err();
    let mut rows: Vec<_> = overview.by_work.iter().filter(is_shown).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse((row.tally.claims, row.tally.cited)), row.work));
    let cells = rows.into_iter().map(|row| {
        let read = row.read.map_or("", Read::word);
        let named = [catalog.id(row.work), read].map(|word| Cell::Text(word.to_owned()));
        named.into_iter().chain(figures(row.tally)).collect()
    });
    let rest = counted(untouched.len(), WORKS);
    table(&["work", "read"], &cells.collect::<Vec<_>>(), (untouched.len(), &rest), paint)
}

/// A table of the scholars, those with the most claims first; those who claim nothing and are not cited
/// are counted.
#[must_use]
pub fn by_scholar(catalog: &Catalog, overview: &Overview, paint: Paint) -> String {
    let is_shown = |row: &&ScholarRow| row.tally != Tally::default();
    let mut rows: Vec<_> = overview.by_scholar.iter().filter(is_shown).collect();
    let hidden = overview.by_scholar.len() - rows.len();
    rows.sort_by_key(|row| (std::cmp::Reverse((row.tally.claims, row.tally.cited)), row.scholar));
    let cells = rows.into_iter().map(|row| {
        let named = [Cell::Text(catalog.id(row.scholar).to_owned()), number(row.works)];
        named.into_iter().chain(figures(row.tally)).collect()
    });
    let rest = counted(hidden, ["scholar", "scholars"]);
    table(&["scholar", "works"], &cells.collect::<Vec<_>>(), (hidden, &rest), paint)
}

/// A table with the columns `named` and the figures; below it, what is left out, if that is any.
fn table(named: &[&str], rows: &[Vec<Cell>], (hidden, rest): (usize, &str), paint: Paint) -> String {
    let counted = ["claims", "second-hand", "quotes", "verified", "cited"];
    let columns: Vec<String> = named.iter().chain(&counted).map(|name| (*name).to_owned()).collect();
    let mut lines = grid(&columns, rows, paint);
    if hidden > 0 {
        lines.push(paint.text(Role::Faint, &format!("and {rest} without claims or citations")));
    }
    lines.join("\n") + "\n"
}

fn figures(tally: Tally) -> [Cell; 5] {
    [tally.claims, tally.second_hand, tally.quotes, tally.verified, tally.cited].map(number)
}

fn number(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A number and what it counts, in the singular or the plural.
fn counted(number: usize, [one, many]: [&str; 2]) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A name, how many there are, and what is to be said of them, a line each.
type Fact = (&'static str, u64, Vec<String>);

fn facts(catalog: &Catalog, overview: &Overview) -> Vec<Fact> {
    let all = overview.all;
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let plural = |kind: &str, number: usize| {
        let plural = catalog.vocabulary.kind(kind).map_or(kind, |kind| kind.plural.as_str());
        counted(number, [kind, plural])
    };
    let topics = overview.topics.iter().map(|(kind, number)| plural(kind, *number));
    let read = [Some(Read::Full), Some(Read::Part), Some(Read::SecondHand), None].map(|read| {
        let number = overview.read.get(&read).copied().unwrap_or(0);
        match read {
            Some(read @ Read::SecondHand) => format!("{number} {}", read.word()),
            Some(read) => format!("{number} read in {}", read.word()),
            None => format!("{number} not marked"),
        }
    });
    let intents = overview.intents.iter().map(|(intent, number)| {
        let intent = if intent.is_empty() { "without intent" } else { intent };
        format!("{number} {intent}")
    });
    let notes = overview.notes.iter().map(|(work, notes)| {
        let all = notes.all.count();
        format!("{} of {all} notes of {}", all - notes.missing.count(), catalog.id(*work))
    });
    let notes: Vec<String> = notes.collect();
    let recorded = overview.notes.values().map(|notes| notes.all.count() - notes.missing.count()).sum();
    let with = |part: usize, what: &str| format!("{part} {what} ({})", percent(part, all.claims));
    let mut verified = vec![format!("{} verified ({})", all.verified, percent(all.verified, all.quotes))];
    if all.without_place > 0 {
        verified.push(format!("{} more: words found, place not checked", all.without_place));
    }
    let mut facts = vec![
        ("topics", count(overview.topics.values().sum()), vec![together(topics)]),
        (
            "claims",
            count(all.claims),
            vec![
                format!("{} with a quote, {} without", all.quoted, all.claims - all.quoted),
                with(all.second_hand, "second-hand"),
            ],
        ),
        ("quotes", count(all.quotes), verified),
        ("works", count(overview.works()), vec![together(read.into_iter())]),
        ("scholars", count(overview.scholars), Vec::new()),
        ("citations", count(all.cited), vec![together(intents)]),
        ("notes", recorded, notes),
        (
            "questions",
            count(overview.saved),
            vec![counted(overview.expected, ["expected answer", "expected answers"])],
        ),
    ];
    if !overview.excerpts.is_empty() {
        let became = [Use::Used, Use::Done, Use::Unused].into_iter().filter_map(|of| {
            let number = overview.excerpts.get(&of)?;
            Some(format!("{number} {}", became(of)))
        });
        let number = count(overview.excerpts.values().sum());
        facts.insert(3, ("excerpts", number, vec![together(became)]));
    }
    if all.arguments > 0 {
        facts.insert(2, ("arguments", count(all.arguments), Vec::new()));
    }
    facts
}

/// What became of an excerpt, in words.
fn became(used: Use) -> &'static str {
    match used {
        Use::Used => "used",
        Use::Done => "done without a claim",
        Use::Unused => "not used",
    }
}

fn to_do(catalog: &Catalog, left: &Left, paint: Paint) -> Vec<String> {
    let ids = |nodes: &[NodeId]| nodes.iter().map(|id| catalog.id(*id).to_owned()).collect::<Vec<_>>();
    let notes = left.notes.iter().map(|(work, missing)| {
        let part = Part::numbered(Unit::Note, missing.ranges());
        format!("{} {}", catalog.id(*work), Locator { parts: vec![part] })
    });
    let quotes = left.quotes.iter().map(|quote| format!("{} ({})", catalog.id(quote.claim), quote.words()));
    let missing = left.notes.iter().map(|(_, missing)| missing.count()).sum();
    let count = |list: &[NodeId]| u64::try_from(list.len()).unwrap_or(u64::MAX);
    let open = u64::try_from(left.quotes.len()).unwrap_or(u64::MAX);
    let listed = |nodes: &[NodeId], things, what| (count(nodes), things, what, ids(nodes));
    let excerpts: usize = left.excerpts.values().map(Vec::len).sum();
    let unused = left.excerpts.iter().map(|(work, list)| format!("{} ({})", catalog.id(*work), list.len()));
    let items: [(u64, [&str; 2], &str, Vec<String>); 9] = [
        (u64::try_from(excerpts).unwrap_or(u64::MAX), ["excerpt", "excerpts"], "not used", unused.collect()),
        (missing, ["note", "notes"], "without a record", notes.collect()),
        (open, ["quote", "quotes"], "not verified", quotes.collect()),
        listed(&left.unquoted, ["claim", "claims"], "without a quote"),
        listed(&left.without_claim, WORKS, "cited, with no claim recorded"),
        listed(&left.second_hand, WORKS, "known only second-hand"),
        listed(&left.unread, WORKS, "not marked as read in full, in part or second-hand"),
        listed(&left.untouched, WORKS, "with nothing recorded"),
        listed(&left.orphans, ["topic", "topics"], "not used by any record"),
    ];
    let open: Vec<_> = items.iter().filter(|(number, ..)| *number > 0).collect();
    if open.is_empty() {
        return vec![paint.text(Role::Good, "nothing left to do")];
    }
    let widest = open.iter().map(|(number, ..)| number.to_string().len()).max().unwrap_or(0);
    let mut lines = vec![paint.text(Role::Title, "left to do")];
    for (number, [one, many], what, list) in open {
        let words = format!("{} {what}", if *number == 1 { one } else { many });
        lines.extend(paint.block(&format!("  {number:>widest$}"), widest + 4, &words));
        lines.extend(paint.block_in(Some(Role::Faint), "", widest + 4, &some(list)));
    }
    lines
}

/// What may not be broken across lines stands with no-break blanks, until it is laid out.
fn together(items: impl Iterator<Item = String>) -> String {
    items.map(|item| item.replace(' ', "\u{a0}")).collect::<Vec<_>>().join(", ")
}

/// The first of a list, and how many more there are.
fn some(list: &[String]) -> String {
    let shown = list.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match list.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more: `--format json` lists them"),
    }
}

/// `painted`, whose text without colour is `plain`, with blanks up to a width.
fn pad(painted: &str, plain: &str, width: usize) -> String {
    format!("{painted}{}", " ".repeat(width.saturating_sub(plain.width())))
}

/// Words from column `indent` on, the first line after `lead`, which takes `width` columns.
fn aligned(paint: Paint, lead: &str, width: usize, indent: usize, words: &str) -> Vec<String> {
    let mut lines: Vec<String> =
        paint.block("", indent, words).iter().map(|line| line.replace('\u{a0}', " ")).collect();
    if !lead.is_empty()
        && let Some(first) = lines.first_mut()
    {
        let rest = first.get(width..).unwrap_or_default().to_owned();
        *first = format!("{lead}{rest}").trim_end().to_owned();
    }
    lines
}
