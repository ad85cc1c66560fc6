"""How late the timers of the window are, its wall painted 30 times a second, as phones send."""

from __future__ import annotations

import signal
import tempfile
import time
from collections.abc import Iterator

import uvloop

from benchmarks.intake.line import Line, at, median_ratio
from benchmarks.intake.phones import CLIENTS, closed_loop, open_loop, spread
from benchmarks.intake.programs import running

PER_S, SLICE_S = 50.0, 2.0
FRAME_MS = 33


def lateness(rounds: int) -> Iterator[Line]:
    idle, workshop, full = [], [], []
    with (
        tempfile.TemporaryDirectory() as name,
        running("form_in_desk", f"{name}/library.db") as (desk, links),
    ):
        phones = spread(links, CLIENTS)
        desk.tell(signal.SIGUSR2)
        for _ in range(rounds):
            desk.ask(signal.SIGUSR1)
            time.sleep(SLICE_S)
            idle.append(desk.ask(signal.SIGUSR1))
            uvloop.run(open_loop(phones, PER_S, SLICE_S))
            workshop.append(desk.ask(signal.SIGUSR1))
        for _ in range(rounds):
            uvloop.run(closed_loop(phones, SLICE_S / 2))
            full.append(desk.ask(signal.SIGUSR1))
            time.sleep(0.5)
    rest, busy, most = (
        at(0.5, [told["p99_ms"] for told in each]) for each in (idle, workshop, full)
    )
    ratio = median_ratio(
        (one["p99_ms"], other["p99_ms"]) for one, other in zip(workshop, idle, strict=True)
    )
    yield Line(
        "lateness of the screen, p99 at 50 cards/s ÷ at rest",
        "≤ 4",
        f"{busy:.1f} ÷ {rest:.1f} ms",
        ratio,
        ratio <= 4,
    )
    stall = max(told["max_ms"] for told in workshop)
    what = "longest stall of the screen at 50 cards/s"
    at_rest = max(told["max_ms"] for told in idle)
    yield Line(what, "≤ 100 ms", f"{stall:.0f} ms ({at_rest:.0f} at rest)", None, stall <= 100)
    yield Line(
        "lateness of the screen, p99 with 100 phones that never rest ÷ a frame",
        "≤ 3",
        f"{most:.0f} ÷ {FRAME_MS} ms",
        most / FRAME_MS,
        most <= 3 * FRAME_MS,
    )
    stall = max(told["max_ms"] for told in full)
    yield Line(
        "longest stall of the screen then", "≤ 500 ms", f"{stall:.0f} ms", None, stall <= 500
    )
