//! Reads copies in a process apart, so that a file that loops, eats memory or crashes its reader costs no more than
//! itself.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::document::{Document, Format, Mark, Unreadable, marks, read};

/// The word by which this program is asked to be such a process. Nobody types it.
pub const WORD: &str = "read-copy";

/// What a process may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// So long it may take; the processor may work as long, in whole seconds.
    pub time: Duration,
    /// So much memory it may have, in bytes. Only Unix can bound it.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(60), memory: 3 << 30 }
    }
}

/// No text has more bytes.
const MOST_TEXT: u64 = 256 << 20;
/// What lies within one another in a file is followed by calls.
const STACK: usize = 64 << 20;

/// Where copies are read.
#[derive(Clone, Debug, Default)]
pub enum Reader {
    /// In this process.
    #[default]
    Here,
    /// In a process of this program, within limits. Plain text needs none.
    Apart(PathBuf, Limits),
}

impl Reader {
    /// Reads a copy, as [`read`] does.
    ///
    /// # Errors
    /// As [`read`], [`Unreadable::Limits`] and [`Unreadable::NotStarted`].
    pub fn read(&self, name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
        self.ask("text", name, bytes, read)
    }

    /// Reads what is marked in a copy, as [`marks`] does.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn marks(&self, name: &str, bytes: &[u8]) -> Result<Vec<Mark>, Unreadable> {
        self.ask("marks", name, bytes, marks)
    }

    fn ask<T: DeserializeOwned>(
        &self,
        what: &str,
        name: &str,
        bytes: &[u8],
        here: fn(&str, &[u8]) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        match self {
            Self::Apart(program, limits) if Format::of(name, bytes) != Format::Plain => {
                let ending = format!("copy.{}", name.rsplit('.').next().unwrap_or_default());
                let (seconds, memory) = (limits.time.as_secs().max(1), limits.memory);
                let child = Command::new(program)
                    .args([WORD, what, &ending, &seconds.to_string(), &memory.to_string()])
                    .stdin(Stdio::piped())
                    .stdout(Stdio::piped())
                    .stderr(Stdio::null())
                    .spawn()
                    .map_err(|error| Unreadable::NotStarted(error.to_string()))?;
                let said = answer(child, bytes, limits.time);
                said.and_then(|said| postcard::from_bytes(&said).ok()).unwrap_or(Err(Unreadable::Limits))
            }
            _ => here(name, bytes),
        }
    }
}

/// What a process says of a copy; nothing, if it did not in time.
fn answer(mut child: Child, bytes: &[u8], longest: Duration) -> Option<Vec<u8>> {
    let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        // It may end before it has read all.
        scope.spawn(move || stdin.write_all(bytes));
        scope.spawn(move || {
            let mut said = Vec::new();
            let all = stdout.take(MOST_TEXT).read_to_end(&mut said);
            // Nobody waits for what comes too late.
            let _ = send.send(all.ok().map(|_| said));
        });
        let said = receive.recv_timeout(longest).ok().flatten();
        // It has said all, or has had its time.
        let _ = child.kill();
        let _ = child.wait();
        said
    })
}

/// Is such a process, if the arguments ask for one: reads a copy from standard input and gives what is in it on standard
/// output.
pub fn serve(arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    let arguments: Vec<OsString> = arguments.skip(1).take(6).collect();
    let [word, what, name, seconds, memory] = arguments.as_slice() else { return None };
    let (what, name) = (what.to_str()?.to_owned(), name.to_str().filter(|_| word == WORD)?.to_owned());
    let number = |text: &OsString| text.to_str()?.parse().ok();
    limit(number(seconds)?, number(memory)?);
    let reader = thread::Builder::new().stack_size(STACK).spawn(move || {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).ok()?;
        let said = match what.as_str() {
            "marks" => postcard::to_allocvec(&marks(&name, &bytes)),
            _ => postcard::to_allocvec(&read(&name, &bytes)),
        };
        std::io::stdout().lock().write_all(&said.ok()?).ok()
    });
    let is_done = reader.is_ok_and(|reader| matches!(reader.join(), Ok(Some(()))));
    Some(if is_done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Bounds what this process may use: seconds of the processor's work, and bytes of memory. Where the system cannot, time alone is bounded.
#[cfg(unix)]
fn limit(seconds: u64, memory: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let most = |most| Rlimit { current: Some(most), maximum: Some(most) };
    for (resource, limit) in
        [(Resource::As, memory), (Resource::Cpu, seconds), (Resource::Core, 0), (Resource::Fsize, 0)]
    {
        // A system that has no such limit has the other ones.
        let _ = setrlimit(resource, most(limit));
    }
}

#[cfg(not(unix))]
fn limit(_: u64, _: u64) {}
