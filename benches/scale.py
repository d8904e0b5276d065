#!/usr/bin/env python3
"""Asks engines what catena is asked, and compares the rows: class, key and values, in order. The engines are SQLite,
DuckDB, a PostgreSQL that is made for the while, and a Spark master with two workers, all on this machine.

    make scale                                      builds the program and installs the engines' packages first
    benches/scale.py PROGRAM MAKER [LIBRARY ...]    exits with 1 if an answer differs
        [--engines sqlite,duckdb,postgres,spark] [--only WORD] [--sizes 20000,200000] [--claims 2000]
        [--checks libraries,on,cluster,sizes] [--quick] [--folder target/scale]

PROGRAM is `catena`; MAKER is the example `corpus`, which makes up a library of `--claims` claims and those of `--sizes`.
Four checks: `libraries` asks all questions of `engines/questions.py` and those of the library; `on` asks them again with
`catena ask --on`, whose whole answer must be the same; `cluster` sees that tasks ran on both workers, kills one in the
middle of a question and counts data larger than an executor's memory; `sizes` prints seconds. What has no SQL is counted
apart. Engines that are not installed are skipped, and the summary says so.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from pathlib import Path

from engines import failing, sizes, through
from engines.comparing import Tally, compared
from engines.loaded import ALL, Library, Servers, loaded

CHECKS = ("libraries", "on", "cluster", "sizes")


class Scale:
    """One run: what is to be done, the servers for it, and what was found."""

    def __init__(self, given: argparse.Namespace, servers: Servers) -> None:
        self.given, self.servers = given, servers
        self.engines = [name for name in given.engines if name not in servers.skipped]
        self.wrong: list[str] = []
        self.summary: list[str] = []

    def run(self) -> None:
        given = self.given
        small = sizes.made(given.maker, given.folder, given.claims)
        if "libraries" in given.checks:
            for path in [*given.libraries, small]:
                self._library(path)
        if "cluster" in given.checks and self.servers.spark:
            self._cluster(small)
        if "sizes" in given.checks:
            for claims in given.sizes:
                self._size(claims)

    def _library(self, path: str) -> None:
        given = self.given
        with loaded(given.program, path, given.folder / "tables", self.engines, self.servers) as library:
            print(f"\n{library.name}: {library.rows_of('claims')} claims, {library.rows_of('edges')} edges", flush=True)
            tally = compared(given.program, library, given.only)
            if "on" in given.checks:
                self._on(library, tally.questions)
        print(tally.told())
        for reason, number in tally.without.most_common():
            print(f"  no SQL for {number}: {reason}")
        self.summary.append(f"{library.name}: {tally.told()}")
        self.wrong += _grouped(library.name, tally)

    def _on(self, library: Library, asked: list[str]) -> None:
        equal, different = through.compared(self.given.program, library, self.servers, asked)
        told = ", ".join(f"{name} {number}" for name, number in equal.items())
        self.summary.append(f"{library.name}: whole answers of `ask --on` the same: {told}; {len(different)} different")
        self.wrong += different

    def _cluster(self, path: str) -> None:
        given, cluster = self.given, self.servers.spark
        if cluster is None:
            return
        print("\nthe cluster")
        with loaded(given.program, path, given.folder / "tables", ["spark"], self.servers) as library:
            found = [
                failing.a_worker_is_lost(given.program, library, cluster),
                failing.more_than_memory(given.program, library, cluster, given.folder / "large"),
                failing.all_workers_worked(cluster),
            ]
        self.wrong += [wrong for wrong in found if wrong]
        self.summary.append("the cluster: " + ("; ".join(wrong for wrong in found if wrong) or "as it must be"))

    def _size(self, claims: int) -> None:
        given = self.given
        path = sizes.made(given.maker, given.folder, claims)
        with loaded(given.program, path, given.folder / "tables", self.engines, self.servers) as library:
            print(f"\n{claims:,} claims, {library.rows_of('edges'):,} edges", flush=True)
            lines, different = sizes.measured(given.program, library)
        (given.folder / f"sizes-{claims}.md").write_text("\n".join(lines) + "\n")
        if different:
            self.wrong.append(f"{different} answers among {claims} claims")


def _grouped(name: str, tally: Tally) -> list[str]:
    by_engine = Counter(engine for engine, _, _ in tally.different)
    return [f"{name}: {number} answers of {engine}" for engine, number in by_engine.items()]


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("maker")
    options.add_argument("libraries", nargs="*")
    words = {"type": lambda text: text.split(",")}
    options.add_argument("--engines", default=list(ALL), **words)
    options.add_argument("--checks", default=list(CHECKS), **words)
    options.add_argument("--sizes", default=[20_000, 200_000], type=lambda text: [int(size) for size in text.split(",")])
    options.add_argument("--claims", default=2000, type=int)
    options.add_argument("--quick", action="store_true", help="settings of Spark for few rows: not for seconds")
    options.add_argument("--only", default="")
    options.add_argument("--folder", default=Path("target/scale"), type=Path)
    given = options.parse_args()
    given.folder = given.folder.resolve()
    return given


def main() -> None:
    given = _options()
    # Ended from outside, it still ends the servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    servers = Servers.start(given.engines, given.quick)
    try:
        scale = Scale(given, servers)
        scale.run()
    finally:
        servers.stop()
    print("\nsummary")
    for line in scale.summary:
        print(line)
    for name, why in servers.skipped.items():
        print(f"{name} skipped: {why}")
    for wrong in scale.wrong:
        print(f"WRONG {wrong}")
    sys.exit(1 if scale.wrong else 0)


if __name__ == "__main__":
    main()
