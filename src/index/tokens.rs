//! How text becomes tokens. Indexing, searching and highlighting all go through here: what differs between
//! them is never found.

use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, RemoveLongFilter, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer,
};

/// The longest token in bytes. Anything longer is data, not a word, and can be neither indexed nor found.
const LONGEST: usize = 200;

/// The two forms in which each word is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Cut down to its English stem, so that `alliances` finds `alliance`.
    Stemmed,
    /// As written but for case and accents. Prefixes and edits are counted on this form: the stem of
    /// `reputation` is `reput`, which does not begin with `reputa` and is five edits from the word.
    Exact,
}

impl Form {
    /// Both forms.
    pub(super) const ALL: [Self; 2] = [Self::Stemmed, Self::Exact];

    /// The name of the form in the index.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Stemmed => "stemmed",
            Self::Exact => "exact",
        }
    }

    /// What splits text and brings its words into this form.
    pub(super) fn analyzer(self) -> TextAnalyzer {
        // Folding comes first: it turns `İ` into `I`, whose lower case is one letter.
        let exact = TextAnalyzer::builder(Splitter::default())
            .filter(AsciiFoldingFilter)
            .filter(LowerCaser)
            .filter(RemoveLongFilter::limit(LONGEST));
        match self {
            Self::Stemmed => exact.filter(Stemmer::default()).build(),
            Self::Exact => exact.build(),
        }
    }

    /// The tokens of `text`, in order, with their places in bytes.
    pub(super) fn tokens(self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.analyzer().token_stream(text).process(&mut |token| tokens.push(token.clone()));
        tokens
    }
}

/// Splits texts into the words that the index has of them, in both forms.
pub struct Forms([(Form, TextAnalyzer); 2]);

impl Default for Forms {
    fn default() -> Self {
        Self(Form::ALL.map(|form| (form, form.analyzer())))
    }
}

impl Forms {
    /// The form of whose words there is a count for each field.
    pub const COUNTED: &str = "stemmed";

    /// Gives the name of a form, a word of the text in that form and its place among the words, from 0.
    pub fn each(&mut self, text: &str, mut found: impl FnMut(&'static str, &str, usize)) {
        for (form, analyzer) in &mut self.0 {
            analyzer.token_stream(text).process(&mut |token| found(form.name(), &token.text, token.position));
        }
    }
}

/// `text` without the punctuation around it; none if there is no word in it.
pub(super) fn bare(text: &str) -> Option<&str> {
    let bare = text.trim_matches(|c| !starts_word(c) && !is_mark(c));
    bare.contains(starts_word).then_some(bare)
}

/// Splits text into runs of letters and digits: hyphens and apostrophes part words, so that each part can be
/// found and the whole is a phrase. A possessive `'s` is passed over: it is no word.
#[derive(Clone, Default)]
struct Splitter {
    token: Token,
}

impl Tokenizer for Splitter {
    type TokenStream<'a> = Split<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Split<'a> {
        self.token.reset();
        Split { text, at: 0, token: &mut self.token }
    }
}

/// The words of one text.
struct Split<'a> {
    text: &'a str,
    /// Where the next word is looked for, in bytes.
    at: usize,
    token: &'a mut Token,
}

impl TokenStream for Split<'_> {
    fn advance(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(skipped) = rest.find(starts_word) else { return false };
        let (start, rest) = (self.at + skipped, &rest[skipped..]);
        let length = rest.find(|c| !starts_word(c) && !is_mark(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        self.at = start + length + possessive(after);
        self.token.text.clear();
        self.token.text.extend(word.chars().filter(|&c| !is_mark(c)));
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = start;
        self.token.offset_to = start + length;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// The length in bytes of the possessive `'s` with which `after` begins, or 0.
fn possessive(after: &str) -> usize {
    let mut chars = after.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(mark), Some('s' | 'S'), next) if is_apostrophe(mark) && !next.is_some_and(starts_word) => {
            mark.len_utf8() + 1
        }
        _ => 0,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// A letter or digit of any script. Unicode counts U+02BC as a letter, but it is written as an apostrophe.
fn starts_word(c: char) -> bool {
    c.is_alphanumeric() && !is_apostrophe(c)
}

/// What may stand within a word and counts for nothing: combining accents, as text copied from a PDF or from
/// macOS has them, soft hyphens and joiners of no width.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Form, bare};

    fn texts(form: Form, text: &str) -> Vec<String> {
        form.tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn parts_at_hyphens_and_apostrophes_but_drops_the_possessive() {
        assert_eq!(texts(Form::Exact, "NATO's burden-sharing"), ["nato", "burden", "sharing"]);
        assert_eq!(
            texts(Form::Exact, "the states’ d’Estaing, O'Brien's"),
            ["the", "states", "d", "estaing", "o", "brien"]
        );
        assert_eq!(texts(Form::Exact, "don't 's 'salt"), ["don", "t", "s", "salt"]);
    }

    #[test]
    fn folds_case_and_accents_however_they_are_written() {
        for naive in ["naïve", "nai\u{308}ve", "NAÏVE", "na\u{ad}ïve"] {
            assert_eq!(texts(Form::Exact, naive), ["naive"]);
        }
        assert_eq!(texts(Form::Exact, "Øst İstanbul Straße ﬁn"), ["ost", "istanbul", "strasse", "fin"]);
        assert_eq!(texts(Form::Exact, "Ώρα 1990–2000"), ["ώρα", "1990", "2000"]);
    }

    #[test]
    fn stems_english() {
        for words in [
            "alliance alliances",
            "signal signals signalling signaled",
            "reputation reputations",
            "ally allies allied",
        ] {
            let stems = texts(Form::Stemmed, words);
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
        assert_ne!(texts(Form::Stemmed, "trust"), texts(Form::Stemmed, "trustee"));
    }

    #[test]
    fn places_hold_the_accents_but_not_the_possessive() {
        let text = "«cafe\u{301}'s»";
        let token = &Form::Stemmed.tokens(text)[0];
        assert_eq!(&text[token.offset_from..token.offset_to], "cafe\u{301}");
    }

    #[test]
    fn both_forms_keep_the_same_words_at_the_same_places() {
        let text = format!("one {} three's four-five \u{301}x", "y".repeat(300));
        let places = |form: Form| -> Vec<_> {
            form.tokens(&text).iter().map(|t| (t.position, t.offset_from, t.offset_to)).collect()
        };
        assert_eq!(places(Form::Stemmed), places(Form::Exact));
        assert_eq!(places(Form::Exact).iter().map(|place| place.0).collect::<Vec<_>>(), [0, 2, 3, 4, 5]);
    }

    #[test]
    fn bare_is_the_word_or_nothing() {
        assert_eq!(bare("«trust»,"), Some("trust"));
        assert_eq!(bare("self-help."), Some("self-help"));
        assert_eq!(bare(" — …"), None);
        assert_eq!(bare("\u{301}"), None);
    }
}
