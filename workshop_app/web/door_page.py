"""The page of a post at the door: the list, what can be said of each person, the newcomers.

Draws it complete for a device without script: a search, a button a person, a form. The script then
keeps it live from the same words. Decides how things are said, not what may be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from starlette.responses import Response

from workshop_app.domain.attendance import Gesture
from workshop_app.domain.posts import DoorPost
from workshop_app.i18n.translate import language, n_, number
from workshop_app.services import checkin_words as said_of
from workshop_app.services.checkin_list import DoorRow, count_door, find_rows
from workshop_app.services.post_news import PostNews
from workshop_app.services.seat_choice import Seat
from workshop_app.web.door_answers import door_json
from workshop_app.web.door_words import door_words, phrases
from workshop_app.web.frame import Frame

DOOR_SCRIPTS = (
    "words.js",
    "shelf.js",
    "outbox.js",
    "pieces.js",
    "people.js",
    "door_box.js",
    "door_rows.js",
    "door_newcomer.js",
    "door.js",
)
DOOR_ICONS = (
    "check",
    "circle-alert",
    "circle-check",
    "clock",
    "ellipsis",
    "info",
    "log-out",
    "search",
    "undo-2",
    "user-plus",
    "wifi-off",
    "x",
)
STATE_ICONS = {"arrived": "circle-check", "excused": "x", "left": "log-out"}
MOST_SHOWN = 30
"""People drawn at once without script: then one types a name."""
OTHERS: dict[str, tuple[Gesture, ...]] = {"expected": ("excused",), "arrived": ("left",)}
"""What can be said of somebody beside that they are here."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page was asked for, or what a form without script sent."""

    typed: str = ""
    done: UUID | None = None
    """Somebody of whom something was just said."""
    already: bool = False
    """It had been said before."""
    wrong: str = ""
    name: str = ""
    organisation: str = ""


class DoorPages:
    def __init__(self, assets: Path, rehearsal: bool = False) -> None:
        self._frame = Frame(assets, ("form.css", "door.css"), DOOR_ICONS, rehearsal)

    def door(
        self,
        news: PostNews,
        post: DoorPost,
        now: datetime,
        asked: Asked,
        status: int = 200,
    ) -> Response:
        words = door_words()
        boot = {
            "state": door_json(news, post, now),
            "words": words,
            "phrases": phrases(),
            "language": language(),
            "code": post.code,
            "typed": asked.typed,
        }
        return self._frame.answer(
            "door.html",
            DOOR_SCRIPTS,
            status,
            words=words,
            view=_view(news, post, asked, words),
            code=post.code,
            fresh_id=str(uuid4()),
            asked=asked,
            boot=boot,
        )


def _view(news: PostNews, post: DoorPost, asked: Asked, words: dict[str, str]) -> dict[str, Any]:
    """The page as words, for a device that runs no script."""
    found = find_rows(news.rows, asked.typed)
    rest = len(found) - MOST_SHOWN
    return {
        "title": news.workshop.title,
        "post": _post(post, words),
        "counts": _counts(news.rows),
        "rows": [_row(row, words) for row in found[:MOST_SHOWN]],
        "more": _more(rest) if rest > 0 else "",
        "none": _none(news.rows, asked.typed, words) if not found else "",
        "done": _done(news.rows, asked, words),
        "types": news.types,
        "departements": news.departements,
        "seat": seat_words(news.next_seat, words),
    }


def seat_words(seat: Seat, words: dict[str, str]) -> str:
    """Where a newcomer would sit, before they are welcomed."""
    if seat.table is None:
        return words["seat_no_table"].format(badge=number(seat.badge))
    return words["seat"].format(table=number(seat.table), badge=number(seat.badge))


def _post(post: DoorPost, words: dict[str, str]) -> str:
    named = words["post"].format(n=post.number)
    return f"{named}, {post.name}" if post.name else named


def _counts(rows: Sequence[DoorRow]) -> str:
    counts = count_door(rows)
    here = n_("{n} dans la salle", "{n} dans la salle", counts.present)
    return f"{here}, {n_('{n} attendu', '{n} attendus', counts.expected)}"


def _more(rest: int) -> str:
    return n_("Encore {n} personne : tapez son nom.", "Encore {n} personnes : tapez un nom.", rest)


def _none(rows: Sequence[DoorRow], typed: str, words: dict[str, str]) -> str:
    return words["nobody"].format(typed=typed) if rows else words["empty"]


def _row(row: DoorRow, words: dict[str, str]) -> dict[str, Any]:
    labels = {"excused": words["excuse"], "left": words["leave"]}
    return {
        "key": str(row.person.id),
        "name": row.person.name,
        "organisation": row.person.organisation,
        "table": number(row.person.table) if row.person.table is not None else "–",
        "badge": number(row.person.badge) if row.person.badge is not None else "–",
        "state": said_of.state(row, by_post=True),
        "look": row.state,
        "icon": STATE_ICONS.get(row.state, ""),
        "action": said_of.action(row),
        "others": [(said, labels[said]) for said in OTHERS.get(row.state, ())],
        "back": words[f"take_back_{row.state}"] if row.state != "expected" else "",
        "change": row.said.change if row.said is not None else 0,
    }


def _done(rows: Sequence[DoorRow], asked: Asked, words: dict[str, str]) -> dict[str, str]:
    """What was just said, with the table and the badge."""
    row = next((row for row in rows if row.person.id == asked.done), None)
    if row is None:
        return {"said": "", "where": "", "look": ""}
    table, badge = row.person.table, row.person.badge
    where = ""
    if table is not None and badge is not None:
        where = words["where"].format(table=number(table), badge=number(badge))
    elif badge is not None:
        where = words["where_badge"].format(badge=number(badge))
    if asked.already and row.said is not None:
        told = words["already"].format(name=row.person.name, already=said_of.already(row.said))
        return {"said": told, "where": where, "look": "signal"}
    heard: dict[str, said_of.Phrase] = {
        "arrived": "has_arrived",
        "excused": "is_excused",
        "left": "has_left",
    }
    if row.state not in heard:
        told = words["taken_back"].format(name=row.person.name)
        return {"said": told, "where": "", "look": "success"}
    told = said_of.phrase(heard[row.state], row.gender, name=row.person.name)
    return {"said": told, "where": where, "look": "success"}
