from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTime
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.schedule import build_schedule
from workshop_app.desktop.screens.schedule.faces import PhaseFace, ScheduleShown
from workshop_app.desktop.screens.schedule.phase_editor import PhaseEditor
from workshop_app.desktop.screens.schedule.phase_questions import PhaseQuestions
from workshop_app.desktop.screens.schedule.phase_row import PhaseRow
from workshop_app.desktop.screens.schedule.presenter import SchedulePresenter
from workshop_app.desktop.screens.schedule.view import ScheduleView
from workshop_app.desktop.tasks import Job
from workshop_app.domain.phases import Phase
from workshop_app.services.phases import remove_phase, schedule, start_next
from workshop_app.services.schedule_taken import past_schedule, take_phases
from workshop_app.services.workshops import create_workshop, the_workshop

SIZES = [(1440, 900), (1280, 720), (1024, 768)]


@dataclass
class FakeView:
    shown: list[ScheduleShown] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    opened: list[UUID] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)

    def show_page(self, shown: ScheduleShown) -> None:
        self.shown.append(shown)

    def open_new(self, phase: UUID) -> None:
        self.opened.append(phase)

    def show_removed(self, said: str) -> None:
        self.said.append(said)

    def show_refusal(self, said: str) -> None:
        self.said.append(said)

    def ask_where(self, name: str) -> None:
        self.said.append(name)

    def show_writing(self, job: Job) -> None:
        self.jobs.append(job)

    def show_saved(self, said: str, path: Path, pages: int) -> None:
        self.said.append(f"{said} {path.name}, {pages}")

    @property
    def last(self) -> ScheduleShown:
        return self.shown[-1]

    def phase(self, title: str) -> PhaseFace:
        return next(face for face in self.last.phases if face.title == title)


def presented(workshop: Workshop) -> tuple[FakeView, SchedulePresenter]:
    view = FakeView()
    presenter = SchedulePresenter(
        view, AtOnce(workshop), workshop.clock, lambda: workshop.house.method_printer
    )
    presenter.refresh()
    return view, presenter


def titles(workshop: Workshop) -> list[str]:
    return [phase.title for phase in workshop.ask(schedule)]


def test_a_day_that_fits_says_so_and_proposes_nothing(workshop: Workshop) -> None:
    view, _presenter = presented(workshop)
    plan = view.last.plan
    assert (plan.planned, plan.verdict, plan.proposal) == (
        "2\u00a0h prévues",
        "Tient dans le temps",
        "",
    )
    assert view.last.count == "9 phases"
    assert [face.starts for face in view.last.phases][:3] == [
        "10\u00a0h",
        "10\u00a0h\u00a010",
        "10\u00a0h\u00a015",
    ]


