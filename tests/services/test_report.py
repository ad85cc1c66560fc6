"""What the report tells, and what the version to share keeps to itself."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import time, timedelta
from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.services.cards import Draft, edit_card, withdraw_card, write_card
from workshop_app.services.grouping import apply_split, compute_split, split_problem
from workshop_app.services.phases import change_phase, schedule, start_next
from workshop_app.services.report import collect
from workshop_app.services.report_content import SECTIONS, ReportContent, section_label
from workshop_app.services.workshops import change_workshop


def report(workshop: Workshop) -> ReportContent:
    return workshop.ask(partial(collect, now=workshop.clock.now()))


def internal(workshop: Workshop) -> ReportContent:
    workshop.do(partial(change_workshop, shareable_report=False))
    return report(workshop)


def said(content: object) -> str:
    """Every word of it."""
    if is_dataclass(content) and not isinstance(content, type):
        return " ".join(said(getattr(content, each.name)) for each in fields(content))
    if isinstance(content, tuple):
        return " ".join(said(each) for each in content)
    return str(content)


def settle(workshop: Workshop) -> None:
    """Three people at two tables, the referent last in the alphabet."""
    workshop.add("Anne", "Zola", tables=(1,), referent=True, departement="12", email="az@ici.fr")
    workshop.add("Bruno", "Abadie", tables=(1,), departement="12", organisation_type="OT")
    workshop.add("Chloé", "Éluard", tables=(2,), departement="81", organisation_type="OT")
    workshop.add("Diane", "Sans-Table")


def test_a_workshop_just_created_has_a_report(workshop: Workshop) -> None:
    content = report(workshop)
    assert content.sections == tuple(key for key in SECTIONS if key != "notes")
    assert content.cover.cards == 0
    assert content.cover.worked == timedelta()
    assert all(phase.started_at is None for phase in content.method.phases)


def test_the_shared_version_counts_people_and_names_nobody(workshop: Workshop) -> None:
    settle(workshop)
    content = report(workshop)
    assert content.shareable
    assert content.participants.total == 4
    assert [(t.number, t.count) for t in content.participants.tables] == [(1, 2), (2, 1), (None, 1)]
    assert dict(content.participants.spread)["departement"] == (("12", 2), ("81", 1))
    for secret in ("Zola", "Abadie", "Chloé", "az@ici.fr"):
        assert secret not in said(content)


def test_the_internal_version_lists_each_table_the_referent_first(workshop: Workshop) -> None:
    settle(workshop)
    tables = internal(workshop).participants.tables
    assert [[person.last_name for person in table.people] for table in tables] == [
        ["Zola", "Abadie"],
        ["Éluard"],
        ["Sans-Table"],
    ]


@pytest.mark.parametrize("shareable", [True, False])
def test_private_notes_are_in_neither_version(workshop: Workshop, shareable: bool) -> None:
    first = workshop.ask(schedule)[0]
    workshop.do(partial(change_phase, key=first.id, note="Surveiller Mme Durand"))
    workshop.do(partial(change_workshop, shareable_report=shareable))
    assert "Durand" not in said(report(workshop))


def test_cards_are_told_twice_in_the_order_of_their_numbers(workshop: Workshop) -> None:
    workshop.start("Forces")
    for n, table in enumerate((2, 1, 2)):
        workshop.write(f"Force {n}", table)
    workshop.start("Faiblesses")
    workshop.write("Faiblesse", 1, "faiblesses")
    content = report(workshop)
    forces = content.by_category[0]
    assert [card.label for card in forces.cards] == ["FO 01", "FO 02", "FO 03"]
    assert [card.text for card in content.by_table[1].cards] == ["Force 0", "Force 2"]
    assert [card.label for card in content.by_table[0].cards] == ["FO 02", "FA 01"]
    assert [table.counts for table in content.counts][:2] == [(1, 1, 0, 0), (2, 0, 0, 0)]


def test_a_withdrawn_card_is_nowhere(workshop: Workshop) -> None:
    workshop.start("Forces")
    card = workshop.write("À retirer").card
    workshop.do(partial(withdraw_card, key=card.id, table=None))
    assert "À retirer" not in said(internal(workshop))


def test_a_card_moved_to_another_category_is_told_there(workshop: Workshop) -> None:
    workshop.start("Forces")
    card = workshop.write("Mal rangée").card
    workshop.do(partial(edit_card, key=card.id, table=None, kind="attentes"))
    groups = {group.category.key: group.cards for group in report(workshop).by_category}
    assert [line.label for line in groups["attentes"]] == ["FO 01"]
    assert groups["forces"] == ()


def test_first_wordings_stay_in_the_internal_version(workshop: Workshop) -> None:
    workshop.start("Forces")
    card = workshop.write("Jean Martin est formidable").card
    workshop.do(partial(edit_card, key=card.id, table=None, text="Un collègue est formidable"))
    shared = report(workshop)
    assert shared.annex.corrected == 1
    assert "Jean Martin" not in said(shared)
    assert internal(workshop).annex.corrections[0].original == "Jean Martin est formidable"


def test_the_method_tells_planned_and_real_times(workshop: Workshop) -> None:
    workshop.do(partial(change_workshop, starts_at=time(10)))
    began = workshop.clock.now()
    workshop.do(start_next)
    workshop.clock.forward(13)
    workshop.do(start_next)
    first, second, *_rest = report(workshop).method.phases
    assert (first.planned_at, first.planned) == (time(10), timedelta(minutes=10))
    assert (first.started_at, first.ran) == (began, timedelta(minutes=13))
    assert second.planned_at == time(10, 10)
    assert second.started_at == began + timedelta(minutes=13)


def test_ticked_sections_come_in_their_order_and_unknown_ones_are_left(
    workshop: Workshop,
) -> None:
    chosen = ("annex", "cover", "unheard-of", "annex")
    workshop.do(partial(change_workshop, report_sections=chosen))
    assert report(workshop).sections == ("annex", "cover")


def test_each_section_has_a_label() -> None:
    assert len({section_label(key) for key in SECTIONS}) == len(SECTIONS)


def test_the_split_is_told_with_its_seed_and_criteria(workshop: Workshop) -> None:
    for n in range(12):
        workshop.add(f"P{n}", f"N{n}", organisation=f"OT {n % 4}", departement=str(n % 3))
    result = compute_split(workshop.ask(partial(split_problem, tables=3)), 4127)
    workshop.do(partial(apply_split, result=result))
    annex = report(workshop).annex
    assert annex.split is not None
    assert annex.split.seed == 4127
    assert any(criterion.startswith("Structure (poids") for criterion in annex.criteria)


def test_a_card_that_promised_no_table_stands_apart_in_both_versions(workshop: Workshop) -> None:
    forces = next(phase for phase in workshop.ask(schedule) if phase.title == "Forces")
    workshop.do(partial(change_phase, key=forces.id, signed="none"))
    workshop.start("Forces")
    secret = workshop.write("Rien ne dit d'où", table=7).card
    workshop.do(partial(edit_card, key=secret.id, table=None, text="Rien ne dit d'où elle vient"))
    workshop.start("Faiblesses")
    workshop.write("Une table", table=4, kind="faiblesses")
    for content in (report(workshop), internal(workshop)):
        tables = {group.number: [c.text for c in group.cards] for group in content.by_table}
        assert tables[7] == []
        assert tables[None] == ["Rien ne dit d'où elle vient"]
        assert tables[4] == ["Une table"]
        counts = {line.number: sum(line.counts) for line in content.counts}
        assert (counts[7], counts[None], counts[4]) == (0, 1, 1)
    assert [each.table for each in internal(workshop).annex.corrections] == [None]
    assert None not in [group.number for group in content.by_table[:-1]], "it comes last"


@pytest.mark.parametrize(("signed", "shared"), [("name", ""), ("table", "Zoé")])
def test_a_role_is_shared_and_a_first_name_is_not(
    workshop: Workshop, signed: str, shared: str
) -> None:
    forces = next(phase for phase in workshop.ask(schedule) if phase.title == "Forces")
    workshop.do(partial(change_phase, key=forces.id, signed=signed, asks_who=True))
    workshop.start("Forces")
    draft = Draft(uuid4(), 4, "forces", "Un port", said_by="Zoé")
    workshop.do(partial(write_card, draft=draft))
    assert report(workshop).by_category[0].cards[0].speaker == shared
    assert internal(workshop).by_category[0].cards[0].speaker == "Zoé"
