//! What changed between two states of a corpus, as Markdown for a pull request: the consequences first,
//! the records folded away where they are many.

use crate::changes::described::Class;
use crate::changes::{AnswerChange, Cause, Changes, FieldChange, RecordChange, What, by_object};
use crate::render::changes::{counted, summary};
use crate::render::markdown::escaped;

/// Lists longer than this are folded away.
const LONG: usize = 10;
/// Lists are cut after so many, and say so: pages that show Markdown have a limit of their own.
const LONGEST: usize = 300;

/// All changes from one revision to another.
#[must_use]
pub fn text(changes: &Changes, from: &str, to: &str) -> String {
    let mut text =
        format!("## What changed in the corpus\n\n`{from}` → `{to}`: {}.\n", escaped(&summary(changes)));
    if !changes.verdicts.is_empty() {
        let rows = by_object(&changes.verdicts).into_iter().map(|(change, objects)| {
            let asked = change.asked(&objects);
            let cells = [&asked, &change.old.text(), &change.new.text()].map(|cell| escaped(cell));
            format!("| {} | {} |\n", cells.join(" | "), causes(&change.causes))
        });
        let head = "| verdict | before | now | because of |\n| --- | --- | --- | --- |\n";
        let rows: Vec<String> = rows.collect();
        text += &section("Verdicts", &counted(changes.verdicts.len(), "verdict"), head, &rows);
    }
    if changes.rests_otherwise > 0 {
        text +=
            &format!("\n{} unchanged, on different evidence.\n", counted(changes.rests_otherwise, "verdict"));
    }
    if !changes.standings.is_empty() {
        let rows = changes.standings.iter().map(|change| {
            let id = change.id.replace('`', "'");
            let (old, new) = (change.old.word(), change.new.word());
            format!("| `{id}` | {old} | {new} | {} |\n", causes(&change.causes))
        });
        let head = "| stands otherwise | before | now | because of |\n| --- | --- | --- | --- |\n";
        let rows: Vec<String> = rows.collect();
        text += &section("How things stand", &counted(rows.len(), "standing"), head, &rows);
    }
    if !changes.answers.is_empty() {
        let items: Vec<String> = changes.answers.iter().map(answer).collect();
        text += &section("Answers", &counted(items.len(), "saved question"), "", &items);
    }
    for class in Class::ALL {
        let items: Vec<String> = changes.of(class).map(record).collect();
        if !items.is_empty() {
            let plural = class.plural();
            let title = plural[..1].to_uppercase() + &plural[1..];
            text += &section(&title, &counted(items.len(), class.word()), "", &items);
        }
    }
    text
}

fn section(title: &str, number: &str, head: &str, items: &[String]) -> String {
    let mut list = head.to_owned() + &items.iter().take(LONGEST).cloned().collect::<String>();
    if items.len() > LONGEST {
        list += &format!("\n{} more not shown.\n", items.len() - LONGEST);
    }
    if items.len() <= LONG {
        return format!("\n### {title}\n\n{list}");
    }
    format!("\n### {title}\n\n<details><summary>{number}</summary>\n\n{list}\n</details>\n")
}

fn sign(what: &What) -> &'static str {
    match what {
        What::Added => "added",
        What::Removed => "removed",
        What::Changed { .. } => "changed",
    }
}

fn causes(list: &[Cause]) -> String {
    let one = |cause: &Cause| format!("{} `{}`", sign(&cause.what), cause.id.replace('`', "'"));
    let mut named: Vec<String> = list.iter().take(LONG).map(one).collect();
    if list.len() > LONG {
        named.push(format!("{} more", list.len() - LONG));
    }
    named.join(", ").replace('|', "\\|")
}

fn answer(change: &AnswerChange) -> String {
    let mut text = format!("- **{}** (`@{}`)\n", escaped(&change.question), change.id);
    if let Some(old) = &change.old_question {
        text += &format!("  - the question was: {}\n", escaped(old));
    }
    if let Some(why) = &change.failed {
        text += &format!("  - {}\n", escaped(why));
    }
    let mut line = |word: &str, row: &str| text += &format!("  - {word}: {}\n", escaped(row));
    change.removed.iter().for_each(|row| line("gone", &row.text));
    change.added.iter().for_each(|row| line("new", &row.text));
    for (old, new) in &change.changed {
        line("before", &old.text);
        line("now", &new.text);
    }
    let because = causes(&change.causes);
    if because.is_empty() { text } else { format!("{text}  - because of {because}\n") }
}

fn record(change: &RecordChange) -> String {
    let was = match &change.what {
        What::Changed { was: Some(was) } => format!(", which was `{was}`"),
        _ => String::new(),
    };
    let id = change.id.replace('`', "'");
    let is_changed = matches!(change.what, What::Changed { .. });
    let title = if is_changed || change.title == change.id { "" } else { change.title.as_str() };
    let colon = if title.is_empty() { "" } else { ": " };
    let mut text = format!("- {} `{id}`{was}{colon}{}\n", sign(&change.what), escaped(title));
    if is_changed {
        text += &change.fields.iter().map(field).collect::<String>();
    } else if let Some(says) = change.fields.iter().find(|field| field.name == "says") {
        let said = if says.new.is_empty() { &says.old } else { &says.new };
        text += &format!("  - says {}\n", escaped(&said.join(", ")));
    }
    text
}

fn field(field: &FieldChange) -> String {
    let name = escaped(&field.name);
    let joined = |values: &[String]| escaped(&values.join(", "));
    match (field.old.is_empty(), field.new.is_empty()) {
        (true, _) => format!("  - {name}: added {}\n", joined(&field.new)),
        (_, true) => format!("  - {name}: removed {}\n", joined(&field.old)),
        _ => format!("  - {name}: {} → {}\n", joined(&field.old), joined(&field.new)),
    }
}
