"""What the page of the schedule does: asks services, hands faces to the view. No widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol, cast
from uuid import UUID

from workshop_app.desktop.screens.schedule.faces import (
    ScheduleShown,
    shown,
)
from workshop_app.desktop.screens.schedule.own_phases import OwnPhases
from workshop_app.desktop.screens.schedule.parts import PartAsked, part_command
from workshop_app.desktop.screens.schedule.taking import ScheduleTaking
from workshop_app.desktop.screens.schedule.tracks import TrackAsked, kept, track_command
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase
from workshop_app.domain.workshop import Model, Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.conductor import collect_conductor
from workshop_app.services.conductor_content import Conductor
from workshop_app.services.day_plan import (
    DayPlan,
    day_plan,
    free_the_end,
    plan_at,
    set_times,
    starting_schedules,
    step_phase,
    take_schedule,
)
from workshop_app.services.methods import (
    add_method,
    give_method,
    step_part,
    take_method_away,
)
from workshop_app.services.neighbours import Neighbours, groups_sheet, neighbours_of
from workshop_app.services.phases import (
    apply_shortenings,
    change_phase,
    move_phase,
    plan_phase,
    remove_phase,
)
from workshop_app.services.ports import Clock, Command, MethodPrinter, Snapshot, Watch, Written
from workshop_app.services.real_lengths import take_real_lengths


class ScheduleViewProtocol(Protocol):
    def show_page(self, shown: ScheduleShown) -> None: ...

    def open_new(self, phase: UUID) -> None: ...

    def show_removed(self, said: str) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def ask_where(self, name: str) -> None: ...

    def show_writing(self, job: Job) -> None: ...

    def show_saved(self, said: str, path: Path, pages: int) -> None: ...


class SchedulePresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset((Phase, Workshop))

    def __init__(
        self,
        view: ScheduleViewProtocol,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], MethodPrinter],
    ) -> None:
        self._view, self._tasks, self._clock = view, tasks, clock
        self._printer = printer
        self.taking: ScheduleTaking | None = None
        """Lives as long as this presenter: a signal holds nobody."""
        self.own: OwnPhases | None = None
        """The same."""
        self._groups_of: UUID | None = None
        self._to_save: Callable[[Path], object] = self._save_groups
        self._day: DayPlan | None = None
        self._minute: datetime | None = None

    def refresh(self) -> None:
        ask = partial(day_plan, now=self._clock.now())
        self._tasks.query("schedule", ask, self._show, self._refuse)
        if self.own is not None:
            self.own.refresh()

    def tick(self, now: datetime) -> None:
        """Once the day has begun, what runs late pushes the rest: look again every minute."""
        minute = now.replace(second=0, microsecond=0)
        if self._day is None or not self._day.has_begun or minute == self._minute:
            return
        self._minute = minute
        self._show(plan_at(self._day.workshop, self._day.phases, now))

    def add(self, after: UUID | None) -> None:
        """A new phase behind another, or last; opened so that one can name it."""
        command = partial(plan_phase, title=_("Nouvelle phase"), after=after, minimum_s=300)
        self._tasks.command(command, self.show_added, self._refuse)

    def add_break(self, after: UUID | None) -> None:
        """Ten minutes, of which five may be taken back."""
        command = partial(
            plan_phase, title=_("Pause"), after=after, activity="break", minimum_s=300
        )
        self._tasks.command(command, self.show_added, self._refuse)

    def step(self, phase: UUID, minutes: int) -> None:
        self._do(partial(step_phase, key=phase, minutes=minutes))

    def move(self, phase: UUID, by: int) -> None:
        self._do(partial(move_phase, key=phase, by=by))

    def change(self, phase: UUID, field: str, value: object) -> None:
        """One field of one phase, as typed."""
        fields: dict[str, Any] = {field: kept(field, value)}
        self._do(partial(change_phase, key=phase, **fields))

    def change_part(self, phase: UUID, asked: PartAsked) -> None:
        """A timed step, by hand."""
        self._do(part_command(phase, asked))

    def change_track(self, phase: UUID, asked: TrackAsked) -> None:
        """What some tables do otherwise."""
        self._do(track_command(phase, asked))

    def change_times(self, starts_at: time, ends_at: time) -> None:
        self._do(partial(set_times, starts_at=starts_at, ends_at=ends_at))

    def free_end(self, free: bool) -> None:
        """The end follows the last phase, or is fixed where the last phase ends now."""
        self._do(partial(free_the_end, free=free, now=self._clock.now()))

    def remove(self, phase: UUID) -> None:
        known = self._day.phases if self._day else ()
        title = next((each.title for each in known if each.id == phase), "")

        def told(_result: None) -> None:
            self._view.show_removed(_("« {phase} » est retirée du déroulé.", phase=title))
            self.refresh()

        self._tasks.command(partial(remove_phase, key=phase), told, self._refuse)

    # methods

    def add_method(self, key: str, after: UUID | None) -> None:
        """Its phases behind the one that is open, or last; the first one opened."""
        command = partial(add_method, key=key, after=after)
        self._tasks.command(command, lambda made: self.show_added(made[0]), self._refuse)

    def give_method(self, key: str, phase: UUID) -> None:
        self._do(partial(give_method, phase=phase, key=key))

    def step_part(self, phase: UUID, index: int, minutes: int) -> None:
        self._do(partial(step_part, phase=phase, index=index, minutes=minutes))

    def refuse_parts(self, phase: UUID) -> None:
        self._do(partial(take_method_away, phase=phase))

    def ask_for_groups(self, phase: UUID) -> None:
        """Who works with whom, on paper: where is asked first, once there is something to say."""
        self._groups_of = phase

        def found(_groups: Neighbours) -> None:
            self._to_save = self._save_groups
            self._view.ask_where(_("qui-avec-qui.pdf"))

        self._tasks.query("groups", partial(neighbours_of, phase=phase), found, self._refuse)

    def ask_for_conductor(self) -> None:
        """The regie book, on paper: where is asked first, once there is something to print."""

        def found(_content: Conductor) -> None:
            self._to_save = self._save_conductor
            self._view.ask_where(_("conducteur.pdf"))

        self._tasks.query("conductor", self._conductor(), found, self._refuse)

    def save(self, target: Path) -> None:
        """What was asked for last."""
        self._to_save(target)

    def _conductor(self) -> Callable[[Snapshot], Conductor]:
        return partial(collect_conductor, now=self._clock.now())

    def _save_conductor(self, target: Path) -> None:
        """Read again: the schedule may have changed while a name was typed."""

        def write(content: Conductor) -> None:
            def work(watch: Watch) -> Written:
                return self._printer().conductor(content, target, watch)

            self._write(work, _("Le conducteur est enregistré."))

        self._tasks.query("conductor", self._conductor(), write, self._refuse)

    def _write(self, work: Callable[[Watch], Written], said: str) -> None:
        def written(document: Written) -> None:
            self._view.show_saved(said, document.path, document.pages)

        self._view.show_writing(self._tasks.job(work, written, self._refuse))

    def _save_groups(self, target: Path) -> None:
        if self._groups_of is None:
            return
        ask = partial(neighbours_of, phase=self._groups_of)
        self._tasks.query("groups", ask, partial(self._write_groups, target), self._refuse)

    def _write_groups(self, target: Path, found: Neighbours) -> None:
        content = groups_sheet(found)

        def work(watch: Watch) -> Written:
            return self._printer().groups_sheet(content, target, watch)

        self._write(work, _("Qui avec qui est enregistré."))

    def apply(self) -> None:
        """The proposal, as it was shown."""
        if self._day is not None and self._day.proposal:
            self._do(partial(apply_shortenings, proposal=self._day.proposal))

    def take_real_lengths(self) -> None:
        """Each phase as long as it took the day it was taken from."""

        def taken(count: int) -> None:
            said = n_("{n} phase a sa durée réelle.", "{n} phases ont leur durée réelle.", count)
            self._view.show_removed(said)
            self.refresh()

        self._tasks.command(take_real_lengths, taken, self._refuse)

    def spread(self) -> None:
        """The same minutes, from every phase that has some to give."""
        if self._day is not None and self._day.spread:
            self._do(partial(apply_shortenings, proposal=self._day.spread))

    def take(self, model: str) -> None:
        self._do(partial(take_schedule, model=cast("Model", model)))

    def show_added(self, phase: Phase) -> None:
        """It came into the schedule: read again, and open."""

        def opened(day: DayPlan) -> None:
            self._show(day)
            self._view.open_new(phase.id)

        ask = partial(day_plan, now=self._clock.now())
        self._tasks.query("schedule", ask, opened, self._refuse)

    def _do(self, command: Command[object]) -> None:
        self._tasks.command(command, self._done, self._refuse)

    def _done(self, _result: object) -> None:
        self.refresh()

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
        if self._day is not None:
            self._show(self._day)

    def _show(self, day: DayPlan) -> None:
        self._day = day
        starts = () if day.phases else starting_schedules(day.workshop)
        self._view.show_page(shown(day, starts))
