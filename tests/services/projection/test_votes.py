"""The two pictures of a vote: how many have voted and nothing else; then what is kept, by pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest

from tests.conftest import Workshop
from tests.services.projection.test_picture import put, read
from workshop_app.domain.votes import Item, Mark, Vote
from workshop_app.services.projection.brief import ProjectorContent
from workshop_app.services.projection.picture import page_of, spoken
from workshop_app.services.projection.votes import ROWS, EssentialContent, VoteContent
from workshop_app.services.vote_items import offered_items
from workshop_app.services.votes import cast_for_table, close_vote, open_the_vote, prepare_vote


@pytest.fixture
def items(workshop: Workshop) -> Sequence[Item]:
    workshop.start("Forces")
    for n in range(9):
        workshop.write(f"Force {n}", 1 + n)
    return [each.item for each in workshop.ask(partial(offered_items, now=None))]


def voted(workshop: Workshop, items: Sequence[Item]) -> Vote:
    draft = workshop.do(partial(prepare_vote, title="Que garder ?", items=items, line=9))
    vote = workshop.do(partial(open_the_vote, key=draft.id))
    for table in range(1, 4):
        marks = [Mark(item.id, 1) for item in items]
        workshop.do(partial(cast_for_table, number=table, marks=marks))
    return vote


def test_a_vote_under_way_tells_how_many_and_no_result(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    put(workshop, "vote")
    assert isinstance(read(workshop), ProjectorContent), "nothing is open yet: the phase"
    voted(workshop, items)
    picture = read(workshop)
    assert isinstance(picture, VoteContent)
    assert (picture.title, picture.said) == ("Que garder ?", "3 tables sur 9 ont voté")
    assert (picture.voted, picture.expected, picture.dots) == (3, 9, True)
    assert "Force" not in repr(picture)
    assert "3 tables sur 9" in spoken(picture)


def test_the_essential_is_told_by_pages_once_it_is_closed(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    put(workshop, "essential")
    vote = voted(workshop, items)
    assert isinstance(read(workshop), ProjectorContent), "nothing is marked yet"
    workshop.do(partial(close_vote, key=vote.id))
    first = read(workshop)
    assert isinstance(first, EssentialContent)
    assert (len(first.rows), page_of(first)) == (ROWS, (0, 2))
    assert (first.rows[0].points, first.rows[0].said, first.rows[0].mood) == (
        "3",
        "3 tables sur 3",
        "consensus",
    )
    workshop.clock.forward(first.next_in_s / 60)
    second = read(workshop)
    assert isinstance(second, EssentialContent)
    assert (len(second.rows), second.rows[0].place) == (2, ROWS + 1)
    put(workshop, "vote")
    assert isinstance(read(workshop), ProjectorContent), "the vote is over"
