"""Every sentence a person reads, from one gettext catalogue. French is the source and comes first.

The message id is the French sentence itself. Decides the language of the process (the desk, the
command line, paper) and of one web request (the phone's own); not what is said.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from workshop_app.i18n import typography

LANGUAGES = ("fr", "en")
DOMAIN = "tablee"
LOCALE = Path(__file__).parent / "locale"

_of_process = "fr"
_of_context: ContextVar[str | None] = ContextVar("language", default=None)


def set_language(language: str) -> None:
    """For the whole process, every thread."""
    global _of_process
    _of_process = language if language in LANGUAGES else "fr"


def language() -> str:
    return _of_context.get() or _of_process


@contextmanager
def spoken(chosen: str) -> Iterator[None]:
    """Within this block, and this request, sentences are in `chosen`."""
    token = _of_context.set(chosen if chosen in LANGUAGES else "fr")
    try:
        yield
    finally:
        _of_context.reset(token)


def preferred(accept_language: str) -> str:
    """The first language of an Accept-Language header that we speak; French otherwise."""
    for part in accept_language.split(","):
        spoken_first = part.split(";")[0].strip()[:2].lower()
        if spoken_first in LANGUAGES:
            return spoken_first
    return "fr"


def N_(message: str) -> str:  # noqa: N802 gettext's own name
    """Marks a sentence for the catalogue where it cannot be translated yet: at import."""
    return message


def _(message: str, **values: object) -> str:
    """The sentence in the language of the moment, its placeholders filled after typography."""
    return _fill(_written(message, language()), values)


def n_(one: str, many: str, n: int, **values: object) -> str:
    """The sentence that agrees with `n`, which fills {n}. In French 0 and 1 are singular."""
    return _fill(_counted(one, many, n, language()), {"n": number(n)} | values)


def number(value: int) -> str:
    return typography.number(value, language())


def _fill(sentence: str, values: dict[str, object]) -> str:
    return sentence.format_map(values) if values else sentence


@cache
def _catalogue(chosen: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [chosen], fallback=chosen == "fr")


@cache
def _written(message: str, chosen: str) -> str:
    return _typeset(_catalogue(chosen).gettext(message), chosen)


def _counted(one: str, many: str, n: int, chosen: str) -> str:
    catalogue = _catalogue(chosen)
    said = catalogue.ngettext(one, many, n)
    if chosen == "fr" and said in (one, many):
        said = one if abs(n) < 2 else many  # without a catalogue gettext counts in English
    return _typeset(said, chosen)


def _typeset(sentence: str, chosen: str) -> str:
    return typography.french(sentence) if chosen == "fr" else typography.english(sentence)
