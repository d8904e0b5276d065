//! Input that chance makes hostile: files, questions, journals and command lines, each case from a number, so that
//! it can be run again. What must hold of every one stands beside it.
//!
//! A normal run takes the first cases. `CATENA_FUZZ=50` takes fifty times as many, as `make fuzz` does;
//! `CATENA_FUZZ_CASE=17` takes that one alone.

mod commands;
mod copies;
pub(crate) mod dice;
mod index;
mod texts;

use std::panic::{self, AssertUnwindSafe};

use self::dice::Dice;

/// Runs the cases of a test.
fn each(usual: u64, case: impl Fn(&mut Dice)) {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let cases = match number("CATENA_FUZZ_CASE") {
        Some(one) => one..one + 1,
        None => 0..usual * number("CATENA_FUZZ").unwrap_or(1),
    };
    for seed in cases {
        if let Err(failure) = panic::catch_unwind(AssertUnwindSafe(|| case(&mut Dice::new(seed)))) {
            eprintln!("the case fails: run the test again with CATENA_FUZZ_CASE={seed}");
            panic::resume_unwind(failure);
        }
    }
}
