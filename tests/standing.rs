//! How things stand: small corpora, each for a rule or a trap of `docs/verdicts.md`, and what holds of any corpus.
//!
//! `standing/NAME.catena` begins with the rule that it is for and with questions; it is read together with
//! `standing/corpus`. `standing/NAME.snap` has the answers, 80 columns wide.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

use catena::catalog::entry::NodeId;
use catena::catalog::vocabulary::RelationId;
use catena::check::check;
use catena::grounds::Change;
use catena::session::Session;
use catena::standing::Standing;
use catena::verdict::{Evidence, Speaker, Status, Verdict};
use insta::{Settings, assert_snapshot};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::corpora::{Corpus, OUTCOMES, THEORIES, corpus};
use crate::support::{cases, session_of, sound_session};
use crate::tables::shown;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/standing")
}

/// The names and texts of the cases, in order.
fn all_cases() -> BTreeMap<String, String> {
    let files = read_dir(folder()).expect("the folder can be read").flatten().map(|file| file.path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "catena"));
    let named = files.map(|path| {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        (name, read_to_string(path).expect("a case can be read"))
    });
    named.collect()
}

/// The library of a case.
fn library(text: &str) -> Session {
    let shared = |name: &str| read_to_string(folder().join("corpus").join(name)).expect("it can be read");
    let (works, vocabulary) = (shared("works.bib"), shared("vocabulary.catena"));
    sound_session(&[("works.bib", &works), ("vocabulary.catena", &vocabulary), ("case.catena", text)])
}

#[test]
fn each_case_is_answered() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("standing");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    let cases = all_cases();
    assert_eq!(cases.len(), 42);
    for (name, text) in cases {
        let rule = text.lines().next().and_then(|line| line.strip_prefix("# RULE: "));
        let session = library(&text);
        let questions: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ask: ")).collect();
        assert!(!questions.is_empty(), "{name} asks nothing");
        let answers = questions
            .iter()
            .map(|question| format!("════ {question}\n{}", shown(&session, &format!("80 table {question}"))));
        let answers: Vec<String> = answers.collect();
        assert_snapshot!(name, format!("{}\n\n{}", rule.expect("a rule"), answers.join("\n")));
    }
}

/// The cases stand in the document, each with its rule.
#[test]
fn each_case_is_told_of_in_the_document() {
    let document = folder().join("../../docs/verdicts.md");
    let document = read_to_string(document).expect("the document");
    let told: Vec<&str> = document.lines().filter(|line| line.contains("](../tests/standing/")).collect();
    let row = |(name, text): (String, String)| {
        let rule = text.lines().next().and_then(|line| line.strip_prefix("# RULE: ")).expect("a rule");
        format!("| [{}](../tests/standing/{name}.catena) | {rule} |", name.replace('-', " "))
    };
    assert_eq!(told, all_cases().into_iter().map(row).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(cases(60))]

    /// What `what rests only on X` says would change is what `without X: …` finds.
    #[test]
    fn without_a_source_verdicts_are_as_was_told(made in corpus(7)) {
        let session = session_of(&made);
        for source in ["one", "two", "three", "four", "scholar:adams", "scholar:clark"] {
            let told = session.ask(&format!("what rests only on {source}"));
            for Change { before, after } in told.map_or_else(|_| Vec::new(), |answer| answer.changes) {
                let relation = &session.catalog.vocabulary.relation(before.relation).id;
                let [subject, object] = [before.subject, before.object].map(|end| session.catalog.id(end));
                let subject = if before.is_of_truth { "any" } else { subject };
                let why = format!("without {source}: why {subject} -[{relation}]-> {object}");
                let answer = session.ask(&why).expect("a verdict can be asked for");
                let found = &answer.rows[0].verdicts[0];
                prop_assert_eq!((found.status, &found.marks), (after.status, &after.marks), "{}", why);
            }
        }
    }
}

/// A plan that is optimised answers as the literal one does, and to check a case is no trouble.
#[test]
fn each_case_can_be_checked() {
    for (name, text) in all_cases() {
        let session = library(&text);
        let found = check(&session).expect("a text index in memory cannot fail");
        assert!(found.iter().all(|found| !found.message.is_empty()), "{name}");
        for question in text.lines().filter_map(|line| line.strip_prefix("# ask: ")) {
            let [answer, literal] = [session.ask(question), session.ask_literally(question)]
                .map(|answer| answer.unwrap_or_else(|wrong| panic!("{name}: {question}: {wrong:?}")));
            assert!(answer == literal, "{name}: {question}");
        }
    }
}

