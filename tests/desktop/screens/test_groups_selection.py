"""Who is picked out of the columns, by click, Ctrl, Maj, space and arrows."""

from __future__ import annotations

from uuid import UUID

from workshop_app.desktop.screens.groups.faces import Chip, Column
from workshop_app.desktop.screens.groups.selection import Selection
from workshop_app.desktop.widgets.person_chip import ChipFace


def columns(*lengths: int) -> list[Column]:
    made = []
    for number, length in enumerate(lengths, start=1):
        chips = [
            Chip(person(number, row), ChipFace(f"{number}.{row}", ""), "") for row in range(length)
        ]
        made.append(Column(number, f"Table {number}", tuple(chips), False))
    return made


def person(table: int, row: int) -> UUID:
    return UUID(int=100 * table + row + 1)


def start(*lengths: int) -> Selection:
    return Selection().shown(columns(*lengths))


def test_one_person_is_under_the_cursor_and_no_more() -> None:
    chosen = start(3, 3)
    assert chosen.picked == (person(1, 0),)
    assert chosen.moved_to((1, 9)).picked == (person(2, 2),)
    assert Selection().picked == ()


def test_ctrl_adds_and_takes_away() -> None:
    chosen = start(3, 3).toggled((1, 1))
    assert chosen.picked == (person(2, 1),), "the cursor was never put anywhere"
    chosen = start(3, 3).pressed((0, 1)).toggled((1, 1)).toggled((1, 2))
    assert chosen.picked == (person(1, 1), person(2, 1), person(2, 2))
    assert chosen.toggled((1, 1)).several == {person(1, 1), person(2, 2)}


def test_maj_picks_all_in_between_in_reading_order() -> None:
    chosen = start(3, 3, 3).only((0, 1)).extended((1, 0))
    assert chosen.picked == (person(1, 1), person(1, 2), person(2, 0))
    assert chosen.extended((0, 2)).picked == (person(1, 1), person(1, 2))
    back = start(3, 3).only((1, 1)).extended((0, 2))
    assert back.picked == (person(1, 2), person(2, 0), person(2, 1))


def test_walking_keeps_them_a_click_elsewhere_lets_them_go() -> None:
    both = start(3, 3).only((0, 0)).toggled((0, 1))
    assert both.moved_to((1, 1)).several == both.several
    assert both.moved_to((1, 1)).picked == (person(2, 1),), "a gesture is about who is looked at"
    assert both.pressed((0, 0)).picked == both.picked, "taken by one of them, all are held"
    assert both.pressed((1, 1)).several == frozenset()
    assert both.only((0, 0)).several == frozenset()
    assert both.let_go().several == frozenset()


def test_a_whole_table() -> None:
    assert start(3, 2).moved_to((1, 0)).column().picked == (person(2, 0), person(2, 1))
    assert Selection().column() == Selection()


def test_who_left_is_picked_no_more_and_the_cursor_follows_its_person() -> None:
    chosen = start(3, 3).only((0, 1)).toggled((0, 2)).toggled((1, 2))
    fewer = columns(2, 3)
    now = chosen.shown(fewer)
    assert now.several == {person(1, 1), person(2, 2)}
    assert now.person == person(2, 2)
    assert chosen.shown(columns(2, 1)).several == frozenset(), "one alone is not several"
    assert start(3).moved_to((0, 2)).shown(columns(1)).cursor == (0, 0)
