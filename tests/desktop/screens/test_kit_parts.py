"""Only some badges, only some tables: what is picked, written, and said to be on paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.desktop.screens.test_kit import FakeView, Kit, kit, page
from workshop_app.desktop.screens.kit.presenter import KitPresenter
from workshop_app.desktop.screens.kit.view import KitView
from workshop_app.domain.documents import KIT_KINDS
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.people import Person
from workshop_app.services.form_address import typed_address
from workshop_app.services.kit_parts import printed_badges
from workshop_app.services.people import people_in_order
from workshop_app.services.seats import seat_person
from workshop_app.services.workshops import the_workshop

__all__ = ["kit", "page"]


def first_person(kit: Kit) -> Person:
    return kit.workshop.ask(people_in_order)[0]


def move_first(kit: Kit) -> Person:
    person = first_person(kit)
    assert person.table is not None
    seat = partial(seat_person, key=person.id, table=1 + person.table % 3)
    return kit.workshop.do(seat)


def printed_then_moved(kit: Kit) -> Person:
    kit.presenter.refresh()
    kit.save()
    moved = move_first(kit)
    kit.presenter.refresh()
    kit.presenter.choose("badges")
    return moved


def test_badges_are_numbered_before_they_are_printed(kit: Kit) -> None:
    assert first_person(kit).badge is None
    kit.presenter.refresh()
    kit.presenter.choose("badges")
    kit.save("chosen", "badges.pdf")
    assert first_person(kit).badge == 1
    assert kit.view.tile("badges").state == "imprimé le 12 mars"


def test_only_what_changed_is_to_be_done_again(kit: Kit) -> None:
    moved = printed_then_moved(kit)
    assert kit.view.tile("badges").state == "1 à refaire"
    assert kit.view.tile("par-table").state == "2 à refaire"
    parts = kit.view.last.chosen.parts
    assert parts.scope == "all"
    assert [words for _key, words in parts.scopes] == ["Tout", "À refaire 1", "Choisir"]
    kit.printer.contents.clear()
    kit.save("redo")
    (content,) = kit.printer.contents.values()
    assert [badge.person for badge in content.badges] == [moved.id]
    assert len(content.table_lists) == len(content.sheets) == 2
    assert kit.view.last.tag == ""
    assert kit.workshop.ask(printed_badges)[moved.id].tables == moved.tables


def test_what_is_left_of_one_document_is_seen_and_saved_alone(kit: Kit) -> None:
    moved = printed_then_moved(kit)
    kit.printer.documents()
    kit.presenter.set_scope("left")
    assert kit.printer.documents() == ["badges"]
    assert [badge.person for badge in kit.printer.contents["badges"].badges] == [moved.id]
    assert kit.view.tile("badges").state == "1 badge sur 30"
    assert kit.view.last.chosen.parts.said == "1 badge sur 30"
    kit.save("chosen")
    assert kit.view.last.chosen.parts.scope == "all"
    assert kit.view.tile("badges").state == "imprimé le 12 mars"
    assert kit.view.tile("par-table").state == "2 à refaire"


def test_some_tables_are_picked(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.presenter.choose("par-table")
    kit.presenter.set_scope("some")
    lines = kit.view.last.chosen.parts.lines
    assert [(line.name, line.aside, line.ticked) for line in lines] == [
        ("Table 1", "10 personnes", True),
        ("Table 2", "10 personnes", True),
        ("Table 3", "10 personnes", True),
    ]
    kit.presenter.pick(["2"])
    assert [each.table for each in kit.printer.contents["par-table"].table_lists] == [2]
    kit.save("chosen")
    assert kit.view.last.chosen.reason == "2 restent à imprimer."
    assert kit.view.last.chosen.parts.scope == "all"


def test_nothing_picked_cannot_be_saved_and_leaves_the_others(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.presenter.choose("badges")
    kit.presenter.set_scope("some")
    kit.presenter.pick([])
    assert kit.view.last.chosen.refused == "Cochez au moins un badge."
    kit.presenter.ask_where("chosen")
    assert kit.view.names == []
    kit.save()
    assert kit.printer.asked[-1][0] == tuple(kind for kind in KIT_KINDS if kind != "badges")


def test_a_document_without_parts_is_wanted_whole(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.presenter.choose("regles")
    assert kit.view.last.chosen.parts.scopes == ()


def test_the_page_where_a_document_is_changed(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.presenter.choose("plan")
    assert kit.view.last.chosen.edit == "Plan de la salle"
    kit.presenter.edit()
    assert kit.went == ["hall"]


def test_the_holder_changes_badges_only(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.printer.documents()
    kit.presenter.set_options(KitOptions(badge="40x75", badge_back="route"))
    assert kit.printer.documents() == ["badges"]


def test_the_holder_chosen_once_is_that_of_every_print(kit: Kit) -> None:
    kit.presenter.refresh()
    kit.presenter.set_options(KitOptions(badge="54x90"))
    assert kit.workshop.ask(the_workshop).paper.badge == "54x90"
    again = KitPresenter(
        FakeView(),
        kit.tasks,
        kit.workshop.clock,
        lambda: kit.printer,
        typed_address,
        kit.folder,
        print,
    )
    again.refresh()
    again.choose("badges")
    again.save("chosen", kit.folder / "badges.pdf")
    assert kit.printer.asked[-1][1].badge == "54x90"


# the page itself


def test_the_choices_of_badges_are_shown_with_badges_only(
    page: tuple[KitView, Kit], qtbot: QtBot
) -> None:
    view, kit = page
    assert view.large.badge_options.isHidden()
    qtbot.mouseClick(view.grid.tiles["badges"], Qt.MouseButton.LeftButton)
    assert view.large.badge_options.isVisible()
    qtbot.keyClick(view.large.badge_options.form, Qt.Key.Key_Down)
    assert kit.printer.asked[-1] == (("badges",), KitOptions("A4", badge="54x90"))


def test_a_name_is_searched_and_ticked_by_key_or_click(
    page: tuple[KitView, Kit], qtbot: QtBot
) -> None:
    view, kit = page
    view.chosen.emit("badges")
    view.scope_chosen.emit("some")
    parts = view.large.part_list
    assert parts.isVisible()
    parts.clear.click()
    name = first_person(kit)
    parts.search.setText(f"{name.last_name} {name.first_name}")
    assert parts.list.model().rowCount() == 1
    qtbot.keyClick(parts.list, Qt.Key.Key_Space)
    shown = kit.printer.contents["badges"]
    assert [badge.person for badge in shown.badges] == [name.id]
    parts.search.clear()
    at = parts.list.visualRect(parts.list.model().index(1, 0)).center()
    qtbot.mouseClick(parts.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert len(kit.printer.contents["badges"].badges) == 2
    spoken = parts.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "coché" in spoken


def test_the_list_leaves_when_all_is_wanted(page: tuple[KitView, Kit]) -> None:
    view, _kit = page
    view.chosen.emit("badges")
    view.scope_chosen.emit("some")
    view.scope_chosen.emit("all")
    assert view.large.part_list.isHidden()
    assert view.large.preview.isVisible()
