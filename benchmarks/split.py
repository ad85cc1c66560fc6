"""The split in one run: `python -m benchmarks.split [seeds]`.

Every line is a ratio: imbalance to the least possible (the bound) or to a naive peer, which deals
the sorted list to the tables like cards; time to the time that peer takes. Lists are invented
(`instances`), seeds unseen while the search was tuned.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from random import Random
from statistics import mean, median
from time import perf_counter
from typing import TypeVar

from benchmarks.instances import invented_list, with_absent
from workshop_app.domain.groups.balance import balance_sheet, bound_of
from workshop_app.domain.groups.problem import SplitProblem
from workshop_app.domain.groups.rebalance import rebalance
from workshop_app.domain.groups.rotation import rotate
from workshop_app.domain.groups.search import split
from workshop_app.domain.groups.swaps import best_exchange

T = TypeVar("T")
UNSEEN = 70_000


def dealt(problem: SplitProblem) -> dict[str, int]:
    """The naive peer: sorted by every criterion in order, dealt to the tables like cards."""
    order = sorted(
        range(len(problem.people)),
        key=lambda place: [criterion.values[place] for criterion in problem.criteria],
    )
    return {problem.people[place]: turn % problem.tables + 1 for turn, place in enumerate(order)}


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = perf_counter()
    result = work()
    return result, perf_counter() - start


def splits(name: str, problems: Sequence[SplitProblem], effort: float = 1.0) -> None:
    """Share at the bound, time, and the imbalance left by the naive peer (which keeps no rule)."""
    met, times, naive, above, broken = 0, [], [], [], 0
    for seed, problem in enumerate(problems):
        found, seconds = timed(lambda: split(problem, seed, effort=effort))  # noqa: B023
        peer, peer_seconds = timed(lambda: dealt(problem))  # noqa: B023
        sheet = balance_sheet(problem, found.tables, found.bound)
        broken += not sheet.keeps_rules
        met += found.proven
        above.append(found.imbalance - found.bound.total)
        times.append((seconds, seconds / peer_seconds))
        naive.append(balance_sheet(problem, peer, found.bound).imbalance - found.bound.total)
    waits = [each for each, _ in times]
    print(
        f"{name:24} at the bound {met / len(problems):4.0%}   rules broken {broken}   "
        f"above it: mean {mean(above):.1f}, worst {max(above)} (dealt: {mean(naive):.0f})   "
        f"median {median(waits):.3f} s, worst {max(waits):.3f} s "
        f"= {median(ratio for _, ratio in times):.0f} x dealing"
    )


def mending(absent: int, new: int, seeds: int) -> None:
    """The curve of moves against splitting again from scratch."""
    curves, seconds, again = [], [], []
    for seed in range(UNSEEN, UNSEEN + seeds):
        whole = invented_list(90 + new, 9, seed)
        newcomers = set(whole.people[90:])
        before = split(with_absent(whole, newcomers), seed).tables
        stays = {*whole.referents, *newcomers}
        others = [person for person in whole.people if person not in stays]
        today = with_absent(whole, set(Random(seed).sample(others, absent)))
        mended, spent = timed(lambda: rebalance(today, before, seed))  # noqa: B023
        curves.append([mended.curve[max(0, k - mended.forced)].imbalance for k in range(9)])
        seconds.append(spent)
        again.append(_moved(before, split(today, seed).tables))
    print(
        f"{absent} absent, {new} new: imbalance left for 0 to 8 moves "
        f"{[round(mean(column), 1) for column in zip(*curves, strict=True)]}   "
        f"moves, against splitting again: {8 / mean(again):.2f} (8 to {mean(again):.0f})   "
        f"median {median(seconds):.2f} s, worst {max(seconds):.2f} s"
    )


def _moved(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    return sum(table != before[person] for person, table in after.items() if person in before)


def rotations(name: str, problem: SplitProblem, rounds: int, effort: float = 1.0) -> None:
    """Coincidences to their bound and to random rounds."""
    found, seconds = timed(lambda: rotate(problem, rounds, 1, effort=effort))
    blind = rotate(SplitProblem(problem.people, problem.tables), rounds, 1, effort=0.0)
    lost = [balance_sheet(problem, tables, found.bound).imbalance for tables in blind.rounds]
    bound = max(1, found.coincidences_bound)
    print(
        f"{name:24} {rounds} rounds: coincidences {found.coincidences} = "
        f"{found.coincidences / bound:.2f} x the least   imbalances {found.imbalances} "
        f"(blind: {tuple(lost)})   {seconds:.1f} s"
    )


def by_hand() -> None:
    """What a hand that drags waits for."""
    problem = invented_list(90, 9, UNSEEN)
    tables, bound = dealt(problem), bound_of(problem)
    _, sheet = timed(lambda: [balance_sheet(problem, tables, bound) for _ in range(100)])
    _, swap = timed(lambda: [best_exchange(problem, tables) for _ in range(10)])
    print(
        f"by hand, 90 in 9          sheet {sheet * 10:.2f} ms   best exchange {swap * 100:.1f} ms"
    )


def main(seeds: int) -> None:
    def lists(people: int, tables: int, count: int, **kind: int) -> list[SplitProblem]:
        return [
            invented_list(people, tables, UNSEEN + seed, **kind) for seed in range(max(1, count))
        ]

    splits("30 in 3 normal", lists(30, 3, seeds))
    splits("90 in 9 normal", lists(90, 9, seeds))
    splits("90 in 9 hard", lists(90, 9, seeds, hardness=3))
    splits("90 in 9, 3 more criteria", lists(90, 9, seeds // 5, extra=3))
    splits("... 5 times the effort", lists(90, 9, seeds // 10, extra=3), effort=5)
    splits("300 in 30 normal", lists(300, 30, seeds // 10))
    splits("1000 in 100 normal", lists(1000, 100, seeds // 20))
    splits("1000 in 100 hard", lists(1000, 100, seeds // 20, hardness=3))
    mending(5, 3, seeds // 10)
    mending(9, 6, seeds // 10)
    bare = [SplitProblem(invented_list(90, tables, 0).people, tables) for tables in (9, 10)]
    for rounds in (3, 4, 5):
        rotations("90 in 9, no criterion", bare[0], rounds)
    rotations("90 in 10, no criterion", bare[1], 3)
    for hardness in (0, 1):
        balanced = invented_list(90, 9, UNSEEN, hardness=hardness)
        rotations("90 in 9, balanced" + ", rules" * hardness, balanced, 3, effort=5)
    by_hand()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
