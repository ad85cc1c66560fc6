"""« Où je m'assois »: what stands on which page, how long, and that it is gone in time."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.conftest import FakeClock, Workshop
from tests.desktop.at_once import AtOnce
from tests.domain.test_hall import hall as drawn_hall
from tests.services.test_checkin import hall, said
from workshop_app.desktop.projector.paint import paint_projector
from workshop_app.desktop.projector.placement import Placement
from workshop_app.desktop.projector.presenter import ProjectorPresenter, ProjectorState
from workshop_app.desktop.theme import color
from workshop_app.domain.hall import with_marker
from workshop_app.domain.projection import PAGE_S
from workshop_app.services.hall_drawing import Disc, Words
from workshop_app.services.people import change_person
from workshop_app.services.places import PlaceName, Places
from workshop_app.services.projection.picture import Picture, is_tall
from workshop_app.services.projection.places import (
    ROWS,
    NamedBox,
    PlaceLine,
    PlacesContent,
    compose_places,
    pages_of,
    spoken_places,
)

NOW = FakeClock().now()


def places_of(
    names: list[str], newest: str = "", pointed: str = "", opens: datetime | None = None
) -> Places:
    known = {name: PlaceName("Zoé", name, 1 + at % 9) for at, name in enumerate(names)}
    return Places(
        title="Mieux travailler ensemble",
        opens_at=opens or NOW + timedelta(minutes=12),
        plan=with_marker(drawn_hall(9), "projector", 8, 8, "clé du local : M. Ruiz"),
        initials=False,
        names=tuple(known.values()),
        newest=known.get(newest),
        newest_at=NOW if newest else None,
        pointed=known.get(pointed),
    )


def many(letters: str = "ABCDEFGH", each: int = 12) -> list[str]:
    return [f"{letter}nom{n:02}" for letter in letters for n in range(each)]


def shown(places: Places, after_s: float = 0) -> PlacesContent:
    return compose_places(places, NOW, 3, NOW + timedelta(seconds=after_s))


def test_it_has_no_field_for_anything_but_names_and_tables() -> None:
    """Who adds a field to what the hall sees changes this list, and says why."""
    assert {field.name for field in dataclasses.fields(PlaceLine)} == {
        "first_name", "last_name", "table", "is_lit",
    }  # fmt: skip
    assert {field.name for field in dataclasses.fields(NamedBox)} == {
        "caption", "first_name", "last_name", "table",
    }  # fmt: skip
    assert {field.name for field in dataclasses.fields(PlacesContent)} == {
        "workshop_title", "opening", "opens_at", "opens_in", "letters", "first_name_first",
        "columns", "page", "pages", "next_in_s", "plan", "lit_table", "box", "mode",
    }  # fmt: skip


def test_the_plan_tells_tables_and_doors_and_nothing_of_the_team() -> None:
    plan = shown(places_of(many(), newest="Hnom03")).plan
    words = [each.text for each in plan.drawn if isinstance(each, Words)]
    assert words == ["Écran", *map(str, range(1, 10))]
    here = [each for each in plan.drawn if isinstance(each, Disc) and each.fill == "here"]
    assert len(here) == 1


def test_pages_start_at_a_letter_and_say_which() -> None:
    content = shown(places_of(many()))
    assert content.letters == ("A", "C")
    assert sum(map(len, content.columns)) == 36
    assert shown(places_of(many()), PAGE_S).letters == ("D", "F")
    assert (content.pages, content.next_in_s) == (3, PAGE_S)
    assert shown(places_of(many()), 3 * PAGE_S).letters == ("A", "C"), "and round again"


@given(st.lists(st.sampled_from("ABCDEZ"), max_size=200), st.integers(1, 50))
def test_every_name_is_on_one_page_in_order(letters: list[str], room: int) -> None:
    names = sorted(f"{letter}{n}" for n, letter in enumerate(letters))
    pages = pages_of(places_of(names), room)
    assert [name.last_name for page in pages for name in page] == names
    assert all(0 < len(page) <= room for page in pages)
    for page, following in pairwise(pages):
        broken = page[-1].last_name[0] == following[0].last_name[0]
        assert not broken or page[0].last_name[0] == page[-1].last_name[0]


def test_who_has_just_arrived_is_lit_without_turning_the_page() -> None:
    content = shown(places_of(many(), newest="Hnom03"))
    assert content.page == 0
    assert content.box is not None
    assert content.box.caption == "Vient d’arriver"
    assert content.lit_table == content.box.table
    assert shown(places_of(many(), newest="Hnom03"), 61).box is None


def test_who_is_looked_up_is_on_the_page_that_shows() -> None:
    content = shown(places_of(many(), newest="Anom00", pointed="Hnom03"))
    assert content.letters == ("G", "H")
    assert [line.last_name for column in content.columns for line in column if line.is_lit] == [
        "Hnom03"
    ]
    assert content.box is not None
    assert content.box.caption == "Votre place"


def test_the_time_left_is_told_until_the_opening() -> None:
    content = shown(places_of(["A"]))
    assert content.opens_in == "12"
    assert "{time}" in content.opening
    assert shown(places_of(["A"], opens=NOW)).opens_in == ""


def test_nobody_yet_is_an_empty_page() -> None:
    content = shown(places_of([]))
    assert (content.pages, content.letters, content.next_in_s) == (0, ("", ""), 0)
    assert spoken_places(content) == "Où je m’assois"
    assert "Anom" not in spoken_places(shown(places_of(many())))


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1024, 768)])
def test_it_is_painted_at_every_size(qtbot: QtBot, width: int, height: int) -> None:
    def painted(places: Places) -> int:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        columns = 2 if is_tall(width, height) else 3
        paint_projector(
            painter, QRectF(0, 0, width, height), compose_places(places, NOW, columns, NOW)
        )
        painter.end()
        amber = color("dark.signal").rgb()
        return sum(
            image.pixel(x, y) == amber for y in range(0, height, 4) for x in range(0, width, 4)
        )

    assert painted(places_of(many(), pointed="Bnom01")) > 2 * painted(places_of(many()))


def test_a_4_3_picture_has_fewer_columns() -> None:
    assert (is_tall(1920, 1080), is_tall(1280, 800), is_tall(1024, 768)) == (False, False, True)
    assert ROWS * 3 == 45


class FakeWindow:
    def __init__(self) -> None:
        self.content: Picture | None = None
        self.placed: Placement | None = None

    def show_content(self, content: Picture) -> None:
        self.content = content

    def open(self, wanted: str = "") -> None:
        self.placed = Placement("HDMI-1", (0, 0, 1024, 768), is_full=True, number=2)

    def leave(self) -> None:
        self.placed = None

    def placement(self) -> Placement | None:
        return self.placed

    def is_unplugged(self) -> bool:
        return False

    def is_copied(self) -> bool:
        return False

    def choices(self) -> tuple[str, ...]:
        return ("HDMI-1",)


@pytest.fixture
def projector(workshop: Workshop) -> tuple[ProjectorPresenter, FakeWindow]:
    hall(workshop)
    window = FakeWindow()
    made = ProjectorPresenter(window, AtOnce(workshop), workshop.clock, lambda _text: [[True]])
    made.refresh()
    return made, window


def page_of(window: FakeWindow) -> PlacesContent:
    assert isinstance(window.content, PlacesContent)
    return window.content


def test_places_are_shown_and_who_asked_is_not(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    people = workshop.ask(lambda snapshot: snapshot.people.where(last_name="Nom00"))
    presenter.choose("places")
    assert len(page_of(window).columns[0]) == 12
    workshop.do(partial(change_person, key=people[0].id, shown=False))
    presenter.refresh()
    assert page_of(window).columns[0][0].last_name == "Nom01"
    presenter.open()
    presenter.tick(workshop.clock.now())
    assert len(page_of(window).columns) == 2, "it stands on a 4:3 screen"


def test_names_leave_by_themselves_when_the_first_phase_starts(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    presenter.choose("places")
    workshop.start("Accueil")
    presenter.refresh()
    assert window.content is not None
    assert window.content.mode == "brief"
    presenter.choose("places")
    assert window.content.mode == "brief", "they cannot be asked for any more"
    assert presenter._memory.places is None


def test_an_arrival_and_a_search_reach_the_hall(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    presenter.choose("places")
    people = workshop.ask(lambda snapshot: {p.last_name: p for p in snapshot.people.where()})
    said(workshop, people["Nom05"].id, "arrived")
    presenter.refresh()
    box = page_of(window).box
    assert box is not None
    assert box.last_name == "Nom05"
    presenter.point_at(people["Nom07"].id)
    box = page_of(window).box
    assert box is not None
    assert box.last_name == "Nom07"
    presenter.point_at(None)
    box = page_of(window).box
    assert box is not None
    assert box.last_name == "Nom05"


def test_pages_turn_by_hand(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    for n in range(40):
        workshop.add("Zoé", f"Alpha{n}", tables=(1,))
    presenter, window = projector
    presenter.choose("places")
    assert page_of(window).letters == ("A", "A")
    presenter.turn_page(1)
    assert page_of(window).letters == ("N", "N")
    presenter.turn_page(1)
    assert page_of(window).letters == ("A", "A")
    presenter.turn_page(-1)
    assert page_of(window).letters == ("N", "N")
    assert page_of(window).next_in_s == PAGE_S


def test_who_watches_late_hears_how_things_stand(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, _window = projector
    heard: list[ProjectorState] = []
    presenter.watch(heard.append)
    assert [state.may_show_places for state in heard] == [True]
    workshop.start("Accueil")
    presenter.refresh()
    assert not heard[-1].may_show_places
