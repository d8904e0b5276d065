//! A question that is typed: what it can become, and what its words were recognised as.

use serde_json::Value;

use crate::explorer::client::Served;
use crate::explorer::html::{Taken, taken};
use crate::explorer::pages::is_harmless;
use crate::program::{Library, root};

/// What a typed text can become.
fn completed(served: &Served, typed: &str) -> Vec<Value> {
    let encoded: String = typed.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let reply = served.get(&format!("/complete.json?q={encoded}"));
    assert_eq!((reply.status, reply.field("content-type")), (200, Some("application/json")), "{typed}");
    serde_json::from_str(&reply.body).expect("JSON")
}

#[test]
fn names_words_and_forms_of_questions_are_completed() {
    let served = Served::of(&root(), &[]);
    let cases = [
        ("claims about tru", "trust", "Trust", "concept"),
        ("claims by ke", "Keating", "Vincent Charles Keating", "scholar"),
        ("claims in keat", "keating2015", "Keating 2015: Trusting Relationships", "work"),
        ("which expl", "explanations", "explanations", "kind"),
        ("explanations that adm", "admit", "admit", "relation"),
        ("claims show loc", "locator", "locator", "column"),
        ("wh", "why", "why", "begins a question"),
        ("claims about confiden", "rathbun2012/", "Believing that", "claim, Rathbun 2012"),
        ("why does the promises", "keating2015/promises-enter-the-reckoning", "", "claim, Keating 2015"),
    ];
    for (typed, text, name, kind) in cases {
        let found = completed(&served, typed);
        let is_it = |one: &Value| {
            let has = |key: &str, wanted: &str| {
                one[key].as_str().is_some_and(|own| wanted.is_empty() || own.starts_with(wanted))
            };
            has("text", text) && has("name", name) && has("kind", kind)
        };
        let Some(one) = found.iter().find(|one| is_it(one)) else { panic!("{typed}: {found:?}") };
        let from = usize::try_from(one["from"].as_u64().expect("a place")).expect("a place");
        assert!(from <= typed.len() && found.len() <= 46, "{typed}: {one}");
    }
    // What is replaced begins where scripts count it, and stands behind other words.
    assert_eq!(completed(&served, "claims about é, tru")[0]["from"], 16);
    let whole: Vec<Value> = completed(&served, "").into_iter().filter(|one| one["whole"] == true).collect();
    assert!(whole.len() >= 4, "{whole:?}");
    for one in &whole {
        let question = one["text"].as_str().expect("a question").replace(' ', "+");
        let page = served.get(&format!("/ask.html?q={question}")).body;
        assert!(!page.contains("class=\"problem\""), "{question}");
        // What is typed in full is not offered again, however it is written.
        let question = one["text"].as_str().expect("a question");
        // The name of a saved question has one case, to which it is completed.
        let shouted = if question.starts_with('@') { question.to_owned() } else { question.to_uppercase() };
        for typed in [format!("{question} "), shouted] {
            assert!(completed(&served, &typed).iter().all(|other| other["text"] != question), "{typed}");
        }
    }
    assert_eq!(completed(&served, "claims about xyzzy"), Vec::<Value>::new());
}

/// The mentions that a page marks, each with its words and what it is.
fn mentions(page: &str) -> Vec<(String, String)> {
    let parts = page.split("class=\"words\">").skip(1);
    let until = |text: &str| text.split('<').next().unwrap_or_default().to_owned();
    parts.map(|part| (until(part), until(part.split("class=\"as\">").nth(1).unwrap_or_default()))).collect()
}

#[test]
fn a_question_is_shown_with_its_mentions_and_its_reading() {
    let served = Served::of(&root(), &[]);
    let ask = |question: &str| {
        let page = served.get(&format!("/ask.html?q={}", question.replace(' ', "+"))).body;
        is_harmless(question, &taken(question, &page));
        page
    };
    let told = |question: &str| -> Vec<String> {
        mentions(&ask(question)).into_iter().map(|(words, class)| format!("{words}: {class}")).collect()
    };
    assert_eq!(
        told("which explanations admit trust"),
        ["explanations: kind", "admit: relation", "trust: concept"]
    );
    assert_eq!(
        told("what did Kydd 2005 say about trust since 1990 on p. 9"),
        ["Kydd 2005: work", "trust: concept", "since 1990: year", "on p. 9: place"]
    );
    // A question without an answer shows what was recognised too.
    let refused = told("which explanations admit hospitality");
    assert!(refused.contains(&"explanations: kind".to_owned()), "{refused:?}");
    let reading = |page: &Taken| {
        let boxes =
            page.starts.iter().find(|start| start.attributes.get("id").is_some_and(|id| id == "reading"));
        boxes.and_then(|start| start.attributes.get("value")).cloned()
    };
    let page = ask("what did Kydd 2005 say about trust since 1990");
    assert_eq!(
        reading(&taken("read", &page)).as_deref(),
        Some("what did kydd2005 say about trust since 1990")
    );
    // What is a form of the language already has no other reading.
    assert_eq!(reading(&taken("plain", &ask("claims in kydd2005 about trust"))), None);
}

#[test]
fn a_saved_question_that_cannot_be_asked_says_why() {
    let library = Library::small();
    library.write("corpus/more.catena", "query on-topic \"claims about $topic\"\n");
    let served = Served::of(library.path(), &[]);
    for (asked, told) in [
        ("@on-topic", "needs a value for `topic`"),
        ("@on-topic+trust+again", "one too many"),
        ("@admitting+trust", "takes no value"),
        ("as+of+2000:+@on-topic", "needs a value"),
        ("@admittin", "unknown saved question `admittin`\ndid you mean `admitting`?"),
    ] {
        let page = served.get(&format!("/ask.html?q={asked}")).body;
        assert!(page.contains("class=\"problem\"") && page.contains(told), "{asked}: {page}");
        let file = served.get(&format!("/answer.csv?q={asked}"));
        assert!(file.status == 400 && file.body.contains(told), "{asked}: {}", file.body);
    }
    assert!(served.get("/ask.html?q=@on-topic+trust").body.contains("Norms build trust"));
}
