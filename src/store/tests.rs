//! The store.
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "so a test fails")]

mod files;
