//! Bytes to text: what can be read as lines of words, and what is odd about it.

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{FileId, Sources, Span};

/// Lines of annotation longer than this many bytes are not read: no scholar writes them, and a
/// message could not show them.
const LONGEST_LINE: usize = 64 * 1024;

/// Keeps a file's text, and tells whether it can be read. Reports why not, and what is odd about one
/// that can.
pub(super) fn add(
    sources: &mut Sources,
    name: String,
    bytes: Vec<u8>,
    is_bibliography: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> (FileId, bool) {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let file = sources.add_illegible(name, bytes.clone());
            diagnostics.push(not_utf8(file, &bytes, at));
            return (file, false);
        }
    };
    let file = sources.add(name, text);
    let text = &sources.file(file).text;
    // Other programs write bibliographies, and BibTeX does not mind any of this: a control character that
    // came along with an abstract is a blank. A NUL shows that it is no text.
    let odd =
        control_character(file, text, |byte| if is_bibliography { byte == 0 } else { is_control(byte) });
    if let Some(diagnostic) = odd {
        diagnostics.push(diagnostic);
        return (file, false);
    }
    if is_bibliography {
        return (file, true);
    }
    oddities(file, text, diagnostics);
    let too_long = too_long(file, text);
    let sound = too_long.is_none();
    diagnostics.extend(too_long);
    (file, sound)
}

/// The byte at `at` is not UTF-8.
fn not_utf8(file: FileId, bytes: &[u8], at: usize) -> Diagnostic {
    let span = Span::new(file, at, at + '\u{fffd}'.len_utf8());
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let message = "the file is UTF-16, not UTF-8: skipped";
        return Diagnostic::new(Code::InvalidUtf8, span, message).help("save the file as UTF-8");
    }
    let byte = bytes.get(at).copied().unwrap_or_default();
    let message = format!("the byte {byte:02X} is not UTF-8: file skipped");
    let guess = match byte {
        // From here on Latin-1 and Windows-1252 have the characters of Unicode.
        0xa0.. => {
            format!("it seems to be Latin-1 or Windows-1252, where this byte is `{}`", char::from(byte))
        }
        _ => "it seems to be Windows-1252".to_owned(),
    };
    Diagnostic::new(Code::InvalidUtf8, span, message).help(format!("save the file as UTF-8; {guess}"))
}

/// True of control characters other than a tab and a line feed.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 11..=31 | 127)
}

/// The first control character of those that are `odd`, the ends of lines aside.
fn control_character(file: FileId, text: &str, odd: impl Fn(u8) -> bool) -> Option<Diagnostic> {
    let bytes = text.as_bytes();
    let ends_line = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
    let at = (0..bytes.len()).find(|at| odd(bytes[*at]) && !ends_line(*at))?;
    let (what, help) = match bytes[at] {
        0 => ("a NUL character", "save the file as UTF-8 text; it may be UTF-16, or not text at all"),
        b'\r' => ("a carriage return without a line feed", "save the file with line feeds as line ends"),
        0x0c => ("a form feed", "remove it"),
        0x1b => ("an escape character", "remove it and the rest of its sequence"),
        _ => ("a control character", "remove it"),
    };
    let message = format!("found {what} ({:02X}): file skipped", bytes[at]);
    Some(Diagnostic::new(Code::ControlCharacter, Span::new(file, at, at + 1), message).help(help))
}

fn oddities(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    if text.starts_with('\u{feff}') {
        let span = Span::new(file, 0, '\u{feff}'.len_utf8());
        let mut diagnostic =
            Diagnostic::new(Code::ByteOrderMark, span, "the file begins with a byte order mark")
                .help("`catena fmt` removes it");
        diagnostic.fix = Some(Fix { span, replacement: String::new() });
        diagnostics.push(diagnostic);
    }
    if let Some(at) = text.find("\r\n") {
        let span = Span::new(file, at, at + 1);
        diagnostics.push(
            Diagnostic::new(Code::CarriageReturn, span, "lines end in a carriage return and a line feed")
                .help("`catena fmt` writes line feeds"),
        );
    }
}

fn too_long(file: FileId, text: &str) -> Option<Diagnostic> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > LONGEST_LINE {
            let length = line.len();
            let message = format!(
                "a line of {length} bytes, more than the {LONGEST_LINE} that catena reads: file skipped"
            );
            return Some(
                Diagnostic::new(Code::LineTooLong, Span::new(file, start, start), message)
                    .help("break the line: a line that is indented more continues the one above"),
            );
        }
        start += line.len();
    }
    None
}
