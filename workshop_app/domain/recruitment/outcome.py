"""What the engine answers: a decision for each candidature, and the places as they are then."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.recruitment.candidature import Place, Reason, State


@dataclass(frozen=True, slots=True)
class Decision:
    key: str
    state: State
    reason: Reason
    rank: int | None = None
    """In the waiting list of `place`."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """The places of one value, or of the group."""

    place: Place
    most: int | None
    least: int
    taken: int
    waiting: int
    class_name: str = ""

    @property
    def free(self) -> int | None:
        return None if self.most is None else max(self.most - self.taken, 0)

    @property
    def missing(self) -> int:
        """Of its minimum."""
        return max(self.least - self.taken, 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    decisions: tuple[Decision, ...]
    """In the order of the demands."""
    group: PlaceCount
    places: tuple[PlaceCount, ...]
    """Of each quota in turn, each value named by the rules or by a candidature."""
    undated: int
    """How many were put behind the others because their day is unknown."""
    full: bool
    proven: bool
    """False: the rules cross so much that a minimum may have been missed."""

    def of_state(self, state: State) -> tuple[Decision, ...]:
        return tuple(each for each in self.decisions if each.state == state)
