"""What is no list, broken or meant to hurt: one sentence, nothing half-done, no long wait."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.importers.files import ods, text_file, workbook, xlsx, zipped
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.importers.people import read_people
from workshop_app.services.ports import Stop

HEAD = "Nom;Prénom;Remarque\n"
GOOD = xlsx(Liste=[["Nom", "Prénom"], ["Roux", "Zoé"]])


def refusal(content: bytes, name: str = "liste.csv") -> str:
    with pytest.raises(Problem) as caught:
        read_people(content, name)
    said = sentence(caught.value.code, caught.value.values)
    assert name in said
    assert "{" not in said
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list_empty"),
        (b"\xef\xbb\xbf\r\n \t\r\n", "list_empty"),
        (b"\n" * 2_000_000, "list_empty"),
        (HEAD.encode(), "list_nobody"),
        (b"a" * (20 * 1024 * 1024 + 1), "list_too_big"),
        (b"Nom;Prenom\n" + b"a;b\n" * 200_001, "list_too_long"),
        (b"%PDF-1.7\n" + bytes(range(256)), "list_is_pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "list_not_a_list"),
        (b"<html><table><tr><td>Nom</td></tr></table>", "list_not_a_list"),
        (b'[{"nom": "Roux"}]', "list_not_a_list"),
        (random.Random(5).randbytes(5_000), "list_not_a_list"),
        (b"Nom" + b";a" * 1_000 + b"\nRoux;b\n", "list_not_a_list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), "list_old_format"),
        (zipped({"word/document.xml": "<x/>"}), "list_not_a_list"),
        (zipped({"xl/workbook.xml": "<x", "xl/worksheets/sheet1.xml": "<"}), "list_broken"),
        (GOOD[: len(GOOD) // 2], "list_broken"),
        (
            "Bonjour, voici le compte rendu.\nMerci à tous, à bientôt.\n".encode() * 9,
            "list_no_names",
        ),
        (b"Poste;Montant\nSalaires;1000\nAchats;300\n", "list_no_names"),
    ],
)
def test_what_is_no_list_gets_one_sentence(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_a_far_cell_would_fill_the_memory() -> None:
    def fill(book: object) -> None:
        sheet = book.add_worksheet()  # type: ignore[attr-defined]
        sheet.write_row(0, 0, ["Nom", "Prénom"])
        sheet.write(1_048_575, 16_383, "loin")

    assert refusal(workbook(fill), "x.xlsx") == "list_unfolds"


def test_cells_without_an_address_are_counted_too() -> None:
    cells = "<c/>" * 5_000
    sheet = f"<worksheet><sheetData><row>{cells}</row><row r='1048576'/></sheetData></worksheet>"
    assert (
        refusal(zipped({"xl/workbook.xml": "<x/>", "xl/worksheets/s.xml": sheet})) == "list_unfolds"
    )


def test_one_long_text_pointed_to_a_thousand_times() -> None:
    strings = f"<sst><si><t>{'x' * 1_000_000}</t></si></sst>"
    sheet = "<sheetData><row>" + "<c t='s'><v>0</v></c>" * 1_000 + "</row></sheetData>"
    parts = {
        "xl/workbook.xml": "<x/>",
        "xl/worksheets/s.xml": sheet,
        "xl/sharedStrings.xml": strings,
    }
    assert refusal(zipped(parts)) == "list_unfolds"


def test_a_zip_that_unfolds_to_more_than_memory() -> None:
    parts = {"xl/workbook.xml": "<x/>", "xl/worksheets/s.xml": " " * (301 * 1024 * 1024)}
    assert refusal(zipped(parts)) == "list_unfolds"


@pytest.mark.parametrize(
    "tail",
    [
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>",
        '<table:table-row><table:table-cell table:number-columns-repeated="900000000" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
    ],
)
def test_an_ods_that_repeats_full_cells(tail: str) -> None:
    assert refusal(ods([["Nom", "Prénom"], ["Roux", "Zoé"]], tail), "x.ods") == "list_unfolds"


def test_a_table_that_never_ends_is_broken_not_read_for_ever() -> None:
    content = ods([["Nom", "Prénom"], ["Roux", "Zoé"]], "</table:table><!--")
    assert refusal(content, "x.ods") == "list_broken"


def test_words_that_define_words_are_refused() -> None:
    sheet = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    parts = {"xl/workbook.xml": "<x/>", "xl/worksheets/s.xml": sheet}
    assert refusal(zipped(parts), "x.xlsx") == "list_broken"


def test_control_signs_and_turned_text_go_accents_stay() -> None:
    preview = read_people(
        "Nom;Prénom\nRo\0ux;\u202eZoe\u0301\u2066\nL’Haÿ;Al\x07\n".encode(), "x.csv"
    )
    assert [(p.last_name, p.first_name) for p in preview.lines] == [
        ("Roux", "Zoé"),
        ("L’Haÿ", "Al"),
    ]


def test_formulas_are_text_like_any_other() -> None:
    rows = [["Nom", "Prénom", "Remarque"], ["Roux", "Zoé", "=HYPERLINK(A1)"], ["Gil", "Al", "+33"]]
    lines = read_people(text_file(rows), "x.csv").lines
    assert [line.attributes for line in lines] == [
        (("Remarque", "=HYPERLINK(A1)"),),
        (("Remarque", "+33"),),
    ]


def test_a_cell_of_100000_characters_is_cut_and_said_so() -> None:
    long = "x" * 100_000
    content = f"{HEAD}Roux;Zoé;{long}\n{long};Al;\n{long}@a.fr;;\nGil;{long * 2};ok\n".encode()
    preview = read_people(content, "x.csv")
    assert [line.last_name for line in preview.lines] == ["Roux"]
    assert len(preview.lines[0].attributes[0][1]) == 4_000
    assert [(check.line, check.reason) for check in preview.to_check] == [
        (2, "check_too_long"),
        (3, "check_not_a_name"),
        (4, "check_not_a_name"),
        (5, "check_not_a_name"),
    ]
    assert max(len(check.value) for check in preview.to_check) <= 80


def test_a_mailbox_shared_by_thousands_takes_no_time() -> None:
    letters = [
        f"N{a}{b}{c}" for a in "abcdefghijklmnop" for b in "abcdefghijklmnop" for c in "abcdefghij"
    ]
    rows = [["Nom", "Prénom", "Mail"], *([name, "Al", "accueil@x.example"] for name in letters)]
    assert len(read_people(text_file(rows), "x.csv").lines) == len(letters)


def test_cancelled_reading_stops() -> None:
    content = text_file([["Nom", "Prénom"], *([f"Roux{'a' * n}", "Zoé"] for n in range(50))])
    with pytest.raises(Stop):
        read_people(content, "x.csv", cancelled=lambda: True)


def test_progress_goes_from_0_to_1() -> None:
    shares: list[float] = []
    read_people(text_file([["Nom"], *[["Roux"]] * 1_200]), "x.csv", progress=shares.append)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, len(GOOD)))
@example(b"\x00", 5300)  # a part that would begin before the file
def test_any_bytes_give_a_list_or_one_sentence(noise: bytes, place: int) -> None:
    for content in (noise, HEAD.encode() + noise, GOOD[:place] + noise + GOOD[place:]):
        with suppress(Problem):
            assert read_people(content, "x.csv").columns
