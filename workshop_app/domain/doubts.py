"""What a person may answer about a doubtful line, and what the line says then.

Decides the answers and their effect on a line that was read; nothing is thrown away: a line left
aside keeps all it says. What an answer changes in a workshop is `services.lines_to_check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from workshop_app.domain.departements import departements_in
from workshop_app.domain.identity import emails_in, normal_phone, split_full_name
from workshop_app.domain.intake import (
    SHARED_FIELDS,
    Duplicate,
    ListPreview,
    PersonLine,
    Register,
    ToCheck,
    fill_blanks,
    register_of,
)
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.values import automatic

Action = Literal["keep", "take", "set", "same", "aside"]
NAMES = ("full_name", "last_name", "first_name")
YES, NO = "oui", "non"


@dataclass(frozen=True, slots=True)
class Choice:
    """keep: as it is. take: import the line all the same. set: this value instead. same: it is
    the person already there. aside: later, or never."""

    action: Action
    value: str = ""


KEEP, TAKE, SAME, ASIDE = Choice("keep"), Choice("take"), Choice("same"), Choice("aside")
CORRECTED = frozenset(
    (
        "check_no_name",
        "check_not_a_name",
        "check_one_name",
        "check_email",
        "check_departement",
        "check_departements",
    )
)
"""Reasons that a corrected value settles: a field is offered to type it."""


NAMELESS = ("check_no_name", "check_not_a_name")


def choices(reason: str, value: str) -> tuple[Choice, ...]:
    """The answers to one doubt, the likeliest first; a correction typed in its field aside."""
    match reason:
        case "check_no_name":
            return (ASIDE,)
        case "check_not_a_name" | "check_cancelled":
            return (TAKE, ASIDE)
        case "check_departements":
            return (*(Choice("set", code) for code in departements_in(value)), KEEP)
        case "check_emails":
            return (*(Choice("set", address) for address in emails_in(value)), KEEP)
        case "check_referent":
            return (Choice("set", YES), Choice("set", NO))
        case "check_namesake" | "check_renamed":
            return (KEEP, SAME)
        case _:
            return (KEEP,)


def corrected_field(reason: str, field: str) -> str:
    """The field that a correction fills: a line without a name is given both names at once."""
    return "full_name" if reason in NAMELESS else field


def field_values(field: str, text: str) -> dict[str, Any]:
    """The fields of a person that a corrected value changes. Raises Problem when it cannot be."""
    text = " ".join(text.split())
    if field in NAMES and not text:
        raise Problem("person_without_name")
    match field:
        case "full_name":
            last, first = split_full_name(text)
            return {"last_name": last, "first_name": first}
        case "email":
            found = emails_in(text)
            if text and not found:
                raise Problem("email_not_valid", value=text)
            return {"email": found[0] if found else ""}
        case "phone":
            return {"phone": normal_phone(text)}
        case "referent":
            return {"referent": text == YES}
        case _:
            return {field: automatic(field, text)}


def corrected(line: PersonLine, field: str, text: str) -> PersonLine:
    """The line with this value; the words of the list stay beside it."""
    values = field_values(field, text)
    written = dict(line.as_written)
    for name, now in values.items():
        if name == "referent":
            continue
        said = written.pop(name, getattr(line, name))
        if said and said != now:
            written[name] = said
    return replace(line, **values, as_written=tuple(written.items()))


def decided(
    preview: ListPreview, answers: Mapping[ToCheck, Choice], known: Iterable[Person] = ()
) -> ListPreview:
    """The list with the answers given before anything is written. `known`: the workshop's people.

    What is answered is no longer to check; what is left aside is, but asks for nothing.
    """
    if not answers:
        return preview
    desk = _Desk(preview, register_of(known))
    for check, choice in answers.items():
        desk.answer(check, choice)
    return replace(
        preview,
        lines=tuple(desk.taken[number] for number in sorted(desk.taken)),
        aside=tuple(desk.aside[number] for number in sorted(desk.aside)),
        duplicates=tuple(sorted((*preview.duplicates, *desk.joined), key=lambda d: d.line)),
        to_check=_left_to_check(preview.to_check, answers),
    )


def _left_to_check(
    checks: Sequence[ToCheck], answers: Mapping[ToCheck, Choice]
) -> tuple[ToCheck, ...]:
    left = []
    for check in checks:
        choice = answers.get(check)
        if choice is None or choice == ASIDE:
            left.append(replace(check, aside=True) if choice else check)
    return tuple(left)


class _Desk:
    """The lines of a list while they are sorted."""

    def __init__(self, preview: ListPreview, known: Register[Person]) -> None:
        self.taken = {line.line: line for line in preview.lines}
        self.aside = {line.line: line for line in preview.aside}
        self.joined: list[Duplicate] = []
        self._known = known

    def answer(self, check: ToCheck, choice: Choice) -> None:
        line = self.taken.get(check.line) or self.aside.get(check.line)
        if line is None:
            return
        match choice.action:
            case "take":
                self._take(line)
            case "set":
                field = corrected_field(check.reason, check.field)
                self._take(corrected(line, field, choice.value))
            case "same":
                self._join(line)
            case "aside":
                self.taken.pop(line.line, None)
                self.aside[line.line] = line

    def _take(self, line: PersonLine) -> None:
        self.aside.pop(line.line, None)
        self.taken[line.line] = line

    def _join(self, line: PersonLine) -> None:
        """Under the name of whoever is there already, so that both are found to be one."""
        before = Register(each for each in self.taken.values() if each.line < line.line)
        first = before.namesake(line) or before.renamed(line)
        if first is not None:
            filled = fill_blanks(first, line)
            self.taken[first.line] = _also_named(filled, line.last_name)
            self.taken.pop(line.line, None)
            self.aside.pop(line.line, None)
            double = Duplicate(line.line, first.line, line.last_name, line.first_name)
            self.joined.append(double)
        elif (person := self._known.renamed(line)) is not None:
            renamed = replace(line, last_name=person.last_name)
            self._take(_also_named(renamed, line.last_name))


def _also_named(line: PersonLine, last_name: str) -> PersonLine:
    """The line, remembering that a list gives this last name."""
    if last_name == line.last_name:
        return line
    written = dict(line.as_written) | {"last_name": last_name}
    return replace(line, as_written=tuple(written.items()))


def is_settled(field: str, told: PersonLine, person: Person) -> bool:
    """Was the field in doubt changed on the person since the line was read?"""
    names = ("last_name", "first_name") if field == "full_name" else (field,)
    known = (*SHARED_FIELDS, "last_name", "first_name", "referent")
    return any(name in known and getattr(person, name) != getattr(told, name) for name in names)
