//! Many readers at once: how long each request to `catena serve` takes, and what memory the server takes.
//!
//! ```text
//! cargo run --release --example load -- PROGRAM LIBRARY [REQUESTS [CONNECTIONS]]
//! ```
//!
//! Some pages are asked for far more often than others: the one of rank *n* once for *n* times the first.
//! Every request is first made once, one after the other, while nothing is kept; then all readers ask at once, and every
//! answer is compared with the first one. A request that is told to come again (503) is counted by itself. Times are those
//! that a reader waits, of one run on this machine, the readers among what it is busy with.

#![allow(clippy::disallowed_methods, reason = "it measures the program from outside")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use catena::corpus::load::Library;
use catena::session::Session;
use catena::web::Address;

/// Requests of each sort in twenty, in the order of [`targets`].
const MIX: [(&str, usize); 5] = [("thing", 10), ("search", 5), ("question", 2), ("list", 1), ("asset", 2)];
/// Requests of a sort.
type Targets = (&'static str, Vec<String>);

/// Different pages of things, and as many names that are typed.
const DIFFERENT: usize = 2_000;
/// Different questions.
const QUESTIONS: usize = 50;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [program, library, rest @ ..] => {
            let number =
                |at: usize, usual: usize| rest.get(at).and_then(|text| text.parse().ok()).unwrap_or(usual);
            match measured(program, library, number(0, 100_000), number(1, 64)) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("error: {error}");
                    ExitCode::from(2)
                }
            }
        }
        _ => {
            eprintln!("usage: load PROGRAM LIBRARY [REQUESTS [CONNECTIONS]]");
            ExitCode::from(2)
        }
    }
}

/// A server that ends with what measures it.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn measured(program: &str, library: &str, requests: usize, connections: usize) -> Result<(), Box<dyn Error>> {
    let targets = targets(library)?;
    let mut child = Command::new(program)
        .args(["--library", library, "serve", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let out = child.stdout.take().ok_or("no output")?;
    let served = Served(child);
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line)?;
    let at = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let mut wanted = BTreeMap::new();
    let mut first = Connection::open(&at)?;
    let mut alone = Times::new();
    for (sort, targets) in &targets {
        for target in targets {
            let began = Instant::now();
            wanted.insert(target.clone(), first.get(target)?);
            alone.entry(sort).or_default().push(began.elapsed());
        }
    }
    println!("each different request once, one after the other");
    print(alone);
    println!("{requests} requests over {connections} connections");
    println!("memory before: {}", memory(served.0.id()));
    let (next, busy) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let times: Mutex<Times<'_>> = Mutex::default();
    let began = Instant::now();
    let reader = || -> Result<(), String> {
        let mut connection = Connection::open(&at).map_err(|error| error.to_string())?;
        let mut own: Vec<(&str, Duration)> = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= requests {
                break;
            }
            let (sort, target) = of_mix(&targets, number);
            let began = Instant::now();
            let (status, body) = connection.get(target).map_err(|error| format!("{target}: {error}"))?;
            own.push((sort, began.elapsed()));
            if status == 503 {
                busy.fetch_add(1, Ordering::Relaxed);
            } else if wanted.get(target) != Some(&(status, body)) {
                return Err(format!("{target}: another answer than before, {status}"));
            }
        }
        let mut times = times.lock().map_err(|error| error.to_string())?;
        for (sort, time) in own {
            times.entry(sort).or_default().push(time);
        }
        Ok(())
    };
    thread::scope(|scope| -> Result<(), String> {
        let readers: Vec<_> = (0..connections).map(|_| scope.spawn(reader)).collect();
        for reader in readers {
            reader.join().map_err(|_| "a reader failed")??;
        }
        Ok(())
    })?;
    let took = began.elapsed();
    println!("memory after:  {}", memory(served.0.id()));
    println!(
        "{:.0} a second; {} told to come again",
        requests as f64 / took.as_secs_f64(),
        busy.into_inner()
    );
    print(times.into_inner().map_err(|error| error.to_string())?);
    Ok(())
}

