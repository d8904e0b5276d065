//! One page of a Discourse Graph.

use crate::annotation::is_key;
use crate::debate::one_line;

/// The sorts of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Claim,
    Evidence,
    Question,
    Source,
}

/// What is read of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Its title without brackets, and the name of its file likewise: links use either.
    pub(super) title: String,
    pub(super) stem: String,
    pub(super) sort: Option<Sort>,
    /// What the title says after its sort and before its source.
    pub(super) said: String,
    /// The key of the source at the end of the title.
    pub(super) source: Option<String>,
    /// Labels in small letters, and the titles of the pages that they lead to.
    pub(super) links: Vec<(String, String)>,
    /// The names of other attributes, such as `Tags`.
    pub(super) attributes: Vec<String>,
    /// How many lines of text there are besides.
    pub(super) lines: usize,
}

impl Page {
    /// Reads the text of a file.
    pub(super) fn of(name: &str, text: &str) -> Self {
        let (front, body) = front_matter(text);
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = unbracketed(without_ending(file));
        let titled = front.lines().find_map(|line| line.strip_prefix("title:")).map(|title| title.trim());
        let title = titled.map(unquoted).filter(|title| !title.is_empty()).map(|title| unbracketed(&title));
        let title = title.unwrap_or_else(|| stem.clone());
        let (sort, said, source) = parts(&title);
        let mut page =
            Self { title, stem, sort, said, source, links: Vec::new(), attributes: Vec::new(), lines: 0 };
        for line in body.lines() {
            page.line(line);
        }
        page
    }

    fn line(&mut self, line: &str) {
        let line = line.trim().trim_start_matches(['-', '*', '+']).trim_start();
        // A heading, a rule, an empty block.
        if line.is_empty() || line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
            return;
        }
        let Some((label, value)) = line.split_once("::") else {
            self.lines += 1;
            return;
        };
        let label = label.trim_matches(['*', '_', ' ']);
        let value = value.trim_matches(['*', '_', ' ']);
        if label.contains(['[', '(', '`', '#']) || label.is_empty() {
            self.lines += 1;
            return;
        }
        let targets = targets(value);
        let is_relation = targets.iter().any(|target| parts(target).0.is_some());
        if is_relation {
            let label = words(label);
            self.links.extend(targets.into_iter().map(|target| (label.clone(), target)));
        } else {
            self.attributes.push(label.to_owned());
        }
    }
}

/// A label as words in small letters: `FromSource` and `From Source` are one.
fn words(label: &str) -> String {
    let mut out = String::new();
    for char in label.chars() {
        if char.is_uppercase() && out.chars().last().is_some_and(char::is_lowercase) {
            out.push(' ');
        }
        out.extend(char.to_lowercase());
    }
    one_line(&out)
}

/// The sort of a title, what it says, and the source at its end.
fn parts(title: &str) -> (Option<Sort>, String, Option<String>) {
    if key_of(title).is_some() {
        return (Some(Sort::Source), String::new(), None);
    }
    let Some((mark, rest)) = title.split_once(" - ") else { return (None, String::new(), None) };
    let sort = match mark.trim() {
        "CLM" => Sort::Claim,
        "EVD" => Sort::Evidence,
        "QUE" => Sort::Question,
        _ => return (None, String::new(), None),
    };
    let (said, source) = match rest.rsplit_once(" - ") {
        Some((said, source)) if key_of(source).is_some() => (said, key_of(source)),
        _ => (rest, None),
    };
    // A title that has no words but its sort is said by itself.
    let said = if said.trim().is_empty() { title } else { said };
    (Some(sort), one_line(said), source)
}

/// The key that a title is, after `@`.
pub(super) fn key_of(title: &str) -> Option<String> {
    let key = title.trim().strip_prefix('@')?;
    is_key(key).then(|| key.to_owned())
}

/// The titles of the pages that a value links to: `[[…]]`, also with such links within, or `[….md](….md)`.
fn targets(value: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = value;
    while let Some(start) = rest.find('[') {
        rest = &rest[start..];
        let link = if rest.starts_with("[[") { wiki_link(rest) } else { plain_link(rest) };
        let Some((target, length)) = link else {
            rest = &rest[1..];
            continue;
        };
        found.push(target);
        rest = &rest[length..];
    }
    found
}

