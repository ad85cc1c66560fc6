"""What happens on the day that is filmed, and when: hands on the keyboard, tables on their phones.

Presses real keys and clicks where the buttons stand, through the window manager. Decides the story;
how long it takes is the clock's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from benchmarks.film.phones import Phone, Phones
from benchmarks.film.screens import Screens
from benchmarks.film.strip import Strip
from workshop_app.bootstrap import House
from workshop_app.commands.demo import sample_cards
from workshop_app.desktop.desk import Desk
from workshop_app.desktop.screens.run.view_choice import Choice
from workshop_app.domain.phases import current_phase, phase_state
from workshop_app.services.form_address import typed_address
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Command
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import the_workshop

R = TypeVar("R")
PATIENCE_S = 15
BREATH_MS = 120
LAST_S = 45.0
SHOWN = (1, 3, 5)
"""The tables whose phones are photographed."""


class NotSeen(Exception):
    """What was waited for did not come on screen."""


@dataclass
class FilmedDay:
    desk: Desk
    house: House
    key: UUID
    screens: Screens
    phones: Phones
    strip: Strip
    speed: int
    told: list[str] = field(default_factory=list)
    _chance: Random = field(default_factory=lambda: Random(4127))

    # Hands ----------------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        self.screens.key(*keys)
        self.breathe()

    def click(self, words: str, among: type[QAbstractButton] = QAbstractButton) -> None:
        """The button that says so, wherever it stands."""

        def is_said(button: QAbstractButton) -> bool:
            return words in button.text() or words in button.accessibleName()

        def found() -> list[QAbstractButton]:
            buttons = self.desk.window.findChildren(among)
            return [one for one in buttons if one.isVisible() and one.isEnabled() and is_said(one)]

        self.until(lambda: bool(found()), words)
        button = found()[0]
        self._click_at(button.mapToGlobal(button.rect().center()))

    def choose_view(self, words: str, film: str = "") -> None:
        """What the projector shows, from the menu of the key P."""
        self.press("p")
        self.until(lambda: QApplication.activePopupWidget() is not None, "the menu of views")
        if film:
            self.film(film, "Ce que le projecteur peut montrer", phones=())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        lines = [line for line in menu.actions() if words in line.text()]
        if not lines:
            raise NotSeen(words)
        self._click_at(menu.mapToGlobal(menu.actionGeometry(lines[0]).center()))

    def _click_at(self, place: QPoint) -> None:
        self.screens.click(place.x(), place.y())
        self.breathe()
        self.screens.rest_pointer()
        self.breathe()

    # Time -----------------------------------------------------------------------------------------

    def now(self) -> datetime:
        return self.house.clock.now()

    def breathe(self, ms: int = BREATH_MS) -> None:
        QTest.qWait(ms)

    def wait(self, minutes: float) -> None:
        """So many minutes of the day, while the window lives."""
        until = self.now() + timedelta(minutes=minutes)
        while self.now() < until:
            QTest.qWait(50)

    def wait_for(self, hour: str) -> None:
        """Until that hour of the day, as a clock writes it."""
        while f"{self.now().astimezone():%H:%M}" < hour:
            QTest.qWait(50)

    def wait_for_end(self) -> None:
        """Until the last minute of the phase on stage."""
        phase = current_phase(self.do(schedule))
        assert phase is not None
        while phase_state(phase, self.now()).remaining_s > LAST_S:
            QTest.qWait(50)

    def until(self, is_so: Callable[[], bool], what: str) -> None:
        tries = PATIENCE_S * 10
        while not is_so():
            tries -= 1
            if not tries:
                raise NotSeen(what)
            QTest.qWait(100)

    def of_phones(self, act: Callable[[list[Phone]], R]) -> R:
        future: Future[R] = self.phones.ask(act)
        while not future.done():
            QTest.qWait(30)
        return future.result()

    def do(self, command: Command[R]) -> R:
        """Read or changed by the thread that writes: this one may not touch the library."""
        return self.house.library.submit(self.key, "film", command).result()

    # Tables ---------------------------------------------------------------------------------------

    def give_words(self) -> None:
        """What each table will have to say."""
        cards = sample_cards()

        def give(phones: list[Phone]) -> None:
            for phone in phones:
                phone.waiting = [
                    (kind, text)
                    for (kind, table), texts in cards.items()
                    if table == phone.table
                    for text in texts
                ]

        self.of_phones(give)

    def write(self, minutes: float, cards: int, silent: Sequence[int] = ()) -> None:
        """For so many minutes the tables write, in turn and not in step."""
        phase = current_phase(self.do(schedule))
        assert phase is not None
        kinds = list(phase.kinds)
        turns = [(kind, table) for kind in kinds for table in range(1, 10) for _ in range(cards)]
        self._chance.shuffle(turns)
        began = self.now()
        for place, (kind, table) in enumerate(turns):
            if table in silent:
                continue
            self.of_phones(lambda phones, t=table, k=kind: phones[t - 1].write(k))  # type: ignore[misc]
            due = began + timedelta(minutes=minutes * (place + 1) / len(turns))
            self.wait(max(0.0, (due - self.now()).total_seconds() / 60))

    def on_phone(self, table: int, act: Callable[[Phone], object]) -> None:
        self.of_phones(lambda phones: act(phones[table - 1]))

    # Pictures -------------------------------------------------------------------------------------

    def film(self, name: str, caption: str, phones: Sequence[int] = SHOWN) -> None:
        self.breathe(400)
        pictures = [
            (screen.name().lower(), screen.grabWindow(0)) for screen in QGuiApplication.screens()
        ]
        for table in phones:
            file = self.strip.folder / "phone.png"
            self.of_phones(lambda all_, t=table, f=file: all_[t - 1].picture(f))  # type: ignore[misc]
            pictures.append((f"table{table}", QPixmap(str(file))))
            file.unlink()
        stamp = f"{self.now().astimezone():%H:%M}"
        self.strip.add(name, f"{stamp}  {caption}", pictures)
        self.told.append(f"{stamp} {caption}")

    def projector(self) -> QWidget:
        return self.desk.projector()

    def place_of_projector(self) -> tuple[int, int, int, int]:
        """Where the window manager really put it."""
        frame, corner = self.projector().size(), self.projector().mapToGlobal(QPoint(0, 0))
        return corner.x(), corner.y(), frame.width(), frame.height()


def story(day: FilmedDay) -> None:
    """Two hours alone: a pause, an extension, a step back, a catch-up, two tables in trouble."""
    _plug_and_unplug(day)
    _doors(day)
    _strengths(day)
    _weaknesses(day)
    _break_and_after(day)


def _plug_and_unplug(day: FilmedDay) -> None:
    """Before anybody is there the cable of the projector is moved about."""
    day.desk.window.show_page("run")
    day.breathe(800)
    day.press("F5")
    day.film("ouvert", "F5, un seul écran : une fenêtre", phones=())
    for mode in ("1280x800", "1024x768", "1920x1080"):
        day.screens.plug(mode)
        day.breathe(1_500)
        day.film(f"branche-{mode}", f"Projecteur branché, {mode}", phones=())
        day.told.append(f"  {mode}: window at {day.place_of_projector()}")
        day.screens.unplug()
        day.breathe(1_500)
    day.film("debranche", "Projecteur débranché", phones=())
    day.screens.copy("1440x900")
    day.breathe(1_500)
    day.film("copie", "Le système duplique l'écran", phones=())
    day.screens.plug("1920x1080")
    day.breathe(1_500)
    day.told.append(f"  extended again: window at {day.place_of_projector()}")


def _doors(day: FilmedDay) -> None:
    day.film("portes", "Avant le premier téléphone", phones=())
    day.phones.join_tables(_links(day))
    day.give_words()
    day.choose_view("Où je m", film="vues")
    day.wait(0.3)
    day.film("places", "Neuf téléphones ; chacun cherche sa table")
    day.wait_for("10:02")
    day.press("shift+Return")
    day.wait(5)
    day.film("accueil", "Accueil")
    day.wait(5)
    day.press("shift+Return")
    day.wait(4.5)
    day.press("shift+Return")


def _strengths(day: FilmedDay) -> None:
    day.write(6, 1)
    day.film("forces", "Forces : les tables écrivent")
    day.press("space")
    day.wait(0.3)
    day.film("suspendu", "Suspendu : un micro ne marche pas")
    day.wait(2.5)
    day.press("space")
    day.write(4, 1)
    day.press("plus")
    day.wait(0.2)
    day.film("prolonge", "Une minute de plus", phones=(1,))
    day.press("shift+Return")
    day.wait(0.4)
    day.film("trop-tot", "Phase suivante, trop tôt", phones=(1,))
    day.click("Précédente")
    day.wait(0.4)
    day.film("retour", "Retour à Forces", phones=(1,))
    day.write(5, 1)
    day.wait_for_end()
    day.film("derniere-minute", "La dernière minute de Forces", phones=(1,))
    day.wait(1)
    day.press("shift+Return")


def _weaknesses(day: FilmedDay) -> None:
    day.write(3, 1)
    day.on_phone(5, Phone.lose)
    day.on_phone(5, lambda phone: phone.write("faiblesses"))
    day.write(3, 1, silent=(5,))
    day.on_phone(3, lambda phone: phone.press("#call button"))
    day.wait(0.6)
    day.film("detresse", "La table 3 appelle, le téléphone de la table 5 est perdu")
    day.press("a")
    day.wait(0.5)
    day.film("jy-vais", "J'y vais", phones=(3,))
    day.press("s")
    day.wait(0.3)
    day.film("secourir", "Secourir la table 5", phones=(5,))
    day.press("Escape")
    day.press("m")
    day.screens.type("Encore cinq minutes")
    day.press("Return")
    day.wait(0.5)
    day.film("message", "Un message à toutes les tables")
    for table in (1, 2, 4, 6, 7, 8):
        day.on_phone(table, Phone.read)
    day.on_phone(5, Phone.find)
    day.press("Escape")
    day.write(4, 1)
    day.film("retrouve", "Le téléphone de la table 5 est revenu, sa carte avec lui")
    day.wait_for_end()
    day.wait(3)
    day.film("retard", "En retard sur midi : une proposition", phones=(1,))
    day.press("r")
    day.press("Return")
    day.wait(0.2)
    day.film("rattrape", "Rattrapé d'une touche", phones=(1,))
    day.press("shift+Return")


def _break_and_after(day: FilmedDay) -> None:
    day.wait(0.5)
    day.click("Cartes", Choice)
    day.wait(0.5)
    day.film("pause", "La pause, le mur des cartes")
    day.wait(4)
    day.press("shift+Return")
    day.click("Consigne", Choice)
    day.write(8, 2)
    day.film("attentes", "Attentes")
    day.press("b")
    day.wait(0.2)
    day.film("noir", "Écran noir", phones=())
    day.press("b")
    day.wait(1)
    day.press("shift+Return")
    day.write(8, 2)
    for table in (1, 2, 4, 7, 8, 9):
        day.on_phone(table, lambda phone: phone.press("#done button"))
    day.wait(0.5)
    day.film("contributions", "Contributions : six tables ont terminé")
    day.press("shift+Return")
    day.wait(5)
    day.film("essentiel", "L'essentiel")
    day.wait(6)
    day.press("shift+Return")
    day.wait(4)
    day.film("cloture", "Clôture")
    day.press("shift+Return")
    day.wait(1)
    day.film("fin", "La journée est finie")


def _links(day: FilmedDay) -> list[str]:
    address = typed_address(day.do(the_workshop))
    return [f"http://{address}/t/{table.code}" for table in day.do(tables_in_order)]