def test_minutes_more_are_too_many_and_one_press_takes_them_back(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    presenter.step(view.phase("Accueil").id, 5)
    plan = view.last.plan
    assert plan.verdict == "5\u00a0min de trop"
    assert not plan.fits
    assert plan.can_apply
    assert "→" in plan.proposal
    assert view.phase("Clôture").late
    presenter.apply()
    assert view.last.plan.fits
    assert view.phase("Clôture").ends == "12\u00a0h"
    assert view.phase("L’essentiel").duration == "15\u00a0min"


def test_when_nothing_can_be_shortened_the_page_says_what_to_do(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    for face in view.last.phases:
        presenter.change(face.id, "protected", True)
    presenter.step(view.phase("Accueil").id, 1)
    plan = view.last.plan
    assert not plan.can_apply
    assert plan.proposal.startswith("Toutes les phases sont à leur minimum, protégées")


def test_what_a_proposal_cannot_bring_back_is_told(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    presenter.step(view.phase("L’essentiel").id, 60)
    assert view.last.plan.proposal.endswith("de trop.")
    assert view.last.plan.can_apply


def test_a_minimum_is_refused_in_words_and_the_page_shows_what_is_kept(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    presenter.step(view.phase("Accueil").id, -6)
    assert view.said == ["La durée de « Accueil » passe sous son minimum de 5\u00a0min."] or (
        "minimum" in view.said[0]
    )
    assert view.phase("Accueil").duration == "10\u00a0min"


def test_phases_are_added_moved_changed_and_removed(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    presenter.add(view.phase("Accueil").id)
    assert titles(workshop)[1] == "Nouvelle phase"
    assert view.opened == [view.phase("Nouvelle phase").id]
    presenter.change(view.opened[0], "title", "Brise-glace")
    presenter.change(view.opened[0], "steps", ["Un", "", "  "])
    face = view.phase("Brise-glace")
    assert face.steps == ("Un", "", "")
    presenter.move(face.id, 2)
    assert titles(workshop)[3] == "Brise-glace"
    presenter.remove(face.id)
    assert "Brise-glace" not in titles(workshop)
    assert view.said == ["«\u00a0Brise-glace\u00a0» est retirée du déroulé."]
    presenter.add(None)
    assert titles(workshop)[-1] == "Nouvelle phase"


def test_the_hours_of_the_day_are_those_of_the_workshop(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    presenter.change_times(time(9, 30), time(12))
    assert view.last.phases[0].starts == "9\u00a0h\u00a030"
    assert view.last.plan.verdict == "30\u00a0min de marge"
    presenter.change_times(time(13), time(12))
    assert "vient avant le début" in view.said[0]
    assert view.last.plan.starts_at == time(9, 30)


def test_once_begun_the_minutes_that_pass_push_what_follows(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    count = len(view.shown)
    presenter.tick(workshop.clock.now())
    assert len(view.shown) == count, "nothing runs: nothing moves"
    workshop.start("Accueil")
    presenter.refresh()
    before = view.phase("Consigne").starts
    workshop.clock.forward(25)
    presenter.tick(workshop.clock.now())
    presenter.tick(workshop.clock.now())
    assert len(view.shown) == count + 2, "once a minute"
    assert view.phase("Consigne").starts != before
    assert view.phase("Accueil").begun


def test_an_empty_day_offers_three_schedules(workshop: Workshop) -> None:
    view, presenter = presented(workshop)
    for face in view.last.phases:
        workshop.do(partial(remove_phase, key=face.id))
    presenter.refresh()
    assert [start.title for start in view.last.starts] == [
        "Atelier de concertation",
        "Groupe de travail",
        "Accompagnement stratégique",
    ]
    presenter.take("groupe-de-travail")
    assert "Tour des pratiques" in titles(workshop)
    assert view.last.starts == ()


# the real page


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot) -> Iterator[ScheduleView]:
    view, presenter = build_schedule(
        AtOnce(workshop),
        workshop.clock,
        print,
        print,
        lambda: workshop.house.method_printer,
        print,
        workshop.house.read_schedule,
    )
    qtbot.addWidget(view)
    view.resize(1160, 900)
    view.show()
    presenter.refresh()
    yield view
    del presenter  # a view does not keep its presenter alive: who builds both does


def row(page: ScheduleView, title: str) -> PhaseRow:
    return next(each for each in page.list.rows() if each.face.title == title)


def opened(page: ScheduleView, title: str) -> PhaseEditor:
    row(page, title).chevron.click()
    editor = row(page, title).editor
    assert editor is not None
    return editor


def kept(workshop: Workshop, title: str) -> Phase:
    return next(phase for phase in workshop.ask(schedule) if phase.title == title)


def test_the_keys_of_a_row_change_walk_move_open_and_remove(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    first = row(page, "Accueil")
    first.setFocus()
    qtbot.keyClicks(first, "++-")
    assert kept(workshop, "Accueil").planned_s == 11 * 60
    assert first.stepper.text() == "11\u00a0min"
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert row(page, "Consigne").hasFocus()
    qtbot.keyClick(row(page, "Consigne"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(workshop)[:2] == ["Consigne", "Accueil"]
    assert row(page, "Consigne").hasFocus()
    qtbot.keyClick(row(page, "Consigne"), Qt.Key.Key_Return)
    assert row(page, "Consigne").is_open()
    qtbot.keyClick(row(page, "Consigne"), Qt.Key.Key_Return)
    assert not row(page, "Consigne").is_open()
    qtbot.keyClick(row(page, "Consigne"), Qt.Key.Key_Delete)
    assert "Consigne" not in titles(workshop)
    assert page.undo.isVisible()
    assert row(page, "Accueil").hasFocus()


def test_the_stepper_stops_at_the_minimum_and_says_why(page: ScheduleView, qtbot: QtBot) -> None:
    stepper = row(page, "Accueil").stepper
    for _press in range(5):
        qtbot.mouseClick(stepper.less, Qt.MouseButton.LeftButton)
    assert stepper.text() == "5\u00a0min"
    assert not stepper.less.isEnabled()
    assert stepper.less.toolTip() == "C’est son minimum."
    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)
    assert stepper.less.isEnabled()


def test_everything_about_a_phase_is_kept_as_it_is_typed(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    editor = opened(page, "Faiblesses")
    editor.words.question.setFocus()
    editor.words.question.selectAll()
    qtbot.keyClicks(editor.words.question, "Quoi de travers ?")
    editor.words.steps[1].setFocus()
    editor.words.steps[1].selectAll()
    qtbot.keyClicks(editor.words.steps[1], "Comparez deux par deux.")
    editor.words.note.setFocus()
    qtbot.keyClicks(editor.words.note, "Voir la 7. ")
    editor.title.setFocus()
    phase = kept(workshop, "Faiblesses")
    assert phase.question == "Quoi de travers ?"
    assert phase.steps[1] == "Comparez deux par deux."
    assert len(phase.steps) == 3
    assert phase.note.startswith("Voir la 7. ")
    editor.protected.click()
    editor.minimum.setValue(15)
    editor._boxes["forces"].click()
    phase = kept(workshop, "Faiblesses")
    assert (phase.protected, phase.minimum_s) == (True, 900)
    assert phase.kinds == ("forces", "faiblesses")
    editor.activity.setCurrentIndex(3)
    editor.activity.activated.emit(3)
    assert kept(workshop, "Faiblesses").activity == "talk"


def test_what_a_phase_asks_of_its_cards(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    rules = opened(page, "Faiblesses").rules
    assert rules.isVisible()
    assert rules.longest.text() == "Libre"
    rules.longest.setFocus()
    rules.longest.selectAll()
    qtbot.keyClicks(rules.longest, "7")
    qtbot.keyClick(rules.longest, Qt.Key.Key_Return)
    assert kept(workshop, "Faiblesses").longest == 20, "typed below the least: the least"
    rules.longest.setValue(200)
    rules.advised.setValue(6)
    rules.signed.setCurrentIndex(1)
    rules.signed.activated.emit(1)
    phase = kept(workshop, "Faiblesses")
    assert (phase.longest, phase.advised, phase.signed) == (200, 6, "table")
    rules.signed.activated.emit(2)
    rules.asks_who.click()
    rules.silent.click()
    phase = kept(workshop, "Faiblesses")
    assert (phase.signed, phase.asks_who, phase.silent) == ("none", True, True)
    assert "Vous seul voyez la table" in rules.signed.accessibleDescription()
    rules.longest.setValue(0)
    assert kept(workshop, "Faiblesses").longest == 0
    assert not opened(page, "Pause").rules.isVisible()


def choose_mode(questions: PhaseQuestions, mode: str) -> None:
    place = questions.mode.findData(mode)
    questions.mode.setCurrentIndex(place)
    questions.mode.activated.emit(place)


def test_several_questions_are_typed_added_and_removed(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    questions = opened(page, "Faiblesses").questions
    assert not questions.lines
    choose_mode(questions, "several")
    common = kept(workshop, "Faiblesses").question
    assert [line.field.text() for line in questions.lines] == [common, ""]
    qtbot.keyClicks(questions.lines[1].field, "Depuis quand ?")
    questions.flush()
    questions.add.click()
    assert len(kept(workshop, "Faiblesses").questions) == 3
    qtbot.mouseClick(questions.lines[2].remove, Qt.MouseButton.LeftButton)
    asked = kept(workshop, "Faiblesses").questions
    assert [each.text for each in asked][1:] == ["Depuis quand ?"]
    assert len({each.key for each in asked}) == 2


def test_a_question_that_cards_answer_comes_back(page: ScheduleView, workshop: Workshop) -> None:
    questions = opened(page, "Faiblesses").questions
    choose_mode(questions, "several")
    workshop.start("Faiblesses")
    workshop.write(kind="faiblesses")
    choose_mode(questions, "one")
    assert len(kept(workshop, "Faiblesses").questions) == 2
    assert len(questions.lines) == 2
    assert questions.mode.currentData() == "several"


def test_each_category_has_its_question(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    editor = opened(page, "Faiblesses")
    editor._boxes["forces"].click()
    choose_mode(editor.questions, "kinds")
    names = [line.field.accessibleName() for line in editor.questions.lines]
    assert names == ["Question pour Forces", "Question pour Faiblesses"]
    editor._boxes["attentes"].click()
    qtbot.keyClicks(editor.questions.lines[2].field, "Que veut-on ?")
    editor.questions.flush()
    asked = {each.kind: each.text for each in kept(workshop, "Faiblesses").questions}
    assert asked["attentes"] == "Que veut-on ?"
    choose_mode(editor.questions, "one")
    assert kept(workshop, "Faiblesses").questions == ()


def test_a_new_phase_waits_for_its_name(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    row(page, "Pause").setFocus()
    page.window().activateWindow()
    page.list.open_phase(row(page, "Pause").face.id)
    page.add.click()
    editor = row(page, "Nouvelle phase").editor
    assert editor is not None
    assert titles(workshop).index("Nouvelle phase") == titles(workshop).index("Pause") + 1
    assert editor.title.selectedText() == "Nouvelle phase"
    qtbot.keyClicks(editor.title, "Marche")
    qtbot.keyClick(editor.title, Qt.Key.Key_Return)
    assert "Marche" in titles(workshop)


def test_a_row_is_dragged_by_its_handle(page: ScheduleView, workshop: Workshop) -> None:
    handle = row(page, "Pause").handle
    target = row(page, "Consigne")
    above = target.mapToGlobal(QPointF(5, 4))
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        left = Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
        event = QMouseEvent(
            kind, QPointF(5, 5), above, button, buttons, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(handle, event)
    assert titles(workshop)[:3] == ["Accueil", "Pause", "Consigne"]


def test_the_end_of_the_day_is_typed(page: ScheduleView, workshop: Workshop, qtbot: QtBot) -> None:
    page.plan.ends.setTime(QTime(12, 30))
    page.plan.flush()
    assert workshop.ask(the_workshop).ends_at == time(12, 30)
    page.plan.ends.setTime(QTime(9, 0))
    page.plan.flush()
    assert page.banners.shown()
    assert page.plan.ends.time() == QTime(12, 30)


def test_the_excess_is_hatched_and_applied_with_one_button(
    page: ScheduleView, qtbot: QtBot
) -> None:
    assert page.plan.bar.excess_rect().isEmpty()
    qtbot.keyClicks(row(page, "Forces"), "+++")
    assert not page.plan.bar.excess_rect().isEmpty()
    assert page.plan.apply.isVisible()
    qtbot.mouseClick(page.plan.apply, Qt.MouseButton.LeftButton)
    assert page.plan.bar.excess_rect().isEmpty()
    assert not page.plan.apply.isVisible()


def test_the_excess_may_be_spread_over_all_phases(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    qtbot.keyClicks(row(page, "Clôture"), "+++")
    before = {phase.title: phase.planned_s for phase in workshop.ask(schedule)}
    assert page.plan.spread.isVisible()
    qtbot.mouseClick(page.plan.spread, Qt.MouseButton.LeftButton)
    shorter = [p.title for p in workshop.ask(schedule) if p.planned_s < before[p.title]]
    assert len(shorter) == 3, "a minute from each of three"
    assert page.plan.bar.excess_rect().isEmpty()


def test_one_of_three_schedules_is_taken(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    for title in titles(workshop):
        row(page, title).removed.emit(row(page, title).face.id)
    assert len(page.start.buttons) == 3
    qtbot.mouseClick(page.start.buttons[2], Qt.MouseButton.LeftButton)
    assert "Ce qui compte" in titles(workshop)
    assert page.list.isVisible()


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut(page: ScheduleView, size: tuple[int, int], qtbot: QtBot) -> None:
    page.resize(size[0] - (220 if size[0] >= 1280 else 64), size[1])
    qtbot.keyClicks(row(page, "Forces"), "+++")
    opened(page, "Contributions")
    QApplication.processEvents()
    assert cut_texts(page) == []
    assert page.list.area.horizontalScrollBar().maximum() == 0
    assert page.list.inside.width() <= page.list.area.viewport().width()


def test_a_break_is_added_behind_the_open_phase(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    opened(page, "Forces")
    qtbot.mouseClick(page.pause, Qt.MouseButton.LeftButton)
    place = titles(workshop).index("Forces") + 1
    added = workshop.ask(schedule)[place]
    assert (added.title, added.activity, added.planned_s) == ("Pause", "break", 600)


def test_the_end_is_freed_and_fixed_again_with_one_press(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot
) -> None:
    first = workshop.ask(schedule)[0]
    page.step_asked.emit(first.id, 5)
    assert not page.plan.bar.excess_rect().isEmpty()
    qtbot.mouseClick(page.plan.lock, Qt.MouseButton.LeftButton)
    assert page.plan.bar.excess_rect().isEmpty()
    assert not page.plan.ends.isEnabled()
    assert page.plan.ends.time() == QTime(12, 5)
    assert "libre" in page.plan.lock.accessibleName()
    qtbot.mouseClick(page.plan.lock, Qt.MouseButton.LeftButton)
    assert workshop.ask(the_workshop).ends_at == time(12, 5)
    assert page.plan.ends.isEnabled()


def test_who_does_what_and_the_material_are_kept_as_typed(
    page: ScheduleView, workshop: Workshop
) -> None:
    editor = opened(page, "Forces")
    editor.roles.setPlainText("Claire : micro")
    editor.material.setPlainText("Gong\nCartes")
    editor.flush()
    phase = kept(workshop, "Forces")
    assert (phase.roles, phase.material) == ("Claire : micro", "Gong\nCartes")


def test_the_conductor_goes_to_a_file(page: ScheduleView, qtbot: QtBot, tmp_path: Path) -> None:
    assert page.print_button() is page.conductor
    qtbot.mouseClick(page.conductor, Qt.MouseButton.LeftButton)
    asking = page.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(tmp_path / "conducteur.pdf"))
    asking.close()
    assert (tmp_path / "conducteur.pdf").read_bytes().startswith(b"%PDF")
    assert "conducteur" in page.banners.shown()[0].accessibleName()


def test_an_empty_day_has_no_conductor(page: ScheduleView, workshop: Workshop) -> None:
    for phase in workshop.ask(schedule):
        page.remove_asked.emit(phase.id)
    assert not page.conductor.isEnabled()


def test_a_schedule_is_taken_from_another_workshop_and_kept_in_a_file(
    page: ScheduleView, workshop: Workshop, qtbot: QtBot, tmp_path: Path
) -> None:
    other = uuid4()
    made = partial(create_workshop, model="accompagnement", title="Les & autres")
    workshop.house.library.submit(other, "test", made).result(5)
    qtbot.mouseClick(page.sources, Qt.MouseButton.LeftButton)
    lines = [action.text() for action in page.menu.actions()]
    assert lines[0].startswith("Les && autres")
    page.menu.actions()[0].trigger()
    page.menu.close()
    wanted = [phase.title for phase in workshop.house.library.read(other, schedule)]
    assert titles(workshop) == wanted
    page.keep_asked.emit(tmp_path / "d.json")
    assert (tmp_path / "d.json").exists()
    page.file_asked.emit(tmp_path / "d.json")
    assert titles(workshop) == wanted
    page.file_asked.emit(tmp_path / "absent.json")
    assert page.banners.shown()


def test_without_another_workshop_the_menu_says_so(page: ScheduleView, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.sources, Qt.MouseButton.LeftButton)
    assert not page.menu.actions()[0].isEnabled()
    page.menu.close()


def test_what_the_last_day_took_is_recalled_and_taken_in_one_press(workshop: Workshop) -> None:
    workshop.do(start_next)
    workshop.clock.forward(14)
    workshop.do(start_next)
    past = workshop.ask(partial(past_schedule, now=workshop.clock.now()))
    following = Workshop(workshop.house, workshop.clock, UUID(int=88))
    following.do(partial(create_workshop, model="concertation", title="La suivante"))
    following.do(partial(take_phases, phases=past))
    view, presenter = presented(following)
    assert "14\u00a0min au lieu de 10\u00a0min" in view.last.phases[0].method
    assert view.last.lengths == "1 phase a duré autrement la dernière fois."
    presenter.take_real_lengths()
    assert view.last.lengths == ""
    assert following.ask(schedule)[0].planned_s == 840
