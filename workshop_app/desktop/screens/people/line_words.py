"""Doubtful lines in words: what was read, why somebody should look, and the answers. Pure.

Which answers there are is `domain.doubts`; what they change is a presenter's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from workshop_app.domain.departements import NAMES
from workshop_app.domain.doubts import (
    ASIDE,
    CORRECTED,
    KEEP,
    TAKE,
    Choice,
    choices,
    corrected_field,
)
from workshop_app.domain.intake import PersonLine, ToCheck
from workshop_app.domain.people import Person
from workshop_app.i18n.labels import doubt_label, field_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.lines_to_check import OpenLine

T = TypeVar("T")
MOST = 200
"""Lines of a kind that are shown at once."""
OFTEN = 4
"""Lines with one doubt, from which they can be answered together."""
TWO_PEOPLE = ("check_namesake", "check_renamed")


@dataclass(frozen=True, slots=True)
class Answer:
    """One button."""

    choice: Choice
    words: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Many lines with one doubt, to be answered together."""

    reason: str
    """Its code."""
    words: str
    answers: tuple[Answer, ...]


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


@dataclass(frozen=True, slots=True)
class LinesShown:
    """The doubtful lines of a page: those that are shown, the others counted."""

    faces: tuple[LineFace, ...] = ()
    alike: tuple[Alike, ...] = ()
    aside: int = 0
    """Left aside in all, shown or not."""
    more: int = 0
    """To decide, and not shown until some of those shown are decided."""


NOTHING = LinesShown()


def lines_of_checks(
    checks: Sequence[ToCheck],
    told: Mapping[int, PersonLine],
    answers: Mapping[ToCheck, Choice],
    place_of: Callable[[int], tuple[str, int]],
) -> LinesShown:
    """Of a list that is not imported: what was answered stays, to be taken back. `place_of`: the
    sheet and the line of a line."""
    every = sorted({*checks, *answers}, key=lambda check: (check.line, check.field))
    lines = [c for c in every if not (c.aside and replace(c, aside=False) in answers)]
    open_ones = [check for check in lines if check not in answers]
    shown = _capped(lines, lambda check: check.aside)
    return LinesShown(
        tuple(
            _settled(_face(check, check, _told_of(check, told), place_of(check.line)), answers)
            for check in shown
        ),
        _alike([check.reason for check in open_ones if not check.aside]),
        sum(check.aside for check in lines),
        max(0, sum(not check.aside for check in lines) - MOST),
    )


def lines_of_open(lines: Sequence[OpenLine]) -> LinesShown:
    """Of the lists that were imported."""
    to_decide = [each.line.reason for each in lines if not each.line.aside]
    return LinesShown(
        _faces_of_open(lines),
        _alike(to_decide),
        len(lines) - len(to_decide),
        max(0, len(to_decide) - MOST),
    )


def _capped(lines: Sequence[T], is_aside: Callable[[T], bool]) -> list[T]:
    """The first ones of each kind: a page of thousands of cards helps nobody."""
    kinds: tuple[list[T], list[T]] = ([], [])
    for line in lines:
        kind = kinds[is_aside(line)]
        if len(kind) < MOST:
            kind.append(line)
    return [*kinds[0], *kinds[1]]


def _alike(reasons: Sequence[str]) -> tuple[Alike, ...]:
    """Doubts that come back often enough to be answered once."""
    found = []
    for reason, count in Counter(reasons).items():
        offered = [choice for choice in choices(reason, "") if choice in (KEEP, TAKE)]
        if count < OFTEN:
            continue
        answers = [Answer(choice, _words_for_all(choice)) for choice in (*offered, ASIDE)]
        words = n_("{n} ligne : {what}", "{n} lignes : {what}", count, what=doubt_label(reason))
        found.append(Alike(reason, words, tuple(answers)))
    return tuple(found)


def _words_for_all(choice: Choice) -> str:
    return {
        KEEP: _("Tout garder tel quel"),
        TAKE: _("Tout importer quand même"),
        ASIDE: _("Tout laisser de côté"),
    }[choice]


def _faces_of_open(lines: Sequence[OpenLine]) -> tuple[LineFace, ...]:
    several = len({each.line.list_import for each in lines}) > 1
    faces = []
    for each in _capped(lines, lambda each: each.line.aside):
        line = each.line
        check = ToCheck(line.line, line.field, line.value, line.reason, line.aside)
        face = _face(line.id, check, line.told, (line.sheet, line.line), each.person)
        where = f"{face.where} ({line.list_name})" if several else face.where
        faces.append(replace(face, where=where, known=each.person is not None))
    return tuple(faces)


def _face(
    key: Hashable,
    check: ToCheck,
    told: PersonLine,
    place: tuple[str, int],
    person: Person | None = None,
) -> LineFace:
    field = field_label(check.field) if check.field else _("toute la ligne")
    values: dict[str, object] = {"value": check.value, "line": check.line, "field": field}
    asked = corrected_field(check.reason, check.field) if check.reason in CORRECTED else ""
    return LineFace(
        key=key,
        where=_where(*place, field),
        who=person.name if person else _who(told),
        value="" if check.reason == "check_no_name" else check.value,
        reason=sentence(check.reason, values),
        asked=field_label(asked) if asked else "",
        answers=tuple(_answers(check, told)),
        aside=check.aside,
    )


def _told_of(check: ToCheck, told: Mapping[int, PersonLine]) -> PersonLine:
    return told.get(check.line, PersonLine(check.line))


def _where(sheet: str, line: int, field: str) -> str:
    if sheet:
        return _(
            "Feuille {sheet}, ligne {line}, {field}", sheet=sheet, line=number(line), field=field
        )
    return _("Ligne {line}, {field}", line=number(line), field=field)


def _who(told: PersonLine) -> str:
    """Its name, or what else helps to find out whose line it is."""
    hints = (told.organisation, told.email, told.phone, told.function)
    return told.name or ", ".join(hint for hint in hints if hint)


def _answers(check: ToCheck, told: PersonLine) -> Sequence[Answer]:
    """A line left aside brought nobody: it is imported or it stays there, it is not kept."""
    offered = [choice for choice in choices(check.reason, check.value) if choice != ASIDE]
    if check.aside:
        offered = [choice for choice in offered if choice not in (KEEP, TAKE)]
        if told.name:
            offered.append(TAKE)
    else:
        offered.append(ASIDE)
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
