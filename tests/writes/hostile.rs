//! Libraries from elsewhere that mean harm: whatever is in them, no command touches what is outside, hangs or
//! panics.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::commands::{self, ALL};
use crate::program::{Library, Run, pack};

/// No command takes so long, not even one that waits for another.
const LONGEST: Duration = Duration::from_secs(30);
const OWN: &str = ".catena-0123456789abcdef-1.part";
const VICTIM: &str = "concept  victim   \"Victim\"\n";

/// Something outside of the library, and a way to make a library hostile to it.
pub(crate) struct Scene {
    pub(crate) library: Library,
    outside: tempfile::TempDir,
}

type Way = (&'static str, fn(&Scene));

impl Scene {
    pub(crate) fn new(way: fn(&Self)) -> Self {
        let scene = Self { library: commands::library(), outside: tempfile::tempdir().expect("a folder") };
        for name in ["victim.catena", "victim.bib", "victim", OWN, "corpus/victim.catena"] {
            let path = scene.outside(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, VICTIM).expect("a file");
        }
        way(&scene);
        scene
    }

    fn outside(&self, name: &str) -> PathBuf {
        self.outside.path().join(name)
    }

    fn inside(&self, name: &str) -> PathBuf {
        self.library.path().join(name)
    }

    /// Puts in the library a link to what is outside.
    fn link(&self, name: &str, to: &str) {
        self.link_to(name, &self.outside(to));
    }

    fn link_to(&self, name: &str, to: &Path) {
        let path = self.inside(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let _ = fs::remove_file(&path);
        symlink(to, path).expect("a link");
    }

    fn pipe(&self, name: &str) {
        let path = self.inside(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let _ = fs::remove_file(&path);
        assert!(Command::new("mkfifo").arg(path).status().expect("it starts").success());
    }

    fn folder(&self, name: &str) {
        let _ = fs::remove_file(self.inside(name));
        fs::create_dir_all(self.inside(name)).expect("a folder");
    }

    /// A journal that takes back a new file, which is to say removes it: there is another file with its old
    /// content, whose new one is not there.
    fn journal(&self, file: &str, content: &str) {
        let mut steps = vec![(file.to_owned(), "null".to_owned(), hash(content))];
        let loose = fs::read_to_string(self.inside("corpus/loose.catena")).unwrap_or_default();
        steps.push(("loose.catena".to_owned(), format!("\"{}\"", hash(&loose)), hash("never")));
        let steps: Vec<String> = steps
            .iter()
            .enumerate()
            .map(|(at, (file, old, new))| {
                let backup = if old == "null" { "null".to_owned() } else { format!("\".catena-0123456789abcdef-{at}9.part\"") };
                format!("{{\"file\":\"{file}\",\"temporary\":\".catena-0123456789abcdef-{at}.part\",\"backup\":{backup},\"old\":{old},\"new\":\"{new}\"}}")
            })
            .collect();
        let text = format!("{{\"version\":1,\"files\":[{}]}}", steps.join(","));
        fs::write(self.inside("corpus/.catena-journal"), text).expect("a file");
    }

    /// What is outside, links and all.
    fn left(&self) -> BTreeMap<PathBuf, String> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.outside.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder").flatten() {
                let kind = entry.file_type().expect("a kind");
                if kind.is_dir() {
                    folders.push(entry.path());
                }
                let content = if kind.is_file() {
                    fs::read_to_string(entry.path()).unwrap_or_default()
                } else {
                    String::new()
                };
                found.insert(entry.path(), format!("{kind:?}{content}"));
            }
        }
        found
    }

    /// Runs a command that may not take for ever.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_catena"))
            .args(arguments)
            .current_dir(self.library.path())
            .env_remove("GIT_DIR")
            .stdin(Stdio::null())
            .stdout(tempfile::tempfile().expect("a file"))
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let start = Instant::now();
        while child.try_wait().expect("it can be asked").is_none() {
            if start.elapsed() > LONGEST {
                let _ = child.kill();
                panic!("{arguments:?} hangs");
            }
            thread::sleep(Duration::from_millis(2));
        }
        Run::from(child.wait_with_output().expect("it has ended"))
    }
}

