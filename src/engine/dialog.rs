//! A program that is told one statement after another and answers each.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::Failed;

/// What the program is to say when it is done with a statement.
const DONE: &str = "catena: done";

/// How long a program may take to end, and its last words to come.
const GRACE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(5);

/// A running program.
pub(super) struct Dialog {
    engine: &'static str,
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    stderr: Receiver<String>,
    /// The command of the program that says some words.
    say: &'static str,
}

impl Dialog {
    /// Starts a program.
    pub(super) fn start(
        engine: &'static str,
        mut command: Command,
        say: &'static str,
        help: &'static str,
    ) -> Result<Self, Failed> {
        let program = command.get_program().to_string_lossy().into_owned();
        let failed = |source| Failed::NotStarted { program: program.clone(), help, source };
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let missing = || failed(std::io::Error::other("it has no streams"));
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take().ok_or_else(missing)?);
        let (tell, stderr) = channel();
        if let Some(mut from) = child.stderr.take() {
            thread::spawn(move || {
                let mut said = Vec::new();
                // What cannot be read is not told, nor what nobody waits for any more.
                let _ = from.read_to_end(&mut said);
                let _ = tell.send(String::from_utf8_lossy(&said).into_owned());
            });
        }
        Ok(Self { engine, child, stdin, stdout: BufReader::new(stdout), stderr, say })
    }

    /// Tells the program a statement, and gives what it says until it is done.
    pub(super) fn tell(&mut self, statement: &str) -> Result<String, Failed> {
        let told = self
            .stdin
            .as_mut()
            .map(|stdin| writeln!(stdin, "{statement}\n{} {DONE}", self.say).and_then(|()| stdin.flush()));
        if !matches!(told, Some(Ok(()))) {
            return Err(self.refused());
        }
        let mut said = String::new();
        let mut line = Vec::new();
        loop {
            line.clear();
            match self.stdout.read_until(b'\n', &mut line) {
                Ok(read) if read > 0 => {
                    let line = String::from_utf8_lossy(&line);
                    if line.trim_end() == DONE {
                        return Ok(said);
                    }
                    said.push_str(&line);
                }
                _ => return Err(self.refused()),
            }
        }
    }

    /// Why the program has ended.
    fn refused(&mut self) -> Failed {
        self.stdin = None;
        // It ends by itself, having nothing to read; a program that does not is not waited for.
        let until = Instant::now() + GRACE;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < until {
            thread::sleep(PAUSE);
        }
        let _ = self.child.kill();
        let said = self.stderr.recv_timeout(GRACE).unwrap_or_default();
        let message = said.lines().map(str::trim).find(|line| !line.is_empty());
        let message = message.unwrap_or("nothing; its program ended").to_owned();
        Failed::Refused { engine: self.engine, message }
    }
}

impl Drop for Dialog {
    fn drop(&mut self) {
        self.stdin = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
