"""`catena ask --on`: the whole answer as JSON must be the one that catena gives by itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from engines import postgresql, questions
from engines.loaded import Library, Servers

SPARK = Path(__file__).parents[2] / "spark"
# Each question on Spark starts a driver of its own.
ON_SPARK = 3


# Of questions that have SQL but are answered by catena alone: how a verdict came about.
NOT_ASKED = "cannot be asked of an engine"


def compared(program: str, library: Library, servers: Servers, asked: list[str]) -> tuple[dict[str, int], list[str]]:
    """Asks through `--on`: how many answers are equal by engine, and what is different."""
    equal, different = {}, []
    for name, target in _targets(library, servers).items():
        equal[name] = 0
        for question in asked[:ON_SPARK] if name == "spark" else asked:
            wrong = _difference(program, library.path, target, question)
            if wrong == NOT_ASKED:
                continue
            if wrong:
                different.append(f"{library.name}: --on {name}: {question}: {wrong}")
                print(f"DIFFERENT {different[-1]}", flush=True)
            else:
                equal[name] += 1
    return equal, different


def _targets(library: Library, servers: Servers) -> dict[str, str]:
    tables = library.folder / "parquet"
    targets = {engine.name: str(tables) for engine in library.engines if engine.name == "duckdb"}
    if servers.postgres:
        socket = quote(str(servers.postgres.folder), safe="")
        targets["postgres"] = f"postgres://{postgresql.READER}@{socket}/library"
    if servers.spark:
        targets["spark"] = f"{servers.spark.url}{tables}"
    return targets


def _difference(program: str, library: str, target: str, question: str) -> str:
    words = [program, "--library", library, "ask", "--on", target, "--format", "json", "--", question]
    programs = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(SPARK),
        # Beside the session of these comparisons, which leaves no core to another.
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    if NOT_ASKED in done.stderr:
        return NOT_ASKED
    if done.returncode not in (0, 1):
        return done.stderr.strip().replace("\n", " ")
    expected = questions.native(program, library, question) or {}
    found = json.loads(done.stdout)
    parts = [name for name in expected if expected[name] != found.get(name)]
    return ", ".join(parts) and f"different: {', '.join(parts)}"
