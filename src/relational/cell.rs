//! The cells of rows, and rows as bytes that are in the order of the rows.

use std::borrow::Cow;

use crate::error::Error;
use crate::relational::schema::{Table, Type};

/// What is in a column of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell<'a> {
    /// Nothing.
    Missing,
    /// A number, also that of a thing.
    Number(i64),
    /// True or false.
    Truth(bool),
    /// Text, which may be empty.
    Text(Cow<'a, str>),
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell<'_> {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Missing, Into::into)
    }
}

/// Ends a text; a zero byte within one is followed by [`ZERO`], so that a shorter text comes first.
const END: [u8; 2] = [0, 0];
/// Follows a zero byte that is part of a text.
const ZERO: u8 = 0xff;

/// Adds a row to bytes. Of two rows of a table the bytes of the lesser are less.
///
/// # Errors
/// [`Error::Other`] if the cells are not those of the table's columns.
pub fn encode(table: &Table, row: &[Cell<'_>], bytes: &mut Vec<u8>) -> Result<(), Error> {
    if row.len() != table.columns.len() {
        let (found, wanted) = (row.len(), table.columns.len());
        return Err(Error::Other(format!("a row of `{}` has {found} cells, not {wanted}", table.name)));
    }
    for (column, cell) in table.columns.iter().zip(row) {
        if column.optional {
            bytes.push(u8::from(*cell != Cell::Missing));
        }
        match (column.of, cell) {
            (_, Cell::Missing) if column.optional => {}
            (Type::Thing | Type::Number, Cell::Number(number)) => {
                bytes.extend((number.cast_unsigned() ^ (1 << 63)).to_be_bytes());
            }
            (Type::Truth, Cell::Truth(truth)) => bytes.push(u8::from(*truth)),
            (Type::Text, Cell::Text(text)) => {
                add_text(text, bytes);
            }
            _ => {
                let (name, column) = (table.name, column.name);
                return Err(Error::Other(format!("a row of `{name}` has no fit cell for `{column}`")));
            }
        }
    }
    Ok(())
}

/// Adds a text and its end to bytes: of two texts, those of the lesser are less, whatever follows.
pub fn add_text(text: &str, bytes: &mut Vec<u8>) {
    for byte in text.bytes() {
        bytes.push(byte);
        if byte == 0 {
            bytes.push(ZERO);
        }
    }
    bytes.extend(END);
}

/// The row that bytes hold.
///
/// # Errors
/// [`Error::Other`] if they are not what [`encode`] makes of a row of the table.
pub fn decode<'b>(table: &Table, bytes: &'b [u8]) -> Result<Vec<Cell<'b>>, Error> {
    let mut rest = bytes;
    let row: Option<Vec<Cell<'b>>> = table
        .columns
        .iter()
        .map(|column| {
            if column.optional && take(&mut rest, 1)? == [0] {
                return Some(Cell::Missing);
            }
            Some(match column.of {
                Type::Thing | Type::Number => {
                    let bytes = take(&mut rest, 8)?.try_into().ok()?;
                    Cell::Number((u64::from_be_bytes(bytes) ^ (1 << 63)).cast_signed())
                }
                Type::Truth => Cell::Truth(take(&mut rest, 1)? == [1]),
                Type::Text => Cell::Text(take_text(&mut rest)?),
            })
        })
        .collect();
    row.filter(|_| rest.is_empty())
        .ok_or_else(|| Error::Other(format!("a row of `{}` is not what was written", table.name)))
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, after) = rest.split_at_checked(count)?;
    *rest = after;
    Some(taken)
}

/// Takes a text from the beginning of bytes; none if they do not begin with one.
pub fn take_text<'b>(rest: &mut &'b [u8]) -> Option<Cow<'b, str>> {
    let end = rest.iter().position(|byte| *byte == 0)?;
    if rest.get(end + 1) == Some(&END[1]) {
        let text = take(rest, end)?;
        take(rest, END.len())?;
        return std::str::from_utf8(text).ok().map(Cow::Borrowed);
    }
    let mut bytes = Vec::new();
    loop {
        match *take(rest, 1)?.first()? {
            0 if take(rest, 1)? == [ZERO] => bytes.push(0),
            0 => return String::from_utf8(bytes).ok().map(Cow::Owned),
            byte => bytes.push(byte),
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "so a test fails")]
mod tests {
    use proptest::prelude::*;

    use super::{Cell, decode, encode};
    use crate::relational::schema::{Column, Table, Type};

    const fn column(of: Type, optional: bool) -> Column {
        Column { name: "c", of, optional, about: "" }
    }

    const TABLE: Table = Table {
        name: "t",
        columns: &[
            column(Type::Text, false),
            column(Type::Number, true),
            column(Type::Truth, false),
            column(Type::Text, true),
        ],
        about: "",
    };

    fn row() -> impl Strategy<Value = Vec<Cell<'static>>> {
        let text = "[a\u{0}\u{1}é]{0,3}";
        (text, prop::option::of(any::<i64>()), any::<bool>(), prop::option::of(text))
            .prop_map(|(one, two, three, four)| vec![one.into(), two.into(), three.into(), four.into()])
    }

    proptest! {
        #[test]
        fn rows_as_bytes_are_in_the_order_of_rows_and_read_back(one in row(), other in row()) {
            let bytes = |row: &[Cell<'_>]| {
                let mut bytes = Vec::new();
                encode(&TABLE, row, &mut bytes).expect("a row of the table");
                bytes
            };
            prop_assert_eq!(bytes(&one).cmp(&bytes(&other)), one.cmp(&other));
            let written = bytes(&one);
            prop_assert_eq!(decode(&TABLE, &written).expect("the same row"), one);
        }
    }

    #[test]
    fn a_row_of_another_table_is_refused() {
        for row in [vec![Cell::Missing; 4], vec![Cell::from("a")], vec![Cell::from(1); 4]] {
            assert!(encode(&TABLE, &row, &mut Vec::new()).is_err(), "{row:?}");
        }
        for bytes in [&b""[..], b"a", b"a\0\0\0\x01", b"a\0\0\0\x01\0x"] {
            assert!(decode(&TABLE, bytes).is_err(), "{bytes:?}");
        }
    }
}
