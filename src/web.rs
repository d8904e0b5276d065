//! The explorer: a library as pages, for those who never open a terminal.
//!
//! A page is made of an [`Address`] by an [`Explorer`]. The same pages are written to a folder (`site`) and served
//! (`serve`); only what a reader types needs the server. Pieces that several pages have are in `piece`, one page a file is
//! in `page`, and everything stands in the same `frame`. Every text of a library goes through `piece::text`, so that none
//! is taken for markup or hides what it is.

mod address;
mod asset;
mod atlas;
mod comparison;
mod complete;
mod download;
mod explorer;
mod find;
mod frame;
mod page;
mod piece;
pub mod serve;
mod sheet;
pub mod site;
mod taken;

pub use address::{Address, Listed};
pub use explorer::{Beside, Explorer, Faulty, History, Index, Mode};
