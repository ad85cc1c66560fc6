"""The themes in the report and on the last slides: cards and tables, stacks said once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from zipfile import ZipFile

from tests.conftest import Workshop
from tests.printing.samples import squeezed, words_of
from workshop_app.printing.theme_sections import counts_words, who_decided
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.ports import Watch
from workshop_app.services.report import collect
from workshop_app.services.report_content import ReportContent, Themes
from workshop_app.services.slide_words import slide_detail
from workshop_app.services.slides import collect_deck
from workshop_app.services.slides_content import ThemesSlide
from workshop_app.services.themes import create_theme, refuse, stack_cards


def sorted_out(workshop: Workshop) -> ReportContent:
    """Two themes, one of them a part; a stack, a refusal, a card that nobody sorted."""
    workshop.start("Forces")
    one = workshop.write("Un beau port", 1).card
    same = workshop.write("Le port est beau", 2).card
    deep = workshop.write("La digue", 3).card
    alone = workshop.write("Des vélos", 3).card
    top = workshop.do(partial(create_theme, name="Lieux", cards=[one.id]))
    workshop.do(partial(create_theme, name="Digue", cards=[deep.id], parent=top.id))
    workshop.do(partial(stack_cards, cards=[one.id, same.id], offered=True))
    workshop.do(partial(refuse, card=one.id, other=alone.id))
    return workshop.ask(partial(collect, now=workshop.clock.now()))


def themes_of(content: ReportContent) -> Themes:
    assert content.themes is not None
    return content.themes


def test_without_a_theme_there_is_no_section(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.write("Un port")
    assert workshop.ask(partial(collect, now=workshop.clock.now())).themes is None


def test_a_theme_tells_its_cards_and_its_tables_and_a_stack_is_said_once(
    workshop: Workshop,
) -> None:
    themes = themes_of(sorted_out(workshop))
    lieux, digue = themes.themes
    assert (lieux.name, lieux.cards, lieux.tables) == ("Lieux", 3, 3)
    assert (digue.name, digue.within) == ("Digue", "Lieux")
    assert [(p.card.text, p.cards, p.tables) for p in lieux.piles] == [("Un beau port", 2, 2)]
    assert [pile.card.text for pile in themes.unsorted] == ["Des vélos"]
    assert counts_words(lieux) == "3 cartes, 3 tables"


def test_it_says_who_decided_and_what_was_proposed(workshop: Workshop) -> None:
    themes = themes_of(sorted_out(workshop))
    assert (themes.proposed, themes.accepted) == (2, 1)
    assert "2 rapprochements proposés" in who_decided(themes)


def test_a_table_that_was_promised_to_stay_unknown_is_not_counted(workshop: Workshop) -> None:
    phase = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=phase.id, signed="none"))
    themes = themes_of(sorted_out(workshop))
    assert [theme.tables for theme in themes.themes] == [0, 0]
    assert counts_words(themes.themes[0]) == "3 cartes"


def test_the_section_is_printed_on_paper_and_in_word(workshop: Workshop, tmp_path: Path) -> None:
    content = sorted_out(workshop)
    paper = workshop.house.printer.report(content, tmp_path / "cr.pdf", Watch())
    said = words_of(paper.path)
    assert squeezed("Lieux : 3 cartes, 3 tables") in said
    assert squeezed("FO 01, dit par 2 tables") in said
    word = workshop.house.office.report(content, tmp_path / "cr.docx", Watch())
    with ZipFile(word.path) as opened:
        assert "dit par 2 tables" in opened.read("word/document.xml").decode()


def test_the_last_slides_tell_the_themes_of_the_first_level(
    workshop: Workshop, tmp_path: Path
) -> None:
    sorted_out(workshop)
    deck = workshop.ask(partial(collect_deck, kind="conclusion", now=workshop.clock.now()))
    (slide,) = (each for each in deck.slides if isinstance(each, ThemesSlide))
    assert [(theme.name, theme.cards, theme.tables) for theme in slide.themes] == [("Lieux", 3, 3)]
    assert slide_detail(slide) == "1 thème"
    written = workshop.house.office.slides(deck, None, tmp_path / "fin.pptx", Watch())
    assert written.pages == 1 + len(deck.slides)
