"""Recruiting on a real library, the forty invented candidatures imported from their file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from tests.conftest import Workshop
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import Candidature
from workshop_app.domain.recruitment.rules import Condition, Quota, Rules
from workshop_app.i18n.recruitment_reasons import reason_sentence
from workshop_app.services.attendance import people_awaited, set_attendance
from workshop_app.services.candidatures import candidatures, journal, recruitment_of
from workshop_app.services.commitment import members
from workshop_app.services.grouping import apply_split, compute_split, people_to_seat, split_problem
from workshop_app.services.history import redo, undo
from workshop_app.services.list_import import import_people
from workshop_app.services.people import (
    add_person,
    change_person,
    participants,
    people_in_order,
    remove_people,
)
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.project import collect_project
from workshop_app.services.recruiting import (
    apply_rules,
    attributes_of,
    date_candidature,
    foresee,
    impose,
    read_call,
    take_back_withdrawal,
    withdraw,
)
from workshop_app.services.recruitment_letters import letters
from workshop_app.services.recruitment_presets import preset_rules
from workshop_app.settings import assets_folder

SAMPLE = assets_folder() / "samples" / "candidatures.csv"
LITTORAL = preset_rules("littoral", 7301)


@pytest.fixture
def call(workshop: Workshop) -> Workshop:
    workshop.clock.time = datetime(2026, 7, 1, 8, tzinfo=UTC)
    preview = workshop.house.read_list(SAMPLE.read_bytes(), SAMPLE.name)
    assert dict(preview.columns)["Date de candidature"] == "applied_at"
    workshop.do(partial(import_people, preview=preview))
    return workshop


def named(call: Workshop, last_name: str) -> UUID:
    people = call.ask(people_in_order)
    return next(person.id for person in people if person.last_name == last_name)


def state(call: Workshop, last_name: str) -> tuple[str, int | None]:
    kept = call.ask(candidatures)[named(call, last_name)]
    return kept.state, kept.rank


def tally(call: Workshop) -> Counter[str]:
    return Counter(each.state for each in call.ask(candidatures).values())


def apply(call: Workshop, rules: Rules = LITTORAL) -> int:
    def run(uow: UnitOfWork) -> int:
        apply_rules(uow, rules, "Anne")
        return uow.command

    return call.do(run)


def apply_again(call: Workshop) -> None:
    """By the rules in place: new demands, answers that were corrected."""
    kept = call.ask(recruitment_of)
    assert kept is not None
    apply(call, kept.rules)


def test_the_list_tells_when_each_applied(call: Workshop) -> None:
    found = {each.person.last_name: each for each in call.ask(read_call).applicants}
    assert found["Authier"].applied_at == datetime(2026, 5, 29, 8, 12).astimezone()
    assert found["Abadie"].applied_at is None
    order = sorted(found.values(), key=lambda each: each.arrival)
    assert [each.person.last_name for each in order][:3] == ["Authier", "Lamarque", "Salvat"]
    assert order[-1].person.last_name == "Abadie"


def test_trying_rules_leaves_no_trace(call: Workshop) -> None:
    before = call.ask(lambda snapshot: snapshot.last_change())
    foreseen = foresee(call.ask(read_call), LITTORAL)
    assert len(foreseen.outcome.of_state("accepted")) == 20
    assert foreseen.changes == []
    assert call.ask(lambda snapshot: snapshot.last_change()) == before
    assert call.ask(recruitment_of) is None
    assert len(call.ask(people_to_seat)) == 40, "nobody is left out before rules are applied"


def test_applying_decides_in_one_undo(call: Workshop) -> None:
    command = apply(call)
    assert tally(call) == {"accepted": 20, "waiting": 19, "to_check": 1}
    assert state(call, "Courtiol") == ("waiting", 2)
    kept = call.ask(recruitment_of)
    assert kept is not None
    assert (kept.rules, kept.applied_by, kept.closed_at) == (LITTORAL, "Anne", call.clock.now())
    undone = call.do(partial(undo, command=command))
    assert call.ask(recruitment_of) is None
    assert tally(call) == {}
    call.do(partial(redo, undone=undone))
    assert tally(call)["accepted"] == 20


def test_only_those_taken_are_participants(call: Workshop) -> None:
    apply(call)
    taken = {each.id for each in call.ask(candidatures).values() if each.state == "accepted"}
    for asked in (people_to_seat, participants, people_awaited):
        assert {person.id for person in call.ask(asked)} == taken
    assert {member.person.id for member in call.ask(members)} == taken
    result = compute_split(call.ask(partial(split_problem, tables=4)), 1)
    call.do(partial(apply_split, result=result))
    seated = {person.id for person in call.ask(people_in_order) if person.tables}
    assert seated == taken


def test_a_place_lost_gives_the_chair_back(call: Workshop) -> None:
    apply(call)
    result = compute_split(call.ask(partial(split_problem, tables=4)), 1)
    call.do(partial(apply_split, result=result))
    call.do(partial(withdraw, person=named(call, "Salvat")))
    people = {person.last_name: person for person in call.ask(people_in_order)}
    assert people["Salvat"].tables == ()
    assert people["Lamarque"].tables
    call.do(partial(set_attendance, key=people["Courtiol"].id, state="arrived", by="poste"))
    assert people["Courtiol"].id in {person.id for person in call.ask(participants)}


def test_a_withdrawal_promotes_the_next_of_that_place_only(call: Workshop) -> None:
    apply(call)
    before = call.ask(candidatures)
    call.clock.forward(60)
    call.do(partial(withdraw, person=named(call, "Salvat")))
    assert state(call, "Salvat") == ("left", None)
    assert state(call, "Cazenave") == ("accepted", None)
    assert state(call, "Courtiol") == ("waiting", 1)
    after = call.ask(candidatures)
    promoted = after[named(call, "Cazenave")]
    assert promoted.reason is not None
    assert reason_sentence(promoted.reason).startswith("Une place s’est libérée")
    assert promoted.decided_at == call.clock.now()
    touched = {key for key in after if after[key] != before[key]}
    people = {person.id: person.last_name for person in call.ask(people_in_order)}
    assert {people[key] for key in touched} == {"Salvat", "Cazenave", "Courtiol", "Soulié"}


def test_who_comes_after_all_competes_for_what_is_left(call: Workshop) -> None:
    apply(call)
    salvat = named(call, "Salvat")
    call.do(partial(withdraw, person=salvat))
    call.do(partial(take_back_withdrawal, person=salvat))
    assert state(call, "Salvat") == ("waiting", 1)
    assert state(call, "Cazenave") == ("accepted", None)
    held = call.ask(candidatures)[salvat].reason
    assert held is not None
    assert held.code == "full_kept", "the place went to a later demand: never « before yours »"


def test_once_full_a_later_demand_waits_and_displaces_nobody(call: Workshop) -> None:
    rules = Rules(most=15, quotas=(Quota("departement", least=1, values=("09", "24")),))
    apply(call, rules)
    full_at = call.clock.now()
    call.clock.forward(24 * 60)
    added = call.do(partial(add_person, first_name="Léa", last_name="Tard", departement="09"))
    kept = call.ask(candidatures)[added.id]
    assert kept.applied_at == call.clock.now(), "added by hand, she applies now"
    foreseen = foresee(call.ask(read_call), rules)
    assert foreseen.changes == []
    apply_again(call)
    late = call.ask(candidatures)[added.id]
    assert (late.state, late.reason and late.reason.code) == ("waiting", "closed")
    recruitment = call.ask(recruitment_of)
    assert recruitment is not None
    assert recruitment.closed_at == full_at
    # Open rules: the same demand passes first, its département has nobody.
    call.do(partial(apply_rules, rules=replace(rules, closes=False), by="Anne"))
    assert state(call, "Tard")[0] == "accepted"


def test_a_place_freed_that_nobody_waits_for_opens_the_group(call: Workshop) -> None:
    apply(call, Rules(most=40))
    assert call.ask(recruitment_of).closed_at is not None  # type: ignore[union-attr]
    call.do(partial(withdraw, person=named(call, "Salvat")))
    assert call.ask(recruitment_of).closed_at is None  # type: ignore[union-attr]


def test_a_decision_by_hand_keeps_its_author_and_reason(call: Workshop) -> None:
    apply(call)
    courtiol = named(call, "Courtiol")
    with pytest.raises(Problem, match="recruit_reason_empty"):
        call.do(partial(impose, person=courtiol, imposed="accepted", by="Anne", reason=" "))
    assert state(call, "Courtiol") == ("waiting", 2)
    say = "Elle porte le projet"
    call.do(partial(impose, person=courtiol, imposed="accepted", by="Anne", reason=say))
    kept = call.ask(candidatures)[courtiol]
    assert (kept.state, kept.imposed_by, kept.imposed_reason) == ("accepted", "Anne", say)
    assert kept.reason is not None
    assert reason_sentence(kept.reason) == "Décision prise par Anne\u00a0: Elle porte le projet."
    assert state(call, "Salvat") == ("accepted", None), "a place given is not taken back"
    # Applying again decides by the rules, around that decision.
    apply_again(call)
    assert state(call, "Courtiol") == ("accepted", None)
    assert state(call, "Salvat") == ("waiting", 1)
    call.do(partial(impose, person=courtiol, imposed="", by="Anne", reason=""))
    assert state(call, "Courtiol")[0] == "waiting"
    assert state(call, "Salvat") == ("accepted", None)


def test_a_refusal_by_hand_frees_the_place(call: Workshop) -> None:
    apply(call)
    salvat = named(call, "Salvat")
    call.do(partial(impose, person=salvat, imposed="refused", by="Anne", reason="Déjà venu"))
    assert state(call, "Salvat") == ("refused", None)
    assert state(call, "Cazenave") == ("accepted", None)


def test_an_answer_corrected_is_decided_at_the_next_application(call: Workshop) -> None:
    apply(call)
    mazeau = named(call, "Mazeau")
    call.do(partial(change_person, key=mazeau, departement="87"))
    foreseen = foresee(call.ask(read_call), LITTORAL)
    changed = {each.person.last_name: each.after.state for each in foreseen.changes}
    assert changed == {"Mazeau": "accepted", "Chabrol": "waiting", "Delage": "waiting"}
    assert foreseen.unchanged == 37
    before = {each.person.last_name: each.before.rank for each in foreseen.changes}
    assert before == {"Mazeau": None, "Chabrol": None, "Delage": 1}


def test_a_date_corrected_by_hand_wins_over_the_list(call: Workshop) -> None:
    apply(call)
    courtiol = named(call, "Courtiol")
    at = datetime(2026, 5, 28, 9).astimezone()
    call.do(partial(date_candidature, person=courtiol, applied_at=at))
    assert state(call, "Courtiol") == ("waiting", 2), "decided, until the rules are applied again"
    apply_again(call)
    assert state(call, "Courtiol") == ("accepted", None)
    call.do(partial(date_candidature, person=courtiol, applied_at=None))
    found = {each.person.id: each.applied_at for each in call.ask(read_call).applicants}
    assert found[courtiol] == datetime(2026, 6, 9, 16, 47).astimezone()


def test_impossible_rules_apply_nothing(call: Workshop) -> None:
    apply(call)
    before = call.ask(lambda snapshot: snapshot.last_change())
    quota = replace(LITTORAL.quotas[0], least=1, classes=(), most=None)
    with pytest.raises(Problem, match="recruit_minimums_over_most"):
        apply(call, Rules(most=10, quotas=(quota,)))
    assert call.ask(lambda snapshot: snapshot.last_change()) == before


def test_decisions_by_hand_need_rules(call: Workshop) -> None:
    with pytest.raises(Problem, match="recruit_no_rules"):
        call.do(partial(withdraw, person=named(call, "Salvat")))


def test_a_column_nobody_answers_is_told(call: Workshop) -> None:
    rules = Rules(conditions=(Condition("Effectif", "below", 10),))
    assert foresee(call.ask(read_call), rules).unanswered == ("Effectif",)
    assert foresee(call.ask(read_call), LITTORAL).unanswered == ()
    assert "Temps pleins" in attributes_of(call.ask(people_in_order))


def test_a_heading_is_found_whatever_its_capitals(call: Workshop) -> None:
    rules = Rules(conditions=(Condition("TEMPS PLEINS", "below", 10),))
    outcome = foresee(call.ask(read_call), rules).outcome
    assert len(outcome.of_state("refused")) == 3


def test_the_journal_of_a_candidature(call: Workshop) -> None:
    apply(call)
    call.clock.forward(60)
    call.do(partial(withdraw, person=named(call, "Salvat")))
    call.clock.forward(60)
    courtiol = named(call, "Courtiol")
    call.do(partial(impose, person=courtiol, imposed="refused", by="Anne", reason="Déjà venue"))
    lines = call.ask(partial(journal, person=courtiol))
    told = [(line.what, line.candidature.state, line.candidature.rank) for line in lines]
    assert told == [
        ("applied", "refused", None),
        ("CandidatureDecided", "waiting", 2),
        ("CandidatureDecided", "waiting", 1),
        ("CandidatureImposed", "waiting", 1),
    ]
    assert lines[0].at == datetime(2026, 6, 9, 16, 47).astimezone()
    assert [line.at for line in lines[1:]] == sorted(line.at for line in lines[1:])
    assert {line.by for line in lines[1:]} == {"test"}


def test_who_leaves_the_list_is_no_candidate_any_more(call: Workshop) -> None:
    apply(call)
    call.do(partial(remove_people, keys=[named(call, "Salvat")]))
    foreseen = foresee(call.ask(read_call), LITTORAL)
    assert {each.person.last_name for each in foreseen.changes} >= {"Cazenave"}


def test_letters_go_to_those_something_is_decided_of(call: Workshop) -> None:
    with pytest.raises(Problem, match="recruit_no_letter"):
        call.ask(partial(letters, now=call.clock.now()))
    apply(call)
    written = call.ask(partial(letters, now=call.clock.now()))
    assert Counter(each.state for each in written) == {"accepted": 20, "waiting": 19}
    assert [each.state for each in written] == ["accepted"] * 20 + ["waiting"] * 19
    by_name = {each.name: each for each in written}
    assert "Odile Mazeau" not in by_name
    courtiol = by_name["Nadège Courtiol"]
    assert courtiol.salutation == "Madame Courtiol,"
    assert courtiol.reason == (
        "La Gironde a une seule place\u202f; une demande est arrivée dix jours avant la vôtre."
    )
    assert "au rang 2 pour la Gironde" in courtiol.text
    assert "premier" not in courtiol.after
    assert "vous revient en premier" in by_name["Patrick Cazenave"].after
    assert by_name["Hugo Salvat"].salutation == "Monsieur Salvat,"
    (one,) = call.ask(partial(letters, now=call.clock.now(), only=courtiol.person))
    assert one == courtiol


def test_no_letter_names_another_candidate(call: Workshop) -> None:
    apply(call)
    call.do(partial(withdraw, person=named(call, "Salvat")))
    people = call.ask(people_in_order)
    written = call.ask(partial(letters, now=call.clock.now()))
    for each in written:
        others = [p for p in people if p.id != each.person]
        assert not _names(each.text, others), each.text


def _names(text: str, people: Sequence[Person]) -> list[str]:
    return [each.last_name for each in people if each.last_name in text and len(each.last_name) > 4]


def test_the_project_sheet_says_the_rules_in_place(call: Workshop) -> None:
    now = call.clock.now()
    assert call.ask(partial(collect_project, now=now)).recruiting.rules == ""
    apply(call, replace(LITTORAL, conditions=(Condition("Temps pleins", "below", 10),)))
    said = call.ask(partial(collect_project, now=now)).recruiting
    assert said.eligibility == "Peuvent candidater\u00a0: Temps pleins\u00a0: moins de 10."
    assert said.rules == (
        "De 12 à 20 personnes, une par département littoral et deux ailleurs, "
        "dans l’ordre des demandes."
    )


def test_another_list_completes_the_dates(call: Workshop) -> None:
    text = "Nom;Prénom;Structure;Horodateur\nAbadie;Lise;OT Bastides et Vignes;1/7/2026 9:30"
    preview = call.house.read_list(text.encode(), "suite.csv")
    call.do(partial(import_people, preview=preview))
    found = {each.person.last_name: each.applied_at for each in call.ask(read_call).applicants}
    assert found["Abadie"] == datetime(2026, 7, 1, 9, 30).astimezone()
    assert len(found) == 40


def test_an_unknown_column_named_by_hand_tells_the_date(workshop: Workshop) -> None:
    text = "Nom;Prénom;Quand\nAbadie;Lise;28/06/2026 8 h\nBarrault;Denis;27/06/2026"
    read = workshop.house.read_list(text.encode(), "a.csv", mapping={"Quand": "applied_at"})
    workshop.do(partial(import_people, preview=read))
    found = {each.person.last_name: each.applied_at for each in workshop.ask(read_call).applicants}
    assert found["Abadie"] == datetime(2026, 6, 28, 8).astimezone()
    assert found["Abadie"] - found["Barrault"] > timedelta(days=1)  # type: ignore[operator]


def test_a_workshop_that_does_not_recruit_is_not_concerned(workshop: Workshop) -> None:
    workshop.add("Anne", "Martin")
    assert workshop.ask(candidatures) == {}
    assert len(workshop.ask(participants)) == 1
    assert workshop.ask(lambda snapshot: snapshot.facts_about(Candidature)) == []


def test_nobody_taken_yet_is_said_as_such(call: Workshop) -> None:
    apply(call, Rules(conditions=(Condition("Effectif", "below", 10),)))
    with pytest.raises(Problem, match="nobody_taken"):
        call.ask(partial(split_problem, tables=2))
