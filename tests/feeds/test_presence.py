"""What phones say of themselves: the last word of each, added up per table, and never many."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from workshop_app.feeds.clock import PlayedClock
from workshop_app.feeds.presence import MOST_PHONES, PhonePresence

BEGINS = datetime(2026, 10, 13, 8, tzinfo=UTC)
HERE, ELSEWHERE = UUID(int=1), UUID(int=2)


def test_the_phones_of_a_table_are_added_up_and_their_last_word_counts() -> None:
    presence = PhonePresence(PlayedClock(BEGINS))
    presence.told(HERE, 4, "a", 3, 1)
    presence.told(HERE, 4, "a", 5, 0)
    presence.told(HERE, 4, "b", 2, 2)
    presence.told(ELSEWHERE, 4, "a", 9, 9)
    held = presence.holdings(HERE)[4]
    assert (held.sent, held.waiting) == (7, 2)
    assert set(presence.holdings(HERE)) == {4}


def test_the_same_said_again_keeps_its_instant() -> None:
    clock = PlayedClock(BEGINS)
    presence = PhonePresence(clock)
    presence.told(HERE, 4, "a", 3, 0)
    clock.forward(30)
    presence.told(HERE, 4, "a", 3, 0)
    assert presence.holdings(HERE)[4].since == BEGINS
    presence.told(HERE, 4, "a", 4, 0)
    assert presence.holdings(HERE)[4].since == clock.now()


def test_invented_phones_take_no_room() -> None:
    presence = PhonePresence(PlayedClock(BEGINS))
    for number in range(1_000):
        presence.told(HERE, 4, str(number), 1, 0)
    assert presence.holdings(HERE)[4].sent == MOST_PHONES
