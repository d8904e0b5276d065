//! How the SQL of engines differs.

/// The SQL of an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// DuckDB.
    DuckDb,
    /// PostgreSQL.
    Postgres,
    /// Apache Spark.
    Spark,
    /// SQLite.
    Sqlite,
}

impl Dialect {
    /// Every dialect with its name.
    pub const ALL: [(&'static str, Self); 4] = [
        ("duckdb", Self::DuckDb),
        ("postgres", Self::Postgres),
        ("spark", Self::Spark),
        ("sqlite", Self::Sqlite),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, dialect)| *dialect == self).map_or("", |(name, _)| name)
    }

    /// True if a recursive table ends on circles, since no row comes twice in it. Spark has recursion by `UNION ALL`
    /// alone.
    pub(super) fn has_recursion(self) -> bool {
        self != Self::Spark
    }

    /// How many tables one statement may use, if that is bounded: SQLite opens a cursor for each, anew for each use of a
    /// part, and refuses a thousand (`SQLITE_LIMIT_EXPR_DEPTH`, since 3.54). It makes some of its own.
    pub(super) fn most_references(self) -> Option<usize> {
        (self == Self::Sqlite).then_some(500)
    }

    /// What comes before the number of a parameter, and nowhere else.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Postgres => "$",
            Self::Spark => ":p",
            Self::Sqlite => "?",
        }
    }

    /// A parameter by its number.
    pub(super) fn parameter(self, number: usize) -> String {
        format!("{}{number}", self.sign())
    }

    /// The type of text.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Postgres | Self::Sqlite => "TEXT",
            Self::Spark => "STRING",
        }
    }

    /// The type of numbers with a fraction.
    pub(super) fn real(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Spark => "DOUBLE",
            Self::Postgres => "DOUBLE PRECISION",
            Self::Sqlite => "REAL",
        }
    }

    /// The function that gives the least of several numbers.
    pub(super) fn least(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Postgres | Self::Spark => "LEAST",
            Self::Sqlite => "MIN",
        }
    }

    /// Text that is compared and ordered by its bytes.
    pub(super) fn by_bytes(self, expression: &str) -> String {
        match self {
            Self::Postgres => format!("{expression} COLLATE \"C\""),
            Self::DuckDb | Self::Spark | Self::Sqlite => expression.to_owned(),
        }
    }

    /// The texts of a group joined in an order. SQLite joins them in the order in which they come.
    pub(super) fn joined(self, value: &str, order: &str, between: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres => format!("STRING_AGG({value}, '{between}' ORDER BY {order})"),
            Self::Spark => format!(
                "ARRAY_JOIN(TRANSFORM(ARRAY_SORT(COLLECT_LIST(STRUCT({order} AS place, {value} AS value))), \
                 item -> item.value), '{between}')"
            ),
            Self::Sqlite => format!("GROUP_CONCAT({value}, '{between}')"),
        }
    }
}
