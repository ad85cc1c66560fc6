"""Hostile words stay words on the console and in front of the hall: no label, tip or row reads them
as markup, and none makes a picture fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.projector.test_places import FakeWindow
from tests.desktop.test_desk import Hall
from tests.hostile import MARKUP, REJECTED, UNREAD, say_everywhere
from workshop_app.desktop.pages import PAGES, Pages, Verbs
from workshop_app.desktop.projector.paint import paint_projector
from workshop_app.desktop.projector.presenter import ProjectorPresenter
from workshop_app.desktop.screens.cards.presenter import CardsPresenter
from workshop_app.desktop.sound import Gong, Silence
from workshop_app.desktop.ui_state import UiState
from workshop_app.services.projection.brief import ProjectorContent

PLAIN = Qt.TextFormat.PlainText
SIGNS = ("<script", "<img", "<svg", "<b>", "<a ", "<font", "<para")
"""What our own markup never holds as a sign; escaped, they are harmless words."""


@pytest.fixture
def said(workshop: Workshop) -> Workshop:
    say_everywhere(workshop)
    return workshop


def pages(workshop: Workshop, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Every page of the desk, with what it shows of the workshop."""

    def nothing(*_given: object) -> None: ...

    verbs = replace(
        Verbs(*[nothing] * len(fields(Verbs))),  # type: ignore[arg-type]
        copies_to=lambda: lambda: None,
    )
    gong = Gong(Silence(), UiState(folder))
    built = Pages(Hall(workshop, folder).outside(), AtOnce(workshop), gong, verbs)
    for key in PAGES:
        page, presenter = built.build(key)
        presenter.refresh()
        if isinstance(presenter, CardsPresenter):
            presenter.open(workshop.ask(lambda snapshot: snapshot.cards.where()[0].id))
        yield key, page


def tips(root: QWidget) -> Iterator[str]:
    """Every tip of a widget, a cell or a heading."""
    for part in (root, *root.findChildren(QWidget)):
        yield part.toolTip()
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        if model is None:
            continue
        wide = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        for row in range(model.rowCount(QModelIndex())):
            for column in range(wide):
                told = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                yield str(told or "")


def acts(text: str) -> bool:
    """Qt would read it as markup, and it holds a tag that none of us wrote."""
    return GuiQt.mightBeRichText(text) and any(sign in text.lower() for sign in SIGNS)


def test_no_label_and_no_tip_of_the_console_reads_them_as_markup(
    said: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    seen, bad = "", list[str]()
    for key, page in pages(said, tmp_path):
        qtbot.addWidget(page)
        labels = page.findChildren(QLabel)
        seen += " ".join(each.text() for each in labels)
        labelled = (each.text() for each in labels if each.textFormat() != PLAIN)
        bad += [f"{key}: {words}" for words in (*labelled, *tips(page)) if acts(words)]
    assert bad == []
    assert MARKUP[0] in seen, "the words were on these pages"


def test_the_hall_sees_them_as_words_and_no_card(said: Workshop) -> None:
    window = FakeWindow()
    presenter = ProjectorPresenter(window, AtOnce(said), said.clock, lambda _text: [[True]])
    presenter.refresh()
    content = window.content
    assert isinstance(content, ProjectorContent)
    assert content.title == MARKUP[0]
    assert REJECTED not in repr(content)
    assert UNREAD not in repr(content)
    image = QImage(640, 360, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    paint_projector(painter, QRectF(image.rect()), content)
    painter.end()