/// How long requests of each sort took.
type Times<'s> = BTreeMap<&'s str, Vec<Duration>>;

fn print(times: Times<'_>) {
    println!("{:<10} {:>8} {:>9} {:>9} {:>9}", "ms", "requests", "median", "p99", "longest");
    for (sort, mut times) in times {
        times.sort_unstable();
        let part = |of: usize| times[(times.len() - 1) * of / 100].as_secs_f64() * 1000.0;
        println!("{sort:<10} {:>8} {:>9.2} {:>9.2} {:>9.2}", times.len(), part(50), part(99), part(100));
    }
}

/// What is asked for, by its sort: pages of things from all over the library, names as they are typed, questions.
fn targets(library: &str) -> Result<Vec<Targets>, Box<dyn Error>> {
    let session = Session::open(Library::at(library.as_ref())?)?;
    let catalog = &session.catalog;
    let things: Vec<_> =
        catalog.nodes().map(|(id, _)| id).filter(|id| catalog.citation(*id).is_none()).collect();
    let step = (things.len() / DIFFERENT).max(1);
    let some: Vec<_> = things.iter().step_by(step).copied().collect();
    let pages = some.iter().map(|id| format!("/{}", Address::Thing(*id).path(catalog)));
    let typed = some.iter().map(|id| {
        let label: String = catalog.label(*id).chars().filter(char::is_ascii_alphanumeric).take(6).collect();
        format!("/find.json?q={label}")
    });
    let topics: Vec<&str> = catalog.topics().map(|(id, _)| catalog.id(id)).take(QUESTIONS).collect();
    let questions = topics.iter().map(|id| format!("/ask.html?q=claims+about+{id}+limit+20"));
    let list = |names: &[&str]| names.iter().map(|name| format!("/{name}")).collect();
    Ok(vec![
        ("thing", pages.collect()),
        ("search", typed.collect()),
        ("question", questions.collect()),
        ("list", list(&["index.html", "scholars.html", "questions.html", "vocabulary.html"])),
        ("asset", list(&["style.css", "catena.js", "version"])),
    ])
}

/// The request of a number: the sorts in the shares of the mix, and of each sort one after the other.
fn of_mix(targets: &[Targets], number: usize) -> (&'static str, &str) {
    let all: usize = MIX.iter().map(|(_, share)| share).sum();
    // Seven and twenty have no common divisor: neighbours are of different sorts.
    let mut at = number * 7 % all;
    for ((_, share), (sort, targets)) in MIX.iter().zip(targets) {
        if at < *share {
            return (sort, &targets[popular(number / all * share + at, targets.len())]);
        }
        at -= share;
    }
    (targets[0].0, &targets[0].1[0])
}

/// Which of so many is asked for at a turn: the second half as often as the first, the third a third as often, as readers
/// do. The turns are spread evenly, without chance.
fn popular(turn: usize, of: usize) -> usize {
    // The golden ratio spreads multiples of itself most evenly.
    let spread = (turn as f64 * 0.618_033_988_749_895).fract();
    ((of as f64).powf(spread) as usize - 1).min(of - 1)
}

/// A connection that is kept open.
struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
}

impl Connection {
    fn open(at: &str) -> std::io::Result<Self> {
        let stream = TcpStream::connect(at)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream: BufReader::new(stream), host: at.to_owned() })
    }

    /// The status and the body.
    fn get(&mut self, target: &str) -> Result<(u16, Vec<u8>), Box<dyn Error>> {
        let request = format!("GET {target} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).ok_or("no status")?.parse()?;
        let mut length = 0;
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok((status, body))
    }
}

/// The memory that a process holds, as Linux tells.
fn memory(process: u32) -> String {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let of = |name: &str| {
        status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).unwrap_or("unknown")
    };
    format!("{} (at most {})", of("VmRSS:"), of("VmHWM:"))
}
