#!/usr/bin/env python3
"""Has DuckDB, pandas, polars and R read exported tables, and runs the examples of docs/tables.md.

    benches/tables.py PROGRAM [LIBRARY…]

Needs duckdb, pandas with pyarrow, and polars; R reads CSV where Rscript is, and Parquet where its package arrow is, too. What
each of them reads is compared with the CSV as Python's csv reads it, row by row, and what the examples print with the same
worked out in Python. Prints what was compared, and every difference; exits with 1 if there is one. The examples are run on this
repository's own library.
"""

import collections
import contextlib
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import duckdb
import pandas
import polars

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs/tables.md"
FROM_TEXT = {"int64": int, "text": str, "bool": lambda text: text == "true"}

# How DuckDB is told what catena's CSV is: it would take an apostrophe for its quotation mark, and "" for what is missing.
OF_CSV = "header = true, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false"

Row = tuple
Tables = dict[str, list[Row]]


def export(program: str, library: pathlib.Path, kind: str, folder: pathlib.Path) -> list[dict]:
    """Exports the tables of a library, and gives what their list says."""
    arguments = ["--no-cache", "--library", library, "export", "tables", "--format", kind, folder]
    subprocess.run([program, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)
    return json.loads((folder / "tables.json").read_text(encoding="utf-8"))["tables"]


def files(folder: pathlib.Path, table: dict) -> list[str]:
    return [str(folder / name) for name in table["files"]]


def of_csv(folder: pathlib.Path, table: dict) -> list[Row]:
    """The rows of a table, as Python reads its CSV. No column of text is optional, so what is empty is told by the type."""
    rows = []
    kinds = [column["type"] for column in table["columns"]]
    for name in files(folder, table):
        with open(name, encoding="utf-8", newline="") as file:
            cells = list(csv.reader(file))[1:]
        for row in cells:
            values = (FROM_TEXT[kind](cell) if cell or kind == "text" else None for kind, cell in zip(kinds, row))
            rows.append(tuple(values))
    return rows


def by_duckdb(folder: pathlib.Path, table: dict) -> list[Row]:
    names = files(folder, table)
    if names[0].endswith(".csv"):
        types = {"int64": "BIGINT", "text": "VARCHAR", "bool": "BOOLEAN"}
        columns = {column["name"]: types[column["type"]] for column in table["columns"]}
        found = duckdb.execute(
            f"SELECT * FROM read_csv($1, columns = $2, {OF_CSV})", [names, columns]
        )
    else:
        found = duckdb.execute("SELECT * FROM read_parquet($1)", [names])
    return found.fetchall()


def by_pandas(folder: pathlib.Path, table: dict) -> list[Row]:
    def read(name: str) -> pandas.DataFrame:
        if name.endswith(".csv"):
            types = {"int64": "Int64", "text": "string", "bool": "boolean"}
            dtype = {column["name"]: types[column["type"]] for column in table["columns"]}
            return pandas.read_csv(name, keep_default_na=False, na_values=[""], dtype=dtype)
        return pandas.read_parquet(name, dtype_backend="numpy_nullable")

    texts = [column["type"] == "text" for column in table["columns"]]
    rows = []
    for name in files(folder, table):
        for row in read(name).itertuples(index=False, name=None):
            # Of CSV, empty text is missing: the page says so.
            missing = ["" if is_text else None for is_text in texts]
            rows.append(tuple(other if value is pandas.NA or value is None else value for other, value in zip(missing, row)))
    return rows


def by_polars(folder: pathlib.Path, table: dict) -> list[Row]:
    def read(name: str) -> polars.DataFrame:
        if name.endswith(".csv"):
            types = {"int64": polars.Int64, "text": polars.String, "bool": polars.Boolean}
            schema = {column["name"]: types[column["type"]] for column in table["columns"]}
            return polars.read_csv(name, schema=schema)
        return polars.read_parquet(name)

    return [row for name in files(folder, table) for row in read(name).iter_rows()]


# R itself has no numbers of 64 bits, so that it is given texts, and gives them back.
IN_R = """
for (name in commandArgs(TRUE)) {
  cells <- read.csv(name, colClasses = "character", na.strings = character(0), encoding = "UTF-8")
  write.csv(cells, paste0(name, ".again"), row.names = FALSE, fileEncoding = "UTF-8")
}
"""


def by_r(folder: pathlib.Path, table: dict) -> list[Row]:
    names = files(folder, table)
    script = folder / "again.R"
    script.write_text(IN_R, encoding="utf-8")
    subprocess.run(["Rscript", script, *names], check=True, capture_output=True)
    return of_csv(folder, table | {"files": [f"{name}.again" for name in table["files"]]})


def examples() -> dict[str, str]:
    """The examples of the page, by the tool that they are for."""
    text = DOCUMENT.read_text(encoding="utf-8")
    return dict(re.findall(r"<!-- run: (\w+) -->\n```\w+\n(.*?)```", text, re.S))


def claims_about_trust(tables: Tables) -> list[Row]:
    trust = {row[0] for row in tables["nodes"] if row[1] == "topic" and row[3] == "trust"}
    about = {row[1] for row in tables["links"] if row[0] == "about" and row[2] in trust}
    works = {row[0]: row for row in tables["works"]}
    return sorted((row[1], works[row[4]][2], works[row[4]][3]) for row in tables["claims"] if row[0] in about)


def most_cited(tables: Tables) -> list[Row]:
    keys = {row[0]: row[3] for row in tables["nodes"]}
    counts = collections.Counter(keys[row[2]] for row in tables["edges"] if row[0] == "cites")
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]


