//! The tables of a library in SQLite.

use catena::relational::algebra::Value;
use catena::relational::cell::Cell;
use catena::relational::export::Source;
use catena::relational::rows::Library;
use catena::relational::schema::{TABLES, Table, Type};
use catena::relational::sql::{Action, Script, Statement};
use catena::session::Session;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use rusqlite::{Connection, Result, ToSql, params_from_iter};

/// A database in memory. It lacks logarithms as it is built here, which SQLite itself has.
pub(super) struct Sqlite(Connection);

/// A cell as SQLite takes it.
struct Of<'c>(&'c Cell<'c>);

impl ToSql for Of<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Cell::Missing => ToSqlOutput::Owned(Sql::Null),
            Cell::Number(number) => ToSqlOutput::Owned(Sql::Integer(*number)),
            Cell::Truth(truth) => ToSqlOutput::Owned(Sql::Integer(i64::from(*truth))),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

impl Sqlite {
    /// The tables of a library.
    pub(super) fn of(session: &Session) -> Self {
        Self::of_source(&Library::of(session))
    }

    /// The tables of what has rows.
    pub(super) fn of_source(source: &dyn Source) -> Self {
        let connection = Connection::open_in_memory().expect("memory can be had");
        let logarithm = |of: &mut Context<'_>| of.get::<f64>(0).map(f64::ln);
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        connection.create_scalar_function("LN", 1, flags, logarithm).expect("a function");
        for table in &TABLES {
            connection.execute(&declared(table), ()).expect("a table");
            let places = vec!["?"; table.columns.len()].join(", ");
            let insert = format!("INSERT INTO {} VALUES ({places})", table.name);
            let mut insert = connection.prepare(&insert).expect("the table is there");
            let mut add = |row: &[Cell<'_>]| {
                insert.execute(params_from_iter(row.iter().map(Of))).expect("the row fits");
                Ok(())
            };
            source.rows(table, &mut add).expect("the rows can be had");
        }
        Self(connection)
    }

    /// The rows of an answer.
    pub(super) fn run(&self, script: &Script) -> Result<Vec<Vec<Option<String>>>> {
        let mut made = Vec::new();
        for action in &script.actions {
            match action {
                Action::Make(name, of) => {
                    self.make(name, of)?;
                    made.push(name.clone());
                }
                Action::Grow { name, first, next, most } => {
                    made.extend(["", "_new"].map(|end| format!("{name}{end}")));
                    self.grow(name, first, next, most.unwrap_or(u32::MAX))?;
                }
            }
        }
        let rows = self.rows(&script.answer);
        for name in made {
            self.0.execute(&format!("DROP TABLE {name}"), ())?;
        }
        rows
    }

    fn make(&self, name: &str, of: &Statement) -> Result<()> {
        let text = format!("CREATE TEMPORARY TABLE {name} AS {}", of.text);
        self.0.execute(&text, params_from_iter(of.parameters.iter().map(value))).map(|_| ())
    }

    fn grow(&self, name: &str, first: &Statement, next: &Statement, most: u32) -> Result<()> {
        self.make(name, first)?;
        self.0.execute(&format!("CREATE TEMPORARY TABLE {name}_new AS SELECT * FROM {name}"), ())?;
        let found = format!("{name}_found");
        let text = format!("SELECT * FROM ({}) EXCEPT SELECT * FROM {name}", next.text);
        for _ in 0..most {
            self.make(&found, &Statement { text: text.clone(), parameters: next.parameters.clone() })?;
            let number: i64 =
                self.0.query_row(&format!("SELECT COUNT(*) FROM {found}"), (), |row| row.get(0))?;
            if number == 0 {
                self.0.execute(&format!("DROP TABLE {found}"), ())?;
                break;
            }
            self.0.execute(&format!("INSERT INTO {name} SELECT * FROM {found}"), ())?;
            self.0.execute(&format!("DROP TABLE {name}_new"), ())?;
            self.0.execute(&format!("ALTER TABLE {found} RENAME TO {name}_new"), ())?;
        }
        Ok(())
    }

    fn rows(&self, of: &Statement) -> Result<Vec<Vec<Option<String>>>> {
        let mut statement = self.0.prepare(&of.text)?;
        let width = statement.column_count();
        let rows = statement.query_map(params_from_iter(of.parameters.iter().map(value)), |row| {
            let cell = |at: usize| {
                Ok(match row.get_ref(at)? {
                    ValueRef::Null => None,
                    ValueRef::Integer(number) => Some(number.to_string()),
                    ValueRef::Real(number) => Some(number.to_string()),
                    ValueRef::Text(text) | ValueRef::Blob(text) => {
                        Some(String::from_utf8_lossy(text).into_owned())
                    }
                })
            };
            (0..width).map(cell).collect()
        })?;
        rows.collect()
    }
}

fn value(value: &Value) -> Sql {
    match value {
        Value::Text(text) => Sql::Text(text.clone()),
        Value::Number(number) => Sql::Integer(*number),
    }
}

fn declared(table: &Table) -> String {
    let columns = table.columns.iter().map(|column| {
        let of = match column.of {
            Type::Thing | Type::Number | Type::Truth => "INTEGER",
            Type::Text => "TEXT",
        };
        format!("{} {of}", column.name)
    });
    format!("CREATE TABLE {} ({})", table.name, columns.collect::<Vec<_>>().join(", "))
}
