from __future__ import annotations

from datetime import UTC, datetime, timedelta

from workshop_app.domain.black_box import (
    AGAIN,
    EVERY,
    WORRYING,
    BlackBox,
    copied,
    not_copied,
    tried,
    unchanged,
)

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)


def test_a_copy_is_due_at_once_then_every_minute() -> None:
    assert BlackBox().is_due(NOW)
    box = tried(BlackBox(), NOW)
    assert not box.is_due(NOW + EVERY - timedelta(seconds=1))
    assert box.is_due(NOW + EVERY)


def test_the_end_of_a_phase_does_not_wait_for_the_minute() -> None:
    box = BlackBox(tried_at=NOW, asked=True)
    assert box.is_due(NOW + AGAIN)
    assert not tried(box, NOW + AGAIN).asked


def test_a_key_that_was_never_there_worries_nobody() -> None:
    box = copied(BlackBox(), 5, on_key=False, now=NOW)
    assert box.mood(NOW + 10 * WORRYING) == "normal"
    assert box.copied_at is None


def test_a_key_pulled_out_is_away_then_worrying_then_back() -> None:
    box = copied(BlackBox(), 5, on_key=True, now=NOW)
    box = copied(box, 6, on_key=False, now=NOW + EVERY)
    assert box.mood(NOW + EVERY) == "away"
    later = NOW + EVERY + WORRYING
    assert box.mood(later) == "worrying"
    assert copied(box, 7, on_key=True, now=later).mood(later) == "normal"


def test_a_key_that_comes_while_nothing_changes_is_filled() -> None:
    box = unchanged(copied(BlackBox(), 5, on_key=False, now=NOW), on_key=True, now=NOW)
    assert box.reached != 5
    assert box.asked


def test_nothing_new_keeps_the_copy_true() -> None:
    box = copied(BlackBox(), 5, on_key=True, now=NOW)
    later = NOW + EVERY
    assert unchanged(box, on_key=True, now=later).copied_at == later
    assert unchanged(box, on_key=False, now=later).away_since == later


def test_a_key_that_takes_nothing_is_told_from_the_first_time_and_why() -> None:
    box = copied(BlackBox(), 5, on_key=False, now=NOW, refused="full")
    assert (box.mood(NOW), box.refused) == ("away", "full")
    assert box.mood(NOW + WORRYING) == "worrying"
    pulled_out = unchanged(box, on_key=False, now=NOW + EVERY)
    assert (pulled_out.away_since, pulled_out.refused) == (NOW, "")
    emptied = copied(box, 6, on_key=True, now=NOW + EVERY)
    assert (emptied.mood(NOW + EVERY), emptied.refused) == ("normal", "")


def test_a_laptop_without_room_is_told_as_such() -> None:
    box = not_copied(BlackBox(), NOW)
    assert (box.mood(NOW), box.refused) == ("away", "laptop")
    assert not_copied(box, NOW + EVERY).away_since == NOW
