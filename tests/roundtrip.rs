//! What is written can be read again, and what is read again means the same.

mod documents;
mod expressions;
mod prose;
mod questions;
mod texts;
