//! What is imported again, or from another program.

use super::{Files, imported, library, marked, of_key};
use crate::highlight::{Format, Highlight, Source, Tool};

#[test]
fn what_is_here_is_not_added_again() {
    let highlights = [
        marked("A", of_key("kydd2005"), "one passage"),
        marked("B", of_key("kydd2005"), "another passage"),
        // Twice in one file, by its program's id or by its words.
        marked("A", of_key("kydd2005"), "one passage"),
        marked("C", of_key("kydd2005"), "Another  passage"),
        Highlight { quote: None, ..marked("D", of_key("kydd2005"), "") },
    ];
    let (first, after) = imported(&library(), &highlights);
    let told: Vec<String> = first.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(first.added.len(), 2);
    assert_eq!(
        told,
        [
            "highlight “one passage” at 9: another highlight has the same words, and all that it says",
            "highlight “Another passage” at 9: another highlight has the same words, and all that it says",
            "note “D” at 9: it is empty",
        ]
    );
    let (second, again) = imported(&after, &highlights);
    assert_eq!((second.added.len(), second.here.len()), (0, 2));
    assert_eq!(again, after, "nothing changes");
    // By hand, or from another program.
    let mut files = library();
    files.insert(
        "corpus/works/kydd2005.catena".to_owned(),
        "excerpt kydd2005/mine\n  at     p. 9\n  quote  \"one passage\"\n".to_owned(),
    );
    let (third, _) = imported(&files, &highlights[..1]);
    assert_eq!((third.added.len(), third.here), (0, vec!["kydd2005/mine".to_owned()]));
}

#[test]
fn a_later_import_brings_what_changed_there_and_nothing_else() {
    let file = "corpus/works/kydd2005.catena";
    let before = marked("A", of_key("kydd2005"), "one passage");
    let (_, mut files) = imported(&library(), std::slice::from_ref(&before));
    // What the scholar adds is of no other program.
    let text =
        files[file].replace("  imported", "  about     trust\n  # a remark\n  note      Mine.\n  imported");
    let own = files[file].replace("  imported", "  # mine\n  about     trust\n  imported");
    files.insert(file.to_owned(), own.clone());
    let after = Highlight {
        note: Some("Now with a note.".to_owned()),
        tags: vec!["new".to_owned()],
        ..before.clone()
    };
    let (import, brought) = imported(&files, std::slice::from_ref(&after));
    assert_eq!(import.changed, [("kydd2005/one-passage".to_owned(), vec!["tags", "note"])]);
    let text_of = |files: &Files| files[file].clone();
    for line in ["about     trust", "# mine", "note      Now with a note.", "tags      new"] {
        assert!(text_of(&brought).contains(line), "{line}\n{}", text_of(&brought));
    }
    let (again, same) = imported(&brought, std::slice::from_ref(&after));
    assert_eq!((again.changed, again.here.len(), same), (vec![], 1, brought.clone()));
    // Changed here alone: it stays.
    let (kept, same) = imported(&files, std::slice::from_ref(&before));
    assert_eq!((kept.here.len(), &same), (1, &files));
    files.insert(file.to_owned(), text);
    let (kept, same) = imported(&files, std::slice::from_ref(&before));
    assert_eq!((kept.here.len(), &same), (1, &files), "the note is the scholar's");
    // Changed on both sides: it stays, and is told.
    let (kept, same) = imported(&files, std::slice::from_ref(&after));
    assert_eq!(kept.kept, [("kydd2005/one-passage".to_owned(), vec!["tags", "note"])]);
    assert_eq!(same, files);
}

