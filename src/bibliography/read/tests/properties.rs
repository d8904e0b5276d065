use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

use super::run;
use crate::bibliography::Entry;
use crate::diagnostic::Diagnostic;

/// True if every place of every entry and diagnostic can be cut out of the text.
fn places_are_sound(text: &str, entries: &[Entry], faults: &[Diagnostic]) -> bool {
    let of_entries = entries.iter().flat_map(|entry| [entry.span, entry.key.span]);
    let of_faults = faults.iter().flat_map(|fault| {
        let labels = fault.secondary.iter().chain([&fault.primary]).map(|label| label.span);
        labels.chain(fault.fix.iter().map(|fix| fix.span)).collect::<Vec<_>>()
    });
    of_entries.chain(of_faults).all(|span| text.get(span.range()).is_some())
        && entries.iter().all(|entry| text[entry.key.span.range()] == entry.key.value)
}

/// Text made of what means something to BibTeX or LaTeX.
fn bibtex_like() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "@book{a,",
        "@",
        "@string{",
        "@comment{",
        "@preamble{",
        "@xdata{x,",
        "title=",
        "author=",
        "year=",
        "date=",
        "crossref=",
        "xdata=",
        "pages=",
        "url=",
        "{",
        "}",
        "\"",
        "(",
        ")",
        ",",
        "#",
        "=",
        "%",
        "\n",
        "\r\n",
        " ",
        "\\",
        "\\'",
        "\\v c",
        "\\emph",
        "\\url",
        "\\textsuperscript",
        "\\frac",
        "$",
        "$$",
        "^",
        "_",
        "-",
        "--",
        "~",
        "`",
        "''",
        " and ",
        "others",
        "?",
        "!",
        "[",
        "\\(",
        "\\noopsort",
        "\\enquote",
        "\\i",
        "\\bar",
        "\\left",
        "jan",
        "a",
        "b",
        "é",
        "ß",
        "ı",
        "\u{301}",
        "日本",
        "😀",
        "\0",
        "\u{feff}",
        "199X",
        "1994/",
        "-0043",
        "44 BC",
        "von ",
        "Jr.",
        "0",
        "X",
        "&",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let (entries, faults) = run(&text);
        prop_assert!(places_are_sound(&text, &entries, &faults));
    }

    #[test]
    fn any_text_of_its_signs_is_read(text in bibtex_like()) {
        let (entries, faults) = run(&text);
        prop_assert!(places_are_sound(&text, &entries, &faults));
        prop_assert!(faults.iter().all(|fault| !fault.message.contains('\n')));
    }

    #[test]
    fn any_value_is_read(value in bibtex_like()) {
        let text = format!("@book{{k, title={{{value}}}, author={{{value}}}, year=\"{value}\", date={{{value}}}, pages={{{value}}}}}");
        let (entries, faults) = run(&text);
        prop_assert!(places_are_sound(&text, &entries, &faults));
    }

    #[test]
    fn broken_entries_cost_only_themselves(parts in prop::collection::vec((any::<bool>(), "[a-zà-ÿ ]{0,20}", 0..BROKEN.len()), 0..20)) {
        let mut text = String::new();
        let mut good = Vec::new();
        for (at, (is_good, words, broken)) in parts.iter().enumerate() {
            if *is_good {
                text += &format!("@book{{key{at},\n  title = {{{words}}},\n  note = \"{{{words}}}\",\n}}\n");
                good.push((format!("key{at}"), words.split_whitespace().collect::<Vec<_>>().join(" ")));
            } else {
                text += &BROKEN[*broken].replace("KEY", &format!("bad{at}"));
                text += "\n";
            }
        }
        let (entries, faults) = run(&text);
        let found: Vec<_> = entries.iter().map(|entry| {
            (entry.key.value.clone(), entry.fields.get("title").cloned().unwrap_or_default())
        }).collect();
        prop_assert_eq!(&found, &good, "{}", text);
        prop_assert_eq!(faults.len(), parts.len() - good.len(), "{}\n{:?}", text, faults);
        prop_assert!(places_are_sound(&text, &entries, &faults));
    }
}

/// One fault each.
const BROKEN: &[&str] = &[
    "@book{KEY, title = {never closed}",
    "@book{KEY, title = {never closed, year = {2000}\n}",
    "@book{KEY, title = \"never closed, year = {2000}\n}",
    "@book{KEY, title = \"closed} too much\"\n}",
    "@book{KEY, title = {a} year = {2000}}",
    "@book{KEY, title {a}}",
    "@book{KEY, title = , year = {2000}}",
    "@book{KEY title = {a}}",
    "@book{KEY, {a}}",
    "@book{, title = {a}}",
    "@book{title = {a}}",
    "@book(KEY, title = {a}}",
    "@book{KEY, year = 12.3.4}",
];
