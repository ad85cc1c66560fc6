"""Who may write what, when; and that words stay as they were written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.cards import (
    BLANK_LETTERS,
    CONTROL,
    GRACE_S,
    LONGEST_TEXT,
    clean_text,
    may_write,
)
from workshop_app.domain.phases import Pause, Phase
from workshop_app.domain.problems import Problem

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def phase(**fields: object) -> Phase:
    known: dict[str, object] = {
        "id": uuid4(),
        "workshop": UUID(int=1),
        "position": 0,
        "title": "Forces",
        "kinds": ("forces",),
        "planned_s": 600,
        "started_at": NOON,
    }
    return Phase(**known | fields)  # type: ignore[arg-type]


def refusal(phases: list[Phase], seconds: float, kind: str = "forces") -> str | None:
    problem = may_write(kind, phases, NOON + timedelta(seconds=seconds))
    return problem.code if problem else None


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(0, None), (599, None), (600 + GRACE_S, None), (601 + GRACE_S, "phase_over")],
)
def test_the_bell_has_a_grace(seconds: float, code: str | None) -> None:
    assert refusal([phase()], seconds) == code


def test_a_click_on_next_does_not_refuse_the_card_being_typed() -> None:
    left = phase(ended_at=NOON + timedelta(seconds=300))
    pause = phase(title="Pause", kinds=(), position=1, started_at=NOON + timedelta(seconds=300))
    assert refusal([left, pause], 300 + GRACE_S) is None
    assert refusal([left, pause], 301 + GRACE_S) == "kind_closed"


def test_a_paused_phase_takes_cards() -> None:
    paused = phase(pauses=(Pause(NOON + timedelta(seconds=60)),))
    assert refusal([paused], 36_000) is None


def test_nothing_on_stage_and_another_kind() -> None:
    assert refusal([phase(started_at=None)], 0) == "no_phase"
    assert refusal([phase()], 0, "attentes") == "kind_closed"
    assert refusal([phase(withdrawn=True)], 0) == "no_phase"


@given(st.text(max_size=LONGEST_TEXT))
def test_words_are_kept(text: str) -> None:
    """Only control signs and blank ends go; a second cleaning changes nothing."""
    if not any(sign.isprintable() and sign not in BLANK_LETTERS + " " for sign in text):
        return  # unassigned signs may pass, nothing else
    kept = clean_text(text)
    assert clean_text(kept) == kept
    assert [sign for sign in kept if not sign.isspace()] == [
        sign for sign in CONTROL.sub("", text) if not sign.isspace()
    ]


@pytest.mark.parametrize("text", ["", " \n ", "\x00\x07", "\u200b\ufeff", "\u3164 \u2800"])
def test_no_word_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="text_empty"):
        clean_text(text)


def test_too_many_are_refused_and_counted() -> None:
    with pytest.raises(Problem) as refused:
        clean_text("é" * (LONGEST_TEXT + 1))
    assert refused.value.values == {"length": LONGEST_TEXT + 1, "longest": LONGEST_TEXT}


def test_a_sign_of_next_year_is_a_word() -> None:
    assert clean_text("\U0001fae9") == "\U0001fae9"


def test_emoji_and_lines_stay() -> None:
    assert clean_text(" 👩‍🌾 Un marché\r\nfermier ") == "👩‍🌾 Un marché\nfermier"
