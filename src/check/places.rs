//! Every place in a work that the corpus names.

use crate::annotation::Locator;
use crate::catalog::entry::NodeId;
use crate::check::records::Records;
use crate::session::Session;
use crate::source::Span;

/// A place in a work.
pub(super) struct Named<'a> {
    /// The work.
    pub work: NodeId,
    /// Where in it.
    pub locator: &'a Locator,
    /// Where the corpus says so.
    pub span: Span,
}

/// The places that citations, claims, arguments, excerpts and topics name, in that order.
pub(super) fn places<'a>(session: &'a Session, records: &'a Records<'a>) -> impl Iterator<Item = Named<'a>> {
    let catalog = &session.catalog;
    let cites = catalog.cites.iter().flat_map(|cite| {
        let cited = records.cited(cite.span);
        [(&cite.from, cite.span), (&cite.to, cited)]
    });
    let silent = catalog.without_citation.iter().map(|record| (&record.from, record.span));
    let read =
        catalog.stated().filter_map(|stated| Some((stated.via?, records.field(stated.span, "via", 0))));
    let defined = catalog.topic_records().flat_map(|(_, _, topic)| {
        let places = topic.stated.iter().enumerate();
        places.map(|(at, place)| (place, records.field(topic.span, "stated", at)))
    });
    let elsewhere = cites.chain(silent).chain(read).chain(defined);
    let elsewhere = elsewhere.map(|(place, span)| Named { work: place.work, locator: &place.locator, span });
    let own = catalog.quoted().map(|stated| Named {
        work: stated.work,
        locator: stated.at,
        span: records.field(stated.span, "at", 0),
    });
    elsewhere.chain(own)
}
