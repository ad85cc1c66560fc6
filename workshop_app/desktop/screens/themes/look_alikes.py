"""The cards that say nearly the same, one pair after the other, and what is answered. No widget.

Decides which pair is shown; pairs are found once for the same texts, answers are taken off them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from workshop_app.desktop.screens.themes.compose import compose_close
from workshop_app.desktop.screens.themes.proposals import Alike, OneAtATime, alike, still_open
from workshop_app.domain.suggestions import CardText, Level, Pair, Twin
from workshop_app.services.ports import Library, UnitOfWork
from workshop_app.services.suggestions import Suggestions
from workshop_app.services.theme_board import Pile, ThemeBoard, texts_of
from workshop_app.services.themes import create_theme, place_cards, refuse, stack_cards

if TYPE_CHECKING:
    from workshop_app.desktop.screens.themes.presenter import ThemesPresenter, ThemesShown


class LookAlikes:
    def __init__(
        self,
        page: ThemesPresenter,
        view: ThemesShown,
        asks: OneAtATime,
        engine: Callable[[], Suggestions],
    ) -> None:
        self._page, self._view, self._asks, self._engine = page, view, asks, engine
        self._asked: tuple[Sequence[CardText], Level] | None = None
        self._found = Alike()
        self._seen_tensions: set[Pair] = set()
        self._place = 0

    def look(self, level: Level) -> None:
        """Again, when the texts or what is wanted are others than last time."""
        board = self._page.board
        if board is None:
            return
        asked = (texts_of(board), level)
        if asked == self._asked:
            self.show()
            return
        self._asked = asked
        self._asks.ask(partial(self._work, *asked), self._take)

    def look_again(self) -> None:
        """The next time, even at the same texts: their words may be read otherwise."""
        self._asked = None

    def stop(self) -> None:
        """Nothing is to be proposed."""
        self._asked, self._found = None, Alike()
        self.show()

    def forget(self) -> None:
        self._asked, self._found, self._place = None, Alike(), 0
        self._seen_tensions = set()
        self._asks.forget()

    def turn(self, by: int) -> None:
        pairs = self._pairs()
        if pairs:
            self._place = (self._place + by) % len(pairs)
        self.show()

    def show(self) -> None:
        board, pairs = self._page.board, self._pairs()
        if board is None or not pairs:
            self._view.show_close(None)
            return
        self._place = min(self._place, len(pairs) - 1)
        pair = pairs[self._place]
        piles, theme = self._piles(board, pair), self._theme(board, pair)
        name = next((v.theme.name for v in board.themes if v.id == theme), "")
        same = [each for each in pairs if (each in self._found.tensions) == self._is_tension()]
        place = same.index(pair)
        self._view.show_close(compose_close(self._page.kinds, piles, pair, place, len(same), name))

    def join(self) -> None:
        """One stack of the two, where they are."""
        if (cards := self.cards()) and not self._is_tension():
            self._page.do(partial(stack_cards, cards=cards, offered=True))

    def join_in(self, theme: UUID | None = None) -> None:
        """The same, in a theme: the one proposed, or another. A tension is put there unstacked."""
        board = self._page.board
        cards = self.cards()
        if board is None or not cards:
            return
        pair = self._pairs()[self._place]
        there = theme or self.theme_offered()
        if there is None:
            return
        if self._is_tension():
            self._seen_tensions.add(frozenset((pair.one, pair.other)))
            self._page.do(partial(place_cards, cards=cards, theme=there))
        else:
            self._page.do(partial(stack_cards, cards=cards, offered=True, theme=there))

    def join_in_new(self, name: str) -> None:
        """The same, in a theme that none is called yet."""
        if cards := self.cards():
            self._page.do(partial(_join_in_new, cards=cards, name=name))

    def part(self) -> None:
        """« Pas proches » : never proposed again. A tension is only seen."""
        cards = self.cards()
        if not cards:
            return
        if self._is_tension():
            self._seen_tensions.add(frozenset(map(str, cards)))
            self.show()
        else:
            self._page.do(partial(refuse, card=cards[0], other=cards[1]))

    def theme_offered(self) -> UUID | None:
        """Where the two would go together; None: nothing says."""
        board, pairs = self._page.board, self._pairs()
        return self._theme(board, pairs[self._place]) if board is not None and pairs else None

    def cards(self) -> list[UUID]:
        """The two shown."""
        pairs = self._pairs()
        if not pairs:
            return []
        pair = pairs[min(self._place, len(pairs) - 1)]
        return [UUID(pair.one), UUID(pair.other)]

    def _work(self, texts: Sequence[CardText], level: Level, _library: Library) -> Alike:
        return alike(self._engine(), texts, level)

    def _take(self, found: Alike) -> None:
        if self._asked is not None:
            self._found = found
            self.show()

    def _pairs(self) -> list[Twin]:
        """Twins, then tensions: those that nobody has answered."""
        board = self._page.board
        if board is None:
            return []
        pile_of = {card.id: pile.id for pile in board.piles for card in pile.cards}
        twins = still_open(self._found.twins, pile_of, board.refused_pairs)
        tensions = still_open(self._found.tensions, pile_of, self._seen_tensions)
        return [*twins, *tensions]

    def _is_tension(self) -> bool:
        pairs = self._pairs()
        return bool(pairs) and pairs[self._place] in self._found.tensions

    def _piles(self, board: ThemeBoard, pair: Twin) -> list[Pile]:
        by_card = {str(card.id): pile for pile in board.piles for card in pile.cards}
        return [by_card[pair.one], by_card[pair.other]]

    def _theme(self, board: ThemeBoard, pair: Twin) -> UUID | None:
        """Where one of them is, else where the engine is sure of one."""
        piles = self._piles(board, pair)
        if there := next((pile.theme for pile in piles if pile.theme), None):
            return there
        known = {view.id for view in board.themes}
        for pile in piles:
            said = self._page.proposed.proposals.get(pile.id)
            if said is not None and said.strength is not None and said.chips:
                theme = UUID(said.chips[0].theme)
                if theme in known:
                    return theme
        return None


def _join_in_new(uow: UnitOfWork, cards: Sequence[UUID], name: str) -> None:
    stack_cards(uow, cards, offered=True, theme=create_theme(uow, name).id)
