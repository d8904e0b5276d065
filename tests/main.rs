//! One integration binary: each module a concern, most tests a file in a folder.

// A test says what went wrong by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

mod bibliography;
mod commands;
mod documents;
mod hostile;
mod program;
