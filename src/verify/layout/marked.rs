//! Pages that are marked in a text that is not divided into pages: `<!-- p. 12 -->`, `[p. 12]`, `[Pg 12]`, pandoc's
//! `[]{#page_12}` and `<span id="page_12">`.

use crate::annotation::locator::Number;
use crate::verify::layout::TURN;

/// A mark is no longer, in bytes.
const LONGEST: usize = 160;
/// `[p. 12]` may cite: so many are marks, if most of all numbers follow one another.
const FEWEST: usize = 3;
/// No page is longer, in bytes: the last mark does not count for more.
const LONGEST_PAGE: usize = 10_000;

/// A mark in a text.
struct Mark {
    from: usize,
    to: usize,
    number: Number,
    /// True for a mark that nobody writes for anything else.
    is_certain: bool,
}

/// The text with [`TURN`] for each mark, and what each page is called; none if it has no marks. What stands before the
/// first mark is a page without a name, and so is a page after which numbers are left out.
pub(super) fn marked(text: &str) -> Option<(String, Vec<Option<String>>)> {
    let found = marks(text);
    let certain: Vec<&Mark> = found.iter().filter(|mark| mark.is_certain).collect();
    let all: Vec<&Mark> = found.iter().collect();
    let is_marked = all.len() - certain.len() >= FEWEST && is_growing(&all) && is_in_a_row(&all);
    let marks = if is_marked { all } else { certain };
    if marks.is_empty() || !is_growing(&marks) {
        return None;
    }
    let mut raw = String::with_capacity(text.len());
    let mut labels = vec![None];
    let mut at = 0;
    for (index, mark) in marks.iter().enumerate() {
        let before = &text[at..mark.from];
        raw.push_str(before);
        let is_begun = before.trim_end_matches([' ', '\t']).ends_with("\n\n");
        raw.push(TURN);
        // Before a block, the page begins where the block does.
        if is_begun && !text[mark.to..].trim_start_matches([' ', '\t']).starts_with('\n') {
            raw.push('\n');
        }
        at = mark.to;
        let is_whole = match marks.get(index + 1) {
            Some(next) => follows(&mark.number, &next.number),
            None => text.len() - mark.to <= LONGEST_PAGE && is_in_a_row(&marks),
        };
        labels.push(is_whole.then(|| mark.number.to_string()));
    }
    raw.push_str(&text[at..]);
    Some((raw, labels))
}

/// True where the numbers grow, or count anew after roman ones.
fn is_growing(marks: &[&Mark]) -> bool {
    marks.windows(2).all(|pair| pair[0].number < pair[1].number)
}

/// True where most numbers follow one another, and for a single one.
fn is_in_a_row(marks: &[&Mark]) -> bool {
    let following = marks.windows(2).filter(|pair| follows(&pair[0].number, &pair[1].number)).count();
    marks.len() < 2 || following * 2 > marks.len() - 1
}

/// True for the next number, or the first one of another count.
fn follows(one: &Number, next: &Number) -> bool {
    one.class() != next.class() || one.value().and_then(|value| value.checked_add(1)) == next.value()
}

fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['<', '[']).map(|start| at + start) {
        let rest = &text[start..];
        let near = &rest[..rest.floor_char_boundary(LONGEST)];
        match mark(near) {
            Some((length, number, is_certain)) => {
                found.push(Mark { from: start, to: start + length, number, is_certain });
                at = start + length;
            }
            None => at = start + 1,
        }
    }
    found
}

/// A mark at the beginning of a text: its length in bytes, its number, and whether it can be nothing else.
fn mark(text: &str) -> Option<(usize, Number, bool)> {
    if let Some(inside) = text.strip_prefix("<!--") {
        let inside = &inside[..inside.find("-->")?];
        return named(inside).map(|number| (inside.len() + "<!---->".len(), number, true));
    }
    if let Some(inside) = text.strip_prefix("[]{") {
        let inside = &inside[..inside.find('}')?];
        let id = inside.split_whitespace().find_map(|word| word.strip_prefix('#'))?;
        return identified(id).map(|number| (inside.len() + "[]{}".len(), number, true));
    }
    if let Some(inside) = text.strip_prefix('[') {
        let inside = &inside[..inside.find(']')?];
        let is_link = text[inside.len() + 2..].starts_with(['(', '[', '{', ':']);
        return named(inside).filter(|_| !is_link).map(|number| (inside.len() + "[]".len(), number, false));
    }
    let tag = text.strip_prefix('<')?;
    let tag = &tag[..tag.find('>')?];
    let name = tag.split([' ', '/']).next().filter(|name| ["a", "span", "div"].contains(name))?;
    let id = tag.split_once("id=").and_then(|(_, id)| id.split(['"', '\'']).nth(1))?;
    let number = identified(id)?;
    let length = tag.len() + "<>".len();
    let closing = format!("</{name}>");
    let closed =
        if tag.ends_with('/') { 0 } else { text[length..].strip_prefix(&closing).map(|_| closing.len())? };
    Some((length + closed, number, true))
}

