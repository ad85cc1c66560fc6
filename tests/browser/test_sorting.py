"""Two people sort at once in real browsers, beside the desk: live, held, late, cut off, by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from workshop_app.domain.suggestions import Chip, Proposal
from workshop_app.domain.themes import Theme
from workshop_app.services.sorting import close_sorting, open_sorting
from workshop_app.services.theme_board import ThemeBoard, theme_board
from workshop_app.services.themes import create_theme, place_cards

Faults = Callable[[Page], list[str]]
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "has_touch": False}
TEXTS = ("Un port actif", "Un port de pêche", "Des photos", "Une halle", "Un marché")


class ByFirstWord:
    """Proposes « Le port » for cards that speak of one, surely; « L'image » for photos."""

    def proposals(self, cards: Any, themes: Any, placed: Any, **_asked: Any) -> list[Proposal]:
        named = {theme.name: theme.id for theme in themes}
        near = {"port": ("Le port", "strong"), "photo": ("L'image", "possible")}
        return [
            Proposal(card.id, [Chip(named[name])], 1.0, strength)  # type: ignore[arg-type]
            for card in cards
            for word, (name, strength) in near.items()
            if word in card.text and card.id not in placed and name in named
        ]


@dataclass
class Sorting:
    hall: Hall
    themes: dict[str, Theme]
    cards: dict[str, UUID]

    @contextmanager
    def board(self, initials: str, **options: Any) -> Iterator[Page]:
        link = self.hall.workshop.do(open_sorting)
        with self.hall.phone(**(LAPTOP | options)) as context:
            page = context.new_page()
            page.goto(f"{self.hall.address}/b/{link.code}")
            page.fill("#initials", initials)
            page.get_by_role("button", name="Entrer").click()
            expect(page.locator("#piles")).to_be_visible()
            yield page

    def seen(self) -> ThemeBoard:
        return self.hall.workshop.ask(theme_board)

    def places(self) -> dict[str, str]:
        """Text of a card -> name of its theme; the unsorted are not in it."""
        return {
            card.text: view.theme.name
            for view in self.seen().themes
            for pile in view.piles
            for card in pile.cards
        }

    def wait_for(self, places: dict[str, str]) -> None:
        self.hall.wait_until(lambda: self.places() == places)


@pytest.fixture
def suggestions() -> Any:
    return ByFirstWord()


@pytest.fixture
def sorting(hall: Hall) -> Sorting:
    workshop = hall.workshop
    workshop.start("Forces")
    themes = {
        name: workshop.do(partial(create_theme, name=name))
        for name in ("Le port", "L'image", "Les commerces")
    }
    cards = {text: workshop.write(text).card.id for text in TEXTS}
    return Sorting(hall, themes, cards)


def card(page: Page, text: str) -> Any:
    return page.locator(".pile").filter(has_text=text)


def tick(page: Page, text: str) -> None:
    card(page, text).locator(".tick input").check()


def theme(page: Page, name: str) -> Any:
    return page.locator("button.theme").filter(has_text=name)


def cut(page: Page, offline: bool) -> None:
    page.context.set_offline(offline)
    page.evaluate("dispatchEvent(new Event('online'))")


def test_a_chip_the_bar_and_a_drag_each_place_a_card(sorting: Sorting) -> None:
    with sorting.board("NB") as page:
        card(page, "Un port actif").get_by_role("button", name="Le port").click()
        expect(page.locator("#count")).to_have_text("4 cartes")
        tick(page, "Une halle")
        tick(page, "Un marché")
        expect(page.locator("#bar")).to_contain_text("2 cartes choisies")
        page.get_by_role("button", name="Ranger dans", exact=True).click()
        page.keyboard.type("comm")
        page.keyboard.press("Enter")
        card(page, "Des photos").drag_to(theme(page, "L'image"))
        sorting.wait_for(
            {
                "Un port actif": "Le port",
                "Une halle": "Les commerces",
                "Un marché": "Les commerces",
                "Des photos": "L'image",
            }
        )
        expect(theme(page, "Les commerces").locator(".n")).to_have_text("2")
        expect(page.locator("#saved")).to_have_text("Tout est enregistré")


def test_each_sees_what_the_others_do_at_the_desk_and_in_a_browser(sorting: Sorting) -> None:
    with sorting.board("NB") as nadia, sorting.board("CM") as claire:
        expect(nadia.locator("#here li")).to_have_count(2)
        card(nadia, "Un port actif").get_by_role("button", name="Le port").click()
        expect(claire.locator("#count")).to_have_text("4 cartes")
        expect(theme(claire, "Le port")).to_contain_text("NB vient d’y ranger FO 01")
        halle = sorting.cards["Une halle"]
        there = sorting.themes["Les commerces"].id
        sorting.hall.workshop.do(partial(place_cards, cards=[halle], theme=there))
        for page in (nadia, claire):
            expect(page.locator("#count")).to_have_text("3 cartes")
        theme(claire, "Les commerces").click()
        expect(page.locator("#list-title")).to_have_text("Les commerces")
        expect(claire.locator(".pile")).to_have_count(1)


