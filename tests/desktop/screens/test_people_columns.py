"""« Colonnes », filters and free columns, as a person meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from tests.desktop.screens.test_people import LEFT, Page, page
from workshop_app.desktop.screens.people.columns_panel import BADGE, CRITERION, NAME
from workshop_app.desktop.screens.people.values_table import USED
from workshop_app.services.workshops import the_workshop

__all__ = ["page"]


@pytest.fixture
def free(page: Page) -> Page:
    """Three people, two of whom sleep somewhere; functions in two genders."""
    page.workshop.add("Léa", "Abadie", function="Directrice", attributes=(("Hôtel", "du Lac"),))
    page.workshop.add("Yann", "L’Haÿ", function="Directeur", attributes=(("Hôtel", "le lac"),))
    page.workshop.add("Zoé", "Marty", function="Élue", departement="34")
    page.presenter.refresh()
    return page


def place_of(page: Page, name: str) -> int:
    return page.view.columns.columns.place(name)


def look_at(page: Page, name: str) -> list[tuple[str, str]]:
    """(read, used) of each row of a column's values."""
    page.view.columns.choose(name)
    model = page.view.columns.values.table.values
    return [
        (str(model.index(row, 0).data()), str(model.index(row, USED).data()))
        for row in range(model.rowCount())
    ]


def type_value(page: Page, read: str, typed: str) -> None:
    """F2 on a value read, another value, Entrée."""
    table = page.view.columns.values.table
    model = table.values
    row = next(n for n in range(model.rowCount()) if model.row(n)[1].read == read)
    table.setCurrentIndex(model.index(row, 0))
    page.qtbot.keyClick(table, Qt.Key.Key_F2)
    field = next(f for f in table.findChildren(QLineEdit) if f.isVisible())
    field.setText(typed)
    page.qtbot.keyClick(field, Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: table.state() == table.State.NoState)


def test_any_column_is_spread_or_stands_on_the_badge(free: Page) -> None:
    free.click("Colonnes")
    panel = free.view.columns
    assert panel.isVisible()
    table, row = panel.table, place_of(free, "Hôtel")
    for column in (CRITERION, BADGE):
        table.setCurrentIndex(table.model().index(row, column))
        free.qtbot.keyClick(table, Qt.Key.Key_Space)
    workshop = free.workshop.ask(the_workshop)
    assert workshop.criteria[-1] == "Hôtel"
    assert workshop.badge_lines == ("organisation", "function", "Hôtel")
    assert "Structure, Fonction, Hôtel" in panel._order.text()
    free.qtbot.keyClick(table, Qt.Key.Key_Space)
    assert free.workshop.ask(the_workshop).badge_lines == ("organisation", "function")
    assert table.model().index(row, NAME).data() == "Hôtel"


def test_a_fifth_line_on_the_badge_is_refused_with_a_reason(free: Page) -> None:
    free.click("Colonnes")
    for name in ("departement", "Hôtel", "organisation_type"):
        free.view.columns.badge_ticked.emit(name, True)
    assert len(free.workshop.ask(the_workshop).badge_lines) == 4
    assert "4 lignes" in free.view.banners.shown()[0].accessibleName()


def test_two_values_become_one_by_typing(free: Page) -> None:
    free.click("Colonnes")
    assert look_at(free, "Hôtel") == [("du Lac", "du Lac"), ("le lac", "le lac")]
    type_value(free, "le lac", "du Lac")
    together = [("du Lac", "du Lac"), ("le lac", "du Lac")]
    free.qtbot.waitUntil(lambda: look_at(free, "Hôtel") == together)
    people = free.people()
    assert dict(people[1].attributes)["Hôtel"] == "du Lac"
    assert dict(people[1].as_written)["Hôtel"] == "le lac"
    free.click("Revenir à la valeur proposée")
    assert look_at(free, "Hôtel") == [("du Lac", "du Lac"), ("le lac", "le lac")]