#[test]
fn an_older_export_takes_nothing_back() {
    let of = |note: &str, day: Option<&str>| Highlight {
        note: Some(note.to_owned()),
        changed: day.map(|day| format!("2024-02-{day}T10:00:00Z")),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let (_, first) = imported(&library(), &[of("Old.", Some("01"))]);
    assert!(first.values().any(|text| text.contains(" 2024-02-01T10:00:00Z\n")), "{first:?}");
    let (newer, second) = imported(&first, &[of("New.", Some("03"))]);
    assert_eq!((newer.changed.len(), newer.older.len()), (1, 0));
    let (older, same) = imported(&second, &[of("Old.", Some("01"))]);
    assert_eq!(older.older, [("kydd2005/one-passage".to_owned(), vec!["note"])]);
    assert_eq!((older.changed.len(), same), (0, second.clone()));
    // Without a date, or with a later one, the last import counts.
    for day in [None, Some("04")] {
        assert_eq!(imported(&second, &[of("Old.", day)]).0.changed.len(), 1);
    }
    // The day is known after an export that has none.
    let (_, undated) = imported(&second, &[of("Newest.", None)]);
    assert_eq!(imported(&undated, &[of("Old.", Some("01"))]).0.older.len(), 1);
    // It is that of the latest export, also if this says the same; all else of the record stays as it is.
    let path = "corpus/works/kydd2005.catena";
    let mut own = first.clone();
    own.insert(path.to_owned(), first[path].replace("at        p. 9", "at        p. 10"));
    for files in [first.clone(), own] {
        let (same, later) = imported(&files, &[of("Old.", Some("03"))]);
        assert_eq!((same.here.len(), same.changed.len()), (1, 0));
        assert_eq!(later[path], files[path].replace("2024-02-01", "2024-02-03"));
        assert_eq!(imported(&later, &[of("Between.", Some("02"))]).0.older.len(), 1);
    }
    // What was written here by hand is no later export.
    let mut own = second.clone();
    own.insert(path.to_owned(), second[path].replace("New.", "Old."));
    let (here, same) = imported(&own, &[of("Old.", Some("01"))]);
    assert_eq!((here.here.len(), same), (1, own));
}

/// The library with an article on these pages.

#[test]
fn a_colour_and_the_program_with_dates_are_not_lost() {
    let zotero = Highlight {
        color: Some("red".to_owned()),
        changed: Some("2024-02-01T10:00:00Z".to_owned()),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let readwise = Highlight {
        source: Source { tool: Tool::Readwise, id: "1".to_owned() },
        on: Some("2024-02-01".to_owned()),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    for order in [[zotero.clone(), readwise.clone()], [readwise.clone(), zotero.clone()]] {
        let (import, files) = imported(&library(), &order);
        assert_eq!((import.added.len(), import.left_out.len()), (1, 1));
        let text = &files["corpus/works/kydd2005.catena"];
        assert!(text.contains("red") && text.contains("zotero:A"), "{text}");
    }
    // Another colour says more, whatever was here first.
    let (_, files) = imported(&library(), std::slice::from_ref(&readwise));
    assert_eq!(imported(&files, &[zotero]).0.added.len(), 1);
}

#[test]
fn what_an_export_cannot_tell_stays() {
    let file = "corpus/works/kydd2005.catena";
    let whole = Highlight {
        tags: vec!["to read".to_owned()],
        by: Some("Ann Doe".to_owned()),
        on: Some("2024-05-01".to_owned()),
        color: Some("#ffd400".to_owned()),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let part = Highlight {
        untold: Format::ZoteroMarkdown.untold().to_vec(),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let noted = Highlight { note: Some("Now with a note.".to_owned()), ..part.clone() };
    let (_, files) = imported(&library(), std::slice::from_ref(&whole));
    let (import, after) = imported(&files, std::slice::from_ref(&part));
    assert_eq!((import.here.len(), &after), (1, &files));
    let (import, after) = imported(&after, std::slice::from_ref(&whole));
    assert_eq!((import.here.len(), &after), (1, &files));
    // What it can tell is brought, and no more.
    let (import, brought) = imported(&files, std::slice::from_ref(&noted));
    assert_eq!(import.changed, [("kydd2005/one-passage".to_owned(), vec!["note"])]);
    let with_note = files[file].replace("  marked", "  note      Now with a note.\n  marked");
    let until_hash = |text: &str| text.rsplit_once(' ').map(|(text, _)| text.to_owned());
    assert_eq!(until_hash(&brought[file]), until_hash(&with_note));
    // Tags changed here are not what the program said, so that they stay when it is asked again.
    let mut own = files.clone();
    own.insert(file.to_owned(), files[file].replace("to read", "mine"));
    let (_, after) = imported(&own, std::slice::from_ref(&part));
    assert_eq!(after, own);
    let (import, after) = imported(&after, std::slice::from_ref(&whole));
    assert_eq!((import.here.len(), &after), (1, &own));
    // What one export tells and another does not, in two ways.
    let kindle = |format: Format, on: Option<&str>, color: Option<&str>| Highlight {
        on: on.map(str::to_owned),
        color: color.map(str::to_owned),
        untold: format.untold().to_vec(),
        ..marked("A", of_key("kydd2005"), "one passage")
    };
    let device = kindle(Format::KindleClippings, Some("2024-05-01"), None);
    let app = kindle(Format::KindleNotebook, None, Some("yellow"));
    let (_, files) = imported(&library(), std::slice::from_ref(&device));
    let (_, files) = imported(&files, std::slice::from_ref(&app));
    assert!(files[file].contains("  marked    2024-05-01, yellow\n"), "{}", files[file]);
    for again in [device, app] {
        let (_, same) = imported(&files, &[again]);
        assert_eq!(same, files);
    }
}

#[test]
fn what_another_says_of_the_same_words_is_kept() {
    let of = |id: &str, by: &str, note: &str, tag: &str| Highlight {
        by: Some(by.to_owned()),
        note: Some(note.to_owned()),
        tags: vec![tag.to_owned()],
        ..marked(id, of_key("kydd2005"), "one passage")
    };
    let highlights = [
        of("A", "ann", "Mine.", "to read"),
        of("B", "bob", "", ""),
        of("C", "ann", "Another.", ""),
        of("D", "", "", "signals"),
        // All of it is there.
        of("E", "", "Mine.", "to read"),
        of("F", "bob", "", ""),
    ];
    let (first, after) = imported(&library(), &highlights);
    assert_eq!(first.added, ["", "-2", "-3", "-4"].map(|number| format!("kydd2005/one-passage{number}")));
    assert_eq!(first.left_out.len(), 2);
    let (second, again) = imported(&after, &highlights);
    assert_eq!((second.added.len(), &again), (0, &after));
    // One after another, it is the same.
    let one_by_one =
        highlights.iter().fold(library(), |files, one| imported(&files, std::slice::from_ref(one)).1);
    assert_eq!(one_by_one, after);
}

#[test]
fn which_of_the_same_words_stays_does_not_depend_on_their_order() {
    let of = |tool: Tool, id: &str, by: &str, note: &str, tag: &str| Highlight {
        source: Source { tool, id: id.to_owned() },
        by: Some(by.to_owned()),
        note: Some(note.to_owned()),
        tags: vec![tag.to_owned()],
        ..marked(id, of_key("kydd2005"), "one passage")
    };
    for highlights in [
        [of(Tool::Kindle, "A", "", "", ""), of(Tool::Readwise, "B", "ann", "Mine.", "x")],
        [of(Tool::Kindle, "A", "", "Mine.", ""), of(Tool::Readwise, "B", "", "Mine.", "")],
    ] {
        let turned: Vec<Highlight> = highlights.iter().rev().cloned().collect();
        let (first, after) = imported(&library(), &highlights);
        let (other, same) = imported(&library(), &turned);
        assert_eq!((first.added.len(), first.left_out.len()), (1, 1));
        assert_eq!((after, first.left_out), (same, other.left_out));
    }
}
