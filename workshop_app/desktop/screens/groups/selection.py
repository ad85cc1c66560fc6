"""Who is picked out of the columns: one person under the cursor, or several at once. Pure.

Decides what a click, Ctrl, Maj, space and the arrows pick; not what is then done with them. Several
people stay picked while the cursor walks, until a plain click or Échap lets them go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from workshop_app.desktop.screens.groups.faces import Column

Place = tuple[int, int]
"""Column and row of a chip."""


@dataclass(frozen=True, slots=True)
class Selection:
    columns: tuple[Column, ...] = ()
    cursor: Place = (0, 0)
    several: frozenset[UUID] = field(default_factory=frozenset)
    """Empty: only the person under the cursor."""
    anchor: Place | None = None
    """Where a range begins."""
    is_placed: bool = False
    """The cursor was put where it is, by a click or a key."""

    # reading

    def at(self, place: Place) -> UUID | None:
        index, row = place
        if 0 <= index < len(self.columns) and 0 <= row < len(self.columns[index].chips):
            return self.columns[index].chips[row].person
        return None

    def place_of(self, person: UUID | None) -> Place | None:
        for index, column in enumerate(self.columns):
            for row, chip in enumerate(column.chips):
                if chip.person == person:
                    return index, row
        return None

    @property
    def person(self) -> UUID | None:
        """Who the cursor is on."""
        return self.at(self.cursor)

    @property
    def picked(self) -> tuple[UUID, ...]:
        """Whom a gesture is about, in reading order; the cursor's person is one of them, or the
        only one."""
        person = self.person
        if person is None:
            return ()
        if person not in self.several:
            return (person,)
        return tuple(
            chip.person
            for column in self.columns
            for chip in column.chips
            if chip.person in self.several
        )

    def clamped(self, index: int, row: int) -> Place:
        index = max(0, min(index, len(self.columns) - 1))
        rows = len(self.columns[index].chips) if self.columns else 0
        return index, max(0, min(row, rows - 1))

    # picking

    def shown(self, columns: Sequence[Column]) -> Selection:
        """The same people among other columns; those who left are picked no more."""
        person = self.person
        now = replace(self, columns=tuple(columns), anchor=None)
        here = {chip.person for column in columns for chip in column.chips}
        cursor = now.place_of(person) or now.clamped(*self.cursor)
        return replace(now, cursor=cursor, several=_more_than_one(self.several & here))

    def moved_to(self, place: Place) -> Selection:
        """The cursor alone."""
        return replace(self, cursor=self.clamped(*place), anchor=None, is_placed=True)

    def only(self, place: Place) -> Selection:
        """A plain click: this person and nobody else."""
        return replace(self.moved_to(place), several=frozenset())

    def pressed(self, place: Place) -> Selection:
        """A button went down: on one of several it holds them all."""
        return self.moved_to(place) if self.at(place) in self.several else self.only(place)

    def toggled(self, place: Place) -> Selection:
        """Ctrl and click, or space: one more or one less."""
        person, before = self.at(place), self.several
        if person is None:
            return self
        if self.is_placed and not before and self.person not in (None, person):
            before = frozenset(self.picked)
        return replace(self, cursor=place, several=before ^ {person}, anchor=place, is_placed=True)

    def extended(self, place: Place) -> Selection:
        """Maj and click, or Maj and an arrow: all from the anchor to here, in reading order."""
        anchor = self.anchor or self.cursor
        place = self.clamped(*place)
        first, last = sorted((anchor, place))
        inside = frozenset(
            chip.person
            for index, column in enumerate(self.columns)
            for row, chip in enumerate(column.chips)
            if first <= (index, row) <= last
        )
        return replace(self, cursor=place, several=inside, anchor=anchor, is_placed=True)

    def column(self) -> Selection:
        """Everybody at the cursor's table."""
        if not self.columns:
            return self
        chips = self.columns[self.cursor[0]].chips
        return replace(self, several=frozenset(chip.person for chip in chips), anchor=None)

    def let_go(self) -> Selection:
        return replace(self, several=frozenset(), anchor=None)


def _more_than_one(people: Iterable[UUID]) -> frozenset[UUID]:
    kept = frozenset(people)
    return kept if len(kept) > 1 else frozenset()
