"""A library in all engines."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from engines import cluster as spark_cluster
from engines import postgresql, tables
from engines.databases import DuckDb, Engine, Postgres, Sqlite
from engines.spark import Spark

ALL = ("sqlite", "duckdb", "postgres", "spark")


@dataclass
class Servers:
    """The engines that are programs of their own, started once for all libraries; what is absent is none."""

    spark: spark_cluster.Cluster | None = None
    postgres: postgresql.Cluster | None = None
    # Why an engine is skipped.
    skipped: dict[str, str] = field(default_factory=dict)

    @classmethod
    def start(cls, engines: list[str], is_quick: bool) -> Servers:
        """Starts those of the engines that are installed here."""
        servers = cls()
        try:
            if "postgres" in engines:
                servers._start_postgres()
            if "spark" in engines:
                servers._start_spark(is_quick)
        except BaseException:
            servers.stop()
            raise
        return servers

    def _start_postgres(self) -> None:
        missing = [name for name in ("initdb", "postgres", "psql") if not postgresql.found(name)]
        if missing:
            self.skipped["postgres"] = f"{missing[0]} is missing: install PostgreSQL"
        else:
            self.postgres = postgresql.Cluster()

    def _start_spark(self, is_quick: bool) -> None:
        if not spark_cluster.has_java():
            self.skipped["spark"] = "java is missing: install Java 17"
        else:
            self.spark = spark_cluster.Cluster(is_quick)

    def stop(self) -> None:
        """Ends them all."""
        for server in (self.spark, self.postgres):
            if server:
                server.stop()


@dataclass
class Library:
    """A library with its tables, in engines."""

    name: str
    path: str
    folder: Path
    tables: list[tables.Table]
    engines: list[Engine]
    # Seconds for exporting, and for loading into each engine.
    seconds: dict[str, float]

    def rows_of(self, name: str) -> int:
        """How many rows a table has."""
        return next(table.rows for table in self.tables if table.name == name)


@contextmanager
def loaded(program: str, path: str, folder: Path, engines: list[str], servers: Servers) -> Iterator[Library]:
    """Exports a library, loads its tables into engines, and takes them out again."""
    # Of its own: another run may be at work.
    folder.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=folder))
    # Servers that run as somebody else read it.
    folder.chmod(0o755)
    seconds: dict[str, float] = {}
    with timed(seconds, "export"):
        written = tables.export(program, path, folder / "parquet", "parquet")
    tables.export(program, path, folder / "csv", "csv")
    opened: list[Engine] = []
    library = Library(path, path, folder, written, opened, seconds)
    try:
        for name in engines:
            with timed(seconds, name):
                engine = _open(name, library, servers)
            if engine:
                opened.append(engine)
        yield library
    finally:
        for engine in opened:
            engine.close()
        if servers.postgres and "postgres" in engines:
            servers.postgres.drop("library")
        shutil.rmtree(folder, ignore_errors=True)


def _open(name: str, library: Library, servers: Servers) -> Engine | None:
    folder = library.folder
    if name == "sqlite":
        return Sqlite(library.tables, tables.indexes(folder / "csv"), folder / "library.db")
    if name == "duckdb":
        return DuckDb(library.tables)
    if name == "postgres" and servers.postgres:
        return Postgres(servers.postgres.load(folder / "csv", "library"))
    if name == "spark" and servers.spark:
        return Spark(servers.spark, folder / "parquet")
    return None


@contextmanager
def timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    """Notes how long something takes."""
    began = time.monotonic()
    try:
        yield
    finally:
        seconds[name] = time.monotonic() - began
