"""How long a phone waits: at a busy workshop's pace, and when a thousand send in one instant."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import uvloop

from benchmarks.intake.line import Line, at, median_ratio
from benchmarks.intake.phones import CLIENTS, all_at_once, open_loop, spread
from benchmarks.intake.programs import running
from benchmarks.intake.raw import commit_seconds

PER_S, SLICE_S, RAW_S = 50.0, 2.0, 0.3
HALL = 1_000


def at_fifty_a_second(rounds: int) -> Iterator[Line]:
    delays: list[float] = []
    raws: list[float] = []
    with (
        tempfile.TemporaryDirectory() as name,
        running("form_in_desk", f"{name}/library.db") as (_desk, links),
    ):
        for _ in range(rounds):
            raws += commit_seconds(Path(name), RAW_S)
            delays += uvloop.run(open_loop(spread(links, CLIENTS), PER_S, SLICE_S))
    ours, disk = 1e3 * at(0.99, delays), 1e3 * at(0.99, raws)
    middle = 1e3 * at(0.5, delays)
    what = "p99 of a card, 100 phones, 50/s, in the desk"
    yield Line(what, "≤ 100 ms", f"{ours:.1f} ms (p50 {middle:.1f})", None, ours <= 100)
    yield Line(
        "same ÷ p99 of a bare commit",
        "≤ 60",
        f"{ours:.1f} ÷ {disk:.2f} ms",
        ours / disk,
        ours / disk <= 60,
    )


def a_thousand_at_once(rounds: int) -> Iterator[Line]:
    usual: list[float] = []
    slow: list[float] = []
    with (
        tempfile.TemporaryDirectory() as name,
        running("form_alone", f"{name}/usual.db") as (_usual, usual_links),
        running("form_alone", f"{name}/slow.db", "--slow-disk") as (_slow, slow_links),
    ):
        for _ in range(rounds):
            for links, p99s in ((usual_links, usual), (slow_links, slow)):
                p99s.append(1e3 * at(0.99, uvloop.run(all_at_once(spread(links, HALL)))))
    ratio = median_ratio(zip(slow, usual, strict=True))
    yield Line(
        "p99 of 1,000 phones at once, disk slower by 5 ms a commit ÷ without",
        "≤ 3",
        f"{at(0.5, slow):.0f} ÷ {at(0.5, usual):.0f} ms",
        ratio,
        ratio <= 3,
    )
