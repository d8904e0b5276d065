//! Copies of works in each format: what is read of sound ones, and that hostile ones cost no more than a message.

mod command;
mod hostile;
pub(crate) mod made;
mod shelf;
mod sound;
