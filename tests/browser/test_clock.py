"""The phone writes the time left as the console does."""

from __future__ import annotations

from tests.browser.conftest import Hall
from workshop_app.i18n.typography import countdown

SECONDS = [0, 0.2, 0.999, 1, 59.01, 60, 61.5, 300, 599.999, 3_599.2, 3_600, 7_325.5]


def test_the_same_seconds_give_the_same_figures(hall: Hall) -> None:
    with hall.page() as page:
        shown = page.evaluate("seconds => seconds.map((each) => countdown(each))", SECONDS)
    assert shown == [countdown(each) for each in SECONDS]