fn hash(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The ways in which a library is made hostile.
const WAYS: [Way; 34] = [
    ("a file is a link", |scene| scene.link("corpus/loose.catena", "victim.catena")),
    ("a bibliography is a link", |scene| scene.link("corpus/references.bib", "victim.bib")),
    ("a file that is to be made is a link", |scene| scene.link("corpus/all.bib", "victim.bib")),
    ("the receipts are a link", |scene| scene.link("corpus/anchors.lock", "victim")),
    ("the receipts are a link to nothing", |scene| scene.link("corpus/anchors.lock", "none")),
    ("a folder is a link", |scene| scene.link("corpus/works", "corpus")),
    ("the corpus is a link", |scene| {
        fs::rename(scene.inside("corpus"), scene.outside("other")).expect("a folder");
        fs::write(scene.outside(&format!("other/{OWN}")), VICTIM).expect("a file");
        scene.link("corpus", "other");
    }),
    ("the caches are a link", |scene| scene.link("index", "corpus")),
    ("the index is a link", |scene| scene.link(&pack("text"), "victim")),
    ("the snapshot is a link", |scene| scene.link(&pack("snapshot"), "victim")),
    ("the list of inputs is a link", |scene| scene.link(&pack("inputs"), "victim")),
    ("the history is a link", |scene| scene.link("index/history", "victim")),
    ("the index is a pipe", |scene| scene.pipe(&pack("text"))),
    ("the snapshot is a pipe", |scene| scene.pipe(&pack("snapshot"))),
    ("the list of inputs is a pipe", |scene| scene.pipe(&pack("inputs"))),
    ("a cache's file is a link", |scene| scene.link("index/.gitignore", "victim")),
    ("the journal is a link", |scene| scene.link("corpus/.catena-journal", "victim")),
    ("the journal is a pipe", |scene| scene.pipe("corpus/.catena-journal")),
    ("the journal is a folder", |scene| scene.folder("corpus/.catena-journal")),
    ("the journal is of a newer version", |scene| {
        fs::write(scene.inside("corpus/.catena-journal"), "{\"version\":7}").expect("a file");
    }),
    ("the journal removes what a link leads to", |scene| {
        scene.link("corpus/victim.catena", "victim.catena");
        scene.journal("victim.catena", VICTIM);
    }),
    ("the journal names what is above", |scene| scene.journal("../more.bib", "")),
    ("the journal names a path from the root", |scene| {
        scene.journal(&scene.outside("victim.catena").display().to_string(), VICTIM);
    }),
    ("the journal goes through a link", |scene| {
        scene.link("corpus/works", "corpus");
        scene.journal("works/victim.catena", VICTIM);
    }),
    ("a temporary file is a link", |scene| scene.link(&format!("corpus/{OWN}"), "victim")),
    ("a temporary file is a pipe", |scene| scene.pipe(&format!("corpus/{OWN}"))),
    ("a temporary file is a folder", |scene| scene.folder(&format!("corpus/{OWN}"))),
    ("a file is a pipe", |scene| scene.pipe("corpus/pipe.catena")),
    ("the receipts are a pipe", |scene| scene.pipe("corpus/anchors.lock")),
    ("links lead to nothing and in circles", |scene| {
        scene.link("corpus/nothing.catena", "nothing");
        scene.link_to("corpus/circle.catena", Path::new("circle.catena"));
    }),
    ("a file is a device", |scene| scene.link_to("corpus/zero.catena", Path::new("/dev/zero"))),
    ("a file is a second name", |scene| {
        let path = scene.inside("corpus/loose.catena");
        fs::remove_file(&path).expect("a file");
        // The other name stays as it is wherever the two are on one file system.
        if fs::hard_link(scene.outside("victim.catena"), &path).is_err() {
            fs::write(path, VICTIM).expect("a file");
        }
    }),
    ("the settings of git are links", |scene| {
        scene.link(".gitattributes", "victim");
        scene.link(".github", "corpus");
    }),
    ("what is named is a link", |scene| {
        scene.link("out.json", "victim");
        scene.link("ours.catena", "victim.catena");
    }),
];

#[test]
fn no_library_reaches_beyond_itself() {
    thread::scope(|scope| {
        for share in WAYS.chunks(WAYS.len().div_ceil(3)) {
            scope.spawn(move || {
                for (name, way) in share {
                    let scene = Scene::new(*way);
                    let before = scene.left();
                    for command in &ALL {
                        let run = scene.run(command.arguments);
                        assert!(
                            (0..=2).contains(&run.code),
                            "{name}: {:?} {}",
                            command.arguments,
                            run.stderr
                        );
                        assert!(
                            !run.stderr.contains("panicked"),
                            "{name}: {:?} {}",
                            command.arguments,
                            run.stderr
                        );
                        assert!(
                            run.code < 2 || !run.stderr.is_empty(),
                            "{name}: {:?} says nothing",
                            command.arguments
                        );
                        let after = scene.left();
                        assert!(
                            after == before,
                            "{name}: {:?} changes what is outside: {}",
                            command.arguments,
                            run.stderr
                        );
                    }
                }
            });
        }
    });
}

#[test]
fn what_is_refused_is_told() {
    let cases: [(&str, &[&str], &str); 14] = [
        ("a file is a link", &["fmt"], "outside this library"),
        ("a bibliography is a link", &["add", "works", "more.bib"], "outside this library"),
        ("the receipts are a link", &["verify", "--texts", "texts"], "it is a symbolic link to"),
        (
            "a folder is a link",
            &["add", "works", "--into", "works/new.bib", "more.bib"],
            "is a symbolic link",
        ),
        ("the corpus is a link", &["rename", "trust", "confidence"], "name that library with `--library`"),
        ("the caches are a link", &["index"], "the folder is a symbolic link"),
        ("the journal is a link", &["show", "trust"], "it is not a regular file"),
        ("the journal is a pipe", &["show", "trust"], "it is not a regular file"),
        ("the journal is a folder", &["show", "trust"], "it is not a regular file"),
        (
            "the journal is of a newer version",
            &["show", "trust"],
            "written by a newer catena (format 7; this one knows 1)",
        ),
        ("the journal removes what a link leads to", &["show", "trust"], "outside this library"),
        ("the journal names what is above", &["check"], "neither finished nor undone"),
        ("a file is a pipe", &["show", "trust"], "it is not a regular file"),
        ("what is named is a link", &["export", "graph", "-o", "out.json"], "outside its folder"),
    ];
    for (name, arguments, said) in cases {
        let (_, way) = WAYS.iter().find(|(known, _)| *known == name).expect("a way");
        let run = Scene::new(*way).run(arguments);
        assert!(run.stderr.contains(said), "{name}: {}", run.stderr);
        assert_eq!(run.code, if arguments == ["index"] { 0 } else { 2 }, "{name}: {}", run.stderr);
    }
}

#[test]
fn a_forged_journal_removes_no_file_of_the_library_either() {
    let scene = Scene::new(|_| {});
    let own = fs::read_to_string(scene.inside("corpus/claims.catena")).expect("the file");
    scene.journal("claims.catena", &own);
    let run = scene.run(&["check"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(fs::read_to_string(scene.inside("corpus/claims.catena")).expect("the file"), own);
    for hidden in [".git/HEAD", ".git/x.catena"] {
        let scene = Scene::new(|_| {});
        scene.library.write(hidden, VICTIM);
        scene.link_to("corpus/x.catena", &scene.inside(hidden));
        scene.journal("x.catena", VICTIM);
        let run = scene.run(&["show", "trust"]);
        assert_eq!((run.code, run.stderr.contains("which is hidden")), (2, true), "{}", run.stderr);
        assert_eq!(fs::read_to_string(scene.inside(hidden)).expect("the file"), VICTIM);
    }
}

#[test]
fn names_that_not_everyone_can_have_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let library = commands::library();
    for arguments in [
        &["add", "concept", "peace", "--file", "aux.catena"][..],
        &["add", "works", "--into", "nul.bib", "more.bib"],
        &["add", "works", "--into", ".hidden.bib", "more.bib"],
        &["export", "graph", "-o", "COM1.json"],
    ] {
        let run = crate::program::catena(library.path(), arguments);
        assert_eq!(run.code, 2, "{arguments:?} {}", run.stderr);
        assert!(
            arguments[3] == ".hidden.bib" || run.stderr.contains("reserved name on Windows"),
            "{}",
            run.stderr
        );
    }
    let name = std::ffi::OsStr::from_bytes(b"\xff.catena");
    let output = Command::new(env!("CARGO_BIN_EXE_catena"))
        .args(["export", "graph", "-o"])
        .arg(name)
        .current_dir(library.path())
        .output()
        .expect("the program starts");
    assert!(String::from_utf8_lossy(&output.stderr).contains("its name is not UTF-8"));
    if fs::write(library.path().join("corpus").join(name), "concept x \"X\"\n").is_ok() {
        let run = crate::program::catena(library.path(), &["check", "--fix"]);
        assert!(run.code == 2 && run.stderr.contains("its name is not UTF-8"), "{}", run.stderr);
    }
}

#[test]
fn outputs_may_be_streams_and_new_files_follow_the_umask() {
    let library = commands::library();
    let script = "umask 027; mkfifo pipe; want=$(\"$1\" export graph | cksum)\n\
        [ \"$(\"$1\" export graph -o /dev/stdout | cksum)\" = \"$want\" ] || exit 3\n\
        \"$1\" export graph -o /dev/stdout > plain; [ \"$(cksum < plain)\" = \"$want\" ] || exit 4\n\
        echo before > both; \"$1\" export graph -o /dev/stdout >> both; head -n 1 both | grep -q before || exit 5\n\
        \"$1\" export graph -o /dev/null || exit 6\n\
        cat pipe > got & \"$1\" export graph -o pipe || exit 7; wait; [ \"$(cksum < got)\" = \"$want\" ] || exit 8\n\
        \"$1\" export graph -o /dev/fd/3 3>&1 >/dev/null | cksum > sum; [ \"$(cat sum)\" = \"$want\" ] || exit 9\n\
        \"$1\" export graph -o new.json && [ \"$(stat -c %a new.json)\" = 640 ] || exit 10\n\
        \"$1\" init made && [ \"$(stat -c %a made/corpus/vocabulary.catena)\" = 640 ] || exit 11\n\
        chmod 604 new.json; \"$1\" export graph -o new.json && [ \"$(stat -c %a new.json)\" = 604 ] || exit 12\n\
        [ -p pipe ] && [ -c /dev/null ] || exit 13\n";
    let output = Command::new("sh")
        .args(["-c", script, "sh", env!("CARGO_BIN_EXE_catena")])
        .current_dir(library.path())
        .output()
        .expect("the shell starts");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Two libraries, each with a link to a file of the other's or of a folder that both share: who reads one
/// leaves alone what a writer of the other needs.
#[test]
fn libraries_that_share_files_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let make = |name: &str| {
        let corpus = folder.path().join(name).join("corpus");
        fs::create_dir_all(&corpus).expect("a folder");
        for (name, text) in [
            ("references.bib", "@book{a2000, author = {A, B.}, title = {T}, year = 2000}\n"),
            ("kinds.catena", "kind concept\n"),
            ("topics.catena", "concept t0 \"T\"\n"),
            ("claims.catena", "claim a2000/c\n  text   T.\n  about  t0\n"),
        ] {
            fs::write(corpus.join(name), text).expect("a file");
        }
        corpus
    };
    let outer = make("");
    let inner = make("inner");
    // The outer library's claims are those of the inner one, which lies within it.
    fs::remove_file(outer.join("claims.catena")).expect("a file");
    symlink("../inner/corpus/claims.catena", outer.join("claims.catena")).expect("a link");
    let has_ended = std::sync::atomic::AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !has_ended.load(std::sync::atomic::Ordering::Relaxed) {
                let run = crate::program::catena(inner.parent().expect("a folder"), &["stats"]);
                assert!(run.code < 2, "{}", run.stderr);
                thread::sleep(Duration::from_millis(5));
            }
        });
        let renamed: Vec<Run> = (0..12)
            .map(|at| {
                let (old, new) = (format!("t{at}"), format!("t{}", at + 1));
                crate::program::catena(folder.path(), &["rename", &old, &new])
            })
            .collect();
        has_ended.store(true, std::sync::atomic::Ordering::Relaxed);
        for run in renamed {
            assert_eq!(run.code, 0, "{}", run.stderr);
        }
    });
    let text = fs::read_to_string(inner.join("claims.catena")).expect("the file");
    assert!(text.contains("t12"), "{text}");
    assert!(outer.join("claims.catena").is_symlink());
    let left = super::sets::everything(folder.path());
    assert!(!left.keys().any(|path| path.display().to_string().contains("/.catena-")), "{left:?}");
}
