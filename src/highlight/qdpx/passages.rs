//! The passages of a project's sources.

use std::collections::{HashMap, HashSet};

use super::archive::Archive;
use super::project::{Names, id};
use super::xml::Element;
use crate::highlight::date::day;
use crate::highlight::fault::Fault;
use crate::highlight::identity::hashed;
use crate::highlight::plain::{lines, one_line, shortened, some};
use crate::highlight::{Found, Highlight, Hint, Tool};

/// So many bytes may the passages have together with their notes.
const ALL: usize = 64 << 20;
/// A part of a page is compared with so many passages of its name.
const COMPARED: usize = 20;

/// Reads a project.
///
/// # Errors
/// Where the bytes are none, or go beyond the bounds.
pub(in crate::highlight) fn read(bytes: &[u8]) -> Result<Found, Fault> {
    let mut archive = Archive::open(bytes)?;
    let project = Element::read(&archive.project()?)?;
    if project.name != "Project" {
        return Err(Fault::new("`<Project>` in `project.qde`", format!("`<{}>`", project.name)));
    }
    let names = Names::of(&project, &mut archive)?;
    let mut reader = Reader { archive, names, found: Found::default(), length: 0 };
    for source in project.all("Sources").flat_map(|sources| &sources.children) {
        reader.source(source)?;
    }
    Ok(reader.found)
}

struct Reader<'b> {
    archive: Archive<'b>,
    names: Names,
    found: Found,
    /// The bytes of what was found.
    length: usize,
}

impl Reader<'_> {
    fn source(&mut self, source: &Element) -> Result<(), Fault> {
        let name = one_line(source.get("name"));
        let hint = Hint { title: some(stem(&name)), file: some(&name), ..Hint::default() };
        // A passage of a PDF may be there twice: as words of its text, and as a part of a page.
        let parts: Vec<&Element> = source.all("PDFSelection").collect();
        let pages: HashMap<String, String> =
            parts.iter().filter_map(|part| Some((id(part.get("guid")), page(part)?))).collect();
        let mut texts = self.texts(source, &hint, &pages)?;
        for text in source.all("Representation") {
            texts.extend(self.texts(text, &hint, &pages)?);
        }
        let read: HashSet<String> = texts.iter().map(|text| text.id.clone()).collect();
        let mut named: HashMap<&str, Vec<Passage<'_>>> = HashMap::new();
        for text in texts {
            named.entry(text.name).or_default().push(text);
        }
        for part in parts.into_iter().filter(|part| !read.contains(&id(part.get("guid")))) {
            let same = named.get(part.get("name")).map_or(&[][..], Vec::as_slice);
            self.part_of_page(part, &hint, same)?;
        }
        let media = ["PictureSelection", "AudioSelection", "VideoSelection", "TranscriptSelection"];
        let transcripts = source.all("Transcript").flat_map(|transcript| &transcript.children);
        let of_media = source.children.iter().chain(transcripts);
        let count = of_media.filter(|part| media.contains(&part.name.as_str())).count();
        if count > 0 {
            let what = if count == 1 { "1 passage".to_owned() } else { format!("{count} passages") };
            self.found.skip(
                format!("{what} of “{name}”"),
                None,
                "catena does not read pictures or recordings",
            );
        }
        if source.all("Coding").next().is_some() {
            self.found.skip(format!("codes of “{name}”"), None, "they are on all of it, not on a passage");
        }
        Ok(())
    }

    /// Reads the passages of a text, and gives them. Those that have an id with a page have that as their place.
    fn texts<'e>(
        &mut self,
        source: &'e Element,
        hint: &Hint,
        pages: &HashMap<String, String>,
    ) -> Result<Vec<Passage<'e>>, Fault> {
        let mut read = Vec::new();
        let passages: Vec<&Element> = source.all("PlainTextSelection").collect();
        if passages.is_empty() {
            return Ok(read);
        }
        let content = source.text_of("PlainTextContent");
        let beside = self.archive.text(source.get("plainTextPath"))?;
        let whole = Text::of(beside.as_deref().unwrap_or(content));
        for passage in passages {
            let mut highlight = self.passage(passage, hint);
            highlight.place = pages.get(&highlight.source.id).cloned();
            let Some(quote) = whole.quote(passage).or_else(|| named(passage)) else {
                if highlight.place.is_some() {
                    // Its words may be with the part of a page.
                } else if highlight.note.is_some() {
                    self.keep(highlight)?;
                } else {
                    let of = hint.file.as_deref().unwrap_or_default();
                    let what = format!("passage “{}” of “{of}”", shortened(passage.get("name")));
                    self.found.skip(what, None, "its words are not in the archive");
                }
                continue;
            };
            let id = highlight.source.id.clone();
            let words = if pages.is_empty() { String::new() } else { unspaced(&quote) };
            read.push(Passage { id, name: passage.get("name"), words });
            highlight.quote = Some(quote);
            self.keep(highlight)?;
        }
        Ok(read)
    }

    /// Reads a part of a page of a PDF that is none of the passages of its text; `texts` are those of its name.
    fn part_of_page(&mut self, part: &Element, hint: &Hint, texts: &[Passage<'_>]) -> Result<(), Fault> {
        let mut highlight = self.passage(part, hint);
        highlight.place = page(part);
        let place = highlight.place.clone().unwrap_or_default();
        let what = format!("part of {place} of “{}”", hint.file.as_deref().unwrap_or_default());
        for text in part.all("Representation") {
            let content = text.text_of("PlainTextContent");
            let beside =
                if content.is_empty() { self.archive.text(text.get("plainTextPath"))? } else { None };
            let words = some(&one_line(beside.as_deref().unwrap_or(content)));
            highlight.quote = highlight.quote.or(words);
        }
        let words = highlight.quote.as_deref().map(unspaced);
        let is_of = |text: &Passage<'_>| words.as_ref().is_some_and(|words| text.words.contains(words));
        if texts.iter().take(COMPARED).any(is_of) {
            self.found.skip(what, None, "its words are in a passage that is read");
        } else if highlight.quote.is_some() || highlight.note.is_some() {
            self.keep(highlight)?;
        } else {
            self.found.skip(what, None, "the project has neither its words nor a note on it");
        }
        Ok(())
    }

    /// Keeps a highlight, unless all together become too long.
    fn keep(&mut self, highlight: Highlight) -> Result<(), Fault> {
        let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        self.length += length(&highlight.quote) + length(&highlight.note);
        if self.length > ALL {
            let most = ALL >> 20;
            return Err(Fault::new(format!("at most {most} MiB of passages and notes"), "more")
                .help("export fewer sources at a time"));
        }
        self.found.highlights.push(highlight);
        Ok(())
    }

    /// A passage with its codes, notes, maker and day.
    fn passage(&self, element: &Element, hint: &Hint) -> Highlight {
        let mut highlight = Highlight::new(Tool::Qdpx, identity(element, hint), hint.clone());
        let codings: Vec<&Element> = element.all("Coding").collect();
        for code in codings.iter().flat_map(|coding| coding.all("CodeRef")) {
            if let Some(code) = self.names.code(code.get("targetGUID")) {
                highlight.tag(code);
            }
        }
        let makers: Vec<&Element> = std::iter::once(element).chain(codings).collect();
        let mut notes: Vec<String> = lines(element.text_of("Description")).into_iter().collect();
        let mut seen = HashSet::new();
        for note in makers.iter().flat_map(|maker| maker.all("NoteRef")) {
            let note = self.names.note(note.get("targetGUID"));
            notes.extend(note.filter(|note| seen.insert(note.as_str())).cloned());
        }
        highlight.note = Some(notes.join("\n\n")).filter(|note| !note.is_empty());
        // Who marked it, and whoever else coded it.
        let mut people: Vec<&str> = Vec::new();
        for person in makers.iter().filter_map(|maker| self.names.person(maker.get("creatingUser"))) {
            if !people.contains(&person.as_str()) {
                people.push(person);
            }
        }
        highlight.by = some(&people.join(" and "));
        highlight.on = makers.iter().find_map(|maker| day(maker.get("creationDateTime")));
        highlight
    }
}

