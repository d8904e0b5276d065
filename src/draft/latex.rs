//! LaTeX with the commands of natbib and BibLaTeX.

use unicode_normalization::UnicodeNormalization;

use crate::draft::signs::{Ligatures, Nesting, Signs, closed, is_blank_line};

/// The commands that cite, in small letters; those of several works end in `s` besides.
const CITES: [&str; 19] = [
    "cite",
    "citep",
    "citet",
    "citealp",
    "citealt",
    "citeauthor",
    "citeyear",
    "citeyearpar",
    "citetitle",
    "parencite",
    "textcite",
    "autocite",
    "footcite",
    "footcitetext",
    "smartcite",
    "supercite",
    "fullcite",
    "footfullcite",
    "nocite",
];

/// What is not text.
const VERBATIM: [&str; 5] = ["verbatim", "lstlisting", "minted", "comment", "filecontents"];

/// Quotation marks and dashes.
const LIGATURES: Ligatures = &[("``", '“'), ("''", '”'), ("`", '‘'), ("'", '’'), ("---", '—'), ("--", '–')];

/// Accents with the marks that they set.
const ACCENTS: [(char, char); 6] = [
    ('`', '\u{300}'),
    ('\'', '\u{301}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('"', '\u{308}'),
    ('=', '\u{304}'),
];

pub(super) fn signs(text: &str) -> Signs {
    let mut signs = Signs::default();
    let begin = "\\begin{document}";
    let mut at = text.find(begin).map_or(0, |found| found + begin.len());
    let mut nesting = Nesting::default();
    while let Some(char) = text[at..].chars().next() {
        let rest = &text[at..];
        let after = at + char.len_utf8();
        at = match char {
            '%' => at + rest.find('\n').map_or(rest.len(), |end| end + 1),
            '\\' => command(text, at, &mut signs, &mut nesting),
            '{' => {
                nesting.open();
                after
            }
            '}' => {
                nesting.close(at, &mut signs);
                after
            }
            '\n' if is_blank_line(&rest[1..]) => {
                signs.paragraph(at);
                after
            }
            char if char.is_whitespace() || char == '~' => {
                signs.char(at, ' ');
                after
            }
            char => signs.ligature(at, rest, LIGATURES).unwrap_or_else(|| {
                signs.char(at, char);
                after
            }),
        };
    }
    signs
}

/// A command: what it cites, or the sign that it stands for. Gives the byte behind it.
fn command(text: &str, at: usize, signs: &mut Signs, nesting: &mut Nesting) -> usize {
    let rest = &text[at + 1..];
    let length = rest.len() - rest.trim_start_matches(|char: char| char.is_ascii_alphabetic()).len();
    if length == 0 {
        return sign(text, at, signs);
    }
    let name = &rest[..length];
    let mut behind = at + 1 + length;
    if text[behind..].starts_with('*') {
        behind += 1;
    }
    let low = name.to_lowercase();
    let single = CITES.contains(&low.as_str());
    if single || low.strip_suffix('s').is_some_and(|low| CITES.contains(&low)) {
        return cite(text, at, behind, !single, signs);
    }
    match name {
        "enquote" if text[behind..].starts_with('{') => nesting.quote(at, signs),
        "begin" => {
            let rest = &text[behind..];
            let end = rest.starts_with('{').then(|| closed(rest, '{', '}')).flatten();
            let environment = end.map_or("", |end| &rest[1..end - 1]);
            let is_verbatim = VERBATIM.contains(&environment.trim_end_matches('*'));
            let end = is_verbatim.then(|| rest.find(&format!("\\end{{{environment}}}"))).flatten();
            let own = environment.len() + 2 * usize::from(!environment.is_empty());
            return behind + end.unwrap_or(own);
        }
        "ldots" | "dots" | "textellipsis" => signs.char(at, '…'),
        "S" => signs.char(at, '§'),
        "par" => signs.paragraph(at),
        "ss" => signs.char(at, 'ß'),
        "label" | "ref" | "url" | "input" | "include" => {
            return behind
                + closed(&text[behind..], '{', '}').filter(|_| text[behind..].starts_with('{')).unwrap_or(0);
        }
        "verb" => {
            let mark = text[behind..].chars().next();
            let end = mark.and_then(|mark| {
                text[behind + mark.len_utf8()..].find(mark).map(|end| end + 2 * mark.len_utf8())
            });
            return behind + end.unwrap_or(0);
        }
        _ => {}
    }
    // The blank that ends the name of a command is none of the text, unless it has arguments.
    behind
}

/// A backslash with one sign: an accent on the letter behind it, or the sign itself.
fn sign(text: &str, at: usize, signs: &mut Signs) -> usize {
    let Some(sign) = text[at + 1..].chars().next() else { return at + 1 };
    let behind = at + 1 + sign.len_utf8();
    if let Some((_, mark)) = ACCENTS.iter().find(|(accent, _)| *accent == sign) {
        let rest = &text[behind..];
        let braced = rest.starts_with('{');
        let letter = rest.chars().nth(usize::from(braced)).filter(|letter| letter.is_alphabetic());
        let is_whole = !braced || rest.chars().nth(2) == Some('}');
        if let Some(letter) = letter.filter(|_| is_whole) {
            [letter, *mark].into_iter().nfc().for_each(|char| signs.char(at, char));
            return behind + letter.len_utf8() + 2 * usize::from(braced);
        }
    }
    match sign {
        '-' | '/' | '(' | ')' | '[' | ']' => {}
        '\\' | ',' | ' ' => signs.char(at, ' '),
        other => signs.char(at, other),
    }
    behind
}

/// What a command cites: `[see][9]{key}`, and of several works again. Gives the byte behind it.
fn cite(text: &str, at: usize, behind: usize, several: bool, signs: &mut Signs) -> usize {
    let mut end = behind;
    loop {
        let mut words = Vec::new();
        let mut here = end;
        loop {
            let rest = &text[here..];
            let gap = rest.len() - rest.trim_start().len();
            let rest = &rest[gap..];
            // Of several works there may be words in parentheses before all.
            let (open, close) = if rest.starts_with('(') && several { ('(', ')') } else { ('[', ']') };
            if !rest.starts_with(open) {
                break;
            }
            let Some(length) = closed(rest, open, close) else { break };
            if open == '[' {
                words.push(&rest[1..length - 1]);
            }
            here += gap + length;
        }
        let rest = &text[here..];
        let gap = rest.len() - rest.trim_start().len();
        let rest = &rest[gap..];
        let Some(length) = rest.starts_with('{').then(|| closed(rest, '{', '}')).flatten() else {
            return end;
        };
        end = here + gap + length;
        let keys: Vec<&str> =
            rest[1..length - 1].split(',').map(str::trim).filter(|key| !key.is_empty()).collect();
        for (number, key) in keys.iter().enumerate().filter(|(_, key)| **key != "*") {
            let place = words.last().filter(|_| number + 1 == keys.len()).copied().unwrap_or_default();
            signs.cite(at..end, key, &place.replace(['{', '}'], "").replace("~", " "));
        }
        if !several {
            return end;
        }
    }
}
