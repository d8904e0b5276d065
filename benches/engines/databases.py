"""SQLite, DuckDB and PostgreSQL: loading tables, and carrying out programs."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from engines.tables import Table

SQLITE = {"int64": "INTEGER", "text": "TEXT", "bool": "INTEGER"}
DUCKDB = {"int64": "BIGINT", "text": "VARCHAR", "bool": "BOOLEAN"}
BATCH = 50_000
# The longest that a statement may take.
SECONDS = 300.0

Rows = list[tuple[Any, ...]]


class Failed(Exception):
    """What an engine said about a statement."""

    def __init__(self, message: str, sql: str) -> None:
        super().__init__(message)
        self.sql = sql


class Engine(Protocol):
    """An engine with the tables of one library."""

    name: str
    dialect: str

    def run(self, program: dict[str, Any]) -> Rows:
        """The rows of a program's answer, in order."""

    def close(self) -> None:
        """Leaves the tables."""


class Database:
    """An engine that is spoken to over a cursor: steps are temporary tables."""

    name: str
    dialect: str

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        raise NotImplementedError

    def analyse(self, table: str) -> None:
        """Lets the engine count what is in a new table, where it does not do so itself."""

    def close(self) -> None:
        raise NotImplementedError

    def run(self, program: dict[str, Any]) -> Rows:
        made: list[str] = []
        try:
            for step in program["steps"]:
                if "make" in step:
                    self._make(step["make"], step, made)
                else:
                    self._grow(step, made)
            answer = program["answer"]
            return self.execute(answer["sql"], answer.get("parameters", ()))
        finally:
            with contextlib.suppress(Failed):
                for name in reversed(made):
                    self.execute(f"DROP TABLE IF EXISTS {name}")

    def _make(self, name: str, query: dict[str, Any], made: list[str]) -> None:
        made.append(name)
        self.execute(f"CREATE TEMPORARY TABLE {name} AS {query['sql']}", query.get("parameters", ()))
        self.analyse(name)

    def _grow(self, step: dict[str, Any], made: list[str]) -> None:
        name, new, found = step["grow"], f"{step['grow']}_new", f"{step['grow']}_found"
        self._make(name, step["first"], made)
        made += [new, found]
        self.execute(f"CREATE TEMPORARY TABLE {new} AS SELECT * FROM {name}")
        query, rounds = step["next"], 0
        while self._has_rows(new) and (step["most"] is None or rounds < step["most"]):
            rounds += 1
            self.execute(f"CREATE TEMPORARY TABLE {found} AS SELECT * FROM {name} WHERE 1 = 0")
            fresh = f"INSERT INTO {found} SELECT * FROM (\n{query['sql']}\n) AS found EXCEPT SELECT * FROM {name}"
            self.execute(fresh, query.get("parameters", ()))
            self.execute(f"INSERT INTO {name} SELECT * FROM {found}")
            self.execute(f"DROP TABLE {new}")
            self.execute(f"ALTER TABLE {found} RENAME TO {new}")
            self.analyse(new)

    def _has_rows(self, table: str) -> bool:
        return bool(self.execute(f"SELECT 1 FROM {table} LIMIT 1"))


class Sqlite(Database):
    """SQLite, in a file of its own."""

    name = dialect = "sqlite"

    def __init__(self, tables: list[Table], indexes: list[str], path: Path) -> None:
        path.unlink(missing_ok=True)
        self.connection = sqlite3.connect(path)
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.execute("PRAGMA temp_store = MEMORY")
        self.connection.set_progress_handler(self._is_late, 100_000)
        self.until = float("inf")
        for table in tables:
            self._load(table)
        for index in indexes:
            self.connection.execute(index)
        self.connection.execute("ANALYZE")
        self.connection.commit()

    def _load(self, table: Table) -> None:
        from pyarrow.parquet import ParquetFile

        self.connection.execute(f"CREATE TABLE {table.name} ({table.columns_in(SQLITE)})")
        insert = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"
        for file in table.files:
            for batch in ParquetFile(file).iter_batches(BATCH):
                self.connection.executemany(insert, zip(*(column.to_pylist() for column in batch.columns), strict=True))

    def _is_late(self) -> bool:
        return time.monotonic() > self.until

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        self.until = time.monotonic() + SECONDS
        try:
            return self.connection.execute(sql, tuple(parameters)).fetchall()
        except sqlite3.Error as error:
            raise Failed(str(error), sql) from error

    def close(self) -> None:
        self.connection.close()


class DuckDb(Database):
    """DuckDB, which reads the Parquet files where they are."""

    name = dialect = "duckdb"

    def __init__(self, tables: list[Table], memory: str = "4GB") -> None:
        import duckdb

        self.error = duckdb.Error
        self.connection = duckdb.connect(config={"memory_limit": memory})
        for table in tables:
            files = ", ".join("'" + str(file).replace("'", "''") + "'" for file in table.files)
            self.connection.execute(f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet([{files}])")

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        late = threading.Timer(SECONDS, self.connection.interrupt)
        late.start()
        try:
            return self.connection.execute(sql, list(parameters)).fetchall()
        except self.error as error:
            raise Failed(first_line(error), sql) from error
        finally:
            late.cancel()

    def close(self) -> None:
        self.connection.close()


class Postgres(Database):
    """PostgreSQL, as a role that may only read and make temporary tables."""

    name = dialect = "postgres"

    def __init__(self, address: str) -> None:
        import psycopg

        self.error = psycopg.Error
        self.connection = psycopg.connect(address, autocommit=True, cursor_factory=psycopg.RawCursor)
        self.connection.execute(f"SET statement_timeout = '{int(SECONDS)}s'")

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        try:
            cursor = self.connection.execute(sql, list(parameters) or None)
            return cursor.fetchall() if cursor.description else []
        except self.error as error:
            raise Failed(first_line(error), sql) from error

    def analyse(self, table: str) -> None:
        self.execute(f"ANALYZE {table}")

    def close(self) -> None:
        self.connection.close()


def first_line(error: Exception) -> str:
    """The first line of a message: statements and places come after it."""
    return re.split(r"\n", str(error), maxsplit=1)[0]
