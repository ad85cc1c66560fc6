"""The section of the themes in the report: cards and tables, stacks said once, who decided.

Decides the words; what is told comes from `services.report_themes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak
from reportlab.platypus.flowables import Flowable

from workshop_app.i18n.translate import _, n_
from workshop_app.printing.flowables import CardRow, Heading, Prose
from workshop_app.printing.styles import style
from workshop_app.printing.text import Typesetter
from workshop_app.services.report_content import CardLine, PileLine, ThemeCards, Themes

ROOM_UNDER_TITLE = 45 * mm


def theme_blocks(setter: Typesetter, themes: Themes, page_height: float) -> list[Flowable]:
    parts: list[Flowable] = [Prose(setter, who_decided(themes), style("body_muted"), after=8)]
    for place, theme in enumerate(themes.themes):
        title = _("{name} : {counts}", name=_name(theme), counts=counts_words(theme))
        parts += _title(setter, title, f"theme-{place}")
        parts += _cards(setter, theme.piles, page_height)
    if themes.unsorted:
        count = sum(pile.cards for pile in themes.unsorted)
        cards = n_("{n} carte", "{n} cartes", count)
        title = _("{name} : {counts}", name=_("Non classées"), counts=cards)
        parts += _title(setter, title, "theme-none")
        parts += _cards(setter, themes.unsorted, page_height)
    return parts


def who_decided(themes: Themes) -> str:
    """A person; the program only proposed."""
    decided = _("Thèmes arrêtés par qui anime l'atelier.")
    if not themes.proposed:
        return decided
    offered = n_(
        "{n} rapprochement proposé par l'outil, {accepted} accepté.",
        "{n} rapprochements proposés par l'outil, {accepted} acceptés.",
        themes.proposed,
        accepted=themes.accepted,
    )
    return _("{decided} {offered}", decided=decided, offered=offered)


def counts_words(theme: ThemeCards) -> str:
    """« 7 cartes, 5 tables »."""
    cards = n_("{n} carte", "{n} cartes", theme.cards)
    if not theme.tables:
        return cards
    tables = n_("{n} table", "{n} tables", theme.tables)
    return _("{cards}, {tables}", cards=cards, tables=tables)


def _name(theme: ThemeCards) -> str:
    if not theme.within:
        return theme.name
    return _("{theme} / {part}", theme=theme.within, part=theme.name)


def _title(setter: Typesetter, title: str, key: str) -> list[Flowable]:
    return [CondPageBreak(ROOM_UNDER_TITLE), Heading(setter, title, 2, key)]


def _cards(setter: Typesetter, piles: Sequence[PileLine], page_height: float) -> list[Flowable]:
    lines = [_line(pile) for pile in piles]
    return [
        CardRow(setter, lines[place : place + 2], page_height=page_height)
        for place in range(0, len(lines), 2)
    ]


def _line(pile: PileLine) -> CardLine:
    """A stack is said once: by how many tables, instead of by which."""
    if pile.cards < 2:
        return pile.card
    if pile.tables < 2:
        said = n_("dit {n} fois", "dit {n} fois", pile.cards)
    else:
        said = n_("dit par {n} table", "dit par {n} tables", pile.tables)
    return replace(pile.card, table=None, speaker=said)
