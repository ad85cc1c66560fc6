"""What the split may spread, and when two ways of writing a value are one value.

Decides that « OT » and « office de tourisme », « Directrice » and « Directeur », « 34 - Hérault »
and « Hérault » count as one; never changes what is shown: a value keeps a spelling of the list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workshop_app.domain.departements import departement_code
from workshop_app.domain.identity import (
    fold,
    name_key,
    organisation_key,
    organisation_type,
    type_of_organisation,
)
from workshop_app.domain.people import Person, value_of

FEMININE = (
    (re.compile(r"trice$"), "teur"),
    (re.compile(r"euse$"), "eur"),
    (re.compile(r"ere$"), "er"),
    (re.compile(r"(e[nl])\1?e$"), r"\1"),
    (re.compile(r"nne$"), "n"),
    (re.compile(r"ive$"), "if"),
    (re.compile(r"e+$"), ""),
)
"""Endings of a function's words: « chargée » and « chargé » lose theirs alike."""
INCLUSIVE = frozenset(("e", "es", "ne", "re", "rice", "trice", "euse", "ive", "ere"))
"""What « directeur·rice » and « chargé(e) » leave behind once the signs are gone."""
SPELLINGS_SHOWN = 2
OTHER_SPELLING = " / "


def criterion_value(person: Person, criterion: str) -> str:
    """What the person's list says, one space between words; "" when it says nothing."""
    text = " ".join(value_of(person, criterion).split())
    if not text and criterion == "organisation_type":
        return type_of_organisation(person.organisation)
    return text


def value_key(criterion: str, text: str) -> str:
    """The same for all ways of writing one value of this criterion; "" for no value."""
    if not text.strip():
        return ""
    match criterion:
        case "organisation":
            return organisation_key(text) or name_key(text)
        case "organisation_type":
            return name_key(organisation_type(text))
        case "departement":
            return departement_code(text) or name_key(text)
        case "function":
            return function_key(text) or name_key(text)
        case _:
            return name_key(text)


def function_key(text: str) -> str:
    """A function without its gender: « Chargée de mission » and « chargé de mission » are one."""
    words = [word for word in fold(text).split() if word not in INCLUSIVE]
    return " ".join(_without_gender(word) for word in words)


def _without_gender(word: str) -> str:
    for ending, masculine in FEMININE:
        shorter, times = ending.subn(masculine, word)
        if times:
            return shorter
    return word


def column(people: Sequence[Person], criterion: str) -> tuple[str, ...]:
    """The value of each person, spelled the same for all who share it; "" = no value.

    The spelling is the one most used; two when they are different words (« Directeur /
    Directrice »). A value that somebody kept apart (`values.keep_apart`) counts by itself.
    """
    written = [criterion_value(person, criterion) for person in people]
    apart = {
        text
        for person, text in zip(people, written, strict=True)
        if person.as_written and text and dict(person.as_written).get(criterion) == text
    }
    keys = [f"={text}" if text in apart else value_key(criterion, text) for text in written]
    spellings: dict[str, Counter[str]] = {}
    for key, text in zip(keys, written, strict=True):
        if key:
            spellings.setdefault(key, Counter())[text] += 1
    shown = {key: _shown(criterion, counts) for key, counts in spellings.items()}
    return tuple(shown.get(key, "") for key in keys)


def _shown(criterion: str, counts: Counter[str]) -> str:
    """Most used first; the order of the list decides between equals."""
    ranked = [text for text, _ in counts.most_common()]
    if criterion != "function":
        return ranked[0]
    words: dict[str, str] = {}
    for text in ranked:
        words.setdefault(fold(text), text)
    return OTHER_SPELLING.join(list(words.values())[:SPELLINGS_SHOWN])


def criteria_of(people: Sequence[Person]) -> tuple[str, ...]:
    """Headings of the free columns that could be spread: shared by some, not alike for all."""
    headings = dict.fromkeys(heading for person in people for heading, _ in person.attributes)
    return tuple(heading for heading in headings if _spreads(column(people, heading)))


def _spreads(values: Sequence[str]) -> bool:
    known = [value for value in values if value]
    return 1 < len(set(known)) <= len(known) // 2
