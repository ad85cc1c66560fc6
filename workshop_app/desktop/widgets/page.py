"""The base of every page: title, count, actions on the right; banners; body; undo at the bottom.

    class ParticipantsView(Page):
        def __init__(self) -> None:
            super().__init__(_("Participants"))
            self.count.say(...); self.add_action(button); self.body.addWidget(table, 1)

Decides the margins and when the actions go under the title. The main window calls `search()`,
`panels()` for Ctrl+F and F6.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.banner import BannerStack, UndoBanner
from workshop_app.desktop.widgets.panel import label
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.tag import Tag


class Page(QWidget):
    """`body` is a vertical layout; `banners`, `undo`, `count` are there for the screen to use."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        edge = space("page_margin")
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, space(4), edge, space(5))
        column.setSpacing(space("grid_gap"))
        self.header = Header(title)
        self.title, self.count = self.header.title, self.header.count
        self.banners = BannerStack()
        self.body = QVBoxLayout()
        self.body.setSpacing(space("grid_gap"))
        self.undo = UndoBanner()
        column.addWidget(self.header)
        column.addWidget(self.banners)
        column.addLayout(self.body, 1)
        column.addWidget(self.undo)

    def add_action(self, widget: QWidget) -> None:
        """On the right of the title, after those already there. The primary button comes last."""
        self.header.buttons.addWidget(widget)

    def add_tag(self, tag: QWidget) -> None:
        """After the count."""
        self.header.tags.addWidget(tag)

    def search(self) -> SearchField | None:
        """Where Ctrl+F goes."""
        return self.findChild(SearchField)

    def print_button(self) -> QAbstractButton | None:
        """What Ctrl+P presses; None where there is no paper."""
        return None

    def panels(self) -> Sequence[QWidget]:
        """Where F6 goes, in order; none means the page as a whole."""
        return []


class Header(QWidget):
    """One row if it fits, two if not."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(3))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._named = QHBoxLayout()
        self._named.setSpacing(space(4))
        self.title = label(title, "page-title")
        self.count = Tag()
        self.tags = QHBoxLayout()
        self.tags.setSpacing(space(2))
        self._named.addWidget(self.title)
        self._named.addWidget(self.count)
        self._named.addLayout(self.tags)
        self._named.addStretch(1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(space(2))
        self.buttons.addStretch(1)
        self._row.addLayout(self._named, 1)
        self._row.addLayout(self.buttons)

    def minimumSizeHint(self) -> QSize:
        wide = max(self._named.minimumSize().width(), self.buttons.minimumSize().width())
        return QSize(wide, self._height())

    def sizeHint(self) -> QSize:
        return QSize(self._one_row(), self._height())

    def event(self, event: QEvent) -> bool:
        """Words that change may need the second row, or give it back."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        fits = self.width() >= self._one_row()
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()

    def _one_row(self) -> int:
        named, actions = self._named.sizeHint().width(), self.buttons.sizeHint().width()
        return named + (actions + space(3) if actions else 0)

    def _height(self) -> int:
        named, actions = self._named.sizeHint().height(), self.buttons.sizeHint().height()
        if self._row.direction() == QBoxLayout.Direction.LeftToRight or not actions:
            return max(named, actions, 36)
        return named + actions + space(3)
