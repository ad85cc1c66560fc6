"""What is decided of each candidature, as « Participants » shows it. Reads only; decides nothing.

Counts come from the decisions published, never from rules tried: what is on the page is what people
were told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf
from uuid import UUID

from workshop_app.domain.attendance import Attendance
from workshop_app.domain.criteria import value_key
from workshop_app.domain.people import Person
from workshop_app.domain.recruitment.candidature import GROUP, Candidature, Place
from workshop_app.domain.recruitment.conditions import value_trouble
from workshop_app.domain.recruitment.editing import main_quotas
from workshop_app.domain.recruitment.outcome import PlaceCount
from workshop_app.domain.recruitment.rules import Quota, Rules
from workshop_app.services.attendance import attendance_of
from workshop_app.services.candidatures import (
    JournalLine,
    answer_of,
    applied_moments,
    candidature_of,
    candidatures,
    journal,
    recruitment_of,
)
from workshop_app.services.letter_content import Letter
from workshop_app.services.people import known_person, people_in_order
from workshop_app.services.ports import Snapshot
from workshop_app.services.recruitment_letters import letter, verdict_of
from workshop_app.services.workshops import the_workshop

HOLDERS_TOLD = 6


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One person of the list who applied."""

    candidature: Candidature
    applied_at: datetime | None
    said: Attendance | None
    """What the door said."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that is decided, in a workshop that recruits."""

    rows: Mapping[UUID, DecisionRow]
    rules: Rules
    group: PlaceCount
    places: Sequence[PlaceCount]
    """Of the first rule of places."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has the place that another waits for: for the facilitator's eyes."""

    name: str
    applied_at: datetime | None


@dataclass(frozen=True, slots=True)
class DecisionDetail:
    """Everything about one candidature."""

    person: Person
    row: DecisionRow
    journal: Sequence[JournalLine]
    holders: Sequence[Holder]
    """Who has the place waited for, in the order of the demands."""
    letter: Letter | None
    author: str
    """Whose name a decision by hand carries unless another is given."""


def decisions(snapshot: Snapshot, people: Sequence[Person]) -> Decisions | None:
    """None while the workshop has no rules in place."""
    recruitment = recruitment_of(snapshot)
    if recruitment is None:
        return None
    known, dates, said = candidatures(snapshot), applied_moments(people), attendance_of(snapshot)
    rows = {
        person.id: _row(snapshot, person, known.get(person.id), dates, said) for person in people
    }
    group, places = count_places(people, rows, recruitment.rules)
    return Decisions(rows, recruitment.rules, group, places)


def _row(
    snapshot: Snapshot,
    person: Person,
    candidature: Candidature | None,
    dates: Mapping[UUID, datetime],
    said: Mapping[UUID, Attendance],
) -> DecisionRow:
    kept = candidature or candidature_of(snapshot, person.id)
    at = kept.applied_at or dates.get(person.id)
    return DecisionRow(kept, at.astimezone() if at else None, said.get(person.id))


def count_places(
    people: Sequence[Person], rows: Mapping[UUID, DecisionRow], rules: Rules
) -> tuple[PlaceCount, Sequence[PlaceCount]]:
    """Places of the group, and of each value of the first rule of places."""
    states = Counter(rows[person.id].candidature.state for person in people)
    taken, waiting = states["accepted"], states["waiting"]
    group = PlaceCount(GROUP, rules.most, rules.least, taken, waiting)
    quotas = main_quotas(rules)
    return group, _count_values(people, rows, quotas[0][1]) if quotas else ()


def _count_values(
    people: Sequence[Person], rows: Mapping[UUID, DecisionRow], quota: Quota
) -> Sequence[PlaceCount]:
    shown: dict[str, str] = {value_key(quota.attribute, each): each for each in quota.named()}
    counts: Counter[tuple[str, str]] = Counter()
    for person in people:
        value = answer_of(person, quota.attribute)
        if value_trouble(quota.attribute, value) is None:
            key = value_key(quota.attribute, value)
            shown.setdefault(key, value)
            counts[key, rows[person.id].candidature.state] += 1
    found = []
    for key, value in shown.items():
        most, least = quota.limits_of(value)
        named = quota.class_of(value)
        place = Place(quota.attribute, value)
        taken, waiting = counts[key, "accepted"], counts[key, "waiting"]
        name = named.name if named else ""
        found.append(PlaceCount(place, most, least, taken, waiting, name))
    return found


def decision_detail(snapshot: Snapshot, key: UUID, now: datetime) -> DecisionDetail:
    """Raises Problem when the person is not in the list any more."""
    person, people = known_person(snapshot, key), people_in_order(snapshot)
    workshop = the_workshop(snapshot)
    known, dates, said = candidatures(snapshot), applied_moments(people), attendance_of(snapshot)
    rows = {each.id: _row(snapshot, each, known.get(each.id), dates, said) for each in people}
    row = rows[key]
    verdict = verdict_of(row.candidature)
    return DecisionDetail(
        person=person,
        row=row,
        journal=journal(snapshot, key),
        holders=_holders(people, rows, row.candidature),
        letter=letter(workshop, person, verdict, now) if verdict else None,
        author=workshop.organiser,
    )


def _holders(
    people: Sequence[Person], rows: Mapping[UUID, DecisionRow], candidature: Candidature
) -> Sequence[Holder]:
    """Of a place of one value only: the group's are everybody's."""
    place = candidature.place
    if candidature.state != "waiting" or place is None or place == GROUP:
        return ()
    wanted = value_key(place.attribute, place.value)
    found = [
        Holder(person.name, rows[person.id].applied_at)
        for person in people
        if rows[person.id].candidature.state == "accepted"
        and value_key(place.attribute, answer_of(person, place.attribute)) == wanted
    ]
    dated = sorted(found, key=lambda each: each.applied_at.timestamp() if each.applied_at else inf)
    return dated[:HOLDERS_TOLD]
