"""The programs that are measured, each in a process of its own. Starts, weighs and stops them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

HERE = Path(__file__).parents[2]


class Program:
    """A child that prints one JSON line once it answers."""

    def __init__(self, module: str, *arguments: str) -> None:
        command = [sys.executable, "-m", f"benchmarks.intake.{module}", *arguments]
        surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=HERE,
            env=surroundings,
        )
        self._weighed = psutil.Process(self.process.pid)

    def links(self) -> list[str]:
        """Waits until it is ready."""
        links: list[str] = json.loads(self._line())["links"]
        return links

    def ask(self, number: signal.Signals) -> dict[str, float]:
        self.process.send_signal(number)
        told: dict[str, float] = json.loads(self._line())
        return told

    def tell(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def processor_s(self) -> float:
        """Seconds of processor it has used, its threads and the system's work for it included."""
        used = self._weighed.cpu_times()
        return float(used.user + used.system)

    def resident_kib(self) -> float:
        return float(self._weighed.memory_info().rss) / 1_024

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.process.args!r} ended with {self.process.wait()}")
        return line


@contextmanager
def running(module: str, *arguments: str) -> Iterator[tuple[Program, list[str]]]:
    """Started, ready, and ended at the end."""
    program = Program(module, *arguments)
    try:
        yield program, program.links()
    finally:
        program.kill()