def test_what_another_holds_shows_her_initials_and_cannot_be_taken(sorting: Sorting) -> None:
    with sorting.board("NB") as nadia, sorting.board("CM") as claire:
        tick(nadia, "Un port actif")
        held = card(claire, "Un port actif")
        expect(held).to_contain_text("NB la tient")
        expect(held.locator(".tick input")).to_be_disabled()
        expect(held.get_by_role("button")).to_have_count(0)
        nadia.keyboard.press("Escape")
        expect(held.locator(".tick input")).to_be_enabled()
        tick(nadia, "Un port actif")
        expect(held).to_contain_text("NB la tient")
        nadia.close()
        expect(held.locator(".tick input")).to_be_enabled()


def test_a_gesture_that_comes_second_is_told_and_may_be_done_anyway(sorting: Sorting) -> None:
    with sorting.board("NB") as nadia, sorting.board("CM") as claire:
        expect(nadia.locator(".pile")).to_have_count(5)
        cut(nadia, True)
        expect(nadia.locator("#lost")).to_contain_text("Connexion perdue.")
        card(claire, "Un port actif").get_by_role("button", name="Le port").click()
        sorting.wait_for({"Un port actif": "Le port"})
        tick(nadia, "Un port actif")
        nadia.keyboard.press("m")
        nadia.keyboard.type("imag")
        nadia.keyboard.press("Enter")
        expect(nadia.locator("#saved")).to_have_text("1 geste en attente")
        cut(nadia, False)
        conflict = nadia.locator(".conflict")
        expect(conflict).to_contain_text("CM a rangé FO 01 avant vous, dans Le port.")
        expect(conflict).to_contain_text("Votre geste n’a rien changé.")
        assert sorting.places() == {"Un port actif": "Le port"}
        conflict.get_by_role("button", name="La mettre dans L'image").click()
        sorting.wait_for({"Un port actif": "L'image"})
        expect(conflict).to_have_count(0)


def test_without_network_gestures_keep_their_order_and_leave_once_it_is_back(
    sorting: Sorting,
) -> None:
    with sorting.board("NB") as page:
        expect(page.locator(".pile")).to_have_count(5)
        cut(page, True)
        expect(page.locator("#lost")).to_contain_text("Continuez")
        # A theme that is not there yet, two cards in it, one of them moved again, one taken back.
        tick(page, "Une halle")
        page.locator("#new-theme").click()
        page.keyboard.type("Bâtiments")
        page.keyboard.press("Enter")
        tick(page, "Un marché")
        page.keyboard.press("m")
        page.keyboard.type("bât")
        page.keyboard.press("Enter")
        theme(page, "Bâtiments").click()
        tick(page, "Une halle")
        page.get_by_role("button", name="Ranger dans", exact=True).click()
        page.locator("#sheet").get_by_role("button", name="Les commerces").click()
        page.get_by_role("button", name="Retour aux cartes à ranger").click()
        tick(page, "Des photos")
        page.keyboard.press("Delete")
        expect(page.locator("#saved")).to_have_text("4 gestes en attente")
        page.keyboard.press("Control+z")
        expect(page.locator("#saved")).to_have_text("3 gestes en attente")
        expect(card(page, "Des photos")).to_be_visible()
        assert sorting.places() == {}
        cut(page, False)
        sorting.wait_for({"Un marché": "Bâtiments", "Une halle": "Les commerces"})
        expect(page.locator("#saved")).to_have_text("Tout est enregistré")
        expect(page.locator("#lost")).to_be_empty()
        expect(page.locator(".conflict")).to_have_count(0)


def test_gestures_that_wait_survive_a_reload(sorting: Sorting) -> None:
    with sorting.board("NB") as page:
        refused = partial(page.route, "**/gestures")
        refused(lambda route: route.abort())
        card(page, "Un port actif").get_by_role("button", name="Le port").click()
        expect(page.locator("#saved")).to_have_text("1 geste en attente")
        page.unroute("**/gestures")
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
        sorting.wait_for({"Un port actif": "Le port"})


