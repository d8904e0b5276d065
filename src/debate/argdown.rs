//! Argdown: its own JSON is read, its text is written.

mod fitted;
mod marks;
pub mod read;
mod sections;
mod source;
mod steps;
mod text;
pub mod write;
