//! Works merged into a bibliography: what is there stays byte for byte.

use catena::bibliography::format::Format;
use catena::bibliography::import::import;
use catena::bibliography::merge::{Options, Outcome, merge};
use catena::bibliography::{Abbreviations, Entry, read};
use catena::source::Sources;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::made_up::work;
use super::round_trips::BIBLATEX;
use crate::support::cases;

/// The text with the works merged into it, what became of them, and all entries before and after.
fn merged(text: &str, works: &str, format: Format) -> (String, Vec<Outcome>, Vec<Entry>, Vec<Entry>) {
    merged_with(text, works, format, Options::default())
}

fn merged_with(
    text: &str,
    works: &str,
    format: Format,
    options: Options,
) -> (String, Vec<Outcome>, Vec<Entry>, Vec<Entry>) {
    let mut sources = Sources::new();
    let file = sources.add("corpus/references.bib", text);
    let imported = sources.add("import", works);
    let mut faults = Vec::new();
    let before = read(file, text, &mut faults);
    let imports = import(imported, works, format, &Abbreviations::default(), &mut faults);
    let merged = merge(file, text, &before, &imports, options, &mut faults);
    let after = read(file, &merged.text, &mut Vec::new());
    (merged.text, merged.outcomes, before, after)
}

fn keys(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.key.as_str()).collect()
}

const BOOK: &str = "@book{m2000, title={M}, year=2000}";

#[test]
fn a_new_entry_goes_where_its_key_belongs() {
    let sorted = "% head\n\n% of a\n@book{a1999, title={A}} % and a\n\n% of z\n@book{z1999, title={Z}}\n";
    let (text, ..) = merged(sorted, BOOK, Format::BibTeX);
    let expected = "% head\n\n% of a\n@book{a1999, title={A}} % and a\n\n@book{m2000,\n  title = {M},\n  year  = {2000}\n}\n\n\
                    % of z\n@book{z1999, title={Z}}\n";
    assert_eq!(text, expected);
    let (text, ..) =
        merged("% head\n\n% of p\n@book{p, title={P}}\n@book{q, title={Q}}\n", BOOK, Format::BibTeX);
    assert!(text.starts_with("% head\n\n@book{m2000,"), "{text}");
    assert!(text.contains("}\n\n% of p\n@book{p"), "{text}");
    let unsorted = "@book{z, title={Z}}\n@book{a, title={A}}";
    let (text, ..) = merged(unsorted, BOOK, Format::BibTeX);
    assert!(text.starts_with(&format!("{unsorted}\n\n@book{{m2000,")), "{text}");
}

#[test]
fn odd_files_are_kept() {
    for (text, works) in [
        ("", BOOK),
        ("\u{feff}@book{a, title={A}}\r\n", BOOK),
        ("@book{a, title={A}}@book{z, title={Z}}", BOOK),
        ("@book{a, title={A}}\n@book{z, title={Z\n", BOOK),
        ("no entry at all", BOOK),
    ] {
        let (new, outcomes, before, after) = merged(text, works, Format::BibTeX);
        assert_eq!(outcomes, [Outcome::Added("m2000".to_owned())], "{text}");
        assert_eq!(after.len(), before.len() + 1, "{text} became {new}");
        assert_eq!(new.replace("m2000", "").len() + 5, new.len());
    }
    let (new, ..) = merged("@book{a, title={A}}\r\n", BOOK, Format::BibTeX);
    assert!(!new.replace("\r\n", "").contains('\n'), "{new:?}");
}

#[test]
fn a_part_names_its_whole_by_the_key_that_is_here() {
    let here = "@collection{hallams2013, editor={Hallams, Ellen}, title={NATO Beyond 9/11}, year=2013}\n";
    let works = "@incollection{w, author={Webber, Mark}, title={A Chapter}, crossref={volume}}\n\
                 @collection{volume, editor={Hallams, Ellen}, title={NATO beyond 9/11}, year=2013}\n";
    let (text, outcomes, _, after) = merged(here, works, Format::BibTeX);
    assert_eq!(outcomes, [Outcome::Added("w".to_owned()), Outcome::Here("hallams2013".to_owned())]);
    assert!(text.contains("crossref = {hallams2013}"), "{text}");
    assert_eq!(after[1].host.as_deref(), Some("hallams2013"));
    // The whole is here and not among the imports.
    let alone = "@incollection{w, title={A Chapter}, crossref={hallams2013}}";
    let (text, _, _, after) = merged(here, alone, Format::BibTeX);
    assert!(text.contains("crossref = {hallams2013}"), "{text}");
    assert_eq!(after[1].fields["booktitle"], "NATO Beyond 9/11");
    // The key of the whole is another work's here: it gets a new one, by which the part names it.
    let other = "@book{volume, author={Doe, Jo}, title={Another}, year=1990}\n";
    let (text, outcomes, ..) = merged(other, works, Format::BibTeX);
    assert_eq!(outcomes, [Outcome::Added("w".to_owned()), Outcome::Added("volume-2".to_owned())]);
    assert!(text.contains("crossref = {volume-2}"), "{text}");
}

