//! Text inside XML: whatever the text, it stays text and is read back as it is.

use crate::visible::{hidden, shown};

/// Text that stands in an element or in the quotes of an attribute. What nobody would see, such as marks of direction, is
/// written as a reference to the character, which a reader turns back; what XML has no way to hold, as JSON writes it:
/// `\u001b`.
pub(super) fn escaped(text: &str) -> String {
    let unseen: Vec<usize> = hidden(text).map(|(at, _)| at).collect();
    let mut out = String::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out += &format!("&#{};", u32::from(char)),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out += &unwritable(char),
            _ if unseen.binary_search(&at).is_ok() => out += &format!("&#x{:X};", u32::from(char)),
            _ => out.push(char),
        }
    }
    out
}

fn unwritable(char: char) -> String {
    let shown = shown(char.encode_utf8(&mut [0; 4])).into_owned();
    if shown.starts_with('\\') { shown } else { format!("\\u{:04x}", u32::from(char)) }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_stays_text() {
        let cases = [
            ("<script>\"a\" & 'b'</script>]]>", "&lt;script&gt;&quot;a&quot; &amp; 'b'&lt;/script&gt;]]&gt;"),
            ("a\u{202e}b", "a&#x202E;b"),
            ("a\u{1b}[31m\u{0}", "a\\u001b[31m\\u0000"),
            ("\u{ffff}", "\\uffff"),
            ("one\ntwo", "one&#10;two"),
            ("é 信 👨\u{200d}👩", "é 信 👨\u{200d}👩"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }
}
