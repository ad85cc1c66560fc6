"""What is missing before the day: computed from the workshop as it is, never ticked by hand.

Of the laptop only one thing counts, where its second copies go: whoever asks says it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from workshop_app.domain.documents import KitKind
from workshop_app.domain.people_checks import doubts
from workshop_app.domain.phases import planned_total_s
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.domain.slides import MADE
from workshop_app.domain.workshop import Workshop
from workshop_app.services.day_plan import workshop_told
from workshop_app.services.form_address import typed_address
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_parts import PrintState, print_states
from workshop_app.services.models import schedule_length, workshop_from_model
from workshop_app.services.people import participants
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.presentation import used_categories
from workshop_app.services.rehearsal import rehearsal_of
from workshop_app.services.retention import day_names_go
from workshop_app.services.room import room_check
from workshop_app.services.slides import deck_state

Check = Literal[
    "list", "groups", "schedule", "address", "kit", "room", "slides", "key", "rehearsal"
]
"""In the order of a facilitator's week."""
RoomTrial = Literal["tried", "without_phone", "elsewhere", "never"]
"""What « la salle est prête » proved: with a test phone, at the address phones are told now."""
NEEDED_PAPER: frozenset[KitKind] = frozenset(("regles", "fiches", "tables", "cartes", "noms"))
"""What no hall does without; the rest counts once it was printed."""
LOOPBACK = "127."
"""Addresses that only this laptop reaches."""
FROM_MODEL = ("question", "context", "objectives", "results")
"""Fields that a model fills, until a person does."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The figures behind each line of the checklist."""

    people: int
    to_check: int
    unseated: int
    sizes: tuple[int, ...]
    """People at each table that has any, smallest first."""
    without_referent: tuple[int, ...]
    """Numbers of those of these tables where nobody types."""
    phases: int
    planned_s: int
    available_s: int
    host: str
    prints: tuple[PrintState, ...]
    room: RoomTrial
    room_ready_at: datetime | None
    """When somebody last said that the hall is ready."""
    slides: PrintState
    """Of those that open the day."""
    slides_made_at: datetime | None
    copies_to: Path | None
    """Where copies go outside this laptop; None: nowhere."""
    rehearsal: Rehearsal
    """The last one of its day."""

    def is_done(self, check: Check) -> bool:
        match check:
            case "list":
                return self.people > 0 and not self.to_check
            case "groups":
                return bool(self.sizes) and not self.unseated and not self.without_referent
            case "schedule":
                return self.phases > 0 and self.planned_s <= self.available_s
            case "address":
                return bool(self.host) and not self.host.startswith(LOOPBACK)
            case "kit":
                return all(state == "printed" for state in self.prints)
            case "room":
                return self.room == "tried"
            case "slides":
                return self.slides == "printed"
            case "key":
                return self.copies_to is not None
            case "rehearsal":
                return self.rehearsal.played_at is not None and self.rehearsal.cards > 0


CHECKS: tuple[Check, ...] = (
    "list",
    "groups",
    "schedule",
    "address",
    "kit",
    "room",
    "slides",
    "key",
    "rehearsal",
)


@dataclass(frozen=True, slots=True)
class Presented:
    """All that « Présentation » shows."""

    workshop: Workshop
    frozen: frozenset[str]
    """Categories whose look is on a card already."""
    untouched: frozenset[str]
    """Fields that still say what the model says."""
    ready: Readiness
    names_go_on: date | None
    """The day from which the names of its people are too old."""


def presented(snapshot: Snapshot, now: datetime, copies_to: Path | None = None) -> Presented:
    """`copies_to`: where copies go outside this laptop."""
    workshop = workshop_told(snapshot)
    return Presented(
        workshop,
        used_categories(snapshot),
        untouched_words(workshop),
        readiness(snapshot, now, copies_to),
        day_names_go(snapshot),
    )


def untouched_words(workshop: Workshop) -> frozenset[str]:
    """Fields of `FROM_MODEL` that still say what the model says."""
    model = workshop_from_model(workshop.id, workshop.model, workshop.title, workshop.created_at)
    return frozenset(name for name in FROM_MODEL if getattr(workshop, name) == getattr(model, name))


def readiness(snapshot: Snapshot, now: datetime, copies_to: Path | None = None) -> Readiness:
    """`copies_to`: where copies go outside this laptop."""
    made = next(iter(snapshot.printed.where(kind=MADE["intro"])), None)
    workshop = workshop_told(snapshot)
    people = participants(snapshot)
    phases = schedule(snapshot)
    seated = Counter(person.table for person in people if person.table is not None)
    typing = {person.table for person in people if person.referent}
    return Readiness(
        people=len(people),
        to_check=len(doubts(people)),
        unseated=sum(person.table is None for person in people),
        sizes=tuple(sorted(seated.values())),
        without_referent=tuple(sorted(table for table in seated if table not in typing)),
        phases=len(phases),
        planned_s=planned_total_s(phases),
        available_s=int(schedule_length(workshop).total_seconds()),
        host=workshop.host,
        prints=_prints(snapshot, workshop, now),
        room=_room_trial(snapshot, workshop),
        room_ready_at=room_check(snapshot).ready_at,
        slides=deck_state(snapshot, "intro", now),
        slides_made_at=made.printed_at if made else None,
        copies_to=copies_to,
        rehearsal=rehearsal_of(snapshot),
    )


def missing(ready: Readiness) -> Sequence[Check]:
    return [check for check in CHECKS if not ready.is_done(check)]


def _room_trial(snapshot: Snapshot, workshop: Workshop) -> RoomTrial:
    check = room_check(snapshot)
    if check.ready_at is None:
        return "never"
    if check.address != typed_address(workshop):
        return "elsewhere"
    return "tried" if "trial" in check.proved else "without_phone"


def _prints(snapshot: Snapshot, workshop: Workshop, now: datetime) -> tuple[PrintState, ...]:
    content = collect_kit(snapshot, typed_address(workshop), now)
    states = print_states(snapshot, content)
    return tuple(state for kind, state in states.items() if kind in NEEDED_PAPER or state != "new")
