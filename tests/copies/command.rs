//! Copies as the commands find them.

use std::fs;

use tempfile::TempDir;

use super::made::{docx, lines, pdf};
use crate::program::{Run, catena};

/// A library of claims with quotes from three works, and a folder of copies.
struct Library(TempDir);

const CLAIMS: &str = "\
claim oak2001/trust
  text   Trust is learnt.
  at     p. 41
  quote  \"learn trust in long nights\"

claim elm2002/storms
  text   Storms are rare.
  at     p. 1
  quote  \"Storms are rare\"

claim ash2003/light
  text   The light burns.
  at     p. 1
  quote  \"The light burns all night\"
";

impl Library {
    fn new(bibliography: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let library = Self(folder);
        library.write("corpus/references.bib", bibliography.as_bytes());
        library.write("corpus/claims.catena", CLAIMS.as_bytes());
        library
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }

    fn run(&self, arguments: &[&str]) -> Run {
        catena(self.0.path(), arguments)
    }
}

fn work(key: &str, file: &str) -> String {
    format!(
        "@book{{{key},\n  author = {{Oak, Ann}},\n  title = {{On {key}}},\n  year = {{2001}},\n  file = {{{file}}},\n}}\n\n"
    )
}

fn paper(words: &str) -> Vec<u8> {
    pdf(&[&lines(50, 500, &[words])], "")
}

