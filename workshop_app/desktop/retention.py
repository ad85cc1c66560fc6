"""« Mes ateliers » proposes what each workshop was told of its names: once it is past, they go.

Nothing goes without a click, unless « sans demander » was chosen for that workshop. Decides when it
is proposed and in which banner; what goes is `services.erasing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from workshop_app.desktop.tasks import Refused, Tasks
from workshop_app.desktop.widgets.page import Page
from workshop_app.i18n.translate import _
from workshop_app.services.erasing import Erased, Eraser
from workshop_app.services.ports import Clock
from workshop_app.services.retention import Due, due_workshops

BANNER = "retention"


class Retention:
    def __init__(
        self,
        tasks: Tasks,
        clock: Clock,
        eraser: Eraser,
        front: Callable[[], Page | None],
        ask: Callable[[Sequence[Due]], object],
        report: Callable[[Erased], object],
        refused: Refused,
    ) -> None:
        """`front` is the page in front; `ask` opens the question, `report` shows what was done."""
        self._tasks, self._clock, self._eraser = tasks, clock, eraser
        self._front, self._ask, self._report, self._refused = front, ask, report, refused
        self._later: set[UUID] = set()
        """Said « plus tard », until the next start."""
        self._going: set[UUID] = set()
        """Under way."""

    def look(self) -> None:
        today = self._clock.now().astimezone().date()
        self._tasks.look("retention", partial(due_workshops, today=today), self._take)

    def _take(self, due: Sequence[Due]) -> None:
        unasked = [one.workshop for one in due if one.unasked and one.workshop not in self._going]
        if unasked:
            self._going |= set(unasked)
            self._tasks.job(
                lambda watch: self._eraser.workshops(unasked, watch), self._gone, self._refused
            )
        asked = [one for one in due if not one.unasked and one.workshop not in self._later]
        page = self._front()
        if asked and page is not None:
            # With its screen, which the first window does not wait for.
            from workshop_app.desktop.screens.directory.questions import due_words

            page.banners.show_banner(
                "signal",
                due_words(asked),
                _("Vous l'aviez choisi dans Présentation ; rien ne part sans vous."),
                action=(_("Rendre anonymes"), partial(self._ask, asked)),
                way_out=(_("Plus tard"), partial(self._wait, asked)),
                key=BANNER,
            )

    def _wait(self, asked: Sequence[Due]) -> None:
        self._later |= {one.workshop for one in asked}

    def _gone(self, done: Erased) -> None:
        from workshop_app.desktop.screens.directory.questions import gone_words

        if page := self._front():
            page.banners.show_banner(
                "info",
                gone_words(done),
                _("C'était choisi « sans demander » dans Présentation."),
                action=(_("Voir le compte rendu"), partial(self._report, done)),
                key=f"{BANNER}-done",
            )
