//! Diagnostics for a terminal: the message, the lines it is about, what to do. The only file that
//! knows annotate-snippets.

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Renderer, Snippet};

use crate::code::Severity;
use crate::diagnostic::{Diagnostic, Fix, Label};
use crate::render::paint::{Paint, wrap};
use crate::source::{FileId, Sources, Span};
use crate::visible::{is_hidden, signed};

/// Narrower terminals get lines of this many columns all the same: less shows nothing of a place.
const NARROWEST: usize = 40;

/// Places of one file that are further apart than this many bytes are shown as if they were in two:
/// what lies between them is not looked at.
const NEAR: usize = 16 * 1024;

/// One diagnostic, of several lines, without a line feed at its end. Only its message and labels may
/// be wider than the terminal.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, paint: Paint) -> String {
    let width = paint.prose().max(NARROWEST);
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let excerpts = excerpts(diagnostic, sources);
    let numbers = excerpts.iter().map(Excerpt::last_line).max().unwrap_or(1);
    let room = width.saturating_sub(numbers.to_string().len() + " = help: ".len() + 1);
    let help: Vec<String> =
        help(diagnostic, sources).iter().map(|line| wrap(line, room).join("\n")).collect();
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.name());
    let group = title
        .elements(excerpts.iter().map(|excerpt| Element::from(excerpt.snippet())))
        .elements(help.into_iter().map(|line| Element::from(Level::HELP.message(line))));
    let renderer = if paint.color { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(width).render(&[group]);
    signed(&text.lines().map(without_trailing_blanks).collect::<Vec<_>>().join("\n"))
}

/// How many there are: `3 errors, 1 warning`.
#[must_use]
pub fn summary(errors: usize, warnings: usize) -> String {
    let counted = |number: usize, word: &str| match number {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{number} {word}s")),
    };
    let parts: Vec<String> =
        [counted(errors, "error"), counted(warnings, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { "no errors".to_owned() } else { parts.join(", ") }
}

/// The sentences of help; the fix is one of them unless another names it already.
fn help(diagnostic: &Diagnostic, sources: &Sources) -> Vec<String> {
    let mut help: Vec<String> = diagnostic.help.iter().map(|line| visible(line)).collect();
    if let Some(Fix { span, replacement }) = &diagnostic.fix {
        let (old, new) = (visible(sources.text(*span)), visible(replacement));
        let line = match (old.as_str(), new.as_str()) {
            // A sign that cannot be seen.
            ("\u{fffd}", "") => "remove it".to_owned(),
            (old, "") => format!("remove `{old}`"),
            ("", new) => format!("insert `{new}`"),
            _ if *span == diagnostic.primary.span => format!("replace with `{new}`"),
            (old, new) => format!("replace `{old}` with `{new}`"),
        };
        let is_named = help.iter().any(|line| line.contains(&format!("`{new}`")));
        if new.is_empty() || !is_named {
            help.push(line);
        }
    }
    help
}

/// Some lines of a file and the places in them.
struct Excerpt<'a> {
    path: String,
    /// The number of the first line.
    first_line: usize,
    text: String,
    annotations: Vec<Annotation<'a>>,
}

impl<'a> Excerpt<'a> {
    /// The lines of `labels`, which are all of one file and in the order of places.
    fn new(sources: &'a Sources, file: FileId, labels: &[(AnnotationKind, &'a Label)]) -> Self {
        let source = sources.file(file);
        let text = source.text.as_str();
        let places: Vec<_> = labels.iter().map(|(_, label)| place(text, label.span)).collect();
        let from = places.iter().map(|place| place.start).min().unwrap_or(0);
        let upto = places.iter().map(|place| place.end).max().unwrap_or(0);
        let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = text[upto..].find('\n').map_or(text.len(), |at| upto + at);
        let annotations = labels.iter().zip(places).map(|((kind, label), place)| {
            let words = (!label.text.is_empty()).then(|| visible(&label.text));
            kind.span(place.start - start..place.end - start).label(words)
        });
        Self {
            path: visible(&source.name),
            first_line: source.line_column(Span::new(file, start, start).start).line as usize,
            // The line feed lets a place after the last character of the text have a line of its own.
            text: same_length(&text[start..end]) + "\n",
            annotations: annotations.collect(),
        }
    }

    fn last_line(&self) -> usize {
        self.first_line + self.text.matches('\n').count() - 1
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        Snippet::source(self.text.as_str())
            .path(self.path.as_str())
            .line_start(self.first_line)
            .annotations(self.annotations.iter().cloned())
    }
}

/// The excerpts that show a diagnostic's places, the primary one's first.
fn excerpts<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let secondary = diagnostic.secondary.iter().map(|label| (AnnotationKind::Context, label));
    let primary = (AnnotationKind::Primary, &diagnostic.primary);
    let mut labels: Vec<_> = std::iter::once(primary).chain(secondary).collect();
    labels.sort_by_key(|(_, label)| label.span);
    let near =
        |left: Span, right: Span| left.file == right.file && right.range().start - left.range().start <= NEAR;
    let mut groups: Vec<_> = labels.chunk_by(|(_, left), (_, right)| near(left.span, right.span)).collect();
    groups.sort_by_key(|group| !group.contains(&primary));
    groups.into_iter().map(|group| Excerpt::new(sources, group[0].1.span.file, group)).collect()
}

/// The bytes of `text` that a place marks: those on its first line, from one whole character to
/// another.
fn place(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(span.range().start.min(text.len()));
    let end = text.ceil_char_boundary(span.range().end.clamp(start, text.len()));
    let line = text[start..end].find('\n').map_or(end, |at| start + at);
    start..line
}

/// `text` with every control character as something that a terminal shows and does not obey.
fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        '\u{7f}' => '\u{2421}',
        '\0'..='\u{1f}' => char::from_u32('\u{2400}' as u32 + c as u32).unwrap_or('\u{fffd}'),
        _ => c,
    };
    let text: String = text.chars().map(shown).collect();
    text_without_hidden(&text, |_| '\u{fffd}')
}

/// `text` with signs of the same length in bytes for what is obeyed or not seen, and annotate-snippets lets
/// through.
fn same_length(text: &str) -> String {
    text_without_hidden(text, |c| match c.len_utf8() {
        // annotate-snippets shows these itself.
        1 => c,
        2 => '·',
        3 => '\u{fffd}',
        _ => '\u{1fbc4}',
    })
}

/// `text` with a sign for each character that is obeyed or not seen.
fn text_without_hidden(text: &str, sign: impl Fn(char) -> char) -> String {
    let mut before = None;
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let is_hidden = is_hidden(before.replace(c), c, rest.peek().copied());
        out.push(if is_hidden { sign(c) } else { c });
    }
    out
}

/// A line without the blanks at its end, escape sequences kept.
fn without_trailing_blanks(line: &str) -> String {
    let mut in_escape = false;
    let mut end = 0;
    for (at, c) in line.char_indices() {
        match c {
            '\u{1b}' => in_escape = true,
            _ if in_escape => in_escape = c != 'm',
            ' ' => {}
            _ => end = at + c.len_utf8(),
        }
    }
    line[..end].to_owned() + &line[end..].replace(' ', "")
}
