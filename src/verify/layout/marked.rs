//! Pages that are marked in a text that is not divided into pages: `<!-- p. 12 -->`, `[p. 12]`, `[Pg 12]`, pandoc's
//! `[]{#page_12}` and `<span id="page_12">`.

use crate::annotation::locator::Number;
use crate::verify::layout::TURN;

/// A mark is no longer, in bytes.
const LONGEST: usize = 160;

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
    // `[p. 12]` may cite: it is a mark only where the numbers of all grow through the text.
    let all: Vec<&Mark> = found.iter().collect();
    let marks = if all.len() > 1 && is_growing(&all) { all } else { certain };
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
        let is_followed = marks.get(index + 1).is_none_or(|next| follows(&mark.number, &next.number));
        labels.push(is_followed.then(|| mark.number.to_string()));
    }
    raw.push_str(&text[at..]);
    Some((raw, labels))
}

/// True where the numbers grow, or count anew after roman ones.
fn is_growing(marks: &[&Mark]) -> bool {
    marks.windows(2).all(|pair| pair[0].number < pair[1].number)
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
            "a [p. 12]b [p. 13]c",
            "a [Pg 12]b [page 13]c",
            "a []{#page_12 .pagebreak}b []{#page-13}c",
            "a <span epub:type=\"pagebreak\" id=\"page_12\"></span>b <a id=\"p13\"/>c",
        ] {
            assert_eq!(told(text), Some(("a |b |c".to_owned(), "? 12 13".to_owned())), "{text}");
        }
        assert_eq!(
            told("a\n\n<!-- p. xi -->\n\nb\n\n[p. xii] c").map(|told| told.0),
            Some("a\n\n|\n\nb\n\n|\n c".to_owned())
        );
    }

    #[test]
    fn where_numbers_are_left_out_a_page_has_none() {
        assert_eq!(told("a [p. 12] b [p. 15] c").map(|told| told.1), Some("? ? 15".to_owned()));
        assert_eq!(told("[p. xi] b [p. 1] c").map(|told| told.1), Some("? xi 1".to_owned()));
    }

    #[test]
    fn citations_are_no_marks() {
        for text in [
            "as he says [p. 12]",
            "so [p. 12] and so [p. 9]",
            "[p. 9](x) [p. 10](y)",
            "[pilots 12] <b id=\"x\">",
            "<!-- so -->",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