/// `p. 12`, `page xii`, `Pg 12`.
fn named(text: &str) -> Option<Number> {
    let text = text.trim();
    let word = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    let is_page = ["p", "pg", "page", "pp", "seite"].contains(&text[..word].to_lowercase().as_str());
    let number = text[word..].strip_prefix('.').unwrap_or(&text[word..]);
    Number::read(number.trim()).filter(|number| is_page && number.is_bare() && number.steps().len() == 1)
}

/// `page_12`, `page-xii`, `p12`, `pg12`.
fn identified(id: &str) -> Option<Number> {
    let lower = id.to_lowercase();
    let number = ["pagebreak", "page", "pg", "p"].iter().find_map(|word| lower.strip_prefix(word))?;
    let number = number.trim_start_matches(['_', '-', '.']);
    Number::read(number).filter(|number| number.is_bare() && number.steps().len() == 1)
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::verify::layout::TURN;

    fn told(text: &str) -> Option<(String, String)> {
        let (raw, labels) = marked(text)?;
        let labels = labels.into_iter().map(|label| label.unwrap_or("?".to_owned()));
        Some((raw.replace(TURN, "|"), labels.collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn marks_of_every_form_begin_pages() {
        for text in [
            "a <!-- p. 12 -->b <!--page 13-->c",
            "a []{#page_12 .pagebreak}b []{#page-13}c",
            "a <span epub:type=\"pagebreak\" id=\"page_12\"></span>b <a id=\"p13\"/>c",
        ] {
            assert_eq!(told(text), Some(("a |b |c".to_owned(), "? 12 13".to_owned())), "{text}");
        }
        for text in ["a [p. 12]b [p. 13]c [p. 14]d", "a [Pg 12]b [page 13]c [Seite 14]d"] {
            assert_eq!(told(text), Some(("a |b |c |d".to_owned(), "? 12 13 14".to_owned())), "{text}");
        }
        assert_eq!(
            told("a\n\n<!-- p. xi -->\n\nb\n\n<!-- p. xii --> c").map(|told| told.0),
            Some("a\n\n|\n\nb\n\n|\n c".to_owned())
        );
    }

    #[test]
    fn where_numbers_are_left_out_a_page_has_none() {
        let labels = |text: &str| told(text).map(|told| told.1);
        assert_eq!(labels("a [p. 12] b [p. 13] c [p. 15] d"), None);
        assert_eq!(labels("a [p. 12] b [p. 13] c [p. 14] d [p. 16] e").as_deref(), Some("? 12 13 ? 16"));
        assert_eq!(labels("<!-- p. xi --> b <!-- p. 1 --> c").as_deref(), Some("? xi 1"));
    }

    #[test]
    fn the_last_mark_does_not_count_for_all_that_follows() {
        let labels = |text: &str| told(text).map(|told| told.1);
        assert_eq!(labels("a <!-- p. 12 --> b <!-- p. 15 --> c").as_deref(), Some("? ? ?"));
        assert_eq!(labels("<!-- p. 12 --> b").as_deref(), Some("? 12"));
        let rest = "they went on ".repeat(2_000);
        assert_eq!(labels(&format!("<!-- p. 12 --> {rest}")).as_deref(), Some("? ?"));
        assert_eq!(labels(&format!("<!-- p. 12 --> b <!-- p. 13 --> {rest}")).as_deref(), Some("? 12 ?"));
    }

    #[test]
    fn citations_are_no_marks() {
        for text in [
            "as he says [p. 12]",
            "so [p. 12] and so [p. 9]",
            "so [p. 12] and so [p. 45]",
            "so [p. 12] and so [p. 13]",
            "so [p. 12] and so [p. 13] and so [p. 45]",
            "so [p. 3] and so [p. 20] and so [p. 21] and so [p. 45]",
            "[p. 9](x) [p. 10](y)",
            "[pilots 12] <b id=\"x\">",
            "<!-- so -->",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
