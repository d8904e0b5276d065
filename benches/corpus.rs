//! Writes a made-up library of any size, shaped as the literature of a discipline is: a few scholars write much, a
//! few topics are talked of everywhere, words are used as in any language, claims bear on one another. The same
//! number and seed always make the same files.
//!
//! ```text
//! cargo run --release --example corpus -- FOLDER CLAIMS [SEED [EXPECTATIONS [BROADER [QUALIFIES]]]]
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
    let usual = Size::of(0);
    let mut numbers = [0, made::SEED, usual.expectations, usual.broader, usual.qualifies];
    let given = words.get(1..).unwrap_or_default();
    let is_well = (1..=numbers.len()).contains(&given.len())
        && numbers.iter_mut().zip(given).all(|(number, word)| match word.parse() {
            Ok(given) => {
                *number = given;
                true
            }
            Err(_) => false,
        });
    let (Some(folder), true) = (words.first(), is_well) else {
        eprintln!("usage: corpus FOLDER CLAIMS [SEED [EXPECTATIONS [BROADER [QUALIFIES]]]]");
        return ExitCode::from(2);
    };
    let [claims, seed, expectations, broader, qualifies] = numbers;
    let made = Made::new(Size { claims, expectations, broader, qualifies }, seed);
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
