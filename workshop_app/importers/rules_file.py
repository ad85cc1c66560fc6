"""A rules file, JSON: the rules of a call for candidates, written by hand or by another program.

A word that is not known is refused: « mots » for « most » must not open the group to everybody.
Decides whether a file can be read; whether its rules hold together is `domain.recruitment.rules`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import msgspec

from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.rules import Condition, Quota, Rules, ValueClass
from workshop_app.services.recruitment_presets import PRESETS, preset_rules

LARGEST = 1_000_000
PARTS: dict[type, dict[str, type]] = {
    Rules: {"quotas": Quota, "conditions": Condition},
    Quota: {"classes": ValueClass},
    Condition: {},
    ValueClass: {},
}


def read_rules_file(content: bytes, name: str, draw: int) -> Rules:
    """`draw` is the number of the draw when the file gives none. Raises Problem."""
    if len(content) > LARGEST:
        raise _unreadable(name, name)
    try:
        told: Any = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unreadable(name, str(error)) from error
    if not isinstance(told, dict):
        raise _unreadable(name, "{ }")
    preset = told.pop("preset", None)
    for unknown in _unknown(told, Rules):
        raise _unreadable(name, unknown)
    try:
        rules = msgspec.convert({"draw": draw, **told}, Rules)
    except msgspec.ValidationError as error:
        raise _unreadable(name, str(error)) from error
    return rules if preset is None else _over(preset, rules, told)


def _over(preset: object, rules: Rules, told: dict[str, Any]) -> Rules:
    """A set of the field with what the file says otherwise."""
    known = next((key for key in PRESETS if key == preset), None)
    if known is None:
        raise Problem("unknown_preset", preset=str(preset), presets=", ".join(PRESETS))
    start = preset_rules(known, rules.draw)
    return replace(start, **{key: getattr(rules, key) for key in told})


def _unknown(told: dict[str, Any], kind: type, path: str = "") -> Iterator[str]:
    """Words of the file that no rule has, with where they stand."""
    known = {field.name for field in fields(kind)}
    for key, value in told.items():
        here = f"{path}{key}"
        if key not in known:
            yield here
        part = PARTS[kind].get(key)
        if part is not None and isinstance(value, list):
            for place, each in enumerate(value):
                if isinstance(each, dict):
                    yield from _unknown(each, part, f"{here}[{place}].")


def _unreadable(name: str, where: str) -> Problem:
    return Problem("rules_unreadable", name=name, where=where[:200])
