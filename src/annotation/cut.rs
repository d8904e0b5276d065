//! Cuts a file into records and fields by its lines, before any of them is read: a fault in one
//! cannot reach another.

use std::borrow::Cow;

use crate::annotation::conflict::{self, Mark};
use crate::annotation::lenient::{closing, is_blank, is_wide_blank};
use crate::annotation::parse::name_and_value;
use crate::annotation::print::field_names;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{FileId, Span};

/// The one word that begins both a field, of an argument, and a record.
const SCHEME: &str = "scheme";

/// A record's lines, and the comments and blank lines above them.
pub(super) struct Piece {
    /// The lines above; `None` is a blank line.
    pub before: Vec<Option<String>>,
    /// The bytes of the record, from its first line to the end of its last, without the line's end.
    pub span: Span,
    /// Its first line.
    pub head: Span,
    /// Its fields.
    pub fields: Vec<Lines>,
    /// Comments after the last field.
    pub after: Vec<String>,
    /// False for lines with a fault that has been reported.
    pub sound: bool,
    /// False for lines that are known to be no record.
    pub is_record: bool,
    /// True if a conflict stands in it.
    pub is_torn: bool,
}

/// A field's lines.
pub(super) struct Lines {
    /// The comments above it and within it.
    pub comments: Vec<String>,
    /// From its name to the end of its last line.
    pub span: Span,
    /// False for a line of which nobody can tell that it is a whole field: it is not indented as one and has no
    /// field's name, or a conflict touches it.
    pub is_whole: bool,
}

/// The pieces of a file, and the comments after the last.
pub(super) struct Cut {
    pub pieces: Vec<Piece>,
    pub after: Vec<Option<String>>,
}

/// What fills a line without being a word, as in the grammar: a no-break space within prose is part of it.
pub(super) const BLANKS: [char; 3] = [' ', '\t', '\r'];

struct Cutter<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
    cut: Cut,
    /// Comments and blank lines in column 0 since the last line of a record: of the record if
    /// another line of it follows, else of the next.
    pending: Vec<Option<String>>,
    open: Option<Open<'a>>,
    /// Inside a conflict: lines up to its end belong to the piece that it began in.
    in_conflict: bool,
}

/// The record being cut.
struct Open<'a> {
    piece: Piece,
    /// The blanks before its first field, and that field's first word.
    indent: Option<(&'a str, Span)>,
    /// Comments since its last field.
    comments: Vec<String>,
}

/// Cuts `text` into pieces. Reports lines that belong to no record or no field, and conflict marks.
pub(super) fn cut(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Cut {
    let cut = Cut { pieces: Vec::new(), after: Vec::new() };
    let mut cutter =
        Cutter { file, text, diagnostics, cut, pending: Vec::new(), open: None, in_conflict: false };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // A byte order mark stands at the start of a file, and in the middle where files were joined.
        let marked = line.len() - line.trim_start_matches('\u{feff}').len();
        let words = line[marked..].trim_end_matches(|c| c == '\n' || is_blank(c));
        cutter.line(start + marked, words);
        start += line.len();
    }
    cutter.close();
    cutter.cut.after = cutter.pending;
    cutter.cut
}

impl<'a> Cutter<'a> {
    /// Takes a line that starts at byte `start`; blanks at its end are off.
    fn line(&mut self, start: usize, line: &'a str) {
        let words = line.trim_start_matches(is_blank);
        let indent = &line[..line.len() - words.len()];
        let whole = Span::new(self.file, start, start + line.len());
        if let Some(mark) = Mark::of(line) {
            self.conflict(whole, mark);
        } else if self.in_conflict {
            self.extend(whole);
        } else if words.is_empty() {
            self.pending.push(None);
        } else if words.starts_with('#') && (indent.is_empty() || self.open.is_none()) {
            self.pending.push(Some(words.to_owned()));
        } else if indent.is_empty() && is_field(words) && self.open.is_some() && !self.is_scheme(words) {
            self.field_at_margin(whole, words);
        } else if indent.is_empty() {
            self.begin(whole, true);
        } else {
            let place = Span::new(self.file, start + indent.len(), start + line.len());
            self.indented(indent, words, place);
        }
    }

    fn indented(&mut self, indent: &'a str, words: &str, place: Span) {
        if self.open.is_none() {
            self.diagnostics.push(
                Diagnostic::new(Code::StrayText, place, "this line does not belong to a record").help(
                    "a record begins with its keyword at the left margin; its fields are indented below it",
                ),
            );
            self.begin(Span::new(self.file, place.start as usize - indent.len(), place.end as usize), false);
            return;
        }
        self.extend(place);
        let Some(open) = &mut self.open else { return };
        if words.starts_with('#') {
            open.comments.push(words.to_owned());
            return;
        }
        let (name, _) = name_and_value(words);
        let name = Span::new(place.file, place.start as usize, place.start as usize + name.len());
        let (expected, first) = *open.indent.get_or_insert((indent, name));
        let (own, first_one) = (columns(indent), columns(expected));
        let deeper = own.len() > first_one.len() && own.starts_with(&*first_one);
        match open.piece.fields.last_mut() {
            Some(field) if deeper => {
                field.comments.append(&mut open.comments);
                field.span = field.span.to(place);
            }
            _ => {
                let comments = std::mem::take(&mut open.comments);
                let is_aligned = own == first_one;
                let is_whole = is_aligned || is_field(words);
                open.piece.fields.push(Lines { comments, span: place, is_whole });
                if !is_aligned {
                    open.piece.sound = false;
                    self.diagnostics.push(misaligned(name, first));
                }
            }
        }
    }

