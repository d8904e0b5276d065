//! A served library follows its files, answers questions, and shows what it can.

use std::fs;

use crate::explorer::client::Served;
use crate::explorer::html::taken;
use crate::explorer::pages::is_harmless;
use crate::program::{Library, pack, root};

#[test]
fn a_page_follows_its_file_and_the_last_good_state_is_kept() {
    let library = Library::small();
    let served = Served::of(library.path(), &[]);
    assert!(served.get("/topic/trust.html").body.contains("<h1>Trust</h1>"));
    let version = served.get("/version").body;
    let file = "corpus/claims.catena";
    let text = fs::read_to_string(library.path().join(file)).expect("a file");
    library.write(file, &text.replace("concept trust \"Trust\"", "concept trust \"Confidence\""));
    served.until("/topic/trust.html", |reply| reply.body.contains("<h1>Confidence</h1>"));
    assert_ne!(served.get("/version").body, version);
    library.write(file, &text.replace("concept trust \"Trust\"", "concept trust \"Tr"));
    let problems = served.until("/problems.html", |reply| reply.body.contains("as it was before"));
    assert!(problems.body.contains("claims.catena:1"), "{}", problems.body);
    let page = served.get("/topic/trust.html");
    assert!(
        page.body.contains("<h1>Confidence</h1>") && page.body.contains("what is wrong"),
        "{}",
        page.body
    );
    is_harmless("trust", &taken("trust", &page.body));
    library.write(file, &text);
    let page = served.until("/topic/trust.html", |reply| reply.body.contains("<h1>Trust</h1>"));
    assert!(!page.body.contains("what is wrong"));
    fs::remove_file(library.path().join(file)).expect("it goes");
    served.until("/topic/trust.html", |reply| reply.status == 404);
}

#[test]
fn what_was_kept_and_is_damaged_is_made_again() {
    let library = Library::small();
    drop(Served::of(library.path(), &[]));
    let path = library.path().join(pack("snapshot"));
    let mut bytes = fs::read(&path).expect("a snapshot");
    let served = Served::of(library.path(), &[]);
    for at in (100..bytes.len()).step_by(97) {
        bytes[at] ^= 0x55;
    }
    fs::write(&path, bytes).expect("it is damaged");
    for target in ["/", "/topics.html", "/topic/trust.html", "/claim/snyder1997/norms-build-trust.html"] {
        let reply = served.get(target);
        assert_eq!(reply.status, 200, "{target}: {}", reply.body);
    }
}

#[test]
fn questions_are_answered_and_taken_away() {
    let served = Served::of(&root(), &[]);
    let question = "which+explanations+admit+trust";
    let page = served.get(&format!("/ask.html?q={question}"));
    assert!(page.body.contains("3 of 4 explanations admit"), "{}", page.body);
    is_harmless("ask", &taken("ask", &page.body));
    for (ending, kind, begins) in [
        ("csv", "text/csv; charset=utf-8", "explanation,"),
        ("json", "application/json", "{"),
        ("md", "text/markdown; charset=utf-8", ""),
        ("bib", "application/x-bibtex; charset=utf-8", "@"),
        ("dot", "text/vnd.graphviz; charset=utf-8", "digraph"),
    ] {
        let reply = served.get(&format!("/answer.{ending}?q={question}"));
        assert_eq!((reply.status, reply.field("content-type")), (200, Some(kind)), "{ending}");
        let name = format!("attachment; filename=\"answer.{ending}\"");
        assert_eq!(reply.field("content-disposition"), Some(name.as_str()));
        assert!(reply.body.starts_with(begins) && reply.body.len() > 100, "{ending}: {}", reply.body);
    }
    assert_eq!(served.get("/answer.csv?q=(((").status, 400);
    assert_eq!(served.get("/answer.exe?q=works").status, 404);
    let first = served.get("/");
    assert!(first.body.contains("href=\"index.svg\""), "{}", first.body);
    assert!(served.get("/index.svg").body.starts_with("<svg"));
    let wrong = served.get("/ask.html?q=which+explanations+admit+hospitality");
    assert_eq!(wrong.status, 200);
    assert!(wrong.body.contains("class=\"problem\""), "{}", wrong.body);
    is_harmless("wrong", &taken("wrong", &wrong.body));
}

