"""`python -m benchmarks.intake`: every number asked of the form, in one table.

A line that is not met is said, and fails nothing: machines differ.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator

from benchmarks.intake import delays, kill, live, rates, screen
from benchmarks.intake.line import Line, printed
from benchmarks.start import ASKED, as_installed, measured


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


def measured_lines(parts: Iterable[str], rounds: int, kills: int) -> Iterator[Line]:
    """Each printed as soon as it is known: a run takes minutes."""
    printed()
    for part in parts:
        for line in PARTS[part](kills if part == "kill" else rounds):
            printed(line)
            yield line


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", choices=[[], *PARTS], default=[], metavar="PART")
    asked.add_argument("--rounds", type=int, default=5, help="pairs of slices of each ratio")
    asked.add_argument("--kills", type=int, default=20)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as room:
        as_installed(room)
        lines = list(measured_lines(chosen.parts or PARTS, chosen.rounds, chosen.kills))
    asked_of = [line for line in lines if line.met is not None]
    print(f"{sum(line.met is True for line in asked_of)} of {len(asked_of)} lines met")


if __name__ == "__main__":
    main()
