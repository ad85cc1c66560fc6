"""What methods put on the wall: numbers and topics, never a name; pages; when it leaves."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.conftest import FakeClock, Workshop
from tests.desktop.at_once import AtOnce
from tests.desktop.projector.test_places import FakeWindow
from tests.services.projection.test_brief import PLAIN, _leaves
from tests.services.test_grouping import done, fill
from workshop_app.desktop.projector.paint import paint_projector
from workshop_app.desktop.projector.paint_methods import _arranged
from workshop_app.desktop.projector.presenter import ProjectorPresenter, ProjectorState
from workshop_app.desktop.projector.sizes import SMALLEST, canvas
from workshop_app.domain.phases import Phase
from workshop_app.domain.projection import PAGE_S
from workshop_app.services.badges import give_badges
from workshop_app.services.forum import propose_topic
from workshop_app.services.method_content import BadgeGroups, MarketSheet, TableNumbers
from workshop_app.services.method_sheets import method_sheets
from workshop_app.services.methods import add_method
from workshop_app.services.phases import extend_phase
from workshop_app.services.projection.methods import (
    PLACES_A_PAGE,
    TABLES_A_PAGE,
    GroupsContent,
    MarketCell,
    MarketContent,
    TableGroups,
    compose_groups,
    compose_market,
    spoken_method,
)
from workshop_app.services.projection.picture import Picture

NOW = FakeClock().now()
SIZES = [(1920, 1080), (1280, 720), (1024, 768)]


@pytest.fixture
def projector(workshop: Workshop) -> tuple[ProjectorPresenter, FakeWindow]:
    window = FakeWindow()
    made = ProjectorPresenter(window, AtOnce(workshop), workshop.clock, lambda _text: [[True]])
    made.refresh()
    return made, window


def seated(workshop: Workshop, *, numbered: bool = True) -> Phase:
    """Thirty people at three tables, and a phase of pairs and fours that is on stage."""
    fill(workshop, 30)
    done(workshop, tables=3)
    if numbered:
        workshop.do(give_badges)
    (phase,) = workshop.do(partial(add_method, key="1-2-4"))
    workshop.start(phase.title)
    return phase


def test_no_field_can_hold_a_name() -> None:
    own = {GroupsContent, TableGroups, MarketContent, MarketCell}
    allowed = {
        GroupsContent: {"workshop_title", "title", "tables", "page", "pages", "mode"},
        TableGroups: {"table", "groups"},
        MarketContent: {
            "workshop_title", "title", "places", "sessions", "current", "cells", "page", "pages",
            "mode",
        },
        MarketCell: {"place", "session", "topic"},
    }  # fmt: skip
    for kind, names in allowed.items():
        assert {field.name for field in dataclasses.fields(kind)} == names
    assert _leaves(tuple[tuple[int, ...], ...]) <= PLAIN
    assert own == set(allowed)


def test_who_with_whom_is_said_by_badge_number(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    seated(workshop)
    presenter.refresh()
    presenter.choose("groups")
    shown = window.content
    assert isinstance(shown, GroupsContent)
    assert shown.title == "À deux"
    numbers = [n for table in shown.tables for group in table.groups for n in group]
    assert sorted(numbers) == list(range(1, 31))
    people = workshop.ask(lambda snapshot: snapshot.people.where())
    assert not any(person.last_name in repr(shown) for person in people)
    assert spoken_method(shown) == "Qui avec qui, par numéro de badge"


def test_fours_come_with_their_part(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    phase = seated(workshop)
    presenter.refresh()
    presenter.choose("groups")
    workshop.clock.forward(sum(part.planned_s for part in phase.parts[:2]) / 60 + 0.1)
    presenter.tick(workshop.clock.now())
    assert isinstance(window.content, GroupsContent)
    assert window.content.title == "À quatre"
    assert all(len(group) >= 3 for table in window.content.tables for group in table.groups)


def test_without_numbers_it_is_not_offered_but_told(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    seated(workshop, numbered=False)
    heard: list[ProjectorState] = []
    presenter.watch(heard.append)
    presenter.refresh()
    assert heard[-1].has_groups
    assert not heard[-1].may_show_groups
    presenter.choose("groups")
    assert window.content is not None
    assert window.content.mode == "brief"
    workshop.do(give_badges)
    presenter.refresh()
    presenter.tell()
    assert heard[-1].may_show_groups


def test_the_list_leaves_with_its_phase(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    seated(workshop)
    (other,) = workshop.do(partial(add_method, key="tour"))
    presenter.refresh()
    presenter.choose("groups")
    workshop.start(other.title)
    presenter.refresh()
    assert window.content is not None
    assert window.content.mode == "brief"


def test_the_marketplace_is_projected_and_the_room_sees_a_topic_come(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    presenter.choose("market")
    assert window.content is not None
    assert window.content.mode == "brief", "there is none"
    (phase,) = workshop.do(partial(add_method, key="forum"))
    presenter.refresh()
    presenter.choose("market")
    workshop.do(partial(propose_topic, phase=phase.id, title="Les vélos", proposer="Zoé Viala"))
    presenter.refresh()
    assert isinstance(window.content, MarketContent)
    assert [cell.topic for cell in window.content.cells] == ["Les vélos"]
    assert "Zoé" not in repr(window.content)
    assert spoken_method(window.content) == "Place du marché, Les vélos"


def test_it_may_be_asked_for_before_the_first_reading(workshop: Workshop) -> None:
    workshop.do(partial(add_method, key="forum"))
    window = FakeWindow()
    made = ProjectorPresenter(window, AtOnce(workshop), workshop.clock, lambda _text: [[True]])
    made.choose("market")
    made.refresh()
    assert isinstance(window.content, MarketContent)


def test_the_hours_follow_what_runs_late(
    workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]
) -> None:
    presenter, window = projector
    workshop.do(partial(add_method, key="forum"))
    workshop.start("Accueil")
    presenter.refresh()
    presenter.choose("market")
    assert isinstance(window.content, MarketContent)
    before = window.content.sessions
    workshop.do(partial(extend_phase, seconds=600))
    workshop.clock.forward(1)
    presenter.tick(workshop.clock.now())
    assert isinstance(window.content, MarketContent)
    assert window.content.sessions != before


def test_pages_turn(workshop: Workshop, projector: tuple[ProjectorPresenter, FakeWindow]) -> None:
    tables = tuple(TableNumbers(n, ((n, 99),), ()) for n in range(1, TABLES_A_PAGE + 2))
    found = BadgeGroups("Atelier", workshop.key, tables, complete=True)
    first = compose_groups(found, None, NOW, NOW)
    second = compose_groups(found, None, NOW, NOW + timedelta(seconds=PAGE_S))
    assert (first.pages, len(first.tables), len(second.tables)) == (2, TABLES_A_PAGE, 1)
    sheet = workshop.ask(partial(method_sheets, now=NOW)).market
    assert sheet is None
    workshop.do(partial(add_method, key="forum"))
    sheet = workshop.ask(partial(method_sheets, now=NOW)).market
    assert sheet is not None
    many = dataclasses.replace(sheet, places=tuple(map(str, range(PLACES_A_PAGE + 1))))
    assert compose_market(many, NOW, NOW).pages == 2
    last = compose_market(many, NOW, NOW + timedelta(seconds=PAGE_S))
    assert last.places == (str(PLACES_A_PAGE),)


def large(tables: int, groups: tuple[tuple[int, ...], ...]) -> GroupsContent:
    rows = tuple(TableGroups(n, groups) for n in range(1, tables + 1))
    return GroupsContent("Atelier", "À quatre", rows, 0, 1)


def full_market(sheet: MarketSheet | None = None) -> MarketContent:
    topic = "Comment accueillir les familles, les marcheurs et les vélos toute l’année ? "
    return MarketContent(
        "Atelier",
        "Forum ouvert",
        tuple(f"Table {n}" for n in range(9)),
        (("Session 1", "10 h à 11 h"), ("Session 2", "11 h à 12 h"), ("Session 3", "14 h à 15 h")),
        1,
        tuple(MarketCell(place, session, topic) for place in range(9) for session in range(3)),
        0,
        2,
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tables", [1, 3, 9, 12])
def test_numbers_of_every_table_can_be_read(
    qtbot: QtBot, size: tuple[int, int], tables: int
) -> None:
    content = large(tables, ((101, 102, 103, 104, 105), (106, 107, 108, 109, 110)))
    _across, pixels = _arranged(canvas(*size), content)
    assert pixels > SMALLEST
    assert lit(content, size) > 500


@pytest.mark.parametrize("size", SIZES)
def test_the_marketplace_is_painted(qtbot: QtBot, size: tuple[int, int]) -> None:
    empty = dataclasses.replace(full_market(), cells=())
    assert lit(full_market(), size) > 2 * lit(empty, size)


def lit(content: Picture, size: tuple[int, int]) -> int:
    """Pixels that are no background."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_projector(painter, QRectF(0, 0, *size), content)
    painter.end()
    ground = image.pixel(2, 2)
    return sum(
        (image.pixel(x, y) & 0xFF) > (ground & 0xFF) + 60
        for y in range(0, size[1], 3)
        for x in range(0, size[0], 3)
    )
