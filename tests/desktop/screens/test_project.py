from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from tests.desktop.pdf import small_pdf
from workshop_app.desktop.screens.project import build_project
from workshop_app.desktop.screens.project.presenter import ProjectPresenter
from workshop_app.desktop.screens.project.view import ProjectView
from workshop_app.domain.documents import KitKind
from workshop_app.domain.meetings import Quarter
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.project import Project
from workshop_app.domain.recruitment.rules import Condition, Rules
from workshop_app.services.certificate_content import Certificates
from workshop_app.services.kit_content import KitContent
from workshop_app.services.meetings import add_meeting, change_meeting, move_meeting
from workshop_app.services.ports import Surroundings, Watch, Written
from workshop_app.services.project import change_project, the_project
from workshop_app.services.project_content import ProjectContent
from workshop_app.services.recruiting import apply_rules
from workshop_app.services.report_content import ReportContent
from workshop_app.services.workshops import change_workshop, the_workshop


@dataclass
class FakePrinter:
    """One page; what is told to be too long is said so."""

    asked: list[ProjectContent] = field(default_factory=list)
    shortened: tuple[str, ...] = ()
    refusal: Surroundings | None = None

    def project_sheet(self, content: ProjectContent, target: Path, watch: Watch) -> Written:
        if self.refusal is not None:
            raise self.refusal
        self.asked.append(content)
        target.write_bytes(small_pdf("#336699"))
        return Written(target, 1, shortened=self.shortened)

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        raise NotImplementedError

    def kit(
        self,
        content: KitContent,
        kinds: Sequence[KitKind],
        options: KitOptions,
        target: Path,
        watch: Watch,
    ) -> Written:
        raise NotImplementedError

    def certificates(self, content: Certificates, target: Path, watch: Watch) -> Written:
        raise NotImplementedError


@dataclass
class Page:
    """The page on a real library, as a person meets it."""

    view: ProjectView
    presenter: ProjectPresenter
    workshop: Workshop
    printer: FakePrinter
    qtbot: QtBot
    gone: list[str]

    def sheet(self) -> Project:
        return self.workshop.ask(the_project)

    def type(self, target: QLineEdit | QPlainTextEdit, words: str) -> None:
        target.setFocus()
        target.selectAll()
        self.qtbot.keyClicks(target, words)
        target.clearFocus()

    def line(self, name: str) -> QLineEdit:
        panel = self.view.who if name in self.view.who.fields else self.view.promise
        return panel.fields[name].field

    def said(self) -> list[str]:
        return [banner.accessibleName() for banner in self.view.banners.shown()]


@pytest.fixture
def page(workshop: Workshop, qtbot: QtBot, tmp_path: Path) -> Page:
    workshop.do(partial(change_workshop, model="groupe-de-travail", title="Offices ruraux"))
    printer = FakePrinter()
    gone: list[str] = []
    view, presenter = build_project(
        AtOnce(workshop),
        workshop.clock,
        lambda: printer,
        tmp_path,
        gone.append,
        ("recruitment",),
    )
    qtbot.addWidget(view)
    view.resize(1164, 900)
    view.show()
    presenter.refresh()
    return Page(view, presenter, workshop, printer, qtbot, gone)


def test_the_model_is_shown_in_grey_until_it_is_changed(page: Page) -> None:
    costs = page.view.whom.fields["costs"].field
    assert costs.toPlainText().startswith("Les déplacements")
    assert costs.property("state") == "untouched"
    page.type(costs, "Pris en charge")
    assert page.sheet().costs == "Pris en charge"
    assert costs.property("state") == ""


def test_each_field_is_kept_where_it_belongs(page: Page) -> None:
    page.type(page.line("title"), "Offices des collines")
    page.type(page.line("leader"), "Eve Martin")
    page.view.what.fields["objectives"].field.setPlainText("- Partager\n- Garder")
    page.view.what._in_place["objectives"].flush()
    workshop = page.workshop.ask(the_workshop)
    assert workshop.title == "Offices des collines"
    assert workshop.objectives == ("Partager", "Garder")
    assert page.sheet().leader == "Eve Martin"


def test_a_date_that_is_none_is_said_under_its_field(page: Page) -> None:
    page.type(page.line("apply_until"), "plus tard")
    labelled = page.view.promise.fields["apply_until"]
    assert "plus tard" in labelled.error()
    assert page.sheet().apply_until is None
    page.type(page.line("apply_until"), "16 juin 2026")
    assert labelled.error() == ""
    assert page.sheet().apply_until == date(2026, 6, 16)
    page.line("apply_until").clear()
    page.type(page.line("apply_until"), " ")
    assert page.sheet().apply_until is None


