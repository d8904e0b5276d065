//! The names of folders, written so that a shell and YAML take them for what they are.

/// A word of a shell: as it is if that is plain, else in quotation marks, in which nothing has a meaning.
pub(super) fn for_shell(word: &str) -> String {
    if is_plain(word) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// A value in a workflow of GitHub: a scalar of YAML in which no expression is read either.
pub(super) fn for_workflow(value: &str) -> String {
    if is_plain(value) {
        return value.to_owned();
    }
    let mut out = String::from("\"");
    for c in value.replace("${{", "${{ '${{' }}").chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            // Some of these end a line of YAML, or are not allowed in it.
            c if !c.is_ascii() && !c.is_alphanumeric() => out += &format!("\\U{:08x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out + "\""
}

/// True for a word that is nothing but letters, digits and signs without a meaning.
fn is_plain(word: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '_' | '-');
    !word.is_empty() && !word.starts_with('-') && word.chars().all(good)
}

/// True if a folder of this name can be written into a hook and a workflow: in Unicode, without line breaks
/// and other control characters.
pub(super) fn can_be_written(folder: &std::path::Path) -> bool {
    folder.to_str().is_some_and(|name| !name.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::{for_shell, for_workflow};

    #[test]
    fn what_is_plain_stays_and_the_rest_has_no_meaning() {
        for (word, shell, workflow) in [
            ("shared/nato-2", "shared/nato-2", "shared/nato-2"),
            ("", "''", "\"\""),
            ("-x", "'-x'", "\"-x\""),
            ("a b", "'a b'", "\"a b\""),
            ("a$(touch x)", "'a$(touch x)'", "\"a$(touch x)\""),
            ("a'b\"c\\", "'a'\\''b\"c\\'", "\"a'b\\\"c\\\\\""),
            ("${{ x }}", "'${{ x }}'", "\"${{ '${{' }} x }}\""),
            ("é\u{2028}", "'é\u{2028}'", "\"é\\U00002028\""),
        ] {
            assert_eq!(for_shell(word), shell);
            assert_eq!(for_workflow(word), workflow);
        }
    }
}
