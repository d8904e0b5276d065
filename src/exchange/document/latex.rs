//! LaTeX with BibLaTeX. Tables need the packages `array`, `booktabs` and `longtable`.

use crate::exchange::document::{Cite, Write, each, plain};

pub(super) struct Latex;

impl Write for Latex {
    /// In commands, in braces or in tables: no sign starts anything.
    fn text(&self, text: &str, _: bool) -> String {
        each(&plain(text), |before, char, after| {
            let opens = before.is_none_or(|before| before.is_whitespace() || "([{—–".contains(before));
            Some(match char {
                '\\' => "\\textbackslash{}".to_owned(),
                '~' => "\\textasciitilde{}".to_owned(),
                '^' => "\\textasciicircum{}".to_owned(),
                '`' => "\\textasciigrave{}".to_owned(),
                '<' => "\\textless{}".to_owned(),
                '>' => "\\textgreater{}".to_owned(),
                '|' => "\\textbar{}".to_owned(),
                '"' if opens => "``".to_owned(),
                '"' => "''".to_owned(),
                '{' | '}' | '$' | '&' | '#' | '%' | '_' => format!("\\{char}"),
                // After the end of a line of a table, or within the place of a citation, these would be read as more.
                '[' | ']' | '*' => format!("{{{char}}}"),
                // Two of them would be joined into one sign.
                '-' | '\'' | ',' if after == Some(char) => format!("{char}{{}}"),
                '\'' if after == Some('"') => "'{}".to_owned(),
                _ => return None,
            })
        })
    }

    fn strong(&self, text: &str) -> String {
        format!("\\textbf{{{}}}", self.text(text, false))
    }

    fn cite(&self, cites: &[Cite]) -> String {
        if let Some(cite) = cites.iter().find(|cite| !is_key(&cite.key)) {
            return self.text(&format!("({} {})", cite.key, cite.place), false);
        }
        let several = cites.len() > 1;
        let one = |cite: &Cite| {
            let place = cite.place.postnote().unwrap_or_default();
            let before = self.text(&cite.before, false);
            let words = match (before.is_empty(), place.is_empty()) {
                (true, true) => String::new(),
                (true, false) => format!("[{place}]"),
                (false, _) => format!("[{before}][{place}]"),
            };
            format!("{words}{{{}}}", cite.key)
        };
        let all: String = cites.iter().map(one).collect();
        format!("\\autocite{}{all}", if several { "s" } else { "" })
    }

    fn heading(&self, depth: usize, text: &str) -> String {
        let command = ["section", "subsection", "subsubsection", "paragraph"][depth.clamp(1, 4) - 1];
        format!("\\{command}{{{}}}\n", self.text(text.trim(), true))
    }

    fn list(&self, items: &[String]) -> String {
        let items: String = items.iter().map(|item| format!("  \\item {item}\n")).collect();
        format!("\\begin{{itemize}}\n{items}\\end{{itemize}}\n")
    }

    fn table(&self, head: &[String], rows: &[Vec<String>]) -> String {
        let width = 92 / head.len().max(1);
        let columns =
            format!(">{{\\raggedright\\arraybackslash}}p{{0.{width:02}\\linewidth}}").repeat(head.len());
        let line = |cells: &[String]| format!("{} \\\\\n", cells.join(" & "));
        // Pandoc takes a number behind a command of the table for a length.
        let apart = |row: &[String]| {
            let is_number = |char: char| char.is_ascii_digit() || "+-.".contains(char);
            let first = row.first().is_some_and(|cell| cell.starts_with(is_number));
            if first { format!("{{}}{}", line(row)) } else { line(row) }
        };
        let rows: String = rows.iter().map(|row| apart(row)).collect();
        format!(
            "\\begin{{longtable}}{{{columns}}}\n\\toprule\n{}\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n{rows}\\end{{longtable}}\n",
            line(head)
        )
    }

    fn whole(&self, title: &str, body: &str, bibliography: &str) -> String {
        format!(
            "% Compile with lualatex, biber, lualatex.\n\\documentclass{{article}}\n\\usepackage{{array,booktabs,longtable}}\n\
             \\usepackage[style=authoryear]{{biblatex}}\n\\addbibresource{{{bibliography}}}\n\\title{{{}}}\n\\date{{}}\n\n\
             \\begin{{document}}\n\\maketitle\n\n{body}\n\\printbibliography\n\\end{{document}}\n",
            self.text(title, true)
        )
    }
}

/// True of a key that a command can have: LaTeX would read other signs as its own.
fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|char| char.is_alphanumeric() || "-_.:/+'*()=@!?;|".contains(char))
}
