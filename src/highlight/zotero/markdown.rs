//! Notes of Zotero in Markdown: `“Words” ([Roe, 2020, p. 4](zotero://…)) ([pdf](zotero://…)) and a comment.`

use super::link::{Links, links};
use super::passage::{comment, split};
use crate::bibliography::identifiers::doi_in;
use crate::highlight::fault::Fault;
use crate::highlight::identity::hashed;
use crate::highlight::plain::{one_line, some};
use crate::highlight::{Found, Highlight, Hint, Tool};

/// Reads a note.
///
/// # Errors
/// Where it has no link to Zotero.
pub(in crate::highlight) fn read(text: &str) -> Result<Found, Fault> {
    let mut found = Found::default();
    let (mut seen, mut unlinked, mut first) = (0, 0, None);
    let work = front(text);
    for block in blocks(text) {
        let all = links(&block.text);
        seen += all.len();
        if all.is_empty() {
            if block.is_prose() {
                unlinked += 1;
                first = first.or(Some(block.line));
            }
            continue;
        }
        block.read(&work, &all, &mut found);
    }
    if seen == 0 {
        return Err(Fault::new("links to Zotero (`zotero://…`)", "Markdown without any")
            .help("export the note with `Include Zotero Links` ticked"));
    }
    if unlinked > 0 {
        let what = if unlinked == 1 { "1 paragraph".to_owned() } else { format!("{unlinked} paragraphs") };
        found.skip(what, first, "without a link to an annotation");
    }
    found.skipped.sort_by_key(|skipped| skipped.line);
    Ok(found)
}

/// What the lines between `---` at the beginning of a note say of its work, as templates write them.
fn front(text: &str) -> Hint {
    let mut lines = text.trim_start().lines();
    let mut work = Hint::default();
    if lines.next().is_none_or(|line| line.trim() != "---") {
        return work;
    }
    for line in lines.take_while(|line| line.trim() != "---") {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = some(value.trim().trim_matches(['"', '\'', '@']));
        match name.trim().to_lowercase().as_str() {
            "citekey" | "citation key" | "citation-key" => work.key = value,
            "title" => work.title = value,
            "doi" => work.doi = value.and_then(|doi| doi_in(&doi)),
            _ => {}
        }
    }
    work
}

/// Lines without an empty one between them.
struct Block {
    text: String,
    /// The number of its first line.
    line: usize,
    /// True if each line begins with `>`.
    is_quoted: bool,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (at, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        let inner = bare.trim_start_matches(['>', ' ']);
        // The first line of a callout in Obsidian.
        if inner.is_empty() || inner.starts_with("[!") {
            open = false;
            continue;
        }
        let is_quoted = bare.starts_with('>');
        match blocks.last_mut().filter(|last| open && last.is_quoted == is_quoted) {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(inner);
            }
            None => blocks.push(Block { text: inner.to_owned(), line: at + 1, is_quoted }),
        }
        open = true;
    }
    blocks
}

impl Block {
    /// True of what is neither a heading nor the line that says when the note was made.
    fn is_prose(&self) -> bool {
        let is_date = self.text.starts_with('(') && self.text.trim_end().ends_with(')');
        !(self.text.starts_with(['#', '%', '!']) || self.text.starts_with("---") || is_date)
    }

    fn read(&self, work: &Hint, all: &[Links], found: &mut Found) {
        let mut before = comment_and_quote(&self.text[..all[0].range.start], self.is_quoted);
        for (at, links) in all.iter().enumerate() {
            let end = all.get(at + 1).map_or(self.text.len(), |next| next.range.start);
            let after = &self.text[links.range.end..end];
            let is_last = at + 1 == all.len();
            let next = if is_last { (comment(after), None) } else { comment_and_quote(after, false) };
            let (own, quote) = std::mem::replace(&mut before, (None, next.1));
            // What stands before the first quotation is the reader's too.
            let own = own.filter(|_| at == 0);
            let note: Vec<String> = own.into_iter().chain(next.0).collect();
            let note = Some(note.join("\n")).filter(|note| !note.is_empty());
            // Some templates have the words after the link.
            let is_after =
                quote.is_none() && ["<span", "<mark"].iter().any(|tag| after.trim_start().starts_with(tag));
            let (quote, note) =
                if is_after { (note.map(|words| one_line(&words)), None) } else { (quote, note) };
            if links.are_several {
                found.skip("citation", Some(self.line), "it cites several works at once");
                continue;
            }
            match highlight(work, links, quote, note) {
                Some(highlight) => found.highlights.push(highlight),
                // A link to a work alone is none to a passage.
                None if links.attachment.is_some() => {
                    let label = links.label.as_deref().unwrap_or("to a file");
                    found.skip(format!("link {label}"), Some(self.line), "without words or a comment");
                }
                None => {}
            }
        }
    }
}

