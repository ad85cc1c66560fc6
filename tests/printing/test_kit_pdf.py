"""The documents of the hall: the right paper, every name, every square, whatever the sizes."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pikepdf
import pytest

from tests.printing.samples import (
    HOSTILE,
    hall_of,
    kit_of,
    operators,
    page_sizes,
    page_words,
    pages_inked_at_the_edge,
    squeezed,
    unembedded_fonts,
    words_of,
)
from workshop_app.domain.documents import KIT_KINDS, KitKind
from workshop_app.domain.evaluation import AskedQuestion
from workshop_app.domain.hall import VisitNote, with_marker
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.workshop import GameRule
from workshop_app.printing.printer import Printer
from workshop_app.printing.qr import dark_runs, matrix
from workshop_app.services.kit import wifi_text
from workshop_app.services.kit_content import (
    BlankCards,
    FollowedSign,
    KitContent,
    NameList,
    Placed,
    Seat,
    TableList,
    WallHeaders,
)
from workshop_app.services.ports import Stop, Watch, Written

A3, A4, A3_WIDE, A4_WIDE = (297, 420), (210, 297), (420, 297), (297, 210)
EVERY_OPTION = [
    KitOptions(),
    KitOptions(poster="A4", save_ink=True),
    KitOptions(large_print=True),
    KitOptions(full_bleed=True),
]


def print_kit(
    content: KitContent,
    folder: Path,
    *kinds: KitKind,
    options: KitOptions = KitOptions(),  # noqa: B008 frozen
) -> Written:
    return Printer().kit(content, kinds or KIT_KINDS, options, folder / "kit.pdf", Watch())


@pytest.mark.parametrize("options", EVERY_OPTION)
def test_the_whole_kit_in_hanging_order_with_its_cover(tmp_path: Path, options: KitOptions) -> None:
    written = print_kit(kit_of(), tmp_path, options=options)
    assert list(written.section_pages) == ["cover", *KIT_KINDS]
    assert unembedded_fonts(written.path) == []
    with pikepdf.open(written.path) as pdf:
        assert len(pdf.pages) == written.pages
        assert pdf.check_pdf_syntax() == []


def test_one_document_comes_without_cover(tmp_path: Path) -> None:
    assert list(print_kit(kit_of(), tmp_path, "tables").section_pages) == ["tables"]


def test_some_documents_come_in_hanging_order(tmp_path: Path) -> None:
    written = print_kit(kit_of(), tmp_path, "noms", "regles")
    assert list(written.section_pages) == ["cover", "regles", "noms"]


def test_each_document_has_its_paper(tmp_path: Path) -> None:
    assert page_sizes(print_kit(kit_of(), tmp_path, "regles").path) == [A3]
    assert page_sizes(print_kit(kit_of(), tmp_path, "fiches").path) == [A4, A4]
    assert page_sizes(print_kit(kit_of(), tmp_path, "cartes").path) == [A4_WIDE]
    small = KitOptions(poster="A4")
    assert page_sizes(print_kit(kit_of(), tmp_path, "regles", options=small).path) == [A4]


def test_the_sign_tells_the_table_the_address_and_the_code(tmp_path: Path) -> None:
    words = words_of(print_kit(kit_of(), tmp_path, "tables").path)
    for told in ("Table", "10.42.0.1:8000", "K7MX4T2P", "Atelier", "garrigue-27"):
        assert told in words


def test_the_sign_holds_both_squares(tmp_path: Path) -> None:
    path = print_kit(kit_of(tables=1), tmp_path, "tables").path
    with pikepdf.open(path) as pdf:
        drawn = sum(name == "re" for name, _ in operators(pdf.pages[0]))
    wifi = list(dark_runs(matrix(wifi_text("Atelier", "garrigue-27"))))
    form = list(dark_runs(matrix("http://10.42.0.1:8000/t/K7MX4T2P")))
    grounds = 2
    assert drawn == len(wifi) + len(form) + grounds


def test_a_sheet_of_two_squares_holds_both_and_what_is_typed(tmp_path: Path) -> None:
    written = print_kit(kit_of(tables=3), tmp_path, "wifi")
    assert written.pages == 2
    words = words_of(written.path)
    for said in ("Table 3", "garrigue-27", "10.42.0.1:8000", "code K7MX 4T2P", "tablee.local:8000"):
        assert squeezed(said) in words
    with pikepdf.open(written.path) as pdf:
        drawn = sum(name == "re" for name, _ in operators(pdf.pages[1]))
    wifi = list(dark_runs(matrix(wifi_text("Atelier", "garrigue-27"))))
    form = list(dark_runs(matrix("http://10.42.0.1:8000/t/K7MX4T2P")))
    assert drawn == len(wifi) + len(form) + 2


def test_without_wifi_or_address_the_half_page_says_what_to_do(tmp_path: Path) -> None:
    words = words_of(print_kit(kit_of(address="", wifi=""), tmp_path, "wifi").path)
    assert squeezed("adresse : ...") in words
    assert squeezed("même Wi-Fi") in words
    assert "tablee" not in words


def test_without_wifi_or_address_the_sign_says_what_to_do(tmp_path: Path) -> None:
    words = words_of(print_kit(kit_of(address="", wifi=""), tmp_path, "tables").path)
    assert squeezed("Adresse à écrire ici") in words
    assert "K7MX4T2P" in words


def test_every_name_is_on_the_list_for_the_door(tmp_path: Path) -> None:
    content = kit_of(tables=12, seats=30)
    words = words_of(print_kit(content, tmp_path, "noms").path)
    missing = [
        seat
        for seat in content.names.seats
        if squeezed(f"{seat.last_name}{seat.first_name}") not in words
    ]
    assert missing == []


def test_ninety_names_hold_on_one_poster(tmp_path: Path) -> None:
    content = kit_of(tables=9, seats=10)
    written = print_kit(content, tmp_path, "noms")
    words = page_words(written.path, 1)
    assert written.pages == 1
    assert all(squeezed(seat.first_name) in words for seat in content.names.seats)
    assert words.count("Nom09") == 9


@pytest.mark.parametrize("seats", [1, 10, 40, 110])
def test_each_table_has_its_own_list_with_everybody(tmp_path: Path, seats: int) -> None:
    content = kit_of(tables=2, seats=seats)
    written = print_kit(content, tmp_path, "par-table")
    assert written.pages == 2 * (1 + seats // 50)
    words = page_words(written.path, 1)
    assert squeezed("Table 1") in words
    assert squeezed("Prénom2") not in words
    every = words_of(written.path)
    assert all(every.count(f"Nom{n:02}") >= 2 for n in range(seats))


def test_with_rounds_a_list_gives_the_people_of_each(tmp_path: Path) -> None:
    people = [Seat(f"Prénom{n}", f"Nom{n}", "OT", (1, 2), False) for n in range(6)]
    lists = TableList(kit_of().heading, 1, (tuple(people[:3]), tuple(people[3:])))
    written = print_kit(replace(kit_of(), table_lists=(lists,)), tmp_path, "par-table")
    words = words_of(written.path)
    assert words.index("Tour1") < words.index("Nom0") < words.index("Tour2") < words.index("Nom5")


def test_with_rounds_the_door_tells_each_table_in_order(tmp_path: Path) -> None:
    names = NameList(kit_of().heading, (Placed("Anne", "Roux", (3, 7, 1)),), 3)
    words = words_of(print_kit(replace(kit_of(), names=names), tmp_path, "noms").path)
    assert "3→7→1" in words


def test_the_wall_has_a_sheet_for_each_category(tmp_path: Path) -> None:
    written = print_kit(kit_of(), tmp_path, "mur")
    assert page_sizes(written.path) == [A3_WIDE] * 4
    assert squeezed("Faiblesses") in page_words(written.path, 2)
    small = print_kit(kit_of(), tmp_path, "mur", options=KitOptions(poster="A4"))
    assert page_sizes(small.path) == [A4_WIDE] * 4


def test_the_count_says_what_is_unknown(tmp_path: Path) -> None:
    words = words_of(print_kit(kit_of(), tmp_path, "decompte").path)
    assert squeezed("34 Hérault") in words
    assert squeezed("Non renseigné") in words


def test_the_plan_shows_tables_to_all_and_sockets_to_the_team(tmp_path: Path) -> None:
    plan = hall_of(3)
    alone = print_kit(kit_of(plan=plan), tmp_path, "plan")
    assert alone.pages == 1
    plan = with_marker(plan, "socket", 4, 4, "tables 2 et 5")
    plan = replace(plan, notes=(VisitNote("contact", "M. Ruiz, clés à 8 h 15"),))
    both = print_kit(kit_of(plan=plan), tmp_path, "plan")
    assert both.pages == 2
    poster, team = page_words(both.path, 1), page_words(both.path, 2)
    assert "Écran" in poster
    assert "Ruiz" not in poster
    assert squeezed("tables 2 et 5") not in poster
    assert squeezed("M. Ruiz, clés à 8 h 15") in team


def test_a_visit_of_many_notes_stays_on_its_page(tmp_path: Path) -> None:
    notes = tuple(VisitNote("other", f"note{n} " * 25) for n in range(40))
    written = print_kit(kit_of(plan=replace(hall_of(9), notes=notes)), tmp_path, "plan")
    words = page_words(written.path, 2)
    assert all(f"note{n}" in words for n in range(40))


@pytest.mark.parametrize("options", EVERY_OPTION[:3])
def test_no_ink_where_printers_do_not_reach(tmp_path: Path, options: KitOptions) -> None:
    """Every page is white for 5 mm along each edge, the crosses that are cut included."""
    written = print_kit(kit_of(tables=9, seats=10), tmp_path, options=options)
    assert pages_inked_at_the_edge(written.path) == []


def test_a_table_of_forty_has_all_its_people_on_the_sheet(tmp_path: Path) -> None:
    content = kit_of(tables=1, seats=40)
    words = words_of(print_kit(content, tmp_path, "fiches").path)
    assert [seat for seat in content.sheets[0].seats if squeezed(seat.last_name) not in words] == []


def test_rules_shrink_and_then_take_another_page(tmp_path: Path) -> None:
    few = [GameRule(f"Règle {n}", "Détail " * 6) for n in range(9)]
    many = [GameRule(f"Règle {n}", "Détail " * 30) for n in range(60)]
    assert print_kit(kit_of(rules=few), tmp_path, "regles").pages == 1
    written = print_kit(kit_of(rules=many), tmp_path, "regles")
    assert written.pages > 1
    words = words_of(written.path)
    assert [rule for rule in many if squeezed(rule.title) not in words] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_rule_stops_the_poster_nor_vanishes(tmp_path: Path, text: str) -> None:
    words = words_of(print_kit(kit_of(rules=[GameRule(text, text)]), tmp_path, "regles").path)
    if text.isascii() and text.isprintable():
        assert squeezed(text) in words


def test_saving_ink_leaves_no_tint(tmp_path: Path) -> None:
    saved = print_kit(kit_of(), tmp_path, "cartes", options=KitOptions(save_ink=True)).path
    with pikepdf.open(saved) as pdf:
        frames = [name for name, _ in operators(pdf.pages[0]) if name == "re"]
    assert len(frames) == 4
    plain = print_kit(kit_of(), tmp_path, "cartes").path
    assert words_of(plain) == words_of(saved)


@pytest.mark.parametrize("kind", KIT_KINDS)
def test_each_document_of_an_empty_workshop_has_a_page(tmp_path: Path, kind: KitKind) -> None:
    empty = replace(kit_of(tables=1, seats=0), cards=BlankCards(kit_of().heading, ()))
    empty = replace(empty, wall=WallHeaders(empty.heading, ()), table_lists=())
    written = print_kit(empty, tmp_path, kind)
    with pikepdf.open(written.path) as pdf:
        assert len(pdf.pages) == written.pages >= (0 if kind == "cartes" else 1)


def test_a_hall_without_people_prints(tmp_path: Path) -> None:
    assert print_kit(kit_of(tables=1, seats=0), tmp_path).pages >= 5


def test_a_cancelled_kit_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        Printer().kit(
            kit_of(), KIT_KINDS, KitOptions(), tmp_path / "kit.pdf", Watch(cancelled=lambda: True)
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", ["http://10.42.0.1:8000/s/ABCDEFGH", ""])
def test_the_sign_shows_participants_their_own_code(tmp_path: Path, link: str) -> None:
    content = kit_of(tables=1)
    (sign,) = content.signs
    shown = {field.name: getattr(sign, field.name) for field in fields(sign)}
    followed = FollowedSign(**shown, follow_link=link, follow_code="ABCD EFGH")
    path = tmp_path / "tables.pdf"
    content = replace(content, signs=(followed,))
    Printer().kit(content, ["tables"], KitOptions(), path, Watch())
    words = squeezed(words_of(path))
    assert squeezed("code ABCD EFGH") in words
    assert squeezed("Participants : suivre sa table") in words
    assert pages_inked_at_the_edge(path) == []


@pytest.mark.parametrize("count", [1, 3, 6])
def test_a_sheet_of_opinions_stands_twice_on_its_page_whatever_it_asks(
    tmp_path: Path, count: int
) -> None:
    asked = tuple(
        AskedQuestion(str(place), "text" if place % 2 else "scale", f"Question {place} ?")
        for place in range(count)
    )
    content = kit_of()
    content = replace(content, opinion=replace(content.opinion, questions=asked))
    written = print_kit(content, tmp_path, "avis")
    assert written.pages == 1
    words = words_of(written.path)
    for question in asked:
        assert words.count(f"Question{question.key}?") == 2
    assert words.count("4.Toutàfait") == 2 * -(-count // 2)
