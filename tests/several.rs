//! Several questions with `;` between them: each is answered, explained and limited, and a format or file that holds
//! the answer to one says so.

use crate::program::{Library, catena, root};

#[test]
fn each_of_several_questions_is_explained() {
    let run = catena(&root(), &["ask", "--explain", "claims by Kydd; works by Kydd"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for core in ["find claim c where c -[by]-> scholar:kydd", "find work w where w -[by]-> scholar:kydd"] {
        assert!(run.stdout.contains(core), "{}", run.stdout);
    }
}

#[test]
fn each_of_several_answers_is_limited() {
    let run = catena(&root(), &["ask", "--limit", "1", "--format", "json", "claims by Kydd; works by Kydd"]);
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let parts = answer["parts"].as_array().expect("parts");
    assert_eq!(answer["rows"].as_array().map(Vec::len), Some(1), "{}", run.stdout);
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0]["rows"].as_array().map(Vec::len), Some(1), "{}", run.stdout);
}

#[test]
fn what_holds_one_answer_refuses_several_questions() {
    let asked = "claims by Kydd; works by Kydd";
    for arguments in [
        &["ask", "--format", "csv", asked][..],
        &["ask", "--format", "ndjson", asked],
        &["ask", "--format", "dot", asked],
        &["export", "dot", asked],
        &["ask", "--format", "svg", asked],
        &["export", "png", asked],
        &["export", "bibtex", asked],
        &["export", "ris", asked],
    ] {
        let run = catena(&root(), arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
        for one in ["`claims by Kydd`", "`works by Kydd`"] {
            assert!(run.stderr.contains(one), "{arguments:?}: {}", run.stderr);
        }
    }
}

#[test]
fn a_record_holds_one_question() {
    let library = Library::small();
    library.write("corpus/more.catena", "query both \"claims about trust; works by Snyder\"\n");
    let run = catena(library.path(), &["check"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!((run.stdout + &run.stderr).contains("a record has one question"));
}

#[test]
fn a_name_of_two_people_is_never_taken_for_one() {
    let library = Library::small();
    library.write(
        "corpus/references.bib",
        "@book{snyder1997,\n  author = {Snyder, Glenn H.},\n  title = {Alliance Politics},\n  year = {1997}\n}\n\
         @book{snyder2000,\n  author = {Snyder, Jack},\n  title = {From Voting to Violence},\n  year = {2000}\n}\n",
    );
    for question in
        ["what did Snyder write?", "does Snyder dispute Trust?", "what does Snyder think of trust?"]
    {
        let run = catena(library.path(), &["ask", question]);
        assert_eq!(run.code, 2, "{question}: {}{}", run.stdout, run.stderr);
        for one in ["glenn", "jack"] {
            assert!(run.stderr.to_lowercase().contains(one), "{question}: {}", run.stderr);
        }
    }
    let run = catena(library.path(), &["ask", "what did Jack Snyder write?"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("From Voting to Violence"), "{}", run.stdout);
}
