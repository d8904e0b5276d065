//! The store.
#![allow(clippy::expect_used, reason = "so a test fails")]

mod files;
