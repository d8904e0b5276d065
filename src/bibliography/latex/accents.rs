//! Accents: the commands that put a mark on the next character.

/// The combining mark of an accent command: `"` of `\"o`, `v` of `\v{c}`.
pub(super) fn accent(command: &str) -> Option<char> {
    Some(match command {
        "`" | "grave" => '\u{300}',
        "'" | "´" | "acute" => '\u{301}',
        "^" | "hat" | "widehat" => '\u{302}',
        "~" | "tilde" | "widetilde" => '\u{303}',
        "=" | "bar" => '\u{304}',
        "overline" => '\u{305}',
        "u" | "breve" => '\u{306}',
        "." | "dot" => '\u{307}',
        "\"" | "ddot" => '\u{308}',
        "h" => '\u{309}',
        "r" | "mathring" => '\u{30A}',
        "H" => '\u{30B}',
        "v" | "check" => '\u{30C}',
        "G" => '\u{30F}',
        "U" => '\u{30D}',
        "d" => '\u{323}',
        "textcommabelow" => '\u{326}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        "t" => '\u{361}',
        "vec" => '\u{20D7}',
        _ => return None,
    })
}

/// How a mark is written where no character bears it, as in `\~{}`.
pub(super) fn alone(mark: char) -> &'static str {
    match mark {
        '\u{300}' => "`",
        '\u{301}' => "´",
        '\u{302}' => "^",
        '\u{303}' => "~",
        '\u{304}' => "¯",
        '\u{308}' => "¨",
        '\u{327}' => "¸",
        _ => "",
    }
}

/// Puts marks, the outermost first, on the character at byte `start` of `out`. An i or j without its
/// dot, which TeX wants below an accent, gets it back: in Unicode the mark replaces it.
pub(super) fn place(out: &mut String, start: usize, marks: &[char]) {
    let Some(base) = out[start..].chars().next() else { return };
    let dotted = match base {
        'ı' => 'i',
        'ȷ' => 'j',
        other => other,
    };
    let end = start + base.len_utf8();
    // The character may already bear marks from within its group: these belong outside of them.
    let borne = out[end..].find(|c: char| !is_mark(c)).unwrap_or(out.len() - end);
    let inner = out[end..end + borne].to_owned();
    let marked: String =
        std::iter::once(dotted).chain(inner.chars()).chain(marks.iter().rev().copied()).collect();
    out.replace_range(start..end + borne, &marked);
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}')
}
