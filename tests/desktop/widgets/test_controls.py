from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.fields import Labelled, number_field
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.skeleton import LoadingBanner
from workshop_app.desktop.widgets.tag import Tag


def test_a_button_that_cannot_be_used_says_why(qtbot: QtBot) -> None:
    button = Button("Imprimer", icon_name="print")
    qtbot.addWidget(button)
    button.setToolTip("Ctrl + P")
    button.refuse("Choisissez un document.")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "Choisissez un document."
    button.allow()
    assert button.isEnabled()
    assert button.toolTip() == "Ctrl + P"


def test_a_button_without_words_has_a_name(qtbot: QtBot) -> None:
    button = icon_button("undo", "Annuler")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Annuler"
    button.show()
    assert button.width() == button.height() == 36


@pytest.mark.parametrize(("scale", "high"), [("small", 30), ("normal", 36), ("large", 46)])
def test_a_button_keeps_its_height_with_the_focus(qtbot: QtBot, scale: str, high: int) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    button = Button("Ranger", scale=scale, parent=frame)  # type: ignore[arg-type]
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    assert button.sizeHint().height() == high
    button.setFocus()
    assert button.hasFocus()
    assert button.sizeHint().height() == high


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[bool] = []
    button = Button("Importer", on_click=lambda: pressed.append(True))
    qtbot.addWidget(button)
    qtbot.keyClick(button, key)
    assert pressed == [True]
    qtbot.keyClick(button, key, Qt.KeyboardModifier.ShiftModifier)
    assert len(pressed) == (2 if key == Qt.Key.Key_Space else 1)


def test_an_icon_that_does_not_exist_is_a_bug(qapp: QApplication) -> None:
    assert not icon("participants").isNull()
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_the_segment_chooses_by_mouse_and_by_arrows(qtbot: QtBot) -> None:
    segment = Segment("Ateliers", [("running", "En cours"), ("over", "Terminés"), ("all", "Tous")])
    qtbot.addWidget(segment)
    segment.set_count("running", 6)
    assert segment.current() == "running"
    with qtbot.waitSignal(segment.chosen) as chosen:
        qtbot.keyClick(segment, Qt.Key.Key_Left)
    assert chosen.args == ["all"]
    segment.choose("over")
    segment.set_choices([("over", "Terminés"), ("all", "Tous")])
    assert segment.current() == "over"


def test_a_choice_made_does_not_move_the_others(qtbot: QtBot) -> None:
    segment = Segment("Tri", [("a", "Catégorie"), ("b", "Table"), ("c", "Arrivée")])
    qtbot.addWidget(segment)
    before = segment.sizeHint()
    segment.choose("b")
    assert segment.sizeHint() == before


def test_a_field_refused_says_it_under_itself(qtbot: QtBot) -> None:
    labelled = Labelled("Fin", QLineEdit(), hint="Heure de la salle")
    qtbot.addWidget(labelled)
    labelled.set_error("La fin vient avant le début.")
    assert labelled.error() == "La fin vient avant le début."
    assert labelled.field.accessibleDescription() == labelled.error()
    assert labelled.field.property("state") == "error"
    labelled.clear_error()
    assert labelled.error() == ""
    assert labelled.field.accessibleName() == "Fin"


def test_a_number_keeps_its_bounds_and_shows_its_unit(qtbot: QtBot) -> None:
    count = number_field(1, 100, 9, "Pause", " min")
    qtbot.addWidget(count)
    assert (count.value(), count.text(), count.accessibleName()) == (9, "9 min", "Pause")
    count.setValue(101)
    assert count.value() == 100


def test_the_search_is_trimmed_and_emptied_by_escape(qtbot: QtBot) -> None:
    field = SearchField("Nom, structure")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.searched) as searched:
        field.setText("  le g ")
    assert searched.args == ["le g"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_loading_tells_figures_and_can_be_stopped(qtbot: QtBot) -> None:
    loading = LoadingBanner("Lecture")
    qtbot.addWidget(loading)
    loading.set_progress(0.5, "50 lignes sur 100")
    assert loading.bar.value() == loading.bar.maximum() // 2
    stop = loading.findChild(Button)
    assert stop is not None
    with qtbot.waitSignal(loading.stop_asked):
        stop.click()


def test_a_tag_takes_no_room_without_words(qtbot: QtBot) -> None:
    tag = Tag("94 inscrits")
    qtbot.addWidget(tag)
    assert tag.sizeHint().width() > 60
    tag.say("")
    assert tag.sizeHint().width() == 0


def test_the_header_goes_on_two_rows_when_it_must(qtbot: QtBot) -> None:
    page = Page("Cartes et thèmes")
    qtbot.addWidget(page)
    actions = [Button(f"Une action assez longue {n}") for n in range(4)]
    for button in actions:
        page.add_action(button)
    page.resize(1400, 600)
    with qtbot.waitExposed(page):
        page.show()
    assert actions[0].y() == 0
    page.resize(page.header.minimumSizeHint().width() + 60, 600)
    qtbot.waitUntil(lambda: actions[0].y() > page.title.y() + page.title.height() - 4)
    assert all(button.width() >= button.sizeHint().width() for button in actions)


def test_the_empty_state_shows_its_whole_sentence(qtbot: QtBot) -> None:
    empty = EmptyState(
        "participants", "Aucun participant", "Importez un tableau, ou collez-le. " * 5
    )
    qtbot.addWidget(empty)
    empty.resize(900, 500)
    with qtbot.waitExposed(empty):
        empty.show()
    for label in (empty._sentence, empty._detail):
        assert label.height() >= label.heightForWidth(label.width())
