"""The projector seen from the console: its true miniature, what it shows, on which screen.

The miniature is painted by the very function that paints the hall's window. Decides nothing of it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.desktop.projector.paint import paint_projector
from workshop_app.desktop.projector.placement import Placement
from workshop_app.desktop.projector.presenter import ProjectorState
from workshop_app.desktop.screens.run.view_choice import (
    LINES,
    Choice,
    below,
    in_force,
    limit_menu,
    view_menu,
    view_words,
    wall_words,
)
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.domain.projection import View
from workshop_app.i18n.translate import _
from workshop_app.services.projection.picture import Picture, page_of

MINI, LEAST = QSize(160, 90), QSize(96, 54)
RATIO = 9 / 16
ARROW = 24


class Miniature(QWidget):
    """What the hall sees, small. 16:9 inside any rectangle, or the shape of the real screen."""

    def __init__(self) -> None:
        super().__init__()
        self._content: Picture | None = None
        self._ratio = RATIO
        self._rehearsal = False
        self.setMinimumSize(LEAST)
        self.setAccessibleName(_("Ce que montre le projecteur"))

    def show_content(self, content: Picture, ratio: float, rehearsal: bool = False) -> None:
        self._rehearsal = rehearsal
        if (content, ratio) != (self._content, self._ratio):
            self._content, self._ratio = content, ratio
            self.update()

    def sizeHint(self) -> QSize:
        return MINI

    def paintEvent(self, _event: QPaintEvent) -> None:
        wide = min(float(self.width()), self.height() / self._ratio)
        rect = QRectF(0.0, 0.0, wide, wide * self._ratio)
        paint_projector(QPainter(self), rect, self._content, self._rehearsal)


class PageBar(QWidget):
    """Under the miniature of a list: the page before, how far we are, the next one."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        back = icon_button("chevron-left", _("Page précédente : Maj + ←"), "quiet", "small")
        self._at = label("", "caption")
        following = icon_button("chevron-right", _("Page suivante : Maj + →"), "quiet", "small")
        back.clicked.connect(lambda: self.turned.emit(-1))
        following.clicked.connect(lambda: self.turned.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (back, self._at, following):
            row.addWidget(widget)
        for button in (back, following):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFixedWidth(ARROW)
        row.addStretch(1)

    def show_page(self, page: int, pages: int) -> None:
        """From 0; nothing for a picture of one page."""
        self.setVisible(pages > 1)
        self._at.setText(f"{page + 1}/{pages}")
        self._at.setAccessibleName(_("{n} sur {count}", n=page + 1, count=pages))


class ProjectorPanel(Panel):
    mode_chosen = Signal(str)
    limit_chosen = Signal(str, int)
    """Key of the only category of the wall, number of its only table; "" and 0: all of them."""
    page_turned = Signal(int)
    words_asked = Signal()
    """A message to the hall is to be typed."""
    mirror_asked = Signal()
    """The projector in a browser of another computer."""
    toggle_asked = Signal()
    screen_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Projecteur"))
        self._state: ProjectorState | None = None
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
        self._mini, self._pages = Miniature(), PageBar()
        self._pages.turned.connect(self.page_turned)
        self._choices: dict[View, Choice] = {}
        self._other = Choice("ellipsis", _("Autre vue…"))
        self._build()

    def first_key(self) -> QWidget:
        """Where Tab enters the panel."""
        return self._which

    def fit(self, is_low: bool) -> None:
        """On a low screen it leaves the tables their room."""
        for choice in (*self._choices.values(), self._other):
            choice.fit(is_low)

    def ask_view(self) -> None:
        """The menu of every view, from the keyboard or the last line."""
        if self._state is not None:
            view_menu(
                self, self._state, self._choose, self.limit_chosen.emit, self.mirror_asked.emit
            ).popup(below(self._other))
            self._show_choice(self._state)

    def show_state(self, state: ProjectorState) -> None:
        self._state = state
        self._mini.show_content(state.content, _ratio(state.placement), state.is_rehearsal)
        self._pages.show_page(*page_of(state.content))
        self._show_choice(state)
        if state.placement is not None:
            self._screen.say(_where(state.placement), "success")
        elif state.is_copied:
            self._screen.say(_("Dupliqué"), "error", "copy")
        elif state.is_unplugged:
            self._screen.say(_("Débranché"), "error", "circle-alert")
        else:
            self._screen.say(_("Fermé"), "neutral")
        self._show_screens(state)
        self._toggle.setText(_("Ouvrir") if state.placement is None else _("Fermer"))

    def words(self) -> str:
        """Those of the last message to the hall."""
        choice = self._state.choice if self._state is not None else None
        return choice.message if choice is not None else ""

    def _choose(self, view: View) -> None:
        """Words are typed before they are projected."""
        if view == "message":
            self.words_asked.emit()
        else:
            self.mode_chosen.emit(view)

    def _show_choice(self, state: ProjectorState) -> None:
        """The line of the view in force; one of the menu gives the last line its name."""
        now = in_force(state)
        icon_name, text = view_words()[now] if now not in LINES else ("ellipsis", _("Autre vue…"))
        self._other.say(icon_name, text)
        self._choices["wall"].say("cards", wall_words(state), menu=now == "wall")
        self._choices.get(now, self._other).setChecked(True)

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

    def _press(self, mode: View) -> None:
        """« Cartes » once more: which ones."""
        if mode == "wall" and self._state is not None and in_force(self._state) == "wall":
            menu = limit_menu(self, self._state, self.limit_chosen.emit)
            menu.popup(below(self._choices["wall"]))
        else:
            self.mode_chosen.emit(mode)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(space(1))
        left.addWidget(self._mini, 1)
        left.addWidget(self._pages)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addLayout(left, 1)
        row.addLayout(self._build_choices())
        self.body.addLayout(row, 1)

    def _build_choices(self) -> QVBoxLayout:
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(0)
        words = view_words()
        for mode in LINES:
            choice = Choice(*words[mode])
            choice.clicked.connect(lambda _checked, mode=mode: self._press(mode))
            group.addButton(choice)
            column.addWidget(choice)
            self._choices[mode] = choice
        self._other.clicked.connect(lambda _checked: self.ask_view())
        group.addButton(self._other)
        column.addWidget(self._other)
        column.addStretch(1)
        return column


def _where(placement: Placement) -> str:
    if not placement.is_full:
        return _("En fenêtre")
    return _("Écran {n}", n=placement.number)


def _ratio(placement: Placement | None) -> float:
    """Height over width of the screen it is on; 16:9 while closed or in a window."""
    if placement is None or not placement.is_full:
        return RATIO
    return placement.box[3] / placement.box[2]