def test_what_is_too_long_is_refused_under_its_field(page: Page) -> None:
    page.presenter.change("leader", "x" * 301)
    assert "300" in page.view.who.fields["leader"].error()
    assert page.sheet().leader == ""


def test_the_promise_is_held_against_the_calendar(page: Page) -> None:
    note = page.view.promise._note
    assert "Aucune rencontre" in note.text()
    page.workshop.do(partial(add_meeting, when=Quarter(2026, 4)))
    page.presenter.refresh()
    assert note.text() == "Le calendrier prévoit une journée sur place."
    assert note.property("role") == "caption-signal"
    page.view.promise.on_site.setValue(1)
    page.view.promise.remote.setValue(0)
    assert (page.sheet().on_site, page.sheet().remote) == (1, 0)
    assert note.text() == "Le calendrier en prévoit autant."
    assert note.property("role") == "caption"


def test_the_page_is_laid_out_again_only_when_it_says_something_else(page: Page) -> None:
    assert len(page.printer.asked) == 1
    page.workshop.clock.forward(5)
    page.presenter.refresh()
    assert len(page.printer.asked) == 1
    page.type(page.line("leader"), "Eve")
    assert len(page.printer.asked) == 2
    assert page.view.page.state.accessibleName() == "Tient en une page"


def test_what_does_not_fit_is_said_before_printing(page: Page) -> None:
    page.printer.shortened = ("Contexte",)
    page.type(page.line("leader"), "Eve")
    assert page.view.page.state.accessibleName() == "Texte abrégé"
    assert "Contexte" in page.view.page._note.text()


def test_saved_says_where_and_what_was_cut(page: Page, tmp_path: Path) -> None:
    target = tmp_path / "fiche.pdf"
    page.presenter.save(target)
    assert target.exists()
    assert any("enregistrée" in said and str(target) in said for said in page.said())
    page.printer.shortened = ("Contexte",)
    page.presenter.save(target)
    assert any("Contexte" in said for said in page.said())


def test_a_folder_that_refuses_is_said(page: Page, tmp_path: Path) -> None:
    page.printer.refusal = Surroundings("folder_read_only", path="/x")
    page.presenter.save(tmp_path / "fiche.pdf")
    assert len(page.said()) == 1
    page.type(page.line("leader"), "Eve")
    assert page.sheet().leader == "Eve", "the field is kept whatever the paper does"
    page.printer.refusal = None
    page.presenter.refresh()
    assert page.view.page.state.accessibleName() == "Tient en une page"


def test_the_call_is_copied_as_it_reads(page: Page) -> None:
    page.workshop.do(partial(change_project, apply_to="groupe@example.org"))
    page.presenter.refresh()
    page.view.call.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Appel à candidatures\u00a0: Offices ruraux")
    assert "groupe@example.org" in text
    assert any("copié" in said for said in page.said())


def test_by_meeting_or_by_quarter(page: Page) -> None:
    made = page.workshop.do(partial(add_meeting, when=Quarter(2026, 4)))
    page.workshop.do(partial(change_meeting, key=made.id, subject="Trier"))
    page.workshop.do(partial(move_meeting, key=made.id, day=date(2026, 11, 6)))
    page.presenter.refresh()
    assert "6 novembre" in page.view.call.text.toPlainText()
    page.view.form_chosen.emit("quarter")
    assert page.sheet().calendar == "quarter"
    assert "6 novembre" not in page.view.call.text.toPlainText()
    page.view.calendar.plan.click()
    assert page.gone == ["calendar"]


@pytest.mark.parametrize("size", [(1376, 900), (1216, 720), (960, 720)])
def test_no_word_is_cut(page: Page, size: tuple[int, int]) -> None:
    page.printer.shortened = ("Contexte", "Résultats attendus")
    page.type(page.line("leader"), "Eve Martin")
    page.view.resize(*size)
    page.qtbot.wait(20)
    assert cut_texts(page.view) == []


def test_the_rules_are_told_and_lead_to_their_page(page: Page) -> None:
    assert page.view._rules.text().startswith("Aucune pour l’instant")
    rules = Rules(most=20, conditions=(Condition("Temps pleins", "below", number=10),))
    page.workshop.do(partial(apply_rules, rules=rules, by="test"))
    page.presenter.refresh()
    assert "20" in page.view._rules.text()
    assert "20 personnes au plus, sous conditions" in page.view.call.text.toPlainText()
    page.view.recruit.click()
    assert page.gone == ["recruitment"]
