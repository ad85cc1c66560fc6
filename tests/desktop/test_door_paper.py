"""The paper of the door asked for from a page: where it goes, what is said, what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.printing.samples import squeezed, words_of
from tests.services.test_checkin import hall, said
from tests.services.test_kit_desk import document
from workshop_app.desktop.door_paper import DoorPaper
from workshop_app.desktop.screens.checkin.view import CheckinView
from workshop_app.domain.people import Person
from workshop_app.printing.printer import Printer


@dataclass
class Desk:
    workshop: Workshop
    people: list[Person]
    page: CheckinView
    paper: DoorPaper
    folder: Path

    def said(self) -> str:
        return " ".join(shown.accessibleName() for shown in self.page.banners.shown())

    def save(self, name: str) -> Path:
        """Answer the dialog that is open."""
        dialog = self.page.findChildren(QFileDialog)[-1]
        target = self.folder / name
        dialog.fileSelected.emit(str(target))
        dialog.close()
        return target


@pytest.fixture
def desk(workshop: Workshop, qtbot: QtBot, tmp_path: Path) -> Desk:
    people = hall(workshop)
    tasks, page = AtOnce(workshop), CheckinView()
    paper = DoorPaper(tasks, workshop.clock, Printer, lambda _workshop: "")
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return Desk(workshop, people, page, paper, tmp_path)


def test_the_sheet_is_written_and_counts_as_printed(desk: Desk) -> None:
    desk.paper.sheet(desk.page)
    target = desk.save("feuille.pdf")
    assert squeezed("Nom00 Prénom00") in words_of(target)
    assert str(target) in desk.said()
    assert document(desk.workshop, "emargement").state == "printed"
    said(desk.workshop, desk.people[0].id, "arrived")
    assert document(desk.workshop, "emargement").state == "printed", "people sign: not again"


def test_certificates_are_for_who_came(desk: Desk) -> None:
    desk.paper.certify(desk.page)
    assert "attestation" in desk.said()
    assert not desk.page.findChildren(QFileDialog), "nobody came: no file is asked for"
    said(desk.workshop, desk.people[0].id, "arrived")
    desk.paper.certify(desk.page, [desk.people[0].id])
    target = desk.save("attestation.pdf")
    assert squeezed("Prénom00 Nom00") in words_of(target)
    assert "1 attestation enregistrée." in desk.said()


def test_a_folder_that_refuses_is_told(desk: Desk) -> None:
    said(desk.workshop, desk.people[0].id, "arrived")
    (desk.folder / "blocked").write_text("no folder")
    desk.paper.certify(desk.page)
    desk.save("blocked/attestation.pdf")
    assert "enregistrée" not in desk.said()
    assert desk.said()
