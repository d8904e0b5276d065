//! Marks as BibTeX has them: braces and commands. The reader of LaTeX gives marks as signs that no
//! text has, and they become runs here.

use super::{MARKS, Mark, Run, Text};
use crate::bibliography::latex::{marked, sign_of};

/// The text in LaTeX, letters beyond ASCII as they are.
pub(in crate::bibliography) fn to_latex(text: &Text) -> String {
    let open = |mark| match mark {
        Mark::NoCase => "{",
        Mark::Italic => "\\emph{",
        Mark::Bold => "\\textbf{",
        Mark::SmallCaps => "\\textsc{",
        Mark::Super => "\\textsuperscript{",
        Mark::Sub => "\\textsubscript{",
    };
    text.write(open, |_| "}", escape)
}

/// Plain text as LaTeX that is read as that text.
pub(in crate::bibliography) fn escaped(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    escape(plain, &mut out);
    out
}

fn escape(plain: &str, out: &mut String) {
    // Braces right before a backslash would mean something else.
    if out.ends_with('{') && plain.starts_with(['&', '%', '$', '#', '_', '{', '}', '\\', '~', '^', '`']) {
        out.push_str("{}");
    }
    let mut before = ' ';
    for c in plain.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            // A brace counts for BibTeX even after a backslash, so it must not be written as one.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '`' => out.push_str("\\textasciigrave{}"),
            // Two of them would be one other sign.
            '-' | '\'' if before == c => out.extend(['{', '}', c]),
            // Blanks that do not break are one sign each, and control characters no text.
            '\u{a0}' => out.push('\u{a0}'),
            _ if c.is_control() && c != '\n' => out.push(' '),
            _ => out.push(c),
        }
        before = c;
    }
}

impl Text {
    /// A value of BibTeX with its marks.
    #[must_use]
    pub(in crate::bibliography) fn from_latex(raw: &str) -> Self {
        let signed = marked(raw);
        let mut depths = [0_usize; MARKS.len()];
        let mut runs: Vec<Run> = Vec::new();
        let mut text = String::new();
        for c in signed.chars() {
            let Some((mark, opens)) = sign_of(c) else {
                text.push(c);
                continue;
            };
            let marks = MARKS.into_iter().filter(|mark| depths[*mark as usize] > 0).collect();
            runs.push(Run { text: std::mem::take(&mut text), marks });
            let depth = &mut depths[mark as usize];
            *depth = if opens { *depth + 1 } else { depth.saturating_sub(1) };
        }
        let marks = MARKS.into_iter().filter(|mark| depths[*mark as usize] > 0).collect();
        runs.push(Run { text, marks });
        runs.retain(|run| !run.text.is_empty());
        Self::of(runs).tidy(false)
    }
}

#[cfg(test)]
mod tests {
    use super::{Text, escaped, to_latex};

    #[test]
    fn marks_survive() {
        for latex in [
            "The {NATO} Summit",
            "{Nato} and \\emph{Trust {NATO} again}",
            "H\\textsubscript{2}O and a\\textsuperscript{th}",
            "\\textbf{{Bold}}",
            "{{}\\&c} of {it}",
            "Ärger \\& Fug: 100\\% \\textasciitilde{}x",
        ] {
            assert_eq!(to_latex(&Text::from_latex(latex)), latex);
        }
    }

    #[test]
    fn accents_are_no_marks() {
        assert_eq!(to_latex(&Text::from_latex("G{\\\"o}del, \\'{e}, {\\ss}")), "Gödel, é, ß");
        assert_eq!(to_latex(&Text::from_latex("{\\em so} { x }{}")), "\\emph{so} {x}");
    }

    #[test]
    fn any_text_can_be_written() {
        for plain in ["a--b", "''", "{", "}{\\", "$5 and $6", "50% of #1 & b_c^d~e`f"] {
            assert_eq!(Text::from_latex(&escaped(plain)).plain(), plain);
        }
    }
}
