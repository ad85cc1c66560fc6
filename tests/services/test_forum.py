"""The marketplace: topics proposed, placed, exchanged, taken off."""

from __future__ import annotations

from functools import partial
from uuid import UUID, uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.services.forum import (
    Market,
    change_topic,
    market_of,
    name_places,
    place_topic,
    propose_topic,
    withdraw_topic,
)
from workshop_app.services.history import undo
from workshop_app.services.methods import add_method
from workshop_app.services.ports import UnitOfWork


@pytest.fixture
def forum(workshop: Workshop) -> Phase:
    (phase,) = workshop.do(partial(add_method, key="forum"))
    return workshop.do(partial(name_places, phase=phase.id, places=["Scène", "Bar"]))


def market(workshop: Workshop) -> Market:
    found = workshop.ask(partial(market_of, now=workshop.clock.now()))
    assert found is not None
    return found


def propose(
    workshop: Workshop, forum: Phase, title: str, cell: tuple[int, int] | None = None
) -> UUID:
    return workshop.do(
        partial(propose_topic, phase=forum.id, title=title, proposer="Zoé", cell=cell)
    ).id


def test_a_topic_takes_the_first_free_cell_as_it_was_said(workshop: Workshop, forum: Phase) -> None:
    for title in ("Les  vélos ", "Le web", "Les élus", "La mer", "De trop"):
        propose(workshop, forum, title)
    found = market(workshop)
    assert [t.title for t in found.topics][:2] == ["Les vélos", "Le web"]
    assert found.at(0, 0) is not None
    assert [topic.title for topic in found.waiting] == ["De trop"]
    assert [session.title for session in found.sessions] == ["Session 1", "Session 2"]


def test_sessions_have_the_hours_of_the_schedule(workshop: Workshop, forum: Phase) -> None:
    first, second = market(workshop).sessions
    assert (first.ends_at - first.starts_at).total_seconds() == 25 * 60
    assert second.starts_at == first.ends_at


def test_moving_into_a_taken_cell_exchanges_the_two(workshop: Workshop, forum: Phase) -> None:
    one, other = propose(workshop, forum, "Un", (0, 0)), propose(workshop, forum, "Deux", (1, 1))
    workshop.do(partial(place_topic, key=one, cell=(1, 1)))
    found = market(workshop)
    here, there = found.at(1, 1), found.at(0, 0)
    assert here is not None
    assert there is not None
    assert (here.id, there.id) == (one, other)
    workshop.do(partial(place_topic, key=one, cell=None))
    assert [topic.id for topic in market(workshop).waiting] == [one]
    with pytest.raises(Problem, match="no_such_cell"):
        workshop.do(partial(place_topic, key=one, cell=(7, 0)))


def test_words_change_and_a_topic_is_taken_off_and_comes_back(
    workshop: Workshop, forum: Phase
) -> None:
    key = propose(workshop, forum, "Un")
    workshop.do(partial(change_topic, key=key, title="Mieux", proposer="Al"))

    def take_off(uow: UnitOfWork) -> int:
        withdraw_topic(uow, key)
        return uow.command

    command = workshop.do(take_off)
    assert market(workshop).topics == ()
    with pytest.raises(Problem, match="unknown_topic"):
        workshop.do(partial(change_topic, key=key, title="x", proposer=""))
    workshop.do(partial(undo, command=command))
    assert [topic.title for topic in market(workshop).topics] == ["Mieux"]


def test_a_place_taken_away_leaves_its_topics_waiting(workshop: Workshop, forum: Phase) -> None:
    key = propose(workshop, forum, "Un", (0, 1))
    workshop.do(partial(name_places, phase=forum.id, places=["Scène"]))
    assert [topic.id for topic in market(workshop).waiting] == [key]
    with pytest.raises(Problem, match="place_twice"):
        workshop.do(partial(name_places, phase=forum.id, places=["A", "A"]))


def test_what_is_no_forum(workshop: Workshop) -> None:
    assert workshop.ask(partial(market_of, now=workshop.clock.now())) is None
    (phase,) = workshop.do(partial(add_method, key="tour"))
    with pytest.raises(Problem, match="not_a_forum"):
        workshop.do(partial(propose_topic, phase=phase.id, title="x"))
    with pytest.raises(Problem, match="unknown_phase"):
        workshop.do(partial(propose_topic, phase=uuid4(), title="x"))
