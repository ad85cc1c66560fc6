"""How the door speaks JSON: a person as a post may see them, a gesture's answer, what changed.

Decides what of a person leaves the laptop: names, structure, table, badge, and what was said at the
door. Never an address, a telephone, a note.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from workshop_app.domain.agreement import gender_of
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.facts import Recorded
from workshop_app.domain.people import Person
from workshop_app.domain.posts import DoorPost
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Workshop
from workshop_app.services import checkin_words as words
from workshop_app.services.checkin import Said
from workshop_app.services.checkin_list import DoorRow
from workshop_app.services.post_news import PostNews
from workshop_app.services.seat_choice import Seat

Frame = Callable[[int, str, object], bytes]
"""Number, name of the event, content."""


def person_json(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "organisation": person.organisation,
        "gender": gender_of(person),
        "table": person.table,
        "badge": person.badge,
        "withdrawn": person.withdrawn,
    }


def presence_json(key: UUID, said: Attendance | None) -> dict[str, object]:
    """A person of whom nothing was said, or whose word was taken back, is expected."""
    if said is None or said.withdrawn:
        state = {"state": "expected", "at": None, "arrived_at": None, "post": 0, "walk_in": False}
        return {"id": key, **state, "change": said.change if said else 0}
    return {
        "id": key,
        "state": said.state,
        "at": said.at,
        "arrived_at": said.arrived_at or said.at,
        "post": said.post,
        "walk_in": said.walk_in,
        "change": said.change,
    }


def row_json(row: DoorRow) -> dict[str, object]:
    return person_json(row.person) | presence_json(row.person.id, row.said)


def said_json(said: Said) -> dict[str, object]:
    """`already`: in words, who had said it before; empty when it was just done."""
    row = person_json(said.person) | presence_json(said.person.id, said.attendance)
    return {"person": row, "already": words.already(said.attendance) if said.already else ""}


def door_json(news: PostNews, post: DoorPost, now: datetime) -> dict[str, object]:
    """All that a post needs to draw itself; what follows comes as events."""
    return {
        "post": post.number,
        "name": post.name,
        "title": news.workshop.title,
        "now": now,
        "people": [row_json(row) for row in news.rows],
        "boxes": [[box.first, box.last] for box in news.boxes],
        "types": news.types,
        "departements": news.departements,
        "seat": seat_json(news.next_seat),
        "last_change": news.reached,
    }


def seat_json(seat: Seat) -> dict[str, object]:
    return {"table": seat.table, "badge": seat.badge}


def door_frame(line: Recorded, frame: Frame) -> bytes:
    """What posts hear of one change; nothing of cards and phases."""
    number = line.number
    match line.fact.after:
        case Person() as person:
            return frame(number, "person", person_json(person))
        case Attendance() as said:
            return frame(number, "presence", presence_json(said.id, said))
        case Workshop() | Table() | DoorPost():
            return frame(number, "state", {})
        case _:
            return b""
