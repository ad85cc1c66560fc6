"""A day in a hall where everything goes wrong, played by machine.

Fifteen phones (Chromium, 390 by 844) on nine tables, on a network of their own, write to the real
desk. It is killed twice in full work, the Wi-Fi is cut, the disk fills, the laptop gets another
address; phones are reloaded, closed without a word, put in aeroplane mode, and tapped twice. In the
end every card that a phone believed sent must be in the report, once.

The same script is played short by `test_hall_day.py` and in ten minutes by `benchmarks.session`:
only the pace differs. It decides the order of events and what is believed, not what is right.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, PHONE
from tests.hall_network import HallNetwork, hall_network
from tests.session.laptop import PATIENCE_S, Laptop
from tests.small_disk import SmallDisk, small_disk

PHONES, TABLES, CAUGHT = 15, 9, 3
RECEIPTS = """
async () => {
  const opened = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("tablee", 1);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = reject;
  });
  const all = await new Promise((resolve, reject) => {
    const shelf = opened.transaction("kept").objectStore("kept");
    const prefix = location.pathname.split("/")[2] + "/recu/";
    const keys = IDBKeyRange.bound(prefix, prefix + "\\uffff");
    const asked = shelf.getAll(keys);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = reject;
  });
  opened.close();
  return all.map((one) => one.card.text);
}
"""
"""What this phone was told is on the laptop's disk: its own words, kept by the page."""


@dataclass(frozen=True)
class Pace:
    """How long the day takes. The events are the same."""

    rounds: int = 1
    """Cards that each phone writes between two events."""
    cut_s: float = 0
    """How long the Wi-Fi is gone."""
    pause: Callable[[float], object] = lambda _seconds: None
    """What people do between two cards: think, talk. Takes seconds."""
    between_cards_s: float = 0


@dataclass
class Phone:
    number: int
    context: BrowserContext
    link: str
    complaints: list[str]
    wrote: list[str] = field(default_factory=list)
    believed: set[str] = field(default_factory=set)
    page: Page = field(init=False)

    def open(self) -> None:
        self.page = self.context.new_page()
        self.page.on("dialog", _go_on)
        if self.number < CAUGHT:
            self.page.clock.install()
        self.page.goto(self.link, wait_until="domcontentloaded")

    def write(self, taps: int = 1) -> None:
        """One card, whose words are no other's."""
        text = f"«{self.number:02}x{len(self.wrote):03}» les navettes du port"
        self.page.fill("#text", text)
        self.page.click("#send", click_count=taps, delay=10 if taps > 1 else 0)
        self.wrote.append(text)

    def expect_all_gone(self) -> None:
        """Nothing waits here any more, and nothing was refused."""
        waiting = self.page.locator(".mark.waiting, .mark.refused")
        expect(waiting).to_have_count(0, timeout=1_000 * PATIENCE_S)
        expect(self.page.locator("#lost")).to_be_empty(timeout=1_000 * PATIENCE_S)

    def expect_to_wait(self) -> None:
        expect(self.page.locator(".mark.waiting").first).to_be_visible()

    def move_to(self, address: str) -> None:
        """As somebody who reads it in the hall and types it, once the page offers to. The phone's
        own clock is put forward by what one would wait: it notices, then it offers."""
        self.page.clock.fast_forward(9_000)
        expect(self.page.locator("#lost")).not_to_be_empty()
        self.page.clock.fast_forward(11_000)
        self.page.locator("#move summary").click()
        self.page.fill("#move-to", address)
        with self.context.expect_page() as opened:
            self.page.click("#move button")
        self.page = opened.value

    def close_without_a_word(self) -> None:
        """The battery is dead, or the browser was swept away."""
        self.look()
        self.page.close()

    def look(self) -> None:
        """What it believes now is added to what it has believed."""
        self.believed |= set(self.page.evaluate(RECEIPTS))


