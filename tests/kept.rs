//! A library opened from its snapshot is the library that its files make, and any change of them is noticed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use catena::catalog::NodeClass;
use catena::corpus::load::Library as Folder;
use catena::session::Session;
use catena::store::Key;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::fuzz::dice::Dice;
use crate::program::{Library, catena, catena_with_input, pack, root};
use crate::questions::questions;
use crate::support::cases;
use crate::support::corpora::corpus;
use crate::support::phrases::question;
use crate::support::shown::answer_text;
use crate::writes::kills::asked;

fn key() -> Key {
    Key::of([3; 32])
}

fn folder(path: &Path) -> Folder {
    Folder::at(path).expect("a library")
}

fn open(path: &Path) -> Session {
    Session::open_signed(folder(path), key()).expect("it can be read")
}

fn fresh(path: &Path) -> Session {
    Session::from_texts(folder(path)).expect("it can be read")
}

/// Everything that a session knows, but its text index.
fn state(session: &Session) -> BTreeMap<&'static str, String> {
    let catalog = &session.catalog;
    let edges: Vec<String> = session.graph.edges().map(|edge| format!("{edge:?}")).collect();
    let led: Vec<Vec<_>> =
        catalog.nodes().map(|(id, _)| session.graph.incoming(id).map(|edge| edge.from).collect()).collect();
    let works: Vec<_> = catalog.works().map(|(id, _)| id).collect();
    let ids: Vec<Vec<_>> = NodeClass::ALL.iter().map(|class| catalog.names().of(*class).collect()).collect();
    let texts: Vec<_> = session.sources().iter().map(|(_, file)| (&file.name, file.bytes())).collect();
    let places: Vec<_> =
        catalog.nodes().filter_map(|(id, _)| Some(session.sources().place(catalog.span(id)?))).collect();
    BTreeMap::from([
        ("catalog", format!("{catalog:?}")),
        ("ids", format!("{ids:?}")),
        ("edges", edges.join("\n")),
        ("led", format!("{led:?}")),
        ("verdicts", format!("{:?}", session.verdicts)),
        ("diagnostics", format!("{:?}", session.diagnostics)),
        ("references", format!("{:?}", session.references(&works))),
        ("texts", format!("{texts:?}")),
        ("places", places.join("\n")),
        ("fingerprint", session.fingerprint().to_owned()),
    ])
}

fn assert_alike(one: &Session, other: &Session) {
    for ((what, one), (_, other)) in state(one).iter().zip(&state(other)) {
        assert!(one == other, "{what}:\n{one}\nis not\n{other}");
    }
}

/// What a question gives, as text.
fn told(session: &Session, question: &str) -> String {
    match session.ask(question) {
        Ok(answer) => answer_text(&session.catalog, &answer) + &format!("{answer:?}"),
        Err(failure) => format!("{failure:?}"),
    }
}

/// Copies the corpus of a library of this package.
fn copied(from: &str) -> Library {
    let library = Library::small();
    fs::remove_dir_all(library.path().join("corpus")).expect("it is there");
    for (name, bytes) in folder(&root().join(from)).contents().expect("it can be read") {
        library.write(&name, &String::from_utf8(bytes).expect("it is text"));
    }
    library
}

