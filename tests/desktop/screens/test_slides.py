"""The dialog of slides: what will be there, what is typed for it, on which template, where to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.screens.slides import SlidesDesk
from workshop_app.desktop.screens.slides.dialog import SlidesDialog
from workshop_app.desktop.screens.slides.faces import SlidesFace, typed_words
from workshop_app.desktop.screens.slides.presenter import (
    STEPS,
    TEMPLATE,
    THANKS,
    SlidesPresenter,
)
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain.problems import Problem
from workshop_app.domain.slides import DeckKind
from workshop_app.services.ports import Surroundings, Watch, Written
from workshop_app.services.report_content import ReportContent
from workshop_app.services.slides import choices_of, deck_state
from workshop_app.services.slides_content import Deck
from workshop_app.services.workshops import change_workshop, the_workshop

PPTX = b"charte de l'organisateur"


@dataclass
class FakeOffice:
    """A slide for each thing to say, and one before."""

    made: list[tuple[Deck, bytes | None]] = field(default_factory=list)
    refusal: Surroundings | None = None

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        raise NotImplementedError

    def slides(self, deck: Deck, template: bytes | None, target: Path, watch: Watch) -> Written:
        if self.refusal is not None:
            raise self.refusal
        self.made.append((deck, template))
        return Written(target, len(deck.slides) + 1)

    def template_of(self, content: bytes, name: str) -> bytes:
        if content != PPTX:
            raise Problem("slides_template_unreadable", name=name)
        return content


@dataclass
class FakeView:
    faces: list[SlidesFace] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def show_face(self, face: SlidesFace) -> None:
        self.faces.append(face)

    def show_refused(self, name: str, said: str) -> None:
        self.refused[name] = said

    def clear_refused(self, name: str) -> None:
        self.refused.pop(name, None)

    def show_working(self) -> None:
        self.said.append("working")

    def show_saved(self, path: Path, slides: int) -> None:
        self.said.append(f"{path.name}, {slides}")

    def show_failure(self, said: str) -> None:
        self.said.append(said)


@dataclass
class Opened:
    """The presenter of one of the two on a real library, with slides that cost nothing."""

    workshop: Workshop
    view: FakeView
    office: FakeOffice
    presenter: SlidesPresenter

    @property
    def face(self) -> SlidesFace:
        return self.view.faces[-1]


def opened(workshop: Workshop, kind: DeckKind = "conclusion") -> Opened:
    view, office = FakeView(), FakeOffice()
    tasks = AtOnce(workshop)
    presenter = SlidesPresenter(view, tasks, workshop.clock, lambda: office, kind)
    presenter.refresh()
    return Opened(workshop, view, office, presenter)


def write_some(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write("Un bon accueil", 1)
    workshop.write("Accueil partagé", 2)


def test_the_list_says_what_will_be_there_and_why_something_is_not(workshop: Workshop) -> None:
    face = opened(workshop, "intro").face
    there = [row.title for row in face.rows if not row.missing]
    away = {row.title: row.detail for row in face.rows if row.missing}
    assert there[:2] == ["Mieux travailler ensemble", "Objectifs et résultats attendus"]
    assert face.title == f"{len(there)} diapositives"
    assert list(away) == ["Les tables et leurs référents", "Se relier avec un téléphone"]
    assert all(away.values())
    workshop.do(partial(change_workshop, host="10.0.0.2", port=8000))
    workshop.add("Anne", "Zola", tables=(1,), referent=True)
    assert not any(row.missing for row in opened(workshop, "intro").face.rows)


def test_what_is_typed_is_kept_and_shown(workshop: Workshop) -> None:
    write_some(workshop)
    slides = opened(workshop)
    assert slides.face.words[0].proposed == "accueil"
    assert slides.face.thanks_proposed
    slides.presenter.change_steps("Le compte rendu\n\nUne réunion")
    slides.presenter.change_thanks("Merci à tous")
    slides.presenter.change_words("forces", "accueil ; élan")
    assert slides.face.steps == "Le compte rendu\nUne réunion"
    assert slides.face.thanks == "Merci à tous"
    assert slides.face.words[0].chosen == "accueil, élan"
    slides.presenter.change_words("forces", "")
    assert slides.face.words[0].chosen == ""


def test_a_refusal_is_said_at_its_field_until_it_is_mended(workshop: Workshop) -> None:
    slides = opened(workshop)
    slides.presenter.change_steps("x" * 300)
    slides.presenter.change_words("forces", "x" * 50)
    assert set(slides.view.refused) == {STEPS, "forces"}
    slides.presenter.change_steps("Une réunion")
    assert set(slides.view.refused) == {"forces"}


def test_a_template_is_brought_in_or_refused_and_let_go(workshop: Workshop, tmp_path: Path) -> None:
    slides = opened(workshop, "intro")
    brought = tmp_path / "charte.pptx"
    brought.write_bytes(b"autre chose")
    slides.presenter.bring_template(brought)
    assert "charte.pptx" in slides.view.refused[TEMPLATE]
    brought.write_bytes(PPTX)
    slides.presenter.bring_template(brought)
    assert slides.view.refused == {}
    assert slides.face.template == "charte.pptx"
    brought.unlink()
    slides.presenter.save(tmp_path / "a.pptx")
    assert slides.office.made[-1][1] == PPTX
    slides.presenter.use_own_template()
    assert slides.face.template == ""
    slides.presenter.save(tmp_path / "a.pptx")
    assert slides.office.made[-1][1] is None


def test_what_is_saved_is_remembered_and_grows_old(workshop: Workshop, tmp_path: Path) -> None:
    slides = opened(workshop, "intro")
    assert not slides.face.up_to_date
    slides.presenter.save(tmp_path / "ouverture.pptx")
    assert slides.view.said[-1] == f"ouverture.pptx, {len(slides.office.made[0][0].slides) + 1}"
    assert slides.face.up_to_date
    workshop.do(partial(change_workshop, title="Autre titre"))
    slides.presenter.refresh()
    assert not slides.face.up_to_date
    assert "À refaire" in slides.face.state


def test_a_folder_that_refuses_is_said_and_nothing_is_remembered(
    workshop: Workshop, tmp_path: Path
) -> None:
    slides = opened(workshop)
    slides.office.refusal = Surroundings("disk_full")
    slides.presenter.save(tmp_path / "a.pptx")
    assert "place" in slides.view.said[-1]
    now = workshop.clock.now()
    assert workshop.ask(partial(deck_state, kind="conclusion", now=now)) == "new"


def test_words_stand_between_commas_or_semicolons() -> None:
    assert typed_words("a, b ;c") == ("a", " b ", "c")


# the dialog


@dataclass
class Shown:
    """The dialog over a page; both live as long as this does."""

    page: Page
    desk: SlidesDesk

    @property
    def dialog(self) -> SlidesDialog:
        assert self.desk.dialog is not None
        return self.desk.dialog


def show(
    qtbot: QtBot, workshop: Workshop, kind: DeckKind, size: tuple[int, int] = (1440, 900)
) -> Shown:
    page = Page("Page")
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    office = FakeOffice()
    desk = SlidesDesk(AtOnce(workshop), workshop.clock, lambda: office)
    desk.open(page, kind)
    return Shown(page, desk)


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
@pytest.mark.parametrize("kind", ["intro", "conclusion"])
def test_no_word_is_cut(
    qtbot: QtBot, workshop: Workshop, kind: DeckKind, size: tuple[int, int]
) -> None:
    shown = show(qtbot, workshop, kind, size)
    dialog = shown.dialog
    assert cut_texts(dialog) == []
    dialog.show_refused(TEMPLATE, "Une phrase assez longue pour aller à la ligne. " * 4)
    dialog.show_failure("Une autre phrase. " * 5)
    QApplication.processEvents()
    assert cut_texts(dialog) == []


def test_typing_is_kept_when_one_saves_at_once(qtbot: QtBot, workshop: Workshop) -> None:
    shown = show(qtbot, workshop, "conclusion")
    dialog = shown.dialog
    steps, words = dialog.fields[STEPS].field, dialog.fields["forces"].field
    assert isinstance(steps, QPlainTextEdit)
    assert isinstance(words, QLineEdit)
    qtbot.keyClicks(steps, "Une suite")
    qtbot.keyClicks(words, "accueil")
    dialog.save.click()
    kept = workshop.ask(choices_of)
    assert (kept.next_steps, kept.words_of("forces")) == (("Une suite",), ("accueil",))
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    asked.reject()


def test_closing_keeps_what_was_being_typed(qtbot: QtBot, workshop: Workshop) -> None:
    shown = show(qtbot, workshop, "conclusion")
    steps = shown.dialog.fields[STEPS].field
    assert isinstance(steps, QPlainTextEdit)
    qtbot.keyClicks(steps, "Une suite")
    shown.dialog.reject()
    assert workshop.ask(choices_of).next_steps == ("Une suite",)
    assert shown.desk.dialog is None


def test_the_keyboard_goes_through_it_as_one_reads(qtbot: QtBot, workshop: Workshop) -> None:
    shown = show(qtbot, workshop, "conclusion")
    dialog = shown.dialog
    keys = [category.key for category in workshop.ask(the_workshop).categories]
    wanted = [*(dialog.fields[name].field for name in (STEPS, THANKS, *keys)), dialog.choose]
    met: list[QWidget] = []
    widget: QWidget | None = dialog.save
    while widget is not None and widget not in met:
        met.append(widget)
        widget = widget.nextInFocusChain()
    assert [widget for widget in met if widget in wanted] == wanted
    for each in wanted:
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert each.accessibleName() or each is dialog.choose


def test_the_other_template_can_be_left(qtbot: QtBot, workshop: Workshop, tmp_path: Path) -> None:
    shown = show(qtbot, workshop, "intro")
    dialog = shown.dialog
    assert dialog.own.isHidden()
    brought = tmp_path / "charte.pptx"
    brought.write_bytes(PPTX)
    dialog.template_chosen.emit(brought)
    assert not dialog.own.isHidden()
    dialog.own.click()
    assert dialog.own.isHidden()
    assert dialog.save.isEnabled()
