"""Pages opened on a library as the desk opens them, for the tests of more than one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from tests.conftest import Workshop
from workshop_app.desktop.screens.people import build_people
from workshop_app.desktop.screens.people.presenter import PeoplePresenter
from workshop_app.desktop.screens.people.view import PeopleView
from workshop_app.desktop.tasks import Tasks
from workshop_app.desktop.widgets.page import Page


def open_people(
    tasks: Tasks,
    workshop: Workshop,
    go: Callable[[str], None] = lambda _page: None,
    certify: Callable[[Page, Sequence[UUID]], None] = lambda _page, _people: None,
) -> tuple[PeopleView, PeoplePresenter]:
    house = workshop.house
    return build_people(
        tasks,
        house.read_list,
        house.write_sheet,
        house.clock,
        lambda: house.letter_printer,
        go,
        certify,
    )
