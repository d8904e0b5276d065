//! Lists the files of `corpus/` for `src/example.rs`, so that the binary carries the example library.

// A build that cannot read its own folder has nothing better to do than to stop.
#![allow(clippy::expect_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=corpus");
    let root =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names an output folder"));
    let mut files = Vec::new();
    list(&root.join("corpus"), &mut files);
    files.sort();
    let mut text = String::from("[\n");
    for file in &files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root).expect("listed below the root");
        let name: Vec<_> = name.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        writeln!(text, "    ({:?}, include_str!({:?})),", name.join("/"), file.display().to_string())
            .expect("writing to a string succeeds");
    }
    text.push(']');
    fs::write(out.join("example.rs"), text).expect("the output folder can be written");
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            list(&path, files);
        } else if !hidden
            && path.extension().is_some_and(|end| end == "catena" || end == "bib" || end == "lock")
        {
            files.push(path);
        }
    }
}
