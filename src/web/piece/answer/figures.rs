//! Values in a table: figures, and the columns that a question asked for.

use maud::{Markup, html};

use crate::query::answer::{Answer, NONE, Row, Value};
use crate::render::cells;
use crate::render::names::Names;
use crate::web::piece::answer::MOST;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// The rows of an answer as a table; nothing for one figure over everything, which the headline tells.
pub(super) fn body(sheet: &Sheet<'_>, answer: &Answer) -> Markup {
    if let [row] = answer.rows.as_slice()
        && row.group.is_none()
        && row.node.is_none()
    {
        return html! {};
    }
    let catalog = sheet.catalog();
    let names = Names::of(catalog, answer);
    let columns = cells::columns(catalog, answer);
    html! {
        div.wide {
            table.sortable {
                thead { tr { @for head in cells::heads(catalog, answer) { th scope="col" { (Text(&head)) } } } }
                tbody {
                    @for row in answer.rows.iter().take(MOST) {
                        tr { @for at in &columns { (cell(sheet, answer, &names, row, *at)) } }
                    }
                }
            }
        }
    }
}

fn cell(sheet: &Sheet<'_>, answer: &Answer, names: &Names<'_>, row: &Row, at: usize) -> Markup {
    let value = cells::shown(sheet.catalog(), answer, names, row, at);
    html! {
        @match value {
            Some(Value::Number(number)) => td.number { (number) },
            Some(Value::Text(text)) if !text.is_empty() => td {
                @match row.node.filter(|_| at == 0) {
                    Some(node) => a href=(sheet.to_thing(node)) { (Text(&text)) },
                    None => (Text(&text)),
                }
            },
            _ => td.none { @if at == 0 { (NONE) } },
        }
    }
}
