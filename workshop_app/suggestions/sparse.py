"""Rows of few numbers among very many: what numpy lacks and SciPy would bring for 140 MB.

Every row has at least one number, so that sums over rows are plain `reduceat`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sparse:
    starts: Ints
    """Where each row begins."""
    columns: Ints
    numbers: Floats
    width: int

    def __len__(self) -> int:
        return len(self.starts)

    def dot(self, columns: Floats) -> Floats:
        """(rows, width) · (width, n) -> (rows, n)."""
        result = np.zeros((len(self), columns.shape[1]), np.float32)
        if not len(self):
            return result
        for n in range(columns.shape[1]):
            products = self.numbers * columns[self.columns, n]
            result[:, n] = np.add.reduceat(products, self.starts)
        return result

    def sum_of(self, rows: Sequence[int]) -> Floats:
        """The sum of some rows, as a dense one."""
        total = np.zeros(self.width, np.float32)
        for row in rows:
            columns, numbers = self.row(row)
            total[columns] += numbers
        return total

    def row(self, row: int) -> tuple[Ints, Floats]:
        """Columns, each once, and numbers."""
        end = self.starts[row + 1] if row + 1 < len(self) else len(self.columns)
        kept = slice(int(self.starts[row]), int(end))
        return self.columns[kept], self.numbers[kept]

    def dense(self, rows: Sequence[int]) -> Floats:
        """Some rows, dense: (len(rows), width)."""
        found = np.zeros((len(rows), self.width), np.float32)
        for at, row in enumerate(rows):
            columns, numbers = self.row(row)
            found[at, columns] = numbers
        return found


def of_length_one(rows: Sequence[tuple[Ints, Floats]], width: int) -> Sparse:
    """(columns, numbers) row after row, each brought to length 1; an empty one stays 0."""
    if not rows:
        none = np.zeros(0, np.int64)
        return Sparse(none, none, np.zeros(0, np.float32), max(width, 1))
    filled = [row if len(row[0]) else EMPTY for row in rows]
    sizes = np.fromiter((len(columns) for columns, _ in filled), np.int64, len(filled))
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64)
    columns = np.concatenate([columns for columns, _ in filled])
    numbers = np.concatenate([numbers for _, numbers in filled])
    lengths = np.sqrt(np.add.reduceat(numbers * numbers, starts))
    lengths[lengths == 0] = 1
    return Sparse(starts, columns, numbers / np.repeat(lengths, sizes), max(width, 1))


EMPTY = (np.zeros(1, np.int64), np.zeros(1, np.float32))
