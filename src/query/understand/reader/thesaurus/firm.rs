//! Turns of phrase that ask otherwise than their words do: who does not agree disagrees. They are put in plain words
//! before a question is read, since it has a meaning, though not this one, as it stands.

/// A turn of phrase and plain words for it, as in [`IDIOMS`](super::idioms::IDIOMS).
pub(in crate::query::understand::reader) const FIRM: &[(&str, &str)] = &[
    // Who does not agree disagrees, and is not merely somebody of whom nothing is known.
    (
        "do|does|did|is|are|was|were|would|could|can|may not agree|agreeing|concur|sympathise with",
        "disagree with",
    ),
    ("not agree|agreeing|concur with", "disagree with"),
    ("do|does|did|would|could|can not accept|believe|buy|swallow|endorse|share|credit", "dispute"),
    ("cannot accept|believe|buy|swallow|endorse|share", "dispute"),
    ("is|are|was|were not convinced|persuaded ?by|of", "dispute"),
    ("is|are|was|were unconvinced|unpersuaded|sceptical|skeptical ?by|of|about", "dispute"),
    // What is said for a purpose is cited for it.
    (
        "?just|only ?in ?order to criticise|criticize|attack|rebut|refute|dispute it|him|her|them|somebody|someone",
        "as criticism",
    ),
    ("?just|only ?in ?order to disagree|argue with it|him|her|them", "as criticism"),
    ("?just|only ?in ?order to find fault with it|him|her|them", "as criticism"),
    ("?just|only ?in ?order to be criticised|criticized|attacked|rebutted|refuted|disputed", "as criticism"),
    ("as|for objects|object|target|targets ?of criticism", "as criticism"),
    // Whether anybody does is told by who does.
    ("do|does|did|has|have|can|is|are nobody|noone", "who"),
    ("do|does|did|has|have|can|is|are no one|scholar|author", "who"),
    // What none of the others does is done by none.
    ("any of ?all the|these other|others ?works|authors|scholars", "any work"),
];

/// The same where a library has a relation for what is lacking: what does not have a thing lacks it.
pub(in crate::query::understand::reader) const LACKING: &[(&str, &str)] =
    &[("do|does|did not have|possess|enjoy|own ?any", "lack"), ("had|has|have no", "lack")];
