//! What holds of pictures as SVG: they are sound XML, they do nothing, and they show what the drawing has.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "so a test fails")]

mod hostile;
mod look;
mod page;
mod read;

use crate::catalog::entry::NodeId;
use crate::query::answer::Answer;
use crate::render::picture::{Drawing, MOST, Options, answer, around, corpus};
use crate::render::svg::{Dress, svg};
use crate::session::Session;

fn map(session: &Session, options: &Options) -> Drawing {
    corpus(&session.catalog, &session.graph, &session.verdicts, options)
}

fn of(session: &Session, found: &Answer) -> Drawing {
    answer(&session.catalog, &session.graph, &session.verdicts, found)
}

fn near(session: &Session, node: NodeId, steps: usize) -> Drawing {
    around(&session.catalog, &session.graph, &session.verdicts, node, steps, MOST)
}

fn alone(drawing: &Drawing) -> String {
    svg(drawing, &Dress::Alone)
}

fn page(drawing: &Drawing) -> String {
    svg(drawing, &Dress::Page { href: &|node| Some(format!("/thing/{}", node.0)) })
}
