"""Rules of the house that a person would forget: read off the code itself."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from workshop_app.i18n.sentences import SENTENCES
from workshop_app.settings import Settings

HERE = Path(__file__).parents[2]
PACKAGE = HERE / "workshop_app"
SOURCES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name != "_resources.py"]
OUTER_HOOKS = {"__main__.py": 1, "storage/writer.py": 2}
"""Where a bug is caught so that the program goes on: the command line; the writer thread, for a
batch and for one command of it. Qt's own hook is `sys.excepthook`, which needs no clause."""
HEX = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?!\w)")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in SOURCES:
        yield path, ast.parse(path.read_text("utf-8"))


def test_exceptions_are_caught_whole_in_the_outer_hooks_only() -> None:
    found: dict[str, int] = {}
    for path, tree in trees():
        for node in ast.walk(tree):
            if swallows_everything(node):
                found[name_of(path)] = found.get(name_of(path), 0) + 1
    assert found == OUTER_HOOKS


def swallows_everything(node: ast.AST) -> bool:
    """A bare clause, one that names Exception or its base, alone or in a tuple, or `suppress` of
    one. A clause that ends by raising again hides nothing."""
    if isinstance(node, ast.ExceptHandler):
        last = node.body[-1]
        raised_again = isinstance(last, ast.Raise) and last.exc is None
        return not raised_again and (node.type is None or names_everything(node.type))
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == "suppress"
        and any(map(names_everything, node.args))
    )


def names_everything(caught: ast.expr) -> bool:
    named = {part.id for part in ast.walk(caught) if isinstance(part, ast.Name)}
    return not named.isdisjoint({"Exception", "BaseException"})


@pytest.mark.parametrize(
    ("clause", "hides"),
    [
        ("try: f()\nexcept: pass", True),
        ("try: f()\nexcept (OSError, Exception): pass", True),
        ("try: f()\nexcept BaseException:\n  g()", True),
        ("with contextlib.suppress(Exception): f()", True),
        ("try: f()\nexcept BaseException:\n  g()\n  raise", False),
        ("try: f()\nexcept OSError: pass", False),
        ("with suppress(OSError): f()", False),
    ],
)
def test_a_clause_that_hides_is_seen(clause: str, hides: bool) -> None:
    assert any(map(swallows_everything, ast.walk(ast.parse(clause)))) == hides


