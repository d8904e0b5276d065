//! stub
use crate::{diagnostic::Diagnostic, source::Sources};
/// stub
pub fn render(d: &[Diagnostic], _s: &Sources) -> String {
    format!("{}", d.len())
}
