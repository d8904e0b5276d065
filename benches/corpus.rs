//! Writes a made-up library of any size, shaped as the literature of a discipline is: a few scholars write much, a
//! few topics are talked of everywhere, words are used as in any language, claims bear on one another. The same
//! number and seed always make the same files.
//!
//! ```text
//! cargo run --release --example corpus -- FOLDER CLAIMS [SEED] [EXPECTATIONS]
//! ```

#![allow(clippy::disallowed_methods, reason = "it measures the program from outside")]

mod made;

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use made::{Made, Size};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).map(|word| word.parse::<u64>());
    let (Some(folder), Some(Ok(claims)), seed, expectations) =
        (words.first(), number(1), number(2), number(3))
    else {
        eprintln!("usage: corpus FOLDER CLAIMS [SEED] [EXPECTATIONS]");
        return ExitCode::from(2);
    };
    let (Ok(seed), Ok(expectations)) =
        (seed.unwrap_or(Ok(made::SEED)), expectations.unwrap_or(Ok(made::EXPECTATIONS)))
    else {
        eprintln!("error: a seed and a number of expectations are whole numbers");
        return ExitCode::from(2);
    };
    let made = Made::new(Size { claims, expectations }, seed);
    match write(Path::new(folder), &made) {
        Ok(bytes) => {
            eprintln!("{folder}: {}, {bytes} bytes", made.told());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {folder}: {error}");
            ExitCode::from(2)
        }
    }
}

fn write(folder: &Path, made: &Made) -> io::Result<usize> {
    let mut bytes = 0;
    fs::create_dir_all(folder.join("corpus/works"))?;
    made.files(&mut |name, text| {
        bytes += text.len();
        fs::write(folder.join("corpus").join(name), text)
    })?;
    Ok(bytes)
}