/// The attachments of Zotero are found by what the bibliography says of them, whoever's computer it was written on.
#[test]
fn a_bibliography_names_its_attachments() {
    let library = Library::new(
        &[
            work("oak2001", "Full Text:/home/ann/Zotero/storage/AAAA1111/Oak - 2001.pdf:application/pdf"),
            work("elm2002", "files/7/elm.html;files/8/elm.pdf"),
            work("ash2003", "/home/ann/Zotero/storage/BBBB2222/Oak - 2001.pdf"),
        ]
        .concat(),
    );
    library.write("z/storage/AAAA1111/Oak - 2001.pdf", &paper("Keepers learn trust in long nights of work."));
    library.write("z/files/7/elm.html", b"<p>A page that only leads to another.</p>");
    library.write("z/files/8/elm.pdf", &paper("Storms are rare in summer."));
    library.write("z/storage/CCCC3333/other.pdf", &paper("The light burns all night."));
    let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let of = |claim: &str| {
        let quotes = found["quotes"].as_array().expect("quotes");
        let quote = quotes.iter().find(|quote| quote["claim"] == claim).expect("a quote");
        (quote["verdict"].as_str().map(str::to_owned), quote["text"]["file"].as_str().map(str::to_owned))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(of("oak2001/trust").1, some("storage/AAAA1111/Oak - 2001.pdf"), "{}", run.stderr);
    assert_eq!(of("elm2002/storms").1, some("files/8/elm.pdf"), "PDF goes before HTML");
    assert_eq!(
        of("ash2003/light"),
        (some("no-text"), None),
        "another attachment of the same name is another"
    );
    let missing = library.run(&["verify", "--texts", "z", "--missing"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (1, "ash2003  On ash2003\n"));
    assert!(missing.stderr.starts_with("1 work with quotes and without a copy"), "{}", missing.stderr);
}

/// What cannot be read is named with what to do, and the next copy of the work is read.
#[test]
fn no_copy_is_ignored_in_silence() {
    let library = Library::new(
        &[
            work("oak2001", ":/x/storage/AAAA1111/scan.pdf:PDF"),
            work("elm2002", "elm.djvu"),
            work("ash2003", ""),
        ]
        .concat(),
    );
    library.write("z/storage/AAAA1111/scan.pdf", &pdf(&["q Q"], ""));
    library.write("z/storage/AAAA1111/.zotero-ft-cache", b"Keepers learn trust in long nights.");
    library.write("z/elm.djvu", b"AT&TFORM");
    library.write(
        "z/ash2003.docx",
        &docx("<w:p><w:r><w:t>The light burns all night.</w:t></w:r></w:p>", "", ""),
    );
    let run = library.run(&["verify", "--texts", "z", "--check"]);
    for notice in [
        "`storage/AAAA1111/scan.pdf` is skipped: it has no text, only pictures of pages: run `ocrmypdf`",
        "the copy `elm.djvu` of `elm2002` is a `.djvu` file, which catena does not read: run `ddjvu",
    ] {
        let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(notice), "{notice}\n{}", run.stderr);
    }
    let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
    assert!(run.stdout.contains("storage/AAAA1111/.zotero-ft-cache"), "{}", run.stdout);
    assert!(run.stdout.contains("ash2003.docx"), "{}", run.stdout);
}

/// A file of a bibliography from somebody else opens nothing outside the folder that the reader named.
#[test]
fn a_bibliography_leads_nowhere_else() {
    let library = Library::new(&work("oak2001", "../secret.txt"));
    library.write("secret.txt", b"Keepers learn trust in long nights.");
    library.write("z/other.md", b"Words.");
    let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
    assert!(!run.stdout.contains("secret") && run.stdout.contains("no-text"), "{}", run.stdout);
    // The same words in the folder are found.
    library.write("z/secret.txt", b"Keepers learn trust in long nights.");
    let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
    assert!(run.stdout.contains("\"secret.txt\""), "{}", run.stdout);
}

/// A key names a copy in any folder, whatever the case of its ending; excerpts are quotes too; works can be named.
#[test]
fn works_without_a_copy_are_listed() {
    let works = ["oak2001", "elm2002", "ash2003", "fir2004"].map(|key| work(key, ""));
    let library = Library::new(&works.concat());
    library.write(
        "corpus/excerpts.catena",
        b"excerpt fir2004/night\n  at     p. 1\n  quote  \"A night is long\"\n",
    );
    library.write("z/articles/oak2001.PDF", &paper("Keepers learn trust in long nights of work."));
    library.write("z/elm2002.Txt", b"Storms are rare.");
    let run = library.run(&["verify", "--texts", "z", "--missing"]);
    assert_eq!(run.stdout, "ash2003  On ash2003\nfir2004  On fir2004\n", "{}", run.stderr);
    let run = library.run(&["verify", "--texts", "z", "--missing", "fir2004", "oak2001/trust"]);
    assert_eq!(run.stdout, "fir2004  On fir2004\n", "{}", run.stderr);
}

/// What cannot be opened is told, and the rest is read.
#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_stops_nothing() {
    let library = Library::new(&[work("oak2001", ""), work("elm2002", ""), work("ash2003", "")].concat());
    library.write("z/elm2002.txt", b"Storms are rare.");
    let folder = library.0.path().join("z");
    std::os::unix::fs::symlink("/nowhere/at/all", folder.join("oak2001.txt")).expect("a link can be made");
    std::os::unix::fs::symlink(folder.join("elm2002.txt"), folder.join("ash2003.txt"))
        .expect("a link can be made");
    let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
    assert!(run.stderr.contains("the link `oak2001.txt` is skipped"), "{}", run.stderr);
    assert!(
        run.stdout.contains("\"elm2002.txt\"") && run.stdout.contains("\"ash2003.txt\""),
        "{}",
        run.stdout
    );
}

/// A quote that is in no text does not have the copies of works read that nobody quotes.
#[test]
fn only_works_with_quotes_are_searched() {
    let works = ["oak2001", "elm2002", "ash2003", "fir2004"].map(|key| work(key, ""));
    let library = Library::new(&works.concat());
    library.write("z/oak2001.txt", b"Words.");
    library.write("z/elm2002.txt", b"Keepers learn trust in long nights of work.");
    library.write("z/fir2004.pdf", b"no PDF");
    let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
    assert!(run.stdout.contains("elm2002.txt: "), "{}", run.stdout);
    assert!(!run.stderr.contains("fir2004"), "{}", run.stderr);
}

