//! Objects of a repository, read one after another from one run of `git cat-file --batch`.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::error::Error;
use crate::git::{command, not_started};

/// A run of git that gives objects.
pub(super) struct Objects {
    child: Child,
    /// None once it is told that nothing more will be asked.
    asks: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    pub(super) fn open(folder: &Path) -> Result<Self, Error> {
        let mut child = command(folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| not_started(folder, error))?;
        let (Some(asks), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::Git("`git cat-file` has no pipes".to_owned()));
        };
        Ok(Self { child, asks: Some(asks), answers: BufReader::new(answers) })
    }

    /// The content of an object. Each is asked for when the one before has been read, so neither side
    /// waits for the other with a full pipe.
    pub(super) fn read(&mut self, hash: &str) -> Result<Vec<u8>, Error> {
        let failed =
            |what: &dyn std::fmt::Display| Error::Git(format!("cannot read the object {hash}: {what}"));
        if let Some(asks) = &mut self.asks {
            writeln!(asks, "{hash}").and_then(|()| asks.flush()).map_err(|error| failed(&error))?;
        }
        let mut head = String::new();
        self.answers.read_line(&mut head).map_err(|error| failed(&error))?;
        // `HASH TYPE SIZE`, or `HASH missing`.
        let size = head.trim_end().split(' ').nth(2).and_then(|size| size.parse::<usize>().ok());
        let size = size.ok_or_else(|| failed(&head.trim_end()))?;
        let mut content = vec![0; size + 1];
        self.answers.read_exact(&mut content).map_err(|error| failed(&error))?;
        content.truncate(size);
        Ok(content)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // git ends when it has nothing more to read.
        self.asks = None;
        let _ = self.child.wait();
    }
}
