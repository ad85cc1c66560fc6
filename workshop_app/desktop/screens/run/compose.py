"""From the workshop and an instant to what Conduite shows. Pure: no widget, no clock of its own.

Decides the words, the figures and the one state of each table. Time left comes from the domain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from workshop_app.desktop.card_tally import CardTally
from workshop_app.desktop.screens.run.compose_message import calls, finished, message_face, silent
from workshop_app.desktop.screens.run.compose_pace import catch_up_face
from workshop_app.desktop.screens.run.compose_rescue import rescue_face, table_door_face
from workshop_app.desktop.screens.run.compose_tiles import Watched, call_queue, tiles
from workshop_app.desktop.screens.run.faces import (
    CellFace,
    ClockFace,
    DayFace,
    NextFace,
    RunFace,
    StageFace,
    StageState,
    TableDoorFace,
    TileFace,
)
from workshop_app.domain.bells import near_end
from workshop_app.domain.cards import Card
from workshop_app.domain.catch_up import Pace, begun_minute, pace
from workshop_app.domain.phases import (
    Phase,
    Slot,
    current_phase,
    length_s,
    next_phase,
    part_now,
    phase_state,
    previous_phase,
    time_run,
    timetable,
)
from workshop_app.domain.sides import along
from workshop_app.domain.silence import is_silent
from workshop_app.domain.workshop import Category, Workshop, category_of
from workshop_app.i18n import typography
from workshop_app.i18n.labels import tables_label
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.board import RoomNews
from workshop_app.services.phases import day_begins_at, day_ends_at, day_spans
from workshop_app.services.ports import Holdings
from workshop_app.services.projection.brief import Door
from workshop_app.services.track_words import notes_told, questions_told

LATE_S = 60
"""Less than that after the fixed end is on time."""


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A table's own code on the desk, and since when."""

    table: int
    doors: tuple[Door, ...]
    since: datetime
    projected: bool

    def with_projected(self, projected: bool) -> ShownCode:
        return replace(self, projected=projected)

    def with_doors(self, doors: tuple[Door, ...]) -> ShownCode:
        return replace(self, doors=doors)


@dataclass(frozen=True, slots=True)
class Now:
    """All that a picture of Conduite is made from."""

    room: RoomNews
    tally: CardTally
    latest: Mapping[int, Card]
    seen: Mapping[int, datetime]
    doors: tuple[Door, ...] | None
    at: datetime
    held: Mapping[int, Holdings] = field(default_factory=dict)
    helped: int | None = None
    """The table whose panel is open."""
    shown: ShownCode | None = None
    given: Mapping[UUID, int] | None = None
    """Minutes asked of phases to come, while a late day is caught up by hand."""
    peeked: UUID | None = None
    """A phase of the timeline whose note is read, instead of the next one's."""


def compose_run(now: Now) -> RunFace:
    room = now.room
    slots = timetable(room.phases, _begins_at(room, now.at), now.at)
    on_stage = current_phase(room.phases)
    written = on_stage or next_phase(room.phases)
    open_kind = on_stage.kinds[0] if on_stage and len(on_stage.kinds) == 1 else ""
    runs = bool(on_stage) and phase_state(on_stage, now.at).name != "paused"  # type: ignore[arg-type]
    watched = Watched(room, now.tally, now.latest, now.seen, now.held, open_kind, now.at, runs)
    faces = tiles(watched)
    by_number = {face.number: face for face in faces}
    helped = by_number.get(now.helped) if now.helped else None
    return RunFace(
        day=_day(room, slots, now.at, faces, now.tally.waiting_count()),
        cells=tuple(_cell(room.workshop, slot, now.at) for slot in slots),
        stage=_stage(room, slots, written, now.at),
        clock=_clock(on_stage, written, now.at),
        catch_up=catch_up_face(room.workshop, room.phases, pace_of(room, now.at), now.given),
        next=_peek(room, slots, now) if now.peeked else _next(room, slots, now.at),
        tiles=faces,
        doors=now.doors,
        message=message_face(room),
        rescue=rescue_face(watched, helped) if helped else None,
        table_door=_table_door(now, by_number),
        categories=room.workshop.categories,
        open_kind=open_kind,
    )


def _table_door(now: Now, tiles: Mapping[int, TileFace]) -> TableDoorFace | None:
    shown = now.shown
    if shown is None or shown.table not in tiles:
        return None
    seen = now.seen.get(shown.table)
    joined = seen is not None and seen > shown.since
    return table_door_face(tiles[shown.table], shown.doors, joined, shown.projected)


def pace_of(room: RoomNews, now: datetime) -> Pace | None:
    """The day against its fixed end; None while nothing runs, and where the end is free."""
    if room.workshop.end_is_free:
        return None
    slots = timetable(room.phases, _begins_at(room, now), now)
    return pace(slots, day_spans(room.workshop, [slot.phase for slot in slots], now)[1])


