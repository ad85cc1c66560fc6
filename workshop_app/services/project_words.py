"""The sheet and the calendar in words that several faces say: quarters, meetings, the promise.

Decides wordings only; a face adds its own layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from workshop_app.domain.meetings import Mode, Quarter
from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language, n_, number
from workshop_app.services.project_content import MeetingLine

QUARTERS = (
    N_("1er trimestre {year}"),
    N_("2e trimestre {year}"),
    N_("3e trimestre {year}"),
    N_("4e trimestre {year}"),
)
FEW = (
    N_("zéro"),
    N_("une"),
    N_("deux"),
    N_("trois"),
    N_("quatre"),
    N_("cinq"),
    N_("six"),
    N_("sept"),
    N_("huit"),
    N_("neuf"),
)
"""Feminine in French: days, meetings."""


def quarter_words(when: Quarter) -> str:
    """« 4e trimestre 2026 »."""
    return _(QUARTERS[when.number - 1], year=str(when.year))


def mode_words(mode: Mode) -> str:
    return _("sur place") if mode == "on_site" else _("à distance")


def day_words(day: date, form: str = "d MMMM y") -> str:
    return typography.day(day, language(), form)


def hours_words(starts_at: time, ends_at: time) -> str:
    """« 9 h 30 à 16 h 30 »."""
    start, end = (typography.clock(at, language()) for at in (starts_at, ends_at))
    return _("{start} à {end}", start=start, end=end)


def length_words(starts_at: time, ends_at: time) -> str:
    """« 1 h 30 »."""
    long = (ends_at.hour - starts_at.hour) * 3600 + (ends_at.minute - starts_at.minute) * 60
    return typography.minutes(long, language())


def where_words(mode: Mode, place: str) -> str:
    """« sur place, Brive »."""
    return ", ".join(part for part in (mode_words(mode), place) if part)


def meeting_words(line: MeetingLine) -> str:
    """« 6 novembre 2026, 9 h 30 à 16 h 30, sur place, Brive »; without a day, the quarter."""
    where = where_words(line.mode, line.place)
    if line.day is None:
        return f"{quarter_words(line.when)}, {where}"
    return f"{day_words(line.day)}, {hours_words(line.starts_at, line.ends_at)}, {where}"


def promise_words(on_site: int, remote: int) -> str:
    """« deux journées sur place et deux rencontres à distance »; "" when nothing is promised."""
    parts = []
    if on_site:
        parts.append(
            n_(
                "{count} journée sur place",
                "{count} journées sur place",
                on_site,
                count=few(on_site),
            )
        )
    if remote:
        parts.append(
            n_(
                "{count} rencontre à distance",
                "{count} rencontres à distance",
                remote,
                count=few(remote),
            )
        )
    return typography.listing(parts, language()) if parts else ""


def shortened_words(titles: Sequence[str]) -> str:
    """What is said where a text had to be cut."""
    return _(
        "Texte abrégé pour tenir en une page : {titles}. Le texte entier est dans Tablée.",
        titles=typography.listing(titles, language()),
    )


def few(count: int) -> str:
    """In letters up to nine."""
    return _(FEW[count]) if count < len(FEW) else number(count)
