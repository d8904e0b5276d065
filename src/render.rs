//! What people and programs see: answers and diagnostics in every format, made from the same data.

pub mod changes;
pub mod changes_json;
pub mod changes_markdown;
pub mod cite;
pub mod concise;
pub mod csv;
pub mod diagnostic_json;
pub mod dot;
pub mod github;
pub mod grid;
pub mod json;
pub mod log;
pub mod markdown;
pub mod paint;
pub mod sarif;
pub mod show;
pub mod stats;
pub mod table;
pub mod terminal;
pub mod verify;
pub mod verify_json;
