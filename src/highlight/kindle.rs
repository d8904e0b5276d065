//! Kindle: `My Clippings.txt` of the devices, and the notebooks that its apps export as HTML or send as CSV.

mod clippings;
mod joined;
mod mark;
mod notebook;
mod place;
mod table;
mod unread;
mod words;

pub(super) use clippings::{is_clippings, read as read_clippings};
pub(super) use notebook::read as read_notebook;
pub(super) use table::{is_table, read as read_table};
