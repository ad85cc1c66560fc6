"""320 pixels wide, letters twice as large: in every state nothing is cut, nothing scrolls aside.

« Cut » is text wider or taller than the box that hides what overflows; a card in the list shows its
first two lines on purpose, and whole once it is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Hall
from workshop_app.domain.questions import Question
from workshop_app.services.hall_signals import call, send_message
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.tables import tables_in_order

SMALL = PHONE | {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
LONG = "anticonstitutionnellement" * 4
CUT = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.offsetParent && one.checkVisibility())
  .filter(one => !one.matches(".unseen, .unseen *, .words, .words *, option, svg, svg *"))
  .filter(one => {
    const style = getComputedStyle(one);
    if (style.opacity === "0") return false;
    const hides = value => value !== "visible";
    return (one.scrollWidth > one.clientWidth + 1 && hides(style.overflowX) && one.clientWidth)
      || one.getBoundingClientRect().right > innerWidth + 0.5
      || one.getBoundingClientRect().left < -0.5;
  })
  .map(one => one.outerHTML.slice(0, 200))"""


def rule(hall: Hall, **fields: Any) -> None:
    phase = next(p for p in hall.workshop.ask(schedule) if p.title == "Forces")
    hall.workshop.do(partial(change_phase, key=phase.id, **fields))
    hall.workshop.start("Forces")


def sent(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#send")


def asking(hall: Hall, page: Page) -> None:
    """Everything a phase may ask, and silence."""
    asked = (Question("a", f"Où cela se passe-t-il, et pour {LONG} ?"), Question("b", "Quand ?"))
    rule(hall, questions=asked, signed="none", asks_who=True, silent=True, advised=6, longest=200)
    hall.workshop.write("D'un autre téléphone")
    page.goto(hall.link())
    expect(page.locator("#silence")).to_contain_text("1 autre carte")


def refused(hall: Hall, page: Page) -> None:
    rule(hall, longest=20)
    page.goto(hall.link())
    sent(page, "x" * 40)
    expect(page.locator("#wrong")).to_be_visible()


def pasted(hall: Hall, page: Page) -> None:
    rule(hall)
    page.goto(hall.link())
    page.evaluate(
        """() => {
          const field = document.getElementById("text");
          field.focus();
          const data = new DataTransfer();
          data.setData("text/plain", "Un\\nDeux");
          field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
          document.execCommand("insertText", false, "Un\\nDeux");
        }"""
    )
    expect(page.locator("#split")).to_be_visible()


def lost(hall: Hall, page: Page) -> None:
    rule(hall)
    page.goto(hall.link())
    expect(page.locator("#clock")).not_to_be_empty()
    page.context.set_offline(True)
    sent(page, f"Gardée : {LONG}")
    expect(page.locator("#lost")).not_to_be_empty()
    page.locator(".row").first.click()


def called(hall: Hall, page: Page) -> None:
    rule(hall)
    hall.workshop.do(partial(send_message, text=f"Encore cinq minutes, {LONG}"))
    table = hall.workshop.ask(tables_in_order)[3]
    hall.workshop.do(partial(call, table=table, calling=True))
    page.goto(hall.link())
    expect(page.locator("#signal")).to_be_visible()


def opened(hall: Hall, page: Page) -> None:
    rule(hall)
    hall.workshop.write(f"Un long mot : {LONG}")
    page.goto(hall.link())
    page.locator(".row").first.click()
    page.click("text=Modifier")
    expect(page.locator(".detail textarea")).to_be_visible()


def write_large(page: Page, pixels: int) -> None:
    """Letters of that size: 16 is the usual one. The sizes of the page all follow it."""
    grow = "(one, pixels) => { one.style.fontSize = `${pixels}px` }"
    page.locator("html").evaluate(grow, pixels)


@pytest.mark.parametrize("pixels", [16, 32])
@pytest.mark.parametrize("bring", [asking, refused, pasted, lost, called, opened])
def test_nothing_is_cut_in_any_state(
    hall: Hall,
    faults: Callable[[Page], list[str]],
    bring: Callable[[Hall, Page], None],
    pixels: int,
) -> None:
    with hall.phone(**SMALL) as context:
        page = context.new_page()
        bring(hall, page)
        write_large(page, pixels)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(CUT) == []
        assert faults(page) == []
        context.set_offline(False)


@pytest.mark.parametrize("pixels", [16, 32])
def test_without_script_nothing_is_cut_either(hall: Hall, pixels: int) -> None:
    asked = (Question("a", f"Où, et pour {LONG} ?"), Question("b", "Quand ?"))
    rule(hall, questions=asked, asks_who=True, silent=True)
    with hall.phone(**SMALL, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(hall.link())
        write_large(page, pixels)
        for place in ("#send", "#questions", "#who", "#text"):
            box = page.locator(place).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize(
    ("locale", "language", "send"),
    [
        ("fr-CA", "fr", "Envoyer la carte"),
        ("en-GB", "en", "Send the card"),
        ("en-US", "en", "Send the card"),
    ],
)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_page_speaks_the_language_of_the_phone(
    hall: Hall, locale: str, language: str, send: str, script: bool
) -> None:
    rule(hall, silent=True, asks_who=True)
    with hall.phone(locale=locale, java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(hall.link())
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("#send")).to_have_text(send)
        silence = "En silence" if language == "fr" else "In silence"
        expect(page.locator("#silence")).to_contain_text(silence)
