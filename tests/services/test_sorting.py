"""The board in a browser: its link, and what somebody may do behind it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest

from tests.conftest import Workshop
from workshop_app.domain.problems import Problem
from workshop_app.domain.sorting import clean_initials
from workshop_app.domain.themes import Spot, Theme, spot_id
from workshop_app.services.moderation import bring_back
from workshop_app.services.sorting import (
    change_sorting_code,
    close_sorting,
    open_sorting,
    sorting_link_of,
)
from workshop_app.services.sorting_gestures import Done, Gesture, by_of, make_gesture
from workshop_app.services.theme_board import theme_board
from workshop_app.services.themes import create_theme, place_cards


@pytest.fixture
def cards(workshop: Workshop) -> list[UUID]:
    workshop.start("Forces")
    return [workshop.write(f"Carte {n}").card.id for n in range(4)]


@pytest.fixture
def theme(workshop: Workshop) -> Theme:
    return workshop.do(partial(create_theme, name="Moyens humains"))


def does(workshop: Workshop, gesture: Gesture, initials: str = "NB") -> Done:
    command = partial(make_gesture, gesture=gesture, initials=initials)
    return workshop.house.library.submit(workshop.key, by_of(initials), command).result(5)


def spot(workshop: Workshop, card: UUID) -> Spot | None:
    return workshop.ask(lambda snapshot: snapshot.of(Spot).get(spot_id(card)))


def test_its_link_opens_changes_and_closes(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="unknown_sorting"):
        workshop.do(change_sorting_code)
    first = workshop.do(open_sorting)
    assert workshop.do(open_sorting) == first
    second = workshop.do(change_sorting_code)
    assert second.code != first.code
    workshop.do(close_sorting)
    workshop.do(close_sorting)
    assert workshop.ask(sorting_link_of) is None
    assert workshop.house.library.sorting_link(second.code) is None
    third = workshop.do(open_sorting)
    assert third.code not in (first.code, second.code), "last time's guests are not invited again"


@pytest.mark.parametrize(("typed", "said"), [(" n.b. ", "NB"), ("éa", "ÉA"), ("J 2", "J2")])
def test_initials_are_told_apart_from_the_rest(typed: str, said: str) -> None:
    assert clean_initials(typed) == said


@pytest.mark.parametrize("typed", ["", " ", "<b>", "NADIAB", "🙂"])
def test_what_is_no_initials_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match="initials_"):
        clean_initials(typed)


def test_who_comes_second_changes_nothing_and_may_do_it_anyway(
    workshop: Workshop, cards: list[UUID], theme: Theme
) -> None:
    other = workshop.do(partial(create_theme, name="Financement"))
    does(workshop, Gesture("place", (cards[0],), theme.id, expected={cards[0]: 0}), "CM")
    late = Gesture("place", tuple(cards[:2]), other.id, expected={cards[0]: 0, cards[1]: 0})
    with pytest.raises(Problem) as refused:
        does(workshop, late)
    assert refused.value.code == "moved_meanwhile"
    assert (refused.value.values["who"], refused.value.values["where"]) == ("CM", theme.name)
    assert spot(workshop, cards[1]) is None
    does(workshop, Gesture("place", tuple(cards[:2]), other.id))
    assert {spot(workshop, card).theme for card in cards[:2]} == {other.id}  # type: ignore[union-attr]


def test_a_gesture_whose_answer_was_lost_is_done_once(
    workshop: Workshop, cards: list[UUID], theme: Theme
) -> None:
    for gesture in (
        Gesture("place", (cards[0],), theme.id, expected={cards[0]: 0}),
        Gesture("stack", (cards[1], cards[2]), expected={cards[1]: 0, cards[2]: 0}),
        Gesture("theme", (cards[3],), name="Accueil", expected={cards[3]: 0}),
    ):
        first, again = does(workshop, gesture), does(workshop, gesture)
        assert first.command
        assert again.command == 0
        assert again.changes == first.changes
        assert again.theme == first.theme


def test_two_people_who_name_the_same_theme_mean_the_same_one(
    workshop: Workshop, cards: list[UUID], theme: Theme
) -> None:
    done = does(workshop, Gesture("theme", (cards[0],), name="moyens  Humains"))
    assert done.theme == theme.id
    assert len(workshop.ask(theme_board).themes) == 1


def test_she_takes_back_her_own_gestures_and_nobody_elses(
    workshop: Workshop, cards: list[UUID], theme: Theme
) -> None:
    placed = does(workshop, Gesture("place", tuple(cards[:2]), theme.id))
    for who, command in (("CM", placed.command), ("NB", 1), ("NB", 10**9)):
        with pytest.raises(Problem, match="unknown_command"):
            does(workshop, Gesture("undo", command=command), who)
    undone = does(workshop, Gesture("undo", command=placed.command))
    assert undone.changes.keys() == set(cards[:2])
    assert workshop.ask(theme_board).sorted_cards == 0
    aside = does(workshop, Gesture("aside", (cards[2],)))
    assert len(workshop.ask(theme_board).piles) == 3
    does(workshop, Gesture("undo", command=aside.command))
    assert len(workshop.ask(theme_board).piles) == 4


def test_she_cannot_take_back_what_the_desk_touched_since(
    workshop: Workshop, cards: list[UUID], theme: Theme
) -> None:
    placed = does(workshop, Gesture("place", (cards[0],), theme.id))
    workshop.do(partial(place_cards, cards=[cards[0]], theme=None))
    with pytest.raises(Problem, match="changed_since"):
        does(workshop, Gesture("undo", command=placed.command))


def test_cards_that_are_not_on_her_board_are_not_hers_to_move(
    workshop: Workshop, cards: list[UUID], theme: Theme
) -> None:
    does(workshop, Gesture("aside", (cards[0],)))
    with pytest.raises(Problem, match="card_gone"):
        does(workshop, Gesture("place", (cards[0],), theme.id))
    with pytest.raises(Problem, match="card_gone"):
        does(workshop, Gesture("place", (theme.id,), theme.id))
    with pytest.raises(Problem, match="card_gone"):
        does(workshop, Gesture("unstack"))
    workshop.do(partial(bring_back, key=cards[0]))
    does(workshop, Gesture("place", (cards[0],), theme.id))


def test_a_stack_is_made_and_taken_apart(workshop: Workshop, cards: list[UUID]) -> None:
    stacked = does(workshop, Gesture("stack", (cards[1], cards[0]), expected={}))
    [pile] = [pile for pile in workshop.ask(theme_board).unsorted if pile.others]
    assert pile.id == cards[1]
    does(workshop, Gesture("unstack", (cards[1], cards[0]), expected=stacked.changes))
    assert not any(pile.others for pile in workshop.ask(theme_board).piles)
