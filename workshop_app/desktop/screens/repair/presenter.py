"""What the dialog of a repair does: asks, reckons in the thread of long work, applies. No widget.

Decides what is asked again when a move is refused or when somebody arrives meanwhile; what a plan
says is decided in `services.repair_plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.screens.repair.faces import RepairShown, RowKey, shown
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import n_
from workshop_app.services.ports import Snapshot, Watch
from workshop_app.services.repair_order import RepairOrder, repair_order
from workshop_app.services.repair_plan import RepairPlan, RepairRow, plan_of
from workshop_app.services.repairing import Repair, Repaired, apply_repair, compute_repair


class RepairScreen(Protocol):
    def open(self) -> None:
        """In front of its page, saying that it is reckoning."""

    def is_open(self) -> bool: ...

    def show_working(self, job: Job) -> None: ...

    def show_plan(self, shown: RepairShown) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def leave(self) -> None: ...


class RepairPresenter:
    def __init__(
        self,
        view: RepairScreen,
        tasks: Tasks,
        done: Callable[[str], object],
        reprint: Callable[[Sequence[UUID], Sequence[int]], object] | None = None,
    ) -> None:
        """`done` is told what was applied, once the dialog has closed; then `reprint` gets the
        people and the tables whose paper is to be made again. None: there is no paper here."""
        self._view, self._tasks, self._done = view, tasks, done
        self._reprint = reprint
        self._prints: bool | None = None
        self._repair: Repair | None = None
        self._plan: RepairPlan | None = None
        self._chosen: int | None = None
        self._refused: dict[RowKey, RepairRow] = {}
        self._job: Job | None = None
        self._reckoning = False
        self._seconds = 0.0
        self._applying = False
        self._pressed: RepairPlan | None = None

    def open(self) -> None:
        """« Réparer après émargement », from the page of groups or from the door."""
        if self._view.is_open():
            return
        self._repair, self._plan, self._chosen = None, None, None
        self._refused, self._applying, self._reckoning = {}, False, False
        self._prints = None
        self._pressed = None
        self._view.open()
        self._ask()

    def close(self) -> None:
        """Nothing is changed; what was being reckoned stops."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._repair = None, None

    def refresh(self) -> None:
        """Somebody arrived or moved: reckon again only if the question is another one."""
        if not self._view.is_open() or self._repair is None or self._applying:
            return
        known = self._repair.order

        def found(order: RepairOrder) -> None:
            if order != known:
                self._search(order)

        self._tasks.query("repair", self._query(), found, self._refuse)

    def choose(self, moves: int) -> None:
        """Another number on the curve; the list follows at once."""
        if self._repair is None or self._plan is None or self._reckoning:
            return
        moves = max(self._plan.forced, min(moves, self._plan.most))
        if moves != self._plan.chosen:
            self._chosen = moves
            self._show()

    def step(self, by: int) -> None:
        if self._plan is not None:
            self.choose(self._plan.chosen + by)

    def refuse(self, key: RowKey, refused: bool) -> None:
        """This person stays: the rest is reckoned with them fixed. Ticked again: as before."""
        if self._plan is None:
            return
        if not refused:
            self._refused.pop(key, None)
        elif key not in self._refused:
            row = next((r for r in self._plan.rows if (r.round, r.person) == key), None)
            if row is None:
                return
            self._refused[key] = row
            self._chosen = self._plan.chosen
        self._ask(key if refused else None)

    def print_too(self, wanted: bool) -> None:
        """« Imprimer 4 badges et 6 listes de table », ticked or not."""
        self._prints = wanted

    def apply(self) -> None:
        """« Déplacer 4 personnes ». Pressed while it is reckoned again: as soon as that is done,
        if the list that was read still holds."""
        if self._repair is None or self._plan is None or self._applying:
            return
        if self._reckoning:
            self._pressed = self._plan
            return
        self._applying = True
        plan, order = self._plan, self._repair
        badges = self._reprint is not None and self._wants_paper(plan)
        command = partial(apply_repair, repair=order, allowed=plan.chosen, badges=badges)
        self._tasks.command(command, self._applied, self._not_applied)

    # reckoning

    def _query(self) -> Callable[[Snapshot], RepairOrder]:
        return partial(repair_order, refused=frozenset(self._refused))

    def _ask(self, refusing: RowKey | None = None) -> None:
        refused = partial(self._refuse, refusing=refusing)
        search = partial(self._search, refusing=refusing)
        self._tasks.query("repair", self._query(), search, refused)

    def _search(self, order: RepairOrder, refusing: RowKey | None = None) -> None:
        if not self._view.is_open():
            return
        if self._job is not None:
            self._job.cancel()
        self._reckoning = True
        job = self._tasks.job(
            partial(_timed, order), self._found, partial(self._refuse, refusing=refusing)
        )
        self._job = job
        job.ended.connect(partial(self._ended, job))
        self._view.show_working(job)

    def _ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _found(self, found: tuple[Repair, float]) -> None:
        self._reckoning = False
        self._repair, self._seconds = found
        self._show()
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._plan is None:
            return
        if self._plan.rows == pressed.rows:
            self.apply()
        else:
            self._view.show_refusal(sentence("repair_changed", {}))

    def _show(self) -> None:
        if self._repair is None or not self._view.is_open():
            return
        curve = self._repair.curves[0]
        if self._chosen is not None:
            self._chosen = max(curve.forced, min(self._chosen, curve.curve[-1].allowed))
        self._plan = plan_of(self._repair, self._chosen)
        face = shown(self._plan, self._refused, self._seconds)
        ticked = self._wants_paper(self._plan) and bool(face.print_label)
        if self._reprint is None:
            face = replace(face, print_label="")
        self._view.show_plan(replace(face, prints=ticked))

    # telling

    def _refuse(self, refusal: Refusal, refusing: RowKey | None = None) -> None:
        self._reckoning, self._pressed = False, None
        if refusing is not None:
            # Without this move the rules do not hold: the tick comes back, the list stays.
            self._refused.pop(refusing, None)
        self._view.show_refusal(sentence(refusal.code, refusal.values))
        self._show()

    def _not_applied(self, refusal: Refusal) -> None:
        self._applying = False
        self._view.show_refusal(sentence(refusal.code, refusal.values))
        if refusal.code == "repair_stale":
            self._ask()

    def _applied(self, repaired: Repaired) -> None:
        self._applying = False
        plan = self._plan
        self._view.leave()
        self.close()
        self._done(_said(repaired))
        if plan is not None and self._reprint is not None and self._wants_paper(plan):
            self._reprint(plan.badges, plan.lists)

    def _wants_paper(self, plan: RepairPlan) -> bool:
        """As ticked; untouched, only where paper has been printed that is no longer true."""
        return plan.on_paper if self._prints is None else self._prints


def _timed(order: RepairOrder, watch: Watch) -> tuple[Repair, float]:
    begun = monotonic()
    return compute_repair(order, watch), monotonic() - begun


def _said(repaired: Repaired) -> str:
    told = [
        n_("{n} personne déplacée.", "{n} personnes déplacées.", repaired.moved)
        if repaired.moved
        else "",
        n_("{n} personne placée.", "{n} personnes placées.", repaired.seated)
        if repaired.seated
        else "",
        n_("{n} référent désigné.", "{n} référents désignés.", repaired.stand_ins)
        if repaired.stand_ins
        else "",
    ]
    return " ".join(part for part in told if part)