def _begins_at(room: RoomNews, now: datetime) -> datetime:
    """The planned start; from now on if it is past and nothing has begun today."""
    planned = day_begins_at(room.workshop, now)
    begun = any(phase.started_at for phase in room.phases)
    is_today = planned.astimezone().date() == now.astimezone().date()
    return max(planned, now) if is_today and not begun else planned


def _day(
    room: RoomNews, slots: Sequence[Slot], now: datetime, faces: Sequence[TileFace], unread: int
) -> DayFace:
    workshop = room.workshop
    ends_at = slots[-1].ends_at if slots else day_ends_at(workshop, now)
    over = bool(slots) and all(slot.phase.ended_at for slot in slots)
    must_end_at = day_spans(workshop, [slot.phase for slot in slots], now)[1]
    late_s = (ends_at - must_end_at).total_seconds()
    lost = sum(face.phone == "lost" for face in faces)
    return DayFace(
        now=typography.clock(now, language()),
        end_label=_("Terminé à") if over else _("Fin prévue"),
        end=typography.clock(ends_at if over else begun_minute(ends_at), language()),
        is_late=late_s >= LATE_S and not over and not workshop.end_is_free,
        lost_phones=n_("{n} téléphone perdu", "{n} téléphones perdus", lost) if lost else "",
        calls=calls(call_queue(room)),
        silent=silent(faces),
        done=finished(faces),
        to_read=n_("{n} carte à relire", "{n} cartes à relire", unread) if unread else "",
    )


def _cell(workshop: Workshop, slot: Slot, now: datetime) -> CellFace:
    phase = slot.phase
    look = _look(workshop, phase)
    length = length_s(phase)
    if phase.ended_at:
        length = max(60, round(time_run(phase, now).total_seconds()))
    is_current = phase.started_at is not None and phase.ended_at is None
    gone = time_run(phase, now).total_seconds() / max(1, length_s(phase))
    return CellFace(
        title=phase.title,
        detail=typography.minutes(length, language()),
        minutes=length_s(phase) / 60,
        state="done" if phase.ended_at else "current" if is_current else "planned",
        done=round(min(1.0, gone), 3) if is_current else 0.0,
        shape=look.shape if look else "",
        tone=look.tone if look else "",
    )


def _look(workshop: Workshop, phase: Phase) -> Category | None:
    return category_of(workshop, phase.kinds[0]) if len(phase.kinds) == 1 else None


def _stage(room: RoomNews, slots: Sequence[Slot], phase: Phase | None, now: datetime) -> StageFace:
    state = _state(room.phases, now)
    back = previous_phase(room.phases)
    slot = next((slot for slot in slots if phase and slot.phase.id == phase.id), None)
    look = _look(room.workshop, phase) if phase else None
    place = slots.index(slot) + 1 if slot else 0
    return StageFace(
        state=state,
        place=_("Phase {n} sur {count}", n=place, count=len(slots)) if slot else "",
        slot=_slot_words(slot, state) if slot else "",
        title=phase.title if phase else _stage_title(state),
        shape=look.shape if look else "",
        tone=look.tone if look else "",
        question=questions_told(phase) if phase else "",
        silence=_silence(phase, now) if phase else "",
        can_go_back=back is not None and back.ended_at is not None,
        muted=phase.muted if phase else False,
        next_label=_next_label(room.phases, state),
        next_short=_next_short(room.phases, state),
    )


def _silence(phase: Phase, now: datetime) -> str:
    if not is_silent(phase, now):
        return ""
    return _("En silence jusqu'à la cloche.")


def _state(phases: Sequence[Phase], now: datetime) -> StageState:
    on_stage = current_phase(phases)
    if not phases:
        return "empty"
    if on_stage:
        name = phase_state(on_stage, now).name
        return "paused" if name == "paused" else "over" if name == "over" else "running"
    if not any(phase.started_at for phase in phases):
        return "before"
    return "between" if next_phase(phases) else "done"


def _stage_title(state: StageState) -> str:
    return _("Toutes les phases sont terminées") if state == "done" else ""


def _slot_words(slot: Slot, state: StageState) -> str:
    start = typography.clock(slot.starts_at, language())
    if state in ("before", "between"):
        return _("prévue à {time}", time=start)
    return _("{start} à {end}", start=start, end=typography.clock(slot.ends_at, language()))


def _next_label(phases: Sequence[Phase], state: StageState) -> str:
    following = next_phase(phases)
    if following is None:
        return _("Après la séance") if state == "done" else _("Terminer la dernière phase")
    if state in ("before", "between"):
        return _("Commencer : {phase}", phase=following.title)
    return _("Phase suivante : {phase}", phase=following.title)


