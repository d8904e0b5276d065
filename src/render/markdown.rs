//! Answers as Markdown, to be pasted into notes or a pull request.

use crate::catalog::Catalog;
use crate::catalog::entry::Force;
use crate::graph::walk::Path;
use crate::index::Snippet;
use crate::query::answer::{Answer, LeftOut, Row, Shape, Value};
use crate::query::snippet::Snippets;
use crate::render::bearing::{self, Bearing};
use crate::render::cells::{self, NONE};
use crate::render::headline::headline;
use crate::render::names::Names;
use crate::render::{challenged, cite, impact, phrase};
use crate::statement;
use crate::verdict::{Elsewhere, Reach, Speaker, Verdict};

/// The column that tells what disputes and qualifies claims.
const STANDING: &str = "disputed or qualified";

/// An answer as Markdown: verdicts as lists with their evidence, everything else as a table.
#[must_use]
pub fn answer(catalog: &Catalog, answer: &Answer, snippets: &Snippets) -> String {
    let has_verdicts = answer.rows.iter().any(|row| !row.verdicts.is_empty());
    let mut text = format!("**{}**\n\n", escaped(&answer.question));
    if let Some(reading) = &answer.read_as {
        text += &format!("Read as: {}\n\n", escaped(reading));
    }
    if let Some(headline) = headline(catalog, answer) {
        text += &format!("{}.\n\n", escaped(&headline));
    }
    text += &match answer.shape {
        Shape::Paths => answer
            .paths
            .iter()
            .enumerate()
            .map(|(at, path)| path_text(catalog, answer, at + 1, path))
            .collect(),
        Shape::Comparison => {
            let evidence: String = answer.rows.iter().map(|row| verdict_text(catalog, row)).collect();
            let gap = if evidence.is_empty() { "" } else { "\n" };
            table(catalog, answer, snippets) + gap + &evidence
        }
        _ if has_verdicts && !answer.shown => {
            answer.rows.iter().map(|row| verdict_text(catalog, row)).collect::<String>()
        }
        _ => table(catalog, answer, snippets),
    };
    if !answer.bearing.is_empty() {
        text.push('\n');
    }
    for bearing in &answer.bearing {
        let (said, source) = cite::speaker(catalog, &Speaker::Claim(bearing.claim));
        let words = phrase::bearing(catalog, bearing);
        text += &item(&format!("{words}: {said} ({})", cite::source(catalog, &source)));
    }
    // The headline of an answer from a standpoint says so.
    if answer.is_empty() && answer.standpoint.is_everything() {
        let nothing =
            if answer.cut { "A limit was reached before anything was found." } else { "No results." };
        text += &format!("{nothing}\n");
    }
    if !answer.reasons.is_empty() {
        text += "\n";
        text += &answer.reasons.iter().map(|reason| item(reason)).collect::<String>();
    }
    if !answer.left_out.is_empty() {
        text += "\nOmitted:\n\n";
        text += &answer.left_out.iter().map(|left| left_out(catalog, left)).collect::<String>();
    }
    text += &changes(catalog, answer);
    if answer.truncated {
        let shown = answer.rows.len().max(answer.paths.len());
        text += &format!("\n{} of {} shown.\n", shown, answer.total.max(shown));
    }
    text
}

