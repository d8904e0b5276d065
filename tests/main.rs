//! One integration binary: each module a concern, most tests a file in a folder.

// A test says what went wrong by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, unreachable_pub)]

mod bibliography;
mod commands;
mod contract;
mod determinism;
mod diagnostics;
mod documents;
mod fixture;
mod graph;
mod hostile;
mod oracle;
mod program;
mod questions;
mod roundtrip;
mod support;
mod verdicts;
mod verify;
