"""The desk put together on a real library: opened, walked through, undone, closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from workshop_app.desktop.alerts import catch_what_escapes
from workshop_app.desktop.copies import file_name
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.outside import Outside
from workshop_app.desktop.pages import PAGES
from workshop_app.desktop.screens.directory.view import DirectoryView
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.dialog import Sheet
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain.meetings import Quarter
from workshop_app.domain.network import Address
from workshop_app.domain.problems import Problem
from workshop_app.domain.room import Laptop
from workshop_app.services.form_door import FormDoor
from workshop_app.services.machine import Power
from workshop_app.services.meetings import add_meeting
from workshop_app.services.people import add_person, people_in_order
from workshop_app.services.phases import plan_phase, start_next
from workshop_app.services.rehearsal import Hall as RehearsalHall
from workshop_app.services.rehearsal import Rehearsals
from workshop_app.services.retention import keep_names
from workshop_app.services.workshops import change_workshop

SIZES = ((1440, 900), (1280, 720), (1024, 768))


@dataclass
class FakeServer:
    stopped: list[bool]

    def stop(self) -> None:
        self.stopped.append(True)


@dataclass
class FakeName:
    """Where « tablee.local » leads; "" = nowhere."""

    leads: str = ""

    def announce(self, host: str, port: int) -> bool:
        self.leads = f"{host}:{port}"
        return True

    def withdraw(self) -> None:
        self.leads = ""


@dataclass
class FakeAwake:
    held: bool = False

    def hold(self) -> bool:
        self.held = True
        return True

    def release(self) -> None:
        self.held = False


@dataclass
class Hall:
    """The desk in a hall whose addresses and free ports the test decides."""

    workshop: Workshop
    folder: Path
    hosts: list[str] = field(default_factory=lambda: ["10.42.0.1"])
    served: list[str] = field(default_factory=list)
    stopped: list[bool] = field(default_factory=list)
    keys: list[Path] = field(default_factory=list)
    """Roots of the USB keys plugged in."""
    awake: FakeAwake = field(default_factory=lambda: FakeAwake())
    power: Power | None = None
    name: FakeName = field(default_factory=lambda: FakeName())
    rehearsals: Rehearsals = field(default_factory=lambda: Rehearsals(lambda _key: (), lambda: 0))
    rehearsal: RehearsalHall | None = None
    """The simulated tables, of the desk of a rehearsal."""

    def outside(self) -> Outside:
        house = self.workshop.house
        return Outside(
            library=house.library,
            feed=house.feed,
            archive=house.archive,
            clock=self.workshop.clock,
            presence=house.presence,
            form=FormDoor(
                house.library,
                self.addresses,
                lambda _host, first: first,
                self.serve,
                8000,
                "test",
            ),
            eraser=house.eraser("test"),
            read_schedule=house.read_schedule,
            read_list=house.read_list,
            write_sheet=house.write_sheet,
            printer=lambda: house.printer,
            letter_printer=lambda: house.letter_printer,
            note_printer=lambda: house.note_printer,
            photo_printer=lambda: house.photo_printer,
            method_printer=lambda: house.method_printer,
            record_printer=lambda: house.record_printer,
            office=lambda: house.office,
            aside=self.folder,
            address=lambda _workshop: "10.42.0.1:8000",
            addresses=self.addresses,
            laptop=lambda _host, _port: Laptop(),
            trial=house.trial,
            local_name=lambda: self.name,
            qr=house.qr,
            copies=self.folder / "copies",
            removable=lambda: self.keys,
            awake=self.awake,
            power=lambda: self.power,
            suggestions=lambda: house.suggestions,
            make_sample=self.make_sample,
            rehearsals=self.rehearsals,
            rehearsal=self.rehearsal,
        )

    def serve(self, host: str, port: int) -> FakeServer:
        self.served.append(f"{host}:{port}")
        return FakeServer(self.stopped)

    def addresses(self) -> Sequence[Address]:
        return [Address(host, "wlan0", "wifi") for host in self.hosts]

    def make_sample(self) -> UUID:
        return self.workshop.key


@pytest.fixture
def hall(workshop: Workshop, tmp_path: Path) -> Hall:
    return Hall(workshop, tmp_path)


@pytest.fixture
def desk(hall: Hall, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    hall.workshop.house.database.forbid_this_thread()
    made = Desk(hall.outside(), UiState(tmp_path))
    qtbot.addWidget(made.window)
    yield made
    made.close()


Within = Callable[[Callable[[], bool]], None]


@pytest.fixture
def within(qtbot: QtBot) -> Within:
    return partial(qtbot.waitUntil, timeout=5_000)


def from_elsewhere(hall: Hall, command: Callable[..., object]) -> None:
    """A change that another face submits."""
    hall.workshop.house.library.submit(hall.workshop.key, "téléphone", command).result(5)


def banner(desk: Desk) -> str:
    page = desk.window.page(desk.window.current_page())
    assert isinstance(page, Page)
    return " ".join(shown.accessibleName() for shown in page.banners.shown())


def opened(desk: Desk, hall: Hall, within: Within) -> None:
    desk.open(hall.workshop.key)
    within(lambda: desk.window.current_page() == "presentation")


def test_it_opens_on_the_list_and_enters_a_workshop(desk: Desk, hall: Hall, within: Within) -> None:
    desk.open()
    assert desk.window.current_page() == "home"
    desk.open_workshop(hall.workshop.key)
    within(lambda: desk.window.current_page() == "presentation")
    assert desk.window.windowTitle().startswith("Mieux travailler ensemble")


def test_an_abrupt_end_is_told_at_the_next_start(desk: Desk, within: Within) -> None:
    desk.tell_of_crash()
    desk.open()
    within(lambda: "s’est arrêtée d’un coup" in banner(desk))


@pytest.mark.parametrize("size", SIZES)
def test_every_page_opens_at_every_size(
    desk: Desk, hall: Hall, within: Within, size: tuple[int, int]
) -> None:
    opened(desk, hall, within)
    desk.window.resize(*size)
    for key in PAGES:
        desk.window.show_page(key)
        assert desk.window.current_page() == key
        page = desk.window.page(key)
        assert page.minimumSizeHint().width() <= size[0]
        assert not desk.window.grab().isNull()


def test_a_running_workshop_opens_on_conduite(desk: Desk, hall: Hall, within: Within) -> None:
    from_elsewhere(hall, start_next)
    desk.open(hall.workshop.key)
    within(lambda: desk.window.current_page() == "run")


def test_the_laptop_stays_awake_from_the_first_phase_until_the_workshop_is_left(
    desk: Desk, hall: Hall, within: Within
) -> None:
    desk.open(hall.workshop.key)
    within(lambda: desk.window.current_page() != "home")
    assert not hall.awake.held
    hall.workshop.do(start_next)
    within(lambda: hall.awake.held)
    desk.window.home_asked.emit()
    within(lambda: not hall.awake.held)


def test_a_group_opens_on_its_year_and_a_meeting_on_the_page_asked(
    desk: Desk, hall: Hall, within: Within
) -> None:
    group = partial(change_workshop, model="groupe-de-travail")
    hall.workshop.do(group)
    hall.workshop.do(partial(add_meeting, when=Quarter(2026, 4)))
    desk.open(hall.workshop.key)
    within(lambda: desk.window.current_page() == "calendar")
    desk.open_workshop(hall.workshop.key, "checkin")
    within(lambda: desk.window.current_page() == "checkin")


def test_the_form_opens_with_the_workshop_and_closes_behind_it(
    desk: Desk, hall: Hall, within: Within
) -> None:
    opened(desk, hall, within)
    within(lambda: hall.served == ["0.0.0.0:8000"])
    desk.window.home_asked.emit()
    within(lambda: hall.stopped == [True])
    assert desk.window.current_page() == "home"


def test_a_changed_address_is_said_with_what_to_do(desk: Desk, hall: Hall, within: Within) -> None:
    opened(desk, hall, within)
    within(lambda: hall.served == ["0.0.0.0:8000"])
    hall.hosts[:] = ["192.168.1.7"]
    desk.open_workshop(hall.workshop.key)
    within(lambda: "192.168.1.7:8000" in banner(desk))


def test_an_address_that_goes_while_running_is_followed_and_said(
    desk: Desk, hall: Hall, within: Within
) -> None:
    opened(desk, hall, within)
    within(lambda: hall.served == ["0.0.0.0:8000"])
    desk.window.show_page("run")
    hall.hosts[:] = ["192.168.1.7"]

    def looks() -> bool:
        hall.workshop.clock.forward(0.07)
        return "192.168.1.7:8000" in banner(desk)

    within(looks)
    assert hall.stopped == [], "phones at work are not cut"
    within(lambda: hall.name.leads == "192.168.1.7:8000")


def test_a_network_that_is_cut_is_said_and_its_return_too(
    desk: Desk, hall: Hall, within: Within
) -> None:
    opened(desk, hall, within)
    within(lambda: hall.served == ["0.0.0.0:8000"])

    def says(words: str) -> bool:
        hall.workshop.clock.forward(0.07)
        return words in banner(desk)

    hall.hosts.clear()
    within(partial(says, "réseau est coupé"))
    hall.hosts[:] = ["10.42.0.1"]
    within(partial(says, "réseau est revenu"))


def test_what_another_face_changes_is_seen(desk: Desk, hall: Hall, within: Within) -> None:
    opened(desk, hall, within)
    desk.window.show_page("people")
    page = desk.window.page("people")
    assert isinstance(page, Page)
    from_elsewhere(hall, partial(add_person, first_name="Ève", last_name="Œuvray"))
    within(lambda: page.count.accessibleName() == "1 personne")


def test_ctrl_z_takes_back_what_the_desk_did(desk: Desk, hall: Hall, within: Within) -> None:
    opened(desk, hall, within)
    desk.window.show_page("schedule")
    page = desk.window.page("schedule")
    assert isinstance(page, Page)
    within(lambda: page.count.accessibleName() == "9 phases")
    done: list[object] = []
    desk.tasks.command(
        partial(plan_phase, title="Météo"),
        done.append,
        done.append,
    )
    within(lambda: page.count.accessibleName() == "10 phases")
    desk.window.undo_asked.emit()
    within(lambda: page.count.accessibleName() == "9 phases")
    desk.window.redo_asked.emit()
    within(lambda: page.count.accessibleName() == "10 phases")


def test_an_offer_to_undo_leaves_with_the_next_thing_done(
    desk: Desk, hall: Hall, within: Within
) -> None:
    opened(desk, hall, within)
    desk.window.show_page("schedule")
    page = desk.window.page("schedule")
    assert isinstance(page, Page)
    within(lambda: page.count.accessibleName() == "9 phases")
    done: list[object] = []
    page.undo.offer("Quelque chose est fait.", lambda: done.append("undone"))
    desk.tasks.command(partial(plan_phase, title="Météo"), done.append, done.append)
    within(lambda: page.undo.isHidden())
    page.undo.offer("Quelque chose est fait.", lambda: done.append("undone"))
    desk.window.undo_asked.emit()
    assert page.undo.isHidden()
    assert "undone" not in done


def test_ctrl_p_leads_to_the_paper(desk: Desk, hall: Hall, within: Within) -> None:
    desk.open()
    desk.window.print_asked.emit()
    assert desk.window.current_page() == "home"
    opened(desk, hall, within)
    desk.window.print_asked.emit()
    assert desk.window.current_page() == "kit"
    desk.window.show_page("report")
    report = desk.window.page("report")
    assert isinstance(report, Page)
    button = report.print_button()
    assert button is not None
    within(button.isEnabled)
    desk.window.print_asked.emit()
    asked = report.findChild(QFileDialog)
    assert asked is not None
    assert asked.isVisible()
    asked.close()


def test_a_refusal_is_a_banner(desk: Desk, hall: Hall, within: Within) -> None:
    opened(desk, hall, within)
    desk.refused(Problem("nothing_running"))
    assert "Aucune phase n’est en cours" in banner(desk)


def test_a_bug_is_a_banner_and_a_line_in_the_journal_and_the_desk_goes_on(
    desk: Desk,
    hall: Hall,
    within: Within,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    opened(desk, hall, within)
    button = Button("Casser", on_click=_divide_by_nothing)
    qtbot.addWidget(button)
    give_back = catch_what_escapes(desk.say)
    try:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert "Tablée a rencontré une erreur. Rien n’est perdu" in banner(desk)
        desk.tasks.query("broken", _divide_by_nothing, lambda _: None)
        within(lambda: len(caplog.records) == 2)
    finally:
        give_back()
    assert {record.exc_info[0] for record in caplog.records if record.exc_info} == {
        ZeroDivisionError
    }
    desk.window.show_page("people")
    from_elsewhere(hall, partial(add_person, first_name="Ève", last_name="Œuvray"))
    people = desk.window.page("people")
    assert isinstance(people, Page)
    within(lambda: people.count.accessibleName() == "1 personne")


def _divide_by_nothing(*_anything: object) -> float:
    return 1 / 0


def test_f5_opens_the_projector_and_leaving_the_workshop_closes_it(
    desk: Desk, hall: Hall, within: Within
) -> None:
    opened(desk, hall, within)
    desk.window.projector_asked.emit()
    within(lambda: desk.projector().isVisible())
    desk.window.home_asked.emit()
    within(lambda: not desk.projector().isVisible())


def test_leaving_while_a_phone_is_connected_is_asked(
    desk: Desk, hall: Hall, within: Within
) -> None:
    opened(desk, hall, within)
    within(lambda: hall.served == ["0.0.0.0:8000"])
    assert desk.window.close(), "nobody is connected: nothing is asked"
    desk.window.show()
    hall.workshop.house.presence.seen(hall.workshop.key, 4)
    assert not desk.window.close()
    sheet = desk.window.findChild(Sheet)
    assert sheet is not None
    quit_ = next(button for button in sheet.findChildren(Button) if button.text() == "Quitter")
    quit_.click()
    within(lambda: not desk.window.isVisible())


def test_a_copy_is_written_and_taken_in_elsewhere(
    desk: Desk, hall: Hall, within: Within, tmp_path: Path
) -> None:
    opened(desk, hall, within)
    desk.window.copy_asked.emit()
    asked = desk.window.findChild(QFileDialog)
    assert asked is not None
    assert asked.selectedFiles()[0].endswith("Mieux travailler ensemble.tablee")
    copy = tmp_path / "clé" / "copie.tablee"
    asked.fileSelected.emit(str(copy))
    within(copy.exists)
    within(lambda: "Copie enregistrée" in banner(desk))
    desk.window.home_asked.emit()
    home = desk.window.page("home")
    opener = next(b for b in home.findChildren(Button) if b.text() == "Ouvrir un fichier")
    opener.click()
    chooser = home.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(copy))
    within(lambda: "est déjà dans la bibliothèque" in banner(desk))


@pytest.mark.parametrize(
    ("title", "name"),
    [("Mieux : où ? / quand", "Mieux où quand"), ("...", "atelier"), ("é" * 200, "é" * 80)],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert " ".join(file_name(title).split()) == name


def directory(desk: Desk, within: Within) -> DirectoryView:
    desk.window.show_page("directory")
    page = desk.window.page("directory")
    assert isinstance(page, DirectoryView)
    return page


def test_ctrl_z_at_home_takes_back_what_was_decided_there(
    desk: Desk, hall: Hall, within: Within
) -> None:
    for mail in ("a@rives.example", "b@vallee.example"):
        add = partial(add_person, first_name="Anne", last_name="Roux", email=mail)
        from_elsewhere(hall, add)
    desk.open()
    page = directory(desk, within)
    within(lambda: page.count.accessibleName() == "2 personnes")
    table = page.tables["people"]
    table.selectAll()
    page.merging_asked.emit()
    page.side.merge.merge.click()
    within(lambda: page.count.accessibleName() == "1 personne")
    desk.window.undo_asked.emit()
    within(lambda: page.count.accessibleName() == "2 personnes")
    desk.window.redo_asked.emit()
    within(lambda: page.count.accessibleName() == "1 personne")


def test_ctrl_z_at_home_leaves_the_workshop_that_was_left_alone(
    desk: Desk, hall: Hall, within: Within
) -> None:
    opened(desk, hall, within)
    done: list[object] = []
    desk.tasks.command(partial(plan_phase, title="Météo"), done.append, done.append)
    within(lambda: bool(done))
    desk.window.home_asked.emit()
    desk.window.undo_asked.emit()
    assert banner(desk) == ""


def past_its_date(hall: Hall, *, unasked: bool = False) -> None:
    for command in (
        partial(add_person, first_name="Anne", last_name="Roux"),
        partial(change_workshop, day=date(2025, 3, 12)),
        partial(keep_names, months=6, unasked=unasked),
    ):
        from_elsewhere(hall, command)


def names(hall: Hall) -> list[str]:
    """Read by the writer: this thread must not."""
    submit = hall.workshop.house.library.submit
    people = submit(hall.workshop.key, "test", people_in_order).result(5)
    return [person.name for person in people]


def test_names_past_their_date_are_proposed_and_wait_for_a_click(
    desk: Desk, hall: Hall, within: Within
) -> None:
    past_its_date(hall)
    desk.open()
    within(lambda: "passé sa durée de conservation" in banner(desk))
    assert names(hall) == ["Anne Roux"]
    button(desk, "Rendre anonymes").click()
    assert desk.window.current_page() == "directory"
    sheet = desk.window.findChild(Sheet)
    assert sheet is not None
    sheet.accept()
    page = directory(desk, within)
    within(page.report.isVisible)
    assert names(hall) == ["Anonyme"]


def test_later_is_later(desk: Desk, hall: Hall, within: Within) -> None:
    past_its_date(hall)
    desk.open()
    within(lambda: "passé sa durée" in banner(desk))
    button(desk, "Plus tard").click()
    counted: list[object] = []
    desk.window.home_asked.emit()
    desk.tasks.look("probe", lambda _library: None, counted.append)
    within(lambda: bool(counted))
    assert banner(desk) == ""


def test_without_asking_they_go_at_the_start_and_it_is_said(
    desk: Desk, hall: Hall, within: Within
) -> None:
    past_its_date(hall, unasked=True)
    desk.open()
    within(lambda: "1 personne rendue anonyme" in banner(desk))
    button(desk, "Voir le compte rendu").click()
    page = directory(desk, within)
    assert "Mieux travailler ensemble" in page.report.text


def button(desk: Desk, words: str) -> Button:
    found = [b for b in desk.window.findChildren(Button) if b.text() == words]
    return next(one for one in found if one.isVisible())


def test_the_copy_on_the_key_is_made_and_told(
    hall: Hall, desk: Desk, within: Within, tmp_path: Path
) -> None:
    """A key is plugged in: filled within the minute, said in the rail; pulled out, said too."""
    key = tmp_path / "key"
    key.mkdir()
    hall.keys.append(key)
    desk.open(hall.workshop.key)
    within(lambda: len(list(key.glob("Tablée/*.tablee"))) == 1)
    within(lambda: "Copie sur la clé USB" in saved_line(desk))
    hall.keys.clear()
    from_elsewhere(hall, partial(add_person, first_name="Ève", last_name="Œuvray"))
    hall.workshop.clock.forward(2)
    within(lambda: "Clé USB absente" in saved_line(desk))
    hall.keys.append(key)

    def told_after_a_while() -> bool:
        hall.workshop.clock.forward(0.2)
        return "Copie sur la clé USB" in saved_line(desk)

    within(told_after_a_while)


def test_the_line_of_what_is_saved_opens_its_detail(
    hall: Hall, desk: Desk, within: Within, qtbot: QtBot
) -> None:
    desk.open(hall.workshop.key)
    within(lambda: bool(saved_line(desk)))
    line = next(
        part
        for part in desk.window.findChildren(QWidget)
        if part.accessibleName() == saved_line(desk)
    )
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    within(lambda: "clé USB" in banner(desk))


def saved_line(desk: Desk) -> str:
    """What the rail says of copies and of what is saved."""
    names = (part.accessibleName() for part in desk.window.findChildren(QWidget))
    return next((name for name in names if name.startswith("Enregistré")), "")
