"""The participants' page: its link, and what it shows of one table. Read only.

Shows what the hall may see and no more: cards that are cleared, by the level of anonymity under
which they were written; no name, no note, no message to the referents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import uuid4

from workshop_app.domain.evaluation import is_open
from workshop_app.domain.facts import FollowCodeChanged, FollowPageClosed, FollowPageOpened
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.phases import Phase, Slot, current_phase, next_phase, timetable
from workshop_app.domain.problems import Problem
from workshop_app.domain.sides import phase_for
from workshop_app.domain.sight import SeenCard, seen_by_the_hall
from workshop_app.domain.silence import is_hidden, is_silent, silent_phases
from workshop_app.domain.workshop import Workshop
from workshop_app.services.evaluation import the_evaluation
from workshop_app.services.form_address import typed_address
from workshop_app.services.phases import day_begins_at
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.rehearsal import speed_of
from workshop_app.services.tables import new_code, tables_in_order
from workshop_app.services.thanks import thanks_said
from workshop_app.services.workshops import the_workshop

Hidden = Literal["", "silent", "unsigned"]
"""Why the cards of the phase on stage do not appear: they are written in silence, or nobody is told
which table writes."""


@dataclass(frozen=True, slots=True)
class FollowNews:
    workshop: Workshop
    tables: tuple[int, ...]
    """Numbers of those there are."""
    phase: Phase | None
    """On stage."""
    following: Slot | None
    """What comes next, and when if nothing changes."""
    cards: Sequence[SeenCard]
    """Of the table asked for, newest first."""
    hidden: Hidden
    evaluation: str
    """Code of the evaluation, while it is open."""
    thanks: str
    """What closed the day, once it was said."""
    reached: int
    """Number of the newest change of the workshop."""
    speed: int
    """How many times faster than the wall time goes: 1 but in a rehearsal."""


def follow_link_of(snapshot: Snapshot) -> FollowLink | None:
    """None while the page is closed."""
    return next(iter(snapshot.of(FollowLink).where()), None)


def open_follow_page(uow: UnitOfWork) -> FollowLink:
    """Opened again, it has the code it had: what was printed is right again."""
    known = next(iter(uow.of(FollowLink).since(0)), None)
    if known is None:
        made = FollowLink(id=uuid4(), workshop=uow.workshop, code=new_code())
        return uow.record(FollowPageOpened(None, made))
    if not known.withdrawn:
        return known
    return uow.record(FollowPageOpened(known, replace(known, withdrawn=False)))


def close_follow_page(uow: UnitOfWork) -> None:
    """Its code leads nowhere. A second time changes nothing."""
    if (known := follow_link_of(uow)) is not None:
        uow.record(FollowPageClosed(known, replace(known, withdrawn=True)))


def change_follow_code(uow: UnitOfWork) -> FollowLink:
    """Another code: the one that went round leads nowhere. Raises Problem("unknown_follow")."""
    known = follow_link_of(uow)
    if known is None:
        raise Problem("unknown_follow")
    return uow.record(FollowCodeChanged(known, replace(known, code=new_code())))


def follow_address(workshop: Workshop, link: FollowLink) -> str:
    """What its QR code holds; empty while no address was chosen."""
    return follow_url(typed_address(workshop), link.code)


def follow_url(address: str, code: str) -> str:
    return f"http://{address}/s/{code}" if address and code else ""


def follow_news(snapshot: Snapshot, table: int | None, now: datetime) -> FollowNews:
    """`table` None: only what there is to choose from. Raises Problem("no_such_table")."""
    workshop, phases = the_workshop(snapshot), snapshot.phases.where()
    if table is not None:
        phases = [phase_for(phase, table) for phase in phases]
    tables = tuple(each.number for each in tables_in_order(snapshot))
    if table is not None and table not in tables:
        raise Problem("no_such_table")
    following, on_stage = next_phase(phases), current_phase(phases)
    times = timetable(phases, day_begins_at(workshop, now), now)
    return FollowNews(
        workshop=workshop,
        tables=tables,
        phase=on_stage,
        following=next((slot for slot in times if slot.phase == following), None),
        cards=_cards(snapshot, phases, table, now) if table is not None else (),
        hidden=_hidden(on_stage, now),
        evaluation=_evaluation(snapshot, phases, now),
        thanks=thanks_said(snapshot),
        reached=snapshot.last_change(),
        speed=speed_of(snapshot),
    )


def _evaluation(snapshot: Snapshot, phases: Sequence[Phase], now: datetime) -> str:
    evaluation = the_evaluation(snapshot)
    return evaluation.code if is_open(evaluation, phases, now) else ""


def _cards(
    snapshot: Snapshot, phases: Sequence[Phase], table: int, now: datetime
) -> Sequence[SeenCard]:
    """A card whose table nobody is told stands under none."""
    silent = silent_phases(phases, now)
    written = sorted(snapshot.cards.where(table=table), key=lambda card: card.written_at)
    open_ = [card for card in reversed(written) if not is_hidden(card, silent)]
    seen = {card.id: card for card in seen_by_the_hall(open_)}
    return [seen[card.id] for card in open_ if card.id in seen and seen[card.id].table == table]


def _hidden(phase: Phase | None, now: datetime) -> Hidden:
    if phase is None or not phase.kinds:
        return ""
    if phase.signed == "none":
        return "unsigned"
    return "silent" if is_silent(phase, now) else ""
