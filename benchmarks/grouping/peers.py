"""Other programs on the same lists, without rules: they take none of ours.

    python -m benchmarks.grouping.peers [seeds] [--groupeng FOLDER]

`anti-clustering` is used when it is installed (extra `bench`); GroupEng is not on PyPI, FOLDER is a
copy of its sources. Both are judged by the same scorer as we are: weighted imbalance, 0 is least.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from benchmarks.grouping.judge import judged
from benchmarks.grouping.lines import UNSEEN, dealt, timed
from benchmarks.instances import invented_list
from workshop_app.domain.groups.problem import SplitProblem
from workshop_app.domain.groups.search import split

Seating = Mapping[str, int]
TRIES = 5
"""GroupEng's own default."""
HEURISTICS = {
    "exchange": "ExchangeHeuristicAntiClustering",
    "annealing": "SimulatedAnnealingHeuristicAntiClustering",
    "tabu": "TabuSearchHeuristicAntiClustering",
}


def ours(problem: SplitProblem, seed: int) -> Seating:
    return split(problem, seed).tables


def cards(problem: SplitProblem, _seed: int) -> Seating:
    return dealt(problem)


def anti_clustering(name: str) -> Callable[[SplitProblem, int], Seating]:
    """One of its heuristics: as unlike as can be within each table."""

    def run(problem: SplitProblem, _seed: int) -> Seating:
        frame = import_module("pandas").DataFrame(
            {criterion.name: criterion.values for criterion in problem.criteria}
        )
        solver = getattr(import_module("anti_clustering"), HEURISTICS[name])()
        columns = [criterion.name for criterion in problem.criteria]
        found = solver.run(frame, [], columns, problem.tables, "table")
        return {
            person: int(table) + 1
            for person, table in zip(problem.people, found["table"], strict=True)
        }

    return run


def groupeng(folder: Path) -> Callable[[SplitProblem, int], Seating]:
    """« Distribute » each criterion, the heaviest first."""

    def run(problem: SplitProblem, _seed: int) -> Seating:
        with TemporaryDirectory() as place:
            _write_class(problem, Path(place))
            subprocess.run(
                [sys.executable, str(folder / "GroupEng.py"), "ask.groupeng"],
                cwd=place,
                check=True,
                capture_output=True,
            )
            (made,) = Path(place).glob("groups_ask_*/ask_groups.csv")
            return _read_groups(made.read_text("utf-8"))

    return run


def _write_class(problem: SplitProblem, place: Path) -> None:
    """Spaces and slashes mean something to it: values are numbered."""
    with (place / "people.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["ID", *(criterion.name for criterion in problem.criteria)])
        for row, person in enumerate(problem.people):
            values = (criterion.values[row] for criterion in problem.criteria)
            writer.writerow([person, *(f"v {value}".replace(" ", "_") for value in values)])
    ranked = sorted(problem.criteria, key=lambda criterion: -criterion.weight)
    lines = [
        "classlist : people.csv",
        "student_identifier : ID",
        f"number_of_groups : {problem.tables}",
        f"tries : {TRIES}",
        *(f"- distribute : {criterion.name}" for criterion in ranked),
    ]
    (place / "ask.groupeng").write_text("\n".join(lines), "utf-8")


def _read_groups(text: str) -> Seating:
    """Lines « Group 3, p0001, p0007… »."""
    seating = {}
    for line in text.splitlines():
        group, *people = (part.strip() for part in line.split(","))
        for person in people:
            seating[person] = int(group.split()[-1])
    return seating


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("seeds", nargs="?", type=int, default=5)
    asked.add_argument("--groupeng", type=Path)
    told = asked.parse_args()
    programs: dict[str, Callable[[SplitProblem, int], Seating]] = {"tablee": ours}
    programs["dealt like cards"] = cards
    if told.groupeng is not None:
        programs["GroupEng"] = groupeng(told.groupeng)
    if find_spec("anti_clustering") is not None:
        programs |= {f"anti-clustering {name}": anti_clustering(name) for name in HEURISTICS}
    else:
        print("anti-clustering is not installed: pip install 'tablee[bench]'")
    for extra in (0, 3):
        for name, program in programs.items():
            left, times = [], []
            for seed in range(UNSEEN, UNSEEN + told.seeds):
                problem = invented_list(90, 9, seed, hardness=0, extra=extra)
                seating, seconds = timed(lambda: program(problem, seed))  # noqa: B023
                left.append(judged(problem, seating)["imbalance"])
                times.append(seconds)
            print(
                f"90 in 9, {5 + extra} criteria  {name:26} imbalance mean {mean(left):6.1f} "
                f"worst {max(left):4}   median {median(times):.3f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
