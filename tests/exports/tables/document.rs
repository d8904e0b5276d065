//! The list of tables in the documents is the program's own.

use std::fmt::Write as _;
use std::fs;

use catena::relational::schema::TABLES;

use crate::golden::updated;
use crate::program::root;

const BEGIN: &str = "<!-- tables -->\n";
const END: &str = "<!-- /tables -->\n";

#[test]
fn the_document_lists_every_table_with_its_columns() {
    let path = root().join("docs/tables.md");
    let text = fs::read_to_string(&path).expect("the page on tables");
    let (before, rest) = text.split_once(BEGIN).expect("where the list begins");
    let (_, after) = rest.split_once(END).expect("where it ends");
    let mut list = String::new();
    for table in &TABLES {
        write!(list, "\n### {}\n\nA row is {}.\n\n", table.name, table.about).expect("a text");
        list += "| column | type | what it is |\n| --- | --- | --- |\n";
        for column in table.columns {
            let optional = if column.optional { ", optional" } else { "" };
            writeln!(list, "| `{}` | {}{optional} | {} |", column.name, column.of.name(), column.about)
                .expect("a text");
        }
    }
    let real = format!("{before}{BEGIN}{list}\n{END}{after}");
    assert!(real == text || updated(&path, &text, &real), "run with UPDATE_DOCUMENTS=1 and look at it");
}
