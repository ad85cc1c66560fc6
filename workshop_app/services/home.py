"""« Mes ateliers »: every workshop of this laptop, with the words a search looks in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workshop_app.domain.search import Searched, searched
from workshop_app.services.ports import Library, Snapshot
from workshop_app.services.workshops import WorkshopSummary, list_workshops, the_workshop

SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One workshop of the list."""

    summary: WorkshopSummary
    names: Searched
    """Title, place, organiser and every participant."""

    @property
    def finished(self) -> bool:
        """Nothing is left to do."""
        return self.summary.next_step == "nothing"

    def presses(self, today: date) -> bool:
        """Whether what is to be done next cannot wait: it runs, or its day is near."""
        if self.finished:
            return False
        day = self.summary.workshop.day
        near = day is not None and 0 <= (day - today).days <= SOON_DAYS
        return self.summary.stage == "run" or near


def read_home(library: Library) -> Sequence[HomeLine]:
    """Every workshop of the library, today's and the nearest to come first."""
    return [
        HomeLine(line, library.read(line.workshop.id, _names)) for line in list_workshops(library)
    ]


def _names(snapshot: Snapshot) -> Searched:
    workshop = the_workshop(snapshot)
    people = [person.name for person in snapshot.people.where()]
    return searched(workshop.title, workshop.place, workshop.organiser, *people)
