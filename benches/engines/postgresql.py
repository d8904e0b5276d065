"""A PostgreSQL of one's own for a while: made by `initdb`, spoken to over a socket in its own folder, removed afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from engines.tables import loading

READER = "catena_reader"
# Where Debian's packages have the programs, beside PATH.
PLACES = "/usr/lib/postgresql/*/bin"
SECONDS_TO_START = 60
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "shared_buffers": "'512MB'",
    "work_mem": "'64MB'",
    "maintenance_work_mem": "'256MB'",
    "max_connections": "10",
}


def found(name: str) -> str | None:
    """The path of one of PostgreSQL's programs."""
    newest = sorted(Path("/").glob(f"{PLACES[1:]}/{name}"), reverse=True)
    return shutil.which(name) or next((str(path) for path in newest), None)


class Cluster:
    """A running PostgreSQL with its owner, its folder and its socket."""

    def __init__(self) -> None:
        self.owner = _owner()
        self.folder = Path(tempfile.mkdtemp(prefix="catena-pg-"))
        self.process: subprocess.Popen[bytes] | None = None
        if self.owner:
            shutil.chown(self.folder, self.owner)
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def load(self, folder: Path, name: str) -> str:
        """A database with tables from CSV, and the address by which the reader asks it."""
        self.psql("postgres", f"CREATE DATABASE {name};")
        self.psql(name, *loading(folder))
        return f"host={self.folder} dbname={name} user={READER}"

    def psql(self, database: str, *lines: str) -> None:
        """Carries out statements as the owner of everything."""
        words = [found("psql") or "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-U", "owner"]
        script = "\n".join(lines)
        done = subprocess.run([*words, "-d", database], input=script, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"psql: {done.stderr.strip()}")

    def drop(self, name: str) -> None:
        """Removes a database."""
        self.psql("postgres", f"DROP DATABASE IF EXISTS {name};")

    def stop(self) -> None:
        """Ends the server and removes all that it kept."""
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self) -> None:
        data = self.folder / "data"
        words = ["initdb", "-D", str(data), "-U", "owner", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        done = subprocess.run([found("initdb") or words[0], *words[1:]], capture_output=True, text=True, **self._as_owner())
        if done.returncode != 0:
            raise SystemExit(f"initdb: {done.stderr.strip()}")
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value.strip(chr(39))}")]
        log = open(self.folder / "log", "wb")  # noqa: SIM115: the server writes to it as long as it runs
        self.process = subprocess.Popen(
            [found("postgres") or "postgres", "-D", str(data), "-k", str(self.folder), *options],
            stdout=log, stderr=log, **self._as_owner(),
        )
        log.close()
        until = time.monotonic() + SECONDS_TO_START
        ready = [found("pg_isready") or "pg_isready", "-q", "-h", str(self.folder), "-d", "postgres"]
        while subprocess.run(ready, check=False).returncode != 0:
            if self.process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"PostgreSQL does not start:\n{(self.folder / 'log').read_text()}")
            time.sleep(0.1)

    def _as_owner(self) -> dict[str, str | int | Path]:
        if not self.owner:
            return {"cwd": self.folder}
        return {"user": self.owner, "group": pwd.getpwnam(self.owner).pw_gid, "extra_groups": [], "cwd": self.folder}


def _owner() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)
