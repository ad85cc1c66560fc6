"""One number to reach, and the table they are printed in. Measures nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

HEAD = ("", "asked", "measured", "ratio", "met")


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    asked: str
    """Empty: told for comparison, nothing is asked of it."""
    measured: str
    ratio: float | None = None
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return self.what, self.asked, self.measured, ratio, _word(self.met)


def _word(met: bool | None) -> str:
    if met is None:
        return ""
    return "yes" if met else "NO"


WIDTHS = (70, 22, 54, 7, 4)


def printed(line: Line | None = None) -> None:
    """One row; without a line, the heading. At once: a run takes minutes."""
    cells = HEAD if line is None else line.cells()
    row = "  ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True))
    print(row.rstrip(), flush=True)


def median_ratio(pairs: Iterable[tuple[float, float]]) -> float:
    """Of numerator and denominator taken one after the other."""
    return median(over / under for over, under in pairs)


def at(share: float, values: Sequence[float]) -> float:
    """0.5: the middle one; 0.99: what one in a hundred exceeds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
