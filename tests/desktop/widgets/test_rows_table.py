"""A table that tells its rows when they are seen, and keeps what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workshop_app.desktop.widgets.elided import ElidedLabel, ElidedRadio
from workshop_app.desktop.widgets.rows_table import Cell, Column, RowFace, RowsTable


@dataclass(frozen=True)
class Line:
    key: str


COLUMNS = [Column("name", "Nom"), Column("", "Note", 80, 500)]


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def table(qtbot: QtBot, told: list[str]) -> RowsTable:
    def face(line: Line) -> RowFace:
        told.append(line.key)
        return RowFace((Cell(line.key, "sous"), Cell("note")), f"ligne {line.key}")

    made = RowsTable("Lignes", COLUMNS, face)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def lines(*keys: str) -> Sequence[Line]:
    return [Line(key) for key in keys]


def test_only_what_is_seen_is_told(table: RowsTable, told: list[str], qtbot: QtBot) -> None:
    table.show_rows(lines(*map(str, range(5_000))))
    table.grab()
    assert 0 < len(set(told)) < 50
    index = table.rows.index(3, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "ligne 3"
    assert (index.data(), table.rows.index(3, 0).data()) == ("3", None)


def test_what_was_chosen_stays_chosen(table: RowsTable, qtbot: QtBot) -> None:
    heard: list[list[str]] = []
    table.chosen_changed.connect(heard.append)
    table.show_rows(lines("a", "b", "c"))
    table.choose(["b"])
    table.show_rows(lines("c", "b", "a"))
    assert table.chosen() == ["b"]
    assert heard == [["b"]]
    table.show_rows(lines("a", "c"))
    assert heard[-1] == []


def test_columns_sort_and_the_head_chooses_everybody(table: RowsTable) -> None:
    asked: list[tuple[str, bool]] = []
    table.sort_asked.connect(lambda key, down: asked.append((key, down)))
    table.show_rows(lines("a", "b"))
    head = table.horizontalHeader()
    head.sectionClicked.emit(1)
    head.sectionClicked.emit(2)
    assert asked == [("name", True)]
    head.sectionClicked.emit(0)
    assert table.chosen() == ["a", "b"]
    head.sectionClicked.emit(0)
    assert table.chosen() == []


def test_a_narrow_table_drops_what_comes_last(table: RowsTable) -> None:
    table.show_rows(lines("a"))
    assert not table.isColumnHidden(2)
    table.resize(400, 300)
    assert table.isColumnHidden(2)


def test_one_at_a_time_has_no_box(qtbot: QtBot) -> None:
    table = RowsTable(
        "Lignes", COLUMNS, lambda line: RowFace((Cell("x"), Cell()), "x"), several=False
    )
    qtbot.addWidget(table)
    table.show_rows(lines("a", "b"))
    assert table.isColumnHidden(0)
    table.choose(["a"])
    table.setCurrentIndex(table.rows.index(1, 1))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(table.chosen()) == 1


def test_words_without_a_break_are_cut_and_told_whole(qtbot: QtBot) -> None:
    address = "prenom.nom-compose@office-de-tourisme-intercommunal.example"
    for made in (ElidedLabel(address), ElidedRadio(address)):
        qtbot.addWidget(made)
        made.resize(120, 30)
        made.show()
        assert isinstance(made, QWidget)
        assert made.text().endswith("…")
        assert (made.whole(), made.toolTip(), made.accessibleName()) == (address,) * 3
        made.resize(900, 30)
        assert made.text() == address
        assert made.minimumSizeHint().width() <= 80
