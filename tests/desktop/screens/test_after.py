"""« Après la séance »: what the day took, and the notes of who led it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.after import build_after
from workshop_app.desktop.screens.after.presenter import AfterPresenter
from workshop_app.desktop.screens.after.view import AfterView
from workshop_app.desktop.screens.run.doors_panel import CodeSquare
from workshop_app.services.debrief import notes_in_order
from workshop_app.services.evaluation import EvaluationNews, evaluation_news
from workshop_app.services.form_address import keep_address
from workshop_app.services.hall_signals import table_message
from workshop_app.services.phases import extend_phase, schedule, start_next
from workshop_app.services.workshops import create_workshop


@dataclass
class Page:
    view: AfterView
    presenter: AfterPresenter
    workshop: Workshop
    gone: list[str] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)

    def notes(self) -> list[str]:
        return [note.text for note in self.workshop.ask(notes_in_order)]

    def shown(self) -> str:
        return " | ".join(one.text() for one in self.view.findChildren(QLabel) if one.text())


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot) -> Page:
    for _phase in range(3):
        workshop.do(start_next)
        workshop.clock.forward(12)
        workshop.do(partial(extend_phase, seconds=120))
    gone: list[str] = []
    undone: list[int] = []
    view, presenter = build_after(
        AtOnce(workshop),
        workshop.clock,
        lambda _text: [[True, False], [False, True]],
        lambda: undone.append(1),
        lambda: gone.append("projector"),
        gone.append,
        gone.append,
    )
    qtbot.addWidget(view)
    view.resize(1200, 820)
    view.show()
    presenter.refresh()
    return Page(view, presenter, workshop, gone, undone)


def test_each_phase_says_planned_real_and_gap(page: Page) -> None:
    rows = page.view.times.rows
    phases = page.workshop.ask(schedule)
    assert [row.face.title for row in rows] == [phase.title for phase in phases]
    assert "12\u00a0min réelles" in rows[0].accessibleName()
    assert "rallongée de 4\u00a0min" in rows[0].accessibleName()
    assert "pas menée" in rows[-1].accessibleName()
    assert "réellement" in page.view.times.total.text()


def test_before_the_day_there_is_nothing_to_compare(page: Page) -> None:
    page.workshop.key = UUID(int=77)
    page.workshop.do(partial(create_workshop, model="concertation", title="Demain"))
    page.presenter.refresh()
    assert page.view.times.rows == []
    assert page.view.times.total.text() == "La journée n’a pas commencé."


def test_a_note_is_kept_about_a_phase_by_the_keyboard(page: Page, qtbot: QtBot) -> None:
    notes = page.view.notes
    notes.subject.setCurrentIndex(1)
    qtbot.keyClicks(notes.entry, "Trop court")
    qtbot.keyClick(notes.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.notes() == ["Trop court"]
    assert notes.entry.toPlainText() == ""
    assert page.workshop.ask(notes_in_order)[0].phase == page.workshop.ask(schedule)[0].id
    assert "Trop court" in page.shown()


def test_a_note_is_corrected_and_taken_away_with_a_way_back(page: Page) -> None:
    notes = page.view.notes
    notes.entry.setPlainText("Trop cour")
    notes.keep.click()
    key = page.workshop.ask(notes_in_order)[0].id
    edit = next(b for b in notes.findChildren(type(notes.keep)) if "Corriger" in b.accessibleName())
    edit.click()
    assert notes.entry.toPlainText() == "Trop cour"
    notes.entry.setPlainText("Trop court")
    notes.keep.click()
    assert page.notes() == ["Trop court"]
    page.view.note_removed.emit(key)
    assert page.notes() == []


def test_an_empty_note_says_what_is_missing(page: Page) -> None:
    page.view.notes.keep.click()
    assert "quelques mots" in page.shown()
    assert page.notes() == []


def test_what_is_being_typed_survives_what_comes_from_elsewhere(page: Page) -> None:
    page.view.notes.entry.setPlainText("À moitié")
    page.workshop.do(start_next)
    page.presenter.refresh()
    assert page.view.notes.entry.toPlainText() == "À moitié"


def test_the_way_goes_on_to_the_report(page: Page) -> None:
    page.view.report.click()
    assert page.gone == ["report"]


def evaluation(page: Page) -> EvaluationNews:
    now = page.workshop.clock.now()
    return page.workshop.ask(partial(evaluation_news, now=now))


def test_the_evaluation_is_opened_shown_to_the_hall_and_closed(page: Page) -> None:
    page.workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    panel = page.view.opinion
    assert not panel.close_it.isVisible()
    panel.open_it.click()
    assert evaluation(page).open
    assert page.view.findChild(CodeSquare) is not None
    assert "10.42.0.1:8000" in page.shown()
    panel.project.click()
    assert page.gone == ["projector"]
    panel.close_it.click()
    assert not evaluation(page).open
    assert panel.open_it.isVisible()


def test_the_last_bell_opens_it_and_the_page_says_so(page: Page) -> None:
    page.view.opinion.alone.click()
    assert page.view.opinion.state.accessibleName() == "S’ouvrira seule"
    for _phase in range(6):
        page.workshop.do(start_next)
    page.presenter.refresh()
    page.workshop.clock.forward(60)
    page.presenter.tick(page.workshop.clock.now())
    assert page.view.opinion.state.accessibleName() == "Ouverte"


def test_questions_are_written_added_moved_and_taken_away(page: Page, qtbot: QtBot) -> None:
    editor = page.view.opinion.questions
    editor.lines[0].text.setFocus()
    editor.lines[0].text.selectAll()
    qtbot.keyClicks(editor.lines[0].text, "Utile ?")
    qtbot.keyClick(editor.lines[0].text, Qt.Key.Key_Return)
    editor.add.click()
    editor.lines[3].moved.emit(-1)
    editor.lines[3].removed.emit()
    editor.lines[1].kind.chosen.emit("scale")
    asked = evaluation(page).evaluation.questions
    assert [question.text for question in asked] == [
        "Utile ?",
        "Ce que je retiens",
        "Nouvelle question",
    ]
    assert [question.kind for question in asked] == ["scale", "scale", "text"]


def test_a_question_without_words_is_refused_beside_it(page: Page) -> None:
    page.view.opinion.questions.lines[0].changed.emit("scale", " ")
    assert "Une question a besoin de mots" in page.shown()


def test_a_sheet_is_typed_without_leaving_the_keyboard(page: Page, qtbot: QtBot) -> None:
    page.view.activateWindow()
    fields = page.view.sheet.fields
    fields[0].setFocus()
    for mark, words in (("4", "Le rythme"), ("2", "Le midi")):
        qtbot.keyClicks(fields[0], mark)
        qtbot.keyClicks(fields[1], words)
        qtbot.keyClick(fields[1], Qt.Key.Key_Return)
        qtbot.keyClick(fields[2], Qt.Key.Key_Return)
        assert [field.text() for field in fields] == ["", "", ""]
    found = evaluation(page)
    assert (found.answers, found.on_paper) == (2, 2)
    assert found.results[0].counts == (0, 1, 0, 1)
    assert page.view.sheet.said.text() == "2 feuilles saisies ici."


def test_an_empty_sheet_says_what_is_missing_and_stays(page: Page) -> None:
    page.view.sheet.keep.click()
    assert "Répondez à une question au moins" in page.view.sheet.said.text()
    assert evaluation(page).answers == 0


def test_results_are_told_and_words_are_quoted(page: Page) -> None:
    page.view.sheet.typed.emit({"q1": 4}, {"q2": "Le rythme"})
    page.view.sheet.typed.emit({"q1": 3}, {})
    assert page.view.results.said.text() == "2 réponses, dont 2 sur papier"
    scale, kept, _wished = page.view.results.parts
    assert scale.bars[0].accessibleName() == "4. Tout à fait, 1"
    kept.quotes.item(0).setCheckState(Qt.CheckState.Checked)
    assert evaluation(page).quotes[0].quoted
    kept.quotes.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not evaluation(page).quotes[0].quoted


def test_answers_are_exported(page: Page, tmp_path: Path) -> None:
    page.view.sheet.typed.emit({"q1": 4}, {"q2": "Le rythme"})
    page.view.export_asked.emit(tmp_path / "evaluation.csv")
    assert "4;Le rythme;;papier" in (tmp_path / "evaluation.csv").read_text("utf-8-sig")
    assert "Réponses exportées" in page.shown()


def test_thanks_are_written_said_everywhere_and_the_letter_copied(page: Page) -> None:
    page.view.thanks.typed.emit("Merci à vous")
    page.view.thanks.say.click()
    assert page.gone == ["Merci à vous"]
    told = page.workshop.ask(partial(table_message, table=4))
    assert told is not None
    assert told.message.text == "Merci à vous"
    assert page.view.thanks.when.text().startswith("Dit à")
    page.view.thanks.copy.click()
    assert "Merci à vous" in QGuiApplication.clipboard().text()
    page.view.thanks.typed.emit(" ")
    assert page.view.thanks.field.error()


@pytest.mark.parametrize("size", [(1220, 840), (1060, 660), (800, 690)])
def test_nothing_is_cut(page: Page, size: tuple[int, int], qtbot: QtBot) -> None:
    page.view.notes.entry.setPlainText("Une note assez longue " * 8)
    page.view.notes.keep.click()
    page.view.opinion.open_it.click()
    page.view.sheet.typed.emit({"q1": 4}, {"q2": "Le rythme de la matinée " * 9})
    page.view.resize(*size)
    qtbot.waitUntil(lambda: cut_texts(page.view) == [])
