"""The rules of the game and the categories of cards: two lists changed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.desktop.screens.presentation.line_list import LineFace, LineList
from workshop_app.desktop.screens.presentation.line_paint import (
    CATEGORY_HIGH,
    RULE_HIGH,
    CategoryDelegate,
    RuleDelegate,
)
from workshop_app.desktop.screens.presentation.wording import look_name
from workshop_app.desktop.widgets.buttons import Button
from workshop_app.desktop.widgets.icons import icon
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.shapes import shape_icon
from workshop_app.domain.workshop import SHAPES, TONES, Category, GameRule
from workshop_app.i18n.translate import _

MenuLine = tuple[QIcon, str, Callable[[], object], bool]
"""Picture, words, what it does, whether it can be done."""


class ListPanel(Panel):
    """A list, a button that adds, a place for a refusal, a note below."""

    add_asked = Signal()

    def __init__(
        self, title: str, add: str, lines: LineList, note: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self.title.setWordWrap(False)
        self.lines = lines
        self.add_button = Button(add, icon_name="plus", scale="small", on_click=self.add_asked.emit)
        self.buttons.addWidget(self.add_button)
        self.body.addWidget(lines)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.body.addWidget(self._error)
        self._note = label(note, "caption", wrap=True)
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def set_error(self, said: str) -> None:
        self._error.setText(said)
        self._error.setVisible(bool(said))
        self.lines.setAccessibleDescription(said)

    def open_menu(self, at: QPoint, lines: Sequence[MenuLine]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for picture, words, act, possible in lines:
            action = QAction(picture, words, menu)
            action.setEnabled(possible)
            action.triggered.connect(lambda _on=False, act=act: act())
            menu.addAction(action)
        menu.popup(at)
        return menu


class RulesPanel(ListPanel):
    poster_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        lines = LineList(_("Règles du jeu"), RULE_HIGH)
        lines.setItemDelegate(RuleDelegate(lines, (_("La règle"), _("En quelques mots"))))
        note = _("Glisser, ou Alt et les flèches pour changer l'ordre.")
        super().__init__(_("Règles du jeu"), _("Règle"), lines, note, parent)
        self.add_button.setAccessibleName(_("Ajouter une règle"))
        poster = Button(_("Affiche"), "quiet", "print", "small", self.poster_asked.emit)
        poster.setAccessibleName(_("L'affiche des règles, dans le kit à imprimer"))
        self.buttons.insertWidget(0, poster)
        lines.menu_asked.connect(self._menu)

    def show_rules(self, rules: Sequence[GameRule]) -> None:
        self.lines.show_lines(
            [LineFace(rule.title, rule.detail, place) for place, rule in enumerate(rules, start=1)]
        )

    def _menu(self, place: int, at: QPoint) -> None:
        lines = self.lines
        last = lines.lines.rowCount() - 1
        self.open_menu(
            at,
            [
                (
                    icon("pencil"),
                    _("Modifier"),
                    lambda: lines.begin_edit(lines.lines.index(place)),
                    True,
                ),
                (icon("chevron-up"), _("Monter"), lambda: lines.move_by(place, -1), place > 0),
                (
                    icon("chevron-down"),
                    _("Descendre"),
                    lambda: lines.move_by(place, 1),
                    place < last,
                ),
                (icon("erase"), _("Retirer"), lambda: lines.removed.emit(place), True),
            ],
        )


class CategoriesPanel(ListPanel):
    look_chosen = Signal(int, str, str)
    """Place, tone, shape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        lines = LineList(_("Catégories de cartes"), CATEGORY_HIGH)
        names = (_("Le mot"), _("La question posée"))
        lines.setItemDelegate(CategoryDelegate(lines, names))
        note = _(
            "Chaque catégorie garde une couleur, une forme et un mot : elle se lit aussi imprimée "
            "en noir. Dès la première carte reçue, elles ne changent plus."
        )
        super().__init__(_("Catégories de cartes"), _("Catégorie"), lines, note, parent)
        self.add_button.setAccessibleName(_("Ajouter une catégorie"))
        lines.look_asked.connect(self._look_menu)
        lines.menu_asked.connect(self._menu)

    def show_categories(self, categories: Sequence[Category], frozen: frozenset[str]) -> None:
        """`frozen`: keys of those that have cards."""
        self.lines.show_lines(
            [
                LineFace(
                    category.label,
                    category.question,
                    tone=category.tone,
                    shape=category.shape,
                    code=category.code,
                    frozen=category.key in frozen,
                )
                for category in categories
            ]
        )
        if len(categories) < len(SHAPES):
            self.add_button.allow()
        else:
            self.add_button.refuse(_("Six catégories au plus : il n'y a que six formes."))

    def _look_menu(self, place: int, at: QPoint) -> None:
        looks = [
            (
                shape_icon(shape, tone),
                look_name(tone),
                lambda tone=tone, shape=shape: self.look_chosen.emit(place, tone, shape),
                True,
            )
            for tone, shape in zip(TONES, SHAPES, strict=True)
        ]
        self.open_menu(at, looks)

    def _menu(self, place: int, at: QPoint) -> None:
        lines = self.lines
        last = lines.lines.rowCount() - 1
        below = at
        self.open_menu(
            at,
            [
                (
                    icon("pencil"),
                    _("Modifier le mot et la question"),
                    lambda: lines.begin_edit(lines.lines.index(place)),
                    True,
                ),
                (
                    icon("palette"),
                    _("Changer la forme et la couleur"),
                    lambda: self._look_menu(place, below),
                    True,
                ),
                (icon("chevron-up"), _("Monter"), lambda: lines.move_by(place, -1), place > 0),
                (
                    icon("chevron-down"),
                    _("Descendre"),
                    lambda: lines.move_by(place, 1),
                    place < last,
                ),
                (icon("erase"), _("Retirer"), lambda: lines.removed.emit(place), True),
            ],
        )
