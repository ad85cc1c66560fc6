"""The words that come back: which ones, on which page, how large; never those of one table."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Workshop
from tests.services.projection.test_picture import put, read
from workshop_app.domain.said_words import SaidWord
from workshop_app.services.cards import Draft, withdraw_card, write_card
from workshop_app.services.phases import change_phase, reveal_cards, schedule
from workshop_app.services.projection.cloud import (
    APART,
    COUNT,
    SIZES,
    CloudContent,
    fitting,
    room_of,
)
from workshop_app.services.projection.picture import page_of, spoken
from workshop_app.services.workshops import change_workshop

WORDS = st.lists(
    st.builds(
        SaidWord,
        st.text("abcdefghijklmnopqrstuvwxyzéèçœW-", min_size=4, max_size=45),
        st.integers(2, 400),
        st.integers(2, 40),
    ),
    max_size=24,
    unique_by=lambda each: each.word,
)


def cloud(workshop: Workshop, tall: bool = False, kind: str = "") -> CloudContent:
    put(workshop, "cloud", kind=kind)
    shown = read(workshop, tall)
    assert isinstance(shown, CloudContent)
    return shown


def said(shown: CloudContent) -> dict[str, str]:
    return {word.word: word.tables for line in shown.lines for word in line}


@pytest.fixture
def wrote(workshop: Workshop) -> Workshop:
    """« vélo » from three tables, « bus » from two, « secret » from one, in two categories."""
    workshop.start("Forces")
    for table in (1, 2, 3):
        workshop.write("Le vélo va partout", table)
    workshop.write("Un bus secret, un vrai secret", 4)
    workshop.write("Le bus du soir", 5)
    weak = [
        Draft(uuid4(), table, "faiblesses", "Trop de voitures", source="paper") for table in (6, 7)
    ]
    for draft in weak:
        workshop.do(partial(write_card, draft=draft))
    return workshop


def test_a_word_of_one_table_alone_is_not_shown(wrote: Workshop) -> None:
    shown = cloud(wrote)
    assert said(shown)["vélo"] == "3 tables"
    assert said(shown)["voitures"] == "2 tables"
    assert "secret" not in said(shown)
    assert (shown.title, shown.said) == ("Les mots qui reviennent", "dans 7 cartes")
    assert "vélo" in spoken(shown)


def test_a_page_for_all_then_one_a_category_or_one_category_alone(wrote: Workshop) -> None:
    assert page_of(cloud(wrote)) == (0, 3)
    wrote.clock.forward(12.1 / 60)
    shown = read(wrote, False)
    assert isinstance(shown, CloudContent)
    assert (shown.title, shown.tone) == ("Forces\u00a0: les mots qui reviennent", "forces")
    assert "voitures" not in said(shown)
    alone = cloud(wrote, kind="faiblesses")
    assert (page_of(alone), list(said(alone))) == ((0, 1), ["voitures"])


def test_what_the_hall_may_not_see_is_not_read(workshop: Workshop) -> None:
    phase = next(phase for phase in workshop.ask(schedule) if phase.title == "Forces")
    workshop.do(partial(change_phase, key=phase.id, silent=True))
    workshop.start("Forces")
    for table in (1, 2):
        card = workshop.write("Le vélo va partout", table).card
    assert cloud(workshop).awaited
    workshop.do(reveal_cards)
    assert "vélo" in said(cloud(workshop))
    workshop.do(partial(withdraw_card, key=card.id, table=None))
    assert not cloud(workshop).lines
    workshop.do(partial(change_workshop, reads_first=True))
    workshop.write("Le vélo encore", 3)
    assert not cloud(workshop).lines


@given(WORDS, st.booleans())
def test_it_fits_its_room_whatever_was_written(words: list[SaidWord], tall: bool) -> None:
    words = sorted(words, key=lambda each: -each.cards)
    wide, high = room_of(tall)
    lines = fitting(words, wide, high)
    for line in lines:
        assert sum(word.wide for word in line) + APART * (len(line) - 1) <= wide
    assert sum(max(word.high for word in line) for line in lines) <= high
    shown = {word.word: word for line in lines for word in line}
    kept = [each for each in words if each.word in shown]
    assert kept == words[: len(kept)], "the rarest are left out"
    assert all(shown[more.word].size >= shown[less.word].size for more, less in pairwise(kept))
    assert lines == fitting(words, wide, high)


def test_no_word_is_too_small_for_the_last_row() -> None:
    assert min(*SIZES, COUNT) >= 26
