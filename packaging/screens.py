"""Draws every screen of the desk with the sample workshop, in the middle of its day.

    python packaging/screens.py FOLDER [WIDTH HEIGHT]

Runs the real desk offscreen on a library of its own; the clock stands still, so that two runs give
the same pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog
from sample_call import fill_call
from sample_forum import fill_forum
from sample_group import fill_group
from sample_list import LIST

from workshop_app.bootstrap import House, open_house
from workshop_app.commands.demo import SEED, sample_cards, sample_people, sample_workshop
from workshop_app.commands.demo_vote import hold_vote
from workshop_app.commands.desk import OpenedHouse
from workshop_app.commands.sample_themes import sort_sample
from workshop_app.commands.session import do
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.outside import Outside
from workshop_app.desktop.screens.abbreviations.view import AbbreviationsView
from workshop_app.desktop.screens.checkin.view import CheckinView
from workshop_app.desktop.screens.directory.view import DirectoryView
from workshop_app.desktop.screens.groups.view import GroupsView
from workshop_app.desktop.screens.people.view import PeopleView
from workshop_app.desktop.screens.report.view import ReportView
from workshop_app.desktop.screens.run.view import RunView
from workshop_app.desktop.theme import apply_theme
from workshop_app.desktop.ui_state import UiState
from workshop_app.domain.evaluation import Source
from workshop_app.domain.network import Address
from workshop_app.domain.phases import Phase
from workshop_app.domain.projection import View
from workshop_app.domain.room import Laptop
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import Mark, Vote
from workshop_app.feeds.clock import PlayedClock
from workshop_app.i18n.translate import _
from workshop_app.services.attendance import set_attendance
from workshop_app.services.badges import give_badges
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.checkin import Newcomer, say, welcome
from workshop_app.services.debrief import write_note
from workshop_app.services.directory import invite, read_entries
from workshop_app.services.evaluation import (
    Answered,
    answer_evaluation,
    open_evaluation,
    quote,
)
from workshop_app.services.form_door import FormDoor
from workshop_app.services.grouping import apply_split, compute_split, split_problem
from workshop_app.services.people import people_in_order
from workshop_app.services.phases import extend_phase, schedule, start_next
from workshop_app.services.posts import link_post
from workshop_app.services.slides import change_slides
from workshop_app.services.tables import tables_in_order
from workshop_app.services.votes import cast_for_table
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings

PAGES = (
    "presentation",
    "people",
    "groups",
    "hall",
    "schedule",
    "kit",
    "run",
    "cards",
    "themes",
    "report",
)
PAGES_OF_A_GROUP = ("project", "calendar")
PAGES_OF_A_CALL = ("recruitment",)
PAGES_OF_A_FORUM = ("forum",)
GROUP = UUID(int=4128)
CALL = UUID(int=4200)
FORUM = UUID(int=4300)
BEGINS = datetime(2026, 10, 13, 7, 22, tzinfo=UTC)
NEXT_STEPS = (
    "Le compte rendu vous est remis à la sortie",
    "Le comité de pilotage répond à chaque objectif le 12 novembre",
    "Trois groupes de travail ouvrent leurs candidatures",
)
OPINIONS = (
    "Les mêmes difficultés partout, et des idées simples",
    "Personne n'a été coupé",
)
PATIENCE_MS = 2_500
"""For queries and for paper to be laid out before the picture is taken."""


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TZ"] = "Europe/Paris"
    time.tzset()
    folder = Path(sys.argv[1])
    size = tuple(map(int, sys.argv[2:4])) or (1440, 900)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        clock = PlayedClock(BEGINS)
        settings = Settings(library=f"{room}/sample.db", port=8000)
        house = open_house(settings, clock)
        key = fill(house, clock)
        app = QApplication(sys.argv[:1])
        apply_theme(app)
        with closing(OpenedHouse(house)) as opened:
            desk = Desk(in_a_hall(opened.outside), UiState(Path(room)))
            desk.window.resize(*size)
            tables = house.library.read(key, tables_in_order)
            phases = house.library.read(key, schedule)
            opened.keep_out_this_thread()
            day = partial(run_the_day, house, key, clock, tables)
            evening = partial(end_the_day, house, key, clock, phases)
            vote = partial(hold_a_vote, house, key, tables)
            draw(desk, key, folder, partial(try_a_phone, house), day, evening, vote)
            app.exec()
            desk.close()
    draw_rehearsal(folder, size)


class StillTables:
    """The simulated tables of a rehearsal that stands still."""

    speed = 10

    def pace(self, speed: int) -> None: ...

    def lose_one(self) -> int | None:
        return 5

    def call_from_one(self) -> int | None:
        return 3

    def all_write(self) -> int:
        return 9

    def close(self) -> None: ...


def draw_rehearsal(folder: Path, size: tuple[int, ...]) -> None:
    """Conduite under the band of a rehearsal, in the middle of its day."""
    with tempfile.TemporaryDirectory() as room:
        clock = PlayedClock(BEGINS)
        house = open_house(Settings(library=f"{room}/copy.db", port=8000), clock, rehearsal=True)
        key = fill(house, clock)
        run_the_day(house, key, clock, house.library.read(key, tables_in_order))
        with closing(OpenedHouse(house)) as opened:
            desk = Desk(
                replace(in_a_hall(opened.outside), rehearsal=StillTables()), UiState(Path(room))
            )
            desk.window.resize(*size)
            opened.keep_out_this_thread()
            desk.open(key)

            def take() -> None:
                picture(desk.window).save(str(folder / "rehearsal.png"))
                QApplication.exit()

            QTimer.singleShot(2 * PATIENCE_MS, take)
            QApplication.exec()
            desk.close()


class NoServer:
    """Stands where the form would answer: nothing is listened to while pictures are drawn."""

    def stop(self) -> None: ...


class NoName:
    """Nothing is told to the network of whatever machine draws."""

    def announce(self, _host: str, _port: int) -> bool:
        return False

    def withdraw(self) -> None: ...


def in_a_hall(outside: Outside) -> Outside:
    """The same ports with the addresses a laptop has in a hall, whatever machine draws."""
    addresses = [
        Address("10.42.0.1", "wlp2s0", "hotspot"),
        Address("192.168.1.24", "enp3s0", "cable"),
        Address("172.17.0.1", "docker0", "virtual"),
    ]
    door = FormDoor(
        outside.library,
        lambda: addresses,
        lambda _host, first: first,
        lambda _host, _port: NoServer(),
        8000,
        "animateur",
    )
    return replace(
        outside,
        addresses=lambda: addresses,
        form=door,
        local_name=NoName,
        laptop=lambda _host, _port: Laptop(on_mains=True, answers=True, answers_checks=True),
    )


def fill(house: House, clock: PlayedClock) -> UUID:
    """The sample, split, a quarter of an hour before it opens: most have been let in."""
    key = UUID(int=4127)
    fill_group(house, GROUP)
    fill_call(house, CALL)
    fill_forum(house, FORUM, BEGINS.date())
    do(house, key, partial(sample_workshop, day=BEGINS.date()))
    sample_people(house, key)
    fill_last_year(house, key)
    order = house.library.read(key, split_problem)
    do(house, key, partial(apply_split, result=compute_split(order, SEED)))
    let_in(house, key, clock)
    do(house, key, partial(change_slides, next_steps=NEXT_STEPS))
    return key


def let_in(house: House, key: UUID, clock: PlayedClock) -> None:
    """Three in four at the door, on two posts; two referents are still missing."""
    do(house, key, give_badges)
    do(house, key, partial(link_post, name=_("Tablette de Fanny")))
    house.presence.post_seen(key, 2)
    people = list(house.library.read(key, people_in_order))
    Random(SEED).shuffle(people)
    late = [person for person in people if person.referent][:2]
    for person in people[:4]:
        do(house, key, partial(say, key=person.id, wanted="excused"))
    names = iter(("Ana Ferreira", "Yves Galtier", "Nora Belkacem", "Gilles Espitalier"))
    for place, person in enumerate(p for p in people[4:79] if p not in late):
        clock.forward(21)
        do(house, key, partial(say, key=person.id, wanted="arrived", post=1 + (place % 3 == 0)))
        if place % 18 == 9:
            newcomer = Newcomer(UUID(int=9_000 + place), next(names))
            do(house, key, partial(welcome, newcomer=newcomer, post=2))
    house.presence.post_seen(key, 2)


def run_the_day(house: House, key: UUID, clock: PlayedClock, tables: Sequence[Table]) -> None:
    """Half of the cards, up to the fourth phase."""
    cards = sample_cards()
    ids = iter(range(1, 10_000))
    for kind in ("", "", "forces", "faiblesses"):
        do(house, key, start_next)
        for table, minute in zip(cycle(tables), range(16 if kind else 0), strict=False):
            clock.forward(42)
            texts = cards[kind, table.number]
            for text in texts[minute // 9 * 4 : minute // 9 * 4 + 4]:
                draft = Draft(UUID(int=next(ids)), table.number, kind, text)
                do(house, key, partial(write_card, draft=draft))
                house.presence.seen(key, table.number)
        clock.forward(420 if not kind else 120)
    for table in tables:
        house.presence.seen(key, table.number)
    do(house, key, partial(sort_sample, engine=house.suggestions, turns=3))
    clock.forward(12)


def end_the_day(house: House, key: UUID, clock: PlayedClock, phases: Sequence[Phase]) -> None:
    """The phases that were left, one of them extended, and two notes."""
    for place, phase in enumerate(phases[3:], start=3):
        clock.forward(phase.planned_s * (0.9 if place % 3 else 1.1) - (place == 3) * 800)
        if place == 5:
            do(house, key, partial(extend_phase, seconds=180))
        do(house, key, start_next)
    do(house, key, open_evaluation)
    for place, mark in enumerate(
        (4, 3, 4, 2, 4, 3, 3, 4, 4, 3, 2, 4, 4, 3, 4, 4, 3, 4, 3, 4, 4, 3, 4)
    ):
        words = {"q2": OPINIONS[place]} if place < len(OPINIONS) else {}
        source: Source = "paper" if place % 5 == 4 else "phone"
        sent = Answered(UUID(int=700 + place), {"q1": mark}, words, source)
        do(house, key, partial(answer_evaluation, sent=sent))
    do(house, key, partial(quote, answer=UUID(int=700), question="q2", quoted=True))
    said = "Laisser trois minutes de plus : les tables commençaient seulement à écrire."
    do(house, key, partial(write_note, text=said, phase=phases[3].id))
    do(house, key, partial(write_note, text="Projeter plus haut ; prévoir deux rallonges."))


def fill_last_year(house: House, key: UUID) -> None:
    """Half of the same people, a year before: who came then is known."""
    before = UUID(int=4129)
    day = BEGINS.date().replace(year=BEGINS.year - 1)
    make = partial(create_workshop, model="concertation", title="Bilan de saison", day=day)
    do(house, before, partial(make, place="Salle Molière, Sète"))
    guests = [
        entry
        for entry in read_entries(house.library, BEGINS.date())
        if any(part.gathering.key == key for part in entry.parts)
    ]
    do(house, before, partial(invite, guests=guests[::2]))
    for place, person in enumerate(house.library.read(before, people_in_order)):
        if place % 7:
            came = partial(set_attendance, key=person.id, state="arrived", by="1")
            do(house, before, came)


def choose_somebody(desk: Desk) -> None:
    page = desk.window.page("directory")
    assert isinstance(page, DirectoryView)
    people = page.tables["people"]
    people.choose([people.rows.key(4)])


def choose_a_form(desk: Desk) -> None:
    page = desk.window.page("abbreviations")
    assert isinstance(page, AbbreviationsView)
    page.table.choose(["OT"])


def paste_a_list(desk: Desk) -> None:
    people_page(desk).text_given.emit(LIST)


def see_its_doubts(desk: Desk) -> None:
    people_page(desk).preview.choose_look("lines")


def see_the_columns(desk: Desk) -> None:
    page = people_page(desk)
    page.import_left.emit()
    page.columns_asked.emit()
    QTimer.singleShot(PATIENCE_MS // 2, lambda: page.columns.choose("departement"))


def people_page(desk: Desk) -> PeopleView:
    page = desk.window.page("people")
    assert isinstance(page, PeopleView)
    return page


def look_for(window: MainWindow, words: str) -> None:
    page = window.page("checkin")
    assert isinstance(page, CheckinView)
    page.search_box.setText(words)


def open_repair(window: MainWindow) -> None:
    page = window.page("groups")
    assert isinstance(page, GroupsView)
    page.repair.click()


def open_slides(window: MainWindow) -> None:
    page = window.page("report")
    assert isinstance(page, ReportView)
    page.slides.click()


def close_boxes(window: MainWindow) -> None:
    for box in window.findChildren(QDialog):
        box.reject()


def picture(window: MainWindow) -> QPixmap:
    """The window with the box that is open over it."""
    taken = window.grab()
    painter = QPainter(taken)
    for box in window.findChildren(QDialog):
        if box.isVisible():
            painter.drawPixmap(window.mapFromGlobal(box.pos()), box.grab())
    painter.end()
    return taken


def project_places(desk: Desk, folder: Path) -> None:
    page = desk.window.page("checkin")
    assert isinstance(page, CheckinView)
    page.search_box.clear()
    page.head.places.click()

    def take() -> None:
        projector = desk.projector()
        projector.resize(1920, 1080)
        projector.grab().save(str(folder / "places.png"))
        page.head.places.click()
        projector.hide()

    QTimer.singleShot(PATIENCE_MS // 2, take)


def try_a_phone(house: House) -> None:
    """It has joined, scanned and shows the page; what it writes is still to come."""
    phone, host = "10.42.0.57", "10.42.0.1"
    house.trial.arrived(host, phone)
    for step in ("joined", "asked", "shown"):
        house.trial.saw(step, host, phone)


def hold_a_vote(house: House, key: UUID, tables: Sequence[Table]) -> None:
    """Nine tables weigh nine propositions."""

    def cast(table: Table, vote: Vote, points: dict[UUID, int]) -> None:
        marks = [Mark(item, given) for item, given in points.items()]
        voting = partial(cast_for_table, number=table.number, marks=marks, vote=vote.id)
        do(house, key, voting)

    hold_vote(house, key, tables, cast)


def draw(
    desk: Desk,
    key: UUID,
    folder: Path,
    try_a_phone: Callable[[], None],
    run_day: Callable[[], None],
    end_day: Callable[[], None],
    hold_a_vote: Callable[[], None],
) -> None:
    window = desk.window
    steps: list[tuple[Callable[[], None], str]] = [(partial(desk.open_workshop, key), "")]
    steps += [
        (partial(window.show_page, "room"), ""),
        (try_a_phone, "room"),
        (partial(window.show_page, "checkin"), ""),
        (partial(look_for, window, "ma"), "checkin"),
        (partial(project_places, desk, folder), ""),
        (partial(window.show_page, "groups"), ""),
        (partial(open_repair, window), "repair"),
        (partial(close_boxes, window), ""),
        (run_day, ""),
        (window.home_asked.emit, "home"),
        (partial(window.show_page, "directory"), ""),
        (partial(choose_somebody, desk), "directory"),
        (partial(window.show_page, "abbreviations"), ""),
        (partial(choose_a_form, desk), "abbreviations"),
        (partial(desk.open_workshop, key), ""),
    ]
    steps += [(partial(window.show_page, page), page) for page in PAGES]
    steps += [
        (partial(open_slides, window), "slides"),
        (partial(close_boxes, window), ""),
        (partial(window.show_page, "people"), ""),
        (partial(paste_a_list, desk), ""),
        (partial(see_its_doubts, desk), "import"),
        (partial(see_the_columns, desk), "columns"),
        (lambda: people_page(desk).columns.left.emit(), ""),
    ]
    steps += [
        (end_day, ""),
        (partial(window.show_page, "after"), "after"),
        (partial(project, desk, "wall", folder / "wall.png"), ""),
        (partial(project, desk, "cloud", folder / "cloud.png"), ""),
        (partial(project, desk, "brief", folder / "projector.png"), ""),
        (hold_a_vote, ""),
        (partial(window.show_page, "essential"), "essential"),
    ]
    steps.append((partial(desk.open_workshop, GROUP), ""))
    steps += [(partial(window.show_page, page), page) for page in PAGES_OF_A_GROUP]
    steps.append((partial(desk.open_workshop, CALL), ""))
    steps += [(partial(window.show_page, page), page) for page in PAGES_OF_A_CALL]
    steps.append((partial(desk.open_workshop, FORUM), ""))
    steps += [(partial(window.show_page, page), page) for page in PAGES_OF_A_FORUM]
    desk.open()
    run(desk, iter(steps), folder)


def run(desk: Desk, steps: object, folder: Path) -> None:
    step = next(steps, None)  # type: ignore[call-overload]
    if step is None:
        QApplication.exit()
        return
    act, name = step
    act()

    def take() -> None:
        if name:
            picture(desk.window).save(str(folder / f"{name}.png"))
        run(desk, steps, folder)

    QTimer.singleShot(PATIENCE_MS, take)


def project(desk: Desk, view: View, file: Path) -> None:
    """What the hall sees of it, once it is read."""
    page = desk.window.page("run")
    assert isinstance(page, RunView)
    page.mode_chosen.emit(view)

    def take() -> None:
        projector = desk.projector()
        projector.resize(1920, 1080)
        projector.grab().save(str(file))

    QTimer.singleShot(PATIENCE_MS // 2, take)


if __name__ == "__main__":
    main()
