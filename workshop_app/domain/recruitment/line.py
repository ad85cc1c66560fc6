"""The candidates in their order, and those who compete for no place.

Decides who comes before whom, and which candidatures the conditions refuse or leave to be checked;
not who gets a place (`decide`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workshop_app.domain.recruitment.candidature import Imposed, Reason, State
from workshop_app.domain.recruitment.conditions import Verdict, value_trouble, verdict
from workshop_app.domain.recruitment.rules import Condition, Rules

LIST_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidature, as the rules look at it."""

    key: str
    """What the draw is made of: it never changes."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Attribute -> what the list says, "" or absent when it says nothing."""
    applied_at: datetime | None = None
    """In the zone whose midnight ends a day; all of them with a zone, or none."""
    arrival: int = 0
    """Place in the list."""
    imposed: Imposed = ""
    imposed_by: str = ""
    imposed_reason: str = ""
    left_at: datetime | None = None
    holds: bool = False
    """Was given a place that nothing but leaving takes back."""
    waited: bool = False
    """Was told to wait: a place now is one that was freed."""
    late: bool = False
    """Came once the group was full."""

    def says(self, attribute: str) -> str:
        return self.values.get(attribute, "")


def in_order(candidates: Iterable[Candidate], rules: Rules) -> list[Candidate]:
    """By moment or by day, the tie rule between equals; those of an unknown day last, as listed."""
    return sorted(candidates, key=lambda candidate: _turn(candidate, rules))


def drawn(draw: int, key: str) -> str:
    """The lot of a candidature: anybody can make it again from the number of the draw."""
    return hashlib.sha256(f"{draw}:{key}".encode()).hexdigest()


def _turn(candidate: Candidate, rules: Rules) -> tuple[bool, float, str, int, str]:
    at = candidate.applied_at
    if at is None:
        return True, 0.0, "", candidate.arrival, candidate.key
    when = at.timestamp() if rules.order == "instant" else float(at.date().toordinal())
    lot = drawn(rules.draw, candidate.key) if rules.tie == "draw" else ""
    return False, when, lot, candidate.arrival, candidate.key


def seen_values(candidates: Iterable[Candidate], rules: Rules) -> dict[str, list[str]]:
    """Attribute of each quota -> the values met, each spelling once."""
    found: dict[str, dict[str, None]] = {quota.attribute: {} for quota in rules.quotas}
    for candidate in candidates:
        for attribute, values in found.items():
            said = candidate.says(attribute)
            if value_trouble(attribute, said) is None:
                values[said] = None
    return {attribute: list(values) for attribute, values in found.items()}


def outside(candidate: Candidate, rules: Rules) -> tuple[State, Reason] | None:
    """What is decided of who competes for no place; None for who does.

    A refusal is certain as soon as one condition fails, whatever else is missing.
    """
    if candidate.left_at is not None:
        return "left", Reason("left", (("at", candidate.left_at.isoformat()),))
    if candidate.imposed == "refused":
        return "refused", imposed(candidate)
    if candidate.imposed or candidate.holds:
        return None
    found = [(each, verdict(each, candidate.says(each.attribute))) for each in rules.conditions]
    for condition, said in found:
        if said == "failed":
            return "refused", _failed(condition, candidate.says(condition.attribute))
    doubts: list[tuple[str, Verdict]] = [
        (each.attribute, said) for each, said in found if said != "met"
    ]
    for quota in rules.quotas:
        value = candidate.says(quota.attribute)
        trouble = value_trouble(quota.attribute, value)
        if trouble is not None:
            doubts.append((quota.attribute, trouble))
        elif quota.limits_of(value)[0] == 0:
            told = (("attribute", quota.attribute), ("value", value))
            return "refused", Reason("no_place", told)
    return _to_check(*doubts[0], candidate) if doubts else None


def imposed(candidate: Candidate) -> Reason:
    told = (("by", candidate.imposed_by), ("why", candidate.imposed_reason))
    return Reason(f"imposed_{candidate.imposed}", told)


def _failed(condition: Condition, answer: str) -> Reason:
    """The condition whole: the reason is read long after the rules have changed."""
    told: list[tuple[str, str | int | float]] = [
        ("attribute", condition.attribute),
        ("answer", " ".join(answer.split())),
        ("kind", condition.kind),
        ("wording", condition.wording),
        ("values", LIST_SEPARATOR.join(condition.values)),
    ]
    if condition.number is not None:
        told.append(("number", condition.number))
    return Reason("condition", tuple(told))


def _to_check(attribute: str, found: Verdict, candidate: Candidate) -> tuple[State, Reason]:
    answer = " ".join(candidate.says(attribute).split())
    return "to_check", Reason(f"answer_{found}", (("attribute", attribute), ("answer", answer)))
