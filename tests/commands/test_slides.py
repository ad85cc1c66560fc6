"""`tablee slides`: both decks, a template kept with the workshop, refusals in one sentence."""

from __future__ import annotations

from pptx import Presentation

from tests.commands.conftest import Terminal
from tests.printing.decks import template


def test_both_decks_are_written_and_counted(filled: Terminal) -> None:
    filled.json("split", "mieux", "--tables", "9")
    for deck, least in (("intro", 6), ("conclusion", 3)):
        out = filled.folder / f"{deck}.pptx"
        answer = filled.json("slides", "mieux", deck, "--out", out)
        assert answer["written"] == str(out)
        assert answer["slides"] == len(Presentation(str(out)).slides) >= least
    status, said, _err = filled.type("slides", "mieux", "intro", "--out", filled.folder / "i.pptx")
    assert (status, "diapositives" in said) == (0, True)


def test_a_template_is_kept_with_the_workshop_until_told_otherwise(filled: Terminal) -> None:
    brought = filled.folder / "charte.pptx"
    brought.write_bytes(template(9_144_000))
    out = filled.folder / "a.pptx"
    filled.json("slides", "mieux", "intro", "--out", out, "--template", brought)
    brought.unlink()
    filled.json("export", "mieux", filled.folder / "atelier.tablee")
    for chosen, width in ((), 9_144_000), (("--template", "tablee"), 12_192_000):
        filled.json("slides", "mieux", "intro", "--out", out, *chosen)
        assert Presentation(str(out)).slide_width == width


def test_what_is_not_known_is_refused(filled: Terminal) -> None:
    out = filled.folder / "a.pptx"
    assert "conclusion" in filled.refused("slides", "mieux", "fin", "--out", out)
    assert ".pptx" in filled.refused("slides", "mieux", "intro", "--out", filled.folder / "a.pdf")
    text = filled.folder / "note.txt"
    text.write_text("bonjour", "utf-8")
    assert filled.refused("slides", "mieux", "intro", "--out", out, "--template", text)
    missing = filled.folder / "nulle-part.pptx"
    assert filled.refused("slides", "mieux", "intro", "--out", out, "--template", missing)
    assert not out.exists()
