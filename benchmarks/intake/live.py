"""What phones that listen are told: all of it, how soon, and what each costs."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator, Set

import uvloop

from benchmarks.intake.line import Line, at
from benchmarks.intake.phones import Listener, Phone, card_to, change_of, dial, listen
from benchmarks.intake.programs import running

LISTENERS, PER_S, SLICE_S = 100, 20.0, 2.0
MANY = 500


async def told_to_all(link: str, cards: int) -> tuple[list[float], list[float], int]:
    """Seconds of each POST, seconds from its answer to each listener, events never delivered."""
    listeners = await listen(link, LISTENERS)
    posts: list[float] = []
    answers: dict[int, float] = {}

    def answered(phone: Phone, when: float) -> None:
        posts.append(when - phone.due)
        answers[change_of(phone.answer)] = when

    (phone,) = await dial([link], card_to, answered)
    for number in range(cards):
        await asyncio.sleep(1 / PER_S)
        phone.due = time.perf_counter()
        phone.send()
        while len(answers) <= number:
            await asyncio.sleep(0.0005)
    await _all_heard(listeners, answers.keys())
    after = [
        each.heard[change] - when
        for each in listeners
        for change, when in answers.items()
        if change in each.heard
    ]
    phone.close()
    for each in listeners:
        each.close()
    return posts, after, LISTENERS * cards - len(after)


async def _all_heard(listeners: list[Listener], changes: Set[int]) -> None:
    """Waits for those that are still under way, not for ever."""
    until = time.perf_counter() + 3
    while time.perf_counter() < until:
        if all(each.heard.keys() >= changes for each in listeners):
            return
        await asyncio.sleep(0.01)


def streams(rounds: int) -> Iterator[Line]:
    posts: list[float] = []
    after: list[float] = []
    missed = 0
    with (
        tempfile.TemporaryDirectory() as name,
        running("form_alone", f"{name}/library.db") as (_form, links),
    ):
        for _ in range(rounds):
            found = uvloop.run(told_to_all(links[0], int(PER_S * SLICE_S)))
            posts, after, missed = posts + found[0], after + found[1], missed + found[2]
    all_of_them = len(after) + missed
    yield Line(
        f"events that reached {LISTENERS} phones that listen",
        "100 %",
        f"{len(after):,} of {all_of_them:,}",
        len(after) / all_of_them,
        missed == 0,
    )
    late, middle = 1e3 * at(0.99, after), 1e3 * at(0.5, posts)
    yield Line(
        "p99 of an event after the card's answer ÷ p50 of the answer",
        "≤ 10",
        f"{late:.1f} ÷ {middle:.1f} ms",
        late / middle,
        late <= 10 * middle,
    )


def memory(_rounds: int) -> Iterator[Line]:
    with (
        tempfile.TemporaryDirectory() as name,
        running("form_alone", f"{name}/library.db") as (form, links),
    ):

        async def grown() -> float:
            first = await listen(links[0], 10)  # what is loaded by the first of them
            before = form.resident_kib()
            many = await listen(links[0], MANY)
            grown = form.resident_kib() - before
            for each in (*first, *many):
                each.close()
            return grown

        each = uvloop.run(grown()) / MANY
    what = f"memory of one phone that listens, of {MANY}"
    yield Line(what, "≤ 100 KiB", f"{each:.0f} KiB", None, each <= 100)
