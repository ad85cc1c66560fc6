"""`python -m benchmarks.intake`: every number asked of the form, in one table.

A line that is not met is said, and fails nothing: machines differ.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from benchmarks.intake import delays, kill, live, rates, screen
from benchmarks.intake.line import Line, printed
from benchmarks.start import ASKED, measured


def first_window(rounds: int) -> Iterator[Line]:
    ours, bare, ratio = measured(rounds)
    what = "start to the first window ÷ a bare QMainWindow"
    yield Line(what, f"≤ {ASKED:.0f}", f"{ours:.2f} ÷ {bare:.2f} s", ratio, ratio <= ASKED)


PARTS: dict[str, Callable[[int], Iterator[Line]]] = {
    "post": rates.headless,
    "desk": rates.in_desk,
    "colleague": rates.beside_a_colleague,
    "pace": delays.at_fifty_a_second,
    "burst": delays.a_thousand_at_once,
    "screen": screen.lateness,
    "live": live.streams,
    "memory": live.memory,
    "start": first_window,
    "kill": kill.kills,
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[], metavar="PART")
    asked.add_argument("--rounds", type=int, default=5, help="pairs of slices of each ratio")
    asked.add_argument("--kills", type=int, default=20)
    chosen = asked.parse_args()
    lines = []
    printed()
    for part in chosen.parts or PARTS:
        for line in PARTS[part](chosen.kills if part == "kill" else chosen.rounds):
            printed(line)
            lines.append(line)
    asked_of = [line for line in lines if line.met is not None]
    print(f"{sum(line.met is True for line in asked_of)} of {len(asked_of)} lines met")


if __name__ == "__main__":
    main()
