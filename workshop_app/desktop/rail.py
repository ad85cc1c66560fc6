"""The rail on the left: where one is, what there is to do, and the two lines of the machine.

Two contents: at home (the product's mark, « Mes ateliers »…) and in a workshop (its title and the
three stages). Decides its looks folded and unfolded; the main window decides which page shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.theme import color, set_look, sized_font
from workshop_app.desktop.tokens import size, space
from workshop_app.desktop.widgets.buttons import PushButton
from workshop_app.desktop.widgets.icons import icon, pixmap
from workshop_app.desktop.widgets.panel import label, line
from workshop_app.desktop.widgets.shapes import ProductMark
from workshop_app.i18n.translate import _

Stage = Literal["home", "prepare", "run", "conclude"]
STAGES: tuple[Stage, ...] = ("prepare", "run", "conclude")
WifiState = Literal["offline", "on", "lost"]
SavedState = Literal["normal", "signal"]
ICON = 18
AIR = 5
COUNT_SIDE = 10


def stage_label(stage: Stage) -> str:
    """The word of a stage."""
    words = {"prepare": _("Préparer"), "run": _("Animer"), "conclude": _("Restituer")}
    return words.get(stage, _("Mes ateliers"))


class RailEntry(PushButton):
    """A line of the rail: icon, words, a count on the right."""

    def __init__(self, text: str, icon_name: str, checkable: bool = True) -> None:
        super().__init__()
        self._words, self._count, self._folded = text, "", False
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setIcon(
            icon(icon_name, "neutral.text_secondary", ICON, checked="neutral.surface", gap=AIR)
        )
        self._bare = icon(icon_name, "neutral.text_secondary", ICON, checked="neutral.surface")
        self._airy = self.icon()
        self.fold(False)

    def fold(self, folded: bool) -> None:
        self._folded = folded
        self.setText("" if folded else self._words)
        self.setIcon(self._bare if folded else self._airy)
        self.setIconSize(QSize(ICON if folded else ICON + AIR, ICON))
        set_look(self, state="folded" if folded else "")
        self._say()

    def set_count(self, count: str) -> None:
        if count != self._count:
            self._count = count
            self._say()
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(size("rail_item"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._folded or not self._count:
            return
        painter = QPainter(self)
        painter.setFont(sized_font(13, 600 if self.isChecked() else 400, tabular=True))
        painter.setPen(color("neutral.surface" if self.isChecked() else "neutral.text_secondary"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -COUNT_SIDE, 0), side, self._count)

    def _say(self) -> None:
        spoken = f"{self._words}, {self._count}" if self._count else self._words
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self._folded or self._is_tight() else "")

    def _is_tight(self) -> bool:
        wide = QFontMetrics(sized_font(15, 600)).horizontalAdvance(self._words)
        return wide > size("rail") - 2 * space(3) - ICON - AIR - 2 * COUNT_SIDE


class Rail(QFrame):
    chosen = Signal(str)
    home_asked = Signal()
    help_asked = Signal()
    saved_asked = Signal()
    """The line of what is saved was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Navigation"))
        self._entries: dict[str, RailEntry] = {}
        self._folded, self._may_leave = False, True
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(4), space(3), space(3))
        column.setSpacing(space(2))
        self._build_head(column)
        self._build_entries(column)
        self._build_foot(column)
        self.fold(False)

    def add_entry(self, key: str, stage: Stage, text: str, icon_name: str) -> None:
        """Adds a line at the end of its stage."""
        entry = RailEntry(text, icon_name)
        entry.clicked.connect(lambda: self._press(key))
        entry.fold(self._folded)
        self._entries[key] = entry
        self._groups[stage].layout().addWidget(entry)  # type: ignore[union-attr]

    def mark(self, key: str) -> None:
        """Shows which page is open."""
        for name, entry in self._entries.items():
            entry.setChecked(name == key)

    def set_count(self, key: str, count: str) -> None:
        self._entries[key].set_count(count)

    def hide_entries(self, keys: Set[str]) -> None:
        """The lines of these pages are not offered; every other one is."""
        for key, entry in self._entries.items():
            entry.setVisible(key not in keys)

    def show_home(self, at_home: bool) -> None:
        """One of the two contents."""
        self._at_home = at_home
        for stage, group in self._groups.items():
            has_entries = group.findChild(RailEntry) is not None
            group.setVisible(has_entries and (stage == "home") == at_home)
        self._arrange()

    def stay_here(self) -> None:
        """No way to other workshops is offered."""
        self._may_leave = False
        self._arrange()

    def set_workshop(self, title: str, lines: Sequence[str]) -> None:
        self._title.setText(title)
        self._title.setToolTip(title)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines) and not self._folded)

    def set_status(
        self, wifi: str, state: WifiState, saved: str, saved_state: SavedState = "normal"
    ) -> None:
        """The two lines at the bottom: of the room's Wi-Fi and phones, of what is saved."""
        look = "state.error.text" if state == "lost" else "neutral.text_secondary"
        self._wifi.say("wifi" if state == "on" else "wifi-off", wifi, look)
        if saved_state == "signal":
            self._saved.say("triangle-alert", saved, "state.signal.text")
        else:
            self._saved.say("save", saved, "neutral.text_secondary")

    def fold(self, folded: bool) -> None:
        """Icons only, or the whole rail."""
        self._folded = folded
        self.setFixedWidth(size("rail_collapsed" if folded else "rail"))
        for entry in [*self._entries.values(), self._back, self._help]:
            entry.fold(folded)
        for part in (self._wifi, self._saved):
            part.fold(folded)
        self._arrange()

    def is_folded(self) -> bool:
        return self._folded

    def _arrange(self) -> None:
        workshop = not self._at_home
        self._mark.setVisible(self._at_home and not self._folded)
        self._back.setVisible(workshop and self._may_leave)
        for part in (self._title, self._lines):
            part.setVisible(workshop and not self._folded and bool(part.text()))
        for heading in self._headings:
            heading.fold(self._folded)

    def _build_head(self, column: QVBoxLayout) -> None:
        self._at_home = True
        self._mark = QWidget()
        mark_row = QHBoxLayout(self._mark)
        mark_row.setContentsMargins(space(2), space(2), 0, space(1))
        mark_row.addWidget(ProductMark(15))
        mark_row.addStretch(1)
        column.addWidget(self._mark)
        self._back = RailEntry(_("Tous les ateliers"), "chevron-left", checkable=False)
        set_look(self._back, scale="small")
        self._back.clicked.connect(lambda: self.home_asked.emit())
        column.addWidget(self._back)
        self._title = label("", "panel-title", wrap=True)
        self._lines = label("", "caption", wrap=True)
        for part in (self._title, self._lines):
            part.setContentsMargins(space(2), 0, 0, 0)
            column.addWidget(part)
        column.addSpacing(space(2))

    def _build_entries(self, column: QVBoxLayout) -> None:
        inside = QWidget()
        inside.setObjectName("entries")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(space(3))
        self._groups: dict[Stage, QWidget] = {}
        self._headings: list[_Heading] = []
        for stage in ("home", *STAGES):
            group = QWidget()
            group_rows = QVBoxLayout(group)
            group_rows.setContentsMargins(0, 0, 0, 0)
            group_rows.setSpacing(0)
            if stage != "home":
                heading = _Heading(stage_label(stage))
                self._headings.append(heading)
                group_rows.addWidget(heading)
            self._groups[stage] = group
            rows.addWidget(group)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)

    def _build_foot(self, column: QVBoxLayout) -> None:
        column.addWidget(line())
        self._help = RailEntry(_("Aide et raccourcis"), "life-buoy", checkable=False)
        set_look(self._help, scale="small")
        self._help.clicked.connect(lambda: self.help_asked.emit())
        self._wifi, self._saved = _StatusLine(), _StatusLine()
        self._saved.open_with(self.saved_asked.emit)
        for part in (self._help, self._wifi, self._saved):
            column.addWidget(part)

    def _press(self, key: str) -> None:
        # A second press on the open page must not uncheck it.
        self._entries[key].setChecked(True)
        self.chosen.emit(key)


