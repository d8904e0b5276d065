use crate::bibliography::{Entry, read};
use crate::code::Code;
use crate::source::Sources;

fn run(text: &str) -> (Vec<Entry>, Vec<(Code, String)>) {
    let file = Sources::new().add("a.bib", text);
    let mut diagnostics = Vec::new();
    let entries = read(file, text, &mut diagnostics);
    (entries, diagnostics.into_iter().map(|d| (d.code, d.message)).collect())
}

fn field<'e>(entries: &'e [Entry], key: &str, name: &str) -> Option<&'e str> {
    let entry = entries.iter().find(|entry| entry.key.value == key)?;
    entry.fields.get(name).map(String::as_str)
}

const BOOK: &str = "@collection{book, title={Trust}, subtitle={A Reader}, editor={Doe, Jo}, author={Roe, Al},
  publisher={P}, location={Oslo}, date={2001-05}, isbn={1}, pages={1--300}, doi={10.1/2}, series={S}}\n";

#[test]
fn a_chapter_takes_what_holds_of_its_book() {
    let (entries, faults) = run(&format!("@incollection{{part, crossref={{book}}, title={{Part}}}}\n{BOOK}"));
    assert_eq!(faults, []);
    let part = &entries[0];
    assert_eq!(part.host.as_deref(), Some("book"));
    assert_eq!(part.year, Some(2001));
    assert_eq!(part.authors, []);
    assert_eq!(part.editors[0].family, "Doe");
    let expected = [
        ("title", Some("Part")),
        ("booktitle", Some("Trust")),
        ("booksubtitle", Some("A Reader")),
        ("publisher", Some("P")),
        ("address", Some("Oslo")),
        ("year", Some("2001")),
        ("isbn", Some("1")),
        ("series", Some("S")),
        ("subtitle", None),
        ("pages", None),
        ("doi", None),
    ];
    for (name, value) in expected {
        assert_eq!(field(&entries, "part", name), value, "{name}");
    }
}

#[test]
fn what_a_child_has_it_keeps() {
    let own =
        "@incollection{part, crossref={book}, booktitle={B}, editor={Own, E}, publisher={Q}, year={1999}}\n";
    let (entries, _) = run(&format!("{own}{BOOK}"));
    assert_eq!(entries[0].year, Some(1999));
    assert_eq!(entries[0].editors[0].family, "Own");
    assert_eq!(field(&entries, "part", "booktitle"), Some("B"));
    assert_eq!(field(&entries, "part", "publisher"), Some("Q"));
    assert_eq!(field(&entries, "part", "date"), None);
}

#[test]
fn titles_are_called_by_what_contains_them() {
    let (entries, _) = run("@periodical{journal, title={Security Studies}, volume={24}}
         @article{paper, crossref={journal}}
         @mvbook{works, title={Works}, author={Weber, Max}}
         @book{volume, crossref={works}, title={I}}
         @book{whole, title={Whole}, author={Weber, Max}}
         @inbook{chapter, crossref={whole}, title={C}}
         @proceedings{p, title={Long Title}, booktitle={Short Title}}
         @inproceedings{talk, crossref=p}");
    assert_eq!(field(&entries, "paper", "journal"), Some("Security Studies"));
    assert_eq!(field(&entries, "paper", "volume"), Some("24"));
    assert_eq!(field(&entries, "volume", "maintitle"), Some("Works"));
    assert_eq!(field(&entries, "chapter", "booktitle"), Some("Whole"));
    assert_eq!(entries[5].authors[0].family, "Weber");
    // An unbraced key is an abbreviation, as in BibTeX, which stands for its own name.
    assert_eq!(entries[7].host.as_deref(), Some("p"));
}

#[test]
fn a_container_gives_all_and_is_no_work() {
    let (entries, faults) = run("@xdata{place, location={Oslo}}
         @xdata{house, xdata={place}, publisher={P}, author={Roe, Al}}
         @book{a, xdata={house, other}, title={A}}
         @xdata{other, url={http://a}}");
    assert_eq!(faults, []);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].authors[0].family, "Roe");
    assert_eq!(field(&entries, "a", "address"), Some("Oslo"));
    assert_eq!(field(&entries, "a", "url"), Some("http://a"));
}

#[test]
fn every_circle_is_named_once_and_costs_nothing_else() {
    let (entries, faults) = run("@book{a, crossref={b}, publisher={P}}
         @book{b, crossref={c}}
         @book{c, crossref={a}}
         @book{into, crossref={b}}
         @book{self, crossref={self}}
         @xdata{x, xdata={y}} @xdata{y, xdata={x}, publisher={Q}} @book{d, xdata={x}}");
    assert_eq!(entries.len(), 6);
    assert_eq!(faults.len(), 3);
    assert!(faults.iter().all(|(code, _)| *code == Code::BibCircular));
    assert!(faults[0].1.ends_with("circle: `a` → `b` → `c` → `a`"), "{}", faults[0].1);
    assert!(faults[1].1.ends_with("circle: `self` → `self`"), "{}", faults[1].1);
    assert_eq!(entries[2].host, None);
    assert_eq!(field(&entries, "d", "publisher"), Some("Q"));
}

#[test]
fn an_unknown_parent_is_reported_with_the_nearest_key() {
    let text = "@incollection{a, crossref={bock}}\n@book{book}";
    let file = Sources::new().add("a.bib", text);
    let mut diagnostics = Vec::new();
    let entries = read(file, text, &mut diagnostics);
    assert_eq!(entries.len(), 2);
    assert_eq!(diagnostics[0].code, Code::BibUnknownParent);
    assert_eq!(&text[diagnostics[0].primary.span.range()], "bock");
    assert_eq!(diagnostics[0].fix.as_ref().map(|fix| fix.replacement.as_str()), Some("book"));
}

#[test]
fn a_broken_parent_is_not_reported_twice() {
    let (entries, faults) = run(
        "@incollection{a, crossref={book}}\n@book{book, title {x}}\n@book{b, crossref={bad}}\n@book{bad, title={",
    );
    assert_eq!(entries.len(), 2);
    assert_eq!(faults.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [Code::BibSyntax, Code::BibSyntax]);
}

#[test]
fn long_chains_are_cut_and_long_texts_stay_where_they_are() {
    let chain: String = (0..20_000).map(|n| format!("@book{{k{n}, crossref={{k{}}}}}\n", n + 1)).collect();
    let (entries, faults) = run(&format!("{chain}@book{{k20000, publisher={{P}}}}"));
    assert_eq!(entries.len(), 20_001);
    assert_eq!(faults.len(), 20_000 / 32);
    assert_eq!(field(&entries, "k19970", "publisher"), Some("P"));
    assert_eq!(field(&entries, "k1", "publisher"), None);
    let (entries, _) =
        run(&format!("@book{{a, crossref={{b}}}}\n@book{{b, series={{{}}}}}", "x".repeat(10_001)));
    assert_eq!(field(&entries, "a", "series"), None);
}
