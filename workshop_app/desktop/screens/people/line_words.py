"""Doubtful lines in words: what was read, why somebody should look, and the answers. Pure.

Which answers there are is `domain.doubts`; what they change is a presenter's.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.departements import NAMES
from workshop_app.domain.doubts import ASIDE, CORRECTED, KEEP, Choice, choices, corrected_field
from workshop_app.domain.intake import PersonLine, ToCheck
from workshop_app.domain.people import Person
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, number
from workshop_app.services.lines_to_check import OpenLine

TWO_PEOPLE = ("check_namesake", "check_renamed")


@dataclass(frozen=True, slots=True)
class Answer:
    """One button."""

    choice: Choice
    words: str


@dataclass(frozen=True, slots=True)
class LineFace:
    """One doubtful line, as a card shows it."""

    key: Hashable
    where: str
    """« Ligne 19, Département »."""
    who: str
    """Whom the line is about, or whatever else it says."""
    value: str
    reason: str
    asked: str
    """The field to type in, named; "" when there is nothing to type."""
    answers: tuple[Answer, ...]
    aside: bool = False
    settled: str = ""
    """What was answered, when it can still be taken back."""
    known: bool = False
    """There is a person to see."""


def faces_of_checks(
    checks: Sequence[ToCheck], told: Mapping[int, PersonLine], answers: Mapping[ToCheck, Choice]
) -> tuple[LineFace, ...]:
    """Of a list that is not imported: what was answered stays, to be taken back."""
    lines = sorted({*checks, *answers}, key=lambda check: (check.line, check.field))
    return tuple(
        _settled(_face(check, check, told.get(check.line, PersonLine(check.line))), answers)
        for check in lines
        if not (check.aside and replace(check, aside=False) in answers)
    )


def faces_of_open(lines: Sequence[OpenLine]) -> tuple[LineFace, ...]:
    """Of the lists that were imported."""
    several = len({each.line.list_import for each in lines}) > 1
    faces = []
    for each in lines:
        line = each.line
        check = ToCheck(line.line, line.field, line.value, line.reason, line.aside)
        face = _face(line.id, check, line.told, each.person)
        where = f"{face.where} ({line.list_name})" if several else face.where
        faces.append(replace(face, where=where, known=each.person is not None))
    return tuple(faces)


def _face(
    key: Hashable, check: ToCheck, told: PersonLine, person: Person | None = None
) -> LineFace:
    field = field_label(check.field) if check.field else _("toute la ligne")
    values: dict[str, object] = {"value": check.value, "line": check.line, "field": field}
    asked = corrected_field(check.reason, check.field) if check.reason in CORRECTED else ""
    return LineFace(
        key=key,
        where=_("Ligne {line}, {field}", line=number(check.line), field=field),
        who=person.name if person else _who(told),
        value="" if check.reason == "check_no_name" else check.value,
        reason=sentence(check.reason, values),
        asked=field_label(asked) if asked else "",
        answers=tuple(_answers(check)),
        aside=check.aside,
    )


def _who(told: PersonLine) -> str:
    """Its name, or what else helps to find out whose line it is."""
    hints = (told.organisation, told.email, told.phone, told.function)
    return told.name or ", ".join(hint for hint in hints if hint)


def _answers(check: ToCheck) -> Sequence[Answer]:
    offered = list(choices(check.reason, check.value))
    if ASIDE not in offered:
        offered.append(ASIDE)
    if check.aside:
        offered.remove(ASIDE)
        if KEEP not in offered and check.reason == "check_no_name":
            offered = []
    return [Answer(choice, _words(choice, check)) for choice in offered]


def _words(choice: Choice, check: ToCheck) -> str:
    match choice.action:
        case "set" if check.field == "departement":
            return f"{choice.value} {NAMES.get(choice.value, '')}".strip()
        case "set" if check.field == "referent":
            return _("Oui, référent") if choice.value == "oui" else _("Non")
        case "set":
            return choice.value
        case "take":
            return _("Importer quand même")
        case "same":
            return _("La même personne")
        case "aside":
            return _("Laisser de côté")
        case _:
            return _("Deux personnes") if check.reason in TWO_PEOPLE else _("Garder tel quel")


def _settled(face: LineFace, answers: Mapping[ToCheck, Choice]) -> LineFace:
    check = face.key
    choice = answers.get(check) if isinstance(check, ToCheck) else None
    if choice is None:
        return face
    for answer in face.answers:
        if answer.choice == choice:
            return replace(face, settled=answer.words)
    return replace(face, settled=choice.value)
