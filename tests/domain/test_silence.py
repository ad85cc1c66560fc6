"""What is written in silence shows itself by the clock: no tick, no fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.cards import Card
from workshop_app.domain.phases import Pause, Phase, phase_state
from workshop_app.domain.sight import seen_by_the_hall
from workshop_app.domain.silence import is_silent, may_be_seen, silent_phases

NINE = datetime(2026, 3, 12, 9, tzinfo=UTC)
PHASE = Phase(
    id=uuid4(), workshop=UUID(int=1), position=0, title="Forces", planned_s=600, silent=True,
    started_at=NINE,
)  # fmt: skip


def card(phone: str = "", phase: UUID | None = PHASE.id) -> Card:
    return Card(
        id=uuid4(), workshop=UUID(int=1), table=4, kind="forces", number=1, code="FO",
        text="Un port", original="Un port", source="phone", written_at=NINE, phase=phase,
        phone=phone,
    )  # fmt: skip


@given(st.integers(0, 1_200))
def test_the_bell_lifts_it(seconds: int) -> None:
    now = NINE + timedelta(seconds=seconds)
    assert is_silent(PHASE, now) is (phase_state(PHASE, now).remaining_s > 0)


@pytest.mark.parametrize(
    "changed",
    [
        {"silent": False},
        {"revealed_at": NINE},
        {"ended_at": NINE + timedelta(seconds=1)},
        {"started_at": None},
        {"withdrawn": True},
    ],
)
def test_what_hides_nothing(changed: dict[str, object]) -> None:
    assert not is_silent(replace(PHASE, **changed), NINE + timedelta(seconds=60))  # type: ignore[arg-type]


def test_a_phase_that_is_suspended_stays_silent() -> None:
    paused = replace(PHASE, pauses=(Pause(NINE + timedelta(seconds=60)),))
    assert is_silent(paused, NINE + timedelta(hours=3))


def test_a_phone_sees_what_it_sent_and_the_hall_nothing_of_it() -> None:
    silent = silent_phases([PHASE], NINE)
    mine, other, before = card("a" * 32), card("b" * 32), card(phase=None)
    assert [may_be_seen(each, silent, "a" * 32) for each in (mine, other, before)] == [
        True,
        False,
        True,
    ]
    assert not may_be_seen(card(""), silent, ""), "paper typed at the desk is nobody's phone's"
    assert [seen.id for seen in seen_by_the_hall([mine, other, before], silent)] == [before.id]
    assert len(seen_by_the_hall([mine, other, before])) == 3