#[test]
fn who_says_so_is_shown_with_what_they_say() {
    let served = Served::of(&root().join("examples/republic"), &[]);
    let page = served.get("/ask.html?q=who+affirms+plan-consolidates").body;
    let rows = page.split("class=\"rows\"").nth(1).expect("rows").split("</ul>").next().expect("an end");
    assert!(rows.contains("Agrippa") && rows.contains("Cato"), "{rows}");
    assert!(rows.contains("claim/cato1787/") && rows.contains("Letter III"), "{rows}");
    assert!(!rows.contains("claim/madison"), "{rows}");
    let about = served.get("/ask.html?q=which+works+affirm+plan-consolidates").body;
    assert!(about.contains("claim/agrippa1788/"), "{about}");
}

#[test]
fn marks_and_ids_are_links_to_what_they_mean() {
    let served = Served::of(&root().join("examples/republic"), &[]);
    let page = served.get("/ask.html?q=why+does+large-republic+hinder+majority-oppression").body;
    assert!(page.contains("href=\"relation/hinders.html\"><code>hinders</code>"), "{page}");
    let compared = served.get("/compare.html?rows=work&columns=statement").body;
    assert!(compared.contains("href=\"vocabulary.html#mark-contested\""), "{compared}");
    // An id within a remark.
    assert!(
        compared.contains(
            "href=\"claim/agrippa1788/nothing-is-reserved.html\">agrippa1788/nothing-is-reserved</a>"
        ),
        "{compared}"
    );
    let words = served.get("/vocabulary.html").body;
    for word in [
        "qualified",
        "hedged",
        "contested",
        "defended",
        "second-hand",
        "inherited",
        "conditional",
        "circular",
    ] {
        assert!(words.contains(&format!("id=\"mark-{word}\"")), "{word}");
    }
    assert!(words.contains("id=\"standing-undecided\"") && words.contains("id=\"force-suggests\""));
}

#[test]
fn a_page_that_is_known_is_not_sent_again() {
    let served = Served::of(&root(), &[]);
    let first = served.get("/topic/trust.html");
    let tag = first.field("etag").expect("a tag");
    let again = served.get_with("/topic/trust.html", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(served.get_with("/topic/trust.html", "If-None-Match: \"other\"\r\n").status, 200);
}

#[test]
fn nothing_but_what_is_kept_is_written() {
    let library = Library::small();
    let listed = || {
        let mut files = crate::explorer::pages::files(library.path(), &library.path().join("corpus"));
        files.retain(|name, _| !name.contains("/."));
        files
    };
    let before = listed();
    let served = Served::of(library.path(), &[]);
    for target in ["/", "/topic/trust.html", "/ask.html?q=claims+about+trust", "/answer.csv?q=works"] {
        assert_eq!(served.get(target).status, 200);
    }
    assert_eq!(listed(), before);
    let others = fs::read_dir(library.path()).expect("a folder").flatten();
    let names: Vec<String> = others.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|name| name == "corpus" || name == "index"), "{names:?}");
}

#[test]
fn what_an_answer_lacks_is_told_as_the_command_tells_it() {
    let served = Served::of(&root(), &[]);
    let page = served.get("/ask.html?q=claims+by+kydd+about+nato-durability+before+1960").body;
    assert!(page.contains("class=\"reasons\""), "{page}");
    let warned = Library::small();
    warned.write("corpus/loose.catena", "concept loose \"Loose\"\n");
    let check = crate::program::catena(warned.path(), &["check"]);
    assert!(check.stderr.contains("warning") || check.stdout.contains("warning"), "{}", check.stderr);
    let problems = Served::of(warned.path(), &[]).get("/problems.html").body;
    assert!(problems.contains("warning"), "{problems}");
}

#[test]
fn what_is_too_much_for_boxes_is_a_map_of_points() {
    let library = Library::small();
    let many: String = (0..400).map(|at| format!("concept many-{at} \"Many {at}\"\n\n")).collect();
    library.write("corpus/many.catena", &many);
    let served = Served::of(library.path(), &[]);
    let page = served.get("/map.html").body;
    assert!(page.contains("404 things") && page.contains("map.js"), "{page}");
    assert_eq!(served.get("/map.svg").status, 400);
    assert_eq!(served.get("/map.svg?kind=explanation").status, 200);
    assert_eq!(served.get("/map.png?of=concept:trust&steps=1").status, 200);
}
