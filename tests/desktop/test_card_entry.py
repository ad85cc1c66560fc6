"""The categories as buttons, in a place that keeps its width."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.desktop.card_entry import KindChoice
from workshop_app.domain.workshop import Category


def category(label: str, place: int) -> Category:
    return Category(str(place), label, f"C{place}", "", "forces", "triangle-up")


def test_a_long_category_is_shortened_and_keeps_its_whole_name(qtbot: QtBot) -> None:
    frame = QWidget()
    choice = KindChoice(short=False, per_row=2)
    QHBoxLayout(frame).addWidget(choice)
    qtbot.addWidget(frame)
    frame.resize(300, 200)
    long = "Ce que nous attendons de nos partenaires"
    choice.show_categories([category("Forces", 1), category(long, 2)])
    frame.show()
    assert frame.width() == 300
    first, second = (button for button in choice.findChildren(QPushButton))
    assert first.text() == "Forces"
    assert second.text().endswith("…")
    assert second.accessibleName() == second.toolTip() == long
    assert second.geometry().right() <= choice.width()
    frame.resize(900, 200)
    assert second.text() == long
