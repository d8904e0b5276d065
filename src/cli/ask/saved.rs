//! Questions that are kept in the corpus under a name.

use crate::catalog::Catalog;
use crate::cli::Context;
use crate::query::understand::examples::Stock;
use crate::query::understand::saved::{Asked, InWords, Unasked};
use crate::render::paint::Paint;
use crate::session::Session;

/// The question in words; none, and a message, if none is saved under the name or the values do not fit. What is taken for
/// parameters without a value is told.
pub(in crate::cli) fn question(context: &Context, session: &Session, asked: &Asked) -> Option<String> {
    let catalog = &session.catalog;
    let (message, help) = match asked.in_words(catalog) {
        Ok(InWords { question, taken }) => {
            if !taken.is_empty() {
                context.output.message(&format!("with {}", taken.join(", ")));
            }
            return Some(question);
        }
        Err(Unasked::Values(bad)) => (bad.message, bad.help),
        Err(Unasked::Unknown(name, near)) => {
            let help = near.unwrap_or_else(|| list(catalog, context.output.messages()));
            (format!("unknown saved question `{name}`"), help)
        }
    };
    context.output.message(&format!("error: {message}\nhelp: {help}"));
    None
}

/// What can be asked by name, as help.
pub(super) fn list(catalog: &Catalog, paint: Paint) -> String {
    if catalog.saved.is_empty() {
        return Stock::of(catalog)
            .fill("for example, `catena ask \"which {kinds} {relate} {object}\"`")
            .into_owned();
    }
    let widest = catalog.saved.iter().map(|saved| saved.id.len()).max().unwrap_or(0);
    let indent = "  @".len() + widest + 2;
    let lines = catalog
        .saved
        .iter()
        .flat_map(|saved| paint.block(&format!("  @{}", saved.id), indent, &saved.question));
    let lines: Vec<String> = lines.collect();
    format!("saved questions in this corpus\n{}", lines.join("\n"))
}
