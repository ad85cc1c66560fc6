"""The projector seen from the console: its true miniature, what it shows, on which screen.

The miniature is painted by the very function that paints the hall's window. Decides nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from workshop_app.desktop.projector.content import Shown
from workshop_app.desktop.projector.paint import Picture, paint_projector
from workshop_app.desktop.projector.placement import Placement
from workshop_app.desktop.projector.presenter import ProjectorState
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import border, radius, space
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import paint_icon
from workshop_app.desktop.widgets.panel import Panel
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.i18n.translate import _

MINI, LEAST = QSize(160, 90), QSize(96, 54)
RATIO = 9 / 16
CHOICE_HIGH = 26
ICON = 16


class Miniature(QWidget):
    """What the hall sees, small. 16:9 inside any rectangle, or the shape of the real screen."""

    def __init__(self) -> None:
        super().__init__()
        self._content: Picture | None = None
        self._ratio = RATIO
        self.setMinimumSize(LEAST)
        self.setAccessibleName(_("Ce que montre le projecteur"))

    def show_content(self, content: Picture, ratio: float) -> None:
        if (content, ratio) != (self._content, self._ratio):
            self._content, self._ratio = content, ratio
            self.update()

    def sizeHint(self) -> QSize:
        return MINI

    def paintEvent(self, _event: QPaintEvent) -> None:
        wide = min(float(self.width()), self.height() / self._ratio)
        rect = QRectF(0.0, 0.0, wide, wide * self._ratio)
        paint_projector(QPainter(self), rect, self._content)


class _Choice(QAbstractButton):
    """One line of the list: icon, word, tint when it is in force."""

    def __init__(self, icon_name: str, text: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFixedHeight(CHOICE_HIGH)
        self.setMinimumWidth(self.sizeHint().width())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(sized_font(14, 600)).horizontalAdvance(self.text())
        return QSize(round(wide) + ICON + 30, CHOICE_HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = "accent.base" if self.isChecked() else "neutral.text_secondary"
        if not self.isEnabled():
            ink = "neutral.text_muted"
        half = border("focus") / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(color("accent.tint" if self.isChecked() else "neutral.sunken"))
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        if self.hasFocus():
            painter.setPen(QPen(color("accent.focus"), border("focus")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        mark = QRectF(8, (self.height() - ICON) / 2, ICON, ICON)
        paint_icon(painter, self._icon_name, mark, ink)
        painter.setFont(sized_font(14, 600 if self.isChecked() else 400))
        painter.setPen(color(ink))
        words = QRectF(mark.right() + 8, 0, self.width() - mark.right() - 12, self.height())
        paint_elided(painter, self.text(), words)


class ProjectorPanel(Panel):
    mode_chosen = Signal(str)
    toggle_asked = Signal()
    screen_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Projecteur"))
        self._screen = Tag("")
        self._toggle = Button(_("Ouvrir"), scale="small", on_click=self.toggle_asked.emit)
        self._toggle.setToolTip(_("Ouvrir ou fermer la fenêtre du projecteur : F5"))
        self._toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._which = QComboBox()
        self._which.setAccessibleName(_("Écran du projecteur"))
        self._which.activated.connect(self._choose_screen)
        self.buttons.addWidget(self._which)
        self.buttons.addWidget(self._screen)
        self.buttons.addWidget(self._toggle)
        self._mini = Miniature()
        self._choices: dict[str, _Choice] = {}
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(self._mini, 1)
        row.addLayout(self._build_choices())
        self.body.addLayout(row, 1)

    def first_key(self) -> QWidget:
        """Where Tab enters the panel."""
        return self._which

    def show_state(self, state: ProjectorState) -> None:
        self._mini.show_content(state.content, _ratio(state.placement))
        self._choices[state.content.mode].setChecked(True)
        self._choices["places"].setVisible(state.may_show_places)
        groups = self._choices["groups"]
        groups.setVisible(state.has_groups)
        groups.setEnabled(state.may_show_groups)
        groups.setToolTip("" if state.may_show_groups else _("Il manque des numéros de badge."))
        self._choices["market"].setVisible(state.may_show_market)
        if state.placement is not None:
            self._screen.say(_where(state.placement), "success")
        elif state.is_unplugged:
            self._screen.say(_("Débranché"), "error", "circle-alert")
        else:
            self._screen.say(_("Fermé"), "neutral")
        self._show_screens(state)
        self._toggle.setText(_("Ouvrir") if state.placement is None else _("Fermer"))

    def _show_screens(self, state: ProjectorState) -> None:
        """A choice only where there is one: two screens or more beside the console's."""
        several = len(state.screens) > 1
        known = [self._which.itemData(row) for row in range(self._which.count())]
        if known != list(state.screens):
            self._which.clear()
            for number, name in enumerate(state.screens, start=2):
                self._which.addItem(_("Écran {n}", n=number), name)
        if state.placement is not None:
            self._which.setCurrentIndex(self._which.findData(state.placement.screen))
        self._which.setVisible(several)
        self._screen.setVisible(not several or state.placement is None)

    def _choose_screen(self, place: int) -> None:
        self.screen_chosen.emit(self._which.itemData(place))

    def _build_choices(self) -> QVBoxLayout:
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(2)
        for mode, icon_name, text in _modes():
            choice = _Choice(icon_name, text)
            choice.clicked.connect(lambda _checked, mode=mode: self.mode_chosen.emit(mode))
            group.addButton(choice)
            column.addWidget(choice)
            self._choices[mode] = choice
        column.addStretch(1)
        return column


def _modes() -> Sequence[tuple[Shown, str, str]]:
    return (
        ("brief", "sticky-note", _("Consigne")),
        ("timer", "timer", _("Minuteur seul")),
        ("black", "blank_screen", _("Écran noir")),
        ("places", "place", _("Où je m'assois")),
        ("groups", "users", _("Qui avec qui")),
        ("market", "layout-grid", _("Forum ouvert")),
    )


def _where(placement: Placement) -> str:
    if not placement.is_full:
        return _("En fenêtre")
    return _("Écran {n}", n=placement.number)


def _ratio(placement: Placement | None) -> float:
    """Height over width of the screen it is on; 16:9 while closed or in a window."""
    if placement is None or not placement.is_full:
        return RATIO
    return placement.box[3] / placement.box[2]
