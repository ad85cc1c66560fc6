"""The lid is shut for a while: the program stands still in the middle of its work, then goes on.

Standing still is real (SIGSTOP); that the minutes asleep count is in `tests/feeds/test_clock.py`.
"""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from tests.session.laptop import until
from tests.session.test_kill import prepare, send, start
from tests.session.test_live import events

PHONES = 27


@contextmanager
def asleep(program: subprocess.Popen[str]) -> Iterator[None]:
    program.send_signal(signal.SIGSTOP)
    state = Path(f"/proc/{program.pid}/stat")
    until(lambda: state.read_text().rpartition(")")[2].split()[0] == "T", "the program to stop")
    yield
    program.send_signal(signal.SIGCONT)


def state_of(link: str) -> dict[str, object]:
    with urllib.request.urlopen(f"{link}/state", timeout=5) as answer:
        said: dict[str, object] = json.loads(answer.read())
        return said


def test_what_phones_send_meanwhile_is_kept_and_told_when_it_wakes(tmp_path: Path) -> None:
    program, links = start(tmp_path / "library.db", prepare(tmp_path / "library.db"))
    where = urlsplit(links[3])
    listening = http.client.HTTPConnection(where.hostname or "", where.port, timeout=20)
    try:
        since = state_of(links[3])["last_change"]
        listening.request("GET", f"{where.path}/events?since={since}")
        with closing(listening), listening.getresponse() as stream:
            first = send(links[3])
            with ThreadPoolExecutor(PHONES) as phones:
                with asleep(program):
                    sending = [phones.submit(send, links[n % 9]) for n in range(PHONES)]
                    assert not any(future.done() for future in sending)
                answered = [future.result(20) for future in sending]
            assert None not in answered
            told = [data["id"] for _, name, data in events(stream, 1 + PHONES // 9)]
            assert set(told) == {str(first), *map(str, answered[3::9])}
        state = state_of(links[3])
        phase = state["phase"]
        assert isinstance(phase, dict)
        ends_at, now = (datetime.fromisoformat(str(at)) for at in (phase["ends_at"], state["now"]))
        assert abs((ends_at - now).total_seconds() - float(phase["remaining_s"])) < 0.01
    finally:
        program.kill()
        program.communicate()
