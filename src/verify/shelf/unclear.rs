//! Works of which it is not clear what copy they have: files have the right name, but are elsewhere or several.

use crate::catalog::entry::Work;
use crate::verify::shelf::attached;
use crate::verify::shelf::folder::Names;

/// So many works are named.
const MOST: usize = 5;

/// What there is to say of works without a copy.
pub(super) fn notices(works: &[&Work], known: &Names<'_>) -> Vec<String> {
    let mut all: Vec<String> = works.iter().filter_map(|work| unclear(work, known)).collect();
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        let works = if more == 1 { "work has" } else { "works have" };
        all.push(format!("{more} more {works} no copy but a file of the right name elsewhere in the folder"));
    }
    all
}

/// What there is to say of a work without a copy if files have the name of one, but are elsewhere or several.
fn unclear(work: &Work, known: &Names<'_>) -> Option<String> {
    let attached = attached(work);
    let (path, files) = attached
        .iter()
        .map(|path| (path, known.of_name(path)))
        .find(|(path, files)| !files.is_empty() && known.meant(path).is_none())?;
    let key = &work.key;
    let ending = path.rsplit('.').next().unwrap_or_default();
    let (has, write) = match files.as_slice() {
        [one] => (
            format!("the folder has `{one}`, which may be another file"),
            format!("if it is the right one, write `text  {one}`"),
        ),
        several => {
            let names: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            let has = format!("the folder has {} files of this name ({})", several.len(), names.join(", "));
            (has, "write the right one as `text`".to_owned())
        }
    };
    Some(format!(
        "no copy of `{key}` is read: the bibliography names `{path}`, and {has}; {write} into the record of `{key}`, or call \
         the file `{key}.{ending}`"
    ))
}
