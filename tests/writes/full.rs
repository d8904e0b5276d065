//! A disk that is really full: a small file system in memory, mounted where nobody else sees it.

use std::fs;
use std::process::{Command, Output};

/// Runs a script of the shell with a library on a file system of 400 KiB, most of it taken, as `$1`, and
/// the program as `$2`. None where such a file system cannot be had.
fn on_a_full_disk(script: &str) -> Option<Output> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let setup = "mount -t tmpfs -o size=400k none \"$1\" || exit 77\n\
        mkdir -p \"$1/corpus/works\" && cd \"$1\" || exit 77\n\
        echo '@book{a2000, title = {T}}' > corpus/references.bib\n\
        printf 'kind  concept\\nconcept  trust\\n' > corpus/concepts.catena\n\
        for at in 1 2 3 4 5 6 7 8; do\n\
          { echo \"claim  a2000/c$at\"; echo \"  text  T.\"; echo '  about  trust'; head -c 9000 /dev/zero | tr '\\0' 'x' | sed 's/.*/  note  &/'; } > corpus/works/$at.catena\n\
        done\n\
        head -c 240000 /dev/zero > filler\n";
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", &format!("{setup}{script}"), "sh"])
        .arg(folder.path())
        .arg(env!("CARGO_BIN_EXE_catena"))
        .output();
    let output = output.ok().filter(|output| !matches!(output.status.code(), Some(77 | 1) | None));
    assert!(fs::read_dir(folder.path()).expect("the folder").next().is_none(), "the file system is not gone");
    output
}

#[test]
fn a_full_disk_changes_nothing_and_is_told() {
    let script = "before=$(find corpus -type f -exec sha256sum {} + | sort)\n\
        for command in 'fmt' 'rename trust confidence'; do\n\
          \"$2\" $command; code=$?\n\
          after=$(find corpus -type f -exec sha256sum {} + | sort)\n\
          [ \"$before\" = \"$after\" ] || { echo \"$command changes something: $after\" >&2; exit 3; }\n\
          [ $code = 2 ] || { echo \"$command ends with $code\" >&2; exit 4; }\n\
        done\n\
        printf '\\357\\273\\277concept m\\n' > corpus/m.catena\n\
        mkdir texts; echo T > texts/a2000.txt; echo '@book{b2001, title = {B}}' > more.bib\n\
        printf 'claim a2000/q\\n  text  T.\\n  quote \"T\"\\n' > corpus/q.catena\n\
        cat /dev/zero > filler2 2>/dev/null\n\
        before=$(find . -type f -exec sha256sum {} + | sort)\n\
        for command in 'check --fix' 'add claim a2000/new --text T' 'add works more.bib' 'verify --texts texts' 'export graph -o out.json' 'init new'; do\n\
          \"$2\" $command > /dev/null; code=$?\n\
          after=$(find . -type f -exec sha256sum {} + | sort)\n\
          [ \"$before\" = \"$after\" ] || { echo \"$command changes something: $after\" >&2; exit 8; }\n\
          [ $code = 2 ] || { echo \"$command ends with $code\" >&2; exit 9; }\n\
        done\n\
        rm filler filler2\n\
        \"$2\" rename trust confidence || exit 5\n\
        \"$2\" check --fix || exit 6\n\
        [ -z \"$(find corpus -name '.catena-*')\" ] || exit 7\n\
        exit 0\n";
    let Some(output) = on_a_full_disk(script) else {
        eprintln!("left out: no file system of its own can be mounted here");
        return;
    };
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert_eq!(told.matches("No space left on device").count(), 8, "{told}");
}
