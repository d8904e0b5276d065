//! The explorer: its pages as files and as they are served, and who is let in.

mod asked;
mod client;
mod compare;
mod door;
mod field;
mod forces;
mod html;
mod live;
mod pages;
mod payloads;
mod search;
mod site;
