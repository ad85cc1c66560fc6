from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.test_people import Page, page
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.people import build_people
from workshop_app.desktop.screens.people.importing import (
    PreviewShown,
    preview_shown,
    recognised_columns,
)
from workshop_app.desktop.tasks import TaskRunner
from workshop_app.domain.intake import Matches
from workshop_app.settings import assets_folder

SAMPLE = assets_folder() / "samples" / "inscrits.csv"
LIST = "Nom;Prénom;Structure;Courriel\nAbadie;Léa;OT Sète;lea@sete.example\n;;OT Agde;\n"
__all__ = ["page"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "inscrits.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def column(page: Page, place: int) -> QComboBox:
    """What says the meaning of a column of the preview."""
    combo = page.view.preview.columns.cellWidget(0, place).findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    return combo


def test_a_list_is_seen_before_it_is_written(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    assert page.view.preview.isVisible()
    assert page.people() == []
    page.click("Importer 1 personne")
    page.presenter.refresh()
    assert page.names() == ["Léa Abadie"]
    (banner,) = page.view.banners.shown()
    said = banner.accessibleName()
    assert "2 lignes lues" in said
    assert "1 personne ajoutée, 1 à vérifier (ligne 3)." in said
    assert "Nom, Prénom, Structure, Courriel" in said


def test_the_real_sample_brings_its_94_people(page: Page) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(SAMPLE)
    page.click("Importer 94 personnes")
    page.presenter.refresh()
    assert len(page.people()) == 94
    page.click("Voir les 2 lignes")
    assert page.view.side.lines.isVisible()


def test_an_import_is_taken_back_whole(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    page.click("Importer 1 personne")
    page.click("Annuler l’import")
    assert page.people() == []


def test_leaving_the_preview_writes_nothing(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    page.qtbot.keyClick(page.view.preview, Qt.Key.Key_Escape)
    assert not page.view.preview.isVisible()
    assert page.people() == []


def test_a_column_gets_another_meaning(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    combo = column(page, 2)
    assert combo.currentData() == "organisation"
    combo.setCurrentIndex(combo.findData("function"))
    combo.activated.emit(combo.currentIndex())
    page.click("Importer 1 personne")
    assert (page.people()[0].function, page.people()[0].organisation) == ("OT Sète", "")


def test_a_meaning_leaves_the_column_that_had_it(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    page.view.column_chosen.emit("Courriel", "organisation")
    fields = [column(page, place).currentData() for place in range(4)]
    assert fields == ["last_name", "first_name", "", "organisation"]


def test_columns_that_make_no_sense_come_back(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    page.view.column_chosen.emit("Nom", "")
    page.view.column_chosen.emit("Prénom", "")
    assert page.view.preview.isVisible()
    assert page.view.banners.shown()
    page.click("Importer 1 personne")
    assert page.people()[0].last_name == "Abadie"


def test_the_same_list_again_brings_nothing(page: Page, file: Path) -> None:
    page.presenter.refresh()
    for _turn in range(2):
        page.view.file_given.emit(file)
        page.view.apply_asked.emit()
    assert len(page.people()) == 1
    page.view.file_given.emit(file)
    assert not page.view.preview.apply_button.isEnabled()
    assert page.view.preview.apply_button.toolTip()


def test_what_is_no_list_moves_nothing_and_says_so(page: Page, tmp_path: Path) -> None:
    page.workshop.add("Léa", "Abadie")
    page.presenter.refresh()
    picture = tmp_path / "plan.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    for path in (picture, tmp_path / "absent.csv", tmp_path):
        page.view.file_given.emit(path)
        (banner,) = page.view.banners.shown()
        assert "Votre participant n’a pas bougé." in banner.accessibleName()
        assert not page.view.preview.isVisible()
        assert page.view.table.isVisible()
    assert len(page.people()) == 1


def test_cells_are_pasted_from_a_spreadsheet(page: Page) -> None:
    page.presenter.refresh()
    QGuiApplication.clipboard().setText("Nom\tPrénom\nRoux\tAnne\nFabre\tMarie\n")
    page.click("Coller")
    page.click("Importer 2 personnes")
    assert [person.name for person in page.people()] == ["Marie Fabre", "Anne Roux"]
    QGuiApplication.clipboard().clear()
    page.click("Coller")
    assert "error" in [banner.kind for banner in page.view.banners.shown()]


def test_a_file_is_dropped_on_the_page(page: Page, file: Path) -> None:
    page.presenter.refresh()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    enter = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.view.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert page.view._drop_here.isVisible()
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.view.dropEvent(drop)
    assert not page.view._drop_here.isVisible()
    assert page.view.preview.isVisible()


def test_a_line_to_check_leads_to_its_person(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "deux.csv"
    path.write_text("Nom;Prénom;Département\nRoux;Anne;16, 87\nFabre;Jo;34\n", encoding="utf-8")
    page.presenter.refresh()
    page.view.file_given.emit(path)
    page.click("Importer 2 personnes")
    page.presenter.refresh()
    page.click("Voir la ligne 2")
    page.click("Voir")
    assert page.view.table.chosen() == [page.people()[1].id]
    assert page.view.side.person.isVisible()


def test_a_line_without_anybody_leads_to_the_form(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    page.click("Importer 1 personne")
    page.presenter.refresh()
    page.click("Voir la ligne 3")
    lines = page.view.side.lines
    add = next(b for b in lines.findChildren(QPushButton) if b.text() == "Ajouter")
    page.qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert page.view.side.adding.isVisible()


def test_the_preview_says_how_the_file_was_read(workshop: Workshop) -> None:
    preview = workshop.house.read_list(SAMPLE.read_bytes(), SAMPLE.name)
    shown: PreviewShown = preview_shown(preview, Matches(added=preview.lines))
    assert shown.recognised == (
        "97 lignes lues, encodage Windows-1252, séparateur point-virgule, titres en ligne 1."
    )
    assert (shown.added, shown.doubles, len(shown.checks)) == (94, 1, 2)
    assert [check.kept for check in shown.checks] == [None, None]
    assert recognised_columns(preview).startswith("Colonnes reconnues\u00a0: Statut, Nom")


def test_reading_is_shown_and_can_be_stopped(
    workshop: Workshop, qtbot: QtBot, tmp_path: Path
) -> None:
    """With the real threads: a long list, stopped while it is read."""
    path = tmp_path / "long.csv"
    lines = "".join(f"Nom{n};Prénom{n}\n" for n in range(60_000))
    path.write_text(f"Nom;Prénom\n{lines}", encoding="utf-8")
    tasks = TaskRunner(workshop.house.library, "test")
    tasks.open(workshop.key)
    view, presenter = build_people(tasks, workshop.house.read_list)
    qtbot.addWidget(view)
    view.show()
    try:
        presenter.refresh()
        qtbot.waitUntil(lambda: not view.table.isVisible() and not view.search_field.isVisible())
        view.file_given.emit(path)
        assert view.reading.isVisible()
        view.reading.stop_asked.emit()
        assert not view.reading.isVisible()
        view.text_given.emit("Nom;Prénom\nRoux;Anne\n")
        qtbot.waitUntil(view.preview.isVisible, timeout=20_000)
        assert "Presse-papiers" in view.preview.title.text()
    finally:
        tasks.close()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_word_is_cut(page: Page, window: MainWindow, size: tuple[int, int]) -> None:
    window.add_page("people", "prepare", "Participants", "participants", page.view)
    window.show_page("people")
    window.resize(*size)
    window.show()
    page.presenter.refresh()

    def nothing_cut() -> None:
        assert cut_texts(page.view) == []

    page.view.file_given.emit(SAMPLE)
    page.qtbot.waitUntil(nothing_cut)
    page.view.apply_asked.emit()
    page.presenter.refresh()
    page.qtbot.waitUntil(nothing_cut)
