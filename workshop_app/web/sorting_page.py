"""The page of the board in a browser: its door, then the cards, the themes, the actions.

Draws it complete for a browser without script: a page of cards, a box to tick, a theme to choose, a
button. The script then draws the whole board from the same words. Decides how things are said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from starlette.responses import Response

from workshop_app.domain.identity import fold
from workshop_app.domain.sorting import LONGEST_INITIALS, Sorter, SortingLink
from workshop_app.domain.themes import LONGEST_NAME
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import language, n_, number
from workshop_app.services.models import method_categories
from workshop_app.services.theme_board import Pile, ThemeBoard, ThemeView
from workshop_app.web.frame import Frame
from workshop_app.web.sorting_states import Board, Idea
from workshop_app.web.sorting_words import door_words, sorting_words

SCRIPTS = (
    "words.js",
    "shelf.js",
    "outbox.js",
    "pieces.js",
    "people.js",
    "sorting_box.js",
    "sorting_rows.js",
    "sorting_cards.js",
    "sorting_themes.js",
    "sorting_sheet.js",
    "sorting_bar.js",
    "sorting.js",
)
ICONS = (
    "check",
    "chevron-up",
    "circle-alert",
    "circle-check",
    "clock",
    "arrow-left",
    "eye-off",
    "folder-input",
    "info",
    "layers",
    "plus",
    "search",
    "undo-2",
    "users",
    "wifi-off",
    "x",
)
MOST_SHOWN = 30
"""Piles of one page without script."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page was asked for, or what a form without script sent."""

    theme: str = ""
    """Id of the one that is open; "" = the cards to sort."""
    typed: str = ""
    page: int = 1
    done: int = 0
    """The gesture just made, which can be taken back."""
    wrong: str = ""


class SortingPages:
    def __init__(self, assets: Path, rehearsal: bool = False) -> None:
        self._frame = Frame(assets, ("form.css", "sorting.css"), ICONS, rehearsal)

    def door(self, link: SortingLink, typed: str, wrong: str, status: int) -> Response:
        return self._frame.answer(
            "sorting_door.html",
            (),
            status,
            {},
            words=door_words(),
            mark=method_categories(),
            code=link.code,
            typed=typed,
            wrong=wrong,
            longest=LONGEST_INITIALS,
        )

    def board(
        self,
        link: SortingLink,
        who: Sorter,
        board: Board,
        state: dict[str, object],
        asked: Asked,
        status: int = 200,
    ) -> Response:
        words = sorting_words()
        boot = {
            "state": state,
            "words": words,
            "language": language(),
            "code": link.code,
            "longest": LONGEST_NAME,
        }
        return self._frame.answer(
            "sorting.html",
            SCRIPTS,
            status,
            boot,
            words=words,
            view=_view(link, board, asked, words),
            people=state["people"],
            me=who.initials,
            code=link.code,
            asked=asked,
            fresh_id=str(uuid4()),
            longest=LONGEST_NAME,
        )


def _view(link: SortingLink, board: Board, asked: Asked, words: dict[str, str]) -> dict[str, Any]:
    """The page as words, for a browser that runs no script."""
    assert board.workshop is not None  # read before it is drawn
    shown, kinds = board.shown, {each.key: each for each in board.workshop.categories}
    names = {str(view.id): view.theme.name for view in shown.themes}
    open_one = next((view for view in shown.themes if str(view.id) == asked.theme), None)
    piles = open_one.piles if open_one else shown.unsorted
    found = [pile for pile in piles if _has(pile, asked.typed)]
    first = MOST_SHOWN * (max(1, asked.page) - 1)
    return {
        "title": board.workshop.title,
        "kinds": list(kinds.values()),
        "heading": open_one.theme.name if open_one else words["to_sort"],
        "open": str(open_one.id) if open_one else "",
        "count": _cards(sum(len(pile.cards) for pile in piles)),
        "piles": [
            _pile(pile, kinds, names, board.ideas, words)
            for pile in found[first : first + MOST_SHOWN]
        ],
        "before": _link(link, asked, asked.page - 1) if first else "",
        "more": _link(link, asked, asked.page + 1) if len(found) > first + MOST_SHOWN else "",
        "none": "" if found else _none(shown, asked, open_one is not None, words),
        "themes": [_theme(view, kinds, names, words) for view in shown.themes],
        "sorted": n_("{n} rangée", "{n} rangées", shown.sorted_cards),
    }


def _has(pile: Pile, typed: str) -> bool:
    wanted = fold(typed)
    return not wanted or any(
        wanted in fold(f"{card.label} {card.text}") or typed.strip() == str(card.table)
        for card in pile.cards
    )


def _none(board: ThemeBoard, asked: Asked, in_theme: bool, words: dict[str, str]) -> str:
    if asked.typed:
        return words["none_found"].format(typed=asked.typed)
    if in_theme:
        return words["none_there"]
    return words["all_sorted"] if board.sorted_cards else words["empty"]


def _cards(count: int) -> str:
    return n_("{n} carte", "{n} cartes", count)


def _link(link: SortingLink, asked: Asked, page: int) -> str:
    said = {"theme": asked.theme, "q": asked.typed, "page": str(page)}
    return f"/b/{link.code}?{urlencode({name: each for name, each in said.items() if each})}"


def _pile(
    pile: Pile,
    kinds: dict[str, Category],
    names: dict[str, str],
    ideas: dict[str, Idea],
    words: dict[str, str],
) -> dict[str, Any]:
    lead, category = pile.lead, kinds.get(pile.lead.kind)
    chips = ideas[str(lead.id)].chips if pile.theme is None and str(lead.id) in ideas else ()
    others = pile.others
    return {
        "value": ",".join(f"{card.id}.{card.change}" for card in pile.cards),
        "label": lead.label,
        "text": lead.text,
        "kind": category.label if category else "",
        "tone": category.tone if category else "",
        "shape": category.shape if category else "",
        "table": words["table"].format(n=number(lead.table)) if lead.table else "",
        "others": [card.text for card in others],
        "stacked": n_("et {n} carte proche", "et {n} cartes proches", len(others)),
        "chips": [(key, names[key]) for key in chips if key in names],
    }


def _theme(
    view: ThemeView, kinds: dict[str, Category], names: dict[str, str], words: dict[str, str]
) -> dict[str, Any]:
    parent = str(view.theme.parent) if view.theme.parent else ""
    counted: Sequence[tuple[Category, int]] = [
        (category, view.kinds[key]) for key, category in kinds.items() if view.kinds.get(key)
    ]
    return {
        "id": str(view.id),
        "name": view.theme.name,
        "part": words["part_of"].format(theme=names[parent]) if parent in names else "",
        "cards": number(view.cards),
        "tables": n_("{n} table", "{n} tables", view.tables),
        "kinds": [
            {
                "label": category.label,
                "tone": category.tone,
                "shape": category.shape,
                "n": number(count),
            }
            for category, count in counted
        ],
    }
