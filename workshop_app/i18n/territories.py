"""Départements in a sentence: « la Gironde a », « les Landes ont », « pour l'Ain ».

Decides articles and agreement, which no list carries. Other values are named as they are written.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.departements import NAMES, departement_code
from workshop_app.i18n import typography
from workshop_app.i18n.numerals import capital
from workshop_app.i18n.translate import _, language


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


MASCULINE = _codes(
    "14 15 18 25 29 30 32 39 41 45 46 47 49 56 59 62 63 67 68 69 81 82 83 84 90 94 95"
)
ELIDED = _codes("01 02 03 07 09 10 11 12 27 28 34 35 36 37 38 60 61 89 91")
PLURAL = _codes("04 05 06 08 13 22 40 64 65 66 78 79 88 92")
BARE = _codes("75 974 976")
"""Paris, La Réunion (whose article is part of it) and Mayotte."""


@dataclass(frozen=True, slots=True)
class Named:
    """A value as sentences need it."""

    subject: str
    """« La Gironde », to begin a sentence."""
    object: str
    """« la Gironde », after « pour »."""
    of: str
    """« de la Gironde », « du Lot », « des Landes »."""
    plural: bool = False


def named(attribute: str, value: str) -> Named:
    """A value of an attribute; only départements have an article, and only in French."""
    code = departement_code(value) if attribute == "departement" else ""
    if not code:
        quoted = value if attribute in ("organisation", "departement") else _quoted(value)
        return Named(quoted, quoted, _of(quoted))
    name = NAMES[code]
    if language() != "fr":
        return Named(name, name, _of(name))
    whole = typography.french(_with_article(code, name))
    return Named(capital(whole), whole, _of_departement(code, name), code in PLURAL)


def departement_name(value: str) -> str:
    """« Gironde » for « 33 » or « 33 - Gironde »; what is none stays as it is written."""
    code = departement_code(value)
    return NAMES[code] if code else value


def _with_article(code: str, name: str) -> str:
    if code in BARE:
        return name
    if code in ELIDED:
        return f"l'{name}"
    article = "le" if code in MASCULINE else "les" if code in PLURAL else "la"
    return f"{article} {name}"


def _of_departement(code: str, name: str) -> str:
    contracted = {"le": "du", "les": "des"}
    article, space, rest = _with_article(code, name).partition(" ")
    if space and article in contracted:
        return f"{contracted[article]} {rest}"
    return typography.french(_of(_with_article(code, name)))


def _of(name: str) -> str:
    return _("de {name}", name=name)


def _quoted(value: str) -> str:
    return typography.french(f"« {value} »") if language() == "fr" else f"“{value}”"
