//! Tables as CSV.

use std::fs::File;
use std::io::{BufWriter, Write};

use crate::error::Error;
use crate::relational::cell::Cell;
use crate::relational::schema::Table;
use crate::relational::write::Rows;

const LINE_END: &str = "\r\n";

pub(super) struct Writer {
    to: BufWriter<File>,
    line: String,
}

impl Writer {
    pub(super) fn begin(table: &Table, file: File) -> Result<Self, Error> {
        let mut writer = Self { to: BufWriter::new(file), line: String::new() };
        let head: Vec<Cell<'_>> = table.columns.iter().map(|column| Cell::from(column.name)).collect();
        writer.row(&head)?;
        Ok(writer)
    }
}

impl Rows for Writer {
    fn row(&mut self, row: &[Cell<'_>]) -> Result<(), Error> {
        line(row, &mut self.line);
        Ok(self.to.write_all(self.line.as_bytes())?)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        let file = self.to.into_inner().map_err(|error| Error::Output(error.into_error()))?;
        Ok(file.sync_all()?)
    }
}

/// Makes a line of a row. Text is in quotes where it is empty, since nothing stands for what is missing, and where it
/// would be read as something else.
fn line(row: &[Cell<'_>], line: &mut String) {
    line.clear();
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        match cell {
            Cell::Missing => {}
            Cell::Number(number) => *line += &number.to_string(),
            Cell::Truth(truth) => *line += if *truth { "true" } else { "false" },
            Cell::Text(text) if text.is_empty() || text.contains([',', '"', '\r', '\n']) => {
                line.push('"');
                *line += &text.replace('"', "\"\"");
                line.push('"');
            }
            Cell::Text(text) => *line += text,
        }
    }
    *line += LINE_END;
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::relational::cell::Cell;

    #[test]
    fn what_is_missing_is_told_from_empty_text() {
        for (cell, written) in [
            (Cell::Missing, ""),
            (Cell::from(""), "\"\""),
            (Cell::from("trust"), "trust"),
            (Cell::from("a, \"b\""), "\"a, \"\"b\"\"\""),
            (Cell::from("two\nlines"), "\"two\nlines\""),
            (Cell::from(-5), "-5"),
            (Cell::from(true), "true"),
        ] {
            let mut found = "what was before".to_owned();
            line(&[cell.clone(), Cell::from(1)], &mut found);
            assert_eq!(found, format!("{written},1\r\n"), "{cell:?}");
        }
    }
}
