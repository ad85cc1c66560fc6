"""What « Cartes et thèmes » does: sorts, stacks, names, and asks for proposals. No widget.

Decides what each gesture means for what is picked; the engine of suggestions is asked outside the
GUI thread, and the rest goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, Literal, Protocol
from uuid import UUID

from workshop_app.desktop.screens.presentation.link_desk import SORTING, LinkDesk
from workshop_app.desktop.screens.presentation.link_panel import LinkFace
from workshop_app.desktop.screens.themes.company import Company, CompanyShown
from workshop_app.desktop.screens.themes.compose import (
    Chips,
    Items,
    board_count,
    chips_of,
    compose_chips,
    compose_choices,
    compose_names,
    compose_open,
    compose_sort,
    compose_tiles,
)
from workshop_app.desktop.screens.themes.faces import (
    CloseCards,
    NameChoice,
    OpenTheme,
    SortBy,
    SortFace,
    ThemeChoice,
    ThemesBy,
    TileFace,
)
from workshop_app.desktop.screens.themes.history import compose_history
from workshop_app.desktop.screens.themes.look_alikes import LookAlikes
from workshop_app.desktop.screens.themes.proposals import OneAtATime, Proposed, propose
from workshop_app.desktop.screens.themes.reader import BoardReader, Seen
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.cards import Card
from workshop_app.domain.entity import Entity
from workshop_app.domain.problems import Problem
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.suggestions import Level
from workshop_app.domain.themes import Refusal as Refused
from workshop_app.domain.themes import Spot, Theme
from workshop_app.domain.votes import Essential
from workshop_app.domain.workshop import Category, Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.cards import withdraw_card
from workshop_app.services.ports import Command, Library, UnitOfWork
from workshop_app.services.projection.doors import Qr
from workshop_app.services.sorters import Sorters
from workshop_app.services.suggestions import Suggestions
from workshop_app.services.theme_board import Pile, ThemeBoard, history_of, texts_of
from workshop_app.services.themes import (
    NamedTheme,
    change_theme,
    create_theme,
    lead_stack,
    leave_stack,
    merge_themes,
    move_theme,
    names_elsewhere,
    place_cards,
    refuse,
    remove_theme,
    stack_cards,
    take_names,
    unstack,
)

Offered = Literal["none", "fewer", "usual", "more"]
"""How much is proposed; « none » is the off switch."""


class ThemesShown(CompanyShown, Protocol):
    def show_link(self, face: LinkFace) -> None: ...

    def show_board(
        self, count: str, to_read: int, tiles: Sequence[TileFace], choices: Sequence[ThemeChoice]
    ) -> None: ...

    def show_sort(self, face: SortFace, opened: OpenTheme | None) -> None: ...

    def show_close(self, face: CloseCards | None) -> None: ...

    def show_names(self, choices: Sequence[NameChoice], may_leave: bool) -> None: ...

    def leave_names(self) -> None: ...

    def show_searching(self, is_searching: bool) -> None: ...

    def drop_piles(self, piles: Sequence[UUID]) -> None: ...

    def pick(self, piles: set[UUID]) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def show_history(self, said: str, lines: str) -> None: ...

    def offer_undo(self, said: str, undo: Callable[[], None], icon_name: str) -> None: ...

    def drop_undo(self) -> None: ...


class ThemesPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Card, Spot, Theme, Refused, Workshop, SortingLink, Essential}
    )

    def __init__(
        self,
        view: ThemesShown,
        tasks: Tasks,
        engine: Callable[[], Suggestions],
        undo: Callable[[], None],
        redo: Callable[[], None],
        sorters: Sorters,
        qr: Qr,
    ) -> None:
        """`engine` is called in the queries' threads: what it loads is not waited for."""
        self._view, self._tasks, self._engine = view, tasks, engine
        self._undo, self._redo = undo, redo
        self._reader, self._items = BoardReader(), Items()
        self._seen: Seen | None = None
        self._proposed = Proposed()
        self._chips: Chips = {}
        self._named: dict[UUID, str] = {}
        """Theme -> its name in `_chips`."""
        self._asks = OneAtATime(tasks, "themes proposals", view.show_searching)
        self._asks_names = OneAtATime(tasks, "themes names")
        self.alikes = LookAlikes(self, view, OneAtATime(tasks, "themes alike"), engine)
        self.company = Company(view, tasks, sorters, self.pile)
        self.link = LinkDesk("themes link", SORTING, view.show_link, view.show_refusal, tasks, qr)
        self._offered: Offered = "usual"
        self._sort_by: SortBy = "kind"
        self._themes_by: ThemesBy = "mine"
        self._searched = ""
        self._opened: UUID | None = None
        self._naming = False

    @property
    def board(self) -> ThemeBoard | None:
        return self._seen.board if self._seen else None

    @property
    def kinds(self) -> dict[str, Category]:
        if self._seen is None:
            return {}
        return {category.key: category for category in self._seen.workshop.categories}

    @property
    def proposed(self) -> Proposed:
        return self._proposed

    def tick(self, now: datetime) -> None:
        if self._seen is not None and self._seen.workshop.id == self._tasks.workshop:
            self.company.tick(now)

    def refresh(self) -> None:
        if self._tasks.workshop is None:
            return
        self.link.refresh()
        if self._seen is not None and self._seen.workshop.id != self._tasks.workshop:
            self._forget()
        self._tasks.query("themes", self._reader.read, self._take, self.refuse)

    # what is shown

    def sort_by(self, order: SortBy) -> None:
        self._sort_by = order
        self._show_sort()

    def themes_by(self, order: ThemesBy) -> None:
        self._themes_by = order
        self._show_board()

    def search(self, words: str) -> None:
        self._searched = words
        self._show_sort()

    def open_theme(self, theme: UUID | None) -> None:
        """Its cards on the left; None: those to sort again."""
        self._opened = None if theme == self._opened else theme
        self._show_board()
        self._show_sort()

    def see_theme(self, theme: UUID) -> None:
        """Its cards on the left, whatever was there."""
        self._opened, self._searched = theme, ""
        self._show_board()
        self._show_sort()

    def offer(self, offered: Offered) -> None:
        """« moins, plus », or nothing at all."""
        self._offered = offered
        self._ask()

    def pick_offered(self, theme: UUID) -> None:
        """Choose the cards that are surely about a theme, to be looked at before they go there."""
        found = {
            card
            for card, said in self._proposed.proposals.items()
            if said.strength == "strong" and said.chips and said.chips[0].theme == str(theme)
        }
        if found:
            self._opened, self._searched = None, ""
            self._show_board()
            self._show_sort()
            self._view.pick(found)

    # cards

    def place(self, piles: Sequence[UUID], theme: UUID | None) -> None:
        """Put them in a theme, or take them out of theirs."""
        if not piles or not self._may_take(piles):
            return
        self._view.drop_piles(piles)
        said = n_("{n} carte rangée", "{n} cartes rangées", len(piles))
        then = None if len(piles) == 1 else partial(self.told, said, "put_away")
        self.do(partial(place_cards, cards=piles, theme=theme), then)

    def place_in_new(self, piles: Sequence[UUID], name: str) -> None:
        """A theme of this name, with them in it."""
        if self._may_take(piles):
            self.do(partial(create_theme, name=name, cards=piles))

    def stack(self, piles: Sequence[UUID]) -> None:
        if self._may_take(piles):
            self.do(partial(stack_cards, cards=piles))

    def unstack(self, pile: UUID) -> None:
        self.do(partial(unstack, card=pile))

    def take_out(self, card: UUID) -> None:
        self.do(partial(leave_stack, card=card))

    def lead(self, card: UUID) -> None:
        self.do(partial(lead_stack, card=card))

    def set_aside(self, piles: Sequence[UUID]) -> None:
        """All their cards, off the wall and the report; they stay in the journal."""
        if not self._may_take(piles):
            return
        cards = [card.id for key in piles for card in self.pile(key).cards]
        said = n_("{n} carte écartée", "{n} cartes écartées", len(cards))
        self._view.drop_piles(piles)
        self.do(partial(_set_aside, cards=cards), partial(self.told, said, "set_aside"))

    def refuse_theme(self, pile: UUID, theme: UUID) -> None:
        """Not this theme for this card."""
        self.do(partial(refuse, card=pile, theme=theme))

    def history(self, card: UUID) -> None:
        """Where it has been, oldest first."""
        label = next(each.label for each in self.pile(card).cards if each.id == card)
        names = {view.id: view.theme.name for view in self.board.themes} if self.board else {}

        def show(lines: Sequence[Any]) -> None:
            self._view.show_history(label, compose_history(lines, names))

        self._tasks.query("themes history", partial(history_of, card=card), show)

    def _may_take(self, piles: Sequence[UUID]) -> bool:
        """Not what somebody holds in a browser: it is told, and nothing moves."""
        try:
            self.company.check_free(piles)
        except Problem as held:
            self.refuse(held)
            return False
        return True

    def pile(self, key: UUID) -> Pile:
        """The pile led by that card."""
        assert self._seen is not None  # a pile was shown
        return next(pile for pile in self._seen.board.piles if pile.id == key)

    def choices_for(self, piles: Sequence[UUID]) -> list[ThemeChoice]:
        """The themes to choose from, those the engine finds nearest first."""
        if self._seen is None:
            return []
        choices = compose_choices(self._seen.board)
        said = self._proposed.proposals.get(piles[0]) if piles else None
        names = {each.id: each.name for each in choices}
        near = [chip.theme for chip in chips_of(said, names, {})] if said else []
        first = sorted((c for c in choices if c.id in near), key=lambda c: near.index(c.id))
        return [*first, *(choice for choice in choices if choice.id not in near)]

    # themes

    def create(self, name: str, parent: UUID | None = None) -> None:
        self.do(partial(create_theme, name=name, parent=parent))

    def rename(self, theme: UUID, name: str) -> None:
        self.do(partial(change_theme, key=theme, name=name))

    def describe(self, theme: UUID, keywords: str) -> None:
        self.do(partial(change_theme, key=theme, keywords=keywords))

    def merge(self, theme: UUID, into: UUID) -> None:
        said = _("Les deux thèmes n'en font plus qu'un.")
        if self._opened == theme:
            self._opened = into
        self.do(partial(merge_themes, themes=[theme], into=into), partial(self.told, said, "check"))

    def move(self, theme: UUID, by: int) -> None:
        """One place up or down among those of the same level."""
        if self.board is None:
            return
        themes = [view.theme for view in self.board.themes]
        moved = next(each for each in themes if each.id == theme)
        beside = [each.id for each in themes if each.parent == moved.parent]
        place = beside.index(theme) + by
        if 0 <= place < len(beside):
            self.do(partial(move_theme, key=theme, place=place, parent=moved.parent))

    def put_under(self, theme: UUID, parent: UUID | None) -> None:
        """A part of that theme, or a theme of the first level again."""
        self.do(partial(move_theme, key=theme, place=99, parent=parent))

    def remove(self, theme: UUID) -> None:
        said = _("Thème supprimé. Ses cartes sont de nouveau à ranger.")
        if self._opened == theme:
            self._opened = None
        self.do(partial(remove_theme, key=theme), partial(self.told, said, "erase"))

    # names first

    def name_themes(self) -> None:
        """Names to choose from, whatever themes there are."""
        self._naming = True
        self._ask_names()

    def leave_names(self) -> None:
        self._naming = False
        self._view.leave_names()

    def take_names(self, names: Sequence[NamedTheme]) -> None:
        self._naming = False
        self.do(partial(take_names, names=names), self._view.leave_names)

    # the rest

    def undo(self) -> None:
        self._view.drop_undo()
        self._undo()

    def redo(self) -> None:
        self._view.drop_undo()
        self._redo()

    def told(self, said: str, icon_name: str) -> None:
        """Something was done that « Annuler » takes back."""
        self._view.offer_undo(said, self._undo, icon_name)

    def do(self, command: Command[Any], then: Callable[[], None] | None = None) -> None:
        self._view.drop_undo()

        def done(_result: object) -> None:
            self.refresh()
            if then is not None:
                then()

        self._tasks.command(command, done, self.refuse)

    def refuse(self, refusal: Refusal) -> None:
        """Said, and what was dropped in advance is shown where it is."""
        self._view.show_refusal(sentence(refusal.code, refusal.values))
        if isinstance(refusal, Problem):
            self._show_board()
            self._show_sort()

    def _take(self, seen: Seen) -> None:
        self._seen = seen
        if all(view.id != self._opened for view in seen.board.themes):
            self._opened = None
        self._show_board()
        self._show_sort()
        self._ask()
        if not seen.board.themes and seen.board.piles:
            self._ask_names()
        elif not self._naming:
            self._view.leave_names()

    def _ask(self) -> None:
        """New proposals, once those on their way have come."""
        if self._seen is None:
            return
        if self._offered == "none":
            self._take_proposed((Proposed(), {}, {}))
            self.alikes.stop()
            return
        level: Level = self._offered
        board, engine = self._seen.board, self._engine
        if board.themes:
            self._asks.ask(partial(_propose, engine, board, level), self._take_proposed)
        self.alikes.look(level)

    def _take_proposed(self, found: tuple[Proposed, Chips, dict[UUID, str]]) -> None:
        if self._offered == "none":
            found = Proposed(), {}, {}
        self._proposed, self._chips, self._named = found
        self._show_board()
        self._show_sort()

    def _ask_names(self) -> None:
        if self._seen is None:
            return
        board, engine = self._seen.board, self._engine
        here = self._seen.workshop.id

        def work(library: Library) -> tuple[NameChoice, ...]:
            found = engine()
            texts = texts_of(board)
            by_cards = sorted(found.propose_themes(texts), key=lambda t: -len(t.cards))
            return compose_names(by_cards, names_elsewhere(library, here), found.library(), board)

        may_leave = bool(board.themes)
        self._asks_names.ask(work, partial(self._take_names, may_leave))

    def _take_names(self, may_leave: bool, names: Sequence[NameChoice]) -> None:
        """Unless themes have come meanwhile, and nobody asked for names."""
        if self._naming or (self._seen is not None and not self._seen.board.themes):
            self._view.show_names(names, may_leave)

    def _show_board(self) -> None:
        if self._seen is None:
            return
        board = self._seen.board
        tiles = compose_tiles(
            self.kinds,
            board,
            self._proposed,
            self._themes_by,
            self._opened,
            self._seen.essential,
        )
        self._view.show_board(board_count(board), self._seen.to_read, tiles, compose_choices(board))
        self.alikes.show()

    def _show_sort(self) -> None:
        if self._seen is None:
            return
        board = self._seen.board
        face = compose_sort(
            self.kinds,
            board,
            self._proposed,
            self._chips_now(board),
            self._items,
            self._sort_by,
            self._searched,
            self._opened,
            self._seen.essential,
        )
        opened = compose_open(board, self._opened, self._seen.essential)
        self._view.show_sort(face, opened)

    def _chips_now(self, board: ThemeBoard) -> Chips:
        """Made again when a theme was renamed, or is gone."""
        names = {view.id: view.theme.name for view in board.themes}
        if names != self._named:
            self._chips, self._named = compose_chips(self._proposed, names), names
        return self._chips

    def _forget(self) -> None:
        """Another workshop: nothing of the one before stays."""
        self._seen, self._opened, self._naming = None, None, False
        self._proposed, self._items = Proposed(), Items()
        self._chips, self._named = {}, {}
        self._asks.forget()
        self._asks_names.forget()
        self.alikes.forget()
        self._view.drop_undo()


def _set_aside(uow: UnitOfWork, cards: Sequence[UUID]) -> None:
    for card in cards:
        withdraw_card(uow, card, None)


def _propose(
    engine: Callable[[], Suggestions], board: ThemeBoard, level: Level, _library: Library
) -> tuple[Proposed, Chips, dict[UUID, str]]:
    """In a thread of the queries: the words of thousands of chips are made there too."""
    found = propose(engine(), board, level)
    names = {view.id: view.theme.name for view in board.themes}
    return found, compose_chips(found, names), names