fn verdict_text(catalog: &Catalog, row: &Row) -> String {
    let mut text = String::new();
    for verdict in &row.verdicts {
        text += &format!("- {}\n", status(catalog, verdict));
        for (side, list) in bearing::sorted(verdict) {
            for Bearing { speaker, evidence, challenge } in list {
                let says = evidence.map_or_else(String::new, |evidence| {
                    let said = cite::says(catalog, evidence, &catalog.label(evidence.object));
                    statement::under(said, &evidence.when.words(catalog))
                });
                let asks = evidence.is_some_and(|evidence| evidence.force == Force::Asks);
                let mut remarks =
                    vec![if asks || says.is_empty() { says } else { format!("says it {says}") }];
                if let Some(evidence) = evidence {
                    if evidence.reach != Reach::Same {
                        remarks.push("inherited".to_owned());
                    }
                    remarks.push(challenged::standing(catalog, evidence.standing, &evidence.disputed_by));
                }
                if let Some(challenge) = &challenge {
                    remarks.push(challenge.when(catalog).words(catalog));
                    remarks.push(challenged::what(catalog, verdict, challenge));
                    remarks.push(challenged::answers(catalog, verdict, challenge));
                }
                // What is said tells the force.
                let force =
                    evidence.is_none().then(|| cite::force_of(catalog, &cite::speaker(catalog, &speaker).1));
                text += &spoken(catalog, side, &speaker, force, &remarks);
            }
        }
        for Elsewhere { narrower, verdict } in &verdict.elsewhere {
            let word = if *narrower { "narrower" } else { "broader" };
            text += &format!("  - {word}: {}\n", escaped(&phrase::elsewhere(catalog, verdict)));
        }
    }
    text
}

fn status(catalog: &Catalog, verdict: &Verdict) -> String {
    let marks = phrase::marks(verdict);
    let marks = if marks.is_empty() { marks } else { format!(" ({marks})") };
    let subject = escaped(&catalog.label(verdict.subject));
    format!("**{subject}** {}{marks}", escaped(&phrase::of_subject(catalog, verdict)))
}

fn spoken(
    catalog: &Catalog,
    side: &str,
    speaker: &Speaker,
    force: Option<Force>,
    remarks: &[String],
) -> String {
    let (text, source) = cite::speaker(catalog, speaker);
    let place = cite::source(catalog, &source);
    let force = force.map_or("", cite::force);
    let parts = [place, force.to_owned()].into_iter().chain(remarks.iter().cloned());
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    format!("  - {side}: {} ({})\n", escaped(&text), escaped(&parts.join(" · ")))
}

fn left_out(catalog: &Catalog, left: &LeftOut) -> String {
    format!("- {}\n", status(catalog, &left.verdict))
}

/// The verdicts that would be others without the sources that the question withdraws, under a heading.
fn changes(catalog: &Catalog, answer: &Answer) -> String {
    if answer.withdrawn.is_empty() {
        return String::new();
    }
    let title = impact::title(catalog, answer).replacen("without", "Without", 1);
    let mut text = format!("\n{}:\n\n", escaped(&title));
    if answer.changes.is_empty() {
        text += "No verdict would change.\n";
    }
    text += &impact::listed(catalog, answer).iter().map(|line| item(line)).collect::<String>();
    text
}

fn item(line: &str) -> String {
    format!("- {}\n", escaped(line))
}

fn path_text(catalog: &Catalog, answer: &Answer, number: usize, path: &Path) -> String {
    let mut chain = path.first().map_or_else(String::new, |hop| catalog.label(hop.from()));
    for hop in path {
        chain += &statement::arrow(catalog, &hop.edge, hop.inverse);
        chain += &catalog.label(hop.to());
    }
    let mut places = String::new();
    for (at, hop) in path.iter().enumerate() {
        // A claim that two hops rest on is told once.
        if at > 0 && path[at - 1].edge.evidence == hop.edge.evidence {
            continue;
        }
        let source = hop.edge.evidence.source(catalog);
        let text = source.claim.and_then(|claim| catalog.claim(claim)).map(|claim| claim.text.as_str());
        let remarks = [
            cite::source(catalog, &source),
            cite::force(cite::force_of(catalog, &source)).to_owned(),
            challenged::of_claim(catalog, answer, source.claim),
        ];
        let remarks: Vec<String> = remarks.into_iter().filter(|part| !part.is_empty()).collect();
        let place = escaped(&remarks.join(" · "));
        match text {
            Some(text) => places += &format!("   - {} ({place})\n", escaped(text)),
            None if place.is_empty() => {}
            None => places += &format!("   - {place}\n"),
        }
    }
    for told in challenged::on_path(catalog, answer, path) {
        places += &format!("   - {}\n", escaped(&told));
    }
    format!("{number}. {}\n{places}", escaped(&chain))
}

