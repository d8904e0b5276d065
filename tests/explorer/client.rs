//! A server that runs as long as a test needs it, and a client that sends what it is told, byte for byte.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// No answer takes so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running `catena serve`.
pub(crate) struct Served {
    child: Child,
    pub(crate) at: SocketAddr,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Reply {
    /// The value of a field of the head.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        fields.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn of(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, head: head.to_owned(), body: body.to_owned() })
    }
}

impl Served {
    /// Serves the library of a folder at a port that is free.
    pub(crate) fn of(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_catena"))
            .args(["serve", "--port", "0"])
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its standard output");
        BufReader::new(out).read_line(&mut line).expect("it says where it is");
        let at = line.trim().trim_start_matches("http://").trim_end_matches('/');
        let at = at.parse().unwrap_or_else(|_| panic!("an address: {line}"));
        Self { child, at }
    }

    /// A connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.at).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }

    /// What comes back on these bytes until the connection is closed or nothing more is to come; none if nothing does.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Option<Reply> {
        let mut stream = self.connect();
        // A server that refuses early may close before all is sent.
        let _ = stream.write_all(bytes);
        let mut back = Vec::new();
        let _ = stream.read_to_end(&mut back);
        Reply::of(&back)
    }

    /// The answer to a plain request.
    pub(crate) fn get(&self, target: &str) -> Reply {
        self.get_with(target, "")
    }

    /// The answer to a request with more fields, each with its line end.
    pub(crate) fn get_with(&self, target: &str, fields: &str) -> Reply {
        let request =
            format!("GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{fields}\r\n", self.at);
        self.raw(request.as_bytes()).unwrap_or_else(|| panic!("no answer to {target}"))
    }

    /// Waits until what is asked is as it should be.
    pub(crate) fn until(&self, target: &str, is_right: impl Fn(&Reply) -> bool) -> Reply {
        let began = Instant::now();
        loop {
            let reply = self.get(target);
            if is_right(&reply) {
                return reply;
            }
            assert!(began.elapsed() < PATIENCE, "{target} stays {}: {}", reply.status, reply.body);
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
