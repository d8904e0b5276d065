"""Rows of catena and rows of engines in one shape, so that they can be compared."""

from __future__ import annotations

from itertools import groupby
from typing import Any

OWN = ("argument", "citation", "claim", "excerpt", "scholar", "work")
NONE = "(none)"
# What a program has of each thing.
OF_A_THING = ("class", "key", "label")
Row = tuple[str, ...]


def of_catena(answer: dict[str, Any], columns: list[str]) -> list[Row]:
    """The rows of an answer, with the columns that a program has."""
    if answer["core"].startswith("why "):
        return sorted(row for one in answer["rows"] for row in _evidence(one["verdict"]))
    if columns[0] == "path":
        return [tuple(part for hop in path["hops"] for part in _hop_of_catena(hop)) for path in answer["paths"]]
    if columns[-1] == "count":
        return [_counted(row, answer["columns"]) for row in answer["rows"]]
    variables = _variables(columns)
    others = answer["columns"][1:variables]
    # Without `show`, catena chooses columns by itself; programs have none.
    shown = answer["columns"][variables:] if len(columns) > len(OF_A_THING) * variables else []
    return [_listed(row, others, shown) for row in answer["rows"]]


def of_engine(rows: list[tuple[Any, ...]], answer: dict[str, Any], columns: list[str]) -> list[Row]:
    """The rows of an engine in the same shape."""
    if answer["core"].startswith("why "):
        places = [columns.index(name) for name in ("side", "class", "key", "force")]
        return sorted(_said(*(row[place] for place in places)) for row in rows)
    if columns[0] == "path":
        paths = [list(hops) for _, hops in groupby(rows, key=lambda row: row[0])]
        told = [[_hop_of_engine(dict(zip(columns, hop, strict=True))) for hop in hops] for hops in paths]
        return [tuple(part for hop in hops for part in hop) for hops in told]
    if columns[-1] == "count":
        return [tuple(NONE if value is None else _text(value) for value in row) for row in rows]
    # Of the things after the first, catena's answers have the id alone.
    size, things = len(OF_A_THING), len(OF_A_THING) * _variables(columns)
    kept = [at for at in range(len(columns)) if at < size or at >= things or OF_A_THING[at % size] == "key"]
    return [tuple(_text(row[at]) for at in kept) for row in rows]


def _hop_of_catena(hop: dict[str, Any]) -> Row:
    """A step of a path: from where, along what, which way, to where, and who says so how strongly."""
    start, end = (_key(hop[name]) for name in ("from", "to"))
    return (start, hop["relation"], str(bool(hop["inverse"])), end, _text(hop["force"]), _text(hop["claim"]))


def _hop_of_engine(hop: dict[str, Any]) -> Row:
    claim = _text(hop["evidence_key"]) if hop["evidence_class"] == "claim" else ""
    start, end = (_text(hop[name]) for name in ("from_key", "to_key"))
    # SQLite and DuckDB have numbers, the others truth values.
    return (start, hop["relation"], str(bool(hop["turned"])), end, _text(hop["force"]), claim)


def _key(of: str) -> str:
    """An id without its class."""
    before, colon, after = of.partition(":")
    return after if colon and before in OWN else of


def _variables(columns: list[str]) -> int:
    """How many things a row has: the first columns are the class, the id and the label of each."""
    number = 1
    while columns[number * len(OF_A_THING) : (number + 1) * len(OF_A_THING)] == [f"{name}_{number + 1}" for name in OF_A_THING]:
        number += 1
    return number


def difference(expected: list[Row], found: list[Row]) -> str:
    """How rows differ, in a line; empty if they do not."""
    if expected == found:
        return ""
    if sorted(expected) == sorted(found):
        at = next(at for at, pair in enumerate(zip(expected, found, strict=True)) if pair[0] != pair[1])
        return f"another order from row {at + 1} on: {expected[at]}, found {found[at]}"
    missing, more = _minus(expected, found), _minus(found, expected)
    told = [f"{len(expected)} rows expected, {len(found)} found"]
    told += [f"missing {missing[0]}"] if missing else []
    told += [f"not expected {more[0]}"] if more else []
    return "; ".join(told)


def _minus(some: list[Row], others: list[Row]) -> list[Row]:
    left = list(others)
    gone = []
    for row in some:
        if row in left:
            left.remove(row)
        else:
            gone.append(row)
    return gone


def _listed(row: dict[str, Any], others: list[str], shown: list[str]) -> Row:
    of = row["kind"] if row["kind"] in OWN else "topic"
    return (of, row["id"], row["label"], *(_text(row["values"].get(name)) for name in [*others, *shown]))


def _counted(row: dict[str, Any], columns: list[str]) -> Row:
    values = {columns[0]: row["id"], **row["values"]} if len(columns) > 1 else row["values"]
    return tuple(_text(values.get(column)) for column in columns)


def _evidence(verdict: dict[str, Any]) -> list[Row]:
    """What a verdict rests on: the side, who says it and how."""
    return [
        _said(side, "claim" if one.get("claim") else "topic", one.get("claim"), one["force"])
        for side in ("for", "against")
        for one in verdict[side]
    ]


def _said(side: str, of: str, key: str | None, force: str) -> Row:
    # The record of a topic has no id of its own in an answer.
    return (side, of, key or "" if of == "claim" else "", force)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