def test_one_value_becomes_two_by_typing_or_by_the_button(free: Page) -> None:
    free.click("Colonnes")
    together = "Directrice / Directeur"
    assert [used for _read, used in look_at(free, "function")] == [together, together, "Élue"]
    type_value(free, "Directrice", "Directrice")
    apart = {"Directrice", "Directeur", "Élue"}
    free.qtbot.waitUntil(lambda: {used for _read, used in look_at(free, "function")} == apart)
    free.click("Revenir à la valeur proposée")
    assert [used for _read, used in look_at(free, "function")][:2] == [together, together]
    free.click("Mettre à part")
    assert together not in {used for _read, used in look_at(free, "function")}


def test_the_columns_are_left_with_escape_and_come_back_to_the_list(free: Page) -> None:
    free.click("Colonnes")
    free.qtbot.keyClick(free.view.columns, Qt.Key.Key_Escape)
    assert not free.view.columns.isVisible()
    assert free.names() == ["Léa Abadie", "Yann L’Haÿ", "Zoé Marty"]


def test_the_list_is_filtered_by_any_column(free: Page) -> None:
    free.presenter.ask_filters()
    menus = [menu for menu in free.view.findChildren(QMenu) if menu.isVisible()]
    assert menus
    under = {action.text(): action.menu() for action in menus[0].actions()}
    assert set(under) == {"Département", "Fonction", "Hôtel"}
    hotels = under["Hôtel"]
    assert isinstance(hotels, QMenu)
    lines = hotels.actions()
    assert [line.text() for line in lines] == ["du Lac\t1", "le lac\t1", "Non indiqué\t1"]
    lines[0].trigger()
    menus[0].close()
    assert free.names() == ["Léa Abadie"]
    free.presenter.filter_by("departement", "34")
    assert free.names() == []
    assert "toutes ces valeurs" in free.view._none.text()

    def tags() -> list[QPushButton]:
        return [b for b in free.view._tags.findChildren(QPushButton) if b.isVisible()]

    free.qtbot.waitUntil(lambda: len(tags()) == 2)
    assert [tag.text() for tag in tags()] == ["Hôtel : du Lac", "Département : 34 Hérault"]
    free.qtbot.mouseClick(tags()[0], LEFT)
    assert free.names() == ["Zoé Marty"]
    free.presenter.stop_filtering("departement")
    assert len(free.names()) == 3
    assert not free.view._tags.isVisible()


def test_a_free_column_is_corrected_in_the_details(free: Page) -> None:
    free.press(0)
    panel = free.view.side.person
    field = panel.free.fields["Hôtel"].field
    field.setFocus()
    field.clear()
    free.qtbot.keyClicks(field, "de la Plage")
    free.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dict(free.people()[0].attributes)["Hôtel"] == "de la Plage"
    free.presenter.refresh()
    assert "du Lac" in panel._first.text()


def test_two_entries_of_one_person_are_joined_and_taken_back(free: Page) -> None:
    free.workshop.add("Zoé", "Marty", phone="06")
    free.presenter.refresh()
    free.view.table.selectAll()
    assert not free.view.side.several.join_button.isVisible()
    keys = [person.id for person in free.people() if person.last_name == "Marty"]
    free.presenter.select(keys)
    free.presenter.join(keys)
    assert len(free.people()) == 3
    assert free.people()[2].phone == "06"
    undo = free.view.undo.button
    free.qtbot.mouseClick(undo, LEFT)
    assert len(free.people()) == 4


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_list_is_saved_for_other_programs(free: Page, tmp_path: Path, ending: str) -> None:
    free.click("Colonnes")
    path = tmp_path / f"liste{ending}"
    free.view.export_asked.emit(path)
    assert path.stat().st_size > 100
    assert "3 participants enregistrés" in free.view.banners.shown()[0].accessibleName()
    free.view.export_asked.emit(tmp_path / "absent.csv" / f"liste{ending}")
    (tmp_path / "fichier").write_text("x")
    free.view.export_asked.emit(tmp_path / "fichier" / f"liste{ending}")
    assert "error" in [banner.kind for banner in free.view.banners.shown()]
