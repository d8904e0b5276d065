//! The library, or what an answer is about, for other programs.
//!
//! ```text
//! Catalog, Graph ── Excerpt ──▶ Network (nodes and edges with all that is said of them) ──▶ one writer a format
//! ```
//!
//! Every format of graphs is written from one [`network::Network`], which is made of what `export graph` writes: none of
//! them can omit what another has. What a format cannot hold is put down in [`Losses`](crate::debate::Losses), by
//! name. [`format`] has the table of all formats, those of other modules included.

pub mod beside;
mod cited;
pub mod document;
pub mod format;
pub mod gexf;
pub mod graphml;
pub mod mermaid;
pub mod network;
pub mod rdf;
pub mod report;
pub mod spreadsheet;
pub mod tables;
pub mod vault;
mod xml;
