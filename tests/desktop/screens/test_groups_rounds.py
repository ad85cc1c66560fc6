"""Rounds on the page of groups: chosen, looked at one by one, corrected where one looks."""

from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_groups import FakeView, presented
from tests.services.test_rounds import rotated, tables_of
from workshop_app.desktop.screens.groups import build_groups
from workshop_app.desktop.screens.groups.presenter import GroupsPresenter
from workshop_app.desktop.screens.groups.rounds_bar import MOST_SEGMENTS, RoundsBar
from workshop_app.services.balance import room_of

SIZES = [(1440, 900), (1280, 720), (1024, 768)]


def where(view: FakeView, presenter: GroupsPresenter, round_: int, key: object) -> int:
    presenter.look_at(round_)
    return view.where(key)  # type: ignore[arg-type]


def test_each_round_shows_its_own_tables(workshop: Workshop) -> None:
    people = rotated(workshop, 3)
    view, presenter = presented(workshop)
    assert (view.last.rounds, view.last.round) == (3, 1)
    for person in people[:6]:
        seen = tuple(where(view, presenter, n, person.id) for n in (1, 2, 3))
        assert seen == person.tables
    presenter.look_at(9)
    assert view.last.round == 3


def test_a_move_is_made_in_the_round_that_is_looked_at(workshop: Workshop) -> None:
    people = rotated(workshop, 2)
    person = next(p for p in people if not p.referent)
    view, presenter = presented(workshop)
    presenter.look_at(2)
    to = 1 + person.tables[1] % 5
    presenter.move([person.id], to)
    assert tables_of(workshop, person.id) == (person.tables[0], to)
    balance = view.last.balance
    assert balance is not None
    assert balance.proposal is not None
    presenter.accept(balance.proposal)
    assert [len(column.chips) for column in view.last.columns] == [5, 5, 5, 5, 5]
    assert view.last.round == 2


def test_the_number_of_rounds_counts_from_the_next_split_on(workshop: Workshop) -> None:
    rotated(workshop, 2)
    view, presenter = presented(workshop)
    presenter.set_rounds(1)
    told = view.last.rules.rounds
    assert told is not None
    assert (told.wanted, told.made) == (1, 2)
    presenter.split(5)
    assert view.last.rounds == 1


def test_referents_become_hosts_in_one_gesture(workshop: Workshop) -> None:
    rotated(workshop, 2)
    view, presenter = presented(workshop)
    presenter.make_referents_hosts()
    told = view.last.rules.rounds
    assert told is not None
    assert told.hosts == 5
    assert any(chip.face.is_host for column in view.last.columns for chip in column.chips)


@pytest.mark.parametrize("size", SIZES)
def test_the_page_with_rounds_cuts_no_word(
    workshop: Workshop, qtbot: QtBot, size: tuple[int, int]
) -> None:
    rotated(workshop, 3)
    view, presenter = build_groups(AtOnce(workshop), print, print, print)
    qtbot.addWidget(view)
    view.resize(size[0] - 220, size[1])
    view.show()
    presenter.refresh()
    view.rules_button.click()
    qtbot.waitUntil(lambda: cut_texts(view) == [], timeout=500)
    view.rounds.segment.chosen.emit("2")
    assert workshop.ask(partial(room_of, round_=2)).told.met in view.rounds.told()
    del presenter


def test_many_rounds_are_chosen_from_a_list(workshop: Workshop, qtbot: QtBot) -> None:
    asked: list[int] = []
    bar = RoundsBar()
    qtbot.addWidget(bar)
    bar.round_asked.connect(asked.append)
    bar.show_rounds(MOST_SEGMENTS + 1, 2, None)
    assert bar.segment.isHidden()
    bar.choice.activated.emit(4)
    assert asked == [5]
    bar.show_rounds(1, 1, None)
    assert bar.isHidden()
