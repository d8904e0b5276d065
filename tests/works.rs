//! Works in and out: imported, merged, exported, shown as references.

mod better_bibtex;
mod command;
mod imports;
mod made_up;
mod merging;
mod odd;
mod references;
mod round_trips;
