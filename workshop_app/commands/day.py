"""Commands of the day: serve the form without a window, run the schedule."""

from __future__ import annotations

from functools import partial
from typing import Annotated
from uuid import UUID

import typer

from workshop_app.bootstrap import House
from workshop_app.commands.session import BY, Session, do, plain, workshop_named
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.phases import Phase, current_phase, phase_state
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import _, language
from workshop_app.i18n.typography import clock, countdown
from workshop_app.services.form_address import keep_address, link, typed_address
from workshop_app.services.form_door import Place
from workshop_app.services.phases import (
    extend_phase,
    go_back,
    pause_phase,
    resume_phase,
    reveal_cards,
    schedule,
    start_next,
    start_phase,
)
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop


def serve(
    context: typer.Context,
    workshop: WorkshopName,
    host: Annotated[str | None, typer.Option("--host")] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65_535)] = None,
) -> None:
    """Serve the form to phones, without a window, until stopped."""
    session: Session = context.obj
    with session.house() as house:
        house.hold()
        key = workshop_named(house, workshop)
        place = house.form(BY).place(house.library.read(key, the_workshop), host or "", port or 0)
        house.serve_alone(place.bind, place.port, partial(_opened, session, house, key, place))


def _opened(session: Session, house: House, key: UUID, place: Place) -> None:
    """Phones are answered: only now is the address kept, and told."""
    kept = do(house, key, partial(keep_address, host=place.shown, port=place.port))
    tables = [
        {"number": table.number, "code": table.code, "link": link(kept, table)}
        for table in house.library.read(key, tables_in_order)
    ]
    address = f"http://{typed_address(kept)}"
    told = [_("Le formulaire est ouvert : {address}", address=address)]
    told += [
        _("Table {number} : {link}", number=table["number"], link=table["link"]) for table in tables
    ]
    session.answer({"address": address, "tables": tables}, *told)


ACTIONS = "start N | next | back | pause | resume | extend MIN | reveal | status"


def phase(
    context: typer.Context,
    workshop: WorkshopName,
    action: Annotated[str, typer.Argument(metavar=ACTIONS)],
    amount: Annotated[int | None, typer.Argument(metavar="[N | MIN]")] = None,
) -> None:
    """Run the schedule: start N, next, back, pause, resume, extend MIN, reveal, status."""
    session: Session = context.obj
    with session.house() as house:
        key = workshop_named(house, workshop)
        _act(house, key, action, amount)
        phases = house.library.read(key, schedule)
        now = house.clock.now()
    on_stage = current_phase(phases)
    state = phase_state(on_stage, now) if on_stage else None
    values = {
        "phase": on_stage.title if on_stage else None,
        "state": state.name if state else "none",
        "ends_at": plain(state.ends_at) if state else None,
        "remaining_s": round(state.remaining_s, 3) if state else None,
    }
    if on_stage is None or state is None or state.ends_at is None:
        session.answer(values, _("Aucune phase n'est en cours."))
        return
    told = _(
        "{phase} : {left}, jusqu'à {end}",
        phase=on_stage.title,
        left=countdown(state.remaining_s),
        end=clock(state.ends_at, language()),
    )
    session.answer(values, told)


def _act(house: House, workshop: UUID, action: str, amount: int | None) -> None:
    match action, amount:
        case "start", int():
            do(house, workshop, partial(_start_nth, nth=amount))
        case "extend", int():
            do(house, workshop, partial(extend_phase, seconds=60 * amount))
        case "next", None:
            do(house, workshop, start_next)
        case "back", None:
            do(house, workshop, go_back)
        case "pause", None:
            do(house, workshop, pause_phase)
        case "resume", None:
            do(house, workshop, resume_phase)
        case "reveal", None:
            do(house, workshop, reveal_cards)
        case "status", None:
            pass
        case _:
            raise Problem("unknown_action", actions=ACTIONS)


def _start_nth(uow: UnitOfWork, nth: int) -> Phase:
    phases = schedule(uow)
    if not 1 <= nth <= len(phases):
        raise Problem("unknown_phase")
    return start_phase(uow, phases[nth - 1].id)
