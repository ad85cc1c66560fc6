"""Some tables follow another instruction: how it is given, and who is told what."""

from __future__ import annotations

import json
from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import Question
from workshop_app.domain.tracks import TableTrack
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.conductor import collect_conductor
from workshop_app.services.follow import follow_news
from workshop_app.services.history import undo
from workshop_app.services.kit import collect_kit
from workshop_app.services.methods import give_method, step_part
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.phones import phone_news
from workshop_app.services.projection.brief import compose
from workshop_app.services.report import collect
from workshop_app.services.schedule_taken import schedule_file, take_phases
from workshop_app.services.track_words import notes_told, questions_told
from workshop_app.services.tracks import (
    add_track,
    change_track,
    give_own_times,
    remove_track,
    step_track_part,
)
from workshop_app.services.workshops import the_workshop


def forces(workshop: Workshop) -> Phase:
    return next(phase for phase in workshop.ask(schedule) if phase.title == "Forces")


@pytest.fixture
def apart(workshop: Workshop) -> TableTrack:
    """Tables 6 to 9 work on something else during « Forces »."""
    phase = workshop.do(partial(add_track, phase=forces(workshop).id))
    change = partial(
        change_track,
        phase=phase.id,
        key=phase.tracks[0].key,
        title="Bus",
        question="Comment venir ?",
        steps=("Prenez la carte.",),
        note="Sans nommer Karim",
    )
    return workshop.do(change).tracks[0]


def test_half_of_the_tables_left_follow_a_new_one(workshop: Workshop) -> None:
    phase = workshop.do(partial(add_track, phase=forces(workshop).id))
    assert phase.tracks[0].tables == (6, 7, 8, 9)
    phase = workshop.do(partial(add_track, phase=phase.id))
    assert phase.tracks[1].tables == (4, 5)
    change = partial(change_track, phase=phase.id, key=phase.tracks[1].key, tables=(9, 4, 9))
    phase = workshop.do(change)
    assert [track.tables for track in phase.tracks] == [(6, 7, 8), (4, 9)]
    assert workshop.do(change) == phase
    remove = partial(remove_track, phase=phase.id, key=phase.tracks[0].key)
    command = workshop.do(lambda uow: (remove(uow), uow.command))[1]
    assert [track.tables for track in forces(workshop).tracks] == [(4, 9)]
    workshop.do(partial(undo, command=command))
    assert forces(workshop).tracks == phase.tracks
    with pytest.raises(Problem, match="unknown_track"):
        workshop.do(partial(remove_track, phase=phase.id, key="gone"))


def test_its_own_times_follow_every_length_of_the_phase(
    workshop: Workshop, apart: TableTrack
) -> None:
    phase = forces(workshop)
    workshop.do(partial(give_method, phase=phase.id, key="1-2-4"))
    workshop.do(partial(give_own_times, phase=phase.id, key=apart.key, own=True))
    step = partial(step_track_part, phase=phase.id, key=apart.key)
    workshop.do(partial(step, index=3, minutes=2))
    assert [p.planned_s // 60 for p in forces(workshop).tracks[0].parts] == [3, 4, 2, 9]
    workshop.do(partial(step, index=2, minutes=-2))
    assert [p.planned_s // 60 for p in forces(workshop).tracks[0].parts] == [3, 4, 2, 9], "no less"
    workshop.do(partial(step_part, phase=phase.id, index=0, minutes=18))
    workshop.do(partial(change_phase, key=phase.id, planned_s=27 * 60))
    after = forces(workshop)
    assert sum(part.planned_s for part in after.tracks[0].parts) == after.planned_s == 27 * 60
    with pytest.raises(Problem, match="unknown_phase"):
        workshop.do(partial(step, index=4, minutes=1))


def test_each_phone_and_each_sheet_says_its_own(workshop: Workshop, apart: TableTrack) -> None:
    workshop.start("Forces")
    now = workshop.clock.now()
    for table, title in ((5, "Forces"), (6, "Bus")):
        news = workshop.ask(partial(phone_news, table=table, now=now))
        seen = workshop.ask(partial(follow_news, table=table, now=now))
        assert news.phase is not None
        assert seen.phase is not None
        assert news.phase.title == seen.phase.title == title
        assert news.asked["forces"].question == news.phase.question
    kit = workshop.ask(partial(collect_kit, address="", now=now))
    told = {sheet.table: [moment.title for moment in sheet.moments] for sheet in kit.sheets}
    assert "Bus" in told[6]
    assert "Bus" not in told[5]


def test_its_cards_are_cards_of_the_phase_and_answer_its_question(
    workshop: Workshop, apart: TableTrack
) -> None:
    phase = forces(workshop)
    several = (Question("a", "Où ?"), Question("b", "Quand ?"))
    workshop.do(partial(change_phase, key=phase.id, questions=several))
    workshop.start("Forces")
    here, there = workshop.write(table=5).card, workshop.write(table=6).card
    assert here.phase == there.phase == phase.id
    assert (here.question, there.question) == ("a", "")
    told = Draft(there.id, 6, "forces", "Un port")
    assert workshop.do(partial(write_card, draft=told)).card == there


def test_who_leads_the_day_reads_it_by_table(workshop: Workshop, apart: TableTrack) -> None:
    phase = forces(workshop)
    assert questions_told(phase).splitlines()[-1] == ("Tables 6 à 9, Bus\u00a0: Comment venir ?")
    assert notes_told(phase).splitlines()[-1] == "Tables 6 à 9\u00a0: Sans nommer Karim"
    now = workshop.clock.now()
    line = workshop.ask(partial(collect_conductor, now=now)).phases[2]
    assert line.tracks[0].questions == ("Comment venir ?",)
    assert "1 autre consigne" in line.told
    method = workshop.ask(partial(collect, now=now)).method
    assert "Comment venir" in method.phases[2].question


def test_it_travels_with_the_schedule(workshop: Workshop, apart: TableTrack) -> None:
    told = workshop.ask(partial(schedule_file, ending=".json"))
    assert json.loads(told)["phases"][2]["tracks"][0]["tables"] == [6, 7, 8, 9]
    read = workshop.house.read_schedule(told, "deroule.json")
    workshop.do(partial(take_phases, phases=read))
    (taken,) = forces(workshop).tracks
    assert (taken.tables, taken.title, taken.steps) == (apart.tables, apart.title, apart.steps)
    assert taken.note == apart.note


@pytest.mark.parametrize(("tall", "shown"), [(False, ["A", "B"]), (True, ["A"])])
def test_the_hall_reads_both_side_by_side_or_in_turn(
    workshop: Workshop, apart: TableTrack, tall: bool, shown: list[str]
) -> None:
    workshop.start("Forces")
    about = workshop.ask(the_workshop)

    def seen() -> list[str]:
        phases, at = workshop.ask(schedule), workshop.clock.now()
        content = compose(about, phases, {}, (), "brief", at, range(1, 10), tall)
        assert "Karim" not in repr(content)
        return [track.letter for track in content.tracks]

    assert seen() == shown
    workshop.clock.forward(12.5 / 60)
    assert seen() == (["B"] if tall else ["A", "B"])
