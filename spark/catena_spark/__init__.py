"""catena's questions on Apache Spark.

    import catena_spark
    catena_spark.load(spark, "tables")
    answer = catena_spark.ask(spark, "tables", "which explanations admit trust", library=".")

`catena` reads the question and prints a program of SQL statements; this package runs that program.
"""

from catena_spark.answer import Answer
from catena_spark.asking import ask, program_of
from catena_spark.errors import CatenaError, EngineError
from catena_spark.program import Grow, Make, Program, Statement
from catena_spark.running import run
from catena_spark.tables import load

__all__ = [
    "Answer",
    "CatenaError",
    "EngineError",
    "Grow",
    "Make",
    "Program",
    "Statement",
    "ask",
    "load",
    "program_of",
    "run",
]
