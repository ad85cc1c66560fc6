"""Sorting cards into themes: what a gesture does and leaves alone, what undoing brings back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Workshop
from workshop_app.domain.cards import Card
from workshop_app.domain.problems import Problem
from workshop_app.domain.themes import Theme
from workshop_app.services.cards import edit_card, withdraw_card
from workshop_app.services.exchange import card_rows
from workshop_app.services.history import redo, undo
from workshop_app.services.moderation import bring_back
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.theme_board import (
    BoardParts,
    Pile,
    ThemeBoard,
    ThemeView,
    changes_since,
    compose,
    history_of,
    placed,
    texts_of,
    theme_board,
    theme_board_for_others,
)
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
    take_refusal_back,
    unstack,
)
from workshop_app.services.workshops import change_workshop, create_workshop


@dataclass
class Board:
    """A workshop spoken to as the board does."""

    day: Workshop

    def card(self, text: str = "Un port", table: int = 4, kind: str = "forces") -> UUID:
        return self.day.write(text, table, kind).card.id

    def theme(self, name: str, *cards: UUID, parent: UUID | None = None) -> UUID:
        return self.day.do(partial(create_theme, name=name, cards=cards, parent=parent)).id

    def put(self, theme: UUID | None, *cards: UUID, by: str = "") -> int:
        return self.day.do(partial(place_cards, cards=cards, theme=theme, by=by))

    def stack(self, *cards: UUID) -> UUID:
        return self.day.do(partial(stack_cards, cards=cards))

    @property
    def now(self) -> ThemeBoard:
        return self.day.ask(theme_board)

    def view(self, theme: UUID) -> ThemeView:
        return next(view for view in self.now.themes if view.id == theme)

    def names(self) -> list[str]:
        return [view.theme.name for view in self.now.themes]


@pytest.fixture
def board(workshop: Workshop) -> Board:
    workshop.start("Forces")
    return Board(workshop)


def ids(piles: Sequence[Pile]) -> list[list[UUID]]:
    return [[card.id for card in pile.cards] for pile in piles]


def refused(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.RaisesExc(Problem, check=lambda problem: problem.code == code)


def test_a_card_that_nobody_sorted_is_on_the_board(board: Board) -> None:
    card = board.card()
    assert ids(board.now.unsorted) == [[card]]
    assert board.now.themes == ()


def test_sorting_never_touches_the_card(board: Board) -> None:
    card = board.card()
    before = board.day.ask(lambda snapshot: snapshot.cards.get(card))
    theme = board.theme("Accueil")
    board.put(theme, card)
    board.stack(card, board.card("Le port"))
    assert board.day.ask(lambda snapshot: snapshot.cards.get(card)) == before


def test_a_theme_counts_its_cards_and_the_tables_that_speak(board: Board) -> None:
    cards = [board.card(table=table) for table in (1, 1, 3)]
    cards.append(board.day.write("Du bruit", 5, "forces").card.id)
    theme = board.theme("Accueil", *cards)
    view = board.view(theme)
    assert (view.cards, view.tables, view.kinds) == (4, 3, {"forces": 4})
    assert board.now.unsorted == ()


def test_a_part_is_counted_with_its_theme(board: Board) -> None:
    top = board.theme("Moyens", board.card(table=1))
    part = board.theme("Personnel", board.card(table=2), parent=top)
    assert (board.view(top).cards, board.view(top).tables) == (2, 2)
    assert board.view(part).cards == 1
    assert len(board.view(top).piles) == 1


def test_putting_a_card_where_it_is_writes_nothing(board: Board) -> None:
    card = board.card()
    theme = board.theme("Accueil", card)
    before = board.now.reached
    assert board.put(theme, card) == 0
    assert board.now.reached == before
    assert board.put(None, card) == 1
    assert ids(board.now.unsorted) == [[card]]


def test_a_stack_moves_as_one_and_keeps_every_wording(board: Board) -> None:
    one, other = board.card("Un port", 1), board.card("Le beau port", 2)
    alone = board.card("Des vélos", 3)
    assert board.stack(one, other) == one
    theme = board.theme("Lieux")
    board.put(theme, other)
    (pile,) = board.view(theme).piles
    assert [card.text for card in pile.cards] == ["Un port", "Le beau port"]
    assert pile.tables == 2
    assert ids(board.now.unsorted) == [[alone]]


def test_a_card_joins_a_stack_that_is_there(board: Board) -> None:
    one, two, three, four = (board.card(str(n), n) for n in range(1, 5))
    board.stack(one, two)
    board.stack(three, four)
    board.stack(two, four)
    (pile,) = board.now.unsorted
    assert pile.lead.id == one
    assert {card.id for card in pile.cards} == {one, two, three, four}


def test_a_stack_goes_where_one_of_its_cards_was(board: Board) -> None:
    one, other = board.card("a"), board.card("b")
    theme = board.theme("Lieux", other)
    board.stack(one, other)
    assert ids(board.view(theme).piles) == [[one, other]]


def test_categories_are_never_stacked_together(board: Board) -> None:
    one, other = board.card(), board.card()
    board.day.do(partial(edit_card, key=other, table=None, kind="faiblesses"))
    with refused("stack_of_two_kinds"):
        board.stack(one, other)
    with refused("stack_of_one"):
        board.stack(one)


def test_a_card_given_another_category_stands_alone(board: Board) -> None:
    one, other = board.card("a"), board.card("b")
    board.stack(one, other)
    board.day.do(partial(edit_card, key=other, table=None, kind="faiblesses"))
    theme = board.theme("Lieux")
    board.put(theme, one)
    assert ids(board.view(theme).piles) == [[one]]
    assert ids(board.now.unsorted) == [[other]]


def test_another_wording_may_lead_and_a_card_may_leave(board: Board) -> None:
    one, two, three = (board.card(str(n), n) for n in range(1, 4))
    board.stack(one, two, three)
    board.day.do(partial(lead_stack, card=two))
    assert board.now.unsorted[0].lead.id == two
    board.day.do(partial(leave_stack, card=two))
    assert ids(board.now.unsorted) == [[one, three], [two]]
    board.day.do(partial(leave_stack, card=one))
    assert ids(board.now.unsorted) == [[one], [two], [three]]


def test_a_stack_is_taken_apart_where_it_is(board: Board) -> None:
    one, other = board.card("a"), board.card("b")
    theme = board.theme("Lieux", one, other)
    board.stack(one, other)
    assert board.day.do(partial(unstack, card=other)) == 2
    assert ids(board.view(theme).piles) == [[one], [other]]


def test_a_stack_whose_leading_card_is_set_aside_goes_on(board: Board) -> None:
    one, two, three = (board.card(str(n), n) for n in range(1, 4))
    board.stack(one, two, three)
    board.day.do(partial(withdraw_card, key=one, table=None))
    assert ids(board.now.unsorted) == [[two, three]]
    theme = board.theme("Lieux")
    board.put(theme, three)
    assert ids(board.view(theme).piles) == [[two, three]]
    board.day.do(partial(bring_back, key=one))
    assert ids(board.view(theme).piles) == [[one, two, three]]


def test_a_card_set_aside_cannot_be_sorted(board: Board) -> None:
    card = board.card()
    board.day.do(partial(withdraw_card, key=card, table=None))
    theme = board.theme("Lieux")
    for gone in (card, uuid4()):
        with refused("card_gone"):
            board.put(theme, gone)


def test_cards_of_a_theme_taken_away_are_unsorted_and_its_parts_stay(board: Board) -> None:
    card, deep = board.card("a"), board.card("b")
    top = board.theme("Moyens", card)
    part = board.theme("Personnel", deep, parent=top)
    board.day.do(partial(remove_theme, key=top))
    assert board.names() == ["Personnel"]
    assert ids(board.now.unsorted) == [[card]]
    assert ids(board.view(part).piles) == [[deep]]
    with refused("unknown_theme"):
        board.put(top, card)


def test_merging_keeps_the_cards_and_the_words(board: Board) -> None:
    one, other = board.card("a"), board.card("b")
    kept = board.theme("Données", one)
    gone = board.theme("Saisie et outils", other)
    part = board.theme("Formulaires", parent=gone)
    board.day.do(partial(merge_themes, themes=[gone, kept], into=kept))
    assert board.names() == ["Données", "Formulaires"]
    assert ids(board.view(kept).piles) == [[one], [other]]
    assert board.view(kept).theme.keywords == "Saisie et outils"
    assert board.view(part).theme.parent == kept


def test_a_theme_merged_into_its_own_part(board: Board) -> None:
    top = board.theme("Moyens", board.card("a"))
    part = board.theme("Personnel", board.card("b"), parent=top)
    other = board.theme("Budget", parent=top)
    board.day.do(partial(merge_themes, themes=[top], into=part))
    assert board.view(part).theme.parent is None
    assert board.view(part).cards == 2
    assert board.view(other).theme.parent == part


def test_themes_change_places(board: Board) -> None:
    a, b, c = (board.theme(name) for name in "ABC")
    board.day.do(partial(move_theme, key=c, place=0))
    assert board.names() == ["C", "A", "B"]
    board.day.do(partial(move_theme, key=b, place=0, parent=a))
    assert board.names() == ["C", "A", "B"]
    assert board.view(b).theme.parent == a
    with refused("theme_too_deep"):
        board.day.do(partial(move_theme, key=a, place=0, parent=c))
    board.day.do(partial(move_theme, key=b, place=9))
    assert board.view(b).theme.parent is None


def test_names_are_one_of_a_kind(board: Board) -> None:
    theme = board.theme("Mobilité")
    with refused("theme_named_already"):
        board.theme("MOBILITE")
    board.day.do(partial(change_theme, key=theme, name="mobilités", keywords="bus  gare"))
    assert board.view(theme).theme.keywords == "bus gare"
    made = board.day.do(
        partial(take_names, names=[NamedTheme("Mobilités"), NamedTheme("Budget", "argent")])
    )
    assert [each.name for each in made] == ["Budget"]


def test_a_selection_becomes_a_theme_in_one_gesture(board: Board) -> None:
    one, other = board.card("a"), board.card("b")
    board.theme("Lieux", one, other)
    board.theme("Ports", other)
    assert [view.cards for view in board.now.themes] == [1, 1]
    board.day.do(partial(undo, command=board.now.reached - 1))
    assert [view.cards for view in board.now.themes] == [2]


def test_a_gesture_that_comes_second_changes_nothing_and_says_who(board: Board) -> None:
    card, other = board.card("a"), board.card("b")
    seen = {each.id: each.change for pile in board.now.piles for each in pile.cards}
    first, second = board.theme("Lieux"), board.theme("Moyens")
    board.put(first, card, by="AR")
    late = partial(place_cards, cards=[other, card], theme=second, by="ML", expected=seen)
    with pytest.raises(Problem) as caught:
        board.day.do(late)
    assert caught.value.code == "moved_meanwhile"
    said = caught.value.values
    assert (said["who"], said["where"], said["card"]) == ("AR", "Lieux", "FO 01")
    assert said["moved"] == (card,)
    assert board.view(second).cards == 0
    now = {each.id: each.change for pile in board.now.piles for each in pile.cards}
    board.day.do(partial(place_cards, cards=[other, card], theme=second, by="ML", expected=now))
    assert board.view(second).cards == 2


def test_a_refusal_is_remembered_once_and_may_be_taken_back(board: Board) -> None:
    one, other = board.card("a"), board.card("b")
    theme = board.theme("Lieux")
    pair = board.day.do(partial(refuse, card=one, other=other))
    assert board.day.do(partial(refuse, card=other, other=one)) == pair
    board.day.do(partial(refuse, card=one, theme=theme))
    assert board.now.refused_pairs == {frozenset((str(one), str(other)))}
    assert board.now.refused_themes == {(str(one), str(theme))}
    board.day.do(partial(take_refusal_back, key=pair.id))
    assert not board.now.refused_pairs
    board.day.do(partial(refuse, card=one, other=other))
    assert board.now.refused_pairs


def test_only_what_was_read_is_on_the_board(board: Board) -> None:
    board.day.do(partial(change_workshop, reads_first=True))
    board.card("Attend")
    assert board.now.piles == []


def test_others_are_told_less_than_the_desk(board: Board) -> None:
    phase = next(p for p in board.day.ask(schedule) if p.title == "Forces")
    board.day.do(partial(change_phase, key=phase.id, signed="none"))
    theme = board.theme("Lieux", board.card(table=4))
    shown = board.day.ask(partial(theme_board_for_others, now=board.day.clock.now()))
    assert board.view(theme).tables == 1
    assert (shown.themes[0].cards, shown.themes[0].tables) == (1, 0)
    board.day.do(partial(change_phase, key=phase.id, silent=True))
    hidden = board.day.ask(partial(theme_board_for_others, now=board.day.clock.now()))
    assert hidden.themes[0].cards == 0


def test_the_board_is_brought_up_by_changes_alone(board: Board) -> None:
    parts = BoardParts()
    card = board.card()
    parts.take(board.day.ask(partial(changes_since, number=0)))
    board.theme("Lieux", card)
    board.card("Encore")
    news = board.day.ask(partial(changes_since, number=parts.reached))
    assert len(news.cards) == len(news.spots) == len(news.themes) == 1
    parts.take(news)
    assert compose(parts) == board.now


def test_suggestions_are_told_texts_names_and_places(board: Board) -> None:
    one, other = board.card("a"), board.card("b")
    theme = board.theme("Lieux", other)
    assert placed(board.now) == {str(other): str(theme)}
    assert [text.id for text in texts_of(board.now)] == [str(one), str(other)]


def test_the_history_of_a_card_is_its_own(board: Board) -> None:
    one, other = board.card("a"), board.card("b")
    board.theme("Lieux", one, other)
    board.put(None, one)
    assert len(board.day.ask(partial(history_of, card=one))) == 2
    assert len(board.day.ask(partial(history_of, card=other))) == 1


def test_other_programs_read_the_theme_of_each_card(board: Board) -> None:
    one, deep, gone = board.card("a"), board.card("b"), board.card("c")
    top = board.theme("Moyens", one)
    board.theme("Personnel", deep, parent=top)
    board.day.do(partial(remove_theme, key=board.theme("Rien", gone)))
    rows = board.day.ask(card_rows)
    assert [row["theme"] for row in rows] == ["Moyens", "Moyens / Personnel", ""]


def test_names_are_taken_from_the_newest_workshop_that_has_some(board: Board) -> None:
    library = board.day.house.library
    assert names_elsewhere(library, board.day.key) is None
    new = partial(create_workshop, model="concertation", title="L'an dernier")
    other = uuid4()
    library.submit(other, "test", new).result(5)
    library.submit(
        other, "test", partial(take_names, names=[NamedTheme("Accueil", "quai")])
    ).result(5)
    found = names_elsewhere(library, board.day.key)
    assert found is not None
    assert found.title == "L'an dernier"
    assert found.names == (NamedTheme("Accueil", "quai"),)


CARDS, THEMES = 6, 3
Gesture = Callable[[UnitOfWork, Sequence[Card], Sequence[Theme]], object]
some_cards = st.lists(st.integers(0, CARDS - 1), min_size=1, max_size=4, unique=True)
a_theme = st.integers(0, THEMES - 1)


def _picked(cards: Sequence[Card], which: Sequence[int]) -> list[UUID]:
    return [cards[n].id for n in which]


def _theme_at(themes: Sequence[Theme], n: int | None) -> UUID | None:
    return themes[n % len(themes)].id if themes and n is not None else None


def gestures() -> st.SearchStrategy[Gesture]:
    def put(which: list[int], n: int | None) -> Gesture:
        return lambda uow, cards, themes: place_cards(
            uow, _picked(cards, which), _theme_at(themes, n)
        )

    def pile(which: list[int]) -> Gesture:
        return lambda uow, cards, _themes: stack_cards(uow, _picked(cards, which))

    def one(verb: Callable[..., object]) -> Callable[[int], Gesture]:
        return lambda n: lambda uow, cards, _themes: verb(uow, cards[n].id)

    def name(which: list[int], n: int) -> Gesture:
        return lambda uow, cards, _themes: create_theme(uow, f"Thème {n}", _picked(cards, which))

    def themed(verb: Callable[..., object]) -> Callable[[int, int], Gesture]:
        def made(n: int, m: int) -> Gesture:
            return lambda uow, _cards, themes: verb(uow, _theme_at(themes, n), _theme_at(themes, m))

        return made

    merge = themed(lambda uow, a, b: merge_themes(uow, [a], b))
    part = themed(lambda uow, a, b: move_theme(uow, a, 0, b))
    return st.one_of(
        st.builds(put, some_cards, st.none() | a_theme),
        st.builds(pile, some_cards),
        *(st.builds(one(verb), st.integers(0, CARDS - 1)) for verb in (unstack, leave_stack)),
        st.builds(one(lead_stack), st.integers(0, CARDS - 1)),
        st.builds(name, some_cards, a_theme),
        st.builds(merge, a_theme, a_theme),
        st.builds(part, a_theme, a_theme),
        st.builds(themed(lambda uow, a, _b: remove_theme(uow, a)), a_theme, a_theme),
    )


def as_seen(board: ThemeBoard) -> ThemeBoard:
    """All that a person sees of it: without the numbers of the changes."""

    def bare(pile: Pile) -> Pile:
        lead, *others = (replace(card, change=0) for card in pile.cards)
        return Pile(lead, tuple(others), pile.theme)

    views = tuple(
        replace(view, theme=replace(view.theme, change=0), piles=tuple(bare(p) for p in view.piles))
        for view in board.themes
    )
    return replace(board, themes=views, unsorted=tuple(map(bare, board.unsorted)), reached=0)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(gestures(), min_size=1, max_size=12))
def test_all_is_undone_and_redone_without_a_trace_of_difference(
    board: Board, run: list[Gesture]
) -> None:
    day = replace(board.day, key=uuid4())
    day.do(partial(create_workshop, model="concertation", title="Essai"))
    day.start("Forces")
    cards = [day.write(f"Carte {n}", n + 1).card for n in range(CARDS)]
    seen, commands = [as_seen(day.ask(theme_board))], []
    for gesture in run:
        command = day.do(partial(_tried, gesture=gesture, cards=cards))
        if command is not None:
            commands.append(command)
            seen.append(as_seen(day.ask(theme_board)))
    back = []
    for command, before in zip(reversed(commands), reversed(seen[:-1]), strict=True):
        back.append(day.do(partial(undo, command=command)))
        assert as_seen(day.ask(theme_board)) == before
    for undone, after in zip(reversed(back), seen[1:], strict=True):
        day.do(partial(redo, undone=undone))
        assert as_seen(day.ask(theme_board)) == after


def _tried(uow: UnitOfWork, gesture: Gesture, cards: Sequence[Card]) -> int | None:
    """The number that undoing takes; None: it was refused or changed nothing."""
    themes = [view.theme for view in theme_board(uow).themes]
    try:
        gesture(uow, cards, themes)
    except Problem:
        if uow.wrote:
            raise
        return None
    return uow.command if uow.wrote else None
