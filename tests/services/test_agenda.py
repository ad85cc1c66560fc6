"""The diary file against RFC 5545: line ends, folding, escaping, instants."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.meetings import Meeting
from workshop_app.services.agenda import as_ics, dated

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def meeting(**fields: Any) -> Meeting:
    made = Meeting(
        id=UUID(int=7), workshop=UUID(int=1), year=2026, quarter=4, day=date(2026, 11, 6), change=12
    )
    return replace(made, **fields)


def unfolded(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    return content.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]


def test_an_event_says_what_a_diary_needs() -> None:
    made = meeting(
        subject="Écrire; choisir, garder",
        place="Brive, Maison des associations",
        method="1-2-4-Tous\nateliers \\ croisés",
    )
    lines = unfolded(as_ics("Offices ruraux", [made], NOW))
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0", "METHOD:PUBLISH"} < set(lines)
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    assert event[1:6] == [
        "UID:00000000-0000-0000-0000-000000000007@tablee",
        "DTSTAMP:20260312T090000Z",
        "SEQUENCE:12",
        "DTSTART:20261106T083000Z",
        "DTEND:20261106T153000Z",
    ], "half past nine in Paris in winter"
    assert "SUMMARY:Offices ruraux\u00a0: Écrire\\; choisir\\, garder" in event
    assert "LOCATION:Brive\\, Maison des associations" in event
    said = "DESCRIPTION:sur place\\nMéthode\u00a0: 1-2-4-Tous\\nateliers \\\\ croisés"
    assert said in event
    assert "STATUS:CONFIRMED" in event


def test_summer_time_is_that_of_the_day_itself() -> None:
    lines = unfolded(as_ics("G", [meeting(day=date(2027, 5, 27), starts_at=time(9, 30))], NOW))
    assert "DTSTART:20270527T073000Z" in lines


def test_cancelled_is_told_and_a_meeting_without_a_day_is_not_there() -> None:
    off, open_ = meeting(cancelled=True), meeting(id=UUID(int=8), day=None)
    assert dated([off, open_]) == [off]
    lines = unfolded(as_ics("G", [off, open_], NOW))
    assert lines.count("BEGIN:VEVENT") == 1
    assert "STATUS:CANCELLED" in lines


@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=60))
def test_no_text_breaks_the_file(subject: str, method: str, title: str) -> None:
    content = as_ics(title, [meeting(subject=subject, method=method)], NOW)
    raw = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in raw)
    assert all(b"\n" not in line and b"\r" not in line for line in raw)
    lines = unfolded(content)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert all(line[0] != " " and ":" in line for line in lines)
