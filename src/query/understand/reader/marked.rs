//! Who marked excerpts, and what they are tagged with, in the words of questions: `tagged signals`, `marked by Ann`.

use std::ops::Range;

use crate::annotation::locator::quoted;
use crate::catalog::Catalog;
use crate::catalog::marked::by;
use crate::catalog::people::slug;
use crate::query::expr::Sort;
use crate::query::understand::reader::thesaurus::KINDS;
use crate::query::understand::reader::token::Token;

/// Words before a tag.
const TAGGED: [&[&str]; 12] = [
    &["tagged"],
    &["tagged", "with"],
    &["tagged", "as"],
    &["labelled"],
    &["labeled"],
    &["coded"],
    &["coded", "as"],
    &["with", "tag"],
    &["with", "the", "tag"],
    &["with", "tags"],
    &["tag"],
    &["tags"],
];

/// Words for what a reader does with a passage.
const MARKED: [&str; 5] = ["marked", "highlighted", "underlined", "annotated", "excerpted"];

/// A condition on tags, or on what an excerpt says of who marked it, when, and in which colour, in the words of a
/// question in `run`.
pub(super) fn marked(catalog: &Catalog, tokens: &[Token], run: Range<usize>) -> Option<String> {
    let words = &tokens[run];
    // `not tagged signals`
    let (lacking, words) = match words {
        [not, rest @ ..] if ["not", "without"].contains(&not.word.as_str()) => (true, rest),
        _ => (false, words),
    };
    let with = |attribute: &str, value: &str| {
        let word = if lacking { "without" } else { "with" };
        format!("{word} {attribute} {}", string(value))
    };
    let texts: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
    let tagged = TAGGED.iter().filter(|before| texts.starts_with(before)).map(|before| before.len()).max();
    if let Some(tag) = tagged.and_then(|length| named(&words[length..])) {
        let is_it = |known: &&String| slug(known) == slug(&tag);
        let known = catalog.excerpts().flat_map(|(_, excerpt)| &excerpt.tags).find(is_it);
        let is_one = words.len() - tagged.unwrap_or_default() == 1;
        return known.cloned().or_else(|| is_one.then_some(tag)).map(|tag| with("tags", &tag));
    }
    let said = |by_whom: bool, rest: &[Token]| {
        let name = named(rest)?;
        let is_in = |text: &str| format!("-{}-", slug(text)).contains(&format!("-{}-", slug(&name)));
        let told = |marked: &str| is_in(if by_whom { by(marked) } else { marked });
        let is_known = catalog.excerpts().any(|(_, excerpt)| told(&excerpt.marked));
        (is_known || by_whom && rest.len() == 1).then(|| with("marked", &name))
    };
    match texts.as_slice() {
        [does, "by", _, ..] if MARKED.contains(does) => said(true, &words[2..]),
        [does, "in" | "on", _, ..] if MARKED.contains(does) => said(false, &words[2..]),
        [does, _, ..] if MARKED.contains(does) => said(false, &words[1..]),
        // Beside the word for excerpts it may be a reader who is named.
        ["by", _, ..] if !lacking && tokens.iter().any(is_excerpt) => said(true, &words[1..]).filter(|_| {
            let name = named(&words[1..]).unwrap_or_default();
            catalog.excerpts().any(|(_, excerpt)| {
                let whole = slug(by(&excerpt.marked));
                format!("-{whole}-").contains(&format!("-{}-", slug(&name)))
            })
        }),
        _ => None,
    }
}

/// The name that words are; none of words that only join others.
fn named(words: &[Token]) -> Option<String> {
    let name: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
    let is_name = name.iter().all(|word| !JOINING.contains(word));
    (is_name && !name.is_empty()).then(|| name.join(" "))
}

/// Words that end a name.
const JOINING: [&str; 10] = ["and", "or", "in", "by", "about", "not", "that", "with", "from", "per"];

fn string(value: &str) -> String {
    let quoted = quoted(value);
    if quoted.starts_with('"') { quoted } else { format!("\"{quoted}\"") }
}

/// True of a word for excerpts.
fn is_excerpt(token: &Token) -> bool {
    let singular = token.word.trim_end_matches('s');
    let excerpt = Sort::Excerpt.word();
    singular == excerpt
        || KINDS
            .iter()
            .any(|(sort, _, words)| *sort == excerpt && words.split('|').any(|word| word == singular))
}
