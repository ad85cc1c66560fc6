"""`tablee attend`: who came, said without a window. The gestures are those of the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Annotated
from uuid import UUID

import typer

from workshop_app.commands.session import Session, do, plain, workshop_named
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.attendance import Attendance, Gesture
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import _, n_
from workshop_app.services.checkin import Said, say, take_back
from workshop_app.services.checkin_list import (
    BY_STRUCTURE,
    DoorCounts,
    DoorRow,
    count_door,
    door_rows,
    rank,
    same_name,
)
from workshop_app.services.checkin_words import already, state
from workshop_app.services.ports import UnitOfWork


def attend(
    context: typer.Context,
    workshop: WorkshopName,
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME")] = None,
    excused: Annotated[bool, typer.Option("--excused")] = False,
    left: Annotated[bool, typer.Option("--left")] = False,
    undo: Annotated[bool, typer.Option("--undo")] = False,
) -> None:
    """Confirm people at the door; or say they are excused, or gone; or take that back."""
    session: Session = context.obj
    if excused + left + undo > 1:
        raise Problem("one_gesture_only")
    wanted: Gesture | None = "excused" if excused else "left" if left else "arrived"
    act = partial(_say_all, names=names or (), wanted=None if undo else wanted)
    with session.house() as house:
        key = workshop_named(house, workshop)
        said = do(house, key, act) if names else []
        counts = count_door(house.library.read(key, door_rows))
    session.answer(
        {"people": [_values(each) for each in said], **asdict(counts)}, *_told(said, counts)
    )


def named(rows: Sequence[DoorRow], words: str) -> DoorRow:
    """The one person called so, wholly or by the first letters. Raises Problem when it is nobody,
    or several."""
    found = [row for row in rows if same_name([row], words)] or [
        row for row in rows if (how := rank(row, words)) is not None and how < BY_STRUCTURE
    ]
    if not found:
        raise Problem("not_on_the_list", words=words)
    if len(found) > 1:
        raise Problem(
            "several_on_the_list", words=words, names=tuple(row.person.name for row in found)
        )
    return found[0]


def _say_all(uow: UnitOfWork, names: Sequence[str], wanted: Gesture | None) -> list[Said]:
    """`wanted` None: what was said last is taken back."""
    rows = door_rows(uow)
    keys = [named(rows, words).person.id for words in names]
    return [_take_back(uow, key) if wanted is None else say(uow, key, wanted) for key in keys]


def _take_back(uow: UnitOfWork, key: UUID) -> Said:
    now = uow.of(Attendance).get(key)
    return take_back(uow, key, now.change if now is not None else 0)


def _values(said: Said) -> dict[str, object]:
    person, stands = said.person, said.attendance
    return {
        "id": str(person.id),
        "name": person.name,
        "state": "expected" if stands.withdrawn else stands.state,
        "at": plain(stands.at),
        "table": person.table,
        "badge": person.badge,
        "already": said.already,
    }


def _told(said: Sequence[Said], counts: DoorCounts) -> list[str]:
    return [*map(_line, said), n_("{n} dans la salle", "{n} dans la salle", counts.present)]


def _line(said: Said) -> str:
    name = said.person.name
    if said.already:
        return _("{name} : {already}.", name=name, already=already(said.attendance))
    if said.attendance.withdrawn:
        return _("Annulé : {name}.", name=name)
    stands = state(DoorRow(said.person, said.attendance), by_post=False)
    return _("{what} : {name}", what=name, name=stands)
