"""Who is of the group, who came to which meeting, and who takes whose place from a day on.

Decides what is written of a presence and of a replacement; what an absence means is
`domain.commitment`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from workshop_app.domain.commitment import (
    MeetingPresence,
    Member,
    Membership,
    Noted,
    Said,
    is_expected,
    presence_key,
)
from workshop_app.domain.facts import (
    MemberJoined,
    MemberLeft,
    PresenceForgotten,
    PresenceNoted,
)
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import Candidature
from workshop_app.services.candidatures import candidatures
from workshop_app.services.meetings import known_meeting
from workshop_app.services.people import (
    add_person,
    known_person,
    participants,
    people_in_order,
)
from workshop_app.services.ports import Snapshot, UnitOfWork

LONGEST_SUBSTITUTE = 200
LAST_RANK = 1 << 30
ON_THE_DAY: tuple[Said, ...] = ("present", "absent")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who takes a place: somebody of the list, a person who waits for one; or somebody new."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    person: UUID | None = None


def members(snapshot: Snapshot) -> Sequence[Member]:
    """Everybody of the group, those who left and those who came later included, by name.

    In a workshop that recruits: those taken, and whoever was of the group at any time.
    """
    known = {each.id: each for each in snapshot.of(Membership).where()}
    here = {person.id for person in participants(snapshot)} | known.keys()
    here |= {said.person for said in snapshot.of(MeetingPresence).where()}
    applied = candidatures(snapshot)
    return [
        _member(person, known.get(person.id), applied.get(person.id))
        for person in people_in_order(snapshot)
        if person.id in here
    ]


def waiting_for_a_place(snapshot: Snapshot) -> Sequence[Person]:
    """Candidates of the waiting list, in its order."""
    applied = candidatures(snapshot)
    inside = {each.person.id for each in members(snapshot)}
    waiting = [
        (applied[person.id].rank or LAST_RANK, person)
        for person in people_in_order(snapshot)
        if person.id in applied
        and applied[person.id].state == "waiting"
        and person.id not in inside
    ]
    return [person for _rank, person in sorted(waiting, key=lambda pair: pair[0])]


def note_presence(
    uow: UnitOfWork, meeting: UUID, person: UUID, said: Said, substitute: str = ""
) -> MeetingPresence:
    """Say it of one person at one meeting, over whatever was said before or at the door. Whoever
    cannot come says so beforehand; presence is noted from the day itself on."""
    day = known_meeting(uow, meeting).day
    if said in ON_THE_DAY and day is not None and day > uow.now.astimezone().date():
        raise Problem("meeting_to_come", day=day)
    known_person(uow, person)
    substitute = " ".join(substitute.split()) if said == "replaced" else ""
    if len(substitute) > LONGEST_SUBSTITUTE:
        raise Problem("substitute_too_long", longest=LONGEST_SUBSTITUTE)
    key = presence_key(meeting, person)
    before = uow.of(MeetingPresence).get(key)
    present = before is not None and not before.withdrawn
    if before is not None and present and (before.said, before.substitute) == (said, substitute):
        return before
    after = MeetingPresence(
        id=key,
        workshop=uow.workshop,
        meeting=meeting,
        person=person,
        said=said,
        substitute=substitute,
        at=uow.now,
    )
    return uow.record(PresenceNoted(before, after))


def forget_presence(uow: UnitOfWork, meeting: UUID, person: UUID) -> None:
    """Nothing was said by hand: what the door said counts again."""
    before = uow.of(MeetingPresence).get(presence_key(meeting, person))
    if before is not None and not before.withdrawn:
        uow.record(PresenceForgotten(before, replace(before, withdrawn=True)))


def note_others_present(uow: UnitOfWork, meeting: UUID, silent: Iterable[UUID]) -> int:
    """Everybody of `silent` was there, in one undo. Returns how many were noted."""
    noted = [note_presence(uow, meeting, person, "present") for person in silent]
    return len(noted)


def expected_at(snapshot: Snapshot, meeting: UUID) -> Sequence[Person]:
    """Who is of the group on the day of a meeting."""
    asked = known_meeting(snapshot, meeting)
    return [each.person for each in members(snapshot) if is_expected(each, asked)]


def replace_member(
    uow: UnitOfWork, leaver: UUID, on: date, newcomer: Newcomer | None = None
) -> Person | None:
    """From that day on `leaver` is of the group no more; `newcomer`, if any, takes the place, and
    the structure too when new. Returns the newcomer."""
    person = known_person(uow, leaver)
    arrived = _arriving(uow, newcomer, person) if newcomer is not None else None
    before = uow.of(Membership).get(leaver)
    was = _membership(uow, leaver, before)
    if was.since is not None and on <= was.since:
        raise Problem("leaves_before_coming", name=person.name, day=was.since)
    uow.record(MemberLeft(before, replace(was, until=on)))
    if arrived is None:
        return None
    known = uow.of(Membership).get(arrived.id)
    joined = replace(_membership(uow, arrived.id, known), since=on, until=None, replaces=leaver)
    uow.record(MemberJoined(known, joined))
    return arrived


def call_back(uow: UnitOfWork, person: UUID) -> Membership:
    """Somebody who had left is of the group again, to the end."""
    known_person(uow, person)
    before = uow.of(Membership).get(person)
    was = _membership(uow, person, before)
    if was.until is None:
        return was
    return uow.record(MemberJoined(before, replace(was, until=None)))


def notes_by_hand(snapshot: Snapshot) -> dict[tuple[UUID, UUID], Noted]:
    """(meeting, person) -> what was said in the calendar."""
    return {
        (said.meeting, said.person): Noted(said.said, said.substitute)
        for said in snapshot.of(MeetingPresence).where()
    }


def _arriving(uow: UnitOfWork, newcomer: Newcomer, leaver: Person) -> Person:
    """The person who arrives; added to the list when new. Raises Problem when already inside."""
    if newcomer.person is not None:
        known = known_person(uow, newcomer.person)
        if any(each.person.id == known.id and each.until is None for each in members(uow)):
            raise Problem("member_already", name=known.name)
        return known
    return add_person(
        uow,
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        email=newcomer.email,
        organisation=leaver.organisation,
        organisation_type=leaver.organisation_type,
        departement=leaver.departement,
    )


def _membership(uow: UnitOfWork, person: UUID, before: Membership | None) -> Membership:
    if before is None or before.withdrawn:
        return Membership(id=person, workshop=uow.workshop)
    return before


def _member(person: Person, said: Membership | None, applied: Candidature | None) -> Member:
    """Whoever withdrew the candidature left that day, unless the calendar says another."""
    until = said.until if said else None
    if until is None and applied is not None and applied.left_at is not None:
        until = applied.left_at.astimezone().date()
    if said is None:
        return Member(person, until=until)
    return Member(person, said.since, until, said.replaces)
