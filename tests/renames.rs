//! Renaming: nothing but the ids changes, and there and back is where one was.

use std::collections::BTreeMap;
use std::fs;

use catena::code::Severity;
use catena::corpus::Corpus;
use catena::rename::{Renamed, rename};
use catena::session::{Failure, Session};
use proptest::prelude::*;
use proptest::sample::select;

use crate::fixture::Fixture;
use crate::program::{Library, catena};
use crate::support::corpora::{self, CONCEPTS, EXPLANATIONS, LINKS, RELATIONS, THEORIES, WORKS};
use crate::support::shown::verdict_text;
use crate::support::{cases, without_faults};

type Files = BTreeMap<String, String>;

fn open(files: &Files) -> Session {
    Session::of(Corpus::read(
        files.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect(),
    ))
}

fn done(files: &Files, old: &str, new: &str) -> Files {
    let renamed = match rename(&open(files), None, old, new) {
        Ok(renamed) => renamed,
        Err(Failure::Wrong(wrong)) => panic!("{old} to {new}: {}", wrong.0.message),
        Err(Failure::World(error)) => panic!("{old} to {new}: {error}"),
    };
    let mut files = files.clone();
    files.extend(renamed.files);
    files
}

/// Questions that name topics, claims, works, scholars, kinds and relations in all sorts of ways.
const QUESTIONS: [&str; 21] = [
    "which explanations admit trust",
    "which explanations do not admit trust",
    "theories that foster lasting-trust or hinder power",
    "claims by Adams about trust matching \"trust\"",
    "claims in two via one",
    "which concepts are admitted by bipolarity",
    "find explanation e where e -[admits]-> concept:trust",
    "find claim c where c -[supports]-> \"one/c0\" or c.work = two",
    "find claim c where exists explanation e (c -[supports|^disputes]-> e) show text",
    "how many claims per scholar",
    "how many claims per work",
    "how many topics per kind",
    "trace trust to bipolarity via admits, says within 3",
    "trace trust into explanations",
    "why does bipolarity exclude trust",
    "search trust",
    "schools of thought that rule out trust or foster power",
    "claims that disagree with any claim",
    "excerpts about trust",
    "find excerpt e where e.work = two show text, about, for",
    "how many excerpts per work",
];

/// The corpus with questions in it: saved, and with the answers that they have.
fn with_questions(corpus: &corpora::Corpus) -> Files {
    let mut files: Files = corpus.files().into_iter().collect();
    // A label that comes from the id changes with it, and so does what searches find.
    let labelled = files["topics.catena"].lines().map(|line| match line.split_once(' ') {
        Some((kind, id)) if !["", "cite", "work"].contains(&kind) => {
            format!("{kind} {id} \"Label of {id}\"\n")
        }
        _ => format!("{line}\n"),
    });
    let labelled = labelled.collect();
    files.insert("topics.catena".to_owned(), labelled);
    let session = open(&files);
    let mut questions = String::new();
    for (at, question) in QUESTIONS.iter().enumerate() {
        let Ok(answer) = session.ask(question) else { continue };
        let written = question.replace('"', "\\\"");
        questions += &format!("# question {at}\nquery q{at} \"{written}\"\n\n");
        let row = |row: &catena::query::answer::Row| match row.node {
            Some(node) => session.catalog.id(node).to_owned(),
            None => row.group.clone().unwrap_or_default(),
        };
        let ends = answer.paths.iter().filter_map(|path| path.last());
        let ids: Vec<String> = answer
            .rows
            .iter()
            .map(row)
            .chain(ends.map(|hop| session.catalog.id(hop.to()).to_owned()))
            .collect();
        let is_list = !ids.iter().any(String::is_empty);
        if is_list && answer.columns != ["count"] {
            let ids = if ids.is_empty() { "none".to_owned() } else { ids.join(", ") };
            questions += &format!("expect \"{written}\"\n  is  {ids}\n\n");
        }
    }
    files.insert("questions.catena".to_owned(), questions);
    without_faults(open(&files));
    files
}

