"""Programs: what `catena ask --explain sql --dialect spark --format json` prints, as data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from catena_spark.errors import CatenaError

DIALECT = "spark"
Parameter = str | int | float | None


@dataclass(frozen=True)
class Statement:
    """A query in SQL. Its parameters are named `:p1`, `:p2` and so on."""

    sql: str
    parameters: tuple[Parameter, ...] = ()

    @property
    def named(self) -> dict[str, Parameter]:
        """The parameters by their names."""
        return {f"p{place}": value for place, value in enumerate(self.parameters, start=1)}


@dataclass(frozen=True)
class Make:
    """A temporary table of this name has the rows of a query."""

    name: str
    query: Statement


@dataclass(frozen=True)
class Grow:
    """A temporary table grows until nothing new is found.

    It begins with the rows of `first`. Each round adds the rows of `next` that it does not have. `next` reads what the
    round before found from `NAME_new`. There are at most `most` rounds, or as many as it takes.
    """

    name: str
    first: Statement
    next: Statement
    most: int | None = None

    @property
    def new(self) -> str:
        """The name of what the round before found."""
        return f"{self.name}_new"


@dataclass(frozen=True)
class Program:
    """A question as statements: steps that make tables, and a query for the answer."""

    question: str
    core: str
    steps: tuple[Make | Grow, ...]
    answer: Statement
    columns: tuple[str, ...]

    @classmethod
    def from_json(cls, text: str) -> Program:
        """Reads a program. What is not one, or is for another engine, is an error."""
        try:
            return _program(json.loads(text))
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            raise CatenaError(f"this is not a program of catena: {type(error).__name__}: {error}") from error

    def to_sql(self) -> str:
        """The statements, to read."""
        parts = []
        for step in self.steps:
            if isinstance(step, Make):
                parts.append(f"-- make {step.name}\n{_shown(step.query)}")
            else:
                rounds = "until nothing is new" if step.most is None else f"at most {step.most} rounds"
                parts.append(f"-- grow {step.name}: first\n{_shown(step.first)}")
                parts.append(f"-- grow {step.name}: next, {rounds}\n{_shown(step.next)}")
        parts.append(f"-- the answer\n{_shown(self.answer)}")
        return "\n\n".join(parts)


def _shown(statement: Statement) -> str:
    values = "".join(f"\n-- :{name} = {value!r}" for name, value in statement.named.items())
    return f"{statement.sql};{values}"


def _program(read: dict[str, Any]) -> Program:
    if read["dialect"] != DIALECT:
        raise CatenaError(f"the program is for {read['dialect']}; make it with `--dialect {DIALECT}`")
    return Program(
        question=read["question"],
        core=read["core"],
        steps=tuple(_step(step) for step in read["steps"]),
        answer=_statement(read["answer"]),
        columns=tuple(read["columns"]),
    )


def _step(read: dict[str, Any]) -> Make | Grow:
    if "make" in read:
        return Make(read["make"], _statement(read))
    return Grow(read["grow"], _statement(read["first"]), _statement(read["next"]), read.get("most"))


def _statement(read: dict[str, Any]) -> Statement:
    return Statement(read["sql"], tuple(read.get("parameters", ())))
