"""A small set of tables, written by hand: works in a circle of citations, a chain, and one that nobody cites."""

from __future__ import annotations

import json
from pathlib import Path

from pyspark.sql import SparkSession

NODES = [(1, "work", "ahn1990"), (2, "work", "bell1995"), (3, "work", "cole2000"), (4, "work", "dahl2005"), (5, "work", "eco2010")]
# Each cites the one before, the first the third: a circle of three with a tail.
CITES = [(2, 1), (3, 2), (1, 3), (4, 3)]
LENGTH = 20


def session() -> SparkSession:
    """Spark in this process."""
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.bindAddress": "127.0.0.1"}
    builder = SparkSession.builder.master("local[2]").appName("tests").config(map={**settings, "spark.driver.host": "127.0.0.1"})
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def write(spark: SparkSession, folder: Path) -> None:
    """Writes the tables and their list. The nodes are one file, the edges two parts."""
    nodes = ", ".join(f"({number}L, '{of}', '{key}')" for number, of, key in NODES)
    edges = ", ".join(f"('cites', {source}L, {target}L)" for source, target in CITES)
    chain = ", ".join(f"('next', {place}L, {place + 1}L)" for place in range(LENGTH))
    tables = []
    for name, columns, parts in [("nodes", "id, class, key", [nodes]), ("edges", "relation, source, target", [edges, chain])]:
        files = [f"{name}/part-{place}.parquet" for place in range(len(parts))]
        for file, values in zip(files, parts, strict=True):
            spark.sql(f"select * from values {values} as t ({columns})").write.parquet(str(folder / file))
        tables.append({"name": name, "files": files})
    (folder / "tables.json").write_text(listed(tables))


def listed(tables: list[dict], version: int = 1, files: str = "parquet") -> str:
    """What `tables.json` says."""
    return json.dumps({"format": version, "files": files, "tables": tables})


def reach(relation: str, start: int, most: int | None = None) -> dict:
    """A program: what is reached over a relation from a thing."""
    return {
        "dialect": "spark",
        "question": f"what {relation} reaches",
        "core": "made up",
        "steps": [
            {"make": "t1", "sql": "SELECT source, target FROM edges WHERE relation = :p1", "parameters": [relation]},
            {
                "grow": "t2",
                # The type of the first column is narrower than that of the table's.
                "first": {"sql": "SELECT CAST(:p1 AS INT) AS node", "parameters": [start]},
                "next": {"sql": "SELECT t1.target FROM t2_new JOIN t1 ON t1.source = t2_new.node", "parameters": []},
                "most": most,
            },
        ],
        "answer": {"sql": "SELECT 'work' AS class, node FROM t2 ORDER BY node", "parameters": []},
        "columns": ["class", "key"],
    }
