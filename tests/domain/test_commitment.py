"""What an absence means: a first one announced is nothing, a second or a silent one a call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.commitment import (
    SAID,
    Member,
    Noted,
    Said,
    Track,
    held_meetings,
    is_expected,
    track,
)
from workshop_app.domain.meetings import Meeting, Mode, on_day
from workshop_app.domain.people import Person

GROUP = UUID(int=1)
TODAY = date(2027, 4, 12)
LUCIE = Person(id=uuid4(), workshop=GROUP, first_name="Lucie", last_name="Peyrat")
OTHER = uuid4()


def meeting(day: date, mode: Mode = "on_site") -> Meeting:
    made = Meeting(id=uuid4(), workshop=GROUP, year=day.year, quarter=1, mode=mode)
    return on_day(made, day)


NOVEMBER, JANUARY = meeting(date(2026, 11, 6)), meeting(date(2027, 1, 21), "remote")
MAY, SEPTEMBER = meeting(date(2027, 5, 27)), meeting(date(2027, 9, 16), "remote")
YEAR = [NOVEMBER, JANUARY, MAY, SEPTEMBER]


def follow(*said: Said | None, member: Member | None = None) -> Track:
    """`said` at each meeting of the year in turn; somebody else came to all those over."""
    notes = {
        (each.id, LUCIE.id): Noted(word)
        for each, word in zip(YEAR, said, strict=False)
        if word is not None
    }
    notes |= {(each.id, OTHER): Noted("present") for each in (NOVEMBER, JANUARY)}
    return track(member or Member(LUCIE), YEAR, notes, TODAY, held_meetings(YEAR, notes))


def kinds(found: Track) -> list[str]:
    return [cell.kind for cell in found.cells]


def alarming(found: Track) -> list[bool]:
    return [cell.alarming for cell in found.cells]


def test_who_came_to_everything_is_not_called() -> None:
    found = follow("present", "present")
    assert kinds(found) == ["present", "present", "to_come", "to_come"]
    assert (found.came, found.held, found.on_site, found.remote) == (2, 2, 1, 1)
    assert not found.to_call


def test_the_first_absence_announced_alarms_nobody() -> None:
    found = follow("present", "excused")
    assert alarming(found) == [False] * 4
    assert (found.came, found.held) == (1, 2)
    assert not found.to_call


def test_an_absence_without_a_word_is_to_be_called() -> None:
    assert alarming(follow("present", "absent"))[1]
    assert follow("present", "absent").to_call


def test_the_second_absence_is_to_be_called_even_announced() -> None:
    found = follow("excused", "excused")
    assert alarming(found) == [False, True, False, False]
    assert (found.came, found.held, found.to_call) == (0, 2, True)


def test_coming_back_ends_the_call() -> None:
    assert not follow("absent", "present").to_call


def test_a_substitute_is_no_absence() -> None:
    found = follow("replaced", "excused")
    assert alarming(found) == [False] * 4
    assert (found.came, found.held) == (0, 2)


def test_a_meeting_that_is_over_and_of_which_nothing_was_said() -> None:
    assert kinds(follow())[:2] == ["unsaid", "unsaid"]
    assert not follow().to_call


def test_a_member_is_expected_from_a_day_and_until_another() -> None:
    late = follow("present", "present", member=Member(LUCIE, since=date(2027, 1, 12)))
    assert late.held == 2, "what was noted is kept, whatever the days say"
    late = follow(None, "present", member=Member(LUCIE, since=date(2027, 1, 12)))
    assert kinds(late) == ["not_yet", "present", "to_come", "to_come"]
    assert (late.came, late.held) == (1, 1)
    gone = follow("absent", "absent", member=Member(LUCIE, until=date(2027, 3, 1)))
    assert kinds(gone)[2:] == ["gone", "gone"]
    assert not gone.to_call, "nobody calls who has left"
    assert is_expected(gone.member, JANUARY)
    assert not is_expected(gone.member, MAY)


@given(st.lists(st.sampled_from([*SAID, None]), min_size=4, max_size=4))
def test_amber_is_the_silent_absence_or_not_the_first(said: Sequence[Said | None]) -> None:
    found = follow(*said)
    away = 0
    for word, cell in zip(said, found.cells, strict=True):
        away += word in ("excused", "absent")
        assert cell.alarming == (word == "absent" or (word == "excused" and away > 1))
    assert found.came <= found.held <= len(YEAR)
    assert found.on_site + found.remote == found.came
