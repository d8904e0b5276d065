//! Values that are not LaTeX, or hardly: addresses and names of files.

/// A value whose signs mean themselves, such as an address of the web: only braces and the
/// backslashes that escape a sign go.
pub(in crate::bibliography) fn verbatim(raw: &str) -> String {
    let raw = raw.trim().replace("\\textasciitilde", "~").replace("\\string", "");
    let inner = raw.strip_prefix("\\url").map_or(raw.as_str(), str::trim);
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' => {}
            '\\' => out.extend(rest.next_if(|next| next.is_ascii_punctuation()).or(Some('\\'))),
            _ if c.is_whitespace() || c.is_control() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The text with white space folded and nothing else changed.
pub(in crate::bibliography) fn folded(raw: &str) -> String {
    let words = raw.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
