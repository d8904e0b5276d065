//! Cuts a file into records by its lines, before any of them is read: a fault in one record cannot
//! reach another.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// A record's lines, and the comments and blank lines above them.
pub(super) struct Piece {
    /// The lines above; `None` is a blank line.
    pub before: Vec<Option<String>>,
    /// The bytes of the record, from its first line to the end of its last, without the line's end.
    pub span: Span,
    /// False for lines that are known to be no record and have been reported.
    pub sound: bool,
}

/// The pieces of a file, and the comments after the last.
pub(super) struct Cut {
    pub pieces: Vec<Piece>,
    pub after: Vec<Option<String>>,
}

/// The marks that git leaves where both sides changed the same lines.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

struct Cutter<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
    cut: Cut,
    /// Comments and blank lines seen since the last line of a record, and where each starts.
    pending: Vec<(usize, Option<String>)>,
    /// Start and end of the record being read.
    open: Option<(usize, usize, bool)>,
    /// Inside a conflict: lines up to its end belong to the piece that it began in.
    in_conflict: bool,
}

/// Cuts `text` into pieces. Reports lines that belong to no record, and conflict marks.
pub(super) fn cut(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Cut {
    let cut = Cut { pieces: Vec::new(), after: Vec::new() };
    let mut cutter =
        Cutter { file, text, diagnostics, cut, pending: Vec::new(), open: None, in_conflict: false };
    let mut start = text.len() - text.trim_start_matches('\u{feff}').len();
    for line in text[start..].split_inclusive('\n') {
        cutter.line(start, line.trim_end_matches(['\n', '\r']));
        start += line.len();
    }
    cutter.finish()
}

impl Cutter<'_> {
    fn line(&mut self, start: usize, line: &str) {
        let end = start + line.len();
        if CONFLICT
            .iter()
            .any(|mark| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        {
            self.conflict(start, end, line);
        } else if self.in_conflict {
            self.extend(start, end);
        } else if line.trim().is_empty() {
            self.pending.push((start, None));
        } else if line.starts_with('#') {
            self.pending.push((start, Some(line.trim_end().to_owned())));
        } else if !line.starts_with([' ', '\t']) {
            self.begin(start, end, true);
        } else if self.open.is_some() {
            self.extend(start, end);
        } else if line.trim_start().starts_with('#') {
            self.pending.push((start, Some(line.trim().to_owned())));
        } else {
            let at = start + line.len() - line.trim_start().len();
            let span = Span::new(self.file, at, start + line.trim_end().len());
            self.diagnostics.push(
                Diagnostic::new(Code::StrayText, span, "this line belongs to no record")
                    .help("a record begins in column 0 with its keyword; its fields are indented below it"),
            );
            self.begin(start, end, false);
        }
    }

    fn conflict(&mut self, start: usize, end: usize, line: &str) {
        if !self.in_conflict && line.starts_with(CONFLICT[0]) {
            self.in_conflict = true;
        } else if line.starts_with(CONFLICT[3]) {
            self.in_conflict = false;
        } else if self.in_conflict {
            self.extend(start, end);
            return;
        }
        let closes = line.starts_with(CONFLICT[3]);
        if self.open.is_some() {
            self.extend(start, end);
        } else {
            self.begin(start, end, false);
        }
        if let Some((_, _, sound)) = &mut self.open {
            *sound = false;
        }
        if !closes {
            let span = Span::new(self.file, start, end);
            self.diagnostics
                .push(Diagnostic::new(Code::ConflictMarker, span, "git left a conflict here").help(
                "keep one side or unite the two, then remove the lines `<<<<<<<`, `=======` and `>>>>>>>`",
            ));
        }
    }

    fn begin(&mut self, start: usize, end: usize, sound: bool) {
        self.close();
        let before = std::mem::take(&mut self.pending).into_iter().map(|(_, line)| line).collect();
        let span = Span::new(self.file, start, end);
        self.cut.pieces.push(Piece { before, span, sound });
        self.open = Some((start, end, sound));
    }

    /// The line belongs to the open record, and so do the blank lines and comments before it.
    fn extend(&mut self, start: usize, end: usize) {
        self.pending.clear();
        match &mut self.open {
            Some((_, last, _)) => *last = end,
            None => self.begin(start, end, false),
        }
    }

    fn close(&mut self) {
        if let (Some((start, end, sound)), Some(piece)) = (self.open.take(), self.cut.pieces.last_mut()) {
            let text = &self.text[start..end];
            piece.span = Span::new(self.file, start, start + text.trim_end().len());
            piece.sound = sound;
        }
    }

    fn finish(mut self) -> Cut {
        self.close();
        self.cut.after = self.pending.into_iter().map(|(_, line)| line).collect();
        self.cut
    }
}
