//! Input of the kind that biber's and JabRef's files have, and hostile input: imported or reported, in
//! bounded number, and never a panic.

use catena::bibliography::format::{FORMATS, Format};
use catena::bibliography::import::import;
use catena::bibliography::{Abbreviations, Reference};
use catena::source::Sources;
use catena::source::decode::decoded;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::{prop_assert, proptest};

use crate::support::cases;

fn run(text: &str, format: Format) -> (Vec<Reference>, Vec<String>) {
    let mut sources = Sources::new();
    let file = sources.add("import", text);
    let mut faults = Vec::new();
    let works = import(file, text, format, &Abbreviations::default(), &mut faults);
    for fault in &faults {
        let labels = std::iter::once(&fault.primary).chain(&fault.secondary);
        for label in labels {
            assert!(
                label.span.range().end <= text.len() && text.get(label.span.range()).is_some(),
                "{fault:?}"
            );
        }
    }
    let codes = faults.into_iter().map(|fault| fault.code.name().to_owned()).collect();
    (works.into_iter().map(|import| import.work).collect(), codes)
}

/// A year without its century is told in every format, and a year of the first hundred is none.
#[test]
fn a_year_of_two_digits_is_told_in_every_format() {
    let cases = [
        (Format::BibTeX, "@book{a, title={T}, year={Y}}", "98", "0098"),
        (Format::BibLaTeX, "@book{a, title={T}, date={Y}}", "98", "0098"),
        (Format::Ris, "TY  - BOOK\nTI  - T\nPY  - Y\nER  - \n", "98", "0098"),
        (Format::Ris, "TY  - BOOK\nTI  - T\nDA  - Y/05/02\nER  - \n", "98", "0098"),
        (
            Format::CslJson,
            r#"[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[Y]]}}]"#,
            "98",
            "\"0098\"",
        ),
        (
            Format::CslJson,
            r#"[{"id": "a", "type": "book", "title": "T", "issued": {"raw": "Y"}}]"#,
            "98",
            "0098",
        ),
        (Format::CslJson, r#"[{"id": "a", "type": "book", "title": "T", "issued": "Y"}]"#, "98", "0098"),
    ];
    for (format, text, short, whole) in cases {
        for (year, told) in [(short, true), ("1998", false), (whole, false)] {
            let (works, codes) = run(
                &text
                    .replace("{Y", &format!("{{{year}"))
                    .replace("- Y", &format!("- {year}"))
                    .replace("[Y", &format!("[{year}"))
                    .replace("\"Y", &format!("\"{year}")),
                format,
            );
            assert_eq!(works.len(), 1, "{text} {year}");
            assert_eq!(codes.iter().any(|code| code == "bib-value"), told, "{text} {year}: {codes:?}");
        }
    }
}

/// A file of nothing but faults is told of once for each of the first ones of a kind, and then in one line.
#[test]
fn floods_of_faults_are_counted_in_every_format() {
    let many = |part: &str| part.repeat(5_000);
    let cases = [
        (Format::BibTeX, many("@book{a, title {T}}\n")),
        (Format::Ris, many("TY  - NONE\nTI  - T\nER  - \n")),
        (Format::Ris, many("TY  - BOOK\nER  - \n")),
        (Format::Ris, many("TY  - BOOK\nTI  - T\nPY  - 98\nER  - \n")),
        (Format::CslJson, format!("[{}1]", many("1,"))),
        (
            Format::CslJson,
            format!(
                "[{}{{}}]",
                many(r#"{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [["x"]]}},"#)
            ),
        ),
    ];
    for (format, text) in cases {
        let (_, codes) = run(&text, format);
        assert!((1_000..2_010).contains(&codes.len()), "{} faults of {}", codes.len(), &text[..40]);
    }
}

#[test]
fn oddities_cost_what_they_must() {
    let book = "@book{a, author={Doe, Jo}, title={T}, year=1999}";
    let cases: [(&str, String, usize, &[&str]); 13] = [
        (
            "circular crossref",
            "@book{a, title={A}, crossref={b}}@book{b, title={B}, crossref={a}}".into(),
            2,
            &["bib-circular"],
        ),
        (
            "circular xdata",
            "@xdata{x, xdata={y}}@xdata{y, xdata={x}}@book{a, title={A}, xdata={x}}".into(),
            1,
            &["bib-circular"],
        ),
        ("an open brace", format!("@book{{o, title={{T\n{book}"), 1, &["bib-syntax"]),
        ("a brace too many", format!("@book{{o, title={{T}}}}}}\n{book}"), 2, &[]),
        ("a byte order mark", format!("\u{feff}{book}"), 1, &[]),
        ("duplicate keys", format!("{book}\n{book}"), 2, &[]),
        ("no key", "@book{, title={T}}@book{title={U}}".into(), 2, &[]),
        ("commas", "@book{a,, title={T},,year=1999,}".into(), 1, &[]),
        ("an unknown string", "@book{a, title={T}, publisher=acm}".into(), 1, &["bib-unknown-string"]),
        ("parts joined", "@string{a={One}}@book{a, title=a # { and } # \"Two\"}".into(), 1, &[]),
        ("round brackets", "@book(a, title={T (b)}, year=1999)@string(x={X})".into(), 1, &[]),
        (
            "comments between",
            format!("Written by JabRef\n% @book{{c}}\n{book}\n@Comment{{jabref-meta: x{{}};}} mail@x.org"),
            1,
            &[],
        ),
        ("nothing", String::new(), 0, &[]),
    ];
    for (name, text, number, expected) in cases {
        let (works, codes) = run(&text, Format::BibTeX);
        assert_eq!(
            (works.len(), codes.as_slice()),
            (number, &expected.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>()[..]),
            "{name}"
        );
    }
}

#[test]
fn other_encodings_are_read() {
    let (text, encoding) = decoded(b"@book{a, author={M\xfcller, J\xf6rg}, title={\x93T\x94}}".to_vec());
    assert_eq!(encoding, Some("Windows-1252"));
    let (works, codes) = run(&text, Format::BibTeX);
    assert_eq!((works[0].people["author"][0].family.as_str(), codes.len()), ("Müller", 0));
    assert_eq!(works[0].plain("title"), "“T”");
}

/// 10 MB in one value cost no more than reading them a few times, in every format.
#[test]
fn large_entries_are_read() {
    let long = "word {x} ".repeat(10 * 1024 * 1024 / 9);
    let plain = long.replace(['{', '}'], "");
    let texts = [
        (Format::BibTeX, format!("@book{{a, title={{T}}, abstract={{{long}}}}}")),
        (
            Format::CslJson,
            format!("[{{\"id\":\"a\",\"type\":\"book\",\"title\":\"T\",\"abstract\":\"{plain}\"}}]"),
        ),
        (Format::Ris, format!("TY  - BOOK\nTI  - T\nAB  - {plain}\nER  - \n")),
        (Format::CslJson, "[".repeat(1_000_000)),
        (Format::CslJson, "[{\"a\":".repeat(200_000)),
        (Format::CslJson, "[{".repeat(200_000)),
        (Format::Ris, "TY  - BOOK\n".repeat(200_000)),
        (Format::BibTeX, "@book{a, title={{{{{{{{{{{{{{{{{{{{{{{{".repeat(20_000)),
    ];
    for (format, text) in texts {
        let (works, codes) = run(&text, format);
        assert!(works.len() == 1 || !codes.is_empty(), "{format}");
        assert!(codes.len() < 2_010, "{format}: {} faults for {}", codes.len(), &text[..20]);
    }
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn any_text_is_imported_or_reported(
        pieces in vec(select(vec![
            "[", "]", "{", "}", ",", ":", "\"", "\"id\"", "\"type\": \"book\"", "\"title\": \"T\"", "\"author\": [{\"family\": \"Ü\"}]",
            "\"issued\": {\"date-parts\": [[1999, 13, 99]]}", "\\", "\n", "TY  - BOOK", "TI  - T", "AU  - A, B, C, D", "ER  - ",
            "DA  - 1999/99/99/x", "PY  - ", "é", "\u{feff}", "null", "7", "@book{a,", "title={T}", "\u{fdd0}", "year=",
        ]), 0..30),
        other in any::<String>(),
    ) {
        for text in [pieces.concat(), pieces.join("\n"), other] {
            for format in FORMATS {
                let (works, _) = run(&text, format);
                for again in FORMATS {
                    prop_assert!(works.is_empty() || !again.write(&works).is_empty());
                }
            }
        }
    }
}
