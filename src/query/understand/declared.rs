//! Questions in which a kind or a relation is called by words that the language needs itself: `limit`, `lead to`,
//! `come before`.
//!
//! The grammar knows no corpus, and takes such a word for its own. A question that makes sense so means that. One
//! that does not is read again with the forms that the corpus declares standing as one word each, the more of them
//! the sooner. Blanks and letters of a form are hidden from the grammar alone, and every place stays where it is.

use std::ops::Range;

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::understand::fault::unquoted;
use crate::query::understand::lexicon::{Lexicon, fold};
use crate::query::understand::parse::{parse, shaped};
use crate::query::understand::resolve::{Understood, resolve};
use crate::source::FileId;

/// With more such forms in a question all of them are taken together, or none.
const MOST: usize = 4;

/// What the question in `text`, which is the whole of `file`, means to a corpus.
///
/// # Errors
/// One diagnostic for a question that is not of the language, or names what there is not.
pub fn understood(file: FileId, text: &str, lexicon: &Lexicon<'_>) -> Result<Understood, Box<Diagnostic>> {
    let mut wrong = match parse(file, text).and_then(|question| resolve(&question, lexicon)) {
        Ok(understood) => return Ok(understood),
        Err(wrong) => wrong,
    };
    if wrong.code == Code::QuestionLimit {
        return Err(wrong);
    }
    let forms = forms(text, lexicon);
    let mut is_of_words = wrong.code == Code::QuestionSyntax;
    for chosen in choices(&forms) {
        let Some(question) = shaped(file, text, &hidden(text, &chosen)) else { continue };
        match resolve(&question, lexicon) {
            Ok(understood) => return Ok(understood),
            // What the first reading that has a shape says of the words tells more than that there is none.
            Err(other) if is_of_words && other.code != Code::QuestionSyntax => {
                wrong = other;
                is_of_words = false;
            }
            Err(_) => {}
        }
    }
    Err(wrong)
}

/// Where the forms stand that the corpus declares with words of the language, outside of quotes: of those that
/// begin at one place the longest.
fn forms(text: &str, lexicon: &Lexicon<'_>) -> Vec<Range<usize>> {
    if lexicon.clashing().next().is_none() {
        return Vec::new();
    }
    let plain = unquoted(text);
    let words = words(&plain);
    let longest = lexicon.clashing().map(|form| form.split(' ').count()).max().unwrap_or(1);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let ends = (at..words.len().min(at + longest)).rev();
        let mut runs = ends.map(|last| (last, words[at].start..words[last].end));
        match runs
            .find(|(_, run)| is_run(&plain[run.clone()]) && lexicon.is_clashing(&fold(&plain[run.clone()])))
        {
            Some((last, run)) => {
                found.push(run);
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// True of words with nothing but blanks between them.
fn is_run(words: &str) -> bool {
    words.chars().all(|c| c.is_whitespace() || is_of_word(c))
}

fn is_of_word(c: char) -> bool {
    !c.is_whitespace() && !"\"“”,()[]{}|^!=<>&;?".contains(c)
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if is_of_word(c) => start = Some(at),
            Some(begun) if !is_of_word(c) => {
                found.push(begun..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Which of the forms are taken as one word each, most first.
fn choices(forms: &[Range<usize>]) -> Vec<Vec<&Range<usize>>> {
    if forms.len() > MOST {
        return vec![forms.iter().collect()];
    }
    let mut choices: Vec<u32> = (1..1_u32 << forms.len()).collect();
    choices.sort_by_key(|choice| (std::cmp::Reverse(choice.count_ones()), *choice));
    let chosen = |choice: u32| {
        let forms = forms.iter().enumerate().filter(move |(at, _)| choice & (1 << at) != 0);
        forms.map(|(_, form)| form).collect()
    };
    choices.into_iter().map(chosen).collect()
}

/// The text with some places as words that mean nothing, at the same length in bytes.
fn hidden(text: &str, places: &[&Range<usize>]) -> String {
    let mut shape = text.to_owned();
    for place in places {
        shape.replace_range((*place).clone(), &"_".repeat(place.len()));
    }
    shape
}
