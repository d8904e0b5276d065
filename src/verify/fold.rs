//! Words as they are printed, and words without what printers and keyboards do differently.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::verify::inline::SOFT;

/// Words in which a quote is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// The characters.
    pub(super) chars: Vec<char>,
    /// For each, the characters of the printed words that it stands for: from here up to there.
    pub(super) spans: Vec<(usize, usize)>,
}

/// The words as they are printed.
pub(super) fn plain(chars: Vec<char>) -> Form {
    let spans = (0..chars.len()).map(|at| (at, at + 1)).collect();
    Form { chars, spans }
}

/// The words folded: one case, straight single quotes, hyphens for dashes without the blanks around
/// them, ligatures and accents in their normal form (NFKC), one kind of blank.
pub(super) fn fold(printed: &[char]) -> Form {
    let mut form = Form::default();
    let mut at = 0;
    while at < printed.len() {
        let length = 1 + printed[at + 1..].iter().take_while(|char| is_combining_mark(**char)).count();
        let cluster = printed[at..at + length].iter().copied();
        let upper = cluster.nfkc().flat_map(char::to_uppercase);
        for char in upper.flat_map(char::to_lowercase).nfkc() {
            form.push(folded(char), (at, at + length));
        }
        at += length;
    }
    form
}

impl Form {
    fn push(&mut self, char: char, span: (usize, usize)) {
        let last = self.chars.last().copied();
        match (last, char) {
            (None | Some(' ' | '-'), ' ') | (Some('-'), '-') => {}
            (Some(' '), '-') => {
                self.chars.pop();
                self.spans.pop();
                self.push(char, span);
            }
            _ => {
                self.chars.push(char);
                self.spans.push(span);
            }
        }
    }
}

fn folded(char: char) -> char {
    match char {
        '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '"' | '`' | '´' | 'ʼ' | '′' | '″' | '‹' | '›'
        | '«' | '»' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' => '-',
        SOFT => SOFT,
        _ if char.is_whitespace() => ' ',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn folded(text: &str) -> String {
        fold(&text.chars().collect::<Vec<_>>()).chars.into_iter().collect()
    }

    #[test]
    fn what_printers_do_differently_is_the_same() {
        for (one, other) in [
            ("The “ﬁrst”", "the 'first'"),
            ("trust\u{a0}–  so", "trust--so"),
            ("Allies—big", "allies - big"),
            ("Gülnur", "Gu\u{308}lnur"),
            ("STRASSE", "straße"),
            ("ΛΌΓΟΣ", "λόγος"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn what_writers_do_differently_is_not() {
        for (one, other) in
            [("re-form", "reform"), ("allies", "allies'"), ("1990-95", "199095"), ("naïve", "naive")]
        {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }
}