/// The verdict of a work or a scholar is asked on whether a statement is true, and on nothing else.
#[test]
fn no_work_is_weighed_on_what_is_no_matter_of_truth() {
    let session = library(
        "statement far-helps \"Distant analogies help\"\n\n\
         claim ames1999/no\n  text      No.\n  disputes  far-helps\n",
    );
    for relation in ["disputes", "supports"] {
        for who in ["ames1999", "scholar:ames"] {
            let question = format!("why {who} -[{relation}]-> far-helps");
            assert!(session.ask(&question).is_err(), "{question}: it would be silent");
        }
    }
    for relation in ["affirms", "rejects", "demonstrates", "reverses"] {
        let question = format!("why ames1999 -[{relation}]-> far-helps");
        assert!(session.ask(&question).is_ok(), "{question}");
    }
}

/// How all things of a corpus that can stand do so, by their ids.
fn standings(session: &Session) -> BTreeMap<String, Standing> {
    let catalog = &session.catalog;
    let all = catalog.nodes().map(|(id, _)| id).filter(|id| catalog.can_stand(*id));
    all.map(|id| (catalog.id(id).to_owned(), session.verdicts.standings().standing(id))).collect()
}

/// The ids of the claims of a corpus.
fn claims(corpus: &Corpus) -> Vec<String> {
    ids(&corpus.claims, "claim ")
}

fn ids(records: &[String], keyword: &str) -> Vec<String> {
    let heads = records.iter().filter_map(|record| record.lines().next()?.strip_prefix(keyword));
    heads.map(str::to_owned).collect()
}

/// A result, its word, and who speaks for it, against it, only asks or speaks in part.
type Weighed = (Status, String, [Vec<String>; 4]);

/// What a verdict comes to, and who speaks for it, against it, only asks or speaks in part.
fn weighed(session: &Session, verdict: &Verdict) -> Weighed {
    let speakers = |list: &Vec<Evidence>| {
        let id = |one: &Evidence| match one.speaker {
            Speaker::Claim(id) | Speaker::Record(id, _) => session.catalog.id(id).to_owned(),
        };
        list.iter().map(id).collect()
    };
    let lists = [&verdict.supporting, &verdict.opposing, &verdict.asked, &verdict.partial];
    (verdict.status, verdict.word(&session.catalog), lists.map(speakers))
}

/// Everything that can be asked of a corpus: the truth of each statement, by all, by each work and by each scholar; and
/// whatever is said of each topic.
fn weighings(session: &Session) -> Vec<(String, Weighed)> {
    let catalog = &session.catalog;
    let relation = |id: &str| catalog.vocabulary.find(id).expect("a relation");
    let (affirms, rejects) = (relation("affirms"), relation("rejects"));
    let statements = catalog.topics().map(|(id, _)| id).filter(|id| catalog.is_affirmable(*id));
    let speakers = || catalog.works().map(|(id, _)| id).chain(catalog.scholars().map(|(id, _)| id));
    let mut asked: BTreeSet<(NodeId, RelationId, NodeId)> = BTreeSet::new();
    for statement in statements {
        let subjects = speakers().chain([statement]);
        asked.extend(subjects.flat_map(|who| [(who, affirms, statement), (who, rejects, statement)]));
    }
    for (_, claim) in catalog.claims() {
        for said in &claim.says {
            asked.insert((said.subject, said.relation, said.object));
            asked.insert((said.subject, relation("admits"), said.object));
        }
    }
    let weighed = |(subject, relation, object): (NodeId, RelationId, NodeId)| {
        let name = [subject, object].map(|id| catalog.id(id)).join(" ");
        let name = format!("{name} {}", catalog.vocabulary.relation(relation).id);
        (name, weighed(session, &session.verdicts.verdict(catalog, subject, relation, object)))
    };
    asked.into_iter().map(weighed).collect()
}

