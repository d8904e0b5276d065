//! What it costs to read one question as it was typed: of the questions in files, a line each, the median and the
//! longest time, after the names of the library have been gathered; and what gathering them takes.
//!
//! ```text
//! cargo run --release --example reading -- LIBRARY FILE …
//! ```

#![allow(clippy::disallowed_methods, reason = "it measures the program from outside")]

use std::fs::read_to_string;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use catena::corpus::load::Library;
use catena::session::Session;

/// Each question is read so many times; the shortest counts.
const RUNS: usize = 5;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((library, files)) = words.split_first() else {
        eprintln!("usage: reading LIBRARY FILE …");
        return ExitCode::from(2);
    };
    match measured(library, files) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn measured(library: &str, files: &[String]) -> Result<String, String> {
    let library = Library::at(library.as_ref()).map_err(|error| error.to_string())?;
    let session = Session::open(library).map_err(|error| error.to_string())?;
    let mut questions = Vec::new();
    for file in files {
        let text = read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        questions.extend(lines.map(str::to_owned));
    }
    let begun = Instant::now();
    session.read("what is this").ok();
    let gathered = begun.elapsed();
    let mut times: Vec<(Duration, &str)> = Vec::new();
    for question in &questions {
        let once = |_| {
            let begun = Instant::now();
            session.read(question).ok();
            begun.elapsed()
        };
        times.extend((0..RUNS).map(once).min().map(|time| (time, question.as_str())));
    }
    times.sort();
    let (Some(median), Some((longest, question))) = (times.get(times.len() / 2), times.last()) else {
        return Err("no questions".to_owned());
    };
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    Ok(format!(
        "{} questions: median {:.2} ms, longest {:.2} ms ({question}); names gathered in {:.0} ms",
        times.len(),
        ms(median.0),
        ms(*longest),
        ms(gathered),
    ))
}
