"""The « Répertoire »: everybody known across workshops, what is decided by hand, who is invited.

Reads all lists at once and changes none of them: two entries made one is a decision kept beside the
workshops, which go on saying what they said. Erasing is `erasing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from workshop_app.domain.attendance import Attendance, PresenceState
from workshop_app.domain.commitment import MeetingPresence
from workshop_app.domain.directory import (
    LINE_FIELDS,
    Entry,
    Gathering,
    Key,
    Line,
    Structure,
    gather,
    structures,
)
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.facts import EntriesKeptApart, EntriesMerged, EntriesParted, PersonAdded
from workshop_app.domain.identity import organisation_key
from workshop_app.domain.intake import Register
from workshop_app.domain.known import DirectoryChoice, Sort
from workshop_app.domain.lookalikes import Alike, people_alike, structures_alike
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.retention import last_day
from workshop_app.domain.workshop import Workshop
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Library, UnitOfWork
from workshop_app.services.workshops import the_workshop

OPENED: tuple[PresenceState, ...] = ("arrived", "left")


@dataclass(frozen=True, slots=True)
class Directory:
    entries: Sequence[Entry]
    structures: Sequence[Structure]
    people_alike: Sequence[Alike[Entry]]
    structures_alike: Sequence[Alike[Structure]]
    gatherings: Sequence[Gathering]
    """Every workshop present, newest first."""


@dataclass(frozen=True, slots=True)
class Invited:
    added: int
    known: int
    """Were on the list already."""
    command: int
    """What `history.undo` takes; 0 when nothing was written."""


def read_directory(library: Library, today: date) -> Directory:
    """Everything, in six statements however many workshops there are."""
    entries, gatherings, choices = _read(library, today)
    known = structures(entries, choices)
    return Directory(
        _as_chosen(entries, known),
        known,
        people_alike(entries, choices),
        structures_alike(known, choices),
        sorted(gatherings.values(), key=lambda place: (place.when, place.title), reverse=True),
    )


def read_entries(library: Library, today: date) -> Sequence[Entry]:
    """Everybody, those of lists taken back included, without looking for doubles."""
    return _read(library, today)[0]


def count_known(library: Library, today: date) -> int:
    """How many people the directory holds."""
    return sum(entry.listed for entry in read_entries(library, today))


def merge_entries(
    uow: UnitOfWork, kind: Sort, members: Sequence[str], chosen: Mapping[str, str]
) -> int:
    """These are one from now on; `chosen` is what is shown where they differ. Of the library.

    Returns what `history.undo` takes.
    """
    if len(set(members)) < 2:
        raise Problem("nothing_to_merge")
    uow.record(EntriesMerged(None, _choice(uow, kind, True, members, chosen)))
    return uow.command


def keep_apart(uow: UnitOfWork, kind: Sort, members: Sequence[str]) -> int:
    """They look alike and are two: not proposed again. Of the library."""
    uow.record(EntriesKeptApart(None, _choice(uow, kind, False, members, {})))
    return uow.command


def part_entries(uow: UnitOfWork, key: UUID) -> int:
    """Take a merging back, whenever it was done. Of the library."""
    choice = uow.of(DirectoryChoice).get(key)
    if choice is None or choice.withdrawn:
        raise Problem("entries_not_merged")
    uow.record(EntriesParted(choice, replace(choice, withdrawn=True)))
    return uow.command


def invite(uow: UnitOfWork, guests: Sequence[Entry]) -> Invited:
    """Known people onto the list of this workshop; who is there already stays as they are."""
    the_workshop(uow)
    register, added = Register[Person](people_in_order(uow)), 0
    for guest in guests:
        if register.find(guest) is None:
            person = Person(
                id=uuid4(),
                workshop=uow.workshop,
                last_name=guest.last_name,
                first_name=guest.first_name,
                organisation=guest.organisation,
                organisation_type=guest.organisation_type,
                departement=guest.departement,
                function=guest.function,
                email=guest.email,
                phone=guest.phone,
            )
            register.add(uow.record(PersonAdded(None, person)))
            added += 1
    return Invited(added, len(guests) - added, uow.command if added else 0)


def _choice(
    uow: UnitOfWork, kind: Sort, same: bool, members: Sequence[str], chosen: Mapping[str, str]
) -> DirectoryChoice:
    return DirectoryChoice(
        id=uuid4(),
        workshop=uow.workshop,
        kind=kind,
        same=same,
        members=tuple(dict.fromkeys(members)),
        chosen=tuple(chosen.items()),
    )


def _read(
    library: Library, today: date
) -> tuple[Sequence[Entry], Mapping[str, Gathering], Sequence[DirectoryChoice]]:
    states, doors = _doors(library)
    gatherings = _gatherings(library, doors)
    choices = library.read(WHOLE_LIBRARY, lambda snapshot: snapshot.of(DirectoryChoice).where())
    entries = gather(_lines(library), gatherings, states, _calendars(library), choices, today)
    return entries, gatherings, choices


def _lines(library: Library) -> list[Line]:
    """Who is anonymous is nobody any more."""
    rows = library.rows(Person, *LINE_FIELDS, "anonymous")
    return [Line._make(row[:-1]) for row in rows if not row[-1]]


def _doors(library: Library) -> tuple[dict[Key, PresenceState], set[str]]:
    """What was said of each person; workshops whose door saw somebody."""
    rows = library.rows(Attendance, "workshop", "id", "state", "withdrawn")
    said = [(workshop, key, state) for workshop, key, state, withdrawn in rows if not withdrawn]
    return (
        {(workshop, key): state for workshop, key, state in said},
        {workshop for workshop, _key, state in said if state in OPENED},
    )


def _calendars(library: Library) -> dict[Key, tuple[int, int]]:
    """Meetings attended and held, of those whose group notes them."""
    told: dict[Key, tuple[int, int]] = {}
    rows = library.rows(MeetingPresence, "workshop", "person", "said", "withdrawn")
    for workshop, key, said, withdrawn in rows:
        if not withdrawn:
            came, held = told.get((workshop, key), (0, 0))
            told[workshop, key] = came + (said == "present"), held + 1
    return told


def _gatherings(library: Library, doors: set[str]) -> dict[str, Gathering]:
    rows = library.rows(Workshop, "id", "title", "day", "created_at", "withdrawn")
    meetings = meeting_days(library)
    return {
        key: Gathering(
            UUID(key), title, last_day(day, meetings.get(key, ())), made.date(), key in doors
        )
        for key, title, day, made, withdrawn in rows
        if not withdrawn
    }


def meeting_days(library: Library) -> dict[str, list[date]]:
    """Days of the meetings of each group, by id."""
    found: dict[str, list[date]] = {}
    for workshop, day, gone, withdrawn in library.rows(
        Meeting, "workshop", "day", "cancelled", "withdrawn"
    ):
        if day is not None and not (gone or withdrawn):
            found.setdefault(workshop, []).append(day)
    return found


def _as_chosen(entries: Sequence[Entry], known: Sequence[Structure]) -> Sequence[Entry]:
    """The name that was chosen for a structure, wherever somebody of it is shown."""
    names = {key: one.name for one in known if one.choice for key in one.keys}
    if not names:
        return entries
    return [
        replace(entry, organisation=names.get(organisation_key(entry.organisation), told))
        for entry in entries
        for told in (entry.organisation,)
    ]
