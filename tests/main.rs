//! One integration binary: each module a concern, most tests a file in a folder.

// A test says what went wrong by panicking.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    clippy::disallowed_methods
)]

mod answers;
mod architecture;
mod arguments;
mod bibliography;
mod bounds;
mod changes;
mod clashing;
mod commands;
mod contested;
mod contract;
mod copies;
mod cut;
mod debates;
mod determinism;
mod diagnostics;
mod documents;
mod drafts;
mod engines;
mod examples;
mod excerpts;
mod explorer;
mod exports;
mod fixture;
mod forces;
mod forgiving;
mod fuzz;
mod golden;
mod graph;
mod highlights;
mod history;
mod hostile;
mod imported;
mod inverse;
mod kept;
mod keys;
mod linked;
mod linter;
#[path = "../benches/made.rs"]
mod made;
mod measured;
mod merge;
mod newcomers;
mod numbers;
mod oracle;
mod ordered;
#[cfg(unix)]
mod pager;
mod pictures;
mod places;
mod printed;
mod program;
mod questions;
mod readings;
mod renames;
mod repository;
mod roundtrip;
mod same;
mod schema;
mod screens;
mod several;
mod sharing;
mod standing;
mod status;
mod support;
mod tables;
mod told;
mod typed;
mod unread;
mod verdicts;
mod verify;
mod voice;
mod walkthrough;
mod withdrawn;
mod worded;
mod works;
mod writes;
