"""Seconds of the same questions in libraries of several sizes, natively and in engines."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engines import questions, rows
from engines.databases import Engine, Failed
from engines.loaded import Library
from engines.spark import Spark

# Questions of each sort that grows in its own way.
TIMED = [
    "claims in {work}",
    "who cites {cited}",
    "claims about {about}",
    "how many claims per scholar having more than 1 sort count desc",
    "which {kinds} {relations} {object}",
    "find topic t where {kind}:{subject} -[{relation}]-> t",
    "find claim c where not exists claim d (d -[{bearing}]-> c) count",
    "find work w where w -[cites+]-> work:{cited}",
    "find topic a, topic b where a -[(any|^any){{1..2}}]-> b count",
    "find claim c where supported(c)",
    'how many claims matching "{word}"',
]
RUNS = 3
# What takes longer than this is timed once.
LONG = 5.0


def made(maker: str, folder: Path, claims: int) -> str:
    """A made-up library of so many claims, made once."""
    library = folder / f"made-{claims}"
    if not (library / "corpus").is_dir():
        subprocess.run([maker, library, str(claims)], check=True, stderr=subprocess.DEVNULL)
    return str(library)


def measured(program: str, library: Library) -> tuple[list[str], int]:
    """The lines of a table, one for each question, and how many answers are different."""
    names = [engine.name for engine in library.engines]
    lines = [f"| {library.name} | catena | {' | '.join(names)} | shuffled |", f"| --- |{' ---: |' * (len(names) + 2)}"]
    load = library.seconds
    lines.append(f"| tables: export, load | {load['export']:.1f} | {' | '.join(f'{load[name]:.1f}' for name in names)} | |")
    known, different = questions.things(library.tables), 0
    for form in TIMED:
        try:
            question = form.format(**known)
        except KeyError:
            continue
        line, wrong = _timed(program, library, question)
        lines.append(line)
        different += wrong
        print(line, flush=True)
    return lines, different


def _timed(program: str, library: Library, question: str) -> tuple[str, int]:
    # The first run keeps what it made; a user's library has that.
    questions.native(program, library.path, question)
    natively, _, answer = _best(lambda: questions.native(program, library.path, question))
    cells, wrong, shuffled = [f"{natively:.2f}" if answer else ""], 0, ""
    for engine in library.engines:
        before = engine.shuffled() if isinstance(engine, Spark) else 0
        cell, runs, is_wrong = _in_engine(program, library, engine, question, answer)
        cells.append(cell)
        wrong += is_wrong
        if isinstance(engine, Spark) and runs:
            shuffled = f"{(engine.shuffled() - before) / runs / 1e6:.1f} MB"
    return f"| `{question}` | {' | '.join(cells)} | {shuffled} |", wrong


def _in_engine(program: str, library: Library, engine: Engine, question: str, answer: dict | None) -> tuple[str, int, bool]:
    """A cell of the table, how often the question was asked, and whether its answer is another."""
    program_of = questions.program_of(program, library.path, question, engine.dialect)
    if isinstance(program_of, str):
        return "no SQL", 0, False
    try:
        seconds, runs, found = _best(lambda: engine.run(program_of))
    except Failed as error:
        print(f"{engine.name}: {question}: {error}")
        return "failed", 0, False
    if answer and not answer["truncated"]:
        columns = program_of["columns"]
        wrong = rows.difference(rows.of_catena(answer, columns), rows.of_engine(found, answer, columns))
        if wrong:
            print(f"DIFFERENT in {engine.name}: {question}\n          {wrong}")
            return f"{seconds:.2f} (different)", runs, True
    return f"{seconds:.2f}", runs, False


def _best(run: Callable[[], Any]) -> tuple[float, int, Any]:
    """The least seconds of some runs, how many there were, and what the last gave."""
    best, runs, result = float("inf"), 0, None
    while runs < RUNS and (runs == 0 or best < LONG):
        began = time.monotonic()
        result = run()
        best, runs = min(best, time.monotonic() - began), runs + 1
    return best, runs, result
