//! The Argument Interchange Format, as the JSON of AIFdb.

pub mod read;
mod source;
pub mod write;
