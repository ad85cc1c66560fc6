"""The numbers to reach, one function a line; each is judged from outside and says what it found.

Lists are invented (`benchmarks.instances`), with seeds nobody tuned the search on. Times are wall
times from the call to the answer, nothing warmed up; beside each stands the time of a naive peer
that deals the sorted list to the tables like cards, since machines differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from time import perf_counter, sleep
from typing import TypeVar

from benchmarks.grouping.judge import judged, rotation_judged
from benchmarks.grouping.rooms import known_rooms
from benchmarks.instances import invented_list
from workshop_app.domain.groups.problem import SplitProblem
from workshop_app.domain.groups.rebalance import rebalance
from workshop_app.domain.groups.rotation import rotate
from workshop_app.domain.groups.search import split
from workshop_app.services.split_list import ROTATION_EFFORT

T = TypeVar("T")
UNSEEN = 90_000
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Line:
    """One number to reach."""

    what: str
    target: str
    found: str
    reached: bool


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = perf_counter()
    result = work()
    return result, perf_counter() - start


def dealt(problem: SplitProblem) -> dict[str, int]:
    """The naive peer: sorted by every criterion in order, dealt to the tables like cards."""
    order = sorted(
        range(len(problem.people)),
        key=lambda place: [criterion.values[place] for criterion in problem.criteria],
    )
    return {problem.people[place]: turn % problem.tables + 1 for turn, place in enumerate(order)}


@dataclass(frozen=True, slots=True)
class Runs:
    """Many splits of one kind."""

    above: Sequence[int]
    """Of the bound, for each."""
    bounds: Sequence[int]
    times: Sequence[float]
    dealing: float
    """Median time of the naive peer."""
    broken: int
    """Rules and sizes, as the judge counts them."""

    @property
    def met(self) -> float:
        return sum(not gap for gap in self.above) / len(self.above)

    def __str__(self) -> str:
        return (
            f"{self.met:.0%} at the bound, above it mean {mean(self.above):.1f} worst "
            f"{max(self.above)}; {self.broken} broken; median {median(self.times):.3f} s "
            f"worst {max(self.times):.3f} s = {median(self.times) / self.dealing:.0f} x dealing"
        )


def runs(people: int, tables: int, seeds: int, **kind: int) -> Runs:
    above, bounds, times, dealing, broken = [], [], [], [], 0
    for seed in range(UNSEEN, UNSEEN + seeds):
        problem = invented_list(people, tables, seed, **kind)
        found, seconds = timed(lambda: split(problem, seed))  # noqa: B023
        dealing.append(timed(lambda: dealt(problem))[1])  # noqa: B023
        verdict = judged(problem, found.tables)
        broken += len(verdict["problems"])
        above.append(verdict["imbalance"] - found.bound.total)
        bounds.append(found.bound.total)
        times.append(seconds)
    return Runs(above, bounds, times, median(dealing), broken)


def ninety(seeds: int) -> Iterator[Line]:
    found = runs(90, 9, seeds)
    reached = found.met >= 0.98 and median(found.times) <= 0.05 and max(found.times) <= 1
    yield Line(
        "90 in 9, usual rules",
        "0 broken, at the bound ≥ 98 %, median ≤ 0.05 s, worst ≤ 1 s",
        str(found),
        reached and not found.broken,
    )
    found = runs(90, 9, seeds, hardness=3)
    reached = found.met >= 0.9 and max(found.times) <= 2
    yield Line(
        "90 in 9, hard rules",
        "0 broken, at the bound ≥ 90 %, ≤ 2 s",
        str(found),
        reached and not found.broken,
    )


def larger(seeds: int) -> Iterator[Line]:
    for people, tables, most in ((300, 30, 1.0), (1000, 100, 3.0)):
        found = runs(people, tables, max(2, seeds // 10))
        yield Line(
            f"{people} in {tables}, usual rules",
            f"at the bound, ≤ {most:.0f} s",
            str(found),
            found.met == 1 and max(found.times) <= most and not found.broken,
        )
    found = runs(1000, 100, max(2, seeds // 20), hardness=3)
    within = all(
        above + bound <= 1.5 * bound for above, bound in zip(found.above, found.bounds, strict=True)
    )
    yield Line(
        "1000 in 100, hard rules",
        "0 broken, within 1.5 x the bound, ≤ 10 s",
        str(found),
        within and max(found.times) <= 10 and not found.broken,
    )


def many_criteria(seeds: int) -> Iterator[Line]:
    found = runs(90, 9, max(4, seeds // 4), extra=3)
    near = sum(gap <= 4 for gap in found.above) / len(found.above)
    yield Line(
        "90 in 9, 3 criteria more",
        "≤ 4 above the bound (mean), ≤ 5 s",
        f"{found}; {near:.0%} within 4",
        mean(found.above) <= 4 and max(found.times) <= 5 and not found.broken,
    )


# after check-in


def mending(_seeds: int) -> Iterator[Line]:
    few, more, times, fixed_moved = [], [], [], 0
    for room in known_rooms():
        mended, seconds = timed(lambda: rebalance(room.problem, room.before, room.seed))  # noqa: B023
        above = room.above(mended)
        few += [gap for gap in above[:3] if gap is not None]
        more += [gap for gap in above[3:7] if gap is not None]
        times.append(seconds)
        locked = {rule.person for rule in room.problem.rules if rule.table is not None}
        fixed_moved += sum(move.person in locked for point in mended.curve for move in point.moves)
    yield Line(
        "mending: 5 absent, 3 new",
        "curve of 0 to 8 moves ≤ 1 s; as CP-SAT up to 2 moves, within 2 up to 6; nobody locked",
        f"{len(times)} rooms: up to 2 moves {max(few)} above, up to 6 {max(more)} above; "
        f"{fixed_moved} locked moved; median {median(times):.2f} s worst {max(times):.2f} s",
        not max(few) and max(more) <= 2 and max(times) <= 1 and not fixed_moved,
    )


# rounds


def rounds(seeds: int) -> Iterator[Line]:
    bare = SplitProblem(invented_list(90, 9, 0).people, 9)
    for turns, least, most in ((3, 27, 1.0), (4, 54, 3.0), (5, 90, 3.0)):
        found, seconds = timed(lambda: rotate(bare, turns, 1))  # noqa: B023
        verdict = rotation_judged(bare, found.rounds)
        yield Line(
            f"{turns} rounds of 90 in 9",
            f"{least} coincidences in {most:.0f} s",
            f"{verdict['coincidences']} in {seconds:.2f} s",
            verdict["coincidences"] <= least and seconds <= most,
        )
    for hardness, name in ((0, "no rule"), (1, "usual rules")):
        yield _balanced_rounds(max(2, seeds // 25), hardness, name)


def _balanced_rounds(seeds: int, hardness: int, name: str) -> Line:
    meetings, gaps, times, broken = [], [], [], 0
    for seed in range(UNSEEN, UNSEEN + seeds):
        problem = invented_list(90, 9, seed, hardness=hardness)
        found, seconds = timed(
            lambda: rotate(problem, 3, seed, effort=ROTATION_EFFORT)  # noqa: B023
        )
        meetings.append(rotation_judged(problem, found.rounds)["coincidences"])
        verdicts = [judged(problem, tables) for tables in found.rounds]
        gaps.append(max(each["imbalance"] - found.bound.total for each in verdicts))
        broken += sum(len(each["problems"]) for each in verdicts)
        times.append(seconds)
    return Line(
        f"3 balanced rounds of 90 in 9, {name}",
        "≤ 38 coincidences, each round ≤ 8 (above its bound), ≤ 10 s",
        f"coincidences {sorted(meetings)}, worst round {sorted(gaps)}; {broken} broken; "
        f"worst {max(times):.1f} s",
        max(meetings) <= 38 and max(gaps) <= 8 and max(times) <= 10 and not broken,
    )


# the same on every machine, while the screen answers

PRINTED = """
from benchmarks.instances import invented_list
from workshop_app.domain.groups.search import split
print(sorted(split(invented_list(90, 9, 4, hardness=3, extra=2), 11, effort=0.2).tables.items()))
"""


def repeatable(_seeds: int) -> Iterator[Line]:
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4127")
    }
    yield Line(
        "repeatable",
        "same list and seed, same split, under any PYTHONHASHSEED",
        f"{len(said)} different in 3 runs",
        len(said) == 1,
    )
    worst = _longest_wait()
    yield Line(
        "the screen answers meanwhile",
        "within 100 ms",
        f"longest wait {1000 * worst:.0f} ms beside a search",
        worst <= 0.1,
    )


def _longest_wait() -> float:
    """Of a loop that wants to turn every 5 ms beside a search in another thread."""
    problem = invented_list(90, 9, UNSEEN, extra=3)
    search = threading.Thread(target=lambda: split(problem, 1))
    search.start()
    worst, before = 0.0, perf_counter()
    while search.is_alive():
        sleep(0.005)
        now = perf_counter()
        worst, before = max(worst, now - before), now
    search.join()
    return worst


LINES: tuple[Callable[[int], Iterator[Line]], ...] = (
    ninety,
    larger,
    many_criteria,
    mending,
    rounds,
    repeatable,
)
