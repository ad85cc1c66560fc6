"""« Recrutement » on a real library, as a person meets it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.recruitment import build_recruitment
from workshop_app.desktop.screens.recruitment.dialogs import (
    AwaitedDialog,
    ClassDialog,
    ConditionDialog,
)
from workshop_app.desktop.screens.recruitment.presenter import RecruitmentPresenter
from workshop_app.desktop.screens.recruitment.view import RecruitmentView
from workshop_app.desktop.widgets.dialog import Sheet
from workshop_app.domain.recruitment.rules import Condition, Rules
from workshop_app.services.candidatures import candidatures, recruitment_of
from workshop_app.services.list_import import import_people
from workshop_app.services.people import change_person, people_in_order
from workshop_app.services.recruiting import apply_rules
from workshop_app.services.recruitment_presets import preset_rules
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import assets_folder

LEFT = Qt.MouseButton.LeftButton
SAMPLE = assets_folder() / "samples" / "candidatures.csv"


@dataclass
class Page:
    view: RecruitmentView
    presenter: RecruitmentPresenter
    workshop: Workshop
    tasks: AtOnce
    qtbot: QtBot
    gone: list[str] = field(default_factory=list)

    def counts(self) -> list[int]:
        return [box._count.count for box in self.view.effect.counts if box._count]

    def deltas(self) -> list[str]:
        return [box._count.delta for box in self.view.effect.counts if box._count]

    def rules(self) -> Rules | None:
        kept = self.workshop.ask(recruitment_of)
        return kept.rules if kept else None

    def changes(self) -> int:
        return self.workshop.ask(lambda snapshot: snapshot.last_change())

    def press(self, widget: object) -> None:
        widget.click()  # type: ignore[attr-defined]

    def sheet(self, kind: type[Sheet]) -> Sheet:
        (found,) = [each for each in self.view.window().findChildren(kind) if each.isVisible()]
        return found

    def said(self) -> list[str]:
        return [banner.accessibleName() for banner in self.view.banners.shown()]


@pytest.fixture
def group(workshop: Workshop) -> Workshop:
    """A working group that nobody has applied to."""
    workshop.clock.time = datetime(2026, 7, 1, 8, tzinfo=UTC)
    key = uuid4()
    create = partial(create_workshop, model="groupe-de-travail", title="Offices ruraux")
    workshop.house.library.submit(key, "test", create).result(5)
    return Workshop(workshop.house, workshop.clock, key)


@pytest.fixture
def empty(group: Workshop, qtbot: QtBot) -> Page:
    gone: list[str] = []
    tasks = AtOnce(group)
    view, presenter = build_recruitment(
        tasks, group.clock, group.house.read_list, lambda: group.house.letter_printer, gone.append
    )
    qtbot.addWidget(view)
    view.resize(1_200, 900)
    with qtbot.waitExposed(view):
        view.show()
    presenter.refresh()
    return Page(view, presenter, group, tasks, qtbot, gone)


@pytest.fixture
def page(empty: Page) -> Page:
    preview = empty.workshop.house.read_list(SAMPLE.read_bytes(), SAMPLE.name)
    empty.workshop.do(partial(import_people, preview=preview))
    empty.presenter.refresh()
    return empty


def test_rules_are_tried_without_a_trace(page: Page) -> None:
    before = page.changes()
    assert page.view.rules.presets["littoral"].isChecked()
    assert page.counts() == [20, 19, 1, 0]
    assert page.deltas() == ["", "", "", ""], "nothing was decided before"
    page.press(page.view.rules.presets["arrivee"])
    assert page.counts() == [15, 25, 0, 0]
    page.press(page.view.rules.presets["representation"])
    assert page.counts() == [15, 24, 1, 0]
    assert page.changes() == before
    assert page.rules() is None
    page.presenter.refresh()
    assert page.counts() == [15, 24, 1, 0], "what is tried stays until it is left"


def test_another_workshop_begins_with_its_own_rules(page: Page) -> None:
    page.press(page.view.rules.presets["arrivee"])
    key = uuid4()
    create = partial(create_workshop, model="groupe-de-travail", title="Un autre")
    page.workshop.house.library.submit(key, "test", create).result(5)
    page.tasks.open_workshop = Workshop(page.workshop.house, page.workshop.clock, key)
    page.presenter.refresh()
    assert page.view.rules.presets["littoral"].isChecked()
    assert page.view._right.currentWidget() is page.view._nobody


def test_applying_writes_once_and_can_be_taken_back(page: Page) -> None:
    assert page.view.count.accessibleName() == "40 à décider"
    page.press(page.view.apply)
    assert page.rules() == preset_rules("littoral", page.rules().draw)  # type: ignore[union-attr]
    assert len(page.workshop.ask(candidatures)) == 40
    assert not page.view.apply.isEnabled()
    assert "en place" in page.view.apply.toolTip()
    assert page.view.effect._mark.accessibleName() == "décidé"
    assert page.view.count.accessibleName() == ""
    page.view.undo._take()
    assert page.rules() is None
    assert page.view.apply.isEnabled()


def test_what_changes_is_said_before_anybody_is_told(page: Page) -> None:
    page.press(page.view.apply)
    row = page.view.rules.quotas[0]
    row.most.setValue(1)
    assert page.deltas() == ["−8", "+8", "= 1", "= 0"]
    assert page.view.count.accessibleName().endswith("décisions changent")
    assert page.view.changes._how_many.accessibleName() == str(len(page.view.changes._changes))
    first = page.view.changes._changes[0]
    assert (first.name, first.before_words, first.after_words) == (
        "Thierry Lamarque",
        "Retenu",
        "En attente, rang 1",
    )
    assert first.why.startswith("La Dordogne a une seule place")
    page.press(page.view.changes.more)
    assert not page.view.changes.more.isVisible()
    before = page.changes()
    page.press(page.view.revert)
    assert page.counts() == [20, 19, 1, 0]
    assert not page.view.revert.isVisible()
    assert page.changes() == before


def test_contradictory_rules_are_named_and_nothing_is_applied(page: Page) -> None:
    page.press(page.view.rules.presets["representation"])
    page.presenter.set_size(0, 10)
    assert page.view._right.currentWidget() is page.view._wrong
    (said,) = page.view._wrong.lines
    assert said.startswith("Douze départements exigent 12 places, vous en offrez 10")
    assert not page.view.apply.isEnabled()
    assert "contredisent" in page.view.apply.toolTip()
    assert not page.view.copy_sentence.isEnabled()
    page.presenter.set_size(0, 15)
    assert page.counts() == [15, 24, 1, 0]
    assert page.view.apply.isEnabled()


def test_a_figure_is_changed_in_its_sentence(page: Page) -> None:
    rules = page.view.rules
    rules.least.setValue(0)
    rules.most.setValue(5)
    assert page.counts()[0] == 5
    assert "5 personnes" in page.view.sentence.text()
    rules.most.setValue(0)
    assert rules.most.text() == "–"
    row = rules.quotas[0]
    assert row.class_most[0].accessibleName() == "Places par département, Littoral"
    row.class_most[0].setValue(2)
    assert page.counts()[0] == 24
    assert not any(button.isChecked() for button in rules.presets.values())


def test_any_column_can_take_the_place_of_the_departement(page: Page) -> None:
    row = page.view.rules.quotas[0]
    choices = [row.attribute.itemText(place) for place in range(row.attribute.count())]
    assert {"département", "structure", "Civilité", "Temps pleins"} <= set(choices)
    row.attribute.picked.emit("Civilité")
    lines = page.view.places.lines.lines()
    assert [line.name for line in lines] == ["M.", "Mme"]
    page.press(page.view.rules.quotas[0].add_quota)
    assert [row.attribute.current() for row in page.view.rules.quotas] == [
        "Civilité",
        "departement",
    ]
    page.presenter.remove_quota(1)
    page.presenter.remove_quota(0)
    assert page.view.rules.quotas == []
    assert [line.name for line in page.view.places.lines.lines()] == ["Groupe"]


def test_representation_fills_first_places(page: Page) -> None:
    page.press(page.view.rules.presets["arrivee"])
    chooser = page.view.rules.representation
    assert chooser.current() == "none"
    chooser.picked.emit("1 departement")
    assert chooser is not page.view.rules.representation
    assert page.view.rules.representation.current() == "1 departement"
    assert all(line.taken >= 1 for line in page.view.places.lines.lines())


def test_a_class_is_edited_with_its_members(page: Page) -> None:
    page.press(page.view.rules.quotas[0].edit_class)
    dialog = page.sheet(ClassDialog)
    assert isinstance(dialog, ClassDialog)
    assert dialog.values.values() == ["17", "33", "40", "64"]
    dialog.values.add("Charente", True)
    dialog.typed.setText("Corrèze")
    dialog.name.field.setText("Ouest")
    page.press(dialog.keep)
    shown = page.view.rules._shown
    assert shown is not None
    (one,) = shown.quotas[0].classes
    assert one.name == "Ouest"
    assert "Corrèze" in one.members
    places = {line.code: line.taken + line.free for line in page.view.places.lines.lines()}
    assert (places["16"], places["19"], places["24"]) == (1, 1, 2)
    page.press(page.view.rules.quotas[0].edit_class)
    last = page.sheet(ClassDialog)
    assert isinstance(last, ClassDialog)
    page.press(last.remove)
    assert page.view.rules.quotas[0].class_most == []


def test_a_class_without_a_name_or_a_value_is_kept_in_its_dialog(page: Page) -> None:
    page.press(page.view.rules.quotas[0].add_class)
    dialog = page.sheet(ClassDialog)
    assert isinstance(dialog, ClassDialog)
    page.press(dialog.keep)
    assert dialog.name.error()
    dialog.name.field.setText("Villes")
    page.press(dialog.keep)
    assert "au moins une valeur" in dialog.name.error()
    dialog.reject()
    assert len(page.view.rules.quotas[0].class_most) == 1


def test_values_that_are_awaited(page: Page) -> None:
    page.press(page.view.rules.quotas[0].edit_awaited)
    dialog = page.sheet(AwaitedDialog)
    assert isinstance(dialog, AwaitedDialog)
    dialog.values.add("09", True)
    page.press(dialog.keep)
    lines = {line.code: line for line in page.view.places.lines.lines()}
    assert (lines["09"].name, lines["09"].taken, lines["09"].free) == ("Ariège", 0, 2)


def test_conditions_of_the_field_are_one_press_away(page: Page) -> None:
    page.view.rules.open_menu()
    (menu,) = [each for each in page.view.findChildren(QMenu) if each.isVisible()]
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Moins de 10 temps pleins",
        "Ville de moins de 20\u00a0000 habitants"
        if "\u00a0" in words[1]
        else "Ville de moins de 20 000 habitants",
        "Hors du littoral",
        "Pas la même structure deux fois",
        "Autre condition…",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert page.counts() == [20, 15, 2, 3]
    assert page.view.rules.conditions.chips[0].words.text() == "moins de 10 temps pleins"
    page.presenter.set_once(True)
    assert len(page.view.rules.conditions.chips) == 2
    page.press(page.view.rules.conditions.chips[1].remove)
    page.press(page.view.rules.conditions.chips[0].remove)
    assert page.view.rules.conditions.chips == []
    assert page.counts() == [20, 19, 1, 0]


def test_a_condition_of_ones_own(page: Page) -> None:
    page.presenter.ask_condition(0)
    dialog = page.sheet(ConditionDialog)
    assert isinstance(dialog, ConditionDialog)
    page.press(dialog.keep)
    assert dialog.answer.error() == "Écrivez un nombre."
    dialog.attribute.field.show_choices([("Temps pleins", "Temps pleins")], "Temps pleins")
    dialog.kind.field.show_choices([("at_least", "au moins")], "at_least")
    dialog.answer.field.setText("4,5")
    dialog._adapt()
    assert dialog.wording.field.placeholderText().endswith("4,5 au moins")
    page.press(dialog.keep)
    (chip,) = page.view.rules.conditions.chips
    assert "4,5 au moins" in chip.words.text()
    page.press(chip.words)
    again = page.sheet(ConditionDialog)
    assert isinstance(again, ConditionDialog)
    assert again.answer.field.text() == "4,5"
    again.wording.field.setText("assez de monde")
    page.press(again.keep)
    assert page.view.rules.conditions.chips[0].words.text() == "assez de monde"
    assert "(assez de monde)" in page.view.sentence.text()


def test_a_condition_lists_values_or_asks_for_a_yes(page: Page) -> None:
    dialog = ConditionDialog(
        page.view.window(),
        Condition("departement", "none_of", values=("33",)),
        [("departement", "département"), ("Adhérent", "Adhérent")],
    )
    assert dialog.answer.field.text() == "Gironde"
    given: list[Condition] = []
    dialog.given.connect(given.append)
    dialog.answer.field.setText(" ")
    page.press(dialog.keep)
    assert dialog.answer.error() == "Écrivez au moins une valeur."
    dialog.answer.field.setText("Gironde, Landes")
    page.press(dialog.keep)
    assert given[0].values == ("Gironde", "Landes")
    other = ConditionDialog(page.view.window(), Condition("Adhérent", "yes"), [("Adhérent", "A")])
    assert other.answer.isHidden()
    other.given.connect(given.append)
    page.press(other.keep)
    assert given[1] == Condition("Adhérent", "yes")


def test_a_column_that_nobody_answers_is_told(page: Page) -> None:
    page.presenter.keep_condition(9, Condition("Effectif", "below", 10))
    assert "« Effectif »" in page.view.changes.warnings.told().replace("\u00a0", " ")
    assert page.counts() == [0, 0, 40, 0]


def test_the_order_and_the_draw(page: Page) -> None:
    rules = page.view.rules
    rules.order.picked.emit("day")
    rules.draw.setValue(7302)
    assert "tirage au sort 7302" in page.view.sentence.text()
    rules.tie.picked.emit("list")
    assert not rules._drawing.isVisible()
    assert rules._listed_note.isVisible()
    page.press(rules.closes)
    page.press(page.view.apply)
    kept = page.rules()
    assert kept is not None
    assert (kept.order, kept.tie, kept.draw, kept.closes) == ("day", "list", 7302, False)


def test_letters_leave_only_once_they_are_decided(page: Page, tmp_path: Path) -> None:
    letters = page.view.letters
    assert "Madame Bonnefoy," in letters.text.toPlainText()
    assert not letters.copy.isEnabled()
    assert "Appliquez" in letters.print.toolTip()
    page.press(page.view.apply)
    assert letters.print.text() == "Les 39 lettres"
    letters.chosen.emit("accepted")
    assert letters._who.text() == "Sabine Authier"
    page.press(letters.after)
    assert letters._where.text() == "2 sur 20"
    page.press(letters.before)
    page.press(letters.before)
    assert letters._where.text() == "20 sur 20"
    page.press(letters.copy)
    assert "est retenue." in QGuiApplication.clipboard().text()
    out = tmp_path / "lettres.pdf"
    page.view.letters_saved.emit(out)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 39
    assert any("39 lettres" in said for said in page.said())
    letters.chosen.emit("refused")
    assert letters.text.toPlainText() == ""
    assert letters._who.text() == "Personne dans ce cas."


def test_the_reason_stands_out_in_the_letter(page: Page) -> None:
    text = page.view.letters.text
    document = text.document()
    marked = ""
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().background().style() != Qt.BrushStyle.NoBrush:
                marked += fragment.text()
            iterator += 1
        block = block.next()
    assert marked.startswith("La Dordogne a deux places")
    assert marked.endswith(".")


def test_one_sentence_for_the_call(page: Page) -> None:
    page.press(page.view.copy_sentence)
    assert QGuiApplication.clipboard().text() == (
        "De 12 à 20 personnes, une par département littoral et deux ailleurs, dans l’ordre des "
        "demandes."
    )


def test_nobody_yet_and_the_forty_that_try_the_rules(empty: Page) -> None:
    assert empty.view._right.currentWidget() is empty.view._nobody
    empty.press(empty.view.import_list)
    assert empty.gone == ["people"]
    before = empty.changes()
    empty.press(empty.view.try_invented)
    assert empty.counts() == [20, 19, 1, 0]
    assert any("Quarante" in said for said in empty.said())
    assert not empty.view.apply.isEnabled()
    empty.press(empty.view.rules.presets["arrivee"])
    assert empty.counts() == [15, 25, 0, 0]
    empty.presenter.refresh()
    assert empty.counts() == [15, 25, 0, 0]
    assert not empty.view.letters.copy.isEnabled()
    assert empty.changes() == before
    empty.view.invented_left.emit()
    assert empty.view._right.currentWidget() is empty.view._nobody
    assert empty.said() == []


def test_rules_can_wait_for_the_first_candidature(empty: Page) -> None:
    empty.press(empty.view.rules.presets["arrivee"])
    empty.press(empty.view.apply)
    kept = empty.rules()
    assert kept is not None
    assert kept.most == 15
    assert not empty.view.apply.isEnabled()


def test_real_candidatures_end_the_trial(empty: Page) -> None:
    empty.press(empty.view.try_invented)
    empty.workshop.add("Anne", "Martin", departement="33")
    empty.presenter.refresh()
    assert empty.counts() == [1, 0, 0, 0]
    assert empty.said() == []


def test_news_are_to_be_decided(page: Page) -> None:
    page.press(page.view.apply)
    page.workshop.add("Anne", "Martin", departement="87")
    page.presenter.refresh()
    assert page.view.count.accessibleName() == "1 à décider"
    assert page.view.changes._note.text() == "1 candidature nouvelle reste à décider."
    mazeau = next(p for p in page.workshop.ask(people_in_order) if p.last_name == "Mazeau")
    page.workshop.do(partial(change_person, key=mazeau.id, departement="19"))
    page.presenter.refresh()
    assert "changent" in page.view.count.accessibleName()
    page.press(page.view.apply)
    assert not page.view.apply.isEnabled()


def test_rules_of_another_hand_are_shown(page: Page) -> None:
    """A file, another desk: the page follows what is in place while nothing is tried here."""
    rules = preset_rules("arrivee", 12)
    page.workshop.do(partial(apply_rules, rules=rules, by="ligne de commande"))
    page.presenter.refresh()
    assert page.view.rules.presets["arrivee"].isChecked()
    assert page.view.rules.draw.value() == 12


def test_read_aloud(page: Page) -> None:
    assert page.view.effect.counts[0].accessibleName() == "Retenus\u00a0: 20".replace("\u00a0", " ")
    line = next(each for each in page.view.places.lines.lines() if each.code == "33")
    assert line.said == "Gironde, 1 place prise, 3 en attente, Littoral"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
@pytest.mark.parametrize("state", ["tried", "applied", "wrong", "nobody"])
def test_no_text_is_cut(
    request: pytest.FixtureRequest, window: MainWindow, size: tuple[int, int], state: str
) -> None:
    page: Page = request.getfixturevalue("empty" if state == "nobody" else "page")
    if state == "applied":
        page.press(page.view.apply)
        page.view.rules.quotas[0].most.setValue(1)
    if state == "wrong":
        page.presenter.choose_preset("representation")
        page.presenter.set_size(12, 10)
    window.add_page("recruitment", "prepare", "Recrutement", "recruit", page.view)
    window.resize(*size)
    window.show_page("recruitment")
    with page.qtbot.waitExposed(window):
        window.show()
    # Rules flow like words: their height follows once their width is settled.
    page.qtbot.waitUntil(lambda: cut_texts(window) == [])


def test_a_figure_half_typed_is_left_alone(page: Page) -> None:
    field = page.view.rules.most
    field.setFocus()
    field.selectAll()
    page.qtbot.keyClicks(field, "1")
    page.presenter.refresh()
    assert field.text() == "1"
    page.qtbot.keyClick(field, Qt.Key.Key_5)
    page.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 15
    assert page.counts()[0] == 15
