use std::time::{Duration, Instant};

use crate::bibliography::{Abbreviations, Entry, read, read_among};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

mod properties;

fn run(text: &str) -> (Vec<Entry>, Vec<Diagnostic>) {
    let file = Sources::new().add("a.bib", text);
    let mut diagnostics = Vec::new();
    let entries = read(file, text, &mut diagnostics);
    (entries, diagnostics)
}

fn keys(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.key.as_str()).collect()
}

fn title(text: &str) -> Option<String> {
    let (entries, faults) = run(text);
    assert!(faults.is_empty(), "{text}: {faults:?}");
    entries.first()?.fields.get("title").cloned()
}

#[test]
fn values_in_every_form() {
    for text in [
        "@book{a, title = {A b}}",
        "@book{a, title = \"A b\",}",
        "@book(a, title = {A b})",
        "@BOOK { a , TITLE={{A} b} }",
        "@ book{a,title={A }#\"b\"}",
        "@string{x = {A }} @book{a, title = X # {b}}",
        "@book{a, title = x # y} @string(x = \"A \", y = {b})",
        "@string{x={A}} @string{y = x # { b}} @book{a, title=y}",
        "\u{feff}@book{a,\r\n  title = {A\r\n  b}\r\n}\r\n",
        "junk @comment{@book{b, title={No}}} jo@b.org % @book{c,\n}@book{a, title={A b}}",
        "@preamble{\"\\newcommand{x}\"}@book{a, % the key\n % more\n title={A b} % last }\n}",
        "@comment(a) @comment plain\n@book{a, title={A b}}",
    ] {
        assert_eq!(title(text).as_deref(), Some("A b"), "{text}");
    }
    assert_eq!(title(r#"@book{a, title = "G{\"o}del"}"#).as_deref(), Some("Gödel"));
    assert_eq!(title(r#"@book{a, title = "G\"odel"}"#).as_deref(), Some("Gödel"));
    assert_eq!(title(r#"@book{a, title = "a {"}b{"} c"}"#).as_deref(), Some("a \"b\" c"));
    assert_eq!(title(r"@book{a, title = {C:\dir\}}").as_deref(), Some(r"C:\dir\"));
    assert_eq!(title("@book{a, title = 1984}").as_deref(), Some("1984"));
    assert_eq!(title("@book{a, title = jan}").as_deref(), Some("January"));
    assert_eq!(title("@book{a, title = {100% of it}}").as_deref(), Some("100% of it"));
    assert_eq!(title("@book{a}"), None);
    assert_eq!(title("@book{a,}"), None);
}

#[test]
fn fields_have_the_names_of_bibtex_and_years_are_read() {
    let (entries, faults) =
        run("@Article{a, JournalTitle={J}, location={L}, institution={I}, date={1994-05-02}}
        @book{b, year={1994/95}, address={A}, location={L}, author={Doe, Jo and others}}
        @book{c, year={forthcoming}, title={}}
        @book{d, date={May 1994}}
        @book{e, date={soon}, year={1999}}");
    let fields =
        |at: usize| entries[at].fields.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" ");
    assert_eq!(entries[0].kind, "article");
    assert_eq!(fields(0), "address=L date=1994-05-02 institution=I journal=J year=1994");
    assert_eq!(fields(1), "address=A authors-truncated=yes location=L year=1994/95");
    assert_eq!(fields(2), "year=forthcoming");
    let years: Vec<_> = entries.iter().map(|entry| entry.year).collect();
    assert_eq!(years, [Some(1994), Some(1994), None, Some(1994), Some(1999)]);
    let messages: Vec<_> = faults.iter().map(|fault| (fault.code, fault.message.as_str())).collect();
    assert_eq!(
        messages,
        [
            (Code::BibValue, "expected a year in `year`, found `forthcoming`"),
            (Code::BibValue, "expected a year in `date`, found `soon`"),
        ]
    );
}

#[test]
fn nothing_and_next_to_nothing() {
    for text in
        ["", "\u{feff}", "text only", "\0", "a @ b", "someone@example.org {x}", "}", "@comment", "@comment{}"]
    {
        assert_eq!(run(text), (vec![], vec![]), "{text:?}");
    }
    for text in [
        "@",
        "\n @ ",
        "@book",
        "@{",
        "@book{",
        "@book{}",
        "@book(}",
        "@book{a",
        "@book{a,\0}",
        "@string{",
        "@comment{",
    ] {
        let (entries, faults) = run(text);
        assert_eq!((entries.len(), faults.len()), (0, 1), "{text:?}");
        assert_eq!(faults[0].code, Code::BibSyntax, "{text:?}");
    }
}

#[test]
fn fields_after_the_end_of_an_entry_are_noticed() {
    let (entries, faults) = run("@book{a, title = {A}}, year = {2000}\n}");
    assert_eq!((entries.len(), faults.len()), (1, 1));
    assert_eq!(faults[0].message, "the field `year` is outside any entry");
    assert_eq!(run("@book{a, title = {A}}\n year = 2000").1, []);
}

#[test]
fn size_costs_no_more_than_its_length() {
    let start = Instant::now();
    let long = "word ".repeat(2 << 20);
    assert_eq!(
        title(&format!("@book{{a, title={{{long}}}}}")).map(|title| title.len()),
        Some(long.len() - 1)
    );
    assert_eq!(
        run(&format!("@book{{a, author={{{}}}}}", "Doe, Jo and ".repeat(1 << 18))).0[0].authors.len(),
        1 << 18
    );
    let deep = format!("@book{{a, title={{{}}}}}\n@book{{b}}", "{".repeat(100_000) + &"}".repeat(100_000));
    let (entries, faults) = run(&deep);
    assert_eq!((keys(&entries), faults.len()), (vec!["b"], 1));
    let (entries, faults) =
        run(&format!("@book{{a, title={{{}\n@book{{b}}\n@book{{c,}}", "{".repeat(100_000)));
    assert_eq!((keys(&entries), faults.len()), (vec!["b", "c"], 1));
    let many: String = (0..20_000)
        .map(|n| format!("@book{{k{n}, title={{T {n}}}, crossref={{k0}}, month=x{n}}}\n"))
        .collect();
    assert_eq!(run(&many).0.len(), 20_000);
    for piece in [
        "@",
        "@a{",
        "@a{b,",
        "\n@a{b,",
        "\n@a{b,c={",
        "@comment{",
        "@a{b,c=\"",
        "%",
        "@a\n",
        "{",
        "@string{a=a#a}",
        "@a{b,c={x}},d=",
    ] {
        run(&piece.repeat(100_000));
    }
    // Generous: a build without optimisation on a busy machine. Anything quadratic takes hours.
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

#[test]
fn what_another_file_defines_comes_before_the_months() {
    let shared = Abbreviations::of(["@string{mar = {Maritime Review}}"]);
    let read = |text: &str| {
        let file = Sources::new().add("a.bib", text);
        let entries = read_among(file, text, &shared, &mut Vec::new());
        entries.first().and_then(|entry| entry.fields.get("journal").cloned())
    };
    for (text, expected) in [
        ("@article{a, journal = mar}", "Maritime Review"),
        ("@article{a, journal = apr}", "April"),
        ("@string{mar = {Own}} @article{a, journal = mar}", "Own"),
    ] {
        assert_eq!(read(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn abbreviations_of_abbreviations_stay_small() {
    let text: String = (0..100).map(|n| format!("@string{{a{} = a{n} # a{n}}}\n", n + 1)).collect();
    let (entries, faults) = run(&format!("@string{{a0 = {{xxxxxxxxxx}}}}\n{text}@book{{a, title=a100}}"));
    assert_eq!(entries.len(), 1);
    assert_eq!(faults.len(), 1);
}