fn table(catalog: &Catalog, answer: &Answer, snippets: &Snippets) -> String {
    if answer.rows.is_empty() {
        return String::new();
    }
    let found = cells::with_snippets(answer, snippets);
    let snippet_columns = if found { &cells::SNIPPET[..] } else { &[] };
    let stands = !answer.shown && answer.rows.iter().any(|row| stands(answer, row));
    let standing_column = if stands { &[STANDING][..] } else { &[] };
    let more = standing_column.iter().chain(snippet_columns).copied();
    let names = Names::of(catalog, answer);
    let heads = cells::heads(catalog, answer);
    let columns: Vec<&str> = heads.iter().map(String::as_str).chain(more).collect();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(columns.iter().map(|column| escaped(column)).collect());
    let shown = cells::columns(catalog, answer);
    let of_figures = |(at, column): (usize, &&str)| {
        let at = shown.get(at).copied().unwrap_or(usize::MAX);
        let column = answer.columns.get(at).map_or(*column, String::as_str);
        let mut values = answer.rows.iter().map(|row| cells::value(catalog, row, at, column));
        let figures = values.all(|value| matches!(value, Some(Value::Number(_))));
        if figures { "---:" } else { "---" }.to_owned()
    };
    text += &line(columns.iter().enumerate().map(of_figures).collect());
    for row in &answer.rows {
        let own = shown.iter().map(|at| match cells::shown(catalog, answer, &names, row, *at) {
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Text(text)) if !text.is_empty() => escaped(&text),
            _ if *at == 0 => NONE.to_owned(),
            _ => String::new(),
        });
        let snippet = row.node.and_then(|node| snippets.get(&node));
        let snippet = snippet
            .map_or_else(Default::default, |snippet| [snippet.field.name().to_owned(), marked(snippet)]);
        let standing = stands.then(|| escaped(&challenged::of_claim(catalog, answer, row.node)));
        let own = own.chain(standing);
        text += &line(own.chain(found.then_some(snippet).into_iter().flatten()).collect());
    }
    text
}

/// True of a claim that something disputes or qualifies.
fn stands(answer: &Answer, row: &Row) -> bool {
    row.node.is_some_and(|node| answer.challenged.contains_key(&node))
}

/// A snippet with what was found in bold.
fn marked(snippet: &Snippet) -> String {
    let mut text = String::new();
    let mut at = 0;
    for range in &snippet.ranges {
        text += &inline(&snippet.text[at..range.start]);
        text += &format!("**{}**", inline(&snippet.text[range.clone()]));
        at = range.end;
    }
    text + &inline(&snippet.text[at..])
}

/// Text that Markdown shows as it is, at the start of a line and in a table too.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.trim();
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text[number..].chars().next() {
        // A list, a rule or a heading would begin so.
        Some('-' | '+' | '=') if number == 0 => format!("\\{}", inline(text)),
        Some('.' | ')') if number > 0 => format!("{}\\{}", &text[..number], inline(&text[number..])),
        _ => inline(text),
    }
}

/// A comment of Markdown that shows nothing: what it parts is no mention and no reference any more.
const PARTED: &str = "<!-- -->";

/// Text that Markdown shows as it is within a line. Pages that show Markdown also take `@name` for a person
/// whom they tell of it, `#12` for an issue and a hash for a commit; here none is meant.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, char) in text.char_indices() {
        let rest = &text[at + char.len_utf8()..];
        let next = rest.chars().next();
        let begins_entity = next.is_some_and(|next| next.is_alphanumeric() || next == '#');
        match char {
            '&' if !begins_entity => out.push(char),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '$' | '~' => {
                out.push('\\');
                out.push(char);
            }
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
        if is_parted(before, char, rest) {
            out += PARTED;
        }
        before = Some(char);
    }
    out
}

