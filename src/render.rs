//! What people and programs see: answers and diagnostics in every format, made from the same data.

pub mod cells;
pub mod cite;
pub mod csv;
pub mod diagnostic_json;
pub mod dot;
pub mod grid;
pub mod impact;
pub mod json;
pub mod markdown;
pub mod paint;
pub mod share;
pub mod show;
pub mod status;
pub mod status_json;
pub mod table;
pub mod terminal;
pub mod verify;
pub mod verify_json;
pub mod wrap;
