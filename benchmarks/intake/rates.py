"""Cards a second at a hundred phones that never rest, against the disk, a hello, a colleague."""

from __future__ import annotations

import signal
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

import uvloop

from benchmarks.intake.line import Line, at, median_ratio
from benchmarks.intake.phones import CLIENTS, closed_loop, page_of, spread
from benchmarks.intake.programs import Program, running
from benchmarks.intake.raw import commits_per_s

SLICE_S, RAW_S = 1.0, 0.4
CATCH_UP_S = 120.0


class Slice(NamedTuple):
    per_s: float
    processor_us: float
    """Of the program, for one card."""
    p99_ms: float


def cards_slice(program: Program, links: list[str], seconds: float = SLICE_S) -> Slice:
    """A hundred phones, closed loop."""
    used = [0.0]

    def began() -> None:
        used[0] = program.processor_s()

    rate, delays = uvloop.run(
        closed_loop(spread(links, CLIENTS), seconds, slice_began=began),
    )
    processor_s = program.processor_s() - used[0]
    delays = delays or [seconds]  # none was answered: a slice without a card
    return Slice(rate, 1e6 * processor_s / len(delays), 1e3 * at(0.99, delays))


def headless(rounds: int) -> Iterator[Line]:
    raws, hellos, forms = [], [], []
    with (
        tempfile.TemporaryDirectory() as name,
        running("hello") as (_hello, hello_links),
        running("form_alone", f"{name}/library.db") as (form, form_links),
    ):
        for _ in range(rounds):
            raws.append(commits_per_s(Path(name), RAW_S))
            forms.append(cards_slice(form, form_links))
            hello = closed_loop(spread(hello_links, CLIENTS), RAW_S, page_of)
            hellos.append(uvloop.run(hello)[0])
    ours = [each.per_s for each in forms]
    commits = median_ratio(zip(ours, raws, strict=True))
    bare = median_ratio(zip(ours, hellos, strict=True))
    yield Line(
        "POST/s of 100 phones ÷ bare commits/s (headless)",
        "≥ 0.8",
        f"{median(ours):,.0f} ÷ {median(raws):,.0f} /s; {_cost(forms)}",
        commits,
        commits >= 0.8,
    )
    yield Line(
        "POST/s ÷ hello/s of a bare uvicorn",
        "≥ 0.10",
        f"{median(ours):,.0f} ÷ {median(hellos):,.0f} /s",
        bare,
        bare >= 0.10,
    )


def beside_a_colleague(rounds: int) -> Iterator[Line]:
    what = "POST/s ÷ those of Flask + waitress + one commit a request"
    if find_spec("flask") is None or find_spec("waitress") is None:
        yield Line(what, "", "not measured: needs the extra `bench`")
        return
    forms, theirs = [], []
    with (
        tempfile.TemporaryDirectory() as name,
        running("form_alone", f"{name}/library.db") as (form, form_links),
        running("colleague", f"{name}/colleague.db") as (colleague, colleague_links),
    ):
        for _ in range(rounds):
            forms.append(cards_slice(form, form_links))
            theirs.append(cards_slice(colleague, colleague_links))
    ours, others = ([each.per_s for each in slices] for slices in (forms, theirs))
    yield Line(
        what,
        "",
        f"{median(ours):,.0f} ÷ {median(others):,.0f} /s; {_cost(theirs)} there",
        median_ratio(zip(ours, others, strict=True)),
    )
    yield Line(
        "p99 of a card there ÷ here, 100 phones that never rest",
        "",
        f"{_p99(theirs):,.0f} ÷ {_p99(forms):,.0f} ms",
        median_ratio((one.p99_ms, other.p99_ms) for one, other in zip(theirs, forms, strict=True)),
    )


def in_desk(rounds: int) -> Iterator[Line]:
    raws, forms = [], []
    with (
        tempfile.TemporaryDirectory() as name,
        running("form_in_desk", f"{name}/library.db") as (desk, links),
    ):
        for _ in range(rounds):
            raws.append(commits_per_s(Path(name), RAW_S))
            forms.append(cards_slice(desk, links))
        cards, late_s = caught_up(desk, Path(name) / "library.db")
    ratio = median_ratio(zip((each.per_s for each in forms), raws, strict=True))
    yield Line(
        "POST/s of 100 phones ÷ bare commits/s (in the desk, its wall live)",
        "≥ 0.8",
        f"{median(each.per_s for each in forms):,.0f} ÷ {median(raws):,.0f} /s; {_cost(forms)}",
        ratio,
        ratio >= 0.8,
    )
    what = f"the wall has every one of {cards:,} cards, so long after the last"
    yield Line(what, "", f"{late_s:.1f} s")


def caught_up(desk: Program, library: Path) -> tuple[int, float]:
    """How many cards there are, and seconds until the wall shows them all."""
    began = time.perf_counter()
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as database:
        (cards,) = database.execute("SELECT count(*) FROM card").fetchone()
    while desk.ask(signal.SIGUSR1)["cards"] < cards:
        time.sleep(0.1)
        if time.perf_counter() - began > CATCH_UP_S:
            raise SystemExit("the wall never showed every card")
    return cards, time.perf_counter() - began


def _cost(slices: list[Slice]) -> str:
    return f"{median(each.processor_us for each in slices):.0f} µs of processor a card"


def _p99(slices: list[Slice]) -> float:
    return median(each.p99_ms for each in slices)
