"""A PostgreSQL cluster of the tests' own: on a free port, in a folder that goes away, run by an ordinary user."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def server_programs() -> Path | None:
    """The folder with initdb and pg_ctl; None where no server is installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    for folder in reversed(debian):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def _ordinary_user() -> str | None:
    """PostgreSQL refuses to be run by root; None says that we are no root and run it ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise AssertionError("no ordinary user to run PostgreSQL as")


@contextmanager
def running_cluster() -> Iterator[str]:
    """A fresh cluster; gives the URL of its first database."""
    programs = server_programs()
    assert programs is not None
    user = _ordinary_user()
    # Not in pytest's own folder: every session of pytest closes that to other users again.
    with tempfile.TemporaryDirectory(prefix="baotong-postgres-") as folder:
        if user:
            shutil.chown(folder, user)
        port = _free_port()
        data = f"{folder}/data"

        def run(program: str, *arguments: str) -> None:
            # To a file: pg_ctl leaves the server behind with our output open, and a pipe would never end.
            with Path(folder, "out").open("ab") as out:
                subprocess.run(
                    [str(programs / program), "-D", data, *arguments],
                    check=True,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=out,
                    user=user,
                    cwd="/",
                    env={"LC_ALL": "C.UTF-8"},
                )

        run("initdb", "-U", "baotong", "--auth=trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        run("pg_ctl", "-l", f"{folder}/log", "-w", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://baotong@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-m", "immediate", "-w", "stop")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