/// What the saved questions of a corpus are answered with: ids, verdicts and totals, each word as `id`
/// gives it, in an order that does not depend on ids.
fn answers(session: &Session, id: impl Fn(&str) -> String) -> Vec<Vec<String>> {
    let catalog = &session.catalog;
    let mut answers: Vec<Vec<String>> = Vec::new();
    for saved in &catalog.saved {
        let Ok(answer) = session.ask(&saved.question) else { continue };
        let rows = answer.rows.iter().map(|row| match (row.node, &row.group) {
            (Some(node), _) => catalog.id(node).to_owned(),
            (None, group) => group.clone().unwrap_or_default(),
        });
        let verdicts = answer
            .rows
            .iter()
            .flat_map(|row| &row.verdicts)
            .chain(answer.left_out.iter().map(|left| &left.verdict));
        let verdicts = verdicts.map(|verdict| verdict_text(catalog, verdict));
        // Of ways that are equally long the first in the order of ids is taken.
        let paths = answer.paths.iter().filter_map(|path| Some((path.last()?, path.len())));
        let paths = paths.map(|(hop, length)| format!("{} in {length}", catalog.id(hop.to())));
        let text: Vec<String> = rows.chain(verdicts).chain(paths).chain([answer.total.to_string()]).collect();
        let words = text.iter().flat_map(|text| text.split([' ', ',', '(', ')', ';', '[', ']', '<']));
        let mut words: Vec<String> = words.map(&id).collect();
        words.sort();
        answers.push(words);
    }
    answers.sort();
    answers
}

fn things() -> impl Strategy<Value = (String, String)> {
    let topics =
        select([&CONCEPTS[..], &EXPLANATIONS, &THEORIES].concat()).prop_map(|id| (id.to_owned(), "new-name"));
    let works = select(&WORKS[..]).prop_map(|key| (key.to_owned(), "New.key7"));
    let relations =
        select([&RELATIONS[..], &LINKS].concat()).prop_map(|id| (format!("relation:{id}"), "newly-does"));
    let others = select(
        &[
            ("kind:explanation", "account"),
            ("kind:concept", "notion"),
            ("scholar:adams", "ann-adams"),
            ("clark", "c-clark"),
            ("one/c0", "one/new-slug"),
            ("q0", "question-zero"),
        ][..],
    );
    prop_oneof![topics, works, relations, others.prop_map(|(old, new)| (old.to_owned(), new))]
        .prop_map(|(old, new)| (old, new.to_owned()))
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_renamed_corpus_answers_as_before((old, new) in things(), corpus in corpora::corpus(7)) {
        let files = with_questions(&corpus);
        let before = open(&files);
        prop_assume!(old != "one/c0" || before.catalog.claims().any(|(_, claim)| claim.id == old));
        let after_files = done(&files, &old, &new);
        let after = without_faults(open(&after_files));
        // Warnings are of the made-up corpus.
        let mut faults = catena::check::check(&after).expect("it can be checked");
        faults.retain(|fault| fault.severity() == Severity::Error);
        prop_assert!(faults.is_empty(), "{old} to {new}: {}\n{}", faults[0].message, after_files["questions.catena"]);

        // The answers are the same, but for the ids and the order of ids.
        let bare = old.rsplit(':').next().unwrap_or_default();
        let renamed = |word: &str| match word.strip_prefix(bare) {
            Some("") => new.clone(),
            Some(slug) if slug.starts_with('/') => format!("{new}{slug}"),
            _ => word.to_owned(),
        };
        prop_assert_eq!(answers(&before, renamed), answers(&after, str::to_owned));
        prop_assert_eq!(before.catalog.claims().count(), after.catalog.claims().count());
        prop_assert_eq!(before.catalog.len(), after.catalog.len());

        // The old words are still understood.
        for saved in &before.catalog.saved {
            prop_assert!(after.understand(&saved.question).is_ok(), "{} is not understood", saved.question);
        }

        // There and back: the same bytes, but for what is kept of the old ids.
        let space = old.split_once(':').map_or(String::new(), |(space, _)| format!("{space}:"));
        let back = done(&after_files, &format!("{space}{new}"), bare);
        let kept = |text: &str| -> Vec<String> {
            text.lines().filter(|line| !line.trim_start().starts_with("was ")).map(str::to_owned).collect()
        };
        for (name, text) in &files {
            let (first, last) = (kept(text), kept(&back[name]));
            prop_assert!(last.starts_with(&first) || name == "questions.catena", "{name}:\n{}", back[name]);
        }
        let again = without_faults(open(&back));
        prop_assert_eq!(answers(&before, str::to_owned), answers(&again, str::to_owned));
    }
}

/// A fixture with its files renamed: what changes, as a diff would show it.
fn changes(fixture: &Fixture, receipts: Option<&str>, old: &str, new: &str) -> String {
    match rename(&fixture.session(), receipts, old, new) {
        Ok(Renamed { files, uses, notices }) => {
            let texts = files.iter().map(|(name, text)| format!("=== {name}\n{text}"));
            format!("{uses} uses {notices:?}\n{}", texts.collect::<String>())
        }
        Err(Failure::Wrong(wrong)) => {
            format!("{}: {}\n{:?}", wrong.0.code.name(), wrong.0.message, wrong.0.help)
        }
        Err(Failure::World(error)) => format!("{error}"),
    }
}

