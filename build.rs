//! Lists the files of `corpus/` and `examples/` for `src/example.rs`, so that the binary carries the example libraries, and
//! gives the program a name of its own, `CATENA_BUILD`: what it keeps of a library is not read by another.

// A build that cannot read its own folder has nothing better to do than to stop.
#![allow(clippy::expect_used, clippy::disallowed_methods)]

use std::collections::hash_map::DefaultHasher;
use std::fmt::Write as _;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=corpus");
    let root =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names an output folder"));
    println!("cargo:rerun-if-changed=examples");
    let paper = embedded(&root, &["corpus"]);
    fs::write(out.join("example.rs"), paper).expect("the output folder can be written");
    let mut examples = String::from("[\n");
    for (folder, name) in folders(&root.join("examples")) {
        let about = fs::read_to_string(folder.join("README.md")).expect("each example has a README");
        let about =
            about.lines().next().and_then(|line| line.split_once(": ")).map_or("", |(_, about)| about);
        let files = embedded(&folder, &["README.md", "corpus", "texts"]);
        writeln!(examples, "Example {{ name: {name:?}, about: {about:?}, files: &{files} }},")
            .expect("writing to a string succeeds");
    }
    examples.push(']');
    fs::write(out.join("examples.rs"), examples).expect("the output folder can be written");
    println!("cargo:rustc-env=CATENA_BUILD={:016x}", hash_of_sources(&root));
}

/// The folders in a folder with their names, in order.
fn folders(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(PathBuf, String)> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| (entry.path(), entry.file_name().to_string_lossy().into_owned()))
        .collect();
    found.sort();
    found
}

/// The files of a library, by name and content, as an expression: those of `parts`, files and folders in its root.
fn embedded(root: &Path, parts: &[&str]) -> String {
    let mut files = Vec::new();
    for part in parts.iter().map(|part| root.join(part)) {
        if part.is_dir() {
            list(&part, &["catena", "bib", "lock", "txt"], &mut files);
        } else {
            files.push(part);
        }
    }
    files.sort();
    let mut text = String::from("[\n");
    for file in &files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(root).expect("listed below the root");
        let name: Vec<_> = name.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        writeln!(text, "    ({:?}, include_str!({:?})),", name.join("/"), file.display().to_string())
            .expect("writing to a string succeeds");
    }
    text.push(']');
    text
}

/// A hash of the program's own texts, the same wherever it is built.
fn hash_of_sources(root: &Path) -> u64 {
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    for folder in ["src", "grammar", "corpus", "docs"] {
        println!("cargo:rerun-if-changed={folder}");
        list(&root.join(folder), &["rs", "pest", "catena", "bib", "md"], &mut files);
    }
    files.sort();
    let mut hash = DefaultHasher::new();
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(root).expect("listed below the root");
        name.to_string_lossy().replace('\\', "/").hash(&mut hash);
        fs::read(&file).unwrap_or_default().hash(&mut hash);
    }
    hash.finish()
}

/// Adds the files below `folder` that have one of these endings.
fn list(folder: &Path, endings: &[&str], files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            list(&path, endings, files);
        } else if !hidden && path.extension().is_some_and(|end| endings.iter().any(|known| end == *known)) {
            files.push(path);
        }
    }
}
