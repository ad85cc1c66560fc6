"""Candidatures as they stand: who applied and when, who takes part, what the log says of somebody.

Decides what a person's candidature is and who is a participant; not who is taken (`recruiting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.commitment import Membership
from workshop_app.domain.criteria import criterion_value
from workshop_app.domain.facts import (
    CandidatureDecided,
    CandidatureLeft,
    CandidatureReceived,
    PersonAdded,
)
from workshop_app.domain.identity import fold
from workshop_app.domain.people import CRITERIA_FIELDS, Person
from workshop_app.domain.recruitment.candidature import Candidature, Recruitment
from workshop_app.domain.recruitment.headings import application_heading
from workshop_app.i18n.typed import puts_month_first, read_moment
from workshop_app.services.ports import Snapshot, UnitOfWork


def recruitment_of(snapshot: Snapshot) -> Recruitment | None:
    """The rules in place; None when the workshop does not recruit, or not yet."""
    kept = snapshot.of(Recruitment).get(snapshot.workshop)
    return None if kept is None or kept.withdrawn else kept


def candidatures(snapshot: Snapshot) -> Mapping[UUID, Candidature]:
    """By person. Somebody absent from it is one that nothing is known of yet."""
    return {each.id: each for each in snapshot.of(Candidature).where()}


def candidature_of(snapshot: Snapshot, person: UUID) -> Candidature:
    """What is known of it, or one of which nothing is."""
    kept = snapshot.of(Candidature).get(person)
    if kept is None or kept.withdrawn:
        return Candidature(id=person, workshop=snapshot.workshop)
    return kept


def receive(uow: UnitOfWork, person: UUID, applied_at: datetime | None) -> None:
    """Note when somebody applied, in UTC. A list that does not tell changes nothing."""
    before = uow.of(Candidature).get(person)
    known = candidature_of(uow, person)
    if applied_at is not None and known.applied_at != applied_at:
        after = replace(known, applied_at=applied_at)
        uow.record(CandidatureReceived(before, after))


def applied_moments(people: Iterable[Person]) -> Mapping[UUID, datetime]:
    """When each person applied, as the column of their list that tells it says."""
    columns: dict[str, dict[UUID, str]] = {}
    for person in people:
        heading = application_heading(heading for heading, _value in person.attributes)
        if heading is not None:
            columns.setdefault(heading, {})[person.id] = dict(person.attributes)[heading]
    found: dict[UUID, datetime] = {}
    for said in columns.values():
        month_first = puts_month_first(said.values())
        moments = {key: read_moment(text, month_first) for key, text in said.items()}
        found |= {key: moment for key, moment in moments.items() if moment is not None}
    return found


def arrivals(snapshot: Snapshot) -> Mapping[UUID, int]:
    """Place of each person in the lists, as they were taken over: the log keeps it for ever."""
    first: dict[UUID, int] = {}
    for line in snapshot.facts_about(Person):
        if isinstance(line.fact, PersonAdded):
            first.setdefault(line.fact.after.id, line.number)
    return first


def taking_part(snapshot: Snapshot, people: Iterable[Person]) -> list[Person]:
    """Of these people, those who take part: everybody, until the workshop recruits.

    Then those who were taken; beside them, who came through the door after all and who replaces a
    member.
    """
    if recruitment_of(snapshot) is None:
        return list(people)
    decided = candidatures(snapshot)
    said = snapshot.of(Attendance).where()
    beside = {each.id for each in said if each.walk_in or each.state in ("arrived", "left")}
    beside |= {each.id for each in snapshot.of(Membership).where() if each.replaces}
    taken = {key for key, each in decided.items() if each.state == "accepted"}
    return [person for person in people if person.id in taken or person.id in beside]


def answer_of(person: Person, attribute: str) -> str:
    """What the list says of an attribute: a field, or a heading whatever its capitals."""
    if attribute in CRITERIA_FIELDS:
        return criterion_value(person, attribute)
    wanted = fold(attribute)
    said = (value for heading, value in person.attributes if fold(heading) == wanted)
    return " ".join(next(said, "").split())


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One thing that happened to a candidature."""

    at: datetime
    by: str
    what: str
    """Class name of the fact, or "applied" for the demand itself."""
    candidature: Candidature
    """As it was left."""


def journal(snapshot: Snapshot, person: UUID) -> Sequence[JournalLine]:
    """What happened to one candidature, the demand first."""
    lines = [
        JournalLine(line.at, line.by, type(line.fact).__name__, line.fact.after)
        for line in snapshot.facts_about(Candidature)
        if line.fact.after.id == person and isinstance(line.fact.after, Candidature)
    ]
    kept = candidature_of(snapshot, person)
    at = kept.applied_at or applied_moments(snapshot.people.where()).get(person)
    told = [line for place, line in enumerate(lines) if _is_told(lines, place)]
    return [JournalLine(at, "", "applied", kept), *told] if at else told


def _is_told(lines: Sequence[JournalLine], place: int) -> bool:
    """A date is the demand's own line; a decision that only follows a gesture repeats it."""
    line = lines[place]
    if line.what == CandidatureReceived.__name__:
        return False
    before = lines[place - 1] if place else None
    gesture = before is not None and (
        before.what == CandidatureLeft.__name__ or bool(before.candidature.imposed)
    )
    follows = before is not None and gesture and before.at == line.at
    return not (follows and line.what == CandidatureDecided.__name__)
