"""The page « Déroulé »."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.desktop.screens.schedule.own_phases import OwnPhases
from workshop_app.desktop.screens.schedule.presenter import SchedulePresenter
from workshop_app.desktop.screens.schedule.taking import ScheduleTaking
from workshop_app.desktop.screens.schedule.view import ScheduleView
from workshop_app.desktop.tasks import Tasks
from workshop_app.services.ports import Clock, MethodPrinter, ScheduleReader


def build_schedule(
    tasks: Tasks,
    clock: Clock,
    undo: Callable[[], object],
    redo: Callable[[], object],
    printer: Callable[[], MethodPrinter],
    go: Callable[[str], object],
    read_schedule: ScheduleReader,
) -> tuple[ScheduleView, SchedulePresenter]:
    """The page and what drives it, joined. `go("forum")` opens the marketplace."""
    view = ScheduleView(undo, redo)
    presenter = SchedulePresenter(view, tasks, clock, printer)
    view.add_asked.connect(presenter.add)
    presenter.taking = taking = ScheduleTaking(view, tasks, clock, read_schedule)
    view.sources_asked.connect(taking.list_sources)
    view.past_asked.connect(taking.take_past)
    view.file_asked.connect(taking.take_file)
    view.keep_asked.connect(taking.save)
    presenter.own = own = OwnPhases(
        view, tasks, read_schedule, presenter.show_added, presenter.refresh
    )
    view.own_added.connect(own.add)
    view.own_given.connect(own.give)
    view.phase_kept.connect(own.keep_phase)
    view.schedule_kept.connect(own.keep_schedule)
    view.own_renamed.connect(own.rename)
    view.own_removed.connect(own.remove)
    view.own_read.connect(own.take_file)
    view.own_written.connect(own.write)
    view.break_asked.connect(presenter.add_break)
    view.step_asked.connect(presenter.step)
    view.move_asked.connect(presenter.move)
    view.remove_asked.connect(presenter.remove)
    view.change_asked.connect(presenter.change)
    view.track_asked.connect(presenter.change_track)
    view.part_changed.connect(presenter.change_part)
    view.times_asked.connect(presenter.change_times)
    view.apply_asked.connect(presenter.apply)
    view.lengths_asked.connect(presenter.take_real_lengths)
    view.spread_asked.connect(presenter.spread)
    view.free_asked.connect(presenter.free_end)
    view.start_asked.connect(presenter.take)
    view.method_added.connect(presenter.add_method)
    view.method_given.connect(presenter.give_method)
    view.part_asked.connect(presenter.step_part)
    view.parts_refused.connect(presenter.refuse_parts)
    view.groups_asked.connect(presenter.ask_for_groups)
    view.conductor_asked.connect(presenter.ask_for_conductor)
    view.save_asked.connect(presenter.save)
    view.forum_asked.connect(lambda _phase: go("forum"))
    return view, presenter
