"""Whether a candidature meets a condition, from what its list says.

Decides what « 20 000 », « 8,5 ETP », « oui » or « 17 - Charente-Maritime » answer. An answer that
is missing, or that can be read in two ways, is no answer: a person must look.
"""

from __future__ import annotations

import re
from typing import Literal

from workshop_app.domain.criteria import value_key
from workshop_app.domain.departements import departements_in, is_region
from workshop_app.domain.identity import fold
from workshop_app.domain.recruitment.rules import ANSWERED, NUMBERED, Condition

Verdict = Literal["met", "failed", "missing", "unreadable", "several"]
YES = frozenset(("oui", "o", "yes", "y", "x", "vrai", "true", "1", "ok", "v", "coche"))
NO = frozenset(("non", "n", "no", "faux", "false", "0", "aucun", "aucune"))
TICKS, CROSSES = frozenset("✓✔☑"), frozenset("✗✘")
BLANKS = re.compile(r"(?<=\d)[  \s'’](?=\d{3}(?!\d))")
DOTS = re.compile(r"^\d{1,3}(\.\d{3})+$")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?:\.\d+)*")
TWO_WAYS = re.compile(r"^\d{1,3},\d{3}$")
"""« 12,500 » is twelve and a half in French, twelve thousand five hundred in English."""
VAGUE = re.compile(r"\b(moins|plus|environ|entre|jusqu|presque|au|a|ou|ca|max\w*|min\w*)\b")
SIGNS = "<>≤≥~±"


def verdict(condition: Condition, text: str) -> Verdict:
    """What the answer says of the condition."""
    if not text.strip():
        return "missing"
    if condition.kind in NUMBERED:
        return _of_number(condition, text)
    if condition.kind in ANSWERED:
        said = read_yes_or_no(text)
        if said is None:
            return "unreadable"
        return "met" if said == (condition.kind == "yes") else "failed"
    trouble = value_trouble(condition.attribute, text)
    if trouble is not None:
        return trouble
    listed = {value_key(condition.attribute, value) for value in condition.values}
    within = value_key(condition.attribute, text) in listed
    return "met" if within == (condition.kind == "one_of") else "failed"


def value_trouble(attribute: str, text: str) -> Verdict | None:
    """Why a text is no single value of this attribute; None when it is one."""
    if not text.strip():
        return "missing"
    if attribute != "departement":
        return None if value_key(attribute, text) else "unreadable"
    codes = departements_in(text)
    if len(codes) > 1:
        return "several"
    return None if codes or is_region(text) else "unreadable"


def read_number(text: str) -> float | None:
    """One number, its unit around it allowed; None when there is none, two, or a vague one."""
    words = BLANKS.sub("", text.strip())
    found: list[str] = NUMBER.findall(words)
    if len(found) != 1 or any(sign in words for sign in SIGNS):
        return None
    (digits,) = found
    around = fold(words.replace(digits, " "))
    if VAGUE.search(around) or TWO_WAYS.match(digits) or f"-{digits}" in words:
        return None
    if DOTS.match(digits):
        return float(digits.replace(".", ""))
    return float(digits.replace(",", ".")) if digits.count(".") < 2 else None


def read_yes_or_no(text: str) -> bool | None:
    """None when it says neither."""
    said = fold(text) or text.strip()
    if said in YES or said in TICKS:
        return True
    return False if said in NO or said in CROSSES else None


def _of_number(condition: Condition, text: str) -> Verdict:
    number, limit = read_number(text), condition.number
    if number is None or limit is None:
        return "unreadable"
    held = {
        "below": number < limit,
        "at_most": number <= limit,
        "at_least": number >= limit,
        "above": number > limit,
    }[condition.kind]
    return "met" if held else "failed"
