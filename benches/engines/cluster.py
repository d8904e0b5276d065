"""A Spark cluster on this machine: a master and two workers, each a process of its own, on the loopback address."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
WORKERS = 2
SECONDS_TO_START = 90
# A worker has room for the executor of the comparisons, of one core and this memory, and for one of `catena ask --on`.
WORKER = ["--cores", "2", "--memory", "2g"]
EXECUTOR = "768m"
SETTINGS = {
    "spark.driver.host": HOST,
    "spark.driver.bindAddress": HOST,
    "spark.driver.memory": "1g",
    "spark.executor.memory": EXECUTOR,
    "spark.executor.cores": "1",
    "spark.cores.max": str(WORKERS),
    "spark.ui.port": "0",
    "spark.ui.showConsoleProgress": "false",
    # Two cores: more parts only take longer to hand out.
    "spark.sql.shuffle.partitions": "4",
}
# What costs more than it brings where there are only a few rows: compiling queries, and compiling Java twice.
QUICK = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1",
}


def has_java() -> bool:
    """Whether Spark can run here at all."""
    return shutil.which("java") is not None


class Cluster:
    """The processes, and the session that speaks to them."""

    def __init__(self, is_quick: bool) -> None:
        import pyspark

        self.settings = SETTINGS | (QUICK if is_quick else {})
        self.home = Path(pyspark.__file__).parent
        self.folder = Path(tempfile.mkdtemp(prefix="catena-spark-"))
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.port, self.pages = _free_port(), _free_port()
        self.url = f"spark://{HOST}:{self.port}"
        try:
            of = ["--host", HOST, "--port", str(self.port), "--webui-port", str(self.pages)]
            self._start("master", "master.Master", of)
            self._until(lambda: self.state() is not None, "the master does not start")
            for number in range(1, WORKERS + 1):
                self.start_worker(f"worker-{number}")
            self.session = self._session()
        except BaseException:
            self.stop()
            raise

    def start_worker(self, name: str) -> None:
        """Starts a worker and waits until the master knows it."""
        before = len(self.workers())
        folder = str(self.folder / name)
        self._start(name, "worker.Worker", ["--host", HOST, "--webui-port", "0", "--work-dir", folder, *WORKER, self.url])
        self._until(lambda: len(self.workers()) > before, f"{name} does not start")

    def kill_worker(self, name: str) -> None:
        """Ends a worker and its executors at once, as a machine that fails does."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def state(self) -> dict[str, Any] | None:
        """What the master says of its cluster."""
        try:
            return fetched(f"http://{HOST}:{self.pages}/json/")
        except OSError:
            return None

    def workers(self) -> list[dict[str, Any]]:
        """The workers that are alive."""
        state = self.state() or {}
        return [worker for worker in state.get("workers", []) if worker["state"] == "ALIVE"]

    def executors(self) -> list[dict[str, Any]]:
        """All executors that there were, as Spark's REST API has them, without the driver."""
        context = self.session.sparkContext
        address = f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/allexecutors"
        return [executor for executor in fetched(address) if executor["id"] != "driver"]

    def stages(self) -> list[dict[str, Any]]:
        """All stages that there were."""
        context = self.session.sparkContext
        return fetched(f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/stages")

    def stop(self) -> None:
        """Ends everything that was started, and removes what it kept."""
        if hasattr(self, "session"):
            # If it was interrupted in the middle, there may be nothing to stop any more.
            with contextlib.suppress(Exception):
                self.session.stop()
        for process in self.processes.values():
            os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes.values():
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _session(self) -> Any:
        os.environ.update(self._environment())
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master(self.url).appName("catena").config(map=self.settings)
        session = builder.config("spark.local.dir", str(self.folder)).getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        return session

    def _start(self, name: str, main: str, words: list[str]) -> None:
        with open(self.folder / f"{name}.log", "wb") as log:
            command = [str(self.home / "bin/spark-class"), f"org.apache.spark.deploy.{main}", *words]
            environment = {**os.environ, **self._environment()}
            # A group of its own, so that what it starts ends with it.
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
        self.processes[name] = process

    def _environment(self) -> dict[str, str]:
        return {
            "SPARK_HOME": str(self.home),
            "SPARK_LOCAL_IP": HOST,
            "SPARK_LOCAL_DIRS": str(self.folder),
            "SPARK_DAEMON_MEMORY": "256m",
            "PYSPARK_PYTHON": sys.executable,
        }

    def _until(self, is_so: Any, otherwise: str) -> None:
        until = time.monotonic() + SECONDS_TO_START
        while not is_so():
            if time.monotonic() > until:
                logs = "\n".join(path.read_text() for path in self.folder.glob("*.log"))
                raise SystemExit(f"Spark: {otherwise}\n{logs}")
            time.sleep(0.1)


def fetched(address: str) -> Any:
    """JSON from an address."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        return json.load(answer)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return taken.getsockname()[1]
