//! The words of the language itself, which no corpus declares: what can be completed, and how each form begins.

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A question can begin with it.
    Beginning,
    /// It stands within questions in English.
    Within,
    /// It stands after a number or a verb that is looked for elsewhere, and is understood but not offered.
    Understood,
}

/// Every word of the grammar, alone or in the phrase in which it is offered, in the order of the alphabet.
pub const WORDS: [(&str, Place); 101] = [
    ("about", Place::Within),
    ("according to", Place::Beginning),
    ("after", Place::Within),
    ("all", Place::Within),
    ("and", Place::Within),
    ("are", Place::Beginning),
    ("aren't", Place::Understood),
    ("argue", Place::Understood),
    ("as", Place::Within),
    ("as of", Place::Beginning),
    ("asc", Place::Within),
    ("at least", Place::Within),
    ("at most", Place::Within),
    ("avoiding", Place::Within),
    ("before", Place::Within),
    ("between", Place::Within),
    ("but", Place::Within),
    ("by", Place::Within),
    ("can", Place::Understood),
    ("challenged", Place::Within),
    ("claim", Place::Understood),
    ("compare", Place::Beginning),
    ("count", Place::Beginning),
    ("defended", Place::Within),
    ("desc", Place::Within),
    ("did", Place::Understood),
    ("do", Place::Understood),
    ("do not", Place::Within),
    ("does", Place::Beginning),
    ("does", Place::Within),
    ("doesn't", Place::Understood),
    ("don't", Place::Understood),
    ("exactly", Place::Within),
    ("exists", Place::Within),
    ("fewer than", Place::Within),
    ("find", Place::Beginning),
    ("from", Place::Within),
    ("give me", Place::Understood),
    ("grounded", Place::Understood),
    ("has", Place::Within),
    ("having", Place::Within),
    ("hops", Place::Understood),
    ("how does", Place::Beginning),
    ("how many", Place::Beginning),
    ("in", Place::Within),
    ("into", Place::Within),
    ("is", Place::Beginning),
    ("isn't", Place::Understood),
    ("known only via", Place::Understood),
    ("less than", Place::Understood),
    ("limit", Place::Within),
    ("list", Place::Beginning),
    ("matches", Place::Within),
    ("matching", Place::Within),
    ("more than", Place::Within),
    ("neither", Place::Within),
    ("nor", Place::Within),
    ("not", Place::Within),
    ("on", Place::Within),
    ("only", Place::Within),
    ("only via", Place::Within),
    ("or", Place::Within),
    ("path", Place::Within),
    ("per", Place::Within),
    ("say", Place::Within),
    ("says", Place::Understood),
    ("search", Place::Beginning),
    ("shortest", Place::Within),
    ("show", Place::Within),
    ("show me", Place::Understood),
    ("since", Place::Within),
    ("sort", Place::Within),
    ("supported", Place::Within),
    ("tell me", Place::Understood),
    ("that", Place::Within),
    ("the", Place::Understood),
    ("through", Place::Understood),
    ("to", Place::Within),
    ("trace", Place::Beginning),
    ("unchallenged", Place::Within),
    ("undecided", Place::Within),
    ("until", Place::Within),
    ("up to", Place::Within),
    ("via", Place::Within),
    ("what", Place::Beginning),
    ("what does", Place::Beginning),
    ("what falls without", Place::Beginning),
    ("what of the argument rests only on", Place::Beginning),
    ("what rests on", Place::Beginning),
    ("what rests only on", Place::Beginning),
    ("when", Place::Beginning),
    ("where", Place::Within),
    ("which", Place::Beginning),
    ("who", Place::Beginning),
    ("why", Place::Beginning),
    ("why not", Place::Beginning),
    ("with", Place::Within),
    ("within", Place::Within),
    ("without", Place::Beginning),
    ("without", Place::Within),
    ("write", Place::Understood),
];

/// True if a word is one of the language, alone or as part of a phrase of it.
#[must_use]
pub fn is_word(word: &str) -> bool {
    WORDS.iter().any(|(words, _)| words.split(' ').any(|known| known.eq_ignore_ascii_case(word)))
}

/// The words that stand at a place.
pub fn words(place: Place) -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(move |(_, known)| *known == place).map(|(word, _)| *word)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::WORDS;
    use crate::query::attribute::Attribute;

    const GRAMMAR: &str = include_str!("../../grammar/query.pest");

    #[test]
    fn every_word_of_the_grammar_is_here_and_no_other_is() {
        let quoted = GRAMMAR.split("^\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '\'');
        let grammar: BTreeSet<&str> = quoted.map(|(word, _)| word).filter(is_word).collect();
        let here: BTreeSet<&str> = WORDS.iter().flat_map(|(words, _)| words.split(' ')).collect();
        let of_the_lexicon = BTreeSet::from(["falls"]);
        // What `with` takes are attributes.
        let is_attribute = |word: &&&str| Attribute::from_word(word).is_some();
        let missing: Vec<&&str> = grammar.difference(&here).filter(|word| !is_attribute(word)).collect();
        let others: Vec<&&str> =
            here.difference(&grammar).filter(|word| !of_the_lexicon.contains(**word)).collect();
        assert!(grammar.len() > 60, "the grammar's words are found");
        assert!(missing.is_empty() && others.is_empty(), "missing: {missing:?}, others: {others:?}");
    }

    #[test]
    fn the_words_are_in_the_order_of_the_alphabet() {
        assert!(WORDS.is_sorted_by_key(|(word, _)| *word));
    }
}
