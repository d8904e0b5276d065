//! A dispute as people read it: what is for a thing and what is against it side by side, replies below what they reply to.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::catalog::entry::NodeId;
use crate::web::piece::stated;
use crate::web::piece::{glossary, name};
use crate::web::sheet::Sheet;

/// Replies are shown to this depth.
const DEEPEST: usize = 5;

/// What supports and what challenges a thing; none where nothing does either.
pub(in crate::web) fn of(sheet: &Sheet<'_>, node: NodeId) -> Option<Markup> {
    let bonds = sheet.world().verdicts.standings().bonds();
    let (pros, cons): (Vec<NodeId>, Vec<NodeId>) =
        (bonds.supports(node).collect(), bonds.challenges(node).collect());
    if pros.is_empty() && cons.is_empty() {
        return None;
    }
    let mut told = BTreeSet::from([node]);
    let column = |class: &str, title: &str, nodes: &[NodeId], told: &mut BTreeSet<NodeId>| {
        html! {
            div.(class) {
                h3 { (title) " " span.count { (nodes.len()) } }
                @if nodes.is_empty() { p.none { "nothing recorded" } }
                @for node in nodes { (post(sheet, *node, 1, told)) }
            }
        }
    };
    Some(html! {
        div.debate {
            (column("pro", "For", &pros, &mut told))
            (column("con", "Against", &cons, &mut told))
        }
    })
}

/// One contribution, with the replies to it.
fn post(sheet: &Sheet<'_>, node: NodeId, depth: usize, told: &mut BTreeSet<NodeId>) -> Markup {
    let standings = sheet.world().verdicts.standings();
    let bonds = standings.bonds();
    let is_above = told.contains(&node);
    let is_shown = depth < DEEPEST && told.insert(node);
    let replies: Vec<(&str, &str, NodeId)> = bonds
        .supports(node)
        .map(|reply| ("pro", "supported by", reply))
        .chain(bonds.challenges(node).map(|reply| ("con", "challenged by", reply)))
        .collect();
    html! {
        article.post {
            @if sheet.catalog().stated_as(node).is_some() { (stated::card(sheet, node)) }
            @else { p { (name::thing(sheet, node)) } }
            (glossary::standing(sheet, standings.standing(node)))
            @if !replies.is_empty() {
                @if is_shown {
                    @for (class, words, reply) in &replies {
                        div.reply.(class) { span.remark { (words) } (post(sheet, *reply, depth + 1, told)) }
                    }
                } @else {
                    p.remark { @if is_above { "its replies are above" } @else { "and further replies" } }
                }
            }
        }
    }
}
