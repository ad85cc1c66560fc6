"""Two sort at once: the desk sees who is there, takes nothing from her hands, and tells its own."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel

from tests.desktop.screens.test_themes import Page, engine, page
from workshop_app.domain.sorting import Sorter
from workshop_app.domain.tables import shown_code
from workshop_app.services.form_address import keep_address
from workshop_app.services.sorters import SortersSeen
from workshop_app.services.sorting import sorting_link_of

__all__ = ["engine", "page"]
NADIA = Sorter("a" * 32, "NB")
BUS, BUDGET = "Le bus passe devant la gare", "Le budget baisse chaque année"


def seen(page: Page) -> SortersSeen:
    return page.workshop.house.presence.sorters.seen(page.workshop.key)


def tick(page: Page, minutes: float = 0.0) -> None:
    page.workshop.clock.forward(minutes)
    page.themes.tick(page.workshop.clock.now())


def she_holds(page: Page, *cards: UUID) -> None:
    page.workshop.house.presence.sorters.hold(page.workshop.key, NADIA, cards)
    tick(page)


def test_who_is_there_is_said_and_the_desk_is_seen_too(page: Page) -> None:
    button = page.view._company
    assert button.text() == "À deux"
    page.workshop.house.presence.sorters.here(page.workshop.key, NADIA)
    tick(page)
    assert button.text() == "Avec NB"
    assert [who.initials for who in seen(page).people] == ["NB", ""]
    tick(page, 1)
    assert button.text() == "À deux"


def test_what_she_holds_is_not_taken_from_her(page: Page) -> None:
    card = page.stand_on(BUS)
    she_holds(page, card)
    wall = page.view.wall
    item = wall.item(card)
    assert item is not None
    assert "NB la tient" in wall.spoken(item)
    theme = page.board.themes[0].id
    page.themes.place([card], theme)
    page.themes.set_aside([card])
    page.themes.place_in_new([card], "Autre")
    page.themes.stack([card, page.card("Des bénévoles toujours présents")])
    assert page.where(BUS) == ""
    assert len(page.board.piles) == 6
    assert len(page.board.themes) == 3
    tick(page, 1)
    assert "NB la tient" not in wall.spoken(item)
    page.themes.place([card], theme)
    assert page.where(BUS) == "Transports"


def test_the_desk_holds_what_is_in_its_hand_and_what_it_has_picked(page: Page) -> None:
    tick(page)
    one = page.stand_on(BUS)
    assert seen(page).held == {}
    page.view.wall.taken.emit(QPointF())
    assert seen(page).held.keys() == {one}
    page.key(Qt.Key.Key_Escape)
    page.view.wall.let_go.emit()
    assert seen(page).held == {}
    both = {one, page.card(BUDGET)}
    page.view.wall.pick(both)
    assert seen(page).held.keys() == both
    tick(page, 0.25)
    tick(page, 0.25)
    assert seen(page).held.keys() == both, "held as long as somebody is at it"
    for _quarter in range(4):
        tick(page, 0.25)
    assert seen(page).held == {}, "not for ever"


def test_the_board_in_a_browser_is_opened_and_closed_beside_the_themes(page: Page) -> None:
    page.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    page.view._company.click()
    panel = page.view.link
    assert panel.isVisible()
    panel.open_it.click()
    link = page.workshop.ask(sorting_link_of)
    assert link is not None
    assert panel.isVisible(), "what changes meanwhile does not close it"
    assert shown_code(link.code) in [each.text() for each in panel.findChildren(QLabel)]
    panel.close_it.click()
    assert page.workshop.ask(sorting_link_of) is None
    page.view._company.click()
    assert not panel.isVisible()
