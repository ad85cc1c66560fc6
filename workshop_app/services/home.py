"""« Mes ateliers »: every workshop of this laptop, with the words a search looks in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

from workshop_app.domain.search import Searched, searched
from workshop_app.services.checklist import Check, missing, readiness
from workshop_app.services.ports import Library, Snapshot
from workshop_app.services.workshops import WorkshopSummary, list_workshops, the_workshop

SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One workshop of the list."""

    summary: WorkshopSummary
    names: Searched
    """Title, place, organiser and every participant."""
    missing: Sequence[Check] = ()
    """What its checklist still asks for; read only of one whose day is near and has not begun."""

    @property
    def finished(self) -> bool:
        """Nothing is left to do."""
        return self.summary.next_step == "nothing"

    def presses(self, today: date) -> bool:
        """Whether what is to be done next cannot wait: it runs, or its day is near."""
        if self.finished:
            return False
        return self.summary.stage == "run" or _is_near(self.summary, today)


def read_home(library: Library, today: date, copies_to: Path | None) -> Sequence[HomeLine]:
    """Every workshop of the library, today's and the nearest to come first. `copies_to`: where
    copies go outside this laptop."""
    return [
        HomeLine(
            line,
            library.read(line.workshop.id, _names),
            library.read(line.workshop.id, partial(_missing, today=today, copies_to=copies_to))
            if line.stage == "prepare" and _is_near(line, today)
            else (),
        )
        for line in list_workshops(library)
    ]


def _is_near(line: WorkshopSummary, today: date) -> bool:
    day = line.workshop.day
    return day is not None and 0 <= (day - today).days <= SOON_DAYS


def _missing(snapshot: Snapshot, today: date, copies_to: Path | None) -> Sequence[Check]:
    noon = datetime.combine(today, time(12), UTC)  # only for what is written on paper: when
    return missing(readiness(snapshot, noon, copies_to))


def _names(snapshot: Snapshot) -> Searched:
    workshop = the_workshop(snapshot)
    people = [person.name for person in snapshot.people.where()]
    return searched(workshop.title, workshop.place, workshop.organiser, *people)