    /// True of a line `scheme ID` that begins a record: in an argument, with no blank line before it, it is a field.
    fn is_scheme(&self, words: &str) -> bool {
        let keyword = |line: &str| name_and_value(line).0.to_owned();
        let in_argument = self.open.as_ref().is_some_and(|open| {
            keyword(&self.text[open.piece.head.range()]) == "argument" && !open.piece.fields.is_empty()
        });
        keyword(words) == SCHEME && !(in_argument && self.pending.is_empty())
    }

    /// A field that is not indented: without it the record above would say something else.
    fn field_at_margin(&mut self, whole: Span, words: &str) {
        self.extend(whole);
        let (name, _) = name_and_value(words);
        let span = Span::new(whole.file, whole.start as usize, whole.start as usize + name.len());
        let mut fault = Diagnostic::new(Code::Syntax, span, format!("the field `{name}` is not indented"))
            .help("indent all fields of a record by the same number of spaces");
        if name == SCHEME {
            fault = fault.help("if it declares a scheme, leave a blank line before it");
        }
        self.diagnostics.push(fault);
        if let Some(open) = &mut self.open {
            let comments = std::mem::take(&mut open.comments);
            open.piece.fields.push(Lines { comments, span: whole, is_whole: true });
            open.piece.sound = false;
        }
    }

    fn conflict(&mut self, whole: Span, mark: Mark) {
        let ends = self.in_conflict && mark == Mark::End;
        let opens = !self.in_conflict && mark == Mark::Ours;
        if self.in_conflict && !ends {
            self.extend(whole);
            if let (Mark::Middle, Some(diagnostic)) = (mark, self.diagnostics.last_mut()) {
                diagnostic.secondary.push(Label { span: whole, text: "the other".to_owned() });
            }
            return;
        }
        self.in_conflict = opens;
        let is_between_records = opens && conflict::is_of_whole_records(&self.text[whole.range().end..]);
        if self.open.is_some() && !is_between_records {
            self.extend(whole);
        } else {
            self.begin(whole, false);
        }
        let Some(open) = &mut self.open else { return };
        open.piece.sound = false;
        open.piece.is_torn = true;
        // Its value may go on, or end, within the conflict.
        if let Some(field) = open.piece.fields.last_mut() {
            field.is_whole = false;
        }
        if !ends {
            let head = &self.text[open.piece.head.range()];
            let diagnostic = conflict::report(whole, (open.piece.head != whole).then_some(head));
            self.diagnostics.push(if opens { diagnostic.label("one side") } else { diagnostic });
        }
    }

    fn begin(&mut self, line: Span, sound: bool) {
        self.close();
        let before = std::mem::take(&mut self.pending);
        let piece = Piece {
            before,
            span: line,
            head: line,
            fields: Vec::new(),
            after: Vec::new(),
            sound,
            is_record: sound,
            is_torn: false,
        };
        self.open = Some(Open { piece, indent: None, comments: Vec::new() });
    }

    /// The line belongs to the open record, and so do the comments before it.
    fn extend(&mut self, line: Span) {
        if let Some(open) = &mut self.open {
            open.piece.span = open.piece.span.to(line);
            open.comments.extend(self.pending.drain(..).flatten());
        }
    }

    fn close(&mut self) {
        if let Some(Open { mut piece, comments, .. }) = self.open.take() {
            piece.after = comments;
            self.cut.pieces.push(piece);
        }
    }
}

/// True of a line that begins with a field's name, which no record does; one that goes on with an id
/// and a label was meant as a record all the same.
pub(super) fn is_field(line: &str) -> bool {
    let (name, rest) = name_and_value(line);
    let mut words = rest.split(is_blank).filter(|word| !word.is_empty());
    let has_label = words.nth(1).is_some_and(|word| word.starts_with(|c| closing(c).is_some()));
    !has_label && field_names().any(|field| field == name)
}

/// An indentation with blanks of any width as plain ones.
fn columns(indent: &str) -> Cow<'_, str> {
    if indent.is_ascii() {
        return Cow::Borrowed(indent);
    }
    Cow::Owned(indent.chars().map(|c| if is_wide_blank(c) { ' ' } else { c }).collect())
}

fn misaligned(place: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::Syntax, place, "this line is not indented like the first field of the record")
        .with(first, "the first field")
        .help("indent all fields of a record alike; a line that is indented more continues the one above it")
}