/// The id of a passage, or one from where it is.
fn identity(passage: &Element, hint: &Hint) -> String {
    let own = id(passage.get("guid"));
    if !own.is_empty() {
        return own;
    }
    let place = ["name", "startPosition", "endPosition", "page"].map(|name| passage.get(name));
    hashed(&[&[hint.file.as_deref().unwrap_or_default()], place.as_slice()].concat())
}

/// A passage of a text that was read.
struct Passage<'e> {
    id: String,
    name: &'e str,
    /// Its words without blanks, which the two ways of giving words put differently.
    words: String,
}

fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The words of a passage if its name has them all: programs shorten a long one.
fn named(passage: &Element) -> Option<String> {
    let number = |name: &str| passage.get(name).trim().parse::<usize>().ok();
    let length = number("endPosition")?.checked_sub(number("startPosition")?)?;
    let name = passage.get("name");
    (length > 0 && name.chars().count() == length).then(|| some(&one_line(name)))?
}

/// The page of a part of a page. Programs count them from 0.
fn page(part: &Element) -> Option<String> {
    let page = part.get("page").trim().parse::<u64>().ok()?.checked_add(1)?;
    Some(format!("p. {page}"))
}

/// The name of a file without its ending.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 4 && !ending.contains(' ') => stem,
        _ => name,
    }
}

/// A text by its characters, which passages count.
struct Text {
    /// Each character as the standard counts.
    letters: Vec<char>,
    /// The same with line ends of one character, as some programs count; none if that makes no difference.
    unix: Option<Vec<char>>,
}

impl Text {
    fn of(text: &str) -> Self {
        let unix = text.contains("\r\n").then(|| text.replace("\r\n", "\n").chars().collect());
        Self { letters: text.chars().collect(), unix }
    }

    /// The words of a passage, on one line; none if it is not in the text. Its name, in most programs the first of its
    /// words, tells how line ends are counted.
    fn quote(&self, passage: &Element) -> Option<String> {
        let number = |name: &str| passage.get(name).trim().parse::<usize>().ok();
        let (start, end) = (number("startPosition")?, number("endPosition")?);
        let words = |letters: &[char]| {
            let letters = letters.get(start..end.min(letters.len()).max(start))?;
            some(&one_line(&letters.iter().collect::<String>()))
        };
        let name = one_line(passage.get("name"));
        let name = name.trim_end_matches(['…', '.', ' ']);
        let is_named = |words: &String| !name.is_empty() && words.starts_with(name);
        let other = self.unix.as_deref().and_then(words);
        let quote = words(&self.letters);
        if quote.as_ref().is_some_and(is_named) { quote } else { other.filter(is_named).or(quote) }
    }
}
