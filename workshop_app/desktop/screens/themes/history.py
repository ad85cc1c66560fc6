"""Where a card has been, in words: a line for each gesture that touched its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from workshop_app.domain.facts import CardStacked, CardUnstacked, Recorded, Redone, Undone
from workshop_app.domain.themes import Spot
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language

MOST = 8
"""Lines that a banner holds: the last ones."""


def compose_history(lines: Sequence[Recorded], themes: Mapping[UUID, str]) -> str:
    if not lines:
        return _("Elle n'a pas encore été rangée.")
    return "\n".join(_line(line, themes) for line in lines[-MOST:])


def _line(line: Recorded, themes: Mapping[UUID, str]) -> str:
    spot = line.fact.after
    assert isinstance(spot, Spot)  # the log of spots holds nothing else
    return _(
        "{at} : {what}, par {who}",
        at=typography.clock(line.at, language()),
        what=_what(line, spot, themes),
        who=spot.by or _("le poste"),
    )


def _what(line: Recorded, spot: Spot, themes: Mapping[UUID, str]) -> str:
    if isinstance(line.fact, CardStacked):
        return _("empilée dans {theme}", theme=_theme(spot, themes))
    if isinstance(line.fact, CardUnstacked):
        return _("sortie de sa pile")
    where = _theme(spot, themes)
    if isinstance(line.fact, Undone):
        return _("geste annulé, de nouveau dans {theme}", theme=where)
    if isinstance(line.fact, Redone):
        return _("geste rétabli, dans {theme}", theme=where)
    return _("rangée dans {theme}", theme=where)


def _theme(spot: Spot, themes: Mapping[UUID, str]) -> str:
    if spot.withdrawn or spot.theme is None:
        return _("« Non classées »")
    name = themes.get(spot.theme)
    return _("un thème supprimé") if name is None else _("« {theme} »", theme=name)
