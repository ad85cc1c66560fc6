"""Two kills, a cut, a full disk, another address: every card believed sent is in the report, once.

The long form, ten minutes, is `python -m benchmarks.session`.
"""

from __future__ import annotations

from pathlib import Path

from tests.session.hall_day import PHONES, Pace, play


def test_every_card_a_phone_believed_sent_is_in_the_report_once(tmp_path: Path) -> None:
    told = play(tmp_path, Pace())
    assert told.kills == 2
    assert len(told.wrote) == len(set(told.wrote)) >= 7 * PHONES
    assert told.believed == set(told.wrote), "each phone was told of each of its cards"
    assert told.lost == []
    assert told.doubled == []
    assert told.in_report == len(told.wrote)
    assert told.sound
    assert told.ended == 0, "the desk closes as usual"
    assert told.complaints == []
