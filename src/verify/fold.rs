//! Words as they are printed, and words without what printers and keyboards do differently.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::verify::inline::SOFT;
use crate::verify::inline::marks::Skip;

/// Words in which a quote is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// The characters.
    pub(super) chars: Vec<char>,
    /// For each, the characters of the printed words that it stands for: from here up to there.
    pub(super) spans: Vec<(usize, usize)>,
    /// What a quote may leave out, in order, by places of [`chars`](Self::chars).
    pub(super) skips: Vec<Skip>,
}

/// The words as they are printed.
pub(super) fn plain(chars: Vec<char>) -> Form {
    let spans = (0..chars.len()).map(|at| (at, at + 1)).collect();
    Form { chars, spans, skips: Vec::new() }
}

/// The words folded: one case, straight single quotes, hyphens for dashes without the blanks around
/// them, ligatures and accents in their normal form (NFKC), one kind of blank.
pub(super) fn fold(printed: &[char]) -> Form {
    let mut form = Form::default();
    let mut at = 0;
    while at < printed.len() {
        let length = 1 + printed[at + 1..].iter().take_while(|char| is_combining_mark(**char)).count();
        let cluster = printed[at..at + length].iter().copied().flat_map(letters);
        let upper = cluster.nfkc().flat_map(char::to_uppercase);
        for char in upper.flat_map(char::to_lowercase).nfkc().filter(|char| !is_direction(*char)) {
            form.push(folded(char), (at, at + length));
        }
        at += length;
    }
    form
}

/// Letters that Unicode does not take apart, and those that old fonts have in the area for private use: ligatures, small
/// capitals and figures.
fn letters(char: char) -> impl Iterator<Item = char> {
    let code = u32::from(char);
    let small = |first: u32, from: char| char::from_u32(u32::from(from) + code - first);
    let (one, two) = match char {
        'Œ' | 'œ' => ('o', Some('e')),
        'Æ' | 'æ' => ('a', Some('e')),
        '\u{f001}' => ('f', Some('i')),
        '\u{f002}' => ('f', Some('l')),
        '\u{f761}'..='\u{f77a}' => (small(0xf761, 'a').unwrap_or(char), None),
        '\u{f730}'..='\u{f739}' => (small(0xf730, '0').unwrap_or(char), None),
        _ => (char, None),
    };
    std::iter::once(one).chain(two)
}

/// True for what joins, parts or directs letters and is not seen.
fn is_direction(char: char) -> bool {
    matches!(char, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Form {
    /// With what may be left out, given by places of the printed words.
    pub(super) fn with_skips(mut self, printed: &[Skip]) -> Self {
        let place = |at: usize| self.spans.partition_point(|(start, _)| *start < at);
        let skips = printed.iter().map(|skip| Skip { from: place(skip.from), to: place(skip.to), ..*skip });
        self.skips = skips.filter(|skip| skip.from < skip.to).collect();
        self
    }

    /// Where words may go on that leave out what stands from a place on.
    pub(super) fn after_skip(&self, at: usize, loosely: bool) -> Option<usize> {
        let first = self.skips.partition_point(|skip| skip.from < at);
        let here = self.skips[first..].iter().take_while(|skip| skip.from == at);
        here.filter(|skip| loosely || !skip.is_loose).map(|skip| skip.to).next()
    }

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
            ("Œuvre Cæsar ſo", "oeuvre caesar so"),
            ("\u{f001}rst \u{f002}ow", "first flow"),
            ("\u{f76e}\u{f761}\u{f774}\u{f76f} \u{f731}\u{f739}", "NATO 19"),
            ("Auf\u{200c}lage", "Auflage"),
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
