"""What can go wrong, in short messages."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catena_spark.program import Statement

MOST_OF_A_MESSAGE = 300


class CatenaError(Exception):
    """Something is wrong with the tables, the question or the program."""


class EngineError(CatenaError):
    """Spark could not carry out a statement.

    `str(error)` is short; `error.sql` is the statement, `error.parameters` its values, `error.__cause__` what Spark said.
    """

    def __init__(self, where: str, statement: Statement, cause: BaseException) -> None:
        super().__init__(f"Spark: {short(cause)} ({where})")
        self.where = where
        self.sql = statement.sql
        self.parameters = statement.parameters


def short(cause: BaseException) -> str:
    """The first line that says something: Spark's messages go on with plans and stack traces."""
    said = _root(cause) or str(cause)
    lines = (line.strip() for line in said.splitlines())
    text = next((line for line in lines if line), type(cause).__name__)
    return text if len(text) <= MOST_OF_A_MESSAGE else text[: MOST_OF_A_MESSAGE - 1] + "…"


def _root(cause: BaseException) -> str | None:
    """What began it, if it is an error of Java's: those around it only say where it was passed on."""
    error = getattr(cause, "java_exception", None)
    if error is None:
        return None
    while error.getCause() is not None:
        error = error.getCause()
    return str(error.toString())


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps Spark from printing a failed statement with its stack trace: the error says what is needed."""
    log = logging.getLogger("SQLQueryContextLogger")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before