fn comment_and_quote(text: &str, is_quoted: bool) -> (Option<String>, Option<String>) {
    let (before, quote) = split(text, is_quoted);
    (comment(before), quote)
}

/// A highlight from its links and words; none if there are no words, or only those of a text that cites a work.
fn highlight(work: &Hint, links: &Links, quote: Option<String>, note: Option<String>) -> Option<Highlight> {
    let is_annotation = links.annotation.is_some();
    if quote.is_none() && (note.is_none() || !is_annotation) {
        return None;
    }
    let label = Label::read(links.label.as_deref().unwrap_or_default());
    let words = quote.as_deref().unwrap_or_default();
    let file = links.attachment.as_deref();
    let id = links.annotation.clone().unwrap_or_else(|| {
        let work = links.work.as_deref().or(file).unwrap_or_default();
        hashed(&[work, label.place.as_deref().unwrap_or_default(), words])
    });
    let file = file.map(|key| format!("storage/{key}"));
    let work = Hint { authors: label.authors, year: label.year, file, ..work.clone() };
    let mut highlight = Highlight::new(Tool::Zotero, id, work);
    highlight.place = label.place;
    (highlight.quote, highlight.note) = (quote, note);
    Some(highlight)
}

/// A citation as Zotero writes it: `Easley et al., 1998, p. 453`.
#[derive(Debug, Default, PartialEq, Eq)]
struct Label {
    authors: Vec<String>,
    year: Option<i32>,
    place: Option<String>,
}

impl Label {
    fn read(text: &str) -> Self {
        let mut label = Self::default();
        let mut names = Vec::new();
        for part in text.split(", ").map(one_line).filter(|part| !part.is_empty()) {
            let digits = part.bytes().filter(u8::is_ascii_digit).count();
            let is_year = digits == 4 && part.len() <= 5 && part.starts_with(|c: char| c.is_ascii_digit());
            if label.year.is_none() && label.place.is_none() && is_year {
                label.year = part.get(..4).and_then(|year| year.parse().ok());
            } else if digits > 0
                || label.year.is_some()
                || part.starts_with("p. ")
                || part.starts_with("pp. ")
            {
                label.place.get_or_insert(part);
            } else {
                names.push(part);
            }
        }
        for part in names {
            let part = part.replace(" et al.", "");
            let several = [" and ", " & ", " und ", " et ", " y "].iter().find(|word| part.contains(**word));
            let parts: Vec<&str> =
                several.map_or_else(|| vec![part.as_str()], |word| part.split(word).collect());
            label.authors.extend(parts.iter().map(|name| one_line(name)).filter(|name| !name.is_empty()));
        }
        label
    }
}

#[cfg(test)]
mod tests {
    use super::Label;

    #[test]
    fn citations_are_taken_apart() {
        for (text, authors, year, place) in [
            ("Easley et al., 1998, p. 453", vec!["Easley"], Some(1998), Some("p. 453")),
            (
                "Andrews and Phillips, 2005a, pp. 4-5",
                vec!["Andrews", "Phillips"],
                Some(2005),
                Some("pp. 4-5"),
            ),
            ("Morin, p. 38", vec!["Morin"], None, Some("p. 38")),
            ("Kant, 1781, p. A 19", vec!["Kant"], Some(1781), Some("p. A 19")),
            ("Page 7", vec![], None, Some("Page 7")),
            ("pdf", vec!["pdf"], None, None),
        ] {
            let place = place.map(str::to_owned);
            let authors = authors.into_iter().map(str::to_owned).collect();
            assert_eq!(Label::read(text), Label { authors, year, place }, "{text}");
        }
    }
}
