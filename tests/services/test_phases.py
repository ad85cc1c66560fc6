"""Running the day, verb by verb, on a real library."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.phases import (
    Phase,
    current_phase,
    phase_state,
    propose_shortenings,
)
from workshop_app.domain.problems import Problem
from workshop_app.domain.silence import is_silent
from workshop_app.services.history import redo, undo
from workshop_app.services.phases import (
    apply_shortenings,
    change_phase,
    extend_phase,
    go_back,
    move_phase,
    pause_phase,
    plan_phase,
    remove_phase,
    resume_phase,
    reveal_cards,
    schedule,
    start_next,
    start_phase,
)


def on_stage(workshop: Workshop) -> Phase:
    phase = current_phase(workshop.ask(schedule))
    assert phase is not None
    return phase


def left(workshop: Workshop) -> float:
    return phase_state(on_stage(workshop), workshop.clock.now()).remaining_s / 60


def titles(workshop: Workshop) -> list[str]:
    return [phase.title for phase in workshop.ask(schedule)]


def test_the_concertation_lasts_its_two_hours(workshop: Workshop) -> None:
    phases = workshop.ask(schedule)
    assert titles(workshop) == [
        "Accueil",
        "Consigne",
        "Forces",
        "Faiblesses",
        "Pause",
        "Attentes",
        "Contributions",
        "L’essentiel",
        "Clôture",
    ]
    assert sum(phase.planned_s for phase in phases) == 7_200
    assert all(phase.minimum_s <= phase.planned_s for phase in phases)


def test_a_whole_day_forward_and_back(workshop: Workshop) -> None:
    workshop.do(start_next)
    workshop.clock.forward(11)
    workshop.do(start_next)
    assert on_stage(workshop).title == "Consigne"
    workshop.clock.forward(1)
    workshop.do(go_back)
    assert on_stage(workshop).title == "Accueil"
    assert left(workshop) == 0, "it had overrun when it was left"
    workshop.do(start_next)
    assert left(workshop) == 5, "what was left by going back starts afresh"


def test_going_back_gives_the_time_that_was_left(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(8)
    workshop.do(start_next)
    workshop.clock.forward(3)
    workshop.do(go_back)
    assert on_stage(workshop).title == "Forces"
    assert left(workshop) == 10
    assert workshop.write().first, "its cards are open again"


def test_after_the_last_phase_the_day_is_over_and_can_be_reopened(workshop: Workshop) -> None:
    for _ in range(10):
        workshop.do(start_next)
    with pytest.raises(Problem, match="day_over"):
        workshop.do(start_next)
    workshop.do(go_back)
    assert on_stage(workshop).title == "Clôture"


def test_nothing_before_the_first(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="no_previous"):
        workshop.do(go_back)
    workshop.do(start_next)
    with pytest.raises(Problem, match="no_previous"):
        workshop.do(go_back)


def test_pause_twice_resume_twice(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(3)
    workshop.do(pause_phase)
    workshop.clock.forward(30)
    workshop.do(pause_phase)
    assert left(workshop) == 15
    workshop.do(resume_phase)
    workshop.clock.forward(1)
    workshop.do(resume_phase)
    assert left(workshop) == 14


def test_a_minute_more_after_the_bell_is_a_minute_from_now(workshop: Workshop) -> None:
    workshop.start("Consigne")
    workshop.clock.forward(9)
    workshop.do(partial(extend_phase, seconds=60))
    assert left(workshop) == 1
    workshop.do(partial(extend_phase, seconds=-60))
    assert left(workshop) == 0


def test_a_phase_cannot_become_shorter_than_nothing(workshop: Workshop) -> None:
    workshop.start("Consigne")
    with pytest.raises(Problem, match="too_short"):
        workshop.do(partial(extend_phase, seconds=-6_000))
    workshop.do(start_next)
    assert on_stage(workshop).title == "Forces"


def test_verbs_of_the_stage_need_somebody_on_it(workshop: Workshop) -> None:
    for verb in (pause_phase, resume_phase, partial(extend_phase, seconds=60)):
        with pytest.raises(Problem, match="nothing_running"):
            workshop.do(verb)


def test_a_next_by_mistake_is_undone_whole(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(2)
    command = workshop.do(lambda uow: (start_next(uow), uow.command))[1]
    undone = workshop.do(partial(undo, command=command))
    assert on_stage(workshop).title == "Forces"
    assert left(workshop) == 16
    workshop.do(partial(redo, undone=undone))
    assert on_stage(workshop).title == "Faiblesses"


def test_the_schedule_is_edited_in_place(workshop: Workshop) -> None:
    third = workshop.ask(schedule)[2]
    added = workshop.do(partial(plan_phase, title="Tour de table", after=third.id))
    assert titles(workshop)[2:5] == ["Forces", "Tour de table", "Faiblesses"]
    workshop.do(partial(move_phase, key=added.id, by=-99))
    assert titles(workshop)[0] == "Tour de table"
    workshop.do(partial(change_phase, key=added.id, title="Météo"))
    assert titles(workshop)[0] == "Météo"
    workshop.do(partial(remove_phase, key=added.id))
    assert titles(workshop)[0] == "Accueil"


def test_what_has_begun_stays_where_it_is(workshop: Workshop) -> None:
    workshop.do(start_next)
    first, second = workshop.ask(schedule)[:2]
    for verb in (
        partial(remove_phase, key=first.id),
        partial(move_phase, key=first.id, by=1),
        partial(move_phase, key=second.id, by=-1),
    ):
        with pytest.raises(Problem, match="phase_begun"):
            workshop.do(verb)


def test_a_proposal_is_taken_over_unless_the_plan_moved(workshop: Workshop) -> None:
    proposal = propose_shortenings(workshop.ask(schedule), 300)
    workshop.do(partial(apply_shortenings, proposal=proposal))
    assert sum(phase.planned_s for phase in workshop.ask(schedule)) == 7_200 - 300
    with pytest.raises(Problem, match="proposal_stale"):
        workshop.do(partial(apply_shortenings, proposal=proposal))


@pytest.mark.parametrize("minutes", [99_999_999_999, 100_000, -100_000])
def test_a_slip_of_the_keys_does_not_push_the_bell_past_the_calendar(
    workshop: Workshop, minutes: int
) -> None:
    workshop.start("Forces")
    with pytest.raises(Problem, match="extension_too_long"):
        workshop.do(partial(extend_phase, seconds=60 * minutes))
    assert left(workshop) == 18


@pytest.fixture
def silent(workshop: Workshop) -> Workshop:
    phase = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=phase.id, silent=True))
    workshop.start("Forces")
    return workshop


def hides(workshop: Workshop) -> bool:
    phase = current_phase(workshop.ask(schedule))
    return phase is not None and is_silent(phase, workshop.clock.now())


def test_cards_are_revealed_once_and_hidden_again_by_undoing(silent: Workshop) -> None:
    assert hides(silent)
    revealed = silent.do(reveal_cards)
    assert silent.do(reveal_cards) == revealed
    assert not hides(silent)
    silent.do(partial(undo, command=revealed.change))
    assert hides(silent)


def test_what_the_bell_has_shown_is_not_hidden_by_more_time_nor_by_going_back(
    silent: Workshop,
) -> None:
    silent.do(partial(extend_phase, seconds=60))
    assert hides(silent)
    silent.clock.forward(60)
    silent.do(partial(extend_phase, seconds=120))
    assert not hides(silent)
    silent.start("Faiblesses")
    silent.do(go_back)
    assert not hides(silent)


def test_a_phase_that_starts_afresh_is_silent_again(silent: Workshop) -> None:
    silent.do(reveal_cards)
    silent.do(partial(start_phase, key=silent.ask(schedule)[0].id))
    silent.start("Forces")
    assert hides(silent)


def test_there_is_nothing_to_reveal_where_nothing_is_hidden(workshop: Workshop) -> None:
    workshop.start("Forces")
    with pytest.raises(Problem, match="nothing_to_reveal"):
        workshop.do(reveal_cards)
