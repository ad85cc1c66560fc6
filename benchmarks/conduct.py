"""Conduite at its largest: how long it takes to paint, and what it costs while nothing happens.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.conduct [--tables 40] [--cards 2000] [--idle 20]

Prints one JSON object. `beat`: one beat of the clock with what it makes repaint; `whole`: the whole
page painted again; `anew`: laid out and painted at another size, which nobody asks in 16 ms; all in
milliseconds of the window's thread, what others do on the machine left out (median, 95 % are
under), as a share of the 16 ms asked.
`idle`: share of one core while Conduite is in front and the projector is open, over so many seconds
of real time, against the 5 % asked.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.stage_desk import on_stage

ASKED_MS, ASKED_IDLE = 16.0, 0.05
ROUNDS = 120


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", type=int, default=40)
    parser.add_argument("--cards", type=int, default=2_000)
    parser.add_argument("--idle", type=float, default=20.0)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as room,
        on_stage(Path(room), asked.tables, asked.cards) as stage,
    ):
        page = stage.desk.window.page("run")
        assert page is not None
        idle = _idle(asked.idle)
        # Each beat is another second: figures, bars and the silence of the phones all change.
        stage.desk._ticker.stop()
        instants = iter(
            stage.house.clock.now() + timedelta(seconds=number) for number in range(ROUNDS)
        )

        def beat() -> None:
            stage.desk._tick(next(instants))
            QApplication.sendPostedEvents()
            QApplication.processEvents()

        sizes = cycle([(1440, 900), (1420, 880)])

        def resize() -> None:
            stage.desk.window.resize(*next(sizes))
            QApplication.processEvents()

        told = {
            "tables": asked.tables,
            "cards": asked.cards,
            "beat": _told(_timed(beat)),
            "whole": _told(_timed(page.repaint)),
            "anew": _told(_timed(resize)),
            "idle": {"share": round(idle, 4), "ratio": round(idle / ASKED_IDLE, 2)},
        }
    print(json.dumps(told))


def _timed(act: Callable[[], object]) -> list[float]:
    taken = []
    for _ in range(ROUNDS):
        start = time.thread_time()
        act()
        taken.append(1_000 * (time.thread_time() - start))
    return sorted(taken)


def _told(taken: list[float]) -> dict[str, float]:
    p95 = taken[int(0.95 * len(taken))]
    return {
        "median_ms": round(taken[len(taken) // 2], 2),
        "p95_ms": round(p95, 2),
        "ratio": round(p95 / ASKED_MS, 2),
    }


def _idle(seconds: float) -> float:
    """Processor time of all our threads, as a share of the time that went by."""
    cpu, wall = time.process_time(), time.perf_counter()
    QTest.qWait(round(1_000 * seconds))
    return (time.process_time() - cpu) / (time.perf_counter() - wall)


if __name__ == "__main__":
    main()
