"""What one machine may choose, declared once. A workshop's own choices live in its database.

Each setting has a type, a default and its explanation; the manual lists them all and a test
compares the two. Decides nothing about what is done with them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

import platformdirs

PREFIX = "TABLEE_"


def data_folder() -> Path:
    """Where the user's library lives unless told otherwise."""
    return Path(platformdirs.user_data_dir("Tablee", appauthor=False))


def assets_folder() -> Path:
    """Fonts, icons, sounds, samples: beside the package in a wheel, above it in a checkout."""
    inside = Path(__file__).parent / "assets"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "assets"


@dataclass(frozen=True)
class Settings:
    """Machine settings. Each may come from the environment as `TABLEE_NAME`."""

    library: str = field(default_factory=lambda: str(data_folder() / "bibliotheque.db"))
    """A SQLite file, or a SQLAlchemy URL."""
    language: str = "fr"
    """Language of the desk and of what it prints: fr or en. Phones follow their own."""
    port: int = 8000
    """First address number tried for a new workshop; the next free one is kept with it."""
    hosts: str = ""
    """Names by which phones reach the form besides its addresses, separated by commas."""
    commit_together: int = 200
    """Commands that share one commit at most."""
    may_wait: int = 5_000
    """Commands that may wait for the writer; the next one is told to come back."""
    copy_folder: str = ""
    """Where each workshop is copied every minute, before its copy goes to the key; empty: in
    `copies`, beside the library."""
    log_folder: str = field(default_factory=lambda: str(data_folder() / "journaux"))
    """Where the program writes its journal and what it noted of a crash."""

    @property
    def copies(self) -> Path:
        """The folder of copies. A library on a server has none beside it: the user's own then."""
        if self.copy_folder:
            return Path(self.copy_folder)
        beside = data_folder() if "://" in self.library else Path(self.library).parent
        return beside / "copies"

    @property
    def host_names(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.hosts.split(",") if name.strip())


class SettingNotValid(ValueError):
    """A variable of the environment holds no number where one is needed."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name, value)
        self.name, self.value = name, value


def settings_from(environment: Mapping[str, str] | None = None, **chosen: object) -> Settings:
    """The environment over the defaults, what was typed over both. Raises SettingNotValid."""
    environment = os.environ if environment is None else environment
    values: dict[str, object] = {}
    for setting in fields(Settings):
        told = environment.get(PREFIX + setting.name.upper())
        if told is not None:
            values[setting.name] = _number(setting.name, told) if setting.type == "int" else told
    values |= {name: value for name, value in chosen.items() if value is not None}
    return Settings(**values)  # type: ignore[arg-type]


def _number(name: str, told: str) -> int:
    if not (told.isascii() and told.isdigit()):
        raise SettingNotValid(PREFIX + name.upper(), told)
    return int(told)
