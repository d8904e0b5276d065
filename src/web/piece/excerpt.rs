//! An excerpt: the words that a reader marked, where, and what became of them.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::catalog::entry::{Excerpt, NodeId};
use crate::catalog::excerpts::{Use, of_work as in_work};
use crate::catalog::stated::Stated;
use crate::render::phrase::counted;
use crate::render::show::number_of_excerpts as number;
use crate::web::piece::section::list;
use crate::web::piece::text::Text;
use crate::web::piece::{name, stated};
use crate::web::sheet::Sheet;

/// A card: the words, linked to the page, and below them place, tags and what became of it; `in_full` with the work.
pub(in crate::web) fn card(sheet: &Sheet<'_>, node: NodeId, excerpt: &Excerpt, in_full: bool) -> Markup {
    let place = excerpt.at.to_string();
    let remarks = std::iter::once(excerpt.used().word()).chain(excerpt.tags.iter().map(String::as_str));
    html! {
        div.stated.excerpt {
            p.says { a href=(sheet.to_thing(node)) { (words(excerpt)) } }
            @if !excerpt.quotes.is_empty() && !excerpt.note.is_empty() { p.about { (Text(&excerpt.note)) } }
            p.where {
                @if in_full { (name::thing(sheet, excerpt.work)) @if !place.is_empty() { ", " } }
                @if !place.is_empty() { a.place href=(sheet.to_thing(excerpt.work)) { (Text(&place)) } }
                @for remark in remarks { span.remark { (Text(remark)) } }
            }
        }
    }
}

/// The words that were marked, as a quotation; the note where there are none.
fn words(excerpt: &Excerpt) -> Markup {
    html! {
        @if excerpt.quotes.is_empty() { (Text(&excerpt.note)) } @else { "“" (Text(&excerpt.words())) "”" }
    }
}

/// The quotes of an excerpt, each with what was found of it in the text.
pub(in crate::web) fn quotes(sheet: &Sheet<'_>, node: NodeId, excerpt: &Excerpt) -> Markup {
    stated::quotes(sheet, &Stated::excerpt(node, excerpt))
}

/// The excerpts of a work, in the order of places; none if there are none.
pub(in crate::web) fn of_work(sheet: &Sheet<'_>, work: NodeId) -> Option<Markup> {
    list(in_work(sheet.catalog(), work).into_iter().map(|(node, excerpt)| card(sheet, node, excerpt, false)))
}

/// How many excerpts a work has and how many are not used, and these; none if there are none.
pub(in crate::web) fn counted_of_work(sheet: &Sheet<'_>, work: NodeId) -> Option<Markup> {
    let cards = of_work(sheet, work)?;
    let of = in_work(sheet.catalog(), work);
    Some(html! { p.remark { (number(of.into_iter().map(|(_, excerpt)| excerpt))) } (cards) })
}

/// All excerpts by work, the works first of which most are not used; none if there are none.
pub(in crate::web) fn all(sheet: &Sheet<'_>) -> Option<Markup> {
    let mut works: BTreeMap<NodeId, usize> = BTreeMap::new();
    for (_, excerpt) in sheet.catalog().excerpts() {
        *works.entry(excerpt.work).or_default() += usize::from(excerpt.used() == Use::Unused);
    }
    let mut works: Vec<(NodeId, usize)> = works.into_iter().collect();
    works.sort_by_key(|(work, unused)| (std::cmp::Reverse(*unused), *work));
    (!works.is_empty()).then(|| {
        html! {
            @for (work, unused) in &works {
                div.by-work {
                    h3 { (name::thing(sheet, *work)) }
                    @if *unused > 0 { p.remark { (counted(*unused, "excerpt")) " not used" } }
                    @if let Some(cards) = of_work(sheet, *work) { (cards) }
                }
            }
        }
    })
}
