//! Writes that lose nothing: failures at every step, crashes at every step, full disks, kills.

mod commands;
mod failing;
mod failures;
mod full;
#[cfg(unix)]
mod hostile;
pub(crate) mod kills;
mod records;
mod sets;
mod together;
