"""Who has met whom over several rounds, and what an exchange of seats would change to it.

Decides nothing: it counts. A *coincidence* is a pair that meets once more than once: the sum over
pairs of C(meetings, 2), so that meeting a third time costs more than twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

from workshop_app.domain.groups.seating import Ground, Seating

Exchange = tuple[int, int, int]
"""(coincidences more, seat, seat)."""


class Meetings:
    """The seatings of all rounds. `near[r][p][t]`: how often p met, over all rounds, the people who
    sit at table t in round r; it prices an exchange in a few look-ups."""

    def __init__(self, ground: Ground, starts: Sequence[Sequence[int]]) -> None:
        self.people = ground.people
        self.seatings = [Seating(ground.settled(start), start) for start in starts]
        self.met = [[0] * ground.seats for _ in range(ground.seats)]
        for seating in self.seatings:
            for members in seating.members:
                here = [seat for seat in members if seat < self.people]
                for one in here:
                    row = self.met[one]
                    for two in here:
                        if one != two:
                            row[two] += 1
        self.near = [
            [[sum(row[two] for two in members) for members in seating.members] for row in self.met]
            for seating in self.seatings
        ]
        self.coincidences = sum(comb(times, 2) for row in self.met for times in row) // 2

    def repeats(self, number: int, one: int) -> bool:
        """Whether somebody at the person's table in this round is met in another one too."""
        seating = self.seatings[number]
        here = seating.table_of[one]
        return self.near[number][one][here] > seating.sizes[here] - 1

    def change(self, number: int, one: int, two: int) -> int:
        """What exchanging two seats of round `number` adds to the coincidences."""
        seating, near, met = self.seatings[number], self.near[number], self.met[one][two]
        here, there = seating.table_of[one], seating.table_of[two]
        more = 0
        if one < self.people:
            more += near[one][there] - met - near[one][here] + seating.sizes[here] - 1
        if two < self.people:
            more += near[two][here] - met - near[two][there] + seating.sizes[there] - 1
        return more

    def changes(self, number: int, one: int, others: Sequence[int]) -> list[Exchange]:
        """`change` of a person with each seat that is at another table: the hot loop."""
        seating, met, people = self.seatings[number], self.met[one], self.people
        table_of, sizes, near = seating.table_of, seating.sizes, self.near[number]
        here, mine = table_of[one], near[one]
        stay = sizes[here] - 1 - mine[here]
        found = []
        for two in others:
            there = table_of[two]
            if there == here:
                continue
            more = stay + mine[there]
            if two < people:
                theirs = near[two]
                more += theirs[here] - theirs[there] + sizes[there] - 1 - 2 * met[two]
            found.append((more, one, two))
        return found

    def exchange(self, number: int, one: int, two: int) -> None:
        """Exchange two seats of different tables in round `number`, whatever the rules."""
        seating, people = self.seatings[number], self.people
        self.coincidences += self.change(number, one, two)
        here, there = seating.table_of[one], seating.table_of[two]
        left = [seat for seat in seating.members[here] if seat != one and seat < people]
        found = [seat for seat in seating.members[there] if seat != two and seat < people]
        seating.exchange(one, two)
        near = self.near[number]
        for row, times in zip(near, zip(self.met[one], self.met[two], strict=True), strict=True):
            gone = times[0] - times[1]
            row[here] -= gone
            row[there] += gone
        for seat, old, new in ((one, left, found), (two, found, left)):
            if seat < people:
                for other in old:
                    self._meet(seat, other, -1)
                for other in new:
                    self._meet(seat, other, 1)

    def _meet(self, one: int, two: int, more: int) -> None:
        self.met[one][two] += more
        self.met[two][one] += more
        for near, seating in zip(self.near, self.seatings, strict=True):
            near[one][seating.table_of[two]] += more
            near[two][seating.table_of[one]] += more


def coincidences_of(rounds: Sequence[Sequence[int]], people: Sequence[int]) -> int:
    """Coincidences among some people only, from the table of each person in each round."""
    total = 0
    for later, seating in enumerate(rounds):
        for other in rounds[:later]:
            cells: dict[tuple[int, int], int] = {}
            for person in people:
                key = (seating[person], other[person])
                cells[key] = cells.get(key, 0) + 1
            total += sum(comb(count, 2) for count in cells.values())
    return total
