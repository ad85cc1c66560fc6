"""Choosing from Conduite what the hall sees: by mouse and by keys, nothing without effect."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_run import Page, child, page
from workshop_app.desktop.projector.paint import paint_projector
from workshop_app.desktop.projector.presenter import ProjectorState
from workshop_app.desktop.screens.run.mirror_panel import MirrorPanel
from workshop_app.desktop.screens.run.projector_panel import Miniature, ProjectorPanel
from workshop_app.desktop.screens.run.view_choice import Choice
from workshop_app.desktop.screens.run.words_panel import WordsPanel
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.projection import View
from workshop_app.services.form_address import keep_address
from workshop_app.services.methods import add_method
from workshop_app.services.projection.choice import mirror_of
from workshop_app.services.projection.wall import WallContent

__all__ = ["page"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def state(page: Page) -> ProjectorState:
    heard: list[ProjectorState] = []
    page.projection.watch(heard.append)
    return heard[-1]


def choice(page: Page, text: str) -> Choice:
    return next(c for c in page.view.findChildren(Choice) if c.text() == text)


def menu(page: Page) -> QMenu:
    return next(m for m in page.view.findChildren(QMenu) if m.isVisible())


def offered(page: Page) -> list[str]:
    return [action.text() for action in menu(page).actions() if action.text()]


def press(page: Page, text: str) -> None:
    opened = menu(page)
    next(action for action in opened.actions() if action.text() == text).trigger()
    opened.close()


@pytest.fixture
def begun(page: Page) -> Page:
    page.workshop.start("Forces")
    for n in range(60):
        page.workshop.write(f"Idée {n}", table=1 + n % 9)
    page.look()
    return page


def test_the_wall_is_one_press_away_and_its_pages_turn(begun: Page, qtbot: QtBot) -> None:
    qtbot.mouseClick(choice(begun, "Cartes"), Qt.MouseButton.LeftButton)
    content = state(begun).content
    assert isinstance(content, WallContent)
    assert choice(begun, "Cartes").isChecked()
    qtbot.mouseClick(begun.button("Page suivante\u00a0: Maj + →"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(begun.view, Qt.Key.Key_Right, SHIFT)
    content = state(begun).content
    assert isinstance(content, WallContent)
    assert content.page == 2
    qtbot.keyClick(begun.view, Qt.Key.Key_Left, SHIFT)
    content = state(begun).content
    assert isinstance(content, WallContent)
    assert content.page == 1


def test_the_wall_is_limited_by_pressing_it_once_more(begun: Page, qtbot: QtBot) -> None:
    begun.projection.choose("wall")
    qtbot.mouseClick(choice(begun, "Cartes"), Qt.MouseButton.LeftButton)
    assert offered(begun)[:2] == ["Toutes les cartes", "Forces"]
    press(begun, "Table 3")
    content = state(begun).content
    assert isinstance(content, WallContent)
    assert content.said == "7 cartes de la table 3"
    assert choice(begun, "Cartes, T3").isChecked()
    qtbot.keyClick(begun.view, Qt.Key.Key_P)
    assert "Cartes montrées" in offered(begun)
    menu(begun).close()


def test_p_opens_the_menu_and_arrows_choose(begun: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(begun.view, Qt.Key.Key_P)
    assert offered(begun) == [
        "Consigne",
        "Cartes",
        "Minuteur seul",
        "Écran noir",
        "Cartes par catégorie",
        "Mots qui reviennent",
        "Message à la salle…",
        "Dans un navigateur…",
    ]
    opened = menu(begun)
    for _ in range(5):
        qtbot.keyClick(opened, Qt.Key.Key_Down)
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert state(begun).content.mode == "shares"
    assert choice(begun, "Cartes par catégorie").isChecked(), "the last line has its name"
    begun.projection.choose("brief")
    assert choice(begun, "Autre vue…").isVisible()


def test_the_words_that_come_back_may_be_those_of_one_category(begun: Page, qtbot: QtBot) -> None:
    begun.projection.choose("cloud")
    assert choice(begun, "Mots qui reviennent").isChecked()
    qtbot.keyClick(begun.view, Qt.Key.Key_P)
    limits = next(a.menu() for a in menu(begun).actions() if a.text() == "Cartes montrées")
    assert isinstance(limits, QMenu)
    offered_limits = [action.text() for action in limits.actions()]
    assert offered_limits[1:] == ["Forces", "Faiblesses", "Attentes", "Contributions"]
    limits.actions()[1].trigger()
    menu(begun).close()
    shown = state(begun).choice
    assert shown is not None
    assert (shown.view, shown.kind) == ("cloud", "forces")


def test_seats_are_offered_until_the_first_phase(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_P)
    assert "Où je m’assois" in offered(page)
    menu(page).close()


def test_pairs_without_badges_say_why(page: Page, qtbot: QtBot) -> None:
    page.workshop.add("Zoé", "Marin", tables=(1,))
    page.workshop.add("Léo", "Rey", tables=(1,))
    (phase,) = page.workshop.do(partial(add_method, key="1-2-4"))
    page.workshop.start(phase.title)
    page.look()
    qtbot.keyClick(page.view, Qt.Key.Key_P)
    pairs = next(a for a in menu(page).actions() if a.text() == "Qui avec qui")
    assert not pairs.isEnabled()
    assert pairs.toolTip() == "Il manque des numéros de badge."
    menu(page).close()


def test_words_are_typed_then_projected(begun: Page, qtbot: QtBot) -> None:
    begun.view.activateWindow()
    qtbot.keyClick(begun.view, Qt.Key.Key_P)
    press(begun, "Message à la salle…")
    words = child(begun.view, WordsPanel)
    field = child(words, QPlainTextEdit)
    assert words.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert any("mots à projeter" in label.text() for label in words.findChildren(type(words.title)))
    assert state(begun).content.mode == "brief"
    qtbot.keyClicks(field, "Reprise")
    qtbot.keyClick(field, Qt.Key.Key_Return, SHIFT)
    field.insertPlainText("à 11 h")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    content = state(begun).content
    assert content.mode == "message"
    assert content.words == "Reprise\nà 11 h"
    assert not words.isVisible()
    qtbot.keyClick(begun.view, Qt.Key.Key_P)
    press(begun, "Message à la salle…")
    assert field.toPlainText() == "Reprise\nà 11 h", "ready to be said again"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not words.isVisible()


def test_the_projector_opens_in_a_browser(begun: Page, qtbot: QtBot) -> None:
    begun.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    qtbot.keyClick(begun.view, Qt.Key.Key_P)
    press(begun, "Dans un navigateur…")
    panel = child(begun.view, MirrorPanel)
    link = begun.workshop.ask(mirror_of)
    assert link is not None
    said = [each.text() for each in panel.findChildren(type(panel.title))]
    assert "10.42.0.1:8000" in said
    assert f"{link.code[:4]} {link.code[4:]}" in said
    assert child(panel, Tag).accessibleName() == "Pas relié"
    qtbot.mouseClick(begun.button("Copier le lien"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == f"http://10.42.0.1:8000/p/{link.code}"
    begun.workshop.house.presence.mirror_seen(begun.workshop.key)
    begun.projection.tick(begun.workshop.clock.now())
    assert child(panel, Tag).accessibleName() == "Relié"
    qtbot.mouseClick(begun.button("Retirer le lien"), Qt.MouseButton.LeftButton)
    assert begun.workshop.ask(mirror_of) is None
    assert not panel.isVisible()


def test_without_an_address_the_way_to_it_is_shown(begun: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(begun.view, Qt.Key.Key_P)
    press(begun, "Dans un navigateur…")
    with qtbot.waitSignal(begun.view.address_asked):
        qtbot.mouseClick(begun.button("Choisir l’adresse"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_word_of_the_panels_is_cut(begun: Page, size: tuple[int, int], qtbot: QtBot) -> None:
    begun.workshop.do(partial(keep_address, host="192.168.137.1", port=8000))
    begun.window.resize(*size)
    begun.projection.choose("wall", kind="contributions")
    for text in ("Message à la salle…", "Dans un navigateur…"):
        qtbot.keyClick(begun.view, Qt.Key.Key_P)
        press(begun, text)
        begun.settle()
        assert cut_texts(begun.view) == []
    assert child(begun.view, ProjectorPanel).isVisible()


def test_a_hall_that_reads_the_console_is_told_at_once(begun: Page) -> None:
    now = state(begun)
    begun.view.show_projector(replace(now, is_copied=True))
    (banner,) = begun.view.banners.shown()
    assert banner.accessibleName().startswith("La salle voit cet écran")
    begun.view.show_projector(now)
    assert begun.view.banners.shown() == []


def test_a_copied_screen_is_not_told_to_be_plugged_again(begun: Page) -> None:
    """It was extended and is copied now: its cable is where it was."""
    now = state(begun)
    begun.view.show_projector(replace(now, is_copied=True, is_unplugged=True))
    (banner,) = begun.view.banners.shown()
    assert banner.accessibleName().startswith("La salle voit cet écran")
    begun.view.show_projector(replace(now, is_unplugged=True))
    (banner,) = begun.view.banners.shown()
    assert banner.accessibleName().startswith("L’écran du projecteur est débranché")


@pytest.mark.parametrize("view", ["brief", "wall", "shares", "timer", "black"])
def test_the_miniature_is_the_very_picture_of_the_hall(begun: Page, view: View) -> None:
    begun.projection.choose(view)
    mini = child(begun.view, Miniature)
    begun.settle()
    drawn = mini.grab().toImage()
    wide = min(float(mini.width()), mini.height() * 16 / 9)
    expected = QImage(drawn.size(), drawn.format())
    painter = QPainter(expected)
    paint_projector(painter, QRectF(0.0, 0.0, wide, wide * 9 / 16), state(begun).content)
    painter.end()
    whole = QRect(0, 0, int(wide) - 1, int(wide * 9 / 16) - 1)
    assert drawn.copy(whole) == expected.copy(whole)