fn shown(name: &str, report: &str) {
    insta::with_settings!({ snapshot_path => "renames", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, report);
    });
}

const LIBRARY: &str = r#"=== corpus/references.bib
% one1990 in a comment
@book{one1990, author = {Adams, Ann}, title = {On one1990}, year = 1990}
@incollection{part, author = {Baker, Bob}, title = {A Part}, crossref = {one1990}, related = "part, one1990"}

=== corpus/a.catena
kind concept
kind explanation
relation admits
  from  explanation
  to    concept
  contradicts  excludes
relation excludes
  from  explanation
  to    concept
relation supports
  from  claim
  to    claim

# trust in a comment stays
concept trust   "Trust"
concept lasting-trust
  broader trust
      # and trust here
  note    trust is a word here
  was     old-trust

=== corpus/b.catena
explanation norms
  admits  trust,
          lasting-trust
  stated  one1990 p. 3

claim one1990/says-so
  text   Norms and trust, as one1990 has it.
  quote  "trust"
  about  trust ,lasting-trust
  says   norms admits trust when lasting-trust
  when   lasting-trust
claim part/other
  text      Another.
  via       one1990 p. 9
  supports  one1990/says-so
  quote     "seen there"

cite part p. 1 -> one1990 p. 2
  for  one1990/says-so

query about-trust "claims about trust matching \"trust\""
expect "which explanations admit concept:trust"
  is norms
expect "how many claims per work"
  is  one1990, part
"#;

#[test]
fn what_changes_is_the_names_alone() {
    let fixture = Fixture::read(LIBRARY);
    let mut report = String::new();
    for (old, new) in [
        ("trust", "confidence"),
        ("one1990", "zeta1990"),
        ("relation:admits", "allows"),
        ("relation:excludes", "shuts-out"),
        ("kind:explanation", "account"),
        ("adams", "ann-adams"),
        ("adams", "Ann B. Adams"),
        ("one1990/says-so", "one1990/told"),
        ("lasting-trust", "old-trust"),
    ] {
        report += &format!("──── {old} to {new}\n{}\n", changes(&fixture, None, old, new));
    }
    shown("changed", &report);
}

#[test]
fn what_cannot_be_renamed_is_refused() {
    let fixture = Fixture::read(LIBRARY);
    let mut report = String::new();
    for (old, new) in [
        ("trsut", "confidence"),
        ("trust", "lasting-trust"),
        ("trust", "old-trust"),
        ("old-trust", "confidence"),
        ("trust", "trust"),
        ("trust", "Confidence"),
        ("trust", "a b"),
        ("one1990", "part"),
        ("one1990", "a b"),
        ("one1990/says-so", "part/says-so"),
        ("one1990/says-so", "told"),
        ("kind:concept", "claim"),
        ("kind:concept", "text"),
        ("relation:admits", "about"),
        ("concept:norms", "x"),
    ] {
        report += &format!("──── {old} to {new}\n{}\n", changes(&fixture, None, old, new));
    }
    let broken = Fixture::read(&format!("{LIBRARY}\n=== corpus/c.catena\nclaim one1990/x\n  txet  trust\n"));
    report += &format!("──── with a fault\n{}\n", changes(&broken, None, "trust", "confidence"));
    report += changes(&broken, None, "norms", "rules").lines().next().unwrap_or_default();
    shown("refused", &report);
}

#[test]
fn receipts_follow_their_claims_and_works() {
    let fixture = Fixture::read(LIBRARY);
    let text = "0".repeat(64);
    let hash = |work: &str, place: &str, quote: &str| catena::verify::receipt::quote_hash(work, place, quote);
    let line = |claim: &str, hash: &str| format!("{claim}\t{hash}\texact\tp. 9\t{text}\n");
    let header = catena::verify::receipt::Receipts::default().to_string();
    let receipts = |key: &str| {
        let mut lines = [
            line(&format!("{key}/says-so"), &hash(key, "", "trust")),
            line("part/other", &hash(key, "p. 9", "seen there")),
        ];
        lines.sort();
        header.clone() + &lines.concat()
    };
    let renamed =
        rename(&fixture.session(), Some(&receipts("one1990")), "one1990", "zeta1990").expect("it can be");
    assert_eq!(renamed.files["corpus/anchors.lock"], receipts("zeta1990"));
    let untouched =
        rename(&fixture.session(), Some(&receipts("one1990")), "trust", "confidence").expect("it can be");
    assert!(!untouched.files.contains_key("corpus/anchors.lock"));
}

