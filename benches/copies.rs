//! Reads copies of works and gives what was read as JSON, one line a file: for `benches/copies.py`.

#![allow(clippy::disallowed_methods, reason = "it measures the program from outside")]

use std::time::Instant;

use catena::document::read;
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        let began = Instant::now();
        let found = read(&name, &bytes);
        let seconds = began.elapsed().as_secs_f64();
        let line = match found {
            Ok(document) => {
                let pages: Vec<_> =
                    document.pages.iter().map(|page| json!([page.label, page.text])).collect();
                json!({ "file": name, "seconds": seconds, "pages": pages })
            }
            Err(error) => json!({ "file": name, "seconds": seconds, "error": error.to_string() }),
        };
        println!("{line}");
    }
    Ok(())
}
