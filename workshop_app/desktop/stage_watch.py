"""What goes on while a phase is on stage, whatever page is in front: the gong, a laptop that stays
awake, a battery that is told in time.

Decides when each happens; how, is behind ports. Nothing here opens a window.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from workshop_app.desktop.sound import WARNING, Gong
from workshop_app.desktop.tasks import Tasks
from workshop_app.desktop.ui_state import UiState
from workshop_app.desktop.widgets.page import Page
from workshop_app.domain.bells import mark_passed, part_passed
from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase, current_phase, phase_state
from workshop_app.i18n.translate import _
from workshop_app.services.machine import Awake, Power, PowerSource
from workshop_app.services.phases import schedule

LOOK_S = 60.0
LOW = 20
"""Percent of the battery under which it is urgent."""
POWER, QUIET = "power", "quiet"


class StageWatch:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({Phase})

    def __init__(
        self,
        tasks: Tasks,
        gong: Gong,
        awake: Awake,
        power: PowerSource,
        habits: UiState,
        conduct: Callable[[], Page | None],
    ) -> None:
        """`conduct`: the page Conduite, while it is in front."""
        self._tasks, self._gong = tasks, gong
        self._awake, self._power = awake, power
        self._habits, self._conduct = habits, conduct
        self._workshop: UUID | None = None
        self._phases: Sequence[Phase] = ()
        self._before: datetime | None = None
        self._looked_at: datetime | None = None
        self._holds = False
        self._told: str = ""
        """What was last said of the battery: said again only when it becomes worse."""

    def refresh(self) -> None:
        workshop = self._tasks.workshop
        if workshop != self._workshop:
            self.leave()
            self._workshop = workshop
        if workshop is not None:
            self._tasks.query("stage", schedule, self._take)

    def leave(self) -> None:
        """No workshop is open any more, or the program closes."""
        self._workshop, self._phases, self._before = None, (), None
        if self._holds:
            self._holds = False
            self._awake.release()

    def tick(self, now: datetime) -> None:
        if self._workshop is None or self._workshop != self._tasks.workshop:
            return
        on_stage = current_phase(self._phases)
        before, self._before = self._before, now
        if on_stage is not None and before is not None and not on_stage.muted:
            self._ring(on_stage, before, now)
        self._stay_awake(on_stage is not None)
        if on_stage is not None:
            self._watch_power(now)
            self._drop_advice()
        else:
            self._advise_quiet()

    def rings_at(self, now: datetime) -> datetime | None:
        """When the phase on stage ends, while its time runs."""
        on_stage = current_phase(self._phases)
        state = phase_state(on_stage, now) if on_stage is not None else None
        return state.ends_at if state is not None and state.name == "running" else None

    def _take(self, phases: Sequence[Phase]) -> None:
        self._phases = phases

    def _ring(self, phase: Phase, before: datetime, now: datetime) -> None:
        mark = mark_passed(phase, before, now)
        if mark is not None:
            self._gong.ring(1.0 if mark == "over" else WARNING)
        elif part_passed(phase, before, now):
            self._gong.ring(WARNING)

    def _stay_awake(self, wanted: bool) -> None:
        if wanted == self._holds:
            return
        self._holds = wanted
        act = self._awake.hold if wanted else self._awake.release
        self._tasks.look("awake", lambda _library: act(), lambda _done: None)

    def _watch_power(self, now: datetime) -> None:
        if self._looked_at is not None and (now - self._looked_at).total_seconds() < LOOK_S:
            return
        if self._conduct() is None:
            return
        self._looked_at = now
        self._tasks.look("power", lambda _library: self._power(), self._tell_power)

    def _tell_power(self, power: Power | None) -> None:
        page = self._conduct()
        if page is None:
            return
        if power is None or power.on_mains:
            self._told = ""
            page.banners.withdraw(POWER)
            return
        level = "low" if power.percent <= LOW else "battery"
        if level == self._told:
            return
        self._told = level
        page.banners.show_banner(
            "error" if level == "low" else "signal",
            _("L'ordinateur est sur batterie : {n} %.", n=power.percent),
            _("Tout est enregistré au fur et à mesure. Branchez-le pour finir la journée."),
            icon_name="plug",
            key=POWER,
        )

    def _advise_quiet(self) -> None:
        """Once a workshop, before its first phase."""
        page, workshop = self._conduct(), self._workshop
        if page is None or workshop is None or not self._phases:
            return
        begun = any(phase.started_at for phase in self._phases)
        known = f"{QUIET}/{workshop}"
        if begun or self._habits.flag(known):
            return
        self._habits.set_flag(known, True)
        page.banners.show_banner(
            "info",
            _("Avant de commencer : faire taire les notifications de l'ordinateur."),
            _where_to_be_quiet(sys.platform),
            key=QUIET,
        )

    def _drop_advice(self) -> None:
        """It was for before; the tables take its room."""
        page = self._conduct()
        if page is not None:
            page.banners.withdraw(QUIET)


def _where_to_be_quiet(system: str) -> str:
    """In the words of each system. The second half is what Tablée does by itself."""
    where = {
        "win32": _("Windows : l'horloge de la barre des tâches, puis « Ne pas déranger »."),
        "darwin": _("Mac : le centre de contrôle, puis « Concentration »."),
    }.get(system, _("Les réglages rapides du bureau, puis « Ne pas déranger »."))
    awake = _("Tablée empêche la mise en veille tant qu'une phase est en cours.")
    return f"{where} {awake}"