fn typed(library: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(library)).expect("questions");
    text.lines()
        .filter_map(|line| line.split('\t').next())
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_snapshot_knows_what_the_texts_say() {
    let mut all = vec![
        ("tests/questions".to_owned(), questions()),
        (".".to_owned(), typed("tests/typed/families.typed")),
    ];
    for entry in fs::read_dir(root().join("tests/typed")).expect("a folder").flatten() {
        let name = format!("tests/typed/{}", entry.file_name().to_string_lossy());
        if root().join(&name).join("corpus").is_dir() {
            all.push((name, Vec::new()));
        }
    }
    all.sort();
    assert!(all.len() > 4);
    for (from, questions) in all {
        let library = copied(&from);
        let made = open(library.path());
        let kept = open(library.path());
        assert!(!made.is_kept() && kept.is_kept(), "{from}");
        assert_alike(&fresh(library.path()), &kept);
        for question in questions {
            assert_eq!(told(&kept, &question), told(&made, &question), "{question}");
        }
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_snapshot_of_any_corpus_answers_alike(made in corpus(9), questions in vec(question(), 5)) {
        let library = Library::small();
        fs::remove_dir_all(library.path().join("corpus")).expect("it is there");
        for (name, text) in made.files() {
            library.write(&format!("corpus/{name}"), &text);
        }
        let (made, kept) = (open(library.path()), open(library.path()));
        prop_assert!(kept.is_kept());
        assert_alike(&made, &kept);
        for question in questions {
            prop_assert_eq!(told(&kept, &question), told(&made, &question), "{}", question);
        }
    }
}

#[test]
fn illegible_and_faulty_files_are_kept_as_they_are() {
    let library = Library::small();
    let path = library.path().join("corpus/odd.catena");
    for bytes in [
        &b"claim \xff\xfe\n"[..],
        b"claim a\r\n",
        b"\x00",
        b"nonsense {{{\n  at  p.\n",
        b"concept trust \"Trust\"\n",
    ] {
        fs::write(&path, bytes).expect("it can be written");
        let (made, kept) = (open(library.path()), open(library.path()));
        assert!(kept.is_kept());
        assert_alike(&made, &kept);
        let parsed = |session: &Session| {
            let corpus = session.corpus();
            format!("{:?} {:?} {:?} {:?}", corpus.documents, corpus.entries, corpus.diagnostics, corpus.aside)
        };
        assert_eq!(parsed(&kept), parsed(&made));
    }
}

/// Opens a library twice: as it is, and from what is then kept. Both know what its texts say.
fn hold(path: &Path) {
    let fresh = fresh(path);
    assert_alike(&open(path), &fresh);
    let kept = open(path);
    assert!(kept.is_kept());
    assert_alike(&kept, &fresh);
}

#[test]
fn a_change_that_leaves_size_and_time_is_noticed() {
    let library = Library::small();
    let path = library.path().join("corpus/claims.catena");
    let long_ago = SystemTime::now() - Duration::from_secs(86_400);
    let set = |time| File::options().write(true).open(&path).and_then(|file| file.set_modified(time));
    set(long_ago).expect("times can be set");
    hold(library.path());
    let text = fs::read_to_string(&path).expect("it is there");
    fs::write(&path, text.replace("Common norms", "Common forms")).expect("it can be written");
    set(long_ago).expect("times can be set");
    assert!(!open(library.path()).is_kept());
    hold(library.path());
    // What only looks changed is kept.
    set(SystemTime::now()).expect("times can be set");
    assert!(open(library.path()).is_kept());
}

#[test]
fn files_that_come_go_and_change_places_are_noticed() {
    let library = Library::small();
    let at = |name: &str| library.path().join("corpus").join(name);
    hold(library.path());
    library.write("corpus/more.catena", "concept more \"More\"\n");
    library.write("corpus/less.catena", "concept less \"Less\"\n");
    hold(library.path());
    fs::rename(at("more.catena"), at("x")).expect("it can be renamed");
    fs::rename(at("less.catena"), at("more.catena")).expect("it can be renamed");
    fs::rename(at("x"), at("less.catena")).expect("it can be renamed");
    assert!(!open(library.path()).is_kept());
    hold(library.path());
    fs::create_dir(at("works")).expect("it can be made");
    fs::rename(at("less.catena"), at("works/less.catena")).expect("it can be renamed");
    hold(library.path());
    fs::remove_file(at("more.catena")).expect("it is there");
    hold(library.path());
    library.write("corpus/references.bib", "@book{other,\n  title = {Other}\n}\n");
    hold(library.path());
}

#[test]
fn after_any_edits_it_knows_what_the_texts_say() {
    let mut dice = Dice::new(11);
    let library = Library::small();
    for step in 0..150 {
        let name = format!("corpus/{}.catena", dice.below(6));
        match dice.below(4) {
            0 => drop(fs::remove_file(library.path().join(&name))),
            _ => library.write(&name, &format!("concept c{} \"Concept {step}\"\n", dice.below(9))),
        }
        assert_alike(&open(library.path()), &fresh(library.path()));
    }
}

/// A question that needs both what was worked out and the text index.
const BOTH: &str = "claims about trust matching \"norms build\" since 1990";

/// Whenever a run is killed that keeps a library which has just been changed, the next one answers as if there had
/// been none.
#[test]
fn a_kill_at_any_moment_changes_no_answer() {
    let library = Library::small();
    let change = |number: usize| {
        let claims = (0..60).map(|at| {
            let text = format!("Norms build trust, for the {number}th time {at}.");
            format!("claim snyder1997/c{at}\n  text   {text}\n  at     p. {at}\n  about  trust\n")
        });
        library.write("corpus/more.catena", &claims.collect::<Vec<_>>().join("\n"));
    };
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_catena"));
        command.args(["ask", BOTH]).current_dir(library.path());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program starts")
    };
    change(0);
    let begun = Instant::now();
    start().wait().expect("it ends");
    let longest = begun.elapsed();
    let mut dice = Dice::new(7);
    let mut killed = 0;
    for number in 1..=asked() {
        change(number);
        let mut child = start();
        thread::sleep(longest.mul_f64(f64::from(u32::try_from(dice.below(1200)).unwrap_or(0)) / 1000.0));
        let _ = child.kill();
        killed += usize::from(child.wait().expect("it ends").code().is_none());
        // Some of those that come after are killed too: they find what the first left.
        if dice.once_in(3) {
            continue;
        }
        let kept = Session::open(folder(library.path())).expect("it can be read");
        assert_eq!(told(&kept, BOTH), told(&fresh(library.path()), BOTH), "after {number} kills");
        assert_eq!(kept.notices(), [""; 0]);
    }
    assert!(killed > asked() / 3, "{killed} were killed");
}

