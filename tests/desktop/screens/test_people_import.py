from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.cut_text import cut_texts
from tests.desktop.screens.opened import open_people
from tests.desktop.screens.test_people import LEFT, Page, page
from tests.importers.files import xlsx
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.people.import_words import preview_shown, recognised_columns
from workshop_app.desktop.screens.people.line_cards import LineCard, LineCards
from workshop_app.desktop.screens.people.values_table import USED
from workshop_app.desktop.tasks import TaskRunner
from workshop_app.services.list_import import foresee_import
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
    return page.view.preview.columns.combo(place)


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
    assert page.view.lines.isVisible()
    assert len(page.view.lines.cards()) == 2


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
    page.view.preview.field_chosen.emit("Courriel", "organisation")
    fields = [column(page, place).currentData() for place in range(4)]
    assert fields == ["last_name", "first_name", "", "organisation"]


def test_columns_that_make_no_sense_come_back(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    page.view.preview.field_chosen.emit("Nom", "")
    page.view.preview.field_chosen.emit("Prénom", "")
    assert page.view.preview.isVisible()
    assert page.view.banners.shown()
    page.click("Importer 1 personne")
    assert page.people()[0].last_name == "Abadie"


def test_the_same_list_again_brings_nothing(page: Page, file: Path) -> None:
    page.presenter.refresh()
    for _turn in range(2):
        page.view.file_given.emit(file)
        page.view.preview.apply_asked.emit()
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


def test_a_file_copied_is_pasted_like_its_cells(page: Page, file: Path) -> None:
    page.presenter.refresh()
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    page.click("Coller")
    page.click("Importer 1 personne")
    assert page.people()[0].last_name == "Abadie"


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


TWO = "Nom;Prénom;Département;Structure\nRoux;Anne;16, 87;OT X\nFabre;Jo;34;OT Y\n;;11;OT Z\n"


@pytest.fixture
def doubtful(page: Page, tmp_path: Path) -> Page:
    """A preview with a person of two départements and a line without a name."""
    path = tmp_path / "deux.csv"
    path.write_text(TWO, encoding="utf-8")
    page.presenter.refresh()
    page.view.file_given.emit(path)
    return page


def card(cards: LineCards, where: str) -> LineCard:
    return next(each for each in cards.cards() if where in each.face.where)


def press(page: Page, inside: QWidget, words: str) -> None:
    buttons = [b for b in inside.findChildren(QPushButton) if not b.isHidden()]
    page.qtbot.mouseClick(next(b for b in buttons if words in b.text()), LEFT)


def test_a_doubtful_line_is_decided_before_the_import(doubtful: Page) -> None:
    preview = doubtful.view.preview
    doubtful.click("À vérifier 2")
    press(doubtful, card(preview.lines, "Ligne 2"), "87 Haute-Vienne")
    assert card(preview.lines, "Ligne 2").face.settled == "87 Haute-Vienne"
    nobody = card(preview.lines, "Ligne 4")
    assert nobody.face.who == "OT Z"
    assert nobody.field is not None
    nobody.field.setText("")
    press(doubtful, nobody, "Corriger")
    assert "Il manque le nom" in nobody._error.text()
    nobody.field.setText("Zoé Bel")
    doubtful.qtbot.keyClick(nobody.field, Qt.Key.Key_Return)
    doubtful.click("Importer 3 personnes")
    people = {person.last_name: person for person in doubtful.people()}
    assert people["Roux"].departement == "87"
    assert (people["Bel"].first_name, people["Bel"].organisation) == ("Zoé", "OT Z")
    (banner,) = doubtful.view.banners.shown()
    assert "à vérifier" not in banner.accessibleName()


def test_an_answer_is_taken_back_before_the_import(doubtful: Page) -> None:
    lines = doubtful.view.preview.lines
    doubtful.click("À vérifier 2")
    press(doubtful, card(lines, "Ligne 2"), "Laisser de côté")
    assert doubtful.view.preview.apply_button.text() == "Importer 1 personne"
    press(doubtful, card(lines, "Ligne 2"), "Revenir")
    assert doubtful.view.preview.apply_button.text() == "Importer 2 personnes"


def test_a_line_left_for_later_is_found_again_and_decided(doubtful: Page) -> None:
    doubtful.click("Importer 2 personnes")
    doubtful.presenter.refresh()
    lines = doubtful.view.lines
    assert not lines.isVisible()
    doubtful.click("Voir les 2 lignes")
    assert lines.isVisible()
    press(doubtful, card(lines, "Ligne 2"), "Voir la fiche")
    assert doubtful.view.side.person.isVisible()
    press(doubtful, card(lines, "Ligne 2"), "16 Charente")
    doubtful.presenter.refresh()
    press(doubtful, card(lines, "Ligne 4"), "Laisser de côté")
    doubtful.presenter.refresh()
    assert lines.cards() == []
    press(doubtful, lines, "Montrer la ligne laissée de côté")
    left = card(lines, "Ligne 4")
    assert left.field is not None
    left.field.setText("Bel, Zoé")
    press(doubtful, left, "Corriger")
    doubtful.presenter.refresh()
    assert not lines.isVisible()
    assert [person.name for person in doubtful.people()] == ["Zoé Bel", "Jo Fabre", "Anne Roux"]


def test_many_lines_with_one_doubt_are_answered_together(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "noms.csv"
    names = "".join(f"Nom{chr(97 + n)};;{chr(97 + n)}@x.example\n" for n in range(6))
    path.write_text(f"Nom;Prénom;Courriel\n{names}Roux;Anne;\nBel;Io;\n", encoding="utf-8")
    page.presenter.refresh()
    page.view.file_given.emit(path)
    lines = page.view.preview.lines
    page.view.preview.choose_look("lines")
    press(page, lines, "Tout laisser de côté")
    assert page.view.preview.apply_button.text() == "Importer 2 personnes"
    press(page, card(lines, "Ligne 2"), "Revenir")
    page.click("Importer 3 personnes")
    page.presenter.refresh()
    page.presenter.show_doubtful()
    press(page, page.view.lines, "Montrer les 5 lignes laissées de côté")
    press(page, card(page.view.lines, "Ligne 3"), "Importer quand même")
    assert len(page.people()) == 4


def test_many_doubts_of_the_list_are_settled_in_one_undo(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "noms.csv"
    names = "".join(f"Nom{chr(97 + n)};;{chr(97 + n)}@x.example\n" for n in range(6))
    path.write_text(f"Nom;Prénom;Courriel\n{names}Roux;Anne;\nBel;Io;\n", encoding="utf-8")
    page.presenter.refresh()
    page.view.file_given.emit(path)
    page.click("Importer 8 personnes")
    page.presenter.refresh()
    page.presenter.show_doubtful()
    press(page, page.view.lines, "Tout garder tel quel")
    page.presenter.refresh()
    assert not page.view.lines.isVisible()


def test_what_is_typed_in_a_card_stays_when_the_list_changes(doubtful: Page) -> None:
    doubtful.click("Importer 2 personnes")
    doubtful.presenter.refresh()
    doubtful.click("Voir les 2 lignes")
    typed = card(doubtful.view.lines, "Ligne 4").field
    assert typed is not None
    typed.setText("Zoé")
    doubtful.workshop.add("Al", "Gil")
    doubtful.presenter.refresh()
    assert card(doubtful.view.lines, "Ligne 4").field is typed


def test_the_preview_shows_people_as_they_will_be_and_values_that_are_one(
    page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "types.csv"
    path.write_text(
        "Nom;Prénom;Type;Département\nRoux;Anne;O.T.;Hérault\nFabre;Jo;ot;34\nBel;Zoé;ADT;30\n",
        encoding="utf-8",
    )
    page.presenter.refresh()
    page.view.file_given.emit(path)
    first = page.view.preview.columns.people
    cells = [first.model().index(0, place).data() for place in range(3)]
    assert cells == ["Anne Roux", "OT", "34 Hérault"]
    values = page.view.preview.values
    assert values.choice.currentData() == "organisation_type"
    table = values.table.values
    assert [table.row(n)[1].read for n in range(3)] == ["O.T.", "ot", "ADT"]
    table.setData(table.index(2, USED), "OT")
    page.qtbot.waitUntil(lambda: table.row(2)[0].used == "OT")
    page.click("Importer 3 personnes")
    assert {person.organisation_type for person in page.people()} == {"OT"}
    assert dict(page.people()[0].as_written)["organisation_type"] == "ADT"


def test_all_the_sheets_are_imported_at_once(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "feuilles.xlsx"
    head = ["Nom", "Prénom", "Département"]
    path.write_bytes(
        xlsx(Lot=[head, ["Roux", "Anne", "46"]], Gard=[head, ["Gil", "Al", "30"], ["", "", "30"]])
    )
    page.presenter.refresh()
    page.view.file_given.emit(path)
    sheet = page.view.preview.sheet
    assert sheet.itemText(2) == "Toutes les feuilles (2)"
    sheet.setCurrentIndex(2)
    sheet.activated.emit(2)
    page.view.preview.choose_look("lines")
    assert page.view.preview.lines.cards()[0].face.where == "Feuille Gard, ligne 3, Nom"
    page.click("Importer 2 personnes")
    page.presenter.refresh()
    page.presenter.show_doubtful()
    assert page.view.lines.cards()[0].face.where == "Feuille Gard, ligne 3, Nom"
    assert [dict(p.attributes)["Feuille"] for p in page.people()] == ["Gard", "Lot"]


def test_columns_are_understood_the_next_time(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "réponses.csv"
    path.write_text("Nom;Prénom;Votre maison\nRoux;Anne;Sète\n", encoding="utf-8")
    page.presenter.refresh()
    page.view.file_given.emit(path)
    page.view.preview.field_chosen.emit("Votre maison", "organisation")
    page.click("Importer 1 personne")
    path.write_text("Nom;Prénom;Votre maison\nGil;Al;Agde\n", encoding="utf-8")
    page.view.file_given.emit(path)
    assert column(page, 2).currentData() == "organisation"
    said = page.view.preview._remembered.text()
    assert "dernière fois" in said
    assert said.endswith("Structure.")
    page.click("Deviner à nouveau")
    assert column(page, 2).currentData() == ""
    assert not page.view.preview._remembered.isVisible()


def test_a_file_of_200_megabytes_is_not_even_opened(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    page.presenter.refresh()
    page.view.file_given.emit(path)
    (banner,) = page.view.banners.shown()
    assert "dépasse 20" in banner.accessibleName()


def test_an_old_import_is_taken_back_from_the_right_column(page: Page, file: Path) -> None:
    page.presenter.refresh()
    page.view.file_given.emit(file)
    page.click("Importer 1 personne")
    page.presenter.refresh()
    imports = page.view.side.imports
    assert imports.isVisible()
    press(page, imports, "Annuler")
    page.presenter.refresh()
    assert page.people() == []
    assert not imports.isVisible()
    assert page.view.undo.isVisible()
    press(page, page.view.undo, "Annuler")
    assert len(page.people()) == 1


def test_the_preview_says_how_the_file_was_read(workshop: Workshop) -> None:
    preview = workshop.house.read_list(SAMPLE.read_bytes(), SAMPLE.name)
    foreseen = workshop.ask(partial(foresee_import, preview=preview))
    shown = preview_shown(preview, foreseen, {})
    assert shown.recognised == (
        "97 lignes lues, encodage Windows-1252, séparateur point-virgule, titres en ligne 1."
    )
    assert (shown.added, shown.doubles, len(shown.lines.faces)) == (94, 1, 2)
    assert [line.known for line in shown.lines.faces] == [False, False]
    assert "Date d'inscription, Statut, Nom, Prénom" in recognised_columns(preview)


def test_reading_is_shown_and_can_be_stopped(
    workshop: Workshop, qtbot: QtBot, tmp_path: Path
) -> None:
    """With the real threads: a long list, stopped while it is read."""
    path = tmp_path / "long.csv"
    lines = "".join(f"Nom{n};Prénom{n}\n" for n in range(60_000))
    path.write_text(f"Nom;Prénom\n{lines}", encoding="utf-8")
    tasks = TaskRunner(workshop.house.library, "test")
    tasks.open(workshop.key)
    view, presenter = open_people(tasks, workshop)
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
    for look in ("lines", "values"):
        page.view.preview.choose_look(look)
        page.qtbot.waitUntil(nothing_cut)
    page.view.preview.apply_asked.emit()
    page.presenter.refresh()
    page.qtbot.waitUntil(nothing_cut)
    page.presenter.show_doubtful()
    page.qtbot.waitUntil(nothing_cut)
    page.presenter.columns.open()
    page.qtbot.waitUntil(nothing_cut)
