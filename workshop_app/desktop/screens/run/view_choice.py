"""The views of the projector as lines and as a menu: icon, word, a mark on the one in force.

Lays out, says what was chosen; decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from workshop_app.desktop.projector.presenter import ProjectorState
from workshop_app.desktop.theme import color, sized_font
from workshop_app.desktop.tokens import border, radius
from workshop_app.desktop.widgets.icons import icon, paint_icon
from workshop_app.desktop.widgets.text_block import paint_elided
from workshop_app.domain.projection import View
from workshop_app.i18n.translate import _

CHOICE_HIGH, LOW_CHOICE = 26, 20
ICON = 16
LINES: tuple[View, ...] = ("brief", "wall", "timer", "black")
"""Those always within one press."""
LIMITED: tuple[View, ...] = ("wall", "cloud")
"""Those that may show one category alone."""


def view_words() -> dict[View, tuple[str, str]]:
    """Icon and word of every view, in the order of the menu."""
    return {
        "brief": ("sticky-note", _("Consigne")),
        "wall": ("cards", _("Cartes")),
        "timer": ("timer", _("Minuteur seul")),
        "black": ("blank_screen", _("Écran noir")),
        "shares": ("layers", _("Cartes par catégorie")),
        "cloud": ("type", _("Mots qui reviennent")),
        "themes": ("stack", _("Thèmes")),
        "message": ("megaphone", _("Message à la salle…")),
        "places": ("place", _("Où je m'assois")),
        "groups": ("users", _("Qui avec qui")),
        "market": ("layout-grid", _("Forum ouvert")),
        "evaluation": ("send", _("Votre avis")),
        "vote": ("vote", _("Vote en cours")),
        "essential": ("bookmark", _("Essentiel")),
    }


def offered(state: ProjectorState) -> list[View]:
    """Those of the menu that have something to show now; none is there without effect."""
    found: list[View] = ["shares", "cloud", "message"]
    found += ["themes"] if state.may_show_themes else []
    found += ["places"] if state.may_show_places else []
    found += ["groups"] if state.has_groups else []
    found += ["market"] if state.may_show_market else []
    found += ["evaluation"] if state.may_show_evaluation else []
    found += ["vote"] if state.may_show_vote else []
    return found + (["essential"] if state.may_show_essential else [])


class Choice(QAbstractButton):
    """One line of the list: icon, word, tint when it is in force."""

    def __init__(self, icon_name: str, text: str) -> None:
        super().__init__()
        self._icon_name, self._menu = icon_name, False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFixedHeight(CHOICE_HIGH)
        self.setMinimumWidth(self.sizeHint().width())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def fit(self, is_low: bool) -> None:
        """Closer together where the screen is low."""
        self.setFixedHeight(LOW_CHOICE if is_low else CHOICE_HIGH)

    def say(self, icon_name: str, text: str, *, menu: bool = False) -> None:
        """`menu`: pressed once more, it opens one; a small arrow says so."""
        if (icon_name, text, menu) != (self._icon_name, self.text(), self._menu):
            self._icon_name, self._menu = icon_name, menu
            self.setText(text)
            self.setAccessibleName(text)
            self.setToolTip(_("Choisir les cartes montrées") if menu else "")
            self.update()

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
        if self._menu:
            arrow = QRectF(words.right() - ICON, mark.top(), ICON, ICON)
            paint_icon(painter, "chevron-down", arrow, ink)
            words.setRight(arrow.left())
        paint_elided(painter, self.text(), words)


def view_menu(
    parent: QWidget,
    state: ProjectorState,
    choose: Callable[[View], None],
    limit: Callable[[str, int], None],
    mirror: Callable[[], None],
) -> QMenu:
    """Every view, the one in force ticked, what cannot be shown with its reason; what the wall is
    limited to; then `mirror`, the same picture in a browser."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    words = view_words()
    for view in (*LINES, *offered(state)):
        icon_name, text = words[view]
        action = menu.addAction(icon(icon_name, "neutral.text_secondary", ICON), text)
        action.setCheckable(True)
        action.setChecked(view == in_force(state))
        action.triggered.connect(lambda _checked, view=view: choose(view))
        if view == "groups" and not state.may_show_groups:
            action.setEnabled(False)
            action.setToolTip(_("Il manque des numéros de badge."))
        if view == LINES[-1]:
            menu.addSeparator()
    if in_force(state) in LIMITED:
        menu.addMenu(limit_menu(menu, state, limit))
    menu.addSeparator()
    elsewhere = menu.addAction(
        icon("external-link", "neutral.text_secondary", ICON), _("Dans un navigateur…")
    )
    elsewhere.triggered.connect(lambda _checked: mirror())
    return menu


def limit_menu(parent: QWidget, state: ProjectorState, limit: Callable[[str, int], None]) -> QMenu:
    """What the wall or the words show: every card, those of a category; of the wall, those of a
    table: the words of one table would tell who wrote."""
    menu = QMenu(_("Cartes montrées"), parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    kind, table = limits(state)
    lines: list[tuple[str, str, int]] = [(_("Toutes les cartes"), "", 0)]
    if state.room is not None:
        lines += [(each.label, each.key, 0) for each in state.room.workshop.categories]
    if state.room is not None and in_force(state) != "cloud":
        lines += [(_("Table {n}", n=each.number), "", each.number) for each in state.room.tables]
    for text, key, number in lines:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked((key, number) == (kind, table))
        action.triggered.connect(lambda _checked, key=key, number=number: limit(key, number))
    return menu


def limits(state: ProjectorState) -> tuple[str, int]:
    """Category and table the wall is limited to."""
    return (state.choice.kind, state.choice.table) if state.choice is not None else ("", 0)


def wall_words(state: ProjectorState) -> str:
    """« Cartes », or with the code of the only category or the only table: the place is narrow."""
    kind, table = limits(state)
    if in_force(state) != "wall":
        kind, table = "", 0
    if table:
        return _("Cartes, T{n}", n=table)
    known = state.room.workshop.categories if state.room is not None else ()
    code = next((each.code for each in known if each.key == kind), "")
    return _("Cartes, {code}", code=code) if code else _("Cartes")


def in_force(state: ProjectorState) -> View:
    """The view the hall has now; a card alone is of the cards."""
    mode = state.content.mode
    return "wall" if mode == "card" else mode


def below(widget: QWidget) -> QPoint:
    """Where a menu of this widget opens."""
    return widget.mapToGlobal(QPoint(0, widget.height()))