#[test]
fn works_without_keys_get_them_one_after_the_other() {
    let ris = "TY  - BOOK\nAU  - Čapek, Karel\nTI  - T\nPY  - 1920\nER  - \n";
    let three = format!("{ris}{}{}", ris.replace("TI  - T", "TI  - U"), ris.replace("TI  - T", "TI  - V"));
    let (_, _, _, after) = merged("", &three, Format::Ris);
    assert_eq!(keys(&after), ["capek1920", "capek1920a", "capek1920b"]);
}

#[test]
fn fields_that_are_missing_are_filled_in_and_no_others() {
    let here = "@string{cup = {Cornell}}\n@book{snyder1997, author={Snyder, Glenn H.}, title={Alliance {Politics}}, year=1997,\n}\n\n\
                @book{walt1987, title={Origins}, year=1987} % end\n";
    let works = "@book{x, author={Snyder, G.}, title={Alliance politics}, date={1997}, publisher={Cornell}, isbn={978-0-8014-3402-0}}\n\
                 @book{walt1987, author={Walt, Stephen M.}, title={Origins}, year=1987}";
    let options = Options { fill: true, ..Options::default() };
    let (text, outcomes, ..) = merged_with(here, works, Format::BibTeX, options);
    assert_eq!(outcomes, [Outcome::Filled("snyder1997".to_owned()), Outcome::Filled("walt1987".to_owned())]);
    let expected = "@string{cup = {Cornell}}\n@book{snyder1997, author={Snyder, Glenn H.}, title={Alliance {Politics}}, year=1997,\n  \
                    publisher = {Cornell},\n  isbn      = {978-0-8014-3402-0}\n}\n\n\
                    @book{walt1987, title={Origins}, year=1987,\n  author = {Walt, Stephen M.}} % end\n";
    assert_eq!(text, expected);
    let (again, outcomes, ..) = merged_with(&text, works, Format::BibTeX, options);
    assert_eq!(again, text);
    assert_eq!(outcomes, [Outcome::Differs("snyder1997".to_owned()), Outcome::Here("walt1987".to_owned())]);
}

proptest! {
    #![proptest_config(cases(400))]

    /// Whatever is merged into whatever text: the old bytes are all there in their order, the old
    /// entries are read as before, and what was added is read too. A second time nothing was added.
    #[test]
    fn merging_only_inserts(
        pieces in vec(select(vec![
            "@book{a, title={A}}", "@book{b2, title={B},}", "@article(c, title=\"C\" # x)", "% comment\n", "\n\n", "\r\n",
            "@string{x = {X}}", "@comment{@book{no, title={N}}}", "@book{open, title={", "}", "text ", "@", "\u{feff}", "@preamble{\"p\"}",
            "@book{zz, title={Z}, crossref={a}}", "% key = {",
        ]), 0..12),
        works in vec(work(&BIBLATEX), 1..4),
        numbered in any::<bool>(),
    ) {
        let text = pieces.concat();
        let mut works = works;
        for (at, work) in works.iter_mut().enumerate() {
            work.key = if numbered { format!("new{at}") } else { String::new() };
        }
        let json = Format::CslJson.write(&works);
        let (new, outcomes, before, after) = merged(&text, &json, Format::CslJson);
        let mut rest = new.chars();
        prop_assert!(text.chars().all(|c| rest.any(|other| other == c)), "{text:?} became {new:?}");
        let added = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Added(_))).count();
        prop_assert_eq!(added == 0, new == text);
        for entry in &before {
            let again = after.iter().find(|again| again.key.value == entry.key.value);
            prop_assert_eq!(again.map(|again| &again.fields), Some(&entry.fields));
        }
        let (newer, ..) = merged(&new, &json, Format::CslJson);
        if after.len() == before.len() + added {
            prop_assert_eq!(newer, new);
        }
    }
}
