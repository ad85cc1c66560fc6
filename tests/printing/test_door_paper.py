"""The sheet to sign, the list of who came, certificates: everybody is on it, whatever the names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.printing.samples import (
    HOSTILE,
    MORNING,
    kit_of,
    page_sizes,
    page_words,
    squeezed,
    unembedded_fonts,
    words_of,
)
from workshop_app.domain.agreement import Gender
from workshop_app.domain.attendance import PresenceState
from workshop_app.domain.paper import KitOptions
from workshop_app.i18n import typography
from workshop_app.printing.kit.attendance_sheet import BLANK, LINES
from workshop_app.printing.printer import Printer
from workshop_app.services.certificate_content import Certificate, Certificates
from workshop_app.services.kit_content import (
    AttendanceLine,
    AttendanceSheet,
    Heading,
)
from workshop_app.services.ports import Stop, Watch, Written

HEADING = Heading("Mieux travailler ensemble", date(2026, 10, 13), "Palais des congrès")


def line(
    last_name: str,
    first_name: str = "",
    *,
    gender: Gender = "",
    state: PresenceState = "expected",
    arrived_at: datetime | None = None,
    left_at: datetime | None = None,
    walk_in: bool = False,
    organisation: str = "OT Vallée",
) -> AttendanceLine:
    return AttendanceLine(
        last_name, first_name, organisation, gender, 4, state, arrived_at, left_at, walk_in
    )


def print_sheet(
    folder: Path,
    *lines: AttendanceLine,
    opened: bool = False,
    options: KitOptions = KitOptions(),  # noqa: B008 frozen
) -> Written:
    content = kit_of(attendance=AttendanceSheet(HEADING, lines, opened))
    return Printer().kit(content, ["emargement"], options, folder / "sheet.pdf", Watch())


def test_everybody_has_a_place_to_sign_and_newcomers_a_blank_line(tmp_path: Path) -> None:
    people = [line(f"Nom{n:02}", f"Prénom{n:02}") for n in range(LINES - BLANK)]
    written = print_sheet(tmp_path, *people)
    assert page_sizes(written.path) == [(210, 297)]
    words = words_of(written.path)
    assert all(squeezed(f"{each.last_name} {each.first_name}") in words for each in people)
    for said in ("Feuille d’émargement", "Signature", "20 personnes inscrites"):
        assert squeezed(said) in words
    assert "Présence" not in words
    more = print_sheet(tmp_path, *people, line("Zola"))
    assert more.pages == 2
    assert squeezed("2 sur 2") in page_words(more.path, 2)


def test_once_the_door_opened_it_tells_who_came_and_when(tmp_path: Path) -> None:
    came, left = MORNING, MORNING + timedelta(hours=5)
    written = print_sheet(
        tmp_path,
        line("Aubert", "Anne", gender="f", state="excused"),
        line("Blanc", "Bo", state="arrived", arrived_at=came),
        line("Costa", "Luis", state="left", arrived_at=came, left_at=left),
        line("Durand", "Ève", gender="f", state="arrived", arrived_at=came, walk_in=True),
        line("Estève", "Paul"),
        opened=True,
    )
    words = words_of(written.path)
    for said in (
        "Liste de présence",
        "3 personnes venues, 4 inscrites, 1 absence excusée, 1 hors liste",
        "Excusée",
        "Durand Ève, imprévue",
        "Signature",
    ):
        assert squeezed(said) in words, said
    hours = [typography.clock(at, "fr") for at in (came, left)]
    assert squeezed("de {} à {}".format(*hours)) in words
    assert written.pages == 1


@pytest.mark.parametrize("options", [KitOptions(), KitOptions(large_print=True)])
def test_no_name_breaks_the_sheet(tmp_path: Path, options: KitOptions) -> None:
    people = [line(text, text, organisation=text * 3) for text in HOSTILE]
    written = print_sheet(tmp_path, *people, opened=True, options=options)
    assert unembedded_fonts(written.path) == []
    assert print_sheet(tmp_path).pages == 1, "nobody yet: blank lines"
    assert print_sheet(tmp_path, opened=True).pages == 1


def test_a_large_hall_takes_the_pages_it_needs(tmp_path: Path) -> None:
    people = [line(f"Nom{n:03}") for n in range(300)]
    written = print_sheet(tmp_path, *people, opened=True)
    assert written.pages == -(-300 // LINES)
    assert squeezed("Nom299") in page_words(written.path, written.pages)


CERTIFIED = Certificates(
    title="Mieux travailler ensemble",
    organiser="Fédération des offices",
    place="Palais des congrès",
    day=date(2026, 10, 13),
    starts_at=time(10),
    ends_at=time(12),
    made_on=date(2026, 10, 14),
    of=(
        Certificate("Élodie Le Goff", "Directrice", "OT Vallée", MORNING, None),
        Certificate("Bo Blanc", "", "", MORNING, MORNING + timedelta(hours=1)),
    ),
)


def test_each_person_has_a_page_to_keep(tmp_path: Path) -> None:
    written = Printer().certificates(CERTIFIED, tmp_path / "attestations.pdf", Watch())
    assert page_sizes(written.path) == [(210, 297)] * 2
    first, second = (page_words(written.path, page) for page in (1, 2))
    for said in (
        "Attestation de présence",
        "Fédération des offices atteste que",
        "Élodie Le Goff",
        "Directrice, OT Vallée",
        "le 13 octobre 2026, de 10 h à 12 h, Palais des congrès.",
        "Fait le 14 octobre 2026.",
        "Présence confirmée à",
    ):
        assert squeezed(said) in first, said
    assert squeezed("Bo Blanc") in second
    assert "départ" in second
    assert "Goff" not in second
    assert unembedded_fonts(written.path) == []


def test_certificates_without_organiser_or_day_and_with_any_name(tmp_path: Path) -> None:
    bare = replace(CERTIFIED, organiser="", place="", day=None)
    people = tuple(Certificate(text, text, text, None, None) for text in HOSTILE)
    for content in (bare, replace(bare, of=people, title=HOSTILE[0])):
        written = Printer().certificates(content, tmp_path / "a.pdf", Watch())
        assert written.pages == len(content.of)
    assert "organisateur" in words_of(written.path)


def test_a_stopped_writing_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    with pytest.raises(Stop):
        Printer().certificates(CERTIFIED, target, Watch(cancelled=lambda: True))
    assert list(tmp_path.iterdir()) == []
