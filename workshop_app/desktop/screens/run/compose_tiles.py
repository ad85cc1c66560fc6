"""What each table's tile says: its cards, its last words, its phone. Pure.

Decides the one state of a tile, the most urgent first: it calls; its phone was there and has been
silent for a minute while a phase runs (lost); it has finished the phase; it never had a phone
(none); the rest is normal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workshop_app.desktop.card_tally import CardTally
from workshop_app.desktop.screens.run.faces import CountFace, PhoneState, TileFace
from workshop_app.domain.cards import Card
from workshop_app.domain.hall_signals import TableSignal, has_finished
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase, current_phase
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _, n_
from workshop_app.services.board import RoomNews

SILENT_S = 60
MINUTE, HOUR = 60, 3600


def tiles(
    room: RoomNews,
    tally: CardTally,
    latest: Mapping[int, Card],
    seen: Mapping[int, datetime],
    open_kind: str,
    now: datetime,
    *,
    runs: bool,
) -> tuple[TileFace, ...]:
    """One face a table, in order. `seen`: table -> last sign of life of its phone."""
    on_stage = current_phase(room.phases)
    return tuple(
        _tile(
            table.number,
            room.referents.get(table.number),
            _counts(room.workshop.categories, tally.at_table(table.number)),
            open_kind,
            latest.get(table.number),
            seen.get(table.number),
            now,
            state_of(room.signals.get(table.number), on_stage, seen.get(table.number), now, runs),
            room.signals.get(table.number),
        )
        for table in room.tables
    )


def _tile(
    number: int,
    referent: Person | None,
    counts: Mapping[str, CountFace],
    open_kind: str,
    last: Card | None,
    seen: datetime | None,
    now: datetime,
    phone: PhoneState,
    signal: TableSignal | None,
) -> TileFace:
    main = counts.get(open_kind)
    total = sum(count.count for count in counts.values())
    title = _("Table {n}", n=number)
    activity = _activity(phone, seen, last, now, signal)
    said = main if main else None
    cards = f"{said.count} {said.label}" if said else n_("{n} carte", "{n} cartes", total)
    who = _short_name(referent) if referent else ""
    words = " ".join(last.text.split()) if last else ""
    return TileFace(
        number=number,
        title=title,
        referent=who,
        main=main,
        total=total,
        others=tuple(count for key, count in counts.items() if key != open_kind),
        last=words,
        phone=phone,
        activity=activity,
        spoken=", ".join(part for part in (title, who, cards, activity, words) if part),
    )


def phone_state(seen: datetime | None, now: datetime, *, runs: bool) -> PhoneState:
    if seen is None:
        return "none"
    return "lost" if runs and (now - seen).total_seconds() > SILENT_S else "here"


def state_of(
    signal: TableSignal | None,
    on_stage: Phase | None,
    seen: datetime | None,
    now: datetime,
    runs: bool,
) -> PhoneState:
    """The one state a tile shows."""
    if signal is not None and signal.called_at is not None:
        return "calls"
    phone = phone_state(seen, now, runs=runs)
    if phone != "lost" and has_finished(signal, on_stage.id if on_stage else None):
        return "done"
    return phone


def ago(since_s: float) -> str:
    """« il y a 12 s », « il y a 4 min », « il y a 2 h »."""
    whole = max(0, int(since_s))
    if whole < MINUTE:
        return _("il y a {n} s", n=whole)
    if whole < HOUR:
        return _("il y a {n} min", n=whole // MINUTE)
    return _("il y a {n} h", n=whole // HOUR)


def _activity(
    phone: PhoneState,
    seen: datetime | None,
    last: Card | None,
    now: datetime,
    signal: TableSignal | None,
) -> str:
    if phone == "calls" and signal is not None and signal.called_at is not None:
        waits = int((now - signal.called_at).total_seconds()) // MINUTE
        return _("Appelle, {n} min", n=waits) if waits else _("Appelle")
    if phone == "done":
        return _("A terminé")
    if phone == "none" or seen is None:
        return _("Aucun téléphone")
    if phone == "lost":
        silent = int((now - seen).total_seconds()) // MINUTE
        return _("Perdu, {n} min", n=max(1, silent))
    instants = [seen]
    if last is not None and last.source == "phone" and last.written_at <= now:
        instants.append(last.written_at)
    return ago((now - max(instants)).total_seconds())


def _counts(categories: tuple[Category, ...], at_table: Mapping[str, int]) -> dict[str, CountFace]:
    return {
        each.key: CountFace(each.label, each.shape, each.tone, at_table.get(each.key, 0))
        for each in categories
    }


def _short_name(person: Person) -> str:
    """Clémence D."""
    initial = f"{person.last_name[0].upper()}." if person.last_name else ""
    return f"{person.first_name} {initial}".strip()
