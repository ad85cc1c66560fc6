"""Catching up a late day, from Conduite: the proposal taken as it is, or minute by minute by hand.

Keeps the minutes chosen by hand; nothing of the schedule moves before « Rattraper ». No widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from workshop_app.desktop.screens.run.compose_pace import proposed
from workshop_app.domain.catch_up import MINUTE, Pace, given_s, spare_minutes, still_to_come
from workshop_app.domain.phases import Phase, Shortening, current_phase
from workshop_app.i18n.translate import _, n_
from workshop_app.services.pace import end_later
from workshop_app.services.phases import apply_shortenings, extend_phase
from workshop_app.services.ports import Command

Do = Callable[[Command[Any], str], None]
"""Run a command, then say so with « Annuler »."""


class CatchingUp:
    def __init__(self, do: Do, changed: Callable[[], None]) -> None:
        self._do, self._changed = do, changed
        self.given: dict[UUID, int] | None = None
        """Phase -> minutes asked of it, while that is chosen by hand."""
        self._phases: Sequence[Phase] = ()
        self._stands: Pace | None = None

    def follow(self, phases: Sequence[Phase], stands: Pace | None) -> None:
        """The day as it stands now: what was chosen by hand falls when nothing is late."""
        self._phases, self._stands = phases, stands
        if stands is None or stands.late_minutes <= 0:
            self.given = None

    def adjust(self) -> None:
        """From the proposal on, minute by minute; a second time goes back to the proposal."""
        if self.given is None and self._stands is not None:
            self.given = {
                line.phase.id: (line.from_s - line.to_s) // MINUTE for line in self._proposal()
            }
        else:
            self.given = None
        self._changed()

    def ask(self, phase: UUID, by: int) -> None:
        """So many minutes more of this phase, or fewer."""
        known = next((p for p in still_to_come(self._phases) if p.id == phase), None)
        if self.given is not None and known is not None:
            wanted = self.given.get(phase, 0) + by
            self.given[phase] = min(max(0, wanted), spare_minutes(known))
            self._changed()

    def apply(self) -> None:
        """« Rattraper »."""
        proposal = self._proposal()
        if proposal:
            self.given = None
            minutes = given_s(proposal) // MINUTE
            said = n_("{n} minute reprise.", "{n} minutes reprises.", minutes)
            self._do(partial(apply_shortenings, proposal=proposal), said)

    def take_the_other_way(self) -> None:
        """« Finir à 12 h 04 »; in hand, the minutes go to the phase on stage."""
        if self._stands is None:
            return
        late, on_stage = self._stands.late_minutes, current_phase(self._phases)
        if late > 0:
            self.given = None
            self._do(partial(end_later, minutes=late), _("La fin est repoussée."))
        elif late < 0 and on_stage is not None:
            give = partial(extend_phase, seconds=-MINUTE * late, key=on_stage.id)
            said = n_("{n} minute donnée.", "{n} minutes données.", -late)
            self._do(give, said)

    def _proposal(self) -> list[Shortening]:
        return proposed(self._phases, self._stands, self.given) if self._stands else []
