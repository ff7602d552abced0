"""The service and the local Telegram as processes of their own, as an operator would start them."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

START_S = 60.0
STOP_S = 5.0


class Process:
    """`python -m bot …` in a folder of its own. What it prints goes to a file, so that no pipe can fill up."""

    def __init__(self, folder: Path, *words: str, environ: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.output = folder / f"{words[0]}-{time.monotonic_ns()}.out"
        clean = {
            key: value for key, value in os.environ.items() if not key.startswith(("BAOTONG_", "TELEGRAM_"))
        }
        with self.output.open("wb") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", *words],
                cwd=folder,
                env={**clean, "PYTHONUNBUFFERED": "1", **(environ or {})},
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.output.read_text("utf-8", "replace")

    def wait_until_it_says(self, pattern: str, timeout_s: float = START_S) -> str:
        """The first group of the pattern, or the whole match. AssertionError with all that it said instead."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            found = re.search(pattern, self.said())
            if found:
                return found[1] if found.groups() else found[0]
            assert self.process.poll() is None, f"it stopped with {self.process.returncode}:\n{self.said()}"
            select.select([], [], [], 0.05)
        raise AssertionError(f"it did not say {pattern!r} within {timeout_s} s:\n{self.said()}")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self, timeout_s: float = STOP_S) -> int:
        """SIGTERM; the exit code. TimeoutExpired where it takes longer than it may."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout_s)


def run(folder: Path, words: Sequence[str], environ: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a verb to its end: exit code, and all that it said."""
    process = Process(folder, *words, environ=environ)
    code = process.process.wait(START_S)
    return code, process.said()
