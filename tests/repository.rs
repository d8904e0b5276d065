//! A library in a git repository of its own, in a folder that goes with it.

use std::path::Path;
use std::process::{Command, Output};

use crate::program::{Library, Run, catena};

/// The repository of a library.
pub struct Repository {
    library: Library,
}

impl Repository {
    /// The small library, committed.
    pub fn small() -> Self {
        let repository = Self { library: Library::small() };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.library.path()
    }

    /// Writes a file of it.
    pub fn write(&self, name: &str, text: &str) {
        self.library.write(name, text);
    }

    /// The text of a file of it.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).expect("a file can be read")
    }

    /// Runs the program in it.
    pub fn catena(&self, arguments: &[&str]) -> Run {
        catena(self.path(), arguments)
    }

    /// Runs git in it, which must succeed.
    pub fn git(&self, arguments: &[&str]) -> String {
        let output = git(self.path(), arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs git in it; true if it succeeded, and all that it says.
    pub fn try_git(&self, arguments: &[&str]) -> (bool, String) {
        let output = git(self.path(), arguments);
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Commits all that there is.
    pub fn commit(&self, subject: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--no-verify", "--allow-empty", "-m", subject]);
    }

    /// Makes git merge with the driver.
    pub fn with_driver(&self) {
        self.write(
            ".gitattributes",
            "*.catena merge=catena\n*.bib merge=catena\nanchors.lock merge=catena\n",
        );
        let driver = "catena merge-driver %O %A %B --path %P --marker-size %L";
        self.git(&["config", "merge.catena.driver", driver]);
    }
}

/// Runs git in a folder.
pub fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("git");
    prepared(command.args(arguments), folder);
    command.output().expect("git can be started")
}

/// Prepares a command that is or calls git: nobody's own settings, a fixed time, the program on its path.
pub fn prepared(command: &mut Command, folder: &Path) {
    let binary = Path::new(env!("CARGO_BIN_EXE_catena"));
    let mut path = binary.parent().expect("it is in a folder").as_os_str().to_owned();
    if let Some(usual) = std::env::var_os("PATH") {
        path.push(":");
        path.push(usual);
    }
    command.current_dir(folder).env("PATH", path).env("LC_ALL", "C");
    for variable in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "COLUMNS", "CLICOLOR_FORCE"]
    {
        command.env_remove(variable);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Ann Adams");
        command.env(format!("GIT_{who}_EMAIL"), "ann@example.org");
        command.env(format!("GIT_{who}_DATE"), "2026-01-15T12:00:00+00:00");
    }
}