#[test]
fn the_command_changes_all_files_or_shows_what_it_would() {
    let library = Library::small();
    let read = |name: &str| fs::read_to_string(library.path().join(name)).expect("a file");
    let before = (read("corpus/claims.catena"), read("corpus/references.bib"));
    let shown = catena(library.path(), &["rename", "--dry-run", "snyder1997", "snyder97"]);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    assert!(shown.stdout.contains("-@book{snyder1997,\n+@book{snyder97,"), "{}", shown.stdout);
    assert!(shown.stdout.contains("+claim snyder97/norms-build-trust"), "{}", shown.stdout);
    assert_eq!(before, (read("corpus/claims.catena"), read("corpus/references.bib")));
    let run = catena(library.path(), &["rename", "snyder1997", "snyder97"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "corpus/claims.catena\ncorpus/references.bib\n"),
        "{}",
        run.stderr
    );
    let check = catena(library.path(), &["check"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
    assert_eq!(
        catena(library.path(), &["show", "snyder1997/norms-build-trust"]).code,
        0,
        "the old id is lost"
    );
    let wrong = catena(library.path(), &["rename", "snyder1998", "x"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("did you mean `snyder97`?"), "{}", wrong.stderr);
}

const SAVED: &str = r#"=== corpus/references.bib
@book{keating2015, author = {Keating, Vincent}, title = {Trust}, year = 2015}
@book{harl2006, author = {Harl, Inga}, title = {Ports}, year = 2006}

=== corpus/a.catena
kind concept
concept norm "Norm"
concept power "Power"
claim harl2006/ports
  text   Ports have norms.
  via    keating2015 p. 3
  about  norm

=== corpus/questions.catena
query param "claims about norm by $scholar"
  with  harl
query hole "claims about norm by $scholar"
query both "claims about $topic by $scholar"
  with  norm, harl
query quoted "claims about $topic in $work"
  with  "norm", "harl2006"
query keys "claims about $topic via keating2015"
  with  power
query words "claims about $topic matching \"norm\""
  with  norm
query many "claims about norm or norm or norm or norm or norm or norm or norm or norm or norm"
query capital "claims about Norm by $scholar"
query claim "find claim c where c.id = \"harl2006/ports\""
query broken "claims aboot norm by $scholar"
"#;

#[test]
fn saved_questions_with_parameters_are_renamed() {
    let fixture = Fixture::read(SAVED);
    let mut report = String::new();
    for (old, new) in [
        ("norm", "rule"),
        ("keating2015", "keating2015a"),
        ("harl2006", "harl06"),
        ("scholar:harl", "inga-harl"),
        ("param", "of-norm"),
    ] {
        report += &format!("──── {old} to {new}\n");
        let changed = changes(&fixture, None, old, new);
        let questions = changed.split("=== corpus/questions.catena\n").nth(1).unwrap_or_default();
        report += &format!("{}\n{questions}\n", changed.lines().next().unwrap_or_default());
    }
    shown("saved", &report);
}

/// The files of a fixture.
fn of_fixture(text: &str) -> Files {
    let files = Fixture::read(text).files.into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("it is text"))).collect()
}

#[test]
fn a_label_that_is_used_again_empties_no_saved_question() {
    let mut files = of_fixture(SAVED);
    let ids = |files: &Files, name: &str| {
        let session = open(files);
        let saved = session.catalog.saved.iter().find(|saved| saved.id == name).expect("it is there").clone();
        let question =
            catena::query::understand::saved::filled(&saved, &["harl".to_owned()]).expect("it has a value");
        let answer = session.ask(&question).map_err(|_| question).expect("it is understood");
        answer.rows.len()
    };
    assert_eq!(ids(&files, "param"), 1);
    files = done(&files, "norm", "rule");
    // Somebody else is called so now.
    files.insert("corpus/new.catena".to_owned(), "concept norm \"Law\"\n".to_owned());
    for name in ["param", "hole"] {
        assert_eq!(ids(&files, name), 1, "{}", files["corpus/questions.catena"]);
    }
    // The label `Power` is what a question says; the id `power` goes to another topic.
    let mut files = of_fixture(SAVED);
    let questions = "query other \"claims about Strength by $scholar\"\n";
    files.insert("corpus/questions.catena".to_owned(), questions.to_owned());
    let topics = files["corpus/a.catena"].replace("concept norm \"Norm\"", "concept norm \"Strength\"");
    files.insert("corpus/a.catena".to_owned(), topics);
    assert_eq!(ids(&files, "other"), 1);
    let files = done(&files, "power", "strength");
    assert_eq!(ids(&files, "other"), 1, "{}", files["corpus/questions.catena"]);
}
