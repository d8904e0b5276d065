//! The marks that git leaves where both sides of a merge changed the same lines.

use crate::annotation::cut::{BLANKS, is_field};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A mark of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `<<<<<<<`: our side follows.
    Ours,
    /// `|||||||`: the common ancestor follows.
    Base,
    /// `=======`: their side follows.
    Middle,
    /// `>>>>>>>`: the conflict ends.
    End,
}

/// A mark has so many signs, or more where the repository is set up so.
const SIGNS: usize = 7;

impl Mark {
    /// The mark that a line, given without its end, is.
    pub(super) fn of(line: &str) -> Option<Self> {
        let sign = line.chars().next()?;
        let mark = match sign {
            '<' => Self::Ours,
            '|' => Self::Base,
            '=' => Self::Middle,
            '>' => Self::End,
            _ => return None,
        };
        let rest = line.trim_start_matches(sign);
        (line.len() - rest.len() >= SIGNS && (rest.is_empty() || rest.starts_with(BLANKS))).then_some(mark)
    }
}

/// True of a line, given without its end, that git left to mark a conflict.
pub(crate) fn is_conflict_mark(line: &str) -> bool {
    Mark::of(line).is_some()
}

/// A conflict that git left, by its first line.
pub(crate) fn conflict(line: Span) -> Diagnostic {
    report(line, None)
}

/// A conflict that git left, in the record that begins with the line `head`.
pub(super) fn report(line: Span, head: Option<&str>) -> Diagnostic {
    let mut words = head.unwrap_or_default().split(BLANKS).filter(|word| !word.is_empty());
    let message = match (words.next(), words.next()) {
        (Some(keyword), Some(id)) if !id.starts_with('"') && keyword != "cite" => {
            format!("git left a conflict in `{keyword} {id}`")
        }
        _ => "git left a conflict here".to_owned(),
    };
    Diagnostic::new(Code::ConflictMarker, line, message)
        .help("keep one side or merge the two, then remove the lines `<<<<<<<`, `=======` and `>>>>>>>`")
}

/// True if the conflict whose first mark stands before `text` leaves the record above it alone: each
/// side, and what follows, begins at the left margin and is no field.
pub(super) fn is_of_whole_records(text: &str) -> bool {
    let mut looked_at = false;
    let mut ended = false;
    for line in text.lines() {
        let line = line.trim_end();
        match Mark::of(line) {
            Some(Mark::End) if ended => return true,
            Some(mark) => {
                ended |= mark == Mark::End;
                looked_at = false;
            }
            None if looked_at || line.is_empty() || line.starts_with('#') => {}
            None if line.starts_with(BLANKS) || is_field(line) => return false,
            None if ended => return true,
            None => looked_at = true,
        }
    }
    ended
}