proptest! {
    #![proptest_config(cases(150))]

    /// What stood on its own word falls when a new claim disputes it, whatever else there is; a question does nothing.
    #[test]
    fn a_new_dispute_never_makes_a_claim_stand(
        corpus in corpus(7),
        at in any::<Index>(),
        force in select(&["asserts", "suggests", "denies", "asks"][..]),
    ) {
        let before = session_of(&corpus);
        let bonds = before.verdicts.standings().bonds();
        let free = before.catalog.claims().map(|(id, _)| id).filter(|id| {
            bonds.challenges(*id).next().is_none() && bonds.supports(*id).next().is_none()
        });
        let free: Vec<String> = free.map(|id| before.catalog.id(id).to_owned()).collect();
        prop_assume!(!free.is_empty());
        let disputed = &free[at.index(free.len())];
        prop_assert_eq!(standings(&before)[disputed], Standing::Unchallenged);
        let mut after = corpus;
        after.claims.push(format!("claim one/more\n  text  No.\n  force  {force}\n  disputes  {disputed}\n"));
        let expected = if force == "asks" { Standing::Unchallenged } else { Standing::Challenged };
        prop_assert_eq!(standings(&session_of(&after))[disputed], expected);
    }

    /// The order of records and files does not matter.
    #[test]
    fn standings_do_not_hang_on_the_order_of_records(
        (usual, other) in corpus(7).prop_flat_map(|corpus| {
            let parts = [&corpus.records, &corpus.claims, &corpus.arguments].map(|part| Just(part.clone()).prop_shuffle());
            let [records, claims, arguments] = parts;
            let excerpts = corpus.excerpts.clone();
            let shuffled = (records, claims, arguments, Just(excerpts));
            let again = shuffled.prop_map(|(records, claims, arguments, excerpts)| {
                Corpus { records, claims, arguments, excerpts }
            });
            (Just(corpus), again)
        }),
    ) {
        let turned = {
            let mut files = other.files();
            files.reverse();
            let names = ["a.catena", "b.catena", "c.catena", "d.bib"];
            let files: Vec<(&str, &str)> =
                names.into_iter().zip(files.iter().map(|(_, text)| text.as_str())).collect();
            sound_session(&files)
        };
        let usual = session_of(&usual);
        prop_assert_eq!(standings(&usual), standings(&turned));
        prop_assert_eq!(weighings(&usual), weighings(&turned));
    }

    /// Where nothing is disputed or rejected, nothing is challenged, and nothing is defended.
    #[test]
    fn without_disputes_nothing_is_challenged(mut corpus in corpus(7)) {
        let against = ["disputes", "undercuts", "rejects", "doubts", "force  denies"];
        for record in &mut corpus.claims {
            let is_against = |line: &&str| against.iter().any(|word| line.trim_start().starts_with(word));
            *record = record.lines().filter(|line| !is_against(line)).map(|line| format!("{line}\n")).collect();
        }
        let session = session_of(&corpus);
        for (id, standing) in standings(&session) {
            prop_assert!([Standing::Unchallenged, Standing::Undecided].contains(&standing), "{id}: {standing:?}");
        }
        // What is left open is a circle, and only that.
        for (id, _) in session.catalog.nodes().filter(|(id, _)| session.catalog.can_stand(*id)) {
            let standings = session.verdicts.standings();
            let is_open = standings.standing(id) == Standing::Undecided;
            prop_assert_eq!(is_open, standings.is_circular(id), "{}", session.catalog.id(id));
        }
    }

    /// Standing is a mark: however much is disputed, each verdict is what it was, and so is what it weighs.
    #[test]
    fn disputes_change_no_verdict(
        corpus in corpus(7),
        disputes in vec((any::<Index>(), select(&["asserts", "suggests", "denies", "asks"][..])), 1..6),
    ) {
        let mut disputed = claims(&corpus);
        disputed.extend(ids(&corpus.arguments, "argument "));
        disputed.extend([&OUTCOMES[..], &THEORIES].concat().into_iter().map(str::to_owned));
        let mut after = corpus.clone();
        for (number, (at, force)) in disputes.iter().enumerate() {
            let target = &disputed[at.index(disputed.len())];
            after.claims.push(format!(
                "claim two/more{number}\n  text  No.\n  force  {force}\n  disputes  {target}\n"
            ));
            disputed.push(format!("two/more{number}"));
        }
        let [before, after] = [corpus, after].map(|corpus| weighings(&session_of(&corpus)));
        prop_assert_eq!(before, after);
    }
}
