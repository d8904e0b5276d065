#!/usr/bin/env python3
"""Runs the examples of docs/tables.md over the tables of a library, and reads every table with each program, as Parquet
and as CSV: all must have the rows and the columns that `tables.json` lists.

    benches/tables.py PROGRAM [LIBRARY]     exits with 1 if an example fails or a program reads something else

R is used where it is installed, with its package arrow.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet

DOCUMENT = Path(__file__).parents[1] / "docs/tables.md"
# Guessed otherwise where texts have quotation marks.
QUOTE = '"'
EXAMPLE = re.compile(r"<!-- run: (\w+) -->\n```\w+\n(.*?)```", re.DOTALL)


def readings(written: str, files: list[Path]) -> Iterator[tuple[str, int, list[str]]]:
    """How many rows each program finds in a table, and in which columns."""
    paths = [str(file) for file in files]
    if written == "parquet":
        frames = [pandas.read_parquet(path, dtype_backend="numpy_nullable") for path in paths]
        yield "polars", *_of(polars.read_parquet(paths))
        read = [pyarrow.parquet.read_table(path) for path in paths]
        yield "pyarrow", sum(table.num_rows for table in read), read[0].column_names
        found = duckdb.read_parquet(paths)
    else:
        options = {"keep_default_na": False, "na_values": [""], "dtype_backend": "numpy_nullable"}
        frames = [pandas.read_csv(path, **options) for path in paths]
        found = duckdb.read_csv(paths, header=True, all_varchar=True, quotechar=QUOTE, escapechar=QUOTE, sep=",")
    yield "pandas", sum(len(frame) for frame in frames), list(frames[0].columns)
    yield "duckdb", found.count("*").fetchall()[0][0], found.columns


def _of(frame: polars.DataFrame) -> tuple[int, list[str]]:
    return frame.height, frame.columns


def wrongly_read(folder: Path, written: str) -> Iterator[str]:
    """What a program reads otherwise than `tables.json` says."""
    for table in json.loads((folder / "tables.json").read_text())["tables"]:
        expected = table["rows"], [column["name"] for column in table["columns"]]
        files = [folder / file for file in table["files"]]
        for program, rows, columns in readings(written, files):
            if (rows, columns) != expected:
                yield f"{program} reads {rows} rows of {written} {table['name']}, expected {expected[0]}: {columns}"


def example_fails(program: str, text: str, folder: Path) -> str | None:
    """Why an example does not run; empty if it prints something, none if its program is not here."""
    if program == "R" and not shutil.which("Rscript"):
        return None
    if program == "duckdb":
        text = f"import duckdb\nprint(duckdb.sql({text!r}).fetchall())"
    words = ["Rscript", "-e", text] if program == "R" else [sys.executable, "-c", text]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    print(f"{program}: {done.stdout.strip()[:200]}")
    if done.returncode != 0:
        return done.stderr.strip()
    return "" if done.stdout.strip() else "it prints nothing"


def main() -> None:
    program, library = sys.argv[1], (sys.argv[2:] or ["."])[0]
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for written, tables in [("parquet", folder / "tables"), ("csv", folder / "csv")]:
            words = [program, "--library", library, "export", "tables", "--format", written, str(tables)]
            subprocess.run(words, check=True)
            wrong += wrongly_read(tables, written)
        for language, text in EXAMPLE.findall(DOCUMENT.read_text()):
            failed = example_fails(language, text, folder)
            if failed is None:
                print(f"{language} skipped: it is not installed")
            elif failed:
                wrong.append(f"the example for {language}: {failed}")
    for one in wrong:
        print(f"WRONG {one}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
