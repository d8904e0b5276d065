//! What a library needs to be kept in git by several people: `catena init --git` and `--ci`.

use std::path::{Path, PathBuf};

use super::quoted::{can_be_written, for_shell, for_workflow};
use super::write;
use crate::cli::Context;
use crate::error::Error;
use crate::example::COMMON;
use crate::files::named;
use crate::git::{self, Repository};

const ATTRIBUTES: &str = ".gitattributes";
/// The files that the driver merges, as patterns of `.gitattributes`.
const PATTERNS: [&str; 3] = ["*.catena", "corpus/**/*.bib", "corpus/anchors.lock"];
/// What git is to know of each: what merges it, and that its line ends are never changed, whatever
/// `core.autocrlf` says, since catena reads and writes them as they are.
const KNOWN: [&str; 2] = ["merge=catena", "-text"];
const SETTINGS: [(&str, &str); 2] = [
    ("merge.catena.name", "catena: record by record, field by field"),
    (
        "merge.catena.driver",
        "catena merge-driver %O %A %B --path %P --marker-size %L --ours-label %X --theirs-label %Y",
    ),
];
const HOOK_NAME: &str = "pre-commit";
const HOOK: &str = include_str!("pre-commit.sh");
/// What is in every hook that catena wrote.
const OWN_HOOK: &str = "Written by `catena init --git`";
/// Why no hook and no workflow are written.
const UNWRITABLE: &str = "the name of the library's folder has a line break or another control character, which \
                          hooks and workflows cannot use: rename the folder";
const WORKFLOW: &str = include_str!("workflow.yml");
const WORKFLOW_PATH: &str = ".github/workflows/catena.yml";

/// Sets up the repository that the library at `root` is in, or makes one. What is there stays.
pub(super) fn git(context: &Context, root: &Path) -> Result<(), Error> {
    let repository = match Repository::of(root) {
        Err(Error::NoRepository { .. }) => {
            git::init(root)?;
            context.output.message("made a git repository");
            Repository::of(root)?
        }
        found => found?,
    };
    if !can_be_written(Path::new(repository.prefix())) {
        return Err(Error::Other(UNWRITABLE.to_owned()));
    }
    attributes(context, root)?;
    for (key, value) in SETTINGS {
        match repository.setting(key)? {
            None => {
                repository.set(key, value)?;
                context.output.message(&format!("set {key} for this repository"));
            }
            Some(found) if found != value => {
                context.output.notice(&format!("kept {key} as `{found}`; catena would set it to `{value}`"));
            }
            Some(_) => {}
        }
    }
    hook(context, &repository)?;
    if !is_on_path() {
        context.output.notice(
            "`catena` is not on your `PATH`: until it is, the hook does not check commits, and git cannot merge record by record",
        );
    }
    for (name, text) in COMMON {
        if write(root, name, text)? {
            context.output.answer(&format!("{}\n", root.join(name).display()))?;
        }
    }
    Ok(())
}

/// True if git and its hooks find the program by its name.
fn is_on_path() -> bool {
    let name = format!("catena{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(&name).is_file())
}

/// Adds to `.gitattributes` what is not in it.
fn attributes(context: &Context, root: &Path) -> Result<(), Error> {
    let path = root.join(ATTRIBUTES);
    let held = named::setting(root, ATTRIBUTES)?;
    let found = String::from_utf8(held.clone().unwrap_or_default())
        .map_err(|_| Error::read(&path, std::io::Error::other("it is not UTF-8")))?;
    let missing: Vec<String> = PATTERNS.into_iter().filter_map(|pattern| lacking(&found, pattern)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let mut text = found.clone();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.extend(missing.iter().map(|line| format!("{line}\n")));
    named::set_up(root, ATTRIBUTES, held, text.as_bytes())?;
    context.output.answer(&format!("{}\n", path.display()))
}

/// The line that gives `pattern` those attributes of which `found` says nothing for it.
fn lacking(found: &str, pattern: &str) -> Option<String> {
    let lines = found.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let said: Vec<String> = lines
        .filter(|words| words.first() == Some(&pattern))
        .flat_map(|words| words.into_iter().skip(1).map(attribute).collect::<Vec<_>>())
        .collect();
    // `eol` tells of line ends too, and `binary` of all that is to be known.
    let is_said = |name: &str| {
        let same: &[&str] = if name == "text" { &["text", "eol", "binary"] } else { &["merge", "binary"] };
        said.iter().any(|said| same.contains(&said.as_str()))
    };
    let missing: Vec<&str> = KNOWN.into_iter().filter(|known| !is_said(&attribute(known))).collect();
    (!missing.is_empty()).then(|| format!("{pattern} {}", missing.join(" ")))
}

/// The name of an attribute: `merge` of `merge=catena`, `text` of `-text` and of `!text`.
fn attribute(word: &str) -> String {
    word.trim_start_matches(['-', '!']).split('=').next().unwrap_or_default().to_owned()
}

/// Writes the hook, unless there is one: then it says what to add.
fn hook(context: &Context, repository: &Repository) -> Result<(), Error> {
    let folder = repository.own_path("hooks")?;
    let path = folder.join(HOOK_NAME);
    let text = HOOK.replace("{folder}", &for_shell(repository.prefix()));
    // A link is somebody's hook as well.
    let found = if path.is_symlink() { Some(Vec::new()) } else { named::setting(&folder, HOOK_NAME)? };
    match found {
        None => {
            write(&folder, HOOK_NAME, &text)?;
            named::make_executable(&path)?;
            context.output.answer(&format!("{}\n", path.display()))?;
        }
        // It may have been written by one that was stopped then.
        Some(found) if found == text.as_bytes() => named::make_executable(&path)?,
        Some(found) => {
            let found = String::from_utf8_lossy(&found);
            if found.contains(OWN_HOOK) {
                context.output.notice(&format!(
                    "kept `{}`, which is not the hook of this version of catena; to replace it, remove it and run \
                     `catena init --git` again",
                    path.display()
                ));
            } else if !found.contains("catena check") {
                context.output.notice(&format!(
                    "kept your `{}`; add to it: catena check --staged --format concise && catena fmt --check --staged",
                    path.display()
                ));
            }
        }
    }
    Ok(())
}

/// Writes the workflow at the top of the repository, unless there is one.
pub(super) fn workflow(context: &Context, root: &Path) -> Result<(), Error> {
    let (top, folder) = match Repository::of(root) {
        Ok(repository) => (repository.top()?, repository.prefix().to_owned()),
        Err(Error::NoRepository { .. }) => (PathBuf::from(root), String::new()),
        Err(error) => return Err(error),
    };
    if !can_be_written(Path::new(&folder)) {
        return Err(Error::Other(UNWRITABLE.to_owned()));
    }
    let path = top.join(WORKFLOW_PATH);
    let folder = for_workflow(&format!("./{}", folder.trim_end_matches('/')));
    let text = WORKFLOW.replace("{folder}", &folder);
    if write(&top, WORKFLOW_PATH, &text)? {
        context.output.answer(&format!("{}\n", path.display()))?;
        context
            .output
            .message("the workflow installs catena from the wheel in the repository variable CATENA_WHEEL");
    } else if named::setting(&top, WORKFLOW_PATH)?.as_deref() != Some(text.as_bytes()) {
        context.output.notice(&format!("kept your `{}`", path.display()));
    }
    Ok(())
}
