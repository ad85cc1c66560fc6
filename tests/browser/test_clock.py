"""The phone writes the time left as the console does."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from tests.browser.conftest import Hall
from workshop_app.i18n.typography import countdown

WORDS = (files("workshop_app") / "web" / "static" / "words.js").read_text("utf-8")
SECONDS = [0, 0.2, 0.999, 1, 59.01, 60, 61.5, 300, 599.999, 3_599.2, 3_600, 7_325.5]


def test_the_same_seconds_give_the_same_figures(hall: Hall) -> None:
    """The page keeps its functions to itself: this one is taken from its file."""
    found = re.search(r"^function countdown\(.*?^}", WORDS, re.MULTILINE | re.DOTALL)
    assert found is not None
    with hall.page() as page:
        shown = page.evaluate(
            f"seconds => {{ {found[0]}; return seconds.map((each) => countdown(each)); }}", SECONDS
        )
    assert shown == [countdown(each) for each in SECONDS]


def test_a_phone_looks_the_instant_a_figure_changes(hall: Hall) -> None:
    """`left` seconds, and after how many milliseconds it looks again."""
    found = re.search(r"^function keepTime\(.*?^}", WORDS, re.MULTILINE | re.DOTALL)
    assert found is not None
    cases = [12.2, 12.9, 12.0, 0.1, -3, None]
    with hall.page() as page:
        waits = page.evaluate(
            f"""cases => cases.map((left) => {{
              const [BEAT_MS, waits] = [250, []];
              const setTimeout = (_act, wait) => waits.push(Math.round(wait));
              {found[0]}
              keepTime(() => left);
              return waits[0];
            }})""",
            cases,
        )
    assert waits == [201, 250, 250, 101, 250, 250]


NOW = """at => {{
  const Date = {{ now: () => at }};
  const phone = {{ offset: 5000, heardAt: at - 2000, state: {{ speed: {speed} }}, {method} }};
  return phone.now() - at;
}}"""


@pytest.mark.parametrize("page_of", ["form.js", "follow.js"])
@pytest.mark.parametrize("speed", [1, 10, 60])
def test_a_phone_counts_as_fast_as_the_rehearsal(hall: Hall, page_of: str, speed: int) -> None:
    """Two seconds after the laptop said that it is five seconds ahead."""
    script = (files("workshop_app") / "web" / "static" / page_of).read_text("utf-8")
    method = re.search(r"^  now\(\) {.*?^  }", script, re.MULTILINE | re.DOTALL)
    assert method is not None
    with hall.page() as page:
        ahead = page.evaluate(NOW.format(speed=speed, method=method[0]), 1_000_000)
    assert ahead == 5_000 + (speed - 1) * 2_000
