"""Questions: `catena` reads them, Spark answers them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from catena_spark.answer import Answer
from catena_spark.errors import CatenaError
from catena_spark.program import DIALECT, Program
from catena_spark.running import run
from catena_spark.tables import load

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def ask(
    spark: SparkSession, folder: str, question: str, *, library: str | None = None, catena: str = "catena"
) -> Answer:
    """Answers a question from a folder of tables.

    `library` is the folder of the library that the tables are of, which names are looked up in; without it `catena`
    looks for one from the current folder upwards. `catena` is the program.
    """
    program = program_of(question, library=library, catena=catena)
    load(spark, folder)
    return run(spark, program)


def program_of(question: str, *, library: str | None = None, catena: str = "catena") -> Program:
    """The program of a question. A question that cannot be asked in SQL is an error."""
    place = [] if library is None else ["--library", library]
    words = [catena, *place, "ask", "--explain", "sql", "--dialect", DIALECT, "--format", "json", "--", question]
    try:
        done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError as error:
        raise CatenaError(f"{catena}: {error.strerror}; `catena` must be installed where the driver runs") from error
    if done.returncode != 0:
        raise CatenaError(done.stderr.strip() or f"{catena} failed with exit code {done.returncode}")
    return Program.from_json(done.stdout)
