from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from uuid import uuid4

from tests.conftest import Workshop
from workshop_app.domain.search import finds
from workshop_app.services.home import read_home
from workshop_app.services.phases import start_next
from workshop_app.services.report_given import report_given
from workshop_app.services.workshops import change_workshop, create_workshop

TODAY = date(2026, 3, 12)


def test_a_workshop_is_found_by_title_place_and_participant(workshop: Workshop) -> None:
    workshop.do(partial(change_workshop, place="Palais des congrès"))
    workshop.add("Yann", "L’Haÿ")
    (line,) = read_home(workshop.house.library, TODAY, None)
    assert all(finds(typed, line.names) for typed in ("ensemble", "palais", "lhay"))
    assert not finds("brive", line.names)


def test_only_a_near_or_running_workshop_presses(workshop: Workshop) -> None:
    def presses() -> bool:
        return read_home(workshop.house.library, TODAY, None)[0].presses(TODAY)

    assert not presses()
    workshop.do(partial(change_workshop, day=date(2026, 3, 18)))
    assert presses()
    workshop.do(partial(change_workshop, day=date(2026, 4, 18)))
    assert not presses()
    workshop.do(start_next)
    assert presses()


def test_a_workshop_is_finished_once_its_report_is_given(workshop: Workshop) -> None:
    library = workshop.house.library
    while workshop.do(start_next):
        pass
    assert not read_home(library, TODAY, None)[0].finished
    first = workshop.do(report_given)
    assert workshop.do(report_given) == first, "a second copy changes nothing"
    assert read_home(library, TODAY, None)[0].finished


def test_every_workshop_is_read(workshop: Workshop) -> None:
    library = workshop.house.library
    create = partial(create_workshop, model="vierge", title="Bilan")
    library.submit(uuid4(), "test", create).result(5)
    assert {line.summary.workshop.title for line in read_home(library, TODAY, None)} == {
        "Bilan",
        "Mieux travailler ensemble",
    }


def test_what_is_missing_is_read_of_a_near_day_only(workshop: Workshop) -> None:
    def missing(copies_to: Path | None = None) -> Sequence[str]:
        return read_home(workshop.house.library, TODAY, copies_to)[0].missing

    assert missing() == ()
    workshop.do(partial(change_workshop, day=date(2026, 3, 18)))
    assert missing() == ["list", "groups", "address", "kit", "room", "slides", "key", "rehearsal"]
    assert "key" not in missing(Path("/media/cle/Tablée"))
    workshop.do(start_next)
    assert missing() == ()
