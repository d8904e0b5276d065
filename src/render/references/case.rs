//! The case of titles. What a style asks for is done here and not by hayagriva, which makes `Nato` of `NATO`, `Ebay`
//! of `eBay` and `And` of `and`: noncharacters of Unicode, which no text has, go through it as signs, and say where a
//! title begins and ends, which of its letters are to stay, and that the style wants it in title case.

use citationberg::taxonomy::Variable;
use citationberg::{
    IndependentStyle, LayoutRenderingElement as Element, NamesChild, Text as TextElement, TextCase,
    TextTarget,
};

use super::Piece;
use crate::bibliography::{Mark, Run, Text};

/// The style wants the title that follows in title case.
const ASKED: char = '\u{fde0}';
/// A title begins.
const OPEN: char = '\u{fde1}';
/// A title ends.
const CLOSE: char = '\u{fde2}';
/// Letters begin whose case stays.
const KEEP: char = '\u{fde3}';
/// They end.
const KEPT: char = '\u{fde4}';

/// The words that title case leaves small: those of CSL 1.0.2 and the further prepositions that citeproc-js has.
const SMALL: &str = "\
    a about above across afore after against al along alongside amid amidst among amongst an and anenst \
    apropos apud around as aside astride at athwart atop barring before behind below beneath beside \
    besides between beyond but by c ca circa de despite down during et except for forenenst from given \
    in inside into lest like modulo near next nor notwithstanding of off on onto or out over per plus \
    pro qua sans since so than the through throughout thru thruout till to toward towards under \
    underneath until unto up upon v van versus via von vs with within without yet";

fn is_small(word: &str) -> bool {
    SMALL.split(' ').any(|small| small == word)
}

/// Makes a style ask for title case by a sign in place of doing it.
pub(super) fn ask_for_titles(rules: &mut IndependentStyle) {
    let layouts =
        [Some(&mut rules.citation.layout), rules.bibliography.as_mut().map(|list| &mut list.layout)];
    layouts.into_iter().flatten().for_each(|layout| elements(&mut layout.elements));
    rules.macros.iter_mut().for_each(|known| elements(&mut known.children));
}

fn elements(list: &mut [Element]) {
    for element in list {
        match element {
            Element::Text(text) => ask(text),
            Element::Group(group) => elements(&mut group.children),
            Element::Choose(choose) => {
                elements(&mut choose.if_.children);
                choose.else_if.iter_mut().for_each(|branch| elements(&mut branch.children));
                choose.otherwise.iter_mut().for_each(|branch| elements(&mut branch.children));
            }
            Element::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        elements(&mut substitute.children);
                    }
                }
            }
            Element::Date(_) | Element::Number(_) | Element::Label(_) => {}
        }
    }
}

fn ask(text: &mut TextElement) {
    let is_text = matches!(&text.target, TextTarget::Variable { var: Variable::Standard(_), .. });
    if is_text && text.text_case == Some(TextCase::TitleCase) {
        text.text_case = None;
        text.affixes.prefix.get_or_insert_default().push(ASKED);
    }
}

/// A title with the signs that tell it, which say too which letters stay as they are.
pub(super) fn told(title: &Text) -> String {
    let mut out = String::from(OPEN);
    for Run { text, marks } in title.runs() {
        let keeps = marks.contains(&Mark::NoCase);
        out.extend(Some(KEEP).filter(|_| keeps));
        out.push_str(text);
        out.extend(Some(KEPT).filter(|_| keeps));
    }
    out.push(CLOSE);
    out
}

/// The pieces without the signs, titles in title case where the style asked for it.
pub(super) fn obey(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut letters: Vec<(usize, char)> = Vec::new();
    // Where the title that is being read begins, and which of its letters stay.
    let (mut asked, mut title, mut keeps) = (false, None, false);
    let mut kept: Vec<usize> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        for c in piece.text.chars() {
            match c {
                ASKED => asked = true,
                OPEN => {
                    title = Some(letters.len()).filter(|_| asked);
                    asked = false;
                }
                CLOSE => {
                    if let Some(start) = title.take() {
                        title_case(&mut letters[start..], start, &kept);
                    }
                }
                KEEP | KEPT => keeps = c == KEEP,
                _ => {
                    // A sign asks for the value right after it, between which only quotes can stand.
                    asked &= !c.is_alphanumeric();
                    kept.extend(Some(letters.len()).filter(|_| keeps));
                    letters.push((at, c));
                }
            }
        }
    }
    let mut texts = vec![String::new(); pieces.len()];
    for (at, c) in letters {
        texts[at].push(c);
    }
    pieces.into_iter().zip(texts).map(|(piece, text)| Piece { text, ..piece }).collect()
}

/// Title case as CSL 1.0.2 has it: words in small letters get a capital, but for the small words within a title.
/// Words with a capital in them stay as they are, and so do the letters whose places, counted from `start`, are kept.
fn title_case(letters: &mut [(usize, char)], start: usize, kept: &[usize]) {
    let chars: Vec<char> = letters.iter().map(|(_, c)| *c).collect();
    let words = words(&chars);
    let last = words.len().saturating_sub(1);
    for (at, (from, to)) in words.iter().copied().enumerate() {
        let word: String = chars[from..to].iter().collect();
        let before: String = chars[..from].iter().collect();
        let begins =
            at == 0 || before.trim_end_matches([' ', '“', '‘', '"', '(']).ends_with([':', '?', '!', '—']);
        let ends = at == last && !before.ends_with('-');
        let is_in_small = word.chars().all(|c| !c.is_uppercase());
        let stays_small = is_small(&word) && !begins && !ends;
        if is_in_small && !stays_small && kept.binary_search(&(start + from)).is_err() {
            let mut upper = chars[from].to_uppercase();
            if let (Some(upper), None) = (upper.next(), upper.next()) {
                letters[from].1 = upper;
            }
        }
    }
}

