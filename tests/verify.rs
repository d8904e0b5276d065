//! `catena verify`: the command over an invented library, properties over texts that are made up, and
//! that no passage of a text at hand stands in this repository.

mod command;
mod excerpts;
mod parts;
mod properties;
mod texts;
mod typeset;
