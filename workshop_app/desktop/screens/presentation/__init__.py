"""« Présentation »: what the day is, what is missing before it, how phones reach this laptop."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from workshop_app.desktop.screens.hall import connect_visit
from workshop_app.desktop.screens.hall.visit import Visit
from workshop_app.desktop.screens.presentation.presenter import PresentationPresenter
from workshop_app.desktop.screens.presentation.view import PresentationView
from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.network import Address
from workshop_app.services.ports import Clock
from workshop_app.services.projection.doors import Qr


def build_presentation(
    tasks: Tasks,
    clock: Clock,
    addresses: Callable[[], Sequence[Address]],
    use_address: Callable[[str], None],
    go: Callable[[str], None],
    optional_pages: Mapping[str, str],
    qr: Qr,
    copies_to: Callable[[], Callable[[], Path | None]],
    choose_copies: Callable[[], None],
    rehearse: Callable[[UUID], None],
) -> tuple[PresentationView, PresentationPresenter]:
    """`addresses`, those of this laptop now, is called in a reading thread; `use_address` opens the
    form at one of them and keeps it; `go` opens a page; `optional_pages` are the keys and titles of
    those that not every model offers; `copies_to()` tells, in a reading thread, where copies go
    outside this laptop; `choose_copies` asks for another folder; `rehearse` plays
    the day of a workshop on a copy."""
    view = PresentationView()
    visit = Visit(view.visit, tasks, clock)
    presenter = PresentationPresenter(
        view,
        tasks,
        clock,
        addresses,
        use_address,
        go,
        optional_pages,
        visit,
        qr,
        copies_to,
        choose_copies,
        rehearse,
    )
    view.rehearsal_asked.connect(presenter.rehearse)
    connect_visit(view.visit, visit)
    view.hall_asked.connect(presenter.open_hall)
    view.field_typed.connect(presenter.change)
    view.tables_chosen.connect(presenter.change_tables)
    view.rule_add_asked.connect(presenter.add_rule)
    view.poster_asked.connect(presenter.open_poster)
    view.rule_edited.connect(presenter.change_rule)
    view.rule_moved.connect(presenter.move_rule)
    view.rule_removed.connect(presenter.remove_rule)
    view.category_add_asked.connect(presenter.add_category)
    view.category_edited.connect(presenter.change_category)
    view.category_moved.connect(presenter.move_category)
    view.category_removed.connect(presenter.remove_category)
    view.look_chosen.connect(presenter.change_look)
    view.address_chosen.connect(presenter.choose_address)
    view.addresses_asked.connect(presenter.refresh)
    view.page_switched.connect(presenter.switch_page)
    view.retention.chosen.connect(presenter.change_retention)
    view.reading.switched.connect(presenter.read_first)
    view.reading.code_asked.connect(presenter.change_code)
    view.follow.opened.connect(presenter.follow.open)
    view.follow.closed.connect(presenter.follow.close)
    view.follow.code_asked.connect(presenter.follow.change_code)
    view.sorting.opened.connect(presenter.sorting.open)
    view.sorting.closed.connect(presenter.sorting.close)
    view.sorting.code_asked.connect(presenter.sorting.change_code)
    view.mend_asked.connect(presenter.mend)
    return view, presenter
