//! Questions that are kept in the corpus under a name.

use crate::catalog::Catalog;
use crate::catalog::entry::Saved;
use crate::query::saved::filled;
use crate::render::paint::Paint;
use crate::suggest::did_you_mean;

/// The question that `asked` names, whether it has the name or had it before, its parameters filled with the
/// values after the name. Values are parted by blanks; `"…"` holds one of several words.
///
/// # Errors
/// What to say if there is none, or if the values do not fit.
pub(super) fn find(catalog: &Catalog, asked: &str, paint: Paint) -> Result<String, String> {
    let (name, values) = asked.split_once(char::is_whitespace).unwrap_or((asked, ""));
    let has = |saved: &&Saved| saved.id == name || saved.was.iter().any(|old| old == name);
    if let Some(found) = catalog.saved.iter().find(has) {
        return filled(found, &parted(values))
            .map_err(|bad| format!("error: {}\nhelp: {}", bad.message, bad.help));
    }
    let near = did_you_mean(name, catalog.saved.iter().map(|saved| saved.id.as_str()));
    let help = near.unwrap_or_else(|| list(catalog, paint));
    Err(format!("error: no question is saved as `{name}`\nhelp: {help}"))
}

/// Values parted by blanks outside `"…"`.
fn parted(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut value: Option<String> = None;
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                value.get_or_insert_default();
            }
            c if c.is_whitespace() && !quoted => values.extend(value.take()),
            c => value.get_or_insert_default().push(c),
        }
    }
    values.extend(value);
    values
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
