//! What is accepted besides the canonical form, because it can only be meant so: one table, read by the reader
//! of files, by the documents and by the tests.
//!
//! [`fold`](fold::fold) writes a value as the grammar has it, and knows where each part of it was written. To
//! accept another word or sign is to add it to a table here.

pub(super) mod fold;

/// A form that is accepted, and what `fmt` writes for it.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// What it is, in a few words.
    pub what: &'static str,
    /// How it may be written, each as a whole field or first line.
    pub accepted: &'static [&'static str],
    /// How `fmt` writes it.
    pub written: &'static str,
}

const fn form(what: &'static str, accepted: &'static [&'static str], written: &'static str) -> Form {
    Form { what, accepted, written }
}

/// The forms, with an example of each. Labels and other names need the library: they stand for ids wherever one is
/// wanted, and are told of apart.
pub const FORMS: [Form; 20] = [
    form(
        "quotation marks of any kind",
        &[
            "quote “a high degree”",
            "quote „a high degree“",
            "quote «a high degree»",
            "quote »a high degree«",
            "quote ‹a high degree›",
            "quote ‘a high degree’",
            "quote ‚a high degree‘",
            "quote 'a high degree'",
            "quote 「a high degree」",
            "quote ＂a high degree＂",
        ],
        "quote  \"a high degree\"",
    ),
    form("a page", &["at page 9", "at p 9", "at pg. 9", "at pp. 9", "at Page 9", "at p.9"], "at  p. 9"),
    form(
        "pages",
        &[
            "at pages 9-11",
            "at pp 9–11",
            "at pp. 9—11",
            "at p. 9-11",
            "at pp. 9‑11",
            "at pp. 9−11",
            "at pp. 9--11",
        ],
        "at  pp. 9-11",
    ),
    form("pages one by one", &["at pp. 9; 11", "at pages 9，11", "at pp. 9 and 11"], "at  pp. 9, 11"),
    form("pages that follow", &["at pp. 5 ff.", "at p. 5ff", "at pp. 5 et seq."], "at  pp. 5ff"),
    form("a number with a comma", &["at p. 1,204"], "at  p. 1204"),
    form("a page of Bekker's Aristotle", &["at 1094a"], "at  Bekker 1094a"),
    form("commas between parts", &["at vol. 2, p. 14", "at volume 2, page 14"], "at  vol. 2 p. 14"),
    form("a page of another edition, with a star", &["at *9", "at page *9", "at p. *9"], "at  p. *9"),
    form("numbers in brackets", &["at para. [25]", "at paragraph [25]", "at ¶[25]"], "at  ¶ 25"),
    form("a note", &["at note 4", "at n 4", "at fn. 4", "at footnote 4"], "at  n. 4"),
    form("notes", &["at notes 4-6", "at nn 4-6", "at fns. 4-6"], "at  nn. 4-6"),
    form("a chapter", &["at chapter 3", "at chap. 3", "at ch 3"], "at  ch. 3"),
    form("a section", &["at section 2.1", "at sec. 2.1", "at §2.1"], "at  § 2.1"),
    form("a paragraph", &["at paragraph 4", "at para. 4", "at ¶4"], "at  ¶ 4"),
    form(
        "`;` and other commas between ids",
        &["about trust; fear", "about trust ； fear", "about trust，fear", "about trust、fear"],
        "about  trust, fear",
    ),
    form("a colon after a field's name", &["about: trust", "about：trust", "about:trust"], "about  trust"),
    form(
        "blanks of any width",
        &[
            "about\u{a0}trust",
            "about\u{202f}trust",
            "about\u{2009}trust",
            "about\u{3000}trust",
            "about\ttrust",
        ],
        "about  trust",
    ),
    form("full-width signs", &["at p． ９", "at p. ９", "at pp. ９"], "at  p. 9"),
    form(
        "arrows",
        &[
            "cite doyle1983 n. 8 => none",
            "cite doyle1983 n. 8 → none",
            "cite doyle1983 n. 8 –> none",
            "cite doyle1983 note 8 --> none",
            "cite: doyle1983 n. 8 ⇒ none",
        ],
        "cite doyle1983 n. 8 -> none",
    ),
];

/// The marks that open a quotation, with those that can close it.
const QUOTES: [(char, &[char]); 14] = [
    ('"', &['"']),
    ('“', &['”', '“']),
    ('”', &['”']),
    ('„', &['“', '”', '‟']),
    ('‟', &['”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‹', &['›']),
    ('›', &['‹', '›']),
    ('‘', &['’', '‘']),
    ('‚', &['‘', '’']),
    ('\'', &['\'', '’']),
    ('「', &['」']),
    ('＂', &['＂']),
];
/// Of these the mark that closes is an apostrophe too.
const APOSTROPHES: [char; 2] = ['’', '\''];

/// The marks that can close a quotation that `mark` opens; none for what opens none.
pub fn closing(mark: char) -> Option<&'static [char]> {
    QUOTES.iter().find(|(open, _)| *open == mark).map(|(_, closing)| *closing)
}

/// Blanks besides those of ASCII: no-break, thin, of any width.
pub(super) fn is_wide_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// A blank that does not end a line.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r') || is_wide_blank(c)
}

/// A sign outside strings as the grammar has it.
fn sign(c: char) -> char {
    match c {
        _ if is_wide_blank(c) => ' ',
        '、' => ',',
        '\u{2010}' | '\u{2011}' => '-',
        // Full-width digits and signs; letters may stand in ids.
        '\u{ff01}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff5e}' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        _ => c,
    }
}

/// A dash of any width between two numbers.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2012}'..='\u{2015}' | '\u{2212}')
}
