//! Questions that are kept in the corpus under a name.

use crate::catalog::Catalog;
use crate::catalog::entry::Saved;
use crate::render::paint::Paint;
use crate::suggest::did_you_mean;

/// The question of a name, whether it has the name or had it before.
///
/// # Errors
/// What to say if there is none.
pub(super) fn find<'a>(catalog: &'a Catalog, name: &str, paint: Paint) -> Result<&'a str, String> {
    let has = |saved: &&Saved| saved.id == name || saved.was.iter().any(|old| old == name);
    if let Some(found) = catalog.saved.iter().find(has) {
        return Ok(&found.question);
    }
    let near = did_you_mean(name, catalog.saved.iter().map(|saved| saved.id.as_str()));
    let help = near.unwrap_or_else(|| list(catalog, paint));
    Err(format!("error: no question is saved as `{name}`\nhelp: {help}"))
}

/// What can be asked by name, as help.
pub(super) fn list(catalog: &Catalog, paint: Paint) -> String {
    if catalog.saved.is_empty() {
        return "for example `catena ask \"which explanations admit trust\"`".to_owned();
    }
    let widest = catalog.saved.iter().map(|saved| saved.id.len()).max().unwrap_or(0);
    let indent = "  @".len() + widest + 2;
    let lines = catalog
        .saved
        .iter()
        .flat_map(|saved| paint.block(&format!("  @{}", saved.id), indent, &saved.question));
    let lines: Vec<String> = lines.collect();
    format!("questions saved in this corpus\n{}", lines.join("\n"))
}