/// True if a mention or a reference could begin or go on with `char`, which stands between `before` and
/// `rest`.
fn is_parted(before: Option<char>, char: char, rest: &str) -> bool {
    let next = rest.chars().next();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match char {
        '@' => next.is_some_and(char::is_alphanumeric),
        '#' | '!' => is_digit(next),
        '-' => before == Some('H') && is_digit(next),
        _ => !before.is_some_and(char::is_alphanumeric) && is_hash(char, rest),
    }
}

/// True if a word looks like the hash of a commit: seven to forty digits of base sixteen, with a letter and
/// a digit among them.
fn is_hash(first: char, rest: &str) -> bool {
    let is_hex = |c: &char| c.is_ascii_digit() || ('a'..='f').contains(c);
    if !is_hex(&first) {
        return false;
    }
    let end = rest.find(|c: char| !is_hex(&c)).unwrap_or(rest.len());
    let goes_on = rest[end..].chars().next().is_some_and(char::is_alphanumeric);
    let word = || std::iter::once(first).chain(rest[..end].chars());
    !goes_on
        && (6..40).contains(&end)
        && word().any(|c| c.is_ascii_digit())
        && word().any(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert_eq, proptest};
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::escaped;

    /// The texts of the cells or paragraphs that Markdown finds; what is no text is named.
    fn texts(markdown: &str) -> Vec<String> {
        let mut texts = Vec::new();
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::TableCell | Tag::Paragraph) => texts.push(String::new()),
                Event::InlineHtml(html) if &*html == super::PARTED => {}
                Event::Text(text) => texts.last_mut().into_iter().for_each(|last| last.push_str(&text)),
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow)
                | Event::End(
                    TagEnd::Table
                    | TagEnd::TableHead
                    | TagEnd::TableRow
                    | TagEnd::TableCell
                    | TagEnd::Paragraph,
                ) => {}
                other => texts.push(format!("{other:?}")),
            }
        }
        texts
    }

    proptest! {
        #[test]
        fn any_text_is_shown_as_it_is_in_a_table_and_by_itself(
            text in "[-+=#>.)(*_`~|\\\\<&;$!:/'\"@0-9a-c\\[\\]\u{e9}信 \n\r\t]{0,24}",
        ) {
            let plain: String = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            let table = format!("| a | b |\n| --- | --- |\n| {} | z |\n", escaped(&text));
            prop_assert_eq!(texts(&table), ["a", "b", plain.as_str(), "z"], "{}", table);
            if !plain.is_empty() {
                prop_assert_eq!(texts(&escaped(&text)), [plain.as_str()]);
            }
        }
    }

    #[test]
    fn nobody_is_told_and_nothing_referred_to() {
        for (text, expected) in [
            ("ask @octocat", "ask @<!-- -->octocat"),
            ("(@octo-cat/team)", "(@<!-- -->octo-cat/team)"),
            ("a@b.org", "a@<!-- -->b.org"),
            ("see #12", "see \\#<!-- -->12"),
            ("owner/name#12", "owner/name\\#<!-- -->12"),
            ("GH-12, !7", "GH-<!-- -->12, !<!-- -->7"),
            ("in d3bd183c.", "in d<!-- -->3bd183c."),
            ("owner@0a1b2c3", "owner@<!-- -->0<!-- -->a1b2c3"),
            ("p. 12 @ 3, #, 1234567, defaced, No. 5!", "p. 12 @ 3, \\#, 1234567, defaced, No. 5!"),
            ("10.1080/00396339708442901", "10\\.1080/00396339708442901"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn nothing_is_taken_for_markup() {
        let cases = [
            ("a|b", "a\\|b"),
            ("one\ntwo\r", "one two"),
            ("- no list", "\\- no list"),
            ("+ no list", "\\+ no list"),
            ("=== no heading", "\\=== no heading"),
            ("12. no list", "12\\. no list"),
            ("3) no list", "3\\) no list"),
            ("1997", "1997"),
            (
                "# *a* _b_ `c` [d](e) <f> &amp; $g$ ~~h~~",
                "\\# \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\&amp; \\$g\\$ \\~\\~h\\~\\~",
            ),
            ("p. 9-10, a - b", "p. 9-10, a - b"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }
}
