//! The words of a question as it was typed.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use deunicode::deunicode;

use crate::index::stem;
use crate::query::expr::Sort;

/// A word, without the punctuation around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// In lower case, without accents, the possessive left out.
    pub word: String,
    /// Its English stem.
    pub stem: String,
    /// Where it is in the question, in bytes.
    pub span: Range<usize>,
    /// Whether `'s` or `s'` followed.
    pub possessive: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it stood in double quotes.
    pub quoted: bool,
    /// Whether a comma, a semicolon or a full stop follows.
    pub ends: bool,
    /// What it stands for, if that is neither a thing nor a word: any of the rows that were asked for before.
    pub rows: Option<Box<(Sort, String)>>,
    /// As it is written, if it is a word of a question.
    pub written: Option<Box<Written>>,
}

impl Hash for Token {
    /// What the same words at the same place differ in is seldom worth telling.
    fn hash<H: Hasher>(&self, to: &mut H) {
        self.word.hash(to);
        self.span.start.hash(to);
    }
}

impl Token {
    /// True of the same word, wherever it stands.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        let own = |token: &Self| (token.possessive, token.quoted, token.ends);
        self.word == other.word && own(self) == own(other) && self.rows == other.rows
    }
}

/// A word of a question with its punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// What stands between the word before it and this one.
    pub before: String,
    /// The word. Words that hyphens or signs join have one between them, and the second and further ones nothing.
    pub word: String,
}

/// What is said in one word and means two.
const CONTRACTIONS: &[(&str, &[&str])] = &[
    ("what's", &["what", "is"]),
    ("whats", &["what", "is"]),
    ("who's", &["who", "is"]),
    ("where's", &["where", "is"]),
    ("when's", &["when", "is"]),
    ("how's", &["how", "is"]),
    ("there's", &["there", "is"]),
    ("that's", &["that", "is"]),
    ("it's", &["it", "is"]),
    ("isn't", &["is", "not"]),
    ("aren't", &["are", "not"]),
    ("wasn't", &["was", "not"]),
    ("weren't", &["were", "not"]),
    ("don't", &["do", "not"]),
    ("doesn't", &["does", "not"]),
    ("didn't", &["did", "not"]),
    ("hasn't", &["has", "not"]),
    ("haven't", &["have", "not"]),
    ("can't", &["cannot"]),
    ("couldn't", &["could", "not"]),
    ("won't", &["will", "not"]),
    ("wouldn't", &["would", "not"]),
    ("shouldn't", &["should", "not"]),
    ("i'd", &["i", "would"]),
    ("i'm", &["i", "am"]),
];

/// Signs that are read as words.
const SIGNS: [(char, &str); 2] = [('§', "section"), ('¶', "paragraph")];

/// The words of a question, with how they are written.
pub(super) fn asked(text: &str) -> Vec<Token> {
    let mut found = tokens(text);
    let mut last = 0..0;
    for token in &mut found {
        let joined = token.span == last;
        let before = if joined { "" } else { &text[last.end..token.span.start] };
        let word = if joined { "" } else { &text[token.span.clone()] };
        token.written = Some(Box::new(Written { before: before.to_owned(), word: word.to_owned() }));
        last = token.span.clone();
    }
    found
}

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut quoted = false;
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in ends {
        let is_quote = matches!(c, '"' | '“' | '”');
        if is_quote || is_edge(c) {
            if let Some(start) = start.take() {
                push(&mut found, text, start..at, quoted);
            }
            if matches!(c, ',' | ';' | '?' | '!')
                && let Some(last) = found.last_mut()
            {
                last.ends = true;
            }
            if is_quote {
                quoted = match c {
                    '“' => true,
                    '”' => false,
                    _ => !quoted,
                };
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    found
}

fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ',' | ';' | '?' | '!' | '(' | ')' | '[' | ']' | '{' | '}' | '…' | '–' | '—')
}

/// A word between blanks: an id, a range of years, or as many words as its hyphens join.
fn push(found: &mut Vec<Token>, text: &str, span: Range<usize>, quoted: bool) {
    let raw = text[span.clone()].replace(['’', '‘'], "'");
    // A full stop after a few letters is that of an initial or an abbreviation.
    let ends = raw.ends_with(['.', ':']) && raw.chars().count() > 4;
    let sign = SIGNS.iter().find(|(sign, _)| raw.starts_with(*sign));
    found.extend(sign.map(|(_, word)| token(word, span.clone(), false, quoted)));
    let trimmed = raw.trim_matches(|c: char| !c.is_alphanumeric());
    if trimmed.is_empty() {
        if raw == "&" {
            found.push(token("and", span, false, quoted));
        }
        return;
    }
    // What stands for a foreign letter may end in a blank.
    let plain = deunicode(trimmed).trim_end().to_lowercase();
    if let Some((_, words)) = CONTRACTIONS.iter().find(|(word, _)| *word == plain) {
        found.extend(words.iter().map(|word| token(word, span.clone(), false, quoted)));
        return;
    }
    let whole = raw.trim_end_matches(['.', ',']).to_lowercase();
    let has_owner = plain.ends_with("'s") || whole.ends_with("s'");
    let owner = plain.strip_suffix("'s").unwrap_or(&plain);
    let is_whole = owner.contains(['/', ':']) || owner.chars().all(|c| c.is_ascii_digit() || c == '-');
    let parts: Vec<&str> =
        if is_whole { vec![owner] } else { owner.split('-').filter(|part| !part.is_empty()).collect() };
    let last = parts.len().saturating_sub(1);
    for (at, part) in parts.into_iter().enumerate() {
        let mut token = token(part.trim_matches('\''), span.clone(), has_owner && at == last, quoted);
        token.ends = ends && at == last;
        token.capital = trimmed.starts_with(char::is_uppercase);
        found.push(token);
    }
}

fn token(word: &str, span: Range<usize>, possessive: bool, quoted: bool) -> Token {
    Token {
        stem: stem(word),
        word: word.to_owned(),
        span,
        possessive,
        capital: false,
        quoted,
        ends: false,
        rows: None,
        written: None,
    }
}

/// A word that stands for any of the rows of a sort of which something holds.
pub(super) fn standing_for(sort: Sort, words: String, span: Range<usize>) -> Token {
    Token { rows: Some(Box::new((sort, words))), ..token("whichever", span, false, false) }
}

/// A name as it is looked for among the words of a question: its words, each in lower case and without accents.
pub(super) fn key(name: &str) -> String {
    joined(&tokens(name).iter().map(|token| token.word.as_str()).collect::<Vec<_>>())
}

/// The stems of a name's words.
pub(super) fn stems(name: &str) -> Vec<String> {
    tokens(name).into_iter().map(|token| token.stem).collect()
}

pub(super) fn joined(words: &[&str]) -> String {
    words.join(" ")
}

/// A name's words in one number and spelling, so that `interests` is `interest` and `socialisation` is
/// `socialization`.
pub(super) fn plain(words: &[&str]) -> String {
    words.iter().map(|word| plain_word(word)).collect::<Vec<_>>().join(" ")
}

fn plain_word(word: &str) -> String {
    let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    let one = if ends("ies") {
        format!("{}y", &word[..word.len() - 3])
    } else if ["ses", "xes", "ches", "shes", "zes"].iter().any(|ending| ends(ending)) {
        word[..word.len() - 2].to_owned()
    } else if ends("s") && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    };
    one.replace("isation", "ization").replace("ised", "ized").replace("ising", "izing").replace("our", "or")
}
