"""The page « Groupes »."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from workshop_app.desktop.kit_writer import KitWriter
from workshop_app.desktop.screens.groups.presenter import GroupsPresenter
from workshop_app.desktop.screens.groups.view import GroupsView
from workshop_app.desktop.screens.repair import build_repair
from workshop_app.desktop.screens.repair.reprint import Reprint
from workshop_app.desktop.tasks import Tasks


def build_groups(
    tasks: Tasks,
    go: Callable[[str], object],
    undo: Callable[[], object],
    redo: Callable[[], object],
    writer: KitWriter | None = None,
) -> tuple[GroupsView, GroupsPresenter]:
    """The page and what drives it, joined. `go("people")` opens the list of participants; without
    `writer` nothing can be printed from here."""
    view = GroupsView(undo, redo)
    presenter = GroupsPresenter(view, tasks)
    reprint = Reprint(view, writer) if writer is not None else None
    if reprint is not None:
        view.save_asked.connect(reprint.save)
    repair = build_repair(view, tasks, presenter.repaired, reprint.ask if reprint else None)
    presenter.follow_repair(repair)

    def keep(kind: str, one: UUID, other: UUID) -> None:
        presenter.bind("together" if kind == "together" else "apart", (one, other))

    view.people_asked.connect(partial(go, "people"))
    view.repair_asked.connect(presenter.open_repair)
    view.round_asked.connect(presenter.look_at)
    view.rounds_asked.connect(presenter.set_rounds)
    view.hosts_asked.connect(presenter.make_referents_hosts)
    view.split_asked.connect(presenter.split)
    view.colouring_asked.connect(presenter.colour_by)
    view.hovered.connect(presenter.hover)
    view.let_go.connect(presenter.let_go)
    view.move_asked.connect(presenter.move)
    view.swap_asked.connect(presenter.swap)
    view.proposal_accepted.connect(presenter.accept)
    view.lock_asked.connect(presenter.lock)
    view.referent_asked.connect(presenter.set_referent)
    view.reserve_asked.connect(presenter.set_reserve)
    view.host_asked.connect(presenter.set_host)
    view.together_asked.connect(partial(keep, "together"))
    view.apart_asked.connect(partial(keep, "apart"))
    view.rule_removed.connect(presenter.unbind)
    view.criteria_asked.connect(presenter.order)
    return view, presenter
