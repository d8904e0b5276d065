"""Spark, by the package in `spark/`."""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

from engines.cluster import Cluster
from engines.databases import SECONDS, Failed, Rows

sys.path.insert(0, str(Path(__file__).parents[2] / "spark"))


class Spark:
    """The tables of one library on a cluster."""

    name = dialect = "spark"

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        from catena_spark import load

        self.cluster = cluster
        self.session = cluster.session
        load(self.session, str(folder))

    def run(self, program: dict[str, Any]) -> Rows:
        from catena_spark import EngineError, Program, run

        late = threading.Timer(SECONDS, self.session.sparkContext.cancelAllJobs)
        late.start()
        try:
            return list(run(self.session, Program.from_json(json.dumps(program))).rows)
        except EngineError as error:
            raise Failed(str(error), error.sql) from error
        finally:
            late.cancel()

    def close(self) -> None:
        """The next library's tables take the names of these."""

    def shuffled(self) -> int:
        """How many bytes executors have written for one another so far."""
        return sum(executor["totalShuffleWrite"] for executor in self.cluster.executors())

    def run_and_lose_a_worker(self, program: dict[str, Any], name: str) -> tuple[Rows, int]:
        """The same, while a worker is killed as soon as tasks run everywhere; and how many executors were lost."""
        killer = _Killer(self.cluster, name)
        killer.start()
        try:
            rows = self.run(program)
        finally:
            killer.is_over.set()
            killer.join()
        return rows, killer.lost()


class _Killer(threading.Thread):
    """Waits until all executors are at work, then kills a worker."""

    def __init__(self, cluster: Cluster, name: str) -> None:
        super().__init__()
        self.cluster, self.name_of_worker = cluster, name
        self.is_over = threading.Event()
        self.before = {executor["id"] for executor in cluster.executors() if executor["isActive"]}

    def run(self) -> None:
        while not self.is_over.is_set():
            active = [executor for executor in self.cluster.executors() if executor["isActive"]]
            if active and all(executor["activeTasks"] > 0 for executor in active):
                self.cluster.kill_worker(self.name_of_worker)
                return
            time.sleep(0.02)

    def lost(self) -> int:
        """How many of the executors there were are gone. Spark takes a moment to notice."""
        for _ in range(50):
            gone = [executor for executor in self.cluster.executors() if executor["id"] in self.before and not executor["isActive"]]
            if gone:
                return len(gone)
            time.sleep(0.1)
        return 0
