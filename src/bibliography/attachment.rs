//! The files that a bibliography names for a work, as Zotero, Better BibTeX, JabRef and Mendeley write them.

/// The paths of a `file` field, with `/`.
///
/// Each is `PATH` or `DESCRIPTION:PATH:TYPE`; several are parted by `;`. `\` before `:`, `;` or itself takes away its
/// meaning; in the paths of Windows it parts folders.
pub(crate) fn paths(field: &str) -> Vec<String> {
    split(field, ';').iter().filter_map(|one| path(one)).collect()
}

fn path(one: &str) -> Option<String> {
    let parts = split(one, ':');
    let parts: Vec<String> = parts.iter().map(|part| plain(part)).collect();
    let is_drive = |part: &str| part.len() == 1 && part.starts_with(|char: char| char.is_ascii_alphabetic());
    let path = match parts.as_slice() {
        [path] => path.clone(),
        [drive, rest] if is_drive(drive) => format!("{drive}:{rest}"),
        [one, other] if has_ending(one) && !has_ending(other) => one.clone(),
        [_, path] => path.clone(),
        [drive, rest @ ..] if is_drive(drive) => format!("{drive}:{}", rest.join(":")),
        [_, path @ .., _] => path.join(":"),
        [] => return None,
    };
    let path = path.replace('\\', "/");
    Some(path.trim().to_owned()).filter(|path| !path.is_empty())
}

fn has_ending(name: &str) -> bool {
    let ending = name.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.'));
    ending.is_some_and(|(_, ending)| (1..=8).contains(&ending.len()))
}

/// The parts of a text between marks that have their meaning.
fn split(text: &str, at: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for char in text.chars() {
        if char == at && !is_escaped {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(char);
        }
        is_escaped = char == '\\' && !is_escaped;
    }
    parts
}

/// A part without the marks that take away a meaning; Mendeley's `$\backslash$` is none.
fn plain(part: &str) -> String {
    let part = part.replace("$\\backslash$", "");
    let mut plain = String::new();
    let mut chars = part.chars().peekable();
    while let Some(char) = chars.next() {
        let next = chars.peek().copied();
        match (char, next) {
            ('\\', Some(marked @ (':' | ';' | '\\' | '_' | '&' | '%' | '#' | '{' | '}'))) => {
                plain.push(marked);
                chars.next();
            }
            ('{' | '}', _) => {}
            _ => plain.push(char),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::paths;

    #[test]
    fn each_program_has_its_way_to_write_a_path() {
        for (field, expected) in [
            ("files/123/x.pdf", vec!["files/123/x.pdf"]),
            ("Full Text PDF:files/123/x.pdf:application/pdf", vec!["files/123/x.pdf"]),
            (":doe2001.pdf:PDF", vec!["doe2001.pdf"]),
            ("/home/ann/Zotero/storage/ABCD1234/a b.pdf", vec!["/home/ann/Zotero/storage/ABCD1234/a b.pdf"]),
            ("/z/a.pdf;/z/b.html", vec!["/z/a.pdf", "/z/b.html"]),
            (
                "PDF:files/1/a\\;b.pdf:application/pdf;Snapshot:files/2/c.html:text/html",
                vec!["files/1/a;b.pdf", "files/2/c.html"],
            ),
            ("C\\:\\\\Users\\\\ann\\\\x.pdf", vec!["C:/Users/ann/x.pdf"]),
            ("C:\\Users\\ann\\x.pdf", vec!["C:/Users/ann/x.pdf"]),
            (":C$\\backslash$:/Users/ann/x.pdf:pdf", vec!["C:/Users/ann/x.pdf"]),
            (":home/ann/x.pdf:pdf", vec!["home/ann/x.pdf"]),
            ("x.pdf:PDF", vec!["x.pdf"]),
            ("", vec![]),
        ] {
            assert_eq!(paths(field), expected, "{field}");
        }
    }
}
