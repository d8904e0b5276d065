//! What people and programs see: answers and diagnostics in every format, made from the same data.

pub mod changes;
pub mod cite;
pub mod csv;
pub mod diagnostic_json;
pub mod dot;
pub mod graph_json;
pub mod grid;
pub mod json;
pub mod markdown;
pub mod paint;
pub mod show;
pub mod table;
pub mod terminal;
pub mod verify;
pub mod verify_json;
