//! stub
use crate::{diagnostic::Diagnostic, render::paint::Paint, source::Sources};
/// stub
pub fn render(d: &Diagnostic, s: &Sources, _p: Paint) -> String {
    format!(
        "{}[{}]: {}\n  {}\n  {}",
        d.severity(),
        d.code.name(),
        d.message,
        s.place(d.primary.span),
        d.help.join("\n  ")
    )
}
/// stub
pub fn summary(e: usize, w: usize) -> String {
    format!("{e} errors, {w} warnings")
}