/// Where words begin and end. An apostrophe within one does not end it, a hyphen does.
fn words(chars: &[char]) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let is_within = |at: usize| {
        chars[at].is_alphanumeric()
            || matches!(chars[at], '\'' | '’' | '.')
                && chars.get(at + 1).is_some_and(|next| next.is_alphanumeric())
    };
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while at < chars.len() && is_within(at) {
            at += 1;
        }
        // A number or a letter with one is no word.
        if chars.get(start).is_some_and(|first| first.is_alphabetic()) && at > start {
            words.push((start, at));
        }
        at = at.max(start + 1);
    }
    words
}

/// A title in sentence case, if it is in title case: small letters but for its beginning, that of its subtitle, words
/// with a capital after their first letter, and letters whose case is to stay. As BibTeX's own styles do it.
pub(super) fn sentence_case(title: &Text) -> Text {
    let plain: Vec<char> = title.plain().chars().collect();
    let kept: Vec<bool> = title
        .runs()
        .iter()
        .flat_map(|run| run.text.chars().map(|_| run.marks.contains(&Mark::NoCase)))
        .collect();
    let words = words(&plain);
    let text = |(from, to): (usize, usize)| plain[from..to].iter().collect::<String>();
    let is_long = |word: &str| !is_small(&word.to_lowercase()) && word.chars().count() > 3;
    let in_title_case = |word: &(usize, usize)| {
        !is_long(&text(*word)) || plain[word.0..word.1].iter().any(|c| c.is_uppercase()) || kept[word.0]
    };
    if !words.iter().all(in_title_case) {
        return title.clone();
    }
    let mut letters = plain.clone();
    for (at, (from, to)) in words.iter().copied().enumerate() {
        let before: String = plain[..from].iter().collect();
        let begins = at == 0
            || before.trim_end_matches([' ', '“', '‘', '"', '(']).ends_with([':', '?', '!', '.', '—']);
        let is_plain = plain[from + 1..to].iter().all(|c| !c.is_uppercase());
        let is_one_letter = to == from + 1 && plain[from] != 'A';
        if !begins && is_plain && !is_one_letter && !kept[from] {
            let mut lower = plain[from].to_lowercase();
            if let (Some(lower), None) = (lower.next(), lower.next()) {
                letters[from] = lower;
            }
        }
    }
    let mut rest = letters.into_iter();
    Text::of(title.runs().iter().map(|run| Run {
        text: rest.by_ref().take(run.text.chars().count()).collect(),
        marks: run.marks.clone(),
    }))
}

#[cfg(test)]
mod tests {
    use super::{ASKED, obey, sentence_case, told};
    use crate::bibliography::{Mark, Run, Text};
    use crate::render::references::Piece;

    /// A text in which braces keep the case of letters.
    fn text(braced: &str) -> Text {
        let runs = braced.split(['{', '}']).enumerate().map(|(at, part)| Run {
            text: part.to_owned(),
            marks: Some(Mark::NoCase).filter(|_| at % 2 == 1).into_iter().collect(),
        });
        Text::of(runs.filter(|run| !run.text.is_empty()))
    }

    #[test]
    fn title_case_keeps_names() {
        for (title, expected) in [
            ("NATO's function and Europe", "NATO's Function and Europe"),
            ("eBay, iPhones and PLoS ONE", "eBay, iPhones and PLoS ONE"),
            ("state-of-the-art methods", "State-of-the-Art Methods"),
            ("the state: a history of it", "The State: A History of It"),
            ("on {van Gogh} and {d}-wave", "On van Gogh and d-Wave"),
            ("what they live for", "What They Live For"),
            ("don't look back", "Don't Look Back"),
        ] {
            let piece = |text: String| Piece { text, italic: false, bold: false };
            let asked = obey(vec![piece(format!("{ASKED}“{}”.", told(&text(title))))]);
            assert_eq!(asked, [piece(format!("“{expected}”."))], "{title}");
            let unasked = obey(vec![piece(told(&text(title)))]);
            assert_eq!(unasked, [piece(title.replace(['{', '}'], ""))]);
        }
    }

    #[test]
    fn sentence_case_keeps_what_braces_keep() {
        for (title, expected) in [
            ("Trusting Relationships in the {NATO} Alliance", "Trusting relationships in the NATO alliance"),
            ("Alliance Politics: A Study of {Germany}", "Alliance politics: A study of Germany"),
            ("Why NATO survived in Germany", "Why NATO survived in Germany"),
            ("The eBay Way of Life", "The eBay way of life"),
            ("Who Will Defend Whom? Part I", "Who will defend whom? Part I"),
        ] {
            assert_eq!(sentence_case(&text(title)).plain(), expected.replace(['{', '}'], ""), "{title}");
        }
    }
}
