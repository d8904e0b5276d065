"""Answers: rows with the names of their columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Value = str | int | float | bool | None


@dataclass(frozen=True)
class Answer:
    """The rows of a question, in order."""

    question: str
    core: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_json(self) -> str:
        """One JSON document, the same for the same rows."""
        document: dict[str, Any] = {
            "question": self.question,
            "core": self.core,
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
        }
        return json.dumps(document, ensure_ascii=False, indent=2)

    def to_text(self) -> str:
        """A table to read."""
        cells = [self.columns, *(tuple("" if value is None else str(value) for value in row) for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
        return "\n".join(line.rstrip() for line in lines)
