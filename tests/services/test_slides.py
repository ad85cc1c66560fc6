"""What slides say, what they keep quiet, and what the facilitator chose for them."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Workshop
from workshop_app.domain.problems import Problem
from workshop_app.domain.said_words import SaidWord
from workshop_app.domain.slides import DeckKind, SlideChoices
from workshop_app.services.attendance import set_attendance
from workshop_app.services.history import undo
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.ports import LARGEST_TEMPLATE, Surroundings, Watch, Written
from workshop_app.services.presentation import change_category
from workshop_app.services.report_content import ReportContent
from workshop_app.services.slide_templates import (
    Template,
    bring_in,
    choose_template,
    template_chosen,
)
from workshop_app.services.slide_words import (
    proposed_thanks,
    slide_detail,
    slide_title,
    why_missing,
)
from workshop_app.services.slides import (
    change_slides,
    choices_of,
    choose_words,
    collect_deck,
    deck_state,
    fingerprint_of,
    mark_made,
    proposed_words,
)
from workshop_app.services.slides_content import (
    ByTableSlide,
    Deck,
    DoorsSlide,
    FiguresSlide,
    NextStepsSlide,
    Slide,
    TablesSlide,
    ThanksSlide,
    WordsSlide,
)
from workshop_app.services.workshops import change_workshop, summary


def deck(workshop: Workshop, kind: DeckKind = "conclusion") -> Deck:
    return workshop.ask(partial(collect_deck, kind=kind, now=workshop.clock.now()))


def kinds(content: Deck) -> list[type[Slide]]:
    return [type(slide) for slide in content.slides]


def said(content: object) -> str:
    """Every word of it."""
    if is_dataclass(content) and not isinstance(content, type):
        return " ".join(said(getattr(content, each.name)) for each in fields(content))
    if isinstance(content, tuple):
        return " ".join(said(each) for each in content)
    return str(content)


def write_some(workshop: Workshop) -> None:
    workshop.start("Forces")
    for table, text in ((1, "Un bon accueil"), (2, "Accueil partagé"), (3, "Le parking")):
        workshop.write(text, table)


def test_a_workshop_just_created_opens_and_closes(workshop: Workshop) -> None:
    intro = [each.__name__ for each in kinds(deck(workshop, "intro"))]
    assert intro == ["AimsSlide", "RulesSlide", "CardsSlide", "ScheduleSlide"]
    assert kinds(deck(workshop)) == [FiguresSlide, ThanksSlide]


def test_the_tables_name_their_referents_and_nobody_else(workshop: Workshop) -> None:
    workshop.add("Anne", "Zola", tables=(1,), referent=True)
    workshop.add("Bruno", "Abadie", tables=(1,), email="b@ici.fr")
    workshop.add("Chloé", "Éluard", tables=(2,), referent=True, shown=False)
    content = deck(workshop, "intro")
    (tables,) = (slide for slide in content.slides if isinstance(slide, TablesSlide))
    shown = [(each.number, each.people, each.referents) for each in tables.tables[:2]]
    assert shown == [(1, 2, ("Anne Zola",)), (2, 1, ())]
    words = said(content)
    assert not any(name in words for name in ("Abadie", "Bruno", "Éluard", "Chloé", "b@ici.fr"))
    workshop.do(partial(change_workshop, places_initials=True))
    assert "Anne Z." in said(deck(workshop, "intro"))
    assert "Zola" not in said(deck(workshop, "intro"))


def test_private_notes_and_secret_codes_stay_out(workshop: Workshop) -> None:
    first = workshop.ask(schedule)[0]
    workshop.do(partial(change_phase, key=first.id, note="Surveiller la table 4"))
    workshop.do(partial(change_workshop, host="10.0.0.2", port=8000))
    codes = workshop.ask(lambda snapshot: [each.code for each in snapshot.tables.where()])
    words = said(deck(workshop, "intro"))
    assert "Surveiller" not in words
    assert not any(code in words for code in codes)


def test_the_way_in_comes_with_an_address_and_says_why_it_is_missing(workshop: Workshop) -> None:
    assert why_missing(DoorsSlide)
    workshop.do(partial(change_workshop, host="10.0.0.2", port=8000, wifi_name="Salle;9"))
    (doors,) = (s for s in deck(workshop, "intro").slides if isinstance(s, DoorsSlide))
    assert (doors.address, doors.link) == ("10.0.0.2:8000", "http://10.0.0.2:8000/")
    assert doors.wifi_square == "WIFI:T:nopass;S:Salle\\;9;;"


def test_the_conclusion_counts_what_everybody_may_see(workshop: Workshop) -> None:
    write_some(workshop)
    workshop.do(partial(change_workshop, reads_first=True))
    workshop.write("Accueil non relu", 1)
    content = deck(workshop)
    assert kinds(content) == [FiguresSlide, ByTableSlide, WordsSlide, ThanksSlide]
    figures, by_table, words, _thanks = content.slides
    assert isinstance(figures, FiguresSlide)
    assert isinstance(by_table, ByTableSlide)
    assert isinstance(words, WordsSlide)
    assert (figures.cards, [count for _category, count in figures.counts]) == (3, [3, 0, 0, 0])
    assert [each.number for each in by_table.counts] == [1, 2, 3]
    (forces,) = words.categories
    assert forces.words == (SaidWord("accueil", 2, 2),)


def test_what_a_silent_phase_still_hides_gives_no_word(workshop: Workshop) -> None:
    forces = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=forces.id, silent=True))
    write_some(workshop)
    assert WordsSlide not in kinds(deck(workshop))
    workshop.clock.forward(60)
    assert WordsSlide in kinds(deck(workshop))


def test_people_are_those_who_came_once_the_door_is_open(workshop: Workshop) -> None:
    anne = workshop.add("Anne", "Zola")
    workshop.add("Bruno", "Abadie")
    figures = deck(workshop).slides[0]
    assert isinstance(figures, FiguresSlide)
    assert figures.people == 2
    workshop.do(partial(set_attendance, key=anne.id, state="arrived", by="poste 1"))
    figures = deck(workshop).slides[0]
    assert isinstance(figures, FiguresSlide)
    assert figures.people == 1


def test_words_chosen_replace_those_proposed_and_none_brings_them_back(workshop: Workshop) -> None:
    write_some(workshop)
    workshop.do(
        partial(choose_words, category="forces", words=("accueil  partagé", "élan", "élan"))
    )
    words = next(s for s in deck(workshop).slides if isinstance(s, WordsSlide))
    assert words.categories[0].words == (SaidWord("accueil partagé", 1, 1), SaidWord("élan", 0, 0))
    assert (
        workshop.ask(partial(proposed_words, now=workshop.clock.now()))["forces"][0].word
        == "accueil"
    )
    workshop.do(partial(choose_words, category="forces", words=("", " ")))
    assert workshop.ask(choices_of).words == ()


def test_next_steps_and_thanks_are_typed_and_can_be_undone(workshop: Workshop) -> None:
    write_some(workshop)
    before = deck(workshop)
    assert proposed_thanks(before) == "0 participant, 9 tables, 3 cartes."
    number = workshop.do(
        lambda uow: (
            change_slides(uow, next_steps=("Un  compte rendu", " "), thanks=" Merci\n à vous "),
            uow.command,
        )[1]
    )
    content = deck(workshop)
    steps = next(s for s in content.slides if isinstance(s, NextStepsSlide))
    assert steps.steps == ("Un compte rendu",)
    thanks = content.slides[-1]
    assert isinstance(thanks, ThanksSlide)
    assert thanks.words == "Merci\nà vous"
    workshop.do(partial(undo, command=number))
    assert kinds(deck(workshop)) == kinds(before)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"next_steps": ("x",) * 13}, "slides_too_many_steps"),
        ({"next_steps": ("x" * 201,)}, "slides_text_too_long"),
        ({"thanks": "x" * 401}, "slides_text_too_long"),
        ({"words": (("forces", tuple(f"mot{n}" for n in range(11))),)}, "slides_too_many_words"),
        ({"words": (("forces", ("x" * 41,)),)}, "slides_text_too_long"),
    ],
)
def test_what_no_slide_could_show_is_refused(
    workshop: Workshop, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        workshop.do(partial(change_slides, **changes))
    assert refused.value.code == code
    blank = SlideChoices(id=workshop.key, workshop=workshop.key)
    assert workshop.ask(choices_of) == blank


def test_slides_made_are_remembered_until_what_they_say_changes(workshop: Workshop) -> None:
    def state() -> str:
        return workshop.ask(partial(deck_state, kind="intro", now=workshop.clock.now()))

    assert state() == "new"
    fingerprint = fingerprint_of(deck(workshop, "intro"))
    workshop.do(partial(mark_made, kind="intro", fingerprint=fingerprint))
    workshop.clock.forward(10)
    assert state() == "printed"
    change = partial(change_category, key="forces", label="Atouts", question="Lesquels ?")
    workshop.do(change)
    assert state() == "redo"
    workshop.do(
        partial(mark_made, kind="intro", fingerprint=fingerprint_of(deck(workshop, "intro")))
    )
    assert state() == "printed"
    assert workshop.ask(lambda snapshot: snapshot.printed.count()) == 1


def test_slides_are_no_paper_of_the_hall(workshop: Workshop) -> None:
    """« Mes ateliers » still says that the kit is to be printed."""
    workshop.add("Anne", "Zola", tables=(1,))
    workshop.do(partial(mark_made, kind="intro", fingerprint="x"))
    assert workshop.ask(summary).next_step == "print"


def test_the_template_is_kept_with_the_workshop(workshop: Workshop) -> None:
    assert workshop.ask(template_chosen) is None
    workshop.do(partial(choose_template, template=Template("charte.pptx", b"charte")))
    assert workshop.ask(choices_of).template_name == "charte.pptx"
    assert workshop.ask(template_chosen) == b"charte"
    workshop.do(partial(choose_template, template=None))
    assert workshop.ask(choices_of).template_name == ""
    assert workshop.ask(template_chosen) is None


def test_a_template_that_went_missing_is_said(workshop: Workshop) -> None:
    workshop.do(partial(change_slides, template="a" * 64, template_name="charte.pptx"))
    with pytest.raises(Problem) as refused:
        workshop.ask(template_chosen)
    assert refused.value.code == "slides_template_gone"


@dataclass
class NoOffice:
    """Takes anything as a template."""

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        raise NotImplementedError

    def slides(self, deck: Deck, template: bytes | None, target: Path, watch: Watch) -> Written:
        raise NotImplementedError

    def template_of(self, content: bytes, name: str) -> bytes:
        return content


def test_a_file_is_brought_in_or_its_refusal_said(tmp_path: Path) -> None:
    source = tmp_path / "charte.pptx"
    with pytest.raises(Surroundings):
        bring_in(source, NoOffice())
    source.write_bytes(b"charte")
    assert bring_in(source, NoOffice()) == Template("charte.pptx", b"charte")
    with source.open("wb") as file:
        file.truncate(LARGEST_TEMPLATE + 1)
    with pytest.raises(Problem):
        bring_in(source, NoOffice())
    with pytest.raises(Surroundings):
        bring_in(tmp_path, NoOffice())


def test_each_slide_has_a_title_of_its_own(workshop: Workshop) -> None:
    write_some(workshop)
    workshop.add("Anne", "Zola", tables=(1,), referent=True)
    workshop.do(partial(change_slides, next_steps=("Un compte rendu",)))
    workshop.do(partial(change_workshop, host="10.0.0.2", port=8000, context="Dix ans."))
    slides = [*deck(workshop, "intro").slides, *deck(workshop).slides]
    titles = [slide_title(slide) for slide in slides]
    assert len(set(titles)) == len(titles) == 12
    assert all(isinstance(slide_detail(slide), str) for slide in slides)
