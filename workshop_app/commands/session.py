"""What every command shares: the library it opens, the way it answers, the refusals it turns into
one sentence and an exit status. Decides nothing about any one command."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec

from workshop_app.bootstrap import House, open_house
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.ports import Busy, Clock, Command, DiskFull, R, Surroundings
from workshop_app.services.workshops import find_workshop
from workshop_app.settings import Settings

DONE, BUG, REFUSED = 0, 1, 2
BY = "ligne de commande"


@dataclass(frozen=True)
class Session:
    """One call of `tablee`."""

    settings: Settings
    json: bool = False

    @contextmanager
    def house(self, clock: Clock | None = None) -> Iterator[House]:
        house = open_house(self.settings, clock)
        try:
            yield house
        finally:
            house.close()

    def answer(self, values: Mapping[str, object], *told: str) -> None:
        """The JSON object with --json, else the sentences, on standard output."""
        if self.json:
            print(_json(values), flush=True)
        else:
            print(*told, sep="\n", flush=True)


def _json(values: Mapping[str, object]) -> str:
    try:
        return msgspec.json.encode(dict(values)).decode()
    except UnicodeEncodeError:  # the name of a file that is no text
        return json.dumps(dict(values))


def do(house: House, workshop: UUID, command: Command[R]) -> R:
    """Submit and wait for the disk."""
    return house.library.submit(workshop, BY, command).result()


def workshop_named(house: House, words: str) -> UUID:
    return find_workshop(house.library, words)


def read_file(path: Path, most: int | None = None) -> bytes:
    """Raises Surroundings with the sentence that fits, Problem beyond `most` bytes."""
    try:
        if most is not None and path.stat().st_size > most:
            raise Problem("list_too_big", name=path.name, most=most // 1024**2)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Surroundings("file_not_found", path=str(path)) from error
    except OSError as error:
        raise Surroundings("file_unreadable", path=str(path)) from error


def prove_writable(path: Path) -> None:
    """Before anything is decided: the file asked for can be written there. Raises Surroundings."""
    aside = path.parent / f".{path.stem[:40]}-{uuid4().hex[:8]}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError
        aside.touch()
        aside.unlink()
    except OSError as error:
        raise Surroundings("folder_read_only", path=str(path.parent)) from error


def refusal(error: Problem | Surroundings | Busy) -> str:
    """The one sentence for standard error."""
    if isinstance(error, DiskFull):
        return sentence("disk_full", {})
    if isinstance(error, Busy):
        return _("Tablée est occupée : rien n'a été écrit. Réessayez dans un instant.")
    return sentence(error.code, error.values)


def complain(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


def plain(value: object) -> Any:
    """For JSON: identifiers and instants as text."""
    if isinstance(value, UUID | Path):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
