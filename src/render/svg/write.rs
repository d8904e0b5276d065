//! SVG as text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::render::font::{FAMILIES, subset};
use crate::render::layout::Point;
use crate::render::picture::Thing;
use crate::render::picture::style::PAPER;
use crate::render::sheet::{Anchor, Ends, Group, Move, Shape, Sheet, Stroke, What};
use crate::render::svg::Dress;

/// The style of a file of its own, after its font: a reader's pointer can follow what a line joins.
const STYLE: &str = ".edge:hover .stroke{stroke-width:3.2}";

/// What writes.
pub(super) struct Writer<'a> {
    dress: &'a Dress<'a>,
    text: String,
}

impl<'a> Writer<'a> {
    /// Nothing yet.
    pub(super) fn new(dress: &'a Dress<'a>) -> Self {
        Self { dress, text: String::new() }
    }

    /// The whole of a sheet.
    pub(super) fn sheet(mut self, sheet: &Sheet) -> String {
        let alone = matches!(self.dress, Dress::Alone);
        let (width, height) = (number(sheet.width), number(sheet.height));
        let name = format!("picture-{:08x}", hash(sheet));
        let size = if alone { format!(" width=\"{width}\" height=\"{height}\"") } else { String::new() };
        // What has links in it is no image: a reader must be able to get at them.
        let role = if alone { "img" } else { "group" };
        let title = if sheet.title.is_empty() { "A map of the library" } else { &sheet.title };
        self.line(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" viewBox=\"0 0 {width} {height}\"{size} \
             role=\"{role}\" aria-labelledby=\"{name}\" font-family=\"{FAMILIES}\">"
        ));
        self.line(&format!("<title id=\"{name}\">{}</title>", escaped(title)));
        if alone {
            self.line(&format!("<style>{}{STYLE}</style>", font_face(sheet)));
            self.line(&format!(
                "<rect class=\"paper\" width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>"
            ));
        }
        sheet.groups.iter().for_each(|group| self.group(group));
        self.text += "</svg>\n";
        self.text
    }

    /// A sheet as a picture that says nothing by itself.
    pub(super) fn sample(mut self, sheet: &Sheet) -> String {
        let (width, height) = (number(sheet.width), number(sheet.height));
        self.line(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sample\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">"
        ));
        sheet.groups.iter().flat_map(|group| &group.shapes).for_each(|shape| self.shape(shape));
        self.text += "</svg>\n";
        self.text
    }

    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    fn group(&mut self, group: &Group) {
        let is_page = matches!(self.dress, Dress::Page { .. });
        let (mut attributes, link) = match &group.what {
            What::Caption => ("class=\"caption\"".to_owned(), None),
            What::Legend => ("class=\"legend\"".to_owned(), None),
            What::Frame(title) => {
                (format!("class=\"frame\" role=\"img\" aria-label=\"{}\"", escaped(title)), None)
            }
            What::Edge(ends) => (edge(ends), None),
            What::Node(thing, words) => {
                (node(thing.as_ref(), words), thing.as_ref().and_then(|thing| self.dress.link(thing.node)))
            }
        };
        let name = escaped(&called(group));
        if let Some(link) = &link {
            self.line(&format!("<a href=\"{}\" aria-label=\"{name}\">", escaped(link)));
        } else if is_page && !name.is_empty() {
            attributes += &format!(" role=\"img\" aria-label=\"{name}\"");
            // A link takes the keyboard itself.
            attributes += if matches!(group.what, What::Node(..)) { " tabindex=\"0\"" } else { "" };
        }
        self.line(&format!("<g {attributes}>"));
        let title = if group.title.is_empty() { &group.name } else { &group.title };
        if !title.is_empty() {
            self.line(&format!("<title>{}</title>", escaped(title)));
        }
        group.shapes.iter().for_each(|shape| self.shape(shape));
        self.line("</g>");
        if link.is_some() {
            self.line("</a>");
        }
    }

    fn shape(&mut self, shape: &Shape) {
        let line = match shape {
            Shape::Path { class, moves, fill, stroke } => format!(
                "<path class=\"{class}\" d=\"{}\" fill=\"{}\"{}/>",
                path(moves),
                fill.unwrap_or("none"),
                stroke.map_or_else(String::new, stroked)
            ),
            Shape::Text { class, at, anchor, size, width, color, words } => {
                let anchor = match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => " text-anchor=\"middle\"",
                    Anchor::End => " text-anchor=\"end\"",
                };
                format!(
                    "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{}\" textLength=\"{}\" \
                     lengthAdjust=\"spacingAndGlyphs\"{anchor} fill=\"{color}\">{}</text>",
                    number(at.x),
                    number(at.y),
                    number(*size),
                    number(*width),
                    escaped(words)
                )
            }
        };
        self.line(&line);
    }
}

