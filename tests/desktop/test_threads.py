"""The runner, the bridge, the ticker and the server, with a real library and real threads."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QElapsedTimer, QThread
from pytestqt.qtbot import QtBot

from tests.conftest import FakeClock, Workshop
from workshop_app.desktop.change_bridge import (
    BATCH_MS,
    LONGEST_REST_MS,
    REST,
    ChangeBridge,
    rest_ms,
)
from workshop_app.desktop.phase_ticker import TICK_MS, PhaseTicker
from workshop_app.desktop.tasks import Refusal, TaskRunner
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.services.ports import Busy, Snapshot, Stop, UnitOfWork, Watch
from workshop_app.services.workshops import create_workshop


@pytest.fixture
def tasks(workshop: Workshop, qtbot: QtBot) -> Any:
    runner = TaskRunner(workshop.house.library, "animateur")
    runner.open(workshop.key)
    yield runner
    runner.close()


class Answers(list[object]):
    """What came back, and whether it came on the thread of the window."""

    def take(self, result: object) -> None:
        assert QThread.isMainThread()
        self.append(result)


def refuse(_uow: UnitOfWork) -> None:
    raise Problem("text_empty")


def last_change(snapshot: Snapshot) -> int:
    return snapshot.last_change()


def test_answers_come_back_on_the_thread_of_the_window(
    tasks: TaskRunner, workshop: Workshop, qtbot: QtBot
) -> None:
    got, refused = Answers(), Answers()
    tasks.command(lambda uow: uow.workshop, got.take, refused.take)
    tasks.query("people", lambda snapshot: threading.current_thread().name, got.take)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert workshop.key in got
    assert any(str(name).startswith("queries") for name in got)
    assert refused == []


def test_a_refusal_can_be_said(tasks: TaskRunner, qtbot: QtBot) -> None:
    got, refused = Answers(), Answers()
    tasks.command(refuse, got.take, refused.take)
    qtbot.waitUntil(lambda: len(refused) == 1)
    refusal = refused[0]
    assert isinstance(refusal, Problem)
    assert sentence(refusal.code, refusal.values) == "La carte est vide."
    assert got == []


class FullLibrary:
    """A library that takes nothing more."""

    def submit(self, *_anything: object, **_more: object) -> Future[None]:
        raise Busy


def test_too_much_waiting_is_a_sentence(qtbot: QtBot) -> None:
    runner = TaskRunner(FullLibrary(), "animateur")  # type: ignore[arg-type]
    runner.open(uuid4())
    refused: list[Refusal] = []
    runner.command(lambda uow: None, lambda _: None, refused.append)
    runner.close()
    assert [sentence(r.code, r.values)[:24] for r in refused] == ["Trop de gestes attendent"]


def test_only_the_newest_answer_of_a_screen_counts(tasks: TaskRunner, qtbot: QtBot) -> None:
    got = Answers()
    gate = threading.Event()

    def slow(_snapshot: Snapshot) -> str:
        gate.wait(5)
        return "old"

    tasks.query("people", slow, got.take)
    tasks.query("people", lambda _snapshot: "new", got.take)
    qtbot.waitUntil(lambda: len(got) == 1)
    gate.set()
    tasks.query("other", lambda _snapshot: "end", got.take)
    qtbot.waitUntil(lambda: "end" in got)
    assert got == ["new", "end"]


def test_another_workshop_forgets_the_answers_of_the_first(
    tasks: TaskRunner, workshop: Workshop, qtbot: QtBot
) -> None:
    got = Answers()
    other = uuid4()
    create = partial(create_workshop, model="vierge", title="Autre")
    tasks.command(create, got.take, got.take, workshop=other)
    qtbot.waitUntil(lambda: len(got) == 1)
    gate = threading.Event()

    def slow(snapshot: Snapshot) -> UUID:
        gate.wait(5)
        return snapshot.workshop

    tasks.query("people", slow, got.take)
    tasks.open(other)
    assert tasks.workshop == other
    gate.set()
    tasks.query("groups", lambda snapshot: snapshot.workshop, got.take)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert got[1] == other


def test_without_a_workshop_the_library_alone_can_be_asked(
    tasks: TaskRunner, workshop: Workshop, qtbot: QtBot
) -> None:
    tasks.open(None)
    got = Answers()
    tasks.look("home", lambda library: list(library.workshop_ids()), got.take)
    qtbot.waitUntil(lambda: got == [[workshop.key]])
    with pytest.raises(RuntimeError):
        tasks.query("people", last_change, got.take)


def test_a_job_tells_where_it_stands(tasks: TaskRunner, qtbot: QtBot) -> None:
    got, told = Answers(), Answers()

    listening = threading.Event()

    def work(watch: Watch) -> str:
        listening.wait(5)
        watch.progress(0.5)
        return "done"

    job = tasks.job(work, got.take, got.take)
    job.progress.connect(told.take)
    listening.set()
    qtbot.waitUntil(lambda: got == ["done"])
    assert told == [0.5]


def test_a_job_stopped_answers_nothing(tasks: TaskRunner, qtbot: QtBot) -> None:
    got = Answers()
    begun = threading.Event()

    def work(watch: Watch) -> str:
        begun.set()
        while not watch.cancelled():
            threading.Event().wait(0.001)
        raise Stop

    job = tasks.job(work, got.take, got.take)
    with qtbot.waitSignal(job.ended):
        assert begun.wait(5)
        job.cancel()
    assert got == []


def test_a_bug_in_a_query_is_raised_on_the_thread_of_the_window(
    tasks: TaskRunner, qtbot: QtBot
) -> None:
    def broken(_snapshot: Snapshot) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        tasks.query("people", broken, lambda _: None)
        qtbot.waitUntil(lambda: len(raised) == 1)
    assert raised[0][0] is ZeroDivisionError


def test_the_bridge_follows_one_workshop(workshop: Workshop, qtbot: QtBot) -> None:
    bridge = ChangeBridge(workshop.house.feed)
    told: list[bool] = []
    bridge.reached.connect(lambda: told.append(True))
    try:
        bridge.follow(workshop.key)
        with qtbot.waitSignal(bridge.reached, timeout=900):
            workshop.add("Sabine", "Authier")
        bridge.follow(None)
        told.clear()
        workshop.add("Hugo", "Salvat")
        bridge.follow(workshop.key)
        with qtbot.waitSignal(bridge.reached):
            workshop.add("Lucie", "Peyrat")
        assert len(told) == 1
    finally:
        bridge.close()


def test_screens_rest_as_long_as_their_last_look_deserves() -> None:
    assert rest_ms(0) == BATCH_MS
    assert rest_ms(0.05) == REST * 50
    assert rest_ms(60) == LONGEST_REST_MS


def test_a_look_is_followed_by_its_rest_even_when_cards_keep_coming(
    workshop: Workshop, qtbot: QtBot
) -> None:
    spent = [0.0]
    bridge = ChangeBridge(workshop.house.feed, spent_s=lambda: spent[0])
    since = QElapsedTimer()
    gaps: list[int] = []

    def look() -> None:
        gaps.append(since.restart())
        workshop.add("Hugo", "Salvat")  # heard before the cost of this look is known
        spent[0] += 0.02

    bridge.follow(workshop.key)
    bridge.reached.connect(look)
    since.start()
    try:
        workshop.add("Sabine", "Authier")
        qtbot.waitUntil(lambda: len(gaps) >= 3)
    finally:
        bridge.close()
    assert min(gaps[1:]) >= 0.9 * rest_ms(0.02)


def test_what_looking_costs_is_counted(tasks: TaskRunner, qtbot: QtBot) -> None:
    got = Answers()
    tasks.query("people", lambda _snapshot: sum(range(300_000)), got.take)
    qtbot.waitUntil(lambda: len(got) == 1)
    assert tasks.spent_s() > 0


def test_the_ticker_tells_the_time_of_its_clock(qtbot: QtBot) -> None:
    clock = FakeClock()
    ticker = PhaseTicker(clock)
    ticker.start()
    with qtbot.waitSignal(ticker.ticked, timeout=20 * TICK_MS) as ticked:
        clock.forward(3)
    assert ticked.args == [clock.now()]
    ticker.stop()
