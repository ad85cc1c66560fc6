"""Commands on people across workshops: erase somebody, apply how long names are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from workshop_app.bootstrap import House
from workshop_app.commands.session import BY, Session, plain
from workshop_app.domain.directory import Entry, named
from workshop_app.domain.personal import How
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import day
from workshop_app.services.directory import read_entries
from workshop_app.services.erasing import Emptied, Erased
from workshop_app.services.erasure_words import erasure_text
from workshop_app.services.retention import Due, due_workshops


def erase(
    context: typer.Context,
    people: Annotated[list[str], typer.Argument(metavar="PERSON…")],
    anonymise: Annotated[bool, typer.Option("--anonymise")] = False,
    no_trace: Annotated[bool, typer.Option("--no-trace")] = False,
) -> None:
    """Take people out of every workshop, by full name or e-mail. There is no way back."""
    session: Session = context.obj
    with session.house() as house:
        entries = read_entries(house.library, _today(house))
        ids = [key for words in people for key in _who(entries, words).ids]
        how: How = "anonymise" if anonymise else "erase"
        done = house.eraser(BY).people(ids, how, trace=not no_trace)
    session.answer(erased_values(done), erasure_text(done).rstrip())


def retention(
    context: typer.Context,
    apply: Annotated[bool, typer.Option("--apply")] = False,
) -> None:
    """Workshops whose names were kept long enough; --apply makes their people anonymous."""
    session: Session = context.obj
    with session.house() as house:
        due = due_workshops(house.library, _today(house))
        done = house.eraser(BY).workshops([one.workshop for one in due]) if apply and due else None
    values: dict[str, object] = {"due": [_due_values(one) for one in due], "applied": False}
    if done is not None:
        values |= {"applied": True, **erased_values(done)}
        session.answer(values, erasure_text(done).rstrip())
        return
    told = [_due_words(one) for one in due]
    session.answer(values, *(told or [_("Aucun atelier n'a dépassé sa durée de conservation.")]))


def erased_values(done: Erased) -> dict[str, object]:
    """The report of an erasing, for --json."""
    return {
        "how": done.how,
        "people": list(done.names),
        "at": plain(done.at),
        "workshops": [_place_values(place) for place in done.places],
        "journal_lines": done.images,
        "copies": list(done.copies),
        "swept": done.swept,
    }


def _place_values(place: Emptied) -> dict[str, object]:
    return {
        "id": str(place.workshop),
        "title": place.title,
        "date": plain(place.day),
        "erased": dict(place.counts),
        "journal_lines": place.images,
        "papers": [{"kind": kind, "printed_at": plain(at)} for kind, at in place.papers],
        "mentions": [{"noun": one.noun, "what": one.what} for one in place.mentions],
    }


def _who(entries: Iterable[Entry], words: str) -> Entry:
    found = named(entries, words)
    if not found:
        raise Problem("person_not_known", words=words)
    if len(found) > 1:
        raise Problem("person_ambiguous", words=words, names=tuple(map(_told, found)))
    return found[0]


def _told(entry: Entry) -> str:
    """« Anne Roux (OT Rives, a.roux@rives.example) »"""
    about = ", ".join(part for part in (entry.organisation, entry.email) if part)
    return f"{entry.name} ({about})" if about else entry.name


def _due_values(due: Due) -> dict[str, object]:
    return {
        "id": str(due.workshop),
        "title": due.title,
        "since": plain(due.since),
        "people": due.people,
        "unasked": due.unasked,
    }


def _due_words(due: Due) -> str:
    return n_(
        "{title} : {n} personne a encore un nom, depuis le {since}.",
        "{title} : {n} personnes ont encore un nom, depuis le {since}.",
        due.people,
        title=due.title,
        since=day(due.since, language()),
    )


def _today(house: House) -> date:
    return house.clock.now().astimezone().date()
