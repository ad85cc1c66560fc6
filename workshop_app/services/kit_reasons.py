"""Why paper no longer tells the truth: what changed since it left, read from the change log.

Decides reasons and counts; words are the screen's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from workshop_app.domain.agreement import gender_of
from workshop_app.domain.documents import KitKind
from workshop_app.domain.entity import Entity
from workshop_app.domain.evaluation import Evaluation
from workshop_app.domain.facts import Recorded
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.hall import HallPlan
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase
from workshop_app.domain.questions import all_words
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.services.form_address import typed_address
from workshop_app.services.kit import badge_lines
from workshop_app.services.ports import Snapshot
from workshop_app.services.workshops import the_workshop

Subject = Literal[
    "address",
    "wifi",
    "wifi_password",
    "follow",
    "heading",
    "rules",
    "categories",
    "tables",
    "people",
    "schedule",
    "hall",
    "badge_lines",
    "questions",
]
SHOWS: dict[KitKind, tuple[Subject, ...]] = {
    "regles": ("rules", "heading"),
    "mur": ("categories", "heading"),
    "fiches": ("address", "people", "tables", "schedule", "categories", "heading"),
    "tables": ("address", "wifi", "wifi_password", "follow", "tables", "heading"),
    "wifi": ("address", "wifi", "wifi_password", "tables", "heading"),
    "cartes": ("categories", "heading"),
    "badges": ("people", "badge_lines", "heading"),
    "noms": ("people", "heading"),
    "emargement": ("people", "heading"),
    "par-table": ("people", "heading"),
    "plan": ("hall", "tables", "heading"),
    "decompte": ("people", "heading"),
    "avis": ("questions", "heading"),
}
"""What each document can be out of date by, what matters most first."""
Touched = Mapping[tuple[type[Entity], UUID], tuple[Entity, Entity | None]]
"""Each entity that changed: what it is like, and what it was then."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something a document shows is no longer what its paper says."""

    subject: Subject
    before: str = ""
    after: str = ""
    count: int = 0
    """People or tables concerned."""


def why(
    kind: KitKind, since: int, log: Sequence[Recorded], snapshot: Snapshot, address: str
) -> tuple[Change, ...]:
    """What made this document out of date after that change, what matters most first."""
    workshop = the_workshop(snapshot)
    touched = _touched(log, since)
    found = {
        change.subject: change
        for change in (
            *_workshop_changes(touched, snapshot, address),
            *_counted(kind, workshop, touched, snapshot),
        )
    }
    return tuple(found[subject] for subject in SHOWS[kind] if subject in found)


def _touched(log: Sequence[Recorded], after: int) -> Touched:
    found: dict[tuple[type[Entity], UUID], tuple[Entity, Entity | None]] = {}
    for recorded in log:
        if recorded.number > after:
            fact = recorded.fact
            found.setdefault((type(fact.after), fact.after.id), (fact.after, fact.before))
    return found


def _workshop_changes(touched: Touched, snapshot: Snapshot, address: str) -> list[Change]:
    now = the_workshop(snapshot)
    _like, before = touched.get((Workshop, now.id), (now, None))
    if not isinstance(before, Workshop):
        return []
    then = typed_address(before)
    found = []
    if then and then != address:
        found.append(Change("address", then, address))
    if before.wifi_name != now.wifi_name:
        found.append(Change("wifi", before.wifi_name, now.wifi_name))
    elif before.wifi_password != now.wifi_password:
        found.append(Change("wifi_password"))
    if _heading(before) != _heading(now):
        found.append(Change("heading"))
    if before.rules != now.rules:
        found.append(Change("rules"))
    if before.categories != now.categories:
        found.append(Change("categories"))
    if before.starts_at != now.starts_at:
        found.append(Change("schedule"))
    if before.badge_lines != now.badge_lines:
        found.append(Change("badge_lines"))
    return found


def _counted(
    kind: KitKind, workshop: Workshop, touched: Touched, snapshot: Snapshot
) -> list[Change]:
    """People, tables and phases that this document would show otherwise."""
    counts: dict[Subject, int] = {}
    for like, before in touched.values():
        subject = _subject(like)
        now = snapshot.newest(like)
        if subject and _on_paper(kind, workshop, before) != _on_paper(kind, workshop, now):
            counts[subject] = counts.get(subject, 0) + 1
    return [Change(subject, count=count) for subject, count in counts.items()]


def _subject(entity: Entity) -> Subject | None:
    match entity:
        case Person():
            return "people"
        case Table():
            return "tables"
        case Phase():
            return "schedule"
        case FollowLink():
            return "follow"
        case HallPlan():
            return "hall"
        case Evaluation():
            return "questions"
        case _:
            return None


def _heading(workshop: Workshop) -> tuple[object, ...]:
    return workshop.title, workshop.day, workshop.place


def _on_paper(kind: KitKind, workshop: Workshop, entity: Entity | None) -> tuple[object, ...]:
    """What a document shows of a person, a table, a phase; nothing of one that left."""
    match entity:
        case Person(withdrawn=False) as person:
            return _of_person(kind, workshop, person)
        case FollowLink(withdrawn=False) as link:
            return (link.code,) if kind == "tables" else ()
        case Evaluation(withdrawn=False) as evaluation:
            return evaluation.questions
        case Table(withdrawn=False) as table:
            return (table.number,) if kind == "plan" else (table.number, table.code)
        case Phase(withdrawn=False) as phase:
            what = (phase.title, phase.activity, all_words(phase), phase.kinds[:1])
            apart = tuple((each.tables, each.title, each.question) for each in phase.tracks)
            return phase.position, phase.planned_s, *what, apart
        case HallPlan(withdrawn=False) as plan:
            return plan.width, plan.depth, plan.shape, plan.spots, plan.markers, plan.notes
        case _:
            return ()


def _of_person(kind: KitKind, workshop: Workshop, person: Person) -> tuple[object, ...]:
    name = (person.first_name, person.last_name)
    match kind:
        case "noms":
            return *name, person.tables
        case "emargement":
            return *name, person.organisation, person.table, gender_of(person)
        case "badges":
            lines = badge_lines(workshop, person)
            return *name, lines, person.badge, person.tables, person.referent, person.host
        case "decompte":
            office = (person.organisation, person.organisation_type)
            return *office, person.departement, person.function
        case _:
            return *name, person.organisation, person.tables, person.referent