/// The words of a PDF complete a quote, and the places of several quotes are those of the claim.
#[test]
fn a_claim_is_completed_from_a_pdf() {
    let library = Library::new(&work("oak2001", ""));
    let page = |words: &str| lines(50, 500, &[words]);
    let pages = [page("Keepers learn trust in long nights of work."), page("Storms are rare in summer.")];
    let labels = "/PageLabels << /Nums [0 << /S /D /St 9 >>] >>";
    library.write("z/oak2001.pdf", &pdf(&[&pages[0], &pages[1]], labels));
    library.write("z/elm2002.djvu", b"AT&TFORM");
    let add = |slug: &str, quotes: &[&str]| {
        let quotes: Vec<String> =
            quotes.iter().flat_map(|quote| ["--quote".to_owned(), (*quote).to_owned()]).collect();
        let mut arguments = vec!["add", "claim", slug, "--text", "So.", "--texts", "z"];
        arguments.extend(quotes.iter().map(String::as_str));
        library.run(&arguments)
    };
    let run = add("oak2001/nights", &["trust in long nigh", "storms are rare"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let claims = fs::read_to_string(library.0.path().join("corpus/claims.catena")).expect("the claims");
    assert!(claims.contains("\"trust in long nights\"") && claims.contains("pp. 9, 10"), "{claims}");
    library.write("z/oak2001.pdf", b"no PDF");
    let run = add("oak2001/again", &["trust in long nights"]);
    assert!(
        run.code == 2 && run.stderr.contains("`oak2001.pdf` is skipped: it is damaged"),
        "{}",
        run.stderr
    );
}

/// What a PDF prints larger, with numbers in order, are its sections; a list with numbers is none.
#[test]
fn a_section_is_compared_where_a_pdf_numbers_its_headings() {
    let heading = |y: u32, words: &str| format!("BT /F1 12 Tf 50 {y} Td ({words}) Tj ET\n");
    let body = |y, words: &str| {
        lines(50, y, &[words, "and so they went on from one night to the next,", "as they had before."])
    };
    let first = [
        body(560, "A study of keepers and their lamps,"),
        heading(500, "1 Introduction"),
        body(470, "The light burns all night,"),
        heading(400, "2 Trust"),
        body(370, "Keepers learn trust in long nights of work,"),
    ];
    let second = [
        heading(560, "3 Storms"),
        body(530, "Storms are rare in summer,"),
        heading(460, "References"),
        body(430, "Oak wrote on keepers and boats,"),
    ];
    let misses = |pages: &[&str], claims: &str| {
        let library = Library::new(&work("oak2001", ""));
        library.write("z/oak2001.pdf", &pdf(pages, ""));
        library.write("corpus/claims.catena", claims.as_bytes());
        let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let told = |quote: &serde_json::Value| {
            let place = if quote["place_compared"] == true { "compared" } else { "not compared" };
            format!(
                "{} {} {place}",
                quote["claimed"].as_str().unwrap_or_default(),
                quote["verdict"].as_str().unwrap_or_default()
            )
        };
        found["quotes"].as_array().expect("quotes").iter().map(told).collect::<Vec<_>>()
    };
    let claim = |number: usize, at: &str, quote: &str| {
        format!("claim oak2001/c{number:02}\n  text   So.\n  at     {at}\n  quote  \"{quote}\"\n\n")
    };
    let trust = "learn trust in long nights";
    let claims = [
        claim(1, "§ 2", trust),
        claim(2, "§ 3", trust),
        claim(3, "§ 2.1", trust),
        claim(4, "§ 3.1", trust),
        claim(5, "§ 4", trust),
        claim(6, "§ 3", "Storms are rare"),
        claim(7, "§ 3", "wrote on keepers and boats"),
        claim(8, "§ 1", "study of keepers"),
        claim(9, "§ \"Trust\"", trust),
        claim(10, "§ \"Storms\"", trust),
        claim(11, "§ \"References\"", "wrote on keepers and boats"),
    ]
    .concat();
    let (first, second) = (first.concat(), second.concat());
    let expected = [
        "§ 2 exact compared",
        "§ 3 misplaced compared",
        "§ 2.1 exact not compared",
        "§ 3.1 misplaced compared",
        "§ 4 exact not compared",
        "§ 3 exact compared",
        "§ 3 exact not compared",
        "§ 1 misplaced compared",
        "§ \"Trust\" exact compared",
        "§ \"Storms\" misplaced compared",
        "§ \"References\" exact not compared",
    ];
    assert_eq!(misses(&[&first, &second], &claims), expected);
    // A number is missing, or one stands twice: no number is believed.
    for (old, new) in [("2 Trust", "4 Trust"), ("References", "2 References")] {
        let (first, second) = (first.replace(old, new), second.replace(old, new));
        let told = misses(&[&first, &second], &claims);
        let numbered = told.iter().filter(|told| !told.contains('"'));
        assert!(numbered.clone().all(|told| told.ends_with("exact not compared")), "{told:#?}");
    }
    // Roman numbers, and articles of a law.
    let other = |words: fn(u32, &str) -> String| {
        let name = |page: &str| {
            [(1, "Introduction"), (2, "Trust"), (3, "Storms")].iter().fold(
                page.to_owned(),
                |page, (number, title)| {
                    page.replace(&format!("({number} {title})"), &format!("({})", words(*number, title)))
                },
            )
        };
        [name(&first), name(&second)]
    };
    let roman = other(|number, title| format!("{}. {title}", "I".repeat(number as usize)));
    let claims = [
        claim(1, "§ II", trust),
        claim(2, "§ III", trust),
        claim(3, "§ 2", trust),
        claim(4, "§ \"Trust\"", trust),
    ]
    .concat();
    let expected = [
        "§ II exact compared",
        "§ III misplaced compared",
        "§ 2 exact not compared",
        "§ \"Trust\" exact compared",
    ];
    assert_eq!(misses(&[&roman[0], &roman[1]], &claims), expected);
    let law = other(|number, _| format!("Article {number}"));
    let claims = [
        claim(1, "art. 2", trust),
        claim(2, "art. 3", trust),
        claim(3, "art. 2(1)", trust),
        claim(4, "art. 3 ¶ 1", trust),
        claim(5, "art. 9", trust),
    ]
    .concat();
    let expected = [
        "art. 2 exact compared",
        "art. 3 misplaced compared",
        "art. 2(1) exact not compared",
        "art. 3 ¶ 1 misplaced compared",
        "art. 9 exact not compared",
    ];
    assert_eq!(misses(&[&law[0], &law[1]], &claims), expected);
}

/// A claim made from an excerpt whose place is only a page of the file has the page that the copy tells.
#[test]
fn a_page_of_a_file_gives_way_to_the_page_of_the_work() {
    let library = Library::new(&[work("oak2001", ""), work("elm2002", "")].concat());
    let page = lines(50, 500, &["Keepers learn trust in long nights of work."]);
    let labels = "/PageLabels << /Nums [0 << /S /D /St 9 >>] >>";
    library.write("z/oak2001.pdf", &pdf(&[&page, &page.replace("learn", "lose")], labels));
    let excerpt =
        "excerpt oak2001/nights\n  at     \"page 1 of the file\"\n  quote  \"learn trust in long nights\"\n";
    library.write("corpus/excerpts.catena", excerpt.as_bytes());
    let claim = ["add", "claim", "--from", "oak2001/nights", "--text", "They learn trust."];
    let run = library.run(&[&claim[..], &["--dry-run"]].concat());
    assert!(
        run.stdout.contains("page 1 of the file"),
        "without the text it is all that is known: {}",
        run.stdout
    );
    let run = library.run(&[&claim[..], &["--texts", "z", "--dry-run"]].concat());
    assert!(run.stdout.contains("at     p. 9") && !run.stdout.contains("of the file"), "{}", run.stdout);
    let report = [
        "add",
        "claim",
        "elm2002/so",
        "--from",
        "oak2001/nights",
        "--text",
        "So.",
        "--texts",
        "z",
        "--dry-run",
    ];
    let run = library.run(&report);
    assert!(
        run.stdout.contains("oak2001 p. 9") && !run.stdout.contains("of the file"),
        "{}{}",
        run.stdout,
        run.stderr
    );
}

/// A copy of one page without a number on it is the page of a work that has one.
#[test]
fn a_copy_of_one_page_has_the_page_of_its_work() {
    let sheet = lines(50, 500, &["Keepers learn trust in long nights of work."]);
    let one = [sheet.as_str()];
    for (kind, pages, sheets, expected) in [
        ("article", "80--80", &one[..], "p. 80"),
        ("incollection", "80", &one, "p. 80"),
        ("article", "80--81", &one, "¶ 1"),
        ("article", "e17", &one, "¶ 1"),
        // The number of the article, or of the pages.
        ("article", "1842", &one, "¶ 1"),
        ("book", "297", &one, "¶ 1"),
        // The second sheet has no text.
        ("article", "80--80", &[sheet.as_str(), ""], "¶ 1"),
    ] {
        let entry = format!(
            "@{kind}{{oak2001, author = {{Oak, Ann}}, title = {{Nights}}, year = {{2001}}, pages = {{{pages}}}}}\n"
        );
        let library = Library::new(&entry);
        library.write("z/oak2001.pdf", &pdf(sheets, ""));
        let quote = ["--quote", "trust in long nights", "--text", "So.", "--texts", "z"];
        let run = library.run(&[&["add", "claim", "oak2001/nights"], &quote[..]].concat());
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        let claims = fs::read_to_string(library.0.path().join("corpus/claims.catena")).expect("the claims");
        assert!(claims.contains(&format!("  {expected}\n")), "{kind} {pages}: {claims}");
    }
}

/// Articles of a law are believed where their headings follow one another.
#[test]
fn an_article_is_compared_where_its_neighbours_have_headings() {
    let compared = |law: &str, places: &[&str]| {
        let library = Library::new(&work("oak2001", ""));
        library.write("z/oak2001.md", law.as_bytes());
        let claims: Vec<String> = places
            .iter()
            .enumerate()
            .map(|(at, place)| {
                format!("claim oak2001/c{at}\n  text   So.\n  at     {place}\n  quote  \"pilots keep watch at night\"\n")
            })
            .collect();
        library.write("corpus/claims.catena", claims.join("\n").as_bytes());
        let run = library.run(&["verify", "--texts", "z", "--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let told = |quote: &serde_json::Value| {
            format!("{} {} {}", quote["claimed"], quote["verdict"], quote["place_compared"]).replace('"', "")
        };
        found["quotes"].as_array().expect("quotes").iter().map(told).collect::<Vec<_>>()
    };
    let law = "# Law\n\n## Article 1\n\nPorts are open.\n\n## Article 2\n\nAll pilots keep watch at night.\n\n\
               ## Article 3. Sums\n\nSums are due.\n";
    assert_eq!(
        compared(law, &["art. 2", "art. 1", "art. 3", "art. 4"]),
        ["art. 2 exact true", "art. 1 misplaced true", "art. 3 misplaced true", "art. 4 exact false"]
    );
    // The heading runs into the text.
    let run_in = law.replace("## Article 2\n\n", "**Article 2** ");
    assert_eq!(compared(&run_in, &["art. 1", "art. 3"]), ["art. 1 exact false", "art. 3 exact false"]);
    // Other articles, and no article.
    for other in ["Article 2 bis", "Article 2 years on"] {
        let other = law.replace("## Article 2\n", &format!("## {other}\n"));
        assert_eq!(compared(&other, &["art. 2"]), ["art. 2 exact false"]);
    }
}
