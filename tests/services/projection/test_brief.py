from __future__ import annotations

import dataclasses
from functools import partial
from typing import get_args, get_origin, get_type_hints

from tests.conftest import Workshop
from workshop_app.domain.people import Person
from workshop_app.i18n import typography
from workshop_app.services.board import room
from workshop_app.services.form_address import keep_address
from workshop_app.services.methods import add_method
from workshop_app.services.phases import change_phase, pause_phase, schedule
from workshop_app.services.projection.brief import (
    Door,
    KindCount,
    Mode,
    PartLine,
    ProjectorContent,
    RingTime,
    TrackSheet,
    compose,
)
from workshop_app.services.projection.doors import Doors
from workshop_app.services.workshops import change_workshop

PLAIN = {str, int, float, bool}


def _square(text: str) -> list[list[bool]]:
    return [[sign.isalpha() for sign in text]]


def _content(workshop: Workshop, mode: Mode = "brief") -> ProjectorContent:
    news = workshop.ask(room)
    doors = Doors(_square).of(news.workshop)
    now = workshop.clock.now()
    return compose(news.workshop, news.phases, {"forces": 3}, doors, mode, now)


def test_it_has_no_field_that_could_hold_a_name_a_note_or_a_card() -> None:
    """Who adds a field to what the hall sees changes this list, and says why."""
    allowed = {
        ProjectorContent: {
            "mode",
            "workshop_title",
            "place_in_day",
            "phase_count",
            "phase_index",
            "title",
            "shape",
            "tone",
            "question",
            "steps",
            "ring",
            "doors",
            "counts",
            # Which part of the phase runs is a title of the schedule, like the others.
            "part",
            # The same of each instruction, where the tables differ; of numbered tables, no names.
            "tracks",
            "page",
            "pages",
            "next_in_s",
            "aside",
        },
        TrackSheet: {"letter", "tables", "title", "question", "steps", "part"},
        PartLine: {"title", "figures", "index", "count", "before_end_s"},
        RingTime: {"figures", "caption", "fraction", "is_last_minute", "is_paused"},
        KindCount: {"label", "tone", "shape", "count", "is_current"},
        Door: {"number", "title", "main", "detail", "matrix"},
    }
    for kind, names in allowed.items():
        assert {field.name for field in dataclasses.fields(kind)} == names


def test_its_types_are_plain_or_its_own() -> None:
    own = {ProjectorContent, RingTime, KindCount, Door, PartLine, TrackSheet}
    for kind in own:
        for hint in get_type_hints(kind).values():
            assert _leaves(hint) <= PLAIN | own | {type(None)}


def _leaves(hint: object) -> set[object]:
    if isinstance(hint, str):
        return {str}
    if get_origin(hint) is None:
        return {type(hint) if hint is None else hint} - {Ellipsis}
    found: set[object] = set()
    for part in get_args(hint):
        found |= _leaves(part)
    return found


def test_neither_note_nor_name_nor_card_is_in_it(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.add("Clémence", "Dubois", referent=True, tables=(4,))
    workshop.write("Une carte rude")
    running = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=running.id, note="Ne pas laisser Karim parler"))
    shown = repr(_content(workshop))
    assert "Karim" not in shown
    assert "Clémence" not in shown
    assert "rude" not in shown
    assert Person.__name__ not in shown


def test_a_running_phase_shows_its_place_its_ring_and_its_end(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(6)
    content = _content(workshop)
    assert content.title == "Forces"
    assert content.place_in_day == "Phase 3 sur 9"
    assert (content.shape, content.tone) == ("triangle-up", "forces")
    assert len(content.steps) == 3
    assert content.ring is not None
    assert content.ring.figures == "12:00"
    assert content.ring.fraction == 12 / 18
    assert content.ring.caption == "jusqu’à 10\u00a0h\u00a018"
    assert [count.is_current for count in content.counts] == [True, False, False, False]
    assert content.counts[0].count == 3


def test_the_last_minute_says_so_and_the_bell_too(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(17.5)
    ring = _content(workshop).ring
    assert ring is not None
    assert (ring.caption, ring.is_last_minute, ring.figures) == ("Dernière minute", True, "0:30")
    workshop.clock.forward(3)
    ring = _content(workshop).ring
    assert ring is not None
    assert (ring.caption, ring.fraction, ring.figures) == ("temps écoulé", 0.0, "0:00")


def test_a_suspended_phase_says_so_and_its_ring_stands_still(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(6)
    workshop.do(pause_phase)
    before = _content(workshop).ring
    workshop.clock.forward(2)
    assert _content(workshop).ring == before
    assert before is not None
    assert (before.is_paused, before.caption) == (True, "en pause")


def test_before_the_first_phase_it_shows_the_workshop_and_how_to_join(workshop: Workshop) -> None:
    change = partial(change_workshop, question="Que garder ?", wifi_name="Atelier")
    workshop.do(change)
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    content = _content(workshop)
    assert content.ring is None
    assert (content.title, content.question) == ("Mieux travailler ensemble", "Que garder ?")
    assert content.place_in_day == ""
    assert [(door.number, door.main) for door in content.doors] == [
        (1, "Atelier"),
        (2, "10.42.0.1:8000"),
    ]


def test_the_form_square_leads_to_the_front_door_not_to_a_table(workshop: Workshop) -> None:
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    asked: list[str] = []

    def square(text: str) -> list[list[bool]]:
        asked.append(text)
        return _square(text)

    doors = Doors(square)
    news = workshop.ask(room)
    doors.of(news.workshop)
    (door,) = doors.of(news.workshop)
    assert asked == ["http://10.42.0.1:8000/"]
    assert (door.number, door.title) == (1, "Référents")
    assert all(table.code not in asked[0] for table in news.tables)


def test_a_phase_in_parts_says_which_one_runs(workshop: Workshop) -> None:
    (phase,) = workshop.do(partial(add_method, key="1-2-4"))
    assert _content(workshop).part is None
    workshop.start(phase.title)
    part = _content(workshop).part
    assert part is not None
    assert (part.title, part.index, part.count) == (phase.parts[0].title, 0, len(phase.parts))
    workshop.clock.forward(phase.parts[0].planned_s / 60 + 0.5)
    part = _content(workshop).part
    assert part is not None
    assert part.title == phase.parts[1].title
    assert part.figures == typography.countdown(phase.parts[1].planned_s - 30)
