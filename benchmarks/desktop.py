"""Phones and the desk together: what the live wall costs the form, and the form the screen.

    python -m benchmarks.desktop [--seconds 4]

The real desk runs offscreen on the page « Cartes » in another process. Prints POST/s at 100 clients
as a ratio to bare commits, the delay of 100 phones at 50 cards a second, and how late the timers of
the screen are then, as a ratio to the same desk at rest.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

import uvloop

from benchmarks.post import PHONES, closed_loop, commits_per_s, open_loop


def started_desk(folder: Path) -> tuple[subprocess.Popen[str], IO[str], list[str]]:
    command = [sys.executable, "-m", "benchmarks.form_in_desk", str(folder / "library.db")]
    program = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert program.stdout is not None
    return program, program.stdout, json.loads(program.stdout.readline())["links"]


def lateness(program: subprocess.Popen[str], said: IO[str]) -> dict[str, float]:
    program.send_signal(signal.SIGUSR1)
    told: dict[str, float] = json.loads(said.readline())
    return told


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=4.0)
    seconds = asked.parse_args().seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program, said, links = started_desk(folder)
        try:
            lateness(program, said)
            time.sleep(seconds)
            idle = lateness(program, said)
            phones = [links[n % len(links)] for n in range(PHONES)]
            delays = uvloop.run(open_loop(phones, 2 * seconds))
            busy = lateness(program, said)
            program.send_signal(signal.SIGUSR2)
            raw = commits_per_s(folder, seconds / 2)
            rate = uvloop.run(closed_loop(phones, seconds))
            raw = (raw + commits_per_s(folder, seconds / 2)) / 2
        finally:
            program.kill()
            program.wait()
    print(
        json.dumps(
            {
                "post_per_s": round(rate),
                "commits_per_s": round(raw),
                "ratio": round(rate / raw, 2),
                "asked_ratio": 0.6,
                "p99_ms": round(delays[int(0.99 * len(delays))], 1),
                "asked_p99_ms": 100,
                "idle": idle,
                "at_50_per_s": busy,
                "lateness_ratio_p99": round(busy["p99_ms"] / idle["p99_ms"], 2),
                "asked_lateness": 4,
            }
        )
    )


if __name__ == "__main__":
    main()
