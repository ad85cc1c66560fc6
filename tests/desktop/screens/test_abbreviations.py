"""« Abréviations » on a real library: add, rename, remove, back to those of Tablée, take back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.abbreviations import build_abbreviations
from workshop_app.desktop.screens.abbreviations.presenter import AbbreviationsPresenter
from workshop_app.desktop.screens.abbreviations.view import AbbreviationsView
from workshop_app.domain.abbreviations import USUAL
from workshop_app.services.abbreviations import abbreviations_of


@dataclass
class Desk:
    view: AbbreviationsView
    presenter: AbbreviationsPresenter
    workshop: Workshop

    def shorts(self) -> list[str]:
        model = self.view.table.rows
        return [model.index(row, 1).data() for row in range(model.rowCount())]

    def press(self, words: str) -> None:
        next(
            button
            for button in self.view.findChildren(QPushButton)
            if button.text() == words and button.isVisible()
        ).click()

    def type(self, short: str, meaning: str) -> None:
        self.view.line.short.field.setText(short)
        self.view.line.meaning.field.setPlainText(meaning)
        self.press("Enregistrer")

    def known(self) -> dict[str, str]:
        return dict(abbreviations_of(self.workshop.house.library))


@pytest.fixture
def desk(workshop: Workshop, qtbot: QtBot) -> Desk:
    view, presenter = build_abbreviations(AtOnce(workshop))
    qtbot.addWidget(view)
    view.resize(1220, 800)
    view.show()
    presenter.refresh()
    return Desk(view, presenter, workshop)


def test_a_line_is_added_renamed_and_removed(desk: Desk) -> None:
    desk.press("Ajouter une ligne")
    desk.type("MFS", "maison France services")
    assert desk.known()["MFS"] == "maison France services"
    assert desk.view.table.chosen() == ["mfs"]
    desk.type("EFS", "espace France services")
    assert "MFS" not in desk.known()
    desk.press("Retirer")
    assert desk.known() == dict(USUAL)


def test_each_gesture_offers_to_be_taken_back(desk: Desk) -> None:
    desk.view.table.choose(["OT"])
    desk.press("Retirer")
    assert "OT" not in desk.known()
    desk.view.undo.findChildren(QPushButton)[0].click()
    assert desk.known() == dict(USUAL)
    assert "OT" in desk.shorts()


def test_the_list_of_tablee_comes_back(desk: Desk) -> None:
    back = next(
        b for b in desk.view.findChildren(QPushButton) if b.text() == "Revenir à la liste de Tablée"
    )
    assert not back.isEnabled()
    desk.view.table.choose(["TS"])
    desk.type("TS", "tarif social")
    assert back.isEnabled()
    back.click()
    assert desk.known() == dict(USUAL)
    assert not back.isEnabled()


def test_a_refusal_stands_under_its_field_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.press("Ajouter une ligne")
    desk.type("adt", "autre chose")
    assert "déjà dans la liste" in desk.view.line.short.error()
    assert desk.view.line.meaning.field.toPlainText() == "autre chose"
    desk.type("MFS", " ")
    assert desk.view.line.short.error() == ""
    assert "mots entiers" in desk.view.line.meaning.error()


def test_what_is_being_typed_is_left_alone(desk: Desk) -> None:
    desk.view.table.choose(["OT"])
    desk.view.line.meaning.field.setPlainText("office du")
    desk.presenter.refresh()
    assert desk.view.line.meaning.field.toPlainText() == "office du"


def test_words_are_found_in_both_columns(desk: Desk) -> None:
    desk.presenter.search("sejour")
    assert desk.shorts() == ["TS"]
    desk.presenter.search("comcom")
    assert desk.shorts() == ["ComCom"]
    desk.presenter.search("zzz")
    assert desk.shorts() == []


def test_every_gesture_has_its_key(desk: Desk, qtbot: QtBot) -> None:
    desk.view.table.choose(["OT"])
    desk.view.table.setFocus()
    qtbot.keyClick(desk.view.table, Qt.Key.Key_Delete)
    assert "OT" not in desk.known()
    desk.press("Ajouter une ligne")
    desk.view.line.short.field.setText("MFS")
    desk.view.line.meaning.field.setPlainText("maison")
    qtbot.keyClick(desk.view.line.short.field, Qt.Key.Key_Return)
    assert "MFS" in desk.known()
    qtbot.keyClick(desk.view.line.short.field, Qt.Key.Key_Escape)
    assert desk.view.table.chosen() == []


@pytest.mark.parametrize("size", [(1220, 800), (800, 640)])
def test_no_text_is_cut(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    desk.view.resize(*size)
    desk.view.table.choose(["OT"])
    qtbot.wait(1)
    assert cut_texts(desk.view) == []
