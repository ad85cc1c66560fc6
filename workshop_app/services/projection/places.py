"""« Où je m'assois » as plain data: the one projected picture with names, and only until the first
phase. A name is a first name, a last name and a table: there is no field for anything else.

Decides which names stand on which page and how long it stays; `paint_places` decides how it looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from workshop_app.domain.identity import fold
from workshop_app.domain.projection import PAGE_S
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.services.hall_drawing import DrawnPlan, draw_hall
from workshop_app.services.places import PlaceName, Places

ROWS = 15
COLUMNS, COLUMNS_TALL = 3, 2
SOON_MIN = 120
JUST = timedelta(seconds=60)
"""How long somebody has « just » arrived."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    first_name: str
    last_name: str
    table: int
    is_lit: bool


@dataclass(frozen=True, slots=True)
class NamedBox:
    """One person in large: who has just arrived, or whom the facilitator looks up."""

    caption: str
    first_name: str
    last_name: str
    table: int


@dataclass(frozen=True, slots=True)
class PlacesContent:
    workshop_title: str
    opening: str
    """« Début à {time}, dans {n} min », to be filled with the two that follow."""
    opens_at: str
    opens_in: str
    letters: tuple[str, str]
    """First and last of this page; the same twice: one letter."""
    first_name_first: bool
    columns: tuple[tuple[PlaceLine, ...], ...]
    page: int
    """From 0."""
    pages: int
    next_in_s: int
    """0: there is one page only."""
    plan: DrawnPlan
    """The hall, without what is the team's; the table that is lit is inked as here."""
    lit_table: int
    """0: none."""
    box: NamedBox | None
    mode: Literal["places"] = "places"


def compose_places(
    places: Places, shown_since: datetime, columns: int, now: datetime
) -> PlacesContent:
    """The page of this instant. `shown_since`: when the first page came, or when somebody was
    looked up, whose page then comes first."""
    pages = pages_of(places, ROWS * columns)
    first = _page_with(pages, places.pointed)
    gone_s = max(0.0, (now - shown_since).total_seconds())
    number = (first + int(gone_s // PAGE_S)) % max(1, len(pages))
    names = pages[number] if pages else ()
    lit = places.pointed or _just(places, now)
    left = int(-(-(places.opens_at - now).total_seconds() // 60))
    soon = 0 < left <= SOON_MIN
    return PlacesContent(
        workshop_title=places.title,
        opening=_("Début à {time}, dans {n} min") if soon else _("Début à {time}"),
        opens_at=typography.clock(places.opens_at, language()),
        opens_in=str(left) if soon else "",
        letters=_letters(names, places.initials),
        first_name_first=places.initials,
        columns=tuple(
            tuple(_line(name, lit) for name in names[start : start + ROWS])
            for start in range(0, ROWS * columns, ROWS)
        ),
        page=number,
        pages=len(pages),
        next_in_s=PAGE_S - int(gone_s % PAGE_S) if len(pages) > 1 else 0,
        plan=draw_hall(places.plan, here={lit.table} if lit else frozenset(), large=True),
        lit_table=lit.table if lit else 0,
        box=_box(places, lit),
    )


def pages_of(places: Places, room: int) -> list[tuple[PlaceName, ...]]:
    """Each page starts at a letter, as far as its names allow: a letter with more names than a page
    holds goes on over the next."""
    pages: list[tuple[PlaceName, ...]] = []
    left = list(places.names)
    while len(left) > room:
        cut = room
        while cut and _letter(left[cut], places.initials) == _letter(
            left[cut - 1], places.initials
        ):
            cut -= 1
        pages.append(tuple(left[: cut or room]))
        left = left[cut or room :]
    return [*pages, tuple(left)] if left else pages


def spoken_places(content: PlacesContent) -> str:
    """Read aloud: which names, none of them."""
    first, last = content.letters
    said = _("Où je m'assois")
    letters = _("noms de {first} à {last}", first=first, last=last)
    return f"{said}, {letters}" if first else said


def _page_with(pages: Sequence[Sequence[PlaceName]], pointed: PlaceName | None) -> int:
    return next((number for number, names in enumerate(pages) if pointed in names), 0)


def _just(places: Places, now: datetime) -> PlaceName | None:
    if places.newest_at is None or now - places.newest_at > JUST:
        return None
    return places.newest


def _line(name: PlaceName, lit: PlaceName | None) -> PlaceLine:
    return PlaceLine(name.first_name, name.last_name, name.table, name == lit)


def _box(places: Places, lit: PlaceName | None) -> NamedBox | None:
    if lit is None:
        return None
    caption = _("Votre place") if places.pointed else _("Vient d'arriver")
    return NamedBox(caption, lit.first_name, lit.last_name, lit.table)


def _letters(names: Sequence[PlaceName], initials: bool) -> tuple[str, str]:
    if not names:
        return "", ""
    return _letter(names[0], initials), _letter(names[-1], initials)


def _letter(name: PlaceName, initials: bool) -> str:
    filed = name.first_name if initials else name.last_name
    return fold(filed or name.last_name or name.first_name)[:1].upper()
