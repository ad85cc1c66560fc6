"""The catalogue of sentences: taken from the code, kept complete, compiled.

python packaging/catalogue.py update    after a sentence was added or changed
python packaging/catalogue.py check     fails when a sentence is missing or not translated
python packaging/catalogue.py compile   .po -> .mo, only where out of date
"""

from __future__ import annotations

import string
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "workshop_app"
LOCALE = PACKAGE / "i18n" / "locale"
METHODS = [("**/desktop/_resources.py", "ignore"), ("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
LANGUAGES = ("fr", "en")
DAY = datetime(2026, 11, 22, tzinfo=UTC)
"""Fixed: the file changes when a sentence does, not when it is made again."""


def extracted() -> Catalog:
    """Every sentence of the code, with where it stands."""
    catalog = _empty(None)
    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS)
    for file, _line, message, comments, context in found:
        catalog.add(message, None, [(f"workshop_app/{file}", 0)], (), comments, context=context)
    return catalog


def _empty(language: str | None) -> Catalog:
    return Catalog(
        locale=language,
        header_comment="# Sentences of Tablée. Made by packaging/catalogue.py.",
        project="Tablée",
        version="1",
        msgid_bugs_address="none",
        last_translator="Tablée",
        creation_date=DAY,
        revision_date=DAY,
        fuzzy=False,
    )


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "tablee.po"


def read(language: str) -> Catalog:
    if not path_of(language).exists():
        return _empty(language)
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Bring both files to the sentences of the code. French is its own translation."""
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(extracted(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        if language == "fr":
            for message in catalog:
                if message.id:
                    message.string = message.id
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        with path_of(language).open("wb") as file:
            write_po(file, catalog, width=100, sort_output=True, omit_header=False)
        print(f"{language}: {len(catalog)} sentences, {len(missing(catalog))} to translate")


def missing(catalog: Catalog) -> list[Message]:
    return [m for m in catalog if m.id and (m.fuzzy or not _whole(m.string))]


def _whole(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def problems() -> list[str]:
    """What is wrong with the catalogue, a line each."""
    template = extracted()
    wanted = {message.id for message in template if message.id}
    found: list[str] = []
    for language in LANGUAGES:
        catalog = read(language)
        known = {message.id for message in catalog if message.id}
        found += [f"{language}: not in the file: {m!r}" for m in sorted(wanted - known, key=str)]
        found += [f"{language}: no longer said: {m!r}" for m in sorted(known - wanted, key=str)]
        found += [f"{language}: not translated: {m.id!r}" for m in missing(catalog)]
        found += [
            f"{language}: {error} in {message.id!r}"
            for message in catalog
            for error in placeholders(message)
        ]
    return found


def placeholders(message: Message) -> list[str]:
    """A translation must fill the same {names} as its sentence."""

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    said = message.id if isinstance(message.id, list | tuple) else [message.id]
    told = message.string if isinstance(message.string, list | tuple) else [message.string]
    if not message.id:
        return []
    allowed = set().union(*map(names, said)) | ({"n"} if len(said) > 1 else set())
    return [f"placeholders {names(t)}" for t in told if t and not names(t) <= allowed]


def compile_all() -> None:
    for language in LANGUAGES:
        source = path_of(language)
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with target.open("wb") as file:
            write_mo(file, read(language))


def main() -> int:
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = problems()
            print("\n".join(found) or "the catalogue is complete")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