def _next_short(phases: Sequence[Phase], state: StageState) -> str:
    following = next_phase(phases)
    if following is None:
        return _("Après la séance") if state == "done" else _("Terminer")
    return _("Suivante : {phase}", phase=following.title)


def _clock(on_stage: Phase | None, shown: Phase | None, now: datetime) -> ClockFace:
    if on_stage is None:
        length = length_s(shown) if shown else 0
        return ClockFace(typography.countdown(length), _("Durée"), 0.0, "", None)
    state = phase_state(on_stage, now)
    left_s = int(-(-state.remaining_s // 1))
    detail = ""
    if state.name == "paused":
        detail = _("Suspendue depuis {time}", time=_paused_for(on_stage, now))
    elif state.name == "over" and state.ends_at is not None:
        rung_s = (now - state.ends_at).total_seconds()
        detail = _("Écoulée depuis {time}", time=typography.countdown(rung_s))
    elif near_end(state.remaining_s) == "one":
        detail = _("Dernière minute")
    gone = 1.0 - left_s / max(1, length_s(on_stage))
    figures = typography.countdown(left_s)
    return ClockFace(
        figures,
        _("Temps restant {time}", time=figures),
        round(max(0.0, gone), 4),
        detail,
        near_end(state.remaining_s) if state.name != "paused" else None,
        part=_parts(on_stage, now) if state.name != "over" else "",
    )


def _parts(phase: Phase, now: datetime) -> str:
    """Of the room, then of the tables that have times of their own."""
    told = [_part(phase, now)]
    for track in phase.tracks:
        if track.parts and track.tables:
            part = _part(along(phase, track), now)
            tables = tables_label(track.tables)
            told.append(_("{tables} : {words}", tables=tables, words=part))
    return "\n".join(line for line in told if line)


def _part(phase: Phase, now: datetime) -> str:
    """« À deux, encore 3:20 », and what follows."""
    state = part_now(phase, now)
    if state is None:
        return ""
    said = _(
        "{part}, encore {time}",
        part=state.part.title,
        time=typography.countdown(-(-state.remaining_s // 1)),
    )
    if state.index + 1 == len(phase.parts):
        return said
    return _("{now}, puis {part}", now=said, part=phase.parts[state.index + 1].title)


def _paused_for(phase: Phase, now: datetime) -> str:
    return typography.countdown((now - phase.pauses[-1].started_at).total_seconds())


def _next(room: RoomNews, slots: Sequence[Slot], now: datetime) -> NextFace:
    """The phase behind the one shown; after a break, also what it leads to."""
    following = next_phase(room.phases)
    places = [slot.phase for slot in slots]
    coming = slots[places.index(following) :] if following else []
    earliest = now
    if coming and current_phase(room.phases) is None:
        # The first one is on the stage panel, ready to start: what follows waits for all of it.
        earliest += timedelta(seconds=length_s(coming[0].phase))
        coming = coming[1:]
    if not coming:
        over = bool(slots) and current_phase(room.phases) is None
        after = _("Avis, notes, durées réelles, compte rendu") if over else ""
        return NextFace(_("Ensuite"), after, "", "", "", False, "", "", "", "")
    first = coming[0]
    is_break = first.phase.activity == "break"
    then = coming[1].phase if is_break and len(coming) > 1 else None
    look = _look(room.workshop, first.phase)
    then_look = _look(room.workshop, then) if then else None
    near = max(first.starts_at, earliest - timedelta(seconds=1))
    return NextFace(
        heading=_("Ensuite"),
        title=first.phase.title,
        when=_("vers {time}", time=typography.clock(near, language())),
        shape=look.shape if look else "",
        tone=look.tone if look else "",
        is_break=is_break,
        then_title=then.title if then else "",
        then_shape=then_look.shape if then_look else "",
        then_tone=then_look.tone if then_look else "",
        note=notes_told(first.phase),
    )


def _peek(room: RoomNews, slots: Sequence[Slot], now: Now) -> NextFace:
    """Any phase of the day, as the timeline shows it."""
    place = next((n for n, slot in enumerate(slots) if slot.phase.id == now.peeked), None)
    if place is None:
        return _next(room, slots, now.at)
    slot = slots[place]
    look = _look(room.workshop, slot.phase)
    return NextFace(
        heading=_("Phase {n} sur {count}", n=place + 1, count=len(slots)),
        title=slot.phase.title,
        when=typography.clock(slot.starts_at, language()),
        shape=look.shape if look else "",
        tone=look.tone if look else "",
        is_break=slot.phase.activity == "break",
        then_title="",
        then_shape="",
        then_tone="",
        note=notes_told(slot.phase),
    )