class _Heading(QWidget):
    """A stage's word and the thin line after it; folded, the line alone."""

    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1), space(2), space(1))
        row.setSpacing(space(2))
        self._word = label(text, "stage")
        row.addWidget(self._word)
        row.addWidget(line(), 1)

    def fold(self, folded: bool) -> None:
        self._word.setVisible(not folded)


class _StatusLine(QWidget):
    """An icon and up to two small lines; hidden while it has nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), 0, 0, 0)
        row.setSpacing(space(2))
        self._picture = QLabel()
        self._words = label("", "caption", wrap=True)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._row, self._folded = row, False
        self._act: Callable[[], object] | None = None
        self.hide()

    def open_with(self, act: Callable[[], object]) -> None:
        """A press, or Enter once it has the focus, opens its detail."""
        self._act = act
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._act is not None and self.rect().contains(event.position().toPoint()):
            self._act()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._act is not None and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self._act()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(color("accent.focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def say(self, icon_name: str, words: str, look: str) -> None:
        self._picture.setPixmap(pixmap(icon_name, look, 16))
        roles = {"state.error.text": "error", "state.signal.text": "signal"}
        set_look(self._words, role=roles.get(look, "caption"))
        self._words.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def fold(self, folded: bool) -> None:
        self._words.setVisible(not folded)
        self._row.setContentsMargins(space(3) if folded else space(2), 0, 0, 0)
