//! What is kept is read as it was written, and nothing else is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::any;
use proptest::{prop_assert_eq, proptest};
use tempfile::TempDir;

use super::super::pack::{KIND, PAGE, PROGRAM};
use super::super::{Deferred, Groups, Keep, Key, List, Map, Numbers, Pack, Packer, Why, undamaged};

fn key() -> Key {
    Key::of([7; 32])
}

/// A file that holds these values, each under its name.
fn file(folder: &Path, write: impl FnOnce(&mut Packer<'_>)) -> PathBuf {
    let path = folder.join("a.pack");
    let mut bytes = Vec::new();
    let mut packer = Packer::new(&mut bytes).expect("memory can be written");
    write(&mut packer);
    packer.finish("stamp", &key()).expect("memory can be written");
    fs::write(&path, bytes).expect("the folder can be written");
    path
}

fn open(path: &Path) -> Result<Arc<Pack>, Why> {
    Pack::open(path, &key()).map(Arc::new)
}

fn words() -> Vec<String> {
    (0..3000).map(|at| format!("{at} ").repeat(at % 40)).collect()
}

fn sample(folder: &Path) -> PathBuf {
    file(folder, |to| {
        List::from(words()).keep(to, "words").expect("memory can be written");
        Numbers::from((0..20_000).collect::<Vec<u32>>()).keep(to, "numbers").expect("memory can be written");
        Deferred::from(words()).keep(to, "all").expect("memory can be written");
    })
}

/// Everything that the sample holds.
type Held = (Vec<String>, Vec<u32>, Vec<String>);

fn read(pack: &Arc<Pack>) -> Result<Held, Why> {
    let list = List::<String>::kept(pack, "words")?;
    let numbers = Numbers::kept(pack, "numbers")?;
    let all = Deferred::<Vec<String>>::kept(pack, "all")?;
    let numbers = (0..numbers.len()).filter_map(|at| numbers.get(at)).collect();
    Ok((list.iter().cloned().collect(), numbers, all.to_vec()))
}

proptest! {
    #[test]
    fn what_was_kept_is_read(list in any::<Vec<String>>(), map in any::<BTreeMap<String, u32>>(), numbers in any::<Vec<u32>>()) {
        let folder = TempDir::new().expect("a folder can be made");
        let path = file(folder.path(), |to| {
            List::from(list.clone()).keep(to, "list").expect("memory can be written");
            Map::from(map.clone()).keep(to, "map").expect("memory can be written");
            Numbers::from(numbers.clone()).keep(to, "numbers").expect("memory can be written");
        });
        let pack = open(&path).expect("it was written just now");
        let read = List::<String>::kept(&pack, "list").expect("it was written");
        prop_assert_eq!(read.iter().rev().cloned().collect::<Vec<_>>(), list.iter().rev().cloned().collect::<Vec<_>>());
        prop_assert_eq!(read.get(list.len()), None);
        let read = Map::<String, u32>::kept(&pack, "map").expect("it was written");
        prop_assert_eq!(read.keys().cloned().collect::<Vec<_>>(), map.keys().cloned().collect::<Vec<_>>());
        for key in map.keys().map(String::as_str).chain(["", "a", "zz"]) {
            prop_assert_eq!(read.get(key), map.get(key));
        }
        let read = Numbers::kept(&pack, "numbers").expect("it was written");
        prop_assert_eq!((0..read.len()).filter_map(|at| read.get(at)).collect::<Vec<_>>(), numbers);
    }
}

#[test]
fn entries_lie_across_pages() {
    let folder = TempDir::new().expect("a folder can be made");
    let pack = open(&sample(folder.path())).expect("it was written just now");
    assert!(pack.section("words").expect("it was written").len() > 4 * PAGE as u64);
    let (list, numbers, all) = read(&pack).expect("all of it is there");
    assert!(list == words() && all == words());
    assert_eq!(numbers, (0..20_000).collect::<Vec<u32>>());
}

/// Whatever one byte becomes, it is noticed: at the opening, or when its page is read.
#[test]
fn a_changed_byte_is_noticed() {
    let folder = TempDir::new().expect("a folder can be made");
    let path = sample(folder.path());
    let bytes = fs::read(&path).expect("it was written just now");
    // The two bytes that pad the first line are read by nobody.
    let places = (0..14).chain((16..bytes.len()).step_by(997)).chain(bytes.len() - 60..bytes.len());
    for at in places {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(&path, &changed).expect("the folder can be written");
        let outcome = undamaged(|| open(&path).and_then(|pack| read(&pack)));
        assert!(!matches!(outcome, Ok(Ok(_))), "a change of byte {at} was not noticed");
    }
}

#[test]
fn a_shorter_file_is_noticed() {
    let folder = TempDir::new().expect("a folder can be made");
    let path = sample(folder.path());
    let bytes = fs::read(&path).expect("it was written just now");
    for length in (0..bytes.len()).step_by(1009).chain(bytes.len() - 50..bytes.len()) {
        fs::write(&path, &bytes[..length]).expect("the folder can be written");
        let outcome = undamaged(|| open(&path).and_then(|pack| read(&pack)));
        assert!(!matches!(outcome, Ok(Ok(_))), "a cut to {length} bytes was not noticed");
    }
}

#[test]
fn what_another_key_signed_is_not_believed() {
    let folder = TempDir::new().expect("a folder can be made");
    let path = sample(folder.path());
    assert_eq!(Pack::open(&path, &Key::of([8; 32])).expect_err("it is signed by another"), Why::Foreign);
    assert_ne!(Key::of([8; 32]).file("a"), key().file("a"));
}

#[test]
fn a_section_that_is_missing_is_named() {
    let folder = TempDir::new().expect("a folder can be made");
    let pack = open(&sample(folder.path())).expect("it was written just now");
    let missing = Numbers::kept(&pack, "number").expect_err("there is no such section");
    assert_eq!(missing, Why::Damaged("it has no section `number`".to_owned()));
}

#[test]
fn what_another_program_wrote_is_not_read() {
    let folder = TempDir::new().expect("a folder can be made");
    let path = folder.path().join("a.pack");
    for (program, kind, expected) in [
        ("9.9.9 0", KIND, Some(Why::Version)),
        (PROGRAM, &b"catena pack 2\n"[..], Some(Why::Version)),
        (PROGRAM, KIND, None),
    ] {
        let mut bytes = Vec::new();
        let packer = Packer::new(&mut bytes).expect("memory can be written");
        packer.finish_by(program, "content", &key()).expect("memory can be written");
        bytes[..kind.len()].copy_from_slice(kind);
        fs::write(&path, bytes).expect("the folder can be written");
        assert_eq!(open(&path).map(|pack| pack.content().to_owned()).err(), expected);
    }
}

proptest! {
    #[test]
    fn groups_keep_their_members_in_order(pairs in proptest::collection::vec((0_usize..9, any::<u32>()), 0..40)) {
        let groups = Groups::of(8, pairs.iter().copied());
        prop_assert_eq!(groups.len(), 8);
        for group in 0..10 {
            let expected = pairs.iter().filter(|(of, _)| *of == group && group < 8).map(|(_, member)| *member);
            prop_assert_eq!(groups.of_group(group).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        }
    }
}
