"""The same questions natively and in engines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from engines import questions, rows
from engines.databases import Failed
from engines.loaded import Library, timed


@dataclass
class Tally:
    """What came of the questions about a library."""

    asked: int = 0
    # Questions without SQL, by what the program says, and those of which catena's own answer is cut.
    without: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    # Those with SQL.
    questions: list[str] = field(default_factory=list)
    equal: Counter[str] = field(default_factory=Counter)
    # Engine, question, and what is different.
    different: list[tuple[str, str, str]] = field(default_factory=list)
    # Equal answers that have rows or paths: empty ones are easily equal.
    with_rows: int = 0

    def told(self) -> str:
        """The figures in a line."""
        engines = ", ".join(f"{name} {number}" for name, number in self.equal.items())
        return (
            f"{self.asked} questions, {self.with_rows} of them with rows; the same in {engines};"
            f" {len(self.different)} different; no SQL for {sum(self.without.values())} more"
            + (f"; catena's own answer is cut for {self.cut}" if self.cut else "")
        )


def compared(program: str, library: Library, only: str) -> Tally:
    """Asks every question that a library understands everywhere. Prints each difference when it is found."""
    tally = Tally()
    asked = [*questions.saved(program, library.path), *questions.about(library.tables)]
    for question in dict.fromkeys(asked):
        if only in question:
            _compare(program, library, question, tally)
    return tally


def _compare(program: str, library: Library, question: str, tally: Tally) -> None:
    answer = questions.native(program, library.path, question)
    if answer is None:
        return
    if answer["truncated"] and " limit " not in answer["core"]:
        tally.cut += 1
        return
    programs = {e.name: questions.program_of(program, library.path, question, e.dialect) for e in library.engines}
    reasons = [said for said in programs.values() if isinstance(said, str)]
    if len(reasons) == len(programs):
        tally.without[reasons[0].splitlines()[0]] += 1
        return
    tally.asked += 1
    tally.with_rows += bool(answer["rows"] or answer["paths"])
    tally.questions.append(question)
    seconds: dict[str, float] = {}
    for engine in library.engines:
        made = programs[engine.name]
        try:
            if isinstance(made, str):
                raise Failed(f"no SQL, though other engines have some: {made}", "")
            with timed(seconds, engine.name):
                found = engine.run(made)
            found = rows.of_engine(found, answer, made["columns"])
            wrong = rows.difference(rows.of_catena(answer, made["columns"]), found)
        except Failed as error:
            wrong = str(error)
        if wrong:
            tally.different.append((engine.name, question, wrong))
            print(f"DIFFERENT in {engine.name}: {question}\n          {wrong}", flush=True)
        else:
            tally.equal[engine.name] += 1
    print(" ".join(f"{spent:7.2f}" for spent in seconds.values()), "s ", question, flush=True)