/// The title in the link that a text begins with, and the length of the link in bytes.
fn wiki_link(text: &str) -> Option<(String, usize)> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        if rest.starts_with("[[") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("]]") {
            depth = depth.checked_sub(1)?;
            at += 2;
            if depth == 0 {
                let inside = text.get(2..at - 2)?;
                // An alias follows a bar.
                let target = inside.split('|').next().unwrap_or(inside);
                return Some((unbracketed(without_ending(target)), at));
            }
        } else {
            at += rest.chars().next()?.len_utf8();
        }
    }
    None
}

fn plain_link(text: &str) -> Option<(String, usize)> {
    let (shown, after) = text.strip_prefix('[')?.split_once("](")?;
    let end =
        after.find(".md)").map(|end| end + ".md)".len()).or_else(|| after.find(')').map(|end| end + 1))?;
    Some((unbracketed(without_ending(shown)), 1 + shown.len() + 2 + end))
}

fn without_ending(name: &str) -> &str {
    name.strip_suffix(".md").or_else(|| name.strip_suffix(".markdown")).unwrap_or(name)
}

/// A title by which a page is known, whether or not parts of it are links.
fn unbracketed(title: &str) -> String {
    one_line(&title.replace("[[", "").replace("]]", ""))
}

fn unquoted(title: &str) -> String {
    let inside = title.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.map_or_else(|| title.to_owned(), |inside| inside.replace("\\\"", "\"").replace("\\\\", "\\"))
}

/// What stands between the `---` at the start of a text, and the rest.
fn front_matter(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return ("", text);
    };
    let end = rest.find("\n---");
    end.map_or(("", text), |end| {
        let after = &rest[end + "\n---".len()..];
        (&rest[..end], after.split_once('\n').map_or("", |(_, body)| body))
    })
}

#[cfg(test)]
mod tests {
    use super::{Page, Sort, targets};

    #[test]
    fn a_page_as_roam_exports_it() {
        let text = "---\ntitle: [[EVD]] - naps help - [[@key2010]]\nurl: x\n---\n\n- Summary::\n\n    - A line.\n- \n\n\
                    ###### Discourse Context\n\n- **Supports::** [[[[CLM]] - Sleep is good]]\n- **FromSource::** \
                    [@key2010.md](@key2010.md)\n";
        let page = Page::of("EVD - naps.md", text);
        assert_eq!(
            (page.sort, page.said.as_str(), page.source.as_deref()),
            (Some(Sort::Evidence), "naps help", Some("key2010"))
        );
        assert_eq!((page.title.as_str(), page.stem.as_str()), ("EVD - naps help - @key2010", "EVD - naps"));
        let links = [("supports", "CLM - Sleep is good"), ("from source", "@key2010")];
        assert_eq!(page.links, links.map(|(label, target)| (label.to_owned(), target.to_owned())));
        assert_eq!((page.attributes, page.lines), (vec!["Summary".to_owned()], 1));
    }

    #[test]
    fn titles_in_quotes_or_names_of_files() {
        assert_eq!(Page::of("x.md", "---\ntitle: \"[[CLM]] - a \\\"b\\\"\"\n---\n").said, "a \"b\"");
        assert_eq!(Page::of("a/QUE - why - how.md", "").sort, Some(Sort::Question));
        assert_eq!(Page::of("a/QUE - why - how.md", "").said, "why - how");
        assert_eq!(Page::of("Notes.md", "---\nno end").sort, None);
    }

    #[test]
    fn links_of_every_form() {
        for (value, expected) in [
            ("[[CLM - a]], [[CLM - b|B]]", vec!["CLM - a", "CLM - b"]),
            ("[[[[CLM]] - a [[b]] c]]", vec!["CLM - a b c"]),
            ("[CLM - a (b).md](CLM - a (b).md)", vec!["CLM - a (b)"]),
            ("[[never closed", vec![]),
            ("]] [ [[ü]]", vec!["ü"]),
        ] {
            assert_eq!(targets(value), expected, "{value}");
        }
    }
}
