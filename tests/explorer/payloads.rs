//! Texts of a library that try to be more than text: in every field, on every page, they stay what they are.

use std::fs;

use catena::visible::hidden;

use crate::explorer::client::Served;
use crate::explorer::html::taken;
use crate::explorer::pages::{is_harmless, pages, written};
use crate::program::Library;

/// What a browser, a terminal or a parser might obey.
const PAYLOADS: [&str; 20] = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "'><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "<!--<script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    "<style>@import'//evil.example'</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)} #{alert(1)} <%= alert(1) %>",
    "\u{202e}<script>\u{200b}alert(1)\u{2066}",
    "\u{feff}\u{ad}\u{2028}<b>\u{2029}",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "' onmouseover=alert(1) autofocus tabindex=1 onfocus=alert(1) x='",
];

/// A library with one payload in all fields; what a field cannot hold is left as it is.
fn library(payload: &str) -> Library {
    let library = Library::small();
    let plain = payload.replace('"', "");
    let bib = plain.replace(['{', '}', '$', '#', '%', '\\', '@', ','], "");
    library.write(
        "corpus/hostile.bib",
        &format!(
            "@book{{walt1987,\n  author = {{{{{bib}}}}},\n  title = {{{bib}}},\n  publisher = {{{bib}}},\n  \
             howpublished = {{{bib}}},\n  note = {{{bib}}},\n  url = {{javascript:alert(1)}},\n  doi = {{10.1/\"><script>}},\n  year = {{1987}}\n}}\n"
        ),
    );
    library.write(
        "corpus/hostile.catena",
        &format!(
            "concept hostile \"{plain}\"\n  text  {payload}\n  note  {payload}\n  aka   {plain}\n\n\
             explanation hostile-too \"{plain} too\"\n  definition  {payload}\n\n\
             claim walt1987/hostile\n  text   {payload}\n  at     § \"{plain}\"\n  about  hostile\n  quote  \"{plain}\"\n  \
             says   common-norms admits hostile\n  note   {payload}\n\n\
             claim walt1987/other\n  text   {payload}\n  at     p. 2\n  disputes  walt1987/hostile\n  says   hostile-too excludes hostile\n\n\
             argument walt1987/argued\n  text        {payload}\n  at          p. 3\n  premise     walt1987/hostile\n  \
             conclusion  walt1987/other\n  note        {payload}\n\n\
             excerpt walt1987/marked\n  at      § \"{plain}\"\n  quote   \"{plain}\"\n  tags    \"{plain}\"\n  \
             note    {payload}\n  marked  {payload}\n  done    {payload}\n\n\
             scholar hostile \"{plain}\"\n\n\
             cite walt1987 snyder1997 p. 9\n  at    p. 4\n  note  {payload}\n\n\
             query hostile \"claims about hostile\"\n  note  {payload}\n"
        ),
    );
    library
}

#[test]
fn no_text_of_a_library_is_taken_for_markup() {
    let (mut shown, mut fields) = (0, 0);
    for payload in PAYLOADS {
        let library = library(payload);
        let records = fs::read_to_string(library.path().join("corpus/hostile.catena")).expect("its records");
        fields += records.matches(&payload.replace('"', "")).count();
        let files = written(library.path());
        let pages = pages(&files);
        assert!(pages.len() > 20, "{payload}: {}", pages.len());
        for (name, page) in &pages {
            is_harmless(&format!("{payload}: {name}"), page);
        }
        for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".svg")) {
            let begins = ["<script", "<img", "<iframe", "<a ", "<style>@import", "javascript:alert(1)\""];
            let found: Vec<_> = begins.iter().filter(|begin| text.contains(**begin)).collect();
            assert!(found.is_empty(), "{payload}: {name}: {found:?}");
        }
        let unseen: Vec<_> = hidden(&files["find.js"]).collect();
        assert!(unseen.is_empty(), "{payload}: find.js: {unseen:?}");
        // It is there to be read, without what cannot be seen.
        let words: String = payload.chars().filter(|char| char.is_alphanumeric()).collect();
        let in_pages = pages.values().flat_map(|page| &page.texts);
        let found = in_pages.filter(|text| {
            let own: String = text.chars().filter(|char| char.is_alphanumeric()).collect();
            own.contains(&words)
        });
        let found = found.count();
        assert!(
            found >= 4 || payload.contains('\u{202e}') || payload.contains('\u{feff}'),
            "{payload}: {found}"
        );
        shown += found;
    }
    assert!(shown > PAYLOADS.len() * 10, "{shown}");
    assert!(fields >= 200, "{fields}");
}

#[test]
fn no_question_is_taken_for_markup() {
    let library = library(PAYLOADS[0]);
    let served = Served::of(library.path(), &["--title", PAYLOADS[1]]);
    for payload in PAYLOADS {
        let typed: String = payload.bytes().map(|byte| format!("%{byte:02x}")).collect();
        for target in
            ["/ask.html?q=", "/compare.html?rows=", "/nothing/", "/topic/", "/around/2/topic/", "/claim/a/"]
        {
            let reply = served.get(&format!("{target}{typed}"));
            assert!([200, 404].contains(&reply.status), "{target}{payload}: {}", reply.status);
            is_harmless(payload, &taken(payload, &reply.body));
            let title = reply.body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
            assert!(title.is_some_and(|title| !title.contains("<span")), "{title:?}");
        }
        for target in ["/find.json", "/complete.json"] {
            let found = served.get(&format!("{target}?q={typed}"));
            assert_eq!(found.field("content-type"), Some("application/json"));
            assert_eq!(hidden(&found.body).count(), 0, "{target}: {payload}");
        }
        let file = served.get(&format!("/answer.csv?q={typed}"));
        assert_ne!(file.field("content-type").map(|kind| kind.starts_with("text/html")), Some(true));
    }
}
