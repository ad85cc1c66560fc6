"""The meetings as a file that any diary reads (iCalendar, RFC 5545).

Decides what an appointment says and how it is written; not where the file lies. Times are written
in UTC, so that no table of time zones is needed; nobody's name leaves with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from workshop_app.domain.meetings import Meeting, in_time
from workshop_app.i18n.translate import _
from workshop_app.services.ports import Snapshot
from workshop_app.services.project_words import mode_words
from workshop_app.services.workshops import the_workshop

LINE_OCTETS = 75
"""RFC 5545, 3.1: a line is no longer, its end excluded."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
"""RFC 5545, 3.1: no control sign in a value."""


def agenda_file(snapshot: Snapshot, now: datetime) -> bytes:
    """The whole calendar. A meeting without a day is not in it; a cancelled one is, as cancelled:
    a diary that had it strikes it out."""
    title = the_workshop(snapshot).title
    return as_ics(title, dated(snapshot.of(Meeting).where()), now)


def dated(meetings: Iterable[Meeting]) -> list[Meeting]:
    return [meeting for meeting in in_time(meetings) if meeting.day is not None]


def as_ics(title: str, meetings: Sequence[Meeting], now: datetime) -> bytes:
    """One event a meeting; those without a day are passed over. `now` is UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tablée//Calendrier//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    for meeting in meetings:
        if meeting.day is not None:
            lines += _event(title, meeting, meeting.day, now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(title: str, meeting: Meeting, day: date, now: datetime) -> list[str]:
    """SEQUENCE is the number of the last change: a newer file replaces what a diary holds."""
    summary = title
    if meeting.subject:
        summary = _("{group} : {meeting}", group=title, meeting=meeting.subject)
    said = [mode_words(meeting.mode)]
    if meeting.method.strip():
        said.append(_("Méthode : {method}", method=meeting.method.strip()))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{meeting.id}@tablee",
        f"DTSTAMP:{_instant(now)}",
        f"SEQUENCE:{meeting.change}",
        f"DTSTART:{_instant(_at(day, meeting.starts_at))}",
        f"DTEND:{_instant(_at(day, meeting.ends_at))}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(chr(10).join(said))}",
        f"STATUS:{'CANCELLED' if meeting.cancelled else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT" if meeting.cancelled else "TRANSP:OPAQUE",
    ]
    if meeting.place:
        lines.append(f"LOCATION:{_text(meeting.place)}")
    return [*lines, "END:VEVENT"]


def _at(day: date, clock: time) -> datetime:
    """The wall clock of the hall, in the laptop's zone on that day."""
    return datetime.combine(day, clock).astimezone()


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """RFC 5545, 3.3.11."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL.sub("", plain.encode("utf-8", "replace").decode()).translate(ESCAPED)


def _folded(line: str) -> bytes:
    """Cut into lines of 75 octets at most, never inside a letter; those that go on begin with a
    space."""
    pieces: list[bytes] = [b""]
    for sign in line:
        octets = sign.encode("utf-8")
        if len(pieces[-1]) + len(octets) > LINE_OCTETS:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"
