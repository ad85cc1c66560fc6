"""French typography in one place, and the way numbers, times and dates are written.

Applied to the program's own sentences. Participants' words never pass through here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

LOCALES = {"fr": "fr_FR", "en": "en_GB"}
"""How lists and dates are written: British, as the sentences are."""
NBSP, NARROW = "\u00a0", "\u202f"
_RULES = (
    (re.compile(r"(?<=\w)'(?=\w|«|\{)"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"«\s*"), "«" + NBSP),
    (re.compile(r"\s*»"), NBSP + "»"),
    (re.compile(r"[ \u00a0\u202f]+([;!?])"), NARROW + r"\1"),
    (re.compile(r"[ \u00a0\u202f]+:(?=\s|$)"), NBSP + ":"),
    (re.compile(r"(?<=[\d}])[ \u00a0\u202f]%"), NARROW + "%"),
    (re.compile(r"(?<=[\d}]) (?=h\b|min\b|s\b|€)"), NBSP),
)


def french(sentence: str) -> str:
    """The sentence with the apostrophes, quotes and spaces French print wants."""
    for rule, written in _RULES:
        sentence = rule.sub(written, sentence)
    return sentence


def english(sentence: str) -> str:
    return sentence.replace("...", "…").replace("'", "’")


def number(value: int, language: str) -> str:
    """1 000 in French, 1,000 in English."""
    return f"{value:,}".replace(",", NARROW if language == "fr" else ",")


def decimal(value: float, language: str) -> str:
    """12,5 in French, 12.5 in English; a whole number without its comma."""
    return str(format_decimal(value, format="#,##0.##", locale=LOCALES[language]))


def listing(words: Sequence[str], language: str) -> str:
    """A, B et C; A, B and C."""
    return format_list(list(words), locale=LOCALES[language])


def clock(at: datetime | time, language: str) -> str:
    """10 h 47, 9 h 05, 12 h; 10:47 in English. An instant is told in the laptop's zone."""
    moment = at.astimezone() if isinstance(at, datetime) else at
    if language != "fr":
        return f"{moment.hour}:{moment.minute:02}"
    hours = f"{moment.hour}{NBSP}h"
    return f"{hours}{NBSP}{moment.minute:02}" if moment.minute else hours


def day(on: date, language: str, form: str = "d MMMM y") -> str:
    """13 octobre 2026; `form` is a CLDR pattern, or full, long, medium, short."""
    return format_date(on, form, locale=LOCALES[language])


def minutes(seconds: float, language: str) -> str:
    """8 min; 2 h; 2 h 05."""
    whole = round(seconds / 60)
    if whole < 60:
        return f"{whole}{NBSP}min"
    hours, rest = divmod(whole, 60)
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def countdown(seconds: float) -> str:
    """6:42, 1:05:00: what a clock shows. The last second is shown until it is over."""
    left = max(0, int(-(-seconds // 1)))
    hours, rest = divmod(left, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
