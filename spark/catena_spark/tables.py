"""The tables of a library as views of a Spark session."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from catena_spark.errors import CatenaError, quiet, short

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LIST = "tables.json"
# The version of `tables.json` that is understood.
VERSION = 1


def load(spark: SparkSession, folder: str) -> tuple[str, ...]:
    """Registers each table that `catena export tables --format parquet` wrote as a view, and returns their names.

    The folder may be an address that Spark and all its executors can read, such as `s3a://…` or `hdfs://…`.
    """
    from pyspark.errors import PySparkException

    folder = folder.rstrip("/")
    tables = _listed(spark, folder)
    for name, files in tables.items():
        try:
            spark.read.parquet(*(f"{folder}/{file}" for file in files)).createOrReplaceTempView(name)
        except PySparkException as error:
            raise CatenaError(f"{folder}: the table `{name}` is missing or broken: {short(error)}") from error
    return tuple(tables)


def _listed(spark: SparkSession, folder: str) -> dict[str, list[str]]:
    """The files of each table. Spark reads the list, since only Spark may be able to reach the folder."""
    from pyspark.errors import PySparkException

    try:
        text = spark.read.text(f"{folder}/{LIST}", wholetext=True).head()
    except PySparkException as error:
        raise CatenaError(f"{folder}: no `{LIST}` here: write the tables with `catena export tables`") from error
    try:
        read = json.loads(text.value if text else "")
        version, written = read["format"], read["files"]
        tables = {table["name"]: list(table["files"]) for table in read["tables"]}
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise CatenaError(f"{folder}/{LIST} cannot be read: {error}") from error
    if version != VERSION:
        raise CatenaError(f"{folder}: the tables have version {version}, this package reads {VERSION}")
    if written != "parquet":
        raise CatenaError(f"{folder}: the tables are {written}; write them with `--format parquet`")
    return tables
