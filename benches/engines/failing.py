"""What must hold of a cluster: all workers work, one may be lost, and data may be larger than memory."""

from __future__ import annotations

import json
import shutil
import time
from collections import Counter
from pathlib import Path

from engines import cluster as spark_cluster
from engines import questions
from engines.databases import DuckDb
from engines.loaded import Library
from engines.spark import Spark
from engines.tables import Table

# Tried in turn until one takes long enough for a worker to be killed while it is answered.
LONG = [
    "find topic a, topic b where a -[(any|^any){1..4}]-> b count",
    "find claim c where supported(c)",
    "find work w where exists work v (v -[cites]-> w) count",
]
LOST = "worker-2"
# How many citations are larger in memory than an executor; each has some 150 bytes there.
LARGE = 24_000_000
WORKS = 2_000_000
IN_LARGE = "find work w where exists work v (v -[cites]-> w) count"


def all_workers_worked(cluster: spark_cluster.Cluster) -> str:
    """What is wrong if tasks did not run on every worker; empty if they did."""
    tasks: Counter[str] = Counter()
    for executor in cluster.executors():
        # The pages of the worker that the executor is on.
        tasks[executor["executorLogs"]["stdout"].split("/logPage")[0]] += executor["totalTasks"]
    print(f"tasks by worker: {sorted(tasks.values())}")
    if sum(number > 0 for number in tasks.values()) < spark_cluster.WORKERS:
        return f"tasks did not run on {spark_cluster.WORKERS} workers: {dict(tasks)}"
    return ""


def a_worker_is_lost(program: str, library: Library, cluster: spark_cluster.Cluster) -> str:
    """Kills a worker in the middle of a question; what is wrong if the answer differs, or none was killed in time."""
    spark = next(engine for engine in library.engines if isinstance(engine, Spark))
    for question in LONG:
        made = questions.program_of(program, library.path, question, spark.dialect)
        if isinstance(made, str):
            continue
        expected = spark.run(made)
        found, lost = spark.run_and_lose_a_worker(made, LOST)
        if LOST in cluster.processes:
            # It was over before all executors had something to do.
            continue
        cluster.start_worker(LOST)
        print(f"a worker was killed in the middle of `{question}`: {lost} executor lost, {len(found)} rows, the same before")
        if found != expected:
            return f"another answer after a worker was killed: {question}"
        return "" if lost else "no executor was lost although its worker was killed"
    return "no question took long enough for a worker to be killed in the middle of it"


def more_than_memory(program: str, library: Library, cluster: spark_cluster.Cluster, folder: Path) -> str:
    """Asks a question of made-up citations that do not fit into an executor's memory."""
    made = {
        dialect: questions.program_of(program, library.path, IN_LARGE, dialect) for dialect in ("spark", "duckdb")
    }
    if any(isinstance(one, str) for one in made.values()):
        return f"no SQL for `{IN_LARGE}`"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        tables = _large(library.tables, folder)
        duckdb = DuckDb(tables)
        expected = duckdb.run(made["duckdb"])
        duckdb.close()
        before = _spilled(cluster)
        began = time.monotonic()
        found = Spark(cluster, folder).run(made["spark"])
        spilled = [after - one for after, one in zip(_spilled(cluster), before, strict=True)]
        size = sum(path.stat().st_size for path in folder.glob("edges.parquet")) / 1e6
        print(
            f"{LARGE:,} citations of {WORKS:,} works ({size:.0f} MB of Parquet), executors of {spark_cluster.EXECUTOR}:"
            f" {time.monotonic() - began:.0f} s, {spilled[0] / 1e6:.0f} MB shuffled,"
            f" {spilled[1] / 1e6:.0f} MB of memory spilled as {spilled[2] / 1e6:.0f} MB"
        )
        return "" if found == expected else f"{IN_LARGE}: {expected} expected, {found} found"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _spilled(cluster: spark_cluster.Cluster) -> list[int]:
    """Bytes written for other executors, bytes of memory that were spilled, and as how many bytes on disk, so far."""
    stages = cluster.stages()
    return [sum(stage[name] for stage in stages) for name in ("shuffleWriteBytes", "memoryBytesSpilled", "diskBytesSpilled")]


def _large(like: list[Table], folder: Path) -> list[Table]:
    """Tables with nothing but works and their citations."""
    import duckdb

    folder.mkdir(parents=True)
    types = {"int64": "BIGINT", "text": "VARCHAR", "bool": "BOOLEAN"}
    given = {
        "nodes": f"SELECT range AS id, 'work' AS class, 'w' || range AS key, 'work' AS kind FROM range({WORKS})",
        # The multiplier has no factor in common with the number of works, so that citations go everywhere.
        "edges": "SELECT 'cites' AS relation, range // 12 AS source, range * 7919 % 1999993 AS target,"
        f" 'asserts' AS force, 'citation' AS evidence, 'p. ' || range % 700 AS locator FROM range({LARGE})",
    }
    listed, made = [], []
    with duckdb.connect() as connection:
        for table in like:
            columns = ", ".join(f'"{name}" {types[of]}' for name, of, _ in table.columns)
            connection.execute(f"CREATE TABLE {table.name} ({columns})")
            if table.name in given:
                connection.execute(f"INSERT INTO {table.name} BY NAME {given[table.name]}")
            path = folder / f"{table.name}.parquet"
            # What is not given is empty or false, as where a column may not be without a value.
            shown = ", ".join(_filled(name, of, optional) for name, of, optional in table.columns)
            connection.execute(f"COPY (SELECT {shown} FROM {table.name}) TO '{path}' (FORMAT parquet)")
            listed.append({"name": table.name, "files": [path.name]})
            made.append(Table(table.name, (path,), table.columns, 0))
    (folder / "tables.json").write_text(json.dumps({"format": 1, "files": "parquet", "tables": listed}))
    return made


def _filled(name: str, of: str, optional: bool) -> str:
    empty = {"int64": "0", "text": "''", "bool": "false"}[of]
    return f'"{name}"' if optional else f'coalesce("{name}", {empty}) AS "{name}"'
