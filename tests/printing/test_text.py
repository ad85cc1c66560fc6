"""Whatever a person writes is printed as written, and every line fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.printing import fonts
from workshop_app.printing.styles import style
from workshop_app.printing.text import Line, Typesetter, clean, rich, width_of

WIDTH = 220.0


def said(lines: list[Line]) -> str:
    return "\n".join("".join(run.text for run in line) for line in lines)


def test_words_and_spaces_stay_as_they_were_written() -> None:
    text = 'l\'été  deux  espaces ? et "guillemets" : oui !'
    assert said(Typesetter().lines(text, style("card"), 2_000)) == text


def test_a_sign_the_body_lacks_comes_from_a_font_that_has_it() -> None:
    runs = rich("oui 👍 中 Ω", fonts.REGULAR)
    assert [run.font for run in runs] == [
        fonts.REGULAR, "NotoEmoji-Regular", fonts.REGULAR, "DroidSansFallback", fonts.REGULAR,
        "SourceSans3-Regular",
    ]  # fmt: skip


def test_a_heavy_text_is_helped_by_a_heavy_font() -> None:
    assert rich("Ω", fonts.BOLD)[0].font == "SourceSans3-Bold"


def test_an_accent_stays_in_the_font_of_its_letter() -> None:
    assert [run.text for run in rich(clean("q\u030c"), fonts.REGULAR)] == ["q\u030c"]


def test_arabic_is_joined_and_drawn_from_the_right() -> None:
    drawn = rich("مرحبا", fonts.REGULAR)[0].text
    assert (drawn[0], drawn[-1]) == ("ﺎ", "ﻣ")


def test_a_sign_that_no_font_has_is_named_and_counted() -> None:
    setter = Typesetter()
    assert said(setter.lines("a\u0e22b", style("card"), WIDTH)) == "a[U+0E22]b"
    assert setter.missing == {"\u0e22"}


def test_a_narrow_space_never_ends_a_line() -> None:
    text = " ".join(["18\u202f000\u202f€"] * 40)
    lines = said(Typesetter().lines(text, style("card"), WIDTH)).split("\n")
    assert len(lines) > 5
    assert all(line.count("\u202f") % 2 == 0 for line in lines)


def test_signs_without_ink_are_dropped_and_lines_kept() -> None:
    assert clean("a\u200b\x00b\ufe0f\tc\r\nd\u2028e") == "ab c\nd\ne"


@given(st.text(max_size=300))
def test_nothing_vanishes_and_every_line_fits(text: str) -> None:
    setter, look = Typesetter(), style("card")
    lines = setter.lines(text, look, WIDTH)
    assert all(width_of(line, look) <= WIDTH + 1 for line in lines)
    kept = "".join(clean(text).split())
    shown = "".join(said(lines).split())
    drawable = [sign for sign in kept if fonts.font_for(sign, look.font) and sign.isascii()]
    assert all(sign in shown for sign in drawable)


@given(st.text(alphabet="abc dé'-\n👍", max_size=300))
def test_the_signs_of_a_text_come_in_its_order(text: str) -> None:
    shown = said(Typesetter().lines(text, style("card"), WIDTH))
    assert "".join(shown.split()) == "".join(clean(text).split())


def test_a_text_is_shrunk_until_it_fits() -> None:
    setter, look = Typesetter(), style("poster")
    fitted = setter.fitted("Critiquer les idées, jamais les personnes", look, 300, 80)
    assert fitted.size < look.size
    lines = setter.lines("Critiquer les idées, jamais les personnes", fitted, 300)
    assert len(lines) * fitted.leading <= 80


def test_a_running_title_too_long_is_cut_with_dots() -> None:
    setter, look = Typesetter(), style("caption")
    line = setter.clipped("Mieux travailler ensemble " * 20, look, WIDTH)
    assert width_of(line, look) <= WIDTH
    assert line[-1].text.endswith("…")
