"""Asks a question of tables on Spark.

    python -m catena_spark --master spark://HOST:7077 --tables DIR "which explanations admit trust"
    spark-submit spark/ask.py --tables DIR "which explanations admit trust"
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from catena_spark.asking import program_of
from catena_spark.errors import CatenaError, EngineError
from catena_spark.program import Program
from catena_spark.running import run
from catena_spark.tables import load

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NO_RESULTS = 1
FAILED = 2


def main(words: Sequence[str] | None = None) -> int:
    given = _options().parse_args(words)
    try:
        program = _program(given)
        if given.show_sql:
            print(program.to_sql(), file=sys.stderr)
        answer = _answered(program, given)
    except EngineError as error:
        print(f"error: {error}", file=sys.stderr)
        if given.show_sql:
            print(f"{error.sql}\n{error.parameters}", file=sys.stderr)
        else:
            print("note: `--show-sql` shows the statement", file=sys.stderr)
        return FAILED
    except CatenaError as error:
        print(error if str(error).startswith("error") else f"error: {error}", file=sys.stderr)
        return FAILED
    print(answer.to_json() if given.format == "json" else answer.to_text())
    return 0 if len(answer) else NO_RESULTS


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser("catena_spark", description="Asks a question of tables on Spark.")
    options.add_argument("question", nargs="?", help="the question")
    options.add_argument("--tables", required=True, help="the folder that `catena export tables` wrote, or its address")
    options.add_argument("--master", help="where Spark is: spark://HOST:7077, yarn, local[*]; by default Spark's own setting")
    options.add_argument("--library", help="the library that the tables are of; by default the one of the current folder")
    options.add_argument("--catena", default="catena", help="the program `catena`")
    options.add_argument("--program", metavar="FILE", help="a program instead of a question; - is standard input")
    options.add_argument("--format", choices=["table", "json"], default="table", help="how to print the answer")
    options.add_argument("--checkpoints", metavar="DIR", help="a folder that all executors can write to, for long loops")
    options.add_argument("--show-sql", action="store_true", help="print the statements on standard error")
    return options


def _program(given: argparse.Namespace) -> Program:
    if (given.question is None) == (given.program is None):
        raise CatenaError("give either a question or `--program FILE`")
    if given.question is not None:
        return program_of(given.question, library=given.library, catena=given.catena)
    try:
        if given.program == "-":
            return Program.from_json(sys.stdin.read())
        with open(given.program, encoding="utf-8") as file:
            return Program.from_json(file.read())
    except OSError as error:
        raise CatenaError(f"{given.program}: {error.strerror}") from error


def _answered(program: Program, given: argparse.Namespace):
    spark = _session(given)
    try:
        load(spark, given.tables)
        return run(spark, program)
    finally:
        spark.stop()


def _session(given: argparse.Namespace) -> SparkSession:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise CatenaError("pyspark is missing: install `catena-spark`, or use `spark-submit`") from error
    builder = SparkSession.builder.appName("catena").config("spark.ui.showConsoleProgress", "false")
    if given.master:
        builder = builder.master(given.master)
    try:
        spark = builder.getOrCreate()
    except Exception as error:  # noqa: BLE001: Spark, Java and the gateway each have errors of their own
        raise CatenaError(f"Spark does not start: {error}") from error
    spark.sparkContext.setLogLevel("ERROR")
    if given.checkpoints:
        spark.sparkContext.setCheckpointDir(given.checkpoints)
    return spark


if __name__ == "__main__":
    sys.exit(main())
