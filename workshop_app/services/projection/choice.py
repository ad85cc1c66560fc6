"""What the facilitator has put on the projector, kept with the workshop: after a restart, and in
the browser of another computer, it is the same picture.

Decides what each gesture makes of the choice; not what the picture then says (`picture`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from workshop_app.domain.facts import MirrorLinked, MirrorRevoked, ProjectionChosen
from workshop_app.domain.problems import Problem
from workshop_app.domain.projection import PAGE_S, MirrorLink, Projection, View, clean_words
from workshop_app.domain.workshop import Workshop
from workshop_app.services.form_address import typed_address
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.tables import new_code


def first_choice(workshop: UUID, now: datetime) -> Projection:
    """Before anybody has chosen: the phase on stage."""
    return Projection(id=workshop, workshop=workshop, since=now)


def choice_of(snapshot: Snapshot, now: datetime) -> Projection:
    known = snapshot.of(Projection).get(snapshot.workshop)
    if known is None or known.withdrawn:  # the copy of a day that is rehearsed
        return first_choice(snapshot.workshop, now)
    return known


def chosen(
    choice: Projection,
    view: View,
    now: datetime,
    *,
    kind: str = "",
    table: int = 0,
    card: UUID | None = None,
) -> Projection:
    """Another view, from its first page. Black covers the one before, which comes back."""
    if view == "black":
        return replace(choice, black=True)
    return replace(choice, view=view, black=False, since=now, kind=kind, table=table, card=card)


def uncovered(choice: Projection) -> Projection:
    """No longer black: as it was before."""
    return replace(choice, black=False)


def saying(choice: Projection, text: str, now: datetime) -> Projection:
    """Free words for the hall. Raises Problem: hall_words_empty, hall_words_too_long."""
    return chosen(replace(choice, message=clean_words(text)), "message", now)


def on_page(choice: Projection, page: int, now: datetime) -> Projection:
    """That page, from its beginning: the following ones come after it as ever."""
    return replace(choice, since=now - timedelta(seconds=PAGE_S * page))


def keep_choice(uow: UnitOfWork, wanted: Projection) -> Projection:
    """The projector shows this now, wherever it hangs. The same again changes nothing."""
    known = uow.of(Projection).get(uow.workshop)
    new = replace(wanted, change=known.change if known else 0)
    if known == new:
        return known
    return uow.record(ProjectionChosen(known, new))


def mirror_of(snapshot: Snapshot) -> MirrorLink | None:
    """The link of the projector in a browser, if there is one."""
    return next(iter(snapshot.of(MirrorLink).where()), None)


def link_mirror(uow: UnitOfWork) -> MirrorLink:
    """The one there is, or a new one."""
    known = mirror_of(uow)
    if known is not None:
        return known
    link = MirrorLink(id=uuid4(), workshop=uow.workshop, code=new_code())
    return uow.record(MirrorLinked(None, link))


def revoke_mirror(uow: UnitOfWork) -> None:
    """Its link leads nowhere any more. Raises Problem: no_mirror."""
    known = mirror_of(uow)
    if known is None:
        raise Problem("no_mirror")
    uow.record(MirrorRevoked(known, replace(known, withdrawn=True)))


def mirror_link(workshop: Workshop, link: MirrorLink) -> str:
    """What is opened on the other computer; empty while no address was chosen."""
    typed = typed_address(workshop)
    return f"http://{typed}/p/{link.code}" if typed else ""
