//! Citation keys as BibTeX tools write them can be asked for, in near-English and in the core.

use catena::session::Session;

const KEYS: [&str; 9] = [
    "DBLP:conf/ports/Harl06",
    "10.1111/j.1",
    "d’alb2001",
    "o'neil2004",
    "müller2010",
    "smith:2004",
    "a+b",
    "harl.2006",
    "by2004",
];

fn library() -> Session {
    let mut bibliography = String::new();
    let mut records = "kind concept\nconcept trust\n  text  It.\n".to_owned();
    for (at, key) in KEYS.iter().enumerate() {
        bibliography +=
            &format!("@book{{{key}, author = {{Harl{at}, Ann}}, title = {{Of {at}}}, year = {{200{at}}}}}\n");
        records += &format!("claim {key}/one\n  text  One.\n  about  trust\n");
        let next = KEYS[(at + 1) % KEYS.len()];
        records += &format!("cite {key} p. 2 -> {next} p. 9\n");
    }
    let files =
        vec![("a.bib".to_owned(), bibliography.into_bytes()), ("a.catena".to_owned(), records.into_bytes())];
    let session = Session::of(catena::corpus::Corpus::read(files));
    assert_eq!(session.diagnostics.len(), 0, "{:?}", session.diagnostics);
    session
}

#[test]
fn every_key_can_be_asked_for() {
    let session = library();
    for (at, key) in KEYS.iter().enumerate() {
        let (claim, next) = (format!("{key}/one"), KEYS[(at + 1) % KEYS.len()]);
        let asked = [
            (format!("claims in {key}"), claim.as_str()),
            (format!("claims in \"{key}\""), &claim),
            (format!("works citing {next}"), key),
            (format!("works cited by {key}"), next),
            (format!("what rests on {key}"), &claim),
            (format!("find claim c where c -[in]-> work:{key}"), &claim),
            (format!("find claim c where c.work = {key}"), &claim),
            (format!("find claim c where c.id = {claim}"), &claim),
            (format!("find work w where w -[cites]-> {next}"), key),
        ];
        for (question, expected) in asked {
            let answer = session.ask(&question).unwrap_or_else(|fault| panic!("{question}: {fault:?}"));
            let found: Vec<&str> =
                answer.rows.iter().filter_map(|row| row.node).map(|node| session.catalog.id(node)).collect();
            assert_eq!(found, [expected], "{question}");
            let again =
                session.ask(&answer.core).unwrap_or_else(|fault| panic!("{}: {fault:?}", answer.core));
            assert_eq!(again.core, answer.core, "{question}");
        }
    }
}
