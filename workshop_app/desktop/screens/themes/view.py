"""What « Cartes et thèmes » looks like: look-alikes and cards to sort on the left, themes beside.

Lays out, carries what is held from a card to a tile, and says what was asked; decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.desktop.screens.presentation.link_panel import (
    LinkFace,
    LinkPanel,
    sorting_words,
)
from workshop_app.desktop.screens.themes.close_panel import ClosePanel
from workshop_app.desktop.screens.themes.faces import (
    ChipFace,
    CloseCards,
    NameChoice,
    OpenTheme,
    SortFace,
    ThemeChoice,
    TileFace,
)
from workshop_app.desktop.screens.themes.names_panel import NamesPanel
from workshop_app.desktop.screens.themes.picker import ThemePicker
from workshop_app.desktop.screens.themes.pile_wall import PileWall
from workshop_app.desktop.screens.themes.theme_grid import ThemeGrid
from workshop_app.desktop.screens.themes.theme_head import ThemeHead
from workshop_app.desktop.tokens import space
from workshop_app.desktop.widgets.buttons import Button, icon_button
from workshop_app.desktop.widgets.card_paint import CardFace, card_height, paint_card
from workshop_app.desktop.widgets.empty import EmptyState
from workshop_app.desktop.widgets.history_buttons import HistoryButtons
from workshop_app.desktop.widgets.page import Page
from workshop_app.desktop.widgets.panel import Panel, label
from workshop_app.desktop.widgets.search_field import SearchField
from workshop_app.desktop.widgets.segment import Segment
from workshop_app.desktop.widgets.tag import Tag
from workshop_app.i18n.translate import _, n_

HELD_WIDE = 176
HELD_LINES = 4
LEFT_SHARE, RIGHT_SHARE = 58, 42
COUNTS_FROM = 1100
"""Pixels of the page."""


class ThemesView(Page):
    undo_asked = Signal()
    redo_asked = Signal()
    searched = Signal(str)
    sort_chosen = Signal(str)
    themes_chosen = Signal(str)
    offered_chosen = Signal(str)
    entry_asked = Signal()
    wall_asked = Signal()
    reading_asked = Signal()
    names_asked = Signal()
    abbreviations_asked = Signal()
    """What « OT » stands for is to be changed."""
    placed = Signal(object, object)
    """Piles, theme."""
    placed_in_new = Signal(object, str)
    stacked = Signal(object)
    set_aside_asked = Signal(object)
    cards_menu_asked = Signal(object, QPoint)
    theme_menu_asked = Signal(object, QPoint)
    theme_opened = Signal(object)
    picker_asked = Signal(object)
    """Which themes, for these piles?"""

    def __init__(self) -> None:
        super().__init__(_("Cartes et thèmes"))
        self._sort: SortFace | None = None
        self._choices: Sequence[ThemeChoice] = ()
        self._held: HeldCards | None = None
        self._with = ""
        """Initials of who sorts beside the desk."""
        self._head()
        self.wall, self.grid = PileWall(), ThemeGrid()
        self.close_panel, self.names = ClosePanel(), NamesPanel()
        self.theme_head = ThemeHead()
        self._build()
        self._connect()

    # what is shown

    def show_board(
        self, count: str, to_read: int, tiles: Sequence[TileFace], choices: Sequence[ThemeChoice]
    ) -> None:
        self.count.say(count)
        self._to_read.setVisible(bool(to_read))
        self._to_read.setText(_("{n} à relire", n=to_read))
        self._to_read.set_icon("eye")
        self._choices = choices
        self.grid.show_tiles(tiles)
        self._themes_count.say(n_("{n} thème", "{n} thèmes", len(tiles)) if tiles else "")
        self._order.setEnabled(len(tiles) > 1)

    def show_sort(self, face: SortFace, opened: OpenTheme | None) -> None:
        self._sort = face
        is_open = opened is not None and not face.wall.found
        self.theme_head.show_open(opened if is_open else None)
        self._to_sort.set_title(face.title)
        self._sort_count.say(face.count)
        self.wall.show_sort(face)
        page = self._waiting if face.is_waiting else self._done if face.is_empty else self.wall
        if face.is_empty and not face.is_waiting:
            self._say_nothing_here(is_open, bool(face.wall.found))
        self._left_pages.setCurrentWidget(page)
        self._sort_by.setEnabled(not face.is_waiting)

    def show_close(self, face: CloseCards | None) -> None:
        self.close_panel.show_close(face)

    def show_names(self, choices: Sequence[NameChoice], may_leave: bool) -> None:
        self.names.show_names(choices, may_leave)
        self._right_pages.setCurrentWidget(self.names)

    def show_searching(self, is_searching: bool) -> None:
        """Proposals are on their way; all the rest goes on."""
        self._searching.setText(_("Recherche…") if is_searching else "")

    def leave_names(self) -> None:
        if self._right_pages.currentWidget() is self.names:
            self._right_pages.setCurrentWidget(self.grid)

    def show_link(self, face: LinkFace) -> None:
        self.link.show_face(face)

    def show_company(self, initials: Sequence[str]) -> None:
        self._with = ", ".join(initials)
        self._say_company()

    def show_held(self, held: Mapping[UUID, str]) -> None:
        self.wall.show_held(held)

    def drop_piles(self, piles: Sequence[UUID]) -> None:
        """They leave at once; the board that is read next says where they are."""
        if self._sort is None:
            return
        gone = set(piles)
        columns = tuple(
            replace(column, items=tuple(item for item in column.items if item.id not in gone))
            if any(item.id in gone for item in column.items)
            else column
            for column in self._sort.wall.columns
        )
        self._sort = replace(self._sort, wall=replace(self._sort.wall, columns=columns))
        self.wall.show_sort(self._sort)

    def pick(self, piles: set[UUID]) -> None:
        self.wall.pick(piles)
        self.wall.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, said: str) -> None:
        self.banners.show_banner("error", said, key="themes")
        self.theme_head.restore()

    def show_history(self, said: str, lines: str) -> None:
        self.banners.show_banner("info", said, lines, key="history")

    def offer_undo(self, said: str, undo: Callable[[], None], icon_name: str) -> None:
        self.undo.offer(said, undo, icon_name)

    def drop_undo(self) -> None:
        self.undo.dismiss()
        self.banners.withdraw("themes")

    def show_menu(self, menu: QMenu, at: QPoint) -> None:
        menu.popup(at)

    def open_picker(self, piles: Sequence[UUID], themes: Sequence[ThemeChoice]) -> ThemePicker:
        """« M » : the themes for these piles, beside the first of them."""
        picker = ThemePicker(
            self,
            themes,
            self.theme_head.isVisible(),
            lambda theme: self.placed.emit(piles, theme),
            lambda name: self.placed_in_new.emit(piles, name),
        )
        picker.open_at(self.wall.point_under(piles[0]))
        return picker

    def choose_theme(
        self,
        themes: Sequence[ThemeChoice],
        chosen: Callable[[UUID], object],
        named: Callable[[str], object],
    ) -> None:
        """Which theme for the look-alikes shown?"""

        def take(theme: UUID | None) -> None:
            if theme is not None:
                chosen(theme)

        picker = ThemePicker(self, themes, may_leave=False, chosen=take, named=named)
        picker.open_at(self.close_panel.mapToGlobal(self.close_panel.rect().center()))

    @property
    def choices(self) -> Sequence[ThemeChoice]:
        """The themes there are."""
        return self._choices

    def chips_of(self, pile: UUID) -> Sequence[ChipFace]:
        """What is proposed under a card."""
        return self._sort.chips.get(pile, ()) if self._sort is not None else ()

    def focus_name(self) -> None:
        self.theme_head.focus_name()

    def panels(self) -> list[QWidget]:
        parts: list[QWidget] = [self.close_panel, self.wall, self._right_pages]
        return [part for part in parts if part.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the choices come before the counts, which the columns repeat."""
        super().resizeEvent(event)
        for count in (self._sort_count, self._themes_count, self._offers_title):
            count.setVisible(self.width() >= COUNTS_FROM)
        self._say_company()

    def _say_company(self) -> None:
        """In a small window the initials alone."""
        words = _("Avec {who}", who=self._with) if self._with else _("À deux")
        self._company.setText(words if self.width() >= COUNTS_FROM else self._with)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """O and N answer the look-alikes from anywhere but a field."""
        answers = {Qt.Key.Key_O: self.close_panel.say_yes, Qt.Key.Key_N: self.close_panel.say_no}
        answer = answers.get(Qt.Key(event.key()))
        if answer is not None and not event.modifiers():
            answer()
        else:
            super().keyPressEvent(event)

    # making it

    def _head(self) -> None:
        self._to_read = Button("", scale="small", icon_name="eye", on_click=self.reading_asked.emit)
        self._to_read.hide()
        self.add_tag(self._to_read)
        self.add_action(SearchField(_("Mot, table, thème")))
        self._history = HistoryButtons(self.undo_asked.emit, self.redo_asked.emit)
        self.allow_history = self._history.allow
        self.add_action(self._history)
        self.add_action(
            Button(_("Projeter le mur"), icon_name="projector", on_click=self.wall_asked.emit)
        )
        entry = Button(_("Saisir une carte"), "primary", "plus", on_click=self.entry_asked.emit)
        self.add_action(entry)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(space("grid_gap"))
        row.addLayout(self._left(), LEFT_SHARE)
        row.addLayout(self._right(), RIGHT_SHARE)
        self.body.addLayout(row, 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(space("grid_gap"))
        column.addWidget(self.close_panel)
        self._to_sort = Panel(_("À ranger"))
        self._sort_count = Tag("")
        self._to_sort.title_row.insertWidget(1, self._sort_count)
        self._to_sort.body.addWidget(self.theme_head)
        self._sort_by = Segment(
            _("Ranger les cartes par"),
            [
                ("kind", _("Catégorie")),
                ("table", _("Table")),
                ("arrival", _("Arrivée")),
                ("sure", _("Sûres")),
            ],
        )
        self._to_sort.buttons.addWidget(self._sort_by)
        self._waiting = EmptyState(
            "cards", _("Les cartes arriveront ici dès le premier envoi."), "", []
        )
        self._done = EmptyState("done", "", "", [])
        self._left_pages = QStackedWidget()
        for page in (self.wall, self._waiting, self._done):
            self._left_pages.addWidget(page)
        self._to_sort.body.addWidget(self._left_pages, 1)
        column.addWidget(self._to_sort, 1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(label(_("Thèmes"), "panel-title"))
        self._themes_count = Tag("")
        head.addWidget(self._themes_count)
        head.addStretch(1)
        self._order = QComboBox()
        self._order.setAccessibleName(_("Ordre des thèmes"))
        for key, words in (
            ("mine", _("Mon ordre")),
            ("tables", _("Par tables")),
            ("cards", _("Par cartes")),
        ):
            self._order.addItem(words, key)
        head.addWidget(self._order)
        names = Button(_("Des noms"), "quiet", "list", "small", self.names_asked.emit)
        head.addWidget(names)
        column.addLayout(head)
        self._right_pages = QStackedWidget()
        self._right_pages.addWidget(self.grid)
        self._right_pages.addWidget(self.names)
        self._right_pages.addWidget(self._together())
        column.addWidget(self._right_pages, 1)
        foot = QHBoxLayout()
        self._offers_title = label(_("Propositions"), "caption")
        foot.addWidget(self._offers_title)
        self._offers = Segment(
            _("Propositions"),
            [
                ("none", _("Aucune")),
                ("fewer", _("Moins")),
                ("usual", _("Usuel")),
                ("more", _("Plus")),
            ],
        )
        self._offers.choose("usual")
        foot.addWidget(self._offers)
        self._searching = label("", "caption")
        foot.addWidget(self._searching)
        foot.addStretch(1)
        asked = self.abbreviations_asked.emit
        foot.addWidget(icon_button("languages", _("Abréviations"), "quiet", "small", asked))
        self._company = Button("", "quiet", "users", "small", self._show_together)
        self._company.setToolTip(_("Trier à deux : ouvrir le tableau dans un navigateur"))
        self._company.setAccessibleName(_("Trier à deux"))
        foot.addWidget(self._company)
        column.addLayout(foot)
        return column

    def _together(self) -> QWidget:
        """What a second person types, in the place of the themes for a moment."""
        self.link = LinkPanel(sorting_words())
        back = icon_button("x", _("Revenir aux thèmes"), "quiet", "small", self._show_together)
        self.link.buttons.addWidget(back)
        self.link.body.addStretch(1)
        return self.link

    def _show_together(self) -> None:
        here = self._right_pages.currentWidget() is self.link
        self._right_pages.setCurrentWidget(self.grid if here else self.link)

    def _connect(self) -> None:
        field = self.search()
        assert field is not None  # added with the head
        field.searched.connect(self.searched)
        self._sort_by.chosen.connect(self.sort_chosen)
        self._offers.chosen.connect(self.offered_chosen)
        self._order.activated.connect(lambda n: self.themes_chosen.emit(self._order.itemData(n)))
        wall = self.wall
        wall.chip_pressed.connect(self._press_chip)
        wall.chip_wanted.connect(self._want_chip)
        wall.sort_asked.connect(self.ask_picker)
        wall.stack_asked.connect(lambda: self.stacked.emit(wall.picked()))
        wall.aside_asked.connect(lambda: self.set_aside_asked.emit(wall.picked()))
        wall.menu_asked.connect(lambda at: self.cards_menu_asked.emit(wall.picked(), at))
        wall.taken.connect(self._take)
        wall.carried.connect(self._carry)
        wall.dropped.connect(self._drop)
        wall.let_go.connect(self._let_go)
        self.grid.opened.connect(self.theme_opened)
        self.grid.menu_asked.connect(self.theme_menu_asked)
        self.theme_head.menu_asked.connect(self.theme_menu_asked)
        self.theme_head.left.connect(lambda: self.theme_opened.emit(None))

    def ask_picker(self) -> None:
        if piles := self.wall.picked():
            self.picker_asked.emit(piles)

    # chips and keys

    def _press_chip(self, pile: UUID, theme: UUID) -> None:
        """A chip of one of those picked is for all of them."""
        picked = self.wall.picked()
        self.placed.emit(picked if pile in picked else (pile,), theme)

    def _want_chip(self, place: int) -> None:
        """1, 2, 3: what stands under the card; without it, the letters are asked."""
        picked, here = self.wall.picked(), self.wall.current()
        chips = self.chips_of(here) if here is not None else ()
        if place < len(chips):
            self.placed.emit(picked, chips[place].theme)
        else:
            self.ask_picker()

    # the hand

    def _take(self, at: QPointF) -> None:
        picked, here = self.wall.picked(), self.wall.current()
        item = self.wall.item(here) if here is not None else None
        if item is None:
            return
        face = CardFace(
            item.label,
            item.place,
            item.text,
            item.tone,
            item.shape,
            is_essential=item.is_essential,
        )
        if len(picked) > 1:
            count = n_("{n} carte", "{n} cartes", len(picked))
            face = replace(face, label=count, place="")
        self._held = HeldCards(face, self.window())
        self._carry(at)

    def _carry(self, at: QPointF) -> None:
        if self._held is None:
            return
        point = at.toPoint()
        self._held.follow(point)
        self.grid.drift(point)
        tile = self.grid.tile_at(point)
        self.grid.aim(tile.theme if tile else None)

    def _drop(self, at: QPointF) -> None:
        point, picked = at.toPoint(), self.wall.picked()
        tile, is_new = self.grid.tile_at(point), self.grid.is_new_at(point)
        self._let_go()
        if tile is not None:
            self.placed.emit(picked, tile.theme)
        elif is_new:
            self.ask_picker()

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.hide()
            self._held.deleteLater()
            self._held = None
        self.grid.aim(None)

    def _say_nothing_here(self, is_open: bool, searched: bool) -> None:
        if searched:
            self._done.say(_("Aucune carte ne contient ces mots."))
        elif is_open:
            self._done.say(_("Ce thème n'a pas encore de carte."), _("Déposez-en une sur sa case."))
        else:
            self._done.say(_("Toutes les cartes sont rangées."))


class HeldCards(QWidget):
    """What the hand holds, over everything: a solid copy, as the design draws it."""

    def __init__(self, face: CardFace, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._face = face
        self._high = card_height(face, HELD_WIDE, HELD_LINES)
        self.resize(HELD_WIDE + 6, self._high + 6)
        self.show()
        self.raise_()

    def follow(self, on_screen: QPoint) -> None:
        parent = self.parentWidget()
        assert parent is not None  # made with one
        self.move(parent.mapFromGlobal(on_screen) - QPoint(HELD_WIDE // 2, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = QRectF(0, 0, HELD_WIDE, self._high)
        paint_card(QPainter(self), rect, self._face, dragged=True, most_lines=HELD_LINES)
