"""Ninety phones that vote within twenty seconds, each twice and each repeated, over real HTTP.

    python -m benchmarks.vote [--phones 90] [--over 20]

Each phone opens its page, reads its state, casts a ballot, is told it twice (the answer « lost »),
then changes its mind. Prints one JSON object: ballots lost or doubled, those over the limit, how
long an answer took (median, longest), and `ratio` of the twenty seconds to what all of it takes at
once, without waiting: how many such halls this laptop would bear.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from uuid import UUID, uuid4

from workshop_app.bootstrap import House, free_port, open_house
from workshop_app.domain.votes import Vote, VotingCode, code_voter
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.people import add_person
from workshop_app.services.ports import Command, R
from workshop_app.services.vote_items import offered_items
from workshop_app.services.votes import ballots_of, close_vote, open_the_vote, prepare_vote
from workshop_app.services.voting_codes import make_codes
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings

ITEMS, CARDS = 12, 210
KINDS = ("forces", "faiblesses", "attentes", "contributions")
HOST = "127.0.0.1"
ANSWER_WITHIN_S = 30.0


class Hall:
    """A workshop of `phones` people whose vote is open, its form answering on this computer."""

    def __init__(self, house: House, phones: int) -> None:
        self.house, self.key = house, uuid4()
        self.do(partial(create_workshop, model="concertation", title="Banc"))
        for number in range(CARDS):
            kind = KINDS[number % len(KINDS)]
            draft = Draft(uuid4(), 1 + number % 9, kind, f"Carte {number}", source="desk")
            self.do(partial(write_card, draft=draft))
        for number in range(phones):
            add = partial(add_person, first_name="Anne", last_name=f"Roux {number}")
            self.do(add)
        self.codes: Sequence[VotingCode] = self.do(partial(make_codes, wanted=phones + 1))
        offered = house.library.read(self.key, partial(offered_items, now=None))
        items = [each.item for each in offered[:ITEMS]]
        prepare = partial(prepare_vote, title="Banc", items=items, voter="person")
        self.vote: Vote = self.do(partial(open_the_vote, key=self.do(prepare).id))

    def do(self, command: Command[R]) -> R:
        return self.house.library.submit(self.key, "bench", command).result(ANSWER_WITHIN_S)


class Phone(threading.Thread):
    """One person: looks, votes, repeats, changes her mind."""

    def __init__(self, address: str, code: str, vote: Vote, wait_s: float, chance: int) -> None:
        super().__init__()
        self._address, self._code, self._vote = address, code, vote
        self._wait_s, self._chance = wait_s, random.Random(chance)
        self.spent: list[float] = []
        self.statuses: list[int] = []
        self.last: dict[str, int] = {}

    def run(self) -> None:
        time.sleep(self._wait_s)
        self._ask("GET", "", None)
        self._ask("GET", "/state", None)
        first, self.last = self._points(), self._points()
        for points in (first, first, self.last):
            content = {"points": points, "vote": str(self._vote.id)}
            self.statuses.append(self._ask("PUT", "/ballot", content))

    def _points(self) -> dict[str, int]:
        points: dict[str, int] = {}
        for _point in range(self._vote.budget):
            item = str(self._chance.choice(self._vote.items).id)
            if points.get(item, 0) < self._vote.most:
                points[item] = points.get(item, 0) + 1
        return points

    def _ask(self, method: str, path: str, content: object) -> int:
        line = http.client.HTTPConnection(self._address, timeout=ANSWER_WITHIN_S)
        begun = time.perf_counter()
        try:
            body = None if content is None else json.dumps(content)
            line.request(method, f"/v/{self._code}{path}", body, {"Accept": "application/json"})
            answer = line.getresponse()
            answer.read()
        finally:
            line.close()
        self.spent.append(time.perf_counter() - begun)
        return answer.status


def run(phones: int, over_s: float) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(Settings(library=str(Path(folder) / "vote.db")))
        with closing(house):
            hall = Hall(house, phones)
            port = free_port(HOST, 18_000)
            server, address = house.serve(HOST, port), f"{HOST}:{port}"
            try:
                spent_s, voters = _vote(hall, address, phones, over_s)
                extra = Phone(address, hall.codes[phones].code, hall.vote, 0.0, phones)
                extra.run()
                found = _found(hall)
                closed = hall.do(partial(close_vote, key=hall.vote.id))
                again = [mark for ballot in _ballots(hall, closed) for mark in ballot.values()]
            finally:
                server.stop()
    expected = {str(_voter(hall, n)): phone.last for n, phone in enumerate(voters)}
    answers = sorted(each for phone in voters for each in phone.spent)
    return {
        "phones": phones,
        "over_s": over_s,
        "lost": sum(found.get(voter) != points for voter, points in expected.items()),
        "doubled": len(found) - len(expected),
        "refused": sum(status != 200 for phone in voters for status in phone.statuses),
        "over_the_limit_refused": all(status == 409 for status in extra.statuses),
        "points_recounted": sum(again) == sum(sum(p.values()) for p in expected.values()),
        "median_ms": round(1_000 * median(answers), 1),
        "longest_ms": round(1_000 * answers[-1], 1),
        "all_took_s": round(spent_s, 2),
    }


def _vote(hall: Hall, address: str, phones: int, over_s: float) -> tuple[float, list[Phone]]:
    chance = random.Random(phones)
    voters = [
        Phone(address, hall.codes[n].code, hall.vote, chance.uniform(0, over_s), n)
        for n in range(phones)
    ]
    begun = time.perf_counter()
    for phone in voters:
        phone.start()
    for phone in voters:
        phone.join()
    return time.perf_counter() - begun, voters


def _voter(hall: Hall, number: int) -> str:
    return code_voter(hall.codes[number].id, hall.vote.id)


def _found(hall: Hall) -> dict[str, dict[str, int]]:
    ballots = hall.house.library.read(hall.key, partial(ballots_of, vote=hall.vote))
    return {b.voter: {str(m.item): m.value for m in b.marks} for b in ballots}


def _ballots(hall: Hall, vote: Vote) -> list[dict[UUID, int]]:
    found = hall.house.library.read(hall.key, partial(ballots_of, vote=vote))
    return [{mark.item: mark.value for mark in ballot.marks} for ballot in found]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--phones", type=int, default=90)
    parser.add_argument("--over", type=float, default=20.0)
    asked = parser.parse_args()
    measured = run(asked.phones, asked.over)
    at_once = run(asked.phones, 0.0)
    measured["at_once_s"] = at_once["all_took_s"]
    measured["at_once_lost"] = at_once["lost"]
    measured["ratio"] = round(asked.over / float(str(at_once["all_took_s"])), 1)
    print(json.dumps(measured, indent=1))


if __name__ == "__main__":
    main()
