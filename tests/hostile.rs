//! Input that no scholar writes on purpose: a clear error each, in bounded time and memory, never a
//! panic, nothing written.

use std::fs;
use std::path::Path;

use crate::program::{Library, Run, catena};

/// Runs `check` over the small library with one more file, and asks a question besides: the sound
/// records must still answer.
fn check_with(name: &str, bytes: &[u8]) -> Run {
    let library = Library::small();
    fs::write(library.path().join(name), bytes).expect("the file can be written");
    let before = listing(library.path());
    let run = catena(library.path(), &["check"]);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    let asked = catena(library.path(), &["ask", "which explanations admit trust"]);
    assert_eq!(asked.code, 0, "{name}: {}{}", asked.stdout, asked.stderr);
    catena(library.path(), &["fmt", "--check"]);
    let mut after = listing(library.path());
    after.retain(|(name, _)| !name.contains("/index/"));
    assert_eq!(after, before, "{name}: something was written");
    run
}

fn listing(folder: &Path) -> Vec<(String, u64)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let found = entry.metadata().expect("its size");
            if found.is_dir() {
                folders.push(entry.path());
            } else {
                files.push((entry.path().display().to_string(), found.len()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn odd_files_have_their_own_codes() {
    let annotation = "corpus/odd.catena";
    let record = "concept odd \"Odd\"\n  text  One.\n";
    let long = format!("concept odd \"Odd\"\n  text  {}\n", "x".repeat(50 * 1024 * 1024));
    let circle = "@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}\n";
    let cases: [(&str, Vec<u8>, &str, i32); 10] = [
        (annotation, b"concept odd \"\xff\"\n".to_vec(), "invalid-utf8", 1),
        (annotation, b"\xef\xbb\xbfconcept odd \"Odd\"\n".to_vec(), "byte-order-mark", 0),
        (annotation, record.replace('\n', "\r\n").into_bytes(), "carriage-return", 0),
        (annotation, b"concept odd \"Odd\0\"\n".to_vec(), "control-character", 1),
        (annotation, b"concept odd \"Odd\n".to_vec(), "unclosed-quote", 1),
        (
            annotation,
            b"<<<<<<< a\nconcept odd\n=======\nconcept even\n>>>>>>> b\n".to_vec(),
            "conflict-marker",
            1,
        ),
        (annotation, long.into_bytes(), "line-too-long", 1),
        (annotation, b"  text  of nothing\n".to_vec(), "stray-text", 1),
        ("corpus/odd.bib", circle.as_bytes().to_vec(), "bib-circular", 1),
        ("corpus/odd.bib", b"@book{a, title={A\n@book{b, title={B}}\n".to_vec(), "bib-syntax", 1),
    ];
    for (name, bytes, code, exit) in cases {
        let run = check_with(name, &bytes);
        assert!(run.stdout.contains(&format!("[{code}]")), "{code}: {}{}", run.stdout, run.stderr);
        assert_eq!(run.code, exit, "{code}");
        assert!(
            run.stdout.len() < 4000,
            "{code}: the message itself must be short, not {}",
            run.stdout.len()
        );
    }
}

#[test]
fn ten_faults_in_a_file_are_ten_diagnostics_in_one_run() {
    let faults = (0..10).map(|at| format!("claim snyder1997/fault-{at}\n  text  Words.\n  at  sheet {at}\n"));
    let run = check_with("corpus/odd.catena", faults.collect::<String>().as_bytes());
    assert_eq!(run.stdout.matches("error[syntax]").count(), 10, "{}", run.stdout);
}

#[test]
fn a_question_of_100_000_brackets_is_refused() {
    let library = Library::small();
    for question in
        ["(".repeat(100_000), format!("find claim c where {}", "(".repeat(10_000)), "[".repeat(100)]
    {
        let run = library.ask_by_pipe(&question);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("question-limit"), "{}", run.stderr);
        assert!(run.stderr.len() < 4000, "{}", run.stderr.len());
    }
}

#[test]
fn questions_that_repeat_without_end_are_answered_or_refused() {
    let library = Library::small();
    let deep = format!("find claim c where {}c.id = \"x\"", "not ".repeat(3_000));
    let wide = format!("which explanations admit trust {}", "or admit trust ".repeat(1_000));
    for question in [deep, wide] {
        let run = library.ask_by_pipe(&question);
        assert!([0, 1, 2].contains(&run.code), "{}", run.code);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    }
}

#[test]
fn what_cannot_be_read_is_an_error_of_the_world() {
    let library = Library::small();
    let run = catena(library.path(), &["--library", "nowhere", "check"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("nowhere"), "{}", run.stderr);
    // A link that leads nowhere cannot be read, whoever asks.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", library.path().join("corpus/lost.catena")).expect("a link");
        let run = catena(library.path(), &["check"]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("cannot read") && run.stderr.contains("lost.catena"), "{}", run.stderr);
    }
}
