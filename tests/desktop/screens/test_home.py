from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.conftest import Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.cut_text import cut_texts
from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.screens.home import build_home
from workshop_app.desktop.screens.home.presenter import HomePresenter, WorkshopRow
from workshop_app.desktop.screens.home.row_list import button_rect
from workshop_app.desktop.screens.home.view import HomeView
from workshop_app.desktop.tasks import Refusal
from workshop_app.services.home import HomeLine
from workshop_app.services.phases import start_next
from workshop_app.services.ports import Surroundings
from workshop_app.services.workshops import change_workshop, create_workshop, the_workshop

TODAY = date(2026, 3, 12)


@dataclass
class Home:
    """The page on a real library, as a person meets it."""

    view: HomeView
    presenter: HomePresenter
    opened: list[UUID] = field(default_factory=list)
    samples: list[bool] = field(default_factory=list)
    rehearsed: list[UUID] = field(default_factory=list)

    def rows(self) -> Sequence[WorkshopRow]:
        model = self.view.list.rows
        return [model.row(place) for place in range(model.rowCount())]


@pytest.fixture
def home(workshop: Workshop, qtbot: QtBot) -> Home:
    opened: list[UUID] = []
    samples: list[bool] = []
    rehearsed: list[UUID] = []
    view, presenter = build_home(
        AtOnce(workshop),
        opened.append,
        lambda: samples.append(True),
        lambda: None,
        lambda: lambda: None,
        rehearsed.append,
        lambda: TODAY,
    )
    qtbot.addWidget(view)
    view.resize(1220, 900)
    view.show()
    return Home(view, presenter, opened, samples, rehearsed)


def another(workshop: Workshop, title: str, **fields: Any) -> UUID:
    key = uuid4()
    create = partial(create_workshop, model="vierge", title=title, **fields)
    workshop.house.library.submit(key, "test", create).result(5)
    return key


def test_a_row_says_what_when_where_and_what_comes_next(home: Home, workshop: Workshop) -> None:
    workshop.do(partial(change_workshop, day=TODAY, place="Salle 9"))
    for number in range(3):
        workshop.add("Anne", f"Roux {number}", tables=(1,))
    home.presenter.refresh()
    (row,) = home.rows()
    assert (row.title, row.where) == ("Mieux travailler ensemble", "Salle 9")
    assert row.detail == "Atelier de concertation, 3 inscrits, 1 groupe"
    assert (row.when.replace("\u00a0", " "), row.is_today) == ("Aujourd’hui, 10 h", True)
    assert (row.stage, row.stage_word, row.next_step) == (
        0,
        "Préparer",
        "Il manque 8 choses\u00a0: liste, groupes…",
    )
    assert row.presses
    workshop.do(start_next)
    home.presenter.refresh()
    assert (home.rows()[0].stage, home.rows()[0].next_step) == (1, "Atelier en cours")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "Date à fixer"),
        (date(2026, 3, 13), "Demain, 10 h"),
        (date(2026, 3, 24), "Mardi 24 mars"),
        (date(2027, 3, 24), "24 mars 2027"),
    ],
)
def test_days_are_said_as_one_says_them(
    home: Home, workshop: Workshop, day: date | None, said: str
) -> None:
    workshop.do(partial(change_workshop, day=day))
    home.presenter.refresh()
    assert home.rows()[0].when.replace("\u00a0", " ") == said


def test_search_and_filter_narrow_the_list(home: Home, workshop: Workshop, qtbot: QtBot) -> None:
    another(workshop, "Bilan de saison", place="Sète")
    while workshop.do(start_next):
        pass
    home.presenter.refresh()
    assert len(home.rows()) == 2
    qtbot.keyClicks(home.view.search_field, "sete")
    assert [row.title for row in home.rows()] == ["Bilan de saison"]
    home.view.search_field.clear()
    home.view.filter.chosen.emit("finished")
    assert not home.view.list.isVisible()
    home.view.filter.chosen.emit("all")
    assert len(home.rows()) == 2


def test_entree_double_click_and_the_button_open(
    home: Home, workshop: Workshop, qtbot: QtBot
) -> None:
    other = another(workshop, "Bilan")
    home.presenter.refresh()
    rows = home.view.list
    keys = [row.key for row in home.rows()]
    assert set(keys) == {other, workshop.key}
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    first = rows.visualRect(rows.rows.index(0))
    at = QPoint(40, first.center().y())
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert home.opened == [keys[1]]
    qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    where = button_rect(first).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert home.opened == [keys[1], keys[0], keys[0]]


