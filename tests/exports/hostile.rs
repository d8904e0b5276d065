//! Texts that somebody else wrote: harmless in every format, and there as they were where a format can hold them.

use std::collections::BTreeMap;

use catena::debate::Losses;
use catena::exchange::mermaid;
use catena::exchange::network::{Edge, Network, Node, Value};
use proptest::prelude::*;

use crate::exports::same::{of_edge, of_node, read_back};
use crate::exports::{HOSTILE, run, texts};
use crate::support::cases;

/// A network in which every text is one that is drawn.
fn network(texts: &[String]) -> Network {
    let text = |at: usize| texts[at % texts.len()].clone();
    let value = |at: usize| Value::Text(text(at));
    let attributes =
        |at| BTreeMap::from([("note".to_owned(), value(at)), ("year".to_owned(), Value::Number(-7))]);
    let node = |at: usize| Node {
        id: format!("concept:c{at}"),
        class: "topic",
        kind: "concept".to_owned(),
        label: text(at),
        text: text(at + 1),
        attributes: attributes(at + 2),
    };
    let edge = Edge {
        id: "e1".to_owned(),
        from: "concept:c0".to_owned(),
        relation: "fosters".to_owned(),
        to: "concept:c1".to_owned(),
        force: "denies".to_owned(),
        words: format!("does not foster {}", text(3)),
        attributes: attributes(4),
    };
    Network { title: text(5), nodes: vec![node(0), node(1)], edges: vec![edge] }
}

/// Texts without what no format can hold or no library has: characters that XML has no way to write, ends of lines, and
/// blanks alone.
pub(super) fn texts_of_strangers() -> impl Strategy<Value = Vec<String>> {
    let sign = "[<>&\"'=+@\\-;|\\[\\]{}()#*_`~$%^\\\\/!?:,. \u{202e}\u{200b}\u{2066}a-c1é信\u{fb02}]{1,30}";
    let whole = prop::sample::select(vec![
        "</data></node><script>alert(1)</script>",
        "]]><![CDATA[",
        "=HYPERLINK(\"http://example.org\";\"x\")",
        "\"] --> click n1 href \"javascript:alert(1)",
        "%%{init: {\"securityLevel\": \"loose\"}}%%",
        "style n1:#34;a#34; classDef x:#a;",
        "&quot;&#34;#34;#quot;",
    ]);
    let text =
        prop_oneof![sign.prop_map(|text: String| text.trim().to_owned()), whole.prop_map(str::to_owned)];
    prop::collection::vec(text.prop_filter("it is a text", |text| !text.is_empty()), 1..6)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_is_written_is_read_as_it_was(texts in texts_of_strangers()) {
        let network = network(&texts);
        for (name, nodes, edges) in read_back(&network) {
            prop_assert_eq!(&nodes, &network.nodes.iter().map(of_node).collect::<Vec<_>>(), "{}", name);
            prop_assert_eq!(&edges, &network.edges.iter().map(of_edge).collect::<Vec<_>>(), "{}", name);
        }
    }

    #[test]
    fn no_label_of_mermaid_ends_early(texts in texts_of_strangers()) {
        let text = mermaid::write(&network(&texts), &mut Losses::default());
        let lines: Vec<&str> = text.lines().collect();
        prop_assert_eq!(lines.len(), 4 + 2 + 1, "{}", text);
        for line in &lines[4..] {
            prop_assert_eq!(line.matches('"').count(), 2, "{}", line);
            let inside = line.split('"').nth(1).unwrap_or("").replace("<br/>", "");
            let odd = |char: &char| char.is_ascii() && !char.is_alphanumeric() && !"#; ,.-/'?!".contains(*char);
            prop_assert!(!inside.chars().any(|char| odd(&char)), "{}", line);
        }
        prop_assert!(!text.contains("%%{") && !text.contains("\u{202e}"), "{}", text);
    }
}

#[test]
fn hostile_texts_start_nothing_in_any_format() {
    for format in texts() {
        let run = run(HOSTILE, &["export", format.name]);
        assert!(run.code <= 1, "{}: {}", format.name, run.stderr);
        // CSV and JSON keep text as it is within their quotes; bibliographies are in LaTeX, which has no scripts.
        if ["graphml", "gexf", "mermaid"].contains(&format.name) {
            assert!(!run.stdout.contains("<script"), "{}: {}", format.name, run.stdout);
        }
    }
}
