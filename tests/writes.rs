//! Writes that lose nothing: failures at every step, crashes at every step, full disks, kills.

mod failing;
mod failures;
mod full;
mod kills;
mod records;
mod sets;
mod together;