def test_the_chosen_workshop_is_the_one_rehearsed(
    home: Home, workshop: Workshop, qtbot: QtBot
) -> None:
    another(workshop, "Bilan")
    home.presenter.refresh()
    keys = [row.key for row in home.rows()]
    qtbot.mouseClick(home.view.rehearse, Qt.MouseButton.LeftButton)
    home.view.list.setFocus()
    qtbot.keyClick(home.view.list, Qt.Key.Key_Down)
    qtbot.mouseClick(home.view.rehearse, Qt.MouseButton.LeftButton)
    assert home.rehearsed == keys


def test_a_workshop_is_created_and_opened(home: Home, workshop: Workshop, qtbot: QtBot) -> None:
    home.presenter.refresh()
    qtbot.mouseClick(home.view.cards[1].button, Qt.MouseButton.LeftButton)
    field_ = home.view.new.title_field.field
    assert home.view.new.isVisible()
    field_.clear()
    qtbot.keyClick(field_, Qt.Key.Key_Return)
    assert home.view.new.title_field.error().startswith("Le titre est vide.")
    assert not home.opened
    qtbot.keyClicks(field_, "Rencontre de mars")
    qtbot.keyClick(field_, Qt.Key.Key_Return)
    assert not home.view.new.isVisible()
    (key,) = home.opened
    made = workshop.house.library.read(key, the_workshop)
    assert (made.title, made.model) == ("Rencontre de mars", "groupe-de-travail")


def test_echap_leaves_without_creating(home: Home, qtbot: QtBot) -> None:
    home.presenter.refresh()
    qtbot.mouseClick(home.view.blank, Qt.MouseButton.LeftButton)
    qtbot.keyClick(home.view.new.title_field.field, Qt.Key.Key_Escape)
    home.presenter.refresh()
    assert not home.view.new.isVisible()
    assert len(home.rows()) == 1


class Unread(AtOnce):
    """A library that answers with nothing, then not at all."""

    lines: Sequence[HomeLine] = ()
    refusal: Refusal | None = None

    def look(self, screen: str, work: Any, then: Any, refused: Any = None) -> None:
        if self.refusal:
            refused(self.refusal)
        else:
            then(self.lines)


def test_an_empty_library_offers_the_example(workshop: Workshop, qtbot: QtBot) -> None:
    samples: list[bool] = []
    view, presenter = build_home(
        Unread(workshop),
        lambda _key: None,
        lambda: samples.append(True),
        lambda: None,
        lambda: lambda: None,
        lambda _key: None,
    )
    qtbot.addWidget(view)
    view.show()
    presenter.refresh()
    assert not view.list.isVisible()
    assert not view.search_field.isVisible()
    qtbot.mouseClick(view.sample, Qt.MouseButton.LeftButton)
    assert samples == [True]


def test_a_first_workshop_is_named_in_a_panel_that_keeps_its_height(
    workshop: Workshop, qtbot: QtBot
) -> None:
    view, presenter = build_home(
        Unread(workshop),
        lambda _key: None,
        lambda: None,
        lambda: None,
        lambda: lambda: None,
        lambda _key: None,
    )
    qtbot.addWidget(view)
    view.resize(1200, 860)
    view.show()
    presenter.refresh()
    qtbot.mouseClick(view.cards[0].button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.new.height() == view.new.sizeHint().height())
    assert not view.sample.isVisible()
    qtbot.keyClick(view.new.title_field.field, Qt.Key.Key_Escape)
    assert view.sample.isVisible()


def test_a_library_that_cannot_be_read_says_so_and_tries_again(
    workshop: Workshop, qtbot: QtBot
) -> None:
    tasks = Unread(workshop)
    tasks.refusal = Surroundings("library_unreadable", path="bibliotheque.db")
    view, presenter = build_home(
        tasks,
        lambda _key: None,
        lambda: None,
        lambda: None,
        lambda: lambda: None,
        lambda _key: None,
    )
    qtbot.addWidget(view)
    view.show()
    presenter.refresh()
    (banner,) = view.banners.shown()
    assert "bibliotheque.db" in banner.accessibleName()
    tasks.refusal = None
    view.retry_asked.emit()
    assert view.banners.shown() == []


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1024, 768)])
def test_no_word_is_cut(
    home: Home, window: MainWindow, workshop: Workshop, size: tuple[int, int], qtbot: QtBot
) -> None:
    window.add_page("home", "home", "Mes ateliers", "home", home.view)
    window.show_page("home")
    window.resize(*size)
    window.show()
    home.presenter.refresh()
    qtbot.waitUntil(lambda: nothing_cut(home.view))
    home.presenter.begin("vierge")
    home.view.title_given.emit("")
    qtbot.waitUntil(lambda: nothing_cut(home.view))


def nothing_cut(view: HomeView) -> None:
    assert cut_texts(view) == []
