"""Entities read by several threads at once, from the first one on."""

from __future__ import annotations

import subprocess
import sys

FIRST_READ_TOGETHER = """
import dataclasses
import sys
import threading
from uuid import uuid4

from workshop_app.domain.entity import Entity
from workshop_app.storage.store import Noun
from workshop_app.storage.tables import noun

sys.setswitchinterval(1e-6)
THREADS, NOUNS = 6, 60


def made(name, base, fields):
    body = {"__annotations__": fields, "__module__": __name__}
    globals()[name] = dataclasses.dataclass(frozen=True, kw_only=True)(type(name, (base,), body))
    return globals()[name]


for number in range(NOUNS):
    parts = [made(f"Part{number}_{n}", object, {"text": "str"}) for n in range(6)]
    fields = {f"field_{n}": f"tuple[{part.__name__}, ...]" for n, part in enumerate(parts)}
    kind = Noun(made(f"Kind{number}", Entity, fields), noun(f"kind_{number}"))
    image = {name: [{"text": "x"}] for name in fields}
    image |= {"id": str(uuid4()), "workshop": str(uuid4()), "change": 1, "withdrawn": False}
    together = threading.Barrier(THREADS)

    def read():
        together.wait()
        assert kind.read_image(image).field_5[0].text == "x"

    threads = [threading.Thread(target=read) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print("all of them")
"""


def test_a_kind_that_several_threads_read_first_does_not_end_the_program() -> None:
    """The desk opens with two readers and a writer; a class that msgspec was still learning in one
    of them killed the program in another (a null pointer, no exception)."""
    program = [sys.executable, "-c", FIRST_READ_TOGETHER]
    done = subprocess.run(program, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "all of them\n"), done.stderr
