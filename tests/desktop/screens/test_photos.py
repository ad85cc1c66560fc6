"""Photos on the page of cards: the way to them, one large, captions, set aside, paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_cards import Page
from tests.photos import jpeg
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.cards.photo_board import PhotoBoard
from workshop_app.domain.photos import Photo
from workshop_app.importers.photo import read_photo
from workshop_app.services.photos import (
    SentPhoto,
    caption_photo,
    photos_in_order,
    receive_photo,
    withdraw_photo,
)
from workshop_app.services.workshops import change_workshop

Key = Qt.Key


class PhotoPage(Page):
    def send(self, table: int = 4, caption: str = "", ink: str = "navy") -> Photo:
        picture = read_photo(jpeg(ink=ink))
        sent = SentPhoto(uuid4(), table, caption, picture)
        photo = self.workshop.do(partial(receive_photo, sent=sent)).photo
        self.cards.refresh()
        return photo

    @property
    def board(self) -> PhotoBoard:
        return self.view.photos

    def see(self) -> None:
        self.view._see_photos.click()

    def titles(self) -> list[str]:
        model = self.board.grid.photos
        return [model.face(model.index(row)).title for row in range(model.rowCount())]

    def kept(self) -> list[Photo]:
        return list(self.workshop.ask(photos_in_order))


@pytest.fixture
def page(workshop: Workshop, window: MainWindow) -> PhotoPage:
    made = PhotoPage(workshop, window)
    window.resize(1280, 720)
    window.show()
    return made


def test_without_photos_there_is_no_way_to_them(page: PhotoPage) -> None:
    assert not page.view._see_photos.isVisible()
    page.send()
    assert page.view._see_photos.isVisible()
    assert page.view._see_photos.accessibleName() == "1 photo des tables"


def test_they_are_by_table_and_follow_what_comes_and_goes(page: PhotoPage) -> None:
    last = page.send(table=7)
    page.send(table=2)
    page.see()
    assert page.titles() == ["Photo 2, table 2", "Photo 1, table 7"]
    page.workshop.do(partial(withdraw_photo, key=last.id, table=7))
    page.cards.refresh()
    assert page.titles() == ["Photo 2, table 2"]


def test_a_card_costs_no_reading_of_photos(page: PhotoPage) -> None:
    page.send()
    before = page.cards.photos._reached
    page.arrive("Un port")
    assert page.cards.photos._reached == before


def test_keys_open_one_go_to_the_next_and_come_back(page: PhotoPage, qtbot: QtBot) -> None:
    first, second = page.send(table=1), page.send(table=2, ink="red")
    page.see()
    grid, large = page.board.grid, page.board.large
    grid.choose(first.id)
    qtbot.keyClick(grid, Key.Key_Return)
    assert large.shown() == first.id
    assert large.picture.image().width() == 400
    qtbot.keyClick(large.picture, Key.Key_Right)
    assert large.shown() == second.id
    qtbot.keyClick(large.picture, Key.Key_Right)
    assert large.shown() == first.id
    qtbot.keyClick(large.picture, Key.Key_Escape)
    assert not page.board.is_large()
    assert grid.chosen() == first.id
    qtbot.keyClick(grid, Key.Key_Escape)
    assert not page.view.sees_photos()


def test_a_caption_is_kept_when_the_field_is_left(page: PhotoPage, qtbot: QtBot) -> None:
    photo = page.send()
    page.see()
    page.cards.photos.open(photo.id)
    qtbot.keyClicks(page.board.large.caption, "Notre <b>mur")
    qtbot.keyClick(page.board.large.caption, Key.Key_Return)
    assert page.kept()[0].caption == "Notre <b>mur"


def test_what_is_being_typed_is_not_overwritten(page: PhotoPage, qtbot: QtBot) -> None:
    photo = page.send()
    page.see()
    page.cards.photos.open(photo.id)
    page.board.large.caption.setFocus()
    qtbot.keyClicks(page.board.large.caption, "Not")
    page.workshop.do(partial(caption_photo, key=photo.id, table=4, caption="Du téléphone"))
    page.cards.refresh()
    assert page.board.large.caption.text() == "Not"


def test_set_aside_then_brought_back(page: PhotoPage, qtbot: QtBot) -> None:
    photo = page.send(caption="Un & deux")
    page.see()
    page.board.grid.choose(photo.id)
    qtbot.keyClick(page.board.grid, Key.Key_Delete)
    assert page.kept() == []
    assert page.board.aside.isVisible()
    menu = page.board.aside_menu()
    assert [action.text() for action in menu.actions()] == ["Photo 1, table 4\u00a0: Un && deux"]
    menu.actions()[0].trigger()
    menu.deleteLater()
    assert len(page.kept()) == 1


def test_the_large_one_that_its_table_withdraws_closes(page: PhotoPage) -> None:
    photo = page.send()
    page.send(table=5)
    page.see()
    page.cards.photos.open(photo.id)
    page.workshop.do(partial(withdraw_photo, key=photo.id, table=4))
    page.cards.refresh()
    assert not page.board.is_large()


def test_where_the_workshop_reads_first_it_is_accepted_here(page: PhotoPage) -> None:
    page.workshop.do(partial(change_workshop, reads_first=True))
    photo = page.send()
    assert page.view._see_photos.text() == "1, 1 à relire"
    assert page.view._see_photos.accessibleName() == "1 photo des tables, 1 à relire"
    page.see()
    page.cards.photos.open(photo.id)
    large = page.board.large
    assert large.waiting.isVisible()
    large.accept.click()
    assert page.kept()[0].standing == "accepted"
    assert not large.accept.isVisible()


def test_they_are_written_one_a_page(page: PhotoPage, tmp_path: Path) -> None:
    keys: list[UUID] = [page.send().id, page.send(table=5).id]
    target = tmp_path / "photos.pdf"
    page.cards.photos.write(keys, target)
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_text_is_cut(page: PhotoPage, size: tuple[int, int], qapp: QApplication) -> None:
    page.window.resize(*size)
    photo = page.send(caption="Le mur des forces")
    page.see()
    qapp.sendPostedEvents()
    assert cut_texts(page.view) == []
    page.cards.photos.open(photo.id)
    qapp.sendPostedEvents()
    assert cut_texts(page.view) == []
