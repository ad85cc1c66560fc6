"""Choosing what the hall sees: at once, kept for a restart, and never kept from going black."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.projector.test_places import FakeWindow
from workshop_app.desktop.projector.presenter import ProjectorPresenter, ProjectorState
from workshop_app.desktop.tasks import Refused, Then
from workshop_app.domain.problems import Problem
from workshop_app.services.cards import withdraw_card
from workshop_app.services.form_address import keep_address
from workshop_app.services.phases import start_next
from workshop_app.services.ports import Command
from workshop_app.services.projection.brief import ProjectorContent
from workshop_app.services.projection.choice import choice_of, chosen, keep_choice
from workshop_app.services.projection.themes import ThemesContent
from workshop_app.services.projection.wall import CardContent, WallContent
from workshop_app.services.themes import create_theme, place_cards


class FullDisk(AtOnce):
    def command(
        self,
        command: Command[Any],
        then: Then[Any],
        refused: Refused,
        workshop: Any = None,
        noted: bool = True,
    ) -> None:
        refused(Problem("disk_full"))


def projector(workshop: Workshop, tasks: AtOnce | None = None) -> ProjectorPresenter:
    made = ProjectorPresenter(
        FakeWindow(), tasks or AtOnce(workshop), workshop.clock, lambda _text: [[True]]
    )
    made.refresh()
    return made


def state_of(presenter: ProjectorPresenter) -> ProjectorState:
    heard: list[ProjectorState] = []
    presenter.watch(heard.append)
    return heard[-1]


def mode(presenter: ProjectorPresenter) -> str:
    return state_of(presenter).content.mode


def wall(presenter: ProjectorPresenter) -> WallContent:
    content = state_of(presenter).content
    assert isinstance(content, WallContent)
    return content


@pytest.fixture
def begun(workshop: Workshop) -> Workshop:
    workshop.start("Forces")
    for n in range(60):
        workshop.write(f"Idée {n}", table=1 + n % 9)
    return workshop


def test_the_wall_shows_a_card_as_soon_as_it_is_written(begun: Workshop) -> None:
    presenter = projector(begun)
    presenter.choose("wall")
    assert wall(presenter).said == "Vos 60 cartes"
    card = begun.write("Tout juste").card
    presenter.refresh()
    assert wall(presenter).said == "Vos 61 cartes"
    begun.do(partial(withdraw_card, key=card.id, table=4))
    presenter.refresh()
    assert wall(presenter).said == "Vos 60 cartes"


def test_pages_turn_by_themselves_and_by_hand(begun: Workshop) -> None:
    presenter = projector(begun)
    presenter.choose("wall")
    begun.clock.forward(13 / 60)
    presenter.tick(begun.clock.now())
    assert wall(presenter).page == 1
    presenter.turn_page(1)
    assert (wall(presenter).page, wall(presenter).next_in_s) == (2, 12)
    presenter.turn_page(-2)
    assert wall(presenter).page == 0
    presenter.turn_page(-1)
    assert wall(presenter).page == wall(presenter).pages - 1


def test_the_wall_is_limited_and_widened_again(begun: Workshop) -> None:
    presenter = projector(begun)
    presenter.choose("wall", table=2)
    assert wall(presenter).said == "7 cartes de la table 2"
    presenter.choose("wall")
    assert wall(presenter).said == "Vos 60 cartes"


def test_one_card_alone_leaves_when_it_is_set_aside(begun: Workshop) -> None:
    presenter = projector(begun)
    card = begun.write("Une carte à part").card
    presenter.refresh()
    presenter.show_card(card.id)
    content = state_of(presenter).content
    assert isinstance(content, CardContent)
    assert content.text == "Une carte à part"
    begun.do(partial(withdraw_card, key=card.id, table=4))
    presenter.refresh()
    assert mode(presenter) == "brief"


def test_black_gives_back_the_page_it_covered(begun: Workshop) -> None:
    presenter = projector(begun)
    presenter.choose("wall", kind="forces")
    presenter.turn_page(1)
    presenter.toggle_black()
    assert mode(presenter) == "black"
    presenter.toggle_black()
    assert wall(presenter).page == 1


def test_free_words_are_shown_or_say_why_not(begun: Workshop) -> None:
    presenter = projector(begun)
    assert "mots à projeter" in presenter.say("   ")
    assert mode(presenter) == "brief"
    assert presenter.say("Reprise à 11 h") == ""
    assert mode(presenter) == "message"
    choice = state_of(presenter).choice
    assert choice is not None
    assert choice.message == "Reprise à 11 h"


def test_after_a_restart_the_hall_sees_the_same(begun: Workshop) -> None:
    projector(begun).choose("wall", kind="forces")
    again = projector(begun)
    assert wall(again).blocks[0].label == "Forces"
    choice = state_of(again).choice
    assert choice is not None
    assert choice.kind == "forces"


def test_what_another_desk_chooses_is_shown_here(begun: Workshop) -> None:
    presenter = projector(begun)
    now = begun.clock.now()
    before = begun.ask(lambda snapshot: choice_of(snapshot, now))
    begun.do(partial(keep_choice, wanted=chosen(before, "shares", now)))
    presenter.refresh()
    assert mode(presenter) == "shares"


def test_a_full_disk_keeps_nobody_from_going_black(begun: Workshop) -> None:
    presenter = projector(begun, FullDisk(begun))
    presenter.choose("wall")
    assert mode(presenter) == "wall"
    presenter.toggle_black()
    assert mode(presenter) == "black"
    presenter.refresh()
    assert mode(presenter) == "black", "what is on the disk is older"


def test_a_choice_is_not_what_ctrl_z_takes_back(begun: Workshop) -> None:
    noted: list[bool] = []

    class Noting(AtOnce):
        def command(
            self,
            command: Command[Any],
            then: Then[Any],
            refused: Refused,
            workshop: Any = None,
            noted: bool = True,
        ) -> None:
            heard.append(noted)
            super().command(command, then, refused, workshop, noted)

    heard = noted
    projector(begun, Noting(begun)).choose("wall")
    assert noted == [False]


def test_the_code_of_a_table_is_shown_until_something_else_is_chosen(begun: Workshop) -> None:
    begun.do(partial(keep_address, host="10.42.0.1", port=8000))
    presenter = projector(begun)
    presenter.choose("wall")
    presenter.show_table(4)
    shown = state_of(presenter).content
    assert isinstance(shown, ProjectorContent)
    assert shown.title == "Table 4"
    assert shown.aside is not None, "the others still see how long is left"
    presenter.show_table(None)
    assert mode(presenter) == "wall"


def test_themes_are_read_when_they_are_chosen_and_followed(begun: Workshop) -> None:
    presenter = projector(begun)
    presenter.choose("themes")
    assert mode(presenter) == "brief", "there is none"
    theme = begun.do(partial(create_theme, name="Les quais"))
    presenter.refresh()
    presenter.choose("themes")
    assert mode(presenter) == "themes"
    card = begun.write("Un quai").card
    begun.do(partial(place_cards, cards=[card.id], theme=theme.id))
    presenter.refresh()
    content = state_of(presenter).content
    assert isinstance(content, ThemesContent)
    assert [(bar.name, bar.cards, bar.tables) for bar in content.bars] == [
        ("Les quais", 1, "1 table")
    ]


def test_the_next_phase_does_not_move_the_view(begun: Workshop) -> None:
    presenter = projector(begun)
    presenter.choose("shares")
    begun.do(start_next)
    presenter.refresh()
    assert mode(presenter) == "shares"
