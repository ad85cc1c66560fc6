"""What Conduite says of a day that runs late or early, and what it proposes. Pure.

Decides the words and the minutes shown; who may give how much comes from the domain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from workshop_app.desktop.screens.run.faces import CatchUpFace, GivingFace
from workshop_app.domain.catch_up import (
    MINUTE,
    Pace,
    catch_up,
    chosen_by_hand,
    given_s,
    spare_minutes,
    still_to_come,
)
from workshop_app.domain.phases import Phase, Shortening, current_phase, is_paused, length_s
from workshop_app.domain.workshop import Workshop, category_of
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language

NOON = "12:00"


def catch_up_face(
    workshop: Workshop,
    phases: Sequence[Phase],
    stands: Pace | None,
    given: Mapping[UUID, int] | None,
) -> CatchUpFace | None:
    """None: on time, or nothing runs. `given`: minutes chosen by hand, while that is done."""
    late = stands.late_minutes if stands is not None else 0
    if stands is None or not late:
        return None
    end = _end_words(stands.must_end_at)
    if late < 0:
        return _ahead(phases, -late, end)
    proposal = proposed(phases, stands, given)
    left = late - given_s(proposal) // MINUTE
    return CatchUpFace(
        is_late=True,
        title=_("{n} min de retard sur {end}", n=late, end=end),
        why=_why(phases, proposal, left, by_hand=given is not None),
        lines=_lines(workshop, phases, proposal, by_hand=given is not None),
        by_hand=given is not None,
        can_apply=bool(proposal),
        can_adjust=any(map(spare_minutes, still_to_come(phases))),
        other=_("Finir à {time}", time=typography.clock(stands.ends_at_minute, language())),
    )


def proposed(
    phases: Sequence[Phase], stands: Pace, given: Mapping[UUID, int] | None
) -> list[Shortening]:
    """The minutes chosen by hand, else those that the domain proposes."""
    return chosen_by_hand(phases, given) if given is not None else catch_up(phases, stands.late_s)


def _ahead(phases: Sequence[Phase], minutes: int, end: str) -> CatchUpFace | None:
    on_stage = current_phase(phases)
    give = ""
    if on_stage is not None and not is_paused(on_stage):
        give = _("Donner {n} min à cette phase", n=minutes)
    return CatchUpFace(
        is_late=False,
        title=_("{n} min d'avance sur {end}", n=minutes, end=end),
        why=_("Rien à rattraper."),
        lines=(),
        by_hand=False,
        can_apply=False,
        can_adjust=False,
        other=give,
    )


def _end_words(at: datetime) -> str:
    local = at.astimezone()
    return _("midi") if f"{local:%H:%M}" == NOON else typography.clock(at, language())


def _why(
    phases: Sequence[Phase], proposal: Sequence[Shortening], left: int, *, by_hand: bool
) -> str:
    if by_hand:
        if left > 0:
            return _("À vous de choisir : il reste {n} min à reprendre.", n=left)
        return _("Ces minutes suffisent : il ne manque plus que d'appuyer.")
    if not proposal:
        return _("Les phases à venir sont déjà au plus court.")
    if left > 0:
        return _(
            "Les phases à venir ne peuvent rendre que {given} min : il en resterait {left}.",
            given=given_s(proposal) // MINUTE,
            left=left,
        )
    kept = [phase.title for phase in still_to_come(phases) if phase.protected]
    if not kept:
        return _("Proposition : reprendre sur les phases à venir.")
    names = typography.listing(kept, language())
    return _("Proposition : reprendre sur les phases à venir, sans toucher à {names}.", names=names)


def _lines(
    workshop: Workshop, phases: Sequence[Phase], proposal: Sequence[Shortening], *, by_hand: bool
) -> tuple[GivingFace, ...]:
    """Those that give; by hand, all that could."""
    shorter = {line.phase.id: line.to_s for line in proposal}
    coming = [
        phase
        for phase in still_to_come(phases)
        if phase.id in shorter or (by_hand and spare_minutes(phase))
    ]
    return tuple(_line(workshop, phase, shorter.get(phase.id, length_s(phase))) for phase in coming)


def _line(workshop: Workshop, phase: Phase, to_s: int) -> GivingFace:
    look = category_of(workshop, phase.kinds[0]) if len(phase.kinds) == 1 else None
    whole, gone = length_s(phase), (length_s(phase) - to_s) // MINUTE
    return GivingFace(
        key=phase.id,
        title=phase.title,
        shape=look.shape if look else "",
        tone=look.tone if look else "",
        before=str(whole // MINUTE),
        after=typography.minutes(to_s, language()),
        given=gone,
        most=spare_minutes(phase),
    )
