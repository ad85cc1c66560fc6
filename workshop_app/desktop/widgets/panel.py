"""Panels: a white sheet with a title line, and the thin lines between their rows.

panel = Panel(_("Places par département")); panel.body.addWidget(...); panel.buttons.addWidget(...)
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workshop_app.desktop.theme import set_look
from workshop_app.desktop.tokens import space

Look = Literal["panel", "panel-signal", "panel-info", "sunken"]


class Panel(QFrame):
    """`title_row` holds the title, then `buttons` on the right; `body` is a vertical layout."""

    def __init__(
        self, title: str = "", look: Look = "panel", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_look(self, role=look)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        edge = space("panel_padding")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(space(2))
        self.title = label(title, "panel-title", wrap=True)
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(space(2))
        self.title_row.addWidget(self.title)
        self.title_row.addStretch(1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(space(2))
        self.title_row.addLayout(self.buttons)
        column.addLayout(self.title_row)
        self.title.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(space(2))
        column.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_look(self, look: Look) -> None:
        set_look(self, role=look)


def label(
    text: str = "", role: str = "body", wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """Plain text in a role of the style sheet: page-title, strong-title, panel-title, caption,
    label, secondary, muted, error, signal, success, body. Participants' words are safe in it."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    set_look(made, role=role)
    return made


def line(parent: QWidget | None = None) -> QFrame:
    """A horizontal separator."""
    made = QFrame(parent)
    made.setFixedHeight(1)
    set_look(made, role="line")
    return made


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """`content` in an area that scrolls up and down and shows no frame."""
    area = QScrollArea(parent)
    content.setObjectName("content")
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def settle(area: QScrollArea) -> None:
    """Its content has other lines: it takes its new height at once. Left to Qt it would do so a
    little later, and be painted squeezed meanwhile."""
    QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))
