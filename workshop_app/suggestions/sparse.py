"""Rows of few numbers among very many: what numpy lacks and SciPy would bring for 140 MB; and
arrays that grow at their end without being copied.

Every row has at least one number, so that sums over rows are plain `reduceat`. What is computed of
a row never depends on the rows beside it: to the last bit, a card alone counts as in a thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
A = TypeVar("A", bound=npt.NDArray[np.generic])
ROOM = 1.25
"""What is set aside for more, each time an array is moved."""
EXACT = 4_000.0
"""Rows of length 1 are kept as whole numbers of 1/4000: any sum of their products is then exact in
32 bits, in whatever order a processor adds them (4000² < 2²⁴)."""


class Grown(Generic[A]):
    """The first `length` rows of an array that may go on beyond. What is there never changes."""

    def __init__(self, array: A) -> None:
        self.array = array
        self._room: list[npt.NDArray[np.generic]] = [array]
        self._used = [len(array)]

    def added(self, more: A) -> Grown[A]:
        """These rows and more. In the room that is left, unless another went on there already."""
        here, there = len(self.array), len(self.array) + len(more)
        room, used = self._room, self._used
        if used[0] != here or there > len(room[0]):
            wide = np.empty((int(there * ROOM), *self.array.shape[1:]), self.array.dtype)
            wide[:here] = self.array
            room, used = [wide], [here]
        room[0][here:there] = more
        used[0] = there
        grown: Grown[A] = Grown(room[0][:there])  # type: ignore[arg-type]
        grown._room, grown._used = room, used
        return grown


class Sparse:
    def __init__(
        self, starts: Grown[Ints], columns: Grown[Ints], numbers: Grown[Floats], width: int
    ) -> None:
        """`starts`: where each row begins."""
        self._grown = starts, columns, numbers
        self.starts, self.columns, self.numbers = starts.array, columns.array, numbers.array
        self.width = width

    def __len__(self) -> int:
        return len(self.starts)

    def added(self, other: Sparse) -> Sparse:
        """These rows, then those of another."""
        starts, columns, numbers = self._grown
        return Sparse(
            starts.added(other.starts + len(self.columns)),
            columns.added(other.columns),
            numbers.added(other.numbers),
            other.width,
        )

    def dot(self, columns: Floats, rows: Sequence[int] | None = None) -> Floats:
        """(rows, width) · (width, n) -> (rows, n), of some rows or of all."""
        starts, places, numbers = self.starts, self.columns, self.numbers
        if rows is not None:
            found = [self.row(row) for row in rows]
            sizes = [len(each) for each, _ in found]
            starts = np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0, np.int64)
            places = np.concatenate([each for each, _ in found]) if found else places[:0]
            numbers = np.concatenate([each for _, each in found]) if found else numbers[:0]
        result = np.zeros((len(starts), columns.shape[1]), np.float32)
        if len(starts):
            for n in range(columns.shape[1]):
                result[:, n] = np.add.reduceat(numbers * columns[places, n], starts)
        return result

    def sum_of(self, rows: Sequence[int], width: int) -> Floats:
        """The sum of some rows, as a dense one of this width."""
        found = [self.row(row) for row in rows]
        columns = np.concatenate([each for each, _ in found])
        numbers = np.concatenate([each for _, each in found])
        total: Floats = np.bincount(columns, numbers, minlength=width).astype(np.float32)
        return total

    def row(self, row: int) -> tuple[Ints, Floats]:
        """Columns, each once, and numbers."""
        end = self.starts[row + 1] if row + 1 < len(self) else len(self.columns)
        kept = slice(int(self.starts[row]), int(end))
        return self.columns[kept], self.numbers[kept]


def of_length_one(rows: Sequence[tuple[Ints, Floats]], width: int) -> Sparse:
    """(columns, numbers) row after row, each brought to length 1; an empty one stays 0."""
    return _scaled(rows, width, lambda all_, starts: np.sqrt(np.add.reduceat(all_ * all_, starts)))


def of_sum_one(rows: Sequence[tuple[Ints, Floats]], width: int) -> Sparse:
    """The same, each brought to a sum of 1."""
    return _scaled(rows, width, np.add.reduceat)


def _scaled(
    rows: Sequence[tuple[Ints, Floats]], width: int, size_of: Callable[[Floats, Ints], Floats]
) -> Sparse:
    none = np.zeros(0, np.int64)
    if not rows:
        return Sparse(Grown(none), Grown(none), Grown(np.zeros(0, np.float32)), max(width, 1))
    filled = [row if len(row[0]) else EMPTY for row in rows]
    sizes = np.fromiter((len(columns) for columns, _ in filled), np.int64, len(filled))
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64)
    columns = np.concatenate([columns for columns, _ in filled])
    numbers = np.concatenate([numbers for _, numbers in filled])
    lengths = size_of(numbers, starts)
    lengths[lengths == 0] = 1
    shared = (numbers / np.repeat(lengths, sizes)).astype(np.float32)
    return Sparse(Grown(starts), Grown(columns), Grown(shared), max(width, 1))


EMPTY = (np.zeros(1, np.int64), np.zeros(1, np.float32))


def exact(rows: Floats) -> Floats:
    """Rows of length 1 or 0 as whole numbers: see EXACT."""
    whole: Floats = np.round(rows * np.float32(EXACT)).astype(np.float32)
    return whole


def units(rows: Floats) -> Floats:
    """Each row brought to length 1; 0 stays 0."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows, optimize=False))
    lengths[lengths == 0] = 1
    scaled: Floats = (rows / lengths[:, np.newaxis]).astype(np.float32)
    return scaled