def test_ones_own_last_gestures_are_taken_back_one_by_one(sorting: Sorting) -> None:
    with sorting.board("NB") as nadia, sorting.board("CM") as claire:
        card(nadia, "Un port actif").get_by_role("button", name="Le port").click()
        sorting.wait_for({"Un port actif": "Le port"})
        card(claire, "Des photos").get_by_role("button", name="L'image").click()
        sorting.wait_for({"Un port actif": "Le port", "Des photos": "L'image"})
        tick(nadia, "Une halle")
        tick(nadia, "Un marché")
        nadia.keyboard.press("f")
        expect(nadia.locator(".pile")).to_have_count(2)
        expect(card(nadia, "Une halle")).to_contain_text("et 1 carte proche")
        sorting.hall.wait_until(lambda: any(pile.others for pile in sorting.seen().piles))
        undo = nadia.get_by_role("button", name="Annuler")
        undo.click()
        sorting.hall.wait_until(lambda: not any(pile.others for pile in sorting.seen().piles))
        undo.click()
        sorting.wait_for({"Des photos": "L'image"})
        expect(undo).to_be_disabled()
        expect(card(nadia, "Un port actif")).to_be_visible()


def test_all_of_it_by_keyboard(sorting: Sorting) -> None:
    with sorting.board("NB") as page:
        first = page.locator(".pile .tick input").first
        first.focus()
        page.keyboard.press("1")
        sorting.wait_for({"Un port actif": "Le port"})
        expect(page.locator(".pile .tick input").first).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Shift+ArrowRight")
        expect(page.locator("#bar")).to_contain_text("2 cartes choisies")
        page.keyboard.press("m")
        expect(page.locator("#which")).to_be_focused()
        page.keyboard.type("Halles")
        page.keyboard.press("Enter")
        sorting.hall.wait_until(lambda: len(sorting.places()) == 3)
        page.keyboard.press("Control+z")
        sorting.wait_for({"Un port actif": "Le port"})
        page.keyboard.press("/")
        expect(page.locator("#typed")).to_be_focused()
        page.keyboard.type("marche")
        expect(page.locator(".pile")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator(".pile")).to_have_count(4)


def test_the_sure_come_first_and_no_idea_is_a_normal_end(sorting: Sorting) -> None:
    with sorting.board("NB") as page:
        expect(page.locator(".pile").first).to_contain_text("port")
        page.get_by_role("button", name="Sûres 2").click()
        expect(page.locator(".pile")).to_have_count(2)
        for text in ("Un port actif", "Un port de pêche"):
            card(page, text).get_by_role("button", name="Le port").click()
        expect(page.locator("#none")).to_contain_text("Plus de carte sûre.")
        page.get_by_role("button", name="Toutes").click()
        card(page, "Des photos").get_by_role("button", name="L'image").click()
        expect(page.locator("#none")).to_contain_text("Toutes les cartes sont rangées.")
        page.get_by_role("button", name="Voir les 2 cartes sans idée").click()
        expect(page.locator(".pile")).to_have_count(2)


def test_a_board_that_closes_leaves_nothing_on_the_screen(sorting: Sorting) -> None:
    with sorting.board("NB") as page:
        expect(page.locator(".pile")).to_have_count(5)
        sorting.hall.workshop.do(close_sorting)
        expect(page.locator("#lost")).to_contain_text("Ce tableau est fermé.")
        expect(page.locator(".pile")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(("wide", "high"), [(1280, 800), (768, 1024), (320, 640)])
def test_it_is_read_aloud_and_fits(
    sorting: Sorting, faults: Faults, wide: int, high: int, script: bool
) -> None:
    sorting.hall.workshop.write("Unmottrèslongquinesecoupepas" * 4)
    size = {"width": wide, "height": high}
    with sorting.board("NB", viewport=size, java_script_enabled=script) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
        if not script:
            expect(page.get_by_role("link", name="Actualiser")).to_be_visible()
            return
        tick(page, "Un port actif")
        assert faults(page) == []
        page.keyboard.press("m")
        expect(page.locator("#sheet")).to_be_visible()
        assert faults(page) == []
        page.keyboard.press("Escape")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_on_a_narrow_screen_the_themes_are_a_sheet(sorting: Sorting) -> None:
    with sorting.board("NB", viewport={"width": 768, "height": 1024}, has_touch=True) as page:
        expect(page.locator("#themes-side")).to_be_hidden()
        page.get_by_role("button", name="Thèmes").tap()
        page.locator("#sheet").get_by_role("button", name="Les commerces").tap()
        expect(page.locator("#list-title")).to_have_text("Les commerces")
        page.get_by_role("button", name="Retour aux cartes à ranger").tap()
        tick(page, "Une halle")
        page.get_by_role("button", name="Ranger dans").tap()
        page.locator("#sheet").get_by_role("button", name="Les commerces").tap()
        sorting.wait_for({"Une halle": "Les commerces"})
