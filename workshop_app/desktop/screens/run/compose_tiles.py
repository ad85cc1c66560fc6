"""What each table's tile says: its cards, its last words, its phone. Pure.

Decides the one state of a tile, the most urgent first: it calls; its phone was there and has been
silent for a minute while a phase runs (lost); it writes on paper; it has finished the phase; it
never had a phone (none); it has written nothing for longer than the phase allows (silent); the rest
is normal. A phone given up for paper is not lost again, unless
it came back meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from workshop_app.desktop.card_tally import CardTally
from workshop_app.desktop.screens.run.faces import CountFace, PhoneState, TileAct, TileFace
from workshop_app.domain.cards import Card
from workshop_app.domain.hall_signals import TableSignal, has_finished
from workshop_app.domain.idle_tables import is_silent, silent_s
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase, current_phase
from workshop_app.domain.sides import letter_of, phase_for
from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _, n_
from workshop_app.services.board import RoomNews
from workshop_app.services.ports import Holdings

SILENT_S = 60
SETTLES_S = 3.0
MINUTE, HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Watched:
    """What tiles are made from, at one instant."""

    room: RoomNews
    tally: CardTally
    latest: Mapping[int, Card]
    seen: Mapping[int, datetime]
    """Table -> last sign of life of its phone."""
    held: Mapping[int, Holdings]
    """Table -> what its phones say they hold."""
    open_kind: str
    now: datetime
    runs: bool
    """A phase is on stage and not suspended: silence means something."""


def tiles(watched: Watched) -> tuple[TileFace, ...]:
    """One face a table, in order."""
    states = {table.number: _state(watched, table.number) for table in watched.room.tables}
    offline = _hall_is_offline(states.values())
    return tuple(_tile(watched, number, state, offline) for number, state in states.items())


def _state(watched: Watched, number: int) -> PhoneState:
    on_stage = current_phase(watched.room.phases)
    signal, seen = watched.room.signals.get(number), watched.seen.get(number)
    state = state_of(signal, on_stage, seen, watched.now, watched.runs)
    last = watched.latest.get(number)
    if state == "here" and on_stage is not None:
        last_at = last.written_at if last is not None else None
        return "silent" if is_silent(on_stage, last_at, watched.now) else "here"
    return state


def call_queue(room: RoomNews) -> list[int]:
    """Tables that call, the one that has waited longest first."""
    waiting = [(s.called_at, s.table) for s in room.signals.values() if s.called_at is not None]
    return [table for _since, table in sorted(waiting)]


def _hall_is_offline(states: Iterable[PhoneState]) -> bool:
    """Every phone that was there is lost: the Wi-Fi is, not the tables."""
    known = [state for state in states if state not in ("none", "paper")]
    return len(known) > 1 and all(state == "lost" for state in known)


def _tile(watched: Watched, number: int, phone: PhoneState, offline: bool) -> TileFace:
    room, last = watched.room, watched.latest.get(number)
    counts = _counts(room.workshop.categories, watched.tally.at_table(number))
    main = counts.get(watched.open_kind)
    total = sum(count.count for count in counts.values())
    title, referent = _("Table {n}", n=number), room.referents.get(number)
    activity, brief = _activity(phone, watched, number)
    cards = f"{main.count} {main.label}" if main else n_("{n} carte", "{n} cartes", total)
    who = _short_name(referent) if referent else ""
    words = " ".join(last.text.split()) if last else ""
    gap, brief_gap = gap_words(watched, number)
    letter, works_on = _track(current_phase(room.phases), number)
    followed = _("consigne {letter}, {title}", letter=letter, title=works_on) if letter else ""
    return TileFace(
        number=number,
        title=title,
        referent=who,
        main=main,
        total=total,
        others=tuple(count for key, count in counts.items() if key != watched.open_kind),
        last=words,
        phone=phone,
        activity=activity,
        brief=brief,
        act=_act(phone, gap, offline),
        gap=gap,
        brief_gap=brief_gap,
        spoken=", ".join(
            part for part in (title, followed, who, cards, activity, gap, words) if part
        ),
        track=letter,
        track_title=works_on,
    )


def _track(phase: Phase | None, number: int) -> tuple[str, str]:
    """Letter and title of what this table works on, where the tables differ."""
    letter = letter_of(phase, number) if phase is not None else ""
    return (letter, phase_for(phase, number).title) if phase is not None and letter else ("", "")


def _act(phone: PhoneState, gap: str, offline: bool) -> TileAct:
    if phone == "calls":
        return "answer"
    if phone == "paper" or (phone == "lost" and offline):
        return "type"
    return "rescue" if phone == "lost" or gap else "more"


def missing_here(watched: Watched, number: int) -> int:
    """Cards that phones believe to have sent and that never came: a library of before, say.

    A phone says so a moment before its card is read here: only what lasts is told.
    """
    held = watched.held.get(number)
    if held is None or (watched.now - held.since).total_seconds() < SETTLES_S:
        return 0
    return max(0, held.sent - watched.tally.from_phones(number))


def gap_words(watched: Watched, number: int) -> tuple[str, str]:
    """What its phones hold that is not here, whole and short; empty: nothing."""
    held = watched.held.get(number)
    if missing := missing_here(watched, number):
        said = n_("{n} carte à renvoyer", "{n} cartes à renvoyer", missing)
        return said, _("{n} à renvoyer", n=missing)
    if held is not None and held.waiting:
        said = n_(
            "{n} carte encore sur le téléphone",
            "{n} cartes encore sur le téléphone",
            held.waiting,
        )
        return said, _("{n} sur le téléphone", n=held.waiting)
    return "", ""


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
    given_up_at = signal.paper_since if signal is not None else None
    is_back = given_up_at is None or (seen is not None and seen > given_up_at)
    phone = phone_state(seen, now, runs=runs)
    if phone == "lost" and is_back:
        return "lost"
    if given_up_at is not None:
        return "paper"
    return "done" if has_finished(signal, on_stage.id if on_stage else None) else phone


def ago(since_s: float) -> str:
    """« il y a 12 s », « il y a 4 min », « il y a 2 h »."""
    whole = max(0, int(since_s))
    if whole < MINUTE:
        return _("il y a {n} s", n=whole)
    if whole < HOUR:
        return _("il y a {n} min", n=whole // MINUTE)
    return _("il y a {n} h", n=whole // HOUR)


def _activity(phone: PhoneState, watched: Watched, number: int) -> tuple[str, str]:
    """What the state is, and the same without how long."""
    seen, last = watched.seen.get(number), watched.latest.get(number)
    if phone == "calls":
        return _call(watched, number)
    if phone == "done":
        return _("A terminé"), _("Terminé")
    if phone == "paper":
        return _("Saisie sur papier"), _("Papier")
    if phone == "none" or seen is None:
        return _("Aucun téléphone"), _("Aucun")
    if phone == "lost":
        silent = int((watched.now - seen).total_seconds()) // MINUTE
        return _("Perdu, {n} min", n=max(1, silent)), _("Perdu")
    if phone == "silent":
        phase = current_phase(watched.room.phases)
        since_s = silent_s(phase, last.written_at if last else None, watched.now) if phase else 0.0
        return _("Sans carte, {n} min", n=int(since_s) // MINUTE), _("Silence")
    instants = [seen]
    if last is not None and last.source == "phone" and last.written_at <= watched.now:
        instants.append(last.written_at)
    since = ago((watched.now - max(instants)).total_seconds())
    return since, since


def _call(watched: Watched, number: int) -> tuple[str, str]:
    """With its place in the queue when several call."""
    queue, signal = call_queue(watched.room), watched.room.signals[number]
    brief = _("Appelle")
    if len(queue) > 1:
        brief = _("Appel n° {rank}", rank=queue.index(number) + 1)
    called_at = signal.called_at or watched.now
    waits = int((watched.now - called_at).total_seconds()) // MINUTE
    return (_("{call}, {n} min", call=brief, n=waits) if waits else brief), brief


def _counts(categories: tuple[Category, ...], at_table: Mapping[str, int]) -> dict[str, CountFace]:
    return {
        each.key: CountFace(each.label, each.shape, each.tone, at_table.get(each.key, 0))
        for each in categories
    }


def _short_name(person: Person) -> str:
    """Clémence D."""
    initial = f"{person.last_name[0].upper()}." if person.last_name else ""
    return f"{person.first_name} {initial}".strip()