def decades(tables: Tables) -> list[Row]:
    works = {row[0] for row in tables["nodes"] if row[1] == "work"}
    years = (row[5] for row in tables["attributes"] if row[0] == "year" and row[1] in works)
    return sorted(collections.Counter(year // 10 * 10 for year in years).items())


def classes(tables: Tables) -> list[Row]:
    return sorted(collections.Counter(row[1] for row in tables["nodes"]).items())


def printed(code: str) -> list[Row]:
    """What a Python example prints, line by line, as words and numbers."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(code, str(DOCUMENT), "exec"), {})  # The page is our own.
    return of_lines(output.getvalue())


def of_lines(text: str) -> list[Row]:
    number = lambda word: int(word) if word.lstrip("-").isdigit() else word
    return [tuple(number(word) for word in re.split(r"[\s,]+", line.strip())) for line in text.strip().splitlines()]


def has_r() -> bool:
    return shutil.which("Rscript") is not None


def r_has_arrow() -> bool:
    if not has_r():
        return False
    return subprocess.run(["Rscript", "-e", "library(arrow)"], capture_output=True).returncode == 0


def run_examples(tables: Tables) -> dict[str, bool | None]:
    """Runs the examples in this folder, which has `tables`; none for what is not installed."""
    code = examples()
    found: dict[str, bool | None] = {
        "duckdb": duckdb.sql(code["duckdb"]).fetchall() == claims_about_trust(tables),
        "pandas": printed(code["pandas"])[1:] == most_cited(tables),
        "polars": printed(code["polars"])[1:] == decades(tables),
        "R": None,
        "arrow": None,
    }
    for name in [name for name, is_there in (("R", has_r()), ("arrow", r_has_arrow())) if is_there]:
        done = subprocess.run(["Rscript", "-"], input=code[name], text=True, capture_output=True, check=True)
        found[name] = sorted(of_lines(done.stdout)) == classes(tables)
    return found


def compare(program: str, library: pathlib.Path) -> int:
    """Compares the tables of a library; gives how many differ."""
    differ = compared = rows = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        listed = {kind: export(program, library, kind, folder / kind) for kind in ("csv", "parquet")}
        shutil.move(folder / "parquet", folder / "tables")
        wanted = {table["name"]: of_csv(folder / "csv", table) for table in listed["csv"]}
        for table in listed["csv"]:
            rows += len(wanted[table["name"]])
            if len(wanted[table["name"]]) != table["rows"]:
                differ += 1
                print(f"{library}: {table['name']}: the list says {table['rows']} rows", file=sys.stderr)
        for tool in (by_duckdb, by_pandas, by_polars, *([by_r] if has_r() else [])):
            for kind, tables in listed.items():
                # Without arrow, R reads no Parquet.
                for table in tables if (tool, kind) != (by_r, "parquet") else []:
                    compared += 1
                    where = folder / ("tables" if kind == "parquet" else kind)
                    if tool(where, table) != wanted[table["name"]]:
                        differ += 1
                        print(f"{library}: {table['name']}: {tool.__name__} reads other rows in {kind}", file=sys.stderr)
        before = os.getcwd()
        os.chdir(folder)
        outcomes = run_examples(wanted) if library == ROOT else {}
        os.chdir(before)
    for tool, is_same in outcomes.items():
        if is_same is False:
            differ += 1
            print(f"{library}: the example for {tool} gives something else", file=sys.stderr)
    skipped = [tool for tool, is_same in outcomes.items() if is_same is None]
    note = f"; not installed: {', '.join(skipped)}" if skipped else ""
    done = len(outcomes) - len(skipped)
    print(f"{library.name}: {rows} rows; {compared} tables read and {done} examples run, {differ} differ{note}")
    return differ


def main() -> int:
    program, *libraries = sys.argv[1:]
    program = str(pathlib.Path(program).resolve())
    paths = [pathlib.Path(library).resolve() for library in libraries] or [ROOT]
    return int(any([compare(program, library) for library in paths]))


if __name__ == "__main__":
    sys.exit(main())