@dataclass
class Day:
    """Each verb is an event of the day."""

    laptop: Laptop
    network: HallNetwork
    disk: SmallDisk
    phones: list[Phone]
    pace: Pace
    kills: int = 0

    def play(self) -> None:
        self.laptop.start(self.network.address)
        self.laptop.start_phase("Forces")
        for phone in self.phones:
            phone.open()
        self.write_calmly()
        self.kill_while_they_write(close=0)
        self.laptop.start_phase("Faiblesses")
        self.cut_the_wifi()
        self.fill_the_disk()
        self.laptop.start_phase("Attentes")
        self.kill_while_they_write(close=5)
        self.aeroplane_mode()
        self.change_address()
        self.laptop.start_phase("Contributions")
        self.write_calmly()

    def write_calmly(self) -> None:
        for _ in range(self.pace.rounds):
            for phone in self.phones:
                phone.write(taps=2 if phone.number % 4 == 0 else 1)
            self.pace.pause(self.pace.between_cards_s)
        self._all_arrive()

    def kill_while_they_write(self, close: int) -> None:
        """In the middle of a round; the last phones write to nobody. `close`: so many phones are
        closed meanwhile, and opened again when the laptop is back."""
        for _ in range(self.pace.rounds - 1):
            for phone in self.phones:
                phone.write()
            self.pace.pause(self.pace.between_cards_s)
        for phone in self.phones[: PHONES // 2]:
            phone.write()
        self.laptop.kill()
        self.kills += 1
        for phone in self.phones[PHONES // 2 :]:
            phone.write()
        self.phones[-1].expect_to_wait()
        closed = self.phones[-close:] if close else []
        for phone in closed:
            phone.close_without_a_word()
        self.laptop.start(self.network.address)
        for phone in closed:
            phone.open()
        for phone in self.phones[:2]:
            phone.page.reload()
        self._all_arrive()

    def cut_the_wifi(self) -> None:
        self.network.cut()
        for phone in self.phones:
            phone.write()
        for phone in self.phones:
            expect(phone.page.locator("#lost")).not_to_be_empty(timeout=1_000 * PATIENCE_S)
            phone.expect_to_wait()
        self.pace.pause(self.pace.cut_s)
        self.network.mend()
        self._all_arrive()

    def fill_the_disk(self) -> None:
        """The phones are answered that nothing can be kept; they say so, and keep it."""
        self.disk.fill()
        for phone in self.phones:
            phone.write()
        for phone in self.phones:
            phone.expect_to_wait()
        self.pace.pause(self.pace.between_cards_s)
        self.disk.make_room()
        self._all_arrive()

    def aeroplane_mode(self) -> None:
        for phone in self.phones[::3]:
            phone.context.set_offline(True)
        for phone in self.phones:
            phone.write()
        for phone in self.phones[::3]:
            phone.expect_to_wait()
            phone.context.set_offline(False)
        self._all_arrive()

    def change_address(self) -> None:
        """The router gives the laptop another one, while cards wait on some phones: these take them
        along, as their page offers; the others open the new link."""
        for phone in self.phones:
            phone.look()
        host = self.network.renumber()
        caught = self.phones[:CAUGHT]
        for phone in caught:
            phone.write()
        self.laptop.wait_for_form(host)
        for phone, link in _with_links(self.phones, self.laptop.links(host)):
            phone.link = link
            if phone in caught:
                phone.expect_to_wait()
                phone.move_to(f"{host}:{self.laptop.port}")
            else:
                phone.page.close()  # it may be about to go there by itself
                phone.open()
        self._all_arrive()

    def _all_arrive(self) -> None:
        for phone in self.phones:
            phone.expect_all_gone()
            phone.look()


@dataclass(frozen=True)
class Told:
    """What came out of a day."""

    kills: int
    wrote: Sequence[str]
    believed: frozenset[str]
    report: str
    sound: bool
    ended: int
    """Exit status of the desk."""
    complaints: Sequence[str]
    """Of the pages' scripts."""

    @property
    def lost(self) -> list[str]:
        return [text for text in sorted(self.believed) if _mark(text) not in self.report]

    @property
    def doubled(self) -> list[str]:
        return [text for text in self.wrote if self.report.count(_mark(text)) > 1]

    @property
    def in_report(self) -> int:
        return sum(_mark(text) in self.report for text in self.wrote)


def play(folder: Path, pace: Pace) -> Told:
    complaints: list[str] = []
    with (
        small_disk(folder / "disk", megabytes=24) as disk,
        hall_network("wl") as network,
        _phones(network, complaints) as phones,
    ):
        laptop = Laptop.with_workshop(disk.folder / "library.db", network.address, _free_port())
        for phone, link in _with_links(phones, laptop.links(network.address)):
            phone.link = link
        day = Day(laptop, network, disk, phones, pace)
        try:
            day.play()
            ended = laptop.quit()
        finally:
            laptop.give_up()
        return Told(
            day.kills,
            [text for phone in phones for text in phone.wrote],
            frozenset(text for phone in phones for text in phone.believed),
            laptop.report(folder / "compte-rendu.pdf"),
            laptop.is_sound(),
            ended,
            complaints,
        )


@contextmanager
def _phones(network: HallNetwork, complaints: list[str]) -> Iterator[list[Phone]]:
    launcher = network.launcher(CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=launcher, args=["--no-sandbox"])
        yield [
            Phone(number, _context(browser, complaints), "", complaints) for number in range(PHONES)
        ]
        browser.close()


def _context(browser: Browser, complaints: list[str]) -> BrowserContext:
    context = browser.new_context(**PHONE)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.set_default_timeout(1_000 * PATIENCE_S)
    return context


def _with_links(phones: Sequence[Phone], links: Sequence[str]) -> Iterator[tuple[Phone, str]]:
    """Fifteen phones on nine tables: six tables have two."""
    return ((phone, links[phone.number % TABLES]) for phone in phones)


def _free_port() -> int:
    with socket.create_server(("0.0.0.0", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _go_on(dialog: Dialog) -> None:
    dialog.accept()


def _mark(text: str) -> str:
    return text.partition(" ")[0]
