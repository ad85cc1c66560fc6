"""Why each person of a repair moves: the gap the move closes, each gap told once.

Decides which of the things a move mends is its reason: a rule or a size first (it is obligatory
then), else the weightiest share it brings nearer, else the exchange it makes possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain.groups.balance import BalanceSheet, Row, balance_sheet, keeps
from workshop_app.domain.groups.rebalance import Move, RebalancePoint
from workshop_app.services import repair_words as words
from workshop_app.services.repair_order import RepairOrder, RoundQuestion


@dataclass(frozen=True, slots=True)
class Reason:
    said: str
    forced: bool


@dataclass
class _Gap:
    """People of one value too many or too few at one table, not told yet."""

    row: Row
    table: int
    weight: int
    left: int

    def tell(self) -> None:
        self.left -= 1


def reasons(
    question: RoundQuestion, point: RebalancePoint, order: RepairOrder
) -> dict[str, Reason]:
    """The reason of each move of the point, by person."""
    return _Telling(question, point.moves, point.tables, order).tell()


class _Telling:
    def __init__(
        self,
        question: RoundQuestion,
        moves: Sequence[Move],
        seats: Mapping[str, int],
        order: RepairOrder,
    ) -> None:
        self.question, self.moves, self.order = question, moves, order
        self.sheet: BalanceSheet = balance_sheet(question.problem, question.seated)
        self.over, self.under = self._sizes(seats)
        self.value = {
            (criterion.name, person): value
            for criterion in question.problem.criteria
            for person, value in zip(question.problem.people, criterion.values, strict=True)
        }
        self.gaps = self._gaps()
        self.found: dict[str, Reason] = {}

    def _sizes(self, seats: Mapping[str, int]) -> tuple[list[int], list[int]]:
        """People too many and too few at each table, once those without a seat have theirs."""
        sizes = list(self.sheet.sizes)
        for person, table in seats.items():
            sizes[table - 1] += person not in self.question.before
        ranges = self.sheet.size_range
        over = [size - high for size, (_, high) in zip(sizes, ranges, strict=True)]
        under = [low - size for size, (low, _) in zip(sizes, ranges, strict=True)]
        return over, under

    def tell(self) -> dict[str, Reason]:
        for rule in (self._of_referent, self._of_rule, self._of_sizes, self._of_gap):
            for move in self.moves:
                if move.person not in self.found and (reason := rule(move)) is not None:
                    self.found[move.person] = reason
        for move in self.moves:
            if move.person not in self.found:
                self.found[move.person] = self._of_exchange(move)
        return self.found

    def _gaps(self) -> dict[tuple[str, str, int], _Gap]:
        """By criterion, value and table; too few has the sign of its count."""
        return {
            (sheet.name, row.value, table): _Gap(row, table, sheet.weight, abs(gap))
            for sheet in self.sheet.criteria
            for row in sheet.rows
            for table, gap in enumerate(row.gaps, start=1)
            if gap
        }

    def _of_referent(self, move: Move) -> Reason | None:
        for each in self.question.typists.stand_ins:
            if each.person == move.person:
                self._take_sizes(move)
                return Reason(words.stand_in_moves(each), True)
        return None

    def _of_rule(self, move: Move) -> Reason | None:
        """A pair that the old seats do not keep, a table that is closed."""
        if move.origin > self.question.problem.tables:
            self._take_sizes(move)
            return Reason(words.closed(move.origin), True)
        for rule in self.question.problem.rules:
            if rule.other and move.person in rule.people and not keeps(rule, self.question.seated):
                other = rule.other if rule.person == move.person else rule.person
                self._take_sizes(move)
                name = self.order.people[other].short_name
                return Reason(words.pair(rule.kind == "together", name), True)
        return None

    def _of_sizes(self, move: Move) -> Reason | None:
        left = self.over[move.origin - 1] if move.origin <= len(self.over) else 0
        wanted = self.under[move.to - 1]
        if left <= 0 and wanted <= 0:
            return None
        said = words.sizes(
            (move.origin, self.sheet.sizes[move.origin - 1]) if left > 0 else None,
            (move.to, self.sheet.sizes[move.to - 1]) if wanted > 0 else None,
            self.sheet.size_range[move.origin - 1][1],
        )
        self._take_sizes(move)
        return Reason(said, False)

    def _of_gap(self, move: Move) -> Reason | None:
        best: tuple[int, _Gap] | None = None
        for criterion in self.question.problem.criteria:
            value = self.value[criterion.name, move.person]
            for table, sign in ((move.to, -1), (move.origin, 1)):
                gap = self.gaps.get((criterion.name, value, table))
                if gap is None or gap.left <= 0 or sign * gap.row.gaps[table - 1] < 0:
                    continue
                if best is None or gap.weight > best[0]:
                    best = (gap.weight, gap)
        if best is None:
            return None
        best[1].tell()
        return Reason(words.gap(best[1].row, best[1].table), False)

    def _of_exchange(self, move: Move) -> Reason:
        """Nothing of its own: it makes room for somebody, or takes the place left."""
        for other in self.moves:
            if other.person != move.person and other.to == move.origin:
                name = self.order.people[other.person].short_name
                return Reason(words.leaves_seat(name, move.origin), False)
        for other in self.moves:
            if other.person != move.person and other.origin == move.to:
                name = self.order.people[other.person].short_name
                return Reason(words.takes_seat(name, move.to), False)
        return Reason(words.evens_out(move.origin, move.to), False)

    def _take_sizes(self, move: Move) -> None:
        """What this move does to the sizes is done."""
        if move.origin <= len(self.over):
            self.over[move.origin - 1] -= 1
            self.under[move.origin - 1] += 1
        self.over[move.to - 1] += 1
        self.under[move.to - 1] -= 1
