//! Names and words that nobody has used.

use super::draw::Draw;

const FIRST: [&str; 16] = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"];
const VOWEL: [&str; 4] = ["a", "e", "i", "o"];
/// Words that are looked for.
const USUAL: [&str; 16] = [
    "trust",
    "alliance",
    "reputation",
    "signals",
    "costly",
    "commitment",
    "states",
    "power",
    "abandonment",
    "confidence",
    "institutions",
    "norms",
    "threat",
    "credible",
    "identity",
    "order",
];
const JOINING: [&str; 12] = ["the", "of", "and", "to", "in", "a", "that", "is", "for", "as", "by", "with"];
const WORDS: u64 = 20_000;

/// A name for a number: no two have the same.
pub(super) fn name(number: u64) -> String {
    syllables(number) + "n"
}

/// Syllables for a number, mixed so that neighbours look unlike; an odd factor takes no two numbers to one.
fn syllables(number: u64) -> String {
    let length = (3..10).find(|length| number < 1 << (6 * length)).unwrap_or(10);
    let mixed = number.wrapping_mul(0x2545_f491_4f6c_dd1d) % (1 << (6 * length));
    let syllable = |at: u32| {
        let digit = (mixed >> (6 * at) & 63) as usize;
        FIRST[digit % 16].to_owned() + VOWEL[digit / 16]
    };
    (0..length).map(syllable).collect()
}

fn word(draw: &mut Draw) -> String {
    if draw.chance(35) {
        return JOINING[draw.below(JOINING.len() as u64) as usize].to_owned();
    }
    let number = draw.skewed(WORDS);
    let usual = usize::try_from(number).ok().and_then(|at| USUAL.get(at));
    usual.map_or_else(|| syllables(number) + "s", |word| (*word).to_owned())
}

/// So many words.
pub(super) fn phrase(draw: &mut Draw, least: u64, most: u64) -> String {
    let number = least + draw.below(most - least + 1);
    (0..number).map(|_| word(draw)).collect::<Vec<_>>().join(" ")
}

/// A sentence.
pub(super) fn sentence(draw: &mut Draw) -> String {
    super::capital(&phrase(draw, 8, 24)) + "."
}
