//! What tests share: the program run as a process, and libraries in temporary folders.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// How a run of the program ended.
pub struct Run {
    /// Its exit code.
    pub code: i32,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
}

/// The folder of this package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The path in a library of the file in which this user's catena keeps its `inputs`, `snapshot` or `text`.
pub fn pack(what: &str) -> String {
    let key = catena::store::Key::of_user().expect("there is a place for a key");
    format!("index/{}", key.file(what))
}

/// The program, with nothing of the environment that changes what it prints.
fn program(folder: &Path, arguments: &[impl AsRef<str>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_catena"));
    command.args(arguments.iter().map(AsRef::as_ref)).current_dir(root().join(folder));
    for variable in ["CI", "COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GIT_DIR", "GIT_WORK_TREE"] {
        command.env_remove(variable);
    }
    command.stdin(Stdio::null());
    command
}

/// Runs the program in a folder: an absolute one, or one of this package.
pub fn catena(folder: &Path, arguments: &[impl AsRef<str>]) -> Run {
    Run::from(program(folder, arguments).output().expect("the program starts"))
}

/// Runs the program in a folder with a text on its standard input, which it need not read.
pub fn catena_with_input(folder: &Path, arguments: &[impl AsRef<str>], input: &str) -> Run {
    let mut command = program(folder, arguments);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let _ = child.stdin.take().expect("its standard input").write_all(input.as_bytes());
    Run::from(child.wait_with_output().expect("the program ends"))
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("the program ends by itself"),
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }
}

/// A command's words; `"…"` and `'…'` make one of several.
pub fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None;
    let mut quote = None;
    for char in command.chars() {
        match (quote, char) {
            (Some(open), _) if char == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(char);
                word.get_or_insert_with(String::new);
            }
            (None, ' ') => words.extend(word.take()),
            _ => word.get_or_insert_with(String::new).push(char),
        }
    }
    words.extend(word);
    words
}

/// A library in a folder that goes with it.
pub struct Library {
    folder: tempfile::TempDir,
}

impl Library {
    /// A small library without faults.
    pub fn small() -> Self {
        let library = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        library.write("corpus/references.bib", "@book{snyder1997,\n  author = {Snyder, Glenn H.},\n  title = {Alliance Politics},\n  year = {1997}\n}\n");
        library.write("corpus/vocabulary.catena", catena::example::EMPTY[0].1);
        library.write(
            "corpus/claims.catena",
            "concept trust \"Trust\"\n\nconcept unrelated \"Unrelated\"\n\nconcept cooperation \"Cooperation\"\n\n\
             explanation common-norms \"Common norms\"\n  stated  snyder1997 p. 8\n\n\
             claim snyder1997/norms-build-trust\n  text   Norms build trust, and a reputation for it.\n  at     p. 9\n  \
             about  trust\n  says   common-norms admits trust\n\n\
             query admitting \"which explanations admit trust\"\n\n\
             expect \"which explanations admit trust\"\n  is  common-norms\n",
        );
        library
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of it.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// Asks what comes through a pipe.
    pub fn ask_by_pipe(&self, question: &str) -> Run {
        catena_with_input(self.path(), &["ask", "-"], question)
    }
}
