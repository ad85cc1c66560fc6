from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.conftest import Workshop
from workshop_app.domain.documents import KIT_KINDS
from workshop_app.services.checklist import Readiness, missing, presented
from workshop_app.services.form_address import keep_address, typed_address
from workshop_app.services.kit import collect_kit
from workshop_app.services.kit_parts import mark_printed, marks_of
from workshop_app.services.phases import plan_phase
from workshop_app.services.rehearsal import mark_rehearsed
from workshop_app.services.room import declare_ready
from workshop_app.services.slides import collect_deck, fingerprint_of, mark_made
from workshop_app.services.workshops import change_workshop, the_workshop

BESIDE = ["room", "slides", "key", "rehearsal"]
"""What a hall needs besides the workshop itself."""


def ready(workshop: Workshop) -> Readiness:
    return workshop.ask(partial(presented, now=workshop.clock.now())).ready


def seat(workshop: Workshop, count: int, **fields: object) -> None:
    for number in range(count):
        workshop.add("Anne", f"Roux {number}", organisation="OT Bois", **fields)


def print_all(workshop: Workshop) -> None:
    address = typed_address(workshop.ask(the_workshop))
    content = workshop.ask(partial(collect_kit, address=address, now=workshop.clock.now()))
    workshop.do(partial(mark_printed, marks=marks_of(content, KIT_KINDS)))


def test_a_fresh_workshop_lacks_all_but_its_schedule(workshop: Workshop) -> None:
    assert missing(ready(workshop)) == ["list", "groups", "address", "kit", *BESIDE]


def test_each_thing_done_leaves_the_list(workshop: Workshop) -> None:
    seat(workshop, 8, tables=(1,))
    assert "list" not in missing(ready(workshop))
    assert ready(workshop).without_referent == (1,)
    workshop.add("Jo", "Lind", organisation="ADT", tables=(1,), referent=True)
    assert "groups" not in missing(ready(workshop))
    workshop.do(partial(keep_address, host="192.168.137.1", port=8000))
    print_all(workshop)
    assert missing(ready(workshop)) == BESIDE
    deck = workshop.ask(partial(collect_deck, kind="intro", now=workshop.clock.now()))
    workshop.do(partial(mark_made, kind="intro", fingerprint=fingerprint_of(deck)))
    workshop.do(partial(declare_ready, proved=["trial"], missing=[]))
    rehearsed = partial(mark_rehearsed, played_at=workshop.clock.now(), tables=9, cards=120)
    workshop.do(rehearsed)
    assert missing(ready(workshop)) == ["key"]
    assert missing(replace(ready(workshop), copies_to=Path("/media/cle"))) == []


def test_what_goes_wrong_comes_back(workshop: Workshop) -> None:
    seat(workshop, 2, tables=(1,), referent=True)
    workshop.do(partial(keep_address, host="127.0.0.1", port=8000))
    print_all(workshop)
    assert missing(ready(workshop)) == ["address", *BESIDE]
    workshop.add("", "Lind")
    workshop.do(partial(plan_phase, title="Bilan", planned_s=1800))
    found = ready(workshop)
    assert (found.to_check, found.unseated) == (1, 1)
    assert found.planned_s == found.available_s + 1800
    assert missing(found) == [
        "list",
        "groups",
        "schedule",
        "address",
        "kit",
        *BESIDE,
    ]


def test_what_the_model_says_is_told_apart(workshop: Workshop) -> None:
    now = workshop.clock.now()
    before = workshop.ask(partial(presented, now=now)).untouched
    assert {"question", "objectives"} <= before
    workshop.do(partial(change_workshop, question="Et nous ?"))
    assert workshop.ask(partial(presented, now=now)).untouched == before - {"question"}
