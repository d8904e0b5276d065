//! Text broken into lines that fit, measured in columns of the terminal: wide characters (CJK, emoji)
//! take two, combining marks none.
//!
//! Lines are broken at blanks. A word that is wider than a line is broken after `/` or `-` and between
//! ideographs, and nowhere else: what still does not fit sticks out and is never cut.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// `text` in lines of at most `width` columns, without the blanks between them.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    lines(text, width).into_iter().map(|line| text[line].to_owned()).collect()
}

/// A text on one line of so many columns, cut between words.
#[must_use]
pub fn shortened(text: &str, room: usize) -> String {
    let lines = wrap(text, room);
    match lines.as_slice() {
        [] => String::new(),
        [whole] => whole.clone(),
        _ => {
            let first = wrap(text, room.saturating_sub(2).max(1)).swap_remove(0);
            format!("{first} …")
        }
    }
}

/// The bytes of each line of `text`, in order. A line feed ends a line.
#[must_use]
pub fn lines(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive('\n') {
        fill(text, start..start + part.trim_end_matches(['\n', '\r']).len(), width.max(1), &mut lines);
        start += part.len();
    }
    lines
}

/// As [`wrap`], but what sticks out is cut: for frames of a fixed width.
#[must_use]
pub fn wrap_within(text: &str, width: usize) -> Vec<String> {
    lines(text, width).into_iter().flat_map(|line| slices(&text[line], width.max(1))).collect()
}

/// A line in slices of at most `width` columns; marks that take no column stay with what they are on.
fn slices(line: &str, width: usize) -> Vec<String> {
    let mut slices = vec![String::new()];
    for char in line.chars() {
        let room = slices.last().map_or(0, |slice| slice.width() + char.width().unwrap_or(0));
        if room > width && char.width() != Some(0) {
            slices.push(String::new());
        }
        slices.last_mut().into_iter().for_each(|slice| slice.push(char));
    }
    slices
}

/// The width of the widest part of `text` that [`wrap`] keeps whole; `breaking` tells whether words may
/// be broken within.
#[must_use]
pub fn widest_part(text: &str, breaking: bool) -> usize {
    let words = text.lines().flat_map(|line| words(line, 0..line.len()).map(move |word| &line[word]));
    let width_of = |word: &str| {
        if !breaking {
            return word.width();
        }
        pieces(word).map(|piece| word[piece].width()).max().unwrap_or(0)
    };
    words.map(width_of).max().unwrap_or(0)
}

/// Adds the lines of one paragraph: the bytes `within` of `text`.
fn fill(text: &str, within: Range<usize>, width: usize, lines: &mut Vec<Range<usize>>) {
    let mut line = within.start..within.start;
    let mut taken = 0;
    let mut take = |part: Range<usize>| {
        let room = text[line.start..part.end].width();
        if taken > 0 && room > width {
            lines.push(line.clone());
            line = part;
        } else {
            line = if taken == 0 { part } else { line.start..part.end };
        }
        taken += 1;
    };
    for word in words(text, within.clone()) {
        if text[word.clone()].width() <= width {
            take(word);
        } else {
            let at = word.start;
            pieces(&text[word]).for_each(|piece| take(at + piece.start..at + piece.end));
        }
    }
    lines.push(line);
}

/// The words in the bytes `within` of `text`: what stands between blanks.
fn words(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = within.start;
    std::iter::from_fn(move || {
        let rest = &text[at..within.end];
        let start = at + rest.find(|c| !is_blank(c))?;
        let end = text[start..within.end].find(is_blank).map_or(within.end, |length| start + length);
        at = end;
        Some(start..end)
    })
}

/// A blank at which a line may end; one that does not break is none.
fn is_blank(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// The parts of a word between the places where it may be broken, in bytes of the word.
fn pieces(word: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    let ends = word.char_indices().map(|(at, _)| at).filter(|at| may_break(word, *at)).chain([word.len()]);
    ends.map(move |end| std::mem::replace(&mut start, end)..end)
}

/// True if a word may be broken before the byte `at`.
fn may_break(word: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (word[..at].chars().next_back(), word[at..].chars().next()) else {
        return false;
    };
    let ideograph = after.width() == Some(2) && after.is_alphabetic();
    let joint = matches!(before, '/' | '-') && after.is_alphanumeric() && at > before.len_utf8();
    joint || (ideograph && before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop};
    use proptest::{prop_assert, prop_assert_eq, proptest};
    use unicode_width::UnicodeWidthStr;

    use super::{lines, pieces, widest_part, wrap, wrap_within};

    #[test]
    fn breaks_at_blanks_and_within_a_word_only_where_no_blank_helps() {
        assert_eq!(wrap("to trust an ally", 8), ["to trust", "an ally"]);
        assert_eq!(
            wrap("see keating2015/joins-a-signal now", 20),
            ["see keating2015/", "joins-a-signal now"]
        );
        assert_eq!(wrap("a well-known one", 9), ["a well-", "known one"]);
        assert_eq!(wrap("incomprehensibilities", 8), ["incomprehensibilities"]);
        assert_eq!(wrap("one\ntwo  three\n", 20), ["one", "two  three"]);
        assert_eq!(wrap("", 5), Vec::<String>::new());
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
    }

    #[test]
    fn measures_columns_not_characters() {
        // Two columns each, and no blank between them.
        assert_eq!(wrap("信頼と同盟", 4), ["信頼", "と同", "盟"]);
        assert_eq!(wrap("「信頼」です", 6), ["「信", "頼」で", "す"]);
        // A combining accent takes no column and stays with its letter.
        assert_eq!(wrap("re\u{301}putation cafe\u{301}", 10), ["re\u{301}putation", "cafe\u{301}"]);
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        assert_eq!(wrap(&format!("{family} {family}"), 3), [family, family]);
    }

    #[test]
    fn within_a_frame_nothing_sticks_out() {
        assert_eq!(wrap_within("an incomprehensible word", 8), ["an", "incompre", "hensible", "word"]);
        assert_eq!(wrap_within("re\u{301}putations", 4), ["re\u{301}pu", "tati", "ons"]);
        assert_eq!(wrap_within("", 4), Vec::<String>::new());
    }

    #[test]
    fn tells_what_cannot_be_made_narrower() {
        assert_eq!(widest_part("keating2015/joins-a-signal of it", false), 26);
        assert_eq!(widest_part("keating2015/joins-a-signal of it", true), 12);
        assert_eq!(widest_part("", true), 0);
    }

    proptest! {
        #[test]
        fn nothing_but_blanks_is_lost_and_only_what_cannot_break_sticks_out(
            text in any::<String>(),
            width in 1usize..30,
        ) {
            let found = lines(&text, width);
            let kept: String = found.iter().map(|line| &text[line.clone()]).collect();
            let bare = |text: &str| text.chars().filter(|c| !c.is_ascii_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&kept), bare(&text));
            for line in found {
                let line = &text[line];
                prop_assert!(line.width() <= width || pieces(line).count() == 1, "{:?}", line);
            }
        }

        #[test]
        fn lines_of_words_fit(words in prop::collection::vec("[a-z]{1,5}", 0..20), width in 5usize..30) {
            for line in wrap(&words.join(" "), width) {
                prop_assert!(line.width() <= width);
            }
        }
    }
}