/// What a group is called: by what is written in it, where its name does not say all of that, for whoever speaks to a program
/// says what can be seen.
fn called(group: &Group) -> String {
    let written: Vec<&str> = group.shapes.iter().filter_map(words_of).collect();
    let written = written.join(" ");
    let is_box = matches!(group.what, What::Node(..));
    if is_box && !group.name.contains(&written) { written } else { group.name.clone() }
}

fn words_of(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::Text { words, .. } => Some(words),
        Shape::Path { .. } => None,
    }
}

/// The attributes of a box.
fn node(thing: Option<&Thing>, words: &[&str]) -> String {
    let kind = thing.map_or_else(String::new, |thing| format!(" kind-{}", token(&thing.kind)));
    let words: String = words.iter().map(|word| format!(" {word}")).collect();
    let data = thing.map_or_else(String::new, |thing| {
        format!(" data-id=\"{}\" data-kind=\"{}\"", escaped(&thing.id), escaped(&thing.kind))
    });
    format!("class=\"node{kind}{words}\"{data}")
}

/// The font with the letters that a sheet has, so that it looks the same everywhere.
fn font_face(sheet: &Sheet) -> String {
    let letters = sheet.groups.iter().flat_map(|group| &group.shapes).filter_map(|shape| match shape {
        Shape::Text { words, .. } => Some(words.chars()),
        Shape::Path { .. } => None,
    });
    let font = subset(&letters.flatten().collect());
    font.map_or_else(String::new, |font| {
        let font = STANDARD.encode(font);
        format!("@font-face{{font-family:'Catena Sans';src:url(data:font/ttf;base64,{font})}}")
    })
}

/// The attributes of a line.
fn edge(ends: &Ends) -> String {
    let relation = match ends.relation.as_str() {
        "" => String::new(),
        relation => format!(" relation-{}", token(relation)),
    };
    let words: String = ends.words.iter().map(|word| format!(" {}", token(word))).collect();
    let data = |name: &str, value: &str| match value {
        "" => String::new(),
        value => format!(" data-{name}=\"{}\"", escaped(value)),
    };
    format!(
        "class=\"edge{relation}{words}\"{}{}{}",
        data("from", &ends.from),
        data("to", &ends.to),
        data("relation", &ends.relation)
    )
}

fn stroked(stroke: Stroke) -> String {
    let dashes: Vec<String> = stroke.dashes.iter().map(|dash| number(*dash)).collect();
    let dashes = match dashes.as_slice() {
        [] => String::new(),
        dashes => format!(" stroke-dasharray=\"{}\"", dashes.join(" ")),
    };
    format!(" stroke=\"{}\" stroke-width=\"{}\"{dashes}", stroke.color, number(stroke.width))
}

fn path(moves: &[Move]) -> String {
    let point = |point: &Point| format!("{} {}", number(point.x), number(point.y));
    let piece = |piece: &Move| match piece {
        Move::To(to) => format!("M{}", point(to)),
        Move::Line(to) => format!("L{}", point(to)),
        Move::Curve(a, b, to) => format!("C{} {} {}", point(a), point(b), point(to)),
        Move::Close => "Z".to_owned(),
    };
    moves.iter().map(piece).collect()
}

/// A number with at most two digits after the point.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// An id as a word of a class: other signs become hyphens.
fn token(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
}

/// Text between tags or quotes.
fn escaped(text: &str) -> String {
    let mut inside = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => inside += "&amp;",
            '<' => inside += "&lt;",
            '>' => inside += "&gt;",
            '"' => inside += "&quot;",
            '\'' => inside += "&#39;",
            char => inside.push(char),
        }
    }
    inside
}

/// A name for a picture among others on a page, the same for the same picture: FNV-1a of what it says.
fn hash(sheet: &Sheet) -> u32 {
    let words = sheet.groups.iter().flat_map(|group| &group.shapes).filter_map(|shape| match shape {
        Shape::Text { words, .. } => Some(words.as_str()),
        Shape::Path { .. } => None,
    });
    let bytes = std::iter::once(sheet.title.as_str()).chain(words).flat_map(str::bytes);
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