#[test]
fn damage_changes_no_answer() {
    let library = copied(".");
    let typed = "where does Kydd discuss trust";
    let words = "claims matching \"reputation\"";
    let mut dice = Dice::new(5);
    let mut noticed = 0;
    for (what, question) in [("snapshot", typed), ("inputs", words), ("reading", typed), ("text", words)] {
        let asked = ["ask", "--format", "json", question];
        let expected = catena(library.path(), &asked).stdout;
        assert_eq!(expected.contains("\"read_as\""), question == typed, "{expected}");
        let path = library.path().join(pack(what));
        let whole = fs::read(&path).expect("it was kept");
        for _ in 0..40 {
            let mut damaged = whole.clone();
            match dice.below(4) {
                0 => damaged.truncate(dice.below(whole.len())),
                1 => damaged.clear(),
                _ => {
                    let at = dice.below(whole.len());
                    let end = (at + 1 + dice.below(200_000)).min(whole.len());
                    damaged[at..end].iter_mut().for_each(|byte| *byte ^= 0x5a);
                }
            }
            fs::write(&path, &damaged).expect("it can be written");
            // A question that comes through a pipe comes once.
            let run = if dice.once_in(3) {
                catena_with_input(library.path(), &["ask", "--format", "json", "-"], asked[3])
            } else {
                if dice.once_in(3) {
                    assert_eq!(catena(library.path(), &["ask", "--help"]).code, 0);
                }
                catena(library.path(), &asked)
            };
            assert_eq!((run.code, &run.stdout), (0, &expected), "{}", run.stderr);
            noticed += usize::from(run.stderr.contains("rebuilt"));
            let stderr = catena(library.path(), &asked).stderr;
            assert!(!stderr.contains("rebuilt"), "it was made anew: {stderr}");
        }
    }
    assert!(noticed > 20, "{noticed}");
}

#[test]
fn what_another_user_kept_is_not_read() {
    let library = Library::small();
    open(library.path());
    let theirs = Key::of([4; 32]);
    for what in ["inputs", "snapshot"] {
        let at = |key: &Key| library.path().join("index").join(key.file(what));
        fs::copy(at(&key()), at(&theirs)).expect("it was kept");
    }
    let session = Session::open_signed(folder(library.path()), theirs).expect("it can be read");
    assert!(!session.is_kept());
    assert_eq!(
        session.notices(),
        ["the snapshot of the library was rebuilt: its signature is not this user's"]
    );
}

#[test]
fn without_a_place_to_keep_it_the_answer_is_the_same() {
    let library = Library::small();
    let expected = catena(library.path(), &["show", "trust"]);
    fs::remove_dir_all(library.path().join("index")).expect("it was made");
    fs::write(library.path().join("index"), "").expect("it can be written");
    for _ in 0..2 {
        let run = catena(library.path(), &["show", "trust"]);
        assert_eq!((run.code, run.stdout), (0, expected.stdout.clone()));
    }
    let run = catena(library.path(), &["show", "trust", "--no-cache"]);
    assert_eq!((run.code, run.stdout, run.stderr), (0, expected.stdout, String::new()));
}

#[test]
fn without_a_cache_nothing_is_kept() {
    let library = Library::small();
    for question in ["which explanations admit trust", BOTH, "what does Snyder say about trust?"] {
        let run = catena(library.path(), &["ask", "--no-cache", question]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{question}");
    }
    library.write(
        "corpus/expected.catena",
        "expect \"claims matching norms\"\n  is  snyder1997/norms-build-trust\n",
    );
    for command in ["check", "index", "stats", "status", "show trust", "export graph", "vocabulary"] {
        let arguments: Vec<&str> = ["--no-cache"].into_iter().chain(command.split(' ')).collect();
        let run = catena(library.path(), &arguments);
        assert_eq!(run.code, 0, "{command}: {}", run.stderr);
        assert!(!library.path().join("index").exists(), "{command}");
    }
    let index = catena(library.path(), &["index", "--no-cache"]);
    assert!(index.stderr.contains("`--no-cache` keeps nothing"), "{}", index.stderr);
    assert_eq!(catena(library.path(), &["ask", "--no-cache", "--help"]).code, 0);
    assert_eq!(catena(library.path(), &["--help"]).code, 0);
    assert!(!library.path().join("index").exists());
}

/// Many ask one session, which is read part by part under them.
#[test]
fn sixteen_threads_ask_one_session() {
    fn shared<T: Send + Sync>(_: &T) {}
    let library = copied("tests/questions");
    let made = open(library.path());
    shared(&made);
    let questions = questions();
    let expected: Vec<String> = questions.iter().map(|question| told(&made, question)).collect();
    let kept = open(library.path());
    assert!(kept.is_kept());
    thread::scope(|scope| {
        for number in 0..16 {
            let (kept, questions, expected) = (&kept, &questions, &expected);
            scope.spawn(move || {
                for at in (0..questions.len()).map(|at| (at * 7 + number * 31) % questions.len()) {
                    assert_eq!(told(kept, &questions[at]), expected[at], "{}", questions[at]);
                }
            });
        }
    });
}
