//! Questions that are kept in the corpus under a name.

use crate::catalog::Catalog;
use crate::catalog::entry::Saved;
use crate::query::understand::examples::Stock;
use crate::query::understand::saved::{filled, taken};
use crate::render::paint::Paint;
use crate::suggest::did_you_mean;

/// The question that is saved as `name` or was so before, its parameters filled with `values`, and what is taken
/// for those without a value.
///
/// # Errors
/// What to say if there is none, or if the values do not fit.
pub(super) fn find(
    catalog: &Catalog,
    name: &str,
    values: &[String],
    paint: Paint,
) -> Result<(String, Vec<String>), String> {
    let has = |saved: &&Saved| saved.id == name || saved.was.iter().any(|old| old == name);
    if let Some(found) = catalog.saved.iter().find(has) {
        let question =
            filled(found, values).map_err(|bad| format!("error: {}\nhelp: {}", bad.message, bad.help))?;
        let taken = taken(found, values).into_iter().map(|(name, value)| format!("{name} = {value}"));
        return Ok((question, taken.collect()));
    }
    let near = did_you_mean(name, catalog.saved.iter().map(|saved| saved.id.as_str()));
    let help = near.unwrap_or_else(|| list(catalog, paint));
    Err(format!("error: unknown saved question `{name}`\nhelp: {help}"))
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
