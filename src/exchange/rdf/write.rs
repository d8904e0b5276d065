//! Statements as Turtle and as JSON-LD. What nobody would see, such as marks of direction, is written as the escape of the
//! format, which a reader turns back.

use std::fmt::Write as _;
use std::io;

use oxjsonld::JsonLdSerializer;
use oxrdf::{GraphNameRef, QuadRef};
use oxttl::TurtleSerializer;

use crate::error::Error;
use crate::exchange::rdf::Facts;
use crate::exchange::rdf::terms::PREFIXES;
use crate::visible::{hidden, shown};

/// Turtle, with the usual prefixes.
///
/// # Errors
/// [`Error::Other`] if the text cannot be written, which memory alone can cause.
pub fn turtle(facts: &Facts) -> Result<String, Error> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, space) in PREFIXES {
        serializer = serializer.with_prefix(prefix, space).map_err(|error| failed(&error))?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in facts.triples() {
        writer.serialize_triple(triple)?;
    }
    Ok(escaped(&text(writer.finish()?)?))
}

/// JSON-LD: one document with the same prefixes.
///
/// # Errors
/// As [`turtle`].
pub fn json_ld(facts: &Facts) -> Result<String, Error> {
    let mut serializer = JsonLdSerializer::new();
    for (prefix, space) in PREFIXES {
        serializer = serializer.with_prefix(prefix, space).map_err(|error| failed(&error))?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in facts.triples() {
        let triple = triple.as_ref();
        let quad = QuadRef::new(triple.subject, triple.predicate, triple.object, GraphNameRef::DefaultGraph);
        writer.serialize_quad(quad)?;
    }
    Ok(shown(&text(writer.finish()?)?).into_owned() + "\n")
}

/// Turtle or TriG with what is hidden as these languages escape it. Addresses are in ASCII, so that only texts have it.
pub(super) fn escaped(turtle: &str) -> String {
    let mut out = String::with_capacity(turtle.len());
    let mut copied = 0;
    for (at, char) in hidden(turtle) {
        out += &turtle[copied..at];
        // A string takes any text.
        let _ = match u32::from(char) {
            code @ ..=0xffff => write!(out, "\\u{code:04X}"),
            code => write!(out, "\\U{code:08X}"),
        };
        copied = at + char.len_utf8();
    }
    out + &turtle[copied..]
}

pub(super) fn failed(error: &impl ToString) -> Error {
    Error::Other(format!("cannot write RDF: {}", error.to_string()))
}

pub(super) fn text(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|error| failed(&io::Error::other(error)))
}
