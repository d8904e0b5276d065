//! Whatever a text says, in Markdown, LaTeX and Typst it stays text.

use catena::exchange::document::{Block, Document, Inline, NOTATIONS, Notation};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::exports::hostile::texts_of_strangers;
use crate::exports::{HOSTILE, run};
use crate::support::cases;

/// What is written of a text by itself and after other words, and in a table of two columns.
fn written(notation: Notation, text: &str) -> (String, String) {
    let words = vec![Inline::text(text)];
    let paragraph = Document { title: String::new(), blocks: vec![Block::Paragraph(words.clone())] };
    let head = vec!["one".to_owned(), "two".to_owned()];
    let rows = vec![vec![words.clone(), words.clone()], vec![words, vec![Inline::text("end")]]];
    let table = Document { title: String::new(), blocks: vec![Block::Table { head, rows }] };
    (notation.part(&paragraph), notation.part(&table))
}

/// A text as it is shown, its blanks one each.
fn shown(text: &str) -> String {
    let shown = catena::visible::shown(text).into_owned();
    shown.replace(|char: char| char.is_whitespace() && char != '\u{a0}', " ").trim().to_owned()
}

/// The paragraphs and cells of Markdown; what is no text is named.
fn of_markdown(markdown: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
        | Options::ENABLE_WIKILINKS;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::TableCell | Tag::Paragraph) => texts.push(String::new()),
            Event::Text(text) => texts.last_mut().into_iter().for_each(|last| last.push_str(&text)),
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow)
            | Event::End(
                TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell | TagEnd::Paragraph,
            ) => {}
            other => texts.push(format!("{other:?}")),
        }
    }
    texts
}

/// The commands of LaTeX that stand for a sign.
const SIGNS: [(&str, char); 7] = [
    ("textbackslash{}", '\\'),
    ("textasciitilde{}", '~'),
    ("textasciicircum{}", '^'),
    ("textasciigrave{}", '`'),
    ("textless{}", '<'),
    ("textgreater{}", '>'),
    ("textbar{}", '|'),
];

/// The text that LaTeX shows; none if anything in it is more than a sign.
fn of_latex(latex: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = latex;
    while let Some(char) = rest.chars().next() {
        let after = &rest[char.len_utf8()..];
        rest = match char {
            '\\' => {
                let sign = SIGNS.iter().find_map(|(name, sign)| Some((after.strip_prefix(name)?, *sign)));
                let plain = || {
                    let sign = after.chars().next().filter(|sign| "{}$&#%_".contains(*sign))?;
                    Some((&after[1..], sign))
                };
                let (rest, sign) = sign.or_else(plain)?;
                out.push(sign);
                rest
            }
            // A sign in braces, or nothing, which parts two signs.
            '{' => {
                let (inner, rest) = after.split_once('}')?;
                if !["", "[", "]", "*"].contains(&inner) {
                    return None;
                }
                out += inner;
                rest
            }
            '}' | '$' | '&' | '#' | '%' | '_' | '^' | '~' | '[' | ']' => return None,
            '`' | '\'' if after.starts_with(char) => {
                out.push('"');
                &after[1..]
            }
            char => {
                out.push(char);
                after
            }
        };
    }
    Some(out)
}

/// The text that Typst shows; none if anything in it is more than a sign.
fn of_typst(typst: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = typst.chars().peekable();
    while let Some(char) = rest.next() {
        match char {
            '\\' => out.push(rest.next().filter(char::is_ascii_punctuation)?),
            '#' | '$' | '*' | '_' | '`' | '~' | '<' | '>' | '@' | '[' | ']' | '/' => return None,
            '-' | '.' if rest.peek() == Some(&char) => return None,
            '-' if rest.peek() == Some(&'?') => return None,
            '-' | '+' | '=' if out.is_empty() => return None,
            char => out.push(char),
        }
    }
    Some(out)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn text_stays_text(texts in texts_of_strangers()) {
        for text in &texts {
            let plain = shown(text);
            let (paragraph, table) = written(Notation::Pandoc, text);
            prop_assert_eq!(of_markdown(&paragraph), [plain.as_str()], "{}", paragraph);
            let cells = ["one", "two", &plain, &plain, &plain, "end"];
            prop_assert_eq!(of_markdown(&table), cells, "{}", table);
            let (paragraph, table) = written(Notation::Latex, text);
            prop_assert_eq!(of_latex(paragraph.trim_end()), Some(plain.clone()), "{}", paragraph);
            let lines: Vec<&str> = table.lines().filter(|line| line.ends_with(" \\\\")).collect();
            let parts: Vec<usize> = lines.iter().map(|line| line.split(" & ").count()).collect();
            prop_assert_eq!(parts, [2, 2, 2], "{}", table);
            let (paragraph, table) = written(Notation::Typst, text);
            prop_assert_eq!(of_typst(paragraph.trim_end()), Some(plain.clone()), "{}", paragraph);
            prop_assert_eq!(table.matches("], [").count(), 3, "{}", table);
        }
    }
}

#[test]
fn a_key_stays_a_key() {
    let records = run(HOSTILE, &["export", "pandoc"]).stdout;
    assert!(records.contains("[@{o'neil_2001}, p. 9]"), "{records}");
    assert!(records.contains("[@Con, § \"a \\| b \\]\\] \\\\\"c\\\\\" \\$d\\$ \\#e\" ¶ 1]"), "{records}");
    let records = run(HOSTILE, &["export", "latex"]).stdout;
    assert!(records.contains("\\autocite[9]{o'neil_2001}"), "{records}");
    let records = run(HOSTILE, &["export", "typst"]).stdout;
    assert!(records.contains("#cite(label(\"o'neil_2001\"), supplement: [p. 9]);"), "{records}");
}

#[test]
fn each_notation_is_a_format() {
    for (name, _) in NOTATIONS {
        assert!(catena::exchange::format::named(name).is_some(), "{name}");
    }
}
