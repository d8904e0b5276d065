//! Characters that nobody sees, in any text of the corpus, be it sound or not.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::session::Session;
use crate::source::{FileId, SourceFile, Span};
use crate::visible::hidden;

/// The first such character of each line.
pub(super) fn check(session: &Session) -> Vec<Diagnostic> {
    let files = session.sources().iter();
    files
        .filter(|(_, source)| !source.text.is_ascii())
        .flat_map(|(file, source)| of_file(file, source))
        .collect()
}

fn of_file(file: FileId, source: &SourceFile) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        // What is ASCII and obeyed has the whole file set aside; a mark at its start is told of by itself.
        let hidden = hidden(line).filter(|(at, c)| !c.is_ascii() && (start + at > 0 || *c != '\u{feff}'));
        let (mut first, mut number) = (None, 0);
        for one in hidden {
            first.get_or_insert(one);
            number += 1;
        }
        if let Some((at, c)) = first {
            found.push(report(Span::new(file, start + at, start + at + c.len_utf8()), c, number));
        }
        start += line.len();
    }
    found
}

fn report(span: Span, c: char, number: usize) -> Diagnostic {
    let more = match number {
        1 => String::new(),
        _ => format!(", the first of {number} such characters in the line"),
    };
    let message = format!("found {} (U+{:04X}), which is invisible{more}", what(c), c as u32);
    Diagnostic::new(Code::HiddenCharacter, span, message)
        .help("remove it, or write what it stands for; if it belongs here, allow it in the record")
}

/// What a character is called.
fn what(c: char) -> &'static str {
    match c {
        '\u{80}'..='\u{9f}' => "a control character",
        '\u{ad}' => "a soft hyphen",
        '\u{200c}' | '\u{200d}' => "a joiner",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a direction mark"
        }
        '\u{200b}' | '\u{2060}' | '\u{feff}' => "a zero-width space",
        '\u{2028}' | '\u{2029}' => "a line separator",
        '\u{e0000}'..='\u{e007f}' => "a tag",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "a variation selector",
        _ => "an invisible character",
    }
}
