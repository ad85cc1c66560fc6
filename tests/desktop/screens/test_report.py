from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from workshop_app.desktop.screens.report.presenter import Laid, ReportPresenter, SectionLine
from workshop_app.domain.documents import KitKind
from workshop_app.domain.paper import KitOptions
from workshop_app.services.certificate_content import Certificates
from workshop_app.services.kit_content import KitContent
from workshop_app.services.ports import Surroundings, Watch, Written
from workshop_app.services.project_content import ProjectContent
from workshop_app.services.report_content import ASKED_FOR, SECTIONS, ReportContent
from workshop_app.services.slides_content import Deck
from workshop_app.services.workshops import create_workshop, the_workshop

USUAL = [key for key in SECTIONS if key not in ASKED_FOR]


@dataclass
class FakePrinter:
    """One page a section. `meanwhile` is what the person does while it prints."""

    printed: list[ReportContent] = field(default_factory=list)
    refusal: Surroundings | None = None
    meanwhile: Callable[[], None] = lambda: None

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        self.meanwhile()
        if self.refusal is not None:
            raise self.refusal
        self.printed.append(content)
        target.write_bytes(b"%PDF")
        pages: dict[str, int] = dict.fromkeys(content.sections, 1)
        return Written(target, len(pages), pages)

    def slides(self, deck: Deck, template: bytes | None, target: Path, watch: Watch) -> Written:
        raise NotImplementedError

    def template_of(self, content: bytes, name: str) -> bytes:
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

    def project_sheet(self, content: ProjectContent, target: Path, watch: Watch) -> Written:
        raise NotImplementedError


@dataclass
class FakeView:
    lines: Sequence[SectionLine] = ()
    shareable: bool = False
    laid: list[Laid] = field(default_factory=list)
    settles: int = 0
    said: list[str] = field(default_factory=list)

    def show_choice(self, shareable: bool, lines: Sequence[SectionLine]) -> None:
        self.shareable, self.lines = shareable, lines

    def show_waiting(self) -> None:
        self.said.append("waiting")

    def show_pages(self, laid: Laid) -> None:
        self.laid.append(laid)

    def settle(self) -> None:
        self.settles += 1

    def show_saved(self, path: Path, pages: int) -> None:
        self.said.append(f"{path.name}, {pages}")

    def show_refusal(self, said: str) -> None:
        self.said.append(said)

    def ticked(self) -> list[str]:
        return [line.key for line in self.lines if line.ticked]


@dataclass
class Report:
    """The screen's presenter on a real library, with paper that costs nothing."""

    workshop: Workshop
    tasks: AtOnce
    view: FakeView
    printer: FakePrinter
    presenter: ReportPresenter

    def given(self, workshop: Workshop) -> int:
        return workshop.ask(lambda snapshot: snapshot.printed.count())


@pytest.fixture
def report(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> Report:
    view, printer, tasks = FakeView(), FakePrinter(), AtOnce(workshop)
    presenter = ReportPresenter(
        view, tasks, workshop.clock, lambda: printer, lambda: printer, tmp_path
    )
    presenter.refresh()
    return Report(workshop, tasks, view, printer, presenter)


@pytest.fixture
def elsewhere(workshop: Workshop) -> Workshop:
    """Another workshop of the same library."""
    other = Workshop(workshop.house, workshop.clock, uuid4())
    other.do(partial(create_workshop, model="vierge", title="Autre"))
    return other


def test_it_is_laid_out_and_tells_the_pages_of_each_section(report: Report) -> None:
    assert report.view.settles == 1
    report.presenter.lay_out()
    assert [laid.content for laid in report.view.laid] == [b"%PDF"]
    assert [(line.key, line.ticked, line.pages) for line in report.view.lines] == [
        (key, True, 1) if key in USUAL else (key, False, 0) for key in SECTIONS
    ]


def test_the_hour_alone_lays_nothing_out_again(report: Report) -> None:
    report.presenter.lay_out()
    report.workshop.clock.forward(5)
    report.presenter.refresh()
    assert report.view.settles == 1
    report.workshop.start("Forces")
    report.workshop.write()
    report.presenter.refresh()
    assert report.view.settles == 2


def test_sections_are_ticked_and_ordered_and_the_cover_stays(report: Report) -> None:
    order = list(reversed(SECTIONS))
    report.presenter.choose_sections(["annex", "cover"], order)
    assert report.view.ticked() == ["annex", "cover"]
    assert [line.key for line in report.view.lines] == order
    report.presenter.choose_sections([], order)
    assert report.view.ticked() == ["cover"]


def test_the_version_to_share_is_chosen(report: Report) -> None:
    report.presenter.choose_audience(True)
    assert report.view.shareable
    assert report.workshop.ask(the_workshop).shareable_report
    report.presenter.lay_out()
    assert report.printer.printed[-1].shareable


def test_what_is_saved_is_the_report_of_now_and_is_remembered(
    report: Report, tmp_path: Path
) -> None:
    report.workshop.start("Forces")
    report.workshop.write()
    report.presenter.save(tmp_path / "rendu.pdf")
    assert report.view.said == [f"rendu.pdf, {len(USUAL)}"]
    assert report.printer.printed[-1].cover.cards == 1
    assert report.given(report.workshop) == 1


def test_the_word_document_is_the_same_report_and_counts_as_given(
    report: Report, tmp_path: Path
) -> None:
    report.presenter.save_word(tmp_path / "rendu.docx")
    assert report.view.said == [f"rendu.docx, {len(USUAL)}"]
    assert report.given(report.workshop) == 1


def test_a_report_is_given_by_the_workshop_it_is_of(
    report: Report, elsewhere: Workshop, tmp_path: Path
) -> None:
    def open_another() -> None:
        report.tasks.open_workshop = elsewhere

    report.printer.meanwhile = open_another
    report.presenter.save(tmp_path / "rendu.pdf")
    assert (report.given(report.workshop), report.given(elsewhere)) == (1, 0)


def test_pages_of_a_workshop_that_was_left_are_not_shown(
    report: Report, elsewhere: Workshop
) -> None:
    def open_another() -> None:
        report.tasks.open_workshop = elsewhere

    report.printer.meanwhile = open_another
    report.presenter.lay_out()
    assert report.view.laid == []


def test_a_folder_that_refuses_is_said_and_nothing_is_given(report: Report, tmp_path: Path) -> None:
    report.printer.refusal = Surroundings("disk_full")
    report.presenter.save(tmp_path / "rendu.pdf")
    (said,) = report.view.said
    assert "place" in said
    assert report.given(report.workshop) == 0
