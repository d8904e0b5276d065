"""The tables of a library, as `catena export tables` writes them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LOADER = Path(__file__).parents[2] / "tools/load-postgres"


@dataclass(frozen=True)
class Table:
    """A table: its name, its files, its columns with their types, and how many rows it has."""

    name: str
    files: tuple[Path, ...]
    columns: tuple[tuple[str, str, bool], ...]
    rows: int

    def columns_in(self, types: dict[str, str]) -> str:
        """The columns as SQL, with an engine's words for the types."""
        return ", ".join(
            f'"{name}" {types[of]}{"" if optional else " NOT NULL"}' for name, of, optional in self.columns
        )


def export(program: str, library: str, folder: Path, written: str) -> list[Table]:
    """Exports a library, and returns its tables."""
    words = [program, "--library", library, "export", "tables", "--format", written, str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}\n{done.stderr}")
    return listed(folder)


def listed(folder: Path) -> list[Table]:
    """The tables of a folder, as its `tables.json` has them."""
    tables = json.loads((folder / "tables.json").read_text())["tables"]
    return [
        Table(
            table["name"],
            tuple(folder / file for file in table["files"]),
            tuple((column["name"], column["type"], column["optional"]) for column in table["columns"]),
            table["rows"],
        )
        for table in tables
    ]


def loading(folder: Path) -> list[str]:
    """What `tools/load-postgres` prints for tables in CSV."""
    done = subprocess.run([sys.executable, LOADER, folder], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def indexes(folder: Path) -> list[str]:
    """The statements that make indexes, for PostgreSQL and SQLite alike."""
    return [line for line in loading(folder) if line.startswith("CREATE INDEX ")]
