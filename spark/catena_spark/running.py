"""Programs carried out on Spark.

What a step makes is cached and cut off from the plan that made it: a plan with all the plans before in it, as often as
they are used, would soon be too large to read. A table that grows is kept as few such pieces. What is lost with an
executor is made anew from what it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from catena_spark.answer import Answer
from catena_spark.errors import EngineError, quiet
from catena_spark.pieces import Pieces, cut
from catena_spark.program import Grow, Make, Program, Statement

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def run(spark: SparkSession, program: Program) -> Answer:
    """Carries out a program over the tables that `load` registered, and returns the rows of its answer.

    The names of its temporary views are the program's: run one program at a time in one session. Several at a time need
    sessions of their own (`spark.newSession()`, then `load`).
    """
    running = _Running(spark, program)
    try:
        for step in program.steps:
            running.take(step)
        return running.answer()
    finally:
        running.release()


class _Running:
    """A program on its way, with what it has cached and named."""

    def __init__(self, spark: SparkSession, program: Program) -> None:
        self.spark = spark
        self.program = program
        self.views: list[str] = []
        self.cached: list[DataFrame] = []
        self.grown: list[Pieces] = []

    def take(self, step: Make | Grow) -> None:
        if isinstance(step, Make):
            self._make(step)
        else:
            self._grow(step)

    def answer(self) -> Answer:
        program = self.program
        with self._told("the answer", program.answer):
            rows = self._query(program.answer).collect()
        return Answer(program.question, program.core, program.columns, tuple(tuple(row) for row in rows))

    def release(self) -> None:
        """Leaves the session as it was."""
        for name in self.views:
            self.spark.catalog.dropTempView(name)
        for frame in self.cached:
            frame.unpersist()
        for pieces in self.grown:
            pieces.release()
        self.spark.sparkContext.setJobDescription(None)

    def _make(self, step: Make) -> None:
        with self._told(step.name, step.query):
            frame = cut(self._query(step.query)).persist()
            self.cached.append(frame)
            # Spark plans what comes next by how much there is.
            frame.count()
            self._name(step.name, frame)

    def _grow(self, step: Grow) -> None:
        with self._told(f"{step.name}, first", step.first):
            pieces = Pieces(self._query(step.first))
            self.grown.append(pieces)
            self._name(step.name, pieces.all)
            self._name(step.new, pieces.new)
        rounds = 0
        while pieces.has_new and (step.most is None or rounds < step.most):
            rounds += 1
            with self._told(f"{step.name}, round {rounds}", step.next):
                pieces.add(self._query(step.next))
                self._name(step.name, pieces.all)
                self._name(step.new, pieces.new)

    def _query(self, statement: Statement) -> DataFrame:
        return self.spark.sql(statement.sql, args=statement.named or None)

    def _name(self, name: str, frame: DataFrame) -> None:
        frame.createOrReplaceTempView(name)
        if name not in self.views:
            self.views.append(name)

    @contextmanager
    def _told(self, where: str, statement: Statement) -> Iterator[None]:
        """Names what is being done in Spark's own pages, and in the error if it fails."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        self.spark.sparkContext.setJobDescription(f"{self.program.question}: {where}")
        try:
            with quiet():
                yield
        except (PySparkException, Py4JError) as error:
            raise EngineError(where, statement, error) from error
