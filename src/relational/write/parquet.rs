//! Tables as Parquet. Values gather column by column until they make a group of rows.

use std::fs::File;
use std::io::{self, BufWriter};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::SortingColumn;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;

use crate::error::Error;
use crate::relational::cell::Cell;
use crate::relational::schema::{Column, Table, Type};
use crate::relational::write::Rows;

/// So many rows are in a group: as many as engines read at a time, or skip.
const ROWS_OF_A_GROUP: usize = 1 << 17;
/// A group ends before that if its values take so many bytes.
const BYTES_OF_A_GROUP: usize = 64 << 20;

pub(super) struct Writer {
    to: SerializedFileWriter<BufWriter<File>>,
    columns: Vec<Values>,
    rows: usize,
    bytes: usize,
}

impl Writer {
    pub(super) fn begin(table: &Table, file: File) -> Result<Self, Error> {
        let schema = parse_message_type(&message(table)).map_err(failed)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Page)
            .set_sorting_columns(Some(sorted_by(table)))
            .set_max_row_group_row_count(None)
            .build();
        let to = SerializedFileWriter::new(BufWriter::new(file), Arc::new(schema), Arc::new(properties));
        let columns = table.columns.iter().map(Values::new).collect();
        Ok(Self { to: to.map_err(failed)?, columns, rows: 0, bytes: 0 })
    }

    /// Writes the rows that have gathered as a group.
    fn end_group(&mut self) -> Result<(), Error> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.to.next_row_group().map_err(failed)?;
        for values in &mut self.columns {
            let Some(mut column) = group.next_column().map_err(failed)? else { break };
            values.write(&mut column).map_err(failed)?;
            column.close().map_err(failed)?;
        }
        group.close().map_err(failed)?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl Rows for Writer {
    fn row(&mut self, row: &[Cell<'_>]) -> Result<(), Error> {
        for (values, cell) in self.columns.iter_mut().zip(row) {
            self.bytes += values.add(cell);
        }
        self.rows += 1;
        if self.rows >= ROWS_OF_A_GROUP || self.bytes >= BYTES_OF_A_GROUP {
            self.end_group()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.end_group()?;
        let to = self.to.into_inner().map_err(failed)?;
        let file = to.into_inner().map_err(|error| Error::Output(error.into_error()))?;
        Ok(file.sync_all()?)
    }
}

fn failed(error: ParquetError) -> Error {
    Error::Output(io::Error::other(error))
}

/// The columns of a table in Parquet's own notation.
fn message(table: &Table) -> String {
    let column = |column: &Column| {
        let repetition = if column.optional { "OPTIONAL" } else { "REQUIRED" };
        let (kind, meaning) = match column.of {
            Type::Thing | Type::Number => ("INT64", ""),
            Type::Truth => ("BOOLEAN", ""),
            Type::Text => ("BYTE_ARRAY", " (STRING)"),
        };
        format!("{repetition} {kind} {}{meaning};", column.name)
    };
    let columns: Vec<String> = table.columns.iter().map(column).collect();
    format!("message {} {{ {} }}", table.name, columns.join(" "))
}

/// Rows are sorted by all columns, with what is missing first.
fn sorted_by(table: &Table) -> Vec<SortingColumn> {
    let column = |(column_idx, _)| SortingColumn { column_idx, descending: false, nulls_first: true };
    (0..).zip(table.columns).map(column).collect()
}

/// The values of a column that have gathered.
struct Values {
    of: Gathered,
    /// For each row whether it has a value; none of a column of which all have.
    levels: Option<Vec<i16>>,
}

enum Gathered {
    Numbers(Vec<i64>),
    Truths(Vec<bool>),
    /// The texts behind one another, and where each ends.
    Texts(Vec<u8>, Vec<usize>),
}

impl Values {
    fn new(column: &Column) -> Self {
        let of = match column.of {
            Type::Thing | Type::Number => Gathered::Numbers(Vec::new()),
            Type::Truth => Gathered::Truths(Vec::new()),
            Type::Text => Gathered::Texts(Vec::new(), Vec::new()),
        };
        Self { of, levels: column.optional.then(Vec::new) }
    }

    /// Adds what is in a row, and gives how many bytes that takes.
    fn add(&mut self, cell: &Cell<'_>) -> usize {
        if let Some(levels) = &mut self.levels {
            levels.push(i16::from(*cell != Cell::Missing));
        }
        match (&mut self.of, cell) {
            (Gathered::Numbers(numbers), Cell::Number(number)) => numbers.push(*number),
            (Gathered::Truths(truths), Cell::Truth(truth)) => truths.push(*truth),
            (Gathered::Texts(texts, ends), Cell::Text(text)) => {
                texts.extend(text.bytes());
                ends.push(texts.len());
                return text.len() + size_of::<ByteArray>();
            }
            // Rows are those of the table: nothing is missing but where it may.
            _ => {}
        }
        size_of::<i64>()
    }

    /// Writes what has gathered, and begins anew.
    fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let levels = self.levels.as_mut().map(std::mem::take);
        let levels = levels.as_deref();
        match &mut self.of {
            Gathered::Numbers(numbers) => put::<Int64Type>(column, &std::mem::take(numbers), levels),
            Gathered::Truths(truths) => put::<BoolType>(column, &std::mem::take(truths), levels),
            Gathered::Texts(texts, ends) => {
                let (texts, ends) = (ByteArray::from(std::mem::take(texts)), std::mem::take(ends));
                let starts = std::iter::once(0).chain(ends.iter().copied());
                let texts: Vec<ByteArray> =
                    starts.zip(&ends).map(|(start, end)| texts.slice(start, end - start)).collect();
                put::<ByteArrayType>(column, &texts, levels)
            }
        }
    }
}

fn put<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    values: &[T::T],
    levels: Option<&[i16]>,
) -> Result<(), ParquetError> {
    column.typed::<T>().write_batch(values, levels, None).map(|_| ())
}
