//! What changed between two states of a corpus, for a terminal.

use crate::changes::described::Class;
use crate::changes::{
    AnswerChange, Cause, Changes, FieldChange, Line, RecordChange, StandingChange, VerdictChange, What,
    by_object,
};
use crate::render::paint::{Paint, Role};

/// Values longer than this many characters get a line of their own.
const SHORT: usize = 48;

/// All changes, without a line feed at the end of the last line.
#[must_use]
pub fn text(changes: &Changes, paint: Paint) -> String {
    let mut blocks: Vec<Vec<String>> = vec![paint.block("", 0, &summary(changes))];
    let mut verdicts = vec![paint.text(Role::Title, "verdicts")];
    let grouped = by_object(&changes.verdicts);
    verdicts.extend(grouped.into_iter().flat_map(|(change, objects)| verdict(change, &objects, paint)));
    if changes.rests_otherwise > 0 {
        let note =
            format!("{} unchanged, on different evidence", counted(changes.rests_otherwise, "verdict"));
        verdicts.extend(paint.block_in(Some(Role::Faint), "", 2, &note));
    }
    let mut standings = vec![paint.text(Role::Title, "how things stand")];
    standings.extend(changes.standings.iter().flat_map(|change| standing(change, paint)));
    let mut answers = vec![paint.text(Role::Title, "answers")];
    answers.extend(changes.answers.iter().flat_map(|change| answer(change, paint)));
    blocks.extend([verdicts, standings, answers].into_iter().filter(|block| block.len() > 1));
    for class in Class::ALL {
        let mut lines: Vec<String> = changes.of(class).flat_map(|change| record(change, paint)).collect();
        if !lines.is_empty() {
            lines.insert(0, paint.text(Role::Title, &class.plural()));
            blocks.push(lines);
        }
    }
    blocks.iter().map(|block| block.join("\n")).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// How much changed, in one line.
#[must_use]
pub fn summary(changes: &Changes) -> String {
    let mut parts = Vec::new();
    for class in Class::ALL {
        let number = |word: &str| changes.of(class).filter(|change| change.what.word() == word).count();
        let counts = ["added", "removed", "changed", "renamed"].map(|word| (number(word), word));
        let counts: Vec<String> = counts
            .iter()
            .filter(|(number, _)| *number > 0)
            .enumerate()
            .map(|(at, (number, word))| match at {
                0 => format!("{} {word}", counted(*number, class.word())),
                _ => format!("{number} {word}"),
            })
            .collect();
        if !counts.is_empty() {
            parts.push(counts.join(", "));
        }
    }
    let (came, went) = (
        changes.relations.iter().filter(|change| change.added).count(),
        changes.relations.iter().filter(|change| !change.added).count(),
    );
    if came + went > 0 {
        let counts = [(came, "added"), (went, "removed")].into_iter().filter(|(number, _)| *number > 0);
        let counts = counts.enumerate().map(|(at, (number, word))| match at {
            0 => format!("{} {word}", counted(number, "edge")),
            _ => format!("{number} {word}"),
        });
        parts.push(counts.collect::<Vec<_>>().join(", "));
    }
    for (number, word) in [
        (changes.verdicts.len(), "verdict"),
        (changes.standings.len(), "standing"),
        (changes.answers.len(), "answer"),
    ] {
        if number > 0 {
            parts.push(format!("{} changed", counted(number, word)));
        }
    }
    if parts.is_empty() { "nothing changed".to_owned() } else { parts.join("; ") }
}

/// `1 claim`, `2 claims`.
#[must_use]
pub fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

fn role(what: &What) -> Role {
    match what {
        What::Added => Role::Good,
        What::Removed => Role::Bad,
        What::Changed { .. } => Role::Mixed,
    }
}

fn record(change: &RecordChange, paint: Paint) -> Vec<String> {
    let sign = change.what.sign().to_string();
    let mut head = change.id.clone();
    if let What::Changed { was: Some(was) } = &change.what {
        head += &format!(", which was {was}");
    }
    let mut lines = paint.block_in(Some(role(&change.what)), &format!("{sign} "), 2, &head);
    let is_changed = matches!(change.what, What::Changed { .. });
    if !is_changed && change.title != change.id && !change.title.is_empty() {
        lines.extend(paint.block("", 4, &change.title));
    }
    // Of what came or went the relations are told, of what changed every field.
    let shown = change.fields.iter().filter(|field| is_changed || tells_relations(&field.name));
    lines.extend(shown.flat_map(|field| field_lines(field, is_changed, paint)));
    lines
}

/// False for the fields that the title tells, and those that matter less.
fn tells_relations(name: &str) -> bool {
    const OTHERS: [&str; 12] =
        ["text", "at", "quote", "note", "reads", "via", "by", "stated", "kind", "label", "type", "question"];
    const OF_WORKS: [&str; 4] = ["author", "editor", "year", "title"];
    !OTHERS.contains(&name) && !OF_WORKS.contains(&name) && !name.starts_with("work ")
}

/// A field of a record: of one that changed, what went and came.
pub(super) fn field_lines(field: &FieldChange, is_changed: bool, paint: Paint) -> Vec<String> {
    let name = format!("    {}  ", field.name);
    let indent = name.chars().count();
    if !is_changed {
        let values = if field.new.is_empty() { &field.old } else { &field.new };
        return paint.block(&name, indent, &values.join(", "));
    }
    if let ([old], [new]) = (field.old.as_slice(), field.new.as_slice())
        && old.chars().count() + new.chars().count() <= SHORT
    {
        return paint.block(&name, indent, &format!("{old} → {new}"));
    }
    let mut lines: Vec<String> = Vec::new();
    let signed = field.old.iter().map(|value| ('-', value)).chain(field.new.iter().map(|value| ('+', value)));
    for (sign, value) in signed {
        let lead = if lines.is_empty() {
            format!("{name}{sign} ")
        } else {
            format!("{}{sign} ", " ".repeat(indent))
        };
        let role = if sign == '+' { Role::Good } else { Role::Bad };
        lines.extend(paint.block_in(Some(role), &lead, indent + 2, value));
    }
    lines
}

fn verdict(change: &VerdictChange, objects: &[&str], paint: Paint) -> Vec<String> {
    let asked = change.asked(objects);
    let mut lines = paint.block("", 2, &format!("{asked}: {} → {}", change.old.text(), change.new.text()));
    lines.extend(causes(&change.causes, paint));
    lines
}

fn standing(change: &StandingChange, paint: Paint) -> Vec<String> {
    let StandingChange { id, old, new, .. } = change;
    let mut lines = paint.block("", 2, &format!("{id}: {} → {}", old.word(), new.word()));
    lines.extend(causes(&change.causes, paint));
    lines
}

fn answer(change: &AnswerChange, paint: Paint) -> Vec<String> {
    let mut lines = paint.block("", 2, &format!("@{}: {}", change.id, change.question));
    if let Some(old) = &change.old_question {
        lines.extend(paint.block("", 4, &format!("the question was: {old}")));
    }
    if let Some(why) = &change.failed {
        lines.extend(paint.block_in(Some(Role::Bad), "", 4, why));
    }
    let mut row = |sign: char, role: Role, line: &Line| {
        lines.extend(paint.block_in(Some(role), &format!("    {sign} "), 6, &line.text));
    };
    change.removed.iter().for_each(|line| row('-', Role::Bad, line));
    change.added.iter().for_each(|line| row('+', Role::Good, line));
    for (old, new) in &change.changed {
        row('-', Role::Bad, old);
        row('+', Role::Good, new);
    }
    lines.extend(causes(&change.causes, paint));
    lines
}

/// So many causes are named; the rest is counted.
const CAUSES: usize = 8;

fn causes(causes: &[Cause], paint: Paint) -> Vec<String> {
    if causes.is_empty() {
        return Vec::new();
    }
    let named = causes.iter().take(CAUSES).map(|cause| format!("{}{}", cause.what.sign(), cause.id));
    let mut text = named.collect::<Vec<_>>().join(", ");
    if causes.len() > CAUSES {
        text += &format!(" and {} more", causes.len() - CAUSES);
    }
    paint.block_in(Some(Role::Faint), "    because of ", 15, &text)
}
