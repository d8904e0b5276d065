//! Text in DOT: no label, name or tooltip can end its quotes or its line.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use crate::render::dot::escape;
use crate::render::dot::write::{Attributes, Document};
use crate::render::picture::Spacing;

/// True if nothing in `inside` ends the quotes around it.
fn stays_inside(inside: &str) -> bool {
    let mut escaped = false;
    for char in inside.chars() {
        if char.is_control() || (char == '"' && !escaped) {
            return false;
        }
        escaped = char == '\\' && !escaped;
    }
    !escaped
}

/// What is left of `line` when its strings are taken out; none if the last one does not end.
fn outside_strings(line: &str) -> Option<String> {
    let (mut outside, mut quoted, mut escaped) = (String::new(), false, false);
    for char in line.chars() {
        match (quoted, char) {
            (true, '"') if !escaped => quoted = false,
            (true, char) => escaped = char == '\\' && !escaped,
            (false, '"') => quoted = true,
            (false, char) => outside.push(char),
        }
    }
    (!quoted).then_some(outside)
}

/// A graph of two nodes and an edge in a frame, with `text` wherever text may stand.
fn graph_of(text: &str) -> String {
    let mut document = Document::new(text, Spacing::Narrow, false);
    let attributes = Attributes::of(&[("shape", "box")]);
    document.open(text, &Attributes::default().centred("label", text));
    document.node(text, &attributes.clone().flush_left("label", text).centred("tooltip", text));
    document.close();
    let record = format!("{{{{{}|b}}|{{c|d}}}}", escape::field(text));
    document.node("other", &attributes.word("shape", "record").escaped("label", record));
    document.edge(text, "other", &Attributes::default().centred("label", text));
    document.finish()
}

proptest! {
    #[test]
    fn text_stays_inside_its_quotes(text in any::<String>()) {
        for inside in [escape::word(&text), escape::centred(&text), escape::flush_left(&text), escape::field(&text)] {
            prop_assert!(stays_inside(&inside), "{inside}");
        }
    }

    #[test]
    fn names_that_differ_stay_different(a in "[a-z\\\\\"&]{0,4}", b in "[a-z\\\\\"&]{0,4}") {
        prop_assert_eq!(a == b, escape::word(&a) == escape::word(&b));
    }

    #[test]
    fn a_graph_has_the_same_lines_whatever_its_text(text in any::<String>()) {
        let lines = |text: &str| graph_of(text).lines().map(outside_strings).collect::<Vec<_>>();
        prop_assert!(lines(&text).iter().all(Option::is_some));
        prop_assert_eq!(lines(&text), lines("plain"));
    }

    #[test]
    fn a_field_has_no_signs_of_its_own(text in any::<String>()) {
        let inside = escape::field(&text);
        let mut escaped = false;
        for char in inside.chars() {
            prop_assert!(escaped || !"{|}<>".contains(char), "{inside}");
            escaped = char == '\\' && !escaped;
        }
    }
}

#[test]
fn signs_of_dot_are_escaped() {
    assert_eq!(escape::centred("a \"b\" \\ c\n<d> & é"), "a \\\"b\\\" \\\\ c\\n<d> &amp; é");
    assert_eq!(escape::flush_left("a\nb"), "a\\lb\\l");
    assert_eq!(escape::field("{a} | <b>"), "\\{a\\} \\| \\<b\\>");
    assert_eq!(escape::word("a&b\u{7}"), "a&b ");
}

/// Words that Graphviz would take for something else.
pub(super) const HOSTILE: [&str; 10] = [
    "\"",
    "\\",
    "\\N \\G \\l",
    "end\\",
    "<b>bold</b>",
    "{a|b}|<port> c",
    "&amp; &eacute; & &",
    "line\nbreak\r\ttab\u{0}",
    "信頼 Ωμέγα 🙂 e\u{301}",
    "",
];

/// Every graph of a hostile text.
pub(super) fn hostile_graphs() -> impl Iterator<Item = String> {
    HOSTILE.iter().map(|text| graph_of(text))
}
