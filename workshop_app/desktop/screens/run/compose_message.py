"""What Conduite says of the last message and of the tables that call. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.desktop.screens.run.faces import MessageFace, TileFace
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.board import RoomNews

FEW = 4
"""Tables that are named one by one when they have not read."""


def message_face(room: RoomNews) -> MessageFace:
    """The newest message, which tables have read it and which have not."""
    if room.message is None:
        return MessageFace("", "", "", "")
    message, read_by = room.message.message, room.message.read_by
    present = [table.number for table in room.tables]
    concerned = [number for number in present if not message.tables or number in message.tables]
    missing = [number for number in concerned if number not in read_by]
    count, many = len(concerned) - len(missing), len(concerned)
    read = n_("Lu par {n} table sur {all}", "Lu par {n} tables sur {all}", count, all=many)
    if not count:
        read = _("Pas encore lu")
    return MessageFace(
        text=message.text,
        sent=typography.clock(message.sent_at, language()),
        read=read,
        missing=_missing(missing) if count else "",
        by_nobody=not count,
    )


def _missing(tables: Sequence[int]) -> str:
    if not tables or len(tables) > FEW:
        return ""
    listed = ", ".join(map(str, tables))
    if len(tables) == 1:
        return _("(sauf table {table})", table=listed)
    return _("(sauf tables {tables})", tables=listed)


def calls(queue: Sequence[int]) -> str:
    """How many tables call, in the order they are to be answered; empty: none."""
    if not queue:
        return ""
    if len(queue) == 1:
        return _("1 table appelle")
    listed = ", ".join(map(str, queue))
    return _("{n} tables appellent : {tables}", n=len(queue), tables=listed)


def finished(faces: Sequence[TileFace]) -> str:
    """« 7 tables ont terminé »; empty: none has."""
    count = sum(face.phone == "done" for face in faces)
    return n_("{n} table a terminé", "{n} tables ont terminé", count) if count else ""


def silent(faces: Sequence[TileFace]) -> str:
    """How many tables have written nothing for too long; empty: none."""
    count = sum(face.phone == "silent" for face in faces)
    return n_("{n} table sans carte", "{n} tables sans carte", count) if count else ""
