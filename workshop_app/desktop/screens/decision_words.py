"""Decisions and places in words: « Recrutement » and « Participants » say the same."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.desktop.widgets.place_dots import PlaceLine
from workshop_app.domain.agreement import gender_of
from workshop_app.domain.departements import departement_code
from workshop_app.domain.people import Person
from workshop_app.domain.recruitment import editing
from workshop_app.domain.recruitment.candidature import State
from workshop_app.domain.recruitment.outcome import PlaceCount
from workshop_app.domain.recruitment.rules import Rules
from workshop_app.i18n.recruitment_rules import value_words
from workshop_app.i18n.translate import _, n_, number

LOOKS: dict[State, tuple[str, str]] = {
    "accepted": ("success", "check"),
    "waiting": ("signal", "waiting"),
    "to_check": ("error", "warn"),
    "refused": ("neutral", "x"),
    "left": ("neutral", "undo_row"),
    "": ("neutral", "step_todo"),
}
"""Look and icon of each decision: never colour alone."""


def place_lines(
    group: PlaceCount, places: Sequence[PlaceCount], rules: Rules, notes: bool = False
) -> list[PlaceLine]:
    """Of the first rule of places; of the group when there is none. `notes`: in words beside the
    dots, for a page whose dots are small."""
    quotas = editing.main_quotas(rules)
    if not quotas:
        return [_line(group, _("Groupe"), notes)]
    attribute = quotas[0][1].attribute
    counts = [each for each in places if each.place.attribute == attribute]
    lines = [_line(count, value_words(attribute, count.place.value), notes) for count in counts]
    return sorted(lines, key=lambda line: (not line.code, line.code, line.name.casefold()))


def _line(count: PlaceCount, name: str, notes: bool) -> PlaceLine:
    free = count.free or 0
    note, waits = "", False
    if notes and count.waiting:
        note, waits = _("{n} en attente", n=number(count.waiting)), True
    elif notes and free:
        note = n_("{n} libre", "{n} libres", free)
    return PlaceLine(
        code=departement_code(count.place.value) if count.place.attribute == "departement" else "",
        name=name,
        taken=count.taken,
        free=free,
        waiting=count.waiting,
        marked=bool(count.class_name),
        note=note,
        note_waits=waits,
        said=_said(count, name),
    )


def _said(count: PlaceCount, name: str) -> str:
    parts = [name, n_("{n} place prise", "{n} places prises", count.taken)]
    if count.free:
        parts.append(n_("{n} libre", "{n} libres", count.free))
    if count.waiting:
        parts.append(_("{n} en attente", n=number(count.waiting)))
    if count.missing:
        parts.append(_("il en manque {n}", n=number(count.missing)))
    if count.class_name:
        parts.append(count.class_name)
    return ", ".join(parts)


def state_words(state: State, person: Person | None, rank: int | None = None) -> str:
    """« Retenue », « En attente, rang 1 »; agreed when the list says how, as a candidature is
    otherwise."""
    masculine = person is not None and gender_of(person) == "m"
    match state:
        case "accepted":
            return _("Retenu") if masculine else _("Retenue")
        case "waiting":
            return _("En attente, rang {rank}", rank=rank) if rank else _("En attente")
        case "refused":
            return _("Refusé") if masculine else _("Refusée")
        case "to_check":
            return _("À vérifier")
        case "left":
            return _("Désisté") if masculine else _("Désistée")
        case _:
            return _("À décider")
