//! Topics against topics: a table of verdicts, each of which leads to its evidence below.

use maud::{Markup, html};

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::query::answer::{Answer, Row};
use crate::render::phrase;
use crate::verdict::{Status, Verdict};
use crate::web::piece::answer::MOST;
use crate::web::piece::text::Text;
use crate::web::piece::{glossary, name, verdict};
use crate::web::sheet::Sheet;

pub(super) fn body(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    let (catalog, table) = (sheet.catalog(), sheet.next_table());
    let columns: Vec<(&String, Option<NodeId>)> =
        answer.columns.iter().skip(1).map(|id| (id, catalog.names().get(Class::Topic, id))).collect();
    let speaks = |row: &&Row| row.verdicts.iter().any(|judged| judged.status != Status::Silent);
    let (speaking, silent): (Vec<&Row>, Vec<&Row>) = answer.rows.iter().take(MOST).partition(speaks);
    html! {
        div.wide {
            table.compare.sortable {
                thead {
                    tr {
                        th scope="col" { (Text(answer.columns.first().map_or("topic", String::as_str))) }
                        @for (id, topic) in &columns {
                            th scope="col" { @match topic { Some(topic) => (name::thing(sheet, *topic)), None => (Text(id)) } }
                        }
                    }
                }
                tbody {
                    @for (at, row) in speaking.iter().enumerate() {
                        tr {
                            th scope="row" { @if let Some(node) = row.node { (name::thing(sheet, node)) } }
                            @for (column, (id, _)) in columns.iter().enumerate() { (cell(sheet, row, id, &anchor(table, at, column))) }
                        }
                    }
                }
            }
        }
        @if !silent.is_empty() {
            p.silent-ones {
                "Nothing is said of these by " (name::things(sheet, &silent.iter().filter_map(|row| row.node).collect::<Vec<_>>())) "."
            }
        }
        h3 { "Evidence" }
        @for (at, row) in speaking.iter().enumerate() {
            @for (column, (id, _)) in columns.iter().enumerate() {
                div id=(anchor(table, at, column)) {
                    @for judged in of_column(sheet, row, id).filter(|judged| judged.status != Status::Silent) {
                        (verdict::line(sheet, judged, row.node, &phrase::of_subject(sheet.catalog(), judged)))
                    }
                }
            }
        }
    }
}

/// The verdicts in the order in which a column is sorted.
const ORDER: [Status; 5] =
    [Status::Holds, Status::Depends, Status::Divided, Status::Opposite, Status::Silent];

/// The part of the page with the evidence of a cell: a page may have several tables.
fn anchor(table: usize, row: usize, column: usize) -> String {
    format!("cell-{table}-{}-{}", row + 1, column + 1)
}

fn of_column<'r>(
    sheet: &Sheet<'r>,
    row: &'r Row,
    id: &'r str,
) -> impl Iterator<Item = &'r Verdict> + use<'r> {
    let catalog = sheet.catalog();
    row.verdicts.iter().filter(move |judged| catalog.id(judged.object) == id)
}

fn cell(sheet: &Sheet<'_>, row: &Row, id: &str, evidence: &str) -> Markup {
    let judged: Vec<&Verdict> =
        row.verdicts.iter().filter(|judged| sheet.catalog().id(judged.object) == id).collect();
    // Sorted, what holds comes before what is open, and that before its opposite.
    let order = judged.first().map_or(ORDER.len(), |judged| {
        ORDER.iter().position(|status| *status == judged.status).unwrap_or(ORDER.len())
    });
    let strongest = judged.first().map_or("silent", |judged| verdict::look(judged).0);
    html! {
        td.(strongest) data-order=(order) {
            @for one in &judged {
                @let (_, sign) = verdict::look(one);
                @let said = one.words_when(sheet.catalog());
                div {
                    span.sign aria-hidden="true" { (sign) } " "
                    @if one.status == Status::Silent { span.silent { (Text(&said)) } }
                    @else { a href=(format!("#{evidence}")) { (Text(&said)) } }
                    @if !one.marks.is_empty() { br; span.marks { (glossary::marks(sheet, one)) } }
                }
            }
        }
    }
}