def test_every_module_says_what_it_decides() -> None:
    silent = [name_of(path) for path, tree in trees() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_rooms_have_a_size_and_a_name() -> None:
    forbidden = {"utils", "common", "helpers", "manager", "misc"}
    assert [name_of(p) for p in SOURCES if forbidden & {*p.parts, p.stem}] == []
    long = {name_of(p): n for p in SOURCES if (n := p.read_text("utf-8").count("\n")) > 500}
    assert long == {}


@pytest.mark.parametrize("folder", ["workshop_app"])
def test_no_colour_is_typed_outside_the_tokens(folder: str) -> None:
    endings = {".py", ".css", ".js", ".html"}
    typed = [
        f"{path.relative_to(HERE)}: {found.group()}"
        for path in sorted((HERE / folder).rglob("*"))
        if path.suffix in endings and path.name != "_resources.py"
        for found in HEX.finditer(path.read_text("utf-8"))
    ]
    assert typed == []


def test_the_catalogue_is_complete() -> None:
    checked = subprocess.run(
        [sys.executable, HERE / "packaging" / "catalogue.py", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_every_refusal_has_its_sentence() -> None:
    """Each code that the program raises is in i18n/sentences, and none there is never raised."""
    raised: set[str] = set()
    text = ""
    for path, tree in trees():
        if path.parent.name != "sentences":
            text += path.read_text("utf-8")
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Problem", "Surroundings")
                and node.args
            ):
                first = node.args[0]
                codes = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                raised |= {str(code.value) for code in codes if isinstance(code, ast.Constant)}
    assert raised <= SENTENCES.keys()
    assert {code for code in SENTENCES if f'"{code}"' not in text} == set()


def test_sentences_are_written_as_people_speak() -> None:
    banned = re.compile(r"\b(serveur|port|SSID|upload|timer|workshop|deadline|drag)\b", re.I)
    spoken = {said: re.sub(r"{\w+}", "", said) for said in SENTENCES.values()}
    assert [said for said, words in spoken.items() if banned.search(words)] == []
    assert [said for said in SENTENCES.values() if not said.endswith((".", "}."))] == []


def test_every_setting_is_in_the_manual() -> None:
    manual = (HERE / "docs" / "reglages.md").read_text("utf-8")
    for setting in fields(Settings):
        assert f"`TABLEE_{setting.name.upper()}`" in manual


def test_every_command_and_option_is_in_the_manual() -> None:
    import typer.main

    from workshop_app.__main__ import program

    manual = (HERE / "docs" / "commandes.md").read_text("utf-8")
    group = typer.main.get_command(program())
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"tablee {name}" in manual
        for option in command.params:
            for written in option.opts:
                if written.startswith("--"):
                    assert re.search(rf"(?<![\w-]){written}\b", manual), (name, written)


def test_every_address_of_the_form_is_in_the_manual() -> None:
    manual = (HERE / "docs" / "formulaire.md").read_text("utf-8")
    for path in sorted((PACKAGE / "web").rglob("*.py")):
        for route in re.findall(r'Route\(\s*f?"([^"]+)"', path.read_text("utf-8")):
            shown = route.replace("{table}", "/t/CODE").replace("{post}", "/d/CODE")
            shown = (
                shown.replace("{follow}", "/s/CODE")
                .replace("{screen}", "/p/CODE")
                .replace("{board}", "/b/CODE")
                .replace("{voter}", "/v/CODE")
                .replace("{{number:int}}", "N")
            )
            shown = re.sub(r"\{+(?:card|person|photo):uuid\}+", "ID", shown)
            assert shown in manual, route


GIVEN = {
    "tools/score_split.py": "b5597b9c3cbb16b25add1c115e0480e0818dac0171bf09bfcb3c35e10cba9fbe",
}
"""What the copies were when they were handed over: checked also where nothing lies beside."""


def test_what_was_given_is_as_it_was_given() -> None:
    """Where the customer's own files lie beside the checkout, ours are the same."""
    given = HERE.parent / "shared"
    copied = {"tools/score_split.py": HERE / "tests" / "data" / "given" / "score_split.py"}
    for name, ours in copied.items():
        assert hashlib.sha256(ours.read_bytes()).hexdigest() == GIVEN[name], "nobody edits it"
        if (given / name).exists():
            assert ours.read_bytes() == (given / name).read_bytes()
    ours_tokens = json.loads((HERE / "assets" / "tokens.json").read_text("utf-8"))
    if (given / "design" / "tokens.json").exists():
        drawn = json.loads((given / "design" / "tokens.json").read_text("utf-8"))
        assert ours_tokens["color"] == drawn["color"]
        assert ours_tokens["size_px"].items() >= drawn["size_px"].items()


def test_nothing_committed_names_this_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=HERE, capture_output=True, text=True, check=True
    ).stdout.split()
    texts = {".py", ".md", ".toml", ".sh", ".txt", ".html", ".js", ".css", ".json", ""}
    for name in listed:
        path = HERE / name
        if path.suffix in texts and path.is_file():
            said = path.read_text("utf-8", "replace")
            assert str(HERE.parent) + "/" not in said.replace("shared", ""), name
            assert not re.search(r"https?://(?:pypi|registry\.npmjs|deb\.debian)", said), name


def test_every_sentence_of_the_code_is_in_the_catalogue() -> None:
    """The extractor misses a sentence inside an f-string or inside another call of `_`."""
    french = PACKAGE / "i18n" / "locale" / "fr" / "LC_MESSAGES" / "tablee.po"
    with french.open("rb") as file:
        known = {message.id for message in read_po(file)}
    known |= {one for many in known if isinstance(many, tuple) for one in many}
    said = {
        (name_of(path), node.args[0].value)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "n_", "N_")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert {(name, sentence) for name, sentence in said if sentence not in known} == set()
